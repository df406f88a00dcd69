"""The tables that every store has."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes them."""
    op.create_table(
        "rows",
        sa.Column("layer", sa.String(), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.String()),
        sa.Column("report", sa.String()),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("rows_by_id", "rows", ["layer", "id"])
    op.create_index("rows_by_report", "rows", ["report"])
    op.create_table("readings", sa.Column("key", sa.String(), primary_key=True), sa.Column("body", sa.LargeBinary(), nullable=False))
    for name, key, value in (("judgements", "id", "body"), ("notes", "name", "value")):
        op.create_table(name, sa.Column(key, sa.String(), primary_key=True), sa.Column(value, sa.Text(), nullable=False))
