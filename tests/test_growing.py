"""An index of copies that is added to: the same rows as a search over all at once, whatever the order, and whatever leaves or changes."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.printings import BACKGROUND, FERRY, FERRY_FR, HARVEST, STRIKE, gathered, printed
from tidings import copies as searching
from tidings.copies import find_copies
from tidings.growing import Memory
from tidings.layers import Layers
from tidings.model import Copy, Passage, Report
from tidings.settings import Settings
from tidings.store import SqliteStore, traced
from tidings.store.packing import packed, unpacked

Printing = tuple[Report, list[Passage]]
CROWDED = Settings(posting_cap=4, rare_shared=2)  # so that a few reports crowd a list
WORDS = [a + b for a in ("ka", "lo", "mi", "nu", "pe", "ri", "so") for b in ("ban", "der", "fel", "gos", "tum")]


class Growing:
    """A record of copies alone, to which reports are added."""

    def __init__(self, path: Path, settings: Settings) -> None:
        self.store, self.settings = SqliteStore(path), settings
        self.copies: tuple[Copy, ...] = ()

    def hold(self, *printings: Printing) -> tuple[Copy, ...]:
        """The copies of a record that holds these reports from now on."""
        reports, passages = gathered(*printings)
        kept = self.store.load()
        memory = Memory(self.store.traces(), kept.layers.reports, kept.layers.passages, kept.layers.copies)
        copies = find_copies(reports, passages, self.settings, memory)
        layers = Layers(reports=tuple(reports), passages=passages, copies=copies)
        self.store.replace(reports, [], layers, self.settings, kept.revision, memory.growth)
        return copies


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many sentences each search over everything at once went through."""
    counts: list[int] = []
    candidates = searching.candidates

    def counted(units: Any, settings: Settings) -> Any:
        counts.append(len(units))
        return candidates(units, settings)

    monkeypatch.setattr(searching, "candidates", counted)
    return counts


def made_up(chance: random.Random, key: str, pool: list[str]) -> Printing:
    """A report of a few sentences: some of the pool as they stand, some with other words in them, cut, or run together."""
    paragraphs = []
    for _ in range(chance.randint(1, 4)):
        words = chance.choice(pool).split()
        turn = chance.random()
        if turn < 0.3:
            words[chance.randrange(len(words))] = chance.choice(WORDS)
        elif turn < 0.45:
            words = words[: max(8, len(words) - 4)]
        elif turn < 0.7:
            words += chance.choice(pool).split()
        paragraphs.append(" ".join(words) + ".")
    return printed(key, *paragraphs)


@pytest.mark.parametrize("seed", range(12))
def test_added_in_any_order_changed_and_taken_away_the_copies_are_those_of_all_at_once(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traced, "LONGEST", 2 if seed % 2 else 512)  # so that lists are in several parts
    chance = random.Random(seed)
    pool = [" ".join(chance.choices(WORDS, k=14)).capitalize() for _ in range(4)]
    held = {key: made_up(chance, key, pool) for key in "abcdefgh"}
    growing = Growing(tmp_path / "record.tidings", CROWDED)
    growing.hold(*held.values())
    for step in range(12):
        if step % 4 == 3:
            held.pop(chance.choice(sorted(held)))
        elif step % 4 == 2:
            key = chance.choice(sorted(held))
            held[key] = made_up(chance, key, pool)
        else:
            key = f"{chance.choice('aenz')}{step}"
            held[key] = made_up(chance, key, pool)
        now = list(held.values())
        chance.shuffle(now)
        reports, passages = gathered(*now)
        assert growing.hold(*now) == find_copies(reports, passages, CROWDED)


@hypothesis_settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(7)))
def test_translations_and_copies_come_out_the_same_one_by_one(tmp_path_factory: pytest.TempPathFactory, order: list[int]) -> None:
    printings = [
        printed("a", *FERRY, BACKGROUND),
        printed("b", *FERRY_FR, language="fr"),
        printed("c", *HARVEST, BACKGROUND),
        printed("d", *FERRY, published="2031-05-06"),
        printed("e", *STRIKE, FERRY[0], holes=()),
        printed("f", *STRIKE, published="2031-05-09"),
        printed("g", *HARVEST[:2], STRIKE[0]),
    ]
    growing = Growing(tmp_path_factory.mktemp("grow") / "record.tidings", Settings())
    for count in range(3, 8):
        now = [printings[n] for n in order[:count]]
        reports, passages = gathered(*now)
        assert growing.hold(*now) == find_copies(reports, passages, Settings())


def test_one_report_more_is_held_against_those_alone_that_share_marks_with_it(tmp_path: Path, searched: list[int]) -> None:
    growing = Growing(tmp_path / "record.tidings", Settings())
    many = [printed(f"r{n}", *(" ".join(random.Random(f"{n} {m}").choices(WORDS, k=15)) for m in range(3))) for n in range(20)]
    growing.hold(*many, printed("a", *FERRY))
    assert len(searched) == 1
    (copy, *_) = growing.hold(*many, printed("a", *FERRY), printed("b", *FERRY))
    assert (copy.a.report, copy.b.report) == ("a", "b")
    assert len(searched) == 1


def test_other_settings_make_the_index_anew(tmp_path: Path, searched: list[int]) -> None:
    growing = Growing(tmp_path / "record.tidings", Settings())
    growing.hold(printed("a", *FERRY), printed("c", *HARVEST))
    growing.settings = Settings(gram_words=5)
    assert len(growing.hold(printed("a", *FERRY), printed("b", *FERRY), printed("c", *HARVEST))) == len(FERRY)
    assert len(searched) == 2


def test_a_state_that_was_written_without_its_index_leaves_none(tmp_path: Path, searched: list[int]) -> None:
    growing = Growing(tmp_path / "record.tidings", Settings())
    growing.hold(printed("a", *FERRY))
    kept = growing.store.load()
    growing.store.restore(kept)
    assert growing.store.traces().stamp() == ""
    assert growing.store.traces().reports() == {}
    growing.hold(printed("a", *FERRY), printed("b", *FERRY))
    assert len(searched) == 2


@hypothesis_settings(max_examples=60, deadline=None)
@given(numbers=st.sets(st.integers(0, 2**40)))
def test_lists_of_the_index_are_read_as_they_were_written(numbers: set[int]) -> None:
    rising = sorted(numbers)
    assert unpacked(packed(rising)) == rising
    assert len(packed(rising)) <= 6 * len(rising)
