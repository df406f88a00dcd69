"""Who stands where around a trigger: subjects, objects and prepositional phrases of a verb, a participle or an event noun.

Every function yields indices of heads of noun phrases in the sentence. Relations are those of Universal Dependencies;
prepositions come from the lexicon entry ("gen" is a genitive without one).
Passives, relative clauses, shared subjects, light verbs, possessives and compounds
are read from the tree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tidings.annotate_types import Sentence, Token, is_short_passive
from tidings.cues import Cues
from tidings.lexicon import Trigger

CLAUSES = ("ccomp", "advcl", "parataxis", "acl", "acl:relcl", "csubj", "csubj:pass")
SUBJECTS = ("nsubj", "nsubj:outer", "expl:subj")
PASSIVE_SUBJECTS = ("nsubj:pass", "csubj:pass")
OBJECTS = ("obj", "iobj", "dobj")
REFLEXIVES = ("expl:pv", "expl:pass", "expl:impers")
OBLIQUES = ("obl", "obl:arg", "obl:mod", "obl:agent", "obl:tmod", "nmod", "obl:npmod")
PHRASES = ("nmod", "obl", "acl", "nmod:agent", "obl:agent")
POSSESSIVES = ("nmod:poss", "det:poss")
RELATIVES = ("who", "which", "that", "qui", "lequel", "que", "quien", "quienes")  # beside those that the parse tells
CASES = ("bare", "gen", "dat", "acc", "ins", "nom", "loc", "abl")  # of nouns, which are no prepositions


@dataclass(frozen=True, slots=True)
class Cast:
    """Heads of the noun phrases on either side of an event, in text order."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]


def cast(sentence: Sentence, trigger: Trigger, agents: frozenset[str]) -> Cast:
    """The phrases that fill the slots of a trigger's entry; `agents` are the pack's prepositions of the doer ("by", "par")."""
    roles = trigger.entry.roles
    fill = _verb_slot if trigger.entry.pos != "N" else _noun_slot
    taken = frozenset(trigger.tokens)
    actors = _filled(sentence, trigger, roles.actors, fill, agents, taken)
    if roles.reciprocal:
        return Cast(tuple(actors), ())
    recipients = [i for i in _filled(sentence, trigger, roles.recipients, fill, agents, taken) if i not in actors]
    return Cast(tuple(actors), tuple(recipients))


Slot = Callable[[Sentence, Trigger, str, frozenset[str]], list[int]]


def _filled(
    sentence: Sentence, trigger: Trigger, slots: Sequence[str], fill: Slot, agents: frozenset[str], taken: frozenset[int]
) -> list[int]:
    found: list[int] = []
    for slot in slots:
        for head in fill(sentence, trigger, slot, agents):
            if slot == "self" or head not in taken:
                joined = [i for i in coordinated(sentence, head) if i not in found and (i not in taken or slot == "self")]
                found += [i for i in joined if not _behind_clause(sentence, trigger.index, head, i)]
    return sorted(found)


def _behind_clause(sentence: Sentence, verb: int, head: int, other: int) -> bool:
    """Whether a verb's clause stands between two nouns that "and" joins and is on the first alone: "X, who resigned, and Y"."""
    return head < verb < other and _hangs_below(sentence, verb, head) and not _hangs_below(sentence, other, verb)


def _hangs_below(sentence: Sentence, index: int, head: int) -> bool:
    """Whether a word stands in the subtree of another."""
    while sentence.tokens[index].head != index and index != head:
        index = sentence.tokens[index].head
    return index == head


def coordinated(sentence: Sentence, head: int) -> list[int]:
    """A head and the heads joined to it by "and"."""
    found = [head]
    for child in sentence.child(head, "conj"):
        apart = any(token.text == ";" for token in sentence.tokens[head:child])
        if sentence.tokens[child].pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X") and not apart:
            found += coordinated(sentence, child)
    return found


def case_of(sentence: Sentence, head: int) -> set[str]:
    """The prepositions of a noun phrase, lower case, fixed ones joined ("because of"); contractions keep their form.

    Its grammatical case is one too ("dat", "gen"), and "bare" says that it has neither.
    """
    found = set()
    for mark in sentence.child(head, "case", "mark"):
        words = [mark, *sentence.child(mark, "fixed")]
        joined = " ".join(sentence.tokens[i].text.lower().replace("’", "'") for i in sorted(words))
        found |= {joined, sentence.tokens[mark].lemma.lower(), sentence.tokens[mark].text.lower()}
    case = sentence.tokens[head].feature("Case")
    found |= {case.lower()} if case else set() if found else {"bare"}
    return found


def marks_of(sentence: Sentence, head: int) -> set[str]:
    """The prepositions of a noun phrase; without one the case of its noun: "@gen", "@ins", "@none" where it has none."""
    bare = set() if sentence.child(head, "case") else {f"@{sentence.tokens[head].feature('Case')}".lower()}
    return case_of(sentence, head) | bare


def is_infinitive(sentence: Sentence, index: int) -> bool:
    """Whether a verb with an auxiliary is an infinitive: "wird das Dorf angreifen", whatever the parser takes it for."""
    token = sentence.tokens[index]
    if token.feature("VerbForm") == "Inf":
        return True
    return (
        token.text.lower() == token.lemma.lower() and bool(sentence.child(index, "obj")) and bool(sentence.child(index, "aux:pass", "aux"))
    )


def is_perfect(sentence: Sentence, index: int) -> bool:
    """Whether a participle stands with the auxiliary of what is done: "hat zwei Flugzeuge entsandt", no passive "wird entsandt"."""
    helpers = [sentence.tokens[i] for i in sentence.child(index, "aux", "aux:tense")]
    return sentence.tokens[index].feature("VerbForm") == "Part" and any(t.feature("VerbForm") != "Inf" for t in helpers)


def is_passive(sentence: Sentence, index: int) -> bool:
    """Whether a verb is passive: a passive subject or auxiliary, an agent, or a bare past participle after a noun."""
    token = sentence.tokens[index]
    if sentence.child(index, "nsubj:pass", "aux:pass", "obl:agent", "csubj:pass") and not is_infinitive(sentence, index):
        return True
    if is_short_passive(token):
        return True
    bare = not sentence.child(index, "nsubj", "aux", "obj")
    past = token.feature("VerbForm") == "Part" and token.feature("Tense") == "Past"
    as_said = token.dep == "advcl" and (bool(sentence.child(index, "mark")) or opens_sentence(sentence, index))
    return (token.dep in ("acl", "amod") or as_said) and bare and (past or token.feature("Voice") == "Pass")


def opens_sentence(sentence: Sentence, index: int) -> bool:
    """Whether a participle opens a sentence and a comma closes its phrase: "Jailed in May, the mayor denies it", who was jailed."""
    words = sentence.subtree(index)
    behind = sentence.tokens[words[-1] + 1] if words[-1] + 1 < len(sentence.tokens) else None
    closed = sentence.tokens[words[-1]].text == "," or (behind is not None and behind.text == ",")
    return index <= 1 and words[0] == 0 and closed and sentence.tokens[index].head > words[-1]


def is_unowned(sentence: Sentence, verb: int) -> bool:
    """Whether a reflexive says of its object that it was done, and of nobody that he did it: "se abrió una investigación"."""
    return bool(sentence.child(verb, *REFLEXIVES)) and not sentence.child(verb, *SUBJECTS, *PASSIVE_SUBJECTS)


def _verb_slot(sentence: Sentence, trigger: Trigger, slot: str, agents: frozenset[str]) -> list[int]:
    index = trigger.index
    passive = is_passive(sentence, index) and not _only_active(sentence, trigger)
    if slot in ("sbj", "obj") and _behind_its_number(sentence, trigger):
        return _agent(sentence, index, agents) if slot == "sbj" else [index - 1]
    if slot == "sbj" and sentence.tokens[index].feature("Person") == "0":
        return _agent(sentence, index, agents)  # an impersonal form has no subject, not even that of the verb before it
    if slot == "sbj":
        return _agent(sentence, index, agents) if passive else subject(sentence, index)
    if slot == "speaker":
        return []
    if slot == "obj":
        own = [_antecedent(sentence, index, i) for i in sentence.child(index, *OBJECTS)]
        return (passive and subject(sentence, index)) or own  # "fueron detenidas tres personas"
    found = [i for i in _obliques(sentence, trigger) if slot in marks_of(sentence, i)]
    return found or (_beyond(sentence, trigger, slot) if trigger.entry.roles.reciprocal else [])


def _behind_its_number(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb is put to a bare number that was harmed, and to nobody who did it: "doctors treated 20 injured"."""
    index = trigger.index
    own = sentence.child(index, *SUBJECTS, *PASSIVE_SUBJECTS)
    counted = index > 0 and sentence.tokens[index - 1].pos == "NUM" and all(i == index - 1 for i in own)
    put_to_noun = sentence.tokens[index].head > index  # "26 detained fighters"
    return counted and not put_to_noun and "obj" in trigger.entry.roles.recipients and not sentence.child(index, *OBJECTS)


def _only_active(sentence: Sentence, trigger: Trigger) -> bool:
    """Whether a verb that takes no object, put to a noun, is no passive: "hundreds gathered outside the hall", as a headline or a slip."""
    token = sentence.tokens[trigger.index]
    names = any(sentence.tokens[i].pos in ("NOUN", "PROPN") for i in trigger.tokens)
    told = sentence.child(trigger.index, "nsubj:pass", "aux:pass", "obl:agent", "obj")
    slots = (*trigger.entry.roles.actors, *trigger.entry.roles.recipients)
    return token.dep in ("acl", "amod", "advcl") and "obj" not in slots and not names and not told


def _beyond(sentence: Sentence, trigger: Trigger, slot: str) -> list[int]:
    """The other side of an act of two sides, where the parse puts it under a phrase before it: "spoke by telephone with X"."""
    nearer = [i for i in (*_obliques(sentence, trigger), *sentence.child(trigger.index, "obj", "xcomp")) if i > trigger.index]
    return [g for i in nearer for g in sentence.child(i, "nmod", "obl", "obl:arg") if slot in marks_of(sentence, g)]


def objects(sentence: Sentence, trigger: Trigger) -> list[int]:
    """Heads of the objects of a verb, of its subject where it is passive."""
    found = _verb_slot(sentence, trigger, "obj", frozenset())
    return [i for head in found for i in coordinated(sentence, head)]


def _obliques(sentence: Sentence, trigger: Trigger) -> list[int]:
    """Prepositional phrases of the trigger and of the other words of its phrase ("held talks with X")."""
    found = []
    for index in trigger.tokens:
        found += [i for i in sentence.child(index, *OBLIQUES) if i not in trigger.tokens]
    for particle in sentence.child(trigger.index, "xcomp", "obj"):
        if particle not in trigger.tokens and sentence.tokens[particle].pos in ("NOUN", "VERB") and not sentence.child(particle, "nsubj"):
            found += [i for i in sentence.child(particle, "obl", "nmod") if i not in trigger.tokens]
    return sorted(set(found))


def _agent(sentence: Sentence, index: int, agents: frozenset[str]) -> list[int]:
    """The doer of a passive verb."""
    found = list(sentence.child(index, "obl:agent"))
    found = found or [i for i in sentence.child(index, "obl", "nmod") if marks_of(sentence, i) & (agents - {"bare"})]
    led = {mark for mark in agents if not mark.startswith("@") and mark not in CASES}  # "was received on Monday by the president"
    nearer = [i for i in sentence.child(index, "obl", "obl:tmod", "obl:arg", "nmod", "advmod", "xcomp", "obj") if i > index]
    return found or [g for i in nearer for g in sentence.child(i, "nmod", "obl") if case_of(sentence, g) & led]


def subject(sentence: Sentence, index: int, depth: int = 0) -> list[int]:
    """Heads of the subject of a verb: its own, the antecedent of its relative clause, or that of the verb it hangs on."""
    own = list(sentence.child(index, *SUBJECTS, *PASSIVE_SUBJECTS))
    own = [_antecedent(sentence, index, i) for i in own]
    if own:
        return own
    token = sentence.tokens[index]
    if depth > 5 or token.head == index:
        return []
    if token.dep in ("acl", "acl:relcl", "amod"):
        if token.head in (_antecedent(sentence, index, i) for i in sentence.child(index, "obj")):
            return []  # "the teachers whom they held"
        return [token.head] if sentence.tokens[token.head].pos in ("NOUN", "PROPN", "PRON") else []
    if token.dep in ("xcomp", "conj", "advcl", "ccomp", "aux", "cop", "acl", "parataxis") and sentence.tokens[token.head].pos in (
        "VERB",
        "AUX",
        "ADJ",
        "NOUN",
    ):
        if token.dep in ("ccomp", "parataxis") and token.feature("VerbForm") == "Fin":
            return []
        if (speaker := _goes_on_telling(sentence, token)) is not None:
            return subject(sentence, speaker, depth + 1)
        if token.dep == "xcomp" and (objects := sentence.child(token.head, *OBJECTS)):
            return objects
        return subject(sentence, token.head, depth + 1)
    return []


def _goes_on_telling(sentence: Sentence, token: Token) -> int | None:
    """The verb of saying that a verb goes on from, where the parse joins it to what is said: "aseguró que no dimitirá y culpó a X".

    What is said has no subject of its own there and is of another tense, so that the two verbs are not said alike.
    """
    said = sentence.tokens[token.head]
    if token.dep != "conj" or said.dep != "ccomp":
        return None
    later = said.feature("Tense") == "Fut" or (said.feature("Tense"), token.feature("Tense")) == ("Pres", "Past")
    alike = said.feature("Tense") == token.feature("Tense") or token.feature("Tense") is None
    return said.head if later and not alike and not sentence.child(said.index, *SUBJECTS, *PASSIVE_SUBJECTS) else None


def _antecedent(sentence: Sentence, verb: int, pronoun: int) -> int:
    """The noun that a relative pronoun stands for, else the word itself."""
    token = sentence.tokens[pronoun]
    relative = "Rel" in (token.feature("PronType") or "").split(",") or token.lemma.lower() in RELATIVES
    opens = pronoun > 0 and sentence.tokens[pronoun - 1].text == "," and token.feature("PronType") != "Prs" and token.pos == "PRON"
    if (relative or (opens and sentence.tokens[verb].dep.startswith("acl"))) and token.pos in ("PRON", "DET", "SCONJ"):
        at = verb
        while sentence.tokens[at].dep in ("conj", "xcomp") and sentence.tokens[at].head != at:
            at = sentence.tokens[at].head
        if sentence.tokens[at].dep in ("acl:relcl", "acl", "appos"):
            return sentence.tokens[at].head
    return pronoun


def _noun_slot(sentence: Sentence, trigger: Trigger, slot: str, agents: frozenset[str]) -> list[int]:
    index = trigger.index
    if slot == "sbj":
        return governing_subject(sentence, index)
    if slot == "self":
        return [index]
    if slot == "obj":
        return []
    if slot == "gen":
        return [i for i in sentence.child(index, "nmod", "nmod:poss") if not sentence.child(i, "case", "mark")]
    own = [i for i in sentence.child(index, *PHRASES) if slot in marks_of(sentence, i)]
    if trigger.entry.roles.reciprocal:  # "talks with visiting President X"
        own = [next(iter(sentence.child(i, "obj")), i) if sentence.tokens[i].pos == "VERB" else i for i in own]
    if not own:  # "attacks by X on Y" is often parsed as if Y hung on X
        own = [g for i in sentence.child(index, *PHRASES) for g in sentence.child(i, "nmod") if slot in marks_of(sentence, g)]
    own = own or _right_behind(sentence, index, slot)
    if slot in agents:
        own += _led_by(sentence, index, agents)
        if slot.startswith("@"):  # a case: the doer may as well be in another one
            owned = any("@gen" in marks_of(sentence, i) for i in sentence.child(index, "nmod"))
            return own if own or owned else _compounds(sentence, trigger)
        own += [] if own else sentence.child(index, *POSSESSIVES) + _compounds(sentence, trigger)
        own += [] if own else governing_subject(sentence, index)
    return own


def _right_behind(sentence: Sentence, index: int, slot: str) -> list[int]:
    """A prepositional phrase right behind all that hangs on a noun, though the parse has it hang on the noun's own head."""
    if slot.startswith("@") or sentence.tokens[index].feature("Case") is None:
        return []
    head = sentence.tokens[index].head
    last = max(i for i in sentence.subtree(index))
    beside = [i for i in sentence.child(head, "obl", "nmod", "obl:arg") if i > last and slot in marks_of(sentence, i)]
    return [i for i in beside if min(sentence.subtree(i)) == last + 1][:1] if last < head or head < index else []


def _led_by(sentence: Sentence, index: int, agents: frozenset[str]) -> list[int]:
    """The doer in "attack led by X", "strikes carried out by X"."""
    found = []
    for clause in sentence.child(index, "acl", "acl:relcl", "amod"):
        found += _agent(sentence, clause, agents)
    return found


def _compounds(sentence: Sentence, trigger: Trigger) -> list[int]:
    """Nouns and adjectives before an event noun that may name its doer ("regime attack"), but words of its own phrase.

    Where a genitive is whom the act is done to, it does nothing: "die Verhaftung des Bürgermeisters".
    """
    owned = "gen" in trigger.entry.roles.recipients
    return [
        i
        for i in sentence.child(trigger.index, "compound", "amod", *(() if owned else ("nmod",)))
        if i not in trigger.tokens
        and (sentence.tokens[i].text[:1].isupper() or sentence.tokens[i].dep == "compound")
        and not sentence.child(i, "case")
    ]


def governing_subject(sentence: Sentence, index: int) -> list[int]:
    """The subject of the verb that an event noun is object of: "Turkey launched an operation", "they held a meeting"."""
    token = sentence.tokens[index]
    if token.dep in OBJECTS or token.dep in ("conj", "xcomp"):
        head = sentence.tokens[token.head]
        if head.pos == "VERB" and not is_passive(sentence, head.index):
            return subject(sentence, head.index)
        if token.dep == "conj" and head.pos in ("NOUN", "PROPN"):
            return governing_subject(sentence, head.index)
    return []


def counted(sentence: Sentence, index: int, cues: Cues) -> int:
    """The noun that says how many or how long an event was ("ten DAYS of war games", "a SERIES of attacks"), else the event noun itself."""
    token = sentence.tokens[index]
    above = sentence.tokens[token.head]
    words = {above.lemma.lower(), above.text.lower()}
    bare = not sentence.child(index, "det", "nmod:poss", "det:poss")
    return above.index if token.dep.startswith(("nmod", "obl")) and bare and above.pos == "NOUN" and words & cues.series else index


def host_subjects(sentence: Sentence, index: int) -> Iterator[list[int]]:
    """The subjects of the clauses that an event noun is set in, the nearest first: "X stressed this in a meeting with Y" has X there."""
    at = index
    for _ in range(8):
        token = sentence.tokens[at]
        if token.pos in ("VERB", "AUX") and at != index:
            yield subject(sentence, at)
        if token.head == at:
            return
        at = token.head
