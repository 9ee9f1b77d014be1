from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from export.errors import ExportError
from export.place import put, refuse_foreign, reserved, work_folder


def _artifact(folder: Path, text: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text(json.dumps(text))
    return folder


def _said(folder: Path) -> str:
    return str(json.loads((folder / "manifest.json").read_text()))


def test_the_new_takes_the_place_of_the_old_and_leaves_nothing_behind(tmp_path: Path) -> None:
    out = _artifact(tmp_path / "dialogue", "old")
    with reserved(out), work_folder(out) as work:
        put(_artifact(work / "artifact", "new"), out)
    assert _said(out) == "new"
    assert sorted(os.listdir(tmp_path)) == [".dialogue.lock", "dialogue"]


def test_a_failure_leaves_the_old_and_clears_the_work_away(tmp_path: Path) -> None:
    out = _artifact(tmp_path / "dialogue", "old")
    with pytest.raises(RuntimeError, match="half way"), reserved(out), work_folder(out) as work:
        _artifact(work / "artifact", "new")
        raise RuntimeError("half way")
    assert _said(out) == "old"
    assert sorted(os.listdir(tmp_path)) == [".dialogue.lock", "dialogue"]


def test_a_kill_between_the_two_renames_is_made_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = _artifact(tmp_path / "dialogue", "old")
    rename, done = os.rename, []

    def killed(source: Path, target: Path) -> None:
        if done:
            raise KeyboardInterrupt
        done.append(source)
        rename(source, target)

    with reserved(out), work_folder(out) as work:
        _artifact(work / "artifact", "new")
        with monkeypatch.context() as patch:
            patch.setattr(os, "rename", killed)
            with pytest.raises(KeyboardInterrupt):
                put(work / "artifact", out)
    assert not out.exists()
    with reserved(out):
        assert _said(out) == "old"
    assert sorted(os.listdir(tmp_path)) == [".dialogue.lock", "dialogue"]


def test_what_a_killed_run_left_is_cleared_away(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "dialogue"
    with reserved(out):
        (out.parent / ".dialogue.partial").mkdir()
        (out.parent / ".dialogue.partial" / "junk").write_text("half")
        with work_folder(out) as work:
            assert not list(work.iterdir())


def test_two_exports_do_not_write_to_one_place(tmp_path: Path) -> None:
    out = tmp_path / "dialogue"
    with reserved(out):
        with pytest.raises(ExportError, match="dialogue: another export is writing there"):
            with reserved(out):
                pass
        with reserved(tmp_path / "other"):
            pass
    with reserved(out):
        pass


def test_nothing_but_an_artifact_is_ever_replaced(tmp_path: Path) -> None:
    refuse_foreign(tmp_path / "nothing there")
    (tmp_path / "empty").mkdir()
    refuse_foreign(tmp_path / "empty")
    refuse_foreign(_artifact(tmp_path / "artifact", "old"))
    (tmp_path / "file").write_text("mine")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear").write_text("mine")
    for name in ("file", "letters"):
        with pytest.raises(ExportError, match=f"{name}: exists and is not an artifact"):
            refuse_foreign(tmp_path / name)
