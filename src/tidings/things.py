"""What a figure counts, in the language that it is told in: "2 trucks", "3,000 euros", "26 fighters"; nothing rather than foreign words."""

from __future__ import annotations

from collections.abc import Iterable

from tidings.called import GENERAL, crowd_kind
from tidings.fold import fold
from tidings.glossary import load_glossary
from tidings.model import EventFigure
from tidings.record import Record
from tidings.tongue import FIRST, Tongue

Sentence = tuple[str, str | None]  # its text and its language


def thing_called(figure: EventFigure, sentences: Iterable[Sentence], own: Tongue) -> str | None:
    """What a figure counts: a currency, the words of a sentence in the language, people by their kind, or the English word for one thing.

    `sentences` are those that the figure may be told by; None where none of them has what is counted, or the language no word for it.
    """
    if figure.of is None:
        return None
    if money := own.currency(figure.of):
        return money
    holding = [(text, language) for text, language in sentences if figure.of in text]
    if any(language == own.code for _, language in holding):
        return figure.of
    kinds = {kind for _, language in holding if (kind := crowd_kind(figure.of, language))}
    if len(kinds) == 1:
        return own.crowd(kinds.pop())
    words = {word for _, language in holding if (glossary := load_glossary(language)) and (word := glossary.word(fold(figure.of)))}
    return words.pop() if own.code == FIRST and len(words) == 1 else None


def counted_beside(record: Record, figure: EventFigure, own: Tongue) -> str:
    """What a figure counts, for a bracket behind its measure: " (trucks)"; "" where the measure says as much ("people killed")."""
    claims = [claim for by in figure.by if (claim := record.claim(by.claim))]
    reports = {claim.report: record.report(claim.report) for claim in claims}
    told = [(claim.text, report.language) for claim in claims if (report := reports[claim.report])]
    thing = thing_called(figure, told, own)
    said = thing is None or fold(thing) in fold(own.measure(figure.measure)) or thing == own.crowd(GENERAL)
    return "" if said else f" ({thing})"
