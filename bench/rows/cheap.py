"""Cheap first: how many sentences are parsed at all, what that costs, and how many a scan of words could spare.

A sentence that was parsed before is not parsed again (`annotate_types.Seen`). A scan could spare one in which nothing stands: no event
word, no cue of speech, no word of bodies, offices or people, no figure, and no capital but its first. `sparing` counts those.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from row import Given, Row

from rows.building import made_up
from tidings.annotate_types import Seen, Sentence
from tidings.clean import clean
from tidings.cues import cues_of
from tidings.described import people_words
from tidings.language import Pack, load_pack
from tidings.lemmas import lemma
from tidings.lexicon import lexicon
from tidings.model import READ_KINDS, Report
from tidings.name_words import name_words, word_key
from tidings.pipeline import run

COUNT = 300
REAL = 150  # reports of incidents, where there are any
WORD = re.compile(r"\w+(?:['’\-]\w+)*")
POS = ("", "VERB", "NOUN", "ADJ")
SPEAKING = ("speech", "speech_nouns", "according", "according_to_words", "saying_nouns", "quotative", "heard_from", "blaming", "thinking",
            "impersonal", "hearsay", "making", "naming", "devices", "organising")  # fmt: skip
NAMING = ("honorifics", "roles", "offices", "bodies", "lone_bodies", "groups", "armed", "outside", "facilities")


def measure(given: Given) -> Iterator[Row]:
    """Shares of sentences and of computing, of made-up reports and of real ones."""
    yield from _rows("made up", list(made_up(int(COUNT * given.scale))))
    incidents = given.shared / "data" / "incidents" / "reports.jsonl" if given.shared else None
    if incidents and incidents.is_file():
        lines = incidents.read_text("utf-8").splitlines()[: int(REAL * given.scale)]
        told = [json.loads(line) for line in lines]
        yield from _rows("of incidents", [Report(each["id"], each["id"], each["text"], language="en") for each in told])


def _rows(name: str, reports: Sequence[Report]) -> Iterator[Row]:
    spent, parsed, whole = _built(reports)
    sentences = [text for report in reports for text in _sentences(report)]
    spared = [text for text in sentences if sparing(text, load_pack("en"))]
    share = sum(map(len, spared)) / sum(map(len, sentences))
    yield Row(f"parsed, {name}", f"{parsed} of {len(sentences)} sentences, {spent:.1f} s of {whole:.1f} s for all of a build")
    yield Row("  a scan could spare", f"{len(spared) / len(sentences):.1%} of sentences, {share:.1%} of letters: {spent * share:.2f} s")


def _built(reports: Sequence[Report]) -> tuple[float, int, float]:
    """Seconds of computing in parsing, how many sentences were parsed, and seconds of the whole build."""
    run(list(made_up(10)))
    spent, parsed, before = 0.0, 0, Seen.parsed

    def timed(self: Seen, pieces: Iterable[str], parse: object) -> dict[str, list[Sentence]]:
        def counted(new: Sequence[str]) -> list[list[Sentence]]:
            nonlocal spent, parsed
            began = time.process_time()
            made = list(parse(new))  # type: ignore[operator]
            spent, parsed = spent + time.process_time() - began, parsed + len(new)
            return made

        return before(self, pieces, counted)

    Seen.parsed = timed  # type: ignore[method-assign]
    began = time.process_time()
    try:
        run(list(reports))
    finally:
        Seen.parsed = before  # type: ignore[method-assign]
    return spent, parsed, time.process_time() - began


def _sentences(report: Report) -> list[str]:
    pack = load_pack(report.language)
    _, passages = clean(report, pack)
    return [report.text[start:end] for passage in passages if passage.kind in READ_KINDS for start, end in passage.sentences]


def sparing(text: str, pack: Pack | None) -> bool:
    """Whether nothing that is looked for stands in a sentence, as far as its words alone tell."""
    if pack is None:
        return False
    words = WORD.findall(text)
    capital = any(letter.isupper() for word in words[1:] for letter in word)
    return not capital and not any(word[0].isdigit() or _looked_for(word, pack) for word in words)


@lru_cache(maxsize=100_000)
def _looked_for(word: str, pack: Pack) -> bool:
    events, speech, keys = _lists(pack)
    low = word.lower()
    forms = {low, *(lemma(form, pack.code, pos).lower() for form in (word, low) for pos in POS)}
    forms |= {low.removesuffix(ending) for ending in cues_of(pack).endings}
    return bool(forms & events or forms & speech or set(map(word_key, forms)) & keys)


@lru_cache(maxsize=16)
def _lists(pack: Pack) -> tuple[set[str], set[str], set[str]]:
    cues, names = cues_of(pack), name_words(pack)
    speech = {word for name in SPEAKING for word in getattr(cues, name)} | cues.pronouns.keys() | cues.plurals
    keys = {word for name in NAMING for word in getattr(names, name)} | set(people_words(pack))
    return {word for word, _ in lexicon(pack)}, speech, keys
