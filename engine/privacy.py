"""Erasing a shopper from every place that keeps something of them, with a receipt."""

from __future__ import annotations

import json
import logging
import os
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from engine.config import Config
from engine.store.database import Engine, checkpoint, writing
from engine.store.erase import erase_user

log = logging.getLogger(__name__)


def erase(config: Config, database: Engine, user_id: str) -> dict[str, Any]:
    """The receipt {user_id, erased_at, erased: {what: rows}} of erasing everything of a shopper.

    Trained models keep no row of any shopper, so none has to be changed. Erased values are
    overwritten on disk, in the write-ahead log too unless a long read holds it, which is logged.
    """
    with writing(database) as connection:
        erased = erase_user(connection, user_id)
    if not checkpoint(database):
        log.warning("a long read holds the write-ahead log: run `shoptalk forget` once more")
    erased["rejected rows"] = _erase_rejects(config.home / "rejects.jsonl", user_id)
    at = datetime.now(timezone.utc).isoformat(timespec="seconds")
    return {"user_id": user_id, "erased_at": at, "erased": erased}


def _erase_rejects(path: Path, user_id: str) -> int:
    """The number of lines about the shopper taken out of the file of rejected rows."""
    if not path.is_file():
        return 0
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [line for line in lines if not _is_about(line, user_id)]
    partial = path.with_name(f".{path.name}.partial")
    partial.write_text("".join(kept), encoding="utf-8")
    os.replace(partial, path)
    return len(lines) - len(kept)


def _is_about(line: str, user_id: str) -> bool:
    row = json.loads(line).get("row")
    return isinstance(row, dict) and user_id in {str(value) for value in row.values()}
