"""What a counted noun suffered or did: from its place in the parse to a measure, by the word lists of a pack (`figures.toml`).

A measure has `nouns` that the number counts themselves ("14 dead"), verbs of which the counted is `object` or `subject`, nouns that it
stands under with "of" (`of`: "the death of two men"), prepositions with a noun or verb (`cased`: "by vote"), `agent`s of passives, words
right `after` the noun (`single` lets "a tank" count as one), and `mass` verbs that count for large numbers only. "lose@life" needs the second word beside the first;
"surrender!" must have no object. `kind` tells what may be counted: people, things, acts, votes, money.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tidings.annotate import Sentence, Token, lemma
from tidings.fold import fold
from tidings.language import Pack

SUBJECTS = ("nsubj", "csubj")
OBLIQUES = ("obl", "obl:arg", "obl:mod", "nmod", "obl:agent", "obl:unmarked", "nmod:unmarked")
LISTS = ("nouns", "object", "subject", "of", "cased", "agent", "after", "mass")


@dataclass(frozen=True)
class Measure:
    """One measure of a pack: its lists as sets of (word, word beside it or None)."""

    name: str
    kind: str
    lists: Mapping[str, frozenset[tuple[str, str | None]]]
    single: bool


@dataclass(frozen=True)
class MeasureWords:
    """What a pack says of figures."""

    pack: Pack
    measures: tuple[Measure, ...]
    words: Mapping[str, frozenset[str]]
    currencies: Mapping[str, str]
    mass_from: int

    def kinds_of(self, noun: Token | None, money: bool) -> tuple[str, ...]:
        """What kinds of measure may count a noun."""
        if money:
            return ("money",)
        if noun is None:
            return ("people", "acts", "votes", "things")
        names = forms(noun, self.pack)
        if names & self.words["incidents"]:
            return ("acts",)
        if names & self.words["units"] and not names & self.words["things"]:
            return ()
        if names & self.words["things"]:
            return ("things", "acts", "votes")
        if names & self.words["persons"]:
            return ("people",)
        return ("people", "acts", "votes", "things")


WORD_LISTS = ("units", "number_names", "zero", "inclusion", "against", "part_of", "collectives", "others", "articles", "partitive", "negation", "passive_cases", "total",
              "period_open", "period_past", "toll", "toll_verbs", "persons", "incidents", "things")  # fmt: skip


@lru_cache(maxsize=16)
def measure_words(pack: Pack) -> MeasureWords | None:
    """The compiled lists of a pack; None where it has none."""
    source: dict[str, Any] = pack.toml("figures")
    if not source:
        return None
    words = {name: frozenset(fold(w) for w in source.get(name, ())) for name in WORD_LISTS}
    measures = tuple(
        Measure(
            row["name"], row["kind"], {key: _entries(row.get(key, ()), words) for key in LISTS}, row.get("single", row["kind"] == "people")
        )
        for row in source["measure"]
    )
    return MeasureWords(pack, measures, words, {fold(k): v for k, v in source["currencies"].items()}, source["mass_from"])


def _entries(listed: Sequence[str], words: Mapping[str, frozenset[str]]) -> frozenset[tuple[str, str | None]]:
    found: set[tuple[str, str | None]] = set()
    for entry in listed:
        if entry.startswith("@"):
            found |= {(word, None) for word in words[entry[1:]]}
        elif entry.endswith("!"):
            found.add((fold(entry[:-1]), "!"))
        else:
            word, _, beside = entry.partition("@")
            found.add((fold(word), fold(beside) or None))
    return frozenset(found)


@lru_cache(maxsize=100_000)
def _forms(text: str, code: str) -> frozenset[str]:
    return frozenset({fold(text), fold(lemma(text, code)), fold(lemma(text.lower(), code))})


def forms(token: Token, pack: Pack) -> frozenset[str]:
    """A word as written and its dictionary forms, folded; the pack's `endings` give those of participles and plurals."""
    return _forms(token.text, pack.code) | {fold(token.lemma)} | _by_ending(token.text.lower(), pack)


@lru_cache(maxsize=100_000)
def _by_ending(word: str, pack: Pack) -> frozenset[str]:
    endings: dict[str, str] = pack.toml("figures").get("endings", {})
    return frozenset(fold(word[: -len(old)] + new) for old, new in endings.items() if word.endswith(old) and len(word) > len(old) + 2)


def measures_at(
    sentence: Sentence, head: int, site: int, span: tuple[int, int], value: float, money: bool, loose: bool, words: MeasureWords
) -> list[tuple[Measure, int]]:
    """The measures that the parse gives a counted word: of the word itself, then of what it depends on.

    `head`, `site` are those of a `counts.Count`, `span` the number's tokens with its bounding words, `value` its size, `money`
    and `loose` as there. With each
    measure comes the index of the token that told it.
    """
    counted = sentence.tokens[head]
    kinds = words.kinds_of(None if span[0] <= head < span[1] else counted, money)
    places = [*_neighbours(sentence, head, span), *(_next_verb(sentence, span) if loose else _roles(sentence, site, span, words))]
    if head == site or not sentence.child(head, "det"):
        places.insert(0, ("nouns", head))
    found = _listed(sentence, places, kinds, site, value, words)
    by_role = [f for f in found if f[1] != head]
    if any(m.kind == "people" for m, _ in by_role):
        return by_role
    if not found and forms(counted, words.pack) & (words.words["persons"] | words.words["others"]):
        return _listed(sentence, list(_next_verb(sentence, span)), kinds, site, value, words)  # where the parse went wrong
    return found


def _listed(
    sentence: Sentence, places: Sequence[tuple[str, int]], kinds: Sequence[str], site: int, value: float, words: MeasureWords
) -> list[tuple[Measure, int]]:
    """The measures that list the word at one of the places in its role, with that place."""
    found: list[tuple[Measure, int]] = []
    for measure in words.measures:
        if measure.kind not in kinds or any(m.name == measure.name or {m.kind, measure.kind} == {"votes"} for m, _ in found):
            continue
        told = next((at for role, at in places if _fits(sentence, measure, role, at, site, value, words)), None)
        if told is not None:
            found.append((measure, told))
    return found


def _fits(sentence: Sentence, measure: Measure, role: str, at: int, head: int, value: float, words: MeasureWords) -> bool:
    """Whether a measure lists the word at a place in a role."""
    token = sentence.tokens[at]
    names = forms(token, words.pack)
    if role == "cased":
        cases = [c for c in sentence.child(head, "case")]
        return any((f"{fold(sentence.tokens[c].text)} {name}", None) in measure.lists["cased"] for c in cases for name in names)
    if role == "subject" and value >= words.mass_from and any((name, None) in measure.lists["mass"] for name in names):
        return True
    for word, beside in measure.lists.get(role, ()):
        if word in names and (beside is None or _beside(sentence, at, beside, words)):
            return not _negated(sentence, at, words) if role in ("object", "subject") else True
    return False


def _beside(sentence: Sentence, at: int, wanted: str, words: MeasureWords) -> bool:
    """Whether a word stands with another: among its dependants and theirs, or above it; "!" asks that it has no object."""
    if wanted == "!":
        return not sentence.child(at, "obj")
    below = [i for child in sentence.children[at] for i in (child, *sentence.children[child])]
    near = [*below, sentence.tokens[at].head]
    return any(wanted in forms(sentence.tokens[i], words.pack) for i in near if i != at)


def _negated(sentence: Sentence, at: int, words: MeasureWords) -> bool:
    return any(fold(sentence.tokens[i].text) in words.words["negation"] for i in sentence.children[at])


def _next_verb(sentence: Sentence, span: tuple[int, int]) -> Iterator[tuple[str, int]]:
    """The predicate right of a number that stands as its subject whatever the parse says."""
    for token in sentence.tokens[span[1] :]:
        if (token.pos == "VERB" and token.dep not in ("acl", "case", "acl:relcl")) or sentence.child(token.index, "cop"):
            yield "object" if _passive(sentence, token.index) else "subject", token.index
            return


def _neighbours(sentence: Sentence, head: int, span: tuple[int, int]) -> Iterator[tuple[str, int]]:
    """The word right after the number or its noun ("45 injured", "120 people on board"), and words put to the noun."""
    after = span[1]
    while after < len(sentence.tokens) and sentence.tokens[after].pos == "ADV":
        after += 1
    if after < len(sentence.tokens) and sentence.tokens[after].pos in ("ADJ", "NOUN", "VERB", "PROPN"):
        yield "nouns", after
    for child in sentence.children[head]:
        token = sentence.tokens[child]
        if token.dep in ("amod", "acl", "xcomp") and child > span[0]:
            yield "nouns", child
    for at in range(max(head, span[1] - 1) + 1, min(head + 4, len(sentence.tokens))):
        yield "after", at


def _roles(sentence: Sentence, head: int, span: tuple[int, int], words: MeasureWords) -> Iterator[tuple[str, int]]:
    """(role, index of the word that gives it) for a counted word, climbing through lists and appositions."""
    at, seen = head, set[int]()
    while span[0] <= sentence.tokens[at].head < at and sentence.tokens[at].head < span[1]:  # "a total of 51 fighters"
        at = sentence.tokens[at].head
    while at not in seen:
        seen.add(at)
        yield from _participles(sentence, at)
        token = sentence.tokens[at]
        yield from _role(sentence, at, span, words)
        if token.dep not in ("conj", "appos", "compound", "flat", "dep", "list") and not _in_collective(sentence, at, words):
            return
        at = token.head


def _in_collective(sentence: Sentence, at: int, words: MeasureWords) -> bool:
    """Whether a noun stands with "of" under a word for a number of people: "a group of 85 villagers"."""
    cases = {fold(sentence.tokens[i].text) for i in sentence.child(at, "case")}
    above = sentence.tokens[sentence.tokens[at].head]
    return bool(cases & words.words["partitive"]) and bool(forms(above, words.pack) & words.words["collectives"])


def _role(sentence: Sentence, at: int, span: tuple[int, int], words: MeasureWords) -> Iterator[tuple[str, int]]:
    token = sentence.tokens[at]
    above, dep = token.head, token.dep
    if dep in ("advmod", "det") and span[0] <= at < span[1]:  # a bounding word that the parse makes the head: "plus de 300"
        dep = "obj" if above < at else "nsubj"
    cases = [i for i in sentence.child(at, "case") if not span[0] <= i < span[1]]
    if dep in ("nsubj:pass", "csubj:pass"):  # reflexives and verbs with "être" are parsed so too
        yield from (("subject", i) for i in _with_conjuncts(sentence, above, shared=True))
    if dep in ("nsubj:pass", "csubj:pass") or (dep.startswith(SUBJECTS) and _passive(sentence, above)):
        yield from (("object", i) for i in _with_conjuncts(sentence, above, shared=True))
    elif dep.startswith(SUBJECTS):
        yield from (("subject", i) for i in _with_conjuncts(sentence, above, shared=True))
        yield from (("nouns", i) for i in [above] if sentence.child(above, "cop"))
    elif dep == "conj" and sentence.tokens[above].pos == "VERB" and token.pos != "VERB":  # "one died and 29 others were hurt"
        verbs = [i for i in sentence.child(above, "conj") if i > at and not sentence.child(i, "nsubj", "nsubj:pass")]
        yield from (("object" if _passive(sentence, i) else "subject", i) for i in verbs)
    elif dep in ("obj", "iobj", "xcomp", "ccomp") or (dep in OBLIQUES and not cases):
        yield from (("object", i) for i in _with_conjuncts(sentence, above, shared=False) if i < at)
    elif dep in OBLIQUES:
        folded = {fold(sentence.tokens[i].text) for i in cases}
        if folded & words.words["partitive"]:
            yield "of", above
        if folded & words.words["passive_cases"]:
            yield "agent", above
        yield "cased", above
        yield "cased", at
        yield from _toll(sentence, above, words)


def _toll(sentence: Sentence, verb: int, words: MeasureWords) -> Iterator[tuple[str, int]]:
    """A toll that rises to a number counts deaths: the role of "death" is given to it."""
    if forms(sentence.tokens[verb], words.pack) & words.words["toll_verbs"]:
        for subject in sentence.child(verb, "nsubj", "nsubj:pass"):
            if forms(sentence.tokens[subject], words.pack) & words.words["toll"]:
                yield "of", subject


def _passive(sentence: Sentence, verb: int) -> bool:
    return bool(sentence.child(verb, "aux:pass"))


def _participles(sentence: Sentence, at: int) -> Iterator[tuple[str, int]]:
    """Participles and relative clauses that hang on a counted noun: "two men killed in", "people who fled"."""
    for child in sentence.children[at]:
        token = sentence.tokens[child]
        if token.dep == "acl" and token.feature("VerbForm") == "Part" and not sentence.child(child, "nsubj"):
            yield "object", child
            yield "subject", child
        if token.dep == "acl:relcl":
            passive = _passive(sentence, child)
            relative = [i for i in sentence.child(child, "nsubj", "nsubj:pass") if sentence.tokens[i].pos in ("PRON", "DET")]
            yield ("object" if passive else "subject" if relative else "object"), child


def _with_conjuncts(sentence: Sentence, verb: int, shared: bool) -> list[int]:
    """A verb and the verbs joined to it that have no subject (shared) or object of their own; open complements too."""
    own = ("nsubj", "nsubj:pass") if shared else ("obj",)
    found = [verb]
    for child in sentence.children[verb]:
        token = sentence.tokens[child]
        if token.dep == "conj" and token.pos in ("VERB", "ADJ") and not sentence.child(child, *own):
            found.append(child)
        if shared and token.dep == "xcomp":
            found.append(child)
    token = sentence.tokens[verb]
    if not shared and token.dep == "conj" and sentence.tokens[token.head].pos == "VERB" and not sentence.child(token.head, "obj"):
        found.append(token.head)
    return found
