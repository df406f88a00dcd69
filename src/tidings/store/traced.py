"""The index of copies in the tables of a store: see `tidings.traces`."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, bindparam, delete, insert, select
from sqlalchemy.engine import Connection

from tidings.alignment import Match
from tidings.store.notes import note, set_note
from tidings.store.tables import crowds, found, traced, traces
from tidings.traces import Crowd, Found, Growth, Pair, Traced

STAMP = "traces"  # the note that says by what the index was made
ASKED = 500  # values that one question names; SQLite takes 32,766
NONE = "{}"  # of a report that nothing cuts, as nearly all are
WRITTEN = 100_000  # rows written at once
Row = tuple[dict[str, Any], dict[str, Any] | None]  # which, and what it holds now; None where it is taken away


class TableTraces:
    """See `Traces`. Each question sees one state; a later one may see another."""

    def __init__(self, reading: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._reading = reading

    def stamp(self) -> str:
        """See `Traces`."""
        with self._reading() as connection:
            return note(connection, STAMP) or ""

    def reports(self) -> dict[str, Traced]:
        """See `Traces`."""
        with self._reading() as connection:
            rows = connection.execute(select(traced)).all()
        return {r.report: Traced(r.key, r.first, r.size, _cuts(r.cuts)) for r in rows}

    def having(self, marks: Collection[int]) -> dict[int, list[int]]:
        """See `Traces`."""
        listed: dict[int, list[int]] = {}
        for mark, sentence in self._asked(select(traces), traces.c.mark, marks):
            listed.setdefault(mark, []).append(sentence)
        return listed

    def crowds(self, marks: Collection[int]) -> dict[int, Crowd]:
        """See `Traces`."""
        return {mark: Crowd(size, tuple(json.loads(firsts))) for mark, size, firsts in self._asked(select(crowds), crowds.c.mark, marks)}

    def found(self, some: Collection[int], others: Collection[int] | None = None) -> dict[Pair, Found]:
        """See `Traces`."""
        rows: dict[Pair, str] = {}
        for side, far in ((found.c.one, found.c.other), (found.c.other, found.c.one)):
            for part in [None] if others is None else _parts(others):
                question = select(found) if part is None else select(found).where(far.in_(part))
                rows |= {(one, other): body for one, other, body in self._asked(question, side, some)}
        return {pair: [_read(each) for each in json.loads(body)] for pair, body in rows.items()}

    def _asked(self, question: Any, column: ColumnElement[int], values: Collection[int]) -> Iterator[Any]:
        """The rows of a question in which a column has one of some values."""
        with self._reading() as connection:
            for part in _parts(values):
                yield from connection.execute(question.where(column.in_(part)))


def _parts(values: Collection[int]) -> Iterator[list[int]]:
    """Some values, as many at once as one question names."""
    ordered = sorted(values)
    for at in range(0, len(ordered), ASKED):
        yield ordered[at : at + ASKED]


def write_growth(connection: Connection, growth: Growth | None) -> None:
    """Brings the index to a new state, within the transaction that writes the rows; none stays where there is no growth."""
    if growth is None or growth.anew:
        for table in (traced, traces, crowds, found):
            connection.execute(delete(table))
    set_note(connection, STAMP, growth.stamp if growth else None)
    if growth:
        _write(connection, growth)


def _write(connection: Connection, growth: Growth) -> None:
    lost = [{"m": mark, "s": sentence} for mark, sentence in growth.lost]
    if lost:
        connection.execute(delete(traces).where(and_(traces.c.mark == bindparam("m"), traces.c.sentence == bindparam("s"))), lost)
    _gain(connection, growth)
    _instead(connection, traced, ("report",), [_report(name, each) for name, each in growth.reports.items()], growth.anew)
    rows = [({"mark": mark}, {"size": each.size, "firsts": json.dumps(each.firsts)}) for mark, each in growth.crowds.items()]
    _instead(connection, crowds, ("mark",), rows, growth.anew)
    pairs = [
        ({"one": one, "other": other}, {"body": json.dumps([_row(each) for each in several])} if several else None)
        for (one, other), several in growth.found.items()
    ]
    _instead(connection, found, ("one", "other"), pairs, growth.anew)


def _gain(connection: Connection, growth: Growth) -> None:
    """Writes new traces: past SQLAlchemy's look at each row, which takes three times as long as writing it."""
    statement = insert(traces).compile(dialect=connection.dialect)
    gained = iter(growth.gained)
    while some := list(islice(gained, WRITTEN)):
        rows = some if statement.positional else [{"mark": mark, "sentence": sentence} for mark, sentence in some]
        connection.exec_driver_sql(str(statement), rows)


def _instead(connection: Connection, table: Table, keys: Sequence[str], rows: Sequence[Row], anew: bool) -> None:
    """Puts rows in the place of those of the same keys."""
    if rows and not anew:
        which = and_(*(table.c[key] == bindparam(f"of_{key}") for key in keys))
        connection.execute(delete(table).where(which), [{f"of_{key}": value for key, value in key_of.items()} for key_of, _ in rows])
    new = [key_of | held for key_of, held in rows if held is not None]
    if new:
        connection.execute(insert(table), new)


def _report(name: str, each: Traced | None) -> Row:
    if each is None:
        return {"report": name}, None
    return {"report": name}, {"key": each.key, "first": each.first, "size": each.size, "cuts": json.dumps(each.cuts)}


def _cuts(text: str) -> dict[int, dict[int, int]]:
    if text == NONE:
        return {}
    return {int(place): {int(word): times for word, times in own.items()} for place, own in json.loads(text).items()}


def _row(match: Match) -> list[Any]:
    return [match.a, match.b, match.kind, match.score, match.of_a, match.of_b, match.doubtful]


def _read(row: Sequence[Any]) -> Match:
    a, b, kind, score, of_a, of_b, doubtful = row
    return Match(a, b, kind, score, tuple(of_a) if of_a else None, tuple(of_b) if of_b else None, doubtful)
