"""The order of languages whose verb stands last, where a small parser loses it around days and names.

For packs with `order = "verb_last"` in `[endings]` of `morphology.toml`. A name has the case that its ending behind the apostrophe tells,
and so has the office before it; a day is no part of the phrases on either side of it; a noun in the nominative that nothing behind it owns
is the subject of the verb that follows. Relations are those of Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tidings.agglutination import ATTRIBUTIVE, Endings, with_case
from tidings.annotate_types import Token
from tidings.letters import plain
from tidings.name_words import NameWords, word_key

NAMES = ("PROPN", "NOUN", "X", "VERB", "ADJ")
NOMINAL = ("NOUN", "PROPN", "PRON", "X", "NUM", "ADJ")
OWNED = ("nmod", "nmod:poss", "amod", "flat", "conj", "obj", "dep", "compound")
DEPS = {"Acc": "obj", "Dat": "obl", "Loc": "obl", "Abl": "obl", "Ins": "obl"}
OBLIQUE = ("Loc", "Abl", "Dat", "Ins")
LONGEST_NAME = 4  # words


@dataclass
class Order:
    """The tokens of one sentence while they are mended, by the pack's lists."""

    tokens: list[Token]
    endings: Endings
    words: NameWords

    def mended(self) -> list[Token]:
        """The tokens with days, names and subjects where the order of words has them."""
        self._contrast()
        self._light_verbs()
        self._between()
        self._days()
        self._attributes()
        self._names()
        self._places()
        self._subjects()
        self._accusatives()
        self._counted()
        self._clauses()
        return self.tokens

    def _governor(self, at: int) -> int | None:
        """The head of the clause that a word stands in: the next finite verb, or the noun that is one with it."""
        for token in self.tokens[at + 1 :]:
            if token.pos == "VERB" and token.feature("VerbForm") not in ("Part", "Vnoun", "Conv"):
                return token.head if token.dep == "compound:lvc" and token.head > at else token.index
        return None

    def _put(self, at: int, head: int, dep: str) -> None:
        if at != head:
            self.tokens[at] = replace(self.tokens[at], head=head, dep=dep)

    def _has_subject(self, verb: int, besides: int | None = None) -> bool:
        return any(t.head == verb and t.dep.startswith("nsubj") and t.index != besides for t in self.tokens)

    def _contrast(self) -> None:
        """ "Şirket yönetimi İSE iddiaları yalanladı": a word that only sets somebody against others makes no condition of him."""
        for word in [t for t in self.tokens if plain(t.text, self.endings.pack).casefold() in self.endings.contrast]:
            noun = self.tokens[word.head]
            if word.dep not in ("case", "cop", "aux") or noun.index >= word.index or noun.pos not in NOMINAL:
                continue
            self.tokens[word.index] = replace(word, pos="PART", dep="advmod:emph", morph="")
            verb = self.tokens[noun.head]
            bare = noun.feature("Case") in (None, "Nom") and verb.pos == "VERB" and verb.index > word.index
            if bare and noun.dep in ("advcl", "obl", "dep", "obj", "ccomp") and not self._has_subject(verb.index):
                self.tokens[noun.index] = replace(noun, dep="nsubj")

    def _light_verbs(self) -> None:
        """ "ziyaret etti" with the noun as head: the verb is, and the noun one word with it."""
        for verb in [t for t in self.tokens if t.dep == "compound:lvc" and t.pos == "VERB" and t.head < t.index]:
            noun = self.tokens[verb.head]
            if noun.pos not in NOMINAL:
                continue
            root = noun.head == noun.index
            for token in [t for t in self.tokens if t.head == noun.index and t.index not in (noun.index, verb.index)]:
                if token.dep.split(":")[0] not in ("nmod", "amod", "det", "nummod", "compound"):
                    self._put(token.index, verb.index, token.dep)
            self.tokens[verb.index] = replace(verb, head=verb.index if root else noun.head, dep="root" if root else noun.dep)
            self._put(noun.index, verb.index, "compound:lvc")

    def _between(self) -> None:
        """ "X ile Y arasında": both stand behind one postposition."""
        for mark in [t for t in self.tokens if t.dep == "case" and plain(t.text, self.endings.pack).casefold() in self.endings.between]:
            later = self.tokens[mark.head]
            joints = [t for t in self.tokens[: later.index] if t.pos in ("ADP", "CCONJ") and t.index > 0][-1:]
            for joint in joints:
                first = self.tokens[joint.head if joint.dep == "case" else joint.index - 1]
                if (
                    first.index < joint.index
                    and first.pos in NOMINAL
                    and not any(t.text == "," for t in self.tokens[joint.index : later.index])
                ):
                    self._put(first.index, later.index, "conj")
                    self._put(joint.index, first.index, "cc")

    def _day(self, at: int) -> bool:
        """Whether a word is the head of a day: "Mayıs", "pazartesi", the "günü" behind it."""
        key = word_key(self.tokens[at].text)
        if at and word_key(self.tokens[at].lemma) in self.endings.day_heads:
            return word_key(self.tokens[at - 1].text) in self.words.calendar
        behind = self.tokens[at + 1 : at + 2]
        return key in self.words.calendar and not (behind and word_key(behind[0].lemma) in self.endings.day_heads)

    def _days(self) -> None:
        """Days hang on the verb of their clause, and what hung on them does too."""
        for day in [t.index for t in self.tokens if self._day(t.index)]:
            verb = self._described(day) or self._governor(day)
            if verb is None:
                continue
            first = day
            while first and (self.tokens[first - 1].pos == "NUM" or word_key(self.tokens[first - 1].text) in self.words.calendar):
                first -= 1
                self._put(first, day, "nmod")
            if self.tokens[self.tokens[day].head].pos != "VERB" or self.tokens[day].dep in ("obj", "nsubj", "nmod:poss"):
                self._put(day, verb, "obl")
            for token in [t for t in self.tokens if first <= t.head <= day and not first <= t.index <= day]:
                if token.pos in NOMINAL and token.dep in OWNED:
                    self._place(token.index, verb)
                elif token.pos != "PUNCT" and token.index < first:
                    self._put(token.index, verb, token.dep)

    def _attributes(self) -> None:
        """ "12 Mart'taki yürüyüşte", "geçen haftaki saldırı": a day or place with the ending of an attribute is of the noun behind it."""
        for token in list(self.tokens):
            told = token.feature("Attr") or self.endings.attributive.search(plain(token.text, self.endings.pack).casefold())
            if token.pos not in NOMINAL or not told:
                continue
            if not token.feature("Attr"):
                self.tokens[token.index] = replace(token, morph=f"{token.morph}|{ATTRIBUTIVE}")
            noun = next((t for t in self.tokens[token.index + 1 : token.index + 4] if t.pos in ("NOUN", "PROPN")), None)
            while noun and noun.dep in ("nmod", "nmod:poss", "compound", "amod") and noun.index < noun.head <= noun.index + 2:
                noun = self.tokens[noun.head]
            if noun is not None and noun.head != token.index:
                self._put(token.index, noun.index, "nmod")

    def _described(self, day: int) -> int | None:
        """The participle that the parse hangs the noun of a day on: "pazartesi akşamı kente GELEN vali"; it came on that day."""
        noun = self.tokens[self.tokens[day].head]
        verb = self.tokens[noun.head]
        hangs = noun.pos in NOMINAL and noun.index == day + 1 and verb.index > noun.index
        return verb.index if hangs and verb.pos == "VERB" and verb.dep == "acl" else None

    def _place(self, at: int, verb: int) -> None:
        """Hangs a phrase on a verb by its case."""
        token = self.tokens[at]
        marked = any(t.head == at and t.dep == "case" for t in self.tokens)
        case = token.feature("Case") or "Nom"
        if case != "Nom" or marked:
            self._put(at, verb, "obl" if marked else DEPS.get(case, "obl"))
            return
        others = [t for t in self.tokens if t.head == verb and t.dep == "nsubj" and t.index != at]
        for other in (t for t in others if t.index > at):  # of two, the first is the subject and the last a bare object
            self._put(other.index, verb, "obj")
        self._put(at, verb, "obl" if any(t.index < at for t in others) else "nsubj")

    def _names(self) -> None:
        """Offices with the names behind them, and names of several words, as one phrase with the case of its last word."""
        at, found = 0, list[tuple[int, int | None]]()
        while at < len(self.tokens) - 1:
            titled = self.words.has("roles", self.tokens[at]) and self.tokens[at].pos in NAMES and not self._ends(at)
            first = at + 1 if titled else at
            end = self._name_end(first)
            if end - first >= (1 if titled else 2) and (titled or not self._owned(end)):
                found.append((at, self._as_one(at, first, end)))
            at = max(at + 1, end)
        for head, verb in found:
            if verb is not None:
                self._place(head, verb)

    def _owned(self, end: int) -> bool:
        """Whether a run of names is the owner of the noun at its end or behind it: "Kenya Dışişleri Bakanı", "Avrupa Birliği"."""
        return any(self._possessed(t) and not self._cut(t) for t in self.tokens[end - 1 : end + 1])

    def _possessed(self, token: Token) -> bool:
        """Whether a noun has the ending of one that belongs to another."""
        return self.endings.possessed.search(plain(token.text, self.endings.pack).casefold()) is not None

    def _ends(self, at: int) -> bool:
        """Whether a word has a case ending of its own, so that no name follows in its phrase."""
        return (self.tokens[at].feature("Case") or "Nom") != "Nom"

    def _name_end(self, first: int) -> int:
        """Where a run of capitalised words ends: at the first that has an ending behind an apostrophe, or before a small word."""
        at = first
        while at < len(self.tokens) and at - first < LONGEST_NAME:
            token = self.tokens[at]
            if (
                not token.text[:1].isupper()
                or token.pos not in NAMES
                or self.words.has("roles", token)
                or word_key(token.text) in self.words.calendar
            ):
                break
            at += 1
            if self._cut(token):
                break
        return at

    def _cut(self, token: Token) -> bool:
        """Whether letters behind an apostrophe were taken off a word: the next one does not stand right behind it."""
        behind = self.tokens[token.index + 1 : token.index + 2]
        return bool(behind) and behind[0].start - token.end > 1

    def _as_one(self, head: int, first: int, end: int) -> int | None:
        """Puts a name under its head; the verb that the phrase is to hang on, or None where it stays where it is."""
        last = self.tokens[end - 1]
        inside = range(head, end)
        outer = next((self.tokens[i].head for i in inside if self.tokens[i].head not in inside), None)
        for i in range(first, end):
            if i != head:
                self._put(i, head, "flat:name")
        for token in [t for t in self.tokens if t.head in range(head + 1, end) and t.index not in inside]:
            self._put(token.index, head, token.dep)
        case = last.feature("Case") or "Nom"
        self.tokens[head] = replace(self.tokens[head], morph=with_case(self.tokens[head].morph, case))
        verb = outer if outer is not None and self.tokens[outer].pos == "VERB" and outer >= end else self._governor(end - 1)
        joined = outer is not None and self.tokens[head].dep == "conj" and outer < head
        if case == "Gen" or verb is None or joined or head == self.tokens[head].head:
            return None
        self.tokens[head] = replace(self.tokens[head], dep="dep")
        return verb

    def _places(self) -> None:
        """A name in the locative or ablative says where the clause takes place, though it was put to a noun."""
        for token in self.tokens:
            verb = self._governor(token.index)
            loose = token.pos == "PROPN" and token.feature("Case") in ("Loc", "Abl") and token.dep != "flat:name"
            if loose and verb is not None and self.tokens[token.head].pos in ("NOUN", "PROPN") and token.head != verb:
                self._put(token.index, verb, "obl")

    def _subjects(self) -> None:
        """A noun in the nominative put to one that does not own it is the subject of a verb without any."""
        for token in list(self.tokens):
            head = self.tokens[token.head]
            if token.pos not in NOMINAL or token.dep not in ("nmod", "nmod:poss", "obj") or head.index <= token.index:
                continue
            plainly = head.feature("Case") == "Acc" and head.feature("Number[psor]") is None  # "Bakanlık iddiayı": no one's
            owned = self._possessed(head) and not plainly and not self._parted(token.index, head.index)
            counted = head.feature("Case") == "Acc" and self._is_counted(head.index)  # "polis 12 kişiyi": a number owns no owner
            if (token.feature("Case") or "Nom") != "Nom" or head.pos not in NOMINAL or owned:
                continue
            if token.feature("Case") is None and not counted:
                continue
            before = self.tokens[token.index - 1] if token.index else None
            verb = self._governor(head.index)
            opens = (
                before is None
                or before.text == ","
                or (counted and before.feature("Case") in OBLIQUE)
                or any(t.head == token.index and t.index < token.index for t in self.tokens)
            )
            if verb is not None and opens and not self._has_subject(verb, besides=head.index) and (not self._is_nominative(head)):
                self._put(token.index, verb, "nsubj")

    def _accusatives(self) -> None:
        """ "kişi zamları protesto etmek için çıktı" with both the wrong way round: of two, the first, without an ending, is the subject."""
        for noun in [t for t in self.tokens if t.dep == "nsubj" and t.pos == "NOUN" and t.head > t.index]:
            before = [t for t in self.tokens[: noun.index] if t.head == noun.head and t.dep == "obj"]
            bare = [t for t in before if t.feature("Case") == "Nom" and not t.feature("Number[psor]")]
            if bare and (noun.feature("Number[psor]") or noun.feature("Case") == "Acc"):
                self._put(bare[0].index, noun.head, "nsubj")
                self._put(noun.index, noun.head, "obj")

    def _clauses(self) -> None:
        """ "askerlerin ateş açtığını söyledi" with the soldiers as owners of the fire: they are the subject of the clause.

        What stands between the comma behind the subject of the whole and that clause's subject belongs to the clause.
        """
        for verb in list(self.tokens):
            if verb.pos != "VERB" or not self.endings.clausal.search(plain(verb.text, self.endings.pack).casefold()):
                continue
            if self._has_subject(verb.index) or verb.feature("VerbForm") == "Fin":
                continue
            owner = next((t for t in self.tokens[: verb.index] if self._is_owner(t, verb.index)), None)
            if owner is None:
                continue
            self._put(owner.index, verb.index, "nsubj")
            comma = max((t.index for t in self.tokens[: owner.index] if t.text == ","), default=owner.index)
            for token in self.tokens[comma + 1 : owner.index]:
                if token.head == verb.head > verb.index and token.dep == "obl":
                    self._put(token.index, verb.index, "obl")

    def _is_owner(self, noun: Token, verb: int) -> bool:
        """Whether a noun in the genitive hangs on a verb behind it or on something that hangs on the verb."""
        if noun.feature("Case") != "Gen" or noun.pos not in NOMINAL or noun.dep not in ("nmod", "nmod:poss", "obl", "obj"):
            return False
        at = noun.head
        while at != verb and noun.index < at < verb and self.tokens[at].head != at:
            at = self.tokens[at].head
        return at == verb

    def _parted(self, first: int, last: int) -> bool:
        """Whether a number or what belongs to the verb stands between two nouns, so that the first does not own the second."""
        return any(t.pos == "NUM" or not first <= t.head <= last for t in self.tokens[first + 1 : last])

    def _is_nominative(self, noun: Token) -> bool:
        """Whether a noun has no case ending: one behind a number with the ending of the object has one, whatever the parse says."""
        return noun.feature("Case") == "Nom" and not (self._is_counted(noun.index) and self._is_object(noun))

    def _is_counted(self, at: int) -> bool:
        """Whether a number stands before a noun, with no more than words that describe it between them."""
        before = at - 1
        while before >= 0 and self.tokens[before].dep in ("amod", "nmod", "nmod:poss") and self.tokens[before].head == at:
            before -= 1
        return before >= 0 and self.tokens[before].pos == "NUM"

    def _is_object(self, noun: Token) -> bool:
        """Whether a counted noun, which stands in the singular and belongs to nobody, has the ending of the object."""
        accusative = next((form for name, form in self.endings.cases if name == "Acc"), None)
        word, stem = (plain(text, self.endings.pack).casefold() for text in (noun.text, noun.lemma))
        if noun.feature("Case") == "Acc":
            return True
        known = self.endings.stems is not None and word[:-1] in {*self.endings.stems.classes, *self.endings.stems.whole}
        if accusative is not None and word == stem and known and accusative.fullmatch(word[-1]):
            return True  # "iki ASKERİ kaçırdı": a list knows the word as another one, "military"
        return accusative is not None and word.startswith(stem) and bool(accusative.fullmatch(word[len(stem) :]))

    def _counted(self) -> None:
        """A counted noun without a case or a postposition is the subject of its verb where that has none, else its object."""
        for noun in list(self.tokens):
            head, verb = self.tokens[noun.head], self._governor(noun.index)
            loose = noun.dep in ("nmod", "nmod:poss", "amod", "advmod", "compound", "nsubj", "obj", "dep")
            if noun.pos not in ("NOUN", "PROPN", "ADJ") or verb is None or not loose or not self._is_counted(noun.index):
                continue
            bare = (noun.feature("Case") or "Nom") in ("Nom", "Acc")
            marked = any(t.head == noun.index and t.dep == "case" for t in self.tokens) or self._day(noun.index)
            if not bare or marked or (head.pos == "VERB" and head.index != verb):
                continue
            if head.index == noun.index + 1 and self._possessed(head) and head.pos in NOMINAL and head.dep in ("obj", "nsubj"):
                continue
            subject = not self._is_object(noun) and not self._has_subject(verb, besides=noun.index)
            self._put(noun.index, verb, "nsubj" if subject else "obj")


def verb_last(tokens: Sequence[Token], endings: Endings | None, words: NameWords | None) -> list[Token]:
    """The tokens of a sentence as they are, or mended where the pack says that its verbs stand last."""
    if endings is None or words is None or not endings.day_heads:
        return list(tokens)
    return Order(list(tokens), endings, words).mended()
