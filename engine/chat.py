"""One chat turn, from what the shopper said to what they read: the first file to read here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal

from dialogue.asking import asked_by
from dialogue.audience import whose
from dialogue.confided import on_health
from dialogue.consent import read_consent
from dialogue.earlier import told_health_since_offer, tone_asked_before
from dialogue.heads import named_first
from dialogue.language import reply_language
from dialogue.memory import learn
from dialogue.plan import plan, wants_products
from dialogue.readings import hold_since
from dialogue.respond import respond
from dialogue.safety import cautions
from dialogue.situation import Situation
from dialogue.tone import choose_tone
from dialogue.types import Act, Fact, Profile, Reply, Turn
from dialogue.understand import understand_turns
from engine.barring import barred
from engine.histories import HISTORIES
from engine.remember import Exchange, source_of, write_turn
from engine.services import Services, Shop
from engine.standing import Standing, standing
from engine.store import conversations, shoppers
from engine.store.database import Connection, checkpoint, reading, writing
from engine.store.tombstones import read_erased
from engine.store.trail import note_read
from engine.unwritten import UNWRITTEN
from recsys.habits import habits
from recsys.recommend import Query, explain, recommend
from recsys.types import Candidate, Event, Habit

TURNS = 200  # how far back a conversation is read; the prompt takes what its budget holds
OFFERED = 6  # products beside one reply
CHOICE = 500  # products among which the cheapest is looked for
STARTED = datetime.now(timezone.utc)  # what was erased before was never held here
SESSION = timedelta(minutes=30)  # of silence, after which a visit is over (as in GA4)


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """What one shopper said, and from where: `page_item` is the product page they are on.

    `gone` tells whether they have left without waiting for the reply.
    """

    message: str
    user_id: str
    conversation_id: str | None = None
    tone: str | None = None
    locale: str | None = None
    page_item: str | None = None
    gone: Callable[[], bool] = bool


@dataclass(frozen=True, slots=True)
class Answer:
    """The reply, what was learned from the message, and the purpose consent was asked for.

    `refused` says why the model's own draft was not used, () where it was; `language` is that of
    the reply and its reasons.
    """

    conversation_id: str
    reply: Reply
    learned: tuple[Fact, ...] = ()
    asked_consent: str | None = None
    refused: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known when a shopper speaks: their profile and the recent turns.

    `detail_gone`: something on health was told in these turns that was not kept, nor is held here.
    """

    profile: Profile
    turns: Sequence[Turn]
    detail_gone: bool = False


def answer(services: Services, request: ChatRequest) -> Answer:
    """The answer to `request`, already stored when it is returned.

    Raises dialogue.jobs.Busy when the model's line is full, dialogue.jobs.Gone when the shopper has
    left (nothing is stored then), and LookupError when the conversation is not one of theirs.
    """
    shop, now = services.shop, datetime.now(timezone.utc)
    products, message = shop.catalog.products, request.message
    with reading(services.database) as connection:
        erased = read_erased(connection, STARTED)
        hold_since(max(erased.times.values(), default=None))
        UNWRITTEN.drop_erased(erased)
        HISTORIES.drop_erased(erased)
        known = read_known(connection, request, now)
    note_read(services.database, "profile and turns", request.user_id)
    page = products.get(request.page_item or "")
    act = understand_turns(known.turns, message, shop.lexicon, products, page)
    consent = read_consent(known.profile, known.turns, message)
    learned = learn(consent, act, known.turns, message)
    people = whose(act.audience, learned.profile.facts)
    language = reply_language(message, known.turns, request.locale)
    holds = standing(learned.profile, shop.lexicon, act, people, language)
    history = read_history(services, request.user_id, act)
    offered = offer(shop, history, act, holds, request.page_item)
    situation = Situation(
        act, learned,
        candidates=offered,
        barred=barred(shop, act, holds, offered),
        spoken_of=explain_items(shop, history, act.references, holds),
        products=products,
        consent=consent.answer,
        asked_for=consent.purpose,
        withdrawn=consent.withdrawn,
        detail_gone=known.detail_gone and not on_health(learned.profile.facts),
        message=message,
        last=known.turns[-1].text if known.turns else "",
        offered_before=any(turn.items for turn in known.turns if turn.role == "assistant"),
        newly_cautious=told_health_since_offer(known.turns, message),
        cautions=cautions(learned.profile.facts, shop.lexicon.pantry, people),
        habits=own_habits(services, history, act),
        contact=services.config.contact,
        conversation=source_of(request.conversation_id),
        language=language,
    )  # fmt: skip
    asked = request.tone or act.tone or tone_asked_before(known.turns)
    tone = choose_tone(asked, learned.profile, act.mood)
    made = plan(situation)
    learned = replace(learned, ask=asked_by(made))
    spoken = respond(
        made, tone, act.mood, known.turns, message,
        services.voice_to(request.user_id, learned.profile.consents, request.gone),
        services.phrases[made.language], shop.lexicon,
    )  # fmt: skip
    said = Exchange(Turn("user", message, (), now), spoken.reply, made.slots)
    with writing(services.database) as connection:
        conversation_id = write_turn(
            connection, request.user_id, request.conversation_id, said, learned, consent
        )  # fmt: skip
    if learned.forget or consent.withdrawn:
        checkpoint(services.database)  # what was forgotten leaves the write-ahead log too
    return Answer(
        conversation_id, spoken.reply, learned.new, learned.ask, spoken.refused, language
    )


def read_known(connection: Connection, request: ChatRequest, now: datetime) -> Known:
    """What is known of the shopper; raises LookupError for a conversation that is not theirs."""
    turns: Sequence[Turn] = ()
    if request.conversation_id:
        turns = conversations.read_turns(
            connection, request.conversation_id, request.user_id, TURNS
        )
    turns, gone = UNWRITTEN.restore(request.conversation_id, turns, now)
    last = next((turn.at for turn in reversed(turns) if turn.role == "user"), None)
    here = source_of(request.conversation_id)
    asked, still_open = shoppers.read_asked(connection, request.user_id, here, last)
    profile = shoppers.read_profile(connection, request.user_id)
    return Known(
        replace(profile, asked=asked, open=still_open),
        turns,
        gone,
    )


def read_history(services: Services, user_id: str, act: Act) -> Sequence[Event]:
    """The shopper's events, newest last; none where the answer does not rest on them.

    Years of events take longer to read than all else that a greeting needs.
    """
    if not (wants_products(act) or act.references or act.intent == "ask_memory"):
        return ()
    note_read(services.database, "events", user_id)
    with reading(services.database) as connection:
        return HISTORIES.read(connection, user_id)


def offer(
    shop: Shop, history: Sequence[Event], act: Act, holds: Standing, page_item: str | None
) -> list[Candidate]:
    """The products to offer; none where the act asks for none, or before the first training.

    Who names a product may well mean the one they always buy, so that is offered too.
    """
    if shop.model is None or not wants_products(act):
        return []
    query = Query(
        history, session_of(history), holds.constraints, OFFERED,
        rules=shop.rules, age=holds.age, hints=holds.hints,
    )  # fmt: skip
    if act.wish.words:
        query = replace(query, exclude="none", n=CHOICE if act.wish.cheapest else OFFERED)
    elif page_item in shop.catalog.products:
        query = replace(query, item_id=page_item)
    found = recommend(shop.model, shop.catalog, query)
    if act.wish.cheapest:
        found = sorted(found, key=lambda one: one.product.price or Decimal("Infinity"))
    return named_first(found, act.wish)[:OFFERED]


def explain_items(
    shop: Shop, history: Sequence[Event], items: Sequence[str], holds: Standing
) -> list[Candidate]:
    """The products the shopper speaks of, each with the evidence it has for this shopper."""
    if shop.model is None or not items:
        return []
    query = Query(history, session_of(history), hints=holds.hints)
    return explain(shop.model, shop.catalog, query, items)


def own_habits(
    services: Services, history: Sequence[Event], act: Act
) -> tuple[Habit, ...]:
    """What the events show of the shopper, where they ask what is known of them."""
    if act.intent != "ask_memory":
        return ()
    now, products = datetime.now(timezone.utc), services.shop.catalog.products
    return habits(history, products, now, services.config.zone)


def candidates(
    services: Services, user_id: str, n: int, item_id: str | None = None, language: str = "en"
) -> list[Candidate]:
    """The `n` best products a shopper has not seen yet, those beside `item_id` when it is given.

    What they told is a reason in words of `language`.
    """
    shop = services.shop
    if shop.model is None:
        return []
    with reading(services.database) as connection:
        profile = shoppers.read_profile(connection, user_id)
        history = HISTORIES.read(connection, user_id)
    holds = standing(profile, shop.lexicon, language=language)
    query = Query(
        history, session_of(history), holds.constraints, n, item_id, exclude="seen",
        rules=shop.rules, age=holds.age, hints=holds.hints,
    )  # fmt: skip
    return recommend(shop.model, shop.catalog, query)


def session_of(history: Sequence[Event]) -> str | None:
    """The session of the newest event, when it is recent enough to be still going on."""
    if not history or datetime.now(timezone.utc) - history[-1].at > SESSION:
        return None
    return history[-1].session_id
