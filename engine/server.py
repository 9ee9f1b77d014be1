"""Serving: one process, a few request threads, one model thread behind them."""

from __future__ import annotations

import logging
import sys

import waitress

from engine.app import create_app
from engine.config import Config

log = logging.getLogger(__name__)

THREADS = 16  # requests mostly wait for the model, whose queue is the real limit
MAX_BODY = 2 * 1024 * 1024  # bytes; the app's own limits are lower and answer in JSON


def serve(config: Config, host: str, port: int) -> None:
    """Serves until interrupted; raises OSError when the address is taken."""
    app = create_app(config)
    server = waitress.create_server(
        app,
        host=host,
        port=port,
        threads=THREADS,
        ident="shoptalk",
        channel_timeout=60,
        max_request_body_size=MAX_BODY,
    )
    print(f"Shoptalk is ready: http://{host}:{port}/", file=sys.stderr, flush=True)
    try:
        server.run()
    finally:
        server.close()
