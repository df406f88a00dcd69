"""A claim as it is compared with others: days, place, participants, figures, words, and what its sentence says in any language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources

from tidings.fold import fold
from tidings.glossary import english_lemma
from tidings.language import Pack, load_pack
from tidings.lexicon import lexicon
from tidings.meaning import senses
from tidings.measurewords import word_forms
from tidings.model import Claim, Entity, Figure, Participant
from tidings.wording import Unit

PHYSICAL = ("ASSAULT", "HAZARD", "COERCE", "PROTEST", "MOBILIZE", "AID")
STATE_SECTORS = ("GOV", "MIL", "SPY", "COP", "LEG")
UNNAMED = ("group", "role")
HARM = ("ASSAULT", "HAZARD")
DEATH = "death"  # the mode of words for dying in a pack's lexicon
BURNING = "=burn"  # what may be the work of anything
WOUNDED = frozenset(
    "=" + english_lemma(word) for word in ("hospital", "clinic", "wound", "wounded", "injury", "injured", "burns", "corpse", "body")
)
MARK = re.compile(r"[,;:،؛–—] ")
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Face:
    """A claim with what is compared.

    `stated` says that an expression of time dates it, `setting` the place that its report is about where the claim names none,
    `named` the participants that are more than "people", "the minister" or "the police", `sense` the tokens of its sentence as what other
    languages would render them by, `hazards` the kinds of disaster that it tells of; `harm_only` says that it tells of people
    hurt or things destroyed and neither who nor what did it; `around` are the towns and spots that its report names,
    `dies` says that it tells of somebody's dying and of nobody who did it, which may come days after what caused it, `succumbs`
    that they were hurt before, died in hospital, or were found dead; `sums_up` that it
    stands in a headline, whose numbers are of all that the text tells piece by piece; `numbers` are its measures, each
    with its number; `serving` the states of the people in it.
    """

    claim: Claim
    days: Days | None
    stated: bool
    place: Entity | None
    who: frozenset[str]
    actors: frozenset[str]
    recipients: frozenset[str]
    people: frozenset[str]
    figures: tuple[Figure, ...]
    words: frozenset[str]
    whole: bool
    setting: Entity | None = None
    named: frozenset[str] = frozenset()
    language: str | None = None
    sense: tuple[frozenset[str], ...] = ()
    hazards: frozenset[str] = frozenset()
    harm_only: bool = False
    around: frozenset[str] = frozenset()
    dies: bool = False
    succumbs: bool = False
    sums_up: bool = False
    numbers: frozenset[tuple[str, float]] = frozenset()
    serving: frozenset[str] = frozenset()


def told(one: Face) -> tuple[object, ...]:
    """All that a claim tells, without where it is printed and what stands around it there: copies of one sentence tell the same."""
    claim = one.claim
    said = (claim.type, claim.mode, claim.modality, claim.background, claim.trigger.text, bool(claim.refers))
    figures = tuple((f.measure, f.low, f.best, f.high, f.of, f.scope, f.period) for f in one.figures)
    place = one.place.id if one.place else None
    dated = claim.time.precision if claim.time else None
    sides = (one.who, one.actors, one.recipients, one.people, one.named)
    flags = (one.stated, one.whole, one.harm_only, one.dies, one.sums_up)
    return (*said, one.days, dated, *sides, place, *flags, figures, one.words, one.language, one.sense, one.hazards)


def bare(one: Face) -> bool:
    """Whether a claim names nobody and no place: then it may well tell again what another tells in full."""
    return not one.who & one.named and one.place is None


def identity(entity: Entity | None, key: str) -> str:
    """A participant as compared: the state for its government, forces and ministries, else the entity itself."""
    if entity is None:
        return key
    if entity.kind == "place" and entity.feature == "country" and entity.country:
        return f"state:{entity.country}"
    if entity.sector in STATE_SECTORS and entity.country and entity.kind != "person":
        return f"state:{entity.country}"
    return key


def face(
    claim: Claim,
    entities: Mapping[str, Entity],
    figures: Mapping[str, Figure],
    language: str | None = None,
    setting: Entity | None = None,
    around: frozenset[str] = frozenset(),
    sums_up: bool = False,
) -> Face:
    """What of a claim is compared; `language` is its report's, `setting` the place that its report is about, `around` all that it names,
    `sums_up` says that it stands in a headline."""
    sides = [_identities(side, entities) for side in (claim.actors, claim.recipients)]
    everyone = {identity(entities.get(p.entity), p.entity): entities.get(p.entity) for p in (*claim.actors, *claim.recipients) if p.entity}
    place = entities.get(claim.place.entity) if claim.place and claim.place.entity else None
    own = tuple(figures[f] for f in claim.figures if f in figures)
    days = _days(claim)
    return Face(
        claim=claim,
        days=days,
        stated=days is not None and claim.time is not None and claim.time.mention is not None and claim.time.basis == "stated",
        place=place,
        who=sides[0] | sides[1],
        actors=sides[0],
        recipients=sides[1],
        people=frozenset(k for k, e in everyone.items() if e is not None and e.kind == "person"),
        figures=own,
        words=telling_words(claim.text),
        whole=any(f.scope == "total" for f in own),
        setting=setting if place is None and claim.type in PHYSICAL and not claim.background else None,
        named=frozenset(k for k, e in everyone.items() if e is not None and e.kind not in UNNAMED and not _common(e)),
        language=language,
        sense=meaning_of(claim.text, language),
        hazards=hazards_of(claim, language),
        harm_only=tells_harm_only(claim, language),
        around=around,
        dies=claim.type in HARM and not claim.actors and tells_dying(claim.trigger.text, language),
        succumbs=claim.type in HARM and not claim.actors and tells_dying(claim.trigger.text, language) and _of_wounds(claim, language),
        sums_up=sums_up,
        numbers=frozenset([(f.measure, f.best or f.low or 0) for f in own]),
        serving=frozenset(f"state:{e.country}" for e in everyone.values() if e is not None and e.kind == "person" and e.country),
    )


def _common(entity: Entity) -> bool:
    """Whether an organisation goes by a common noun of which nobody says whose it is: "the police", "the joint commission"."""
    return entity.kind == "organisation" and entity.sector is None and entity.country is None and entity.name.islower()


def _identities(side: tuple[Participant, ...], entities: Mapping[str, Entity]) -> frozenset[str]:
    return frozenset(identity(entities.get(p.entity), p.entity) for p in side if p.entity)


def _days(claim: Claim) -> Days | None:
    if claim.time is None or not claim.time.start:
        return None
    first = date.fromisoformat(claim.time.start)
    return first, date.fromisoformat(claim.time.end) if claim.time.end else first


def telling_words(text: str) -> frozenset[str]:
    """The folded words of a sentence that are long enough to tell something, cut to their stems' first letters."""
    words = (w.strip(".,;:!?\"'()[]«»“”") for w in fold(text).split())
    return frozenset(w[:7] for w in words if len(w) > 3)


@lru_cache(maxsize=50_000)
def meaning_of(text: str, language: str | None) -> tuple[frozenset[str], ...]:
    """The tokens of a sentence, each as the features that another language would render it by."""
    return tuple(sense.features for sense in senses(Unit(0, "", 0, 0, len(text), text, language)))


def tells_harm_only(claim: Claim, language: str | None) -> bool:
    """Whether a claim tells that people were hurt or things destroyed, with nobody who did it and an event word that says no more."""
    if claim.type not in HARM or claim.actors:
        return False
    return any(token & harm_words() for token in meaning_of(claim.trigger.text, language))


@lru_cache(maxsize=20_000)
def tells_dying(trigger: str, language: str | None) -> bool:
    """Whether an event word is in the lexicon as one for dying, whatever of."""
    pack = load_pack(language)
    return pack is not None and trigger.isalpha() and not word_forms(trigger, pack).isdisjoint(_dying(pack))


def _of_wounds(claim: Claim, language: str | None) -> bool:
    """Whether the sentence of a death speaks of those hurt before, of a hospital, or of bodies that were found."""
    return any(token & WOUNDED for token in meaning_of(claim.text, language))


@lru_cache(maxsize=16)
def _dying(pack: Pack) -> frozenset[str]:
    listed = lexicon(pack).values()
    return frozenset(fold(entry.words[0]) for entries in listed for entry in entries if entry.mode == DEATH and entry.pos != "N")


@lru_cache(maxsize=1)
def harm_words() -> frozenset[str]:
    """The features of words for harm that leave open what did it."""
    source = resources.files("tidings") / "data" / "harm.toml"
    return frozenset("=" + english_lemma(fold(word)) for word in tomllib.loads(source.read_text("utf-8"))["harm"])


@lru_cache(maxsize=1)
def hazard_words() -> dict[str, frozenset[str]]:
    """The features of words for disasters and the kinds that each tells of."""
    source = resources.files("tidings") / "data" / "hazards.toml"
    kinds = tomllib.loads(source.read_text("utf-8"))
    found: dict[str, frozenset[str]] = {}
    for kind, word in ((kind, word) for kind, words in kinds.items() if kind != "called" for word in words):
        feature = "=" + english_lemma(fold(word))
        found[feature] = found.get(feature, frozenset()) | {kind}
    return found


def hazards_of(claim: Claim, language: str | None) -> frozenset[str]:
    """The kinds of disaster that the event word of a HAZARD tells of, or else the part of its sentence around it, or else its sentence."""
    if claim.type != "HAZARD":
        return frozenset()
    kinds = hazard_words()
    own = _kinds_in(claim.trigger.text, language, kinds)
    if own:
        return own
    left = kinds.keys() - {BURNING} if tells_harm_only(claim, language) else kinds.keys()  # "six were hurt and two lorries burned"
    pieces = _pieces(claim)
    found = (_kinds_in(text, language, {word: kinds[word] for word in left}) for text in pieces)
    return next((each for each in found if each), frozenset())


def _pieces(claim: Claim) -> tuple[str, ...]:
    """The part of a claim's sentence between two marks that its event word stands in, and the whole sentence."""
    at = claim.trigger.start - claim.start
    marks = [match.end() for match in MARK.finditer(claim.text)]
    first = max((mark for mark in marks if mark <= at), default=0)
    last = min((mark for mark in marks if mark > at), default=len(claim.text))
    return claim.text[first:last], claim.text


def _kinds_in(text: str, language: str | None, kinds: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The kinds of disaster that the words of a text tell of."""
    return frozenset().union(*(kinds[f] for token in meaning_of(text, language) for f in token if f in kinds))
