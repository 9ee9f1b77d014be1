"""The audit log, tombstones of the erased, written files, and where consent was given."""

from __future__ import annotations

from secrets import token_hex

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Creates the tables, draws the key of the hashes, and drops what no consent covers."""
    op.create_table(
        "audit",
        sa.Column("id", NUMBER, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("actor", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("what", sa.Text, nullable=False),
        sa.Column("how_many", sa.BigInteger, nullable=False),
        sa.Column("whom", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_whom_at", "audit", ["whom", "at"])
    op.create_index("ix_audit_at", "audit", ["at"])
    op.create_table(
        "tombstones",
        sa.Column("whom", sa.Text, nullable=False),
        sa.Column("erased_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("whom", name="pk_tombstones"),
    )
    op.create_table(
        "outputs",
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("written_at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("path", name="pk_outputs"),
    )
    secrets = op.create_table(
        "secrets",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_secrets"),
    )
    op.bulk_insert(secrets, [{"name": "hash", "value": token_hex(32)}])
    op.add_column("consents", sa.Column("source", sa.Text, nullable=False, server_default=""))
    # Moods were written without asking until now.
    op.execute("UPDATE turns SET mood = NULL")


def downgrade() -> None:
    """Drops them; the moods are gone."""
    with op.batch_alter_table("consents") as consents:
        consents.drop_column("source")
    for table in ("secrets", "outputs", "tombstones", "audit"):
        op.drop_table(table)
