"""Who opens a clause, in languages whose verb stands last: a doer in the nominative that a small parser puts to the noun behind it.

"Ordu kenti vurdu" is read as "the army's city"; so are bodies, states and people before what they strike, close, send or announce. For
packs that list `objectless` in `[clauses]` of `morphology.toml`: the verbs, and the nouns of light verbs, that rule no object. A noun that
is part of an event phrase with its verb ("gözaltına aldı") belongs to nobody. Relations are those of Universal Dependencies.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from tidings.agglutination import Endings
from tidings.annotate_types import Token
from tidings.event_rows import event_rows
from tidings.language import Pack
from tidings.letters import plain
from tidings.name_words import NameWords, word_key
from tidings.verb_last_clauses import NOMINAL, NOT_FINITE, Clausal, clausal_of

OPENING = ("nmod", "amod", "acl", "compound", "nsubj", "obl", "obj", "dep", "advmod", "flat", "appos", "conj", "det")
LOOSE = ("compound", "obl", "amod", "obj", "nmod", "dep", "advmod")
LONGEST = 5  # words before the head of whoever opens a clause
SHORTEST, MOST_INITIALS = 2, 6  # letters of an acronym
BREAKS = (",", ";", "ve", ":", "“", '"', "«", "-", "–")


@dataclass(frozen=True)
class Doing:
    """Of a pack's verbs: those that somebody does, the nouns that make a phrase with them, those without an object; words for people."""

    verbs: frozenset[str]
    phrases: frozenset[tuple[str, str]]
    objectless: frozenset[str]
    people: frozenset[str]


@lru_cache(maxsize=16)
def doing_of(pack: Pack) -> Doing | None:
    """What a pack's lists say of its verbs; None where it does not name those without an object."""
    told = pack.toml("morphology").get("clauses", {}).get("objectless")
    if not told:
        return None
    verbs, phrases = set[str](), set[tuple[str, str]]()
    for phrase, kind, _, _, roles, *_ in event_rows(pack):
        head, *others = plain(phrase, pack).casefold().split()
        if kind == "V":
            phrases |= {(head, word) for word in others}
        if kind == "V" and roles.startswith("sbj"):
            verbs.add(head)
    cues = pack.toml("claims")
    verbs |= {plain(str(word), pack).casefold() for word in cues["speech"] if " " not in word}
    people = frozenset(word_key(str(word)) for word in cues["people"])
    return Doing(frozenset(verbs), frozenset(phrases), frozenset(plain(str(w), pack) for w in told), people)


def with_openers(tokens: list[Token], endings: Endings | None, words: NameWords | None) -> list[Token]:
    """The tokens with whoever opens a clause as the subject of its verb, where that verb has none who could act."""
    doing, clausal = (doing_of(endings.pack), clausal_of(endings.pack)) if endings else (None, None)
    if endings is None or words is None or doing is None or clausal is None:
        return tokens
    return Openers(tokens, endings, words, doing, clausal).mended()


@dataclass
class Openers:
    """The tokens of one sentence while they are mended."""

    tokens: list[Token]
    endings: Endings
    words: NameWords
    doing: Doing
    clausal: Clausal

    def mended(self) -> list[Token]:
        """See `with_openers`."""
        self._owned_first()
        for start in self._starts():
            first = self._opener(start)
            verb = self._verb(first) if first is not None else None
            if first is not None and verb is not None and self._acts(start, first, verb):
                self._make_subject(first, verb)
        self._told_of()
        self._set_before()
        return self.tokens

    def _set_before(self) -> None:
        """ "Kentte polis ..." as one phrase: where and when a clause is set is no part of whoever acts there."""
        for phrase in [t for t in self.tokens if t.pos in ("NOUN", "PROPN") and t.index < t.head]:
            noun = self.tokens[phrase.head]
            if noun.pos not in ("NOUN", "PROPN") or not noun.dep.startswith("nsubj") or phrase.feature("Attr"):
                continue
            ended = self.tokens[phrase.index + 1].start - phrase.end > 1 or phrase.lemma.casefold() != phrase.text.casefold()
            if (ended and phrase.feature("Case") in ("Loc", "Dat", "Abl")) or self._is_day(phrase):
                self.tokens[phrase.index] = replace(phrase, head=noun.head, dep="obl")

    def _told_of(self) -> None:
        """ "askerlerin tekneleri yaktığını" with the boats as subject: whoever stands in the genitive before an object did it."""
        for noun in [t for t in self.tokens if t.dep.startswith("nsubj") and t.index < t.head and not self._is_somebody(t)]:
            verb = self.tokens[noun.head]
            owner = next((t for t in self.tokens[: noun.index] if t.head == noun.index and t.feature("Case") == "Gen"), None)
            told = verb.pos == "VERB" and self.endings.clausal.search(self._key(verb))
            if owner and told and self._is_somebody(owner) and self._rules(verb) and self.clausal.objects.search(self._key(noun)):
                self.tokens[owner.index] = replace(owner, head=verb.index, dep="nsubj")
                self.tokens[noun.index] = replace(noun, dep="obj")

    def _key(self, token: Token) -> str:
        return plain(token.text, self.endings.pack).casefold()

    def _starts(self) -> list[int]:
        """Where whoever acts may stand: at the beginning, behind a verb with a comma or an "and", behind a phrase of place or time."""
        behind = [t.index for t in self.tokens[1:-1] if t.text.casefold() in BREAKS and self.tokens[t.index - 1].pos == "VERB"]
        set_before = [t.index for t in self.tokens[:-1] if t.pos in ("NOUN", "PROPN") and (t.feature("Case") == "Loc" or self._is_day(t))]
        return [0, *(at + 1 for at in sorted({*behind, *set_before}))]

    def _is_day(self, token: Token) -> bool:
        """Whether a word ends a day: "salı GÜNÜ", "DÜN"."""
        return word_key(token.text) in self.words.calendar or word_key(token.lemma) in self.endings.day_heads

    def _is_somebody(self, token: Token) -> bool:
        """Whether a word is for people, for a body or for an office, or is a name or an acronym."""
        if any(self.words.has(name, token) for name in ("bodies", "lone_bodies", "groups", "roles", "offices")):
            return True
        if {word_key(token.text), word_key(token.lemma)} & self.doing.people:
            return True
        initials = token.text.isupper() and SHORTEST <= len(token.text) <= MOST_INITIALS and token.text.isalpha()
        named = token.pos == "PROPN" or any(t.head == token.index and t.pos == "PROPN" and t.dep.startswith("flat") for t in self.tokens)
        return initials or named

    def _possessed(self, token: Token) -> bool:
        return self.endings.possessed.search(self._key(token)) is not None

    def _is_bare(self, token: Token) -> bool:
        """Whether a noun stands in the nominative, with no postposition."""
        marked = any(t.head == token.index and t.dep == "case" for t in self.tokens)
        return token.pos in NOMINAL and (token.feature("Case") or "Nom") == "Nom" and not marked

    def _is_ruled(self, token: Token) -> bool:
        """Whether a noun has the ending of an object: "iki diplomatI"; no list has it so, as "ordusu"."""
        key = word_key(token.text)
        listed = any(key in getattr(self.words, name) for name in ("bodies", "lone_bodies", "groups", "roles", "offices"))
        longer = word_key(token.lemma) != key and token.text[:1].islower()
        return longer and not listed and self.clausal.objects.search(self._key(token)) is not None

    def _opener(self, start: int) -> int | None:
        """The head of the first phrase behind a place, if that is somebody who stands in no case: "Kenya polisi", "Ordu sözcüsü"."""
        found = None
        for token in self.tokens[start : start + LONGEST]:
            if token.pos not in NOMINAL or not self._is_bare(token) or word_key(token.text) in self.words.calendar:
                break
            if found is None:
                found = token.index if self._is_somebody(token) and not self._is_ruled(token) else None
            elif token.pos != "ADJ" and self._is_somebody(token) and self._possessed(token) and not token.text[:1].isupper():
                found = token.index  # the army's spokesman, not the army
            else:
                break
            if found is None and not (token.pos in ("ADJ", "NUM") or token.text[:1].isupper()):
                break
        return found

    def _verb(self, first: int) -> Token | None:
        """The next finite verb behind a word."""
        for token in self.tokens[first + 1 :]:
            told = self.endings.clausal.search(self._key(token)) or self.clausal.verb_noun.search(self._key(token))
            if token.pos == "VERB" and token.feature("VerbForm") not in NOT_FINITE and token.dep not in ("acl", "amod") and not told:
                return token
        return None

    def _rules(self, verb: Token) -> bool:
        """Whether somebody does what a verb says to something."""
        lemma = plain(verb.lemma, self.endings.pack)
        noun = next((t for t in self.tokens if t.head == verb.index and t.dep == "compound:lvc"), None)
        without = lemma in self.doing.objectless or (noun is not None and plain(noun.lemma, self.endings.pack) in self.doing.objectless)
        return lemma in self.doing.verbs and not without and verb.feature("Voice") != "Pass"

    def _in_phrase(self, noun: Token, verb: Token) -> bool:
        """Whether a noun is part of an event phrase with a verb, and so belongs to nobody: "gözaltına aldı"."""
        lemma = plain(verb.lemma, self.endings.pack)
        return any((lemma, word) in self.doing.phrases for word in (plain(noun.lemma, self.endings.pack), self._key(noun)))

    def _acts(self, start: int, first: int, verb: Token) -> bool:
        """Whether whoever opens a clause must be the subject of its verb, though the parse has him under another word."""
        opener = self.tokens[first]
        head = self.tokens[opener.head]
        subjects = [t for t in self.tokens if t.head == verb.index and t.dep.startswith("nsubj") and t.index != head.index]
        taken = any(self._is_bare(t) and (self._is_somebody(t) or t.index < first) for t in subjects)
        if opener.head == opener.index or taken:
            return False
        if head.index == verb.index:
            return opener.dep in LOOSE
        if not first < head.index < verb.index or opener.dep.split(":")[0] not in OPENING or head.pos not in (*NOMINAL, "VERB"):
            return False
        rules, apart = self._rules(verb), self._in_phrase(head, verb)
        if head.pos == "VERB":
            return opener.dep != "nsubj" and rules
        case = head.feature("Case") or "Nom"
        if case == "Gen" or (subjects and not rules):
            return False
        if case in ("Nom", "Acc"):
            opens = start == 0 or apart or case == "Nom" or not self._possessed(head)
            return rules and opens and not (case == "Nom" and self._possessed(head) and self._is_somebody(head))
        return apart or not self._possessed(head) or (start == 0 and rules)

    def _done_by_other(self, owned: Token, verb: Token) -> Token | None:
        """Who stands in the nominative before a verb, behind what is owned, with no verb between: "Ordu üssünü İSYANCILAR kuşattı"."""
        between = self.tokens[owned.index + 1 : verb.index]
        if any(t.pos == "VERB" or t.text.casefold() in BREAKS for t in between) or verb.feature("Voice") == "Pass":
            return None
        doers = [t for t in between if t.pos in NOMINAL and self._is_bare(t) and self._is_somebody(t) and not self._is_ruled(t)]
        doers = [t for t in doers if not self._in_phrase(t, verb) and t.dep != "compound:lvc" and t.head != t.index]
        return doers[-1] if doers else None

    def _owned_first(self) -> None:
        """ "Polis karakolunu silahlı kişiler bastı": the station is of the police; whoever stands behind it raided it."""
        for owner, owned in pairwise(self.tokens):
            if owned.feature("Case") != "Acc" or not self._possessed(owned) or not self._is_bare(owner) or not self._is_somebody(owner):
                continue
            verb = self._verb(owned.index)
            doer = self._done_by_other(owned, verb) if verb else None
            if verb and doer:
                self.tokens[owner.index] = replace(owner, head=owned.index, dep="nmod:poss")
                self.tokens[owned.index] = replace(owned, head=verb.index, dep="obj")
                self.tokens[doer.index] = replace(doer, head=verb.index, dep="nsubj")

    def _make_subject(self, first: int, verb: Token) -> None:
        """Puts whoever opens a clause to its verb; a noun that stood there as its subject, or that he was put to, is its object."""
        opener = self.tokens[first]
        head = self.tokens[opener.head]
        self.tokens[first] = replace(opener, head=verb.index, dep="nsubj")
        for other in [t for t in self.tokens if t.head == verb.index and t.dep.startswith("nsubj") and t.index != first]:
            self.tokens[other.index] = replace(other, dep="obj")
        for other in [t for t in self.tokens[first + 1 : verb.index] if t.head == first and t.dep == "conj" and t.feature("Case") == "Acc"]:
            self.tokens[other.index] = replace(other, head=verb.index, dep="obj")
        if head.index == verb.index or head.pos == "VERB":
            return
        for other in [t for t in self.tokens[first + 1 : head.index] if t.head == head.index and t.pos in ("NOUN", "PROPN")]:
            case = other.feature("Case")
            if case in ("Dat", "Loc", "Abl", "Acc"):
                self.tokens[other.index] = replace(other, head=verb.index, dep="obj" if case == "Acc" else "obl")
