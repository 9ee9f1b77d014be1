"""Answers as streams: the AI SDK UI message stream, and OpenAI chat completion chunks.

A reply is checked as a whole before anyone reads it, so streaming starts when the answer is ready:
until then a failure can still be told by its HTTP status. Products go first, the text word by word.
Source: https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol and OpenAI's API reference.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flask import Response

from engine.api.answers import ChatAnswer

log = logging.getLogger(__name__)

Part = dict[str, Any]

DONE = "[DONE]"
UI_FAILURE = ({"type": "error", "errorText": "The answer broke off."}, {"type": "finish"})
UI_STREAM_HEADER = "x-vercel-ai-ui-message-stream"
# Proxies such as nginx hold a stream back unless told not to.
HEADERS = {"Cache-Control": "no-cache", "X-Accel-Buffering": "no"}


def event_stream(
    parts: Iterable[Part], failure: Iterable[Part], headers: Mapping[str, str] | None = None
) -> Response:
    """The server-sent events that carry `parts` as JSON, ended by `[DONE]`.

    `failure` are the parts that follow when `parts` break off: the status is sent by then.
    """
    response = Response(_encode(parts, failure), mimetype="text/event-stream")
    response.headers.extend({**HEADERS, **(headers or {})})
    return response


def ui_message_parts(answer: ChatAnswer, message_id: str) -> Iterator[Part]:
    """The parts of an AI SDK UI message; all but text and products is in `messageMetadata`."""
    body = answer.model_dump(mode="json", exclude_unset=True)
    metadata = {"conversation_id": body["conversation_id"], "memory": body["memory"]}
    metadata |= {name: body["reply"][name] for name in ("tone", "mood", "source")}
    text_id = f"{message_id}-text"
    yield {"type": "start", "messageId": message_id, "messageMetadata": metadata}
    yield {"type": "data-products", "data": body["products"]}
    yield {"type": "text-start", "id": text_id}
    for word in words(answer.reply.text):
        yield {"type": "text-delta", "id": text_id, "delta": word}
    yield {"type": "text-end", "id": text_id}
    yield {"type": "data-suggestions", "data": body["suggestions"]}
    yield {"type": "finish", "messageMetadata": metadata}


def words(text: str) -> list[str]:
    """`text` cut before each word; joined, it is `text` again."""
    return re.findall(r"\s*\S+|\s+$", text)


def _encode(parts: Iterable[Part], failure: Iterable[Part]) -> Iterator[str]:
    try:
        yield from map(_event, parts)
    except Exception:
        log.exception("the stream broke off")
        yield from map(_event, failure)
    yield f"data: {DONE}\n\n"


def _event(part: Part) -> str:
    return f"data: {json.dumps(part, ensure_ascii=False)}\n\n"
