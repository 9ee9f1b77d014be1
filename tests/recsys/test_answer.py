"""The stages of a list: which of them may speak for whom."""

from datetime import timedelta

from recsys.catalog import Catalog
from recsys.model import Model
from recsys.recommend import Query, recommend
from recsys.types import Event


def test_lists_that_were_shown_never_make_products_similar(board: tuple[Model, Catalog]) -> None:
    model, catalog = board
    shown = [
        Event(str(place), "guest", item, "list_view", model.trained_at - timedelta(minutes=place))
        for place, item in enumerate(catalog.ids)
    ]
    kinds = {
        evidence.kind
        for candidate in recommend(model, catalog, Query(shown, n=len(catalog)))
        for evidence in candidate.evidence
    }
    assert "similar" not in kinds and kinds
