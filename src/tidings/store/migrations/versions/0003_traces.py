"""The index of copies; the next build fills it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Makes its tables."""
    op.create_table(
        "traced",
        sa.Column("report", sa.String(), primary_key=True),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("first", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("cuts", sa.Text(), nullable=False),
    )
    op.create_table(
        "traces",
        sa.Column("mark", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("sentence", sa.BigInteger(), primary_key=True, autoincrement=False),
    )
    op.create_table(
        "crowds",
        sa.Column("mark", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("firsts", sa.Text(), nullable=False),
    )
    op.create_table(
        "found",
        sa.Column("one", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("other", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("found_by_other", "found", ["other"])
