#!/usr/bin/env bash
# The whole GPU measurement on a machine with CUDA 13, cuDNN 9 and the packages of
# `pip install '.[export]'` (with a CUDA build of torch): exports the graphs for the card, checks
# that they really run there, and prints the tables of docs/benchmarks.md.
#
#   tests/benchmarks/gpu.sh [WORK FOLDER] [WEIGHTS: a model folder or a .gguf file]
set -euo pipefail
cd "$(dirname "$0")/../.."
work=${1:-build/gpu}
weights=${2:-}
python=${PYTHON:-python3}
mkdir -p "$work"
export SHOPTALK_HOME="$work/home" ORT_DISABLE_TELEMETRY=1

# onnxruntime finds the libraries of CUDA where torch brought them.
libraries=$($python - <<'PY'
import pathlib, site
roots = [pathlib.Path(one) / "nvidia" for one in site.getsitepackages()]
print(":".join(str(lib) for root in roots for lib in sorted(root.glob("*/lib"))))
PY
)
export LD_LIBRARY_PATH="$libraries${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"

$python - <<'PY'
import onnxruntime, onnxruntime_genai, torch
assert torch.cuda.is_available(), "torch sees no CUDA device"
assert "CUDAExecutionProvider" in onnxruntime.get_available_providers(), "onnxruntime is a CPU build"
assert onnxruntime_genai.is_cuda_available(), "onnxruntime-genai is a CPU build"
from export.device import usable
assert usable("cuda") == "cuda", "no session can be made on CUDA: set LD_LIBRARY_PATH"
print(torch.cuda.get_device_name(0), "CUDA", torch.version.cuda)
PY

for precision in fp16 int4; do
    echo "== $precision"
    $python -m engine.cli export ${weights:+--weights "$weights"} --device cuda \
        --precision "$precision" --out "$work/$precision"
    $python - "$work/$precision" <<'PY'
import sys
from pathlib import Path
from dialogue.manifest import read_manifest
found = read_manifest(Path(sys.argv[1]))
assert found.verified_on == "cuda", f"checked on the {found.verified_on}, not on the card"
print({name: round(value, 5) for name, value in found.parity.items()})
PY
    $python -m tests.benchmarks.gpu_speed "$work/$precision" --device cuda \
        ${TRANSFORMERS_FOLDER:+--weights "$TRANSFORMERS_FOLDER"}
done
$python -m pytest -q tests/dialogue/test_runtime.py tests/export/test_verify.py
