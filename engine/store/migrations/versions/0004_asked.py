"""That consent was asked for, beside the answers: a question is not put a second time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Lets a line of the log be a question, which grants and refuses nothing."""
    with op.batch_alter_table("consents") as consents:
        consents.alter_column("granted", existing_type=sa.Boolean, nullable=True)


def downgrade() -> None:
    """Drops the questions."""
    op.execute("DELETE FROM consents WHERE granted IS NULL")
    with op.batch_alter_table("consents") as consents:
        consents.alter_column("granted", existing_type=sa.Boolean, nullable=False)
