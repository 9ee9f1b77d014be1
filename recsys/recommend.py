"""From a shopper's events to candidates that carry their reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timezone

import numpy as np
import numpy.typing as npt

from recsys.answer import WISH_PART, Task, answer, bases, check, spreads
from recsys.catalog import Catalog
from recsys.cells import Cells
from recsys.constraints import allowed
from recsys.evidence import LEAST_SHARE, MOST, as_evidence, reasons
from recsys.hints import foremost, lifts, with_hints
from recsys.interactions import history
from recsys.model import Model
from recsys.rank import Ranked
from recsys.rules import Rule, Ruling, apply_rules
from recsys.score import Sight, look
from recsys.shelf import Shelf, align
from recsys.shopper import Crowd, Exclude, Mode, meet
from recsys.threads import one_blas_thread
from recsys.types import Candidate, Constraints, Event, Evidence, Hint
from recsys.wish import Wish, wish

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Query:
    """One question to the ranking.

    `history`: all events of the shopper that are known, newest ones included. `item_id`: the
    product page they are on. `exclude`: what discovery leaves out. `now`: None reads the time of
    the newest event or of training, whichever is later. `diverse`: keeps an open list from being
    all of one kind (a wish, a page or a category asked for switches that off). `rules`: what the
    shop decided (`recsys.rules`); `age`: the shopper's, None when unknown. `hints`: what the
    shopper said that speaks for some products.
    """

    history: Sequence[Event] = ()
    session_id: str | None = None
    constraints: Constraints = field(default_factory=Constraints)
    n: int = 10
    item_id: str | None = None
    exclude: Exclude = "purchased"
    mode: Mode = "discover"
    now: datetime | None = None
    diverse: bool = True
    rules: tuple[Rule, ...] = ()
    age: int | None = None
    hints: tuple[Hint, ...] = ()


@dataclass(frozen=True, eq=False, slots=True)
class Said:
    """The hints of a query and what they add to the score of each product, in its spread."""

    hints: tuple[Hint, ...]
    lift: Floats


NOTHING_SAID = Said((), np.zeros(0))


def recommend(model: Model, catalog: Catalog, query: Query) -> list[Candidate]:
    """The best `n` products for this shopper, best first, each with its evidence.

    Fewer when fewer obey the constraints. Free text (`constraints.about`) leaves only products
    that match it, unless none does. In mode `mixed` new and known products take turns, each kind
    in the order of its own scores. Raises ValueError for an `n` below 1 and InteractionError for
    an unknown kind of event.
    """
    check(query.n, query.exclude, query.mode)
    with one_blas_thread():
        return _recommend(align(model, catalog), query)


def explain(
    model: Model, catalog: Catalog, query: Query, items: Sequence[str]
) -> list[Candidate]:
    """These products with the evidence each has for the shopper, in the order given.

    No constraint and no rule is applied; ids that are not in the catalogue are left out. The
    shopper's own events with a product are no reason for it: the score is what it would be without
    them.
    """
    with one_blas_thread():
        shelf = align(model, catalog)
        cells = _cells(shelf, query)
        return [_explained(shelf, cells, item, query.hints)
                for item in items if item in catalog.products]  # fmt: skip


def _recommend(shelf: Shelf, query: Query) -> list[Candidate]:
    catalog = shelf.catalog
    crowd = meet(shelf, _cells(shelf, query))
    decided = apply_rules(catalog, query.rules, query.age)
    mask = allowed(catalog, query.constraints) & decided.mask
    if query.item_id is not None and query.item_id in catalog.products:
        mask[shelf.places[query.item_id]] = False
    wished = wish(catalog, mask, query.constraints.about, query.item_id)
    closed = wished is not None or bool(query.constraints.categories)
    ruling = decided.within(0 if closed else query.n)
    said = _said(shelf, crowd, query.hints)
    task = Task(
        mask=mask,
        n=query.n,
        exclude=query.exclude,
        mode=query.mode,
        diverse=query.diverse and not closed,
        wish=wished,
        boost=_sum(ruling.boost, said),
        told=said.lift if said.hints else None,
        pins=ruling.pins,
    )
    sight = look(shelf, crowd)
    ranked = answer(shelf, crowd, sight, task)
    return _candidates(shelf, crowd, sight, ranked, ruling, wished, said)


def _said(shelf: Shelf, crowd: Crowd, hints: tuple[Hint, ...]) -> Said:
    lift = lifts(shelf.catalog, hints)
    if lift is None:
        return NOTHING_SAID
    if not crowd.known[0]:
        lift = foremost(lift, shelf.popularity, float(spreads(shelf, crowd)[0]))
    return Said(hints, lift)


def _sum(boost: Floats | None, said: Said) -> Floats | None:
    if not said.hints:
        return boost
    return said.lift if boost is None else boost + said.lift


def _explained(
    shelf: Shelf, cells: Cells, item: str, hints: tuple[Hint, ...]
) -> Candidate:
    place = shelf.places[item]
    crowd = meet(shelf, cells.take(cells.item != place))
    only = np.zeros(len(shelf.catalog), dtype=bool)
    only[place] = True
    sight, ruling = look(shelf, crowd), apply_rules(shelf.catalog, (), None)
    ranked = answer(shelf, crowd, sight, Task(only, 1, "none", "discover", False))
    said = _said(shelf, crowd, hints)
    return _candidates(shelf, crowd, sight, ranked, ruling, None, said)[0]


def _candidates(
    shelf: Shelf, crowd: Crowd, sight: Sight, ranked: Ranked, ruling: Ruling, wished: Wish | None,
    said: Said,
) -> list[Candidate]:  # fmt: skip
    catalog = shelf.catalog
    found = as_evidence(
        reasons(shelf, crowd, sight, ranked), catalog.ids, ranked.place.size
    )
    base = bases(shelf, crowd, sight, ranked.place)[0].tolist()
    spread = float(spreads(shelf, crowd)[0])
    candidates = []
    for place, score, stage, evidence, without in zip(
        ranked.place[0].tolist(), ranked.score[0].tolist(), ranked.stage[0].tolist(), found, base
    ):
        if place < 0:
            continue
        item = catalog.ids[place]
        if said.hints and stage != "again":  # what is bought again is moved by nothing said
            lift = spread * float(said.lift[place])
            beside = 0.0 if stage == "wish" and not crowd.known[0] else without
            evidence = with_hints(evidence, item, said.hints, lift, beside)
        if stage == "wish" and wished is not None:
            evidence = _wished(evidence, wished, place, score)
        told = () if stage == "again" else ruling.told(place)  # what is due is moved by no rule
        candidates.append(
            Candidate(catalog.products[item], score, evidence[:MOST], told, stage)
        )
    return candidates


def _wished(
    personal: Sequence[Evidence], wished: Wish, place: int, score: float
) -> tuple[Evidence, ...]:
    """The wish as a reason, and the personal ones in what it leaves of the score."""
    parts = ((wished.text, wished.by_text), (wished.page, wished.by_page))
    found = [
        Evidence("similar", about, min(1.0, WISH_PART * float(part[place]) / score))
        for about, part in parts
        if part[place] > 0
    ]
    rest = max(0.0, 1.0 - sum(evidence.share for evidence in found))
    found += [
        Evidence(one.kind, one.about, rest * one.share, one.by)
        for one in personal
        if rest * one.share >= LEAST_SHARE
    ]
    return tuple(sorted(found, key=lambda one: (-one.share, one.about))[:MOST])


def _cells(shelf: Shelf, query: Query) -> Cells:
    now = query.now or _latest(shelf.model, query.history)
    weighting = shelf.model.settings.weighting
    return history(query.history, shelf.places, weighting, now, query.session_id)


def _latest(model: Model, events: Sequence[Event]) -> datetime:
    times = [event.at if event.at.tzinfo else event.at.replace(tzinfo=timezone.utc)
             for event in events]  # fmt: skip
    return max([model.trained_at, *times])
