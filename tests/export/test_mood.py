"""A mood model of a few made-up comments: the road from files to graph, not its quality."""

from __future__ import annotations

import gzip
import json
import shutil
from dataclasses import asdict
from pathlib import Path

import numpy as np
import pytest

from dialogue.manifest import file_hash
from dialogue.mood_model import MoodModel
from dialogue.types import MOODS
from export.errors import ExportError
from export.mood import LINES, MoodRecord, train_mood
from export.mood_check import emotion_f1
from export.mood_data import (
    MOOD_OF_EMOTION,
    Comments,
    read_comments,
    read_emotions,
    read_lines,
    with_one_mood,
)
from export.mood_fit import (
    beside,
    best_thresholds,
    fit_emotions,
    fit_head,
    fit_vectorizer,
    mood_chances,
)
from export.mood_graph import MoodNet, assemble, quantised, to_onnx

ROOT = Path(__file__).parents[2]
GOEMOTIONS = ROOT.parent / "shared/data/goemotions"  # beside the repository, not in it
SHIPPED = ROOT / "dialogue/moods"
EMOTIONS = (*MOOD_OF_EMOTION, "disapproval")
# What each emotion says here, so that even a tiny model can tell them apart.
WORDS = {name: f"{name} word{place} sign{place}" for place, name in enumerate(EMOTIONS)}
SAID = {
    "en": dict(zip(MOODS, ("any tea", "lovely thing", "always late", "not sure", "feel down"))),
    "zh": dict(zip(MOODS, ("有茶吗", "太喜欢了", "没人理我", "不知道选", "很难过啊"))),
}


def write_split(path: Path, rows: list[str]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join(rows) + "\n")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in the form of GoEmotions, and lines.jsonl; read only."""
    folder = tmp_path_factory.mktemp("goemotions")
    (folder / "labels.txt").write_text("\n".join(EMOTIONS), encoding="utf-8")
    for split, copies in (("train", 8), ("dev", 2), ("test", 2)):
        rows = [
            f"{WORDS[name]} number {copy}\t{place}\tid{copy}"
            for place, name in enumerate(EMOTIONS)
            for copy in range(copies)
        ]
        write_split(folder / f"{split}.tsv.gz", rows)
    lines = [
        json.dumps({"text": f"{text} {copy}", "locale": locale, "mood": mood}, ensure_ascii=False)
        for locale, said in SAID.items()
        for mood, text in said.items()
        for copy in range(5)
    ]
    (folder / "lines.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def trained(data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, MoodRecord]:
    out = tmp_path_factory.mktemp("trained") / "moods"
    return out, train_mood(data, data / "lines.jsonl", out, seed=3)


def fitted(data: Path) -> MoodNet:
    """The estimator of the same data, fitted step by step."""
    emotions = read_emotions(data)
    train = read_comments(data / "train.tsv.gz", emotions)
    lines = read_lines(data / "lines.jsonl")
    vectorizer = fit_vectorizer(train.texts, lines.texts)
    features = vectorizer.transform(train.texts)
    model, held_out = fit_emotions(features, train, emotions, 3)
    rows, moods = with_one_mood(train, emotions)
    own = vectorizer.transform(lines.texts)
    head = fit_head(
        (beside(features[rows], held_out[rows]), moods), (beside(own, model(own)), lines.moods), 3
    )
    net = assemble(vectorizer, model, head)
    # the whole numbers cost a little; what is shipped must still be what was fitted
    wanted = mood_chances(head, beside(own, model(own)))
    assert np.abs(net.predict_proba(lines.texts)[1] - wanted).max() < 0.02
    return net


def test_the_graph_says_what_sklearn_says(data: Path) -> None:
    net = fitted(data)
    graph = MoodModel(to_onnx(net).SerializeToString())
    texts = ["joy word8 always late", "太喜欢了 any tea", "late late late", "ünknown 完全", ""]
    emotions, moods = net.predict_proba(texts)
    for row, text in enumerate(texts):
        said = graph.read(text)
        assert np.allclose(said.emotions, emotions[row], atol=1e-5)
        assert np.allclose(list(said.moods.values()), moods[row], atol=1e-5)
    assert np.ptp(moods, axis=0).max() > 0.2  # texts that a dead graph could not tell apart


def test_a_run_writes_a_model_that_reads_its_own_lines(
    trained: tuple[Path, MoodRecord],
) -> None:
    out, record = trained
    assert {path.name for path in out.iterdir()} == {"mood.onnx", "manifest.json", "MODEL_CARD.md"}
    model = MoodModel((out / "mood.onnx").read_bytes())
    for said in SAID.values():
        for mood, text in said.items():
            read = model.read(text).moods
            assert max(read, key=lambda name: read[name]) == mood
    assert record.figures["test_macro_f1"] > 0.9


def test_the_record_has_the_hashes_and_the_card_the_figures(
    data: Path, trained: tuple[Path, MoodRecord]
) -> None:
    out, record = trained
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest == json.loads(json.dumps(asdict(record)))
    assert record.graph == file_hash(out / "mood.onnx")
    assert record.data["train.tsv.gz"] == file_hash(data / "train.tsv.gz")
    assert record.data["lines.jsonl"] == file_hash(data / "lines.jsonl")
    assert record.rows["train"] == 8 * len(EMOTIONS) and record.rows["lines_zh_sad"] == 5
    card = (out / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert f"| test | {record.figures['test_macro_f1']:.4f} |" in card
    assert record.graph in card and "{" not in card


def test_the_same_seed_gives_the_same_graph(data: Path, tmp_path: Path) -> None:
    first = train_mood(data, data / "lines.jsonl", tmp_path / "moods", seed=3)
    again = train_mood(data, data / "lines.jsonl", tmp_path / "moods", seed=3)
    assert first.graph == again.graph


def spoil(data: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    shutil.copytree(data, folder)
    return folder


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("hello\t99\tid", "dev.tsv.gz: row 2: '99' is no label id from 0 to"),
        ("hello\t1,\tid", "dev.tsv.gz: row 2: '' is no label id"),
        ("hello\t1", "dev.tsv.gz: row 2: 2 columns where 3 are expected"),
    ],
)
def test_a_bad_comment_is_named(data: Path, tmp_path: Path, row: str, complaint: str) -> None:
    folder = spoil(data, tmp_path)
    write_split(folder / "dev.tsv.gz", ["good\t1\tid", row])
    with pytest.raises(ExportError, match=complaint):
        train_mood(folder, folder / "lines.jsonl", tmp_path / "moods")


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ('{"text": "hi", "locale": "en", "mood": "cross"}', "row 51: mood: 'cross' is not one of"),
        ('{"text": "hi", "locale": "fr", "mood": "sad"}', "row 51: locale: 'fr' is not one of"),
        ('{"text": " ", "locale": "en", "mood": "sad"}', "row 51: text: expected some words"),
        ('{"text": "hi", "mood": "sad"}', "row 51: expected an object of text, locale and mood"),
        ("hello", "row 51: not JSON"),
    ],
)
def test_a_bad_line_is_named(data: Path, tmp_path: Path, row: str, complaint: str) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text((data / "lines.jsonl").read_text(encoding="utf-8") + row + "\n", "utf-8")
    with pytest.raises(ExportError, match=f"lines.jsonl: {complaint}"):
        train_mood(data, lines, tmp_path / "moods")


def test_a_missing_file_and_a_mood_without_lines_are_named(data: Path, tmp_path: Path) -> None:
    folder = spoil(data, tmp_path)
    kept = [row for row in (data / "lines.jsonl").read_text("utf-8").splitlines() if "太" not in row]
    (folder / "lines.jsonl").write_text("\n".join(kept), "utf-8")
    with pytest.raises(ExportError, match="lines.jsonl: no line in 'zh' is happy"):
        train_mood(folder, folder / "lines.jsonl", tmp_path / "moods")
    (folder / "test.tsv.gz").unlink()
    with pytest.raises(ExportError, match="test.tsv.gz: not readable"):
        train_mood(folder, data / "lines.jsonl", tmp_path / "moods")


def test_what_is_no_model_folder_is_left_alone(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "letters"
    out.mkdir()
    (out / "letter.txt").write_text("dear")
    with pytest.raises(ExportError, match="letters"):
        train_mood(data, data / "lines.jsonl", out)
    assert (out / "letter.txt").read_text() == "dear"


def test_a_comment_stands_for_a_mood_when_its_emotions_agree() -> None:
    def flags(*names: str) -> list[bool]:
        return [name in names for name in EMOTIONS]

    rows = [flags("joy", "love"), flags("joy", "anger"), flags("disapproval"), flags("neutral"),
            flags("neutral", "grief"), flags("joy", "disapproval")]  # fmt: skip
    found, moods = with_one_mood(Comments(("",) * len(rows), np.array(rows)), EMOTIONS)
    assert found.tolist() == [0, 3, 4]
    assert [MOODS[mood] for mood in moods] == ["happy", "neutral", "sad"]


def test_the_best_threshold_is_the_one_with_the_best_f1() -> None:
    scores = np.array([[3.0], [2.0], [1.0], [0.0]])
    labels = np.array([[True], [True], [False], [False]])
    assert best_thresholds(scores, labels).tolist() == [1.5]


def test_whole_numbers_give_the_weights_back() -> None:
    weights = np.array([[0.5, -20.0], [0.0, 0.0], [0.001, 0.02]])
    whole, row, column = quantised(weights)
    assert whole.dtype == np.int8 and np.abs(whole).max() == 127
    assert np.allclose(whole * row[:, None] * column, weights, rtol=0.01, atol=1e-12)


def test_the_projects_own_lines_are_sound() -> None:
    lines = read_lines(LINES)
    assert len(set(lines.texts)) == len(lines.texts)
    for locale, least in (("en", 400), ("zh", 600)):
        moods = lines.moods[lines.locales == locale]
        assert len(moods) >= least
    assert (lines.moods == MOODS.index("neutral")).mean() >= 0.5  # most of shopping is


def test_the_shipped_model_is_small_and_the_one_it_says() -> None:
    manifest = json.loads((SHIPPED / "manifest.json").read_text(encoding="utf-8"))
    assert (SHIPPED / "mood.onnx").stat().st_size <= 5_000_000
    assert manifest["graph"] == file_hash(SHIPPED / "mood.onnx")
    assert manifest["data"]["mood_lines.jsonl"] == file_hash(LINES)


@pytest.mark.slow
@pytest.mark.skipif(not GOEMOTIONS.is_dir(), reason="../shared/data/goemotions is not here")
def test_the_shipped_model_reads_goemotions_as_well_as_it_says() -> None:
    manifest = json.loads((SHIPPED / "manifest.json").read_text(encoding="utf-8"))
    comments = read_comments(GOEMOTIONS / "test.tsv.gz", read_emotions(GOEMOTIONS))
    model = MoodModel((SHIPPED / "mood.onnx").read_bytes())
    measured = emotion_f1(model, comments, manifest["thresholds"])
    assert measured == pytest.approx(manifest["figures"]["test_macro_f1"], abs=1e-3)
    assert measured >= 0.48
