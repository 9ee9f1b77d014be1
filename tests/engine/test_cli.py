"""The command line on good and bad input: what it prints, and how it ends."""

from __future__ import annotations

import json
import re
import socket
import sys
from importlib.util import find_spec
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from engine.cli import main
from recsys.launch import PANDAS_WARNING, java_problem
from tests.toy import open_shop

CATALOG = (
    "item_id,name,category,price,currency\n1,Green tea,Tea,3.50,USD\n2,Black tea,Tea,2.50,USD\n"
)
EVENTS = (
    "event_id,user_id,item_id,event_name,timestamp\n"
    "a,ann,1,purchase,2026-01-01T10:00:00Z\n"
    "b,bob,2,view_item,2026-01-02T10:00:00Z\n"
)


def run(home: Path, *words: str, stdin: str = "") -> Result:
    runner = CliRunner(env={"SHOPTALK_HOME": str(home), "SHOPTALK_DATABASE_URL": ""})
    return runner.invoke(main, list(words), input=stdin)


def counts(done: Result, what: str) -> list[int]:
    """The numbers behind `what` in the report, catalogue first."""
    return [int(found) for found in re.findall(rf"{what}\s+(\d+)", done.output)]


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "catalog.csv").write_text(CATALOG)
    (tmp_path / "events.csv").write_text(EVENTS)
    return str(tmp_path / "catalog.csv"), str(tmp_path / "events.csv")


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    open_shop(home)[1].dispose()
    return home


def test_every_command_has_help(tmp_path: Path) -> None:
    for name in main.commands:
        assert run(tmp_path, name, "--help").exit_code == 0


def test_ingest_counts_and_a_second_run_adds_nothing(
    tmp_path: Path, files: tuple[str, str]
) -> None:
    words = ("ingest", "--catalog", files[0], "--events", files[1])
    first, second = run(tmp_path, *words), run(tmp_path, *words)
    assert first.exit_code == second.exit_code == 0
    assert counts(first, "accepted") == [2, 2] and counts(first, "duplicate") == [0, 0]
    assert counts(second, "duplicate")[1] == 2 and counts(second, "accepted")[1] == 0


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"event_id|user_id|item_id\na|b|c\n", "column"),
        (b"event_id,user_id,event_name,timestamp\na,b,view,2026-01-01\n", "item_id"),
        (bytes(range(256)) * 40, "neither text"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_its_fault(
    tmp_path: Path, files: tuple[str, str], content: bytes, says: str
) -> None:
    bad = tmp_path / "bad.csv"
    bad.write_bytes(content)
    done = run(tmp_path, "ingest", "--catalog", files[0], "--events", str(bad))
    assert done.exit_code == 1
    assert "bad.csv" in done.output and says in done.output.casefold()
    assert "Traceback" not in done.output


def test_rejected_rows_are_kept_with_line_and_reason(
    tmp_path: Path, files: tuple[str, str]
) -> None:
    Path(files[1]).write_text(EVENTS + "c,ann,99,purchase,2026-01-01\nd,ann,1,purchase,yesterday\n")
    done = run(tmp_path, "ingest", "--catalog", files[0], "--events", files[1])
    assert done.exit_code == 0
    rejects = [json.loads(line) for line in (tmp_path / "rejects.jsonl").open()]
    assert [row["line"] for row in rejects] == [4, 5]
    assert all(row["reason"] for row in rejects)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("ingest",), 2, "--catalog"),
        (("ingest", "--events", "no-such-file.csv"), 2, "no-such-file.csv"),
        (("train",), 1, "catalogue is empty"),
        (("recommend", "--out", "x.parquet"), 1, "train"),
        (("recommend", "--out", "x.docx"), 1, ".parquet"),
        (("recommend",), 2, "--out"),
        (("chat", "--tone", "grumpy"), 2, "grumpy"),
        (("no-such-command",), 2, "no-such-command"),
    ],
)
def test_bad_usage_and_missing_steps(
    tmp_path: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    done = run(tmp_path, *words)
    assert done.exit_code == code and says in done.output
    assert "Traceback" not in done.output


def test_a_bad_setting_names_its_variable(tmp_path: Path) -> None:
    runner = CliRunner(env={"SHOPTALK_HOME": str(tmp_path), "SHOPTALK_PORT": "many"})
    done = runner.invoke(main, ["train"])
    assert done.exit_code == 2 and "SHOPTALK_PORT" in done.output


@pytest.mark.parametrize("ending", ["parquet", "csv", "jsonl"])
def test_recommend_covers_everyone_in_every_format(shop: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"recs.{ending}"
    done = run(shop, "recommend", "--out", str(out), "-n", "1")
    assert done.exit_code == 0 and "20 users, 20 rows" in done.output
    read = {"parquet": pd.read_parquet, "csv": pd.read_csv}.get(ending)
    frame = read(out) if read else pd.read_json(out, lines=True)
    assert list(frame.columns) == ["user_id", "rank", "item_id", "score", "why"]
    best = dict(zip(frame["user_id"], frame["item_id"]))
    assert all(best[f"user-{user}"].startswith("tea") for user in range(0, 20, 2))
    assert all(best[f"user-{user}"].startswith("coffee") for user in range(1, 20, 2))
    assert frame["why"].str.contains("you bought").all()


def test_recommend_for_a_file_of_users(shop: Path, tmp_path: Path) -> None:
    (tmp_path / "users.txt").write_text("user-1\nnobody\n\nuser-1\n")
    out = tmp_path / "recs.csv"
    done = run(shop, "recommend", "--out", str(out), "--users", str(tmp_path / "users.txt"))
    assert done.exit_code == 0
    assert set(pd.read_csv(out)["user_id"]) == {"user-1", "nobody"}


@pytest.mark.slow
@pytest.mark.skipif(not find_spec("pyspark") or java_problem() != "", reason="needs Spark and Java")
@pytest.mark.filterwarnings(f"ignore:{PANDAS_WARNING}:FutureWarning")
def test_recommend_by_spark_writes_the_same_file(shop: Path, tmp_path: Path) -> None:
    (tmp_path / "users.txt").write_text("user-1\nnobody\nuser-0\n")
    written = []
    for engine in ("local", "spark"):
        out = tmp_path / f"{engine}.csv"
        users = ("--users", str(tmp_path / "users.txt"))
        done = run(shop, "recommend", "--out", str(out), *users, "--engine", engine, "-n", "3")
        assert done.exit_code == 0 and "3 users, 9 rows written" in done.output, done.output
        written.append(out.read_text())
    assert written[0] == written[1] and written[0].count("user-1,") == 3


@pytest.mark.parametrize(
    ("out", "says"), [("recs.csv", "pip install 'shoptalk[spark]'"), ("recs.docx", ".parquet")]
)
def test_recommend_by_spark_says_what_is_missing(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str, says: str
) -> None:
    monkeypatch.setitem(sys.modules, "pyspark", None)
    done = run(shop, "recommend", "--out", str(tmp_path / out), "--engine", "spark")
    assert done.exit_code == 1 and says in done.output and not (tmp_path / out).exists()


def test_evaluate_prints_and_writes_its_figures(shop: Path, tmp_path: Path) -> None:
    done = run(shop, "evaluate", "recsys", "--report", str(tmp_path / "report"))
    assert done.exit_code == 0 and "ndcg@10" in done.output
    told = json.loads((tmp_path / "report" / "recsys.json").read_text())
    assert told["headline"] and told["facts"]["users"] == 20
    page = (tmp_path / "report" / "index.html").read_text()
    assert told["headline"] in page and "bare ALS" in page and "data:image" in page


def test_understand_reads_lines(shop: Path) -> None:
    lines = [
        {"text": "any tea under $4?"},
        {"text": "only store brand", "context": [{"role": "user", "text": "any coffee?"}]},
    ]
    done = run(shop, "understand", stdin="\n".join(map(json.dumps, lines)))
    first, second = map(json.loads, done.output.splitlines())
    assert first["intent"] == "ask_recommendation" and first["mood"] == "neutral"
    assert first["constraints"] == {"categories": ["Tea"], "max_price": "4"}
    assert second["constraints"] == {"categories": ["Coffee"], "brands": ["Private"]}


@pytest.mark.parametrize("line", ["{", "[]", '{"text": 3}', '{"text": "x", "context": [1]}'])
def test_understand_names_the_line_it_cannot_read(shop: Path, line: str) -> None:
    done = run(shop, "understand", stdin='{"text": "hi"}\n' + line)
    assert done.exit_code == 1 and "line 2" in done.output


def test_forget_prints_a_receipt(tmp_path: Path, files: tuple[str, str]) -> None:
    run(tmp_path, "ingest", "--catalog", files[0], "--events", files[1])
    done = run(tmp_path, "forget", "ann")
    receipt = json.loads(done.output)
    assert receipt["user_id"] == "ann" and receipt["erased"]["events"] == 1
    assert json.loads(run(tmp_path, "forget", "ann").output)["erased"]["events"] == 0


def test_a_chat_in_the_terminal(shop: Path) -> None:
    done = run(shop, "chat", "--user", "user-0", "--tone", "concise", stdin="any tea?\n\n")
    assert done.exit_code == 0 and "Shop (template):" in done.output and "tea" in done.output


def test_a_taken_port_is_told_before_anything_is_done(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run(tmp_path, "serve", "--port", port)
    assert done.exit_code == 1 and f"127.0.0.1:{port}" in done.output
    assert "SHOPTALK_PORT" in done.output
