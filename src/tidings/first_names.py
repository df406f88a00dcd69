"""First names of people, in any script: who bears one is a person, and what stands before it is no part of the name.

The list is our own writing (`data/forenames.tsv`): gender, then all spellings of a name. Words that are far oftener something else are not
in it.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from tidings.fold import fold_name
from tidings.inflection import nominatives


@lru_cache(maxsize=1)
def _listed() -> dict[str, str]:
    """Each spelling, folded, with the gender of who is called so: m, f or x for both."""
    found: dict[str, str] = {}
    for line in (resources.files("tidings") / "data" / "forenames.tsv").read_text("utf-8").splitlines():
        gender, _, spellings = line.partition("\t")
        if gender.startswith("#"):
            continue
        for spelling in spellings.split():
            key = fold_name(spelling)
            found[key] = gender if found.get(key, gender) == gender else "x"
    return found


@lru_cache(maxsize=100_000)
def first_name(word: str) -> str | None:
    """Whether a word is somebody's first name, in whatever case: their gender (m, f, x), or None."""
    listed = _listed()
    for form in (word, *nominatives(word)) if " " not in word else ():
        if found := listed.get(fold_name(form)):
            return found
    return None
