"""Claims as a careful coder would sign them: invented sentences in the manner of agency news, read with the shipped models."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tidings.layers import Layers
from tidings.model import Claim, Dated, Report
from tidings.pipeline import run


def build(*texts: str, language: str = "en", published: str | None = "2021-06-16") -> Layers:
    """The record of some invented reports."""
    dated = Dated(published, "day", "markup") if published else None
    return run([Report(f"r{n}", f"{n}", text, language=language, published=dated) for n, text in enumerate(texts)])


def claims_of(layers: Layers, kind: str) -> list[Claim]:
    return [c for c in layers.claims if c.type == kind]


def names(layers: Layers, participants: object) -> set[str]:
    entity = {e.id: e.name for e in layers.entities}
    return {entity[p.entity] for p in participants if p.entity}  # type: ignore[attr-defined]


def lead(text: str) -> str:
    """A report with a headline and one paragraph, so that the sentence stands in the news."""
    return f"News of the day from the valley\n\n{text}\n"


def test_a_met_b_names_both_and_the_day() -> None:
    layers = build(lead("Foreign Minister Anna Lindqvist met Kenyan President Joseph Mwangi in Nairobi on Tuesday."))
    (claim,) = claims_of(layers, "CONSULT")
    assert names(layers, claim.actors + claim.recipients) == {"Anna Lindqvist", "Joseph Mwangi"}
    assert claim.time is not None
    assert (claim.time.start, claim.time.end, claim.time.basis) == ("2021-06-15", "2021-06-15", "stated")
    assert claim.modality == "asserted"


def test_passive_attack_has_its_doer_and_its_victims() -> None:
    layers = build(lead("Five Kenyan soldiers were killed by Al-Shabaab fighters in Garissa on Monday."))
    (claim,) = claims_of(layers, "ASSAULT")
    assert any("Shabaab" in n for n in names(layers, claim.actors))
    (figure,) = [f for f in layers.figures if f.id in claim.figures]
    assert (figure.measure, figure.best) == ("killed", 5)


@pytest.mark.parametrize(
    ("sentence", "kind", "mood"),
    [
        ("President Joseph Mwangi will meet Anna Lindqvist in Nairobi on Friday.", "CONSULT", "planned"),
        ("Anna Lindqvist called for a ceasefire in Garissa.", "AGREE", "urged"),
        ("The Kenyan army did not attack Garissa on Monday, the rebels said.", "ASSAULT", "denied"),
        ("Kenya may arrest Joseph Mwangi in Nairobi.", "COERCE", "possible"),
    ],
)
def test_what_is_not_so_is_not_asserted(sentence: str, kind: str, mood: str) -> None:
    found = claims_of(build(lead(sentence)), kind)
    assert [c.modality for c in found] == [mood]


def test_indirect_speech_keeps_its_source() -> None:
    layers = build(lead("Rebels attacked the town of Garissa on Monday, the Kenyan Defense Ministry said."))
    (claim,) = claims_of(layers, "ASSAULT")
    assert claim.attribution is not None
    assert claim.attribution.cue is not None
    assert claim.attribution.cue.text == "said"
    assert len(names(layers, claim.attribution.sources)) == 1


def test_french_sentence_gives_the_same_claim() -> None:
    layers = build(lead("La ministre Anna Lindqvist a rencontré mardi à Nairobi le président kényan Joseph Mwangi."), language="fr")
    (claim,) = claims_of(layers, "CONSULT")
    assert names(layers, claim.actors + claim.recipients) == {"Anna Lindqvist", "Joseph Mwangi"}
    assert claim.time is not None
    assert claim.time.start == "2021-06-15"


def test_an_undated_report_gets_no_day_of_reading() -> None:
    layers = build(lead("Rebels attacked the town of Garissa."), published=None)
    (claim,) = claims_of(layers, "ASSAULT")
    assert claim.time is None


def test_old_history_is_background() -> None:
    layers = build(lead("Rebels attacked Garissa on Monday.") + "\nIn March 2015, Kenya and Somalia signed a peace agreement in Kampala.\n")
    old = claims_of(layers, "AGREE")
    assert old
    assert all(c.background for c in old)
    assert not any(c.background for c in claims_of(layers, "ASSAULT"))


def test_every_span_of_a_claim_is_in_its_report() -> None:
    layers = build(lead("Rebels attacked Garissa on Monday, killing nine soldiers, the Kenyan army said."))
    text = {r.id: r.text for r in layers.reports}
    assert layers.claims
    for claim in layers.claims:
        assert text[claim.report][claim.start : claim.end] == claim.text
        assert text[claim.report][claim.trigger.start : claim.trigger.end] == claim.trigger.text


def test_same_text_gives_same_ids() -> None:
    text = lead("Rebels attacked Garissa on Monday, killing nine soldiers.")
    assert build(text).claims == build(text).claims
    assert replace(build(text).claims[0]) == build(text).claims[0]


def test_a_spanish_sentence_gives_the_same_claim() -> None:
    layers = build(lead("Los rebeldes mataron el lunes en la aldea de Quimbaya a siete soldados colombianos."), language="es")
    claims = claims_of(layers, "ASSAULT")
    assert claims and {f.best for f in layers.figures if f.measure == "killed"} == {7}


def test_capitals_throughout_are_read_as_a_headline() -> None:
    layers = build(lead("DOS MIL MINEROS MARCHARON CONTRA LA REFORMA EN LIMA."), language="es")
    assert claims_of(layers, "PROTEST")


def test_german_says_by_mood_and_by_words_for_what_was_said_whose_words_they_are() -> None:
    text = "Nach Angaben der kenianischen Armee wurden am Montag in Garissa sieben Soldaten getötet."
    layers = build(lead(text), language="de")
    (claim,) = claims_of(layers, "ASSAULT")
    assert claim.attribution is not None
    assert any("Armee" in mention.text for p in claim.attribution.sources for mention in layers.mentions if mention.id == p.mention)


def test_a_planned_day_is_not_the_day_of_what_follows() -> None:
    layers = build(lead("The two sides will meet in Nairobi on Friday. Rebels attacked the town of Garissa, killing nine soldiers."))
    (attack,) = claims_of(layers, "ASSAULT")
    assert attack.time is None or str(attack.time.start) <= "2021-06-15"


def test_what_a_correction_takes_back_is_not_asserted() -> None:
    layers = build(lead("CORRECTION On Monday we wrote that two people had been killed by rebels in Garissa."))
    assert {c.modality for c in claims_of(layers, "ASSAULT")} <= {"denied"}


def test_whoever_owns_a_murder_or_an_arrest_suffered_it() -> None:
    """ "Paul Auma's murder" and "the murder of Paul Auma" have no doer named Paul Auma; "Russia's shelling" has Russia."""
    layers = build(
        lead("Paul Auma's murder on Monday in Kisumu shocked the town. The killing of Jane Odhiambo in Nakuru followed on Tuesday.")
    )
    found = claims_of(layers, "ASSAULT")
    assert found and not any(c.actors for c in found)
    layers = build(lead("The arrest of Paul Auma on Tuesday in Kisumu by police was criticised."))
    (arrest,) = claims_of(layers, "COERCE")
    assert names(layers, arrest.recipients) == {"Paul Auma"}
    layers = build(lead("Russia's shelling of Kharkiv on Monday killed two people."))
    assert {"Russia"} == {n for c in claims_of(layers, "ASSAULT") for n in names(layers, c.actors)}
