"""The voice put to the test: prompts about a shop that no voice was trained on, by language."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from tqdm import tqdm

from dialogue.brief import Brief, brief_head, brief_prompt
from dialogue.draft import Draft, Prompt, Voice, free_drafts, guided_draft, rested
from dialogue.given import Parts
from dialogue.ground import check_draft, fill
from dialogue.phrases import PhraseBook
from dialogue.replies import Exemplar
from dialogue.respond import reply_parts
from dialogue.situation import Plan
from dialogue.template import template_draft
from dialogue.tone import TONES
from dialogue.voice_figures import Voiced
from export.corpus import Example, example
from export.house import exemplars_apart
from export.shelf import HELD_OUT, read_catalog

_OPENERS = {
    "frustrated": "comfort_frustrated", "sad": "comfort_sad",
    "uncertain": "comfort_uncertain", "happy": "cheer_happy",
}  # fmt: skip


def prompts(language: str, count: int, seed: int = 1) -> list[Example]:
    """`count` prompts: messages kept apart from training, with their tone and mood, about the
    products, prices and attributes of the shop that was held out."""
    rng = random.Random(f"{seed}:{language}")
    products = [one for name in HELD_OUT for one in read_catalog(name)]
    apart = exemplars_apart(languages=(language,))[1]
    rng.shuffle(apart)
    return [example(apart[place % len(apart)], products, rng) for place in range(count)]


def spoken(
    voice: Voice, examples: Sequence[Example], book: PhraseBook, goods: frozenset[str]
) -> Iterator[Voiced]:
    """What the voice makes of each example, in order, with a bar in a terminal."""
    for place, one in enumerate(tqdm(examples, desc="voice", unit="reply", disable=None)):
        yield speak(voice, one, book, goods, place)


def speak(
    voice: Voice, one: Example, book: PhraseBook, goods: frozenset[str], seed: int
) -> Voiced:
    """The drafts for one example, and the text a shopper would read."""
    own: Exemplar = one.exemplar
    if voice.manner == "free" and knows(voice, own.lang):
        brief = Brief(own.act, own.mood, own.lang, one.slots)
        drafts = free_drafts(
            voice, brief, one.required, TONES[own.tone], one.message, goods, seed * 10
        )
        unsupported = drafts[0].faults
    else:
        drafts = [_chosen(voice, one, book, seed)]
        slots = _slots(one)
        required = {name for name in one.required if not name.startswith("A")}
        unsupported = check_draft(drafts[0].text, slots, frozenset(required), goods, own.act)
    text = fill(drafts[-1].text, _slots(one)) if not drafts[-1].faults else ""
    return Voiced(
        own.act, own.tone, own.mood, own.lang, one.message, tuple(drafts), text, unsupported,
        "model" if knows(voice, own.lang) else "template",
    )  # fmt: skip


def knows(voice: Voice, language: str) -> bool:
    """Whether the model speaks the language; else a template does."""
    return voice.runtime is not None and language in voice.languages


def _chosen(voice: Voice, one: Example, book: PhraseBook, seed: int) -> Draft:
    """A reply written by hand, or a way through the phrase book: what the guided voice gives."""
    own = one.exemplar
    opener = _OPENERS.get(own.mood, "") if own.act not in _OPENERS.values() else ""
    plan = Plan(own.act, _slots(one), opener=opener, language=own.lang, reason=own.evidence)
    parts = rested(
        voice, own.lang, reply_parts(plan, TONES[own.tone], own.mood, (), one.message, book)
    )
    if not knows(voice, own.lang):
        return _noted(voice, parts, Draft(template_draft(parts, seed, book.joint)))
    brief, tone = Brief(own.act, own.mood, own.lang, one.slots), TONES[own.tone]
    prompt = Prompt(brief_prompt(brief, tone, one.message), brief_head(brief, tone))
    return _noted(voice, parts, guided_draft(voice, prompt, parts, seed, book.joint))


def _noted(voice: Voice, parts: Parts, draft: Draft) -> Draft:
    if voice.given:
        voice.given.note(parts, draft.text)
    return draft


def _slots(one: Example) -> dict[str, str]:
    """The slots of a plan: of the attributes in the prompt, the one that answers has a name, and
    where none does a list of them may be given."""
    answers = [name for name in sorted(one.required) if name.startswith("A")]
    if answers:
        return {**one.slots, "answer": one.slots[answers[0]]}
    told = [said for name, said in one.slots.items() if name.startswith("A")]
    return {**one.slots, **({"P1.facts": "; ".join(told)} if told else {})}
