"""What a build costs by stage, and how each stage grows: computing time at some sizes, each in a process of its own.

    python bench/stages.py [--sizes 1000 10000]

The reports are made up (`news.py`, seeded). Beside each stage its milliseconds a report at the largest size, which are the thousands of
seconds that a million reports cost at that rate, and the exponent between the smallest and the largest size.
"""

from __future__ import annotations

import argparse
import importlib
import json
import math
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from rows.building import made_up

from tidings import pipeline

STEPS = {
    "tidings.pipeline": ("without_furniture", "find_copies", "infer_dates", "find_lineages", "_foresee", "join_entities",
                         "loose_figures", "inherited", "join_events", "tell_stories"),
    "tidings.copies": ("candidates", "cut", "find_translations"),
    "tidings.events": ("cluster", "assemble", "link_events"),
    "tidings.clustering": ("pairs_worth_comparing", "_within", "_across", "_join"),
}  # fmt: skip
NAMES = {"_foresee": "parse"}


def timed(step: Callable[..., Any], name: str, spent: Counter[str]) -> Callable[..., Any]:
    """A step that adds its computing time to what its name has spent."""

    def measured(*given: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            return step(*given, **named)
        finally:
            spent[name] += time.process_time() - began

    return measured


def measured(size: int) -> dict[str, float]:
    """Seconds of computing by stage for a build of so many reports, and what it came to."""
    spent: Counter[str] = Counter()
    pipeline.run(list(made_up(10)))
    for module, names in STEPS.items():
        for name in names:
            home = importlib.import_module(module)
            label = NAMES.get(name, name.lstrip("_")) if module == "tidings.pipeline" else f"{module.split('.')[-1]}: {name.lstrip('_')}"
            setattr(home, name, timed(getattr(home, name), label, spent))
    for name in ("clean", "read"):
        setattr(pipeline.Here, name, timed(getattr(pipeline.Here, name), name, spent))
    reports = list(made_up(size))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    layers = pipeline.run(reports)
    spent["all of it"] = time.process_time() - began
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    found = {"megabytes": more / 1024, "claims": len(layers.claims), "events": len(layers.events), "copies": len(layers.copies)}
    return {**spent, **{f"# {name}": value for name, value in found.items()}}


def main() -> None:
    """Prints the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000])
    asked.add_argument("--one", type=int, help="one size, as JSON")
    given = asked.parse_args()
    if given.one:
        print(json.dumps(measured(given.one)))
        return
    found = {size: json.loads(subprocess.check_output([sys.executable, __file__, "--one", str(size)])) for size in given.sizes}
    first, last = min(found), max(found)
    print(f"{'':36}" + "".join(f"{size:>10,}" for size in found) + "   ms a report   exponent")
    for name in sorted(found[last], key=lambda name: (name[0] == "#", -found[last][name])):
        row = [each.get(name, 0.0) for each in found.values()]
        grows = math.log(found[last][name] / found[first][name]) / math.log(last / first) if last > first and found[first].get(name) else 0
        print(f"{name:36}" + "".join(f"{each:10,.1f}" for each in row) + f"{1000 * found[last][name] / last:14.2f}{grows:11.2f}")


if __name__ == "__main__":
    main()
