"""Bodies that no list has, told by the noun beside a name: "the company X", "sindicato portuario X", "компания «X»", "X, a firm in ...".

A tagger takes the name of a firm or a union that nobody knows for a person, a place or nothing. The noun beside it says what it is, unless
an office stands before that noun: "the head of the company, Ann Lee, said" names who heads it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tidings.actors import actors
from tidings.annotate_types import Sentence, Token
from tidings.first_names import first_name
from tidings.gazetteer import gazetteer
from tidings.name_words import NameWords, word_key
from tidings.names_crf import shouted
from tidings.phrases import HYPHENS, capital, glued
from tidings.titles import is_role
from tidings.told_places import is_common

Span = tuple[int, int, str]
LONGEST = 4  # words of a name
LONGEST_PHRASE = 6  # words before the noun among which an office would stand
NAMES = ("PROPN", "X", "NOUN", "ADJ")
JOINED = re.compile("['’-]")  # inside a word
OPENING, CLOSING = frozenset("«„“”\"'‘"), frozenset("»“”\"'’")
ENDS = ("ADP", "SCONJ", "PRON", "PUNCT", "VERB")  # what stands behind the last noun of an apposition


def with_told_bodies(sentence: Sentence, spans: Sequence[Span], words: NameWords) -> list[Span]:
    """The spans of a sentence with those names put right, and added, that the nouns beside them tell to be bodies."""
    if not words.named_bodies or shouted(sentence):
        return list(spans)
    found = list(spans)
    for first, end, quoted in _told(sentence, spans, words):
        over = [s for s in found if s[0] < end and first < s[1]]
        if any(not _gives_way(sentence, s, first, end, quoted, words) for s in over):
            continue
        found = [s for s in found if s not in over] + [(first, end, "organisation")]
    return sorted(span for span in found if not _is_thing(sentence, span, words))


def _is_thing(sentence: Sentence, span: Span, words: NameWords) -> bool:
    """Whether a name in quotation marks is a thing's and no person's: "паром «Анна Лис»", "блок «Новая родина»"."""
    first, end, kind = span
    if kind != "person" or first < 2 or end >= len(sentence.tokens):
        return False
    noun = sentence.tokens[first - 2]
    quoted = sentence.tokens[first - 1].text in OPENING and sentence.tokens[end].text in CLOSING
    told = noun.pos == "NOUN" and noun.text.islower() and not words.has("roles", noun) and not words.has("groups", noun)
    return quoted and told and noun.feature("Animacy") != "Anim" and not is_role(sentence, first - 2, words)


def is_named_body(token: Token, words: NameWords) -> bool:
    """Whether a noun is one behind which the name of a body stands; in a compound its last part counts."""
    key, lemma = word_key(token.text), word_key(token.lemma)
    if key in words.named_bodies or lemma in words.named_bodies:
        return True
    if not words.compounded or not capital(token) or token.pos not in ("NOUN", "PROPN"):
        return False
    return any(key.endswith(noun) or lemma.endswith(noun) for noun in words.named_bodies & words.compounded)


def _told(sentence: Sentence, spans: Sequence[Span], words: NameWords) -> list[tuple[int, int, bool]]:
    """(first, end, whether in quotation marks) of the names beside such nouns."""
    tokens, found = sentence.tokens, []
    for at, token in enumerate(tokens):
        if token.pos not in ("NOUN", "PROPN") or not is_named_body(token, words) or _of_somebody(sentence, at, words):
            continue
        first, quoted = _name_after(sentence, at, words)
        end = quoted_end(sentence, first) if quoted else run_end(sentence, first, words)
        end = end if quoted or end == first else max([_past_link(sentence, first, end, words), *(e for s, e, _ in spans if s == first)])
        if first < end and is_unlisted(sentence, first, end) and (quoted or _plainly(sentence, at, first, end, spans, words)):
            found.append((first, end, quoted))
    runs = (at for at in range(len(tokens)) if tokens[at].pos in ("PROPN", "X") and (at == 0 or not may_name(tokens[at - 1], words)))
    found += [(at, end, False) for at in runs if at < (end := run_end(sentence, at, words)) and _apposed(sentence, at, end, words)]
    found += _associations(sentence, words)
    found += [(first, end, False) for first, end, _ in spans if _names_body(sentence, first, end, words)]
    return found


def _names_body(sentence: Sentence, first: int, end: int, words: NameWords) -> bool:
    """Whether the noun before "of" and a name says that it is a body's."""
    told = _of_office(sentence, first, words) or _of_members(sentence, first, end, words)
    return told and is_unlisted(sentence, first, end)


def _past_link(sentence: Sentence, first: int, end: int, words: NameWords) -> int:
    """Where a name ends that goes on behind a word in small letters: "Doctors for Peace"; behind one that places stand behind too, only
    where common words are on either side: "the company X in Y" is at Y."""
    tokens, at = sentence.tokens, end + 1
    if end + 1 >= len(tokens) or not tokens[end].text.islower() or word_key(tokens[end].text) not in words.name_links:
        return end
    if at + 1 < len(tokens) and word_key(tokens[at].text) in words.articles and tokens[at].text.islower():
        at += 1
    if not may_name(tokens[at], words):
        return end
    common = is_common(tokens[first], words) and is_common(tokens[at], words)
    placing = word_key(tokens[end].text) in words.locatives | words.place_prepositions
    return at + 1 if common or (not placing and is_common(tokens[at], words)) else end


def _associations(sentence: Sentence, words: NameWords) -> list[tuple[int, int, bool]]:
    """The names of associations that common words make with capitals: "Firefighters for Aid", where nouns have none of themselves."""
    tokens = sentence.tokens
    letters = [t for t in tokens if t.text.isalpha()]
    if words.compounded or 2 * sum(map(capital, letters)) > len(letters):
        return []
    found = []
    for at, token in enumerate(tokens):
        several = capital(token) and token.text[1:].islower() and (token.feature("Number") == "Plur" or words.has("groups", token))
        if several and is_common(token, words) and not is_role(sentence, at, words):
            end = _past_link(sentence, at, at + 1, words)
            if end > at + 1 and is_common(tokens[end - 1], words):
                found.append((at, end, True))
    return found


def _of_office(sentence: Sentence, first: int, words: NameWords) -> bool:
    """Whether an office that only bodies have stands before a name: "the chairman of X"."""
    tokens = sentence.tokens
    linked = first > 1 and tokens[first - 1].text.islower() and word_key(tokens[first - 1].text) in words.of - words.articles
    return linked and words.has("of_firms", tokens[first - 2])


def _of_members(sentence: Sentence, first: int, end: int, words: NameWords) -> bool:
    """Whether those by whom a body acts stand before a name of several words that is on no map: "volunteers of X Y"."""
    tokens = sentence.tokens
    linked = first > 1 and tokens[first - 1].text.islower() and word_key(tokens[first - 1].text) in words.of - words.indefinite
    noun = next((t for t in reversed(tokens[max(0, first - 3) : first - 1]) if word_key(t.text) not in words.of | words.articles), None)
    if not linked or noun is None or not words.has("members", noun) or end - first < 2 or first_name(tokens[first].text):
        return False
    return not gazetteer().lookup(_text(tokens, first, end))


def _text(tokens: Sequence[Token], first: int, end: int) -> str:
    return " ".join(t.text for t in tokens[first:end])


def _of_somebody(sentence: Sentence, at: int, words: NameWords) -> bool:
    """Whether an office stands before the noun in its phrase: "the head of the company", "sagte der Firma"."""
    for before in range(at - 1, max(-1, at - 1 - LONGEST_PHRASE), -1):
        token = sentence.tokens[before]
        if token.pos in ("VERB", "AUX") and words.has("speech", token):
            return at - before < 3  # "told the company Lee had left"
        if token.pos in ("VERB", "AUX", "PUNCT") or (capital(token) and token.pos == "PROPN"):
            return False
        if is_role(sentence, before, words) or words.has("roles", token):
            return True
    return False


def _name_after(sentence: Sentence, noun: int, words: NameWords) -> tuple[int, bool]:
    """Where the name behind a noun begins, past adjectives and an opening quotation mark, and whether there is such a mark."""
    tokens, at = sentence.tokens, noun + 1
    while at < len(tokens) and at - noun <= 2 and tokens[at].text.islower() and tokens[at].pos == "ADJ" and words.head_first:
        at += 1
    at = _past_members(sentence, at, words)
    if at + 1 < len(tokens) and tokens[at].text in OPENING and capital(tokens[at + 1]):
        return at + 1, True
    if at + 1 < len(tokens) and tokens[at].text == "," and capital(tokens[at + 1]):
        return at + 1, False
    return at, False


def _past_members(sentence: Sentence, at: int, words: NameWords) -> int:
    """The word behind those whom a body is for, where a name stands there: "syndicat DES DOCKERS X", "профсоюз ДОКЕРОВ «X»"."""
    tokens, past = sentence.tokens, at
    linked = words.genitive or (at < len(tokens) and word_key(tokens[at].text) in words.of)
    while past < len(tokens) and past - at < LONGEST and tokens[past].text.islower() and linked:
        token = tokens[past]
        led = word_key(token.text) in words.of | words.articles and not words.genitive
        if not led and not (token.pos in ("NOUN", "ADJ") and (words.genitive or token.feature("Number") == "Plur")):
            return at
        past += 1
    if past == at or past + 1 >= len(tokens) or not (words.head_first or words.genitive):
        return at
    quoted = tokens[past].text in OPENING and capital(tokens[past + 1])
    return past if quoted or (capital(tokens[past]) and not words.genitive and tokens[past - 1].pos == "NOUN") else at


def quoted_end(sentence: Sentence, first: int) -> int:
    """Where a name in quotation marks ends; its beginning where no mark closes it within a name's length."""
    for at in range(first + 1, min(len(sentence.tokens), first + 2 * LONGEST)):
        if sentence.tokens[at].text in CLOSING:
            return at
    return first


def run_end(sentence: Sentence, first: int, words: NameWords) -> int:
    """Where a run of capitalised words ends that may be a name."""
    tokens, at = sentence.tokens, first
    while at < len(tokens) and at - first < 2 * LONGEST:
        if at > first and tokens[at].text in HYPHENS and glued(sentence, at) and glued(sentence, at + 1):
            at += 1
        elif not may_name(tokens[at], words) or (
            at > first and tokens[at - 1].text not in HYPHENS and tokens[at].start - tokens[at - 1].end > 1
        ):
            break
        else:
            at += 1
    return at if at - first <= LONGEST else first


def may_name(token: Token, words: NameWords) -> bool:
    """Whether a word may be part of a name: with a capital, no office, no day, no nation."""
    key = word_key(token.text)
    plain = capital(token) and token.pos in NAMES and JOINED.sub("", token.text).isalpha()
    return plain and key not in words.calendar | words.never | words.honorifics | words.roles and not actors().adjective(token.text)


def is_unlisted(sentence: Sentence, first: int, end: int) -> bool:
    """Whether no list knows the name, not that of states' leaders either, and it has a letter or two more than an initial."""
    name = sentence_text(sentence, first, end)
    known = actors().lookup(name) or actors().stands_for(name) or any(p.feature != "city" for p in gazetteer().lookup(name))
    return len(name) > 2 and not known and sum(capital(t) for t in sentence.tokens[first:end]) > 0


def sentence_text(sentence: Sentence, first: int, end: int) -> str:
    """The words of a run as written, without spaces around hyphens."""
    return "".join(("" if at == first or glued(sentence, at) else " ") + sentence.tokens[at].text for at in range(first, end))


def _plainly(sentence: Sentence, noun: int, first: int, end: int, spans: Sequence[Span], words: NameWords) -> bool:
    """Whether a name without quotation marks is that of the body and not of somebody named beside it."""
    tokens = sentence.tokens
    over = [s for s in spans if s[0] < end and first < s[1]]
    several = sum(t.text not in HYPHENS for t in tokens[first:end]) > 1 and "-" not in sentence_text(sentence, first, end)
    person = several and any(s[2] == "person" and s[0] > noun for s in over)  # one that begins with the noun is nobody
    if tokens[first - 1].text == ",":
        closed = end < len(tokens) and tokens[end].text == ","
        article = any(word_key(t.text) in words.articles - words.indefinite for t in tokens[max(0, noun - 3) : noun])
        return closed and article and not several
    follows = tokens[end] if end < len(tokens) and tokens[end].pos in ("VERB", "AUX") else None
    if follows and (person or (follows.dep == "acl:relcl" and follows.head == noun)):
        return False  # "the party Ann Lee founded"
    if words.genitive:
        return not person and tokens[first].feature("Case") != "Gen" and not any(s[2] == "place" for s in over)
    return True


def _apposed(sentence: Sentence, first: int, end: int, words: NameWords) -> bool:
    """Whether the apposition behind a name says that it is a body: "X, a company based in ...", "X, una empresa turca,"."""
    tokens = sentence.tokens
    if end + 2 >= len(tokens) or tokens[end].text != "," or word_key(tokens[end + 1].text) not in words.articles:
        return False
    if not is_unlisted(sentence, first, end):
        return False
    placed = words.of | words.locatives | (words.place_prepositions - words.role_links)
    for at in range(end + 2, min(end + 2 + LONGEST, len(tokens))):
        if tokens[at].pos in ENDS or is_role(sentence, at, words) or (capital(tokens[at]) and tokens[at].pos == "PROPN"):
            return False
        if tokens[at].pos == "NOUN":
            if at + 1 < len(tokens) and tokens[at + 1].pos == "ADP" and word_key(tokens[at + 1].text) not in placed:
                return False  # "X, a party to the accord"
            last = at + 1 >= len(tokens) or tokens[at + 1].pos in ENDS or words.head_first
            if last or words.head_first:
                return is_named_body(tokens[at], words)
    return False


def _gives_way(sentence: Sentence, span: Span, first: int, end: int, quoted: bool, words: NameWords) -> bool:
    """Whether what was tagged may be the body that the noun tells: it is within the name, or covers it with that noun alone."""
    start, stop, kind = span
    if kind == "facility":
        return False
    rest = [t for t in sentence.tokens[start:stop] if not first <= t.index < end and word_key(t.text) not in words.articles]
    if kind == "organisation":
        return quoted or (first <= start and stop <= end) or all(is_named_body(t, words) for t in rest)
    return all(is_named_body(t, words) or not t.text.isalpha() for t in rest) or quoted
