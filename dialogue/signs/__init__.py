"""What words are a sign of: `CONCEPTS` has the words of each concept, in English and Chinese.

A concept stands for all of its words, in either language: a model that has seen "parcel" knows
"package" and "快递" too. Phrases are in small letters and without apostrophes ("dont"), apart from
each other by "|". To change them wants a new intent model.
"""

from __future__ import annotations

from collections.abc import Mapping

from dialogue.signs import (
    en_goods,
    en_people,
    en_service,
    en_talk,
    en_wanting,
    zh_goods,
    zh_people,
    zh_service,
    zh_talk,
    zh_wanting,
)

_TABLES = (en_goods, en_people, en_service, en_talk, en_wanting, zh_goods, zh_people, zh_service,
           zh_talk, zh_wanting)  # fmt: skip


def _together() -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for table in _TABLES:
        for concept, phrases in table.CONCEPTS.items():
            words[concept] = (*words.get(concept, ()), *phrases.split("|"))
    return words


CONCEPTS: Mapping[str, tuple[str, ...]] = _together()
