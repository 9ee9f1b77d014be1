"""POST /v1/chat/completions: the same road in the shape that OpenAI's clients speak.

The last user message is what is said now. Earlier ones are not read: what was said before is known
to the server by `conversation_id`, and a client could put any words into anybody's mouth.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from typing import Any

from apiflask import APIBlueprint
from flask import Response, jsonify

from engine.api.answers import ChatAnswer
from engine.api.chat import take_the_road
from engine.api.context import bearer, subject
from engine.api.errors import ApiError
from engine.api.models import CompletionBody
from engine.api.stream import Part, event_stream, words
from engine.chat import ChatRequest

FAILURE = ({"error": {"code": "internal", "message": "The answer broke off."}},)

completions = APIBlueprint("completions", __name__, url_prefix="/v1/chat", tag="Chat")


@completions.post("/completions")
@completions.auth_required(bearer)
@completions.input(CompletionBody, arg_name="body")
@completions.doc(responses={200: "A chat.completion object, or chat.completion.chunk events."})
def post_completions(body: CompletionBody) -> Response:
    """The answer to the last user message as a chat completion.

    `conversation_id`, `products`, `suggestions` and `memory` come beside OpenAI's own fields.
    """
    said = [message.plain().strip() for message in body.messages if message.role == "user"]
    if not said or not said[-1] or "\0" in said[-1]:
        raise ApiError(422, "messages: the last user message has no text", "messages")
    user_id = subject(body.user, "user")
    asked = ChatRequest(
        message=said[-1], user_id=user_id, conversation_id=body.conversation_id
    )
    answer = take_the_road(asked, "messages")
    if body.stream:
        return event_stream(_chunks(answer, body.model), FAILURE)
    return jsonify(_completion(answer, body.model))


def _completion(answer: ChatAnswer, model: str) -> Part:
    message = {"role": "assistant", "content": answer.reply.text}
    choice = {"index": 0, "message": message, "finish_reason": "stop"}
    return {**_frame("chat.completion", model), "choices": [choice], **_beside(answer)}


def _chunks(answer: ChatAnswer, model: str) -> Iterator[Part]:
    frame = _frame("chat.completion.chunk", model)
    yield {**frame, "choices": [_delta({"role": "assistant", "content": ""})], **_beside(answer)}
    for word in words(answer.reply.text):
        yield {**frame, "choices": [_delta({"content": word})]}
    yield {**frame, "choices": [_delta({}, "stop")]}


def _delta(delta: dict[str, str], finish_reason: str | None = None) -> Part:
    return {"index": 0, "delta": delta, "finish_reason": finish_reason}


def _frame(kind: str, model: str) -> Part:
    return {
        "id": f"chatcmpl-{uuid.uuid4().hex}",
        "object": kind,
        "created": int(time.time()),
        "model": model,
    }


def _beside(answer: ChatAnswer) -> dict[str, Any]:
    """What the OpenAI shape has no place for."""
    body = answer.model_dump(mode="json", exclude_unset=True)
    return {name: value for name, value in body.items() if name != "reply"}
