"""The command line: thin, over the library. Heavy imports wait until a command needs them."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tidings.cli_events import events
from tidings.cli_packs import packs
from tidings.cli_watch import watch

if TYPE_CHECKING:
    from tidings.record import Record

app = typer.Typer(
    name="tidings",
    help="From many reports, one record: what happened, who says so, where, when, how many.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.add_typer(packs)
app.command()(watch)
app.command()(events)
RecordFile = Annotated[str, typer.Argument(metavar="RECORD", help="A record that `tidings build` made: a file, or postgresql://...")]
Language = Annotated[str, typer.Option("--language", metavar="CODE", help="In which language, ISO 639-1; what is quoted stays as it is.")]
FigureRule = Annotated[
    str, typer.Option("--rule", metavar="RULE", help="Best values of figures by ucdp, conservative or latest; as built unless given.")
]
EventWords = Annotated[
    Path | None,
    typer.Option("--events", metavar="FILE", help="Your own words and types of events, as docs/event-words.md tells; kept in the record."),
]
Strict = Annotated[bool, typer.Option("--strict", help="End with status 1 if anything was refused or is in with a part only.")]
SOME_REFUSED, WRONG, INTERRUPTED = 1, 2, 130
NO_ROOM = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EFBIG)  # what a user can mend


@app.command()
def build(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...", help="Files and folders of reports in any kind that docs/reading.md lists; - for standard input."
        ),
    ],
    record: Annotated[str, typer.Option("--record", metavar="FILE", help="The record to make, or to add to; or postgresql://HOST/BASE.")],
    settings: Annotated[
        Path | None,
        typer.Option(
            "--settings", metavar="TOML", help="Limits, thresholds and models, as docs/settings.md lists them; kept in the record."
        ),
    ] = None,
    events: EventWords = None,
    strict: Strict = False,
) -> None:
    """Read reports and add them to a record.

    Example: tidings build reports/ --record week.tidings

    Inputs that are refused, and reports that are in with a part only, are named on standard error with the reason; the rest goes on.

    Exit status: 0 reports are in; 1 nothing could be read, or with --strict not all of it; 2 nothing was done.
    """
    from tidings.library import build as build_record
    from tidings.library import chosen_settings

    chosen = chosen_settings(record, settings, events)
    with _progress() as progress:
        made = build_record(inputs, record, chosen, progress=progress, stdin=sys.stdin.buffer)
    _told(made, record, strict)


@app.command()
def batch(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files and folders of reports, as `tidings build` takes them.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="The folder to fill, or to go on filling.")],
    engine: Annotated[
        str, typer.Option("--engine", metavar="local|ray://HOST:PORT", help="The cores of this machine, or a Ray cluster.")
    ] = "local",
    workers: Annotated[int | None, typer.Option("--workers", metavar="NUMBER", min=1, help="Shards worked on at once.")] = None,
    events: EventWords = None,
    strict: Strict = False,
) -> None:
    """Build a large record in shards, on many cores or machines: DIR/record.tidings, the same as by `tidings build`.

    Example: tidings batch crawl/ --out work/ --workers 16

    Stopped or killed, it goes on where it was: finished shards are kept in DIR. Needs the extra: pip install "tidings[scale]"

    Exit status: 0 reports are in; 1 nothing could be read, or with --strict not all of it; 2 nothing was done.
    """
    from tidings.library import chosen_settings
    from tidings.scale import batch as build_in_shards

    chosen = chosen_settings(out / "record.tidings", None, events)
    with _progress() as progress:
        made = build_in_shards(inputs, out, engine, chosen, progress, workers)
    _told(made, out / "record.tidings", strict)


@app.command()
def fetch(
    addresses: Annotated[
        list[str], typer.Argument(metavar="URL|FILE...", help="Pages, feeds, sitemaps; or files: OPML, an address a line.")
    ],
    into: Annotated[Path, typer.Option("--into", metavar="FOLDER", help="The folder to fill, or to go on filling.")],
    settings: Annotated[
        Path | None, typer.Option("--settings", metavar="TOML", help="Limits and delays, as docs/settings.md lists them.")
    ] = None,
) -> None:
    """Fetch pages, and those that feeds and sitemaps name, into a folder for `tidings build`.

    Example: tidings fetch feeds.opml --into news/; tidings build news/ --record week.tidings

    Obeys robots.txt, asks a host for one page at a time, keeps the bytes as they came. Run again, it asks for what is new or changed.

    Exit status: 0 all fetched; 1 some addresses were refused, each is named with its reason; 2 nothing was done;
    130 interrupted: what was fetched is kept.
    """
    from tidings.fetch import fetch as fetch_into
    from tidings.settings import read_settings

    chosen = read_settings(settings) if settings else None
    try:
        with _progress() as progress:
            done = fetch_into(addresses, into, chosen, progress=progress)
    except KeyboardInterrupt:
        typer.echo(f"{into}: interrupted; what was fetched is kept, and the same command goes on from there", err=True)
        raise typer.Exit(INTERRUPTED) from None
    for refusal in done.refusals:
        typer.echo(f"refused: {refusal}", err=True)
    typer.echo(f"{into}: {done.new} new, {done.unchanged} unchanged, {done.fresh} fetched before, {len(done.refusals)} refused", err=True)
    if done.refusals:
        raise typer.Exit(SOME_REFUSED)


@app.command()
def export(
    record: RecordFile,
    what: Annotated[
        str | None,
        typer.Option(
            "--what",
            metavar="LAYER",
            help="reports passages copies lineages mentions entities times figures claims events stories judgements",
        ),
    ] = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="jsonl csv parquet (one layer a file, with --what); plover acled ucdp geojson hxl ftm jsonld graphml ics",
        ),
    ] = "jsonl",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where to write it; standard output unless given.")] = None,
    rule: FigureRule = "",
    language: Language = "en",
) -> None:
    """Print one layer of a record as JSON Lines, or the record in a format of the field.

    Example: tidings export week.tidings --what events > events.jsonl; tidings export week.tidings --format acled --out acled.csv

    What a format has no place for is said on standard error; docs/exports.md lists it for every format.
    """
    from tidings.export import export as export_record
    from tidings.export import format_named
    from tidings.library import open_record
    from tidings.outputs import written
    from tidings.retold import retold, ruled

    lacks = format_named(form).lacks
    made = export_record(ruled(retold(open_record(record), language), rule), form, what)
    if out is None:
        sys.stdout.buffer.write(made.content)
        sys.stdout.buffer.flush()
    else:
        written(out, made.content)
    if lacks != "nothing":
        typer.echo(f"{form} has no place for {lacks}", err=True)
    for line in made.left_out:
        typer.echo(f"left out, {line}", err=True)


@app.command()
def show(
    record: RecordFile,
    what: Annotated[str, typer.Argument(metavar="[events|timeline|reports|lineage|problems|event]", help="What to show.")] = "events",
    identifier: Annotated[str | None, typer.Argument(metavar="[ID]", help="Of one event, or its first letters.")] = None,
    rule: FigureRule = "",
    language: Language = "en",
) -> None:
    """Show what a record holds, for people.

    Example: tidings show week.tidings timeline; tidings show week.tidings event 3f2a
    """
    from tidings.library import open_record
    from tidings.retold import retold, ruled
    from tidings.show import shown

    typer.echo(shown(ruled(retold(open_record(record), language), rule), what, identifier, language))


@app.command()
def brief(
    record: RecordFile,
    form: Annotated[str, typer.Option("--format", metavar="md|html|pdf|docx", help="Markdown, one HTML page, PDF, Word.")] = "md",
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Where to write it; standard output unless given.")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="DAY", help="Only what happened on that day or later.")] = None,
    until: Annotated[str | None, typer.Option("--until", metavar="DAY", help="Only what happened on that day or before.")] = None,
    story: Annotated[str | None, typer.Option("--story", metavar="STORY", help="Only one story: its id, or words of its title.")] = None,
    place: Annotated[str | None, typer.Option("--place", metavar="PLACE", help="Only one place, or what lies in it.")] = None,
    state: Annotated[
        Path | None,
        typer.Option("--state", metavar="FILE", help="Tell what changed since the brief that wrote FILE last, and write it anew."),
    ] = None,
    rule: FigureRule = "",
    language: Language = "en",
) -> None:
    """Write a situation report in which every sentence is cited.

    Example: tidings brief week.tidings --format html --since 2023-10-05 --state last.json --out brief.html
    """
    from tidings.brief import make_brief
    from tidings.changes import read_state, write_state
    from tidings.library import open_record
    from tidings.outputs import written
    from tidings.retold import ruled
    from tidings.selection import Selection

    opened = ruled(open_record(record), rule)
    before = read_state(state) if state and state.exists() else None
    made = make_brief(opened, selection=Selection(since, until, place, story), before=before, language=language)
    content = made.written(form)
    if out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        written(out, content)
    if state:
        write_state(state, opened)


@app.command()
def judge(
    record: RecordFile,
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="same different accept reject correct")],
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="What it is about, by ids or their first letters.")],
    who: Annotated[str, typer.Option("--who", metavar="NAME", help="Who judges.")],
    layer: Annotated[
        str, typer.Option("--layer", metavar="LAYER", help="What the ids are: claims, mentions, events, entities, ...")
    ] = "claims",
    value: Annotated[
        str | None,
        typer.Option("--value", metavar="TEXT", help="With correct: FIELD=VALUE, as date=2021-05-04, place=Nairobi or killed=3."),
    ] = None,
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None,
) -> None:
    """Write down what a person decided. It is kept for good, and applied now and at every build.

    Example: tidings judge week.tidings same 3f2a 91c0 --layer events --who Ada --why "one market, one morning"

    Two events or two entities are judged by way of a claim or a mention of each, whose ids stay when they are joined anew.
    """
    from tidings.judging import decide
    from tidings.library import build as build_record

    made = decide(record, layer, tuple(ids), verdict, who, value, why)
    with _progress() as progress:
        build_record([], record, progress=progress)
    typer.echo(f"{made.id}: {made.who} judged {made.verdict}; take it back with: tidings undo {record} {made.id} --who {who!r}", err=True)


@app.command()
def undo(
    record: RecordFile,
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Of the judgement, or its first letters.")],
    who: Annotated[str, typer.Option("--who", metavar="NAME", help="Who takes it back.")],
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason.")] = None,
) -> None:
    """Take a judgement back. The log keeps both.

    Example: tidings undo week.tidings 5be1 --who Ada
    """
    from tidings.judging import take_back
    from tidings.library import build as build_record

    made = take_back(record, identifier, who, why)
    with _progress() as progress:
        build_record([], record, progress=progress)
    typer.echo(f"{made.on.ids[0]} is taken back", err=True)


@app.command()
def serve(
    record: RecordFile,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Whom to answer: this machine alone unless given.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", metavar="NUMBER", min=0, max=65535, help="0 takes any that is free.")] = 8321,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="HOST", help="A host name by which others may ask, beside its address; repeat it.")
    ] = None,
    users: Annotated[
        Path | None, typer.Option("--users", metavar="FILE", help="Who may come in; needed with a --host that others reach.")
    ] = None,
    certificate: Annotated[Path | None, typer.Option("--certificate", metavar="FILE", help="For https, in PEM.")] = None,
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="The key of the certificate.")] = None,
    language: Annotated[
        str, typer.Option("--language", metavar="CODE", help="Of its pages, ISO 639-1; as the browser asks unless given.")
    ] = "",
) -> None:
    """Open a record in the browser, and as a REST interface under /api/v1. Nothing is fetched from outside.

    Example: tidings serve week.tidings; tidings serve week.tidings --host 10.0.0.5 --users team.users

    Without --users it answers to this machine alone, and whoever reaches it can read the record and judge. With --users everybody signs in,
    readers read, editors judge, and what is done is written to RECORD.audit.jsonl.
    """
    from tidings.web.serve import Door
    from tidings.web.serve import serve as serve_desk

    door = Door(host, port, tuple(name or ()), users, certificate, key, language)
    serve_desk(record, door, lambda line: typer.echo(line, err=True))


@app.command()
def users(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file of users.")],
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="The user to add, change or remove.")] = None,
    role: Annotated[str, typer.Option("--role", metavar="ROLE", help="reader, editor (who judges too) or admin")] = "reader",
    token: Annotated[bool, typer.Option("--token", help="Make a token and print it, once, instead of asking for a password.")] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take the user away.")] = False,
) -> None:
    """List who may use a shared desk, or add, change or remove one. Passwords are asked for, or read from standard input.

    Example: tidings users team.users ada --role editor; tidings users team.users robot --token

    Programs send the token as: Authorization: Bearer NAME:TOKEN
    """
    from tidings.web.accounts import Accounts, new_token

    accounts = Accounts(file)
    if name is None:
        for user in accounts.users().values():
            typer.echo(f"{user.name}\t{user.role}")
    elif remove:
        accounts.remove(name)
    else:
        secret = new_token() if token else _password(name)
        accounts.put(name, role, secret)
        if token:
            typer.echo(secret)


def _password(name: str) -> str:
    """A password from the terminal, without showing it, or the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    return str(typer.prompt(f"Password of {name}", hide_input=True, confirmation_prompt=True))


@app.command()
def backup(
    record: RecordFile,
    into: Annotated[Path, typer.Argument(metavar="FILE", help="The file to make; there must be none of that name.")],
) -> None:
    """Copy a record as it is now into a new file, while others go on reading and writing it. The copy is a record itself.

    Example: tidings backup week.tidings safe/week-monday.tidings
    """
    from tidings.store import backup as back_up

    kept = back_up(record, into)
    typer.echo(f"{into}: {len(kept.raw)} reports and {len(kept.judgements)} judgements are in the backup", err=True)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    record: Annotated[str, typer.Option("--record", metavar="FILE", help="The record to put it in the place of, or to make.")],
    replace: Annotated[bool, typer.Option("--replace", help="Lose the record that is there.")] = False,
) -> None:
    """Put a backup in the place of a record, in one step. A damaged backup changes nothing.

    Example: tidings restore safe/week-monday.tidings --record week.tidings --replace
    """
    from tidings.store import restore as put_back

    kept = put_back(file, record, replace=replace)
    typer.echo(f"{record}: {len(kept.raw)} reports and {len(kept.judgements)} judgements are back", err=True)


@app.command()
def check(record: RecordFile) -> None:
    """See whether a record holds together: offsets, ids, references, hashes. Nothing is changed.

    Example: tidings check week.tidings

    Exit status: 0 all holds; 1 something does not, a line each; 2 the record cannot be read.
    """
    from tidings.check import check as look_over

    kept, flaws = look_over(record)
    for flaw in flaws:
        typer.echo(str(flaw))
    typer.echo(f"{record}: {len(kept.raw)} reports, {len(flaws)} flaws", err=True)
    if flaws:
        raise typer.Exit(SOME_REFUSED)


def _told(made: Record, record: str | Path, strict: bool) -> None:
    """Says what is in a record that was just made, and what is not; ends with status 1 where nothing is, or if strict not all."""
    for refusal in made.refusals:
        typer.echo(f"refused: {refusal}", err=True)
    for problem in made.problems:
        typer.echo(f"incomplete: {problem}", err=True)
    printed_again = f", {made.changed} changed" if made.changed else ""
    typer.echo(
        f"{record}: {made.new - made.changed} new{printed_again}, {len(made.reports)} reports, {len(made.events)} events, "
        f"{len(made.claims)} claims, {len(made.refusals)} refused" + (f", {len(made.problems)} incomplete" if made.problems else ""),
        err=True,
    )
    if (made.refusals or made.problems) and (strict or not made.reports):
        raise typer.Exit(SOME_REFUSED)


class _progress:  # noqa: N801
    """A progress bar on standard error while work goes on; silent where nobody watches."""

    def __enter__(self) -> Callable[[str, int, int], None]:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        self.bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self.tasks: dict[str, int] = {}
        if sys.stderr.isatty():
            self.bars.start()
        return self.step

    def step(self, stage: str, done: int, total: int) -> None:
        """Moves the bar of a stage."""
        if stage not in self.tasks:
            self.tasks[stage] = self.bars.add_task(stage, total=total)
        self.bars.update(self.tasks[stage], completed=done, total=total)  # type: ignore[arg-type]

    def __exit__(self, *_: object) -> None:
        self.bars.stop()


def main() -> None:
    """Entry point: errors on purpose are one line and exit status 2."""
    from tidings.errors import TidingsError

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    try:
        app(standalone_mode=True)
    except TidingsError as error:
        typer.echo(f"tidings: {error}", err=True)
        raise SystemExit(WRONG) from error
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(WRONG) from None
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        where = f"{error.filename}: " if error.filename else ""
        told = f"{where}{error.strerror}; make room there or let it be written to, and run again: what is kept is whole"
        typer.echo(f"tidings: {told}", err=True)
        raise SystemExit(WRONG) from error
