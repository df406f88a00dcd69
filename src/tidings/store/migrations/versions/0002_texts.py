"""Words for search, folded by Tidings before they come here, so that the server folds nothing by rules of its own."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes the table; the next build fills it."""
    op.create_table(
        "texts",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("layer", sa.String(), nullable=False),
        sa.Column("thing", sa.String(), nullable=False),
        sa.Column("report", sa.String()),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("words", TSVECTOR(), nullable=False),
    )
    op.create_index("texts_by_words", "texts", ["words"], postgresql_using="gin")
    op.execute("DELETE FROM notes WHERE name = 'settings'")
