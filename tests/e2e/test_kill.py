"""A server killed while it chats: what was answered is kept, and nothing half-written is seen."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from engine.store import conversations
from engine.store.database import connect, reading
from tests.toy import open_shop


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def post(url: str, body: dict[str, Any], token: str = "") -> dict[str, Any]:
    headers = {"Content-Type": "application/json"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)
    with urllib.request.urlopen(request, timeout=10) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def start(home: Path, port: int) -> subprocess.Popen[bytes]:
    """A server process over the shop at `home`, ready to answer."""
    environ = {**os.environ, "SHOPTALK_HOME": str(home), "SHOPTALK_DEMO": "1"}
    command = [sys.executable, "-m", "engine.cli", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environ, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=1)
            return process
        except (urllib.error.URLError, ConnectionError):
            assert process.poll() is None, "the server ended by itself"
            time.sleep(0.1)
    process.kill()
    raise AssertionError("the server did not start within 30 s")


@pytest.mark.slow
def test_answered_turns_survive_a_kill_and_no_half_turn_is_left(tmp_path: Path) -> None:
    _, database = open_shop(tmp_path)
    database.dispose()
    port = free_port()
    process = start(tmp_path, port)
    answered: dict[str, list[str]] = {}  # conversation → replies the shopper has read

    def chat_on(user: str) -> None:
        root = f"http://127.0.0.1:{port}/v1"
        token = post(f"{root}/session", {"user_id": user})["token"]
        conversation: str | None = None
        try:
            while True:
                body = {"message": "any tea?", "conversation_id": conversation}
                said = post(f"{root}/chat", {k: v for k, v in body.items() if v}, token)
                conversation = said["conversation_id"]
                answered.setdefault(f"{user} {conversation}", []).append(said["reply"]["text"])
        except (urllib.error.URLError, ConnectionError, OSError, ValueError):
            return  # the server is gone, as it should be

    shoppers = [threading.Thread(target=chat_on, args=(f"user-{n}",)) for n in range(4)]
    for shopper in shoppers:
        shopper.start()
    while sum(map(len, answered.values())) < 20:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    for shopper in shoppers:
        shopper.join(15)

    database = connect(f"sqlite:///{tmp_path / 'shoptalk.db'}")
    with reading(database) as connection:
        for key, replies in answered.items():
            user, conversation = key.split(" ")
            turns = conversations.read_turns(connection, conversation, user)
            assert [turn.role for turn in turns] == ["user", "assistant"] * (len(turns) // 2)
            stored = [turn.text for turn in turns if turn.role == "assistant"]
            assert stored[: len(replies)] == replies
            assert len(stored) - len(replies) <= 1  # one may be stored and not yet read
    database.dispose()
