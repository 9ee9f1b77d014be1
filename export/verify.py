"""How far an exported graph is from the weights: logits compared, position by position.

Every graph is run in plain ONNX Runtime without a cache, one conversation at a time, so that what
is compared is the graph itself. The figures cover every position of every conversation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import numpy.typing as npt
import onnxruntime
from jinja2 import TemplateError

from export.device import providers
from export.dialogues import Sample
from export.errors import ExportError
from export.prompts import CHATS

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

Logits = npt.NDArray[np.float32]
_TYPES = {"tensor(float)": np.float32, "tensor(float16)": np.float16}

REFERENCE_DIFFERENCE = 1e-3  # in logits; 1.2e-4 measured on SmolLM2-135M
# The least share of positions with the same first choice. What a sound graph reaches differs by
# model (docs/export.md); what falls below these is broken: a wrong graph agrees at a few percent.
FLOORS = {"int4": 0.6, "int8": 0.9, "fp16": 0.97, "fp32": 0.995}


@dataclass(frozen=True, slots=True)
class Parity:
    """How far a graph is from the weights, over `positions` positions.

    `max_abs_difference` is in logits; `top1_agreement` the share of positions with the same first
    choice; `mean_kl` the mean of KL(weights || graph) in nats.
    """

    positions: int
    max_abs_difference: float
    top1_agreement: float
    mean_kl: float


@dataclass(frozen=True, eq=False, slots=True)
class Expected:
    """What the weights say, in fp32: token ids of each conversation and the logits over them.

    `logits` holds one array (positions, vocabulary) per conversation; `head_size` is that of an
    attention head, which a graph may leave open. `starts` has the position of each conversation
    from which the figures count.
    """

    texts: tuple[tuple[int, ...], ...]
    logits: tuple[Logits, ...]
    head_size: int
    starts: tuple[int, ...] = ()

    @classmethod
    def of(cls, folder: Path, samples: Sequence[Sample] = ()) -> Expected:
        """The logits that torch computes with the Hugging Face folder's weights.

        Over the fixed conversations, or over `samples`, whose replies alone count. Raises
        ExportError when the folder has not every tensor of the model.
        """
        import torch
        from transformers import AutoTokenizer

        tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
        model = _load(folder)
        room = getattr(model.config, "max_position_embeddings", None)
        texts = tuple(one.ids for one in samples) or tuple(
            _token_ids(tokenizer, chat)[:room] for chat in CHATS
        )
        with torch.inference_mode():
            logits = tuple(
                model(torch.tensor([ids]), use_cache=False).logits[0].numpy() for ids in texts
            )
        size = getattr(model.config, "head_dim", None)
        size = size or model.config.hidden_size // model.config.num_attention_heads
        return cls(texts, logits, int(size), tuple(one.learned - 1 for one in samples))


def check_reference(graph: Path, expected: Expected) -> dict[str, float]:
    """The figures of the reference graph; raises ExportError when it is not the same function."""
    parity = compare(expected.logits, graph_logits(graph, expected))
    if not parity.max_abs_difference <= REFERENCE_DIFFERENCE:
        raise ExportError(
            f"the reference graph differs from the weights by {parity.max_abs_difference:.2g} "
            f"(at most {REFERENCE_DIFFERENCE:g} is right)"
        )
    return {
        "positions": parity.positions,
        "reference_max_abs_difference": parity.max_abs_difference,
        "reference_top1_agreement": parity.top1_agreement,
    }


def check_deployed(
    graph: Path, expected: Expected, precision: str, device: str, adapter: Path | None = None
) -> dict[str, float]:
    """The figures of the deployed graph run on `device`, which must be usable.

    `adapter` is a file that the graph takes beside its inputs. Raises ExportError when it is too
    far from the weights.
    """
    parity = compare(expected.logits, graph_logits(graph, expected, device, adapter))
    if not parity.top1_agreement >= FLOORS[precision]:
        raise ExportError(
            f"the {precision} graph agrees with the weights at {parity.top1_agreement:.1%} of "
            f"{parity.positions} positions (at least {FLOORS[precision]:.1%} is right)"
        )
    return {
        "max_abs_difference": parity.max_abs_difference,
        "top1_agreement": parity.top1_agreement,
        "mean_kl": parity.mean_kl,
    }


def reply_parity(graph: Path, expected: Expected, device: str) -> dict[str, float]:
    """How far the deployed graph is from the weights where it matters: on whole replies."""
    parity = compare(
        [right[start:] for right, start in zip(expected.logits, expected.starts, strict=True)],
        (
            ours[start:]
            for ours, start in zip(
                graph_logits(graph, expected, device), expected.starts, strict=True
            )
        ),
    )
    return {
        "reply_positions": parity.positions,
        "reply_top1_agreement": parity.top1_agreement,
        "reply_mean_kl": parity.mean_kl,
    }


def graph_logits(
    graph: Path, expected: Expected, device: str = "cpu", adapter: Path | None = None
) -> Iterator[Logits]:
    """The logits of the graph at a path, one array (positions, vocabulary) per conversation.

    Raises ExportError when the graph cannot be loaded or run.
    """
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(str(graph), options, providers=providers(device))
        run_options = onnxruntime.RunOptions()
        if adapter:
            loaded = onnxruntime.LoraAdapter()
            loaded.Load(str(adapter))
            run_options.add_active_adapter(loaded)
        for ids in expected.texts:
            (logits,) = session.run(
                ["logits"], _feed(session, ids, expected.head_size), run_options
            )
            yield np.asarray(logits[0], dtype=np.float32)
    except Exception as error:  # ONNX Runtime's own have no base class but this
        raise ExportError(f"{graph.name} does not run on {device}: {error}") from error


def compare(expected: Sequence[Logits], found: Iterable[Logits]) -> Parity:
    """The distance of `found` logits from the `expected` ones, text by text."""
    differences, agreements, divergences = [], [], []
    for right, ours in zip(expected, found, strict=True):
        differences.append(float(np.abs(right - ours).max()))
        agreements.append(right.argmax(axis=-1) == ours.argmax(axis=-1))
        divergences.append(_kl(right, ours))
    same = np.concatenate(agreements)
    return Parity(
        positions=int(same.size),
        max_abs_difference=max(differences),
        top1_agreement=float(same.mean()),
        mean_kl=float(np.concatenate(divergences).mean()),
    )


def _load(folder: Path) -> PreTrainedModel:
    """The model in fp32; refused when a tensor is absent, which transformers draws at random."""
    import torch
    from transformers import AutoModelForCausalLM

    try:
        loaded: Any = AutoModelForCausalLM.from_pretrained(
            str(folder), local_files_only=True, dtype=torch.float32, output_loading_info=True
        )
    except (OSError, ValueError, RuntimeError) as error:
        raise ExportError(f"{folder}: transformers cannot load it: {error}") from error
    model, info = loaded
    if absent := sorted(info["missing_keys"]):
        raise ExportError(f"{folder}: {len(absent)} tensors are missing, {absent[0]} among them")
    return cast("PreTrainedModel", model)


def _token_ids(
    tokenizer: PreTrainedTokenizerBase, chat: Sequence[tuple[str, str]]
) -> tuple[int, ...]:
    """The ids of a chat in the model's own format; as plain lines where it has none for it."""
    messages = [{"role": role, "content": text} for role, text in chat]
    try:
        return tuple(tokenizer.apply_chat_template(messages, tokenize=True))
    except (ValueError, TemplateError):  # no template, or one that knows no system role
        return tuple(tokenizer("\n".join(text for _, text in chat))["input_ids"])


def _feed(
    session: onnxruntime.InferenceSession, ids: Sequence[int], head_size: int
) -> dict[str, npt.NDArray[np.generic]]:
    """The inputs of one run over a whole text: no past, everything attended to."""
    tokens = np.array([list(ids)], dtype=np.int64)
    known = {
        "input_ids": tokens,
        "attention_mask": np.ones_like(tokens),
        "position_ids": np.arange(tokens.shape[1], dtype=np.int64)[None],
    }
    return {
        tensor.name: known[tensor.name] if tensor.name in known else _no_past(tensor, head_size)
        for tensor in session.get_inputs()
    }


def _no_past(tensor: onnxruntime.NodeArg, head_size: int) -> npt.NDArray[np.generic]:
    """An empty cache of shape (batch, heads, past, head size)."""
    return np.zeros((1, tensor.shape[1], 0, head_size), dtype=_TYPES[tensor.type])


def _kl(right: Logits, ours: Logits) -> npt.NDArray[np.float64]:
    p, q = _log_softmax(right), _log_softmax(ours)
    return (np.exp(p) * (p - q)).sum(axis=-1)


def _log_softmax(logits: Logits) -> npt.NDArray[np.float64]:
    shifted = logits.astype(np.float64) - logits.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
