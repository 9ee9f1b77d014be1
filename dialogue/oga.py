"""The C functions of onnxruntime-genai, called without Python's lock.

The library's own Python binding keeps the lock while it computes, so that every other thread of a
server stands still while a prompt is read, and two replies cannot be computed at once. ctypes lets
go of it. Of what is here models may be shared by threads; a generator is for one at a time.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Mapping, Sequence
from ctypes import POINTER, byref, c_bool, c_char_p, c_double, c_int, c_int32, c_size_t, c_void_p
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_NAMES = {"win32": "onnxruntime-genai.dll", "darwin": "libonnxruntime-genai.dylib"}
_DTYPES = {1: np.float32, 10: np.float16}  # of logits, by OgaElementType
_OUT = POINTER(c_void_p)
# The functions that are used and what they take; all give null, or a result that holds an error.
_TAKES: dict[str, tuple[object, ...]] = {
    "OgaCreateConfig": (c_char_p, _OUT),
    "OgaConfigClearProviders": (c_void_p,),
    "OgaConfigAppendProvider": (c_void_p, c_char_p),
    "OgaConfigOverlay": (c_void_p, c_char_p),
    "OgaCreateModelFromConfig": (c_void_p, _OUT),
    "OgaCreateGeneratorParams": (c_void_p, _OUT),
    "OgaGeneratorParamsSetSearchNumber": (c_void_p, c_char_p, c_double),
    "OgaGeneratorParamsSetSearchBool": (c_void_p, c_char_p, c_bool),
    "OgaGeneratorParamsSetGuidance": (c_void_p, c_char_p, c_char_p, c_bool),
    "OgaCreateGenerator": (c_void_p, c_void_p, _OUT),
    "OgaGenerator_AppendTokens": (c_void_p, POINTER(c_int32), c_size_t),
    "OgaGenerator_RewindTo": (c_void_p, c_size_t),
    "OgaGenerator_GenerateNextToken": (c_void_p,),
    "OgaGenerator_GetNextTokens": (c_void_p, POINTER(POINTER(c_int32)), POINTER(c_size_t)),
    "OgaGenerator_GetLogits": (c_void_p, _OUT),
    "OgaTensorGetData": (c_void_p, _OUT),
    "OgaTensorGetType": (c_void_p, POINTER(c_int)),
    "OgaTensorGetShapeRank": (c_void_p, POINTER(c_size_t)),
    "OgaTensorGetShape": (c_void_p, POINTER(ctypes.c_int64), c_size_t),
    "OgaCreateAdapters": (c_void_p, _OUT),
    "OgaLoadAdapter": (c_void_p, c_char_p, c_char_p),
    "OgaUnloadAdapter": (c_void_p, c_char_p),
    "OgaSetActiveAdapter": (c_void_p, c_void_p, c_char_p),
}


class Library:
    """The shared library in the folder of onnxruntime_genai, which is imported already."""

    def __init__(self, folder: Path) -> None:
        path = folder / _NAMES.get(sys.platform, "libonnxruntime-genai.so")
        self.functions = ctypes.CDLL(str(path))
        for name, takes in _TAKES.items():
            function = getattr(self.functions, name)
            function.argtypes, function.restype = takes, c_void_p
        self.functions.OgaResultGetError.argtypes = (c_void_p,)
        self.functions.OgaResultGetError.restype = c_char_p
        self.functions.OgaGenerator_IsDone.argtypes = (c_void_p,)
        self.functions.OgaGenerator_IsDone.restype = c_bool

    def call(self, name: str, *given: object) -> None:
        """Calls a function of _TAKES; raises RuntimeError with what the library says is wrong."""
        result = getattr(self.functions, name)(*given)
        if result:
            message = self.functions.OgaResultGetError(result).decode("utf-8", "replace")
            self.destroy("OgaDestroyResult", result)
            raise RuntimeError(message)

    def create(self, name: str, *given: object) -> c_void_p:
        """What a function makes and hands over by its last parameter."""
        made = c_void_p()
        self.call(name, *given, byref(made))
        return made

    def destroy(self, name: str, one: c_void_p | int) -> None:
        """Frees what was made."""
        function = getattr(self.functions, name)
        function.argtypes, function.restype = (c_void_p,), None
        function(one)


class Model:
    """The model of an artifact folder on a provider ("" for the CPU); RuntimeError if it fails."""

    def __init__(
        self, library: Library, folder: Path, provider: str, options: Mapping[str, object]
    ) -> None:
        self.library = library
        config = library.create("OgaCreateConfig", str(folder).encode())
        try:
            library.call("OgaConfigClearProviders", config)
            if provider:
                library.call("OgaConfigAppendProvider", config, provider.encode())
            overlay = {"model": {"decoder": {"session_options": options}}}
            library.call("OgaConfigOverlay", config, json.dumps(overlay).encode())
            self.pointer = library.create("OgaCreateModelFromConfig", config)
        finally:
            library.destroy("OgaDestroyConfig", config)

    def __del__(self) -> None:
        if hasattr(self, "pointer"):
            self.library.destroy("OgaDestroyModel", self.pointer)


class Adapters:
    """The adapters that are loaded beside a model."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.pointer = model.library.create("OgaCreateAdapters", model.pointer)

    def load(self, path: str, name: str) -> None:
        """Loads the adapter in a file under a name."""
        self.model.library.call("OgaLoadAdapter", self.pointer, path.encode(), name.encode())

    def unload(self, name: str) -> None:
        """Lets an adapter go; RuntimeError while a generator uses it."""
        self.model.library.call("OgaUnloadAdapter", self.pointer, name.encode())

    def __del__(self) -> None:
        if hasattr(self, "pointer"):
            self.model.library.destroy("OgaDestroyAdapters", self.pointer)


class Generator:
    """What reads and writes tokens, at most `length` of them, under a Lark grammar if given."""

    def __init__(
        self, model: Model, length: int, grammar: str = "", options: dict[str, float] | None = None
    ) -> None:
        self.model, self._call = model, model.library.call
        self._adapters: Adapters | None = None  # kept alive for as long as one of them speaks
        params = model.library.create("OgaCreateGeneratorParams", model.pointer)
        try:
            for name, value in {"max_length": length, **(options or {})}.items():
                kind = "Bool" if isinstance(value, bool) else "Number"
                self._call(f"OgaGeneratorParamsSetSearch{kind}", params, name.encode(), value)
            if grammar:
                given = b"lark_grammar", grammar.encode(), False
                self._call("OgaGeneratorParamsSetGuidance", params, *given)
            self.pointer = model.library.create("OgaCreateGenerator", model.pointer, params)
        finally:
            model.library.destroy("OgaDestroyGeneratorParams", params)

    def __del__(self) -> None:
        if hasattr(self, "pointer"):
            self.model.library.destroy("OgaDestroyGenerator", self.pointer)

    def set_active_adapter(self, adapters: Adapters, name: str) -> None:
        """Lets a loaded adapter speak."""
        self._call("OgaSetActiveAdapter", self.pointer, adapters.pointer, name.encode())
        self._adapters = adapters

    def append_tokens(self, tokens: Sequence[int]) -> None:
        """Reads tokens."""
        self._call(
            "OgaGenerator_AppendTokens", self.pointer, (c_int32 * len(tokens))(*tokens), len(tokens)
        )

    def rewind_to(self, length: int) -> None:
        """Forgets all but the first `length` tokens."""
        self._call("OgaGenerator_RewindTo", self.pointer, length)

    def is_done(self) -> bool:
        """Whether the end was written or the length is met."""
        return bool(self.model.library.functions.OgaGenerator_IsDone(self.pointer))

    def next_token(self) -> int:
        """Writes one token and gives it."""
        self._call("OgaGenerator_GenerateNextToken", self.pointer)
        found, count = POINTER(c_int32)(), c_size_t()
        self._call("OgaGenerator_GetNextTokens", self.pointer, byref(found), byref(count))
        return int(found[0])

    def get_logits(self) -> NDArray[np.float32]:
        """The logits after the last token, (vocabulary,)."""
        tensor = self.model.library.create("OgaGenerator_GetLogits", self.pointer)
        try:
            rank, kind, data = c_size_t(), c_int(), c_void_p()
            self._call("OgaTensorGetShapeRank", tensor, byref(rank))
            shape = (ctypes.c_int64 * rank.value)()
            self._call("OgaTensorGetShape", tensor, shape, rank)
            self._call("OgaTensorGetType", tensor, byref(kind))
            self._call("OgaTensorGetData", tensor, byref(data))
            dtype = np.dtype(_DTYPES[kind.value])
            held = ctypes.string_at(data.value or 0, shape[-1] * dtype.itemsize)
            return np.frombuffer(held, dtype).astype(np.float32)
        finally:
            self.model.library.destroy("OgaDestroyTensor", tensor)
