"""The pages of the reports, from made-up results in which the right words are plain."""

from __future__ import annotations

import json
from base64 import b64decode
from dataclasses import replace
from datetime import datetime, timezone
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from engine.report import Facts, facts_of, write_report, write_tuning_report
from engine.report_pictures import curve
from engine.report_rows import tabulate
from engine.report_words import MEASURES, headline, signed, verdict, written
from recsys.contest import POPULARITY, STAGES, VARIED, Gain, contest
from recsys.evaluate import Result, examine
from recsys.model import Blend, Settings
from recsys.rivals import RULE
from recsys.tune import Attempt, Search
from tests.recsys import shop

BUYS, CARTS, VIEWS = STAGES
USERS = 200
AT = datetime(2026, 3, 1, tzinfo=timezone.utc)
FACTS = Facts(
    users=USERS, answers=450, events={"purchase": 9000, "list_view": 70000}, products=421,
    in_stock=400, first=AT.replace(month=1), cutoff=AT, until=AT.replace(month=4),
    settings=Settings(), version="20260401-<v1>", made=AT.replace(month=4),
)  # fmt: skip


class Page(HTMLParser):
    """The text of a page, its links to elsewhere, and whether every tag is closed in order."""

    VOID = {"meta", "img", "br", "link"}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.words: list[str] = []
        self.sources: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open, f"not closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.sources += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> out of order"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def made_up(name: str, level: float, seed: int = 1) -> Result:
    """A contender of that recall and NDCG."""
    draw, users = np.random.default_rng(seed), {}
    for figure in ("recall@10", "ndcg@10", "mrr@10", "hit@10"):
        noise = draw.normal(0, 0.05, USERS)
        users[figure] = level + noise - noise.mean()
    users["novelty@10"] = draw.normal(7, 1, USERS)
    users["popularity_bias@10"] = draw.normal(2, 0.2, USERS)
    figures = {figure: float(values.mean()) for figure, values in users.items()}
    return Result(name, figures | {"coverage@10": 0.4321}, users, np.zeros((USERS, 10), int))


def results(ours: float = 0.4, rule: float = 0.2) -> list[Result]:
    return [
        made_up(POPULARITY, 0.2),
        made_up("item-kNN, cosine", 0.3, 2),
        made_up(RULE, rule, 3),
        made_up(BUYS, 0.25, 4),
        made_up(CARTS, 0.28, 5),
        made_up(VIEWS, ours, 6),
        made_up(VARIED, ours - 0.02, 7),
    ]


def read(path: Path) -> Page:
    return Page(path.read_text(encoding="utf-8"))


def test_the_page_holds_every_contender_and_every_figure(tmp_path: Path) -> None:
    entries = results()
    page = read(write_report(tmp_path / "new" / "folder", entries, FACTS))
    for result in entries:
        assert result.name in page.text
        for figure, value in result.figures.items():
            assert written(figure.partition("@")[0], value) in page.text, (result.name, figure)
    for measure in MEASURES.values():
        assert measure.name in page.text and measure.meaning in page.text
    assert "450" in page.text and "400 were in stock" in page.text and "79,000 events" in page.text


def test_the_page_needs_nothing_from_elsewhere(tmp_path: Path) -> None:
    path = write_report(tmp_path, results(), FACTS)
    page = read(path)
    assert len(page.sources) == 5
    assert all(source.startswith("data:image/svg+xml;base64,") for source in page.sources)
    assert not {"script", "link", "iframe"} & set(page.tags)
    assert "url(" not in path.read_text() and "@import" not in path.read_text()


def test_names_are_escaped(tmp_path: Path) -> None:
    entries = [*results(), made_up("<b>kNN & $x$</b>", 0.1, 9)]
    page = read(write_report(tmp_path, entries, FACTS))
    assert "<b>kNN & $x$</b>" in page.text and "20260401-<v1>" in page.text
    html = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "<b>kNN" not in html and "<v1>" not in html


def test_the_json_holds_the_same(tmp_path: Path) -> None:
    entries = results()
    write_report(tmp_path, entries, FACTS)
    told = json.loads((tmp_path / "recsys.json").read_text(encoding="utf-8"))
    assert told["facts"]["users"] == USERS and told["facts"]["cutoff"] == AT.isoformat()
    assert told["facts"]["settings"]["blend"]["ties"] == Settings().blend.ties
    assert [one["name"] for one in told["contenders"]] == [result.name for result in entries]
    for one, result in zip(told["contenders"], entries):
        bounds = dict(zip(("low", "high"), result.interval("ndcg@10")))
        assert one["figures"]["ndcg"] == {"value": result.figures["ndcg@10"], **bounds}
        assert one["figures"]["coverage"] == {"value": 0.4321, "low": None, "high": None}
    assert {one["over"] for one in told["gains"]} == {POPULARITY, "item-kNN, cosine", RULE}
    assert [one["gain"] and one["gain"]["over"] for one in told["behaviour"]] == [None, BUYS, CARTS]
    assert {path.name for path in tmp_path.iterdir()} == {"index.html", "recsys.json"}


@pytest.mark.parametrize(
    ("ours", "expected"),
    [
        (0.4, "2.0 times as much of what shoppers went on to buy as the bestseller list does."),
        (0.25, "does, but “item-kNN, cosine” does better still."),
        (0.2, "no more of what shoppers went on to buy than the bestseller list does, beyond"),
        (0.1, "finds less of what shoppers went on to buy than the bestseller list"),
    ],
)
def test_the_headline_says_how_it_is(ours: float, expected: str, tmp_path: Path) -> None:
    entries = results(ours)
    assert expected in headline(tabulate(entries))
    page = read(write_report(tmp_path, entries, FACTS))
    assert expected in page.text
    assert ("Ours is not better" in page.text) == (ours < 0.3)


def test_a_bestseller_list_that_finds_nothing_is_no_division(tmp_path: Path) -> None:
    entries = [made_up(BUYS, 0.4), replace(zero(), name=POPULARITY)]
    assert headline(tabulate(entries)).endswith("the bestseller list nothing.")
    read(write_report(tmp_path, entries, FACTS))
    none = [replace(zero(), name=BUYS), replace(zero(), name=POPULARITY)]
    assert "no more" in headline(tabulate(none))
    read(write_report(tmp_path, none, FACTS))


def zero() -> Result:
    users = {figure: np.zeros(USERS) for figure in made_up("", 0).users}
    return Result("", {figure: 0.0 for figure in [*users, "coverage@10"]}, users, np.zeros((1, 10)))


@pytest.mark.parametrize(
    ("rule", "expected"), [(0.2, ""), (0.36, "nearly as well as ours"), (0.5, "better than ours")]
)
def test_a_test_that_a_rule_solves_is_told(rule: float, expected: str, tmp_path: Path) -> None:
    page = read(write_report(tmp_path, results(rule=rule), FACTS))
    assert ("nearly solved by a rule" in page.text) == bool(expected)
    assert expected in page.text


def test_what_browsing_costs_is_told(tmp_path: Path) -> None:
    page = read(write_report(tmp_path, results(0.26), FACTS))
    assert f"“{VIEWS}” is worse than the row above it, beyond chance." in page.text
    page = read(write_report(tmp_path, results(0.4), FACTS))
    assert "worse than the row above it" not in page.text


def test_a_shop_without_browsing_says_so(tmp_path: Path) -> None:
    page = read(write_report(tmp_path, [made_up(POPULARITY, 0.2), made_up(BUYS, 0.3)], FACTS))
    assert "one sort of behaviour only" in page.text and len(page.sources) == 4


def test_ours_or_every_rival_missing_is_an_error_that_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ours"):
        write_report(tmp_path / "a", [made_up(POPULARITY, 0.2)], FACTS)
    with pytest.raises(ValueError, match="rival"):
        write_report(tmp_path / "a", [made_up(BUYS, 0.2)], FACTS)
    assert not (tmp_path / "a").exists()


def test_a_verdict_needs_the_whole_interval_on_one_side() -> None:
    assert verdict(Gain("a", "ndcg@10", 0.1, 0.05, 0.15)) == "better"
    assert verdict(Gain("a", "ndcg@10", 0.1, -0.05, 0.15)) == "no difference beyond chance"
    assert verdict(Gain("a", "ndcg@10", -0.1, -0.15, -0.05)) == "worse"
    assert signed(-0.0123) == "−0.012" and signed(0.5) == "+0.500"


def test_a_real_contest_becomes_a_page(tmp_path: Path) -> None:
    exam = examine(shop.frame(shop.groups()), shop.catalog(40))
    entries = contest(exam, shop.SMALL, k=5)
    facts = facts_of(exam, shop.SMALL, "v1", shop.NOW, shop.NOW)
    page = read(write_report(tmp_path, entries, facts))
    assert all(result.name in page.text for result in entries)
    assert facts.users == len(exam.answers.users) and sum(facts.events.values()) == len(exam.before)


def searched(*scores: float) -> Search:
    attempts = (
        Attempt(at, {"blend.ties": "<half>"} if at else {}, score, 0.1, 0.5, 2.0)
        for at, score in enumerate(scores)
    )
    return Search(Settings(blend=Blend(ties=0.123)), tuple(attempts))


def test_the_search_is_told_with_its_curve(tmp_path: Path) -> None:
    path = write_tuning_report(tmp_path, searched(0.2, 0.25, 0.22, 0.3, 0.29, 0.28), most=20)
    page = read(path)
    assert "raised NDCG from 0.2000 to 0.3000 , by 50.0 %" in page.text.replace("0, by", "0 , by")
    assert "stopped early, 2 attempts later" in page.text
    assert "0.123" in page.text and "<half>" in page.text and "<half>" not in path.read_text()
    assert len(page.sources) == 1 and page.sources[0].startswith("data:image/svg+xml;base64,")
    told = json.loads((tmp_path / "tuning.json").read_text())
    assert told["stopped_early"] and told["settings"]["blend.ties"] == 0.123
    assert [one["score"] for one in told["attempts"]] == [0.2, 0.25, 0.22, 0.3, 0.29, 0.28]


def test_a_search_in_vain_says_so(tmp_path: Path) -> None:
    page = read(write_tuning_report(tmp_path, searched(0.2, 0.1), most=2))
    assert "None of 2 attempts foresaw better" in page.text and "stopped early" not in page.text
    with pytest.raises(ValueError, match="no attempts"):
        write_tuning_report(tmp_path, searched())


def test_the_curve_names_the_best_attempt_and_the_end() -> None:
    scores = [0.1, 0.3, 0.2]
    told = curve(scores, [(one - 0.05, one + 0.05) for one in scores], "stopped early")
    picture = b64decode(told.removeprefix("data:image/svg+xml;base64,")).decode()
    assert picture.startswith("<?xml")
    assert "attempt 2: 0.3000" in picture and "stopped early" in picture
