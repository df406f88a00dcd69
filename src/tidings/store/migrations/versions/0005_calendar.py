"""Events by their days, types, places and parties; the store fills the tables from the rows when it has made them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Makes the two tables."""
    op.create_table(
        "calendar",
        sa.Column("event", sa.String(), primary_key=True),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("first", sa.String(collation="C")),
        sa.Column("last", sa.String(collation="C")),
        sa.Column("long", sa.Integer(), nullable=False),
    )
    op.create_index("calendar_by_day", "calendar", ["long", "first"])
    op.create_index("calendar_by_type", "calendar", ["type", "long", "first"])
    op.create_table(
        "partaking",
        sa.Column("part", sa.String(), primary_key=True),
        sa.Column("who", sa.String(), primary_key=True),
        sa.Column("event", sa.String(), primary_key=True),
    )
    op.create_index("partaking_by_event", "partaking", ["event"])
