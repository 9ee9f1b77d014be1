"""What a phrase book must hold to: every path through it is well-formed and claims nothing.

Rules are checked on alternatives and on pairs of them, never on paths one by one, so that a book
with millions of paths is checked in a moment. The texts of a Chinese book have rules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations, product
from math import prod

from dialogue import phrase_check_zh
from dialogue.phrases import ACTS, OPENERS, Parts, PhraseBook, slots_of
from dialogue.types import TONES

# Fewest ways to say an act: those said often must not sound like a recording.
MIN_WAYS = 3
MIN_WAYS_FREQUENT = {"concise": 5, "": 30}
FREQUENT = frozenset(
    {"greet", "recommend", "recommend_popular", "recommend_wish", "alternative", "why", "thanks"}
)

# Slots filled with a name, so with a capital letter: they may open a sentence.
_NAMES = ("P1", "P2", "name")
_SLOT = r"\{[A-Za-z][A-Za-z0-9.]*\}"
_NAME = rf"\{{(?:{'|'.join(_NAMES)})\}}"
_OPENING = re.compile(rf"[A-Z\"]|{_NAME}")
_RUN = 3  # words that no two parts of a reply may share in a row
RunsOf = Callable[[tuple[str, ...]], set[tuple[str, ...]]]

_CLAIM = re.compile(
    r"\b(?:free|discount\w*|sales?|on offer|deals?|coupons?|bargains?|cheap|cheapest|lowest|"
    r"best|finest|perfect\w*|ideal|premium|quality|superior|excellent|top[- ]rated|award\w*|"
    r"in stock|sold out|unavailable|available|limited|hurry up|last chance|only today|today|"
    r"must[- ]have|deserve\w*|treat yourself|ship\w*|deliver\w*|guarantee\w*|warrant\w*|refund\w*|"
    r"healthy|healthier|nutri\w*|organic\w*|vegan|gluten\w*|sugar\w*|calorie\w*|natural\w*|"
    r"fresh\w*|safe\w*|new|brand[- ]new|cure\w*|doctor\w*|certified|recycl\w*|sustainab\w*|"
    r"homemade|imported|delicious|tasty|yummy|enjoy\w*|you(?:'ll| will) (?:love|like)|"
    r"good value|great (?:pick|choice|product|value|find)|sav(?:e|es|ing|ings))\b",
    re.IGNORECASE,
)
_POPULARITY = re.compile(
    r"\b(?:popular\w*|many shoppers|plenty of shoppers|best[- ]?sell\w*|trend\w*|crowd\w*|"
    r"everyone|everybody|many carts|sells|favou?rites?)\b",
    re.IGNORECASE,
)
_HEALTH = re.compile(r"\bhealth\b", re.IGNORECASE)
_FIGURE = re.compile(
    r"\d|[$€£¥%]|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|hundred|"
    r"thousand|half|double|dozen|dollars?|cents?|bucks?|percent)\b",
    re.IGNORECASE,
)
_FORM = (
    ("a character outside plain ASCII", re.compile(r"[^ -~]")),
    ("a blank too many", re.compile(r"^ | $|  ")),
    ("a blank before a mark", re.compile(r" [,.;:?!)]")),
    ("no final mark", re.compile(r"[^.?!]$")),
    ("a broken slot", re.compile(r"[{}]")),
    ("a capital letter inside a sentence", re.compile(r"[a-z,;:] (?!I\b)[A-Z]")),
)
_AROUND_SLOTS = (
    ("an article before a name", re.compile(rf"\b(?:an?|the|this|that|your|some) {_NAME}", re.I)),
    (
        "no pause after a name or wish, which may hold commas of its own",
        re.compile(r"\{(?:P[12]|wish)\}(?![,.;:?!)]| \()"),
    ),
    ("a word grown onto a slot", re.compile(rf"[A-Za-z]{_SLOT}|{_SLOT}['A-Za-z]")),
    (
        "a clause that nothing leads into",
        re.compile(
            r"(?<!because )(?<!since )(?<!that )(?<!so )(?<!: )(?<!, )\{(?:P1\.why|noted)\}", re.I
        ),
    ),
)


def problems(book: PhraseBook) -> list[str]:
    """The faults of a book, each naming its act, tone and text; an empty list for a sound one."""
    return list(_problems(book))


def _problems(book: PhraseBook) -> Iterator[str]:
    chinese = book.language == "zh"
    text_faults = phrase_check_zh.text_faults if chinese else _text_faults
    runs_of = phrase_check_zh.runs_of if chinese else _runs_of
    for act in book.acts.keys() ^ ACTS.keys():
        yield f"{act}: {'unknown act' if act in book.acts else 'missing act'}"
    for act in book.acts.keys() & ACTS.keys():
        yield from (f"{act}.{tone}: missing tone" for tone in TONES if tone not in book.acts[act])
        for tone, parts in book.acts[act].items():
            found = [*_slot_faults(act, parts), *_choice_faults(act, tone, parts)]
            found += _repeats(parts, runs_of)
            for text in sum(parts, ()):
                found += [f"{fault} in {text!r}" for fault in text_faults(act, text)]
            yield from (f"{act}.{tone}: {fault}" for fault in found)
    yield from _opener_faults(book, runs_of)


def _slot_faults(act: str, parts: Parts) -> Iterator[str]:
    """Faults of the slots: what makes a path miss or repeat one, or name a product too late."""
    required, optional = ACTS[act].required, ACTS[act].optional
    for slot in sorted({slot for part in parts for text in part for slot in slots_of(text)}):
        if slot not in required + optional:
            yield f"the act has no slot {slot!r}"
    for slot in required:
        # The sum over parts is one on every path only where no part varies in it.
        counts = [{slots_of(text).count(slot) for text in part} for part in parts]
        if any(len(count) > 1 for count in counts) or sum(map(max, counts)) != 1:
            yield f"the slot {slot!r} does not stand exactly once on every path"
    for slot in optional:
        if sum(max(slots_of(text).count(slot) for text in part) for part in parts) > 1:
            yield f"the slot {slot!r} may stand more than once on a path"
    for part in parts:
        if all(set(slots_of(text)) & set(optional) for text in part):
            yield f"no way past the optional slots of {part[0]!r}"
    for text in (text for part in parts for text in part):
        if "P2" in optional and ("P2" in slots_of(text)) != ("P2.price" in slots_of(text)):
            yield f"'P2' without its price, or the reverse, in {text!r}"
    if "P1" in required and not _product_first(parts):
        yield "something is said of a product before it is named"


def _product_first(parts: Parts) -> bool:
    named = False
    for part in parts:
        for text in part:
            slots = [slot for slot in slots_of(text) if slot.startswith("P")]
            before = slots[: slots.index("P1")] if "P1" in slots else slots
            if before and not named:
                return False
        named = named or all("P1" in slots_of(text) for text in part)
    return True


def _choice_faults(act: str, tone: str, parts: Parts) -> Iterator[str]:
    ways = prod(len(part) for part in parts)
    wanted = MIN_WAYS
    if act in FREQUENT:
        wanted = MIN_WAYS_FREQUENT.get(tone, MIN_WAYS_FREQUENT[""])
    if ways < wanted:
        yield f"{ways} ways to say it, fewer than {wanted}"
    if act in OPENERS and len(parts) != 1:
        yield "an opener is one sentence"
    if all("" in part for part in parts):
        yield "a path that says nothing"
    texts = [text.casefold() for part in parts for text in part if text]
    for text in sorted({text for text in texts if texts.count(text) > 1}):
        yield f"said by more than one alternative: {text!r}"


def _repeats(parts: Parts, runs_of: RunsOf) -> Iterator[str]:
    for one, other in combinations(parts, 2):
        for run in sorted(runs_of(one) & runs_of(other)):
            yield f"two parts may both say {' '.join(run)!r}"


def _opener_faults(book: PhraseBook, runs_of: RunsOf) -> Iterator[str]:
    """Words that an opener and the reply after it may both say in the same row."""
    openers = [act for act in OPENERS if act in book.acts]
    for opener, act in product(openers, book.acts.keys() - OPENERS):
        for tone in book.acts[opener].keys() & book.acts[act].keys():
            said = runs_of(sum(book.acts[opener][tone], ()))
            for run in sorted(said & runs_of(sum(book.acts[act][tone], ()))):
                yield f"{act}.{tone}: it and {opener} may both say {' '.join(run)!r}"


def _text_faults(act: str, text: str) -> Iterator[str]:
    if not text:
        return
    bare = re.sub(_SLOT, "", text)
    for name, pattern in _FORM:
        # A slot stands for a word, or the blanks around it would seem to be too many.
        if pattern.search(re.sub(_SLOT, "x", text)):
            yield name
    for name, pattern in _AROUND_SLOTS:
        if pattern.search(text):
            yield name
    for sentence in re.split(r"(?<=[.?!]) ", text):
        if not _OPENING.match(sentence):
            yield "no capital letter at the start of a sentence"
    for name, pattern in (("a figure", _FIGURE), ("a claim", _CLAIM)):
        if found := pattern.search(bare):
            yield f"{name} ({found[0]})"
    if not act.endswith("_popular") and (found := _POPULARITY.search(bare)):
        yield f"a claim of popularity ({found[0]})"
    if act != "noted_health" and _HEALTH.search(bare):
        yield "a word on health"


def _runs_of(part: tuple[str, ...]) -> set[tuple[str, ...]]:
    runs: set[tuple[str, ...]] = set()
    for text in part:
        for piece in re.split(_SLOT, text):
            words = re.findall(r"[a-z']+", piece.casefold())
            runs |= {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
    return runs
