"""What kept products out of a list that came out empty, or nearly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dialogue.barred import Barred
from dialogue.plan import wants_products
from dialogue.types import Act
from engine.services import Shop
from engine.standing import Standing
from recsys.constraints import allowed
from recsys.recommend import Query, recommend
from recsys.types import Candidate, Constraints

FEW = 1  # products of which one asks where the others are
MANY = 3  # others that are worth a word beside them
LOOKED_AT = 500


def barred(
    shop: Shop, act: Act, holds: Standing, offered: Sequence[Candidate]
) -> Barred | None:
    """Why there is nothing to offer, or hardly anything, though the shop has what was asked for;
    None where nothing that fits is kept back."""
    refusals = dict(_refusals(act.constraints))
    if shop.model is None or not wants_products(act) or len(offered) > FEW:
        return None
    if not holds.left_out and not refusals:
        return None
    free = replace(
        holds.constraints, excluded_items=act.constraints.excluded_items, excluded_brands=(),
        excluded_categories=(), excluded_attributes={},
    )  # fmt: skip
    query = Query(
        constraints=free, n=LOOKED_AT, exclude="none", diverse=False, rules=shop.rules,
        age=holds.age,
    )  # fmt: skip
    fitting = {one.product.item_id for one in recommend(shop.model, shop.catalog, query)}
    kept_back = fitting - {one.product.item_id for one in offered}
    facts = tuple(fact for fact, items in holds.left_out if items & kept_back)
    refused = tuple(name for name, one in refusals.items() if _hits(shop, one, kept_back))
    if not (facts or refused) or (offered and len(kept_back) < MANY):
        return None
    return Barred(facts, refused)


def _refusals(asked: Constraints) -> Iterator[tuple[str, Constraints]]:
    """What was refused in words, each by its name, as a constraint of its own."""
    for brand in asked.excluded_brands:
        yield brand, Constraints(excluded_brands=(brand,), in_stock_only=False)
    for name in asked.excluded_categories:
        yield name, Constraints(excluded_categories=(name,), in_stock_only=False)
    for key, value in asked.excluded_attributes.items():
        alone = Constraints(excluded_attributes={key: value}, in_stock_only=False)
        yield value, alone


def _hits(shop: Shop, refusal: Constraints, items: set[str]) -> bool:
    passes = allowed(shop.catalog, refusal)
    return any(not passes[shop.catalog.places[item]] for item in items)
