"""The index of copies by lists of sentences, a quarter smaller; what the old one held goes, and the next build fills the new one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Makes the table of lists in the place of that of single traces."""
    op.drop_table("traces")
    op.create_table(
        "listed",
        sa.Column("mark", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("part", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("sentences", sa.LargeBinary(), nullable=False),
    )
    for table in ("traced", "crowds", "found"):
        op.execute(f"DELETE FROM {table}")
    op.execute("DELETE FROM notes WHERE name = 'traces'")
