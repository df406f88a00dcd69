"""Events and reports by their days: a query finds what a look at each of them finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tidings.layers import Layers
from tidings.model import Dated, Event, Report, When
from tidings.passing import Passing
from tidings.query import Query
from tidings.record import Record

DAYS = st.sampled_from((None, "2016-01-31", "2016-02-01", "2016-02-29", "2016-12-31", "2017-01-01", "2019-07-09"))
ASKED = st.sampled_from((None, "2016", "2016-02", "2016-02-01", "2016-12-31", "2017-01", "2019-07-09", "soon"))
TYPES = ("ASSAULT", "CONSULT")


def happened(number: int, kind: str, start: str | None, end: str | None) -> Event:
    when = When(start, end, "day" if start else None, "stated" if start else None)
    told = (f"r{number % 4}",)
    return Event(f"e{number}", "Blast", kind, None, (), when, None, (), (), (), (), told, (), (), 1, "reported", False)


@given(
    events=st.lists(st.tuples(st.sampled_from(TYPES), DAYS, DAYS), max_size=12),
    printed=st.lists(DAYS, min_size=4, max_size=4),
    kind=st.sampled_from((None, *TYPES, "AID")),
    since=ASKED,
    until=ASKED,
)
def test_a_query_finds_what_a_look_at_each_finds(
    events: list[tuple[str, str | None, str | None]], printed: list[str | None], kind: str | None, since: str | None, until: str | None
) -> None:
    made = tuple(happened(n, *each) for n, each in enumerate(events))
    reports = tuple(Report(f"r{n}", "0", "x", published=Dated(day, "day", "markup") if day else None) for n, day in enumerate(printed))
    record = Record(Layers(reports=reports, events=made))
    passing = Passing(record, Query(since=since, until=until, type=kind))
    assert passing.all_of("events") == [event.id for event in made if passing.passes("events", event.id)]
    assert passing.all_of("reports") == [report.id for report in reports if passing.passes("reports", report.id)]


def test_an_event_of_years_is_found_in_each_of_them() -> None:
    siege = happened(0, "ASSAULT", "2011-03-15", "2018-04-14")
    record = Record(Layers(events=(siege, happened(1, "ASSAULT", "2018-05-01", None))))
    assert Passing(record, Query(since="2014-06-01", until="2014-06-30", type="ASSAULT")).all_of("events") == ["e0"]
    assert Passing(record, Query(since="2018-05", type="ASSAULT")).all_of("events") == ["e1"]
    assert Passing(record, Query(until="2011-03-14")).all_of("events") == []
