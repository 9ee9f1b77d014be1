"""Package sizes as shelf labels write them ("12 PK/12 OZ") into words for a person."""

from __future__ import annotations

import re

_UNITS = {
    "OZ": "oz", "OZS": "oz", "Z": "oz", "LB": "lb", "GA": "gal", "GAL": "gal", "QT": "qt",
    "PT": "pt", "L": "L", "LT": "L", "ML": "ml", "GM": "g", "G": "g", "CT": "ct", "COUNT": "ct",
    "DZ": "dozen", "DOZ": "dozen", "DZN": "dozen", "PK": "pack", "PACK": "pack",
    "PC": "pieces", "PCS": "pieces", "SQ FT": "sq ft", "FT": "ft", "YD": "yd", "IN": "in",
    "LD": "loads", "LDS": "loads", "LOAD": "loads", "LOADS": "loads",
    "ROLL": "rolls", "ROLLS": "rolls", "SHEET": "sheets", "SHEETS": "sheets",
    "STEM": "stems", "STEMS": "stems", "CARD": "cards",
}  # fmt: skip
_COUNTS = {"ct", "pack", "pieces", "loads", "rolls", "sheets", "stems", "cards"}
_CONTENT = {"oz", "L", "ml", "g", "lb", "pt", "qt", "gal"}
_LARGEST = {
    "oz": 800.0, "lb": 60.0, "gal": 8.0, "qt": 80.0, "pt": 16.0, "L": 20.0, "ml": 4000.0,
    "g": 4000.0, "ct": 1000.0, "pack": 60.0, "dozen": 10.0, "pieces": 500.0, "sq ft": 3000.0,
    "ft": 1000.0, "yd": 500.0, "in": 120.0, "loads": 300.0, "rolls": 60.0, "sheets": 2000.0,
    "stems": 60.0, "cards": 100.0,
}  # fmt: skip
_SMALLEST = {"oz": 0.08, "ml": 1.0}
_PIECES = {"loads": "load", "rolls": "roll", "sheets": "sheet", "stems": "stem", "pieces": "piece",
           "cards": "card"}  # fmt: skip

_BY_WEIGHT = {"Produce", "Meat", "Seafood", "Deli"}
_DRINKS = {"Drinks", "Beer, wine & spirits"}
_LARGEST_BAG = {
    "Potatoes": 15.0, "Onions and garlic": 10.0, "Onions": 10.0, "Citrus fruit": 10.0,
    "Apples and pears": 10.0,
}  # fmt: skip
_MOST_PIECES = 4
_LARGEST_OF_MANY = {"oz": 40.0, "ml": 1000.0, "g": 1000.0, "L": 3.0}

_NUMBER = r"(?:\d+ \d/\d+|\d+/\d+(?![\d.])|\d*\.\d+|\d+)"
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_INSIDE = "OZ|OZS|Z|LB|ML|L|GM|G|GAL|QT|PT"
_ONE = re.compile(rf"({_NUMBER})\s*-?(?:FL )?({_UNIT})\b\.?(?!.*\bIN\b).*")
_MANY = re.compile(rf"(\d+)\s*(?:PK|P)?\s*[/X -]\s*({_NUMBER})\s*(?:FL )?({_INSIDE})\b.*")
_OF_MANY = re.compile(rf"({_NUMBER})\s*({_INSIDE})\s*/?\s*(\d+)\s*PK\b.*")
_RANGE = re.compile(rf"(\d+)\s*-\s*(\d+)\s*({_UNIT})\b.*")
# What all pieces of a pack weigh together: "8 CT/16.3 OZ", "10.4 OZ/8 CT", "41-50/16 OZ".
_TOTAL = re.compile(
    rf"(?:\d+\s*CT\s*[/ -]\s*|\d+-\d+/)?({_NUMBER})\s*({_INSIDE})(?:\s*/\s*\d+\s*CT\b.*)?"
)
_BARE = re.compile(r"(?:1 |EACH )?(GAL|PT|QT|DZ|DOZ)")
_HALF = re.compile(r"(?:HALF|1/2|\.50?|0\.50?)\s*(?:GAL|GA)\b.*")
# A warehouse code before the size: "L      8 OZ", "P 623 8 OZ", "470    8 OZ", "(600) 4 LB".
_CODE = re.compile(r"^(?:[A-Z]{1,2} {1,6}(?:D +)?(?:\d{3} +)?|\d{3,} +|\(\d+\) *)(?=[\d.])")


def size_words(text: str) -> str:
    """The size in words ("12 x 12 oz"), or "" where the label tells a person nothing."""
    label = _CODE.sub("", re.sub(r"\s+", " ", text.upper()).strip())
    if _HALF.fullmatch(label):
        return "half gallon"
    if found := _BARE.fullmatch(label):
        return f"1 {_UNITS[found[1]]}"
    if found := _RANGE.fullmatch(label):
        low, high = int(found[1]), int(found[2])
        unit = _UNITS[found[3]]
        if unit in _CONTENT:
            return _packs(low, high, unit)
        return f"{low} to {high} ct" if unit == "ct" and low < high <= 1000 else ""
    if found := _TOTAL.fullmatch(label):
        return _amount(found[1], _UNITS[found[2]])
    if found := _OF_MANY.fullmatch(label):
        return _packs(int(found[3]), _value(found[1]), _UNITS[found[2]])
    if (found := _MANY.fullmatch(label)) and not _is_fraction(label):
        return _packs(int(found[1]), _value(found[2]), _UNITS[found[3]])
    if found := _ONE.fullmatch(label):
        return _amount(found[1], _UNITS[found[2]])
    return ""


def as_sold(size: str, department: str, category: str, kind: str) -> str:
    """The size as a shopper meets it on this shelf, or "" where it is not that of what they buy.

    Loose goods carry the size of their crate ("40 LB" bananas), drinks that of the whole case
    (405.6 oz is 24 bottles of 16.9), and some labels lost their decimal point.
    """
    if " to " in size:
        return "" if department == "Produce" else size
    number, _, unit = size.partition(" ")
    if not re.fullmatch(r"[\d.]+", number) or " " in unit:
        return size
    value = float(number)
    if department in _DRINKS and category != "Drink mixes":
        return _drink(value, unit, kind) if unit in {"oz", "ml"} else size
    if department in _BY_WEIGHT:
        if unit == "oz" and value % 16 == 0:
            value, unit, size = value / 16, "lb", f"{value / 16:.0f} lb"
        limit = _LARGEST_BAG.get(category, 5.0) if department == "Produce" else 10.0
        if unit == "lb" and value > limit:
            return ""
        if unit == "ct" and value > _MOST_PIECES and department == "Produce":
            return ""
    return size


def _drink(value: float, unit: str, kind: str) -> str:
    if value < (2.0 if unit == "oz" else 40.0):
        return ""
    each = 12.0 if re.search(r"\b(?:cans|beer)\b", kind.lower()) else 16.9
    count = value / each
    if unit == "oz" and count >= 4 and abs(count - round(count)) < 1e-6:
        return f"{count:.0f} x {each:g} oz"
    return f"{value:g} {unit}"


def _is_fraction(label: str) -> bool:
    """Whether the label begins with a fraction ("3/4 OZ"), not with a count ("6/4 OZ")."""
    found = re.match(r"(\d)/([248])\s", label)
    return found is not None and int(found[1]) < int(found[2])


def _packs(count: int, each: float, unit: str) -> str:
    """`count` of `each`; what is too much for one of several is the sum of all."""
    amount = _amount(str(each), unit)
    if not amount or not 0 < count <= 60:
        return ""
    together = count == 1 or each > _LARGEST_OF_MANY.get(unit, 4.0)
    return amount if together else f"{count} x {amount}"


def _amount(number: str, unit: str) -> str:
    value = _value(number)
    if not _SMALLEST.get(unit, 0.0) < value <= _LARGEST[unit]:
        return ""
    if unit in _COUNTS and value != int(value):
        return ""
    if unit in {"ct", "pack", "pieces", "rolls"} and value <= 1:
        return ""
    if unit == "ml" and value >= 1000:
        value, unit = value / 1000, "L"
    shown = f"{value:.3f}".rstrip("0").rstrip(".")
    if unit == "pack":
        return f"{shown}-pack"
    return f"{shown} {_PIECES.get(unit, unit) if value == 1 else unit}"


def _value(number: str) -> float:
    total = 0.0
    for part in number.split():
        above, _, below = part.partition("/")
        if below and not int(below):
            return 0.0
        total += float(above) / float(below or 1)
    return total
