"""What a sentence says of its own content: that it is not so, or only meant to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tidings import build


def moods(folder: Path, language: str, text: str) -> set[str]:
    """The modalities of the claims of a sentence."""
    (folder / "r.jsonl").write_text(json.dumps({"id": "a", "text": text, "language": language, "published": "2021-05-12"}))
    return {c.modality for c in build([folder / "r.jsonl"]).claims}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Reports that the minister was arrested on Sunday are false."),
        ("en", "It is not true that the army attacked the village, he said."),
        ("fr", "Les informations selon lesquelles le ministre a été arrêté dimanche sont fausses."),
        ("fr", "Il n'est pas vrai que l'armée a attaqué le village."),
        ("de", "Berichte, dass der Minister am Sonntag verhaftet wurde, sind falsch."),
        ("de", "Es stimmt nicht, dass die Armee das Dorf angegriffen hat."),
        ("es", "No es cierto que el ejército atacara el pueblo."),
        ("ru", "Сообщения о том, что директор был задержан в воскресенье, не соответствуют действительности."),
        ("uk", "Повідомлення про те, що директора затримали в неділю, не відповідають дійсності."),
    ],
)
def test_what_is_said_to_be_untrue_is_denied(tmp_path: Path, language: str, text: str) -> None:
    assert moods(tmp_path, language, text) == {"denied"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It is true that the army attacked the village."),
        ("en", "Reports that the minister was arrested on Sunday are true."),
        ("de", "Es stimmt, dass die Armee das Dorf angegriffen hat."),
    ],
)
def test_what_is_said_to_be_true_is_told(tmp_path: Path, language: str, text: str) -> None:
    assert moods(tmp_path, language, text) == {"asserted"}


def test_what_somebody_means_to_do_is_planned_in_german(tmp_path: Path) -> None:
    assert moods(tmp_path, "de", "Deutschland will der Ukraine Hilfe schicken.") == {"planned"}
