"""Demands, refusals, condemnations and threats of bodies, offices and groups that have no name: each an event with whoever said it."""

from __future__ import annotations

import pytest

from tests.test_claims import build
from tidings.model import Event


def told(language: str, text: str, published: str = "2024-09-06") -> list[tuple[str, set[str]]]:
    """The events of a report, each with the words for who did it."""
    layers = build(f"{text}\n", language=language, published=published)
    written = {m.id: m.text for m in layers.mentions}
    claims = {c.id: c for c in layers.claims}

    def doers(event: Event) -> set[str]:
        return {written[p.mention] for c in event.claims for p in claims[c].actors}

    return [(event.type, doers(event)) for event in layers.events if not event.background]


@pytest.mark.parametrize(
    ("language", "text", "kind", "doer"),
    [
        ("en", "Three miners were killed in Garissa on Thursday. The owner denied any fault.", "REJECT", "The owner"),
        ("en", "Kenya banned flights from Somalia on Thursday. The diocese rejected the ban.", "REJECT", "diocese"),
        ("fr", "Le Kenya a expulsé jeudi trois diplomates somaliens. Les infirmières dénoncent une erreur.", "ACCUSE", "infirmières"),
        ("es", "Kenia expulsó el jueves a tres diplomáticos. La Iglesia pidió moderación.", "REQUEST", "Iglesia"),
        ("de", "Kenia hat am Donnerstag drei Diplomaten ausgewiesen. Die Pfarrei wies die Vorwürfe zurück.", "REJECT", "Pfarrei"),
        ("tr", "Kenya perşembe günü üç diplomatı sınır dışı etti. Köylüler maden şirketini suçladı.", "ACCUSE", "Köylüler"),
        ("ru", "Кения в четверг выслала трёх дипломатов. Епархия отвергла обвинения.", "REJECT", "Епархия"),
        ("uk", "Кенія в четвер вислала трьох дипломатів. Медсестри вимагають підвищення зарплати.", "REQUEST", "Медсестри"),
    ],
)
def test_who_has_no_name_denies_accuses_and_demands_too(language: str, text: str, kind: str, doer: str) -> None:
    layers = build(f"{text}\n", language=language, published="2024-09-06")
    written = {m.id: m.text for m in layers.mentions}
    assert any(c.type == kind and any(doer in written[p.mention or ""] for p in c.actors) for c in layers.claims)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The law requires owners to register. The crisis demands action. The storm threatened the coast."),
        ("fr", "La situation exige des mesures. L'usine rejette des fumées. La loi demande un permis."),
        ("de", "Der Damm droht zu brechen. Das Gesetz verlangt eine Genehmigung."),
        ("es", "La situación exige medidas. La ley exige un permiso."),
        ("ru", "Ситуация требует мер. Плотина угрожает рухнуть."),
        ("uk", "Ситуація вимагає заходів. Закон вимагає дозволу."),
    ],
)
def test_laws_and_states_of_things_demand_nothing_as_people_do(language: str, text: str) -> None:
    assert told(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "doer"),
    [
        ("en", "Kenya dismissed the verdict as theatre on Thursday.", "Kenya"),
        ("en", "Bishop John Okello called the levy unjust on Thursday.", "John Okello"),
        ("fr", "Le ministre du Commerce, Paul Essono, a jugé jeudi ces exigences « irréalistes ».", "Paul Essono"),
        ("de", "Agrarminister Theo Brandis nannte die Blockade am Donnerstag verantwortungslos.", "Theo Brandis"),
        ("es", "El ministro Juan Pérez consideró ilegal el paro.", "Juan Pérez"),
        ("ru", "Министр Олег Сухов назвал требования завышенными.", "Олег Сухов"),
        ("uk", "Мерія назвала вимоги нездійсненними.", "Мерія"),
        ("tr", "Bakan Selim Oral grevi yasadışı olarak nitelendirdi.", "Selim Oral"),
        ("ar", "اعتبر النائب سامي عواد القرار جائرا.", "سامي عواد"),
    ],
)
def test_what_is_called_unjust_or_a_theatre_is_condemned(language: str, text: str, doer: str) -> None:
    assert [(kind in ("ACCUSE", "REJECT"), who) for kind, who in told(language, text)] == [(True, {doer})]


@pytest.mark.parametrize(
    ("language", "text", "doer"),
    [
        ("ru", "В МИД Кении обвинения отвергли.", "МИД Кении"),
        ("ru", "В профсоюзе отвергли обвинения.", "профсоюзе"),
        ("uk", "У Кенії звинувачення відкинули.", "Кенії"),
    ],
)
def test_the_house_in_which_something_is_rejected_rejects_it(language: str, text: str, doer: str) -> None:
    assert told(language, text) == [("REJECT", {doer})]


def test_a_day_of_the_week_is_no_house() -> None:
    assert told("ru", "В пятницу отвергли обвинения.") == []


@pytest.mark.parametrize(
    ("language", "text", "kind", "doer"),
    [
        ("de", "Die Pfleger in Graz haben ihren Ausstand am Donnerstag fortgesetzt.", "PROTEST", "Pfleger"),
        ("en", "Nurses resumed their strike on Thursday.", "PROTEST", "Nurses"),
        ("ru", "Около сотни фермеров на тракторах в четверг перекрыли трассу под Костанаем.", "PROTEST", "фермеров"),
        ("uk", "У Калинодарі в четвер застрайкували водії тролейбусів.", "PROTEST", "водії"),
        ("es", "La rectora, Delia Mejía, aseguró que no dimitirá y culpó a grupos externos.", "ACCUSE", "Delia Mejía"),
        ("ru", "Министр Олег Сухов заявил, что посол занимался шпионажем, и потребовал объяснений.", "REQUEST", "Олег Сухов"),
        ("uk", "Голова району Степан Лучко звинуватив активістів у зриві перевезень.", "ACCUSE", "Степан Лучко"),
        ("tr", "Şirket yönetimi ise iddiaları yalanladı.", "REJECT", "Şirket yönetimi"),
        ("ru", "В Минске шаг назвали недружественным и пообещали ответить.", "THREATEN", "Минске"),
        ("fr", "Le gouvernement a promis jeudi de poursuivre les organisateurs.", "THREATEN", "gouvernement"),
    ],
)
def test_the_doer_is_found_where_the_parse_has_him_elsewhere(language: str, text: str, kind: str, doer: str) -> None:
    assert [(found, any(doer in who for who in whom)) for found, whom in told(language, text) if found == kind] == [(kind, True)]
