"""The reference graph: what optimum makes of the weights, in fp32 and nothing fused."""

from __future__ import annotations

import warnings
from pathlib import Path

from export.errors import ExportError


def reference(model: Path, folder: Path) -> Path:
    """The path of the reference graph of the Hugging Face folder `model`, written into `folder`.

    optimum's own validation is left out: export.verify compares on real conversations. Raises
    ExportError when optimum does not know the architecture.
    """
    from optimum.exporters.onnx import main_export

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracer's, one for every branch it could not follow
        try:
            main_export(
                str(model),
                folder,
                task="text-generation-with-past",
                do_validation=False,
                no_post_process=True,
                local_files_only=True,
            )
        except (ValueError, KeyError, NotImplementedError, RuntimeError) as error:
            raise ExportError(f"optimum cannot export {model}: {error}") from error
    return folder / "model.onnx"
