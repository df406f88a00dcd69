"""Weights are those that were shipped, they hold no code, and a swapped one is refused before it is used."""

from __future__ import annotations

import pickletools
import shutil
from pathlib import Path

import pytest

from tidings import weights
from tidings.errors import PackError

PLACES = [*sorted(weights.home().glob("languages/*/model")), weights.home() / "data" / "names.crfsuite"]


@pytest.mark.parametrize("place", PLACES, ids=lambda p: p.parent.name)
def test_weights_are_as_they_were_shipped(place: Path) -> None:
    assert weights.verified(place) == place


def test_every_listed_file_is_there() -> None:
    assert len(weights.listed()) == sum(len(weights.files_of(place)) for place in PLACES)


@pytest.mark.parametrize("change", ["bytes", "more", "less"])
def test_changed_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    model = tmp_path / "languages" / "fr" / "model"
    (tmp_path / "data").mkdir()
    shutil.copytree(weights.home() / "languages" / "fr" / "model", model)
    shutil.copy(weights.home() / weights.LIST, tmp_path / weights.LIST)
    monkeypatch.setattr(weights, "home", lambda: tmp_path)
    weights.verified.cache_clear()
    assert weights.verified(model) == model
    weights.verified.cache_clear()
    if change == "bytes":
        found = bytearray((model / "parser" / "model").read_bytes())
        found[len(found) // 2] ^= 1
        (model / "parser" / "model").write_bytes(found)
    elif change == "more":
        (model / "code.py").write_text("print()")
    else:
        (model / "meta.json").unlink()
    with pytest.raises(PackError, match="not those that were shipped"):
        weights.verified(model)
    weights.verified.cache_clear()


def test_weights_of_ones_own_are_taken_as_they_are(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(b"mine")
    assert weights.verified(tmp_path / "model") == tmp_path / "model"


@pytest.mark.parametrize("name", sorted(weights.listed()))
def test_no_weights_are_a_pickle(name: str) -> None:
    try:
        operations = [op.name for op, _, _ in pickletools.genops((weights.home() / name).read_bytes())]
    except (ValueError, UnicodeDecodeError, IndexError, OverflowError):
        return
    assert not operations or operations[-1] != "STOP"
