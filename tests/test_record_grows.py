"""A record that grows: the same whatever the order, nothing twice, nothing lost when the program is killed."""

from __future__ import annotations

import gc
import json
import os
import random
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tidings
from tidings.errors import RecordError
from tidings.model import row
from tidings.record import LAYERS

REPORTS = sorted((Path(__file__).parent.parent / "examples" / "reports").iterdir())
FEW = [p for p in REPORTS if p.name[:2] in ("01", "02", "04", "06", "12")]


def content(record: tidings.Record) -> str:
    return json.dumps({name: [row(x) for x in getattr(record, name)] for name in LAYERS}, sort_keys=True, ensure_ascii=False)


@pytest.fixture(scope="module")
def at_once() -> str:
    return content(tidings.build(FEW))


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(FEW), cuts=st.sets(st.integers(1, len(FEW) - 1), max_size=2))
def test_in_any_order_and_in_any_portions_the_record_is_the_same(
    at_once: str, tmp_path_factory: pytest.TempPathFactory, order: list[Path], cuts: set[int]
) -> None:
    file = tmp_path_factory.mktemp("grow") / "record.tidings"
    edges = [0, *sorted(cuts), len(order)]
    for start, end in pairwise(edges):
        record = tidings.build(order[start:end], file)
    assert content(record) == at_once
    assert content(tidings.open_record(file)) == at_once


def test_adding_twice_changes_nothing(tmp_path: Path, at_once: str) -> None:
    file = tmp_path / "record.tidings"
    tidings.build(FEW, file)
    again = tidings.build(FEW, file)
    assert again.new == 0
    assert content(tidings.open_record(file)) == at_once


def test_a_build_leaves_the_look_for_garbage_as_it_was(tmp_path: Path) -> None:
    before = gc.get_threshold()
    tidings.build(FEW[:1], tmp_path / "record.tidings")
    assert gc.get_threshold() == before
    with pytest.raises(RecordError):
        tidings.build(FEW[:1], tmp_path)
    assert gc.get_threshold() == before


def test_every_offset_points_at_its_text() -> None:
    record = tidings.build(REPORTS)
    texts = {r.id: r.text for r in record.reports}
    for layer in ("passages", "mentions", "times", "figures", "claims"):
        for thing in getattr(record, layer):
            assert texts[thing.report][thing.start : thing.end] == thing.text
    for claim in record.claims:
        assert texts[claim.report][claim.trigger.start : claim.trigger.end] == claim.trigger.text
        if not claim.attribution or claim.attribution.cue is None:
            continue
        cue = claim.attribution.cue
        assert texts[cue.report][cue.start : cue.end] == cue.text


def test_every_reference_leads_somewhere() -> None:
    record = tidings.build(REPORTS)
    claims, entities, figures, events = ({x.id for x in layer} for layer in (record.claims, record.entities, record.figures, record.events))
    for event in record.events:
        assert set(event.claims) <= claims and set(event.actors + event.recipients) <= entities
        assert set(event.contains) <= events and set(event.breaks) <= events
    for claim in record.claims:
        assert set(claim.figures) <= figures and (claim.event is None or claim.event in events)
        assert {p.entity for p in claim.actors + claim.recipients if p.entity} <= entities


def test_a_build_that_is_killed_leaves_the_last_whole_record(tmp_path: Path) -> None:
    file, chance = tmp_path / "record.tidings", random.Random(11)
    tidings.build([FEW[0]], file)
    before = content(tidings.open_record(file))
    command = [sys.executable, "-m", "tidings", "build", *map(str, FEW), "--record", str(file)]
    for _ in range(2):
        working = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.3, 6.0))
        working.send_signal(signal.SIGKILL)
        working.wait()
        state = tidings.open_record(file)
        assert content(state) == before or len(state.reports) == len(FEW)
    assert subprocess.run(command, stderr=subprocess.DEVNULL, check=False).returncode == 0
    assert content(tidings.open_record(file)) == content(tidings.build(FEW))


def test_two_builds_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "record.tidings"
    parts = (FEW[:2], FEW[2:])
    command = [sys.executable, "-m", "tidings", "build", "--record", str(file)]
    running = [subprocess.Popen([*command, *map(str, part)], stderr=subprocess.DEVNULL, env=os.environ) for part in parts]
    assert [each.wait() for each in running] == [0, 0]
    assert content(tidings.open_record(file)) == content(tidings.build(FEW))
