"""The deployed graph: fused attention, shared cache buffers, quantised weights.

onnxruntime-genai's model builder runs as a script in a process of its own: what it imports and
sets stays there, and its memory is given back.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

from export.errors import ExportError

# Measured on SmolLM2-135M (docs/export.md). int4: rounding with a zero point, and eight bits for
# the head and the layers that suffer most; the builder's plain int4 loses twice as much. int8: head
# and embeddings apart, since this builder names a shared eight-bit table wrongly.
_RECIPES: dict[str, tuple[str, ...]] = {
    "int4": (
        "algo_config=rtn",
        "is_symmetric=false",
        "matmul_mixed_precision=last_matmul:int8,mixed_layers:int8",
    ),
    "int8": ("shared_embeddings=false",),
    "fp16": (),
    "fp32": (),
}
PRECISIONS = tuple(_RECIPES)
DEVICES = ("cpu", "cuda")
_NOT_BUILT = {
    ("fp16", "cpu"): "fp16 is for cuda; on the CPU use int4, int8 or fp32",
    ("fp32", "cuda"): "fp32 is for the CPU, the builder's graph for cuda is invalid; use fp16",
}
# The same text as in tokenizer.json; nothing that runs the artifact reads them.
_SPARE = ("vocab.json", "merges.txt")


def check(precision: str, device: str) -> None:
    """Raises ExportError when there is no such graph to build."""
    if precision not in PRECISIONS:
        raise ExportError(f"precision {precision!r}: none of {', '.join(PRECISIONS)}")
    if device not in DEVICES:
        raise ExportError(f"device {device!r}: none of {', '.join(DEVICES)}")
    if problem := _NOT_BUILT.get((precision, device)):
        raise ExportError(problem)


def recipe(precision: str) -> tuple[str, ...]:
    """The options that the model builder gets for a precision."""
    return _RECIPES[precision]


def deployed(model: Path, folder: Path, precision: str, device: str) -> Path:
    """The path of the deployed graph of the Hugging Face folder `model`, with all it needs beside.

    Raises ExportError with the builder's last words when it fails.
    """
    check(precision, device)
    cache = folder.with_name(f"{folder.name}.cache")
    options = ["hf_token=false", *recipe(precision)]
    command = [
        sys.executable, str(_builder()), "-i", str(model), "-o", str(folder), "-c", str(cache),
        "-p", precision, "-e", device, "--extra_options", *options,
    ]  # fmt: skip
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    finally:
        shutil.rmtree(cache, ignore_errors=True)
    if done.returncode:
        last = "\n".join((done.stderr or done.stdout).strip().splitlines()[-3:])
        raise ExportError(f"the model builder failed on {model}:\n{last}")
    _put_tokenizer(model, folder)
    _mend_end(model, folder / "genai_config.json")
    return folder / "model.onnx"


def _builder() -> Path:
    """The builder's script; found, not imported, so that the run time is not loaded for it."""
    spec = importlib.util.find_spec("onnxruntime_genai")
    places = list(spec.submodule_search_locations or ()) if spec else []
    for place in places:
        script = Path(place) / "models" / "builder.py"
        if script.is_file():
            return script
    raise ExportError("onnxruntime-genai has no model builder here: pip install 'shoptalk[export]'")


def _put_tokenizer(model: Path, folder: Path) -> None:
    """The model's own tokenizer files in place of those the builder wrote anew."""
    for name in ("tokenizer.json", "tokenizer_config.json", "special_tokens_map.json"):
        if (model / name).is_file():
            shutil.copyfile(model / name, folder / name)
    for name in _SPARE:
        (folder / name).unlink(missing_ok=True)


def _mend_end(model: Path, path: Path) -> None:
    """Ends a turn where the tokenizer ends it, beside where the builder already does."""
    config = json.loads(path.read_text(encoding="utf-8"))
    end = _end_token(model)
    ends = config["model"]["eos_token_id"]
    ends = ends if isinstance(ends, list) else [ends]
    if end is not None and end not in ends:
        config["model"]["eos_token_id"] = [end, *ends]
        path.write_text(json.dumps(config, indent=4) + "\n", encoding="utf-8")


def _end_token(model: Path) -> int | None:
    from transformers import AutoTokenizer

    end = AutoTokenizer.from_pretrained(str(model), local_files_only=True).eos_token_id
    return None if end is None else int(end)
