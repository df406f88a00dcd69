"""Who is told of without a name: "two farmers", "a former employee", "she". Each becomes a mention that points at its words.

The names of a report are found by `names`; what stands here in the place of a name has no entity of its own, so that nobody without a
name is ever counted twice. A pronoun has the chain of whoever it stands for. Mentions are made on demand, once for a stretch of text.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

from tidings.actors import actors
from tidings.annotate_types import Sentence, Token
from tidings.language import Pack
from tidings.lemmas import lemma
from tidings.model import Mention, MentionKind, content_id
from tidings.name_words import name_words, word_key

INSIDE = (
    "det", "amod", "nummod", "nummod:gov", "compound", "flat", "flat:name", "flat:foreign", "nmod:poss", "det:poss", "nmod:desc",
    "goeswith",
)  # fmt: skip
BEHIND = ("nmod", "nmod:gen")
LAST_PART = 6  # letters of a word that tells of a compound what it is: "Lokführer", "Landarbeiter"
LONGEST = 12  # words of a description
ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:arg", "nmod")
NOUNS = ("NOUN", "PROPN", "X", "NUM", "ADJ")


@dataclass
class Descriptions:
    """The noun phrases of one report that were taken for somebody, by their place.

    `people` are words for those who can act, `quantities` those that only say how many.
    """

    report: str
    text: str
    people: frozenset[str]
    quantities: frozenset[str] = frozenset()
    nobody: frozenset[str] = frozenset()  # phrases in which such a word stands for nobody: "al frente"
    compounds: bool = False  # whether nouns are compounded, so that their last part says what they are
    made: dict[tuple[int, int], Mention] = field(default_factory=dict)
    times: tuple[tuple[int, int], ...] = ()  # where days and hours stand in the text, which do and say nothing

    def is_time(self, token: Token) -> bool:
        """Whether a word belongs to a day or an hour: "the night before"."""
        return any(start <= token.start < end for start, end in self.times)

    def acts(self, token: Token) -> bool:
        """Whether a noun is a word for people or a body of people, or says whose citizens they are ("Algerians")."""
        if token.pos == "VERB" and token.feature("VerbForm") == "Part" and token.dep in ARGUMENTS:  # "soldados" read as "soldar"
            return word_key(token.text) in self.people
        if token.pos == "PRON" or token.pos not in NOUNS or self._is_idle(token):
            return False
        if word_key(token.text) in self.people or word_key(token.lemma) in self.people or token.feature("Animacy") == "Anim":
            return True
        if self.compounds and any(token.lemma.lower().endswith(word) for word in self.people if len(word) >= LAST_PART):
            return True
        nation = actors().adjective(token.text) or actors().adjective(token.lemma)
        return token.text[:1].isupper() and token.pos != "ADJ" and nation is not None

    def _is_idle(self, token: Token) -> bool:
        """Whether a word ends a phrase in which it stands for nobody."""
        return any(self.text[max(0, token.end - len(phrase)) : token.end] == phrase for phrase in self.nobody)

    def of(self, sentence: Sentence, head: int, chain: str | None = None) -> Mention:
        """The mention of a noun phrase or pronoun; `chain` is who it stands for, if that is known."""
        first, last = extent(sentence, head)
        start, end = sentence.tokens[first].start, sentence.tokens[last].end
        kind: MentionKind = "group" if sentence.tokens[head].feature("Number") == "Plur" and chain is None else "role"
        known = self.made.get((start, end))
        if known is None or (known.entity is None and chain is not None):
            identifier = known.id if known else content_id("mention", self.report, start, end, "described")
            known = Mention(identifier, self.report, start, end, self.text[start:end], "role" if chain else kind, chain)
            self.made[start, end] = known
        return replace(known)


def extent(sentence: Sentence, head: int) -> tuple[int, int]:
    """The first and last word of a noun phrase: what stands unbroken around its head and describes it, without clauses."""
    members, frontier = {head}, [head]
    while frontier:
        at = frontier.pop()
        for child in sentence.children[at]:
            dep = sentence.tokens[child].dep
            beside = dep in INSIDE or (dep in BEHIND and child > at) or (dep == "case" and at != head)
            if beside and child not in members and abs(child - head) < LONGEST:
                members.add(child)
                frontier.append(child)
    first = last = head
    while first - 1 in members:
        first -= 1
    while last + 1 in members:
        last += 1
    while last > head and sentence.tokens[last].pos in ("ADP", "DET", "PUNCT"):
        last -= 1
    return first, last


@lru_cache(maxsize=32)
def people_words(pack: Pack) -> frozenset[str]:
    """Words for people and bodies of people that a pack knows: offices, groups as written and in the singular, bodies, and `people`."""
    words = name_words(pack)
    several = words.groups | {word_key(lemma(group, pack.code, "NOUN")) for group in words.groups if " " not in group}
    told = frozenset(word_key(word) for word in pack.toml("claims").get("people", ()))
    return words.roles | several | words.bodies | words.lone_bodies | told
