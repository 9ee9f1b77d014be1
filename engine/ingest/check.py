"""One event: every value by its rule, and an id where it came without."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from engine.ingest.errors import EventError, Refusal
from engine.ingest.money import check_currency, price
from engine.ingest.names import IGNORED
from engine.ingest.rules import (
    Rule,
    event_kind,
    identifier,
    instant,
    optional_identifier,
    quantity,
)
from engine.ingest.shapes import FIELDS

# What a rule makes of a value: what is stored, how it was repaired, why it is refused.
Outcome = tuple[Any, str, str]
Rules = tuple[Callable[[Any], Outcome], ...]

_NAME = FIELDS.index("event_name")


class CleanEvent(NamedTuple):
    """An event as it is stored, in the order of FIELDS: `at` in µs since 1970, `value` as text."""

    event_id: str
    user_id: str
    item_id: str
    kind: str
    at: int
    quantity: float
    value: str | None
    session_id: str | None
    recommendation_id: str | None


def event_rules(now: datetime, currency: str = "", remember: bool = False) -> Rules:
    """The rules in the order of FIELDS; `remember` looks at each distinct value only once.

    That is for values of one type in each field: 1 and True are the same to it. Times may be a day
    ahead of `now`; prices may only be in `currency` ("": in any).
    """
    rules: dict[str, Rule] = {
        "event_id": _event_id,
        "user_id": identifier,
        "item_id": identifier,
        "event_name": event_kind,
        "timestamp": partial(instant, now=now),
        "quantity": quantity,
        "price": partial(_price_text, currency=currency),
        "session_id": optional_identifier,
        "recommendation_id": optional_identifier,
        "currency": partial(check_currency, currency=currency),
    }
    told = {name: _told(name, rule) for name, rule in rules.items()}
    if remember:
        # All but the event's own id, which hardly comes twice.
        told |= {name: _Memo(told[name]).__getitem__ for name in FIELDS if name != "event_id"}
    return tuple(told[name] for name in FIELDS)


def check(values: Sequence[Any], rules: Rules) -> tuple[CleanEvent | None, list[str]]:
    """The event in the values of FIELDS and how it was repaired; None when about no product.

    Its event_id is "" where it came without. Raises EventError naming the first wrong field.
    """
    found, repairs, problems = zip(*[rule(value) for rule, value in zip(rules, values)])
    if found[_NAME] == IGNORED:
        return None, []
    if any(problems):
        field, problem = next(pair for pair in zip(FIELDS, problems) if pair[1])
        raise EventError(field, problem)
    event = CleanEvent._make(found[: len(CleanEvent._fields)])
    return event, [repair for repair in repairs if repair] if any(repairs) else []


def content_id(event: CleanEvent) -> str:
    """An id made of what the event says: the same event gets the same one whenever it comes."""
    content = "\x1f".join(map(str, event[1:]))
    return "h-" + hashlib.blake2b(content.encode(), digest_size=12).hexdigest()


def numbered(content: str, used: Counter[str]) -> str:
    """`content` where it is new to `used`, else with how often it was used before behind it."""
    before = used[content]
    used[content] += 1
    return f"{content}-{before}" if before else content


def _price_text(raw: Any, currency: str) -> tuple[str | None, str]:
    value, repair = price(raw, currency)
    return None if value is None else str(value), repair


def _event_id(raw: Any) -> tuple[str, str]:
    value, repair = optional_identifier(raw)
    return value or "", repair


def _told(field: str, rule: Rule) -> Callable[[Any], Outcome]:
    def outcome(raw: Any) -> Outcome:
        try:
            value, repair = rule(raw)
        except Refusal as refusal:
            return None, "", str(refusal)
        return value, f"{field} {repair}" if repair else "", ""

    return outcome


class _Memo(dict[Any, Outcome]):
    """What a rule made of each value; a look-up costs far less than a call."""

    def __init__(self, rule: Callable[[Any], Outcome]) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, raw: Any) -> Outcome:
        found = self[raw] = self._rule(raw)
        return found
