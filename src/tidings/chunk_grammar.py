"""What a shallow reader knows of a language: the word lists and endings of a pack's `[chunks]` (`morphology.toml`), compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from tidings.language import Pack
from tidings.letters import plain
from tidings.numbers import numerals
from tidings.stems import definite, stem, stems_of

LISTS = ("prepositions", "complementizers", "relatives", "subordinators", "particles", "adverbs", "pronouns", "demonstratives", "negation")


@dataclass(frozen=True)
class Grammar:
    """The word lists of a pack's `[chunks]`, in plain letters, and the endings by which an adjective is known."""

    pack: Pack
    lists: Mapping[str, frozenset[str]]
    adjective: re.Pattern[str]
    imperfect: re.Pattern[str]
    owned: re.Pattern[str]
    plural: re.Pattern[str]
    full: re.Pattern[str]
    roles: frozenset[str]
    article: str
    numbers: frozenset[str]
    pronominal: frozenset[str]
    nouns: frozenset[str]
    days: frozenset[str]
    times: frozenset[str]
    honorifics: frozenset[str]
    adjectives: frozenset[str]
    spelt: frozenset[str]
    compound: Mapping[tuple[str, str], bool]
    accusative: str
    feminine: str
    partitive: frozenset[str]
    jussive: re.Pattern[str]
    finite: re.Pattern[str]
    feminine_verb: re.Pattern[str]
    verbs: frozenset[str]
    given: frozenset[str]
    according: frozenset[str]
    told: frozenset[str]
    objects: frozenset[str]
    belonging: frozenset[str]
    owning: tuple[str, ...]
    ranks: frozenset[str]
    circumstances: Mapping[str, str]
    sent: frozenset[str]
    speaking_for: frozenset[str]

    def is_name(self, key: str) -> bool:
        """Whether a word in plain letters can only be a name: no list knows it, and it has no article."""
        stems = stems_of(self.pack)
        known = stems is not None and stem(key, stems) is not None
        return key[:1].isalpha() and not known and not definite(key, self.article, stems) and key not in self.times | self.nouns

    def is_office(self, key: str) -> bool:
        """Whether a word in plain letters is one for an office, with or without its article and the ending of a woman who holds it."""
        bare = key.removeprefix(self.article)
        return bool({key, bare, bare.removesuffix(self.feminine)} & self.roles)


@lru_cache(maxsize=8)
def grammar_of(pack: Pack) -> Grammar:
    """The compiled grammar of a pack."""
    told = pack.toml("morphology")
    source = told["chunks"]
    words = numerals(pack)
    counted = frozenset(w for w in (*words.values, *words.multipliers, *words.vague) if " " not in w) if words else frozenset[str]()
    return Grammar(
        pack,
        {name: frozenset(plain(w, pack) for w in source.get(name, ())) for name in LISTS},
        re.compile(plain(source["adjective"], pack)),
        re.compile(plain(source["imperfect"], pack)),
        re.compile(source["owned"]),
        re.compile(plain(source["plural"], pack)),
        re.compile(plain(source["full"], pack)),
        frozenset(plain(w, pack) for w in pack.toml("names").get("roles", ())),
        plain(told["proclitics"]["article"], pack),
        counted,
        frozenset(plain(w, pack) for w in source.get("pronominal", ())),
        frozenset(plain(w, pack) for name in ("geo", "facilities", "groups", "bodies") for w in pack.toml("names").get(name, ())),
        frozenset(plain(w, pack) for w in source.get("days", ())),
        frozenset(plain(w, pack) for w in (*source.get("days", ()), *pack.toml("names").get("calendar", ()))),
        frozenset(plain(w, pack) for w in pack.toml("names").get("honorifics", ())),
        frozenset(plain(w, pack) for w in source.get("adjectives", ())),
        frozenset(source.get("pronouns", ())),
        _compound(pack),
        plain(str(source.get("accusative", "")), pack),
        plain(str(source.get("feminine", "")), pack),
        frozenset(plain(w, pack) for w in source.get("partitive", ())),
        re.compile(plain(str(source.get("jussive", "(?!)")), pack)),
        re.compile(plain(str(source.get("finite", "(?!)")), pack)),
        re.compile(plain(str(source.get("feminine_verb", "(?!)")), pack)),
        frozenset(plain(w, pack) for w in (*source.get("verbs", ()), *pack.toml("claims").get("light", ()))),
        frozenset(plain(w, pack) for w in pack.toml("names").get("given", ())),
        frozenset(plain(w, pack) for w in pack.toml("claims").get("according", ())),
        frozenset(plain(w, pack) for w in source.get("told", ())),
        frozenset(source.get("objects", ())),
        frozenset(plain(w, pack) for w in source.get("belonging", ())),
        tuple(plain(w, pack) for w in told["proclitics"].get("prepositions", ()) if w in pack.toml("names").get("of", ())),
        frozenset(plain(w, pack) for w in source.get("ranks", ())),
        _circumstances(pack),
        frozenset(plain(w, pack) for w in pack.toml("claims").get("sent", ())),
        frozenset(plain(w, pack) for w in source.get("speaking_for", ())),
    )


def _circumstances(pack: Pack) -> dict[str, str]:
    """The forms of participles that tell what a subject does besides, with their verbs; the accusative begins with a star, as it needs no
    comma before it."""
    told = pack.toml("morphology")
    marks, feminine = str(told["chunks"].get("accusative", "")), plain(str(told["chunks"].get("feminine", "")), pack)
    found: dict[str, str] = {}
    for word, verb in told.get("circumstances", {}).items():
        base, of = plain(str(word), pack), plain(str(verb), pack)
        found |= {f"*{base}{plain(marks, pack)}": of, base + feminine: of, base.removesuffix("ي") + "ين": of, base + "ات": of}
    return found


def _compound(pack: Pack) -> dict[tuple[str, str], bool]:
    """The prepositions of two words, and whether they lead the doer of a passive verb."""
    agents = {tuple(plain(str(w), pack).split()) for w in pack.toml("claims").get("agents", ())}
    listed = {tuple(plain(str(w), pack).split()) for w in pack.toml("morphology")["chunks"].get("compound_prepositions", ())}
    return {(words[0], words[1]): words in agents for words in sorted(agents | listed) if len(words) == 2}
