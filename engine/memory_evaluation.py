"""How what shoppers tell is remembered: scripted conversations, held by the assistant itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timezone

from tqdm import tqdm

from dialogue.labelled import Count, Triple, normal_fact
from dialogue.memory_marks import Seen, Slip, count_kept, end_slips, slips
from dialogue.memory_scripts import Script
from engine.chat import Answer, ChatRequest, answer
from engine.memory_shop import shop_of
from engine.services import Services
from engine.store.consent import give_consent
from engine.store.database import reading, writing
from engine.store.facts import read_facts
from recsys.types import Product


@dataclass(frozen=True, slots=True)
class Held:
    """One script as it went: its slips, and the facts kept at its end, counted."""

    script: Script
    slips: tuple[Slip, ...]
    count: Count
    junk: int

    @property
    def passed(self) -> bool:
        """Whether every step went as expected, and exactly what was to be kept is kept."""
        return not self.slips


@dataclass(frozen=True, slots=True)
class Remembered:
    """Scripts of one kind together."""

    held: Sequence[Held]

    @property
    def passed(self) -> int:
        """The number of scripts that passed."""
        return sum(one.passed for one in self.held)

    @property
    def count(self) -> Count:
        """The facts kept at the end of all, counted together."""
        counts = [one.count for one in self.held]
        return Count(
            sum(one.right for one in counts),
            sum(one.wrong for one in counts),
            sum(one.missed for one in counts),
        )

    @property
    def kept(self) -> int:
        """The number of facts kept at the end of all."""
        return self.count.right + self.count.wrong

    @property
    def junk(self) -> int:
        """The number of facts kept that nobody stated."""
        return sum(one.junk for one in self.held)

    @property
    def figures(self) -> dict[str, float]:
        """The figures by name."""
        return {
            "scripts": len(self.held),
            "passed": self.passed,
            "fact_precision": self.count.precision,
            "fact_recall": self.count.recall,
            "facts_kept": self.kept,
            "junk_facts": self.junk / self.kept if self.kept else 0.0,
        }


@dataclass(frozen=True, slots=True)
class Remembering:
    """All scripts as they went."""

    all: Remembered

    @property
    def kinds(self) -> Mapping[str, Remembered]:
        """The scripts by kind, in the order of the file."""
        return self._by("kind")

    @property
    def locales(self) -> Mapping[str, Remembered]:
        """The scripts by language."""
        return self._by("locale")

    @property
    def failed(self) -> Sequence[Held]:
        """The scripts that did not pass."""
        return [one for one in self.all.held if not one.passed]

    def _by(self, name: str) -> Mapping[str, Remembered]:
        groups: dict[str, list[Held]] = {}
        for one in self.all.held:
            groups.setdefault(getattr(one.script, name), []).append(one)
        return {label: Remembered(held) for label, held in groups.items()}


def evaluate_memory(
    scripts: Iterable[Script], products: Mapping[str, Product], progress: bool = False
) -> Remembering:
    """The scripts, each held with the assistant in a shop of these products by a new shopper."""
    asked = list(scripts)
    with shop_of(products) as services:
        bar = tqdm(asked, unit=" scripts", desc="talking", disable=None if progress else True)
        held = [_hold(services, script) for script in bar]
    return Remembering(Remembered(held))


def _hold(services: Services, script: Script) -> Held:
    with writing(services.database) as connection:
        for purpose in script.consents:
            now = datetime.now(timezone.utc)
            give_consent(connection, script.name, purpose, True, now, "script")
    conversation: str | None = None
    found: list[Slip] = []
    for number, step in enumerate(script.steps, start=1):
        conversation = None if step.new_conversation else conversation
        said = answer(
            services,
            ChatRequest(step.say, script.name, conversation, locale=script.locale),
        )
        conversation = said.conversation_id
        seen = _seen(said, _kept(services, script.name))
        found += slips(step, number, seen)
    count, junk = count_kept(script, seen.facts)
    if not found:  # what no step told of itself
        found = end_slips(script, seen, count)
    return Held(script, tuple(found), count, junk)


def _kept(services: Services, user_id: str) -> frozenset[Triple]:
    with reading(services.database) as connection:
        facts = [fact for _, fact in read_facts(connection, user_id)]
    return frozenset(normal_fact(one.subject, one.predicate, one.object) for one in facts)


def _seen(said: Answer, facts: frozenset[Triple]) -> Seen:
    offered = [one.product for one in said.reply.candidates]
    evidence = [one for candidate in said.reply.candidates for one in candidate.evidence]
    return Seen(
        facts, said.asked_consent,
        tuple(f"{one.name} ({', '.join(map(str, one.attributes.values()))})" for one in offered),
        tuple(dict.fromkeys(one.about for one in evidence if one.kind == "fact")),
        said.reply.text, said.reply.tone,
    )  # fmt: skip
