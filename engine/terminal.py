"""A chat in the terminal, on the same road as the web."""

from __future__ import annotations

import uuid

import click

from dialogue.wording import money, why_in_words
from engine.chat import ChatRequest, answer
from engine.config import Config
from engine.services import open_services


def converse(config: Config, user_id: str, tone: str | None) -> None:
    """Answers each line typed until an empty one; a stranger gets an id of their own."""
    services = open_services(config)
    user_id = user_id or f"visitor-{uuid.uuid4().hex[:12]}"
    conversation: str | None = None
    click.echo(f"Talking as {user_id}. An empty line ends the chat.")
    while message := click.prompt("You", default="", show_default=False).strip():
        said = answer(services, ChatRequest(message, user_id, conversation, tone))
        conversation = said.conversation_id
        click.echo(f"Shop ({said.reply.source}): {said.reply.text}")
        for candidate in said.reply.candidates:
            product = candidate.product
            products = services.catalog.products
            why = why_in_words(candidate.evidence, products, product, said.language)
            reason = f" - {why}" if why else ""
            click.echo(f"  {product.name}, {money(product.price, product.currency)}{reason}")
