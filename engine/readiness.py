"""Whether each part of a server can serve, and what is worth knowing of it."""

from __future__ import annotations

import logging

from engine.services import Services

log = logging.getLogger(__name__)


def checks(services: Services) -> dict[str, str]:
    """The state of each part: "ok", or what is wrong, in words with no address and no password."""
    return {
        "database": _database(services),
        "recommender": "ok" if services.shop.model else "no model: run `shoptalk train`",
        "dialogue": _dialogue(services),
    }


def notes(services: Services) -> dict[str, str]:
    """What is worth knowing of parts that serve: where the dialogue model runs, and why there."""
    where = getattr(services.voice.runtime, "where", "")
    return {"dialogue": where} if where else {}


def _database(services: Services) -> str:
    try:
        with services.database.connect() as connection:
            connection.exec_driver_sql("SELECT 1")
    except Exception:
        log.exception("the database does not answer")
        return "it does not answer: the log says why"
    return "ok"


def _dialogue(services: Services) -> str:
    runtime = services.voice.runtime
    if runtime is None:
        return "no model: run `shoptalk export`"
    fault = getattr(runtime, "fault", "")
    return f"templates answer, the model fails: {fault}" if fault else "ok"
