"""What is known of a shopper, in their own hands: see, correct, export, erase, agree or not."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime

from apiflask import APIBlueprint
from flask import Response, jsonify, request

from dialogue.graph import links
from dialogue.predicates import purpose_of
from dialogue.types import PURPOSES, Fact, Purpose
from dialogue.wording import habit_in_words
from engine import privacy
from engine.api.answers import (
    HabitJson,
    ImportAnswer,
    ProfileAnswer,
    ReceiptAnswer,
    TendencyJson,
    json_response,
)
from engine.api.context import bearer, products, services, subject
from engine.api.errors import ApiError
from engine.api.jsonld import DataFeed
from engine.api.models import ConsentBody, Correction, ProfileBody
from engine.api.render import fact_json
from engine.inferred import inferred
from engine.privacy_document import ImportFault, read_document
from engine.privacy_import import import_profile
from engine.store import conversations, events, facts, shoppers
from engine.store.audit import Entry, record
from engine.store.consent import give_consent
from engine.store.database import Connection, checkpoint, reading, writing
from engine.store.trail import note, note_read

TOLD = "profile"  # the source of what a shopper states here rather than in a conversation
# Needed to serve at all, so there is no taking it back but by erasing the profile.
NECESSARY: Purpose = "service"

profile = APIBlueprint("profile", __name__, url_prefix="/v1", tag="Profile")


@profile.get("/profile")
@profile.auth_required(bearer)
@profile.output(ProfileAnswer)
def get_profile() -> Response:
    """All that is known of the shopper: each fact, where it comes from and what it is for."""
    user_id = subject()
    with reading(services().database) as connection:
        found = _profile(connection, user_id)
    note_read(services().database, "profile", user_id, len(found.facts))
    return json_response(found)


@profile.patch("/profile")
@profile.auth_required(bearer)
@profile.input(ProfileBody, arg_name="body")
@profile.output(ProfileAnswer)
def patch_profile(body: ProfileBody) -> Response:
    """The profile after the changes: all of them, or none.

    A fact with `id` takes the place of that one; one without is new, and needs the consent for its
    purpose.
    """
    user_id, now = subject(body.user_id), datetime.now(UTC)
    with writing(services().database) as connection:
        if body.tone is not None:
            shoppers.write_tone(connection, user_id, body.tone)
        for place, correction in enumerate(body.facts):
            _correct(connection, user_id, correction, f"facts.{place}", now)
        changes = len(body.facts) + (body.tone is not None)
        record(connection, Entry("correct", "profile", user_id, changes))
        return json_response(_profile(connection, user_id))


@profile.delete("/profile")
@profile.auth_required(bearer)
@profile.output(ReceiptAnswer)
def delete_profile() -> Response:
    """The receipt of what was erased: everything kept of the shopper."""
    receipt = privacy.erase(services().config, services().database, subject())
    return json_response(ReceiptAnswer.model_validate(receipt))


@profile.get("/profile/export")
@profile.auth_required(bearer)
@profile.doc(responses={200: "A JSON-LD document (schema.org DataFeed)."})
def export_profile() -> Response:
    """Everything kept of the shopper, as JSON-LD to take elsewhere."""
    user_id, now = subject(), datetime.now(UTC)
    with reading(services().database) as connection:
        lexicon, zone = services().shop.lexicon, services().config.zone
        feed = DataFeed(shoppers.read_profile(connection, user_id), now)
        feed.add_consents(shoppers.consent_log(connection, user_id))
        feed.add_facts(
            facts.fact_history(connection, user_id),
            lambda fact: next(iter(links([fact], lexicon)), None),
        )
        feed.add_inferred(*inferred(connection, user_id, products(), zone, now), now)
        feed.add_events(events.read_history(connection, user_id, limit=None), products())
        feed.add_turns(conversations.read_all(connection, user_id))
    document = feed.document()
    parts = len(document["dataFeedElement"])
    note(services().database, Entry("export", "everything", user_id, parts))
    response = jsonify(document)
    response.mimetype = "application/ld+json"
    response.headers["Content-Disposition"] = 'attachment; filename="profile.jsonld"'
    return response


@profile.post("/profile/import")
@profile.auth_required(bearer)
@profile.output(ImportAnswer)
@profile.doc(responses={422: "Not such a document, or one with a fault: the node is named."})
def import_profile_document() -> Response:
    """What became of the facts in an exported profile (JSON-LD): kept are those agreed to here.

    Importing again adds nothing. Consents are not taken over: they are given with PUT /v1/consent.
    """
    try:
        _, told = read_document(request.get_data())
    except ImportFault as fault:
        raise ApiError(422, str(fault), fault.node) from None
    done = import_profile(services().database, subject(), told)
    return json_response(ImportAnswer(**asdict(done)))


@profile.delete("/profile/facts/<fact_id>")
@profile.auth_required(bearer)
@profile.output(ProfileAnswer)
def delete_fact(fact_id: str) -> Response:
    """The profile without that fact."""
    user_id = subject()
    with writing(services().database) as connection:
        if not facts.delete_fact(connection, user_id, fact_id):
            raise _no_such_fact("id")
        record(connection, Entry("erase", "facts", user_id))
        left = _profile(connection, user_id)
    checkpoint(services().database)
    return json_response(left)


@profile.put("/consent")
@profile.auth_required(bearer)
@profile.input(ConsentBody, arg_name="body")
@profile.output(ProfileAnswer)
def put_consent(body: ConsentBody) -> Response:
    """The profile after a yes or a no; with a no, the facts kept for that purpose are erased."""
    user_id = subject(body.user_id)
    if body.purpose == NECESSARY and not body.granted:
        message = "without it there is no service: to leave, DELETE /v1/profile"
        raise ApiError(422, message, "purpose")
    with writing(services().database) as connection:
        give_consent(connection, user_id, body.purpose, body.granted, datetime.now(UTC), TOLD)
        left = _profile(connection, user_id)
    if not body.granted:
        checkpoint(services().database)
    return json_response(left)


def _profile(connection: Connection, user_id: str) -> ProfileAnswer:
    known, now = shoppers.read_profile(connection, user_id), datetime.now(UTC)
    zone = services().config.zone
    found, felt = inferred(connection, user_id, products(), zone, now)
    return ProfileAnswer(
        user_id=user_id,
        tone=known.tone,
        consents={purpose: purpose in known.consents for purpose in PURPOSES},
        facts=[fact_json(key, fact) for key, fact in facts.read_facts(connection, user_id)],
        inferred=[HabitJson(**asdict(one), words=habit_in_words(one)) for one in found],
        tendency=TendencyJson(**asdict(felt)) if felt else None,
    )


def _correct(
    connection: Connection, user_id: str, correction: Correction, field: str, now: datetime
) -> None:
    """Writes one fact as the shopper states it, in place of the one it corrects."""
    predicate, about = correction.predicate or "", correction.subject
    if correction.id is not None:
        old = dict(facts.read_facts(connection, user_id)).get(correction.id)
        if old is None:
            raise _no_such_fact(f"{field}.id")
        predicate = correction.predicate or old.predicate
        about = correction.subject if "subject" in correction.model_fields_set else old.subject
    purpose = purpose_of(predicate)
    if purpose not in shoppers.read_profile(connection, user_id).consents:
        message = f"this needs consent for {purpose!r}: PUT /v1/consent"
        raise ApiError(403, message, field, "consent_required")
    new = Fact(about, predicate, correction.object, 1.0, TOLD, purpose, valid_from=now)
    if correction.id is None:
        facts.write_facts(connection, user_id, [new], now)
    else:
        facts.supersede(connection, user_id, correction.id, now, new)


def _no_such_fact(field: str) -> ApiError:
    return ApiError(404, "this shopper has no such fact", field)
