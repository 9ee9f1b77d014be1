"""From the rows of a file to its events: each that can be believed, once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any, NamedTuple

from engine.ingest.check import CleanEvent, Rules, check, content_id, numbered
from engine.ingest.errors import EventError, IngestError
from engine.ingest.names import EVENT_COLUMNS, EVENT_REQUIRED, normal_name
from engine.ingest.readers import Row, Source, as_object
from engine.ingest.rejects import write_reject
from engine.ingest.report import Tally
from engine.ingest.rules import EPOCH, MICROSECOND, is_nothing
from engine.ingest.shapes import FIELDS, flatten
from engine.store.tombstones import Erased

ERASED = "user_id was erased at the shopper's wish"


class Candidate(NamedTuple):
    """What may be an event: its row, its place among the row's items, its values of FIELDS."""

    row: Row
    place: int
    values: tuple[Any, ...]
    problem: str = ""


@dataclass(slots=True)
class Seen:
    """The events of one file so far: content by id, rows without an id, uses of a content id."""

    contents: dict[str, int] = field(default_factory=dict)
    nameless: set[int] = field(default_factory=set)
    used: Counter[str] = field(default_factory=Counter)


def clean_events(
    source: Source,
    rules: Rules,
    known_items: Container[str] | None,
    tally: Tally,
    rejects: IO[str],
    erased: Erased | None = None,
) -> Iterator[CleanEvent]:
    """The events of `source` that can be stored; the others are counted, and rejects written.

    `known_items` None knows every item. Of shoppers who were `erased`, no older event is taken, and
    none is written anywhere. Raises IngestError when a column is missing.
    """
    seen = Seen()
    for candidate in candidates(source):
        tally.rows += 1
        try:
            event, repairs = _judge(candidate, rules, known_items)
            if event is None:
                tally.ignored += 1
            elif erased is not None and _is_erased(erased, event):
                tally.rejected[ERASED] += 1
                write_reject(rejects, source.name, candidate.row.line, ERASED, {})
            elif (new := _first_time(event, candidate, seen)) is None:
                tally.duplicates += 1
            else:
                for repair in repairs:
                    tally.repaired[repair] += 1
                yield new
        except EventError as error:
            tally.rejected[str(error)] += 1
            record = as_object(candidate.row, source.columns)
            write_reject(rejects, source.name, candidate.row.line, str(error), record)


def candidates(source: Source) -> Iterator[Candidate]:
    """What may be an event in `source`: one for each row, or for each item of a row's list."""
    if source.columns is None:
        for row in source.rows:
            yield from _from_object(row)
        return
    places = find_columns(source, EVENT_COLUMNS, EVENT_REQUIRED)
    choose = _chooser([places.get(name, ()) for name in FIELDS])
    for row in source.rows:
        if row.problem:
            yield Candidate(row, 0, (), row.problem)
        else:
            yield Candidate(row, 0, choose(row.record))


def find_columns(
    source: Source, known: Mapping[str, Sequence[str]], required: Sequence[str]
) -> dict[str, tuple[int, ...]]:
    """The places of each field's columns, the first choice first.

    Raises IngestError naming the first required field that has none.
    """
    columns = source.columns or ()
    names = [normal_name(name) for name in columns]
    places = {
        name: tuple(names.index(alias) for alias in aliases if alias in names)
        for name, aliases in known.items()
    }
    for name in required:
        if not places[name]:
            shown = ", ".join(repr(column[:40]) for column in columns[:20])
            raise IngestError(
                f"{source.name}: no column {name} (nor {', '.join(known[name][1:])});"
                f" {len(columns)} found: {shown}"
            )
    return {name: found for name, found in places.items() if found}


def _judge(
    candidate: Candidate, rules: Rules, known_items: Container[str] | None
) -> tuple[CleanEvent | None, list[str]]:
    if candidate.problem:
        raise EventError("row", candidate.problem)
    event, repairs = check(candidate.values, rules)
    if event and known_items is not None and event.item_id not in known_items:
        raise EventError("item_id", "is not in the catalogue")
    return event, repairs


def _is_erased(erased: Erased, event: CleanEvent) -> bool:
    at = erased.when(event.user_id)
    return at is not None and EPOCH + event.at * MICROSECOND <= at


def _first_time(event: CleanEvent, candidate: Candidate, seen: Seen) -> CleanEvent | None:
    """The event with its id, None when it came before; raises EventError for a stolen id."""
    if event.event_id:
        content, known = hash(event[1:]), len(seen.contents)
        if seen.contents.setdefault(event.event_id, content) != content:
            raise EventError("event_id", "was already used for another event")
        return event if len(seen.contents) > known else None
    known = len(seen.nameless)
    seen.nameless.add(_identity(candidate))
    if len(seen.nameless) == known:
        return None
    # Rows that differ only in what is not kept are different events.
    return event._replace(event_id=numbered(content_id(event), seen.used))


def _identity(candidate: Candidate) -> int:
    record = candidate.row.record
    if isinstance(record, Mapping):
        return hash((json.dumps(record, sort_keys=True, default=str), candidate.place))
    return hash(tuple(record))


def _from_object(row: Row) -> Iterator[Candidate]:
    if row.problem or not isinstance(row.record, Mapping):
        yield Candidate(row, 0, (), row.problem)
        return
    try:
        items = flatten(row.record)
    except EventError as error:
        yield Candidate(row, 0, (), str(error))
        return
    for place, values in enumerate(items):
        yield Candidate(row, place, values)


def _chooser(places: Sequence[Sequence[int]]) -> Callable[[Any], tuple[Any, ...]]:
    """Picks each field's value: the first of its columns that is not left empty."""
    single = [found[0] if found else None for found in places]
    several = [(which, found) for which, found in enumerate(places) if len(found) > 1]

    def choose(record: Sequence[Any]) -> tuple[Any, ...]:
        values = [None if place is None else record[place] for place in single]
        for which, found in several:
            full = (record[place] for place in found if not is_nothing(record[place]))
            values[which] = next(full, values[which])
        return tuple(values)

    return choose
