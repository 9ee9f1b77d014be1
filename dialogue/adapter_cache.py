"""Adapters by name in the run time: loaded when first asked for, the least recently used let go."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Generic, Protocol, TypeVar

LIMIT = 1 << 30  # bytes of all that are loaded
log = logging.getLogger(__name__)


class Store(Protocol):
    """What holds loaded adapters: onnxruntime_genai.Adapters, or a fake in tests."""

    def load(self, path: str, name: str) -> None: ...

    def unload(self, name: str) -> None: ...


S = TypeVar("S", bound=Store)


class AdapterCache(Generic[S]):
    """The adapters in `files`, at most `limit` bytes of them loaded; for one thread.

    The one asked for is loaded whatever its size. `make` gives the store, when the first is;
    `release` is told which one is about to go, so that nothing uses it any more.
    """

    def __init__(
        self, make: Callable[[], S], files: Mapping[str, Path], limit: int = LIMIT,
        release: Callable[[str], None] = lambda name: None,
    ) -> None:  # fmt: skip
        self._make = make
        self._store: S | None = None
        self._files = files
        self._limit, self._release = limit, release
        self._loaded: OrderedDict[str, tuple[int, int]] = OrderedDict()  # the last used last

    def loaded(self) -> tuple[str, ...]:
        """The names of those loaded, the last used last."""
        return tuple(self._loaded)

    def ready(self, name: str) -> S:
        """The store with the adapter loaded; raises LookupError when there is none."""
        store = self._store = self._store or self._make()
        self._drop_stale(store)
        if name not in self._files or not self._files[name].is_file():
            raise LookupError(f"no adapter {name!r}")
        if name not in self._loaded:
            state = _state(self._files[name])
            self._make_room(store, state[0])
            store.load(str(self._files[name]), name)
            self._loaded[name] = state
        self._loaded.move_to_end(name)
        return store

    def _drop_stale(self, store: S) -> None:
        """Unloads those whose file is another one now, or gone: its teacher took it back."""
        for name, state in list(self._loaded.items()):
            if _state(self._files[name]) != state:
                self._unload(store, name)

    def _make_room(self, store: S, size: int) -> None:
        for name in list(self._loaded):
            if sum(held for held, _ in self._loaded.values()) + size <= self._limit:
                return
            self._unload(store, name)

    def _unload(self, store: S, name: str) -> None:
        self._release(name)
        try:
            store.unload(name)
        except RuntimeError as error:  # a generation that failed may hold it a little longer
            log.warning("adapter %s stays loaded for now: %s", name, error)
        else:
            del self._loaded[name]


def _state(path: Path) -> tuple[int, int]:
    """Size in bytes and time of change; (0, 0) where there is no file."""
    if not path.is_file():
        return 0, 0
    found = path.stat()
    return found.st_size, found.st_mtime_ns
