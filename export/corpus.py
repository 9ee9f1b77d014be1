"""Training conversations: every exemplar with its slots filled from catalogues, several times over.

What is trained is the words around the slots, so the reply keeps its slots and only the prompt is
filled. The exemplars carry the language; this adds products, reasons and facts, never wording.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dialogue.attribute_words import category_in_words, chinese_key
from dialogue.brief import VOICED as ACTS
from dialogue.brief import Brief, brief_prompt
from dialogue.replies import Exemplar, slots_in
from dialogue.tone import TONES
from export.shelf import Filled, attributes_of, fill_shelf
from recsys.types import Product

_SLOT = re.compile(r"\{([^{}]*)\}")
_ASKED = {
    "en": ("is it {key}", "does it have {key}", "has it got {key}", "{key}?", "any {key}"),
    "zh": ("{key}吗", "有{key}吗", "{key}怎么样"),
}
_ASKED_VALUE = {
    "en": ("what's the {key}", "which {key} is it", "what {key} does it have", "{key}?",
           "can you tell me the {key}"),
    "zh": ("{key}是多少", "{key}是什么", "{key}呢", "什么{key}"),
}  # fmt: skip
_NATURAL = {
    "material": ("what's it made of", "what is it made from"),
    "weight": ("how heavy is it", "how much does it weigh"),
    "color": ("what colour is it", "which color"),
    "size": ("how big is it", "what size is it"),
    "pages": ("how long is it", "how many pages"),
    "players": ("how many can play",),
    "age": ("what age is it for",),
    "author": ("who wrote it", "who is it by"),
    "capacity": ("how much does it hold",),
    "battery life": ("how long does the battery last",),
    "power": ("how many watts",),
    "language": ("which language is it in",),
    "season": ("what season is it for",),
}


@dataclass(frozen=True, slots=True)
class Example:
    """One conversation to learn from: a ChatML `prompt` and the `reply` that should follow it.

    `slots` are those in the prompt, `required` those that any reply to it must have.
    """

    prompt: str
    reply: str
    slots: Mapping[str, str]
    required: frozenset[str]
    message: str
    exemplar: Exemplar


def compose(
    exemplars: Sequence[Exemplar],
    shops: Mapping[str, Sequence[Product]],
    variants: int,
    seed: int = 0,
) -> Iterator[Example]:
    """`variants` examples of each exemplar, each from another shop's products."""
    names = sorted(shops)
    for place, one in enumerate(exemplars):
        for variant in range(variants):
            rng = random.Random(f"{seed}:{one.where}:{variant}")
            yield example(one, shops[names[(place + variant) % len(names)]], rng)


def example(one: Exemplar, products: Sequence[Product], rng: random.Random) -> Example:
    """The exemplar with its slots filled from `products`."""
    filled = fill_shelf(products, one.act, one.lang, one.evidence, rng)
    if one.act in {"product_fact", "product_unknown"}:
        slots, reply, question = _asked(one, products, filled, rng)
    else:
        slots, reply, question = _listed(one, filled, rng), one.reply, ""
    required = set(ACTS[one.act].required) & slots.keys()
    if one.act == "product_fact":
        required |= {name for name in slots_in(reply) if name.startswith("A")}
    spoken = dict(filled.spoken) | {"question": question}
    message = _SLOT.sub(lambda match: spoken.get(match[1], ""), one.message).strip()
    brief = Brief(one.act, one.mood, one.lang, slots)
    prompt = brief_prompt(brief, TONES[one.tone], message)
    return Example(prompt, reply, slots, frozenset(required), message, one)


def _listed(one: Exemplar, filled: Filled, rng: random.Random) -> dict[str, str]:
    """The act's slots; those that a reply may leave out are now and then there all the same."""
    act, used = ACTS[one.act], slots_in(one.reply)
    spare = rng.random() < 0.5
    optional = [name for name in act.optional if name in used or (spare and name != "contact")]
    return {name: filled.slots[name] for name in (*act.required, *optional)}


def _asked(
    one: Exemplar, products: Sequence[Product], filled: Filled, rng: random.Random
) -> tuple[dict[str, str], str, str]:
    """Slots, reply and question of a question on a product: its attributes are slots A1, A2, ..."""
    own = next(product for product in products if product.name == filled.slots["P1"])
    known = attributes_of(own, one.lang, rng)
    if one.act == "product_unknown":
        said = set(re.findall(r"[a-z]{4,}", one.message.casefold()))
        known = [(key, clause) for key, clause in known if not said & set(key.casefold().split())]
    slots = {"P1": filled.slots["P1"]}
    spare = "P1.price" in ACTS[one.act].optional and rng.random() < 0.5
    if spare or "P1.price" in slots_in(one.reply):
        slots["P1.price"] = filled.slots["P1.price"]
    if not known:
        known = [("kind", category_in_words(own, one.lang))]
    slots |= {f"A{place}": clause for place, (_, clause) in enumerate(known, 1)}
    chosen = rng.randrange(len(known))
    key = known[chosen][0]
    reply = one.reply.replace("{answer}", f"{{A{chosen + 1}}}")
    reply = reply.replace("{other}", f"{{A{chosen + 1}}}")
    return slots, reply, question_on(key, own.attributes.get(key, ""), one.lang, rng)


def question_on(key: str, value: str, language: str, rng: random.Random) -> str:
    """A shopper's question after an attribute, as typed: "what's it made of"."""
    yes = value.casefold() in {"yes", "no", "true", "false"}
    forms = (_ASKED if yes else _ASKED_VALUE)[language]
    if language == "zh":
        return rng.choice(forms).format(key=chinese_key(key).removeprefix("可"))
    natural = _NATURAL.get(key.casefold(), ())
    if natural and rng.random() < 0.7:
        return rng.choice(natural)
    return rng.choice(forms).format(key=key.replace("_", " ").casefold())
