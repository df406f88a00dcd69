"""The one line that stands for an event in lists."""

from __future__ import annotations

from tidings.headline import headline
from tidings.model import EventFigure


def test_acts_with_one_another_and_acts_on_others_read_differently() -> None:
    assert headline("CONSULT", "meeting", "reported", ["Anna Lind"], ["Abdi Warsame"], "Nairobi", ()) == (
        "Meeting between Anna Lind and Abdi Warsame in Nairobi"
    )
    assert headline("ASSAULT", None, "reported", ["rebels"], ["soldiers"], None, ()) == "Attack by rebels on soldiers"


def test_what_only_should_or_will_be_is_said_to_be_so() -> None:
    assert headline("CONSULT", "meeting", "planned", ["Anna Lind"], [], None, ()).startswith("Planned: meeting")
    assert headline("ASSAULT", None, "denied", ["rebels"], [], None, ()).startswith("Denied: ")


def test_the_toll_keeps_its_range() -> None:
    killed = EventFigure("killed", 7, 11, 15, "ucdp", ())
    injured = EventFigure("injured", 1300, None, None, "ucdp", ())
    assert headline("ASSAULT", None, "reported", [], [], "Garissa", (injured, killed)).endswith("7 to 15 killed, at least 1,300 injured")


def test_a_sum_that_one_body_promises_is_a_pledge_and_no_agreement() -> None:
    promised = EventFigure("pledged", 6e6, 6e6, 6e6, "ucdp", (), "dollars")
    assert headline("AGREE", None, "reported", ["United Nations"], [], None, (promised,)) == "Pledge by United Nations"
    assert headline("AGREE", None, "reported", ["Kenya", "Somalia"], [], None, (promised,)) == "Agreement between Kenya and Somalia"
