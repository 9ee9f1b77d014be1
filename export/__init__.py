"""Offline: weights in, verified ONNX artifact out; the home of torch, transformers and optimum."""

import os

# Read by the libraries when they are first imported, so they must be set before that: no telemetry,
# no look-up on a hub for folders that lie here, idle threads that sleep instead of spinning, errors
# but no hints.
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")
