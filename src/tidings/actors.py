"""Who acts: international bodies and armed groups by all their names, and the organs of states by what they are called.

"Turkish forces", "army of Turkey" and "l'armée turque" are one actor, made from a word for a state (its name, its adjective, its
capital, its leader) and a head noun of the language pack. Codes and sectors are PLOVER's.
"""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from tidings.errors import UsageError
from tidings.fold import fold_name
from tidings.gazetteer import gazetteer
from tidings.inflection import name_key
from tidings.language import load_pack, pack_codes

SHORTEST_ADJECTIVE = 4  # letters, as in "Rote"
IRREGULAR = {"grec": "grecque", "turc": "turque"}
ENDINGS = (("ien", "ienne"), ("éen", "éenne"), ("on", "onne"), ("e", "e"))  # of French adjectives, masculine to feminine
COLUMNS = ("id", "kind", "code", "sector", "country", "names")
KINDS = ("organisation", "group")
ARMY = ("MIL", "MIL")  # institution and sector
OWN_ACTORS = "TIDINGS_ACTORS"  # the environment variable that names a user's own file of actors
NOTHING = frozenset(("the", "le", "la", "les", "l", "s", "d"))


@dataclass(frozen=True, slots=True)
class Actor:
    """A known actor: `code` is the state (alpha-3) or IGO, NGO, IMG, `sector` PLOVER's, `country` where it belongs to one."""

    id: str
    name: str
    kind: str
    country: str | None
    code: str | None
    sector: str | None
    names: tuple[str, ...] = ()


def _table(name: str) -> list[list[str]]:
    text = (resources.files("tidings") / "data" / name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def own_actors(path: Path) -> list[list[str]]:
    """The rows of a user's actors: CSV with a first line id,kind,code,sector,country,names, the names parted by "|".

    UsageError with the line where a row is no actor.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines)
            rows, header = list(table), table.fieldnames or ()
    except OSError as error:
        raise UsageError(f"the actors in {path} cannot be read ({error.strerror}); check the variable {OWN_ACTORS}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not in UTF-8; save it again as CSV in UTF-8") from error
    if missing := [column for column in COLUMNS if column not in header]:
        raise UsageError(f"{path}, line 1: no column {', '.join(missing)}; the first line has to be {','.join(COLUMNS)}, with commas")
    found = []
    for number, row in enumerate(rows, 2):
        cells = [(row.get(column) or "").strip() for column in COLUMNS]
        if None in row:
            raise UsageError(f"{path}, line {number}: more than {len(COLUMNS)} columns; part names by |, quote one with a comma")
        if not cells[0] or not cells[5] or cells[1] not in KINDS:
            raise UsageError(f"{path}, line {number}: an actor needs an id, names, and a kind out of {', '.join(KINDS)}")
        if cells[4] and not re.fullmatch("[A-Z]{3}", cells[4]):
            raise UsageError(f"{path}, line {number}: {cells[4]!r} is no country; write its three letters as in KEN, or leave it empty")
        found.append(cells)
    return found


class Actors:
    """The actor file, ready for look-up. All names are folded (`fold.fold_name`)."""

    def __init__(self, own: Path | None = None) -> None:
        """Reads the tables beside the code and the head nouns of all packs; `own` is a user's file of actors, which goes first."""
        self.bodies: dict[str, Actor] = {}
        for identifier, kind, code, sector, country, names in [*(own_actors(own) if own else []), *_table("bodies.tsv")]:
            spellings = tuple(names.split("|"))
            actor = Actor(f"a.{identifier}", spellings[0], kind, country or None, code or None, sector or None, spellings)
            for spelling in spellings:
                self.bodies.setdefault(fold_name(spelling), actor)
                self.bodies.setdefault(name_key(spelling), actor)
                for form in _weak_forms(spelling):
                    self.bodies.setdefault(fold_name(form), actor)
        self.adjectives: dict[str, str] = {}
        self.people: dict[str, str] = {}
        self.usual: dict[str, str] = {}
        self.organs: dict[str, str] = {row[0]: row[1] for row in _table("organs.tsv")}
        self.seats: dict[str, str] = {}
        self.lands: dict[str, str] = {}
        for code, seats, english, french, other in (row + [""] * (5 - len(row)) for row in _table("countries.tsv")):
            self._add(self.seats, code, seats.split("|"))
            self.people[code] = english.split("|")[0]
            self._add(self.adjectives, code, [form for word in english.split("|") if word for form in (word, f"{word}s")])
            self._add(self.adjectives, code, [form for word in french.split("|") if word for form in _french_forms(word)])
            self._add(self.lands, code, other.split("|"))
            self.usual[code] = other.split("|")[0]
        self.leaders: dict[str, str] = {}
        for code, names in _table("leaders.tsv"):
            self._add(self.leaders, code, names.split("|"))
        self.leader_words: dict[str, set[str]] = {}
        for name, code in sorted(self.leaders.items()):
            self.leader_words.setdefault(code, set()).update(name.split())
        self.heads: dict[str, tuple[str, str]] = {}
        self.fillers = set(NOTHING)
        self.vague: set[str] = set()
        self.arms: set[str] = set()
        self.forms: set[str] = set()
        self.forms_after: set[str] = set()
        for language in pack_codes():
            pack = load_pack(language)
            table = pack.toml("actors") if pack else {}
            for head, told in table.get("heads", {}).items():
                institution, sector = told.split()
                for form in _bent(head, table.get("heads_in_plural", {})):
                    self.heads.setdefault(name_key(form), (institution, sector))
            self._add_arms(table)
            self._add_states(table)
            self.vague |= {name_key(word) for word in table.get("vague", ())}
            self.forms |= {fold_name(form) for form in table.get("state_forms", ())}
            self.forms_after |= {fold_name(form) for form in table.get("state_forms_after", ())}
            self.fillers |= {w for phrase in table.get("of", ()) for w in name_key(phrase).split()}
        self.abroad: dict[str, list[str]] = {}
        for language, told, names in _table("organs_abroad.tsv"):
            institution, sector = told.split()
            self.abroad.setdefault(language, []).extend(names.split("|"))
            for head in names.split("|"):
                self.heads.setdefault(name_key(head), (institution, sector))
        self.longest = max((len(h.split()) for h in self.heads), default=0)

    def _add_arms(self, table: dict[str, Any]) -> None:
        """What an army of a pack strikes with, as heads that are its army: by themselves they are nobody's."""
        for weapon in table.get("arms", ()):
            owned = [name_key(f"{owner} {weapon}") for owner in table.get("arms_of", ())]
            for head in (name_key(weapon), *owned):
                self.heads.setdefault(head, ARMY)
            self.arms |= {name_key(weapon), *owned}
            self.vague.add(name_key(weapon))

    def _add_states(self, table: dict[str, Any]) -> None:
        """The adjectives and peoples of a pack (stems with each of its endings, and words as they are), and its names of capitals."""
        for code, stems in table.get("states", {}).items():
            forms = [stem + ending for stem in stems for ending in table.get("state_endings", ("",))]
            self._add(self.adjectives, code, [form for form in forms if not _named_country(fold_name(form))])
        for code, words in table.get("state_words", {}).items():
            self._add(self.adjectives, code, [form for word in words for form in _bent(word, table.get("adjectives_in_plural", {}))])
        for code, seats in table.get("seats", {}).items():
            self._add(self.seats, code, seats)

    @staticmethod
    def _add(table: dict[str, str], code: str, names: list[str]) -> None:
        for name in names:
            if name:
                table.setdefault(name_key(name), code)

    def lookup(self, name: str) -> Actor | None:
        """A body or group by one of its names; acronyms only as they are written in capitals."""
        found = self.bodies.get(_plain(name)) or self.bodies.get(_bare(name))
        if found and len(name) <= 4 and not name.isupper() and name not in found.names:
            return None
        return found

    def country(self, word: str) -> str | None:
        """The state (alpha-3) that a name or adjective is of: "Turkey", "Turkish", "U.S."; None for capitals and people."""
        key = _bare(word)
        named = self.lands.get(key) or self.adjectives.get(key) or _named_country(_plain(word)) or _named_country(word)
        return named or self._in_full(word)

    def _in_full(self, name: str) -> str | None:
        """The state that a name has beside what the state calls itself: "Islamic Republic of Mauritania"."""
        parts = _plain(name).split()
        for at in range(len(parts) - 1, 0, -1):
            head, tail = " ".join(parts[:at]), " ".join(parts[at:])
            for form, rest, known in ((head, tail, self.forms), (tail, head, self.forms_after)):
                own = name_key(rest)
                if form in known and (found := self.lands.get(own) or self.adjectives.get(own) or _named_country(rest)):
                    return found
        return None

    def adjective(self, word: str) -> str | None:
        """The state (alpha-3) whose adjective or people a word is."""
        return self.adjectives.get(_bare(word))

    def stands_for(self, word: str) -> str | None:
        """The state (alpha-3) that a word stands for in "X regime", "X said": its name, adjective, capital or leader."""
        key = _bare(word)
        return self.country(word) or self.seats.get(key) or self.leaders.get(key) or self._seat_abroad(word)

    def _seat_abroad(self, word: str) -> str | None:
        """The state whose capital the gazetteer gives a word for, in a language that lists no capitals: "Найроби" is Nairobi."""
        places = gazetteer().lookup(word)
        if not places or places[0].feature != "capital":
            return None
        land = places[0].country
        return land if self.seats.get(_bare(places[0].name)) == land else None

    def state_actor(self, phrase: str, context: str | None = None) -> Actor | None:
        """The organ of a state that a phrase names; `context` is the state (alpha-3) meant where the phrase names none.

        None where the phrase has other words in it, has no head noun, or names no state and there is no context.
        """
        words, plain = _bare(phrase).split(), _plain(phrase).split()
        for size in range(min(self.longest, len(words)), 0, -1):
            for at in range(len(words) - size + 1):
                head = self.heads.get(" ".join(words[at : at + size]))
                if head is None:
                    continue
                rest = [*plain[:at], *plain[at + size :]]
                country = self._state_in(rest, context)
                if country:
                    return organ(country, *head)
        return self._round_state(words, plain)

    def _round_state(self, words: list[str], plain: list[str]) -> Actor | None:
        """The organ whose name stands on both sides of its state's: "Державна служба ГРУЗІЇ з питань праці"."""
        for at in range(1, len(words) - 1):
            code = self.stands_for(plain[at]) if len(words) == len(plain) else None
            rest = [*words[:at], *words[at + 1 :]]
            for first in range(at if code else 0):
                head = self.heads.get(" ".join(rest[first:]))
                if head is not None and code and self._state_in([*plain[:first], plain[at]], None) == code:
                    return organ(code, *head)
        return None

    def organ_name(self, country: str, institution: str) -> str:
        """What an organ of a state is called in English: "Kenyan Defense Ministry", "government of Chad" where no adjective is known."""
        label = self.organs.get(institution, institution.lower())
        if self.people.get(country):
            return f"{self.people[country]} {label}"
        return f"{label} of {self.state_name(country)}"

    def state_name(self, code: str) -> str:
        """What a state is called in English: as the gazetteer has it, or as it is spelt without marks where the actor file tells."""
        place = gazetteer().country(code)
        name = place.name if place else code
        return name if name.isascii() else self.usual.get(code) or name

    def head(self, phrase: str) -> tuple[str, str] | None:
        """Institution and sector of a phrase's head noun ("the army" -> MIL MIL), state or no state; None where it has none."""
        words = _bare(phrase).split()
        for size in range(min(self.longest, len(words)), 0, -1):
            for at in range(len(words) - size, -1, -1):
                found = self.heads.get(" ".join(words[at : at + size]))
                if found:
                    return found
        return None

    def is_arms(self, phrase: str) -> bool:
        """Whether a phrase is of what an army strikes with: whose that is says nothing of whose a bare "army" is."""
        words = _bare(phrase).split()
        return any(" ".join(words[at:]) in self.arms for at in range(len(words)))

    def body(self, phrase: str) -> Actor | None:
        """The state's organ that a phrase names, and none for arms."""
        return None if self.is_arms(phrase) else self.state_actor(phrase)

    def is_vague(self, phrase: str) -> bool:
        """Whether a phrase is a head noun alone that belongs to nobody unless it is said to whom: "the officials"."""
        return _bare(phrase) in self.vague

    def _state_in(self, rest: list[str], context: str | None) -> str | None:
        """The one state that the words beside a head stand for; None where other words are left over."""
        rest = [w for w in rest if name_key(w) not in self.fillers]
        if not rest:
            return context
        for code, words in self.leader_words.items():
            if {name_key(w) for w in rest} <= words and any(len(w) > 3 for w in rest):
                return code
        for size in range(len(rest), 0, -1):
            for at in range(len(rest) - size + 1):
                found = self.stands_for(" ".join(rest[at : at + size]))
                if found:
                    left = [*rest[:at], *rest[at + size :]]
                    return found if all(self.head(w) or self.stands_for(w) == found for w in left) else None
        return None


def _bent(phrase: str, endings: Mapping[str, Sequence[str]]) -> list[str]:
    """A phrase as it is and in each further case: all of its words with one of the endings take what the pack puts in their place."""
    found = [phrase]
    for n in range(max(map(len, endings.values()), default=0)):
        words = []
        for word in phrase.split():
            ending = next((e for e in endings if word.endswith(e) and n < len(endings[e])), None)
            words.append(word[: -len(ending)] + endings[ending][n] if ending else word)
        if (form := " ".join(words)) not in found:
            found.append(form)
    return found


def organ(country: str, institution: str, sector: str) -> Actor:
    """The organ of a state."""
    called = actors().organ_name(country, institution)
    return Actor(f"s.{country}.{institution}", called, "organisation", country, country, sector, (called,))


def _bare(name: str) -> str:
    """A name as the tables have it, whatever its case, without articles."""
    return _without_articles(name_key(name).split())


def _plain(name: str) -> str:
    return _without_articles(fold_name(name).split())


def _without_articles(words: list[str]) -> str:
    while len(words) > 1 and words[0] in NOTHING:
        words = words[1:]
    return " ".join(words)


def _weak_forms(spelling: str) -> list[str]:
    """What a name of adjective and noun is called in the other cases of German: "Vereinte Nationen", "der VEREINTEN Nationen"."""
    first, _, rest = spelling.partition(" ")
    bare = first.removesuffix("r").removesuffix("s")
    if not rest or not bare.endswith("e") or len(bare) < SHORTEST_ADJECTIVE or not spelling[0].isupper():
        return []
    weak = f"{bare}n {rest}"
    return [f"{bare} {rest}", weak, f"{weak}s", f"{weak}es"]


def _french_forms(word: str) -> list[str]:
    """Masculine and feminine, singular and plural."""
    feminine = IRREGULAR.get(word)
    for end, other in ENDINGS if feminine is None else ():
        if word.endswith(end):
            feminine = word[: -len(end)] + other
            break
    feminine = feminine or f"{word}e"
    return [word, f"{word}s", feminine, f"{feminine}s"]


@lru_cache(maxsize=10_000)
def _named_country(key: str) -> str | None:
    places = gazetteer().lookup(key)
    return places[0].country if places and places[0].feature == "country" else None


@lru_cache(maxsize=1)
def actors() -> Actors:
    """The actor file, loaded once, with the user's own before it where `TIDINGS_ACTORS` names one."""
    own = os.environ.get(OWN_ACTORS)
    return Actors(Path(own) if own else None)


def state_actor(phrase: str, context: str | None = None) -> Actor | None:
    """See `Actors.state_actor`."""
    return actors().state_actor(phrase, context)
