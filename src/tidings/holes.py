"""Places where words went missing with their links: marked, never filled.

The signs, each with the words that show it from the language's lists (`clean.toml`, `[holes]`; for a language without a pack
`data/clean_common.toml`): a comma or full stop after a space, in a text that does not print all of them so; commas, brackets or quotation
marks with nothing between them; a word that needs another right before a stop or two spaces; such a word before one that cannot follow it
("of the and"); two that need a word between them ("between and"; `_` is the hole in `gaps`); an office with a given name alone (`given`
holds those of the language's own letters). And a name cut after its particle ("al- "), in any language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tidings.datewords import common
from tidings.language import Pack
from tidings.model import Hole, Passage, Report

LOOSE_STOP = re.compile(r"(?<=[^\W\d_])[ \u00a0\u202f](?=[.,،](?:\s|$))")
STOP = re.compile(r"[.,،](?=\s|$)")
EMPTY = (
    ("two commas have nothing between them", re.compile(r"[,،][ \u00a0]*(?=[,،](?:\s|$))")),
    ("a comma has nothing behind it", re.compile(r"[,،]\s*(?=\.(?![\w.]))")),
    ("a bracket closes after a space", re.compile(r"\((?=[^\W_])[^()\n]{0,60}?\b[^\W\d_]{1,3}[ \u00a0]+(?=\))")),
    ("brackets hold nothing", re.compile(r"\(\s*(?=\))")),
    ("quotation marks hold nothing", re.compile(r"(?:[«„]|(?<![^\s(\[—–-])“)\s*(?=[»”“])")),
)
LOOSE_SHARE = 0.2  # of all stops: where more stand after a space, that is how the text is set
PARTICLE = re.compile(
    r"(?<![\w’'-])(?i:al|el|an|ar|as|ash|at|az|ben|bin|ibn|abd|аль|эль|ель|ан|ар|ас|аш|ат|аз|ад|бен|бин|бін|ибн|ібн|абд)[-‐]"
    r"(?=\s+[^\W\d_A-ZÀ-ÞА-ЯЁІЇЄҐ])"
)
INNER = re.compile(r"[\w’'*:-]")  # before a word: it is a part of another one
NUMBERED = re.compile(r"(?:\d|(?<![^\W\d_])[IVXLCХІ]+)\s?\Z")
WIDE, WIDE_SHARE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)"), 0.05
NEXT_WORDS = r"(?:\s+[\w’'-]+){0,5}?"  # what an office may be of, before the name


def find_holes(report: Report, passages: Sequence[Passage], pack: Pack | None) -> tuple[Hole, ...]:
    """The holes in some passages of a report, in order; each is the empty span where the missing words stood."""
    table = pack.toml("clean").get("holes", {}) if pack else common().get("holes", {}).get(report.language or "", {})
    signs = _signs(
        *(tuple(table.get(key, ())) for key in ("before_stop", "relative", "open", "closed", "offices", "given", "closed_name", "gaps"))
    )
    loose = _sets_stops_tight(passages)
    if not _sets_words_wide(passages):
        signs = (*signs, *_wide((*table.get("before_stop", ()), *table.get("open", ()))))
    found: dict[int, str] = {}
    for passage in passages:
        for at, why in _in_text(passage.text, signs, loose):
            found.setdefault(passage.start + at, why)
    return tuple(Hole(at, at, why) for at, why in sorted(found.items()))


def _sets_stops_tight(passages: Sequence[Passage]) -> bool:
    """Whether a text usually has no space before its stops, so that one there tells something."""
    stops = sum(len(STOP.findall(p.text)) for p in passages)
    loose = sum(len(LOOSE_STOP.findall(p.text)) for p in passages)
    return loose <= max(1.0, LOOSE_SHARE * stops)


def _sets_words_wide(passages: Sequence[Passage]) -> bool:
    """Whether a text often has more than one space between its words, so that two of them tell nothing."""
    wide = sum(len(WIDE.findall(p.text)) for p in passages)
    return wide > max(1.0, WIDE_SHARE * sum(p.text.count(" ") for p in passages))


def _in_text(text: str, signs: Sequence[_Sign], loose: bool) -> Iterator[tuple[int, str]]:
    if loose:
        for match in LOOSE_STOP.finditer(text):
            yield match.start(), "a stop after a space"
    for why, pattern in EMPTY:
        for match in pattern.finditer(text):
            yield match.end(), why
    if "-" in text or "‐" in text:
        for match in PARTICLE.finditer(text):
            yield match.end(), "a name is cut at its hyphen"
    for sign in signs:
        for match in sign.found_in(text):
            yield match.end(1), sign.why


@dataclass(frozen=True, slots=True)
class _Sign:
    """What shows a hole, whose place is the end of group 1; `whole` where it must begin with a word, `after` what must not stand before it.

    That is asked of what was found, not in the pattern: a search for words alone is several times as fast."""

    why: str
    pattern: re.Pattern[str]
    whole: bool = True
    after: tuple[str, ...] = ()

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Its matches in a text, from left to right."""
        match = self.pattern.search(text)
        while match:
            at = match.start()
            right = not (self.whole and at and INNER.match(text, at - 1)) and not (self.after and _is_idiom(text, at, self.after))
            if right:
                yield match
            match = self.pattern.search(text, match.end() if right and match.end() > at else at + 1)


@lru_cache(maxsize=32)
def _wide(words: tuple[str, ...]) -> tuple[_Sign, ...]:
    """The sign of two spaces behind a word that needs another: those before and behind a link that is gone."""
    why = "a word that needs another stands before two spaces"
    return (_Sign(why, re.compile(rf"({_any(words)})[ \u00a0]{{2,}}(?=[^\W_])")),) if words else ()


def _is_idiom(text: str, at: int, after: tuple[str, ...]) -> bool:
    """Whether what stands before a word makes it none that needs another: one of such words itself, or a number, whose word it abbreviates
    then ("XIX в."), or a full stop without a space ("и.о.")."""
    return text.endswith((".", "/", *after), 0, at) or bool(NUMBERED.search(text, max(0, at - 12), at))


@lru_cache(maxsize=32)
def _signs(
    before_stop: tuple[str, ...],
    relative: tuple[str, ...],
    wanting: tuple[str, ...],
    closed: tuple[str, ...],
    offices: tuple[str, ...],
    given: tuple[str, ...],
    closed_name: tuple[str, ...],
    gaps: tuple[str, ...],
) -> tuple[_Sign, ...]:
    """The signs by a language's words."""
    made: list[_Sign] = []
    if before_stop:
        why = "a word that needs another stands before a stop"
        already = tuple(f"{word} " for word in before_stop)  # two such words in a row are an idiom
        made.append(
            _Sign(why, re.compile(rf"({_any(before_stop)})(?=[.,،](?:\s(?!(?:{_any(relative) or '(?!)'})\s)|$)|\s?[);])"), after=already)
        )
    if wanting and closed:
        why = "a word that needs another stands before one that cannot be it"
        made.append(_Sign(why, re.compile(rf"({_any(wanting)})\s+(?=(?:{_any(closed)})\s)")))
    if offices and closed_name:
        names = _any((*given, *common()["names"]["given"]))
        held = _any(tuple(dict.fromkeys(form for office in offices for form in (office, office[0].upper() + office[1:]))))
        named = rf"((?:{held}){NEXT_WORDS}\s+(?:{names}))"
        made.append(_Sign("a given name stands alone", re.compile(rf"{named}\s+(?=(?:{_any(closed_name)})[\s,،])")))
    for gap in gaps:
        before, after = (words.strip() for words in gap.split("_", 1))
        why = "two words stand together that need another between them"
        made.append(
            _Sign(why, re.compile(rf"({before})\s+(?={after}(?!\w|[-’'ʼ]\w))"), whole=before[0].isalpha() or before.startswith("("))
        )
    return tuple(made)


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))
