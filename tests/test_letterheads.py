"""Who a statement is from, by its letterhead and its signature."""

from __future__ import annotations

import pytest

from tidings.language import load_pack
from tidings.letterheads import outside_names
from tidings.model import Passage, PassageKind, Report
from tidings.name_words import name_words

BODY = "Le ministère informe que trois cas ont été confirmés lundi à Thiès."


def drafts(*lines: tuple[str, PassageKind], code: str = "fr") -> list[tuple[str, str, str | None]]:
    text = "\n".join(line for line, _ in lines)
    passages, at = [], 0
    for number, (line, kind) in enumerate(lines):
        passages.append(Passage(f"p{number}", "r", number, at, at + len(line), line, kind))
        at += len(line) + 1
    pack = load_pack(code)
    assert pack is not None
    found = outside_names(Report("r", "", text, language=code), passages, pack, name_words(pack))
    assert all(text[d.start : d.end] == d.text for d in found)
    return [(d.text, d.kind, d.role) for d in found]


def test_the_body_and_the_state_of_a_letterhead() -> None:
    found = drafts(("RÉPUBLIQUE DU SÉNÉGAL", "boilerplate"), ("MINISTÈRE DE LA SANTÉ", "boilerplate"), (BODY, "lead"))
    assert found == [("MINISTÈRE DE LA SANTÉ", "organisation", None), ("RÉPUBLIQUE DU SÉNÉGAL", "place", None)]


def test_lines_of_a_menu_are_no_letterhead() -> None:
    assert drafts(("SÉNÉGAL", "boilerplate"), ("SPORTS", "boilerplate"), (BODY, "lead")) == []
    assert drafts(("RÉPUBLIQUE DU SÉNÉGAL", "boilerplate"), ("SPORTS", "boilerplate"), (BODY, "lead")) == []


@pytest.mark.parametrize(
    ("first", "second", "name", "role"),
    [("Le Ministre", "Boubacar Ndoye", "Boubacar Ndoye", "Ministre"), ("Boubacar Ndoye", "Le Ministre", "Boubacar Ndoye", "Ministre")],
)
def test_a_name_beside_an_office_below_the_text_is_who_signed_it(first: str, second: str, name: str, role: str) -> None:
    assert drafts((BODY, "lead"), (first, "boilerplate"), (second, "boilerplate")) == [(name, "person", role)]


def test_what_stands_below_a_text_otherwise_is_no_signature() -> None:
    assert drafts((BODY, "lead"), ("Le Ministre", "boilerplate"), ("Mentions Légales", "boilerplate")) == []
    assert drafts((BODY, "lead"), ("Le ministre a parlé.", "boilerplate"), ("Boubacar Ndoye", "boilerplate")) == []
    assert drafts(("Le Ministre", "boilerplate"), ("Boubacar Ndoye", "boilerplate"), (BODY, "lead")) == []
