"""Serving: one process, a few request threads, one model thread behind them."""

from __future__ import annotations

import logging
import sys

import waitress

from engine.app import create_app
from engine.config import Config

log = logging.getLogger(__name__)

THREADS = 16  # requests mostly wait for the model, whose queue is the real limit


def serve(config: Config, host: str, port: int) -> None:
    """Serves until interrupted; raises OSError when the address is taken."""
    app = create_app(config)
    server = waitress.create_server(
        app, host=host, port=port, threads=THREADS, ident="shoptalk", channel_timeout=60
    )
    print(f"Shoptalk is ready: http://{host}:{port}/", file=sys.stderr, flush=True)
    try:
        server.run()
    finally:
        server.close()
