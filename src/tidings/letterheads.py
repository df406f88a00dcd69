"""Names around the text of a statement: the state and the body in its letterhead, and who signed it under an office.

Cleaning keeps such lines out of the body, and most of what it keeps out is the page's own. So these are taken only as a statement has them:
lines in capitals at the very front, one of them a body of a state; and below the text an office alone on a line beside a name alone on
a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

from tidings.actors import actors
from tidings.event_rows import event_rows
from tidings.inflection import name_key
from tidings.known import look_up
from tidings.language import Pack
from tidings.lemmas import lemma
from tidings.model import NEWS_KINDS, MentionKind, Passage, Report
from tidings.name_words import NameWords, word_key
from tidings.phrases import Draft

LONGEST_HEAD = 5  # lines of a letterhead
LONGEST_OFFICE = 8  # words
NAME_WORDS = (2, 4)  # the fewest and the most words of a name
ENDS = ".:;!?|"


def outside_names(report: Report, passages: Sequence[Passage], pack: Pack, words: NameWords) -> list[Draft]:
    """The names of a report's letterhead and of who signed it, as drafts of mentions."""
    ordered = sorted(passages, key=lambda p: p.start)
    news = [at for at, passage in enumerate(ordered) if passage.kind in NEWS_KINDS]
    if not news:
        return []
    return _letterhead(ordered[: news[0]], report.text) + _signatures(ordered[news[-1] + 1 :], report, pack, words)


def _letterhead(passages: Sequence[Passage], text: str) -> list[Draft]:
    """The body of a state in the lines of capitals that open a report, and the state itself where it is named in full."""
    lines = [p for p in passages if _line(p, text).isupper()][:LONGEST_HEAD]
    bodies = [p for p in lines if name_key(_line(p, text)) in actors().heads]
    states = [p for p in lines if _in_full(_line(p, text))]
    named: list[tuple[Passage, MentionKind]] = [*((p, "organisation") for p in bodies), *((p, "place") for p in states)]
    return [_draft(p, text, kind) for p, kind in named if p.kind == "boilerplate"] if bodies else []


def _in_full(line: str) -> bool:
    """Whether a line is what a state calls itself: more than its name alone."""
    return " " in line and actors().country(line) is not None and actors().adjective(line) is None


def _signatures(passages: Sequence[Passage], report: Report, pack: Pack, words: NameWords) -> list[Draft]:
    """The people whose names stand alone on a line below a text, an office alone on the line before or behind it."""
    found = []
    for one, other in pairwise(passages):
        for office, name in ((one, other), (other, one)):
            line = _line(office, report.text)
            if _is_office(line, pack, words) and _is_name(_line(name, report.text), pack, words):
                start, end = office.start + _article(line, words), office.start + len(line)
                draft = _draft(name, report.text, "person")
                found.append(Draft(draft.start, draft.end, draft.text, "person", report.text[start:end], (start, end)))
    return found


def _line(passage: Passage, text: str) -> str:
    return text[passage.start : passage.end].strip()


def _draft(passage: Passage, text: str, kind: MentionKind) -> Draft:
    line = _line(passage, text)
    start = text.index(line, passage.start)
    return Draft(start, start + len(line), line, kind)


def _article(line: str, words: NameWords) -> int:
    """How many letters the article takes with which a line opens."""
    first, _, rest = line.partition(" ")
    return len(first) + 1 if rest and word_key(first) in words.articles else 0


def _is_office(line: str, pack: Pack, words: NameWords) -> bool:
    """Whether a line names an office and nothing else: few words, one of them a role, no sign of a sentence."""
    parts = line.split()
    if not 0 < len(parts) <= LONGEST_OFFICE or any(c in ENDS or c.isdigit() for c in line):
        return False
    return any(word_key(form) in words.roles for part in parts for form in (part, lemma(part, pack.code)))


def _is_name(line: str, pack: Pack, words: NameWords) -> bool:
    """Whether a line is a person's name: a few capitalised words that no list has, and not all of them common ones."""
    parts = line.split()
    least, most = NAME_WORDS
    if not least <= len(parts) <= most or not all(p[:1].isupper() and p.replace("-", "").replace("’", "").isalpha() for p in parts):
        return False
    listed = words.roles | words.bodies | words.facilities | words.calendar | words.never | words.geo | words.articles
    if any(word_key(part) in listed for part in parts) or look_up(line):
        return False
    return not all(is_common(part, pack) for part in parts)


def is_common(word: str, pack: Pack) -> bool:
    """Whether the dictionary of a language, or the words of events in its pack, have a word written small; nothing is known of a language
    that has neither."""
    return (pack.code in SUPPORTED_LANGUAGES and simplemma.is_known(word.lower(), lang=pack.code)) or word.lower() in _event_words(pack)


@lru_cache(maxsize=32)
def _event_words(pack: Pack) -> frozenset[str]:
    """The single words that a pack has for acts, as it writes them: "arabuluculuk"."""
    return frozenset(word for row in event_rows(pack) for word in row[0].split() if word.islower())


def is_small(word: str, pack: Pack) -> bool:
    """Whether a word that opens a sentence is one that the dictionary of the language writes small: no name."""
    return is_common(word, pack) and lemma(word, pack.code)[:1].islower()
