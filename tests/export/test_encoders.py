"""A sentence-transformers folder becomes a graph with the same vectors."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("optimum")

from export.encoders import export_encoder  # noqa: E402
from export.errors import ExportError  # noqa: E402
from recsys.encoder import Encoder  # noqa: E402


def write_folder(folder: Path, pooling: str = "mean_tokens") -> Path:
    """A BERT of one layer with random weights, as sentence-transformers lays it out."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizerFast

    torch.manual_seed(0)
    letters = [*"abcdefghijklmnopqrstuvwxyz0123456789.,?-"]
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters, *(f"##{a}" for a in letters)]
    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(words))
    BertTokenizerFast(vocab_file=str(folder / "vocab.txt")).save_pretrained(str(folder))
    config = BertConfig(
        vocab_size=len(words), hidden_size=32, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=64, max_position_embeddings=64,
    )  # fmt: skip
    BertModel(config).save_pretrained(str(folder))
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({f"pooling_mode_{pooling}": True}))
    (folder / "sentence_bert_config.json").write_text(json.dumps({"max_seq_length": 48}))
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("precision", ["int8", "fp32"])
def test_the_graph_says_what_the_weights_say(tmp_path: Path, precision: str) -> None:
    notes = export_encoder(write_folder(tmp_path / "tiny"), tmp_path / "out", precision)
    assert notes.parity["least_cosine"] > (0.9999 if precision == "fp32" else 0.97)
    assert (notes.name, notes.dimensions, notes.longest) == ("tiny", 32, 48)
    found = Encoder(tmp_path / "out").encode(["green tea", "green tea", "x" * 500])
    assert found.shape == (3, 32) and np.allclose(found[0], found[1])


@pytest.mark.slow
def test_other_vectors_than_means_are_refused(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "tiny", pooling="cls_token")
    with pytest.raises(ExportError, match="not the mean"):
        export_encoder(folder, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="sentence-transformers"):
        export_encoder(tmp_path, tmp_path / "out")
