"""POST /v1/session: from a claim that can be checked to a token that speaks for one shopper."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

from apiflask import APIBlueprint
from flask import Response, request

from engine.api.answers import SessionAnswer, json_response
from engine.api.context import context, services
from engine.api.errors import ApiError
from engine.api.models import SessionBody
from engine.auth import (
    VISITOR_PREFIX,
    AuthError,
    issue_token,
    new_visitor,
    read_shop_jwt,
    read_token,
)

DEMO_SITE_KEY = "demo"

session = APIBlueprint("session", __name__, url_prefix="/v1", tag="Session")


@session.post("/session")
@session.input(SessionBody, arg_name="body")
@session.output(SessionAnswer)
def post_session(body: SessionBody) -> Response:
    """A token for whoever the request can show to be: a shopper by the shop's JWT, else a visitor.

    A bare `user_id` is believed in the demo alone. A visitor who sends a token that still holds
    stays the same visitor.
    """
    config = services().config
    user_id = _who(body)
    token = issue_token(context().key, user_id, datetime.now(UTC), config.token_seconds)
    return json_response(
        SessionAnswer(token=token, user_id=user_id, expires_in=config.token_seconds)
    )


def _who(body: SessionBody) -> str:
    config = services().config
    if body.site_key is not None:
        _check_site(body.site_key)
    if body.jwt is not None:
        try:
            return read_shop_jwt(config, body.jwt)
        except AuthError as error:
            raise ApiError(401, str(error), "jwt") from None
    if body.user_id is not None:
        if config.demo:
            return body.user_id
        message = "a user_id alone proves nothing: send the JWT your shop signed for this shopper"
        raise ApiError(403, message, "user_id")
    if body.site_key is None and not config.demo:
        raise ApiError(422, "send a site_key or a jwt", "site_key")
    return _known_visitor() or new_visitor()


def _check_site(key: str) -> None:
    """Raises ApiError(403) unless the page that asks may use this site key."""
    origin = request.headers.get("Origin", "").lower()
    allowed = context().site_keys.get(key, frozenset())
    if key == DEMO_SITE_KEY and services().config.demo:
        # Behind a proxy the scheme may differ; the host is what tells the server's own pages.
        if not origin or urlsplit(origin).netloc == request.host.lower():
            return
    elif key not in context().site_keys:
        raise ApiError(403, "this server knows no such site key", "site_key")
    if origin not in allowed:
        message = f"pages of {origin or 'an unnamed origin'} may not use this site key"
        raise ApiError(403, message, "Origin")


def _known_visitor() -> str | None:
    """The visitor whose token came along, if it still holds."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer":
        return None
    try:
        user_id = read_token(context().key, token.strip()).user_id
    except AuthError:
        return None
    return user_id if user_id.startswith(VISITOR_PREFIX) else None
