"""How long reading takes: `python -m tests.benchmarks.understanding_speed`.

Prints a table over conversations of different lengths: what all reading for the answer to one more
message takes, that of the turns before it included, on one thread. "first": the process has read
nothing of the conversation yet; "p50" and "p95": messages after that.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from statistics import quantiles
from time import perf_counter

from dialogue.audience import whose
from dialogue.consent import read_consent
from dialogue.earlier import told_health_since_offer, tone_asked_before
from dialogue.lexicon import Lexicon, build_lexicon
from dialogue.memory import learn
from dialogue.readings import drop_readings
from dialogue.types import Profile, Turn
from dialogue.understand import understand_turns
from tests.dialogue.labelled_shop import lines, products

LENGTHS = (0, 10, 20, 50, 100, 150, 200)  # turns, those of both sides
MESSAGES = 40
SHOWN = 3


def main() -> None:
    """Prints the table."""
    lexicon = build_lexicon(products().values())
    print(f"{'language':10}{'turns':>6}{'first ms':>10}{'p50 ms':>9}{'p95 ms':>9}{'most ms':>9}")
    for locale in ("en", "zh"):
        read(conversation(locale, 2), "hello", lexicon)  # the models are loaded
        for length in LENGTHS:
            first, *rest = times(locale, length, lexicon)
            cuts = quantiles(rest, n=20)
            figures = (cuts[9], cuts[18], max(rest))
            print(f"{locale:10}{length:6}{first:10.1f}", *(f"{one:8.1f}" for one in figures))


def times(locale: str, length: int, lexicon: Lexicon) -> Iterator[float]:
    """The milliseconds that each of some messages takes, newly said after `length` turns."""
    drop_readings()
    turns = conversation(locale, length)
    for number, message in enumerate(islice(utterances(locale), MESSAGES)):
        begun = perf_counter()
        read(turns, f"{message} {number}", lexicon)
        yield 1000 * (perf_counter() - begun)


def read(turns: list[Turn], message: str, lexicon: Lexicon) -> None:
    """All that `engine.chat.answer` reads of a message and what was said before it."""
    act = understand_turns(turns, message, lexicon, products())
    learned = learn(read_consent(Profile("shopper"), turns, message), act, turns, message)
    whose(act.audience, learned.profile.facts)
    told_health_since_offer(turns, message)
    tone_asked_before(turns)


def conversation(locale: str, length: int) -> list[Turn]:
    """So many turns: labelled utterances, each answered with some products."""
    items = cycle(products())
    said = []
    for text in islice(utterances(locale), length // 2):
        said += [Turn("user", text), Turn("assistant", "Here.", tuple(islice(items, SHOWN)))]
    return said


def utterances(locale: str) -> Iterator[str]:
    """The utterances of the development half, over and over."""
    return cycle(line.text for line in lines("dev", locale))


if __name__ == "__main__":
    main()
