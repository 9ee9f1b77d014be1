"""What Alembic runs: the migrations, on the connection it was given."""

from __future__ import annotations

from alembic import context

from engine.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite cannot alter a column: Alembic then copies the table.
    render_as_batch=True,
)
# The caller's transaction is the one that counts: all of the upgrade, or nothing of it.
context.run_migrations()
