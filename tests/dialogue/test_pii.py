"""What may never be written down is left out, and nothing else is touched."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.cn import ric

from dialogue.pii import redact

VISA = "4111 1111 1111 1111"


@pytest.mark.parametrize(
    ("said", "kind", "secret"),
    [
        (f"pay with {VISA} please", "card number", "1111"),
        ("4111111111111111", "card number", "4111"),
        ("amex 3782-822463-10005, exp 12/27", "card number", "822463"),
        ("card:4111\u00a01111\u00a01111\u00a01111 12 27", "card number", "4111"),
        ("卡号４１１１１１１１１１１１１１１１", "card number", "４１"),
        ("my iban is DE89 3704 0044 0532 0130 00", "bank account", "3704"),
        ("GB82WEST12345698765432", "bank account", "WEST"),
        ("my password is hunter2", "secret", "hunter2"),
        ("The password for my account: 'open sesame', ok?", "secret", "sesame"),
        ("my password is correct horse battery staple", "secret", "staple"),
        ("passcode 99x!71", "secret", "99x"),
        ("我的密码是abc123", "secret", "abc123"),
        ("验证码 123456", "secret", "123456"),
        ("验证码：88 12 34", "secret", "88 12"),
        ("my PIN is 4821", "secret", "4821"),
        ("pin 4821 thanks", "secret", "4821"),
        ("the verification code is 12345", "secret", "12345"),
        ("cvv 123", "secret", "123"),
        ("SSN 123-45-6789", "national id", "6789"),
        ("123-45-6789", "national id", "6789"),
        ("my social security number is 123456789", "national id", "123456789"),
        ("11010519491231002X", "national id", "19491231"),
        ("身份证号 110105194912310021", "national id", "194912310021"),
        ("passport number AB 1234567", "national id", "1234567"),
        ("my nino is AB 12 34 56 C", "national id", "34 56"),
        ("write to ana.b+shop@mail.example.com!", "e-mail", "ana.b"),
        ("call me on 0171 234 5678", "phone", "234 5678"),
        ("+49 (0)30 1234567", "phone", "1234567"),
        ("(202) 555-0123", "phone", "0123"),
        ("手机13812345678", "phone", "13812345678"),
    ],
)
def test_it_is_left_out_and_named(said: str, kind: str, secret: str) -> None:
    left, kinds = redact(said)
    assert secret not in left
    assert kinds == (kind,)
    assert f"[{kind} left out]" in left


@pytest.mark.parametrize(
    "said",
    [
        "Frozen pizza, 30 oz for $3.49: you have bought Shredded cheese, 8 oz.",
        "I forgot my password",
        "my password is wrong, and the code SAVE10 does not work",
        "something under $1,299.00 or 1 299,00 EUR, 12-24 pieces",
        "zip code 90210",
        "rolling pin 12 inch, clothes pins 100 pack",
        "barcode 4006381333931 or 012345678905, item 1029743",
        "my order 2026-11-24 10:30 is 3 days late",
        "I was born on 1980-02-03 and my son is 7",
        "the years 2019 2020 2021 2022 2023 2024",
        "我喜欢喝茶 50 克",
        "",
    ],
)
def test_other_words_and_figures_stay(said: str) -> None:
    assert redact(said) == (said, ())


def test_what_stands_around_it_stays() -> None:
    left, kinds = redact(f"Tea, paid with {VISA}, sent to a@b.example for 3 people; PIN 1234.")
    assert left == (
        "Tea, paid with [card number left out], sent to [e-mail left out] for 3 people;"
        " PIN [secret left out]."
    )
    assert set(kinds) == {"card number", "e-mail", "secret"}
    assert redact("my password is hunter2 and I want tea")[0].endswith(" and I want tea")


PLAIN = st.text(st.sampled_from(string.ascii_letters + " .,!?\n"), max_size=30)
GAPS = st.sampled_from(["", " ", "-", "\u00a0", " - ", "."])


@st.composite
def cards(draw: st.DrawFn) -> tuple[str, str]:
    """A card's number, and the same as people write it: in groups, with one sign between them."""
    start = draw(st.sampled_from(["4", "51", "2221", "34", "6011", "62", "36"]))
    length = draw(st.integers(14, 19))
    rest = draw(st.text(string.digits, min_size=length - 1 - len(start),
                        max_size=length - 1 - len(start)))  # fmt: skip
    number = start + rest + luhn.calc_check_digit(start + rest)
    size, gap = draw(st.sampled_from([1, 3, 4, 5, 99])), draw(GAPS.filter(lambda g: len(g) < 3))
    groups = [number[place : place + size] for place in range(0, length, size)]
    return number, gap.join(groups)


@given(PLAIN, cards(), PLAIN)
def test_no_card_gets_through(before: str, card: tuple[str, str], after: str) -> None:
    left, kinds = redact(f"{before} {card[1]} {after}")
    assert "card number" in kinds or "secret" in kinds
    assert card[0][-4:] not in "".join(filter(str.isdigit, left))


@given(PLAIN, st.dates(), st.integers(0, 999), PLAIN)
def test_no_chinese_id_gets_through(before: str, born: object, number: int, after: str) -> None:
    body = f"110105{born:%Y%m%d}".replace(" ", "0").zfill(14) + f"{number:03}"
    whole = body + ric.calc_check_digit(body)
    if not ric.is_valid(whole):
        return
    assert whole not in redact(f"{before} {whole} {after}")[0]


@given(st.text(max_size=200) | st.text(st.sampled_from("0123456789 -.@+:isPINcode密码"), max_size=80))
def test_twice_is_once(text: str) -> None:
    left, _ = redact(text)
    assert redact(left) == (left, ())


@given(st.text(st.characters(exclude_categories=["N"], exclude_characters="@:=："), max_size=200))
def test_words_without_figures_stay(text: str) -> None:
    if not any(word in text.casefold() for word in ("pass", "pwd", "login", "密", "口令")):
        assert redact(text) == (text, ())


def test_a_long_row_of_figures_takes_no_time() -> None:
    for text in ("1 " * 30_000, "12345678 " * 7_000, "a@" * 30_000, "password is " * 5_000):
        redact(text)
