"""Settings: every one is an environment variable `SHOPTALK_*`, read once into a frozen value."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# What becomes of the events of a shopper who is erased.
ERASE_EVENTS = ("delete", "pseudonymise")
MAX_DAYS = 36_500
MANNERS = ("guided", "free")


class ConfigError(ValueError):
    """A setting that cannot be used; the message names the environment variable."""


@dataclass(frozen=True, slots=True)
class Config:
    """How one installation runs: field `x_y` is the variable `SHOPTALK_X_Y`.

    docs/operating.md has the table. An empty `database_url` is SQLite under `home`; an empty
    `secret` is drawn once and kept under `home`. `site_keys` reads
    `key=https://origin|https://origin,key2=...`. What is older than `keep_..._days` (0: nothing)
    goes with `shoptalk purge`. `contact` is how a person of the shop is reached; `timezone` is the
    shop's, in which the hours of a shopper's habits are read; `adapter` is the one, among those in
    `adapters`, that speaks to everybody who has none of their own; `voice` is how the model speaks
    ("free" needs one that was tuned to); with `replicas` that many processes run it (Ray Serve).
    """

    home: Path = Path("var")
    database_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    demo: bool = False
    currency: str = "USD"
    device: str = "auto"
    threads: int = 0
    secret: str = ""
    site_keys: str = ""
    jwt_secret: str = ""
    queue_size: int = 8
    reply_seconds: float = 20.0
    max_message_chars: int = 2000
    token_seconds: int = 3600
    keep_turns_days: int = 365
    keep_events_days: int = 1095
    keep_facts_days: int = 365
    keep_audit_days: int = 1095
    keep_consents_days: int = 1095
    erase_events: str = "delete"
    contact: str = ""
    timezone: str = "UTC"
    adapter: str = ""
    voice: str = "guided"
    replicas: int = 0

    def __post_init__(self) -> None:
        for setting in fields(self):
            name = setting.name
            if name.startswith("keep_") and not 0 <= getattr(self, name) <= MAX_DAYS:
                raise ConfigError(f"{_variable(name)}: must be 0 (for ever) to {MAX_DAYS} days")
        if self.erase_events not in ERASE_EVENTS:
            found = f"{self.erase_events!r} is neither {' nor '.join(ERASE_EVENTS)}"
            raise ConfigError(f"{_variable('erase_events')}: {found}")
        if self.voice not in MANNERS:
            found = f"{self.voice!r} is neither {' nor '.join(MANNERS)}"
            raise ConfigError(f"{_variable('voice')}: {found}")
        try:
            ZoneInfo(self.timezone)
        except (ValueError, OSError, ZoneInfoNotFoundError):
            message = f"{_variable('timezone')}: {self.timezone!r} is no time zone"
            raise ConfigError(message) from None

    @property
    def database(self) -> str:
        """The SQLAlchemy URL in force."""
        return self.database_url or f"sqlite:///{self.home.resolve() / 'shoptalk.db'}"

    @property
    def zone(self) -> ZoneInfo:
        """The time zone of the shop."""
        return ZoneInfo(self.timezone)

    @property
    def models(self) -> Path:
        """Folder of the versioned recommender models."""
        return self.home / "models"

    @property
    def artifact(self) -> Path:
        """Folder of the exported dialogue model."""
        return self.home / "dialogue"

    @property
    def encoder(self) -> Path:
        """Folder of the exported sentence encoder, if there is one."""
        return self.home / "encoder"

    @property
    def adapters(self) -> Path:
        """Folder of the adapters that can be swapped into it."""
        return self.home / "adapters"


def load_config(environ: Mapping[str, str] = os.environ) -> Config:
    """The settings found in `environ`; raises ConfigError naming the variable it cannot read."""
    values: dict[str, object] = {}
    for setting in fields(Config):
        name = _variable(setting.name)
        if environ.get(name, "").strip():
            values[setting.name] = _read(name, environ[name].strip(), setting.default)
    return Config(**values)  # type: ignore[arg-type]


def _variable(setting: str) -> str:
    return f"SHOPTALK_{setting.upper()}"


def _read(name: str, text: str, default: object) -> object:
    if isinstance(default, bool):
        if text.lower() in {"1", "true", "yes", "on"}:
            return True
        if text.lower() in {"0", "false", "no", "off"}:
            return False
        raise ConfigError(f"{name}: {text!r} is neither yes nor no")
    if isinstance(default, (int, float)):
        try:
            return type(default)(text)
        except ValueError as error:
            wanted = "whole number" if isinstance(default, int) else "number"
            raise ConfigError(f"{name}: {text!r} is not a {wanted}") from error
    return Path(text) if isinstance(default, Path) else text
