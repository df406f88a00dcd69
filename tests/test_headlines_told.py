"""What a headline counts: read by its words, one event with the text below it, and the number of its whole report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.test_claims import build
from tidings.headline_tolls import headline_tolls
from tidings.language import load_pack
from tidings.measurewords import measure_words
from tidings.model import Event, Report
from tidings.read import read
from tidings.settings import Settings


def counted(headline: str, language: str = "en") -> dict[str, float | None]:
    pack = load_pack(language)
    words = measure_words(pack) if pack else None
    assert words is not None
    return {toll.measure: toll.best for toll in headline_tolls(headline, words)}


@pytest.mark.parametrize(
    ("language", "headline", "killed", "injured"),
    [
        ("en", "Two dead, four hurt in Garissa market blast", 2, 4),
        ("en", "Farmer, 61, and His Nephew Found Shot Dead Near Orla", 2, None),
        ("en", "Teacher killed, three others wounded as roof falls", 1, 3),
        ("en", "Ferry fire kills nine, injures 14", 9, 14),
        ("en", "Father of five stabbed to death at bus stop", 1, None),
        ("en", "12-year-old boy, toddler killed by stray shell", 2, None),
        ("en", "Six people shot, two fatally wounded, at Orla fair", 2, None),
        ("fr", "Une mère et ses deux filles tuées dans un incendie", 3, None),
        ("fr", "Deux morts et trois blessés dans une fusillade", 2, 3),
        ("de", "Zwei Tote und drei Verletzte bei Schüssen in Orla", 2, 3),
        ("de", "Mann erschossen, Polizistin verletzt", 1, 1),
        ("es", "Padre y dos hijos asesinados en Orla", 3, None),
        ("ru", "Мужчина и женщина погибли при обстреле", 2, None),
        ("uk", "Чоловік і дві дитини загинули в Орлі", 3, None),
    ],
)
def test_a_headline_counts_everyone_in_its_list(language: str, headline: str, killed: int | None, injured: int | None) -> None:
    found = counted(headline, language)
    assert (found.get("killed"), found.get("injured")) == (killed, injured)


@pytest.mark.parametrize(
    "headline",
    [
        "Court frees man in murder of two girls",
        "Bridge built in two years opens",
        "Room 12 where victim was last seen is sealed",
        "Murder suspect, 40, appears in court",
    ],
)
def test_a_number_or_a_person_beside_no_harm_is_no_toll(headline: str) -> None:
    assert counted(headline) == {}


def harm(text: str) -> list[Event]:
    return [e for e in build(text, published="2021-06-15").events if e.type == "ASSAULT" and not e.background]


def killed(event: Event) -> float | None:
    return next((f.best for f in event.figures if f.measure == "killed"), None)


def test_the_number_of_the_headline_stands_for_the_report() -> None:
    text = "Gunmen attacked a market in Garissa on Monday, killing a guard, police said.\n"
    (event,) = harm(f"Three killed in Garissa market attack\n\n{text}")
    assert killed(event) == 3


def test_a_headline_is_one_event_with_its_text() -> None:
    (event,) = harm("Woman, two sons shot dead in Garissa\n\nGunmen shot and killed a woman in Garissa on Monday, police said.\n")
    assert killed(event) == 3


def test_a_title_given_beside_a_text_is_read_above_it(tmp_path: Path) -> None:
    bare, whole = "It ran aground.", "Ferry aground\n\nIt did."
    rows = [{"id": "a", "title": "Ferry aground", "text": bare}, {"id": "b", "title": "Ferry aground", "text": whole}]
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = {r.id: r.text for r in read([path], Settings()) if isinstance(r, Report)}
    assert found == {"a": "Ferry aground\n\nIt ran aground.", "b": "Ferry aground\n\nIt did."}


@pytest.mark.parametrize(
    ("sentence", "dead"),
    [
        ("The blast claimed the lives of at least 40 people and left scores wounded.", [40]),
        ("The blast took the lives of nine miners and left dozens hurt.", [9]),
        ("The fire killed nine villagers and left hundreds homeless.", [9]),
    ],
)
def test_what_a_second_verb_counts_is_not_counted_by_the_first(sentence: str, dead: list[int]) -> None:
    found = [f.best or f.low for f in build(f"{sentence}\n").figures if f.measure == "killed"]
    assert found == dead
