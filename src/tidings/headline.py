"""One line that says what an event is, in any language that a pack has: "Meeting between A and B", "Attack by A on B in C: 11 killed"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tidings.acts_called import act_told
from tidings.called import GENERAL, called, crowd_kind, disaster, parties
from tidings.model import Claim, Entity, Event, EventFigure
from tidings.tongue import FIRST, Tongue, tongue

MOST_NAMES = 3
STANDINGS = ("denied", "planned", "disputed", "urged")
PLEDGE = "pledge"
DIRECTED = ("AGREE:pledge", "CONSULT:visit", "CONSULT:mediate")  # one side does it to the other, though their types are done together
JUDGED = ("CIVIC:ruling", "CIVIC:trial")
SUFFERED = ("CIVIC:resignation",)  # who does it is whom it befalls
ALLEGED = "alleged"
TOLL = ("killed", "injured", "missing")
COUNTED = {"COERCE": ("detained",), "ASSAULT": ("abducted",), "CONCEDE": ("released",), "PROTEST": ("participants",)}  # told beside these


def title(
    event: Event, entity: Callable[[str | None], Entity | None], claims: Sequence[Claim], reports: Callable[[str], str | None], own: Tongue
) -> str:
    """The line of an event in a language, from its entities, its claims, and what tells the language of a report."""
    known = [[e for e in map(entity, ids) if e] for ids in (event.actors, event.recipients)]
    mode = told_mode(event, claims, reports)
    actors, recipients = parties(*befallen(event.type, mode, known[0], known[1], reports), own)
    place = entity(event.place.entity) if event.place else None
    where = called(place, own) if place else event.place.name if event.place else None
    return headline(event.type, mode, standing(event.status, claims), actors, recipients, where, event.figures, own.code)


def told_mode(event: Event, claims: Sequence[Claim], language: Callable[[str], str | None]) -> str | None:
    """The mode under which a line tells an event: what its words say that it was, where its type leaves that open."""
    kind = disaster(claims, lambda claim: language(claim.report)) if event.type == "HAZARD" else None
    return kind or act_told(event.type, event.mode, claims, language) or event.mode


def befallen(
    kind: str, mode: str | None, actors: list[Entity], recipients: list[Entity], language: Callable[[str], str | None]
) -> tuple[list[Entity], list[Entity]]:
    """The sides of an event; people alone in a trial or a ruling are those whom it is about, unless they are judges."""
    people = [e for e in actors if e.kind in ("person", "role") and not _judges(e, language)]
    if f"{kind}:{mode}" in JUDGED and not recipients and people:
        return [e for e in actors if e not in people], people
    return actors, recipients


def _judges(entity: Entity, language: Callable[[str], str | None]) -> bool:
    """Whether somebody is called a judge."""
    told = [(role.text, language(role.reports[0])) for role in entity.roles if role.reports]
    told += [(form.text, form.language) for form in entity.names] if entity.kind == "role" else []
    return any(crowd_kind(text, code) in ("judges", "prosecutors") for text, code in told)


def standing(status: str, claims: Sequence[Claim]) -> str | None:
    """What a line says before an event that is not simply told: its status, or that it is only alleged."""
    if status in STANDINGS:
        return status
    acts = [c for c in claims if not c.refers and c.modality in ("asserted", "alleged")]  # who counts the victims does not tell the act
    return ALLEGED if acts and all(c.modality == ALLEGED for c in acts) else None


def headline(
    kind: str,
    mode: str | None,
    standing: str | None,
    actors: Sequence[str],
    recipients: Sequence[str],
    place: str | None,
    figures: Sequence[EventFigure],
    language: str = FIRST,
) -> str:
    """The line of an event; `actors` and `recipients` are names, first the most told of, `standing` a status or "alleged"."""
    own = tongue(language)
    mode = pledging(kind, mode, actors, recipients, figures)
    told = [f for measure in (*TOLL, *COUNTED.get(kind, ())) for f in figures if f.measure == measure]
    tolls = [(n, own.measure(f.measure)) for f in told if (n := own.ranged(f.low, f.best, f.high, with_best=False))]
    where = place if place and place not in (*actors, *recipients) else None
    parts = [
        *sides(
            own, kind, mode, list(dict.fromkeys(actors))[:MOST_NAMES], [n for n in recipients if n not in actors][:MOST_NAMES], bool(tolls)
        ),
        *([own.line("place", place=where)] if where else []),
        *tolled(own, [own.line("figure", number=number, measure=measure) for number, measure in tolls]),
    ]
    return stood(own, standing if standing in (*STANDINGS, ALLEGED) else None, assembled(own, own.noun(kind, mode), parts))


def pledging(
    kind: str, mode: str | None, actors: Sequence[object], recipients: Sequence[object], figures: Sequence[EventFigure]
) -> str | None:
    """The mode under which an event is told: an agreement with one name in it and a sum promised is a pledge."""
    alone = kind == "AGREE" and mode is None and len({*actors, *recipients}) < 2
    return PLEDGE if alone and any(f.measure == "pledged" for f in figures) else mode


def stood(own: Tongue, standing: str | None, line: str) -> str:
    """A line with what stands before it where it is not simply told: "Planned: ...", "Denied: ..."."""
    if not standing:
        return line
    return own.line(standing, line=line if own.table["habits"].get("capitals") else line[:1].lower() + line[1:])


def assembled(own: Tongue, noun: str, parts: Sequence[str]) -> str:
    """The noun with the parts of a line, as the language joins them."""
    return noun + "".join(own.line("joins" if i else "opens") + part for i, part in enumerate(parts))


def sides(own: Tongue, kind: str, mode: str | None, actors: Sequence[str], recipients: Sequence[str], counted: bool = False) -> list[str]:
    """Who acted and on whom, or who did it together, as parts of a line. Where victims are `counted`, that they were people goes without
    saying of what nobody did."""
    words, act = own.table["parties"], f"{kind}:{mode}"
    if {kind, act} & {*words["with"]} and act not in DIRECTED:
        together = [*actors, *recipients]
        if len(together) == 1 and act in words["other"]:
            return [own.line("to", word=words["other"][act], names=together[0])]
        return [own.line("together" if len(together) > 1 else "alone", names=own.listed(together))] if together else []
    if act in SUFFERED and not recipients:
        actors, recipients = (), actors
    if kind == "HAZARD" and (counted or len(recipients) > 1):
        recipients = [name for name in recipients if name != own.crowd(GENERAL)]
    by = [own.line("by", names=own.listed(actors))] if actors else []
    if act == "CONSULT:mediate" and len(recipients) == 1:  # between one and nobody
        return [*by, own.line("alone", names=own.listed(recipients))]
    word = words["other"].get(act) or words["other"].get(kind, words["otherwise"])
    return by + ([own.line("to", word=word, names=own.listed(recipients))] if recipients else [])


def tolled(own: Tongue, figures: Sequence[str]) -> list[str]:
    """The figures of a line as its part; none where there are none."""
    return [own.line("figures", figures=own.line("comma").join(figures))] if figures else []
