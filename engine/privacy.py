"""Erasing a shopper from every place that keeps something of them, with a receipt."""

from __future__ import annotations

import logging
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from dialogue.readings import HELD, drop_readings
from dialogue.taught import forget_adapters
from engine.config import Config
from engine.histories import HISTORIES
from engine.ingest.rejects import drop_leftovers, drop_rejects
from engine.privacy_files import erase_lines, erase_rows, find_lists
from engine.store import audit, outputs
from engine.store.audit import Actor, Entry
from engine.store.database import Engine, checkpoint, reading, writing
from engine.store.erase import erase_user
from engine.store.tombstones import read_erased
from engine.unwritten import UNWRITTEN

LISTS = "rows of recommendation lists and other files"
LOGS = "lines of logs"
# Where nothing had to be erased, and why.
UNTOUCHED = {
    "models": "a trained model holds numbers for products alone, no row for any shopper",
    "memory": (
        f"how the last {HELD} utterances were read is held for speed, under nobody's name, the "
        "events of those who talked last, and what was told on health without consent while its "
        "conversation lasts; it was dropped here, and a server that runs elsewhere drops it "
        "before it reads the next message"
    ),
}
# From this length on, an id inside a longer text is no accident.
TELLING_CHARS = 8
log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Receipt:
    """What was erased where, and which files could not be reached, as it goes along."""

    erased: Counter[str] = field(default_factory=Counter)
    not_reached: list[str] = field(default_factory=list)

    def missed(self, path: Path, why: object) -> None:
        """Notes a file that was not reached: by its name alone, its folder is the shop's affair."""
        log.warning("erasing did not reach %s: %s", path, why)
        self.not_reached.append(f"{path.name}: {why}")


def erase(
    config: Config, database: Engine, user_id: str, actor: Actor = "shopper"
) -> dict[str, Any]:
    """The receipt of erasing a shopper: {user_id, erased_at, erased, not_reached, untouched}.

    `erased` counts what is gone by kind, `not_reached` names files that may still hold something,
    `untouched` says why other places had nothing. Erased values are overwritten on disk, in the
    write-ahead log too unless a long read holds it.
    """
    at = datetime.now(timezone.utc)
    receipt = _Receipt()
    with writing(database) as connection:
        receipt.erased.update(
            erase_user(connection, user_id, config.erase_events == "pseudonymise", at)
        )
        entry = Entry("erase", "everything", user_id, receipt.erased.total(), actor)
        audit.record(connection, entry)
    drop_readings()
    UNWRITTEN.drop_user(user_id)
    HISTORIES.drop_user(user_id)
    if not checkpoint(database):
        receipt.not_reached.append("write-ahead log: a long read holds it, erase once more later")
        log.warning("a long read holds the write-ahead log: run `shoptalk forget` once more")
    receipt.erased["rejected rows"] = _erase_rejects(config, user_id)
    _erase_lists(config, database, user_id, receipt)
    _erase_logs(config, user_id, receipt)
    receipt.erased["adapters"] = forget_adapters(config.adapters, user_id)
    return {
        "user_id": user_id,
        "erased_at": at.isoformat(timespec="seconds"),
        "erased": dict(receipt.erased),
        "not_reached": receipt.not_reached,
        "untouched": UNTOUCHED,
    }


def note_output(database: Engine, path: Path, started: datetime, users: int) -> None:
    """Notes that a list was written to `path` by a job that `started` to read at that time.

    Who was erased while it ran is taken out of it again.
    """
    with writing(database) as connection:
        outputs.note_output(connection, path, datetime.now(timezone.utc))
        audit.record(connection, Entry("read", "events", None, users, "shop"))
        audit.record(connection, Entry("write", "recommendation list", None, users, "shop"))
        erased = read_erased(connection, started)
    if erased.times:
        erase_rows(path, lambda user: erased.when(user) is not None)


def _erase_rejects(config: Config, user_id: str) -> int:
    """The number of lines about the shopper taken out of the file of rejected rows."""
    path = config.home / "rejects.jsonl"
    drop_leftovers(path)
    telling = len(user_id) >= TELLING_CHARS
    return drop_rejects(path, lambda name: name == user_id or telling and user_id in name)


def _erase_lists(config: Config, database: Engine, user_id: str, receipt: _Receipt) -> None:
    with reading(database) as connection:
        written = outputs.read_outputs(connection)
    leave = frozenset({config.models, config.artifact, config.home / "rejects.jsonl"})
    paths = {*written, *(path.resolve() for path in find_lists(config.home, leave))}
    receipt.erased[LISTS] = 0
    for path in sorted(paths):
        try:
            receipt.erased[LISTS] += erase_rows(path, lambda found: found == user_id)
        except FileNotFoundError:
            receipt.missed(path, "is gone, or was moved")
        except (OSError, ValueError) as error:  # pyarrow's errors are ValueErrors
            receipt.missed(path, getattr(error, "strerror", None) or error)


def _erase_logs(config: Config, user_id: str, receipt: _Receipt) -> None:
    for path in sorted(config.home.rglob("*.log*")):
        if path.is_file():
            try:
                receipt.erased[LOGS] += erase_lines(path, user_id)
            except OSError as error:
                receipt.missed(path, error.strerror)
