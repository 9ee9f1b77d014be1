"""Text to token ids and back, read from the artifact's own tokenizer.json."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer as FastTokenizer


class Tokenizer:
    """The tokenizer of one artifact folder; special tokens are read where the text spells them."""

    def __init__(self, folder: Path) -> None:
        self._fast = FastTokenizer.from_file(str(folder / "tokenizer.json"))

    def encode(self, text: str) -> list[int]:
        """The token ids of `text`, with nothing added in front or behind."""
        return list(self._fast.encode(text, add_special_tokens=False).ids)

    def decode(self, ids: Sequence[int]) -> str:
        """The text of `ids`, special tokens left out."""
        return str(self._fast.decode(list(ids), skip_special_tokens=True))

    def count(self, text: str) -> int:
        """The number of tokens `text` costs."""
        return len(self.encode(text))
