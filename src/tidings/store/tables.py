"""The tables of a record, and the types of the layers that they hold.

Each layer is rows of (layer, position, id, report, body), the body being the JSON that `model.row` writes.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, MetaData, String, Table, Text

from tidings import errors, model

KINDS: dict[str, type] = {
    "reports": model.Report, "passages": model.Passage, "copies": model.Copy, "lineages": model.Lineage, "mentions": model.Mention,
    "entities": model.Entity, "times": model.TimeExpression, "figures": model.Figure, "claims": model.Claim, "events": model.Event,
    "stories": model.Story, "problems": errors.Problem,
}  # fmt: skip
HELD: dict[str, type] = {"raw": model.Report, "refusals": errors.Refusal, **KINDS}  # in the order in which they are written and hashed

metadata = MetaData()
rows = Table(
    "rows",
    metadata,
    Column("layer", String, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", String),
    Column("report", String),
    Column("body", Text, nullable=False),
)
Index("rows_by_id", rows.c.layer, rows.c.id)
Index("rows_by_report", rows.c.report)
readings = Table("readings", metadata, Column("key", String, primary_key=True), Column("body", LargeBinary, nullable=False))
judged = Table("judgements", metadata, Column("id", String, primary_key=True), Column("body", Text, nullable=False))
notes = Table("notes", metadata, Column("name", String, primary_key=True), Column("value", Text, nullable=False))

# Events by what is asked for (`calendar`). Days are compared letter by letter, whatever the language of a server.
PLAIN = String().with_variant(String(collation="C"), "postgresql")
calendar = Table(
    "calendar",
    metadata,
    Column("event", String, primary_key=True),
    Column("type", String, nullable=False),
    Column("status", String, nullable=False),
    Column("first", PLAIN),
    Column("last", PLAIN),
    Column("long", Integer, nullable=False),
)
Index("calendar_by_day", calendar.c.long, calendar.c.first)
Index("calendar_by_type", calendar.c.type, calendar.c.long, calendar.c.first)
partaking = Table(
    "partaking",
    metadata,
    Column("part", String, primary_key=True),
    Column("who", String, primary_key=True),
    Column("event", String, primary_key=True),
    sqlite_with_rowid=False,
)
Index("partaking_by_event", partaking.c.event)

# The index of copies (`traces`): as small as can be, since each sentence has some thirty marks. A list of sentences is in parts.
traced = Table(
    "traced",
    metadata,
    Column("report", String, primary_key=True),
    Column("key", String, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("size", Integer, nullable=False),
    Column("cuts", Text, nullable=False),
)
listed = Table(
    "listed",
    metadata,
    Column("mark", Integer, primary_key=True, autoincrement=False),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("sentences", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
crowds = Table(
    "crowds",
    metadata,
    Column("mark", Integer, primary_key=True, autoincrement=False),
    Column("size", Integer, nullable=False),
    Column("firsts", Text, nullable=False),
)
found = Table(
    "found",
    metadata,
    Column("one", BigInteger, primary_key=True, autoincrement=False),
    Column("other", BigInteger, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)
Index("found_by_other", found.c.other)
