"""Whether the server lives, whether it can serve, and what it has counted."""

from __future__ import annotations

from apiflask import APIBlueprint
from flask import Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from engine.api.answers import HealthAnswer, json_response
from engine.api.context import context, services
from engine.readiness import checks, notes

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
    found = checks(services())
    ready = all(state == "ok" for state in found.values())
    body = HealthAnswer(
        status="ok" if ready else "unavailable", checks=found, notes=notes(services())
    )
    return json_response(body, 200 if ready else 503)


@health.get("/metrics")
@health.doc(hide=True)
def get_metrics() -> Response:
    """The counters in the Prometheus text format."""
    return Response(generate_latest(context().metrics.registry), content_type=CONTENT_TYPE_LATEST)
