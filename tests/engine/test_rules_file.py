"""Rules in files: as shops write them, back again, and what is wrong with the bad ones."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from engine.ingest.errors import IngestError
from engine.rule_fields import ShopRule
from engine.rules_file import as_lines, read_rules_file
from recsys.catalog import Catalog
from recsys.rules import Rule, RuleError
from recsys.types import Constraints, Product

LINES = """\
{"name": "wine of the month", "action": "pin", "items": ["123"], "amount": 1}
{"name": "no minors", "action": "age_limit", "categories": ["Wine", "Beer"], "amount": 21}

{"name": "margin first", "action": "boost", "by": "margin", "amount": 0.3}
{"name": "house", "action": "boost", "brands": ["Private"], "amount": 0.5, "enabled": false}
{"name": "recall", "action": "exclude", "items": 77, "max_price": 9.99, "attributes": {"lot": 5}}
"""
CELLS = """\
Name;Action;Amount;By;Enabled;Items;Categories;Brands;Max_Price;Attributes
wine of the month;pin;1;;;123;;;;
no minors;age limit;21;;;;Wine|Beer;;;
margin first;boost;0.3;margin;yes;;;;;
house;boost;0.5;;no;;;Private;;
recall;exclude;;;;77;;;9.99;lot=5
"""


def where(**values: object) -> Constraints:
    return Constraints(**values, in_stock_only=False)  # type: ignore[arg-type]


RULES = (
    ShopRule(Rule("wine of the month", "pin", where(items=("123",)))),
    ShopRule(Rule("no minors", "age_limit", where(categories=("Wine", "Beer")), amount=21)),
    ShopRule(Rule("margin first", "boost", where(), 0.3, "margin")),
    ShopRule(Rule("house", "boost", where(brands=("Private",)), 0.5), False),
    ShopRule(
        Rule(
            "recall",
            "exclude",
            where(items=("77",), max_price=Decimal("9.99"), attributes={"lot": "5"}),
        )
    ),
)


def written(folder: Path, text: str, name: str = "rules.jsonl") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_json_lines(tmp_path: Path) -> None:
    assert read_rules_file(written(tmp_path, LINES)) == RULES


def test_csv_says_the_same(tmp_path: Path) -> None:
    assert read_rules_file(written(tmp_path, CELLS, "rules.csv")) == RULES


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    lines = list(as_lines(RULES))
    assert lines[1:2] == [
        '{"name": "no minors", "action": "age_limit", "amount": 21, "categories": ["Wine", "Beer"]}'
    ]
    assert read_rules_file(written(tmp_path, "\n".join(lines))) == RULES


GOOD = '{"name": "good", "action": "pin", "items": ["1"]}\n'


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('{"action": "pin", "items": ["1"]}', "name: it is empty"),
        ('{"name": "r", "action": "burn", "items": ["1"]}', "rule r: action: 'burn'"),
        ('{"name": "r", "items": ["1"]}', "rule r: action: ''"),
        ('{"name": "r", "action": "pin", "itmes": ["1"]}', "rule r: itmes: there is no such field"),
        ('{"name": "r", "action": "pin", "items": []}', r"rule r: items: \[\] is no list"),
        ('{"name": "r", "action": "pin", "items": [""]}', r"rule r: items: \[''\] is no list"),
        ('{"name": "r", "action": "pin", "items": [["1"]]}', "rule r: items: "),
        ('{"name": "r", "action": "pin", "items": ["a\\u0000"]}', "rule r: items: .* NUL"),
        ('{"name": "r", "action": "pin"}', "rule r: pin: it names no products"),
        ('{"name": "r", "action": "pin", "items": ["1"], "amount": "a"}', "rule r: amount: 'a'"),
        ('{"name": "r", "action": "pin", "items": ["1"], "amount": true}', "rule r: amount: True"),
        ('{"name": "r", "action": "pin", "items": ["1"], "amount": NaN}', "rule r: amount: nan"),
        ('{"name": "r", "action": "exclude", "items": ["1"], "amount": 3}', "rule r: amount: "),
        ('{"name": "r", "action": "age_limit", "items": ["1"]}', "rule r: amount: an age limit"),
        ('{"name": "r", "action": "pin", "items": ["1"], "enabled": 5}', "rule r: enabled: 5"),
        ('{"name": "r", "action": "pin", "max_price": "dear"}', "rule r: max_price: 'dear'"),
        ('{"name": "r", "action": "pin", "min_price": -1}', "rule r: min_price: -1"),
        ('{"name": "r", "action": "pin", "attributes": "red"}', "rule r: attributes: 'red' is not"),
        ('{"name": "r", "action": "pin", "attributes": {}}', "rule r: attributes: {}"),
        ('{"name": "r", "action": "pin", "attributes": ["a"]}', "rule r: attributes: "),
        ('{"name": "good", "action": "pin", "items": ["2"]}', "rule good: name: it is there twice"),
        ("pin everything", "is not JSON"),
    ],
)
def test_a_bad_row_names_line_rule_and_field(tmp_path: Path, row: str, message: str) -> None:
    path = written(tmp_path, GOOD + row + "\n")
    with pytest.raises(RuleError, match=f"^rules.jsonl, line 2: {message}"):
        read_rules_file(path)


def test_a_row_of_another_width(tmp_path: Path) -> None:
    path = written(tmp_path, "name,action,items\na,pin,1\nb,pin\n", "rules.csv")
    with pytest.raises(RuleError, match="^rules.csv, line 3: the row has 2 fields, the header 3"):
        read_rules_file(path)


def test_a_file_without_rules(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="^rules.csv: has no rules"):
        read_rules_file(written(tmp_path, "name,action,items\n", "rules.csv"))
    with pytest.raises(IngestError, match="is empty"):
        read_rules_file(written(tmp_path, ""))


def test_what_a_rule_goes_by_is_looked_for_in_the_catalogue(tmp_path: Path) -> None:
    path = written(tmp_path, LINES)
    tea = Product("123", "Tea", attributes={"Margin": "0.4"})
    assert read_rules_file(path, Catalog.from_products([tea])) == RULES
    bare = Catalog.from_products([Product("123", "Tea")])
    with pytest.raises(RuleError, match="^rules.jsonl, line 4: rule margin first: by: 'margin'"):
        read_rules_file(path, bare)
    assert read_rules_file(path, Catalog.from_products([])) == RULES


@pytest.mark.parametrize("kind", ["json", "csv"])
def test_the_documentation_says_what_is_read(tmp_path: Path, kind: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
    example = page.split(f"```{kind}\n")[1].split("```")[0]
    found = read_rules_file(written(tmp_path, example, f"rules.{kind}"))
    assert len(found) == 4 and found[0].rule == RULES[0].rule
