"""What became of a file's rows: counted while it is read, told when it is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """The counts of one file so far; an event with three items is three rows."""

    rows: int = 0
    accepted: int = 0
    duplicates: int = 0
    ignored: int = 0
    repaired: Counter[str] = field(default_factory=Counter)
    rejected: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class FileReport:
    """The counts of one file: rows = accepted + duplicates + ignored + those rejected.

    `ignored` rows are about no product (page views and the like). A row may be repaired in more
    ways than one.
    """

    name: str
    rows: int
    accepted: int
    duplicates: int
    ignored: int
    repaired: Mapping[str, int]
    rejected: Mapping[str, int]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What became of every file of one run; as text, an aligned table."""

    files: tuple[FileReport, ...]
    rejects: str = ""

    def __str__(self) -> str:
        """The table to print."""
        blocks = [_table(report) for report in self.files]
        if any(report.rejected for report in self.files):
            blocks.append(f"The rejected rows are in {self.rejects}")
        return "\n\n".join(blocks)


def file_report(name: str, tally: Tally, notes: tuple[str, ...]) -> FileReport:
    """The counts of `tally` as they are now, the most frequent first."""
    return FileReport(
        name,
        tally.rows,
        tally.accepted,
        tally.duplicates,
        tally.ignored,
        dict(tally.repaired.most_common()),
        dict(tally.rejected.most_common()),
        notes,
    )


def _table(report: FileReport) -> str:
    lines = list(_lines(report))
    name_width = max(len(name) for name, _ in lines)
    count_width = max(len(f"{count:,}") for _, count in lines)
    rows = [f"  {name:<{name_width}}  {count:>{count_width},}" for name, count in lines]
    return "\n".join([report.name, *(f"  ({note})" for note in report.notes), *rows])


def _lines(report: FileReport) -> Iterator[tuple[str, int]]:
    yield "rows read", report.rows
    yield "accepted", report.accepted
    yield "duplicate", report.duplicates
    yield "about no product", report.ignored
    yield "rejected", sum(report.rejected.values())
    for reason, count in report.rejected.items():
        yield f"  {reason}", count
    yield "repaired", sum(report.repaired.values())
    for repair, count in report.repaired.items():
        yield f"  {repair}", count
