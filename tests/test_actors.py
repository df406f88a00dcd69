"""Bodies by all their names, and organs of states by what they are called."""

from pathlib import Path

import pytest

from tidings.actors import Actors, actors, own_actors, state_actor
from tidings.errors import UsageError
from tidings.fold import fold_name


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
    many = ("кенийские военные", "кенийских военных", "кенійські військові", "кенійських військових", "вооружённых сил Кении")
    assert {state_actor(phrase) for phrase in many} == {state_actor("Kenyan army")}


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


def test_a_users_own_actors_go_before_those_of_the_program(tmp_path: Path) -> None:
    own = tmp_path / "actors.csv"
    own.write_text("id,kind,code,sector,country,names\nHARBOUR,group,IMG,REB,KEN,Harbour Front|Front du port\n", "utf-8")
    found = Actors(own).lookup("front du port")
    assert found is not None and (found.name, found.country, found.sector) == ("Harbour Front", "KEN", "REB")
    assert Actors().lookup("Harbour Front") is None


def test_a_broken_row_is_named_by_its_line(tmp_path: Path) -> None:
    own = tmp_path / "actors.csv"
    own.write_text("id,kind,code,sector,country,names\nHARBOUR,team,IMG,REB,KEN,Harbour Front\n", "utf-8")
    with pytest.raises(UsageError, match="line 2"):
        Actors(own)


def test_every_state_has_a_name_for_its_organs_and_no_two_bodies_share_one() -> None:
    assert all(actors().organ_name(code, "GOV") for code in actors().people)
    assert len(actors().people) >= 196
    names = [fold_name(n) for a in {id(a): a for a in actors().bodies.values()}.values() for n in set(a.names)]
    assert all(actors().bodies[name] is not None for name in names)
    assert len({a.id for a in actors().bodies.values()}) > 350


def test_a_state_is_called_by_its_usual_english_name() -> None:
    assert actors().state_name("KEN") == "Kenya"
    assert (actors().state_name("TUR"), actors().state_name("CIV")) == ("Turkey", "Ivory Coast")


@pytest.mark.parametrize(
    ("table", "told"),
    [
        (b"id;kind;code;sector;country;names\nrg;group;REB;REB;SDN;River Guard\n", "line 1"),
        (b"id,kind,code,sector,country,names\nrg,group,REB,REB,SDN,River Guard, RG\n", "line 2: more than 6 columns"),
        (b"id,kind,code,sector,country,names\nrg,group,REB,REB,Sudan,River Guard\n", "line 2: 'Sudan' is no country"),
        (b"id,kind,code,sector,country,names\nrg,group,REB,REB,SDN,Garde d\xe9sert\n", "not in UTF-8"),
    ],
)
def test_mistakes_in_own_actors_are_told_with_file_and_line(tmp_path: Path, table: bytes, told: str) -> None:
    file = tmp_path / "own.csv"
    file.write_bytes(table)
    with pytest.raises(UsageError, match=told) as caught:
        own_actors(file)
    assert str(file) in str(caught.value)


@pytest.mark.parametrize(
    ("name", "code"),
    [("Weißrussland", "BLR"), ("Молдавии", "MDA"), ("Filistin", "PSE"), ("الإمارات", "ARE"), ("М’янмі", "MMR"), ("Elfenbeinküste", "CIV")],
)
def test_states_are_known_by_the_names_that_the_press_prefers(name: str, code: str) -> None:
    assert actors().country(name) == code
