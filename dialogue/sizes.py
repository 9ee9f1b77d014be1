"""Larger and smaller: the sizes that a catalogue states, and how shoppers ask for another one.

Sizes are weights, volumes, lengths, counts, letters (S to XXXL) or plain numbers, and are compared
only with their like: what cannot be compared is neither larger nor smaller.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from dialogue.words import plain
from recsys.types import Product

Change = Literal["", "larger", "smaller"]
# How much of each kind of measure a size is: {"weight": 567.0}.
Size = Mapping[str, float]

_UNITS: dict[str, tuple[str, float]] = {
    "mg": ("weight", 0.001), "g": ("weight", 1), "kg": ("weight", 1000), "lb": ("weight", 453.6),
    "克": ("weight", 1), "公斤": ("weight", 1000), "千克": ("weight", 1000), "斤": ("weight", 500),
    "ml": ("volume", 1), "cl": ("volume", 10), "dl": ("volume", 100), "l": ("volume", 1000),
    "fl oz": ("volume", 29.57), "pt": ("volume", 473.2), "qt": ("volume", 946.4),
    "gal": ("volume", 3785), "毫升": ("volume", 1), "升": ("volume", 1000),
    "mm": ("length", 0.1), "cm": ("length", 1), "m": ("length", 100), "in": ("length", 2.54),
    "ft": ("length", 30.48), "yd": ("length", 91.44), "厘米": ("length", 1), "米": ("length", 100),
    "sq ft": ("area", 1), "ct": ("count", 1), "dozen": ("count", 12),
    **dict.fromkeys("个只包片支瓶袋件粒枚", ("count", 1.0)),
}  # fmt: skip
_SAME = {
    "gram": "g", "grams": "g", "gr": "g", "kilo": "kg", "kilos": "kg", "kgs": "kg", "lbs": "lb",
    "pound": "lb", "pounds": "lb", "ounce": "oz", "ounces": "oz", "floz": "fl oz",
    "fl. oz": "fl oz", "litre": "l", "litres": "l", "liter": "l", "liters": "l", "pint": "pt",
    "quart": "qt", "gallon": "gal", "gallons": "gal", "inch": "in", "inches": "in", "feet": "ft",
    "foot": "ft", "pk": "ct", "pack": "ct", "packs": "ct", "count": "ct", "pcs": "ct",
    "pieces": "ct", "pc": "ct",
}  # fmt: skip
_LETTERS = {name: place for place, name in enumerate("xxs xs s m l xl xxl xxxl".split())}
_LETTERS |= {"2xl": 6, "3xl": 7, "small": 2, "medium": 3, "large": 4}
_NUMBER = r"\d+(?:[.,]\d+)?"
_SIZE = re.compile(
    rf"(?:(?P<times>{_NUMBER})\s*(?:x|×|\*)\s*)?(?P<n>half|{_NUMBER}(?:\s*/\s*\d+)?)[\s-]*"
    r"(?P<unit>[a-z]+(?:[. ]+[a-z]+)?|[一-鿿]+)?"
)

_GOODS = (
    r"(?:ones?|sizes?|(?:pack|packet|package|bag|bottle|box(?:e)?|jar|can|tub|carton|version)s?)\b"
    r"(?: of\b)?"
)
_LARGER = re.compile(
    rf"\b(?:(?:bigger|larger)(?: {_GOODS})?|(?:big|large|family|jumbo|value|king)[- ]?{_GOODS}|"
    r"size up|"
    r"(?:far |way |much |a bit |a little )?too (?:small|tiny|tight)|not (?:big|large) enough)\b|"
    r"大[一]?[点些号]|[再更]大|大(?:包装?|瓶|份|袋|桶|罐|盒)的?|太小|小了",
    re.IGNORECASE,
)
_SMALLER = re.compile(
    rf"\b(?:smaller(?: {_GOODS})?|(?:small|little|mini|travel|tiny)[- ]?{_GOODS}|size down|"
    r"(?:far |way |much |a bit |a little )?too (?:big|large|huge|bulky)|not so (?:big|large)|"
    r"not (?:small) enough)\b|"
    r"小[一]?[点些号](?!心|声)|[再更]小|小(?:包装?|瓶|份|袋|罐|盒)的?|太大|大了",
    re.IGNORECASE,
)
# Not the size of goods: of prices, firms and people, of age, and questions which one is larger.
_OTHER = re.compile(
    r"\b(?:smaller|bigger|larger|small|big|large) (?:price|budget|budgets|cost|compan\w+|firms?|"
    r"brands?|producers?|shops?|businesses|fonts?|text|pictures?|discounts?|selection|range|"
    r"choice)\b|"
    r"\b(?:which|what)(?:'s| is| one| of)?\b.{0,25}\b(?:bigger|larger|smaller)\b|"
    r"\b(?:is|are) (?:the |that |this |it )?.{0,30}\b(?:bigger|larger|smaller) (?:than|or)\b|"
    r"\bexchange\b|\bswap\b|"
    r"哪[^,，。]{0,6}[大小]|[长年][大了]|大[一]?点[儿]?声|(?:年纪|岁数|力气|声音|压力|味道|风险|价格|差别)[^,，。]{0,3}[大小]|"
    r"换[大小]一?号|换货|不大[不,，]",
    re.IGNORECASE,
)
_ADDED = re.compile(r"^(?:larger|smaller|something|[大小]一点的) ?")


def asked_size(text: str) -> tuple[Change, str]:
    """Whether `text` asks for a larger or a smaller one than was shown, and its other words."""
    larger, smaller = _LARGER.search(text), _SMALLER.search(text)
    if bool(larger) == bool(smaller) or _OTHER.search(text):
        return "", text
    return ("larger", _LARGER.sub(" ", text)) if larger else ("smaller", _SMALLER.sub(" ", text))


def in_size(words: str, change: Change, chinese: bool) -> str:
    """`words` for goods as words for a larger or a smaller one of them."""
    goods = without_size(words)
    if chinese:
        return f"{'大' if change == 'larger' else '小'}一点的{goods}"
    return f"{change} {goods}" if goods else f"something {change}"


def without_size(words: str) -> str:
    """The words for goods in what `in_size` made of them."""
    return _ADDED.sub("", _ADDED.sub("", words))


def read_size(text: str) -> Size:
    """How much a size such as "6 x 330 ml", "half gallon", "12-pack" or "XL" is; {} if unknown."""
    said = " ".join(plain(text).split())
    if said in _LETTERS:
        return {"letters": _LETTERS[said]}
    match = _SIZE.fullmatch(said)
    if not match:
        return {}
    amount = _amount(match["n"]) * (_amount(match["times"]) if match["times"] else 1.0)
    unit = match["unit"] or ""
    unit = _SAME.get(unit, unit)
    if unit == "oz":  # of weight in dry goods, of volume in drinks
        return {"weight": 28.35 * amount, "volume": 29.57 * amount}
    kind, each = _UNITS.get(unit, (unit or "number", 1.0))
    return {kind: each * amount}


def _amount(text: str) -> float:
    if text == "half":
        return 0.5
    above, _, below = text.replace(",", ".").partition("/")
    return float(above) / (float(below) or 1.0) if below else float(above)


def read_sizes(products: Iterable[Product]) -> dict[str, Size]:
    """The sizes that can be read, by item id."""
    told = ((one.item_id, read_size(one.attributes.get("size", ""))) for one in products)
    return {item: size for item, size in told if size}


def of_size(
    newest: Product, change: Change, sizes: Mapping[str, Size], category_of: Mapping[str, str]
) -> tuple[str, ...]:
    """The items of the category of `newest` that are larger than it, or smaller."""
    own = sizes.get(newest.item_id, {})
    sign = 1 if change == "larger" else -1
    return tuple(
        item
        for item, size in sizes.items()
        if category_of.get(item) == newest.category
        and any(sign * (size[kind] - own[kind]) > 1e-9 for kind in own if kind in size)
    )
