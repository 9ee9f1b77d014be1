"""The fillings of a Chinese reply: product facts, wishes, habits, claims, and sources of facts."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

from dialogue.attribute_words import chinese_key
from dialogue.lexicon import STORE_BRAND_NAMES
from dialogue.types import Fact, Wish
from recsys.types import Habit, Product

CHANGED = 0.1  # of all that a shopper chooses
_PRICED = MappingProxyType({"low": "偏低", "middle": "居中", "high": "偏高"})
_PARTS = MappingProxyType(
    {"morning": "上午", "afternoon": "下午", "evening": "晚上", "night": "夜里"}
)
_CLAIMS = MappingProxyType({
    "vegan": "纯素", "vegetarian": "素食", "halal": "清真", "kosher": "犹太洁食",
    "gluten free": "无麸质", "wheat free": "无小麦", "lactose free": "无乳糖",
    "dairy free": "无奶", "egg free": "无蛋", "nut free": "无坚果", "peanut free": "无花生",
    "sugar free": "无糖", "soy free": "无大豆", "soya free": "无大豆", "fish free": "无鱼",
    "shellfish free": "无贝类", "sesame free": "无芝麻", "alcohol free": "无酒精",
    "caffeine free": "无咖啡因", "decaf": "低因", "celery free": "无芹菜",
    "mustard free": "无芥末", "lupin free": "无羽扇豆", "crustacean free": "无甲壳类",
    "mollusc free": "无软体贝类", "sulfite free": "无亚硫酸盐", "sulphite free": "无亚硫酸盐",
    "keto": "生酮", "ketogenic": "生酮",
})  # fmt: skip


def facts_in_chinese(product: Product) -> str:
    """What the catalogue says of a product besides name and price."""
    own = product.brand.casefold() in STORE_BRAND_NAMES
    brand = "自有品牌" if own else product.brand and f"{product.brand}品牌"
    keys = [key for key in product.attributes if key not in {"size", "department"}]
    values = {"yes": "是", "no": "否"}
    rest = [
        f"{chinese_key(key)}：{values.get(product.attributes[key], product.attributes[key])}"
        for key in keys[:3]
    ]
    said = [brand, product.attributes.get("size", ""), product.category, *rest]
    return "，".join(word for word in said if word) or "除名称和价格外没有别的资料"


def wish_in_chinese(wish: Wish, low: str, high: str) -> str:
    """What the shopper asked for between two prices in words, "" for none; "" for nothing."""
    asked = wish.constraints
    price = f"{high}以内的" if high else f"{low}以上的" if low else ""
    if low and high:
        price = f"{low}到{high}之间的"
    brand = asked.brands[0] if asked.brands else ""
    brand = "自有品牌的" if brand.casefold() in STORE_BRAND_NAMES else brand and f"{brand}的"
    said = price + brand
    return said + (wish.words or "商品") if wish.words or said else ""


def habit_in_chinese(habit: Habit) -> str:
    """The habit as a clause: 您常选Coffee，最近比以前多."""
    if habit.kind == "interest":
        change = "" if abs(habit.trend) <= CHANGED else "多" if habit.trend > 0 else "少"
        return f"您常选{habit.about}" + (f"，最近比以前{change}" if change else "")
    if habit.kind == "price_level":
        return f"您选的东西，价格在同类里大多{_PRICED[habit.about]}"
    if habit.kind == "rhythm":
        return "您几乎每天都来买东西" if habit.about == "1" else f"您大约每{habit.about}天来买一次"
    return f"您多半在{_PARTS[habit.about]}来"


def claims_in_chinese(claims: Iterable[str]) -> str:
    """What the catalogue marks a product as: 纯素、无麸质."""
    return "、".join(dict.fromkeys(_CLAIMS.get(claim, claim) for claim in claims))


def source_in_chinese(fact: Fact, here: bool) -> str:
    """Where the fact comes from: 您在2026年5月3日告诉我的; `here`: from this very chat."""
    if here:
        return "您在这次聊天里告诉我的"
    if fact.source.startswith("conversation"):
        on = fact.valid_from
        when = f"在{on.year}年{on.month}月{on.day}日" if on else "之前聊天时"
        return f"您{when}告诉我的"
    return "您在个人资料里填写的" if fact.source == "profile" else "您回答店里的提问时说的"
