"""Agreements and what is said to break them: bound by what a sentence says, never by its being an attack alone."""

from __future__ import annotations

import pytest

from tests.test_claims import build
from tidings.layers import Layers
from tidings.model import Dated, Report
from tidings.pipeline import run

AFTER = {
    "en": "The rebels accused the army of shelling Tanale on Saturday, a day after the cease-fire took effect.\n",
    "fr": "Les rebelles ont accusé l'armée d'avoir bombardé samedi Tanale, un jour après l'entrée en vigueur de la trêve.\n",
    "es": "Los rebeldes acusaron al ejército de bombardear el sábado el pueblo Moro un día después de la entrada en vigor de la tregua.\n",
    "ru": "Повстанцы обвинили армию в обстреле села Танале в субботу, через день после вступления в силу перемирия.\n",
    "ar": "اتهم المتمردون الجيش بقصف قرية تانالي يوم السبت بعد يوم من دخول وقف إطلاق النار حيز التنفيذ.\n",
}


@pytest.mark.parametrize("language", sorted(AFTER))
def test_an_attack_set_beside_the_day_a_truce_took_effect_is_said_to_break_it(language: str) -> None:
    layers = build(AFTER[language], language=language, published="2023-10-16")
    accords = {c.id for c in layers.claims if c.type == "AGREE"}
    attack = next(c for c in layers.claims if c.type == "ASSAULT")
    assert attack.breaks
    assert set(attack.breaks) <= accords


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The rebels accused the army of breaking the cease-fire by shelling the village of Tanale on Saturday.\n"),
        ("en", "The army shelled Tanale on Saturday despite the truce.\n"),
        ("de", "Trotz der Waffenruhe hat die Armee am Samstag das Dorf Tanale beschossen.\n"),
    ],
)
def test_an_act_that_breaks_a_truce_names_it_though_nothing_else_is_told_of_that(language: str, text: str) -> None:
    layers = build(text, language=language, published="2023-10-16")
    attack = next(c for c in layers.claims if c.type == "ASSAULT")
    broken = next(c for c in layers.claims if c.id in attack.breaks)
    assert broken.type == "AGREE"
    assert broken.background


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled Tanale on Thursday, a day before the cease-fire took effect.\n",
        "The army shelled Tanale on Thursday and the cease-fire took effect on Friday.\n",
        "The cease-fire took effect on Friday after shelling killed five people in Tanale.\n",
    ],
)
def test_what_came_before_a_truce_breaks_nothing(text: str) -> None:
    layers = build(text, language="en", published="2023-10-16")
    assert not any(c.breaks for c in layers.claims)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The cease-fire takes effect on Friday.\n"),
        ("fr", "La trêve entre en vigueur vendredi.\n"),
        ("es", "La tregua entra en vigor el viernes.\n"),
    ],
)
def test_a_truce_that_takes_effect_on_friday_is_told_before_that_friday(language: str, text: str) -> None:
    layers = build(text, language=language, published="2023-10-11")
    told = [c for c in layers.claims if c.type == "AGREE" and c.time is not None]
    assert all(c.time is not None and c.time.start == "2023-10-13" and c.modality == "planned" for c in told)
    assert told


@pytest.mark.parametrize(
    ("language", "text", "happened"),
    [
        ("en", "A bomb had exploded near the market on Monday.\n", True),
        ("fr", "Une bombe a explosé lundi près du marché.\n", True),
        ("en", "The row exploded on Monday.\n", False),
    ],
)
def test_a_bomb_that_explodes_is_an_attack_though_nobody_is_named(language: str, text: str, happened: bool) -> None:
    layers = build(text, language=language, published="2023-10-17")
    assert any(c.type == "ASSAULT" for c in layers.claims) == happened


SIGNED = (
    "Peace in the valley at last\n\n"
    "The government of Kenya and the Kiunga Front signed a cease-fire in Garissa on Wednesday.\n\n"
    "The cease-fire takes effect on Friday.\n\n"
    "The World Bank pledged $6 million for people who fled their homes.\n"
)
CHARGED = (
    "Guns are heard again in the valley\n\n"
    "The Kiunga Front accused the army of shelling Isiolo on Saturday, a day after the cease-fire took effect.\n"
)
BEFORE = "Shells fall on Isiolo again\n\nThe army shelled the Kiunga Front in Isiolo on Saturday, officials said.\n"


def in_turn(*texts: str) -> Layers:
    """The record of reports printed on the days after the signing and after the charge."""
    days = ("2021-06-17", "2021-06-21")
    reports = [(f"r{n}", text, Dated(day, "day", "markup")) for n, (text, day) in enumerate(zip(texts, days, strict=True))]
    return run([Report(name, name, text, language="en", published=day) for name, text, day in reports])


def test_a_charge_of_breach_is_bound_to_the_agreement_between_the_two() -> None:
    layers = in_turn(SIGNED, CHARGED)
    accord = next(e for e in layers.events if e.type == "AGREE" and len(e.actors) + len(e.recipients) > 1)
    attack = next(e for e in layers.events if e.type == "ASSAULT")
    assert attack.breaks == (accord.id,)
    assert accord.agreement is not None
    assert accord.agreement.start == "2021-06-18"
    assert accord.date.start == "2021-06-16"


def test_an_attack_that_no_report_sets_beside_the_truce_breaks_nothing() -> None:
    layers = in_turn(SIGNED, BEFORE)
    assert not any(e.breaks for e in layers.events)


def test_a_pledge_of_money_is_no_part_of_the_accord_beside_it() -> None:
    layers = build(SIGNED, published="2021-06-17")
    accord = next(e for e in layers.events if e.type == "AGREE" and len(e.actors) + len(e.recipients) > 1)
    assert not any(f.measure == "pledged" for f in accord.figures)
