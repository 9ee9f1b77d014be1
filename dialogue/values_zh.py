"""What the words of a Chinese pattern stand for: values of facts in their documented forms."""

from __future__ import annotations

import re
from collections.abc import Callable

from dialogue import vocabulary_zh as words
from dialogue.fragments_zh import MORE
from dialogue.kin import CHINESE
from dialogue.numbers import number
from dialogue.predicates import NOT_EATING

_SEP = re.compile(r"、|和|跟|以及|及|还有|或者?|与|&")
_VAGUE = re.compile(
    r"(?:这|那|它|你|他|她|咱|哪|第|什么|某|等|客服|快递|排队|物流|砍价|广告|套路|推荐|退货|骗|假货|差评|涨价|上面|前面|后面|左边|右边|刚才|上次|几|"
    r"有没有|就|也|又|的|了|啊|呢|吧|到|过|上了|一下|一个|款|吗|不|没|啥|怎|为|被|让|再|去|来|买|逛|收|看到|推|死|人)",
)
_TAIL = re.compile(
    r"(?:(?:也|都|但|不过|而且|所以|因为|还有|比较|胜过|多过|超过|多一点|多些|一点|得不行|到不行|得要命|要命|死了|惨了|得很|什么的|之类的?|这类的?|"
    r"这种的?|那种的?|来着|就行|就好|多年|好多年|好久|很久|"
    r"这口|这一口|的人|的时候|时|如命|多一些|更多|为主|就难受|就吐|就拉肚子|就头疼|就起疹子|(?:[一二三四五六七八九十两\d]+年)|已经|能|可以|有|给|推荐|来|想|"
    rf"要|吃了|会|就|又|一直|最|特别|那|这|请|别|麻烦|是|在|跟|我|你|他|她).*|{MORE})$",
)


def _things(said: str, longest: int = 9) -> list[str]:
    found = []
    for piece in _SEP.split(said):
        piece = _tidy(piece)
        if piece and len(piece) <= longest and not _VAGUE.match(piece) and piece not in "吃喝用穿看闻":
            found.append(piece)
    return found


def _tidy(said: str) -> str:
    said = re.sub(rf"{MORE}$", "", said.strip().casefold())
    said = re.sub(r"(?<=..)的(?:味道?|气味|口感|感觉|东西|食物|食品)$", "", said)
    if len(said) > 1:
        said = said[0] + _TAIL.sub("", said[1:])
    said = re.sub(rf"{MORE}$", "", said)
    return re.sub(r"^(?:吃|喝|闻|所有|一切|各种|任何|那种|这种|任何带|点|味道)(?=..)", "", said)


def values(predicate: str, match: re.Match[str]) -> list[tuple[str, str]]:
    """The (predicate, object) pairs that the words of a pattern stand for; none for no value."""
    groups = {name: value for name, value in match.groupdict().items() if value}
    reader = _READERS.get(predicate)
    if reader is not None:
        return reader(groups)
    return [(predicate, one) for one in _things(groups.get("what", ""))]


Values = list[tuple[str, str]]


def _diet(groups: dict[str, str]) -> Values:
    what = groups["what"].casefold()
    for sign, diet in (("纯", "vegan"), ("全素", "vegan"), ("严格", "vegan"), ("维根", "vegan"),
                       ("vegan", "vegan"), ("清真", "halal"), ("穆斯林", "halal"),
                       ("halal", "halal"), ("生酮", "keto"), ("keto", "keto"),
                       ("无麸质", "gluten-free"), ("鱼素", "pescatarian")):  # fmt: skip
        if what.startswith(sign):
            return [("diet", diet)]
    if re.match(r"低[碳糖盐钠脂嘌f]|控糖|无糖|轻食|地中海", what):
        return [("diet", what)]
    return [("diet", "vegetarian")]


def _without(groups: dict[str, str]) -> Values:
    said = groups["what"]
    if re.match(r"[素饭药苦亏了得这那它你上下完饱消的就也都惯多太少到着]|早饭|晚饭|午饭|早餐|晚餐|夜宵|外卖|几|什么|过", said):
        return []
    return [("diet", f"{NOT_EATING}{one}") for one in _things(said, 7)]


def _age(groups: dict[str, str]) -> Values:
    unit, said = groups.get("unit", "岁"), groups["what"]
    if said == "半":
        return [("age", "6 months")] if unit == "岁" else []
    years = number(said)
    if years is None or not 0 < years < 111 or (years != int(years)):
        return []
    if unit == "岁半" and years == 1:
        return [("age", "18 months")]
    if "月" in unit:
        return [("age", f"{int(years)} month{'s' if years != 1 else ''}")]
    return [("age", str(int(years)))]


def _birthday(groups: dict[str, str]) -> Values:
    month, day = number(groups["month"]), number(groups["day"])
    if not month or not day or month > 12 or day > 31:
        return []
    return [("birthday", f"{int(month):02d}-{int(day):02d}")]


_KIDS = {"两": "two", "俩": "two", "二": "two", "2": "two", "三": "three", "3": "three",
         "四": "four", "4": "four", "5": "five"}  # fmt: skip
_COUPLE = frozenset("老公 老婆 男朋友 女朋友 对象 爱人 男友 女友".split())


def _household(groups: dict[str, str]) -> Values:
    if "alone" in groups:
        return [("household", "alone")]
    if "people" in groups:
        people = number(groups["people"].replace("俩", "两"))
        return [("household", f"{int(people)} people")] if people and people < 20 else []
    if "kids" in groups:
        return [("household", f"{_KIDS[groups['kids']]} kids")]
    mates = groups["mates"]
    if mates in _COUPLE:
        return [("household", "partner")]
    return [("household", "roommates" if mates.endswith(("室友", "舍友")) else mates)]


def _size(groups: dict[str, str]) -> Values:
    said = groups["what"].casefold()
    shoe = "shoe" in groups or "shoe2" in groups
    if said.isdecimal() and groups.get("code") and 34 <= int(said) <= 48:
        shoe = True
    return [("size", f"shoe {said}" if shoe else said)]


def _budget(groups: dict[str, str]) -> Values:
    said = number(groups["what"])
    return [("budget", f"{said:f}")] if said else []


def _verbatim(kind: str) -> Callable[[dict[str, str]], Values]:
    def read(groups: dict[str, str]) -> Values:
        return [(kind, groups["what"].casefold())]

    return read


def _occupation(groups: dict[str, str]) -> Values:
    said = re.sub(
        r"^(?:在读|一名|一位|一个|个|名|位|是|做|当|在|还|就|的|普通|干|从事|目前|以前)+",
        "",
        groups["what"].casefold(),
    )
    return [("occupation", said)] if said else []


def _condition(groups: dict[str, str]) -> Values:
    said = groups["what"]
    return [("condition", "怀孕" if said in {"孕妇", "准妈妈", "孕妈"} else said)]


_READERS: dict[str, Callable[[dict[str, str]], Values]] = {
    "diet": _diet, "diet2": _without, "age": _age, "kin_age": _age, "birthday": _birthday,
    "household": _household, "size": _size, "budget": _budget, "occupation": _occupation,
    "condition": _condition, "name": _verbatim("name"), "location": _verbatim("location"),
    "home": _verbatim("home"), "habit": _verbatim("habit"), "trait": _verbatim("trait"),
    "owns": _verbatim("owns"),
    "pet": lambda groups: [
        ("pet", words.PETS[groups["what"]]),
        *([("pet_name", groups["called"])] if "called" in groups else []),
    ],
    "pet_keeper": lambda groups: [("pet", "dog" if "狗" in groups["what"] else "cat")],
    "pets": lambda groups: [("pet", "cat"), ("pet", "dog")],
    "pet_name": lambda groups: [("pet", words.PETS[groups["pet"]]), ("pet_name", groups["what"])],
    "language": lambda groups: [("language", words.LANGUAGES[groups["what"]])],
    "gift_recipient": lambda groups: [("gift_recipient", CHINESE[groups["kin"]])],
}  # fmt: skip
