"""What one text says in several reports is said once."""

from __future__ import annotations

from typing import Any

from tidings.model import Attribution, Claim, Dated, Participant, PlaceRef, Report, Span, When
from tidings.pipeline import run
from tidings.renderings import as_one_voice, voices_of


def claim(report: str, number: int = 0, **fields: Any) -> Claim:
    """A bare claim of a report."""
    span = Span(report, number, number + 5, "raids")
    base = Claim(f"{report}{number}", report, 0, 9, "raids", span, "ASSAULT", None, (), (), (), None, None, (), None, "asserted", False)
    return base if not fields else Claim(**{f: fields.get(f, getattr(base, f)) for f in base.__dataclass_fields__})


def never(i: int, j: int) -> bool:
    return False


def first(one: Claim) -> tuple[object, ...]:
    return (one.report,)


def test_pairs_make_sets_with_one_claim_a_report_the_most_alike_first() -> None:
    claims = [claim("a"), claim("b"), claim("b", 6), claim("c")]
    assert voices_of(claims, {(0, 1): 0.5, (0, 2): 0.9, (2, 3): 0.6}, never) == [[0, 2, 3]]
    assert voices_of(claims, {(0, 1): 0.5, (1, 3): 0.4}, lambda i, j: (i, j) == (0, 3)) == [[0, 1]]


def test_a_copy_completes_its_origin_and_the_origin_has_the_word() -> None:
    people, place = (Participant("anna", None),), PlaceRef("garissa", None, None)
    vague, sure = When("2031-05-01", "2031-05-31", "month", "stated", (1, 2)), When("2031-05-04", "2031-05-04", "day", "stated", (1, 2))
    claims = [claim("b", time=vague, mode="raid"), claim("a", actors=people, place=place, time=sure, mode="siege")]
    told = as_one_voice(claims, [[0, 1]], {"a": {"b"}}, first, ())
    assert [(c.report, c.mode, c.actors, c.place, c.time) for c in told] == [(r, "raid", people, place, sure) for r in "ba"]


def test_one_misreading_does_not_outvote_two_readings_but_a_person_does() -> None:
    claims = [claim("a", modality="denied"), claim("b"), claim("c")]
    assert {c.modality for c in as_one_voice(claims, [[0, 1, 2]], {}, first, ())} == {"asserted"}
    assert {c.modality for c in as_one_voice(claims, [[0, 1, 2]], {}, first, {"a0"})} == {"denied"}


def test_a_death_without_a_cause_has_no_say_on_the_type() -> None:
    claims = [claim("a", type="HAZARD"), claim("b")]
    assert {c.type for c in as_one_voice(claims, [[0, 1]], {}, first, (), {0})} == {"ASSAULT"}
    assert {c.type for c in as_one_voice(claims, [[0, 1]], {}, first, ())} == {"HAZARD"}


def test_who_is_cited_in_one_language_is_cited_in_the_other_and_nobody_is_replaced() -> None:
    anna, bela = (Attribution((Participant(who, None),), None, False, False) for who in ("anna", "bela"))
    told = as_one_voice([claim("a", attribution=anna), claim("b"), claim("c", attribution=bela)], [[0, 1, 2]], {}, first, ())
    assert [c.attribution for c in told] == [anna, anna, bela]
    assert as_one_voice([claim("a"), claim("b")], [[0, 1]], {}, first, ())[1].attribution is None


def test_a_translation_that_leaves_an_act_out_does_not_tell_it() -> None:
    english = (
        "Kenya's army accuses the Front\n\nThe Kenyan army accused the rebels on Wednesday of violating the truce signed in Garissa by "
        "shelling Lamu on Tuesday. Three soldiers were killed, army spokesman Guy Ndolo said.\n"
    )
    ukrainian = (
        "Армія Кенії звинуватила повстанців\n\nУ вівторок повстанці обстріляли місто Ламу. Загинули троє військових, повідомив речник "
        "армії Гі Ндоло.\n"
    )
    reports = [
        Report("en", "a", english, language="en", published=Dated("2031-05-08", "day", "markup")),
        Report("uk", "b", ukrainian, language="uk", published=Dated("2031-05-08", "day", "markup")),
    ]
    layers = run(reports)
    assert any(copy.kind == "translated" for copy in layers.copies)
    assert {c.report for c in layers.claims if c.type == "AGREE"} == {"en"}
    assert {c.report for c in layers.claims if c.type == "ASSAULT"} == {"en", "uk"}
