"""Rows of names: people named one behind another with "and" before the last, and the nouns beside them that say what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.annotate_types import Sentence, Token
from tidings.counted_nouns import NOUNS, has_plural_article, is_both, is_definite, is_several, keys_of, number_of
from tidings.described import Descriptions
from tidings.language import Pack
from tidings.measurewords import measure_words
from tidings.model import Mention
from tidings.name_words import NameWords, word_key
from tidings.told_together import Parties, Party

ASIDE = 5  # words between two names of a row, set off by commas or brackets: an age, an office
REACH = 6  # words before a row within which stands what they are
BEHIND = 4  # the same behind it
BESIDE = 2  # characters between a noun and the names right behind it
SKIPPED = ("ADJ", "NUM", "DET", "PROPN", "ADP")
MARKS = (",", "،", "(", ")", "-", "–", "—", ":", "«", "»", '"', "“", "”")
COMMAS = (",", "،")


def find_parties(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], words: NameWords, nameless: Descriptions, pack: Pack
) -> Parties:
    """The parties of a report, and the nouns with a number that bring in others."""
    people = sorted((m for m in mentions if m.kind == "person"), key=lambda m: m.start)
    lists = (frozenset(word_key(word) for word in pack.toml("claims").get(name, ())) for name in ("anybody", "both", "elsewhere"))
    anybody, both, others = lists
    frame = Parties((), (), pack, anybody, both, others, words.calendar)
    found: list[Party] = []
    told: list[tuple[int, str, int]] = []
    for sentence in sentences:
        own = [m for m in people if sentence.start <= m.start and m.end <= sentence.end]
        for row in _rows(sentence, own, pack):
            found.append(_party(sentence, row, nameless, frame, words))
        told += _told(sentence, frame, words, pack)
    beside = {place for party in found for place in party.beside}
    return replace(frame, found=tuple(_joined(found)), told=tuple(t for t in told if t[0] not in beside))


def _joined(parties: Sequence[Party]) -> list[Party]:
    """One party for each set of people, with all the nouns that stand beside their names."""
    by_people: dict[frozenset[str], Party] = {}
    for party in parties:
        who = frozenset(m.who for m in party.members)
        if len(who) != len(party.members):
            continue
        known = by_people.get(who)
        by_people[who] = Party(known.members, known.nouns | party.nouns, known.beside | party.beside) if known else party
    return list(by_people.values())


def _rows(sentence: Sentence, people: Sequence[Mention], pack: Pack) -> list[tuple[Mention, ...]]:
    """Names that stand one behind another with "and" before the last."""
    rows: list[list[Mention]] = []
    closed: list[bool] = []
    for mention in people:
        if rows and not closed[-1] and (gap := _gap(sentence, rows[-1][-1], mention, pack)) is not None:
            rows[-1].append(mention)
            closed[-1] = gap
        else:
            rows.append([mention])
            closed.append(False)
    return [tuple(row) for row, done in zip(rows, closed, strict=True) if done and len(row) > 1]


def _gap(sentence: Sentence, one: Mention, other: Mention, pack: Pack) -> bool | None:
    """Whether "and" stands between two names, False where only a comma and what one of them is does; None where they are no row."""
    between = [t for t in sentence.tokens if one.end <= t.start and t.end <= other.start]
    told = measure_words(pack)
    joints = told.words["joints"] if told else frozenset()
    ties = [t for t in between if t.pos == "CCONJ" or t.dep == "cc" or (word_key(t.text) in joints and t.text not in COMMAS)]
    marks = [t for t in between if t.text in COMMAS]
    rest = [t for t in between if t not in ties and t.text not in MARKS]
    office = other.role or ""
    rest = [t for t in rest if t.text not in office.split()]
    if any(t.pos in ("VERB", "AUX", "PRON", "SCONJ") for t in rest) or any(t.text in (";", ".") for t in rest) or len(ties) > 1:
        return None
    if rest and (len(rest) > ASIDE or not (marks or any(t.text == "(" for t in between)) or not any(t.pos == "NUM" for t in rest)):
        return None
    if ties and any(t.text in COMMAS for t in between if t.start > ties[0].start):
        return None
    return bool(ties) if ties or marks else None


def _party(sentence: Sentence, row: tuple[Mention, ...], nameless: Descriptions, frame: Parties, words: NameWords) -> Party:
    nouns = [*_before(sentence, row, nameless, frame, words), *_behind(sentence, row[-1], nameless)]
    return Party(row, frozenset(key for t in nouns for key in keys_of(t, frame.pack)), frozenset(t.start for t in nouns))


def _before(sentence: Sentence, row: tuple[Mention, ...], nameless: Descriptions, frame: Parties, words: NameWords) -> list[Token]:
    """The noun for several people before a row of names: "two engineers, A and B", "engineers A and B"; with their number any noun."""
    tokens = [t for t in sentence.tokens if t.end <= row[0].start][-REACH:]
    commas, nouns = 0, []
    for token in reversed(tokens):
        if token.text in MARKS:
            commas += 1
            if commas > 1:
                break
        elif token.pos in ("NOUN", "ADJ", "PROPN") and _tells(sentence, token, nameless, frame):
            return [token]
        elif token.pos not in SKIPPED and not token.text[:1].isupper() and token.pos != "NOUN":
            break
        elif commas and token.pos in ("NOUN", "ADJ") and number_of(sentence, token.index, frame.pack, frame.both) == len(row):
            nouns.append(token)
        elif token.pos == "NOUN" and token.end >= row[0].start - BESIDE and _is_common_plural(sentence, token, words, frame):
            nouns.append(token)
            break
        elif token.pos == "NOUN" and not _is_led(sentence, token):
            break
    return nouns[-1:]


def _is_led(sentence: Sentence, token: Token) -> bool:
    return any(sentence.tokens[i].pos == "ADP" for i in sentence.child(token.index, "case"))


def _is_common_plural(sentence: Sentence, token: Token, words: NameWords, frame: Parties) -> bool:
    """Whether a noun right before names means several that may be people: no place or day, and behind no preposition."""
    places = words.geo | words.facilities | words.calendar | words.bodies
    return is_several(token, frame.pack) and not _is_led(sentence, token) and not keys_of(token, frame.pack) & places


def _behind(sentence: Sentence, last: Mention, nameless: Descriptions) -> list[Token]:
    """The same behind them: "A and B, two engineers", "A ve B adlı iki mühendis"."""
    tokens = [t for t in sentence.tokens if t.start >= last.end][:BEHIND]
    number = False
    for at, token in enumerate(tokens):
        if token.text in COMMAS and at == 0:
            continue
        number = number or token.pos == "NUM"
        if token.pos == "NOUN" and number and nameless.acts(token):
            return [token]
        if token.pos not in ("ADJ", "NUM", "DET"):
            return []
    return []


def _tells(sentence: Sentence, token: Token, nameless: Descriptions, frame: Parties) -> bool:
    """Whether a word is a noun for several people."""
    several = (
        is_several(token, frame.pack) or number_of(sentence, token.index, frame.pack, frame.both) > 1 or has_plural_article(sentence, token)
    )
    return several and bool(nameless.people & keys_of(token, frame.pack))


def _told(sentence: Sentence, frame: Parties, words: NameWords, pack: Pack) -> list[tuple[int, str, int]]:
    """The nouns with a number and no article of a sentence."""
    found = []
    for token in sentence.tokens:
        known = token.pos not in NOUNS or is_definite(sentence, token.index, words) or is_both(sentence, token.index, frame.both)
        if not known and (number := number_of(sentence, token.index, frame.pack, frame.both)):
            found += [(token.start, key, number) for key in keys_of(token, pack)]
    return found
