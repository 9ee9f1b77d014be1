"""The house voice put to the test: a thousand prompts of a shop it never saw, by language."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from tqdm import tqdm

from dialogue.brief import Brief
from dialogue.draft import Voice, free_drafts
from dialogue.ground import fill
from dialogue.replies import Exemplar
from dialogue.tone import TONES
from dialogue.voice_figures import Voiced
from export.corpus import Example, example
from export.house import exemplars_apart
from export.shelf import HELD_OUT, read_catalog

Prompted = tuple[Example, frozenset[str]]  # an example and the slots its reply must have


def prompts(language: str, count: int, seed: int = 1) -> list[Example]:
    """`count` prompts: messages kept apart from training, tones and moods of their own, and the
    products, prices and attributes of the shop that was held out.

    What an exemplar's own message tells of a mood stays with it; its tone is dealt anew.
    """
    rng = random.Random(f"{seed}:{language}")
    products = [one for name in HELD_OUT for one in read_catalog(name)]
    apart = exemplars_apart(languages=(language,))[1]
    made = []
    for place in range(count):
        one = apart[place % len(apart)]
        made.append(example(one, products, rng))
    return made


def spoken(voice: Voice, examples: Sequence[Example], goods: frozenset[str]) -> Iterator[Voiced]:
    """What the voice makes of each example, in order, with a bar in a terminal."""
    for place, one in enumerate(tqdm(examples, desc="voice", unit="reply", disable=None)):
        yield speak(voice, one, goods, place)


def speak(voice: Voice, one: Example, goods: frozenset[str], seed: int) -> Voiced:
    """The drafts for one example, and the text a shopper would read; "" where none holds."""
    own: Exemplar = one.exemplar
    brief = Brief(own.act, own.mood, own.lang, one.slots)
    drafts = free_drafts(
        voice, brief, one.required, TONES[own.tone], one.message, goods, seed * 10
    )
    text = fill(drafts[-1].text, one.slots) if not drafts[-1].faults else ""
    return Voiced(own.act, own.tone, own.mood, own.lang, one.message, tuple(drafts), text)
