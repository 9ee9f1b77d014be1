"""LoRA adapters (Hu et al., 2021) on a causal LM: made, saved, read again, merged. By PEFT."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor

from export.errors import ExportError
from export.learning import Learner

if TYPE_CHECKING:
    from peft import PeftModel
    from transformers import PreTrainedModel

RANK = 24
LINEAR = "all-linear"
ADAPTER = "adapter_model.safetensors"


def read_model(folder: Path, device: str) -> PreTrainedModel:
    """The model of a Hugging Face folder in bfloat16, its own weights not to be trained.

    bfloat16 halves the time of a step on CPUs and GPUs that have it; adapters stay in fp32.
    """
    from transformers import AutoModelForCausalLM

    try:
        model = AutoModelForCausalLM.from_pretrained(
            str(folder), local_files_only=True, dtype=torch.bfloat16
        )
    except (OSError, ValueError) as error:
        raise ExportError(f"{folder}: no causal language model: {error}") from error
    model.requires_grad_(False)
    model.to(torch.device(device))  # type: ignore[arg-type]
    return model


def with_lora(model: PreTrainedModel, rank: int = RANK) -> PeftModel:
    """The model with a fresh adapter on every linear layer but the head."""
    from peft import LoraConfig, get_peft_model

    # No dropout: drawing its masks costs a sixth of a step on a CPU.
    config = LoraConfig(
        r=rank, lora_alpha=2 * rank, target_modules=LINEAR, task_type="CAUSAL_LM"
    )
    return get_peft_model(model, config)


def with_adapter(model: PreTrainedModel, adapter: Path, trainable: bool = False) -> PeftModel:
    """The model with the adapter of a folder; raises ExportError where it is none."""
    from peft import PeftModel

    if not (adapter / ADAPTER).is_file():
        raise ExportError(f"{adapter}: no adapter there ({ADAPTER} is missing)")
    try:
        return PeftModel.from_pretrained(model, str(adapter), is_trainable=trainable)
    except (ValueError, RuntimeError, OSError) as error:
        raise ExportError(f"{adapter}: does not fit the model: {error}") from error


def learner(model: Any, device: str) -> Learner:
    """What `export.learning` trains: the adapter of a PEFT model."""
    inner = model.base_model.model if hasattr(model, "base_model") else model
    lm = inner.model if hasattr(inner, "lm_head") else inner.base_model

    def body(ids: Tensor, mask: Tensor) -> Tensor:
        hidden: Tensor = lm(input_ids=ids, attention_mask=mask, use_cache=False).last_hidden_state
        return hidden

    trained = [one for one in model.parameters() if one.requires_grad]
    return Learner(body, inner.lm_head, trained, device)


def merged(folder: Path, adapter: Path, out: Path) -> Path:
    """The folder `out` with the weights of `folder` and the adapter added into them, in fp32."""
    from transformers import AutoModelForCausalLM

    model = AutoModelForCausalLM.from_pretrained(
        str(folder), local_files_only=True, dtype=torch.float32
    )
    whole = with_adapter(model, adapter).merge_and_unload()
    whole.save_pretrained(str(out))
    copy_rest(folder, out)
    return out


def copy_rest(folder: Path, out: Path) -> None:
    """Copies the files of `folder` that `out` lacks: the tokenizer, the licence."""
    for path in folder.iterdir():
        if path.is_file() and not (out / path.name).exists():
            shutil.copyfile(path, out / path.name)
