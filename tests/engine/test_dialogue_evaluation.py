"""`evaluate dialogue` prints its figures and leaves a page that needs nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from engine.cli import main

DATA = Path(__file__).parents[1] / "data"
LINE = {
    "id": "1", "split": "test", "locale": "en", "text": "tea under 5 dollars please",
    "intent": "ask_recommendation", "mood": "neutral",
    "constraints": {"max_price": 5, "categories": ["Tea"]}, "facts": [],
}  # fmt: skip


def run(tmp_path: Path, *options: str) -> object:
    lines = tmp_path / "lines.jsonl"
    lines.write_text(json.dumps(LINE))
    arguments = ["evaluate", "dialogue", "--labelled", str(lines), *options]
    return CliRunner(env={"SHOPTALK_HOME": str(tmp_path / "home")}).invoke(main, arguments)


def test_figures_are_printed_and_put_on_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page"
    done = run(tmp_path, "--shop", str(DATA / "shop.jsonl"), "--report", str(page))
    assert done.exit_code == 0, done.output  # type: ignore[attr-defined]
    assert "intent_f1     1.000" in done.output  # type: ignore[attr-defined]
    told = json.loads((page / "dialogue.json").read_text())
    assert told["languages"]["en"]["slot_f1"] == 1 and told["languages"]["en"]["lines"] == 1
    text = (page / "index.html").read_text()
    assert text.count("data:image/svg+xml") == 2 and "http" not in text.replace("w3.org", "")
    assert "Goal" in text and "ask_recommendation" in text


@pytest.mark.parametrize(
    ("options", "reason"),
    [(("--split", "dev"), "no line of the split 'dev'"), (("--shop", __file__), "test_dialogue")],
)
def test_what_cannot_be_measured_is_told(
    tmp_path: Path, options: tuple[str, ...], reason: str
) -> None:
    done = run(tmp_path, *options)
    assert done.exit_code == 1 and reason in done.output  # type: ignore[attr-defined]
