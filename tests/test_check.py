"""A record that does not hold together is told, thing by thing; a sound one is not."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import tidings
from tidings.check import check, flaws
from tidings.judging import judgement
from tidings.layers import Layers
from tidings.model import On
from tidings.store import Kept, SqliteStore

TEXT = (
    "Two killed in Tampere\n\nGunmen killed two guards at a bank in Tampere on 3 May 2021, police chief Karim Halberg said.\n\n"
    "Karim Halberg will meet the mayor on Friday.\n"
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("check")
    (folder / "bank.txt").write_text(TEXT, "utf-8")
    tidings.build([folder / "bank.txt"], folder / "record.tidings")
    return folder / "record.tidings"


@pytest.fixture(scope="module")
def kept(sound: Path) -> Kept:
    return check(sound)[0]


def test_a_record_as_it_was_built_holds(sound: Path) -> None:
    kept, found = check(sound)
    assert kept.layers.claims and kept.layers.mentions and not found


def changed(kept: Kept, layer: str, **values: object) -> Kept:
    """The same with the first thing of a layer changed."""
    first, *others = getattr(kept.layers, layer)
    return replace(kept, layers=replace(kept.layers, **{layer: (replace(first, **values), *others)}))


@pytest.mark.parametrize(
    ("break_it", "told"),
    [
        (lambda k: changed(k, "mentions", start=0, end=3), "is not"),
        (lambda k: changed(k, "passages", end=10_000), "is no place in report"),
        (lambda k: changed(k, "claims", trigger=replace(k.layers.claims[0].trigger, text="pleased")), "is not 'pleased'"),
        (lambda k: changed(k, "claims", figures=("f00",)), "names f00 of figures"),
        (lambda k: changed(k, "mentions", entity="e00"), "names e00 of entities"),
        (lambda k: changed(k, "claims", event=None), "names another event or none"),
        (lambda k: replace(k, layers=replace(k.layers, claims=k.layers.claims * 2)), "stands 2 times"),
        (lambda k: replace(k, layers=Layers()), "it was read and is in no layer"),
        (lambda k: replace(k, judgements=(replace(judgement("Ada", "2021-01-01", On("claims", ("a", "b")), "same"), verdict="different"),)),
         "not as it was judged"),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_told(kept: Kept, break_it: Callable[[Kept], Kept], told: str) -> None:
    assert any(told in str(flaw) for flaw in flaws(break_it(kept)))


def test_a_row_that_was_changed_behind_its_back_is_told(sound: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.tidings"
    copy.write_bytes(sound.read_bytes())
    with sqlite3.connect(copy) as other:
        other.execute("UPDATE rows SET body = replace(body, '\"publisher\": null', '\"publisher\": \"Nobody\"') WHERE layer = 'reports'")
    other.close()
    assert any("not those that the last build wrote" in str(flaw) for flaw in check(copy)[1])
    told = subprocess.run([sys.executable, "-m", "tidings", "check", str(copy)], capture_output=True, text=True, check=False)
    assert told.returncode == 1 and "not those" in told.stdout and "1 flaws" in told.stderr


def test_broken_pages_and_rows_are_told_and_never_read_as_something_else(sound: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.tidings"
    copy.write_bytes(sound.read_bytes())
    with sqlite3.connect(copy) as other:
        other.execute("UPDATE rows SET body = '{' WHERE layer = 'claims' AND position = 0")
    other.close()
    with pytest.raises(tidings.TidingsError, match="row 0 of claims cannot be read"):
        tidings.open_record(copy)
    copy.write_bytes(sound.read_bytes()[:9000])
    with pytest.raises(tidings.TidingsError, match="no whole record"):
        tidings.open_record(copy)


def test_a_later_format_is_refused(sound: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.tidings"
    copy.write_bytes(sound.read_bytes())
    with sqlite3.connect(copy) as other:
        other.execute("PRAGMA user_version = 99")
    other.close()
    with pytest.raises(tidings.TidingsError, match="later Tidings"):
        SqliteStore(copy)
