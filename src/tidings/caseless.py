"""Names in a script without capitals: what the lists know, the words behind a title, the speaker behind a verb of saying.

A word is taken for part of a person's name if no list knows it: not the pack's words, not its lexicon, not a form of them. Bodies and
groups are a head word with the definite words behind it. The order is head first: titles and heads stand before what they are of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tidings.actors import actors
from tidings.annotate_types import Sentence, Token
from tidings.chunk_tree import CLOSERS, OPENERS
from tidings.clitics import Proclitics, cut
from tidings.gazetteer import gazetteer
from tidings.known import look_up
from tidings.letters import plain
from tidings.model import MentionKind
from tidings.name_words import NameWords, word_key
from tidings.phrases import Draft
from tidings.stems import definite, stem, stems_of

Span = tuple[int, int, str]
LONGEST_RUN = 5  # words of a name that the lists know
LONGEST_NAME = 4  # words of a person's name
LONGEST_TITLE = 8  # words of a title before a name
LONGEST_BODY = 4  # words behind the head of a body
LONG = 5  # letters from which a word of a name's middle that begins like "and" is one more word and no name
SHORTEST = 3  # letters of a single word that is a place
LARGE_TOWN = 300_000  # people: a smaller one of so few letters is as often a verb
HAMZA = ("أ", "إ")  # letters that tell "and that" from a name in plain letters
PLACES = ("country", "capital", "region", "city")


class Words:
    """What is known of the words of one sentence: `free` ones may be names of people."""

    def __init__(self, sentence: Sentence, words: NameWords, clitics: Proclitics) -> None:
        self.sentence, self.words, self.clitics = sentence, words, clitics
        self.tokens = sentence.tokens
        self.taken = frozenset[int]()  # words of names that the lists have, which open no name behind a title

    def definite(self, at: int) -> bool:
        """Whether a word carries the article."""
        text = plain(self.tokens[at].text, self.clitics.pack)
        return text.startswith("لل") or definite(text, self.clitics.article, stems_of(self.clitics.pack))

    def event(self, at: int) -> bool:
        """Whether a word is a noun of event, which no body's name goes on with behind a word that has the article."""
        stems = stems_of(self.clitics.pack)
        found = stem(self.tokens[at].text, stems, "NOUN") if stems and self.tokens[at].pos == "NOUN" else None
        return stems is not None and "N" in stems.classes.get(found or "", ())

    def common(self, at: int) -> bool:
        """Whether a word is one that the pack or its lexicon knows, in this form or another."""
        text = plain(self.tokens[at].text, self.clitics.pack)
        if text in self.clitics.pronouns:  # in plain letters "Anna" is "I"
            return self.tokens[at].pos == "PRON"
        bare = text.removeprefix(self.clitics.article)
        stems = stems_of(self.clitics.pack)
        found = stem(text, stems) if stems else None
        near = found is not None and len(found) >= SHORTEST and (text.startswith(found) or bare.startswith(found))
        near = near or (found is not None and len(found) >= LONG and text.startswith(found[:-1]))  # its last letter changes before a suffix
        return text in self.clitics.whole or bare in self.clitics.whole or near or bool(cut(text, self.clitics))

    def free(self, at: int) -> bool:
        """Whether a word may be part of a person's name."""
        token = self.tokens[at]
        if self.between_names(at) or self.opens_name(at) or (at > 0 and self.opens_name(at - 1)):
            return True
        if self.adverb(at) or not token.text.isalpha() or token.pos in ("ADP", "CCONJ", "NUM", "PUNCT", "PRON") or len(token.text) < 2:
            return False
        return word_key(token.text) in self.words.particles or not (self.definite(at) or self.common(at) or self._outside(token))

    def opens_name(self, at: int) -> bool:
        """Whether a word is a first name behind a title, with what may be a family's name behind it: "the minister Jamal Haddad"."""
        if word_key(self.tokens[at].text) not in self.words.given or at + 1 >= len(self.tokens):
            return False
        token = self.tokens[at + 1]
        if not token.text.isalpha() or token.pos in ("ADP", "CCONJ", "NUM", "PUNCT", "PRON") or self.adverb(at + 1):
            return False
        key = word_key(token.text)
        words = self.words
        if key in words.calendar | words.never | words.outside or any(words.has(name, token) for name in ("roles", "groups", "bodies")):
            return False
        titled = any(words.has("roles", t) or word_key(t.text) in words.honorifics for t in self.tokens[max(0, at - LONGEST_TITLE) : at])
        return titled and (key in words.given | words.particles or self.definite(at + 1) or not self.common(at + 1))

    def proper(self, at: int) -> bool:
        """Whether a word is one that no list, no lexicon and no stem knows: somebody's or some place's own name."""
        token = self.tokens[at]
        return self.free(at) and token.pos in ("NOUN", "PROPN", "X") and len(token.text) >= LONG and not self.words.has("groups", token)

    def adverb(self, at: int) -> bool:
        """Whether a word ends as adverbs do and names do not: in letters that bore a mark, which its text is without."""
        token = self.tokens[at]
        return token.end - token.start > len(token.text) and token.text.endswith(self.words.adverb_endings or ("\0",))

    def between_names(self, at: int) -> bool:
        """Whether a word stands before or behind a word for son or daughter that has a name on either side."""
        for middle in (at - 1, at, at + 1):
            if 0 < middle < len(self.tokens) - 1 and word_key(self.tokens[middle].text) in self.words.patronymics:
                sides = (self.tokens[middle - 1], self.tokens[middle + 1])
                return all(t.text.isalpha() and len(t.text) > 1 and t.pos not in ("ADP", "VERB", "CCONJ", "SCONJ", "PRON") for t in sides)
        return False

    def _outside(self, token: Token) -> bool:
        key = word_key(token.text)
        return key in self.words.calendar or key in self.words.never or key in self.words.roles or bool(actors().adjective(token.text))


def caseless_spans(sentence: Sentence, words: NameWords, clitics: Proclitics) -> list[Span]:
    """(first token, one past the last, kind) of each proper name, in order, none within another."""
    view = Words(sentence, words, clitics)
    runs = list(_known_runs(view))
    sure = [run for run in runs if not _may_open_name(view, run)]
    view.taken = frozenset(at for start, end, _ in sure for at in range(start, end))
    found: list[Span] = []
    for span in [*_facilities(view), *sure, *_people(view), *runs]:
        if not any(s < span[1] and span[0] < e for s, e, _ in found):
            found.append(span)
    return sorted(found)


def _known_runs(view: Words) -> Iterator[Span]:
    """The longest runs that the actors or the gazetteer have."""
    at = 0
    while at < len(view.tokens):
        best = next(((end, kind) for end in range(min(len(view.tokens), at + LONGEST_RUN), at, -1) if (kind := _kind(view, at, end))), None)
        if best:
            yield at, best[0], best[1]
        at = best[0] if best else at + 1


def _may_open_name(view: Words, run: Span) -> bool:
    """Whether the name of a small place may be a first name: behind a whole title, as in "the president of Peru Santiago Vega"; none behind
    "in" or as what a noun is of ("the governor of Santiago")."""
    first, end, kind = run
    if kind != "place" or end - first > 1 or first == 0 or {"country", "capital"} & set(look_up(view.tokens[first].text)):
        return False
    before = view.tokens[first - 1]
    if view.words.has("roles", before):
        return False
    closed = view.definite(first - 1) or before.pos == "ADJ" or bool(set(look_up(before.text)) & set(PLACES))
    closed = closed or (first > 1 and view.free(first - 1))  # or as a family's name behind a first one
    return closed and before.pos not in ("ADP", "VERB", "PUNCT", "CCONJ") and not view.words.has("geo", before)


def _kind(view: Words, first: int, end: int) -> MentionKind | None:
    if not (view.tokens[first].text[0].isalpha() and view.tokens[end - 1].text[-1].isalnum()):
        return None
    if first and word_key(view.tokens[first - 1].text) in view.words.particles:
        return None
    run = " ".join(t.text for t in view.tokens[first:end])
    kinds = look_up(run)
    if end - first == 1 and (view.between_names(first) or view.opens_name(first) or (first > 0 and view.opens_name(first - 1))):
        return None
    if "actor" in kinds and end - first == 1 and _is_deed(view, first):
        return None
    if "actor" in kinds:
        actor = actors().lookup(run)
        return actor.kind if actor and actor.kind in ("organisation", "group", "person") else None  # type: ignore[return-value]
    if not set(kinds) & set(PLACES) or "nation" in kinds or len(run) < SHORTEST:
        return _small_place(view, first, end, kinds)
    if end - first == 1 and _is_small_word(view, first, run):
        return None
    sure = "country" in kinds or end - first > 1 or bool(actors().stands_for(run))
    role = first > 0 and view.words.has("roles", view.tokens[first - 1]) and not view.definite(first)
    geo = first > 0 and view.words.has("geo", view.tokens[first - 1])
    return "place" if sure or geo or not (view.common(first) or role) else None


def _is_deed(view: Words, at: int) -> bool:
    """Whether a single word is one for an act as well as a body's name, with no word for a body before it: "the OPENING of an inquiry"."""
    stems = stems_of(view.clitics.pack)
    text = plain(view.tokens[at].text, view.clitics.pack)
    deed = stems is not None and bool(stems.classes.get(text)) and not view.definite(at)
    return deed and not (at and view.words.has("bodies", view.tokens[at - 1]))


def _is_small_word(view: Words, at: int, text: str) -> bool:
    """Whether a word of few letters, with no word of place before it, is not a town's name: "and that" written as one, or a verb as
    short as the name of a town that few know."""
    if _after_place_word(view, at) or len(text) > SHORTEST:
        return False
    rest = text[1:]
    if text[0] in view.clitics.conjunctions and rest[:1] in HAMZA and plain(rest, view.clitics.pack) in view.clitics.whole:
        return True
    places = gazetteer().lookup(text)
    return bool(places) and all(p.feature == "city" and p.population < LARGE_TOWN for p in places) and not actors().stands_for(text)


def _facilities(view: Words) -> Iterator[Span]:
    """A facility's noun with the name of a place or free words behind it: "dam of X"."""
    for at, token in enumerate(view.tokens):
        if word_key(token.text) in view.words.facilities and not view.definite(at):
            runs = (e for e in range(min(len(view.tokens), at + 1 + LONGEST_RUN), at + 1, -1) if _kind(view, at + 1, e) == "place")
            end = next(runs, None) or _name_end(view, at + 1)
            while end > at + 1 and view.adverb(end - 1):
                end -= 1
            if end > at + 1:
                yield at, end, "facility"


def _small_place(view: Words, first: int, end: int, kinds: Sequence[str]) -> MentionKind | None:
    if end - first == 1 and not kinds and first > 0 and view.words.has("geo", view.tokens[first - 1]):
        return "place" if view.proper(first) and not view.definite(first - 1) else None  # "region (of) X"
    return "place" if "town" in kinds and end - first <= 2 and _after_place_word(view, first) and not view.common(first) else None


def _after_place_word(view: Words, at: int) -> bool:
    """Whether "town", "province" or "in" stands before."""
    if at == 0:
        return False
    before = view.tokens[at - 1]
    return view.words.has("geo", before) or word_key(before.text) in view.words.place_prepositions


def _people(view: Words) -> Iterator[Span]:
    """Persons behind titles and forms of address, behind verbs of saying, and joined to another by "and"."""
    told: list[tuple[int, int]] = []
    for at, token in enumerate(view.tokens):
        if view.words.has("roles", token) or word_key(token.text) in view.words.honorifics:
            first = _behind_title(view, at)
            end = _name_end(view, first)
            if any(view.words.has("bodies", t) for t in view.tokens[at + 1 : first]):  # "leader (of the) front (of) X Adam Salman"
                first = next((i for i in range(first, end - 1) if view.opens_name(i)), first)
            polite = word_key(token.text) in view.words.honorifics
            if end - first >= (1 if polite else 2):
                told.append((first, end))
                yield first, end, "person"
        elif (token.pos == "CCONJ" and any(end == at for _, end in told)) or (token.pos == "VERB" and view.words.has("speech", token)):
            end = _name_end(view, at + 1)
            if end - at > 2:
                told.append((at + 1, end))
                yield at + 1, end, "person"


def _behind_title(view: Words, role: int) -> int:
    """The first word behind a title that can open a name: past definite words, known words, states' adjectives."""
    at = role + 1
    while at < len(view.tokens) and at - role <= LONGEST_TITLE and (at in view.taken or not view.free(at)):
        token = view.tokens[at]
        if at > role + 1 and word_key(view.tokens[at - 1].text) in view.words.honorifics and token.text.isalpha() and not view.common(at):
            return at
        inside = at in view.taken or view.definite(at)
        inside = inside or (token.pos in ("NOUN", "ADJ", "PROPN", "X") and token.text.isalpha()) or token.dep == "case"
        if not inside or token.pos in ("VERB", "PUNCT"):
            return role
        at += 1
    return at


def _name_end(view: Words, first: int) -> int:
    """Where a name ends that begins at a word."""
    at = first
    while at < len(view.tokens) and at - first < LONGEST_NAME:
        later = at > first and view.definite(at) and not view.common(at) and not actors().adjective(view.tokens[at].text)
        later = later and "country" not in look_up(view.tokens[at].text)
        servant = at > first and word_key(view.tokens[at - 1].text) in view.words.particles and view.tokens[at].text.isalpha()
        son = any(word_key(t.text) in view.words.patronymics for t in view.tokens[max(first, at - 1) : at + 1])
        known = look_up(view.tokens[at].text) if at - first > 1 and not son else ()
        if (later and at - first > 1 and view.definite(at - 1)) or {"country", "region", "city"}.intersection(known):
            break  # behind a whole name another noun with an article, or a place, opens what comes next
        joined = at > first and len(view.tokens[at].text) >= LONG and view.tokens[at].text.startswith(view.clitics.conjunctions)
        if joined or not (view.free(at) or later or servant):
            break
        at += 1
    while at > first and word_key(view.tokens[at - 1].text) in view.words.particles:
        at -= 1
    return at


def caseless_bodies(
    sentence: Sentence, number: int, spans: Sequence[Span], words: NameWords, clitics: Proclitics, text: str
) -> list[Draft]:
    """Bodies and groups: a head word with definite words or a name of a place behind it, or one that acts by itself."""
    view = Words(sentence, words, clitics)
    named = {first: end for first, end, kind in spans if kind in ("place", "organisation")}
    found: list[Draft] = []
    at = 0
    while at < len(sentence.tokens):
        token = sentence.tokens[at]
        if (quoted := _quoted(view, at)) is not None and not _within(*quoted, spans):
            first, last = sentence.tokens[quoted[0]], sentence.tokens[quoted[1] - 1]
            kind_of = word_key(token.lemma) if quoted[1] - quoted[0] > 1 else None
            found.append(Draft(first.start, last.end, text[first.start : last.end], "organisation", head=kind_of, sentence=number))
            at = quoted[1]
            continue
        group = word_key(token.text) in words.groups
        end = _body_end(view, at, named) if group or (token.pos != "VERB" and words.has("bodies", token)) else at
        if end > at and (group or end - at > 1 or words.has("lone_bodies", token)) and not _within(at, end, spans):
            stop = sentence.tokens[end - 1].end
            kind: MentionKind = "group" if group else "organisation"
            found.append(Draft(token.start, stop, text[token.start : stop], kind, head=word_key(token.lemma), sentence=number))
            at = end
        else:
            at += 1
    return found


def _quoted(view: Words, at: int) -> tuple[int, int] | None:
    """The words in quotation marks right behind a noun for a body, which are its name: "the group «Eagles of X»"; none of another noun."""
    token = view.tokens[at]
    if not view.words.has("bodies", token) or view.definite(at) or at + 3 >= len(view.tokens) or view.tokens[at + 1].text not in OPENERS:
        return None
    end = next((i for i in range(at + 2, min(len(view.tokens), at + 3 + LONGEST_RUN)) if view.tokens[i].text in CLOSERS), None)
    inside = view.tokens[at + 2 : end] if end else ()
    words = all(t.text.isalpha() and t.pos not in ("VERB", "SCONJ", "PRON") for t in inside)
    return (at + 2, end) if end and inside and words else None


def _within(first: int, end: int, spans: Sequence[Span]) -> bool:
    return any(s <= first and end <= e for s, e, _ in spans)


def _body_end(view: Words, head: int, named: dict[int, int]) -> int:
    """Where the phrase of a body ends: heads of bodies in a row, then definite words, then the name of a place."""
    at = head + 1
    while at < len(view.tokens) and at - head <= LONGEST_BODY:
        token = view.tokens[at]
        if at in named:
            return named[at]
        if _closes(view, head, at):
            return at + 1
        more = view.definite(at) and token.pos != "VERB" and word_key(token.text) not in view.words.calendar | view.words.outside
        more = more or _leads_on(view, head, at, named)
        another = view.event(at) or word_key(token.text) in view.words.groups | view.words.roles or view.words.has("bodies", token)
        if view.definite(at) and view.definite(at - 1) and another:
            break  # "the Kenyan army the rebels": a phrase that is closed, and who suffers it
        if not (more or (view.words.has("bodies", token) and token.pos == "NOUN" and not view.definite(at - 1))):
            break
        at += 1
    return at


def _closes(view: Words, head: int, at: int) -> bool:
    """Whether a proper noun ends the name of a body as its last owner: "front (of) liberation (of) X"."""
    bare = not any(view.definite(i) for i in range(head, at))
    return at > head + 1 and bare and view.proper(at) and word_key(view.tokens[at].text) not in view.words.given


def _leads_on(view: Words, head: int, at: int, named: dict[int, int]) -> bool:
    """Whether a noun without article is owned by what follows, and so are those between: "organisation (of) development (of) the river"."""
    if view.definite(head) or view.definite(at - 1):
        return False
    apart = view.words.calendar | view.words.outside | view.words.never
    for later in range(at, min(len(view.tokens), head + LONGEST_BODY + 1)):
        if later > at and (later in named or view.definite(later) or _closes(view, head, later)):
            return True
        token = view.tokens[later]
        if token.pos != "NOUN" or word_key(token.text) in apart or view.definite(later) or view.words.has("roles", token):
            return False
    return False
