"""One shape for every error: `{"error": {"code", "message", "field"?}}`, never a stack trace."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from apiflask import APIFlask, HTTPError
from flask import Request, Response, jsonify, request
from flask.json.provider import DefaultJSONProvider
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

CODES = {
    400: "bad_request",
    401: "unauthorized",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    422: "invalid",
    429: "busy",
    499: "client_gone",
    500: "internal",
    503: "unavailable",
}
# What OpenAPI says of every error.
SCHEMA = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message"],
            "properties": {
                "code": {"type": "string"},
                "message": {"type": "string"},
                "field": {"type": "string", "description": "What the caller should change."},
            },
        }
    },
}
MAX_BODY_BYTES = 64 * 1024
# A call may carry a thousand events, or a profile; its bodies are held only until they are parsed.
MAX_LARGE_BYTES = 1024 * 1024
LARGE = frozenset({"events.post_events", "profile.import_profile_document"})
# The field whose size fills a body, by endpoint: what to name when the whole body is too large.
LARGE_FIELDS = {"chat.post_chat": "message", "completions.post_completions": "messages"}
LARGE_FIELDS |= {"events.post_events": "events"}


class ApiError(Exception):
    """An answer that is not a success; `field` names what the caller should change."""

    def __init__(
        self,
        status: int,
        message: str,
        field: str | None = None,
        code: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.field = field
        self.code = code or CODES.get(status, "error")
        self.headers = dict(headers or {})


class JsonRequest(Request):
    """A request whose broken JSON is answered with the place where it breaks."""

    def on_json_loading_failed(self, e: ValueError | None) -> NoReturn:
        raise ApiError(400, f"the body is not JSON: {e or 'it is empty'}", code="invalid_json")


class StrictJson(DefaultJSONProvider):
    """JSON as RFC 8259 has it: no NaN, no half characters, no depth that exhausts the stack."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        try:
            value = json.loads(s, parse_constant=_refuse_constant, **kwargs)
            # A lone surrogate cannot be written as UTF-8: not by the store, nor in an answer.
            json.dumps(value, ensure_ascii=False).encode()
        except RecursionError:
            raise ValueError("it is nested too deeply") from None
        except UnicodeError:
            raise ValueError("it is not valid Unicode text") from None
        return value


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a JSON number")


def error_response(error: ApiError) -> Response:
    """The JSON answer that tells of `error`."""
    body = {"code": error.code, "message": error.message}
    if error.field:
        body["field"] = error.field
    response = jsonify(error=body)
    response.status_code = error.status
    response.headers.extend(error.headers)
    return response


def limit_body() -> None:
    """Sets how many bytes this request may carry; reading more raises 413."""
    large = request.endpoint in LARGE
    request.max_content_length = MAX_LARGE_BYTES if large else MAX_BODY_BYTES


def register_errors(app: APIFlask) -> None:
    """Makes every failure of `app` answer in the one shape."""
    app.config["VALIDATION_ERROR_SCHEMA"] = app.config["HTTP_ERROR_SCHEMA"] = SCHEMA
    app.json = StrictJson(app)
    app.request_class = JsonRequest
    app.before_request(limit_body)
    app.register_error_handler(ApiError, error_response)
    app.register_error_handler(HTTPError, _from_apiflask)
    app.register_error_handler(HTTPException, _from_werkzeug)


def _from_apiflask(error: HTTPError) -> Response:
    """The answer to a body or query that does not fit its model: the first misfit by name."""
    for fields in dict(error.detail).values():
        for field, messages in fields.items():
            name = None if field == "_schema" else field
            message = f"{name}: {messages[0]}" if name else messages[0]
            return error_response(ApiError(error.status_code, message, name))
    return error_response(ApiError(error.status_code, str(error.message)))


def _from_werkzeug(error: HTTPException) -> Response:
    status = error.code or 500
    if status < 400:  # a redirect is an answer, not an error
        return Response(error.get_body(), status, error.get_headers())
    message, field = error.description or error.name, None
    if isinstance(error, RequestEntityTooLarge):
        message = f"the body is larger than {request.max_content_length} bytes"
        field = LARGE_FIELDS.get(request.endpoint or "", "body")
    if status >= 500:
        message = "something went wrong on the server; the log has the details"
    kept = {"Allow", "Retry-After", "WWW-Authenticate"}
    headers = {name: value for name, value in error.get_headers() if name in kept}
    return error_response(ApiError(status, message, field, headers=headers))
