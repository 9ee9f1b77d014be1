"""How sentences are read, for people who want to see it: one JSON line in, one out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from dialogue.lexicon import build_lexicon
from dialogue.statements import forget_words
from dialogue.types import Act, Turn
from dialogue.understand import understand_turns
from engine.jobs import JobError
from engine.store import catalog as catalog_store
from engine.store.database import Engine, reading


def read_lines(database: Engine, lines: Iterable[str]) -> Iterator[str]:
    """The act of each line {text, locale?, context?: [{role, text, items?}]} as a line of JSON.

    Brands and categories are those of the stored catalogue. Raises JobError naming the line that is
    not of this form.
    """
    with reading(database) as connection:
        products = {product.item_id: product for product in catalog_store.read_products(connection)}
    lexicon = build_lexicon(products.values())
    for number, line in enumerate(lines, start=1):
        if line.strip():
            text, turns = _parse(number, line)
            act = understand_turns(turns, text, lexicon, products)
            yield json.dumps(_as_json(act, text), ensure_ascii=False)


def _parse(number: int, line: str) -> tuple[str, list[Turn]]:
    try:
        body = json.loads(line)
    except ValueError as error:
        raise JobError(f"line {number}: not JSON ({error})") from None
    if not isinstance(body, dict) or not isinstance(body.get("text"), str):
        raise JobError(f"line {number}: field text is missing or not a string")
    context = body.get("context") or []
    if not isinstance(context, list) or not all(_is_turn(turn) for turn in context):
        raise JobError(f"line {number}: field context must be a list of {{role, text, items?}}")
    return body["text"], [
        Turn(turn["role"], turn["text"], tuple(turn.get("items", ()))) for turn in context
    ]


def _is_turn(turn: Any) -> bool:
    return (
        isinstance(turn, dict)
        and turn.get("role") in {"user", "assistant"}
        and isinstance(turn.get("text"), str)
        and isinstance(turn.get("items", []), list)
    )


def _as_json(act: Act, text: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "intent": act.intent,
        "mood": act.mood.label,
        "constraints": act.constraints.as_json(),
        "facts": [_fact(fact.subject, fact.predicate, fact.object) for fact in act.facts],
    }
    singles = {"tone": act.tone, "recipient": act.recipient, "occasion": act.occasion}
    said |= {name: value for name, value in singles.items() if value}
    if act.references:
        said["references"] = list(act.references)
    if act.intent == "forget":
        said["forget"] = list(forget_words(text))
    return said


def _fact(subject: str, predicate: str, value: str) -> dict[str, str]:
    return {"subject": subject, "predicate": predicate, "object": value}
