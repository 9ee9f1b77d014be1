"""Offline work on the dialogue model: weights in, verified ONNX artifact out."""
