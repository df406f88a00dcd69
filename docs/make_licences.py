"""Writes docs/licences.md: every package that Tidings and its extras bring with them, with its licence, from what is installed.

python docs/make_licences.py
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement


def main() -> None:
    """One line a package: what Tidings asks for itself first, then what those ask for."""
    own = list(asked_for())
    asked = {needed.name.lower() for needed in own}
    found = dict(sorted(closure(own).items()))
    made_by = "Made by `python docs/make_licences.py` from the packages' own words. Tidings itself is Apache-2.0."
    lines = ["# Licences", "", made_by, ""]
    for title, names in (("Asked for", [n for n in found if n in asked]), ("Asked for by those", [n for n in found if n not in asked])):
        lines += [f"## {title}\n", "| package | licence |", "|---|---|", *(f"| {name} | {found[name]} |" for name in names), ""]
    (Path(__file__).parent / "licences.md").write_text("\n".join(lines), "utf-8")


def asked_for() -> Iterator[Requirement]:
    """What pyproject.toml names, for itself and its extras."""
    project = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]
    for lines in (project["dependencies"], *project["optional-dependencies"].values()):
        yield from map(Requirement, lines)


def closure(own: Sequence[Requirement]) -> dict[str, str]:
    """The licences of some packages and of all that they need, by name."""
    found: dict[str, str] = {}
    waiting = list(own)
    while waiting:
        needed = waiting.pop()
        key = needed.name.lower()
        try:
            told = licence(key)
        except metadata.PackageNotFoundError:
            continue  # for another system or Python
        if key not in found:
            found[key] = told
            waiting += needs(key, tuple(needed.extras))
    return found


def needs(name: str, extras: tuple[str, ...]) -> Iterator[Requirement]:
    """What a package needs here, with some extras."""
    for line in metadata.requires(name) or []:
        needed = Requirement(line)
        if needed.marker is None or any(needed.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield needed


def licence(name: str) -> str:
    """The licence of a package: its expression, else its classifiers, else the first line of what it says."""
    told = metadata.metadata(name)
    classified = [line.rpartition(" :: ")[2] for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    words = told.get("License-Expression") or ", ".join(classified) or (told.get("License") or heading(name)).strip().splitlines()[0]
    return re.sub(r"[|\s]+", " ", words)[:80]


def heading(name: str) -> str:
    """The first line of a package's licence file."""
    files = [file for file in metadata.files(name) or [] if file.name.upper().startswith("LICEN")]
    lines = [line.strip() for file in files[:1] for line in file.read_text().splitlines() if line.strip()]
    return lines[0] if lines else "not said"


if __name__ == "__main__":
    main()
