"""The web app: its routes, its limits and the headers on every answer."""

from __future__ import annotations

import logging
import time

from apiflask import APIFlask
from flask import Response, g, request

from engine.api.chat import chat
from engine.api.completions import completions
from engine.api.context import EXTENSION, Context, context
from engine.api.cors import allow_shops
from engine.api.demo import demo
from engine.api.errors import register_errors
from engine.api.events import events
from engine.api.health import health
from engine.api.pages import pages
from engine.api.profile import profile
from engine.api.recommendations import recommendations
from engine.api.session import session
from engine.auth import installation_secret, parse_site_keys
from engine.config import Config
from engine.metrics import create_metrics
from engine.services import Services, open_services

log = logging.getLogger(__name__)

BLUEPRINTS = (session, chat, completions, events, recommendations, profile, health, demo, pages)
SAFE_KEY_BYTES = 32  # RFC 7518, section 3.2
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def create_app(config: Config, services: Services | None = None) -> APIFlask:
    """The app that serves `config`, with services of its own unless some are given.

    Raises ConfigError for settings it cannot serve with.
    """
    site_keys = parse_site_keys(config.site_keys)
    if 0 < len(config.jwt_secret.encode()) < SAFE_KEY_BYTES:
        log.warning("SHOPTALK_JWT_SECRET is shorter than %d bytes: guessable", SAFE_KEY_BYTES)
    app = APIFlask(
        "engine",
        title="Shoptalk",
        version="1",
        docs_path=None,
        json_errors=False,
        static_folder=None,  # type: ignore[arg-type]
    )
    app.config["AUTO_404_RESPONSE"] = False
    app.extensions[EXTENSION] = Context(
        services=services or open_services(config),
        metrics=create_metrics(),
        key=installation_secret(config),
        site_keys=site_keys,
    )
    register_errors(app)
    app.before_request(_start_clock)
    app.after_request(allow_shops)
    app.after_request(_harden)
    app.after_request(_count)
    for blueprint in BLUEPRINTS:
        app.register_blueprint(blueprint)
    return app


def _start_clock() -> None:
    g.started = time.perf_counter()


def _harden(response: Response) -> Response:
    """`response` with the headers that keep browsers from guessing types and leaking addresses."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    # What one shopper was told is for no cache; files say themselves how long they last.
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def _count(response: Response) -> Response:
    # A label that a caller could choose freely would grow without bound.
    route = request.url_rule.rule if request.url_rule else "unknown"
    method = request.method if request.method in METHODS else "other"
    metrics = context().metrics
    metrics.requests.labels(method, route, response.status_code).inc()
    if "started" in g:
        metrics.seconds.labels(route).observe(time.perf_counter() - g.started)
    return response
