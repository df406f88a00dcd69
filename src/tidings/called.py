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

from rapidfuzz.fuzz import ratio
from simplemma import is_known
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

from tidings.actors import actors
from tidings.exonyms import listed_name, place_called, state_called
from tidings.faces import meaning_of
from tidings.fold import fold, fold_name
from tidings.gazetteer import gazetteer
from tidings.glossary import Glossary, english_lemma, load_glossary
from tidings.inflection import nominatives
from tidings.language import Pack, load_pack
from tidings.lemmas import lemma
from tidings.model import Claim, Entity, NameForm
from tidings.name_words import name_words
from tidings.numbers import find_numbers
from tidings.romanise import romanised
from tidings.tongue import FIRST, WORD, Tongue

LIKER = 0.02  # how much more like the spelling in other letters a form of a name must be than the one that was written
A_WORD = 4  # letters of a word in small ones that is more than a preposition
GENERAL = "people"  # the kind that takes in every other
OTHER_LETTERS = re.compile("[\u0370-\u1cff\u2c80-\ua6ff\uac00-\ufaff\ufb1d-\ufdff\ufe70-\ufeff]")  # letters that are not Latin


def parties(actors: Iterable[Entity], recipients: Iterable[Entity], own: Tongue) -> tuple[list[str], list[str]]:
    """The names of both sides of an event, each once; nobody stands on both."""
    seen: set[str] = set()
    first, second = (_once(side, own, seen) for side in spoken_of(list(actors), list(recipients)))
    return first, second


def spoken_of(actors: Sequence[Entity], recipients: Sequence[Entity]) -> tuple[list[Entity], list[Entity]]:
    """Both sides of an event without those who are spoken for: towns beside their state, and an office beside who holds it."""
    everyone = (*actors, *recipients)
    states = {e.code or e.country for e in everyone if e.kind != "person" and "geonames" not in e.ids and e.kind != "facility"}
    offices = {fold_name(role.text) for e in everyone if e.kind == "person" for role in e.roles}

    def spoken_for(entity: Entity) -> bool:
        if entity.kind == "role":
            return any(fold_name(form.text) in offices for form in entity.names)
        return entity.kind == "place" and "geonames" in entity.ids and entity.country in states

    first, second = ([e for e in side if not spoken_for(e)] for side in (actors, recipients))
    return first, second


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
        return _marked(entity, plainest(entity, _fullest(entity, native), own), own)
    return None if entity.kind == "role" else _foreign(entity, own)


def plainest(entity: Entity, name: str, own: Tongue) -> str:
    """A name out of the case that its sentence put it in, in a language that bends names.

    The form that the gazetteer has for the same place, else the one that is likest to how other letters spell it; else the name itself.
    """
    forms = [name, *nominatives(name)] if own.table["habits"].get("cases") and " " not in name else [name]
    if len(forms) == 1 or entity.kind not in ("place", "person"):
        return name
    if identifier := entity.ids.get("geonames"):
        listed = (f for f in forms if any(p.id == f"g{identifier}" for p in gazetteer().as_written(f)))
        if found := next(listed, None):
            return found
    latin = {fold(form.text) for form in entity.names if form.text and not OTHER_LETTERS.search(form.text)}
    likeness = {f: max((ratio(fold(romanised(f)), other) for other in latin), default=0.0) for f in forms}
    best = max(forms, key=lambda f: likeness[f])
    return best if likeness[best] > likeness[name] + LIKER else name


def _known(entity: Entity, own: Tongue) -> str | None:
    """A state, a known town, an organ of a state or a body of several by what the language calls it; None for anyone else."""
    if entity.kind == "place":
        return place_called(entity, own.code)
    if entity.kind != "organisation" or not entity.code:
        return None
    organ = organ_called(entity, own)
    return own.line("organ", organ=organ, state=state_called(entity.country, own.code)) if organ else body_called(entity, own)


def organ_called(entity: Entity, own: Tongue) -> str | None:
    """An organ of a state by what it is, without the state: "Foreign Ministry"."""
    if own.code == FIRST:
        return actors().organs.get(_organs(entity.country).get(entity.name, "")) if entity.country else None
    organ = own.table["organs"].get(_organs(entity.country).get(entity.name)) if entity.country else None
    return str(organ) if organ else None


def body_called(entity: Entity, own: Tongue) -> str | None:
    """A body that is known everywhere by what the language calls it."""
    if own.code == FIRST:
        return entity.name if entity.code else None
    body = own.table["bodies"].get(entity.name)
    return str(body) if body else None


@lru_cache(maxsize=512)
def _organs(country: str) -> dict[str, str]:
    """The codes of a state's organs by what they are called in English."""
    return {actors().organ_name(country, code): code for code in actors().organs}


def names_in(own: Tongue, entity: Entity, texts: Sequence[str]) -> frozenset[str]:
    """All that a language may call an entity which some words of reports name: an organ with its state only where they tell the state."""
    organ = organ_called(entity, own) if entity.kind == "organisation" else None
    named = {
        readable(entity.name, own),
        place_called(entity, own.code),
        listed_name(entity),
        organ,
        body_called(entity, own) if not organ else None,
    }
    if organ and any(entity.country in states_in(text) for text in texts):
        named |= {_known(entity, own), entity.name if own.code == FIRST else None}
    bent = [n.text for n in entity.names if n.language == own.code]
    return frozenset(name for name in (*named, *(plainest(entity, text, own) for text in bent)) if name)


def states_in(text: str) -> frozenset[str]:
    """The states (alpha-3) that the words of a name tell of: "Kenyan army", "gouvernement du Mali"."""
    found = (actors().country(part) for part in (text, *WORD.findall(text)))
    return frozenset(code for code in found if code)


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
    if entity.kind in ("place", "organisation") and (name := _in_latin(entity)):
        return name
    if entity.kind == "place" and is_described(entity):
        return state_called(entity.country, own.code)
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


def _in_latin(entity: Entity) -> str | None:
    """A place or body as English reports have it, else as the gazetteer has it."""
    english = [n for n in entity.names if n.language == FIRST and not n.text.islower()]
    return _fullest(entity, english) if english else listed_name(entity)


def is_described(entity: Entity) -> bool:
    """Whether an unlisted place is told by the words of a language ("sud de l'Algérie"), which no other language reads."""
    words = entity.name.split()
    told = any(w.islower() and len(w) >= (A_WORD if at else A_WORD - 1) for at, w in enumerate(words))
    return told and not entity.ids and entity.country is not None


def _glossary(entity: Entity) -> Glossary | None:
    return load_glossary(next((n.language for n in entity.names if n.text == entity.name), None))


def _is_told_in_words(entity: Entity) -> bool:
    """Whether a body's name in letters without capitals, or all small, has words of its language in it: it is no name to be spelt."""
    language = next((n.language for n in entity.names if n.text == entity.name), None)
    return told_in_words(entity.name, language)


def told_in_words(name: str, language: str | None) -> bool:
    """Whether a name without a capital has words of its language in it."""
    glossary = None if any(c.isupper() for c in name) else load_glossary(language)
    return glossary is not None and any(glossary.look_up(fold(word)) for word in WORD.findall(name))


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
        if plain and len(WORD.findall(form.text)) > 1 and not find_numbers(form.text, own.pack):
            return as_a_word(form.text, own.code)
        if plain and len(WORD.findall(form.text)) == 1:
            return form.text.lower()
    kind = kind_of(entity)
    if kind and kind != GENERAL and not native and _is_one(entity):
        return None
    return own.crowd(kind) if kind else (native[0].text if native else None)


def crowd_told(text: str, language: str | None, own: Tongue) -> str | None:
    """People without a name as one report has them, where it is in the language, gives no number with them and bends no words; else by
    their kind."""
    habits = own.table["habits"]
    bent = habits.get("cases") or habits.get("capitals")
    plain = language == own.code and not find_numbers(text, own.pack)
    if plain and not bent:
        return as_a_word(text, own.code)
    kind = crowd_kind(text, language)
    return own.crowd(kind) if kind else text if plain else None


def as_a_word(text: str, language: str) -> str:
    """Words as they stand within a line: the first in small letters unless it is a name ("Turkish soldiers", "Lanet rebels")."""
    first = text.split(maxsplit=1)[0] if text.split() else text
    if not first[:1].isupper() or first[1:] != first[1:].lower():
        return text
    name = actors().country(first) or not (is_known(first.lower(), lang=language) if language in SUPPORTED_LANGUAGES else True)
    return text if name else text[:1].lower() + text[1:]


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
    written = {fold(word): word.lower() for word in WORD.findall(text)}
    words = [fold(word) for word in WORD.findall(text)]
    if pack and any(words[at : at + len(body)] == list(body) for body in _security(pack) for at in (0, 1)):
        return "forces"
    around = name_words(pack) if pack else None
    if around and not around.head_first:
        words = words[: next((n for n, word in enumerate(words) if n and word in around.of), len(words))][::-1]
    for word in words:
        forms = (word, fold(lemma(written[word], language))) if language in SUPPORTED_LANGUAGES else (word,)
        concepts = {english_lemma(word)} if language == FIRST else {c for form in forms if glossary for c in glossary.look_up(form)}
        kinds = [kind for kind, meant in crowds().items() if concepts & meant]
        if kinds:
            return kinds[0]
    return None


@lru_cache(maxsize=32)
def _security(pack: Pack) -> tuple[tuple[str, ...], ...]:
    """What a pack calls security forces, who are no soldiers though the words are ("قوات" are troops)."""
    heads = pack.toml("actors").get("heads", {})
    return tuple(tuple(fold(word) for word in WORD.findall(head)) for head, codes in heads.items() if str(codes).startswith("SEC"))


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
