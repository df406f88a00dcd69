"""Bodies by all their names, and organs of states by what they are called."""

import pytest

from tidings.actors import actors, state_actor


@pytest.mark.parametrize(
    "names",
    [
        ("NATO", "OTAN", "НАТО", "North Atlantic Treaty Organization"),
        ("UN", "ONU", "United Nations", "Nations unies", "Naciones Unidas", "الأمم المتحدة"),
        ("Islamic State", "ISIS", "ISIL", "Daesh", "Daech", "IŞİD", "داعش"),
        ("Hezbollah", "Hizballah", "Hizbullah", "حزب الله"),
    ],
)
def test_one_body_has_many_names(names: tuple[str, ...]) -> None:
    assert len({found.id for name in names if (found := actors().lookup(name))}) == 1
    assert all(actors().lookup(name) for name in names)


def test_an_acronym_is_one_only_in_capitals() -> None:
    assert actors().lookup("WHO") is not None
    assert actors().lookup("who") is None


@pytest.mark.parametrize(
    ("phrase", "code", "sector"),
    [
        ("Kenyan army", "KEN", "MIL"),
        ("the army of Kenya", "KEN", "MIL"),
        ("Kenya's Defense Ministry", "KEN", "MIL"),
        ("armée kényane", "KEN", "MIL"),
        ("Belgian police", "BEL", "COP"),
        ("police belge", "BEL", "COP"),
        ("Chilean delegation", "CHL", "GOV"),
        ("Mugabe regime", "ZWE", "GOV"),
        ("régime de Mugabe", "ZWE", "GOV"),
        ("Minsk regime", "BLR", "GOV"),
    ],
)
def test_organs_of_states_are_made_from_a_state_and_a_head(phrase: str, code: str, sector: str) -> None:
    found = state_actor(phrase)
    assert found is not None
    assert (found.code, found.country, found.sector) == (code, code, sector)


def test_two_ways_of_saying_it_are_one_actor() -> None:
    assert state_actor("Peruvian forces") == state_actor("forces péruviennes") == state_actor("troops of Peru")
    assert state_actor("Peruvian forces") != state_actor("Chilean forces")


def test_a_state_left_unsaid_is_taken_from_the_context_alone() -> None:
    assert state_actor("Defense Ministry") is None
    found = state_actor("Defense Ministry", "PRT")
    assert found is not None and found.code == "PRT"


@pytest.mark.parametrize("phrase", ["", "Kenya", "army of volunteers", "Salvation Army choir", "tomatoes"])
def test_what_names_no_organ_of_a_state_is_none(phrase: str) -> None:
    assert state_actor(phrase) is None


def test_words_for_states() -> None:
    assert actors().country("Kenya") == actors().country("Kenyan") == actors().country("kényane") == "KEN"
    assert actors().country("Nairobi") is None
    assert actors().stands_for("Nairobi") == "KEN"
    assert actors().adjective("Kenya") is None
