"""The shapes events come in as JSON: flat, or one event with a list of items.

Sources: the GA4 BigQuery export schema and Measurement Protocol, Segment's e-commerce spec and
Google Retail's user events.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from engine.ingest.errors import EventError
from engine.ingest.names import (
    EVENT_COLUMNS,
    EVENT_NAMES,
    IGNORED,
    INNER,
    ITEM_COLUMNS,
    ITEM_LISTS,
    normal_name,
)
from engine.ingest.rules import is_nothing

FIELDS = tuple(EVENT_COLUMNS)
_EVENT_ID = FIELDS.index("event_id")
_NAME = FIELDS.index("event_name")


def flatten(payload: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """The values in the order of FIELDS, once for each item of the event.

    The first item keeps the event's id, the n-th gets it with "#n" behind. Raises EventError.
    """
    event = _opened(payload)
    shared = [_first(event, aliases) for aliases in EVENT_COLUMNS.values()]
    found = next((event[name] for name in ITEM_LISTS if event.get(name) is not None), None)
    if found is None:
        return [tuple(shared)]
    if not isinstance(found, Sequence) or isinstance(found, (str, bytes)):
        raise EventError("items", "is not a list")
    if not found and _about_no_product(shared):
        return [tuple(shared)]  # GA4 exports page views with an empty list
    if not found:
        raise EventError("items", "is empty")
    return [_row(shared, item, place) for place, item in enumerate(found)]


def _row(shared: Sequence[Any], found: Any, place: int) -> tuple[Any, ...]:
    if not isinstance(found, Mapping):
        raise EventError(f"items.{place}", "is not an object")
    item = _normal(found)
    if isinstance(item.get("product"), Mapping):
        item = {**item, **_normal(item["product"])}
    values = dict(zip(FIELDS, shared))
    for field, aliases in ITEM_COLUMNS.items():
        own = _first(item, aliases)
        if not is_nothing(own) or field == "item_id":
            values[field] = own
    row = list(values.values())
    event_id = row[_EVENT_ID]
    if place and isinstance(event_id, str) and not is_nothing(event_id):
        row[_EVENT_ID] = f"{event_id.strip()}#{place + 1}"
    elif place and isinstance(event_id, int):
        row[_EVENT_ID] = f"{event_id}#{place + 1}"
    return tuple(row)


def _about_no_product(shared: Sequence[Any]) -> bool:
    name = shared[_NAME]
    return isinstance(name, str) and EVENT_NAMES.get(normal_name(name)) == IGNORED


def _opened(payload: Mapping[str, Any]) -> dict[str, Any]:
    """The event's fields by their normal names, with those of the objects inside it."""
    event = _normal(payload)
    params = event.get("event_params")
    inner = [event[name] for name in INNER if isinstance(event.get(name), Mapping)]
    if isinstance(params, list):
        inner.append(_parameters(params))
    for fields in inner:
        for name, value in _normal(fields).items():
            if is_nothing(event.get(name)):
                event[name] = value
    return event


def _parameters(params: list[Any]) -> dict[str, Any]:
    """GA4's list of {key, value: {string_value | int_value | ...}} as one object."""
    found = {}
    for param in params:
        if not isinstance(param, Mapping) or not isinstance(param.get("value"), Mapping):
            continue
        values = [value for value in param["value"].values() if value is not None]
        if values:
            found[str(param.get("key"))] = values[0]
    return found


def _normal(fields: Mapping[Any, Any]) -> dict[str, Any]:
    return {normal_name(str(name)): value for name, value in fields.items()}


def _first(values: Mapping[str, Any], aliases: Sequence[str]) -> Any:
    """The first value under one of these names that is not left empty."""
    for name in aliases:
        value = values.get(name)
        if not is_nothing(value):
            return value
    return None
