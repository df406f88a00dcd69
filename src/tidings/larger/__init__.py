"""Larger models, each behind a seam that a small one fills by default; none is fetched, each is named by a setting.

names: a GLiNER model (`name_model`) adds spans to those of the tagger. sentences: a sentence-transformers model (`sentence_model`)
adds its likeness to that of shared names, numbers and words. coder: a server that speaks OpenAI's protocol (`coder_url`) adds
claims, of which only those count whose every field points at text.
"""

from __future__ import annotations

from collections.abc import Sequence

from tidings.larger.coder import Found, coder_at, second_opinion
from tidings.larger.names import name_model
from tidings.model import NEWS_KINDS, READ_KINDS, Claim, Passage, Report
from tidings.settings import Settings


def larger_names(report: Report, passages: Sequence[Passage], settings: Settings) -> list[tuple[int, int, str]]:
    """Names (start, end, kind) that the model of the settings finds in what people would read; none without one."""
    if not settings.name_model:
        return []
    pieces = [piece for passage in passages if passage.kind in READ_KINDS for piece in passage.sentences]
    return name_model(settings.name_model, settings.name_score).names(report.text, pieces)


def with_second_coder(
    claims: tuple[Claim, ...], report: Report, passages: Sequence[Passage], found: Found, settings: Settings
) -> tuple[Claim, ...]:
    """Claims with those that the settings' server adds; as they are without one. CoderError where it does not answer."""
    if not settings.coder_url:
        return claims
    coder = coder_at(settings.coder_url, settings.coder_model, settings.coder_timeout)
    return second_opinion(claims, coder.claims(report, [p for p in passages if p.kind in NEWS_KINDS and p.sentences], found))
