"""Writes docs/cli.md, the reference of the commands, from their own help.

python docs/make_cli.py
"""

from __future__ import annotations

import inspect
from pathlib import Path

import typer

from tidings.cli import app


def main() -> None:
    """One section a command: its help, then its arguments and options with theirs."""
    parts = ["# Commands\n\nMade by `python docs/make_cli.py` from the commands' own help.\n"]
    for name, command in sorted(typer.main.get_command(app).commands.items()):  # type: ignore[attr-defined]
        words = " ".join(p.metavar or p.name.upper() for p in command.params if p.param_type_name == "argument")
        parts.append(f"## tidings {name}\n\n    tidings {name} {words}\n\n{inspect.cleandoc(command.help or '')}\n")
        for each in command.params:
            spelt = ", ".join(each.opts) if each.param_type_name == "option" else (each.metavar or each.name)
            parts.append(f"- `{spelt}{' ' + each.metavar if each.param_type_name == 'option' and each.metavar else ''}`: {each.help or ''}")
        parts.append("")
    (Path(__file__).parent / "cli.md").write_text("\n".join(parts), "utf-8")


if __name__ == "__main__":
    main()
