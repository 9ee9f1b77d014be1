"""Training of the intent model: hand-written lines in, one linear graph and its figures out."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sp
import skl2onnx
import sklearn
from numpy.typing import NDArray
from skl2onnx.common.data_types import FloatTensorType
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import StratifiedKFold

from dialogue.intent_features import SIZE, vector
from dialogue.intent_model import GRAPH, NOTES
from dialogue.manifest import file_hash
from dialogue.types import INTENTS
from export.errors import ExportError

log = logging.getLogger(__name__)

LINES = Path(__file__).parent / "intent_lines.jsonl"
LOCALES = ("en", "zh")
FOLDS = 5
STRENGTH = 10.0  # the inverse of the penalty on weights
OPSET = 17
# Of what may be said both at the start and after products were shown, how much is said at the
# start; of other intents half is.
_AT_START = {"ask_recommendation": 0.75}


@dataclass(frozen=True, slots=True)
class Line:
    """One utterance and its intent; `shown` tells whether it answers products, None if it may."""

    text: str
    locale: str
    intent: str
    shown: bool | None = None


def train_intents(lines: Path, out: Path, seed: int = 0) -> dict[str, float]:
    """The figures of the model trained on `lines` and written to `out`: macro-F1 on held-out lines.

    Raises ExportError for lines that are not as expected, naming the row.
    """
    read = read_lines(lines)
    figures = held_out(read, seed)
    model = _fit(read, seed)
    graph = skl2onnx.to_onnx(
        model, initial_types=[("features", FloatTensorType([None, SIZE]))],
        options={id(model): {"zipmap": False}}, target_opset=OPSET,
    )  # fmt: skip
    out.mkdir(parents=True, exist_ok=True)
    (out / GRAPH).write_bytes(graph.SerializeToString())
    notes = _notes(lines, read, seed, figures, model)
    notes["sha256"] = file_hash(out / GRAPH)
    text = json.dumps(notes, indent=2, ensure_ascii=False)
    (out / NOTES).write_text(f"{text}\n", encoding="utf-8")
    log.info("intent model in %s: %s", out, figures)
    return figures


def read_lines(path: Path) -> list[Line]:
    """The lines of a JSON Lines file of {"text", "locale", "intent", "shown"?}, all checked."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            one = Line(**json.loads(line))
        except (TypeError, ValueError) as error:
            raise ExportError(f"{path}: row {number}: {error}") from error
        _check(one, f"{path}: row {number}")
        found.append(one)
    counts = Counter((one.locale, one.intent) for one in found)
    for locale in LOCALES:
        for intent in INTENTS:
            if counts[locale, intent] < FOLDS:
                raise ExportError(f"{path}: fewer than {FOLDS} lines of {intent!r} in {locale!r}")
    return found


def _check(line: Line, where: str) -> None:
    if line.intent not in INTENTS:
        raise ExportError(f"{where}: intent: {line.intent!r} is none")
    if line.locale not in LOCALES:
        raise ExportError(f"{where}: locale: {line.locale!r} is none of {', '.join(LOCALES)}")
    if not line.text.strip():
        raise ExportError(f"{where}: text: it is empty")


def held_out(lines: Sequence[Line], seed: int) -> dict[str, float]:
    """The macro-F1 of each locale over lines that the model that reads them has not seen."""
    intents = np.array([line.intent for line in lines])
    locales = np.array([line.locale for line in lines])
    guesses = np.empty(len(lines), dtype=object)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=seed)
    for seen, rest in folds.split(intents, intents):
        model = _fit([lines[row] for row in seen], seed)
        rows = [vector(lines[row].text, bool(lines[row].shown)) for row in rest]
        guesses[rest] = model.predict(np.array(rows))
    return {
        f"{locale} macro-F1": round(_macro(intents[of], guesses[of]), 4)
        for locale in LOCALES
        for of in [locales == locale]
    }


def _macro(intents: NDArray[Any], guesses: NDArray[Any]) -> float:
    return float(f1_score(intents, guesses.astype(str), average="macro"))


def _fit(lines: Sequence[Line], seed: int) -> LogisticRegression:
    rows, intents, weights = [], [], []
    for line in lines:
        fresh = _AT_START.get(line.intent, 0.5)
        for shown, weight in ((False, fresh), (True, 1 - fresh)):
            if line.shown is None or line.shown == shown:
                rows.append(sp.csr_matrix(vector(line.text, shown)))
                intents.append(line.intent)
                weights.append(weight if line.shown is None else 1.0)
    model = LogisticRegression(
        C=STRENGTH, class_weight="balanced", max_iter=500, random_state=seed
    )
    return model.fit(sp.vstack(rows), intents, sample_weight=weights)


def _notes(
    path: Path, lines: Sequence[Line], seed: int, figures: dict[str, float],
    model: LogisticRegression,
) -> dict[str, Any]:
    return {
        "intents": list(model.classes_),
        "lines": {"file": path.name, "sha256": file_hash(path), "count": len(lines)},
        "command": f"shoptalk tune --method intent --seed {seed}",
        "held_out": figures,
        "built_with": {"scikit-learn": sklearn.__version__, "skl2onnx": skl2onnx.__version__},
    }  # fmt: skip
