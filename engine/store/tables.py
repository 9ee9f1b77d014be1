"""The tables. Ids of users, items and events are the shop's own strings."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

from engine.store.columns import Instant, Money, Redacted

# Named, so that a later migration can drop what it did not create.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
# A rowid in SQLite is an INTEGER; elsewhere 32 bits could run out.
_Number = BigInteger().with_variant(Integer, "sqlite")

products = Table(
    "products",
    metadata,
    Column("item_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("brand", Text, nullable=False),
    Column("price", Money),
    Column("currency", Text, nullable=False),
    Column("in_stock", Boolean, nullable=False),
    Column("url", Text, nullable=False),
    Column("image_url", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("attributes", JSON, nullable=False),
)

# One number per name, such as the version of the catalogue.
counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", BigInteger, nullable=False),
)

# What the shop decided about its lists; `where` has the fields of Constraints that are set.
rules = Table(
    "rules",
    metadata,
    Column("name", Text, primary_key=True),
    Column("action", Text, nullable=False),
    Column("where", JSON, nullable=False),
    Column("amount", Double, nullable=False),
    Column("by", Text, nullable=False),
    Column("enabled", Boolean, nullable=False),
    Column("position", BigInteger, nullable=False),
)

# No foreign key to products: what was bought stays bought when the product is gone.
events = Table(
    "events",
    metadata,
    Column("event_id", Text, primary_key=True),
    Column("user_id", Text, nullable=False),
    Column("item_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("quantity", Double, nullable=False),
    Column("value", Money),
    Column("session_id", Text),
    Column("recommendation_id", Text),
)
Index(None, events.c.user_id, events.c.at)

shoppers = Table(
    "shoppers",
    metadata,
    Column("user_id", Text, primary_key=True),
    Column("label", Text, nullable=False),
    Column("tone", Text),
    Column("purchases", BigInteger),
)

# A log, not a state: it shows who was asked for what, who agreed, and when.
consents = Table(
    "consents",
    metadata,
    Column("id", _Number, primary_key=True),
    Column("user_id", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("granted", Boolean),  # NULL: it was asked for
    Column("at", Instant, nullable=False),
    # Where the answer was given: "chat", "profile", or the data set that came with it; where it was
    # asked for: "conversation ID".
    Column("source", Text, nullable=False, server_default=""),
)
Index(None, consents.c.user_id)

# Two times: valid_* is when a fact holds in the world, recorded_at and superseded_at is when it
# was believed here.
facts = Table(
    "facts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("user_id", Text, nullable=False),
    Column("subject", Redacted, nullable=False),
    Column("predicate", Redacted, nullable=False),
    Column("object", Redacted, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("source", Text, nullable=False),
    Column("purpose", Text, nullable=False),
    Column("valid_from", Instant),
    Column("valid_to", Instant),
    Column("recorded_at", Instant, nullable=False),
    Column("superseded_at", Instant),
    # The order of facts that were recorded together.
    Column("place", Integer, nullable=False),
)
Index(None, facts.c.user_id)

conversations = Table(
    "conversations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("user_id", Text, nullable=False),
    Column("opened_at", Instant, nullable=False),
)
Index(None, conversations.c.user_id)

turns = Table(
    "turns",
    metadata,
    Column("id", _Number, primary_key=True),
    Column(
        "conversation_id",
        Text,
        ForeignKey("conversations.id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("role", Text, nullable=False),
    Column("text", Redacted, nullable=False),
    Column("at", Instant),
    Column("tone", Text),
    # How the shopper seemed to feel: only under their consent for "mood".
    Column("mood", Text),
    Column("source", Text),
)
Index(None, turns.c.conversation_id)

# The items a turn offered or spoke of, best first; score and evidence where it was an offer.
offers = Table(
    "offers",
    metadata,
    Column("turn_id", _Number, ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True),
    Column("rank", Integer, primary_key=True),
    Column("item_id", Text, nullable=False),
    Column("score", Double),
    Column("evidence", JSON(none_as_null=True)),
)

# Who read and wrote what of whom, without what it was; `whom` is a keyed hash of the user id.
audit = Table(
    "audit",
    metadata,
    Column("id", _Number, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("actor", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("how_many", BigInteger, nullable=False),
    Column("whom", Text),
)
Index(None, audit.c.whom, audit.c.at)
Index(None, audit.c.at)

# When somebody was erased, by the keyed hash of their id: what is older must not come back.
tombstones = Table(
    "tombstones",
    metadata,
    Column("whom", Text, primary_key=True),
    Column("erased_at", Instant, nullable=False),
)

# The files of lists that were written for shoppers: erasing reaches into them.
outputs = Table(
    "outputs",
    metadata,
    Column("path", Text, primary_key=True),
    Column("written_at", Instant, nullable=False),
)

# Drawn once for this database, such as the key of the hashes above.
secrets = Table(
    "secrets",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
