import pytest

from dialogue.negation import refusals, ruled_out


def refused(text: str, what: str, trait: bool = False) -> bool:
    """Whether `what` is ruled out in `text`."""
    start = text.index(what)
    return ruled_out(text, start, start + len(what), refusals(text), trait)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("anything but tea", "tea"),
        ("no tea please", "tea"),
        ("skip tea, coffee instead", "tea"),
        ("I don't want tea", "tea"),
        ("something that isn't tea", "tea"),
        ("zombies are a no", "zombies"),
        ("不要茶", "茶"),
        ("除了茶都行", "茶"),
        ("茶除外", "茶"),
        ("茶就别推了", "茶"),
        ("茶以外的饮料", "茶"),
    ],
)
def test_what_is_ruled_out(text: str, what: str) -> None:
    assert refused(text, what)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("skip tea, coffee instead", "coffee"),
        ("no, I want tea", "tea"),
        ("I'm not sure about tea", "tea"),
        ("we have no tea left", "tea"),
        ("not too sweet tea", "tea"),
        ("不要辣的方便面", "方便面"),
        ("有没有茶", "茶"),
        ("不要咖啡 要茶", "茶"),
    ],
)
def test_what_is_not(text: str, what: str) -> None:
    assert not refused(text, what)


@pytest.mark.parametrize(
    ("text", "what"),
    [("not too sweet tea", "sweet"), ("that's not sweet", "sweet"), ("不要辣的方便面", "辣"),
     ("别太甜", "甜"), ("too sweet", "sweet")],
)  # fmt: skip
def test_qualities_are_ruled_out_by_less(text: str, what: str) -> None:
    assert refused(text, what, trait=True)
