"""What an office is for is no name, and what stands behind an article is no town."""

from __future__ import annotations

import pytest

from tests.test_claims import build
from tests.test_told_bodies import kinds


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("en", "The commissioner for Justice Ada Lindqvist said the talks went on.", {"Ada Lindqvist"}),
        ("en", "The envoy for Water, Ada Lindqvist, met the minister of Youth and Sports, Joel Mbeki.", {"Ada Lindqvist", "Joel Mbeki"}),
        ("es", "La viceministra de Vivienda, Ada Ruiz, y el comisionado para la Paz, Joel Mora, llegaron ayer.", {"Ada Ruiz", "Joel Mora"}),
        ("tr", "Vali Hakan Sertel çarşamba günü açıklama yaptı.", {"Hakan Sertel"}),
        ("fr", "Le ministre de la Jeunesse, Joël Anta, et la secrétaire à la Santé, Ada Morel, sont arrivés.", {"Joël Anta", "Ada Morel"}),
        ("es", "La ministra de Deportes Ana Vidal inauguró una piscina el lunes.", {"Ana Vidal"}),
        ("es", "El secretario de Estado Pablo Gómez visitó la escuela el lunes.", {"Pablo Gómez"}),
    ],
)
def test_what_an_office_is_for_is_no_name(language: str, text: str, people: set[str]) -> None:
    found = kinds(text, language)
    assert {name for name, kind in found.items() if kind in ("person", "place", "organisation")} == people
    assert all(found[name] == "person" for name in people)


@pytest.mark.parametrize(
    ("language", "text", "name", "kind"),
    [
        ("en", "The secretary of state for India, Ada Lindqvist, left on Monday.", "India", "place"),
        ("en", "The U.N. mission said the truce held.", "U.N. mission", "organisation"),
        ("es", "El alcalde pidió al Ejército retirarse de la zona.", "Ejército", "organisation"),
        ("es", "Gobierno y Frente Boreal pactan una tregua", "Frente Boreal", "organisation"),
        ("fr", "Les rebelles du Frente Boreal ont attaqué une patrouille.", "Frente Boreal", "organisation"),
        ("de", "Die Rebellengruppe Frente Boreal hat am Freitag 14 Soldaten freigelassen.", "Frente Boreal", "organisation"),
    ],
)
def test_bodies_and_lands_stay_what_they_are_beside_offices(language: str, text: str, name: str, kind: str) -> None:
    assert kinds(text, language).get(name) == kind


@pytest.mark.parametrize(
    ("language", "text", "name", "feature"),
    [
        ("en", "Rebels attacked a patrol on the San Antonio, in Honduras.", "San Antonio", None),
        ("en", "Rebels attacked a patrol in San Antonio, in Honduras.", "San Antonio", "district"),
        ("en", "The San Antonio police, in Honduras, found nothing.", "San Antonio", "district"),
        ("es", "El ataque ocurrió en la orilla del San Antonio, en Honduras.", "San Antonio", None),
        ("fr", "Il est rentré du Caire mardi.", "Caire", "capital"),
    ],
)
def test_behind_an_article_no_name_is_a_towns_but_with_an_article_of_its_own(
    language: str, text: str, name: str, feature: str | None
) -> None:
    places = {form.text: e.feature for e in build(f"{text}\n", language=language).entities if e.kind == "place" for form in e.names}
    assert places.get(name) == feature and (feature or name in places)


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("ru", "Посол Ада Линдквист сообщила, что груз задержан, и осудила действия таможни.", "Ада Линдквист"),
        ("ru", "Министр Джоэл Анта заявил, что за взрывом стоит «Фронт Борей», и пригрозил ответить.", "Джоэл Анта"),
    ],
)
def test_a_verb_behind_a_closed_clause_goes_on_from_the_one_above_it(language: str, text: str, who: str) -> None:
    layers = build(f"{text}\n", language=language)
    claim = next(c for c in layers.claims if c.type in ("ACCUSE", "THREATEN"))
    names = {e.id: e.name for e in layers.entities}
    assert [names.get(p.entity or "") for p in claim.actors] == [who]
