"""`tidings pack`: begin a language pack, check one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

packs = typer.Typer(name="pack", help="Language packs: begin one, check one.", no_args_is_help=True, rich_markup_mode=None)
WRONG = 1


@packs.command("check")
def pack_check(
    pack: Annotated[str, typer.Argument(metavar="CODE|FOLDER", help="A language that Tidings has, or the folder of a pack.")],
) -> None:
    """Check a language pack: its files, keys, word lists and patterns, and run all its examples.

    Example: tidings pack check fr; tidings pack check my-packs/sw

    Exit status: 0 nothing is wrong; 1 something is, each with file, line and fix; 2 there is no such pack.
    """
    from tidings.language import pack_at
    from tidings.pack_check import check_pack

    found = pack_at(pack)
    problems = check_pack(found)
    for problem in problems:
        typer.echo(str(problem))
    grave = sum(problem.grave for problem in problems)
    typer.echo(f"{found.code}: {grave} wrong, {len(problems) - grave} missing", err=True)
    if grave:
        raise typer.Exit(WRONG)


@packs.command("new")
def pack_new(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder, called by the language's two letters in ISO 639-1.")],
) -> None:
    """Begin a language pack: every file and key that is needed, empty, with the English words as a guide.

    Example: tidings pack new my-packs/sw; export TIDINGS_PACKS=my-packs
    """
    from tidings.pack_new import begin_pack

    for path in begin_pack(folder):
        typer.echo(str(path))
