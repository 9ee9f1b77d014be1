"""Price limits in Chinese: 五十以内, 两三百块, 二十多块, 一百出头, 百来块."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from dialogue.numbers import CHINESE, chinese_number, chinese_span, grain, number

Limits = tuple[Decimal | None, Decimal | None]

_MONEY = r"(?:块钱|块|元|圆|刀|美刀|美元|美金|欧元|欧|大洋|人民币|rmb|usd)"
_NUMBER = rf"(?:\d+(?:\.\d+)?[千万kw]?|{CHINESE})"
_GAP = r"\s*"
# What is counted in these is no money: 20包, 三岁以上, 最多两个.
_COUNTED = (
    r"(?!\s*(?:个|只|包|瓶|斤|公斤|千克|克|升|毫升|岁|天|年|月|号|点|度|码|寸|英寸|厘米|毫米|米|片|盒|袋|件|双|条|"
    r"人|位|次|遍|分|秒|小时|页|本|字|层|楼|周|星期|折|%|％|口|种|款|家|句|毫安|瓦|支|罐|箱|套|张|颗|粒|串|代|级|"
    r"cm|kg|mm|ml|mah|g\b|l\b|w\b|\d|[零一二两三四五六七八九十百千万]))"
)
_AMOUNT = rf"({_NUMBER}){_GAP}{_MONEY}?"
_AMOUNT_ALONE = rf"({_NUMBER})(?:{_GAP}{_MONEY}|{_COUNTED})"
_BEFORE_MAX = (
    r"不超过|别超过?|不要超过?|不能超过?|不想超过?|超不过|不高于|不大于|不多于|低于|少于|小于|不到|顶多|最多|至多|最贵|"
    r"最高|上限(?:是|就)?|封顶|控制在|预算(?:[是有在就才只给约]|大概|大约|差不多|最多|不多|只有|一共|总共)*[:：]?|"
    r"只有|就剩|只带了"
)
_AFTER_MAX = r"以内|之内|以下|之下|内|封顶|打住|顶天|到顶|为限|为上限|往下|能买|可以买|够买|能拿下"
_BEFORE_MIN = r"至少|起码|最少|最低|不低于|不少于|不小于|高于|多于|大于|超过|不下于?"
_AFTER_MIN = r"以上|之上|往上|起步|起(?!来|码)|朝上|开外|打底"
_ABOUT = r"大概|大约|差不多|约莫|约"
_AFTER_ABOUT = r"左右|上下|前后|附近|差不多"


def _chosen(text: str) -> Decimal | None:
    return number(text) if text[-1:] not in "千万kw" or not text[0].isdigit() else _scaled(text)


def _scaled(text: str) -> Decimal:
    scale = {"千": 1000, "k": 1000, "万": 10_000, "w": 10_000}[text[-1]]
    return Decimal(text[:-1]) * scale


def _around(value: Decimal) -> Limits:
    return value * Decimal("0.8"), value * Decimal("1.2")


def _range(match: re.Match[str]) -> Limits | None:
    low, high = _chosen(match[1]), _chosen(match[2])
    if low is None or high is None:
        return None
    if low < 10 <= high and match[2][-1] in "十百千":  # 两到三百
        low *= grain(high)
    return (low, high) if low < high else None


def _span(match: re.Match[str]) -> Limits | None:
    return chinese_span(match[1])


def _some(match: re.Match[str]) -> Limits | None:
    """十几块 is 10 to 20, 几十块 is 20 to 90."""
    if match[1]:
        value = chinese_number(match[1])
        return (value, value + grain(value)) if value else None
    unit = chinese_number(match[2])
    return (2 * unit, 9 * unit) if unit else None


def _of(shape: Callable[[Decimal], Limits]) -> Callable[[re.Match[str]], Limits | None]:
    def read(match: re.Match[str]) -> Limits | None:
        value = _chosen(match[1])
        return None if value is None else shape(value)

    return read


_END = r"(?=$|[\s,，。.;；!！?？、~～吧的呢啊就]|左右)"
# In the order in which they are tried: a limit (不超过一百) holds before what looks like its opposite.
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Limits | None]], ...] = tuple(
    (re.compile(regex, re.IGNORECASE), read)
    for regex, read in (
        (rf"{_AMOUNT}\s*(?:到|至|-|—|–|~|～)\s*{_AMOUNT_ALONE}(?:之间)?", _range),
        (rf"({CHINESE}){_GAP}{_MONEY}(?:左右|上下)?", _span),
        (rf"({CHINESE})(?:左右|上下|{_END})", _span),
        (rf"(?:([十百]|[一二两三四五六七八九]十)几|几([十百千])){_GAP}(?:{_MONEY}|{_END})", _some),
        (rf"预算(?:大概|大约|差不多|在|是)*\s*{_AMOUNT}\s*(?:{_AFTER_ABOUT})", _of(_around)),
        (rf"(?:{_BEFORE_MAX})\s*{_AMOUNT_ALONE}", _of(lambda value: (None, value))),
        (rf"{_AMOUNT}\s*(?:{_AFTER_MAX})", _of(lambda value: (None, value))),
        (rf"{_AMOUNT}\s*出头", _of(lambda value: (value, value * Decimal("1.2")))),
        (
            rf"({_NUMBER})\s*多\s*(?:{_MONEY}|{_END})",
            _of(lambda value: (value, value + grain(value))),
        ),
        (rf"({CHINESE})[来把]\s*(?:{_MONEY}|{_END})", _of(_around)),
        (rf"(百)八十\s*{_MONEY}?", _of(_around)),
        (rf"{_AMOUNT}\s*(?:{_AFTER_ABOUT})", _of(_around)),
        (rf"(?:{_ABOUT})\s*({_NUMBER})\s*{_MONEY}", _of(_around)),
        (rf"{_AMOUNT}\s*(?:{_AFTER_MIN})", _of(lambda value: (value, None))),
        (rf"(?:{_BEFORE_MIN})\s*{_AMOUNT_ALONE}", _of(lambda value: (value, None))),
    )
)


def read_prices_zh(text: str) -> tuple[Decimal | None, Decimal | None, str]:
    """The (lowest, highest) price asked for in Chinese, and `text` without the words of it."""
    low, high, rest = None, None, text
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(rest):
            found = read(match)
            if found is None:
                continue
            low = found[0] if low is None else low
            high = found[1] if high is None else high
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
            break
        if low is not None and high is not None:
            break
    return low, high, rest
