"""What is never written down, whoever says it: card numbers, secrets, national ids, addresses.

Numbers with a checksum are known by it (python-stdnum), the rest by their form or by the word
before them: "my password is ...", "验证码 ...". Leaving out too much costs a word of a stored
sentence; leaving out too little cannot be taken back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Literal

from stdnum import iban, luhn
from stdnum.br import cpf
from stdnum.cn import ric
from stdnum.es import dni, nie
from stdnum.fr import nir
from stdnum.it import codicefiscale
from stdnum.mx import curp

Kind = Literal["secret", "e-mail", "bank account", "national id", "card number", "phone"]


def redact(text: str) -> tuple[str, tuple[Kind, ...]]:
    """The text without what is never kept, and the kinds that were left out, each once.

    Text that holds none of it comes back as it is, and so does text that went through before.
    """
    kinds: dict[Kind, None] = {}
    for kind, pattern, replace in _RULES:
        left = pattern.sub(replace, text)
        if left != text:
            kinds[kind] = None
        text = left
    return text, tuple(kinds)


def _mark(kind: Kind) -> str:
    return f"[{kind} left out]"


# At most two of these stand between two digits of one number.
_GAP = r"[ \u00a0.\-‐-―/]{0,2}"
_NEW = r"(?!\[[a-z -]+ left out\])"  # what follows is no mark of an earlier time
# Possessive, as all that may repeat here: no text may take long to read.
_IS = rf"(?:\s*+(?:is|are|was|=|[:：]|是|为|為))++\s*+{_NEW}"
_MAYBE_IS = rf"(?:{_IS}|\s*+#?\s*+{_NEW})"
_PASSWORD = r"(?:\b(?:pass ?(?:word|code|phrase)s?|passwd|pwd|login)\b|密码|密碼|口令)"
# Quoted text, a word with a digit or a sign in it, or plain words to the end of the clause; but
# "my password is wrong" tells nothing.
_SECRET = (
    r"(?!(?:not|no|on|in|at|the|too|very)\b|(?:wrong|lost|gone|correct|right|safe|weak|strong|fine|"
    r"ok|expired|invalid|incorrect|required|needed|missing|broken)\b\s*+(?:[.,;!?]|$|and\b|but\b))"
    r"(?P<value>[\"'“‘「][^\"'”’」\n]+[\"'”’」]|(?=\S*[\d!@#$%^&*_+=~])[^\s，。；]+|[^\n,;!?，。；]+)"
)
_CODE = (
    r"(?:\bsecurity\s+code|\b(?:verification|one[- ]time|login|access|door|gate|alarm|unlock|sms|"
    r"confirmation|authenti\w+|card)\s+(?:code|number|pin)|\b(?:otp|cvv2?|cvc2?)|"
    r"验证码|驗證碼|校验码|动态码)"
)
_OTHER_CODES = "".join(
    rf"(?<!{word}[ -])"
    for word in "zip post postal area promo discount coupon voucher product item bar".split()
)
_ID = (
    r"(?:\b(?:ssn|social security(?: number)?|national insurance(?: number)?|aadhaar|cpf|pesel|"
    r"passport(?: number)?|(?:national |tax |driver'?s? )?(?:id|identity|tax|licen[cs]e|"
    r"insurance|identification)(?: card)? (?:number|no\.?))|身份证号?码?|身份證號?碼?|护照号?码?)"
)
_TELEPHONE = (
    r"(?:\b(?:(?:tele)?phone|tel|mobile|cell|whatsapp|(?:call|text) me (?:at|on))\b"
    r"(?: (?:number|no\.?))?|电话|電話|手机号?码?|手機)"
)
_ALONE = r"(?<![^\W_])(?:{})(?![^\W_])"
_DATE = r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"

# Known by their form alone: those of the United States (no checksum, but hyphens, and numbers that
# were never issued), of Britain and of Korea.
_FORMED_IDS = (
    r"(?!000|666|9\d\d)\d{3}-(?!00)\d\d-(?!0000)\d{4}",
    r"(?![DFIQUV])[A-Z](?![DFIOQUV])[A-Z](?: ?\d\d){3} ?[A-D]",
    rf"{_DATE}-[1-8]\d{{6}}",
)
_CHECKED_IDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    (r"\d{6} ?\d{8} ?\d{3}[\dX]", ric.is_valid),
    (r"\d{8}-?[A-Z]", dni.is_valid),
    (r"[XYZ]-?\d{7}-?[A-Z]", nie.is_valid),
    (r"[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]", codicefiscale.is_valid),
    (r"[A-Z]{4}\d{6}[HM][A-Z]{5}[A-Z\d]\d", curp.is_valid),
    (r"\d{3}\.\d{3}\.\d{3}-\d\d", cpf.is_valid),
    (r"[12](?: ?\d\d){2} ?\d[\dAB](?: ?\d{3}){2} ?\d\d", nir.is_valid),
)
_PHONE = (
    rf"(?<![\w.,$€£¥])(?:\+[1-9](?:{_GAP}\(?\d\)?){{6,14}}|00[1-9](?:{_GAP}\d){{8,13}}|"
    r"\(\d{3}\)[ -]?\d{3}[ .-]?\d{4}|\d{3}([ .-])\d{3}\1\d{4}|"  # North America
    r"1[3-9]\d([ -]?)\d{4}\2\d{4})(?!\w|[.,]\d)"  # mobiles of mainland China
)
_CARD_LENGTHS = range(19, 13, -1)
_CARD_STARTS = re.compile(r"2[2-7]|[3-6]|9[79]|81")

_Replace = Callable[[re.Match[str]], str]


def _said_after(
    kind: Kind, word: str, value: str
) -> tuple[Kind, re.Pattern[str], _Replace]:
    """Leaves out the `value` behind a word that tells what it is."""
    pattern = re.compile(word + value, re.IGNORECASE)

    def replace(match: re.Match[str]) -> str:
        return match[0][: match.start("value") - match.start()] + _mark(kind)

    return kind, pattern, replace


def _formed(
    kind: Kind, form: str, check: Callable[[str], bool] = bool
) -> tuple[Kind, re.Pattern[str], _Replace]:
    """Leaves out what has the form and passes the check."""
    pattern = re.compile(form, re.IGNORECASE)
    return kind, pattern, lambda match: _mark(kind) if check(match[0]) else match[0]


def _without_cards(run: re.Match[str]) -> str:
    """The digits of `run` without the groups of them that are together a card's number."""
    text = run[0]
    places = [place for place, sign in enumerate(text) if sign.isdecimal()]
    digits = "".join(str(unicodedata.decimal(text[place])) for place in places)
    starts = [0, *(at for at in range(1, len(places)) if places[at] - places[at - 1] > 1)]
    ends = {*starts, len(places)}
    left, done = [], 0
    for start in starts:
        fits = (start + length for length in _CARD_LENGTHS if start + length in ends)
        end = next((end for end in fits if _is_card(digits[start:end])), 0)
        if end and places[start] >= done:
            left += [text[done : places[start]], _mark("card number")]
            done = places[end - 1] + 1
    return "".join([*left, text[done:]])


def _is_card(digits: str) -> bool:
    known = len(digits) in _CARD_LENGTHS and _CARD_STARTS.match(digits)
    return bool(known) and luhn.is_valid(digits)


# In this order: a password may look like anything, and a number's checksum tells more than a form.
_RULES: tuple[tuple[Kind, re.Pattern[str], _Replace], ...] = (
    _said_after("secret", rf"{_PASSWORD}(?: for [\w.' -]{{1,40}}?)?{_IS}", _SECRET),
    _said_after("secret", rf"{_PASSWORD}\s*", r"(?P<value>(?=\S*\d)[^\s,;，。；]{4,})"),
    _said_after("secret", _CODE + _MAYBE_IS, r"(?P<value>\d(?:[ -]?\d){2,11})(?!\w)"),
    _said_after(
        "secret", rf"\b{_OTHER_CODES}(?:code|pin){_MAYBE_IS}", r"(?P<value>\d{4,8})(?!\w)"
    ),
    _formed("e-mail", r"[^\s@<>()\[\],;:\"“”]{1,64}@(?:[\w-]{1,63}\.)+[^\W\d_][\w-]{1,62}"),
    _formed(
        "bank account", _ALONE.format(r"[A-Z]{2}\d\d(?:[ -]?[A-Z0-9]){11,30}"), iban.is_valid
    ),
    *(_formed("national id", _ALONE.format(form), check) for form, check in _CHECKED_IDS),
    ("card number", re.compile(rf"(?<!\d)\d(?:{_GAP}\d){{13,}}(?!\d)"), _without_cards),
    *(_formed("national id", _ALONE.format(form)) for form in _FORMED_IDS),
    _said_after(
        "national id", _ID + _MAYBE_IS,
        r"(?P<value>(?:(?-i:[A-Z]{1,3}) )?(?=[A-Z.-]*\d)[A-Z\d][A-Z\d.-]{3,}(?: \d[\d.-]*)*)",
    ),
    _said_after(
        "phone", _TELEPHONE + _MAYBE_IS, rf"(?P<value>\+?\(?\d(?:{_GAP}[\d()]){{5,16}})(?!\w)"
    ),
    _formed("phone", _PHONE),
)  # fmt: skip
