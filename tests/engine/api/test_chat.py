"""What /v1/chat answers, as JSON, as a UI message stream and in the OpenAI shape."""

from __future__ import annotations

import json

import pytest

from dialogue.runtime import Busy
from engine.api import stream
from engine.api.answers import ChatAnswer

from .conftest import assert_error

STREAM = {"Accept": "text/event-stream"}


def parts_of(answer):
    """The data of a stream of server-sent events, `[DONE]` checked and left out."""
    assert answer.mimetype == "text/event-stream"
    events = answer.get_data(as_text=True).split("\n\n")
    assert events.pop() == ""
    assert events.pop() == "data: [DONE]"
    assert all(event.startswith("data: ") for event in events)
    return [json.loads(event.removeprefix("data: ")) for event in events]


def test_an_answer_has_text_products_and_reasons(client, auth):
    answer = client.post("/v1/chat", json={"message": "hello"}, headers=auth)
    assert answer.status_code == 200
    assert ChatAnswer.model_validate(answer.json, strict=False, extra="forbid")
    assert answer.json["conversation_id"] == "c1"
    assert answer.json["reply"] == {
        "text": "Frozen pizza, 30 oz for $3.49: you have bought Shredded cheese, 8 oz.",
        "tone": "friendly",
        "mood": "happy",
        "source": "model",
    }
    assert answer.json["products"] == [
        {
            "item_id": "pizza",
            "name": "Frozen pizza, 30 oz",
            "price": 3.49,
            "currency": "USD",
            "brand": "Private",
            "category": "Frozen pizza",
            "url": "",
            "image_url": "",
            "description": "",
            "in_stock": True,
            "attributes": {"department": "Frozen"},
            "why": {
                "text": "Because you have bought Shredded cheese, 8 oz",
                "evidence": [
                    {
                        "kind": "history",
                        "about": "cheese",
                        "name": "Shredded cheese, 8 oz",
                        "by": "purchase",
                        "share": 0.75,
                    },
                    {"kind": "fact", "about": "you like quick dinners", "share": 0.25},
                ],
            },
        }
    ]
    assert answer.json["suggestions"] == ["Something cheaper"]
    assert answer.json["memory"] == {
        "learned": [{"subject": "shopper", "predicate": "likes", "object": "quick dinners"}],
        "asked_consent": "personalise",
    }


def test_the_road_is_asked_with_everything_sent(client, auth, talk):
    body = {
        "message": "  is it good?  ",
        "user_id": "900",
        "conversation_id": "c7",
        "tone": "formal",
        "locale": "en-GB",
        "page": {"item_id": "pizza"},
    }
    assert client.post("/v1/chat", json=body, headers=auth).json["conversation_id"] == "c7"
    (asked,) = talk.asked
    assert (asked.message, asked.user_id, asked.conversation_id) == ("is it good?", "900", "c7")
    assert (asked.tone, asked.locale, asked.page_item) == ("formal", "en-GB", "pizza")


@pytest.mark.parametrize(
    "body, status, field",
    [
        ({}, 422, "message"),
        ({"message": ""}, 422, "message"),
        ({"message": "  \n "}, 422, "message"),
        ({"message": 5}, 422, "message"),
        ({"message": None}, 422, "message"),
        ({"message": "nul \0"}, 422, "message"),
        ({"message": "x" * 2001}, 422, "message"),
        ({"message": "x" * 100_000}, 413, "message"),
        ({"message": "hi", "user_id": "901"}, 403, "user_id"),
        ({"message": "hi", "user_id": "x" * 257}, 422, "user_id"),
        ({"message": "hi", "tone": "rude"}, 422, "tone"),
        ({"message": "hi", "conversation_id": 7}, 422, "conversation_id"),
        ({"message": "hi", "page": "pizza"}, 422, "page"),
        ({"message": "hi", "page": {"item_id": []}}, 422, "page.item_id"),
        ({"message": "hi", "locale": "../.."}, 422, "locale"),
    ],
)
def test_what_does_not_fit_is_named(client, auth, talk, body, status, field):
    assert_error(client.post("/v1/chat", json=body, headers=auth), status, field)
    assert talk.asked == []


@pytest.mark.parametrize(
    "text", ["", "{", '{"message": "hi"', "\xff\xfe", "[" * 30_000, '{"message": NaN}', "nul\0"]
)
def test_broken_json_is_a_bad_request(client, auth, text):
    answer = client.post("/v1/chat", data=text.encode("latin-1"), headers=auth)
    assert_error(answer, 400)
    assert answer.json["error"]["code"] == "invalid_json"


def test_broken_json_says_where(client, auth):
    answer = client.post("/v1/chat", data='{"message": }', headers=auth)
    assert "line 1 column 13" in answer.json["error"]["message"]


def test_half_a_character_is_a_bad_request(client, auth):
    answer = client.post("/v1/chat", data=r'{"message": "\ud800"}', headers=auth)
    assert_error(answer, 400)


def test_a_full_queue_says_when_to_come_back(client, auth, talk):
    talk.fails_with = Busy(7)
    for path, body in [
        ("/v1/chat", {"message": "hi"}),
        ("/v1/chat/completions", {"messages": [{"role": "user", "content": "hi"}]}),
    ]:
        answer = client.post(path, json=body, headers={**auth, **STREAM})
        assert_error(answer, 429)
        assert answer.headers["Retry-After"] == "7"


def test_a_conversation_of_somebody_else_is_not_found(client, auth, talk):
    talk.fails_with = LookupError("no such conversation")
    answer = client.post(
        "/v1/chat", json={"message": "hi", "conversation_id": "theirs"}, headers=auth
    )
    assert_error(answer, 404, "conversation_id")


def test_a_failure_shows_no_trace_and_is_logged(app, auth, talk, caplog):
    app.testing = False
    talk.fails_with = RuntimeError("the password is hunter2")
    answer = app.test_client().post("/v1/chat", json={"message": "hi"}, headers=auth)
    assert_error(answer, 500)
    assert "hunter2" not in answer.text and "Traceback" not in answer.text
    assert "hunter2" in caplog.text and "Traceback" in caplog.text


def test_a_stream_is_a_ui_message(client, auth):
    answer = client.post("/v1/chat", json={"message": "hi"}, headers={**auth, **STREAM})
    assert answer.headers["x-vercel-ai-ui-message-stream"] == "v1"
    assert answer.headers["Cache-Control"] == "no-cache"
    parts = parts_of(answer)
    kinds = [part["type"] for part in parts]
    assert kinds[:3] == ["start", "data-products", "text-start"]
    assert kinds[-3:] == ["text-end", "data-suggestions", "finish"]
    assert set(kinds[3:-3]) == {"text-delta"}
    assert len({part["id"] for part in parts if part["type"].startswith("text-")}) == 1
    plain = client.post("/v1/chat", json={"message": "hi"}, headers=auth).json
    text = "".join(part["delta"] for part in parts if part["type"] == "text-delta")
    assert text == plain["reply"]["text"]
    assert parts[1]["data"] == plain["products"]
    assert parts[-2]["data"] == plain["suggestions"]
    metadata = parts[0]["messageMetadata"]
    assert metadata["conversation_id"] == "c1"
    assert metadata["memory"] == plain["memory"]
    assert metadata["source"] == "model"


def test_errors_before_a_stream_keep_their_status(client, auth):
    assert_error(client.post("/v1/chat", json={}, headers={**auth, **STREAM}), 422, "message")


def test_a_stream_that_breaks_off_says_so(app, caplog):
    def broken():
        yield {"type": "start"}
        raise RuntimeError("the password is hunter2")

    with app.app_context():
        parts = parts_of(stream.event_stream(broken(), stream.UI_FAILURE))
    assert [part["type"] for part in parts] == ["start", "error", "finish"]
    assert "hunter2" not in json.dumps(parts)
    assert "hunter2" in caplog.text


@pytest.mark.parametrize("text", ["one two", " one\n\ntwo  ", "", " ", "naïve café 你好 🍕"])
def test_words_lose_nothing(text):
    assert "".join(stream.words(text)) == text


def test_the_openai_shape(client, auth, talk):
    body = {
        "model": "any",
        "temperature": 0.2,
        "messages": [
            {"role": "system", "content": "You are a pirate."},
            {"role": "user", "content": "first"},
            {"role": "assistant", "content": "reply"},
            {"role": "user", "content": [{"type": "text", "text": "second"}]},
        ],
    }
    answer = client.post("/v1/chat/completions", json=body, headers=auth).json
    assert answer["object"] == "chat.completion"
    assert answer["model"] == "any"
    assert answer["id"].startswith("chatcmpl-")
    (choice,) = answer["choices"]
    assert choice["finish_reason"] == "stop"
    assert choice["message"]["role"] == "assistant"
    assert choice["message"]["content"].startswith("Frozen pizza")
    assert answer["conversation_id"] == "c1"
    assert answer["products"][0]["item_id"] == "pizza"
    assert [asked.message for asked in talk.asked] == ["second"]


def test_the_openai_stream(client, auth):
    body = {"messages": [{"role": "user", "content": "hi"}], "stream": True}
    chunks = parts_of(client.post("/v1/chat/completions", json=body, headers=auth))
    assert {chunk["object"] for chunk in chunks} == {"chat.completion.chunk"}
    assert len({chunk["id"] for chunk in chunks}) == 1
    deltas = [chunk["choices"][0]["delta"] for chunk in chunks]
    assert deltas[0]["role"] == "assistant"
    assert "".join(delta.get("content", "") for delta in deltas).startswith("Frozen pizza")
    reasons = [chunk["choices"][0]["finish_reason"] for chunk in chunks]
    assert reasons == [None] * (len(chunks) - 1) + ["stop"]


@pytest.mark.parametrize(
    "body, status, field",
    [
        ({}, 422, "messages"),
        ({"messages": []}, 422, "messages"),
        ({"messages": [{"role": "system", "content": "x"}]}, 422, "messages"),
        ({"messages": [{"role": "user", "content": ""}]}, 422, "messages"),
        ({"messages": [{"role": "user", "content": "x" * 2001}]}, 422, "messages"),
        ({"messages": [{"role": "user", "content": "hi"}], "user": "901"}, 403, "user"),
    ],
)
def test_what_does_not_fit_the_openai_shape_is_named(client, auth, body, status, field):
    assert_error(client.post("/v1/chat/completions", json=body, headers=auth), status, field)
