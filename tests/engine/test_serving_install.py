"""What serving loads: none of the heavy libraries that only an export needs."""

import json
import subprocess
import sys

MODULES = "engine.app, engine.chat, engine.cli, engine.jobs, engine.server, engine.terminal"


def test_serving_imports_no_torch_and_no_transformers() -> None:
    script = f"import json, sys, {MODULES}; print(json.dumps(list(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    heavy = {"torch", "transformers", "optimum", "onnx", "peft", "export"}
    assert not heavy & set(json.loads(done.stdout))
