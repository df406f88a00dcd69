"""Names known from reports that can be read, found in those that cannot."""

from __future__ import annotations

from tidings.entities import join_entities
from tidings.model import Mention, MentionKind, Report
from tidings.pipeline import run
from tidings.settings import Settings
from tidings.sightings import sight

ARABIC = "وصل كريم حداد الى مومباسا يوم الاحد. وقال حداد ان الاجتماع كان مفيدا."


def known(*names: tuple[str, MentionKind]) -> tuple[list[Mention], list[Report]]:
    text = " ".join(name for name, _ in names)
    mentions, at = [], 0
    for name, kind in names:
        mentions.append(Mention(f"m.{name}", "en", at, at + len(name), name, kind, f"chain.{name}"))
        at += len(name) + 1
    return mentions, [Report("en", "en", text, language="en"), Report("ar", "ar", ARABIC, language="ar")]


def test_people_and_towns_of_other_reports_are_found_by_how_they_sound() -> None:
    mentions, reports = known(("Karim Haddad", "person"), ("Mombasa", "place"))
    found, bound, _ = sight(mentions, reports, Settings())
    assert [(m.text, m.kind) for m in found] == [("كريم حداد", "person"), ("مومباسا", "place"), ("حداد", "person")]
    assert all(ARABIC[m.start : m.end] == m.text and m.report == "ar" for m in found)
    assert {bound[str(m.entity)] for m in found} == {"chain.Karim Haddad", "chain.Mombasa"}


def test_they_are_one_entity_with_the_name_that_they_were_known_by() -> None:
    mentions, reports = known(("Karim Haddad", "person"))
    (person,), placed = join_entities(mentions, reports, (), Settings())
    assert {n.text for n in person.names if n.count} == {"Karim Haddad", "كريم حداد", "حداد"}
    assert {m.entity for m in placed} == {person.id}


def test_names_that_are_not_there_are_not_found() -> None:
    mentions, reports = known(("Olga Kuznetsova", "person"), ("Rotterdam", "place"))
    assert sight(mentions, reports, Settings()) == ((), {}, {})


def test_a_surname_alone_is_nobody_where_nobody_is_named_in_full() -> None:
    mentions, reports = known(("Nabil Haddad", "person"))
    found, _, _ = sight(mentions, reports, Settings())
    assert found == ()


def test_nothing_is_looked_for_in_a_report_that_can_be_read() -> None:
    mentions, reports = known(("Karim Haddad", "person"))
    read = [reports[0], Report("fr", "fr", "كريم حداد", language="fr")]
    assert sight(mentions, read, Settings()) == ((), {}, {})


def test_what_is_found_already_is_not_found_twice() -> None:
    mentions, reports = known(("Karim Haddad", "person"))
    start = ARABIC.index("كريم")
    own = Mention("own", "ar", start, start + 9, "كريم حداد", "person", "chain.own")
    found, _, _ = sight([*mentions, own], reports, Settings())
    assert "كريم حداد" not in [m.text for m in found]


def test_a_surname_inside_a_full_name_is_that_persons() -> None:
    mentions, reports = known(("Karim Haddad", "person"))
    start = ARABIC.index("حداد")
    own = Mention("own", "ar", start, start + 4, "حداد", "person", "chain.own")
    found, bound, parts = sight([*mentions, own], reports, Settings())
    whole = next(m for m in found if m.text == "كريم حداد")
    assert bound[str(whole.entity)] == "chain.Karim Haddad"
    assert parts == {"own": whole.entity}


def test_an_office_goes_with_the_person_whose_whole_name_another_report_gives() -> None:
    french = "Gare\n\nLe ministre des Transports, Youssef Karim Ould Brahim, a critiqué mardi les retards du chantier.\n"
    arabic = (
        "الوزير في الميناء\n\nقال وزير النقل السيد يوسف كريم ولد إبراهيم يوم الثلاثاء إن الجسر سليم.\n\n"
        "وسلم الوزير السكان مساعدات غذائية.\n"
    )
    layers = run([Report("fr", "1", french, language="fr"), Report("ar", "2", arabic, language="ar")])
    name = {entity.id: entity.name for entity in layers.entities}
    assert {name[m.entity] for m in layers.mentions if m.text == "الوزير" and m.entity} == {"Youssef Karim Ould Brahim"}
    (aid,) = [e for e in layers.events if e.type == "AID"]
    assert [name[a] for a in aid.actors] == ["Youssef Karim Ould Brahim"]
