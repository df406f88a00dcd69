"""Writes docs/settings.md, the list of settings, from the source of `tidings.settings`.

python docs/make_settings.py
"""

from __future__ import annotations

import re
from pathlib import Path

from tidings import settings

FIELD = re.compile(r"    (?P<name>\w+): (?P<kind>\w+) = (?P<default>[^#]+?)\s*(?:# (?P<what>.+))?$")
HEAD = """# Settings

Made by `python docs/make_settings.py` from `src/tidings/settings.py`. Every limit and threshold is one of these. To change some, write them
into a TOML file, a line each, and name it at the build:

    longest_report = 2_000_000
    story_gap_days = 20

    tidings build reports/ --record week.tidings --settings mine.toml

The record keeps the settings that it was made with: later builds, judgements and the desk go on with them, until a build names others,
which make the whole record anew. Lengths are in code points unless said otherwise.
"""


def main() -> None:
    """A section a stage, a row a setting."""
    lines = [HEAD]
    body = Path(settings.__file__).read_text("utf-8").split("class Settings:", 1)[1].split("\n\n\n", 1)[0]
    for line in body.splitlines():
        if line.startswith("    # "):
            lines.append(f"\n## {line[6:]}\n\n| setting | default | meaning |\n|---|---|---|")
        elif found := FIELD.match(line):
            lines.append(f"| `{found['name']}` | {found['default']} | {(found['what'] or '').replace('|', '/')} |")
    (Path(__file__).parent / "settings.md").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
