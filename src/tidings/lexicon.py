"""The event lexicon of a pack: which words and phrases report an event, of what type, and who stands where around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from tidings.annotate_types import SEEN_SENTENCES, Sentence, Token
from tidings.cues import cues_of
from tidings.datewords import weekdays
from tidings.errors import PackError
from tidings.event_rows import event_rows
from tidings.language import Pack
from tidings.letters import plain
from tidings.verbforms import classes_by_form, verb_forms

Pos = Literal["V", "N", "A"]
CLASSES: dict[str, tuple[Pos, ...]] = {"VERB": ("V",), "AUX": ("V",), "NOUN": ("N",), "PROPN": ("N",), "ADJ": ("A",)}


UNLIKELY = ("ADJ", "ADV", "ADP", "PROPN", "X", "SCONJ")
NOMINAL = ("nsubj", "obj", "iobj", "obl", "nmod", "appos", "compound")
HELPERS = ("aux", "aux:pass", "aux:tense", "cop")

LEAST_PART, LEAST_LAST_PART = 3, 5  # letters of a compound's first part and of the last part that tells what it is


@dataclass(frozen=True, slots=True)
class Roles:
    """Grammatical slots of actors and recipients: "sbj", "obj", or prepositions; reciprocal if both sides act alike.

    "self" is the word itself: "demonstrators" tells of a demonstration and of whoever makes it.
    """

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    reciprocal: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of `events.tsv`: lemmas, the place of the trigger among them, type, mode and roles; `own` if a user added it."""

    words: tuple[str, ...]
    head: int
    pos: Pos
    type: str
    mode: str | None
    roles: Roles
    own: bool = False

    @property
    def act(self) -> str:
        """The type of what it tells; of public life its kind too: a vote and the announcing of its results are two acts."""
        return f"{self.type} {self.mode}" if self.type == "CIVIC" and self.mode else self.type


@dataclass(frozen=True, slots=True)
class Trigger:
    """Where an entry stands in a sentence: the head's index, and the indices of all its words."""

    index: int
    tokens: tuple[int, ...]
    entry: Entry


def read_roles(written: str) -> Roles:
    """Roles as a pack writes them: "sbj>obj,on", "sbj+obj,with", "by,of>on,against", "-<sbj" (the subject suffers it)."""
    if "<" in written:
        left, right = written.split("<", 1)
        return Roles(_slots(left), _slots(right))
    if "+" in written:
        left, right = written.split("+", 1)
        return Roles(_slots(left) + _slots(right.replace(">", ",")), (), reciprocal=True)
    left, _, right = written.partition(">")
    return Roles(_slots(left), _slots(right))


def _slots(written: str) -> tuple[str, ...]:
    return tuple(slot.strip() for slot in written.split(",") if slot.strip() not in ("", "-"))


@lru_cache(maxsize=32)
def lexicon(pack: Pack) -> dict[tuple[str, Pos], tuple[Entry, ...]]:
    """Entries by the lemma and class of their head, the longest first, a user's own before the pack's."""
    own = set(pack.own_rows())
    head_first = pack.toml("names").get("order") == "head_first"
    found: dict[tuple[str, Pos], list[Entry]] = defaultdict(list)
    for row in event_rows(pack):
        phrase, pos, kind, mode, roles = row[:5]
        if pos not in ("V", "N", "A"):
            raise PackError(f"{pack.folder / 'events.tsv'}: {phrase!r} has part of speech {pos!r}; write V, N or A")
        words = tuple(plain(phrase, pack).lower().split())
        head = 0 if head_first else _head(words, pos)
        words = tuple(word.lstrip("*") for word in words)
        entry = Entry(words, head, pos, kind, None if mode in ("", "-") else mode, read_roles(roles), row in own)  # type: ignore[arg-type]
        found[words[head], pos].append(entry)  # type: ignore[index]
    return {key: tuple(sorted(entries, key=lambda e: (-len(e.words), not e.own, e.words, e.type))) for key, entries in found.items()}


def as_type(pack: Pack, entry: Entry, word: str, kind: str) -> Entry:
    """An entry as one of another type: with the mode and roles of the pack's own entry of the word and type, else with its own roles."""
    like = next((e for e in lexicon(pack).get((word, entry.pos), ()) if e.type == kind), None)
    return replace(entry, type=kind, mode=like.mode if like else None, roles=like.roles if like else entry.roles)


def _head(words: tuple[str, ...], pos: str) -> int:
    """The trigger: a verb or adjective stands first, a noun last, or before the first preposition-like short word. Where modifiers follow
    their noun, it stands first too; a star before a word marks it where order tells nothing."""
    if pos != "N":
        return 0
    if starred := [index for index, word in enumerate(words) if word.startswith("*")]:
        return starred[0]
    for index, word in enumerate(words[1:], 1):
        if word in ("of", "to", "for", "on", "in", "de", "du", "des", "d'", "à", "au", "en", "pour", "sur"):
            return index - 1
    return len(words) - 1


def find_triggers(sentence: Sentence, pack: Pack) -> list[Trigger]:
    """The triggers of a sentence in text order; words taken by a longer phrase are not triggers of their own."""
    return list(_triggers(sentence.home, pack))


@lru_cache(maxsize=SEEN_SENTENCES)
def _triggers(sentence: Sentence, pack: Pack) -> tuple[Trigger, ...]:
    entries = lexicon(pack)
    forms, compounds = verb_forms(pack), _compounds(pack)
    cues = cues_of(pack)
    endings, apart = cues.endings, (cues.later | cues.earlier) - cues.until  # "до" is "to" as often as "before"
    candidates: list[Trigger] = []
    for token in sentence.tokens:
        for pos in classes_by_form(token, _classes(sentence, token), forms):
            if (pos == "A" and _names_somebody(token)) or (pos == "V" and token.pos == "AUX" and token.dep in HELPERS):
                continue
            for entry in _entries(entries, token, pos, endings) or _by_last_part(token, pos, pack):
                matched = _match(sentence, token, entry, compounds, apart)
                if matched is not None:
                    candidates.append(Trigger(token.index, matched, entry))
    candidates.sort(key=lambda t: (-len(t.entry.words), -_worded(sentence, t), t.index, sum(abs(i - t.index) for i in t.tokens)))
    taken: set[int] = set()
    kept = []
    for trigger in candidates:
        if trigger.index not in taken:
            kept.append(trigger)
            taken.update(trigger.tokens)
    return tuple(sorted(kept, key=lambda t: t.index))


def _worded(sentence: Sentence, trigger: Trigger) -> int:
    """How many words of an entry stand there as they are, and not as the last part of a longer one."""
    words = {w for i in trigger.tokens for w in (sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower())}
    return sum(word in words for word in trigger.entry.words)


def _names_somebody(token: Token) -> bool:
    """Whether an adjective is no predicate: put to a noun, or for whoever is so ("spoke of five dead")."""
    return token.dep == "amod" or (token.pos == "ADJ" and token.dep.split(":")[0] in NOMINAL)


def _entries(entries: dict[tuple[str, Pos], tuple[Entry, ...]], token: Token, pos: Pos, endings: Sequence[str]) -> tuple[Entry, ...]:
    """The entries of a word by its lemma, its form, or its form without one of the pack's endings ("signées" -> "signé")."""
    form = token.text.lower()
    forms = [token.lemma.lower(), form, *(form[: -len(end)] for end in endings if form.endswith(end))]
    return tuple(dict.fromkeys(entry for f in dict.fromkeys(forms) for entry in entries.get((f, pos), ())))


@lru_cache(maxsize=32)
def _compounds(pack: Pack) -> bool:
    """Whether a pack says that its nouns are compounded."""
    return bool(pack.toml("parse").get("compounds"))


def _by_last_part(token: Token, pos: Pos, pack: Pack) -> tuple[Entry, ...]:
    """Entries for the last part of a compound noun ("Bauernprotest" is a "Protest") where the pack says that nouns are compounded."""
    if pos != "N" or token.pos != "NOUN" or not _compounds(pack):
        return ()
    word, entries = token.lemma.lower(), lexicon(pack)
    if word in pack.toml("parse").get("whole", ()):
        return ()
    for cut in range(LEAST_PART, len(word) - LEAST_LAST_PART + 1):
        found = [entry for entry in entries.get((word[cut:], pos), ()) if len(entry.words) == 1]
        if found:
            return tuple(found)
    return ()


def _classes(sentence: Sentence, token: Token) -> tuple[Pos, ...]:
    """Classes a token can be a trigger of; a participle may be an adjective, and whatever rules a subject or an object is a verb."""
    classes = CLASSES.get(token.pos, ())
    if (
        token.dep == "root"
        and token.pos in UNLIKELY
        and sentence.child(token.index, "obj", "nsubj")
        and not sentence.child(token.index, "cop")
    ):
        return (*classes, "V")
    plainly = token.pos == "NOUN" and not sentence.child(token.index, "cop", "det", "case", "amod", "nmod")
    if plainly and token.dep == "root" and sentence.child(token.index, "obj") and sentence.child(token.index, "nsubj", "compound"):
        return (*classes, "V")  # "gunmen overran the post"
    clausal = token.dep in ("parataxis", "ccomp", "advcl", "conj", "acl:relcl") and sentence.child(token.index, "nsubj")
    if plainly and clausal and not sentence.child(token.index, "compound"):
        return (*classes, "V")  # "since the minister quit"
    if classes == ("V",) and token.feature("VerbForm") in ("Part", "Ger"):
        return ("V", "A")
    if classes == ("A",):
        return ("A", "V") if token.feature("VerbForm") == "Part" else ("A",)
    return classes


def _match(sentence: Sentence, token: Token, entry: Entry, compounds: bool, apart: frozenset[str]) -> tuple[int, ...] | None:
    """Indices of the words of an entry whose head is this token, or None: the others stand under it or right beside it.

    With `compounds` the last part of a noun is enough: "blockierten die Landstraße" has the words of "blockieren straße". What a word of
    `apart` leads is another act than the verb's: "was held after a rally" held none.
    """
    if len(entry.words) == 1:
        return (token.index,)
    if entry.pos == "V" and token.dep == "amod" and token.feature("VerbForm") == "Part":
        return None
    reach = _reach(sentence, token.index, entry)
    found = [token.index]
    for place, word in enumerate(entry.words):
        if place == entry.head:
            continue
        if _is_enclitic(token, word):
            continue
        alike = [i for i in reach if i not in found and word in (sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower())]
        if not alike and compounds and len(word) >= LEAST_LAST_PART:
            alike = [i for i in reach if i not in found and _ends_in(sentence.tokens[i], word)]
        fits = [i for i in alike if not _before_a_day(sentence, i) and not (entry.pos == "V" and _at_another_time(sentence, i, apart))]
        if not fits:
            return None
        found.append(min(fits, key=lambda i: abs(i - token.index)))
    return tuple(sorted(found))


def _ends_in(token: Token, word: str) -> bool:
    """Whether a noun is a compound with a word for its last part."""
    lemma = token.lemma.lower()
    return token.pos in ("NOUN", "PROPN") and lemma.endswith(word) and len(lemma) - len(word) >= LEAST_PART


def _before_a_day(sentence: Sentence, index: int) -> bool:
    """Whether a preposition only leads the day of an act: "called on Monday for talks" calls on nobody."""
    token = sentence.tokens[index]
    return token.dep == "case" and token.head > index and bool(weekdays(sentence.tokens[token.head].text))


def _at_another_time(sentence: Sentence, index: int, apart: frozenset[str]) -> bool:
    """Whether a noun is led by a word for before or after."""
    return sentence.tokens[index].pos == "NOUN" and any(sentence.tokens[i].text.lower() in apart for i in sentence.child(index, "case"))


def _is_enclitic(token: Token, word: str) -> bool:
    """Whether a word of a phrase is written at the end of its verb: "reunirse" has the "se" of "reunir se"."""
    form = token.text.lower()
    return token.feature("VerbForm") in ("Inf", "Ger") and len(word) > 1 and form.endswith(word) and not token.lemma.lower().endswith(word)


def _reach(sentence: Sentence, index: int, entry: Entry) -> list[int]:
    """Tokens that may belong to a phrase headed here: two steps down the tree, and a few words beside, behind a verb only.

    A participle has what it is put to for its object: "the results proclaimed on Thursday".
    Who receives a minister is no part of the phrase, though a minister himself ("was received on Monday by the minister"); nor is "the
    army" in "the army withdrew its forces".
    """
    doer = ("nsubj", "obl:agent") if entry.pos == "V" and entry.roles.reciprocal and {"sbj", "obj"} <= set(entry.roles.actors) else ()
    ruled = entry.pos == "V" and "sbj" in entry.roles.actors and sentence.child(index, "obj")
    apart = [i for i in sentence.child(index, "nsubj") if sentence.tokens[i].feature("Case") in (None, "Nom")] if ruled else []
    below = [i for i in sentence.children[index] if sentence.tokens[i].dep not in doer]
    led = [g for child in sentence.children[index] for g in sentence.children[child] if doer and sentence.child(g, "case")]
    below += [
        g for child in below if sentence.tokens[child].dep not in ("ccomp", "advcl", "conj", "parataxis") for g in sentence.children[child]
    ]
    said_of = sentence.child(index, "nsubj") if entry.pos == "V" else []  # "nurses on strike did": what the doer is is no part of it
    apart += [g for child in said_of for g in sentence.child(child, "nmod") if sentence.child(g, "case")]
    below += [g for i in below if sentence.tokens[i].dep == "acl" and not sentence.child(i, "nsubj") for g in sentence.children[i]]
    first = index + 1 if entry.pos == "V" or entry.head == 0 else index - 2
    beside = [i for i in range(first, index + 4) if 0 <= i < len(sentence.tokens) and i != index]
    if entry.pos == "V" and sentence.tokens[index].dep == "acl" and sentence.tokens[index].head > index:
        beside = [i for i in beside if i <= sentence.tokens[index].head]  # a clause before its noun ends there
    opening = [i for i in sentence.child(index, "mark") if i < index]  # "to" in "to protest" is not that of "protest to"
    token = sentence.tokens[index]
    below += [token.head] if entry.pos == "V" and token.dep == "cop" and token.pos == "VERB" else []  # "kamen am Montag frei"
    put_to = {token.head} if entry.pos == "V" and token.dep == "acl" and token.feature("VerbForm") == "Part" else set[int]()
    return sorted((set(below) | set(beside) | put_to) - set(apart) - set(opening) - set(led))
