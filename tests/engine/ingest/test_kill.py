"""Killed in the middle of an ingest, the store has nothing of the file and all it had before."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from engine.ingest.report import Report
from engine.store import events
from engine.store.database import Database, connect, reading
from tests.engine.ingest.conftest import HEADER

ROWS = 150_000
# Says when each part has been handed to the database, within the one transaction.
CHILD = """
import sys
from pathlib import Path
from engine.ingest.run import ingest
from engine.store import events
from engine.store.database import connect

events.CHUNK = 10_000
as_rows = events._as_rows

def loud(part, positional):
    print("part", flush=True)
    return as_rows(part, positional)

events._as_rows = loud
url, file, rejects = sys.argv[1:]
ingest(connect(url), None, Path(file), rejects_path=Path(rejects))
print("done", flush=True)
"""


@pytest.mark.slow
def test_kill_9_in_the_middle(
    write: Callable[[str, str | bytes], Path], take: Callable[..., Report], database: Database,
    tmp_path: Path,
) -> None:  # fmt: skip
    take(events=write("first.csv", HEADER + "e1,ann,tea,view,2026-05-01,,\n"))
    path = tmp_path / "big.parquet"
    _big().to_parquet(path)
    url = str(database.url)
    database.dispose()

    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, url, str(path), str(tmp_path / "rejects.jsonl")],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    for _ in range(8):  # seven parts of fifteen are in
        assert child.stdout.readline() == "part\n"
    child.send_signal(signal.SIGKILL)
    assert child.wait() == -signal.SIGKILL
    assert "done" not in child.stdout.read()
    child.stdout.close()

    after = connect(url)
    with reading(after) as connection:
        assert events.user_ids(connection) == ["ann"]
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
    after.dispose()
    [report] = take(events=path).files
    assert (report.accepted, report.duplicates) == (ROWS, 0)


def _big() -> pd.DataFrame:
    places = range(ROWS)
    return pd.DataFrame(
        {
            "event_id": [f"event {place}" for place in places],
            "user_id": [f"user {place % 997}" for place in places],
            "item_id": "tea",
            "event_name": "view_item",
            "timestamp": pd.Timestamp("2026-05-01", tz="UTC"),
        }
    )
