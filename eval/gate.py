"""The quality gate: every scorer's figures against floors that only rise.

    python eval/gate.py --shared ../shared [--only record coding] [--raise]

`floors.json` beside this file holds, per scorer and data set, the least each figure may be, and a fingerprint of the data that it was
measured on: a floor means nothing on other data, so a changed fingerprint is said and the figures are shown without a verdict.
Exit status: 0 all floors hold; 1 a figure fell below its floor; 0 with a line where the data is not there.
`--raise` writes higher figures as the new floors (never lower ones) and takes in data sets that have none.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SLACK = 0.005  # of a figure that libraries of another version may move
LESS_IS_MORE = ("overcount", "origin_error", "median_km", "seconds", "n", "events", "incidents")
RUNS = {
    "seeds": ("record", "seeds"),
    "worlds": ("record", "worlds"),
    **{
        name: (name, f"data/{name}") for name in ("times", "casualties", "coding", "attribution", "lineage", "places", "names", "incidents")
    },
    "extraction": ("extraction", "data/extraction"),
}
FIGURE = re.compile(r"([\w.@-]+)=([0-9.]+)")


def fingerprint(folder: Path) -> str:
    """A hash over the names and bytes of a folder's files."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        total.update(str(path.relative_to(folder)).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def measure(shared: Path, scorer: str, folder: str) -> dict[str, float]:
    """The figures in the last line that a scorer prints; RuntimeError with its output if it prints none."""
    tidings = Path(sys.executable).parent / "tidings"
    command = [sys.executable, str(shared / "score" / f"{scorer}.py"), "--data", str(shared / folder)]
    done = subprocess.run(command, env={**os.environ, "TIDINGS": str(tidings)}, capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if line.strip()]
    found = {name: float(value) for name, value in FIGURE.findall(lines[-1])} if lines else {}
    if not found:
        raise RuntimeError(f"{scorer} gave no figure: {done.stderr.strip()[-500:]}")
    return {name: value for name, value in found.items() if name not in LESS_IS_MORE}


def verdicts(name: str, figures: dict[str, float], floors: dict[str, float]) -> list[str]:
    """A line for each figure that is below its floor, or that has a floor and is missing."""
    return [f"{name}.{key}: {figures.get(key)} is below {floor}" for key, floor in floors.items() if figures.get(key, -1.0) < floor - SLACK]


def main() -> int:
    """Run the scorers, print each figure beside its floor, judge."""
    parser = argparse.ArgumentParser(description="Every scorer's figures against floors that only rise.")
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=list(RUNS), choices=list(RUNS))
    parser.add_argument("--raise", dest="lift", action="store_true")
    options = parser.parse_args()
    shared = options.shared.resolve()
    if not (shared / "score").is_dir():
        print(f"eval: skipped, there is no {options.shared}/score here")
        return 0
    known = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    fallen: list[str] = []
    for name in options.only:
        scorer, folder = RUNS[name]
        mark = fingerprint(shared / folder)
        held = known.get(name, {})
        same = held.get("fingerprint") == mark
        figures = measure(shared, scorer, folder)
        shown = "  ".join(f"{k}={v} (floor {held['floors'].get(k, '-')})" if same else f"{k}={v}" for k, v in figures.items())
        print(f"{name:12} {shown}" + ("" if same or not held else "  [other data than the floors were measured on]"), flush=True)
        if same:
            fallen += verdicts(name, figures, held["floors"])
        if options.lift:
            old = held.get("floors", {}) if same else {}
            known[name] = {"fingerprint": mark, "floors": {k: max(v, old.get(k, 0.0)) for k, v in figures.items()}}
            FLOORS.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", "utf-8")
    for line in fallen:
        print(f"FELL  {line}")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
