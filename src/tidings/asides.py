"""Names set between commas behind an office ("the envoy, Anna Lindqvist, met ..."), left out while a sentence is parsed and put back after.

A small parser loses the verb behind a name that it has never seen. Without the name the sentence is plain, and where the name belongs is
known beforehand: beside the office. Only names of capitalised words are taken, right behind a phrase with a word for an office in it, or
behind how old its holder is ("the captain, 54-year-old sailor X, ...").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tidings.annotate_types import Token
from tidings.first_names import first_name
from tidings.name_words import NameWords, word_key

WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
OPENING, CLOSING, LAST = re.compile(r",\s+"), re.compile(r"\s*,"), re.compile(r"(?=\s*(?:[.;:!?)\"]|$))")
AGED = re.compile(
    r"(?=[^,.;:\d]{0,30}\d\d?(?!\d))(?:[^\W_A-ZА-ЯЁІЇЄҐ]+(?:-[^\W_]+)?\s+){1,6}"
)  # "54-летний одессит", "el marinero de 54 años"
PIECES = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?|\d+(?:-[^\W\d_]+)*|,")
STOPS = ',;:()"«»“”–—'
LONGEST = 6  # words of a name
SHORTEST_LAST = 4  # code points of a last word with the full stop behind it: shorter ones are "Jr."
LOOKED_BACK = 12  # words before the comma among which the office stands
UP = ("nmod", "nmod:poss", "nmod:gen", "flat", "flat:name", "amod", "appos", "compound", "case", "det", "obl", "obl:arg", "fixed")


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch left out: from the comma before a name to the comma behind it, or to the name's end where a sentence or clause ends."""

    start: int
    end: int


def find_asides(piece: str, words: NameWords) -> tuple[Aside, ...]:
    """The names between commas behind an office in the text of one sentence, offsets into it."""
    found: list[Aside] = []
    at = 0
    while (comma := OPENING.search(piece, at)) is not None:
        at = comma.end()
        end = _name_end(piece, comma.end(), words)
        end = end or _aged_name_end(piece, comma.end(), words)
        close = CLOSING.match(piece, end) if end else None
        if end and close is None and " " in piece[comma.end() : end]:  # "Incirlik, Turkey." is no name behind an office
            end -= piece[end - 1] == "." and piece[end - SHORTEST_LAST : end - 1].isalpha()
            close = LAST.match(piece, end)
        if end and close and _office_before(piece, found[-1].end if found else 0, comma.start(), words):
            found.append(Aside(comma.start(), close.end()))
            at = close.end()
    return tuple(found)


def _name_end(piece: str, start: int, words: NameWords) -> int:
    """Where a run of capitalised words from a place on ends, small words inside names allowed; 0 where none begins."""
    end, at, count = 0, start, 0
    while (word := WORD.match(piece, at)) is not None and count < LONGEST:
        capital = word[0][0].isupper()
        if not capital and (count == 0 or word_key(word[0]) not in words.particles):
            break
        count += 1
        end = word.end() if capital else end
        if piece[word.end() : word.end() + 1] != " ":
            break
        at = word.end() + 1
    return end


def _aged_name_end(piece: str, start: int, words: NameWords) -> int:
    """Where a name between commas ends that stands behind its bearer's age: no day, and no place behind a preposition; 0 for none."""
    aged = AGED.match(piece, start)
    end = _name_end(piece, aged.end(), words) if aged else 0
    if aged is None or not end or CLOSING.match(piece, end) is None:
        return 0
    if words.compounded and not first_name(piece[aged.end() : end].split(maxsplit=1)[0]):
        return 0  # where all nouns have capitals, it may begin with what its bearer is: "der 54-jährige Seemann Jan Voss"
    before = [word_key(word) for word in aged[0].split()]
    placed = before[-1] in words.place_prepositions | words.locatives | words.of
    return 0 if placed or words.calendar.intersection(before) else end


def _office_before(piece: str, first: int, end: int, words: NameWords) -> bool:
    """Whether a word for an office stands before a comma, in the same stretch without punctuation."""
    begin = max((piece.rfind(mark, first, end) for mark in STOPS), default=-1) + 1
    before = WORD.findall(piece[max(begin, first) : end])[-LOOKED_BACK:]
    return any(word_key(word) in words.roles or word_key(word).rpartition("'")[2] in words.roles for word in before)


def without(piece: str, asides: Sequence[Aside]) -> str:
    """A sentence without its asides."""
    kept, at = [], 0
    for aside in asides:
        kept.append(piece[at : aside.start])
        at = aside.end
    return "".join([*kept, piece[at:]])


def place_in(shortened: int, asides: Sequence[Aside]) -> int:
    """An offset in the shortened sentence as an offset in the whole one."""
    at = shortened
    for aside in asides:
        if at >= aside.start:
            at += aside.end - aside.start
    return at


def put_back(tokens: Sequence[Token], asides: Sequence[Aside], text: str, base: int, words: NameWords) -> list[Token]:
    """The tokens of a whole sentence, those of the asides beside the office before them; `base` is where it starts in the text."""
    whole = list(tokens)
    for aside in asides:
        whole = _inserted(whole, aside, text, base, words)
    for aside in asides:
        behind = next((t.index for t in whole if t.start >= base + aside.end), len(whole))
        name = next((t for t in whole if t.start >= base + aside.start and t.dep == "appos"), None)
        if name is not None and behind < len(whole):
            whole = _led_on(whole, name.head, behind)
    return whole


def _led_on(tokens: list[Token], office: int, behind: int) -> list[Token]:
    """The tokens with the verb right behind an aside as what the office does: "the envoy, X, blamed Y" is no "blamed Y"."""
    verb = tokens[behind]
    below = [t for t in tokens if t.head == behind and t.index != behind]
    if verb.pos != "VERB" or verb.dep not in ("acl", "amod", "dep", "advcl") or verb.feature("VerbForm") not in ("Part", "Fin", None):
        return tokens
    if verb.text.endswith("ing") or any(t.dep in ("aux", "aux:pass", "nsubj", "nsubj:pass", "cop") for t in below):
        return tokens
    top = office
    while tokens[top].dep == "conj" and tokens[top].head != top:
        top = tokens[top].head
    root = next((t for t in tokens if t.head == t.index), verb)
    mended = {behind: replace(verb, head=behind, dep="root"), top: replace(tokens[top], head=behind, dep="nsubj")}
    if root.index not in (behind, top):
        dep = "obj" if verb.dep == "amod" and verb.head == root.index else "conj"
        mended[root.index] = replace(root, head=behind, dep=dep)
    return [mended.get(t.index, t) for t in tokens]


def _inserted(tokens: list[Token], aside: Aside, text: str, base: int, words: NameWords) -> list[Token]:
    at = next((t.index for t in tokens if t.start >= base + aside.end), len(tokens))
    if at == 0:
        return tokens
    office = _office(tokens, at - 1, words)
    spans = [(m.start(), m.end()) for m in PIECES.finditer(text[base + aside.start : base + aside.end])]
    more = len(spans)

    def moved(index: int) -> int:
        return index if index < at else index + more

    before = [replace(t, head=moved(t.head)) for t in tokens[:at]]
    behind = [replace(t, index=t.index + more, head=moved(t.head)) for t in tokens[at:]]
    added: list[Token] = []
    name = next((n for n, (s, _) in enumerate(spans) if text[base + aside.start + s].isupper()), 1)
    for number, (start, end) in enumerate(spans):
        first, last = base + aside.start + start, base + aside.start + end
        word, mark = text[first:last], text[first:last] == ","
        head = office if number == name else at + name
        dep = "punct" if mark else "appos" if number == name else "flat" if number > name else "amod"
        pos = "PUNCT" if mark else "PROPN" if number >= name else "ADJ"
        added.append(Token(at + number, first, last, word, word, pos, "", dep, head))
    return [*before, *added, *behind]


def _office(tokens: Sequence[Token], last: int, words: NameWords) -> int:
    """The noun that a name behind a word is put to: the office in whose phrase the word stands, else the word itself."""
    at, found = last, -1
    for _ in range(LOOKED_BACK):
        token = tokens[at]
        if token.pos in ("NOUN", "PROPN") and words.has("roles", token):
            found = at
        if token.head == at or token.dep not in UP:
            break
        at = token.head
    if found >= 0:
        return found
    nearest = [t.index for t in tokens[max(0, last - LOOKED_BACK) : last + 1] if words.has("roles", t) and t.pos in ("NOUN", "PROPN")]
    return nearest[-1] if nearest else last
