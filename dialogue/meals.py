"""What people have at a meal or a feast, as words of categories: no hint to a shop without them."""

from __future__ import annotations

import re

from dialogue.lexicon import Lexicon
from dialogue.words import normal

_DINNER = (
    "beef chicken pork seafood fish pasta pizza entree dinner sausage steak meal",
    "牛肉 鸡肉 猪肉 羊肉 海鲜 水产 鱼 披萨 晚餐 香肠 牛排",
)
# How each is called, and what belongs to it in English and Chinese. The first that is named counts.
_TABLE: tuple[tuple[str, tuple[str, str]], ...] = (
    (
        r"\bchristmas\b|\bxmas\b|圣诞|平安夜",
        ("christmas", "圣诞 圣诞节"),
    ),
    (
        r"\bhallowe'?en\b|万圣",
        ("halloween pumpkin", "万圣节 南瓜"),
    ),
    (
        r"\bbirthdays?\b|\bb-?days?\b|生日|庆生|寿辰|大寿",
        ("cake balloon", "蛋糕 气球"),
    ),
    (
        r"\bbarbe[cq]ues?\b|\bbbqs?\b|\bcook-?outs?\b|烧烤|撸串|烤肉",
        ("barbecue bbq charcoal grill sausage steak bun", "烧烤 木炭 烤肠 香肠 牛排"),
    ),
    (
        r"\b(?:breakfasts?|brunch|brekk?ie)\b|早餐|早饭|早点(?!睡|来|到|发|送|回)|早上吃",
        (
            "breakfast cereal bread bagel egg bacon yogurt jam oatmeal granola pancake",
            "早餐 麦片 燕麦 面包 鸡蛋 酸奶 果酱 牛奶 豆浆",
        ),
    ),
    (
        r"\blunch\b|午餐|午饭|中饭|中午吃",
        ("lunch sandwich soup salad bread deli", "午餐 三明治 汤 沙拉 面包 熟食"),
    ),
    (r"\b(?:dinner|supper)\b|晚餐|晚饭|晚上吃|年夜饭", _DINNER),
    (
        r"\bdesserts?\b|甜点|甜品|饭后甜",
        ("dessert cake pie pudding cookie ice", "甜点 甜品 蛋糕 布丁 饼干 冰淇淋"),
    ),
)
_MEALS = tuple((re.compile(regex, re.IGNORECASE), goods) for regex, goods in _TABLE)
# What is given says nothing of what is had.
_GIVEN = re.compile(
    r"\b(?:gifts?|presents?|give|bring|get (?:him|her|them))\b|送|礼|给.{1,6}(?:买|挑|选|带)",
    re.IGNORECASE,
)


def is_meal(word: str) -> bool:
    """Whether the word names a meal or a feast and no goods, as "dessert" does."""
    whole = (pattern.fullmatch(one) for pattern, _ in _MEALS[:-1] for one in (word, f"{word}s"))
    return any(whole)


def for_occasion(text: str, lexicon: Lexicon, recipient: str = "") -> tuple[str, ...]:
    """The categories of what is had at the meal or feast that `text` names; none for a gift."""
    if recipient or _GIVEN.search(text):
        return ()
    goods = next((goods for pattern, goods in _MEALS if pattern.search(text)), ("", ""))
    words = normal(goods[0]).split()
    found = {name for word in words for name in lexicon.category_words.get(word, ())}
    if not found:  # a catalogue in Chinese
        found = {name for word in goods[1].split() for name in lexicon.kinds.chinese.get(word, ())}
    return tuple(sorted(found))
