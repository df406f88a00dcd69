"""People named in one breath, and told by their number elsewhere: "Two engineers, Ann Lee and Paul Roe ... the two engineers".

A party is a row of two or more people whose names stand one behind another, with the nouns that say beside their names what they are. A
noun with the same number means them again, or before they are named: one of those nouns, or with an article or "both" a word that says
nothing of them ("the two men"). Where two parties fit none does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tidings.actors import actors
from tidings.annotate_types import Sentence, Token
from tidings.counted_nouns import BOTH, NOUNS, has_articles, has_plural_article, is_both, is_definite, is_several, keys_of, number_of
from tidings.language import Pack
from tidings.model import Mention
from tidings.name_words import NameWords, word_key

STEM, ENDING = 5, 5  # letters by which a noun is known, and of the endings that it may have
MODIFIED = ("acl", "acl:relcl", "nmod", "nmod:poss", "nmod:gen", "amod", "nummod", "nummod:gov", "compound", "appos", "flat", "conj")


@dataclass(frozen=True, slots=True)
class Party:
    """People named one behind another; `nouns` are keys of what they are, `beside` the places of these nouns."""

    members: tuple[Mention, ...]
    nouns: frozenset[str]
    beside: frozenset[int]


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of a report and what is needed to know them again; `told` are places at which a noun with a number brings people in."""

    found: tuple[Party, ...] = ()
    told: tuple[tuple[int, str, int], ...] = ()
    pack: Pack | None = None
    anybody: frozenset[str] = frozenset()
    both: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()

    def meant(self, sentence: Sentence, head: int, words: NameWords) -> tuple[Mention, ...]:
        """Those whom a noun phrase tells by their number, or beside whose names it stands; nobody where it is nobody in particular."""
        token = sentence.tokens[head]
        if not self.found or self.pack is None:
            return ()
        if token.pos == "NUM" and (noun := next(iter(sentence.child(head, "nmod", "nmod:gen")), None)) is not None:
            keys, number = keys_of(sentence.tokens[noun], self.pack), number_of(sentence, head, self.pack, self.both)
        else:
            keys, number = keys_of(token, self.pack), number_of(sentence, head, self.pack, self.both)
        for party in self.found:
            if token.start in party.beside:
                return party.members
        return self._again(sentence, head, keys, number, words) if token.pos in (*NOUNS, "NUM", "VERB") else ()

    def _is_told_of(self, sentence: Sentence, head: int, links: Sequence[str]) -> bool:
        """Whether more is said of a noun than a number, an article and of what nation they are: whose they are, what they did."""
        below = [sentence.tokens[i] for i in sentence.child(head, *links)]
        below = [t for t in below if word_key(t.text) not in self.days]
        return any(not _is_number(t, self) and t.pos != "DET" and actors().adjective(t.text) is None for t in below)

    def _are_others(self, sentence: Sentence, head: int, words: NameWords) -> bool:
        """Whether a word says that others are meant: "two other engineers"."""
        near = {key for i in sentence.child(head, "amod", "det", "advmod") for key in keys_of(sentence.tokens[i], self.pack)}
        return bool(near & self.others)

    def _again(self, sentence: Sentence, head: int, keys: frozenset[str], number: int, words: NameWords) -> tuple[Mention, ...]:
        token = sentence.tokens[head]
        definite = is_definite(sentence, head, words) or (number == BOTH and is_both(sentence, head, self.both))
        if self._are_others(sentence, head, words):
            return ()
        named = [p for p in self.found if _is_one(keys, p.nouns, words) and number in (0, len(p.members))]
        before = [p for p in named if p.members[-1].end <= token.start]
        articles = has_articles(words)
        if not number and self._is_told_of(sentence, head, MODIFIED):
            return ()
        if not number:
            several = is_several(token, self.pack) or has_plural_article(sentence, token)
            bare = several and (definite if articles else bool(before))
            return before[0].members if bare and len(before) == len(named) == 1 else ()
        if before and ((not definite and articles) or self._is_told_of(sentence, head, MODIFIED)):
            return ()  # "two engineers died" behind the names of two: two more
        if len(named) == 1:
            return named[0].members
        if self._is_told_of(sentence, head, MODIFIED):
            return ()
        if named or not definite or not keys & self.anybody:
            return ()
        many = [p for p in self.found if len(p.members) == number and p.members[-1].end <= token.start]
        new = any(at < token.start and count == number and key in keys for at, key, count in self.told)
        return many[0].members if len(many) == 1 and not new else ()


def _is_one(keys: frozenset[str], others: frozenset[str], words: NameWords) -> bool:
    """Whether two nouns are one, in languages of long endings also where no dictionary knows a form of it."""
    if keys & others or not words.owned_heads:
        return bool(keys & others)
    pairs = (sorted((one, other), key=len) for one in keys for other in others)
    return any(len(short) >= STEM and long.startswith(short) and len(long) - len(short) <= ENDING for short, long in pairs)


def _is_number(token: Token, parties: Parties) -> bool:
    return token.pos == "NUM" or word_key(token.text) in parties.both or word_key(token.lemma) in parties.both
