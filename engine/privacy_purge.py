"""The job that lets go of what was kept long enough."""

from __future__ import annotations

import os
import time
from datetime import datetime, timedelta, timezone

from engine.config import Config
from engine.ingest.rejects import drop_leftovers
from engine.store import audit, outputs
from engine.store.audit import Entry
from engine.store.database import Connection, Engine, checkpoint, reading, writing
from engine.store.purge import Cutoffs, count_expired
from engine.store.purge import purge as purge_rows

REJECTS = "files of rejected rows"


def purge(config: Config, database: Engine, dry_run: bool = False) -> dict[str, int]:
    """How much of each kind is gone (or would go, in a dry run), by the days the settings allow."""
    cutoffs = _cutoffs(config, datetime.now(timezone.utc))
    if dry_run:
        with reading(database) as connection:
            return {**count_expired(connection, cutoffs), REJECTS: _old_rejects(config)}
    with writing(database) as connection:
        gone = purge_rows(connection, cutoffs)
        audit.record(connection, *(
            Entry("purge", kind, None, many, "shop") for kind, many in gone.items()
        ))  # fmt: skip
        _forget_outputs(connection)
    gone[REJECTS] = _old_rejects(config)
    path = config.home / "rejects.jsonl"
    if gone[REJECTS]:
        path.unlink()
    drop_leftovers(path)
    checkpoint(database)
    return gone


def _cutoffs(config: Config, now: datetime) -> Cutoffs:
    def before(days: int) -> datetime | None:
        return now - timedelta(days=days) if days else None

    return Cutoffs(
        turns=before(config.keep_turns_days),
        events=before(config.keep_events_days),
        facts=before(config.keep_facts_days),
        audit=before(config.keep_audit_days),
        consents=before(config.keep_consents_days),
    )


def _old_rejects(config: Config) -> int:
    """1 where the rejected rows were written longer ago than events are kept, else 0."""
    path = config.home / "rejects.jsonl"
    if not config.keep_events_days or not path.is_file():
        return 0
    return int(time.time() - os.path.getmtime(path) > config.keep_events_days * 86_400)


def _forget_outputs(connection: Connection) -> None:
    """Lists that the shop has removed need no erasing any more."""
    gone = [path for path in outputs.read_outputs(connection) if not path.exists()]
    outputs.forget_outputs(connection, gone)
