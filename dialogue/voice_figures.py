"""How well a voice speaks, from what it wrote: served, refused, varied, in the tone it was asked.

Everything is computed on drafts, with slots still open, so that a product's own name is nobody's
repetition. Distinct-n is that of Li et al. (2016).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dialogue.brief import VOICED
from dialogue.draft import Draft
from dialogue.ground import SLOT
from dialogue.types import TONES, Source

RUN = 8
SAMPLED = 200  # replies over which variety is counted, as it falls with their number
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_]+(?:'[a-z]+)?")
CLAIMS = frozenset({"claim", "popularity", "denial", "name"})
FIGURES = frozenset({"figure", "unknown_slot"})


@dataclass(frozen=True, slots=True)
class Voiced:
    """One prompt and what came of it: the drafts in order, the last one filled, whose choice it is.

    `unsupported` are the checker's faults in the first draft, whether or not they refused it.
    """

    act: str
    tone: str
    mood: str
    language: str
    message: str
    drafts: tuple[Draft, ...]
    text: str
    unsupported: tuple[str, ...] = ()
    source: Source = "model"

    @property
    def given(self) -> bool:
        """Whether the last draft may be said."""
        return not self.drafts[-1].faults


@dataclass(frozen=True, slots=True)
class VoiceFigures:
    """Shares of replies, 0 to 1, unless said otherwise; `refused` counts drafts by reason.

    `claims_before` and `figures_before`: first drafts with something unsupported, before the check.
    `reason_own`: of the replies to which a reason belongs, those that give the candidate's own.
    """

    replies: int
    served: float
    refused: Mapping[str, int]
    claims_before: float
    figures_before: float
    reason_own: float
    tone_recognised: float
    tone_by_asked: Mapping[str, float]
    distinct_2: float
    shared_runs: float
    words: float


def voice_figures(replies: Sequence[Voiced], tone_of: Callable[[str], str]) -> VoiceFigures:
    """The figures of one language's replies; `tone_of` names the tone of a text it never saw.

    Raises ValueError when there are no replies.
    """
    if not replies:
        raise ValueError("no replies to measure")
    given = [one for one in replies if one.given]
    first = [set(one.unsupported) for one in replies]
    reasoned = [one for one in given if "P1.why" in VOICED[one.act].required]
    hits = [tone_of(spoken(one)) == one.tone for one in given]
    return VoiceFigures(
        replies=len(replies),
        served=sum(one.source == "model" for one in given) / len(replies),
        refused=dict(Counter(f for one in replies for d in one.drafts for f in d.faults)),
        claims_before=_share(bool(faults & CLAIMS) for faults in first),
        figures_before=_share(bool(faults & FIGURES) for faults in first),
        reason_own=_share("{P1.why}" in one.drafts[-1].text for one in reasoned),
        tone_recognised=_share(hits),
        tone_by_asked={
            tone: _share(hit for hit, one in zip(hits, given, strict=True) if one.tone == tone)
            for tone in TONES
        },
        distinct_2=distinct([_words(one) for one in given[:SAMPLED]], 2),
        shared_runs=shared_runs([_runs(one) for one in given[:SAMPLED]]),
        words=sum(len(_words(one)) for one in given) / max(1, len(given)),
    )


def spoken(one: Voiced) -> str:
    """The words of the reply that are the model's own, a dot for each slot."""
    return SLOT.sub(".", one.drafts[-1].text)


def distinct(texts: Sequence[Sequence[str]], n: int) -> float:
    """The share of n-grams that are different ones, over all texts together."""
    grams = [tuple(words[at : at + n]) for words in texts for at in range(len(words) - n + 1)]
    return len(set(grams)) / max(1, len(grams))


def shared_runs(texts: Sequence[set[tuple[str, ...]]]) -> float:
    """The share of texts that have a run of eight words in common with another one."""
    count = Counter(run for runs in texts for run in runs)
    return _share(any(count[run] > 1 for run in runs) for runs in texts)


def _runs(one: Voiced) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for piece in SLOT.split(one.drafts[-1].text)[::2]:
        words = [word.casefold() for word in _WORD.findall(piece)]
        found |= {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}
    return found


def _words(one: Voiced) -> list[str]:
    return [word.casefold() for word in _WORD.findall(SLOT.sub(" ", one.drafts[-1].text))]


def _share(found: Iterable[bool]) -> float:
    values = list(found)
    return sum(values) / len(values) if values else 0.0
