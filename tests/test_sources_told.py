"""Who is said to say so where the words are many ways away from it: clauses, particles, moods and paragraphs; invented sentences."""

from __future__ import annotations

import pytest

from tests.test_claims import build, lead
from tests.test_claims_told import only, texts


def heard(language: str, text: str, kind: str = "ASSAULT") -> list[str]:
    """The words of those who are cited for the one claim of a kind."""
    layers = build(lead(text), language=language)
    claim = only(layers, kind)
    return texts(layers, claim.attribution.sources) if claim.attribution else []


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        (
            "de",
            "Wie Anna Lindqvist, eine Sprecherin der Armee, der Presse mitteilte, seien auch neun weitere Dörfer bombardiert worden.",
            "Anna Lindqvist",
        ),
        (
            "de",
            "Er soll nach Angaben des Geheimdienstes einen Anschlag in Hannover geplant haben.",
            "Geheimdienstes",
        ),
        ("de", "Nach Polizeiangaben griffen Bewaffnete das Dorf an.", "Polizeiangaben"),
        ("de", "Vor kurzem hatte ein Sprecher in Gulu erklärt, die Rebellen hätten zwei Dörfer angegriffen.", "ein Sprecher"),
        ("de", "Vertreter der Armee werfen den Rebellen vor, Bauern getötet zu haben.", "Vertreter"),
        ("en", "Okello said Monday that the rebels had long attacked farmers.", "Okello"),
        ("en", "Rebels killed four herders in Gulu on Monday, the director of the county hospital said.", "director"),
        ("en", "Four herders were killed in Gulu, the deputy head of the town council told reporters.", "deputy head"),
    ],
)
def test_the_source_is_found(language: str, text: str, source: str) -> None:
    assert source in " ".join(heard(language, text))


def test_whoever_is_cited_by_a_clause_of_saying_is_not_who_was_bombed() -> None:
    text = "Wie Anna Lindqvist, eine Sprecherin der Armee, der Presse mitteilte, seien auch neun weitere Dörfer bombardiert worden."
    layers = build(lead(text), language="de")
    assert texts(layers, only(layers, "ASSAULT").recipients) == ["neun weitere Dörfer"]


def test_what_is_called_on_is_said_by_whoever_calls() -> None:
    assert heard("en", "Anna Lindqvist called on the rebels to withdraw from Gulu.", "RETREAT") == ["Anna Lindqvist"]


def test_only_a_perfect_infinitive_is_hearsay() -> None:
    told = build(lead("Die Armee soll zwei Dörfer angegriffen haben."), language="de")
    asked = build(lead("Die Brücke soll am Montag gesprengt werden."), language="de")
    assert [only(layers, "ASSAULT").modality for layers in (told, asked)] == ["alleged", "urged"]


def test_a_short_line_gives_the_word_to_the_quotation_below_it() -> None:
    body = '\n\nShe said:\n\n"We have seen it. Rebels attacked three villages in January and burned a market too."\n\n'
    text = f"Anna Lindqvist spoke in Nairobi on Monday about the rebels in the north.{body}Police in the town confirmed it on Tuesday."
    assert heard("en", text) == ["She"]


def test_whoever_stresses_at_the_end_says_what_stands_before() -> None:
    layers = build(lead("Bombing the market of Gulu by rebels is unacceptable, Anna Lindqvist and Amos Okello stressed."))
    assert texts(layers, only(layers, "REJECT").actors) == ["Anna Lindqvist", "Amos Okello"]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Miners closed their shops in protest at the reform.", ["Miners"]),
        ("es", "Varios taxistas adelantaron sus relojes en protesta contra la reforma.", ["taxistas"]),
        ("en", "A protest was held in front of the plant.", []),
    ],
)
def test_a_protest_is_told_by_what_is_done_in_protest_and_by_being_held(language: str, text: str, who: list[str]) -> None:
    layers = build(lead(text), language=language)
    claim = only(layers, "PROTEST")
    assert (" ".join(texts(layers, claim.actors)).split()[-1:], claim.modality, claim.background) == (who, "asserted", False)


def test_a_possessive_means_the_subject_of_its_clause() -> None:
    text = "Farmers fled to Arua. It is not possible to talk while the Syrian army continues with its aggression, Amos Okello said."
    layers = build(lead(text))
    assert [texts(layers, c.actors) for c in layers.claims if c.trigger.text == "aggression"] == [["Syrian army"]]
