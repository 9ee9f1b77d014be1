"""Names a person would say, from the shop's own shorthand ("SW GDS: SW ROLLS/DAN").

Three reviewed tables: `names.csv` (product types and where they stand), `shelves.csv` (aisles, for
types that are not in it), `categories.csv` (the department of each category). An empty name or
category means: not for sale here. `rule_name` words the types that are in no table.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path

_WORDS = {
    "frzn": "frozen", "frz": "frozen", "sft": "soft", "drnk": "drink", "drnks": "drinks",
    "btl": "bottles", "brkfst": "breakfast", "sngl": "single", "srv": "serve",
    "mlt-pk": "multipack", "ss": "single-serve", "dnrs": "dinners", "veg": "vegetable",
    "pickld": "pickled",
    "mex": "Mexican", "misc": "assorted", "misc.": "assorted", "miscellaneous": "assorted",
    "refrig": "refrigerated", "refigerated": "refrigerated", "brd": "breaded",
    "breads": "breads", "portons": "portions", "porton": "portions", "shlfsh": "shellfish",
    "choc": "chocolate", "chococlate": "chocolate", "chix": "chicken", "frd": "fried",
    "cnd": "canned", "jce": "juice", "juic": "juice", "conc": "concentrate", "syrp": "syrup",
    "lozng-drp": "lozenges", "xpctrnt": "expectorants", "hygn": "hygiene", "hygn.": "hygiene",
    "fem": "feminine", "fem.": "feminine", "deod": "deodorant", "mens": "men's",
    "womens": "women's", "ladies": "women's", "childrens": "children's", "boys": "boys'",
    "girls": "girls'", "infants": "infant", "todd": "toddler", "yng": "young", "acc": "accessories",
    "access": "accessories", "access.": "accessories", "acces": "accessories",
    "accs": "accessories", "ww": "whole wheat", "pkg": "packaged", "pkgd": "packaged",
    "w/": "with", "w": "with", "cntrl": "control", "liqs": "drinks", "nut": "nutrition",
    "supp": "supplements", "ntrtnl": "nutrition drinks", "pwdr": "powder", "pwdrs": "powders",
    "sauc": "sauce", "saus": "sausage", "prpck": "packaged", "prepack": "packaged",
    "preportnd": "portions", "ppk": "sliced", "preslc": "", "prslc": "", "lnchmt": "lunch meat",
    "bulk": "", "stk": "steaks", "chp": "chops", "slc": "slices", "grnd": "ground",
    "patty": "patties", "pttys": "patties", "brst": "breast", "shldr": "shoulder", "flnk": "flank",
    "plt": "plate", "shnk": "shank", "brskt": "brisket", "bly": "belly", "wh": "whole",
    "whl": "whole", "iqf": "individually frozen", "rw": "", "gds": "goods", "dan": "danish",
    "crstdas": "crostatas", "cndles": "candles", "retl": "", "accss": "accessories",
    "ref": "refrigerated", "protien": "protein", "specilaty": "specialty", "xmas": "Christmas",
    "carpt": "carpet", "deter": "detergent", "bq": "barbecue", "bbq": "barbecue",
    "marin": "marinades", "brds": "boards", "cv": "covers", "hngrs": "hangers",
    "bskts": "baskets", "plstc": "plastic", "natrl": "natural", "vac": "vacuum",
    "inf": "infant", "diapr": "diapers", "persnl": "personal", "appl": "appliances",
    "ft": "foot", "bth": "bath", "massgrs": "massagers", "lrg": "large", "yogurt": "yogurt",
    "twn": "twin", "decaffinated": "decaf", "flvr": "flavored", "flvrd": "flavored",
    "reg": "regular", "cran": "cranberry", "crmd": "cream-style", "otc": "over-the-counter",
    "worchester": "Worcestershire", "rasp": "raspberry", "hershey": "Hershey",
    "solargenics": "", "preshcool": "preschool", "halloween": "Halloween", "hallowen": "Halloween",
    "dipilatories": "depilatories", "repellants": "repellents", "flourscent": "fluorescent",
    "linaments": "liniments", "hydrocortizone": "hydrocortisone", "accessiores": "accessories",
    "poinsetta": "poinsettia", "perrenials": "perennials", "gerbs": "gerbera daisies",
    "ranier": "Rainier", "soulable": "soluble", "rechrable": "rechargeable",
    "recharable": "rechargeable", "seafd": "seafood", "orgnzrs": "organizers",
    "infl": "inflatable", "swin": "swim", "jhook": "", "sbt": "", "promo": "", "endcap": "",
    "mums": "chrysanthemums", "oriental": "Asian", "catsup": "ketchup", "n": "",
}  # fmt: skip
_PROPER = {
    name.lower(): name
    for name in """Mexican Italian French Asian Indian Japanese Thai Chinese German British Polish
    Greek Hispanic Caribbean Kosher Spanish Canadian Australian American Christmas Easter Halloween
    Valentine CoverGirl Maybelline Revlon Almay L'Oreal Barbie Hasbro Nerf Kodak Scotch Tennessee
    English Dijon Worcestershire Parmesan Swiss Cheddar Mediterranean Gala Fuji Braeburn Anjou
    Bartlett Bosc Portabella Roma Anaheim Rainier Angus DVD TV Coty Yardley Calgon Levi Hanes Leggs
    Vienna New Zealand South Central""".split()
    if name not in {"New", "South", "Central", "Kosher", "Portabella"}
}
_HEADS = {
    "bread": "bread", "cakes": "cakes", "cookies": "cookies", "pies": "pies", "rolls": "rolls",
    "cheese": "cheese", "meat": "deli", "chix": "chicken", "party trays": "party tray",
    "deli tray": "party tray", "cereal": "cereal", "flour": "flour", "margarine": "margarine",
    "tomatoes": "tomatoes", "frozen": "frozen", "snacks": "snacks", "coffee": "coffee",
    "shoe care": "shoe care", "batteries": "batteries", "closet orgnzrs": "closet organizers",
}  # fmt: skip
_DROPPED_HEADS = re.compile(
    r"^(?:SW GDS|SWEET GOODS|PREP FD|PREP FOODS|QSR FD|DL SPEC|SAL|SALAD|MISC|SV BEV|BK SPECLTY|"
    r"COFF SHOP|DAIRY CASE|FM|JHOOK|SPHE|CB|FITNESS ?& ?DIET|NATURAL FOODS|AUTHENTIC)\b\s*[:-]?\s*"
)
_FISH = re.compile(r"^SEAFOOD-(?:FRE|FRZ|MISC)-(?:IQF )?")
_PRODUCE = re.compile(
    r"^(APPLES|POTATOES|ONIONS|TOMATOES|PEPPERS|GRAPES|ORANGES|PEARS|MUSHROOMS|CORN|SQUASH|PEACHES|"
    r"NECTARINES|CHERRIES|CARROTS|HERBS|MELONS|BERRIES|CITRUS|WATERMELON|BEANS|PEAS|"
    r"VEGETABLES|TROPICAL FRUIT|DRIED FRUIT|NUTS|VITAMIN|AIR CARE|MAGAZINE|EGGS|CANDLES|"
    r"SUNGLASSES)\s*-?\s+(.+)$"
)
# Words that tell a manager something and a shopper nothing.
_EMPTY = re.compile(
    r"\b(?:ALL OTHERS?|OTHER|ALL|MISC\.?|MISCELLANEOUS|INCLUDI\w*|MAINSTREAM|GENERAL|LESS THAN \d*|"
    r"LSS THN \d|BULK|PKG|AGE RESTRICTED|RANDOM WT|EXACT WT|SUPPLEMENT|EVERYDAY|OPENSTOCK|"
    r"W/FLOUR|W/O FLOUR|W/FLO|PRODUCTS?)(?=\W|$)"
)


@lru_cache(maxsize=1)
def _reviewed() -> dict[tuple[str, str], tuple[str, str]]:
    """Name and category by (product_type, product_category)."""
    return {
        (row["product_type"], row["product_category"]): (row["name"], row["category"])
        for row in read_table("names.csv")
    }


@lru_cache(maxsize=1)
def _shelves() -> dict[str, str]:
    return {row["product_category"]: row["category"] for row in read_table("shelves.csv")}


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of one of the reviewed tables beside this file."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def kind_and_category(product_type: str, product_category: str) -> tuple[str, str]:
    """What a person calls this kind of product and where it stands; two "" where it is not sold.

    A closed aisle closes all its types. Then come the reviewed types, in this aisle or in any. A
    type that is in neither gets a rule-made name and the category of its aisle.
    """
    table = _reviewed()
    if _shelves().get(product_category) == "":
        return "", ""
    for key in ((product_type, product_category), (product_type, "")):
        if key in table:
            return table[key]
    category = _shelves().get(product_category, "")
    name = rule_name(product_type) or category
    return (name, category) if category else ("", "")


def rule_name(product_type: str) -> str:
    """The shorthand spelled out, in sentence case; "" where it names nothing by itself."""
    text = re.sub(r"\(.*?(?:\)|$)", " ", product_type.upper())
    text = re.sub(r"(\w)-MAGAZINE$", r"\1 MAGAZINE", text)
    text = _DROPPED_HEADS.sub("", _FISH.sub("", text))
    head, colon, rest = text.partition(":")
    if colon and head.strip().lower() in _HEADS:
        text = f"{rest} {_HEADS[head.strip().lower()]}"
    text = _EMPTY.sub(" ", text.replace(":", " "))
    if found := _PRODUCE.match(text.strip()):
        text = f"{found[2]} {found[1]}"
    text = re.sub(r"\s+-\s+|\s*-\s*$|^\s*-\s*", " ", text)
    text = re.sub(r"\bN/A\b", "NON-AEROSOL", re.sub(r"\bW/O\b", "WITHOUT", text))
    text = re.sub(r"\bW/(?=\w)", "WITH ", text)
    parts = [_spell(part) for part in re.split(r"\s*[/&]\s*|\s+AND\s+", text)]
    return _sentence(_joined([part for part in parts if part]))


def _spell(part: str) -> str:
    words = [_WORDS.get(word, word) for word in part.lower().split()]
    words = [re.sub(r"[^\w'%.-]+", "", word) for word in " ".join(words).split()]
    kept = [_PROPER.get(word.lower(), word) for word in words if re.search(r"\w", word)]
    return " ".join(kept).strip(" .-")


def _joined(parts: list[str]) -> str:
    if len(parts) < 3:
        return " and ".join(parts)
    return ", ".join(parts[:-1]) + " and " + parts[-1]


def _sentence(text: str) -> str:
    """First letter large; no word twice in a row."""
    once = re.sub(r"\b(\w+) (?=\1\b)", "", text)
    return once[:1].upper() + once[1:]
