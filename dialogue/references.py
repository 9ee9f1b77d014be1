"""Which of the products shown a text points at: "the second one", "the blue one", 这个, "both"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogue.negation import refusals, ruled_out
from dialogue.places import NUMBERS, PLACES, Hit, cheapest, dearest
from dialogue.pointing_en import POINTING
from dialogue.pointing_zh import point_zh
from dialogue.words import HAN, LATIN, NO, YES, normal
from recsys.types import Product


@dataclass(frozen=True, slots=True)
class Pointed:
    """The ids of the products pointed at, those of them refused ("not the first one"), and the
    text without the words that only describe them ("the blue one")."""

    items: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    rest: str = ""


_ORDINAL = rf"(?P<place>{'|'.join(sorted(PLACES, key=len, reverse=True))})"
_NO_PLACE = (
    r"(?! (?:of\b|time|day|night|week|weekend|month|year|order|thing|parcel|package|delivery|half|"
    r"name|date|class|floor|aid|place|visit|purchase|shift|step|minute|moment|person|week's|name))"
)
_PLACED = re.compile(
    rf"\b(?:the|that|this|your|number|no\.?|option|item|product) (?:very )?{_ORDINAL}"
    rf"(?: (?P<many>two|three|2|3))?\b{_NO_PLACE}|"
    rf"(?<!\w){_ORDINAL.replace('place', 'bare')} (?:one|option|item|product|pick)\b|"
    rf"(?:^|\bnot |\bor |\band |, ){_ORDINAL.replace('place', 'alone')}(?= or\b| and\b|\s*[?!.,]|"
    rf"$)|"
    r"(?<!\w)(?:#|number |no\.? ?|option |item )(?P<number>[1-5]|one|two|three|four)\b",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:both|neither|either of|none of (?:them|these|those)|(?:all|any) of (?:them|these|those)|"
    r"(?:these|those|the|them) (?P<n>two|three|2|3|four)\b|all (?P<m>three|four)|between them|"
    r"(?:which|one) of (?:them|these|those)|them|'em|em|these|those)\b(?! (?:days|kinds?|sort))",
    re.IGNORECASE,
)
_CHEAP = re.compile(r"\bthe (?:cheap(?:er|est)?|least expensive|less expensive|lower priced) "
                    r"(?:one|option)?", re.IGNORECASE)  # fmt: skip
_DEAR = re.compile(r"\bthe (?:pricier|priciest|dear(?:er|est)|(?:more|most) expensive|expensive) "
                   r"(?:one|option)?", re.IGNORECASE)  # fmt: skip
_CHOICE = re.compile(r"\bwhich\b|\bwhat(?:'s| is) the diff|\bcompare\b|\bor\b.*\?|\bbetter\b|"
                     r"\bvs\b|"
                     r"\bdifference\b", re.I)  # fmt: skip
_THE = re.compile(r"\b(?:the|that|this|those|these|your)\s+$", re.IGNORECASE)


def read_references(text: str, shown: Sequence[Product], page: Product | None = None) -> Pointed:
    """What `text` points at among `shown`, the newest answer, and the `page` looked at."""
    hits = _hits(text, shown)
    if not hits and HAN.search(text):
        hits = point_zh(text, shown)
    if not hits and (match := POINTING.search(text)):
        pointed = [page] if page else list(shown[:1])
        hits = [Hit(match.start(), match.end(), tuple(pointed))]
    refused = [one for one in hits if one.refused]
    if hits:
        stretches = refusals(text)
        refused += [one for one in hits if one not in refused
                    and ruled_out(text, max(one.start, one.end - 1), one.end, stretches, False)
                    ]  # fmt: skip
    rest = text
    for one in sorted((one for one in hits if one.describes), key=lambda one: -one.start):
        rest = rest[: one.start] + " " * (one.end - one.start) + rest[one.end :]
    return Pointed(_ids(hits), _ids(refused), rest)


def _ids(hits: Iterable[Hit]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(product.item_id for one in hits for product in one.products))


def _hits(text: str, shown: Sequence[Product]) -> list[Hit]:
    if not shown:
        return []
    hits = [*_by_place(text, shown), *_by_price(text, shown)]
    hits += _by_description(text, shown)
    if not hits:
        hits += _all(text, shown)
    return sorted(hits, key=lambda one: one.start)


def _by_place(text: str, shown: Sequence[Product]) -> Iterable[Hit]:
    for match in _PLACED.finditer(text):
        word = (match["place"] or match["bare"] or match["alone"] or "").casefold()
        place = NUMBERS[match["number"].casefold()] - 1 if match["number"] else PLACES[word]
        if word == "other" and len(shown) != 2:
            continue
        if match["many"]:
            many = NUMBERS[match["many"].casefold()]
            found = shown[:many] if place == 0 else shown[-many:]
            yield Hit(match.start(), match.end(), tuple(found))
        elif word in ("middle", "centre") and len(shown) > 2:
            yield Hit(match.start(), match.end(), (shown[len(shown) // 2],))
        elif -len(shown) <= place < len(shown):
            yield Hit(match.start(), match.end(), (shown[place],))


def _by_price(text: str, shown: Sequence[Product]) -> Iterable[Hit]:
    if len(shown) > 1:
        for pattern, choose in ((_CHEAP, cheapest), (_DEAR, dearest)):
            for match in pattern.finditer(text):
                if found := choose(shown):
                    yield Hit(match.start(), match.end(), (found,), describes=True)


def _all(text: str, shown: Sequence[Product]) -> Iterable[Hit]:
    for match in _ALL.finditer(text):
        word = match["n"] or match["m"] or ("two" if match[0].casefold() == "both" else "")
        many = NUMBERS.get(word.casefold(), len(shown))
        refused = match[0].casefold().startswith(("neither", "none"))
        if len(shown) > 1 or many == 1 or match[0].casefold() in ("them", "these", "those"):
            yield Hit(match.start(), match.end(), tuple(shown[:many]), refused=refused)
        return


def _by_description(text: str, shown: Sequence[Product]) -> Iterable[Hit]:
    """Names, kinds and qualities of what is shown: "the boots", "the blue one", "red or white?"."""
    said = [(match, normal(match[0])) for match in LATIN.finditer(text)]
    whole = f" {normal(text)} "
    named = [one for one in shown if f" {normal(one.name)} " in whole]
    if named:
        return [Hit(0, 0, (one,)) for one in named]
    asks = len(shown) > 1 and bool(_CHOICE.search(text))
    tells = {one.item_id: _telling(one, shown) for one in shown}
    heads = {one.item_id: _head(one) for one in shown}
    hits = []
    for place, (match, word) in enumerate(said):
        after = said[place + 1][1] if place + 1 < len(said) else ""
        article = bool(_THE.search(text[: match.start()]))
        with_it = [one for one in shown if word in tells[one.item_id] | heads[one.item_id]]
        if not with_it or len(word) < 3:
            continue
        end = said[place + 1][0].end() if after == "one" else match.end()
        if article:
            two = [one for one in with_it if after in tells[one.item_id] | heads[one.item_id]]
            if two:
                with_it, end = two, said[place + 1][0].end()
            elif after != "one" and not any(word in heads[one.item_id] for one in with_it):
                continue
        elif not (asks and len(with_it) == 1 and word in tells[with_it[0].item_id]):
            continue
        if len(with_it) < len(shown) or len(shown) <= 2:
            hits.append(Hit(match.start(), end, tuple(with_it), describes=True))
    if asks and not any(_THE.search(text[: one.start]) for one in hits):
        pointed = {product.item_id for one in hits for product in one.products}
        return hits if len(pointed) > 1 else []
    return hits


def _head(product: Product) -> set[str]:
    """The words by which one calls a product: "boots" for hiking boots."""
    words = normal(re.split(r"[,(]| for | with ", product.name)[0]).split()
    return {words[-1], normal(product.brand)} if words else set()


def _telling(product: Product, shown: Sequence[Product]) -> set[str]:
    """The words of a product that not all of the products shown have."""
    mine = _words(product)
    others = [_words(one) for one in shown if one is not product]
    return {word for word in mine if not others or any(word not in other for other in others)}


def _words(product: Product) -> set[str]:
    values = (value for key, value in product.attributes.items()
              if value.casefold() not in YES | NO and "_" not in key)  # fmt: skip
    yes = (key.replace("_", " ") for key, value in product.attributes.items()
           if value.casefold() in YES)  # fmt: skip
    return set(normal(" ".join((product.name, *values, *yes))).split())
