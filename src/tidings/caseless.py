"""Names in a script without capitals: what the lists know, the words behind a title, the speaker behind a verb of saying.

A word is taken for part of a person's name if no list knows it: not the pack's words, not its lexicon, not a form of them. Bodies and
groups are a head word with the definite words behind it. The order is head first: titles and heads stand before what they are of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tidings.actors import actors
from tidings.annotate_types import Sentence
from tidings.caseless_places import headed_places, told_places
from tidings.caseless_words import LONG, LONGEST_TITLE, SHORTEST, Words
from tidings.clitics import Proclitics
from tidings.gazetteer import gazetteer
from tidings.known import look_up
from tidings.letters import plain
from tidings.model import MentionKind
from tidings.name_words import NameWords, word_key
from tidings.stems import stems_of

Span = tuple[int, int, str]
KINDS_OF_FACILITY = 2  # words between a facility's noun and its name
LONGEST_RUN = 7  # words of a name that the lists know, what is written with them apart
LONGEST_NAME = 5  # words of a person's name
LARGE_TOWN = 300_000  # people: a smaller one of so few letters is as often a verb
HAMZA = ("أ", "إ")  # letters that tell "and that" from a name in plain letters
PLACES = ("country", "capital", "region", "city")


def caseless_spans(sentence: Sentence, words: NameWords, clitics: Proclitics) -> list[Span]:
    """(first token, one past the last, kind) of each proper name, in order, none within another."""
    view = Words(sentence, words, clitics)
    told = list(told_places(view))
    runs = [run for run in _known_runs(view) if not _first_of(view, run, told)]
    sure = [run for run in runs if not _may_open_name(view, run)]
    view.taken = frozenset(at for start, end, _ in sure for at in range(start, end))
    found: list[Span] = []
    listed = [*_facilities(view), *headed_places(view, sure), *sure, *_people(view), *runs]
    for span in [*listed, *told]:
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


def _first_of(view: Words, run: Span, told: Sequence[Span]) -> bool:
    """Whether a run that no list has is only the first word of a place that the words beside it tell."""
    return any(run[0] == first and run[1] < end for first, end, _ in told) and not look_up(view.text(*run[:2]))


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
    if end - first > 1 and len(view.tokens[first].text) == 1:
        return None  # "and", "to" are written with the word behind them
    if not (view.tokens[first].text[0].isalpha() and view.tokens[end - 1].text[-1].isalnum()):
        return None
    if first and word_key(view.tokens[first - 1].text) in view.words.particles:
        return None
    run = view.text(first, end)
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
    """A facility's noun with the name of a place or free words behind it: "dam of X", "plant [for] power X"."""
    for at, token in enumerate(view.tokens):
        if word_key(token.text) in view.words.facilities and not view.definite(at):
            name = at + 1
            while (
                name < len(view.tokens) and name - at <= KINDS_OF_FACILITY and word_key(view.tokens[name].text) in view.words.facility_kinds
            ):
                name += 1
            runs = (e for e in range(min(len(view.tokens), name + LONGEST_RUN), name, -1) if _kind(view, name, e) == "place")
            end = next(runs, None) or _name_end(view, name)
            while end > name and view.adverb(end - 1):
                end -= 1
            if end > name:
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
            if first == at + 1 and end - first > 2 and not view.definite(at) and view.opens_name(first + 1):
                first += 1 if word_key(view.tokens[first].text) not in view.words.given else 0  # "envoy (of) X Karim Ali"
            if any(view.words.has("bodies", t) for t in view.tokens[at + 1 : first]):  # "leader (of the) front (of) X Adam Salman"
                first = next((i for i in range(first, end - 1) if view.opens_name(i)), first)
            polite = word_key(token.text) in view.words.honorifics or _first_name_alone(view, at, end)
            if end - first >= (1 if polite else 2):
                told.append((first, end))
                yield first, end, "person"
        elif (token.pos == "CCONJ" and any(end == at for _, end in told)) or (token.pos == "VERB" and view.words.has("speech", token)):
            end = _name_end(view, at + 1)
            if end - at > 2:
                told.append((at + 1, end))
                yield at + 1, end, "person"
        elif (token.pos == "PRON" or view.nation(at)) and (end := _name_end(view, at + 1)) - at > 2 and _told_apart(view, at):
            told.append((at + 1, end))
            yield at + 1, end, "person"


def _first_name_alone(view: Words, role: int, end: int) -> bool:
    """Whether one first name, no other word, stands right behind a title with an article and is all of the name: "King Hussein left"."""
    first = role + 1
    if end != first + 1 or not view.definite(role) or view.listed(first) or word_key(view.tokens[first].text) not in view.words.given:
        return False
    return end == len(view.tokens) or view.tokens[end].pos in ("ADP", "VERB", "SCONJ", "PUNCT", "CCONJ")


def _told_apart(view: Words, at: int) -> bool:
    """Whether who stands behind a pronoun or a nation's adjective is somebody: by the first name, or because the adjective is no
    body's: "and the Russian X Y", none in "the Russian forces X Y"."""
    if word_key(view.tokens[at + 1].text) in view.words.given:
        return True
    before = view.tokens[at - 1] if at else None
    alone = before is None or before.pos in ("CCONJ", "PRON", "PUNCT") or view.words.has("roles", before)
    return view.nation(at) and alone


def _behind_title(view: Words, role: int) -> int:
    """The first word behind a title that can open a name: past definite words, known words, states' adjectives."""
    at = role + 1
    while at < len(view.tokens) and at - role <= LONGEST_TITLE and (at in view.taken or not view.free(at)):
        token = view.tokens[at]
        if at > role + 1 and word_key(view.tokens[at - 1].text) in view.words.honorifics and token.text.isalpha() and not view.common(at):
            return at
        inside = at in view.taken or view.definite(at)
        inside = inside or (token.pos == "CCONJ" and view.definite(at - 1) and at + 1 < len(view.tokens) and view.definite(at + 1))
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
        known = look_up(view.tokens[at].text) if at - first > 1 and not son and not servant else ()
        second = at > first and word_key(view.tokens[at].text) in view.words.devout and view.tokens[at - 1].text.isalpha()
        if (later and at - first > 1 and view.definite(at - 1)) or {"country", "region", "city"}.intersection(known):
            break  # behind a whole name another noun with an article, or a place, opens what comes next
        joined = at > first and len(view.tokens[at].text) >= LONG and view.tokens[at].text.startswith(view.clitics.usual)
        if (joined and not servant) or not (view.free(at) or later or servant or second or _family(view, first, at)):
            break
        at += 1
    while at > first and word_key(view.tokens[at - 1].text) in view.words.particles - view.words.devout:
        at -= 1
    return at


def _family(view: Words, first: int, at: int) -> bool:
    """Whether a third word is a family's name made of a word of the language, where what is next ends the name: "Nkweta Salami said"."""
    token = view.tokens[at]
    if at - first < 2 or not view.words.family_endings or not token.text.endswith(view.words.family_endings) or view.listed(at):
        return False
    behind = view.tokens[at + 1] if at + 1 < len(view.tokens) else None
    return token.pos in ("NOUN", "X") and (behind is None or behind.pos in ("SCONJ", "PUNCT", "ADP", "VERB"))
