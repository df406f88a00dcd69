"""docs/record.md tells of every layer and every field that the record has."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from tidings import model
from tidings.record import LAYERS

TEXT = (Path(__file__).parent.parent / "docs" / "record.md").read_text("utf-8")
TYPES = {
    "reports": (model.Report, model.Hole, model.Version, model.Change),
    "passages": (model.Passage,),
    "copies": (model.Copy,),
    "lineages": (model.Lineage, model.Origin),
    "mentions": (model.Mention,),
    "entities": (model.Entity, model.NameForm, model.Role),
    "times": (model.TimeExpression,),
    "figures": (model.Figure,),
    "claims": (model.Claim, model.Attribution, model.Participant),
    "events": (model.Event, model.When, model.EventPlace, model.Conflict),
    "stories": (model.Story,),
    "judgements": (model.Judgement, model.On),
}


def section(layer: str) -> str:
    return re.split(r"^## ", TEXT, flags=re.MULTILINE)[1 + LAYERS.index(layer)]


@pytest.mark.parametrize("layer", LAYERS)
def test_every_field_is_told_of(layer: str) -> None:
    told = set(re.findall(r"`(\w+)`", section(layer)))
    fields = {field.name for kind in TYPES[layer] for field in dataclasses.fields(kind)}
    assert section(layer).startswith(layer)
    assert fields <= told, f"docs/record.md, {layer}: lacks {sorted(fields - told)}"


def test_every_kind_of_passage_is_told_of() -> None:
    for kind in model.PassageKind.__args__:  # type: ignore[attr-defined]
        assert re.search(rf"\b{kind}\b", section("passages")), kind
