"""The shop's rules."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Creates the table of rules."""
    op.create_table(
        "rules",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("where", sa.JSON, nullable=False),
        sa.Column("amount", sa.Double, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("enabled", sa.Boolean, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_rules"),
    )


def downgrade() -> None:
    """Drops it."""
    op.drop_table("rules")
