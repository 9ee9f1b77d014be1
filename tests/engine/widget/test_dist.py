"""The built widget is what its sources make of it, told without Node."""

from __future__ import annotations

import gzip
import hashlib
import re
from pathlib import Path

import pytest

WIDGET = Path(__file__).parents[3] / "engine" / "widget"
DIST = WIDGET / "dist"
BUILT_BY = ("build.mjs", "package-lock.json", "tsconfig.json")
FILES = ("icon.svg", "index.html", "store.css", "store.js", "widget.js")
STAMP = re.compile(rb"built from sha256:([0-9a-f]{64}), content sha256:([0-9a-f]{64})")


def sources_hash(folder: Path = WIDGET) -> str:
    paths = {name: folder / name for name in BUILT_BY}
    for path in (folder / "src").rglob("*"):
        if path.is_file():
            paths[path.relative_to(folder).as_posix()] = path
    digest = hashlib.sha256()
    for name in sorted(paths):
        digest.update(name.encode() + b"\0" + paths[name].read_bytes() + b"\0")
    return digest.hexdigest()


def stamp_and_content(name: str) -> tuple[str, str, bytes]:
    first, _, content = (DIST / name).read_bytes().partition(b"\n")
    found = STAMP.search(first)
    assert found, f"{name} does not begin with the hashes of its build"
    return found[1].decode(), found[2].decode(), content


def test_dist_holds_exactly_what_the_build_makes() -> None:
    assert tuple(sorted(path.name for path in DIST.iterdir())) == FILES


@pytest.mark.parametrize("name", FILES)
def test_built_from_the_present_sources(name: str) -> None:
    built_from, _, _ = stamp_and_content(name)
    assert built_from == sources_hash(), f"{name} is stale: run `make widget`"


@pytest.mark.parametrize("name", FILES)
def test_not_edited_by_hand(name: str) -> None:
    _, stated, content = stamp_and_content(name)
    assert hashlib.sha256(content).hexdigest() == stated


def test_a_changed_source_changes_the_hash(tmp_path: Path) -> None:
    for name in BUILT_BY:
        (tmp_path / name).write_text("{}")
    (tmp_path / "src" / "store").mkdir(parents=True)
    source = tmp_path / "src" / "store" / "events.ts"
    source.write_text("1")
    before = sources_hash(tmp_path)
    source.write_text("2")
    assert sources_hash(tmp_path) != before


def test_the_widget_stays_small() -> None:
    size = len(gzip.compress((DIST / "widget.js").read_bytes()))
    assert size < 20_000, f"widget.js is {size} bytes gzipped"


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_loaded_from_elsewhere(name: str) -> None:
    _, _, content = stamp_and_content(name)
    addresses = set(re.findall(rb"(?:https?:)?//[\w.-]+\.[a-z]{2,}[\w./-]*", content))
    # Names of the SVG namespace are never fetched.
    assert addresses <= {b"http://www.w3.org/2000/svg"}


@pytest.mark.parametrize("name", ["store.js", "widget.js"])
def test_text_never_becomes_markup(name: str) -> None:
    _, _, content = stamp_and_content(name)
    unsafe = rb"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    assert re.findall(unsafe, content) == []


def test_the_page_passes_a_strict_content_policy() -> None:
    page = (DIST / "index.html").read_text()
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", page) == []
    assert re.findall(r"<script(?![^>]*\ssrc=)", page) == []


def test_the_lock_names_no_registry() -> None:
    assert "resolved" not in (WIDGET / "package-lock.json").read_text()
