"""`tidings watch`: reads on and tells."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from tidings.watch import Round


def watch(
    addresses: Annotated[list[str], typer.Argument(metavar="URL|FILE...", help="Pages, feeds, sitemaps; or lists of them: OPML, text.")],
    record: Annotated[str, typer.Option("--record", metavar="RECORD", help="The record to make or add to; it remembers what was told.")],
    rules: Annotated[Path, typer.Option("--rules", metavar="FILE", help="When to tell, and how: a TOML file, see docs/watch.md.")],
    into: Annotated[
        Path | None, typer.Option("--into", metavar="FOLDER", help="Where to keep the pages; beside a record that is a file unless given.")
    ] = None,
    every: Annotated[float, typer.Option("--every", metavar="SECONDS", min=1, help="How long to wait between two rounds.")] = 900.0,
    once: Annotated[bool, typer.Option("--once", help="One round, for a timer that starts the next.")] = False,
) -> None:
    """Read on, and tell by webhook, e-mail, Atom feed or command when a rule holds: each alert once, with its evidence.

    Example: tidings watch feeds.opml --record week.tidings --rules rules.toml

    Stopped and started again, it goes on where it was. What the record held before it was first watched is no news.

    Exit status, with --once: 0 all told; 1 an alert could not be told or an input was refused, each is named; 2 nothing was done.
    """
    from tidings.watch import rules_for
    from tidings.watch import watch as go_on

    last: list[Round] = []

    def say(found: Round) -> None:
        last[:] = [found]
        for line in (*(f"refused: {refusal}" for refusal in found.refusals), *(f"not told: {line}" for line in found.untold)):
            typer.echo(line, err=True)
        for alert in found.told:
            typer.echo(f"{alert.rule}: {alert.title}: {alert.what}")
        now = datetime.now().astimezone().isoformat(timespec="minutes")
        typer.echo(f"{now} {found.new} new reports, {len(found.told)} alerts told, {len(found.untold)} not told", err=True)

    known = rules_for(rules, record)
    try:
        go_on(addresses, record, known, into, every, 1 if once else None, say=say)
    except KeyboardInterrupt:
        typer.echo("stopped; start it again to go on", err=True)
    if once and last and (last[0].untold or last[0].refusals):
        raise typer.Exit(1)
