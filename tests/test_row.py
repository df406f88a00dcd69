"""Model values as JSON and back: fast, and the same as before."""

from __future__ import annotations

import dataclasses
import json

import pytest

from tests.records import made
from tidings.codec import read_as
from tidings.model import Dated, Report, Span, Version, row
from tidings.record import LAYERS


@pytest.mark.parametrize("layer", LAYERS)
def test_a_row_is_what_dataclasses_give_and_comes_back(layer: str) -> None:
    for thing in getattr(made().layers, layer):
        assert row(thing) == dataclasses.asdict(thing)
        assert read_as(type(thing), json.loads(json.dumps(row(thing)))) == thing


def test_values_within_values_come_back() -> None:
    dated = Dated("2031-05-05", "day", "stated", (Span("a", 0, 1, "x"),))
    report = Report("a", "00", "x", published=dated, versions=(Version("11", None, dated, None, ()),))
    assert read_as(Report, json.loads(json.dumps(row(report)))) == report
    with pytest.raises(TypeError):
        read_as(Report, {"id": "a"})
