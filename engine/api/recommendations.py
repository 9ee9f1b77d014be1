"""GET /v1/recommendations: products for the shopper, each with the reasons that ranked it."""

from __future__ import annotations

import uuid

from apiflask import APIBlueprint
from flask import Response

from dialogue.language import reply_language
from engine import chat as road
from engine.age import age_now
from engine.api.answers import RecommendationsAnswer, json_response
from engine.api.context import bearer, products, services, subject
from engine.api.errors import ApiError
from engine.api.models import RecommendationsQuery
from engine.api.render import add_debug, candidate_json
from engine.store import shoppers
from engine.store.database import reading
from engine.store.trail import note_read
from recsys.rules import Ruling, apply_rules

recommendations = APIBlueprint(
    "recommendations", __name__, url_prefix="/v1", tag="Recommendations"
)


@recommendations.get("/recommendations")
@recommendations.auth_required(bearer)
@recommendations.input(RecommendationsQuery, location="query", arg_name="query")
@recommendations.output(RecommendationsAnswer)
def get_recommendations(query: RecommendationsQuery) -> Response:
    """At most `n` products for the shopper, best first; with `item_id`, those that go beside it.

    With `debug`, also the model's version, the shop's rules, and what each came to.
    """
    user_id = subject(query.user_id)
    if query.item_id is not None and query.item_id not in products():
        raise ApiError(404, "the shop has no such product", "item_id")
    language = reply_language("", locale=query.locale)
    found = road.candidates(services(), user_id, query.n, query.item_id, language)
    note_read(services().database, "profile and events", user_id)
    body = RecommendationsAnswer(
        recommendation_id=uuid.uuid4().hex,
        products=[candidate_json(candidate, products(), language) for candidate in found],
    )
    if query.debug:
        add_debug(body, found, _ruling(user_id, query), services().shop.version.model)
    response = json_response(body)
    response.cache_control.no_store = True
    return response


def _ruling(user_id: str, query: RecommendationsQuery) -> Ruling:
    """What the shop's rules come to in this list for this shopper."""
    shop = services().shop
    with reading(services().database) as connection:
        age = age_now(shoppers.read_profile(connection, user_id).facts)
    ruling = apply_rules(shop.catalog, shop.rules, age)
    return ruling.within(0 if query.item_id else query.n)  # beside a product nothing is pinned
