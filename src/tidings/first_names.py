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
def _listed() -> frozenset[str]:
    """Every spelling, folded."""
    rows = (resources.files("tidings") / "data" / "forenames.tsv").read_text("utf-8").splitlines()
    return frozenset(fold_name(name) for row in rows if not row.startswith("#") for name in row.partition("\t")[2].split())


@lru_cache(maxsize=100_000)
def first_name(word: str) -> bool:
    """Whether a word is somebody's first name, in whatever case."""
    return " " not in word and any(fold_name(form) in _listed() for form in (word, *nominatives(word)))
