"""Writes docs/cli.md, the reference of the commands, from their own help.

python docs/make_cli.py
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from tidings.cli import app


def commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Every command with its whole name, those of groups among them."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


def main() -> None:
    """One section a command: its help, then its arguments and options with theirs."""
    parts = ["# Commands\n\nMade by `python docs/make_cli.py` from the commands' own help.\n"]
    for name, command in sorted(commands(typer.main.get_command(app))):
        words = " ".join(p.metavar or p.name.upper() for p in command.params if p.param_type_name == "argument")
        parts.append(f"## tidings {name}\n\n    tidings {name} {words}\n\n{inspect.cleandoc(command.help or '')}\n")
        for each in command.params:
            spelt = ", ".join(each.opts) if each.param_type_name == "option" else (each.metavar or each.name)
            parts.append(f"- `{spelt}{' ' + each.metavar if each.param_type_name == 'option' and each.metavar else ''}`: {each.help or ''}")
        parts.append("")
    (Path(__file__).parent / "cli.md").write_text("\n".join(parts), "utf-8")


if __name__ == "__main__":
    main()
