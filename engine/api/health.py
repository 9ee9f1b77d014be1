"""Whether the server lives, whether it can serve, and what it has counted."""

from __future__ import annotations

import logging

from apiflask import APIBlueprint
from flask import Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from engine.api.answers import HealthAnswer, json_response
from engine.api.context import context, services

log = logging.getLogger(__name__)

health = APIBlueprint("health", __name__, tag="Operations")


@health.get("/health/live")
@health.output(HealthAnswer)
def get_live() -> Response:
    """Answers as long as the process does."""
    return json_response(HealthAnswer(status="ok", checks={}))


@health.get("/health/ready")
@health.output(HealthAnswer)
@health.doc(responses={503: "A part is missing; `checks` says which."})
def get_ready() -> Response:
    """Whether database, recommender and dialogue model can serve: 200, or 503 and what is wrong."""
    checks = {
        "database": _database(),
        "recommender": "ok" if services().shop.model else "no model: run `shoptalk train`",
        "dialogue": "ok" if services().voice.runtime else "no model: run `shoptalk export`",
    }
    ready = all(state == "ok" for state in checks.values())
    body = HealthAnswer(status="ok" if ready else "unavailable", checks=checks)
    return json_response(body, 200 if ready else 503)


@health.get("/metrics")
@health.doc(hide=True)
def get_metrics() -> Response:
    """The counters in the Prometheus text format."""
    return Response(generate_latest(context().metrics.registry), content_type=CONTENT_TYPE_LATEST)


def _database() -> str:
    """Whether the database answers: "ok", or in words that hold no address and no password."""
    try:
        with services().database.connect() as connection:
            connection.exec_driver_sql("SELECT 1")
    except Exception:
        log.exception("the database does not answer")
        return "it does not answer: the log says why"
    return "ok"
