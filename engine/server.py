"""Serving: one process, a few request threads, one model thread behind them."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import logging
import socket
import sys

import waitress

from engine.app import create_app
from engine.config import Config

log = logging.getLogger(__name__)

# Requests mostly wait for the model, in its line; there are always some more threads than wait, so
# that all else (health, metrics, events, pages) is answered while the model is busy.
SPARE_THREADS = 8
M_ARENA_MAX = -8  # malloc.h
MAX_BODY = 2 * 1024 * 1024  # bytes; the app's own limits are lower and answer in JSON


class ServeError(RuntimeError):
    """The server cannot listen; the message names the address and what to set."""


def check_address(host: str, port: int) -> None:
    """Raises ServeError when nobody can listen on this address, because somebody does already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = error.strerror or str(error)
            raise ServeError(
                f"cannot listen on {host}:{port} ({reason}): set SHOPTALK_HOST or SHOPTALK_PORT"
            ) from error


def _share_memory() -> None:
    """Has all threads take memory from two heaps: glibc gives each its own, a tenth more in all."""
    with contextlib.suppress(AttributeError, OSError):  # another C library has no such setting
        ctypes.CDLL(None).mallopt(M_ARENA_MAX, 2)


def serve(config: Config, host: str, port: int) -> None:
    """Serves until interrupted; raises ServeError when the address is taken."""
    check_address(host, port)
    _share_memory()
    app = create_app(config)
    gc.collect()
    gc.freeze()  # the catalogue stays: to look through it for garbage takes longer than a turn
    server = waitress.create_server(
        app,
        host=host,
        port=port,
        threads=config.queue_size + SPARE_THREADS,
        ident="shoptalk",
        channel_timeout=60,
        channel_request_lookahead=1,  # without it nobody would notice who hangs up
        max_request_body_size=MAX_BODY,
    )
    print(f"Shoptalk is ready: http://{host}:{port}/", file=sys.stderr, flush=True)
    try:
        server.run()
    finally:
        server.close()
