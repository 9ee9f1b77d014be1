"""What an attribute of a product says, as a clause: "it is waterproof", "its material is wool"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from recsys.types import Product

_YES, _NO = frozenset({"yes", "true", "是", "有"}), frozenset({"no", "false", "none", "否", "无"})
_ADJECTIVE = re.compile(
    r"(?:proof|able|ible|less|free|resistant|friendly|safe|ed|ic|al|ous|ive|ful|tight|ready|lit|"
    r"compatible|vegan|vegetarian|dry|slip|unisex|adult|indoor|outdoor|hardcover|matte|cordless|"
    r"transparent|independent|(?:quick|self|noise|non)[- ]\w+ing)$"
)
_FORMS = MappingProxyType({
    "players": "{value} can play it",
    "persons": "it is for {value} people", "age": "it is meant for age {value}",
    "age range": "it is meant for age {value}", "weight": "it weighs {value}",
    "fits": "it fits {value}", "season": "it is meant for {value}",
})  # fmt: skip
_CHINESE = MappingProxyType({
    "waterproof": "防水", "material": "材质", "weight": "重量", "color": "颜色", "colour": "颜色",
    "size": "尺寸", "capacity": "容量", "pages": "页数", "author": "作者", "language": "语言",
    "age": "适用年龄", "players": "玩家人数", "power": "功率", "season": "适用季节",
    "hood": "帽子", "machine washable": "可机洗", "batteries included": "含电池",
    "dishwasher safe": "可用洗碗机", "bluetooth": "蓝牙", "width": "宽度", "height": "高度",
    "length": "长度", "depth": "深度", "fit": "版型", "publisher": "出版社", "format": "装帧",
    "battery life": "续航", "screen size": "屏幕尺寸", "resolution": "分辨率", "wireless": "无线",
    "pockets": "口袋数", "lining": "内衬", "sole": "鞋底", "closure": "闭合方式",
    "volume": "容积", "genre": "类型", "playing time": "游戏时长", "illustrated": "有插图",
    "illustrations": "插图", "series": "系列", "foldable": "可折叠", "windproof": "防风",
    "insulation": "保暖层", "brightness": "亮度", "connection": "连接方式", "noise": "噪音",
    "cable length": "线长", "cordless": "无绳", "dimmable": "可调光", "timer": "定时",
    "assembly required": "需要组装", "stackable": "可叠放", "oven safe": "可进烤箱", "lid": "盖子",
    "year": "出版年份", "pieces": "件数", "difficulty": "难度", "rechargeable": "可充电",
    "department": "部门", "edition": "版本", "hardcover": "精装", "persons": "适用人数",
    "packed size": "收纳尺寸", "temperature rating": "适用温度", "reflective": "反光",
})  # fmt: skip

# How a question asks for an attribute without naming it, by the attribute's name.
_ASKS = MappingProxyType({
    "material": r"made (?:of|from|out of)|fabric|cotton|wool|leather|plastic|什么(?:做的|料)|面料",
    "weight": r"weigh\w*|heavy|light(?:weight)?\b|多重|重不重|几斤",
    "color": r"colou?rs?|什么色|颜色", "colour": r"colou?rs?|什么色|颜色",
    "size": r"how (?:big|large|small|tall|wide|long)|sizes?|dimensions?|多大|尺码|规格",
    "pages": r"pages?|how (?:long|thick)|多少页|几页",
    "players": r"players?|how many (?:can|people)|几个?人",
    "age": r"\bages?\b|how old|years? old|几岁|多大的?孩子",
    "author": r"who wrote|written by|author|谁写",
    "capacity": r"capacity|how much (?:does|can) it hold|lit(?:er|re)s?|多少升|装多少",
    "battery life": r"battery last|long does the battery|续航|能用多久",
    "power": r"watt\w*|powerful|多少瓦",
    "language": r"which language|what language|in english|什么语言|中文版",
    "season": r"winter|summer|冬天|夏天",
})  # fmt: skip
_STATES = frozenset({"无线", "无绳", "精装", "反光"})


def attribute_in_words(key: str, value: str, language: str = "en") -> str:
    """The attribute as a clause about "it", in English or Chinese ("材质是merino wool")."""
    key, value = key.strip().replace("_", " "), value.strip()
    word = value.casefold()
    sign = word in _YES if word in _YES | _NO else None
    return _chinese(key, value, sign) if language == "zh" else _english(key, value, sign)


def category_in_words(product: Product, language: str = "en") -> str:
    """The kind of a product as a clause, for one of which no attribute is known."""
    return f"它属于{product.category}" if language == "zh" else f"its kind is {product.category}"


def chinese_key(key: str) -> str:
    """The Chinese name of an attribute; the key itself where none is known."""
    return _CHINESE.get(key.casefold().replace("_", " "), key)


def _english(key: str, value: str, sign: bool | None) -> str:
    low = key if key[:2].isupper() else key[:1].casefold() + key[1:]
    if sign is not None:
        if low.endswith(" included"):
            return f"it comes {'with' if sign else 'without'} {low.removesuffix(' included')}"
        if low.endswith(" required"):
            return f"{low.removesuffix(' required')} is {'' if sign else 'not '}required"
        if _ADJECTIVE.search(low.split()[-1]):
            return f"it is {'' if sign else 'not '}{low}"
        return f"it is listed {'with' if sign else 'without'} {low}"
    if low in _FORMS:
        return _FORMS[low].format(value=value)
    plural = low.endswith("s") and not low.endswith("ss")
    if plural and re.match(r"\d+(?: to \d+)?$", value):
        return f"it has {value} {low.removesuffix('s') if value == '1' else low}"
    return f"its {low} {'are' if plural else 'is'} {value}"


def _chinese(key: str, value: str, sign: bool | None) -> str:
    name = chinese_key(key)
    if sign is None:
        return f"它的{name}是{value}"
    if name[:1] in "可防有含需带":
        rest = name.removeprefix("可")
        return f"它{name}" if sign else f"它{'不可' if name[:1] == '可' else '不'}{rest}"
    if name == key:
        return f"商品资料里{key}一项写的是{'有' if sign else '无'}"
    if name in _STATES:
        return f"它{'' if sign else '不'}是{name}的"
    return f"它{'' if sign else '没'}有{name}"


def asked_attribute(message: str, attributes: Mapping[str, str]) -> str:
    """The name of the attribute that a question on a product asks for; "" where it asks for none.

    The question names it ("is it machine washable?", 防水吗) or asks for it in other words ("what
    is it made of?").
    """
    said = message.casefold()
    words = set(re.findall(r"[a-z]+", said))
    for key in sorted(attributes, key=len, reverse=True):
        name = key.casefold().replace("_", " ")
        if set(name.split()) <= words or (name in _CHINESE and _CHINESE[name] in said):
            return key
        if name in _ASKS and re.search(_ASKS[name], said):
            return key
    return ""
