"""The job that holds how utterances are read against labelled ones, with a page of figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from io import StringIO
from pathlib import Path
from statistics import median
from time import perf_counter

from dialogue.labelled import Labelled, Scores, macro, read_labelled, reader, score, total
from dialogue.types import Act
from engine.evaluation import check_pictures
from engine.ingest.products import clean_products
from engine.ingest.readers import open_source
from engine.ingest.report import Tally
from engine.jobs import JobError
from engine.store import catalog as catalog_store
from engine.store.database import Engine, reading
from recsys.types import Product


@dataclass(frozen=True, slots=True)
class Understanding:
    """How one language is understood: the lines read, their scores, and the time a line takes."""

    locale: str
    lines: int
    scores: Scores
    milliseconds: float

    @property
    def figures(self) -> dict[str, float]:
        """The figures by name: macro-F1 of intents and moods, F1 of slots and facts, junk."""
        return {
            "intent_f1": macro(self.scores.intents),
            "mood_f1": macro(self.scores.moods),
            "slot_f1": total(self.scores.slots).f1,
            "fact_f1": total(self.scores.facts).f1,
            "junk_facts": self.scores.junk,
            "milliseconds": self.milliseconds,
        }


def evaluate_dialogue(
    database: Engine,
    files: Sequence[Path],
    split: str = "test",
    shop: Path | None = None,
    report: Path | None = None,
) -> tuple[list[Understanding], Path | None]:
    """How each language of the labelled files is understood, and the page with `report`.

    The lines speak of the products of `shop`, a catalogue file, or of those in the store. Raises
    JobError where there are no lines of this split, LabelError and IngestError for files that
    cannot be read.
    """
    if report is not None:
        check_pictures()
    products = read_shop(shop) if shop else _stored(database)
    chosen = [line for path in files for line in read_labelled(path) if line.split == split]
    if not chosen:
        raise JobError(f"no line of the split {split!r} in {', '.join(map(str, files))}")
    found = []
    for locale in sorted({line.locale for line in chosen}):
        lines = [line for line in chosen if line.locale == locale]
        found.append(_understanding(locale, lines, products))
    if report is None:
        return found, None
    from engine.report_dialogue import write_dialogue_report

    return found, write_dialogue_report(report, found, split, datetime.now(timezone.utc))


def read_shop(path: Path) -> dict[str, Product]:
    """The products of a catalogue file by id; raises JobError for a row that is none."""
    tally = Tally()
    with open_source(path) as source, StringIO() as rejects:
        products = {one.item_id: one for one in clean_products(source, "USD", tally, rejects)}
    if tally.rejected:
        reason, rows = tally.rejected.most_common(1)[0]
        raise JobError(f"{path.name}: {rows} rows: {reason}")
    return products


def _stored(database: Engine) -> dict[str, Product]:
    with reading(database) as connection:
        return {one.item_id: one for one in catalog_store.read_products(connection)}


def _understanding(
    locale: str, lines: Sequence[Labelled], products: dict[str, Product]
) -> Understanding:
    read, taken = reader(products), []

    def timed(line: Labelled) -> Act:
        start = perf_counter()
        act = read(line)
        taken.append(1000 * (perf_counter() - start))
        return act

    return Understanding(locale, len(lines), score(lines, timed), median(taken))
