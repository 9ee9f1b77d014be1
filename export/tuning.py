"""`shoptalk tune`: weights and conversations in, an adapter that passed the gate out.

Three methods over one loop. `pretrain` learns a shop's own texts and `lora` its dialogues, both as
a LoRA adapter; `prompt` learns a soft prompt (Lester et al., 2021) in front of every conversation.
"""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, get_args

import torch
from tokenizers import Tokenizer

from dialogue.manifest import MANIFEST, file_hash, record_files
from export.adapters import learner, read_model, with_lora
from export.dialogues import (
    Pair,
    Sample,
    read_dialogues,
    reply_samples,
    split,
    text_samples,
)
from export.errors import ExportError
from export.learning import Learner, Schedule, curve_rows, learn, mean_loss
from export.place import put, refuse_foreign, reserved
from export.soft_prompt import (
    PREFIX,
    plain_learner,
    prompt_learner,
    with_prompt,
    write_prefix,
)
from export.weights import Weights, fingerprint, resolve, unpack

Method = Literal["pretrain", "lora", "prompt"]
METHODS: tuple[Method, ...] = get_args(Method)
GENERAL = Path(__file__).with_name("general.txt")
LONGEST = 512  # tokens of one sample
_LIBRARIES = ("torch", "transformers", "peft", "tokenizers")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Gate:
    """When an adapter is refused: `forgetting` is how much loss on general text it may add.

    In nats a token; the held-out loss must not be above the base's whatever this is.
    """

    held_out: float = 0.1  # share of the data kept apart
    forgetting: float = 0.5


@dataclass(frozen=True, slots=True)
class Says:
    """What an adapter was taught to write: a `voice` of dialogue.grammar, and in which languages.

    An adapter taught on a shop's own dialogues speaks within the phrase book, as its base does.
    """

    voice: Literal["guided", "free"] = "guided"
    languages: tuple[str, ...] = ("en",)


@dataclass(frozen=True, slots=True)
class TuningRecord:
    """What an adapter was made of and what it gained: the folder's manifest.json.

    `losses` in nats a token: held_out_base, held_out, general_base, general. `data` has the hash
    of every file read, `curve` the loss by step.
    """

    method: Method
    base: str
    base_fingerprint: str
    data: Mapping[str, str]
    samples: int
    held_out_samples: int
    seed: int
    schedule: Mapping[str, Any]
    losses: Mapping[str, float]
    curve: Sequence[Mapping[str, Any]]
    command: str
    created: str
    voice: str
    languages: Sequence[str]
    files: Mapping[str, Any] = field(default_factory=dict)
    built_with: Mapping[str, str] = field(default_factory=dict)


def tune(
    method: Method,
    data: Sequence[Path],
    out: Path,
    schedule: Schedule = Schedule(),
    gate: Gate = Gate(),
    weights: str | Path | None = None,
    apart: Sequence[Path] = (),
    command: str = "",
    says: Says = Says(),
) -> TuningRecord:
    """The record of the adapter written to `out`.

    data: text files for `pretrain`, JSON Lines of dialogues (export.dialogues) for the others;
    apart: files of the same kind to hold out, where a random part of `data` will not do. A
    training that was killed goes on from `out`.work. Raises ExportError naming the file and line
    at fault, or with both figures when the adapter does not pass the gate: `out` is then as it was,
    and the adapter that was refused stays in `out`.work, to be looked at.
    """
    found, out = resolve(weights), out.absolute()
    with reserved(out):
        refuse_foreign(out)
        work = out.with_name(f"{out.name}.work")
        work.mkdir(parents=True, exist_ok=True)
        base = _base(found, work)
        encode = _encoder(base)
        learned, held_out = _samples(method, data, apart, encode, gate.held_out, schedule.seed)
        general = text_samples(GENERAL.read_text(encoding="utf-8"), encode, LONGEST)
        model, before, after = _prepared(method, base, _device())
        losses = {
            "held_out_base": mean_loss(before, held_out),
            "general_base": mean_loss(before, general),
        }
        curve = learn(after, learned, held_out, schedule, work / "checkpoint.pt")
        losses |= {"held_out": mean_loss(after, held_out), "general": mean_loss(after, general)}
        folder = work / "adapter"
        if method == "prompt":
            folder.mkdir(exist_ok=True)
            write_prefix(model, folder / PREFIX)
        for one in after.trained:
            one.data = one.data.half()  # what it gained is far above what fp16 loses
        model.save_pretrained(str(folder))
        _tidy(folder, found.name)
        record = TuningRecord(
            method, found.name, fingerprint(found),
            {path.name: file_hash(path) for path in (*data, *apart)},
            len(learned), len(held_out), schedule.seed, asdict(schedule), losses,
            list(curve_rows(curve)), command, datetime.now(timezone.utc).isoformat(),
            says.voice, says.languages,
            built_with={name: version(name) for name in _LIBRARIES},
        )  # fmt: skip
        _write(folder, record)
        pass_gate(gate, losses)
        put(folder, out)
        shutil.rmtree(work)
    return record


def _base(found: Weights, work: Path) -> Path:
    """The weights' Hugging Face folder, unpacked once however often a training is stopped."""
    base, partial = work / "base", work / "base.partial"
    if base.is_dir():
        return base
    shutil.rmtree(partial, ignore_errors=True)
    unpacked = unpack(found, partial)
    return unpacked.rename(base) if unpacked == partial else unpacked


def _encoder(base: Path) -> Any:
    fast = Tokenizer.from_file(str(base / "tokenizer.json"))
    return lambda text: fast.encode(text, add_special_tokens=False).ids


def _samples(
    method: Method,
    data: Sequence[Path],
    apart: Sequence[Path],
    encode: Any,
    share: float,
    seed: int,
) -> tuple[list[Sample], list[Sample]]:
    """What is learned from and what is held out."""
    if apart:
        return _read(method, data, encode), _read(method, apart, encode)
    if method == "pretrain":
        return split(_read(method, data, encode), share, seed)
    learned, held_out = split([one for path in data for one in read_dialogues(path)], share, seed)
    return reply_samples(learned, encode, LONGEST), reply_samples(held_out, encode, LONGEST)


def _read(method: Method, paths: Sequence[Path], encode: Any) -> list[Sample]:
    if method == "pretrain":
        return [run for path in paths for run in text_samples(_text(path), encode, LONGEST)]
    pairs: list[Pair] = [pair for path in paths for pair in read_dialogues(path)]
    return reply_samples(pairs, encode, LONGEST)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise ExportError(f"{path}: not UTF-8 at byte {error.start}") from None


def _prepared(method: Method, base: Path, device: str) -> tuple[Any, Learner, Learner]:
    """The model with something new to train, and how it speaks without and with that.

    A fresh LoRA adapter adds nothing, so before the training it *is* the base.
    """
    model = read_model(base, device)
    if method == "prompt":
        prompted = with_prompt(model)
        return prompted, plain_learner(prompted, device), prompt_learner(prompted, device)
    adapted = with_lora(model)
    both = learner(adapted, device)
    return adapted, both, both


def pass_gate(gate: Gate, losses: Mapping[str, float]) -> None:
    """Lets an adapter through that is better than its base and has not forgotten much.

    Raises ExportError with both figures otherwise.
    """
    if not losses["held_out"] <= losses["held_out_base"]:
        raise ExportError(
            f"refused: held-out loss {losses['held_out']:.3f}, the base's is "
            f"{losses['held_out_base']:.3f}"
        )
    if not losses["general"] <= losses["general_base"] + gate.forgetting:
        raise ExportError(
            f"refused: loss on general text {losses['general']:.3f}, the base's is "
            f"{losses['general_base']:.3f} (at most {gate.forgetting} more is allowed)"
        )


def _tidy(folder: Path, base: str) -> None:
    """Names the base by its name, not by where it lay; drops the card that PEFT leaves empty."""
    place = folder / "adapter_config.json"
    config = json.loads(place.read_text(encoding="utf-8")) | {"base_model_name_or_path": base}
    place.write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    (folder / "README.md").unlink(missing_ok=True)


def _device() -> str:
    return "cuda" if torch.cuda.is_available() else "cpu"


def _write(folder: Path, record: TuningRecord) -> None:
    files = {path: asdict(entry) for path, entry in record_files(folder).items()}
    plain = asdict(replace(record, files=files))
    text = json.dumps({"format": 1, **plain}, indent=1, ensure_ascii=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
