"""Bodies and groups in a script without capitals: a head word with the words behind it that make its name, or one that acts by itself."""

from __future__ import annotations

from collections.abc import Sequence

from tidings.actors import actors
from tidings.annotate_types import Sentence
from tidings.caseless_words import Words
from tidings.chunk_tree import CLOSERS, OPENERS
from tidings.clitics import Proclitics
from tidings.model import MentionKind
from tidings.name_words import NameWords, word_key
from tidings.phrases import Draft

Span = tuple[int, int, str]
LONGEST_BODY = 4  # words behind the head of a body
LONGEST_QUOTED = 5  # words of a name in quotation marks


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
        if (quoted := _quoted(view, at) or _in_quotes(view, at)) is not None and not _within(*quoted, spans):
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
    head = view.words.has("bodies", token) or view.words.has("armed", token)
    if not head or view.definite(at) or at + 3 >= len(view.tokens) or view.tokens[at + 1].text not in OPENERS:
        return None
    return _name_until(view, at + 2)


def _in_quotes(view: Words, at: int) -> tuple[int, int] | None:
    """The words in quotation marks of which the first is the noun of a body that fights or trades: "with «Brigades (of) X»"."""
    token = view.tokens[at]
    head = word_key(token.text) in view.words.fighting | view.words.corporate and not view.definite(at)
    found = _name_until(view, at) if head and at and view.tokens[at - 1].text in OPENERS else None
    return found if found and found[1] - found[0] > 1 else None


def _name_until(view: Words, first: int) -> tuple[int, int] | None:
    """The words from one on to where the quotation closes, if they may be a name."""
    end = next((i for i in range(first, min(len(view.tokens), first + 1 + LONGEST_QUOTED)) if view.tokens[i].text in CLOSERS), None)
    inside = view.tokens[first:end] if end else ()
    words = all(t.text.isalpha() and t.pos not in ("VERB", "SCONJ", "PRON") for t in inside)
    return (first, end) if end and inside and words else None


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
            at += 1
            break
        if view.opens_name(at) or view.between_names(at):
            break
        more = view.definite(at) and token.pos != "VERB" and word_key(token.text) not in view.words.calendar | view.words.outside
        more = more or _leads_on(view, head, at, named)
        another = view.event(at) or word_key(token.text) in view.words.groups | view.words.roles or view.words.has("bodies", token)
        if view.definite(at) and view.definite(at - 1) and another:
            break  # "the Kenyan army the rebels": a phrase that is closed, and who suffers it
        if not (more or (view.words.has("bodies", token) and token.pos == "NOUN" and not view.definite(at - 1))):
            break
        at += 1
    return _with_aim(view, head, _with_second(view, head, at))


def _with_second(view: Words, head: int, end: int) -> int:
    """Where the name of a body ends that two nouns make: "movement (of) justice and equality"; not one of two bodies or deeds."""
    key = word_key(view.tokens[head].text)
    if key not in view.words.fighting | view.words.corporate | view.words.of_bodies or view.definite(head) or end != head + 2:
        return end
    if end + 1 >= len(view.tokens) or view.tokens[end].pos != "CCONJ":
        return end
    words, token = view.words, view.tokens[end + 1]
    other = words.has("bodies", token) or words.has("groups", token) or words.has("roles", token) or actors().lookup(token.text)
    return end + 2 if view.definite(head + 1) and view.definite(end + 1) and token.pos == "NOUN" and not other else end


def _with_aim(view: Words, head: int, end: int) -> int:
    """Where the name of a body ends that says what it is for: "front (of) X for the liberation", "committee for the elections"."""
    key = word_key(view.tokens[head].text)
    named = key in view.words.fighting | view.words.corporate | view.words.aimed
    if not named or end - head < 2 or end + 1 >= len(view.tokens) or view.tokens[end].text not in view.words.of:
        return end
    words, token = view.words, view.tokens[end + 1]
    glued = view.tokens[end].end == token.start
    if not any(token.text.endswith(word) for word in words.aims) or actors().lookup(" ".join(t.text for t in view.tokens[head:end])):
        return end  # "the front to the shelling", "the European Union to Sudan"
    if not glued or not view.definite(end + 1) or token.pos not in ("NOUN", "X") or word_key(token.text) in words.calendar | words.outside:
        return end
    at = end + 2
    while at < len(view.tokens) and view.tokens[at].pos == "ADJ" and view.definite(at):
        at += 1
    return at


def _closes(view: Words, head: int, at: int) -> bool:
    """Whether a proper noun ends the name of a body as its last owner: "front (of) liberation (of) X"."""
    bare = not any(view.definite(i) for i in range(head, at))
    token = view.tokens[at]
    if not (bare and view.proper(at)) or word_key(token.text) in view.words.given:
        return False
    close = word_key(view.tokens[head].text) in view.words.fighting and not token.text.endswith(view.words.feminine_endings)
    return at > head + 1 or close  # "brigades (of) X"


def _leads_on(view: Words, head: int, at: int, named: dict[int, int]) -> bool:
    """Whether a noun without article is owned by what follows, and so are those between: "organisation (of) development (of) the river"."""
    if view.definite(head) or view.definite(at - 1):
        return False
    apart = view.words.calendar | view.words.outside | view.words.never
    for later in range(at, min(len(view.tokens), head + LONGEST_BODY + 1)):
        if later > at and (later in named or view.definite(later) or _closes(view, head, later)):
            return True
        token = view.tokens[later]
        owner = later == head + 1 and later + 1 < len(view.tokens) and view.tokens[head].text.endswith(view.words.feminine_endings)
        if (
            owner
            and token.pos == "VERB"
            and (later + 1 in named or view.proper(later + 1))
            and not token.text.endswith(view.words.finite_endings)
        ):
            continue  # "front (of) lions (of) X": a verb would have the ending of a woman behind this noun
        if token.pos != "NOUN" or word_key(token.text) in apart or view.definite(later) or view.words.has("roles", token):
            return False
    return False
