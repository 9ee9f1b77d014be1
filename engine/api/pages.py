"""The files a browser loads: the widget for any shop, and the demo store's pages."""

from __future__ import annotations

from pathlib import Path

from apiflask import APIBlueprint
from flask import Response, send_from_directory

from engine.api.context import services
from engine.api.errors import ApiError

DIST = Path(__file__).parents[1] / "widget" / "dist"
# Built files keep their names, so browsers ask whether they changed; the answer is mostly 304.
REVALIDATE = "no-cache"
CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)

pages = APIBlueprint("pages", __name__, enable_openapi=False)


@pages.get("/widget.js")
def get_widget() -> Response:
    """The chat widget, for a script tag on any page."""
    response = _file("widget.js")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@pages.get("/")
def get_store() -> Response:
    """The demo store."""
    _demo_only()
    return _page("index.html")


@pages.get("/static/<path:name>")
def get_static(name: str) -> Response:
    """A file of the demo store."""
    _demo_only()
    return _page(name) if name.endswith(".html") else _file(name)


def _demo_only() -> None:
    if not services().config.demo:
        raise ApiError(404, "there is no page here: the demo store is off (SHOPTALK_DEMO)")


def _page(name: str) -> Response:
    response = _file(name)
    response.headers["Content-Security-Policy"] = CONTENT_POLICY
    response.headers["X-Frame-Options"] = "DENY"
    return response


def _file(name: str) -> Response:
    response = send_from_directory(DIST, name)
    response.headers["Cache-Control"] = REVALIDATE
    return response
