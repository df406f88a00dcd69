"""Reports for the tests of copies and lineages: a text with a paragraph a line, and the passages that cleaning would make of it."""

from __future__ import annotations

import re

from tidings.model import Dated, Passage, PassageKind, Report, content_id

SENTENCE = re.compile(r"\S.*?(?:[.!?؟]+[\"”»]?(?=\s|$)|$)")


def printed(
    key: str,
    *paragraphs: str,
    language: str = "en",
    kinds: dict[int, PassageKind] | None = None,
    published: str | None = None,
    **more: object,
) -> tuple[Report, list[Passage]]:
    """A report of these paragraphs, all of them body unless `kinds` says otherwise by their number."""
    text, passages = "\n\n".join(paragraphs), []
    dated = Dated(published, "day", "markup") if published else None
    start = 0
    for index, paragraph in enumerate(paragraphs):
        sentences = tuple((start + m.start(), start + m.end()) for m in SENTENCE.finditer(paragraph))
        kind = (kinds or {}).get(index, "body")
        number = content_id(key, index)
        passages.append(Passage(number, key, index, start, start + len(paragraph), paragraph, kind, False, sentences))
        start += len(paragraph) + 2
    return Report(key, "0" * 64, text, language=language, published=dated, **more), passages  # type: ignore[arg-type]


def gathered(*printings: tuple[Report, list[Passage]]) -> tuple[list[Report], tuple[Passage, ...]]:
    """The reports and all their passages, as the stages take them."""
    return [report for report, _ in printings], tuple(p for _, passages in printings for p in passages)


FERRY = (
    "The ferry Calypso ran aground off Port Lessing early on Tuesday with 212 people aboard, the coast guard said.",
    "Divers brought the last of the passengers ashore shortly before noon, and nobody was badly hurt.",
    "The captain, Orla Brandt, told investigators that the rudder had stopped answering near the lighthouse.",
    "The shipping line has suspended the night crossing until the hull has been examined.",
)
FERRY_FR = (
    "Le ferry Calypso s'est échoué mardi matin au large de Port Lessing avec 212 personnes à bord, ont annoncé les garde-côtes.",
    "Des plongeurs ont ramené à terre les derniers passagers peu avant midi, et personne n'a été gravement blessé.",
    "La capitaine, Orla Brandt, a dit aux enquêteurs que le gouvernail avait cessé de répondre près du phare.",
    "La compagnie a suspendu la traversée de nuit jusqu'à ce que la coque ait été examinée.",
)
HARVEST = (
    "Farmers in the Talvera valley expect the poorest harvest of plums in twenty years after a late frost in April.",
    "The cooperative in Sankt Jodok has asked the province for loans without interest.",
    "Some growers want to plant hazelnuts instead, which flower later and need less water.",
)
STRIKE = (
    "Tram drivers in Vessel will stop work on Friday over a plan to close the depot on Mill Street.",
    "The union says that eighty jobs would move to a contractor with no pension fund.",
    "The mayor called the plan unfinished and invited both sides to the town hall.",
)
BACKGROUND = "Port Lessing has been governed by a board of pilots since the harbour company went bankrupt in March 2009."
