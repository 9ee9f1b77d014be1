from pathlib import Path

import pytest

from dialogue.adapter_cache import AdapterCache


class Held:
    """A store that remembers what it holds; `busy` are those it cannot let go."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.loads = 0
        self.busy: set[str] = set()

    def load(self, path: str, name: str) -> None:
        assert name not in self.names and Path(path).is_file()
        self.names.append(name)
        self.loads += 1

    def unload(self, name: str) -> None:
        if name in self.busy:
            raise RuntimeError(f"Adapter still in use: {name}")
        self.names.remove(name)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    found = {}
    for name in "abcd":
        found[name] = tmp_path / f"{name}.onnx_adapter"
        found[name].write_bytes(bytes(10))
    return found


def test_each_is_loaded_when_first_asked_for_and_once(files: dict[str, Path]) -> None:
    store = Held()
    cache = AdapterCache(lambda: store, files)
    assert store.names == []
    for name in "abab":
        assert cache.ready(name) is store and name in store.names
    assert store.names == ["a", "b"] and store.loads == 2


def test_the_least_recently_used_goes_when_room_is_needed(files: dict[str, Path]) -> None:
    store = Held()
    cache = AdapterCache(lambda: store, files, limit=30)
    for name in "abcad":
        cache.ready(name)
    assert cache.loaded() == ("c", "a", "d") and sorted(store.names) == ["a", "c", "d"]


def test_one_larger_than_the_room_is_loaded_alone(files: dict[str, Path]) -> None:
    files["d"].write_bytes(bytes(99))
    cache = AdapterCache(Held, files, limit=30)
    for name in "abcd":
        cache.ready(name)
    assert cache.loaded() == ("d",)


def test_one_in_use_stays_and_the_next_goes(files: dict[str, Path]) -> None:
    store = Held()
    store.busy = {"a"}
    cache = AdapterCache(lambda: store, files, limit=20)
    for name in "abc":
        cache.ready(name)
    assert cache.loaded() == ("a", "c")


def test_one_whose_file_is_gone_is_let_go_when_any_is_asked_for(files: dict[str, Path]) -> None:
    store = Held()
    cache = AdapterCache(lambda: store, files)
    cache.ready("a")
    files["a"].unlink()
    cache.ready("b")
    assert store.names == ["b"]
    with pytest.raises(LookupError, match="no adapter 'a'"):
        cache.ready("a")


def test_an_unknown_name_is_told(files: dict[str, Path]) -> None:
    with pytest.raises(LookupError, match="no adapter 'z'"):
        AdapterCache(Held, files).ready("z")


def test_one_that_was_tuned_anew_is_loaded_anew(files: dict[str, Path]) -> None:
    store = Held()
    cache = AdapterCache(lambda: store, files)
    cache.ready("a")
    files["a"].write_bytes(bytes(11))
    cache.ready("a")
    assert store.names == ["a"] and store.loads == 2


def test_what_uses_one_is_told_before_it_goes(files: dict[str, Path]) -> None:
    store, told = Held(), []

    def release(name: str) -> None:
        assert name in store.names
        told.append(name)

    cache = AdapterCache(lambda: store, files, limit=20, release=release)
    for name in "abc":
        cache.ready(name)
    files["c"].write_bytes(bytes(11))
    cache.ready("b")
    assert told == ["a", "c"]
