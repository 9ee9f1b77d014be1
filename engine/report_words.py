"""What the figures of a contest say, in words for people who do not compute them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from engine.report_rows import Row, Table
from recsys.contest import LATELY, POPULARITY, VARIED, Gain
from recsys.rivals import ALS, RULE

# A rule that comes this close to ours (or beyond) nearly solves the test.
NEARLY = 0.8


@dataclass(frozen=True, slots=True)
class Measure:
    """The name of a measure, how its values are written, and what it means."""

    name: str
    unit: Literal["share", "number", "bits", "times"]
    meaning: str


MEASURES: Mapping[str, Measure] = {
    "recall": Measure(
        "Recall", "share",
        "Of the products a shopper went on to buy, the share that stood in their list. Higher is "
        "better.",
    ),
    "ndcg": Measure(
        "NDCG", "number",
        "Recall in which a product near the top of the list counts more than one at its end; 1 is "
        "the perfect list.",
    ),
    "mrr": Measure(
        "MRR", "number",
        "How early the first right product comes: 1 if it always stands first, 0.5 if second, 0 "
        "if never.",
    ),
    "hit": Measure(
        "Hit rate", "share",
        "The share of shoppers whose list held at least one product that they went on to buy.",
    ),
    "coverage": Measure(
        "Catalogue coverage", "share",
        "The share of all products that stood in at least one list: low means that everyone is "
        "shown the same few.",
    ),
    "novelty": Measure(
        "Novelty", "bits",
        "How little known the products shown are, in bits: one bit more means that half as many "
        "shoppers bought them.",
    ),
    "popularity_bias": Measure(
        "Popularity bias", "times",
        "How popular the products shown are next to those that were bought: 1 is as popular, 2 "
        "twice as popular.",
    ),
}  # fmt: skip

CONTENDERS: Mapping[str, str] = {
    POPULARITY: "the products most shoppers bought, whenever that was",
    LATELY: "what sells now: purchases and other events count less as they age",
    RULE: "what the shopper turned to or saw but did not buy, newest first; then bestsellers",
    "item-kNN, cosine": "products with the same shoppers as those the shopper knows",
    "item-kNN, BM25": "the same, with busy shoppers and popular products toned down",
    ALS: "matrix factorisation as it comes out of the library, with our weights and settings",
    "Shoptalk, buys only": "ours, taught and told purchases (and returns) alone",
    "Shoptalk, + carts": "ours, with baskets and wish lists as well",
    "Shoptalk, + views": "ours, with pages and lists looked at as well",
    VARIED: "ours on all behaviour, giving up some accuracy for lists of more than one kind",
}


def written(measure: str, value: float) -> str:
    """The value as the page writes it."""
    unit = MEASURES[measure].unit if measure in MEASURES else "number"
    if unit == "share":
        return f"{100 * value:.1f} %"
    return f"{value:.3f}" if unit == "number" else f"{value:.2f}"


def headline(table: Table) -> str:
    """The first sentence of the page: ours against the bestseller list, whichever way it is."""
    rival = _bestsellers(table)
    found = table.gain(rival.name, "recall")
    ours, theirs = table.ours.figures["recall"].value, rival.figures["recall"].value
    listed = "the bestseller list" if rival.name in (POPULARITY, LATELY) else rival.name
    against = f"{written('recall', ours)} against {written('recall', theirs)}"
    bought = "of what shoppers went on to buy"
    if found.high < 0:
        return f"Our list finds less {bought} than {listed}: {against}."
    if found.low <= 0:
        return f"Our list finds no more {bought} than {listed} does, beyond chance: {against}."
    if not theirs:
        return f"Our list finds {written('recall', ours)} {bought}, {listed} nothing."
    clearly = ours >= 1.1 * theirs
    much = f"{ours / theirs:.1f} times as much" if clearly else "a little more"
    than = "as" if clearly else "than"
    beaten = table.gain(table.strongest.name, "ndcg").high < 0
    but = f", but “{table.strongest.name}” does better still" if beaten else ""
    return f"Our list finds {much} {bought} {than} {listed} does{but}."


def shares(table: Table) -> str:
    """How much of what was bought our list and the bestseller list hold."""
    rival = _bestsellers(table)
    ours, theirs = table.ours.figures["recall"], rival.figures["recall"]
    return (
        f"Of the new products that a shopper went on to buy, our list of {table.k} held "
        f"{written('recall', ours.value)} on average; “{rival.name}” held "
        f"{written('recall', theirs.value)}."
    )


def against_strongest(table: Table) -> str:
    """How ours stands to the strongest of the others, with the interval of the difference."""
    rival = table.strongest
    one = table.gain(rival.name, "ndcg")
    both = f"{table.ours.figures['ndcg'].value:.3f} against {rival.figures['ndcg'].value:.3f}"
    sentence = f"The strongest of the other methods is “{rival.name}”. "
    if one.low > 0:
        sentence += f"Ours is better than it, beyond chance: NDCG {both}"
    elif one.high < 0:
        sentence += f"Ours is not better: it is behind, beyond chance, with NDCG {both}"
    else:
        sentence += f"Ours is not better beyond chance: NDCG {both}"
    return f"{sentence}; {difference(one)}."


def difference(one: Gain) -> str:
    """The gain with its sign and its interval."""
    bounds = f"{signed(one.low)} to {signed(one.high)}"
    return f"a difference of {signed(one.mean)} (95 % interval {bounds})"


def signed(value: float) -> str:
    """The value with its sign, a true minus, three digits."""
    return f"{'−' if value < 0 else '+'}{abs(value):.3f}"


def about_rule(table: Table) -> str:
    """A warning where a plain rule does nearly as well as ours, or better; "" where it does not."""
    rule = table.row(RULE)
    if rule is None:
        return ""
    part = rule.figures["ndcg"].value / max(table.ours.figures["ndcg"].value, 1e-12)
    if part < NEARLY:
        return ""
    does = "does better than ours" if part > 1 else "does nearly as well as ours"
    return (
        "This test is nearly solved by a rule: showing shoppers what they looked at and did not "
        f"buy {does}, with {100 * part:.0f} % of our NDCG. High figures here say little about "
        "finding products that shoppers did not know of."
    )


def about_browsing(table: Table) -> str:
    """What was gained by the behaviour beyond purchases, in a sentence."""
    if len(table.steps) < 2:
        return "This shop records one sort of behaviour only, so there is nothing to add to it."
    first, last = table.steps[0].row, table.steps[-1].row
    before, after = first.figures["ndcg"].value, last.figures["ndcg"].value
    if not before:
        sentence = f"NDCG is {after:.3f} with all behaviour, and nothing is found without it."
    elif after <= before:
        figures = f"NDCG is {before:.3f} without it, {after:.3f} with it"
        sentence = f"Browsing adds nothing here: {figures}."
    else:
        sentence = (
            f"From the first row to the last, NDCG goes from {before:.3f} to {after:.3f}, "
            f"{after / before:.1f} times as high."
        )
    lost = [step.row.name for step in table.steps if step.gain and step.gain.high < 0]
    return sentence + "".join(
        f" “{name}” is worse than the row above it, beyond chance." for name in lost
    )


def verdict(one: Gain) -> str:
    """What a gain comes to: better, worse, or no difference beyond chance."""
    if one.low > 0:
        return "better"
    return "worse" if one.high < 0 else "no difference beyond chance"


def _bestsellers(table: Table) -> Row:
    """The better of the two bestseller lists, or the strongest rival where there is none."""
    lists = [row for row in (table.row(POPULARITY), table.row(LATELY)) if row is not None]
    return max(lists, key=lambda row: row.figures["recall"].value, default=table.strongest)
