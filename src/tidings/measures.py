"""What a counted noun suffered or did: from its place in the parse to a measure, by the word lists of a pack (`measurewords.py`).

The relations are those of Universal Dependencies. What the parse gives is climbed through lists, appositions, relative clauses and
participles; where a parser is known to err (numbers hung on dates, bounding words made heads) the rule says so beside the code.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tidings.annotate_types import Sentence, is_short_passive
from tidings.counts import Count
from tidings.fold import fold
from tidings.lemmas import lemma
from tidings.measurewords import Measure, MeasureWords, forms, words_in

SUBJECTS = ("nsubj", "csubj")
OBLIQUES = ("obl", "obl:arg", "obl:mod", "nmod", "obl:agent", "obl:unmarked", "nmod:unmarked")
CLAUSES = ("advcl", "ccomp", "conj", "acl:relcl", "parataxis")
ALONE = 3  # words back from an adverb to a number that it alone is said of
CLIMBED = ("conj", "appos", "compound", "flat", "dep", "list")

TOLL_REACH = 20  # words between a toll and the number that it rises to
TOLL_VERB, TOLL_VERB_BEHIND = 5, 2  # words between that number and the verb, before and behind it

Place = tuple[str, int]


def measures_at(count: Count, words: MeasureWords) -> list[tuple[Measure, int]]:
    """The measures that the parse gives a count, each with the index of the token that told it.

    First the counted word itself and its neighbours, then what it depends on; where the parse gives nothing for people, the next verb.
    """
    sentence, head, span = count.sentence, count.head, (count.lead, count.span[1])
    roles = _next_verb(sentence, span) if count.loose else _roles(sentence, count.site, span, count.lead, words)
    toll = _toll(sentence, span, count.lead, words) if head == count.site and span[0] <= head < span[1] else ()
    places: list[Place] = [*_neighbours(sentence, head, span), *roles, ("cased", head), *toll]
    if head == count.site or not sentence.child(head, "det"):
        places.insert(0, ("nouns", head))
    found = _listed(count, places, words)
    by_noun = [f for f in found if f[1] == head]
    tolls = [f for f in found if forms(sentence.tokens[f[1]], words.pack) & words.words["toll"]]
    right_before = [f for f in found if f[1] == span[0] - 1]
    by_role = right_before or [f for f in found if f not in by_noun and not (by_noun and f in tolls)]
    if any(m.kind == "people" for m, _ in by_role):
        return by_role
    if not found and forms(sentence.tokens[head], words.pack) & (words.words["persons"] | words.words["others"]):
        return _listed(count, list(_next_verb(sentence, span)), words)  # where the parse went wrong
    return by_noun or found


def kinds_of(count: Count, words: MeasureWords) -> tuple[str, ...]:
    """What kinds of measure may count a noun."""
    if count.currency is not None:
        return ("money",)
    names = forms(count.sentence.tokens[count.head], words.pack)
    if count.span[0] <= count.head < count.span[1]:
        return ("people", "acts", "votes", "things")
    for listed, kinds in (("incidents", ("acts",)), ("things", ("things", "acts", "votes")), ("units", ()), ("persons", ("people",))):
        if names & words.words[listed]:
            return kinds
    return ("people", "acts", "votes", "things")


def _listed(count: Count, places: Sequence[Place], words: MeasureWords) -> list[tuple[Measure, int]]:
    """The measures that list the word at one of the places in its role, with that place."""
    kinds = kinds_of(count, words)
    named = [(role, at, forms(count.sentence.tokens[at], words.pack)) for role, at in places]
    found: list[tuple[Measure, int]] = []
    for measure in words.measures:
        if measure.kind not in kinds or any(m.name == measure.name or {m.kind, measure.kind} == {"votes"} for m, _ in found):
            continue
        told = next((at for role, at, names in named if _fits(count, measure, role, at, names, words)), None)
        if told is not None:
            found.append((measure, told))
    return found


def _fits(count: Count, measure: Measure, role: str, at: int, names: frozenset[str], words: MeasureWords) -> bool:
    """Whether a measure lists the word at a place, of which all forms are given, in a role."""
    listed = measure.lists.get(role)
    if not listed and not (role == "subject" and measure.lists["mass"]):  # nearly always: measures times places times lists are many
        return False
    sentence = count.sentence
    if role == "cased":
        near = (*sentence.child(count.site, "case"), *range(max(count.lead - 1, 0), count.lead))
        cases = {fold(sentence.tokens[c].text) for c in near}
        return any((f"{case} {name}", None) in measure.lists["cased"] for case in cases for name in names)
    if role == "subject" and count.value >= words.mass_from and any((name, None) in measure.lists["mass"] for name in names):
        return True
    if not listed or words_in(listed).isdisjoint(names):
        return False
    for word, beside in listed:
        if word in names and (beside is None or _beside(sentence, at, beside, words)):
            return not (role in ("object", "subject") and _negated(sentence, at, words))
    return False


def _beside(sentence: Sentence, at: int, wanted: str, words: MeasureWords) -> bool:
    """Whether a word stands with another: among its dependants and theirs, or above it; "!" asks that it has no object."""
    if wanted == "!":
        return not sentence.child(at, "obj")
    close = [child for child in sentence.children[at] if sentence.tokens[child].dep not in CLAUSES]
    below = [*sentence.children[at], *(i for child in close for i in sentence.children[child])]
    near = [*below, sentence.tokens[at].head]
    return any(wanted in forms(sentence.tokens[i], words.pack) and not _of_some(sentence, i) for i in near if i != at)


def _of_some(sentence: Sentence, at: int) -> bool:
    """Whether an adverb stands right behind a number, and so is said of these alone: "four were shot, one of them fatally"."""
    before = [sentence.tokens[i] for i in range(max(0, at - ALONE), at)]
    numbers = [t.index for t in before if t.pos == "NUM"]
    behind = sentence.tokens[numbers[-1] + 1 : at] if numbers else ()
    return bool(numbers) and sentence.tokens[at].pos == "ADV" and all(t.pos in ("ADP", "PRON", "DET") for t in behind)


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
    if span[0] and sentence.tokens[span[0] - 1].pos == "VERB" and not sentence.child(span[0] - 1, "aux:pass"):
        yield "object", span[0] - 1
    for child in sentence.children[head]:
        token = sentence.tokens[child]
        if token.dep in ("amod", "acl", "xcomp") and child > span[0] and not _of_second(sentence, head, child):
            yield "nouns", child
    for at in range(max(head, span[1] - 1) + 1, min(head + 4, len(sentence.tokens))):
        yield "after", at
    for at in range(span[1], min(span[1] + ALONE, len(sentence.tokens))):
        if _of_some(sentence, at):
            yield "alone", at


def _roles(sentence: Sentence, head: int, span: tuple[int, int], lead: int, words: MeasureWords) -> Iterator[tuple[str, int]]:
    """(role, index of the word that gives it) for a counted word, climbing through lists and appositions."""
    at, seen = head, set[int]()
    taken = _verb_before(sentence, head, span, words)
    if taken is not None:
        yield "object", taken
        return
    while span[0] <= sentence.tokens[at].head < at and sentence.tokens[at].head < span[1]:  # "a total of 51 fighters"
        at = sentence.tokens[at].head
    while at not in seen:
        seen.add(at)
        yield from _participles(sentence, at)
        token = sentence.tokens[at]
        yield from _role(sentence, at, span, lead, words)
        if token.dep not in CLIMBED and not _in_collective(sentence, at, words):
            return
        if sentence.tokens[token.head].pos == "VERB":
            return
        at = token.head


def _verb_before(sentence: Sentence, head: int, span: tuple[int, int], words: MeasureWords) -> int | None:
    """A verb that the parse took for an adjective in front of a number, behind "and": "killed nine and left dozens hurt"."""
    at = span[0] - 1
    joined = at > 0 and sentence.tokens[at - 1].pos == "CCONJ" and sentence.tokens[head].dep in ("conj", "obj")
    if not joined or sentence.tokens[at].pos not in ("ADJ", "VERB"):
        return None
    names = {*forms(sentence.tokens[at], words.pack), fold(lemma(sentence.tokens[at].text, words.pack.code, "VERB"))}
    behind = sentence.tokens[min(max(head + 1, span[1]), len(sentence.tokens) - 1)]  # what the verb left them, as in "left dozens hurt"
    suffered = {word for m in words.measures if m.kind == "people" for role in ("nouns", "subject") for word in words_in(m.lists[role])}
    known = any(names & words_in(m.lists["object"]) for m in words.measures) or bool(forms(behind, words.pack) & suffered)
    return at if known and not names & words.words["others"] else None


def _in_collective(sentence: Sentence, at: int, words: MeasureWords) -> bool:
    """Whether a noun stands with "of" under a word for a number of people: "a group of 85 villagers"."""
    cases = {fold(sentence.tokens[i].text) for i in sentence.child(at, "case")}
    above = sentence.tokens[sentence.tokens[at].head]
    return bool(cases & words.words["partitive"]) and bool(forms(above, words.pack) & words.words["collectives"])


def _role(sentence: Sentence, at: int, span: tuple[int, int], lead: int, words: MeasureWords) -> Iterator[tuple[str, int]]:
    token = sentence.tokens[at]
    above, dep = token.head, token.dep
    if dep in ("advmod", "det") and span[0] <= at < span[1]:  # a bounding word that the parse makes the head: "plus de 300"
        dep = "obj" if above < at else "nsubj"
    if dep in ("flat", "nummod", "dep", "compound") and above == span[0] - 1 and sentence.tokens[above].pos == "VERB":
        dep = "obj"  # a bare number right after its verb
    marked = sentence.child(at, "case")
    cases = [i for i in marked if not lead <= i < span[1]]
    if dep in OBLIQUES and marked and not cases and above > at:  # a bounding word that is no preposition here: "between 12 and 15 died"
        dep = "nsubj"
        yield from (("object", i) for i in [above] if not sentence.child(above, "obj", "nsubj"))
    if dep in ("nsubj:pass", "csubj:pass"):  # reflexives and verbs with "être" are parsed so too
        yield from (("subject", i) for i in _with_conjuncts(sentence, above, shared=True))
    if dep in ("nsubj:pass", "csubj:pass") or (dep.startswith(SUBJECTS) and _passive(sentence, above)):
        yield from (("object", i) for i in _with_conjuncts(sentence, above, shared=True))
    elif dep.startswith(SUBJECTS):
        yield from (("subject", i) for i in _with_conjuncts(sentence, above, shared=True))
        yield from (("object", i) for i in sentence.child(above, "xcomp") if sentence.tokens[i].feature("VerbForm") == "Part")
        yield from (("nouns", i) for i in [above] if sentence.child(above, "cop"))
    elif dep == "conj" and sentence.tokens[above].pos == "VERB" and token.pos != "VERB":  # "one died and 29 others were hurt"
        if any(i < at for i in sentence.child(above, "obj")):
            yield "object", above
            return
        verbs = [i for i in sentence.child(above, "conj") if i > at and not sentence.child(i, "nsubj", "nsubj:pass")]
        yield from (("object" if _passive(sentence, i) else "subject", i) for i in verbs)
    elif dep in ("obj", "iobj", "xcomp", "ccomp") or (dep in OBLIQUES and not cases):
        joined = _with_conjuncts(sentence, above, shared=False) if above < at else [above] if dep == "obj" else []
        yield from (("object", i) for i in joined if i < at or dep == "obj")
    elif dep in OBLIQUES:
        folded = {fold(sentence.tokens[i].text) for i in cases}
        if folded & words.words["partitive"]:
            yield "of", above
        if folded & words.words["passive_cases"]:
            yield "agent", above
        yield "cased", above
        yield "cased", at


def _toll(sentence: Sentence, span: tuple[int, int], lead: int, words: MeasureWords) -> Iterator[tuple[str, int]]:
    """A toll that a verb beside a bare number lets rise or fall to it: what it counts is told by its noun ("the number of dead rose").

    By the words alone: a parser seldom knows what "to 31" hangs on.
    """
    beside = (*sentence.tokens[max(0, lead - TOLL_VERB) : lead], *sentence.tokens[span[1] : span[1] + TOLL_VERB_BEHIND])
    if any(forms(token, words.pack) & words.words["toll_verbs"] for token in beside):
        for at in range(lead - 1, max(-1, lead - 1 - TOLL_REACH), -1):
            if forms(sentence.tokens[at], words.pack) & words.words["toll"]:
                yield "of", at
                return


def _passive(sentence: Sentence, verb: int) -> bool:
    return bool(sentence.child(verb, "aux:pass")) or is_short_passive(sentence.tokens[verb])


def _participles(sentence: Sentence, at: int) -> Iterator[tuple[str, int]]:
    """Participles and relative clauses that hang on a counted noun: "two men killed in", "people who fled"."""
    for child in sentence.children[at]:
        token = sentence.tokens[child]
        if _of_second(sentence, at, child):
            continue
        if (
            token.dep == "acl"
            and token.feature("VerbForm") == "Part"
            and token.feature("Tense") != "Pres"
            and not sentence.child(child, "nsubj")
        ):
            yield "object", child
            yield "subject", child
        if token.dep == "acl:relcl":
            passive = _passive(sentence, child)
            relative = [i for i in sentence.child(child, "nsubj", "nsubj:pass") if sentence.tokens[i].pos in ("PRON", "DET")]
            yield ("object" if passive else "subject" if relative else "object"), child


def _of_second(sentence: Sentence, counted: int, told: int) -> bool:
    """Whether a word put to a counted noun tells of a second number joined to it: "17 people dead and 38 wounded"."""
    return any(sentence.tokens[i].pos == "NUM" and counted < i < told for i in sentence.child(counted, "conj"))


def _has_own(sentence: Sentence, verb: int, relations: Sequence[str]) -> bool:
    """Whether a verb has an argument of its own, a bare number among them ("seven were killed and 13 wounded")."""
    return bool(sentence.child(verb, *relations)) or any(sentence.tokens[i].pos == "NUM" for i in sentence.children[verb])


def _with_conjuncts(sentence: Sentence, verb: int, shared: bool) -> list[int]:
    """A verb and the verbs joined to it that have no subject (shared) or object of their own; open complements too."""
    own = ("nsubj", "nsubj:pass") if shared else ("obj",)
    found = [verb]
    for child in sentence.children[verb]:
        token = sentence.tokens[child]
        if token.dep == "conj" and token.pos in ("VERB", "ADJ") and not _has_own(sentence, child, own):
            found.append(child)
        if shared and token.dep == "xcomp":
            found.append(child)
    token = sentence.tokens[verb]
    if not shared and token.dep == "conj" and sentence.tokens[token.head].pos == "VERB" and not sentence.child(token.head, "obj"):
        found.append(token.head)
    return found
