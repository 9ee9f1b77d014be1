"""What a request finds in its app: services, metrics, keys, and the shopper it speaks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from apiflask import HTTPError, HTTPTokenAuth
from flask import Response, current_app

from engine.api.errors import ApiError, error_response
from engine.auth import AuthError, Subject, read_token
from engine.metrics import Metrics
from recsys.types import Product

if TYPE_CHECKING:
    from engine.services import Services

EXTENSION = "shoptalk"

bearer = HTTPTokenAuth(scheme="Bearer", description="A session token from POST /v1/session.")


@dataclass(frozen=True, slots=True)
class Context:
    """What one app serves with; `key` signs its tokens, `site_keys` maps keys to origins."""

    services: Services
    metrics: Metrics
    key: str
    site_keys: Mapping[str, frozenset[str]]


def context() -> Context:
    """The context of the app that answers this request."""
    found: Context = current_app.extensions[EXTENSION]
    return found


def services() -> Services:
    """The services of the app that answers this request."""
    return context().services


def products() -> Mapping[str, Product]:
    """The shop's products by id."""
    found: Mapping[str, Product] = services().catalog.products
    return found


@bearer.verify_token
def _subject_of(token: str) -> Subject:
    """Whom `token` speaks for; raises ApiError(401)."""
    try:
        return read_token(context().key, token)
    except AuthError as error:
        raise _unauthorized(str(error)) from None


@bearer.error_processor
def _no_token(error: HTTPError) -> Response:
    """The answer to a request without a token."""
    return error_response(
        _unauthorized("send Authorization: Bearer with a token from POST /v1/session")
    )


def _unauthorized(message: str) -> ApiError:
    return ApiError(401, message, "Authorization", headers={"WWW-Authenticate": "Bearer"})


def speaker() -> Subject:
    """Whom the token of this request speaks for."""
    return cast(Subject, bearer.current_user)


def subject(claimed: str | None = None, field: str = "user_id") -> str:
    """The user id of the token sent; raises ApiError(403) where the request claims another one."""
    user_id = speaker().user_id
    if claimed is not None and claimed != user_id:
        raise ApiError(403, f"{field} is not the shopper this token speaks for", field)
    return user_id
