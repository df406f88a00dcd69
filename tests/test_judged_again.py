"""Judgements applied to a record that is there: the same layers as if all had been made anew, without reading what they do not bear on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import tidings
from tidings.judging import apart, decide, keep, now, take_back, taken_back
from tidings.judging import judgement as made
from tidings.model import Judgement
from tidings.pipeline import Here, run
from tidings.store import open_store

TEXTS = {
    "harbour": "Bomb kills four in Split\n\nA bomb killed four people at a market in Split on 3 May 2021, police said.\n\n"
    "Police chief Marko Ilic said that 4 bodies were found.",
    "coast": "Four dead in Split\n\nFour people were killed by a bomb at a market in Split on 3 May 2021, the mayor, Ana Peric, said.\n\n"
    "Mayor Peric accused a gang of the attack.",
    "island": "Explosion in Zadar\n\nA bomb killed two people at a bus station in Zadar on 3 May 2021, officials said.",
}


@pytest.fixture
def record(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    file = tmp_path / "r.tidings"
    tidings.build([tmp_path / f"{name}.txt" for name in TEXTS], file)
    return file


def applied(file: Path) -> None:
    """Builds, and asks for the same layers as those of a build of everything."""
    tidings.build([], file)
    store = open_store(file)
    kept = store.load()
    store.close()
    anew = run(kept.raw, kept.judgements)
    for layer in tidings.record.LAYERS:
        assert getattr(kept.layers, layer) == getattr(anew, layer), layer


def of_claims(file: Path) -> Judgement:
    event = next(e for e in tidings.open_record(file).events if len(e.reports) > 1)
    judged = made("Ada", now(), apart(event, event.claims[:1])[0], "different")
    keep(file, [judged])
    return judged


def rejecting(file: Path) -> Judgement:
    return decide(file, "events", [tidings.open_record(file).events[0].id], "reject", "Ada")


def of_names(file: Path) -> Judgement:
    people = [e.id for e in tidings.open_record(file).entities if e.kind == "person"]
    return decide(file, "entities", people[:2], "same", "Ada")


def correcting(file: Path) -> Judgement:
    return decide(file, "events", [tidings.open_record(file).events[0].id], "correct", "Ada", "date=2021-05-02", "put off")


@pytest.mark.parametrize("judged", [of_claims, rejecting, of_names, correcting])
def test_a_judgement_and_its_undoing_give_what_a_build_of_everything_gives(record: Path, judged: Callable[[Path], Judgement]) -> None:
    before = tidings.open_record(record).events
    one = judged(record)
    applied(record)
    assert tidings.open_record(record).events != before
    take_back(record, one.id, "Ada")
    applied(record)
    assert tidings.open_record(record).events == before


def test_what_is_judged_of_events_reads_no_report_again(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = of_claims(record)
    monkeypatch.setattr(Here, "read", None)
    monkeypatch.setattr(Here, "clean", None)
    tidings.build([], record)
    keep(record, [taken_back(first, "Ada", now())])
    tidings.build([], record)
    assert any(set(first.on.ids) <= set(e.claims) for e in tidings.open_record(record).events)
