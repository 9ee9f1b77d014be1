import json
from pathlib import Path

import numpy as np
import pytest

from dialogue.intent_features import vector
from dialogue.intent_model import GRAPH, NOTES, SHIPPED, load_intent_model
from dialogue.manifest import ArtifactError, file_hash
from dialogue.types import INTENTS
from export.errors import ExportError
from export.intents import LINES, read_lines, train_intents

WORDS = {"en": "kilo lima mike novem oscar".split(), "zh": list("甲乙丙丁戊")}


def write(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def rows() -> list[dict[str, object]]:
    """Five lines an intent and language, told apart by the name of the intent in them."""
    return [
        {"text": f"{intent} {word}", "locale": locale, "intent": intent}
        for locale, words in WORDS.items()
        for intent in INTENTS
        for word in words
    ]


def test_what_is_trained_is_what_is_read(tmp_path: Path) -> None:
    figures = train_intents(write(tmp_path / "lines.jsonl", rows()), tmp_path / "out", seed=3)
    assert figures["en macro-F1"] > 0.9 and figures["zh macro-F1"] > 0.9
    model = load_intent_model(tmp_path / "out")
    chances = model.chances(vector("forget novem", False))
    assert max(chances, key=lambda intent: chances[intent]) == "forget"
    assert np.isclose(sum(chances.values()), 1, atol=1e-5)
    notes = json.loads((tmp_path / "out" / NOTES).read_text(encoding="utf-8"))
    assert notes["lines"]["sha256"] == file_hash(tmp_path / "lines.jsonl")
    assert notes["held_out"] == figures and "--seed 3" in notes["command"]


def test_the_same_lines_make_the_same_model(tmp_path: Path) -> None:
    lines = write(tmp_path / "lines.jsonl", rows())
    for name in ("one", "two"):
        train_intents(lines, tmp_path / name)
    one, two = (load_intent_model(tmp_path / name) for name in ("one", "two"))
    row = vector("order_help 甲", False)
    assert one.chances(row) == two.chances(row)


@pytest.mark.parametrize(
    "row",
    [
        {"text": "hi", "locale": "en", "intent": "salute"},
        {"text": " ", "locale": "en", "intent": "greet"},
        {"text": "hi", "locale": "fr", "intent": "greet"},
        {"text": "hi", "locale": "en"},
        {"text": "hi", "locale": "en", "intent": "greet", "mood": "happy"},
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, row: dict[str, object]) -> None:
    with pytest.raises(ExportError, match="row 171"):
        read_lines(write(tmp_path / "lines.jsonl", [*rows(), row]))


def test_too_few_lines_are_named(tmp_path: Path) -> None:
    few = [row for row in rows() if (row["locale"], row["intent"]) != ("zh", "greet")]
    with pytest.raises(ExportError, match="'greet' in 'zh'"):
        read_lines(write(tmp_path / "lines.jsonl", few))


def test_a_model_that_was_changed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArtifactError):
        load_intent_model(tmp_path / "none")
    train_intents(write(tmp_path / "lines.jsonl", rows()), tmp_path / "out")
    (tmp_path / "out" / GRAPH).write_bytes(b"other")
    with pytest.raises(ArtifactError, match="not the model"):
        load_intent_model(tmp_path / "out")


def test_what_is_shipped_was_made_of_the_lines_here() -> None:
    notes = json.loads((SHIPPED / NOTES).read_text(encoding="utf-8"))
    assert notes["lines"] == {
        "file": LINES.name, "sha256": file_hash(LINES), "count": len(read_lines(LINES)),
    }  # fmt: skip
    assert (SHIPPED / GRAPH).stat().st_size < 2_000_000
