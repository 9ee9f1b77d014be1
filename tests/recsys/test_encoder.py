"""Texts of like meaning are near each other, whatever they are read with; what was made is kept."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from recsys.catalog import Catalog
from recsys.encoder import KEPT, Encoder, EncoderError
from recsys.types import Product

pytest.importorskip("onnx")

from tests.recsys.tiny_encoder import write_encoder  # noqa: E402


@pytest.fixture
def encoder(tmp_path: Path) -> Encoder:
    return Encoder(write_encoder(tmp_path / "encoder"), threads=1)


def test_vectors_have_length_one_and_their_own_order(encoder: Encoder) -> None:
    texts = ["insect repellent", "tea", "mosquito repellent repellent repellent", "infusion"]
    found = encoder.encode(texts)
    assert found.shape == (4, 5)
    assert np.allclose(np.linalg.norm(found, axis=1), 1)
    assert found[1] @ found[3] == pytest.approx(1) and found[0] @ found[1] == pytest.approx(0)
    for place, text in enumerate(texts):  # what it is read together with changes nothing
        assert np.allclose(encoder.encode([text])[0], found[place], atol=1e-6)
    assert encoder.encode([]).shape[0] == 0


def test_what_was_made_is_kept_and_only_what_is_new_is_made(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    encode = encoder.encode

    def counted(texts: list[str], progress: bool = False) -> np.ndarray:
        made.extend(texts)
        return encode(texts)

    monkeypatch.setattr(encoder, "encode", counted)
    first = encoder.encode_kept(["tea", "insect", "tea"])
    again = encoder.encode_kept(["insect", "mosquito", "tea"])
    assert made == ["tea", "insect", "mosquito"]
    assert np.allclose(first[0], again[2], atol=1e-3)
    with np.load(encoder.folder / KEPT) as kept:
        assert len(kept["keys"]) == 3  # what the catalogue has no more is dropped with the next


def test_another_encoder_begins_anew_and_a_torn_file_harms_nobody(tmp_path: Path) -> None:
    folder = write_encoder(tmp_path / "encoder")
    before = Encoder(folder).encode_kept(["tea"])
    (folder / KEPT).write_bytes(b"torn")
    assert np.allclose(Encoder(folder).encode_kept(["tea"]), before)
    write_encoder(folder, name="other")
    other = Encoder(folder)
    assert other._read_kept() == {}


def test_a_changed_graph_and_an_empty_folder_are_named(tmp_path: Path) -> None:
    folder = write_encoder(tmp_path / "encoder")
    (folder / "model.onnx").write_bytes(b"other")
    with pytest.raises(EncoderError, match="model.onnx changed"):
        Encoder(folder)
    with pytest.raises(EncoderError, match="no encoder"):
        Encoder(tmp_path)


def test_a_shop_with_an_encoder_is_searched_by_meaning(encoder: Encoder) -> None:
    products = [Product("r", "insect repellent"), Product("t", "tea"), Product("p", "mosquito net")]
    by_words, by_meaning = Catalog.from_products(products), Catalog.from_products(products, encoder)
    words, meaning = (shop.content.like_text("infusion") for shop in (by_words, by_meaning))
    assert words.max() == 0 and meaning.argmax() == 1
    assert by_meaning.content.like_text("insect repellent").argmax() == 0


def test_notes_say_what_it_is(encoder: Encoder) -> None:
    assert json.loads((encoder.folder / "encoder.json").read_text())["name"] in encoder.name
