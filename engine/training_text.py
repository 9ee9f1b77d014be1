"""What shoppers said, as text to train on: of those who agreed to `training`, and nobody else."""

from __future__ import annotations

from pathlib import Path

from dialogue.confided import readable, without_health
from dialogue.pii import redact
from engine.store import conversations, shoppers
from engine.store.database import Engine, reading
from engine.store.trail import note_read


class NobodyAgreed(LookupError):
    """No shopper has agreed to training, or none of those who did has said anything."""


def write_training_text(
    database: Engine, path: Path, only: str | None = None
) -> tuple[str, ...]:
    """The shoppers whose own messages were written to `path`, a paragraph each message.

    Card numbers, secrets, addresses and the like are left out (dialogue.pii), also what was written
    before a rule for it was known; and so is what tells of health, which was agreed to for lists.
    `only` is the one shopper to take. Raises NobodyAgreed.
    """
    found: dict[str, list[str]] = {}
    with reading(database) as connection:
        for user_id in shoppers.agreed_to(connection, "training"):
            if only not in {None, user_id}:
                continue
            said = [
                _teachable(turn.text)
                for _, turn, _ in conversations.read_all(connection, user_id)
                if turn.role == "user"
            ]
            said = [text for text in said if text]
            if said:
                found[user_id] = said
    if not found:
        raise NobodyAgreed(f"{only or 'no shopper'}: no messages under the consent `training`")
    for user_id in found:
        note_read(database, "turns for training", user_id)
    texts = [" ".join(text.split()) for said in found.values() for text in said]
    path.write_text("\n\n".join(texts) + "\n", encoding="utf-8")
    return tuple(found)


def _teachable(text: str) -> str:
    return readable(without_health(redact(text)[0]))
