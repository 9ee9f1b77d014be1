"""What may be known of a person: the predicates, the purpose of each, and how to say it back.

name what they are called; birthday "MM-DD"; age "34", "18 months"; location where they live;
occupation; household who lives with them: "alone", "4 people", "two kids"; home its kind: "studio";
pet "dog"; pet_name; allergy; condition of health; diet "vegan" or "no pork"; size "xl", "shoe 42";
likes; dislikes; hobby; owns; gift_recipient whom they often buy for; budget per week or month;
language; tone how they like to be spoken to; values what they care about; habit; trait.
"""

from __future__ import annotations

from types import MappingProxyType

from dialogue.types import Fact, Purpose

_HEALTH = frozenset({"allergy", "condition", "diet"})
PREDICATES: tuple[str, ...] = (
    "name", "birthday", "age", "location", "occupation", "household", "home", "pet", "pet_name",
    "allergy", "condition", "diet", "size", "likes", "dislikes", "hobby", "owns",
    "gift_recipient", "budget", "language", "tone", "values", "habit", "trait",
)  # fmt: skip
NOT_EATING = "no "  # what "I can't eat nuts" says of a diet, before the food


def purpose_of(predicate: str) -> Purpose:
    """What a fact of this predicate may be stored for, once the shopper agrees."""
    return "health" if predicate in _HEALTH else "personalise"


# Each predicate as (said to the shopper of themselves, said of somebody else).
_ENGLISH = {
    "name": ("your name is {what}", "your {who} is called {what}"),
    "birthday": ("your birthday is {what}", "your {who}'s birthday is {what}"),
    "age": ("your age is {what}", "your {who} is {what}"),
    "location": ("you live in {what}", "your {who} lives in {what}"),
    "occupation": ("you work as {what}", "your {who} works as {what}"),
    "household": ("your household is {what}", "your {who}'s household is {what}"),
    "home": ("your home is {what}", "your {who}'s home is {what}"),
    "pet": ("you have a {what}", "your {who} has a {what}"),
    "pet_name": ("your pet is called {what}", "your {who}'s pet is called {what}"),
    "allergy": ("you are allergic to {what}", "your {who} is allergic to {what}"),
    "condition": ("your health: {what}", "your {who}'s health: {what}"),
    "diet": ("you are {what}", "your {who} is {what}"),
    "diet_without": ("you avoid {what}", "your {who} avoids {what}"),
    "size": ("your size is {what}", "your {who}'s size is {what}"),
    "likes": ("you like {what}", "your {who} likes {what}"),
    "dislikes": ("you do not like {what}", "your {who} does not like {what}"),
    "hobby": ("your hobby is {what}", "your {who}'s hobby is {what}"),
    "owns": ("you own a {what}", "your {who} owns a {what}"),
    "gift_recipient": ("you buy gifts for your {what}", "your {who} buys gifts for {what}"),
    "budget": ("your budget is {what}", "your {who}'s budget is {what}"),
    "language": ("you speak {what}", "your {who} speaks {what}"),
    "values": ("you care about {what}", "your {who} cares about {what}"),
    "habit": ("your habit: {what}", "your {who}'s habit: {what}"),
    "trait": ("you are {what}", "your {who} is {what}"),
}
_CHINESE = {
    "name": "{who}叫{what}", "birthday": "{who}的生日是{what}", "age": "{who}的年龄是{what}",
    "location": "{who}住在{what}", "occupation": "{who}的职业是{what}",
    "household": "{who}的家庭情况是{what}", "home": "{who}的住处是{what}", "pet": "{who}养了{what}",
    "pet_name": "{who}的宠物叫{what}", "allergy": "{who}对{what}过敏",
    "condition": "{who}的健康情况：{what}", "diet": "{who}的饮食是{what}",
    "diet_without": "{who}不吃{what}", "size": "{who}的尺码是{what}", "likes": "{who}喜欢{what}",
    "dislikes": "{who}不喜欢{what}", "hobby": "{who}的爱好是{what}", "owns": "{who}有{what}",
    "gift_recipient": "{who}常给{what}买礼物", "budget": "{who}的预算是{what}",
    "language": "{who}说{what}", "tone": "{who}喜欢的语气是{what}", "values": "{who}看重{what}",
    "habit": "{who}的习惯是{what}", "trait": "{who}的特点是{what}",
}  # fmt: skip
_OTHER = ("your {predicate}: {what}", "your {who}'s {predicate}: {what}")
# Canonical English values and people, as they are said in Chinese.
_IN_CHINESE = MappingProxyType({
    "mother": "妈妈", "father": "爸爸", "son": "儿子", "daughter": "女儿", "child": "孩子",
    "baby": "宝宝", "wife": "太太", "husband": "先生", "partner": "伴侣", "boyfriend": "男朋友",
    "girlfriend": "女朋友", "brother": "兄弟", "sister": "姐妹", "grandmother": "奶奶",
    "grandfather": "爷爷", "friend": "朋友", "colleague": "同事", "teacher": "老师",
    "neighbour": "邻居", "boss": "老板", "dog": "狗", "cat": "猫", "rabbit": "兔子",
    "hamster": "仓鼠", "bird": "鸟", "parrot": "鹦鹉", "fish": "鱼", "tortoise": "乌龟",
    "turtle": "乌龟", "vegan": "纯素", "vegetarian": "素食", "pescatarian": "鱼素",
    "halal": "清真", "kosher": "犹太洁食", "keto": "生酮", "gluten-free": "无麸质",
    "lactose-free": "无乳糖", "alone": "独居", "english": "英语", "chinese": "中文",
    "cantonese": "粤语", "japanese": "日语", "korean": "韩语", "french": "法语",
    "german": "德语", "spanish": "西班牙语", "roommates": "室友",
})  # fmt: skip


def in_words(fact: Fact, locale: str = "en") -> str:
    """The fact as a clause spoken to the shopper: "you like coffee", "你对芒果过敏"."""
    kind, what = fact.predicate, fact.object
    if kind == "diet" and what.startswith(NOT_EATING):
        kind, what = "diet_without", what.removeprefix(NOT_EATING)
    if locale.startswith("zh"):
        who = "你" if fact.subject == "shopper" else f"你的{_chinese(fact.subject)}"
        form = _CHINESE.get(kind, "{who}：{what}")
        return form.format(who=who, what=_chinese(what))
    of_self, of_other = _ENGLISH.get(kind, _OTHER)
    form = of_self if fact.subject == "shopper" else of_other
    return form.format(who=fact.subject, predicate=fact.predicate, what=what)


def _chinese(word: str) -> str:
    people = word.removesuffix(" people")
    return f"{people}口人" if people != word else _IN_CHINESE.get(word, word)
