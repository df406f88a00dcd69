"""The event words of a pack, row by row, with a row for each noun where a phrase names a class of nouns.

"send @troops" in `events.tsv` stands for "send battalion", "send frigate" and whatever else `event_nouns.toml` lists under `troops`, so
that a noun is written once for all the verbs that it goes with. A phrase that has a row of its own keeps that row's type.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from tidings.errors import PackError
from tidings.language import Pack

CLASS = "@"
HEAD = "*"


@lru_cache(maxsize=32)
def event_rows(pack: Pack) -> tuple[tuple[str, ...], ...]:
    """The rows of `events.tsv` and the user's own, those with a class of nouns once for each noun of it."""
    rows = pack.rows("events", 5)
    written = {(row[0], row[1]) for row in rows}
    found: list[tuple[str, ...]] = []
    for row in rows:
        if CLASS not in row[0]:
            found.append(row)
            continue
        for phrase in _phrases(row[0], pack):
            if (phrase, row[1]) not in written:
                written.add((phrase, row[1]))
                found.append((phrase, *row[1:]))
    return tuple(found)


def _phrases(written: str, pack: Pack) -> list[str]:
    """A phrase with each noun of the classes that it names."""
    return [" ".join(words) for words in product(*(_choices(word, pack) for word in written.split()))]


def _choices(word: str, pack: Pack) -> list[str]:
    """What may stand for a word of a phrase: the nouns of a class, with the star of a head before each, or the word itself."""
    star, name = (HEAD, word[1:]) if word.startswith(HEAD) else ("", word)
    if not name.startswith(CLASS):
        return [word]
    nouns = pack.toml("event_nouns").get(name[1:])
    if not nouns:
        raise PackError(f"{pack.folder / 'events.tsv'}: {name} names no list of {pack.folder / 'event_nouns.toml'}; add it there")
    return [star + str(noun) for noun in nouns]
