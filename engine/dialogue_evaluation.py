"""The job that measures the dialogue: how utterances are understood, and what is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from io import StringIO
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from dialogue.labelled import (
    SAMPLE,
    Labelled,
    Scores,
    macro,
    read_labelled,
    reader,
    score,
    total,
)
from dialogue.memory_scripts import read_scripts
from dialogue.types import Act
from engine.ingest.products import clean_products
from engine.ingest.readers import open_source
from engine.ingest.report import Tally
from engine.jobs import JobError
from engine.memory_evaluation import Remembering, evaluate_memory
from engine.store import catalog as catalog_store
from engine.store.database import Engine, reading
from recsys.types import Product

if TYPE_CHECKING:
    from dialogue.draft import Manner
    from export.voice_report import VoiceReport

LINES = (SAMPLE / "understanding.en.jsonl", SAMPLE / "understanding.zh.jsonl")
SCRIPTS = SAMPLE / "memory.jsonl"
SHOP = SAMPLE / "shop.jsonl"


@dataclass(frozen=True, slots=True)
class Sources:
    """What the dialogue is measured by; what is not given is the sample that comes with us.

    `split` is the half of the labelled lines, `shop` the catalogue that the files given speak of:
    without it labelled lines speak of what is in the store, scripts of the sample's shop.
    """

    labelled: Sequence[Path] = ()
    scripts: Path | None = None
    shop: Path | None = None
    split: str = "test"


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


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured: each language on the lines of `split`, and the scripted conversations.

    `voices` are those of `measure_voices`, () where nothing is to be said of them.
    """

    split: str
    understanding: Sequence[Understanding]
    memory: Remembering
    voices: Sequence[VoiceReport] = ()


def evaluate_dialogue(
    database: Engine, sources: Sources = Sources(), progress: bool = False
) -> Evaluation:
    """How each language of the labelled lines is understood, and how the scripts are remembered.

    Raises JobError where there are no lines of this split, LabelError and IngestError for files
    that cannot be read.
    """
    understood = understand_lines(database, sources)
    scripts = read_scripts(sources.scripts or SCRIPTS)
    own = sources.shop if sources.scripts else None
    return Evaluation(
        sources.split, understood, evaluate_memory(scripts, read_shop(own or SHOP), progress)
    )


def understand_lines(database: Engine, sources: Sources) -> list[Understanding]:
    """How each language of the labelled lines of the split is understood."""
    files = sources.labelled or LINES
    chosen = [line for path in files for line in read_labelled(path) if line.split == sources.split]
    if not chosen:
        told = ", ".join(map(str, files))
        raise JobError(f"no line of the split {sources.split!r} in {told}")
    if sources.labelled and sources.shop is None:
        products = _stored(database)
    else:
        products = read_shop(sources.shop or SHOP)
    return [
        _understanding(locale, [line for line in chosen if line.locale == locale], products)
        for locale in sorted({line.locale for line in chosen})
    ]


def measure_voices(
    artifacts: Sequence[Path], prompts: int, manner: Manner
) -> list[VoiceReport]:
    """How each artifact speaks in this manner, the one that is served last.

    Raises JobError where one cannot be loaded, ImportError without the `export` extra.
    """
    from dialogue.manifest import ArtifactError
    from dialogue.runtime import RuntimeUnavailable
    from export.voice_report import measure_artifact

    try:
        return [report for one in artifacts for report in measure_artifact(one, prompts, manner)]
    except (ArtifactError, RuntimeUnavailable) as error:
        raise JobError(str(error)) from None


def write_page(folder: Path, found: Evaluation) -> Path:
    """The page with all that was measured, a section each, in the folder; its path."""
    from engine.report_dialogue import write_dialogue_report
    from engine.report_memory import memory_section
    from engine.report_understanding import understanding_section

    sections = [
        understanding_section(found.understanding, found.split),
        memory_section(found.memory),
    ]
    if found.voices:
        from engine.report_voice import voice_section

        sections.append(voice_section(found.voices))
    return write_dialogue_report(folder, sections, datetime.now(timezone.utc))


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
