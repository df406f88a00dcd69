"""`tidings events`: those that a question is about, without reading the rest of the record."""

from __future__ import annotations

import json
from typing import Annotated

import typer


def events(
    record: Annotated[str, typer.Argument(metavar="RECORD", help="A record that `tidings build` made: a file, or postgresql://...")],
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="Only what happened on that day or later.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Only what happened on that day or before.")] = None,
    kind: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Only one type, as docs/record.md lists them.")] = None,
    status: Annotated[
        str | None, typer.Option("--status", metavar="STATUS", help="reported, corroborated, disputed, denied, planned or urged.")
    ] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE", help="Only one place, or what lies in it.")] = None,
    actor: Annotated[str | None, typer.Option("--actor", metavar="NAME", help="Only what somebody did, suffered or told.")] = None,
    told_in: Annotated[str | None, typer.Option("--told-in", metavar="CODE", help="Only what a report in a language tells.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line, as docs/record.md tells.")] = False,
) -> None:
    """List the events of some days, a type, a place; of a large record these alone are read.

    Example: tidings events week.tidings --since 2023-10-02 --until 2023-10-08 --type ASSAULT
    """
    from tidings.layers import Layers
    from tidings.library import events_in
    from tidings.query import Query
    from tidings.record import Record
    from tidings.show import shown

    wanted = Query(since=since, until=until, place=place, actor=actor, type=kind, status=status, language=told_in)
    found = Record(Layers(events=events_in(record, wanted)))
    if as_json:
        for event in found.layer("events"):
            typer.echo(json.dumps(event, ensure_ascii=False))
    elif found.events:
        typer.echo(shown(found, "events"))
    if not found.events:
        typer.echo(f"{record}: no event passes all of these", err=True)
