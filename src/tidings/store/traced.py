"""The index of copies in the tables of a store: see `tidings.traces`."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, delete, func, insert, select
from sqlalchemy.engine import Connection

from tidings.alignment import Match
from tidings.store.notes import note, set_note
from tidings.store.packing import packed, unpacked
from tidings.store.tables import crowds, found, listed, traced
from tidings.traces import Crowd, Found, Growth, Pair, Trace, Traced

STAMP = "traces"  # the note that says by what the index was made
ASKED = 500  # values that one question names; SQLite takes 32,766
LONGEST = 512  # sentences in one part of a list: a long list grows at its end, without being read
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
        lists: dict[int, list[int]] = {}
        for mark, _, sentences in self._asked(select(listed), listed.c.mark, marks):
            lists.setdefault(mark, []).extend(unpacked(sentences))
        return {mark: sorted(own) for mark, own in lists.items()}

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
        for table in (traced, listed, crowds, found):
            connection.execute(delete(table))
    set_note(connection, STAMP, growth.stamp if growth else None)
    if growth:
        _write(connection, growth)


def _write(connection: Connection, growth: Growth) -> None:
    if growth.anew:
        _insert(connection, (row for mark, own in groupby(growth.gained, key=itemgetter(0)) for row in _list(mark, 0, own)))
    else:
        _change(connection, growth)
    _instead(connection, traced, ("report",), [_report(name, each) for name, each in growth.reports.items()], growth.anew)
    rows = [({"mark": mark}, {"size": each.size, "firsts": json.dumps(each.firsts)}) for mark, each in growth.crowds.items()]
    _instead(connection, crowds, ("mark",), rows, growth.anew)
    pairs = [
        ({"one": one, "other": other}, {"body": json.dumps([_row(each) for each in several])} if several else None)
        for (one, other), several in growth.found.items()
    ]
    _instead(connection, found, ("one", "other"), pairs, growth.anew)


def _change(connection: Connection, growth: Growth) -> None:
    """Puts what is gained at the end of its lists, and makes those anew that lose something."""
    gained, lost = _by_mark(growth.gained), _by_mark(growth.lost)
    rows: list[tuple[int, int, bytes]] = []
    gone: list[dict[str, int]] = []
    for marks, question in ((lost, select(listed)), (gained.keys() - lost.keys(), _ends())):
        held: dict[int, list[tuple[int, list[int]]]] = {}
        for part in _parts(marks):
            for mark, number, sentences in connection.execute(question.where(listed.c.mark.in_(part))):
                held.setdefault(mark, []).append((number, unpacked(sentences)))
        for mark in sorted(marks):
            own = held.get(mark, [])
            first = min((number for number, _ in own), default=0)
            stay = {sentence for _, sentences in own for sentence in sentences} - lost.get(mark, set())
            gone += [{"of_mark": mark, "of_part": number} for number, _ in own]
            rows += _list(mark, first, ((mark, sentence) for sentence in stay | gained.get(mark, set())))
    if gone:
        connection.execute(delete(listed).where(and_(listed.c.mark == bindparam("of_mark"), listed.c.part == bindparam("of_part"))), gone)
    _insert(connection, rows)


def _ends() -> Select[Any]:
    """The last part of each list."""
    other = listed.alias()
    return select(listed).where(listed.c.part == select(func.max(other.c.part)).where(other.c.mark == listed.c.mark).scalar_subquery())


def _by_mark(some: Iterable[Trace]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for mark, sentence in some:
        found.setdefault(mark, set()).add(sentence)
    return found


def _list(mark: int, first: int, own: Iterable[Trace]) -> Iterator[tuple[int, int, bytes]]:
    """The rows of a list, its parts numbered from the first on."""
    sentences = sorted(sentence for _, sentence in own)
    for at in range(0, len(sentences), LONGEST):
        yield mark, first + at // LONGEST, packed(sentences[at : at + LONGEST])


def _insert(connection: Connection, rows: Iterable[tuple[int, int, bytes]]) -> None:
    """Writes lists: past SQLAlchemy's look at each row, which takes three times as long as writing it."""
    statement = insert(listed).compile(dialect=connection.dialect)
    left = iter(rows)
    while some := list(islice(left, WRITTEN)):
        given = some if statement.positional else [dict(zip(listed.columns.keys(), row, strict=True)) for row in some]
        connection.exec_driver_sql(str(statement), given)


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
