"""What those in an event are called in its line, in the language of the line, and what kind of disaster its words tell of.

A name is said as the reports in that language have it, else as others do, in the letters of the language where its own are not read
there. People without a name are told by their kind ("people", "soldiers"), whatever the language of the report, and each kind once.
What is no name and has no word in the language is left out: the line is shorter for it, never wrong.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from importlib import resources

from tidings.actors import actors
from tidings.faces import meaning_of
from tidings.fold import fold, fold_name
from tidings.glossary import Glossary, english_lemma, load_glossary
from tidings.language import load_pack
from tidings.model import Claim, Entity, NameForm
from tidings.name_words import name_words
from tidings.numbers import find_numbers
from tidings.romanise import romanised
from tidings.tongue import FIRST, WORD, Tongue

GENERAL = "people"  # the kind that takes in every other
OTHER_LETTERS = re.compile("[\u0370-\u1cff\u2c80-\ua6ff\uac00-\ufaff\ufb1d-\ufdff\ufe70-\ufeff]")  # letters that are not Latin


def parties(actors: Iterable[Entity], recipients: Iterable[Entity], own: Tongue) -> tuple[list[str], list[str]]:
    """The names of both sides of an event, each once; nobody stands on both."""
    actors, recipients = list(actors), list(recipients)
    states = {
        e.code or e.country for e in (*actors, *recipients) if e.kind != "person" and "geonames" not in e.ids and e.kind != "facility"
    }
    seen: set[str] = set()
    sides = []
    for side in (actors, recipients):
        spoken_for = [e for e in side if not (e.kind == "place" and "geonames" in e.ids and e.country in states)]  # its state is named
        sides.append(_once(spoken_for, own, seen))
    return sides[0], sides[1]


def _once(side: Sequence[Entity], own: Tongue, seen: set[str]) -> list[str]:
    """The names of a side without those that were said; people of all kinds are people where some are only that."""
    crowds = [kind_of(e) for e in side if e.kind == "group"]
    general = crowds.count(GENERAL) and len({k for k in crowds if k}) > 1
    found = []
    for entity in side:
        name = own.crowd(GENERAL) if general and entity.kind == "group" and kind_of(entity) else called(entity, own)
        if name and fold_name(name) not in seen:
            seen.add(fold_name(name))
            found.append(name)
    return found


def called(entity: Entity, own: Tongue) -> str | None:
    """What an entity is called in a language; None where nothing can be said of it there."""
    native = [n for n in entity.names if n.language == own.code]
    if entity.kind == "group":
        return _crowd(entity, native, own)
    if own.code == FIRST and (entity.code or any(n.text == entity.name for n in native)) and entity.kind != "place":
        return entity.name
    if known := _known(entity, own):
        return known
    if native:
        return _marked(entity, _fullest(entity, native), own)
    return None if entity.kind == "role" else _foreign(entity, own)


def _known(entity: Entity, own: Tongue) -> str | None:
    """A state, an organ of one or a body of several by what the language calls it; None for anyone else."""
    if entity.kind == "place":
        return state_called(entity.code, own) if entity.code else None
    if entity.kind != "organisation" or not entity.code:
        return None
    organ = own.table["organs"].get(_organs(entity.country).get(entity.name)) if entity.country else None
    if organ:
        return own.line("organ", organ=organ, state=state_called(entity.country, own))
    body = own.table["bodies"].get(entity.name)
    return str(body) if body else None


def state_called(code: str | None, own: Tongue) -> str | None:
    """A state by its name in a language."""
    if own.code == FIRST:
        return actors().state_name(code) if code else None
    return _states().get(own.code, {}).get(code or "")


@lru_cache(maxsize=1)
def _states() -> dict[str, dict[str, str]]:
    """The names of states by language and code."""
    lines = (resources.files("tidings") / "data" / "states.tsv").read_text("utf-8").splitlines()
    codes = lines[0].partition(", then ")[2].split()
    rows = [line.split("\t") for line in lines[1:]]
    return {language: {row[0]: row[n] for row in rows} for n, language in enumerate(codes, 1)}


@lru_cache(maxsize=512)
def _organs(country: str) -> dict[str, str]:
    """The codes of a state's organs by what they are called in English."""
    return {actors().organ_name(country, code): code for code in actors().organs}


def _fullest(entity: Entity, native: Sequence[NameForm]) -> str:
    """The spelling that stands most often: of a person, and of a body that one word does not tell, of those that are more than a word."""
    whole = [n for n in native if " " in n.text.strip()]
    plain = min(native, key=lambda n: (-n.count, len(n.text), n.text)).text
    vague = entity.kind == "person" or (entity.kind == "organisation" and plain.islower())
    kept = whole if whole and vague else native
    return min(kept, key=lambda n: (-n.count, len(n.text), n.text)).text


def _marked(entity: Entity, name: str, own: Tongue) -> str:
    """The record's own name where it only has marks, or a person's further names, that the spelling lacks."""
    if readable(entity.name, own) != entity.name or _letters_of(name) != _letters_of(entity.name):
        return name
    whole, part = fold_name(entity.name), fold_name(name)
    return entity.name if whole == part or (entity.kind == "person" and set(part.split()) < set(whole.split())) else name


def _foreign(entity: Entity, own: Tongue) -> str | None:
    """The name of an entity that no report in the language names: the record's own, in letters that are read there."""
    if not OTHER_LETTERS.search(entity.name):
        return entity.name if entity.name != entity.name.lower() else _in_english(entity, own)  # small letters alone: a word, not a name
    if readable(entity.name, own) == entity.name:
        return entity.name
    latin = [n for n in entity.names if not OTHER_LETTERS.search(n.text)]
    if latin:
        return _fullest(entity, latin)
    if entity.kind == "organisation" and not any(c.isupper() for c in entity.name) and _is_told_in_words(entity):
        return _in_english(entity, own)
    return romanised(entity.name)


def _glossary(entity: Entity) -> Glossary | None:
    return load_glossary(next((n.language for n in entity.names if n.text == entity.name), None))


def _is_told_in_words(entity: Entity) -> bool:
    """Whether a body's name in letters without capitals, or all small, has words of its language in it: it is no name to be spelt."""
    glossary = _glossary(entity)
    return glossary is not None and any(glossary.look_up(fold(word)) for word in WORD.findall(entity.name))


def _in_english(entity: Entity, own: Tongue) -> str | None:
    """A body told by a single word that has one English word for it, in English."""
    glossary = _glossary(entity)
    if own.code != FIRST or glossary is None or " " in entity.name.strip():
        return None
    return glossary.word(fold(entity.name))


def readable(name: str, own: Tongue) -> str:
    """A name in letters that are read where a language is: its own script's or Latin ones, else spelt in these."""
    return name if _letters_of(name) in ("latin", _letters(own)) else romanised(name)


@lru_cache(maxsize=16)
def _letters(own: Tongue) -> str:
    return _letters_of("".join(own.table["months"]))


def _letters_of(text: str) -> str:
    """The script of the first letter of a text that is not Latin; "latin" where all are."""
    found = OTHER_LETTERS.search(text)
    return (
        "latin"
        if not found
        else "cyrillic"
        if "\u0400" <= found.group() < "\u0530"
        else "arabic"
        if "\u0600" <= found.group() < "\u0780"
        else "other"
    )


# people without a name


def _crowd(entity: Entity, native: Sequence[NameForm], own: Tongue) -> str | None:
    """People without a name: as reports in the language have them where that is more than a number and a word, else by their kind."""
    habits = own.table["habits"]
    plain = not habits.get("cases") and not habits.get("capitals")  # a word stands as it does in a list
    for form in sorted(native, key=lambda n: (-n.count, n.text)):
        if len(WORD.findall(form.text)) > 1 and not find_numbers(form.text, own.pack):
            return form.text if habits.get("capitals") else form.text[:1].lower() + form.text[1:]
        if plain and len(WORD.findall(form.text)) == 1:
            return form.text.lower()
    kind = kind_of(entity)
    if kind and kind != GENERAL and not native and _is_one(entity):
        return None
    return own.crowd(kind) if kind else (native[0].text if native else None)


def _is_one(entity: Entity) -> bool:
    """Whether a word tells of one man or woman, not of many."""
    for form in entity.names:
        pack = load_pack(form.language)
        individuals = [*pack.toml("figures").get("individuals", ()), *pack.toml("names").get("individuals", ())] if pack else []
        if fold(form.text) in {fold(str(word)) for word in individuals}:
            return True
    return False


def kind_of(entity: Entity) -> str | None:
    """The kind of people that a group without a name is, as `data/crowds.toml` has them."""
    found = (crowd_kind(form.text, form.language) for form in entity.names)
    return next((kind for kind in found if kind), None)


@lru_cache(maxsize=20_000)
def crowd_kind(text: str, language: str | None) -> str | None:
    """The kind of people that some words tell of: the one at their head."""
    pack, glossary = load_pack(language), load_glossary(language)
    words = [fold(word) for word in WORD.findall(text)]
    around = name_words(pack) if pack else None
    if around and not around.head_first:
        words = words[: next((n for n, word in enumerate(words) if n and word in around.of), len(words))][::-1]
    for word in words:
        concepts = {english_lemma(word)} if language == FIRST else glossary.look_up(word) if glossary else frozenset()
        kinds = [kind for kind, meant in crowds().items() if concepts & meant]
        if kinds:
            return kinds[0]
    return None


@lru_cache(maxsize=1)
def crowds() -> dict[str, frozenset[str]]:
    """The English words, as glossaries meet in them, of each kind of people without a name."""
    listed = tomllib.loads((resources.files("tidings") / "data" / "crowds.toml").read_text("utf-8"))
    return {kind: frozenset(english_lemma(fold(word)) for word in words) for kind, words in listed.items()}


# disasters


def disaster(claims: Sequence[Claim], language: Callable[[Claim], str | None]) -> str | None:
    """What kind of disaster most claims of an event tell of by their event words, else by their sentences; None where none says."""
    if by_word := Counter(kind for claim in claims for kind in _disasters(claim.trigger.text, language(claim))):
        return min(by_word, key=lambda kind: (-by_word[kind], kind))
    by_sentence = Counter(kind for claim in claims for kind in _disasters(claim.text, language(claim)))
    return min(by_sentence, key=lambda kind: (-by_sentence[kind], kind), default=None)


@lru_cache(maxsize=20_000)
def _disasters(text: str, language: str | None) -> frozenset[str]:
    kinds = _disaster_words()
    return frozenset(kinds[feature] for token in meaning_of(text, language) for feature in token if feature in kinds)


@lru_cache(maxsize=1)
def _disaster_words() -> dict[str, str]:
    listed = tomllib.loads((resources.files("tidings") / "data" / "hazards.toml").read_text("utf-8"))["called"]
    return {"=" + english_lemma(fold(word)): kind for kind, words in listed.items() for word in words}
