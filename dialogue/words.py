"""Words in the form in which two of them are compared: lower case, singular, without accents."""

from __future__ import annotations

import re
import unicodedata

WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
# The same of Latin letters alone, which may stand between Chinese ones without a space.
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?:'[A-Za-z]+)?")
HAN = re.compile(r"[一-鿿]")
# How a catalogue answers an attribute that is there or is not.
YES = frozenset({"yes", "true", "1", "是", "有"})
NO = frozenset({"no", "none", "false", "0", "否", "无"})

# Words to which the plural adds no more than an "s", unlike berries and potatoes.
_ENDING_IN_E = frozenset(
    "auntie beanie birdie brownie calorie cookie foodie freebie goodie hoodie movie munchie pie "
    "selfie smoothie stuffie sweetie veggie zombie plushie doggie undie shoe toe canoe foe hoe "
    "axe ache headache avalanche cache quiche".split()
)


def normal(text: str) -> str:
    """The words of `text` in lower case and singular, without accents, joined by one space."""
    folded = plain(text)
    return " ".join(singular(word.removesuffix("'s")) for word in WORD.findall(folded))


def plain(text: str) -> str:
    """`text` in lower case and without accents: "Nestlé" is "nestle"."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in parts if unicodedata.category(char) != "Mn")
    return unicodedata.normalize("NFKC", bare).casefold()


def singular(word: str) -> str:
    """The singular of an English plural, near enough to compare two words by."""
    if word[:-1] in _ENDING_IN_E:
        return word[:-1]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes", "oes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
