"""Bodies and groups that are named by what they are: "Turkish Foreign Ministry", "regime forces", "the gendarmes", "le régime d'Assad".

A head word of the pack's lists with its modifiers; the proper names of the tagger are taken in where they belong to the phrase.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tidings.actors import actors, state_actor
from tidings.annotate_types import Sentence, Token
from tidings.fold import fold_name
from tidings.inflection import name_key
from tidings.model import MentionKind
from tidings.name_words import NameWords, word_key
from tidings.phrases import HYPHENS, Draft, capital, glued, past_particle, reach_left, reach_right

Span = tuple[int, int, str]
NOUNS = ("NOUN", "PROPN", "ADJ", "X")


def find_bodies(sentence: Sentence, number: int, spans: Sequence[Span], words: NameWords, text: str) -> list[Draft]:
    """Drafts of kind organisation and group in a sentence, the longest where they are nested; `spans` are the tagger's names."""
    names = {first: end for first, end, _ in spans}
    people = frozenset(first for first, end, kind in spans if kind == "person" and end - first > 1) if words.genitive else frozenset()
    found: list[tuple[int, int, int, bool]] = []
    for head in range(len(sentence.tokens)):
        phrase = _phrase(sentence, head, words, names)
        if phrase is not None and head + 1 in people and _headed(sentence, head, words):
            continue  # "владельца компании Ивана Коваля": the name is his, and not the company's
        if phrase is not None:
            found.append((phrase[0], phrase[1], head, phrase[2]))
    outer = [f for f in found if not any(o[0] <= f[0] and f[1] <= o[1] and o[:2] != f[:2] for o in found)]
    outer += [f for f in found if f not in outer and f[1] - f[0] > 1 and _of_a_state(sentence, f[0], f[1], text)]
    seen: set[tuple[int, int]] = set()
    drafts = []
    for first, end, head, group in outer:
        if (first, end) not in seen:
            seen.add((first, end))
            state = not group and words.has("geo", sentence.tokens[head]) and _state(sentence, head, first, end)
            kind: MentionKind = "place" if state else "group" if group else "organisation"
            start, stop = sentence.tokens[first].start, sentence.tokens[end - 1].end
            key = None if state else word_key(sentence.tokens[head].lemma)
            drafts.append(Draft(start, stop, text[start:stop], kind, head=key, sentence=number))
    return drafts


def _headed(sentence: Sentence, head: int, words: NameWords) -> bool:
    """Whether the office of who heads a body stands right before it, adjectives left aside."""
    before = next((t for t in reversed(sentence.tokens[:head]) if t.pos != "ADJ"), None)
    return before is not None and words.has("roles", before)


def _of_a_state(sentence: Sentence, first: int, end: int, text: str) -> bool:
    """Whether a body inside another's name is a state's by its own words: "régime de Bokassa" in "forces du régime de Bokassa"."""
    return state_actor(text[sentence.tokens[first].start : sentence.tokens[end - 1].end]) is not None


def _state(sentence: Sentence, head: int, first: int, end: int) -> bool:
    """Whether a capitalised "union" or "federation" is a state's full name: with the name or adjective of the state alone beside it."""
    tokens = sentence.tokens
    beside = [t.text for t in tokens[first:end] if t.index != head and capital(t) and t.pos != "ADP"]
    return capital(tokens[head]) and bool(beside) and all(actors().country(word) is not None for word in beside[-1:])


def _phrase(sentence: Sentence, head: int, words: NameWords, names: dict[int, int]) -> tuple[int, int, bool] | None:
    """(first, end, whether a group) of the phrase around a head word, or None where the word is no actor here."""
    token = sentence.tokens[head]
    if token.dep == "compound:lvc":  # "hareket etti" moved, and is no movement
        return None
    people = words.genitive and token.dep != "amod" and words.has("groups", token)  # "кенийские ВОЕННЫЕ" read as an adjective
    if token.pos not in NOUNS or len(token.text) < 3 or (token.pos == "ADJ" and not capital(token) and not people):
        return None
    if not words.head_first and head > 1 and sentence.tokens[head - 1].text in HYPHENS and glued(sentence, head) and not capital(token):
        return None
    double = _double(sentence, head, words)
    group = not double and _is_group(token, words)
    if not group and words.has("arms", token):
        return _armed_phrase(sentence, head, words, names)
    if not group and not words.has("bodies", token) and not double:
        return None
    first, end = (_first_of(sentence, head, words), _unbroken(sentence, head, reach_right(sentence, head, words, names), words))
    if double:
        first = min(first, head - 1) if not words.head_first else first
    if group:
        first = max([first, *(stop for start, stop in names.items() if first <= start < stop <= head and _person(sentence, start, words))])
        return (first, end, True) if _heads_phrase(sentence, head, words) else None
    return (first, end, False) if _acts(sentence, head, (first, end), words, double) else None


def _unbroken(sentence: Sentence, head: int, end: int, words: NameWords) -> int:
    """Where the phrase of a body ends before what no body is called by: "a" with its preposition, or a pronoun taken for an article, as in
    "l'Union des éleveurs d'un pacte", "la Guardia las vio"."""
    tokens = sentence.tokens
    for at in range(head + 1, end if words.head_first else head + 1):
        key, linked = word_key(tokens[at].text), tokens[at - 1].pos == "ADP"
        if not tokens[at].text.islower() or key in words.of - words.articles:
            continue
        if key in words.indefinite - words.of:
            return at - 1 if linked and at - 1 > head else at
        if tokens[at].pos in ("DET", "PRON") and not linked and not any(map(capital, tokens[at + 1 : end])):
            return at
    return end


def _armed_phrase(sentence: Sentence, head: int, words: NameWords, names: dict[int, int]) -> tuple[int, int, bool] | None:
    """The phrase of what an army strikes with, where it strikes and says whose it is: "Kenyan warplanes bombed"; None for "drones"."""
    first, end = _first_of(sentence, head, words), reach_right(sentence, head, words, names)
    if not _strikes(sentence, head, end, words):
        return None
    phrase = " ".join(t.text for t in sentence.tokens[first:end])
    if words.has("craft", sentence.tokens[head]) and not any(f" {mark} " in f" {word_key(phrase)} " for mark in words.craft_of_war):
        return None
    owned = state_actor(phrase) or any(words.has("lone_bodies", t) for t in sentence.tokens[first:end] if t.index != head)
    return (first, end, True) if owned else None


def _strikes(sentence: Sentence, head: int, end: int, words: NameWords) -> bool:
    """Whether arms are the doer of a finite verb of striking, with nothing between that tells whose hands they were in ("fired by")."""
    token, verb = sentence.tokens[head], sentence.tokens[sentence.tokens[head].head]
    if token.dep != "nsubj" or verb.index < end or verb.pos != "VERB" or word_key(verb.lemma) not in words.strikes:
        return False
    below = {sentence.tokens[i].dep for i in sentence.children[verb.index]}
    finite = verb.feature("VerbForm") == "Fin" or "aux" in below
    told = any(t.pos in ("VERB", "PUNCT") for t in sentence.tokens[end : verb.index]) or sentence.child(
        head, "acl", "acl:relcl", "nmod", "conj"
    )
    return finite and not told and not below & {"aux:pass", "nsubj:pass", "obl:agent"}


def _person(sentence: Sentence, first: int, words: NameWords) -> bool:
    """Whether the name that begins at a word stands behind an office, so that no group behind it is named by it."""
    return not words.head_first and not words.genitive and first > 0 and words.has("roles", sentence.tokens[first - 1])


def _first_of(sentence: Sentence, head: int, words: NameWords) -> int:
    if not words.head_first:
        return reach_left(sentence, head, words)
    first = head
    while first > 0 and sentence.tokens[first - 1].pos == "ADJ" and capital(sentence.tokens[first - 1]) and first - 1 > 0:
        first -= 1
    return first


def _double(sentence: Sentence, head: int, words: NameWords) -> bool:
    """Whether the word and its neighbour are one head, in whatever case: "civil defence", "general staff", "береговой охраны"."""
    if head == 0:
        return False
    written = f"{sentence.tokens[head - 1].text} {sentence.tokens[head].text}"
    if words.genitive and written.islower() and actors().lookup(written):
        return False  # a white house, and not the White House
    pair = " ".join(map(word_key, written.split()))
    return pair in words.bodies or (words.genitive and name_key(pair) in _pairs(words.bodies))


@lru_cache(maxsize=8)
def _pairs(bodies: frozenset[str]) -> frozenset[str]:
    """The heads of two words as they are known in all their cases."""
    return frozenset(name_key(body) for body in bodies if " " in body)


def _is_group(token: Token, words: NameWords) -> bool:
    if words.genitive:
        return token.feature("Number") == "Plur" and words.has("groups", token) and word_key(token.lemma) not in words.outside
    if words.owned_heads:
        return words.has("groups", token)
    return word_key(token.text) in words.groups or (token.feature("Case") is not None and word_key(token.lemma) in words.groups)


def _heads_phrase(sentence: Sentence, head: int, words: NameWords) -> bool:
    """Whether a plural is the head of its phrase, not a modifier of the next noun ("civilians homes", "rebels' base")."""
    if words.head_first or head + 1 >= len(sentence.tokens):
        return True
    after = sentence.tokens[head + 1]
    return not (sentence.tokens[head].dep == "compound" and after.pos in ("NOUN", "PROPN"))


def _acts(sentence: Sentence, head: int, span: tuple[int, int], words: NameWords, double: bool) -> bool:
    """Whether a body is one that can act here: it says whose it is, or is an actor by itself and not "a", "any"."""
    tokens = sentence.tokens
    (first, end), token = span, tokens[head]
    if not words.head_first and head + 1 < len(tokens) and _modifier_of_next(sentence, head, words):
        return False
    before = word_key(tokens[first - 1].text) if first else ""
    inside = [t for t in tokens[first:end] if t.index != head]
    phrase = " ".join(t.text for t in tokens[first:end])
    owned = any(capital(t) and t.index for t in [*inside, token]) or _owner_before(sentence, first, words) or bool(state_actor(phrase))
    if before in words.indefinite and not any(capital(t) for t in tokens[first:end]):
        return False
    if token.feature("Number") == "Plur" and not capital(token):
        return False
    if words.has("weak_bodies", token) and not double:
        if end - first > 1 and _of_people(inside, token, words):
            return True
        return owned and (end - first > 1 or before in words.possessive_marks)
    if end - first > 1 and not double:
        return True
    return double or words.has("lone_bodies", token) or owned


def _of_people(inside: Sequence[Token], token: Token, words: NameWords) -> bool:
    """Whether a league says whose it is: "Федерация портовиков" is a body, "Движение поездов" is none."""
    league = capital(token) and words.has("leagues", token) and not words.has("fighting", token)
    return league and any(t.feature("Number") == "Plur" and t.feature("Case") == "Gen" and t.pos == "NOUN" for t in inside)


def _owner_before(sentence: Sentence, first: int, words: NameWords) -> bool:
    """Whether a possessor stands right before: "Turkey's presidential office", "his office" says nothing."""
    tokens = sentence.tokens
    return first > 1 and word_key(tokens[first - 1].text) in words.possessive_marks and capital(tokens[first - 2])


def _modifier_of_next(sentence: Sentence, head: int, words: NameWords) -> bool:
    """Whether the word only describes the noun after it: "government spokesman", "police officers", "army base"."""
    after = sentence.tokens[head + 1]
    token = sentence.tokens[head]
    if words.genitive and after.feature("Case") == "Gen":
        return False  # "представитель министерства обороны": where owners stand behind, a noun describes the one before it
    if token.feature("Case") == "Nom" and after.feature("Case") not in (None, "Nom") and after.feature("Number[psor]") is None:
        return False  # where a noun that is owned has an ending that says so, one without it is a phrase of its own
    follows = after.pos in ("NOUN", "PROPN") and after.text[:1].isalpha() and after.start - token.end <= 1
    return follows and token.dep in ("compound", "nmod", "flat")


def leaders_in(sentence: Sentence, body: Draft, words: NameWords, text: str) -> list[Draft]:
    """The leader whose name is a part of what his government is called: "the Bokassa regime", "régime de Jean-Bedel Bokassa"."""
    tokens = sentence.tokens
    inside = [t.index for t in tokens if body.start <= t.start and t.end <= body.end]
    found = []
    for code in sorted(actors().leader_words):
        known = actors().leader_words[code]
        run = [i for i in inside if set(fold_name(tokens[i].text).split()) <= known and (capital(tokens[i]) or "-" in tokens[i].text)]
        while run and not capital(tokens[run[0]]):
            run = run[1:]
        if (
            run
            and run[-1] - run[0] == len(run) - 1
            and any(sum(map(str.isalpha, tokens[i].text)) > 2 and len(tokens[i].text) > 3 and capital(tokens[i]) for i in run)
        ):
            end, first = past_particle(sentence, run[-1] + 1, words), run[0]
            while (
                first - 1 in inside and capital(tokens[first - 1]) and tokens[first - 1].pos == "PROPN" and _given(tokens[first - 1], words)
            ):
                first -= 1
            start, stop = tokens[first].start, tokens[end - 1].end
            found.append(Draft(start, stop, text[start:stop], "person", sentence=body.sentence))
    return found[:1]


def _given(token: Token, words: NameWords) -> bool:
    """Whether a capitalised word before a leader's last name can be a first name: no state, no word of the lists."""
    return not words.classes(token) and actors().stands_for(token.text) is None
