"""Opens a file whatever it is wrapped in: gzip, zip, and the encodings text comes in."""

from __future__ import annotations

import codecs
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

from engine.ingest.errors import IngestError

_PIECE = 1 << 20
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What goes wrong inside a damaged or encrypted archive.
_DAMAGE = (
    EOFError, OSError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError,
)  # fmt: skip


@contextmanager
def open_bytes(path: Path) -> Iterator[io.BufferedReader]:
    """The file's bytes, unpacked when it is a gzip file or a zip archive of one file.

    Raises IngestError when it cannot be opened, and while it is read if it is damaged.
    """
    with ExitStack() as stack:
        try:
            packed = stack.enter_context(path.open("rb"))
            unpacked = _unpack(path, packed, stack)
        except _DAMAGE as error:
            raise IngestError(f"{path.name}: cannot be read: {_why(error)}") from error
        yield io.BufferedReader(_Stream(path.name, unpacked))


@contextmanager
def open_text(path: Path) -> Iterator[tuple[io.TextIOWrapper, str]]:
    """The file's text with its line ends as they are, and the name of its encoding.

    UTF-8, UTF-16 with its mark, else Windows-1252 where it fits, else Latin-1. Raises IngestError
    for an empty file and for one that is no text.
    """
    encoding = _encoding(path)
    with open_bytes(path) as raw:
        yield io.TextIOWrapper(raw, encoding, newline=""), encoding


class _Stream(io.RawIOBase):
    """A stream whose damage is told as IngestError."""

    def __init__(self, name: str, stream: IO[bytes]) -> None:
        self._name = name
        self._stream = stream

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """The number of bytes put into `buffer`."""
        try:
            piece = self._stream.read(len(buffer))
        except _DAMAGE as error:
            raise IngestError(f"{self._name}: is damaged: {_why(error)}") from error
        buffer[: len(piece)] = piece
        return len(piece)


def _unpack(path: Path, packed: IO[bytes], stack: ExitStack) -> IO[bytes]:
    magic = packed.read(4)
    packed.seek(0)
    if magic.startswith(b"\x1f\x8b"):
        unpacked: Any = stack.enter_context(gzip.open(packed))
        return unpacked
    if magic in (b"PK\x03\x04", b"PK\x05\x06"):
        archive = stack.enter_context(zipfile.ZipFile(packed))
        return stack.enter_context(archive.open(_only_member(path, archive)))
    return packed


def _only_member(path: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    members = [
        member
        for member in archive.infolist()
        if not member.is_dir() and not member.filename.startswith("__MACOSX/")
    ]
    if len(members) != 1:
        names = ", ".join(member.filename for member in members[:5]) or "none"
        raise IngestError(f"{path.name}: the archive must hold one file, it holds: {names}")
    return members[0]


def _encoding(path: Path) -> str:
    """The encoding of the text; all of it is read, for one byte near its end can tell."""
    with open_bytes(path) as stream:
        wide = stream.peek(2).startswith(_UTF16)
        names = ("utf-16",) if wide else ("utf-8-sig", "cp1252")
        decoders = {name: codecs.getincrementaldecoder(name)() for name in names}
        empty = True
        while piece := stream.read(_PIECE):
            if not wide and b"\0" in piece:
                raise IngestError(f"{path.name}: is neither text nor Parquet")
            empty = empty and not piece.strip(b"\xef\xbb\xbf \t\r\n")
            decoders = {name: one for name, one in decoders.items() if _fits(one, piece)}
    if empty:
        raise IngestError(f"{path.name}: is empty")
    fitting = [name for name, one in decoders.items() if _fits(one, b"", final=True)]
    if wide and not fitting:
        raise IngestError(f"{path.name}: is damaged UTF-16 text")
    return fitting[0] if fitting else "latin-1"


def _fits(decoder: codecs.IncrementalDecoder, piece: bytes, final: bool = False) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    return str(error) or "it ends too early"
