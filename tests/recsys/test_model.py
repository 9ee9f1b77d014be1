"""Training, and the folder it is kept in."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from recsys.catalog import Catalog
from recsys.model import Model, ModelError, Settings, load, save
from recsys.recommend import Query, recommend
from tests.recsys import shop
from tests.recsys.shop import NOW, event


@pytest.fixture()
def folder(board: tuple[Model, Catalog], tmp_path: Path) -> Path:
    save(board[0], tmp_path / "v1")
    return tmp_path / "v1"


def test_training_counts_what_it_read(board: tuple[Model, Catalog]) -> None:
    model, _ = board
    assert model.figures == {
        "events": 160, "users": 20, "items": 20, "items_in_catalog": 20, "cells": 160,
    }  # fmt: skip


def test_training_is_repeatable(board: tuple[Model, Catalog]) -> None:
    again = shop.trained(reversed(shop.checkerboard()), shop.catalog())
    np.testing.assert_array_equal(again.factors, board[0].factors)


def test_what_was_saved_is_loaded(board: tuple[Model, Catalog], folder: Path) -> None:
    model, catalog = board
    loaded = load(folder)
    assert loaded.settings == model.settings and loaded.trained_at == model.trained_at
    assert loaded.figures == model.figures
    query = Query([event("u", "i0")], now=NOW)
    assert recommend(loaded, catalog, query) == recommend(model, catalog, query)
    assert recommend(loaded, catalog, Query()) == recommend(model, catalog, Query())


def test_a_model_of_nothing_is_kept_too(tmp_path: Path) -> None:
    save(shop.trained([], shop.catalog(2)), tmp_path / "empty")
    assert len(load(tmp_path / "empty").items) == 0


@pytest.mark.parametrize("name", ["factors.npy", "items.parquet"])
def test_a_damaged_file_is_named(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(ModelError, match=f"{name}: its SHA-256"):
        load(folder)


@pytest.mark.parametrize("name", ["factors.npy", "items.parquet", "manifest.json"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelError, match=f"{name}: missing"):
        load(folder)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 99}', '{"format": 1, "files": {}}'])
def test_a_bad_manifest_is_named(folder: Path, text: str) -> None:
    (folder / "manifest.json").write_text(text)
    with pytest.raises(ModelError, match="manifest.json: "):
        load(folder)


def test_a_manifest_that_lacks_a_setting_is_named(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text())
    manifest["settings"]["surprise"] = 1
    (folder / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(ModelError, match="manifest.json: .*surprise"):
        load(folder)


def test_a_version_is_never_written_over(board: tuple[Model, Catalog], folder: Path) -> None:
    with pytest.raises(ModelError, match="exists already"):
        save(board[0], folder)


def test_an_interrupted_save_leaves_no_model(
    board: tuple[Model, Catalog], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OSError):
        save(board[0], tmp_path / "v2")
    assert not (tmp_path / "v2").exists()
    monkeypatch.undo()
    save(board[0], tmp_path / "v2")
    assert len(load(tmp_path / "v2").items) == 20


@pytest.mark.parametrize("changes", [{"factors": 0}, {"iterations": 0}, {"regularization": 0.0}])
def test_settings_that_train_nothing_are_refused(changes: dict) -> None:
    with pytest.raises(ValueError, match="settings"):
        Settings(**changes)
