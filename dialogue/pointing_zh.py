"""Which of the products shown Chinese words point at: 这个, 第二款, 前两个, 那个蓝色的, 便宜的那个."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogue.goods_zh import WORDS
from dialogue.places import Hit, cheapest, dearest
from dialogue.traits_words import CHINESE
from dialogue.words import HAN, normal, plain
from recsys.types import Product

_PIECE = r"[个款种瓶双件条本包袋盒支把张顶只样项罐箱套块杯桶顶副台辆根片号位枚]"
_DIGITS = {**dict(zip("一二三四五六七八九", range(1, 10), strict=True)), "两": 2, "俩": 2, "仨": 3}
_NUMBER = r"[一二两三四五六1-6]"
_PLACE = re.compile(rf"第\s?(?P<n>[一二三四五六1-6]){_PIECE}?(?![次天时年月周季回点分秒层届名句声章集眼性反步部])(?!个月)")
_FIRST = re.compile(rf"(?:头一|前一|首|最前面?那?一?|最上面那?一?|最左边?那?一?|上面那?一?|前面那一?){_PIECE}|前者")
_LAST = re.compile(
    rf"(?:后一|最后那?一?|末|最后面那?一?|最下面那?一?|最右边?那?一?|下面那?一?|后面那一?){_PIECE}|后者|另外?那?一{_PIECE}"
)
_MIDDLE = re.compile(rf"(?:中间|当中)(?:的?那?一?{_PIECE}?)")
_FIRST_ONES = re.compile(rf"(?:前面?|头)(?P<n>[两二三四五2-5俩仨]){_PIECE}?(?![天次年月周])")
_LAST_ONES = re.compile(rf"后面?(?P<n>[两二三四五2-5俩仨]){_PIECE}?(?![天次年月周])")
_ALL_OF = re.compile(
    rf"[这那](?:(?P<n>[两二三四五2-5俩仨]){_PIECE}?|几{_PIECE}|些)(?![天次年月周])|(?:两|二|三|俩|仨){_PIECE}?(?:都|全|里|"
    rf"之间|中|相比|比|对比|哪|有什么|有啥)|"
    rf"(?<!大家)(?<!你)(?<!我)(?<!他)(?<!人)(?:它们|都不要|一个都不|哪{_PIECE}?更|都挺|都不错|全都要|两者|二者)|"
    rf"哪(?:一|个|款|种|瓶|双|件|条|本|包|袋|盒|支|把|张)?{_PIECE}?(?:好|更|比较|适合|划算|值|耐|性价比|健康|保暖|轻|推荐|强|合适)"
)
_CHEAP = re.compile(rf"(?:最|更|比较|较)?便宜(?:一?点)?的?(?:那|这)?{_PIECE}(?!吗)|便宜的那|那{_PIECE}(?:最|更)?便宜的")
_DEAR = re.compile(rf"(?:最|更|比较|较)?贵(?:一?点)?的?(?:那|这){_PIECE}(?!吗)|贵的那|那{_PIECE}(?:最|更)?贵的")
_POINTING = re.compile(
    rf"(?<!像)(?<!因为)(?:(?:就是?|刚才|刚刚|上面)?[这那此该](?:一)?{_PIECE}(?!月|周|星期|人|价|推荐|牌|品牌|时候|点[儿子钟]|店|网|"
    rf"问题|意思|"
    r"年|社|样|啥|什么|客服|东东|世界|单|订单|情况|快递|礼拜|程度)(?!推荐)|它(?!们)|这(?:东西|玩意儿?|货|鞋|衣服|酒|茶|书|锅|灯|帐篷|杯子|"
    r"水壶|耳机)|"
    r"此款|该款|就这(?!样|么|些)|这(?=$|[吧啊呢是怎能可有会要多])(?!是(?:我|你|第)))"
)
_LONGEST = 8  # characters of a word looked for
_REFUSED_BEFORE = re.compile(r"(?:不要|别要|不想要|除了|不是|换掉|去掉|别推|排除|别给我)\s*$")
_REFUSED_AFTER = re.compile(
    r"^(?:的)?(?:就|还是|给我|我|先|直接|也|可以|帮我|麻烦)*(?:算了|换掉|换了|换一|换下|换个|不要|别要|不考虑|pass|PASS|去掉|除外|"
    r"以外|之外|不行|跳过|拿掉|别推|删掉|排除|免了|撤了|撤掉|就不了|不想要)"
)


def point_zh(text: str, shown: Sequence[Product]) -> list[Hit]:
    """The hits of Chinese words among `shown`; "这个" is the first of them."""
    if not shown:
        return []
    hits = _described(text, shown) or list(_placed(text, shown)) or list(_everything(text, shown))
    if not hits:
        match = _POINTING.search(text)
        hits = [Hit(match.start(), match.end(), (shown[0],))] if match else []
    return [Hit(one.start, one.end, one.products, one.describes, one.refused or _refused(text, one))
            for one in hits]  # fmt: skip


def _refused(text: str, one: Hit) -> bool:
    return bool(_REFUSED_BEFORE.search(text[: one.start]) or _REFUSED_AFTER.match(text[one.end :]))


def _placed(text: str, shown: Sequence[Product]) -> Iterable[Hit]:
    for match in _PLACE.finditer(text):
        place = _number(match["n"]) - 1
        if place < len(shown):
            yield Hit(match.start(), match.end(), (shown[place],))
    for pattern, place in ((_FIRST, 0), (_LAST, -1)):
        for match in pattern.finditer(text):
            yield Hit(match.start(), match.end(), (shown[place],))
    for match in _MIDDLE.finditer(text):
        if len(shown) > 2:
            yield Hit(match.start(), match.end(), (shown[len(shown) // 2],))
    for pattern, first in ((_FIRST_ONES, True), (_LAST_ONES, False)):
        for match in pattern.finditer(text):
            many = _number(match["n"])
            yield Hit(match.start(), match.end(), tuple(shown[:many] if first else shown[-many:]))


def _everything(text: str, shown: Sequence[Product]) -> Iterable[Hit]:
    match = _ALL_OF.search(text)
    if match and len(shown) > 1:
        many = _number(match["n"]) if match["n"] else len(shown)
        yield Hit(match.start(), match.end(), tuple(shown[:many]))


def _number(text: str) -> int:
    return int(text) if text.isdigit() else _DIGITS[text]


def _described(text: str, shown: Sequence[Product]) -> list[Hit]:
    """那个蓝色的, 便宜的那款, 那双靴子, or two of what is shown set against each other: 红的还是白的."""
    hits = []
    if len(shown) > 1:
        for pattern, choose in ((_CHEAP, cheapest), (_DEAR, dearest)):
            for match in pattern.finditer(text):
                if found := choose(shown):
                    hits.append(Hit(match.start(), match.end(), (found,), describes=True))
    if hits:
        return hits
    low = plain(text)
    telling = [one for one in _spans(low, shown) if 0 < len(one.products) < max(len(shown), 2)]
    definite = [one for one in telling if _definite(low, one)]
    told = {product.item_id for one in telling for product in one.products}
    if len(shown) > 1 and len(told) > 1 and re.search("还是|哪|区别|比|跟|和", text):
        return telling
    return definite


def _definite(low: str, one: Hit) -> bool:
    before, after = low[: one.start], low[one.end :]
    return bool(
        re.search(rf"[那这](?:一)?{_PIECE}?$", before) or re.match(rf"的?[那这](?:一)?{_PIECE}", after)
    )


def _spans(low: str, shown: Sequence[Product]) -> list[Hit]:
    """The words that some of the products have: of colours and the like, and of their names."""
    told = [(one, _Told.of(one)) for one in shown]
    hits, place = [], 0
    while place < len(low):
        for end in range(min(len(low), place + _LONGEST), place, -1):
            word = low[place:end]
            found = tuple(one for one, words in told if words.has(word))
            if found:
                tail = int(low[end : end + 1] == "的" and low[end + 1 : end + 2] not in ("那", "这"))
                hits.append(Hit(place, end + tail, found, describes=True))
                place = end
                break
        else:
            place += 1
    return hits


@dataclass(frozen=True, slots=True)
class _Told:
    """What a product is called and what it is like."""

    brand: str
    name: str
    names: str  # in any language, a line break between them
    values: frozenset[str]

    @staticmethod
    def of(product: Product) -> _Told:
        items = product.attributes.items()
        local = [value for key, value in items if key.startswith("name_")]
        values = frozenset(normal(value) for key, value in items if "_" not in key)
        names = plain("\n".join((product.name, *local)))
        return _Told(normal(product.brand), f" {normal(product.name)} ", names, values)

    def has(self, word: str) -> bool:
        if not HAN.search(word):
            return len(word) > 2 and word == self.brand
        if len(word) > 1 and word in self.names:
            return True
        if not self.values.isdisjoint(CHINESE.get(word, ())):
            return True
        return any(f" {normal(name)} " in self.name for name in WORDS.get(word, ()))
