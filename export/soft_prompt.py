"""Prompt learning (Lester et al., 2021): a few virtual tokens in front of everything, by PEFT.

An exported graph has them as tokens of its vocabulary, with which every prompt begins: what all
prompts begin with is read once (dialogue.contexts). What is kept beside the embeddings is what they
become in the model, keys and values by layer, for run times that start from a cache.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from export.adapters import ADAPTER, copy_rest
from export.errors import ExportError
from export.learning import Learner

if TYPE_CHECKING:
    from peft import PeftModel
    from transformers import PreTrainedModel

VIRTUAL_TOKENS = 24
PREFIX = "prefix.npz"


def with_prompt(model: PreTrainedModel, tokens: int = VIRTUAL_TOKENS) -> PeftModel:
    """The model with a fresh soft prompt of `tokens` virtual tokens, drawn from its vocabulary."""
    from peft import PromptTuningConfig, PromptTuningInit, get_peft_model

    config = PromptTuningConfig(
        task_type="CAUSAL_LM",
        num_virtual_tokens=tokens,
        prompt_tuning_init=PromptTuningInit.SAMPLE_VOCAB,
    )
    prompted = get_peft_model(model, config)
    for one in prompted.prompt_encoder.parameters():
        one.data = one.data.float()
    return prompted


def prompt_learner(prompted: Any, device: str) -> Learner:
    """What `export.learning` trains: the soft prompt alone, in front of every sample."""
    model = prompted.get_base_model()
    encoder = prompted.prompt_encoder["default"]

    def body(ids: Tensor, mask: Tensor) -> Tensor:
        soft = _soft(encoder, ids.shape[0]).to(model.dtype)
        embedded = torch.cat([soft, model.get_input_embeddings()(ids)], dim=1)
        wide = torch.cat([mask.new_ones(mask.shape[0], soft.shape[1]), mask], dim=1)
        return _hidden(model, embedded, wide)[:, soft.shape[1] :]

    return Learner(body, model.lm_head, list(encoder.parameters()), device)


def plain_learner(prompted: Any, device: str) -> Learner:
    """The same model without its soft prompt, to measure what the prompt gains."""
    model = prompted.get_base_model()

    def body(ids: Tensor, mask: Tensor) -> Tensor:
        return _hidden(model, model.get_input_embeddings()(ids), mask)

    return Learner(body, model.lm_head, [], device)


def write_prefix(prompted: Any, path: Path) -> tuple[int, ...]:
    """The shape of the prefix written to `path`: (layers, 2, heads, tokens, head size), fp16.

    Keys come first, then values, as a graph with a cache takes them.
    """
    model = prompted.get_base_model()
    with torch.inference_mode():
        soft = _soft(prompted.prompt_encoder["default"], 1).to(model.dtype)
        cache = model.model(inputs_embeds=soft, use_cache=True).past_key_values
        layers = [
            torch.stack([layer.keys[0], layer.values[0]]).float().cpu().numpy()
            for layer in cache.layers
        ]
    stacked = np.stack(layers).astype(np.float16)
    np.savez_compressed(path, prefix=stacked)
    return tuple(stacked.shape)


def with_virtual_tokens(folder: Path, adapter: Path, out: Path) -> tuple[Path, str]:
    """The folder `out` with the soft prompt in its vocabulary, and the text that stands for it.

    The weights are those of `folder`, in fp32, with one more row for each virtual token, and a head
    of its own in which they have nothing. Raises
    ExportError for a folder that holds no soft prompt, or one of another width.
    """
    from safetensors.torch import load_file
    from transformers import AutoModelForCausalLM

    rows = load_file(str(adapter / ADAPTER)).get("prompt_embeddings")
    if rows is None:
        raise ExportError(f"{adapter / ADAPTER}: it has no prompt_embeddings")
    model: Any = AutoModelForCausalLM.from_pretrained(
        str(folder), local_files_only=True, dtype=torch.float32
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    names = [f"<|soft_{number}|>" for number in range(len(rows))]
    tokenizer.add_special_tokens(names)
    ids = [tokenizer.token_to_id(name) for name in names]
    before = model.get_input_embeddings().weight.shape
    if rows.shape[1] != before[1]:
        raise ExportError(f"{adapter}: rows of {rows.shape[1]} numbers, the model has {before[1]}")
    size = max(before[0], ids[-1] + 1)
    model.resize_token_embeddings(size, mean_resizing=False)
    head = model.get_output_embeddings().weight.detach().clone()
    head[ids] = 0.0  # they are read and never said: a large row would take all likelihood
    model.config.tie_word_embeddings = False
    model.set_output_embeddings(torch.nn.Linear(head.shape[1], head.shape[0], bias=False))
    with torch.inference_mode():
        model.get_output_embeddings().weight[:] = head
        model.get_input_embeddings().weight[ids] = rows.float()
    model.save_pretrained(str(out))
    copy_rest(folder, out)
    tokenizer.save(str(out / "tokenizer.json"))
    return out, "".join(names)


def _soft(encoder: Any, rows: int) -> Tensor:
    weight: Tensor = encoder.embedding.weight
    return weight.unsqueeze(0).expand(rows, -1, -1)


def _hidden(model: Any, embedded: Tensor, mask: Tensor) -> Tensor:
    found: Tensor = model.model(
        inputs_embeds=embedded, attention_mask=mask, use_cache=False
    ).last_hidden_state
    return found
