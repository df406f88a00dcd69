"""The measures that a pack knows and the words that tell them (`figures.toml`).

A measure has `nouns` that the number counts themselves ("14 dead"), verbs of which the counted is `object` or `subject`, nouns that
it stands under with "of" (`of`: "the death of two men"), prepositions with a noun or verb (`cased`: "by vote"), `agent`s of passives,
words right `after` the noun, adverbs said of a number `alone` ("four were shot, one fatally"),
and `mass` verbs that count for large numbers only. "lose@life" needs the second word beside the first;
"surrender!" must have no object. `single` lets "a tank" count as one. `kind` is what may be counted: people, things, acts, votes, money.
A pack whose `strategy` is "nearby" is read by the words beside a number, not by the parse (`nearby.py`);
with `verbs_last` the word behind goes before one as near in front. `duals` are words for two,
`dual_endings` make two of a thing; `individuals` are words for one
person, by which headlines count, and before which a word of `possessives` is one ("his wife"); `own_hand` are phrases for a killer's own
death, `only_tried` words by which nobody died of it; a count "`among` the dead" is a part of them;
`toll_to` are bounding words that after a `toll_verbs` are none ("rose up to").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tidings.annotate_types import Token
from tidings.fold import fold
from tidings.language import Pack
from tidings.lemmas import lemma

Entry = tuple[str, str | None]  # a listed word, and what must stand with it

LISTS = ("nouns", "object", "subject", "of", "cased", "agent", "after", "alone", "mass")


@dataclass(frozen=True)
class Measure:
    """One measure of a pack: its lists as sets of (word, word beside it or None)."""

    name: str
    kind: str
    lists: Mapping[str, frozenset[Entry]]
    single: bool


@dataclass(frozen=True)
class MeasureWords:
    """What a pack says of figures."""

    pack: Pack
    measures: tuple[Measure, ...]
    words: Mapping[str, frozenset[str]]
    currencies: Mapping[str, str]
    mass_from: int
    nearby: bool = False
    verbs_last: bool = False
    bound: tuple[tuple[str, str], ...] = ()  # how a noun ends before an ending, and how it ends without


# fmt: off
WORD_LISTS = (
    "units", "number_names", "zero", "inclusion", "against", "part_of", "among", "collectives", "others", "places", "articles", "partitive",
    "negation", "passive_cases", "total", "period_open", "period_past", "toll", "toll_verbs", "toll_to", "persons", "incidents", "things",
    "duals", "dual_endings", "joints", "individuals", "possessives", "own_hand", "only_tried",
)
# fmt: on


@lru_cache(maxsize=16)
def measure_words(pack: Pack) -> MeasureWords | None:
    """The compiled lists of a pack; None where it has none."""
    source: dict[str, Any] = pack.toml("figures")
    if not source:
        return None
    words = {name: frozenset(fold(w) for w in source.get(name, ())) for name in WORD_LISTS}
    words["scene"] = frozenset(fold(w) for w in pack.toml("claims").get("scene", ()))
    measures = tuple(
        Measure(
            row["name"], row["kind"], {key: _entries(row.get(key, ()), words) for key in LISTS}, row.get("single", row["kind"] == "people")
        )
        for row in source["measure"]
    )
    return MeasureWords(
        pack,
        measures,
        words,
        {fold(k): v for k, v in source["currencies"].items()},
        source["mass_from"],
        source.get("strategy") == "nearby",
        bool(source.get("verbs_last")),
        tuple((fold(ending), fold(free)) for ending, free in source.get("bound", {}).items()),
    )


def _entries(listed: Sequence[str], words: Mapping[str, frozenset[str]]) -> frozenset[Entry]:
    found: set[tuple[str, str | None]] = set()
    for entry in listed:
        if entry.startswith("@"):
            found |= {(word, None) for word in words[entry[1:]]}
        elif entry.endswith("!"):
            found.add((fold(entry[:-1]), "!"))
        else:
            word, _, beside = entry.partition("@")
            found.add((fold(word), fold(beside) or None))
    return frozenset(found)


@lru_cache(maxsize=4096)
def words_in(listed: frozenset[Entry]) -> frozenset[str]:
    """The words of a list, whatever must stand beside them."""
    return frozenset(word for word, _ in listed)


@lru_cache(maxsize=100_000)
def _forms(text: str, code: str) -> frozenset[str]:
    return frozenset({fold(text), fold(lemma(text, code)), fold(lemma(text.lower(), code))})


def forms(token: Token, pack: Pack) -> frozenset[str]:
    """A word as written and its dictionary forms, folded; the pack's `endings` give those of participles and plurals."""
    return _all_forms(token.text, token.lemma, pack)


def word_forms(word: str, pack: Pack) -> frozenset[str]:
    """The same for a word of a text that was not parsed."""
    return _all_forms(word, word, pack)


@lru_cache(maxsize=100_000)
def _all_forms(text: str, lemmatised: str, pack: Pack) -> frozenset[str]:
    return _forms(text, pack.code) | {fold(lemmatised)} | _by_ending(text.lower(), pack)


@lru_cache(maxsize=100_000)
def _by_ending(word: str, pack: Pack) -> frozenset[str]:
    endings: dict[str, str] = pack.toml("figures").get("endings", {})
    return frozenset(fold(word[: -len(old)] + new) for old, new in endings.items() if word.endswith(old) and len(word) > len(old) + 2)
