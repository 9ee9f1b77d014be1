"""`evaluate dialogue` prints its figures and leaves a page that needs nothing else."""

from __future__ import annotations

import json
from datetime import datetime, timezone
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from engine.cli import main
from engine.dialogue_evaluation import LINES, SHOP, Sources, read_shop, understand_lines
from engine.report_dialogue import Section, write_dialogue_report
from engine.store import catalog
from engine.store.database import connect, writing

DATA = Path(__file__).parents[1] / "data"
LINE = {
    "id": "1", "split": "test", "locale": "en", "text": "tea under 5 dollars please",
    "intent": "ask_recommendation", "mood": "neutral",
    "constraints": {"max_price": 5, "categories": ["Tea"]}, "facts": [],
}  # fmt: skip
SCRIPT = {
    "id": "1", "locale": "en", "kind": "telling", "consents": ["personalise"],
    "turns": [{"say": "My name is Ana.", "expect": {"tone": "<loud>"}}],
    "kept": [["shopper", "name", "ana"]],
}  # fmt: skip


def written(path: Path, told: object) -> str:
    path.write_text(json.dumps(told))
    return str(path)


def run(tmp_path: Path, *options: str) -> Result:
    arguments = ["evaluate", "dialogue", *options]
    return CliRunner(env={"SHOPTALK_HOME": str(tmp_path / "home")}).invoke(main, arguments)


def run_own(tmp_path: Path, *options: str) -> Result:
    lines = written(tmp_path / "lines.jsonl", LINE)
    scripts = written(tmp_path / "scripts.jsonl", SCRIPT)
    return run(tmp_path, "--labelled", lines, "--scripts", scripts, *options)


def test_figures_are_printed_and_put_on_a_page(tmp_path: Path) -> None:
    page = tmp_path / "page"
    done = run_own(tmp_path, "--shop", str(DATA / "shop.jsonl"), "--report", str(page))
    assert done.exit_code == 0, done.output
    assert "intent_f1       1.000" in done.output and "fact_precision  1.000" in done.output
    assert "1, step 1: expected tone: <loud>" in done.output
    told = json.loads((page / "dialogue.json").read_text())
    english = told["understanding"]["languages"]["en"]
    assert english["slot_f1"] == 1 and english["lines"] == 1
    assert told["memory"]["scripts"] == 1 and told["memory"]["passed"] == 0
    text = (page / "index.html").read_text()
    assert text.count("data:image/svg+xml") == 3 and "http" not in text.replace("w3.org", "")
    assert "Goal" in text and "ask_recommendation" in text
    assert "My name is Ana." in text and "&lt;loud&gt;" in text and "<loud>" not in text


@pytest.mark.slow
def test_nothing_but_the_folder_need_be_given(tmp_path: Path) -> None:
    page = tmp_path / "page"
    done = run(tmp_path, "--report", str(page))
    assert done.exit_code == 0, done.output
    told = json.loads((page / "dialogue.json").read_text())
    assert told["understanding"]["languages"]["en"]["lines"] >= 100
    assert told["understanding"]["languages"]["zh"]["slot_f1"] > 0.8
    assert told["memory"]["scripts"] >= 60 and told["memory"]["passed"] > 40


def test_own_lines_speak_of_the_stored_products_and_ours_of_the_sample(tmp_path: Path) -> None:
    database = connect(f"sqlite:///{tmp_path / 'shop.db'}")
    lines = tmp_path / "lines.jsonl"
    written(lines, LINE)
    [unknown] = understand_lines(database, Sources([lines]))
    with writing(database) as connection:
        catalog.write_products(connection, read_shop(SHOP).values())
    [known] = understand_lines(database, Sources([lines]))
    assert unknown.figures["slot_f1"] < known.figures["slot_f1"] == 1
    assert [one.locale for one in understand_lines(database, Sources())] == ["en", "zh"]
    database.dispose()


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--split", "dev"), "no line of the split 'dev'"),
        (("--shop", __file__), "test_dialogue"),
        (("--scripts", str(LINES[0])), "line 1"),
    ],
)
def test_what_cannot_be_measured_is_told(
    tmp_path: Path, options: tuple[str, ...], reason: str
) -> None:
    done = run_own(tmp_path, *options)
    assert done.exit_code == 1 and reason in done.output


def test_a_page_takes_any_section(tmp_path: Path) -> None:
    sections = [Section("voice", "Voice & tone", {"served": 0.5}, "<p>as <b>it</b> is</p>")]
    page = write_dialogue_report(tmp_path, sections, datetime(2026, 1, 2, tzinfo=timezone.utc))
    text = page.read_text()
    assert "Voice &amp; tone" in text and "<p>as <b>it</b> is</p>" in text
    assert json.loads((tmp_path / "dialogue.json").read_text())["voice"] == {"served": 0.5}
