"""What the event formats ask of a record: which events happened, in whose words, with which figures, who is who."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from importlib import resources

from simplemma import is_known
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

from tidings.actors import actors
from tidings.called import kind_of
from tidings.export.formats import counted
from tidings.gazetteer import gazetteer
from tidings.model import Claim, Entity, Event, EventFigure, Report
from tidings.record import Record
from tidings.retold import party
from tidings.tongue import FIRST, tongue

HAPPENED = ("reported", "corroborated", "disputed")
STATE, CIVIL = ("GOV", "MIL", "COP", "SPY", "JUD", "LEG"), ("CVL", "REF", "JRN", "MED", "EDU", "AGR", "LAB", "BUS", "REL", "SOC")
ARMED = ("MIL", "REB", "UAF", "PRM", "CRM", "COP", "SPY")
SECTORS = {
    "CVL": (
        "women", "children", "civilians", "residents", "citizens", "families", "relatives", "displaced", "refugees", "migrants", "workers",
        "miners", "farmers", "herders", "fishermen", "drivers", "traders", "teachers", "students", "doctors", "lawyers", "journalists",
        "activists", "volunteers", "rescuers", "passengers", "sailors", "tourists", "pilgrims", "voters", "firefighters",
    ),
    "MIL": ("soldiers", "gendarmes", "guards"),
    "COP": ("police",),
    "UAF": ("fighters", "gunmen", "attackers", "terrorists", "rebels", "jihadists", "extremists"),
    "CRM": ("bandits", "smugglers", "pirates"),
}  # fmt: skip
Test = tuple[str, Callable[[Event], bool]]


def sifted(events: Iterable[Event], tests: Sequence[Test]) -> tuple[list[Event], tuple[str, ...]]:
    """The events that pass all tests, and how many fail each, counted at the first that they fail."""
    kept, failed = [], dict.fromkeys((why for why, _ in tests), 0)
    for event in events:
        why = next((why for why, test in tests if not test(event)), None)
        if why is None:
            kept.append(event)
        else:
            failed[why] += 1
    return kept, tuple(f"{counted(number, 'event')}: {why}" for why, number in failed.items() if number)


def happened(event: Event) -> bool:
    """Whether it is told as having happened: not planned, called for or only denied."""
    return event.status in HAPPENED


def lead(record: Record, event: Event) -> Claim | None:
    """The claim whose sentence stands for the event: the first with most in it."""
    claims = [c for c in record.claims_of(event) if c.modality in ("asserted", "alleged")] or list(record.claims_of(event))
    return max(claims, key=lambda c: (len(c.figures), len(c.actors) + len(c.recipients)), default=None)


def reports_of(record: Record, event: Event) -> list[Report]:
    """The reports of an event."""
    return [r for r in map(record.report, event.reports) if r is not None]


def publishers(record: Record, event: Event) -> str:
    """Who printed it, each once; the report's id where the publisher is unknown."""
    return "; ".join(dict.fromkeys(r.publisher or r.id for r in reports_of(record, event)))


def figure(event: Event, measure: str) -> EventFigure | None:
    """The event's figure of a measure of people."""
    return next((f for f in event.figures if f.measure == measure), None)


def names(record: Record, ids: Iterable[str]) -> str:
    """The names of some entities, each once."""
    return "; ".join(dict.fromkeys(name(record, e) for e in ids))


def name(record: Record, identifier: str) -> str:
    """What an entity is called in English, which the columns of these formats are written in: "soldiers" for "militaires"."""
    return party(record, identifier, tongue(FIRST))


def sector(record: Record, ids: Iterable[str], among: Sequence[str]) -> bool:
    """Whether any of some entities has a PLOVER sector among those given."""
    return any(e is not None and sector_of(e) in among for e in map(record.entity, ids))


def sector_of(entity: Entity) -> str:
    """The PLOVER sector of an entity, of people without a name that of their kind; "" where it is open, as of "people" and "men"."""
    if entity.sector or entity.kind != "group":
        return (entity.sector or "")[:3]
    kind = kind_of(entity)
    return next((sector for sector, kinds in SECTORS.items() if kind in kinds), "")


def bears_a_name(entity: Entity) -> bool:
    """Whether the words for a group hold a name: "M23 rebels", not "Syrian rebels", who are nobody's yet."""
    words = ((word, form.language) for form in entity.names for word in form.text.split())
    return any(any(map(str.isdigit, word)) or _is_own_name(word, language) for word, language in words)


def _is_own_name(word: str, language: str | None) -> bool:
    """Whether a word with a capital is neither in its language's dictionary nor means a country."""
    if language is None or language not in SUPPORTED_LANGUAGES or not word[:1].isupper():
        return False
    return not is_known(word.lower(), lang=language) and not actors().country(word)


def region(entity: Entity | None) -> str | None:
    """The first level of administration that a place lies in; of a market or bridge that of its town."""
    if entity is None or entity.parent is None or (entity.kind == "place" and entity.feature != "spot"):
        return entity.parent if entity else None
    around = [place for place in gazetteer().lookup(entity.parent) if place.country == entity.country]
    is_region = any(place.feature == "region" and place.name == entity.parent for place in around)
    return entity.parent if is_region or not around else around[0].parent


@lru_cache
def _codes(name: str) -> dict[str, tuple[str, ...]]:
    lines = (resources.files("tidings") / "data" / name).read_text("utf-8").splitlines()
    return {line.split("\t")[0]: tuple(line.split("\t")[1:]) for line in lines if line and not line.startswith("#")}


def alpha2(country: str | None) -> str | None:
    """The two-letter code of a state's three-letter code (ISO 3166-1)."""
    return _codes("iso3166.tsv").get(country or "", (None, None))[0]


def numeric(country: str | None) -> int | None:
    """The number of a state's three-letter code (ISO 3166-1)."""
    found = _codes("iso3166.tsv").get(country or "")
    return int(found[1]) if found else None


def three_letters(language: str | None) -> str | None:
    """The three-letter code (ISO 639-3) of a two-letter one."""
    found = _codes("iso639.tsv").get(language or "")
    return found[0] if found else None


@lru_cache
def country_name(country: str | None) -> str | None:
    """The name of a state by its three-letter code."""
    place = gazetteer().country(country) if country else None
    return place.name if place else None
