"""Pieces of the Chinese patterns by which people state facts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogue import vocabulary_zh as words
from dialogue.kin import CHINESE

# Words that may stand between a subject and what is said of it.
ADVERB = (
    r"(?:真的?是?|是真的|倒是?|也|都|还|还是|就|又|最|特别|特|超级|超|很|非常|挺|蛮|比较|相当|一直|向来|从小就?|平时|平常|一般|现在|目前|"
    r"今年|最近|其实|可|更|"
    r"居然|竟然?|去年|前年|上个?月|上周|上个?星期|年初|年前|前几天|前阵子|前段时间|前不久|不久前|几年前|半年前|原来|反正|贼|巨|好|老|天生|确实|实在|的确|本来就|"
    r"有点儿?|有些|稍微|主要|经常|通常|都是|刚|刚刚|已经|这人|这个人|自己|呢|啊|吧|属于|算是|是属于|早就|多年|常年|长期|从来都?|全家都?|一家都?|家里?|"
    r"家人都?|每天都?|完全|根本|绝对|严重|就是)*"
)
WORD = r"[一-鿿A-Za-z0-9&·]"
FOOD = rf"(?P<what>(?:{WORD}|[、]){{1,20}}?)"
REST = r"(?P<what>.+)"
NUMERAL = r"(?:\d{1,4}|[零一二两三四五六七八九十百千俩]+)"
KIN = "|".join(sorted(CHINESE, key=len, reverse=True))
PET = "|".join(sorted(words.PETS, key=len, reverse=True))
MORE = r"(?:的|了|啊|呀|呢|哦|哈|啦|嘛|吧|诶|唉|哟|喔|噢|捏|滴|哇|嗷|哎|呗|咯|嘿嘿|哈哈)*"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A predicate and the words that state it; `instead_of`: what is not read beside it."""

    predicate: str
    regex: re.Pattern[str]
    needs_subject: bool = False
    instead_of: tuple[str, ...] = ()


def row(predicate: str, regex: str, *instead_of: str, own: bool = False) -> Pattern:
    return Pattern(predicate, re.compile(ADVERB + regex, re.IGNORECASE), own, instead_of)
