import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from dialogue.adapters import (
    AdapterFolder,
    AdapterRecord,
    read_adapters,
    read_record,
    shoppers_own,
    speaker,
    write_record,
)
from dialogue.taught import forget_adapters, read_taught_by, write_taught_by

ANN = shoppers_own("ann")


def put(folder: Path, name: str, fits: str = "ours", numbers: bytes = b"numbers") -> Path:
    path = folder / f"{name}.onnx_adapter"
    path.write_bytes(numbers)
    write_record(path, AdapterRecord(fits, sha256(numbers).hexdigest(), 8, "free", ("en", "zh")))
    return path


@pytest.mark.parametrize(
    ("default", "user_id", "consents", "who"),
    [
        ("", "bob", (), ""),
        ("shop", "bob", (), "shop"),
        ("gone", "bob", (), ""),
        ("shop", "ann", {"training"}, ANN),
        ("", "ann", {"training", "mood"}, ANN),
        ("shop", "ann", {"personalise"}, "shop"),
        ("shop", "bob", {"training"}, "shop"),
        (ANN, "bob", {"training"}, ""),
        ("shop", "", {"training"}, "shop"),
    ],
)
def test_who_speaks_to_whom(
    default: str, user_id: str, consents: set[str], who: str
) -> None:
    there = {"shop", ANN, shoppers_own("")}
    assert speaker(there, default, user_id, consents) == who


def test_the_name_of_a_shoppers_own_does_not_tell_who_they_are() -> None:
    assert "ann" not in ANN.removeprefix("shopper-") and ANN != shoppers_own("bob")
    assert shoppers_own("../../etc/passwd").removeprefix("shopper-").isalnum()


def test_what_fits_is_found_by_name_with_what_it_is(tmp_path: Path) -> None:
    path = put(tmp_path, "shop")
    (found,) = read_adapters(tmp_path, "ours").items()
    assert found[0] == "shop" and found[1].path == path
    assert found[1].record.voice == "free" and found[1].record.languages == ("en", "zh")


def test_what_cannot_be_used_is_left_out_and_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    put(tmp_path, "good")
    put(tmp_path, "foreign", fits="theirs")
    put(tmp_path, "changed").write_bytes(b"Numbers")
    put(tmp_path, "bare").with_suffix(".json").unlink()
    place = put(tmp_path, "odd").with_suffix(".json")
    place.write_text(json.dumps(json.loads(place.read_text()) | {"voice": "loud"}))
    put(tmp_path, "torn").with_suffix(".json").write_text('{"format": 1')
    assert read_adapters(tmp_path, "ours").keys() == {"good"}
    for name in ("foreign", "changed", "bare", "odd", "torn"):
        assert name in caplog.text
    assert read_adapters(tmp_path, "") == {}


def test_no_folder_has_no_adapters(tmp_path: Path) -> None:
    assert read_adapters(tmp_path / "nowhere", "ours") == {}


def test_a_shoppers_own_is_forgotten_with_its_record_and_nobody_elses(tmp_path: Path) -> None:
    for name in ("shop", ANN, shoppers_own("bob")):
        put(tmp_path, name)
    (tmp_path / f"{ANN}.work").mkdir()
    assert forget_adapters(tmp_path, "ann") == 2 and forget_adapters(tmp_path, "ann") == 0
    assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(
        2 * ["shop"] + 2 * [shoppers_own("bob")]
    )


def test_what_many_taught_is_forgotten_with_any_of_them(tmp_path: Path) -> None:
    for name, teachers in (("all", ("ann", "bob")), ("others", ("bob",))):
        (tmp_path / name).mkdir()
        write_taught_by(tmp_path / name, teachers)
        path = put(tmp_path, name)
        write_record(path, replace(read_record(path), taught_by=read_taught_by(tmp_path / name)))
    assert forget_adapters(tmp_path, "ann") == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "others", "others.json", "others.onnx_adapter",
    ]  # fmt: skip
    assert forget_adapters(tmp_path / "nowhere", "ann") == 0


def test_a_folder_is_looked_at_again(tmp_path: Path) -> None:
    folder = AdapterFolder(tmp_path, "ours")
    assert not folder
    path = put(tmp_path, "shop")
    assert not folder
    folder.refresh()
    assert folder["shop"] == path and folder.record("shop").voice == "free"
    path.unlink()
    folder.refresh()
    assert "shop" not in folder
