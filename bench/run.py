"""How fast it is, one line a measurement, each beside what it is compared with in the same run.

    python bench/run.py [--shared ../shared] [--only reading ...] [--scale 0.2]

A measurement is a module of `bench/rows/` with a function `measure(given) -> Iterable[Row]` (`bench/row.py`). Put one there and it is
in the table. Exit status: 0; 1 where a ratio is below its goal. Machines differ, so this is no test: the ratios say more than the figures.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from row import Given, Row  # noqa: E402  (its folder is put on the path above)


def names() -> list[str]:
    """The measurements that there are."""
    return sorted(path.stem for path in (HERE / "rows").glob("*.py") if not path.stem.startswith("_"))


def cells(row: Row) -> tuple[str, ...]:
    """A row as it is printed."""
    ratio, goal = ("" if value is None else f"{value:.2f}" for value in (row.ratio, row.goal))
    verdict = "" if row.ratio is None or row.goal is None else "holds" if row.ratio >= row.goal else "falls short"
    return row.name, row.figure, ratio, goal, verdict


def table(rows: list[tuple[str, ...]]) -> str:
    """Rows in columns as wide as they need."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How fast it is, one line a measurement.")
    parser.add_argument("--shared", type=Path, help="the folder of measuring data; made-up reports where it is not there")
    parser.add_argument("--only", nargs="*", choices=names(), default=names())
    parser.add_argument("--scale", type=float, default=1.0, help="longer or shorter measurements")
    options = parser.parse_args()
    shared = options.shared if options.shared and (options.shared / "data").is_dir() else None
    rows = [row for name in options.only for row in importlib.import_module(f"rows.{name}").measure(Given(shared, options.scale))]
    print(table([("what", "figure", "ratio", "goal", ""), *map(cells, rows)]))
    return int(any(row.ratio is not None and row.goal is not None and row.ratio < row.goal for row in rows))


if __name__ == "__main__":
    sys.exit(main())
