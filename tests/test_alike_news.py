"""Reports that have much in common tell one piece of news, though they date it otherwise; stock phrases and like words of others do not."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from tidings.layers import Layers
from tidings.model import Dated, Event, Passage, Report
from tidings.pipeline import run
from tidings.report_likeness import ReportLikeness

TOWNS = ("Nakuru", "Kisumu", "Eldoret", "Thika", "Malindi", "Kitale", "Machakos", "Nyeri", "Embu", "Meru", "Kericho", "Voi")
GOODS = ("maize", "cement", "timber", "coffee", "milk", "shoes", "bricks", "honey", "rice", "salt", "tea", "wool")


def others() -> list[tuple[str, str, str]]:
    """Two dozen reports of other things, so that what two reports have in common is rare."""
    told = []
    for number, (town, goods) in enumerate(zip(TOWNS, GOODS, strict=True)):
        told.append(("en", f"{number + 1:02}", f"Price of {goods} rises in {town}\n\nThe price of {goods} rose in {town}, traders said.\n"))
        text = f"A lorry with {goods} overturned in {town}\n\nA lorry that carried {goods} overturned near {town}. Nobody was hurt.\n"
        told.append(("en", f"{number + 4:02}", text))
    return told


def record(*told: tuple[str, str, str]) -> Layers:
    """The record of reports given as language, day of June and text, among others; they are called r0, r1 and so on."""
    found = []
    for number, (language, day, text) in enumerate((*told, *others())):
        printed = Dated(f"2021-06-{day}", "day", "stated")
        found.append(Report(id=f"r{number}", sha256=f"{number:064}", text=text, language=language, published=printed))
    return run(found)


def attacks(layers: Layers) -> list[Event]:
    return [e for e in layers.events if e.type == "ASSAULT" and not e.background]


def together(layers: Layers) -> set[frozenset[str]]:
    """Which of the reports are in one event."""
    return {frozenset(e.reports) for e in attacks(layers)}


FIRST = (
    "en",
    "05",
    "Tailor shot outside dance hall\n\nA tailor was shot outside the Jamboree dance hall on Saturday night after a quarrel over a borrowed "
    "bicycle. Witnesses saw a man in a striped poncho run towards the cannery.\n",
)
LATER = (
    "en",
    "14",
    "Man charged over shot tailor\n\nA man was charged with shooting a tailor outside the Jamboree dance hall. The quarrel was over a "
    "borrowed bicycle, the court heard. Witnesses saw him run towards the cannery in a striped poncho.\n",
)


def test_news_that_is_told_again_nine_days_on_without_its_day_is_one_event() -> None:
    assert frozenset(("r0", "r1")) in together(record(FIRST, LATER))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Disparan a un sastre\n\nUn sastre fue herido de bala el jueves frente al salón Jamboree. Un hombre con poncho huyó.\n"),
        ("en", "Tailor shot in Kisumu\n\nA tailor was shot in Kisumu on Thursday. Witnesses saw a man on a bicycle.\n"),
        ("en", "Tailor shot outside dance hall\n\nA tailor was shot outside the Orchid dance hall on Thursday night. Nobody saw him.\n"),
    ],
)
def test_a_like_deed_of_another_day_stays_another(language: str, text: str) -> None:
    assert not any({"r0", "r1"} <= one for one in together(record(FIRST, (language, "12", text))))


def test_what_is_said_alike_of_many_is_no_copy() -> None:
    one = "Baker shot in Thika\n\nA baker was shot in Thika on Monday. He was taken to the hospital where he was pronounced dead.\n"
    other = "Clerk shot in Voi\n\nA clerk was shot in Voi on Monday. He was taken to the hospital where he was pronounced dead.\n"
    layers = record(("en", "08", one), ("en", "22", other))
    assert not any({"r0", "r1"} <= one for one in together(layers))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunfire erupted near the market in Garissa on Monday.", "ASSAULT"),
        ("Four people were shot after gunfire broke out at a hall in Garissa on Monday.", "ASSAULT"),
        ("Riots broke out in Garissa on Monday.", "PROTEST"),
        ("A fire broke out in Garissa on Monday, killing three people.", "HAZARD"),
    ],
)
def test_what_breaks_out_is_what_it_is(text: str, kind: str) -> None:
    report = Report(id="r", sha256="0" * 64, text=text, language="en", published=Dated("2021-06-15", "day", "stated"))
    assert {e.type for e in run([report]).events} == {kind}


def test_one_word_of_a_crash_makes_a_shooting_no_accident() -> None:
    text = (
        "Driver shot in Garissa\n\nA gunman shot a driver in Garissa on Monday. The gunman opened fire at a crossing, and the car crashed "
        "there, killing the driver. Police said the gunman shot at two more cars."
    )
    report = Report(id="r", sha256="0" * 64, text=text, language="en", published=Dated("2021-06-15", "day", "stated"))
    assert "ASSAULT" in {e.type for e in run([report]).events}
    assert not [e for e in run([report]).events if e.type == "HAZARD" and len(e.claims) > 1]


WEDDING = {
    "en": "A quiet week\n\nGunmen opened fire at a wedding. The gunmen fled before soldiers arrived.\n",
    "es": "Semana tranquila\n\nHombres armados abrieron fuego en una boda. Los hombres huyeron antes de que llegaran los soldados.\n",
    "fr": "Une semaine calme\n\nDes hommes armés ont ouvert le feu à un mariage. Les hommes armés ont fui avant l'arrivée des soldats.\n",
}


@pytest.mark.parametrize("other", ["en", "es", "fr"])
def test_a_text_and_its_translation_alone_in_a_record_are_one_event(other: str) -> None:
    printed = Dated("2021-06-15", "day", "stated")
    texts = (("en", WEDDING["en"]), (other, WEDDING[other]))
    layers = run([Report(id=f"r{n}", sha256=f"{n:064}", text=t, language=code, published=printed) for n, (code, t) in enumerate(texts)])
    assert together(layers) == {frozenset(("r0", "r1"))}


def test_likeness_is_the_same_whichever_way_it_is_asked_for_and_whatever_the_order() -> None:
    chance = random.Random(7)
    texts = {f"r{n:02}": " ".join(chance.choices((*TOWNS, *GOODS, "rose", "fell", "12", "40"), k=14)) for n in range(24)}
    reports = [Report(name, name, text, language="en", published=Dated("2021-06-08", "day", "markup")) for name, text in texts.items()]
    passages = [Passage(f"p{name}", name, 0, 0, len(text), text, "body") for name, text in texts.items()]
    one, other, all_at_once = ReportLikeness(reports, passages), ReportLikeness(reports[::-1], passages), ReportLikeness(reports, passages)
    pairs = list(combinations(texts, 2))
    all_at_once.look_up(pairs)
    known = {pair: one.of(*pair) for pair in pairs}
    assert known == {pair: other.of(*pair) for pair in pairs} == {pair: all_at_once.of(*pair[::-1]) for pair in pairs}
    assert one.pairs(0.3, 1, 24) == sorted(pair for pair in pairs if known[pair] >= 0.3) != []
    some, others = ["r00", "r01", "r02"], ["r02", "r03"]
    asked = [(a, b) for a in some for b in others if a != b]
    assert one.on_the_whole(some, others) == pytest.approx(sum(one.of(a, b) for a, b in asked) / len(asked), abs=1e-12)
    assert one.on_the_whole(["r05"], ["r05"]) == 1.0
