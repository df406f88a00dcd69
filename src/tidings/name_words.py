"""The words around names of a language: titles, heads of bodies, facilities, prepositions of place. From the pack's `names.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

from tidings.annotate_types import Token
from tidings.errors import PackError
from tidings.event_rows import event_rows
from tidings.fold import fold
from tidings.language import Pack, load_pack, pack_codes
from tidings.owned_forms import is_listed

LISTS = (
    "honorifics", "male", "female", "roles", "offices", "role_modifiers", "role_links", "particles", "bodies", "lone_bodies",
    "weak_bodies", "groups", "armed", "outside", "facilities", "geo", "place_prepositions", "locatives", "corporate", "speech", "calendar",
    "never", "articles", "indefinite", "possessives", "possessive_marks", "of", "of_bodies", "lesser", "joints",
)  # fmt: skip
CLASSES = ("honorifics", "roles", "role_modifiers", "particles", "bodies", "groups", "facilities", "geo", "place_prepositions",
           "corporate", "speech", "calendar", "never", "articles", "of")  # fmt: skip
OWNED_LISTS = ("bodies", "groups", "facilities", "geo", "lone_bodies")  # of nouns that stand in a name with an owner's ending
MOST_SEEN = 100_000  # words whose classes are remembered


@lru_cache(maxsize=100_000)
def word_key(word: str) -> str:
    """A word as the lists have it: folded, without dots ("Mr." is "mr", "É" is "e")."""
    return fold(word).replace(".", "").replace("’", "'")


ENDINGS = (
    "place_endings", "no_place_endings", "pronoun_endings", "family_endings", "feminine_endings", "finite_endings",
)  # fmt: skip
COMPOUNDED = ("bodies", "lone_bodies", "groups", "armed")  # lists in which the last part of a compound tells what it is


@dataclass(frozen=True, slots=True)
class NameWords:
    """Each list of `names.toml` as a set of folded words; `head_first` where modifiers follow their noun, `genitive` where
    adjectives stand before it and owners in the genitive behind it; `caseless` is the pack of a script
    without capitals."""

    head_first: bool
    genitive: bool
    caseless: Pack | None
    honorifics: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    roles: frozenset[str]
    offices: frozenset[str]
    role_modifiers: frozenset[str]
    role_links: frozenset[str]
    particles: frozenset[str]
    bodies: frozenset[str]
    lone_bodies: frozenset[str]
    weak_bodies: frozenset[str]
    groups: frozenset[str]
    armed: frozenset[str]
    outside: frozenset[str]
    facilities: frozenset[str]
    geo: frozenset[str]
    place_prepositions: frozenset[str]
    locatives: frozenset[str]
    corporate: frozenset[str]
    speech: frozenset[str]
    calendar: frozenset[str]
    never: frozenset[str]
    articles: frozenset[str]
    indefinite: frozenset[str]
    possessives: frozenset[str]
    possessive_marks: frozenset[str]
    of: frozenset[str]
    of_bodies: frozenset[str]
    lesser: frozenset[str]
    joints: frozenset[str]
    short_forms: tuple[frozenset[str], ...]
    noun_endings: tuple[str, ...] = ()
    owner_endings: tuple[str, ...] = ()  # of names that own the office before a person's name
    owned_endings: tuple[str, ...] = ()  # of a second name in the same case as such a one
    adverb_endings: tuple[str, ...] = ()  # of words that bear a mark
    patronymics: frozenset[str] = frozenset()
    accusing: frozenset[str] = frozenset()  # verbs whose "of" tells what somebody is blamed for
    owned_heads: bool = False  # what a name is stands last in it, with the ending of what is owned
    code: str = ""  # of the language, where it has a dictionary
    named_bodies: frozenset[str] = frozenset()  # nouns beside which the name of a firm, a union, a party stands
    any_group: frozenset[str] = frozenset()  # nouns that mean again whichever body was named that fights: "the group"
    same_again: frozenset[str] = frozenset()  # what may stand with a noun that means a body named before: "the same", "armed"
    fighting: frozenset[str] = frozenset()  # words in the names of bodies that fight
    body_links: frozenset[str] = frozenset()  # prepositions by which a body's name says what it is for, where owners stand in the genitive
    name_links: frozenset[str] = frozenset()  # words in small letters inside the names of associations
    of_towns: frozenset[str] = frozenset()  # offices that are of a town: "mayor of X"
    of_matters: frozenset[str] = frozenset()  # offices that are for some matter: "minister for Energy"
    of_firms: frozenset[str] = frozenset()  # offices that are of a body: "chairman of X"
    members: frozenset[str] = frozenset()  # those by whom a body acts: "volunteers of X"
    bound: frozenset[str] = frozenset()  # between a body and those who fight for it: "cepheye BAĞLI savaşçılar"
    from_bodies: frozenset[str] = frozenset()  # between fighters and their body, where that is no owner: "مقاتلون مِن"
    compounded: frozenset[str] = frozenset()  # words of which compounds in one word say the same
    arms: frozenset[str] = frozenset()  # what an army strikes with, which stands for it beside a state or a body: "Kenyan warplanes"
    craft: frozenset[str] = frozenset()  # of these, what is an army's only beside a word of `craft_of_war`
    craft_of_war: frozenset[str] = frozenset()
    leagues: frozenset[str] = frozenset()  # bodies whose names go on with who or what they are for, in the genitive
    bands: frozenset[str] = frozenset()  # what bands call themselves: "the Lions of the Hawd"
    strikes: frozenset[str] = frozenset()  # verbs of which arms are the doer
    acts: frozenset[str] = frozenset()  # nouns of acts, in a language that gives all nouns a capital: no body is called "Streik"
    numerals: frozenset[str] = frozenset()  # words for numbers
    devout: frozenset[str] = frozenset()  # second words of first names that are two: "Nasr Allah", "Saad al-Din"
    place_heads: frozenset[str] = frozenset()  # nouns that open names of villages, whatever stands behind: "Wadi", "Tell"
    weak_place_heads: frozenset[str] = frozenset()  # those that are things too, and open a name before a word that nobody knows
    place_endings: tuple[str, ...] = ()  # of names from elsewhere: no noun of the language ends so behind a preposition
    no_place_endings: tuple[str, ...] = ()  # those of nouns with an owner's ending, or of plurals, that look like these
    pronoun_endings: tuple[str, ...] = ()  # of nouns with an owner, longer than a letter
    inhabitants: frozenset[str] = frozenset()  # nouns of people right before the name of where they are from
    aimed: frozenset[str] = frozenset()  # nouns of bodies whose names go on with what they are for
    aims: frozenset[str] = frozenset()  # what they are for, where the word is one for an event too
    district_prepositions: frozenset[str] = frozenset()  # behind which they stand so
    districts: frozenset[str] = frozenset()  # nouns of place that stand before a name and nothing else
    feminine_endings: tuple[str, ...] = ()  # of a noun or an adjective that is a woman's
    finite_endings: tuple[str, ...] = ()  # of a verb of a woman or of several
    agent_endings: tuple[
        str, ...
    ] = ()  # of nouns for a woman, or a firm, that does something, where all nouns have capitals: "Betreiberin"
    family_endings: tuple[str, ...] = ()  # of family names that are a word of the language without them
    facility_kinds: frozenset[str] = frozenset()  # words between a facility's noun and its name: "station [of] POWER X"
    given: frozenset[str] = frozenset()  # first names, which a script without capitals does not tell from other words
    seen: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)  # words and their classes

    def has(self, name: str, token: Token) -> bool:
        """Whether a word, as written or in its dictionary form, is in one of the lists."""
        words: frozenset[str] = getattr(self, name)
        if self.compounded and "-" in token.text and name in COMPOUNDED:  # "Huthi-Miliz"
            return word_key(token.text.rpartition("-")[2]) in words
        if word_key(token.text) in words or word_key(token.lemma) in words:
            return True
        return self.owned_heads and name in OWNED_LISTS and is_listed(word_key(token.text), words)

    def classes(self, token: Token) -> tuple[str, ...]:
        """The lists that a word is in, of those that tell something about names beside it: the same classes in every language."""
        keys = (word_key(token.text), word_key(token.lemma))
        found = self.seen.get(keys)
        if found is None:
            found = tuple(name for name in CLASSES if any(key in getattr(self, name) for key in keys))
            if len(self.seen) < MOST_SEEN:
                self.seen[keys] = found
        return found


@lru_cache(maxsize=32)
def name_words(pack: Pack) -> NameWords:
    """The lists of a pack; PackError if one is missing or is no list of words."""
    table = pack.toml("names")
    found: dict[str, Any] = {}
    for name in LISTS:
        words = table.get(name)
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise PackError(f'{pack.folder / "names.toml"}: {name!r} is missing or no list of words; write {name} = ["..."]')
        found[name] = frozenset(word_key(word) for word in words)
    former = [word_key(prefix) for prefix in table.get("former", [])]
    found["roles"] |= {f"{prefix}{joint}{role}" for prefix in former for joint in ("", "-") for role in found["roles"]}
    forms = tuple(frozenset(word_key(form) for form in line.split()) for line in table.get("short_forms", []))
    endings = tuple(word_key(ending) for ending in table.get("noun_endings", []))
    patronymics = frozenset(word_key(word) for word in table.get("patronymics", []))
    order = table.get("order")
    caseless = pack if table.get("caseless") else None
    return NameWords(
        order == "head_first",
        order == "genitive",
        caseless,
        short_forms=forms,
        noun_endings=endings,
        owner_endings=tuple(table.get("owner_endings", [])),
        owned_endings=tuple(table.get("owned_endings", [])),
        adverb_endings=tuple(table.get("adverb_endings", [])),
        patronymics=patronymics,
        owned_heads=bool(table.get("owned_heads")),
        accusing=frozenset(word_key(word) for word in table.get("accusing", [])),
        code=pack.code if pack.code in SUPPORTED_LANGUAGES else "",
        given=frozenset(word_key(word) for word in table.get("given", [])),
        agent_endings=tuple(table.get("agent_endings", ())),
        **_of_caseless(table.get("caseless_names", {})),
        arms=frozenset(word_key(word) for word in table.get("arms", [])),
        craft=frozenset(word_key(word) for word in table.get("craft", [])),
        leagues=frozenset(word_key(word) for word in table.get("leagues", [])),
        bands=frozenset(word_key(word) for word in table.get("bands", [])),
        craft_of_war=frozenset(word_key(word) for word in table.get("craft_of_war", [])),
        strikes=frozenset(word_key(word) for word in table.get("strikes", [])),
        named_bodies=frozenset(word_key(word) for word in table.get("named_bodies", [])),
        any_group=frozenset(word_key(word) for word in table.get("any_group", [])),
        same_again=frozenset(word_key(word) for word in table.get("same_again", [])),
        fighting=frozenset(word_key(word) for word in table.get("fighting", [])),
        body_links=frozenset(word_key(word) for word in table.get("body_links", [])),
        name_links=frozenset(word_key(word) for word in table.get("name_links", [])),
        of_matters=frozenset(word_key(word) for word in table.get("of_matters", [])),
        of_towns=frozenset(word_key(word) for word in table.get("of_towns", [])),
        members=frozenset(word_key(word) for word in table.get("members", [])),
        bound=frozenset(word_key(word) for word in table.get("bound", [])),
        from_bodies=frozenset(word_key(word) for word in table.get("from_bodies", [])),
        of_firms=frozenset(word_key(word) for word in table.get("of_firms", [])),
        numerals=frozenset(word_key(word) for word in pack.toml("numbers").get("values", {})),
        acts=_acts(pack) if table.get("compounded") else frozenset(),
        compounded=frozenset(word_key(word) for word in table.get("compounded", [])),
        **found,
    )


def _of_caseless(table: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The lists by which names that no list has are told in a script without capitals."""
    sets = (
        "devout",
        "place_heads",
        "weak_place_heads",
        "inhabitants",
        "districts",
        "district_prepositions",
        "aimed",
        "aims",
        "facility_kinds",
    )
    found: dict[str, Any] = {name: frozenset(map(word_key, table.get(name, ()))) for name in sets}
    return found | {name: tuple(table.get(name, ())) for name in ENDINGS}


@lru_cache(maxsize=1)
def number_words() -> frozenset[str]:
    """The words for numbers of all packs."""
    packs = filter(None, map(load_pack, pack_codes()))
    return frozenset(word_key(word) for pack in packs for word in pack.toml("numbers").get("values", {}))


def _acts(pack: Pack) -> frozenset[str]:
    """The single nouns that a pack has for acts."""
    return frozenset(word_key(row[0]) for row in event_rows(pack) if row[1] == "N" and " " not in row[0])
