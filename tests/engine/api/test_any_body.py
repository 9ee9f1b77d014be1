"""Whatever is sent, the answer is a success or an error in the one shape, and never a 500."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .conftest import assert_error

TEXT = st.text(max_size=20)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | TEXT
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
ITEMS = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "item_id": st.sampled_from(["pizza", "gone"]) | VALUES,
            "price": VALUES,
            "quantity": VALUES,
        },
    ),
    max_size=2,
)
FIELDS = ["n", "user_id", "item_id", "query", "department", "page", "limit"]
NAMES = st.sampled_from(["view_item", "purchase", "Order Completed", "nothing"])
TIMES = st.sampled_from(["2026-01-02T03:04:05Z", "2999-01-01", "9" * 30]) | st.integers()
EVENTS = st.fixed_dictionaries(
    {},
    optional={
        "event_id": TEXT | VALUES,
        "event_name": NAMES | VALUES,
        "timestamp": TIMES | VALUES,
        "user_id": st.just("900") | VALUES,
        "session_id": VALUES,
        "items": ITEMS | VALUES,
        "recommendation_id": VALUES,
    },
)
BODIES = {
    "/v1/chat": st.fixed_dictionaries(
        {"message": TEXT | VALUES},
        optional={
            "user_id": st.just("900") | VALUES,
            "conversation_id": VALUES,
            "tone": VALUES,
            "locale": VALUES,
            "page": VALUES,
        },
    ),
    "/v1/events": st.fixed_dictionaries({"events": st.lists(EVENTS, max_size=3) | VALUES}),
    "/v1/feedback": st.fixed_dictionaries(
        {"item_id": st.sampled_from(["pizza", "gone"]) | VALUES, "rating": VALUES}
    ),
    "/v1/session": st.fixed_dictionaries(
        {}, optional={"site_key": VALUES, "jwt": VALUES, "user_id": VALUES}
    ),
    "/v1/chat/completions": st.fixed_dictionaries(
        {
            "messages": st.lists(
                st.fixed_dictionaries(
                    {"role": st.just("user") | VALUES, "content": TEXT | VALUES}
                )
                | VALUES,
                max_size=2,
            )
        },
        optional={"stream": VALUES, "model": VALUES},
    ),
}


def assert_answered(answer):
    assert answer.status_code < 500, answer.text
    if answer.status_code >= 400:
        assert_error(answer, answer.status_code, answer.json["error"].get("field"))


@pytest.mark.parametrize("path", BODIES)
def test_any_json_is_answered(client, auth, path):
    @settings(
        max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], database=None
    )
    @given(body=BODIES[path] | VALUES)
    def check(body):
        # dumps writes NaN and lone surrogates too: what a sloppy client might send.
        assert_answered(client.post(path, data=json.dumps(body), headers=auth))

    check()


@pytest.mark.parametrize("path", ["/v1/chat", "/v1/events"])
def test_any_bytes_are_answered(client, auth, path):
    @settings(max_examples=60, deadline=None, database=None)
    @given(body=st.binary(max_size=60))
    def check(body):
        assert_answered(client.post(path, data=body, headers=auth))

    check()


@pytest.mark.parametrize("path", ["/v1/recommendations", "/demo/products", "/demo/shoppers"])
def test_any_query_is_answered(client, auth, path):
    @settings(max_examples=60, deadline=None, database=None)
    @given(query=st.dictionaries(st.sampled_from(FIELDS), TEXT))
    def check(query):
        assert_answered(client.get(path, query_string=query, headers=auth))

    check()
