"""Who is asking: session tokens, the shop's own JWTs, and the site keys with their origins."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import jwt

from engine.config import Config, ConfigError

AUDIENCE = "shoptalk"
MAX_ID_CHARS = 256
PRINTABLE = r"^[^\x00-\x1f\x7f]*$"  # no control characters; read by Python and by OpenAPI
VISITOR_PREFIX = "visitor-"


class AuthError(ValueError):
    """A claim that cannot be believed; the message says why, without repeating the claim."""


def installation_secret(config: Config) -> str:
    """The key that signs session tokens: the configured one, else the one kept under `home`.

    The kept one is drawn on first use and readable by its owner alone.
    """
    return config.secret or _kept_secret(config.home / "secret")


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a token speaks for, and the visit it was given for."""

    user_id: str
    session_id: str


def new_visitor() -> str:
    """The id of a visitor nobody has met before; it cannot be guessed."""
    return VISITOR_PREFIX + secrets.token_urlsafe(16)


def issue_token(key: str, user_id: str, now: datetime, seconds: int) -> str:
    """The session token (JWT, HS256) that speaks for `user_id` until `seconds` after `now`."""
    claims = {
        "sub": user_id,
        "sid": secrets.token_urlsafe(12),
        "aud": AUDIENCE,
        "iat": now,
        "exp": now + timedelta(seconds=seconds),
    }
    return jwt.encode(claims, key, algorithm="HS256")


def read_token(key: str, token: str) -> Subject:
    """Whom a session token speaks for; raises AuthError for any other text."""
    try:
        claims = jwt.decode(
            token,
            key,
            algorithms=["HS256"],
            audience=AUDIENCE,
            options={"require": ["sub", "sid", "exp", "aud"]},
        )
    except jwt.ExpiredSignatureError:
        raise AuthError("the session has expired: ask /v1/session for a new token") from None
    except jwt.InvalidTokenError:
        raise AuthError("the token is not one of this server's") from None
    return Subject(str(claims["sub"]), str(claims["sid"]))


def read_shop_jwt(config: Config, token: str) -> str:
    """The user id (`sub`) in a JWT (HS256) that the shop signed with SHOPTALK_JWT_SECRET.

    `exp` and `nbf` are obeyed where the shop sets them. Raises AuthError.
    """
    if not config.jwt_secret:
        raise AuthError("this server knows no shop key: set SHOPTALK_JWT_SECRET")
    try:
        # The audience is the shop's own affair: its JWT may be made for several services.
        claims = jwt.decode(
            token,
            config.jwt_secret,
            algorithms=["HS256"],
            options={"require": ["sub"], "verify_aud": False},
        )
    except jwt.InvalidTokenError as error:
        raise AuthError(f"the shop's JWT is not valid: {error}") from None
    user_id = str(claims["sub"])
    if not is_user_id(user_id):
        raise AuthError(f"sub must have 1 to {MAX_ID_CHARS} characters, none of them control ones")
    return user_id


def is_user_id(text: str) -> bool:
    """Whether `text` can be a user id: 1 to 256 characters, none of them control characters."""
    return 0 < len(text) <= MAX_ID_CHARS and re.fullmatch(PRINTABLE, text) is not None


def parse_site_keys(text: str) -> Mapping[str, frozenset[str]]:
    """The origins allowed for each site key, from `key=https://a|https://b,key2=https://c`.

    Raises ConfigError naming SHOPTALK_SITE_KEYS.
    """
    keys: dict[str, frozenset[str]] = {}
    for entry in filter(None, (part.strip() for part in text.split(","))):
        key, separator, origins = entry.partition("=")
        if not key.strip() or not separator:
            raise ConfigError(f"SHOPTALK_SITE_KEYS: {entry!r} is not key=https://origin")
        keys[key.strip()] = frozenset(_origin(origin.strip()) for origin in origins.split("|"))
    return keys


def _origin(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.path not in {"", "/"}:
        raise ConfigError(
            f"SHOPTALK_SITE_KEYS: {text!r} is not an origin such as https://shop.example"
        )
    return f"{parts.scheme}://{parts.netloc}".lower()


def _kept_secret(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    drawn = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        return path.read_text("ascii")
    except FileNotFoundError:
        pass
    try:
        with os.fdopen(os.open(drawn, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        # A link appears whole or not at all, and fails where another process was first.
        os.link(drawn, path)
    except FileExistsError:
        pass
    finally:
        drawn.unlink(missing_ok=True)
    return path.read_text("ascii")
