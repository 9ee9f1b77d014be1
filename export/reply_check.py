"""What the replies written by hand must obey: slots, balance, variety, and no unsupported claim.

`python -m export.reply_check [FILE ...]` checks `dialogue/replies/*.jsonl`, or the files given.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dialogue.assertions import asserted
from dialogue.brief import VOICED as ACTS
from dialogue.replies import KINDS, Exemplar, load, read, slots_in
from dialogue.types import MOODS, TONES

# An 8-gram stands in two lines at most; three words that open a reply (five characters in Chinese)
# in twenty: there are not many ways to begin to be sorry.
RUN, SHARED, ALIKE = 8, 2, 20
_SLOT = re.compile(r"\{([^{}]*)\}")
_HAN = re.compile("[\u3400-\u9fff]")
_WORD = re.compile(r"[\u3400-\u9fff]|[A-Za-z']+")
_LONGEST = {"en": {"concise": 16, "": 46}, "zh": {"concise": 20, "": 70}}
# What a message may hold besides the slots of its act: the question that a product is asked.
_IN_MESSAGES = {"question"}
_LED = "because since that so : , as and but whether".split()
_LEAD = "".join(rf"(?<!{word} )" for word in _LED)
_FORM = {
    "en": (
        ("a character outside plain ASCII", r"[^ -~]"),
        ("no final mark", r"[^.?!]$"),
        ("no pause after a list", r"\{(?:facts|P1\.facts)\}(?![,.;:?!)]| \()"),
        ("an article before a name", r"(?i)\b(?:an?|the|this|that|your|some) \{P[12]\}"),
        ("a word grown onto a slot", r"[A-Za-z]\{|\}['A-Za-z]"),
        (
            "a clause that nothing leads into",
            rf"(?i){_LEAD}\{{(?:P1\.why|P1\.more|noted|answer|other)\}}",
        ),
    ),
    "zh": (("a blank or ASCII mark", r"[ ,.;:!?()]"), ("no final mark", r"[^。？！～]$")),
}


def problems(exemplars: Sequence[Exemplar]) -> list[str]:
    """The faults of a corpus, each naming its line; an empty list for a sound one."""
    found = [f"{one.where}: {fault}" for one in exemplars for fault in _faults(one)]
    return found + list(_shared_runs(exemplars)) + list(_openings(exemplars))


def _faults(one: Exemplar) -> Iterator[str]:
    fixed = {"act": ACTS, "tone": TONES, "mood": MOODS, "lang": ("en", "zh"), "evidence": KINDS}
    for name, known in fixed.items():
        if getattr(one, name) not in known:
            yield f"{name} {getattr(one, name)!r} is not one of {', '.join(known)}"
            return
    yield from _slot_faults(one)
    said = _SLOT.sub(" ", one.reply)
    yield from (f"asserts a {kind}: {one.reply}" for kind in asserted(said, one.act))
    marks = one.reply if one.lang == "en" else _SLOT.sub("", one.reply)
    for fault, pattern in _FORM[one.lang]:
        if re.search(pattern, marks):
            yield f"{fault}: {one.reply}"
    longest = _LONGEST[one.lang]
    if len(_WORD.findall(said)) > longest.get(one.tone, longest[""]):
        yield f"too long for {one.tone}: {one.reply}"
    if not one.message.strip() or re.search(r"\d|[$€£¥]", _SLOT.sub("", one.message)):
        yield f"message empty or with a figure: {one.message}"


def _slot_faults(one: Exemplar) -> Iterator[str]:
    slots, used = ACTS[one.act], slots_in(one.reply)
    allowed = set(slots.required + slots.optional)
    for slot in sorted(set(used) - allowed):
        yield f"the act {one.act} has no slot {slot!r}"
    for slot in slots.required:
        if used.count(slot) != 1:
            yield f"slot {slot!r} stands {used.count(slot)} times: {one.reply}"
    for slot in slots.optional:
        if used.count(slot) > 1:
            yield f"slot {slot!r} stands {used.count(slot)} times: {one.reply}"
    if ("P2" in used) != ("P2.price" in used) and one.act == "recommend":
        yield f"P2 without its price, or the other way: {one.reply}"
    for slot in sorted(set(slots_in(one.message)) - allowed - _IN_MESSAGES):
        yield f"the message has a slot {slot!r} that {one.act} has not"
    if ("P1.why" in slots.required) != (one.evidence not in {"", "popular"}):
        yield f"evidence {one.evidence!r} does not go with {one.act}"


def runs(one: Exemplar) -> set[tuple[str, ...]]:
    """The 8-grams of a reply's own words (characters in Chinese), none of them across a slot."""
    found: set[tuple[str, ...]] = set()
    for piece in _SLOT.split(one.reply)[::2]:
        words = [word.casefold() for word in _WORD.findall(piece)]
        found |= {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return found


def _shared_runs(exemplars: Iterable[Exemplar]) -> Iterator[str]:
    lines: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for one in exemplars:
        for run in runs(one):
            lines[run].append(one.where)
    for run, places in lines.items():
        if len(places) > SHARED:
            yield f"{', '.join(places)}: share {' '.join(run)!r}"


def _openings(exemplars: Iterable[Exemplar]) -> Iterator[str]:
    lines: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for one in exemplars:
        words = [word.casefold() for word in _WORD.findall(_SLOT.split(one.reply)[0])]
        size = 3 if one.lang == "en" else 5
        if len(words) >= size:
            lines[tuple(words[:size])].append(one.where)
    for opening, places in lines.items():
        if len(places) > ALIKE:
            yield f"{', '.join(places)}: all begin with {' '.join(opening)!r}"


def counts(exemplars: Sequence[Exemplar]) -> dict[str, Counter[str]]:
    """How many lines there are of each act, tone, mood, language and kind of evidence."""
    names = ("lang", "act", "tone", "mood", "evidence")
    return {name: Counter(getattr(one, name) for one in exemplars) for name in names}


def main(paths: Sequence[str]) -> int:
    """The exit code of a check of the given files, or of the package's own: 1 with any fault."""
    found = [one for path in paths for one in read(Path(path))] if paths else load()
    faults = problems(found)
    print(*faults, sep="\n")
    for name, count in counts(found).items():
        print(f"{name}: " + ", ".join(f"{key or '-'} {n}" for key, n in count.most_common()))
    print(f"{len(found)} exemplars, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
