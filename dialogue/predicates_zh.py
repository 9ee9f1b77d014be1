"""A fact in Chinese, as a clause spoken to the shopper: 您对芒果过敏, 您女儿2岁."""

from __future__ import annotations

import re
from types import MappingProxyType

from dialogue.conditions import condition_in_chinese
from dialogue.types import Fact
from dialogue.unjudged import concern_of

_FORMS = MappingProxyType({
    "name": "{who}叫{what}", "birthday": "{who}的生日是{what}", "age": "{who}{what}",
    "location": "{who}住在{what}", "occupation": "{who}的职业是{what}",
    "household": "{who}的家庭情况是{what}", "home": "{who}的住处是{what}", "pet": "{who}养了{what}",
    "pet_name": "{who}的宠物叫{what}", "allergy": "{who}对{what}过敏",
    "diet": "{who}的饮食要求是{what}",
    "size": "{who}的尺码是{what}", "likes": "{who}喜欢{what}", "dislikes": "{who}不喜欢{what}",
    "hobby": "{who}的爱好是{what}", "owns": "{who}有{what}",
    "gift_recipient": "{who}常给{what}买礼物", "budget": "{who}的预算是{what}",
    "language": "{who}说{what}", "tone": "{who}喜欢{what}的语气", "values": "{who}看重{what}",
    "habit": "{who}有{what}的习惯", "trait": "{who}的特点是{what}",
})  # fmt: skip
# Values that are said otherwise than the form of their predicate says them, by pattern.
_SPECIAL = (
    ("diet", r"no (.+)", r"{who}不吃\1"),
    ("diet", r"vegan", "{who}吃纯素"), ("diet", r"vegetarian", "{who}吃素"),
    ("diet", r"pescatarian", "{who}不吃肉，只吃鱼"), ("diet", r"halal", "{who}吃清真食品"),
    ("diet", r"kosher", "{who}吃犹太洁食"),
    ("diet", r"(gluten|lactose)-free", r"{who}不吃含\1的食物"),
    ("household", r"alone", "{who}一个人住"), ("household", r"roommates", "{who}和室友一起住"),
    ("household", r"(父母|爸妈|家人|公婆)", r"{who}和\1一起住"),
    ("household", r"(\w+) people", r"{who}家有\1口人"),
    ("household", r"(\w+) (?:kids|children)", r"{who}家有\1个孩子"),
    ("occupation", r"retired|退休", "{who}已经退休"),
    ("size", r"shoe (.+)", r"{who}的鞋码是\1"),
    ("age", r"(\d+)", r"{who}\1岁"), ("age", r"(\d+) months?", r"{who}\1个月大"),
    ("age", r"(\d+) weeks?", r"{who}\1周大"), ("age", r"(.+)", r"{who}的年龄是\1"),
    ("birthday", r"0?(\d+)-0?(\d+)", r"{who}的生日是\1月\2日"),
)  # fmt: skip
# Canonical English values and people, as they are said in Chinese.
_WORDS = MappingProxyType({
    "mother": "妈妈", "father": "爸爸", "son": "儿子", "daughter": "女儿", "child": "孩子",
    "grandson": "孙子", "granddaughter": "孙女", "grandchild": "孙辈", "nephew": "侄子",
    "niece": "侄女", "godchild": "干儿女", "flatmate": "室友",
    "baby": "宝宝", "wife": "太太", "husband": "先生", "partner": "伴侣", "boyfriend": "男朋友",
    "girlfriend": "女朋友", "brother": "兄弟", "sister": "姐妹", "grandmother": "奶奶",
    "grandfather": "爷爷", "friend": "朋友", "colleague": "同事", "teacher": "老师",
    "neighbour": "邻居", "aunt": "阿姨", "uncle": "叔叔", "cousin": "表亲", "parents": "父母",
    "godparent": "教父母", "boss": "老板", "dog": "狗", "cat": "猫", "rabbit": "兔子",
    "hamster": "仓鼠", "bird": "鸟", "parrot": "鹦鹉", "fish": "鱼", "tortoise": "乌龟",
    "turtle": "乌龟", "english": "英语", "chinese": "中文", "cantonese": "粤语",
    "japanese": "日语", "korean": "韩语", "french": "法语", "german": "德语",
    "spanish": "西班牙语", "friendly": "亲切", "concise": "简洁", "expert": "专业",
    "playful": "俏皮", "formal": "正式", "one": "1", "two": "2", "three": "3", "four": "4",
    "five": "5", "six": "6", "nuts": "坚果", "peanuts": "花生", "milk": "牛奶", "dairy": "奶制品",
    "eggs": "鸡蛋", "gluten": "麸质", "lactose": "乳糖", "shellfish": "贝类", "seafood": "海鲜",
    "soy": "大豆", "wheat": "小麦", "sesame": "芝麻", "meat": "肉", "pork": "猪肉",
    "beef": "牛肉", "alcohol": "酒", "sugar": "糖", "coffee": "咖啡", "tea": "茶",
})  # fmt: skip


def in_chinese(fact: Fact) -> str:
    """The fact as a clause; a value or person without a Chinese word stays as it is."""
    who = "您" if fact.subject == "shopper" else f"您{_person(fact.subject)}"
    if fact.predicate == "condition":
        return condition_in_chinese(who, fact.object)
    what = _value(fact)
    for predicate, pattern, form in _SPECIAL:
        if predicate == fact.predicate and (match := re.fullmatch(pattern, what)):
            words = [_WORDS.get(group, group) for group in match.groups()]
            said = re.sub(r"\\(\d)", lambda place: words[int(place[1]) - 1], form)
            return said.replace("{who}", who)
    form = _FORMS.get(fact.predicate, "{who}：{what}")
    return form.replace("{who}", who).replace("{what}", what)


def _person(word: str) -> str:
    return _WORDS.get(word, f"的{word}")


def _value(fact: Fact) -> str:
    what = fact.object
    if fact.predicate == "size" and what.isascii() and len(what) <= 3:
        return what.upper()
    if fact.predicate == "diet" and what.isascii():
        asked = concern_of(what)
        what = asked.chinese if asked else what
    return _WORDS.get(what, what)
