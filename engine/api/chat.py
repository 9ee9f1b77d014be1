"""POST /v1/chat: one thing said, one answer, as JSON or as an AI SDK UI message stream."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from apiflask import APIBlueprint
from flask import Response, request

from dialogue.jobs import Busy, Gone
from engine import chat as road
from engine.api.answers import ChatAnswer, json_response
from engine.api.context import bearer, context, products, services, subject
from engine.api.errors import ApiError
from engine.api.models import ChatBody
from engine.api.render import chat_answer
from engine.api.stream import UI_FAILURE, UI_STREAM_HEADER, event_stream, ui_message_parts

chat = APIBlueprint("chat", __name__, url_prefix="/v1", tag="Chat")


@chat.post("/chat")
@chat.auth_required(bearer)
@chat.input(ChatBody, arg_name="body")
@chat.output(ChatAnswer)
@chat.doc(
    responses={
        403: "The user_id is not the token's.",
        404: "The conversation is not this shopper's.",
        413: "The body is larger than 64 kB.",
        429: "Too many are waiting; Retry-After says how many seconds to wait.",
    }
)
def post_chat(body: ChatBody) -> Response:
    """The answer to what the shopper said, with the products it speaks of and why.

    With `Accept: text/event-stream` it comes as an AI SDK UI message stream.
    """
    asked = road.ChatRequest(
        message=body.message,
        user_id=subject(body.user_id),
        conversation_id=body.conversation_id,
        tone=body.tone,
        locale=body.locale,
        page_item=body.page.item_id if body.page else None,
        gone=client_gone(),
    )
    answer = take_the_road(asked)
    if not wants_stream():
        return json_response(answer)
    parts = ui_message_parts(answer, f"msg-{uuid.uuid4().hex}")
    return event_stream(parts, UI_FAILURE, {UI_STREAM_HEADER: "v1"})


def take_the_road(asked: road.ChatRequest, field: str = "message") -> ChatAnswer:
    """The answer to `asked`; raises ApiError: 422 too long, 404 no such conversation, 429 busy, 499
    the client has left (nobody reads that)."""
    longest = services().config.max_message_chars
    if len(asked.message) > longest:
        raise ApiError(422, f"{field} is longer than {longest} characters", field, "too_long")
    try:
        answer = road.answer(services(), asked)
    except Busy as busy:
        headers = {"Retry-After": str(busy.retry_after)}
        raise ApiError(429, str(busy), headers=headers) from None
    except Gone as gone:
        raise ApiError(499, str(gone)) from None
    except LookupError as error:
        if type(error) is not LookupError:
            raise  # a KeyError or IndexError is a fault of ours
        message = "this shopper has no such conversation"
        raise ApiError(404, message, "conversation_id") from None
    metrics = context().metrics
    metrics.replies.labels(answer.reply.source).inc()
    for reason in answer.refused:
        metrics.refused.labels(reason).inc()
    return chat_answer(answer, products())


def client_gone() -> Callable[[], bool]:
    """What tells whether the client of this request has hung up, where the server knows."""
    found: Callable[[], bool] = request.environ.get("waitress.client_disconnected", bool)
    return found


def wants_stream() -> bool:
    """Whether the request prefers server-sent events to JSON."""
    kinds = ["application/json", "text/event-stream"]
    return request.accept_mimetypes.best_match(kinds) == "text/event-stream"
