"""One chain for one thing in a report. All persons are invented."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tidings.chains import chained
from tidings.language import load_pack
from tidings.model import MentionKind, Report
from tidings.name_words import NameWords, name_words
from tidings.phrases import Draft


def words(code: str = "en") -> NameWords:
    pack = load_pack(code)
    assert pack is not None
    return name_words(pack)


def drafts(*names: tuple[str, MentionKind] | tuple[str, MentionKind, dict[str, str]]) -> tuple[Report, list[Draft]]:
    """A report that is the names in a row, and a draft for each."""
    text, found = "", []
    for name, kind, *more in names:
        start = len(text)
        text += name + " . "
        found.append(Draft(start, start + len(name), name, kind, **(more[0] if more else {})))  # type: ignore[arg-type]
    return Report("r", "", text), found


def chains(*names: tuple[str, MentionKind] | tuple[str, MentionKind, dict[str, str]], code: str = "en") -> list[str]:
    """The chain of each name as a letter, in text order."""
    report, found = drafts(*names)
    entities = [m.entity or "" for m in chained(report, found, words(code))]
    order = list(dict.fromkeys(entities))
    return [chr(97 + order.index(e)) for e in entities]


def test_full_name_then_last_name_is_one_person() -> None:
    assert chains(("Amina Okello", "person"), ("Okello", "person"), ("Wanjiru", "person")) == ["a", "a", "b"]


def test_a_headline_names_whom_the_text_names_in_full() -> None:
    assert chains(("Okello", "person"), ("Amina Okello", "person")) == ["a", "a"]


def test_two_persons_of_one_last_name_are_told_apart_by_titles() -> None:
    given_names = [("Daoud Sarré", "person", {"gender": "m"}), ("Mariam Sarré", "person", {"gender": "f"})]
    assert chains(*given_names, ("Sarré", "person", {"gender": "m"}), ("Sarré", "person", {"gender": "f"})) == ["a", "b", "a", "b"]  # type: ignore[arg-type]


def test_a_short_form_of_a_first_name_is_the_same_person() -> None:
    assert chains(("William Hartsock", "person"), ("Bill Hartsock", "person"), ("Caroline Hartsock", "person")) == ["a", "a", "b"]


def test_a_middle_initial_does_not_part_a_person() -> None:
    assert chains(("Lamar D Whitcombe", "person"), ("Lamar Whitcombe", "person")) == ["a", "a"]


def test_acronym_and_expansion_are_one_body() -> None:
    assert chains(("Horn Relief Alliance", "organisation"), ("HRA", "organisation")) == ["a", "a"]


def test_a_bare_regime_is_the_one_spoken_of_before() -> None:
    named = ("Nkurunga regime", "organisation", {"head": "regime"})
    bare = ("regime", "organisation", {"head": "regime"})
    assert chains(named, bare, ("gendarmes", "group", {"head": "gendarme"})) == ["a", "a", "b"]  # type: ignore[arg-type]


def test_an_office_goes_to_its_holder_not_to_the_deputy_or_another_states() -> None:
    people = [
        ("Amina Okello", "person", {"role": "Ugandan foreign minister"}),
        ("Firuz Rahimzoda", "person", {"role": "deputy foreign minister of Tajikistan"}),
    ]
    assert chains(*people, ("foreign minister", "role", {"role": "foreign minister"})) == ["a", "b", "a"]  # type: ignore[arg-type]
    assert chains(people[0], ("foreign minister", "role", {"role": "Kenya's foreign minister"})) == ["a", "b"]  # type: ignore[arg-type]


def test_a_facility_named_short_is_the_one_named_in_full() -> None:
    assert chains(("Zogbolo market", "facility"), ("Zogbolo", "place")) == ["a", "a"]


@given(st.lists(st.sampled_from(["Amina Okello", "Okello", "Daoud Sarré", "Sarré", "Mariam Sarré"]), min_size=1, max_size=8))
def test_every_draft_becomes_one_mention_whatever_their_order(names: list[str]) -> None:
    report, found = drafts(*((name, "person") for name in names))
    mentions = chained(report, found, words())
    assert [m.text for m in mentions] == names
    assert mentions == chained(report, list(reversed(found)), words())
    full = {m.text: m.entity for m in mentions if " " in m.text}
    assert len(set(full.values())) == len(full)


def test_a_name_that_once_has_an_office_is_a_persons_and_another_may_be_a_bodys() -> None:
    named: tuple[tuple[str, MentionKind], ...] = (("Anna Lindqvist", "organisation"), ("Anna Lindqvist", "person"))
    report, titled = drafts(*named, ("Anna Lindqvist", "person", {"role": "Mayor"}))
    assert [m.kind for m in chained(report, titled, words())] == ["organisation", "person", "person"]
    report, untitled = drafts(*named)
    assert [m.kind for m in chained(report, untitled, words())] == ["organisation", "organisation"]
