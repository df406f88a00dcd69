"""Packs hold what they say: the example beside each event word is read as that event, nationalities name their state."""

import pytest

from tidings.actors import state_actor
from tidings.annotate import load_annotator
from tidings.language import Pack, load_pack, pack_codes
from tidings.letters import plain
from tidings.lexicon import find_triggers
from tidings.pack_check import event_row_problems
from tidings.pack_schema import event_kinds
from tidings.stems import stem, stems_of

PACKS = [pack for code in pack_codes() if (pack := load_pack(code))]
READABLE = [pack for pack in PACKS if (pack.folder / "model").is_dir() or pack.toml("morphology").get("annotator")]
EVENTFUL = [pack for pack in READABLE if any(len(row) > 5 for row in pack.rows("events", 5))]


def misread(pack: Pack) -> tuple[str, ...]:
    """The examples in which no trigger of the row's type is found."""
    rows = [row for row in pack.rows("events", 5) if len(row) > 5]
    text = "\n".join(row[5] for row in rows)
    pieces, at = [], 0
    for row in rows:
        pieces.append((at, at + len(row[5])))
        at += len(row[5]) + 1
    annotator = load_annotator(pack)
    assert annotator is not None
    read = annotator.annotate(text, pieces)
    return tuple(
        f"{row[0]}: {row[5]}"
        for row, sentences in zip(rows, read, strict=True)
        if not any(trigger.entry.type == row[2] for sentence in sentences for trigger in find_triggers(sentence, pack))
    )


@pytest.mark.parametrize("pack", EVENTFUL, ids=[pack.code for pack in EVENTFUL])
def test_the_example_of_every_event_word_is_read_as_its_event(pack: Pack) -> None:
    assert misread(pack) == ()


@pytest.mark.parametrize("pack", EVENTFUL, ids=[pack.code for pack in EVENTFUL])
def test_every_event_row_is_sound_and_stands_once(pack: Pack) -> None:
    seen: dict[tuple[str, ...], int] = {}
    rows = enumerate(pack.rows("events", 5), 1)
    assert [str(p) for n, row in rows for p in event_row_problems(pack.folder / "events.tsv", n, row, event_kinds(), seen)] == []


@pytest.mark.parametrize("pack", PACKS, ids=[pack.code for pack in PACKS])
def test_the_example_of_the_actors_is_the_organ_that_it_says(pack: Pack) -> None:
    example = pack.toml("actors").get("example")
    if example:
        country, institution = example["is"].split(".")
        found = state_actor(example["phrase"])
        assert found is not None and found.id == f"s.{country}.{institution}"


STEMMED = [(pack, row) for pack in PACKS for row in pack.toml("morphology").get("example", ())]


@pytest.mark.parametrize(("pack", "row"), STEMMED, ids=[f"{p.code} {row['word']}" for p, row in STEMMED])
def test_the_example_of_a_form_has_the_stem_that_it_says(pack: Pack, row: dict[str, str]) -> None:
    stems = stems_of(pack)
    assert stems is not None
    assert stem(row["word"], stems) == plain(row["stem"], pack)
