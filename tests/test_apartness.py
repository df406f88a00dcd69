"""What keeps an event apart from those that look like it is told."""

from __future__ import annotations

from tests.test_claims import build
from tidings.apartness import kept_apart
from tidings.record import Record
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
