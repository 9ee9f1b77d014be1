"""What a Chinese text of a phrase book must hold to: its marks, what stands by slots, no claims."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogue.assertions import asserted

_SLOT = r"\{[A-Za-z][A-Za-z0-9.]*\}"
_END = "。！？～"
_MARK = f"{_END}，：；、）”"
# Fillings that are short words of Chinese; all others are names, sums or clauses of any script.
_WORDS = "avoided|concern|difference"
RUN = 5  # characters that no two parts of a reply may share in a row

_FORM = (
    ("what is neither Han nor a full-width mark", re.compile(rf"[^\u4e00-\u9fff{_MARK}（“]")),
    ("two marks in a row", re.compile(f"[{_END}，：；、（“][{_MARK}]|[）”][）”]")),
    ("a mark at the start", re.compile(f"^[{_MARK}]")),
    ("no final mark", re.compile(f"[^{_END}]$")),
    ("an open bracket or quote", re.compile("（[^）]*$|“[^”]*$|^[^（]*）|^[^“]*”")),
    ("a familiar 你", re.compile("你")),
)
_NO_PAUSE = re.compile(rf"\{{(?!(?:{_WORDS})\}})[\w.]+\}}(?![{_MARK}（])")
_NAMES = {
    "figure": "a figure", "claim": "a claim", "popularity": "a claim of popularity",
    "denial": "a term of the shop that is not denied",
}  # fmt: skip


def text_faults(act: str, text: str) -> Iterator[str]:
    """The faults of one alternative of `act`, each as a phrase."""
    if not text:
        return
    # A slot stands for a word, or the marks around it would seem to be too many.
    plain = re.sub(_SLOT, "某", text)
    yield from (name for name, pattern in _FORM if pattern.search(plain))
    if found := _NO_PAUSE.search(text):
        yield f"no mark after {found[0]}"
    bare = re.sub(_SLOT, "", text)
    if act == "noted_health":
        bare = bare.replace("健康信息", "信息")
    yield from (_NAMES[kind] for kind in asserted(bare, act))


def runs_of(part: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The runs of RUN characters in the alternatives of a part, between marks and slots."""
    pieces = [piece for text in part for piece in re.findall("[\u4e00-\u9fff]+", text)]
    return {
        tuple(piece[at : at + RUN]) for piece in pieces for at in range(len(piece) - RUN + 1)
    }
