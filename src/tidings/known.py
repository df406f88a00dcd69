"""What the gazetteer and the file of actors know of a run of words: hints for the tagger, and names where no tagger is."""

from __future__ import annotations

from functools import lru_cache

from tidings.actors import actors
from tidings.gazetteer import by_people, gazetteer, size

LARGE = 15_000  # people: smaller towns share too many names with words and people for the hint to be the same one


@lru_cache(maxsize=200_000)
def look_up(run: str) -> tuple[str, ...]:
    """What is called so: "country", "region", "city", "town" (a small one), "actor", "nation" (an adjective); nothing if unknown."""
    if len(run) < 2 or run.isdigit():
        return ()
    found = [] if actors().lookup(run) is None else ["actor"]
    if actors().adjective(run):
        found.append("nation")
    places = gazetteer().lookup(run)
    if places:
        first = max(places, key=by_people)  # as the tagger learned it, whatever stands first by its very name
        small = first.feature not in ("country", "region", "capital") and size(first) < LARGE
        found.append("town" if small else "city" if first.feature == "capital" else str(first.feature))
    return tuple(found)
