import pytest

from dialogue.draft import Draft
from dialogue.voice_figures import Voiced, distinct, shared_runs, voice_figures


def voiced(*texts: str, faults: tuple[str, ...] = (), act: str = "recommend", tone="formal"):
    drafts = [Draft(text, ("claim",)) for text in texts[:-1]] + [Draft(texts[-1], faults)]
    text = "" if faults else texts[-1]
    return Voiced(act, tone, "neutral", "en", "tea?", tuple(drafts), text, drafts[0].faults)


REPLIES = [
    voiced("I would suggest {P1}, at {P1.price}, because {P1.why}."),
    voiced("Take {P1} ({P1.price})."),
    voiced("It is free.", "Because {P1.why}: {P1}, {P1.price}."),
    voiced("Best!", "Cheapest!", faults=("claim", "missing_slot")),
]


def test_what_is_served_and_what_was_refused() -> None:
    figures = voice_figures(REPLIES, lambda text: "formal" if "would" in text else "concise")
    assert figures.replies == 4 and figures.served == 0.75
    assert figures.refused == {"claim": 3, "missing_slot": 1}
    assert figures.claims_before == 0.5  # of first drafts
    assert figures.reason_own == pytest.approx(2 / 3)
    assert figures.tone_recognised == pytest.approx(1 / 3)
    assert figures.tone_by_asked["formal"] == pytest.approx(1 / 3)


def test_without_replies_there_is_nothing_to_measure() -> None:
    with pytest.raises(ValueError, match="no replies"):
        voice_figures([], str)


def test_distinct_pairs_of_words() -> None:
    assert distinct([["a", "b", "c"], ["a", "b"]], 2) == pytest.approx(2 / 3)
    assert distinct([["a"]], 2) == 0.0


def test_runs_that_stand_in_two_texts() -> None:
    same = {("one", "two")}
    assert shared_runs([same, same, {("three",)}, set()]) == 0.5
