"""The voice of an installation: its exported dialogue model, in this process or in several."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from dialogue.adapters import AdapterFolder
from dialogue.draft import Manner, Voice
from dialogue.given import Given
from dialogue.jobs import RuntimeUnavailable
from dialogue.manifest import ArtifactError, verify
from dialogue.runtime import Runtime
from dialogue.tokenizer import Tokenizer
from engine.config import Config

if TYPE_CHECKING:
    from dialogue.replicas import Replicas

log = logging.getLogger(__name__)


def open_voice(config: Config) -> Voice:
    """The voice of the exported dialogue model, or the templates' where there is none to load.

    CUDA or replicas that were asked for by name and are not there raise RuntimeUnavailable.
    """
    try:
        manifest = verify(config.artifact)
        adapters = AdapterFolder(config.adapters, manifest.swappable)
        runtime = open_runtime(config, adapters)
    except (ArtifactError, RuntimeUnavailable) as error:
        if config.device == "cuda" or config.replicas:
            raise
        log.warning("templates answer alone: %s", error)
        return Voice(None, None, given=Given())
    log.info("dialogue model %s on %s", manifest.name, runtime.where)
    if config.adapter and config.adapter not in adapters:
        log.error("SHOPTALK_ADAPTER: no adapter %r in %s", config.adapter, config.adapters)
    manner: Manner = config.voice  # type: ignore[assignment]  # the config has checked it
    if manner == "free" and manifest.voice != "free":
        log.warning("SHOPTALK_VOICE: %s was not tuned to write words of its own", manifest.name)
        manner = "guided"
    return Voice(
        runtime, Tokenizer(config.artifact), manner, config.reply_seconds,
        manifest.languages, adapters=adapters, opening=manifest.opening, given=Given(),
    )  # fmt: skip


def open_runtime(config: Config, adapters: AdapterFolder) -> Runtime | Replicas:
    """The runtime in this process, or as many replicas as were asked for in their own."""
    asked = (config.artifact, config.device, config.threads, config.queue_size)
    if not config.replicas:
        return Runtime(*asked, adapters)
    try:
        from dialogue.replicas import Replicas
    except ImportError as error:
        message = f"SHOPTALK_REPLICAS: {error.name} is missing: pip install 'shoptalk[ray]'"
        raise RuntimeUnavailable(message) from None
    if adapters:
        raise RuntimeUnavailable("SHOPTALK_REPLICAS: replicas speak without adapters; merge yours")
    return Replicas(*asked, config.replicas)
