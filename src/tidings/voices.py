"""Who speaks: the source behind a verb of saying, a phrase like "according to X", or a noun like "X's claim"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tidings.annotate_types import Sentence
from tidings.cast import Company
from tidings.cues import Cues
from tidings.datewords import weekdays
from tidings.model import Mention
from tidings.roles import case_of, coordinated, host_subjects, is_passive, marks_of, subject

LONGEST_REMARK = 25  # words of a sentence that only says who said what stands before it
LONGEST_ASIDE = 16  # words of a clause that says who said the rest of its sentence
OBLIQUE = ("obl", "obl:agent", "obl:arg", "nmod")


@dataclass(frozen=True, slots=True)
class Voice:
    """A source as found: the mentions, the cue's place in the text, whether nobody in it has a name, whether it is "I" or "we".

    `thought` says that they only think or want something, so that whoever tells of that is the source, if anybody is.
    """

    sources: tuple[Mention, ...]
    cue: tuple[int, int]
    anonymous: bool
    ours: bool = False
    thought: bool = False


def says(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a word is a verb of saying, alone or with the words of a phrase beside it ("gab ... bekannt")."""
    token = sentence.tokens[index]
    if token.pos not in ("VERB", "AUX"):
        return False
    word = token.lemma.lower()
    if word in cues.speech or (word in cues.naming and sentence.child(index, "xcomp") and sentence.child(index, "obj")):
        return True
    rest = _phrases(cues.speech).get(word, ())
    if not rest:
        return False
    near = [i for child in sentence.children[index] for i in (child, *sentence.child(child, "case"))]
    beside = {sentence.tokens[i].lemma.lower() for i in near} | {sentence.tokens[i].text.lower() for i in near}
    return any(set(words) <= beside for words in rest)


@lru_cache(maxsize=32)
def _phrases(speech: frozenset[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The further words of each phrase of saying, by its verb."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(speech):
        head, *rest = phrase.split()
        if rest:
            found.setdefault(head, []).append(tuple(rest))
    return {head: tuple(rest) for head, rest in found.items()}


def voice(sentence: Sentence, verb: int, company: Company, cues: Cues) -> Voice | None:
    """The source of a verb of saying: its subject, or the agent of a passive; None where it has neither."""
    own = sentence.tokens[verb].text.lower() not in cues.nobody_says
    heads = subject(sentence, verb) if own else sentence.child(verb, "nsubj", "nsubj:pass")
    if is_passive(sentence, verb):
        heads = [i for i in sentence.child(verb, "obl:agent", "obl") if marks_of(sentence, i) & (cues.agents | cues.according)]
    named = [i for i in heads if sentence.tokens[i].lemma.lower() not in cues.impersonal]
    heads = named or heard_from(sentence, verb, company, cues)
    if heads and all(sentence.tokens[i].text.lower() in cues.demonstratives for i in heads):  # "Das bestätigte X": it is X who speaks
        heads = [i for i in sentence.child(verb, "obj", "nsubj") if i not in heads and can_say(sentence, i, company, cues)]
    if heads and all(company.descriptions.is_time(sentence.tokens[i]) for i in heads):  # ", la noche anterior, ..., informó la Armada"
        heads = [i for i in sentence.child(verb, "obj", "nsubj") if i not in heads and can_say(sentence, i, company, cues)]
    token = sentence.tokens[verb]
    if token.dep in ("acl", "xcomp") or token.lemma.lower() in cues.urging:
        heads = [i for i in heads if can_say(sentence, i, company, cues)]
    if not heads and token.dep == "acl":  # "she said at a conference, announcing that": the participle is hers
        heads = [i for host in host_subjects(sentence, verb) for i in host if can_say(sentence, i, company, cues)][:1]
    if not heads:
        return None
    found = sourced(sentence, heads, (token.start, token.end), company, cues)
    return replace(found, thought=True) if found and token.lemma.lower() in cues.thinking else found


def heard_from(sentence: Sentence, verb: int, company: Company, cues: Cues) -> list[int]:
    """Where something is said that nobody says: "aus Oslo hieß es", "in den Berichten hieß es", "in the ministry they said"."""
    nobody = any(sentence.tokens[i].lemma.lower() in cues.impersonal for i in sentence.child(verb, "nsubj", "expl"))
    found = [
        i for i in sentence.child(verb, *OBLIQUE) if case_of(sentence, i) & cues.heard_from or (nobody and _said_in(sentence, i, cues))
    ]
    return [i for i in found if can_say(sentence, i, company, cues) or company.at(sentence.tokens[i].start, sentence.tokens[i].end)][:1]


def _said_in(sentence: Sentence, head: int, cues: Cues) -> bool:
    """Whether a noun is a word for something said or written."""
    return sentence.tokens[head].pos == "NOUN" and sentence.tokens[head].lemma.lower() in cues.saying_nouns | cues.speech_nouns


def whereby(sentence: Sentence, clause: int, company: Company, cues: Cues) -> Voice | None:
    """Whose words a clause gives that says so by the word that opens it ("an estimate of the police, according to which ..."), or None."""
    for child in sentence.children[clause]:
        token = sentence.tokens[child]
        by_pronoun = token.feature("PronType") in ("Rel", "Int", "Int,Rel") and bool(case_of(sentence, child) & cues.according)
        if token.text.lower() in cues.whereby or by_pronoun:
            noun = sentence.tokens[clause].head
            found = owner(sentence, noun, company, cues)
            first = sentence.tokens[min([child, *sentence.child(child, "case")])]
            return found or sourced(sentence, [noun], (first.start, token.end), company, cues)
    return None


def can_say(sentence: Sentence, head: int, company: Company, cues: Cues) -> bool:
    """Whether a noun phrase is somebody, or something in which words are said ("a letter"), so that a participle beside it may be its."""
    word = sentence.tokens[head].lemma.lower()
    known = word in cues.saying_nouns or word.endswith(tuple(cues.speech_nouns)) if cues.speech_nouns else word in cues.saying_nouns
    return known or sentence.tokens[head].pos == "PRON" or bool(company.anybody(sentence, head))


def sourced(sentence: Sentence, heads: Sequence[int], cue: tuple[int, int], company: Company, cues: Cues) -> Voice | None:
    """The voice of some noun phrases; None where they stand for nobody."""
    heads = [i for head in heads for i in coordinated(sentence, head)]
    sources = tuple(dict.fromkeys(m for head in heads for m in company.speaker(sentence, head)))
    ours = bool(heads) and all(sentence.tokens[i].text.lower() in cues.ours for i in heads)
    return Voice(sources, cue, not any(m.entity for m in sources), ours)


def told_as(sentence: Sentence, company: Company, cues: Cues) -> Iterator[Voice]:
    """The speakers of clauses like "as X announced," with the verb at the end, by the order of the words alone: parsers often lose it."""
    for first in range(len(sentence.tokens)):
        opens = first == 0 or sentence.tokens[first - 1].pos == "PUNCT"
        if not opens or sentence.tokens[first].text.lower() not in cues.as_said:
            continue
        verb = next((i for i in range(first + 2, min(first + LONGEST_ASIDE, len(sentence.tokens))) if says(sentence, i, cues)), None)
        if verb is None or verb + 1 >= len(sentence.tokens) or sentence.tokens[verb + 1].pos != "PUNCT":
            continue
        heads = [i for i in range(first + 1, verb) if sentence.tokens[i].pos in ("NOUN", "PROPN", "PRON") and not sentence.child(i, "case")]
        found = sourced(sentence, heads[:1], (sentence.tokens[verb].start, sentence.tokens[verb].end), company, cues)
        if found is not None and found.sources:
            yield found


def telling_phrases(sentence: Sentence, company: Company, cues: Cues) -> Iterator[tuple[int, Voice]]:
    """The phrases of a sentence that name a source, each with the head of its noun: "according to X", "nach Angaben von X", "..., so X"."""
    for head in range(len(sentence.tokens)):
        cue = _source_cue(sentence, head, cues)
        about = bool(cue and case_of(sentence, head) & cues.about)
        if about and (_is_done_to(sentence, head, cues) or not _is_somebody(sentence, head, company)):
            continue
        found = sourced(sentence, _tellers(sentence, head, cues), cue, company, cues) if cue else None
        if found is not None:
            yield head, found


def _is_done_to(sentence: Sentence, head: int, cues: Cues) -> bool:
    """Whether a phrase belongs to a verb or noun of doing and no saying, where one preposition serves both: in "freed ABOUT the hostages"
    they are those who were freed."""
    above = sentence.tokens[sentence.tokens[head].head]
    known = cues.speech | cues.saying_nouns | cues.speech_nouns | cues.according
    return above.index != head and above.pos in ("VERB", "NOUN") and not {above.lemma.lower(), above.text.lower()} & known


def _is_somebody(sentence: Sentence, head: int, company: Company) -> bool:
    """Whether a noun is a name or a word for people, whose words a preposition may tell: of others it tells what is spoken of."""
    token = sentence.tokens[head]
    return company.at(token.start, token.end) is not None or company.descriptions.acts(token)


def _source_cue(sentence: Sentence, head: int, cues: Cues) -> tuple[int, int] | None:
    """Where the words stand by which a noun phrase names a source, or None where it names none."""
    quoting = [i for i in sentence.child(head, "advmod", "mark", "case") if sentence.tokens[i].lemma.lower() in cues.quotative]
    if quoting and _opens_aside(sentence, min(quoting)):
        return sentence.tokens[quoting[0]].start, sentence.tokens[quoting[0]].end
    marks = case_of(sentence, head)
    word = sentence.tokens[head].lemma.lower()
    named = bool(marks & cues.according) or (bool(marks & cues.according_to_words) and word.endswith(tuple(cues.speech_nouns)))
    named = named or (bool(marks & cues.reckoning) and _stands_before(sentence, head))
    marking = sentence.child(head, "case", "mark")
    if not named or not marking:
        return None
    words = [min(marking), *sentence.child(min(marking), "fixed")]
    return sentence.tokens[min(words)].start, sentence.tokens[max(words)].end


def _stands_before(sentence: Sentence, head: int) -> bool:
    """Whether a phrase opens its sentence, a comma closes it, and it is of no day: "Para el sindicato, el fallo es ilegal"."""
    words = sentence.subtree(head)
    closed = words[-1] + 1 < len(sentence.tokens) and sentence.tokens[words[-1] + 1].text == ","
    return words[0] == 0 and closed and not weekdays(sentence.tokens[head].text)


def _opens_aside(sentence: Sentence, index: int) -> bool:
    """Whether a word stands right behind a comma, a dash or a quotation mark."""
    return index > 0 and sentence.tokens[index - 1].pos == "PUNCT"


def _tellers(sentence: Sentence, head: int, cues: Cues) -> list[int]:
    """Whose words a word for what was said are, if it says so, else the phrase itself."""
    if sentence.tokens[head].lemma.lower() not in cues.speech_nouns:
        return [head]
    whose = sentence.child(head, "nmod", "nmod:poss")
    owners = [i for i in whose if sentence.tokens[i].dep == "nmod:poss" or marks_of(sentence, i) & (cues.agents | cues.owning | {"@gen"})]
    named = [i for i in whose if sentence.tokens[i].pos == "PROPN" or not sentence.child(i, "case")]
    return owners or named or [head]


def owner(sentence: Sentence, noun: int, company: Company, cues: Cues) -> Voice | None:
    """Whose a word for something said is: "X's claim", "a demand by X", "X made a demand"; None where nobody is named."""
    heads = sentence.child(noun, "nmod:poss", "det:poss", "compound")
    heads = heads or [i for i in sentence.child(noun, *OBLIQUE) if marks_of(sentence, i) & (cues.agents | cues.owning | {"@gen"})]
    token = sentence.tokens[noun]
    if not heads and token.dep in ("obj", "obl", "xcomp") and sentence.tokens[token.head].lemma.lower() in cues.making:
        heads = subject(sentence, token.head)
    heads = [i for i in heads if company.anybody(sentence, i)]
    return sourced(sentence, heads, (token.start, token.end), company, cues) if heads else None


def takes_up(sentence: Sentence, verb: int, cues: Cues) -> bool:
    """Whether what a verb of saying has as its content is the sentence before: "This was confirmed by X", "Das meldet X"."""
    marks = [sentence.tokens[i] for i in sentence.child(verb, "obj", "nsubj", "nsubj:pass", "expl")]
    if sentence.child(verb, "ccomp", "parataxis") or len(sentence.tokens) > LONGEST_REMARK:
        return False
    return any(t.text.lower() in cues.demonstratives and t.pos in ("PRON", "DET") and not sentence.children[t.index] for t in marks)
