"""Scripts are held with the assistant itself, and what goes another way is told as it went."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dialogue.memory_scripts import Script, read_scripts
from engine.dialogue_evaluation import SCRIPTS, SHOP, read_shop
from engine.memory_evaluation import Remembering, evaluate_memory
from engine.report_memory import memory_section
from recsys.types import Product
from tests import toy

# Just below what docs/benchmarks.md tells: one more script that fails is no alarm, five are.
FLOOR = 0.95
PRODUCTS = {one.item_id: one for one in toy.products()}
NAME = ["shopper", "name", "ana"]
GOOD = {
    "id": "good", "locale": "en", "kind": "consent",
    "turns": [
        {"say": "My name is Ana.", "expect": {"asked_consent": "personalise", "not_facts": [NAME]}},
        {"say": "yes", "expect": {"facts": [NAME]}},
        {"say": "hello", "new_conversation": True, "expect": {"reply_says": ["Ana"]}},
    ],
    "kept": [NAME],
}  # fmt: skip
BAD = {
    "id": "bad", "locale": "en", "kind": "telling", "consents": ["personalise"],
    "turns": [
        {"say": "My name is Ana.", "expect": {"facts": [NAME]}},
        {"say": "tea please", "expect": {"offers": ["green tea"], "excluded_words": ["tea"]}},
    ],
    "kept": [NAME],
}  # fmt: skip
JUNK = {
    "id": "junk", "locale": "zh", "kind": "telling", "consents": ["personalise"],
    "turns": [{"say": "My name is Ana."}], "kept": [],
}  # fmt: skip


def scripts(tmp_path: Path, *told: object) -> list[Script]:
    path = tmp_path / "scripts.jsonl"
    path.write_text("\n".join(map(json.dumps, told)))
    return read_scripts(path)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Remembering:
    told = scripts(tmp_path_factory.mktemp("scripts"), GOOD, BAD, JUNK)
    return evaluate_memory(told, PRODUCTS)


def test_the_failing_step_is_named_with_what_was_said_and_expected(found: Remembering) -> None:
    good, bad, _ = found.all.held
    assert good.passed and not bad.passed
    [slip] = bad.slips
    assert (slip.step, slip.said) == (2, "tea please")
    assert slip.expected == "nothing offered with 'tea'" and "Green tea" in slip.found


def test_a_fact_that_nobody_stated_is_junk_and_fails_the_script(found: Remembering) -> None:
    junk = found.all.held[2]
    assert junk.junk == 1 and [slip.expected for slip in junk.slips] == ["kept at the end: nothing"]
    assert found.all.figures == {
        "scripts": 3, "passed": 1, "fact_precision": 2 / 3, "fact_recall": 1.0,
        "facts_kept": 3, "junk_facts": 1 / 3,
    }  # fmt: skip


def test_kinds_and_languages_are_counted_apart(found: Remembering) -> None:
    assert {name: (part.passed, len(part.held)) for name, part in found.kinds.items()} == {
        "consent": (1, 1), "telling": (0, 2),
    }  # fmt: skip
    assert found.locales["en"].junk == 0 and found.locales["zh"].junk == 1


def test_the_section_has_figures_a_picture_and_every_failed_step(found: Remembering) -> None:
    section = memory_section(found)
    assert section.figures["kinds"]["consent"]["passed"] == 1
    assert [one["script"] for one in section.figures["failed"]] == ["bad", "junk"]
    assert section.html.count("data:image/svg+xml") == 1
    assert "tea please" in section.html and "nothing offered with &#39;tea&#39;" in section.html
    json.dumps(section.figures)


def test_a_shop_without_products_still_talks(tmp_path: Path) -> None:
    empty: dict[str, Product] = {}
    assert evaluate_memory(scripts(tmp_path, GOOD), empty).all.passed == 1


@pytest.mark.slow
def test_what_shoppers_tell_is_remembered_as_well_as_we_say() -> None:
    found = evaluate_memory(read_scripts(SCRIPTS), read_shop(SHOP))
    failed = [held.script.name for held in found.failed]
    assert found.all.passed / len(found.all.held) >= FLOOR, failed
    assert found.all.count.precision >= 0.88 and found.all.count.recall >= 0.88, failed
