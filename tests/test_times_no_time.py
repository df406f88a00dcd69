"""Words of time that tell none: games, risings called after a season, the future as such, conjunctions."""

from __future__ import annotations

import pytest

from tidings.language import load_pack
from tidings.model import Dated, Passage, Report
from tidings.times import find_times

PRINTED = Dated("2020-02-12", "day", "stated")


def values(text: str, language: str) -> list[str | None]:
    pack = load_pack(language)
    assert pack is not None
    report = Report("r", "0", text, language=language, published=PRINTED)
    passage = Passage("p", "r", 0, 0, len(text), text, "body", sentences=((0, len(text)),))
    return [t.value for t in find_times(report, [passage], pack)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Elle a gagné deux médailles aux Jeux Olympiques d'hiver."),
        ("fr", "Le Printemps arabe a changé la région."),
        ("en", "The Arab Spring changed the region."),
        ("es", "La Primavera Árabe cambió la región."),
        ("de", "Der Arabische Frühling hat die Region verändert."),
        ("tr", "Arap Baharı bölgeyi değiştirdi."),
        ("de", "Es geht um die Zukunft der Stadt."),
        ("de", "Die Vergangenheit lässt das Land nicht los."),
        ("de", "Er wird sein Geld so bald nicht wiedersehen."),
        ("de", "Es ist still, seitdem er gegangen ist."),
    ],
)
def test_what_only_looks_like_a_time_is_none(language: str, text: str) -> None:
    assert values(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "In Zukunft soll es mehr Züge geben.", "FUTURE_REF"),
        ("de", "Das gab es in der Vergangenheit oft.", "PAST_REF"),
        ("fr", "Elle vit seule depuis... 1950.", "1950"),
        ("de", "Im Mai 2019 regnete es. Seitdem fehlt Wasser.", "2019-05"),
    ],
)
def test_what_tells_a_time_still_does(language: str, text: str, value: str) -> None:
    assert value in values(text, language)
