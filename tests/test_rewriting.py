"""Rows that are brought from one state to the next: whatever changes, they end as they would stand in a new record."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from sqlalchemy.engine import Engine

from tidings.layers import Layers
from tidings.model import Passage, Report
from tidings.settings import Settings
from tidings.store import SqliteStore

NAMES = st.lists(st.sampled_from("abcdefghij"), unique=True, max_size=8)


def layers(names: list[str], said: str) -> Layers:
    reports = tuple(Report(name, "0", f"{name} {said if name in said else ''}") for name in sorted(names))
    passages = tuple(Passage(f"{r.id}-{n}", r.id, n, 0, 1, r.text, "body") for r in reports for n in range(1 + ord(r.id) % 3))
    return Layers(reports=reports, passages=passages)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(states=st.lists(st.tuples(NAMES, st.text("abcdefghij", max_size=4)), min_size=1, max_size=4))
def test_a_record_that_changes_holds_what_a_new_one_would(tmp_path_factory: object, states: list[tuple[list[str], str]]) -> None:
    folder = tmp_path_factory.mktemp("rows")  # type: ignore[attr-defined]
    grown = SqliteStore(folder / "grown.tidings")
    for names, said in states:
        kept = grown.load()
        old = {report.id: report for report in kept.raw}
        made = layers(names, said)
        raw = [old[r.id] if old.get(r.id) == r else r for r in made.reports]
        grown.replace(raw, [], made, Settings(), kept.revision)
    anew = SqliteStore(folder / "new.tidings")
    anew.replace(made.reports, [], made, Settings(), 0)
    assert grown.load().layers == anew.load().layers == made and grown.load().raw == anew.load().raw
    assert grown.damage() == () and grown.recall("digest") == anew.recall("digest")
    grown.close(), anew.close()


def test_an_added_report_writes_its_own_rows_alone(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "record.tidings")
    before = layers(list("abcdfghij"), "")
    store.replace(before.reports, [], before, Settings(), 0)
    kept = store.load()
    after = layers(list("abcdefghij"), "")
    written: list[int] = []

    @event.listens_for(Engine, "before_cursor_execute")
    def count(connection: object, cursor: object, statement: str, given: object, context: object, many: bool) -> None:
        if statement.startswith("INSERT INTO rows"):
            written.append(len(given) if many else 1)  # type: ignore[arg-type]

    try:
        store.replace(after.reports, [], after, Settings(), kept.revision)
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    assert sum(written) == 2 + sum(passage.report == "e" for passage in after.passages)
    assert store.load().layers == after and store.damage() == ()
    store.close()


def test_a_number_written_another_way_is_written(tmp_path: Path) -> None:
    from tidings.model import Figure

    store = SqliteStore(tmp_path / "record.tidings")
    whole = Figure("f", "a", 0, 1, "2", "killed", None, 2, None)
    for figure in (whole, replace(whole, best=2.0)):
        store.replace([], [], Layers(figures=(figure,)), Settings(), store.load().revision)
    assert str(store.load().layers.figures[0].best) == "2.0" and store.damage() == ()
    store.close()
