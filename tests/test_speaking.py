"""What speaks for two claims is asked once for all claims that tell the same, and is what each pair by itself would give."""

from __future__ import annotations

from itertools import combinations

import pytest

from tidings import clustering
from tidings.alike import compared, evidence
from tidings.contradictions import forbidden
from tidings.faces import told
from tidings.model import Dated, Report
from tidings.pipeline import run

BLAST = "At least 14 people were killed when a bomb exploded at a market in Mombasa on Monday, police said."
BLAST_FR = "Au moins 14 personnes ont été tuées lundi par l’explosion d’une bombe sur un marché de Mombasa, selon la police."
BLAST_DE = "Mindestens 14 Menschen wurden am Montag bei der Explosion einer Bombe auf einem Markt in Mombasa getötet, so die Polizei."
ELSEWHERE = "Three people were killed when a bomb exploded at a market in Kisumu on Tuesday, police said."
TALKS = "Foreign Minister Olga Halberg met Karim Torova in Bergen on Tuesday to discuss the border."
SAID = (("en", BLAST), ("en", f"{BLAST}\n\n{TALKS}"), ("fr", BLAST_FR), ("de", BLAST_DE), ("en", TALKS))
TEXTS = (*SAID, ("en", ELSEWHERE), ("en", ELSEWHERE))


def test_each_pair_gets_what_it_would_get_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    before = clustering.Speaking

    def watched(*given: object) -> object:
        asked.append(given)
        return before(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(clustering, "Speaking", watched)
    day = Dated("2021-05-12", "day", "markup")
    run([Report(f"r{n}", "0" * 64, text, language=code, published=day) for n, (code, text) in enumerate(TEXTS)])
    ((faces, ties, settings),) = asked
    assert len({compared(one) for one in faces}) < len(faces)
    speaking = before(faces, ties, settings)
    for pair in combinations(range(len(faces)), 2):
        assert speaking(pair) == evidence(faces[pair[0]], faces[pair[1]], pair in ties.copied, settings)


def test_what_tells_the_same_is_kept_apart_from_the_same_in_other_reports(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    before = clustering.Speaking

    def watched(*given: object) -> object:
        asked.append(given)
        return before(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(clustering, "Speaking", watched)
    day = Dated("2021-05-12", "day", "markup")
    run([Report(f"r{n}", "0" * 64, text, language=code, published=day) for n, (code, text) in enumerate(TEXTS * 2)])
    ((faces, _, settings),) = asked
    alike = [(a, b) for a, b in combinations(faces, 2) if told(a) == told(b)]
    assert alike
    for a, b in alike:
        for other in faces:
            if other.claim.report not in (a.claim.report, b.claim.report):
                assert forbidden(a, other, True, settings) == forbidden(b, other, True, settings)
                assert forbidden(other, a, True, settings) == forbidden(other, b, True, settings)
