"""What keeps an event apart from those that look like it is told."""

from __future__ import annotations

import pytest

from tests.test_claims import build
from tidings.apartness import kept_apart
from tidings.record import Record
from tidings.retold import retold
from tidings.show import shown


def test_two_attacks_on_two_days_say_why_they_are_two() -> None:
    layers = build(
        "Garissa news in brief today\n\nRebels attacked Garissa on Monday, killing nine soldiers.\n",
        "More violence in the north\n\nOn Tuesday four soldiers died when rebels attacked Garissa.\n",
    )
    record = Record(layers)
    first, second = [e for e in record.events if e.type == "ASSAULT"]
    assert [(other.id, why) for other, why in kept_apart(record, first)] == [(second.id, "other days")]
    assert "kept apart from" in shown(record, "event", first.id)


@pytest.mark.parametrize(
    ("language", "joined", "apart"),
    [
        ("fr", "réunis : |mêmes jours", "autres jours"),
        ("tr", "birleştirildi: |aynı günler", "başka günler"),
        ("ar", "جُمعا: |الأيام نفسها", "أيام أخرى"),
    ],
)
def test_reasons_follow_the_language(language: str, joined: str, apart: str) -> None:
    layers = build(
        "Garissa news in brief today\n\nRebels attacked Garissa on Monday, killing nine soldiers.\n",
        "From the north\n\nNine soldiers were killed on Monday in Garissa when rebels attacked, the army said.\n",
        "More violence in the north\n\nOn Tuesday four soldiers died when rebels attacked Garissa.\n",
    )
    record = retold(Record(layers), language)
    event = next(e for e in record.events if len(e.reports) > 1)
    told = shown(record, "event", event.id, language)
    assert all(part in told for part in joined.split("|")) and apart in told, told
    assert "same days" not in told and "joined" not in told
