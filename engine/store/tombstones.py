"""When shoppers were erased, known by a keyed hash: what is older must not come back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import pandas as pd
from sqlalchemy import Connection, select

from engine.store.audit import key, reference, reference_of
from engine.store.tables import tombstones
from engine.store.upsert import insert_or_update


@dataclass(frozen=True, slots=True)
class Erased:
    """Who was erased and when, as of one moment; empty for most shops, and then free to ask."""

    secret: str
    times: dict[str, datetime]

    def when(self, user_id: str) -> datetime | None:
        """When the shopper was erased, None if never."""
        return self.times.get(reference_of(self.secret, user_id)) if self.times else None

    def covers(self, user_id: str, at: datetime) -> bool:
        """Whether something of that time went when the shopper was erased."""
        erased_at = self.when(user_id)
        return erased_at is not None and at <= erased_at


def bury(connection: Connection, user_id: str, at: datetime) -> None:
    """Notes that the shopper was erased at `at`."""
    row = {"whom": reference(connection, user_id), "erased_at": at}
    connection.execute(insert_or_update(connection, tombstones), row)


def read_erased(connection: Connection, since: datetime | None = None) -> Erased:
    """Everybody who was erased, from `since` on where it is given."""
    statement = select(tombstones.c.whom, tombstones.c.erased_at)
    if since is not None:
        statement = statement.where(tombstones.c.erased_at >= since)
    return Erased(key(connection), {whom: at for whom, at in connection.execute(statement)})


def erased_since(connection: Connection, user_id: str, since: datetime) -> bool:
    """Whether the shopper was erased at `since` or later."""
    found = select(tombstones.c.erased_at).where(
        tombstones.c.whom == reference(connection, user_id), tombstones.c.erased_at >= since
    )
    return connection.scalar(found) is not None


def without_erased(connection: Connection, frame: pd.DataFrame) -> pd.DataFrame:
    """The events of `frame` (user_id, at) but those from before their shopper was erased."""
    erased = read_erased(connection)
    if not erased.times or frame.empty:
        return frame
    whens: Callable[[str], datetime | None] = erased.when
    times = {user: at for user in frame["user_id"].unique() if (at := whens(user)) is not None}
    if not times:
        return frame
    ends = pd.to_datetime(frame["user_id"].map(times), utc=True)
    return frame[~(frame["at"] <= ends)]
