"""The tree of a shallow reader: heads and relations by the order of phrases and prepositions; see `chunks`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tidings.annotate_types import Token
from tidings.chunk_grammar import Grammar
from tidings.gazetteer import gazetteer
from tidings.letters import plain
from tidings.stems import definite, stem, stems_of

MARK = re.compile(r"[\u0640\u064B-\u0652\u0670]")
NOMINAL = ("NOUN", "PROPN", "NUM", "ADJ", "PRON", "X")
SHORTEST_PLURAL = 4  # letters
STOPS = ".؛;:!?؟\n"
COMMAS = ",،"
OPENERS, CLOSERS = ("«", "“", '"', "("), ("»", "”", '"', ")")


@dataclass
class Tree:
    """Heads and relations for the words of one sentence, built from left to right."""

    tokens: Sequence[Token]
    grammar: Grammar
    heads: dict[int, tuple[int, str]] = field(default_factory=dict)
    subjects: dict[int, int] = field(default_factory=dict)
    objects: set[int] = field(default_factory=set)
    verbs: list[int] = field(default_factory=list)
    floating: list[int] = field(default_factory=list)
    last: tuple[int, int] | None = None  # the head and the end of the phrase placed last

    def built(self) -> list[Token]:
        """The tokens with heads and relations; one root."""
        phrases = {p[0]: p for p in self._phrases()}
        at = 0
        while at < len(self.tokens):
            if self.tokens[at].pos == "VERB":
                self._verb(at)
            if at in phrases:
                self._place(phrases[at])
                self.last = phrases[at][:2]
                at = max(at + 1, phrases[at][1])
            else:
                at += 1
        return self._closed()

    def _key(self, at: int) -> str:
        return plain(self.tokens[at].text, self.grammar.pack)

    def _definite(self, at: int) -> bool:
        key = self._key(at)
        stems = stems_of(self.grammar.pack)
        led = at > 0 and key.startswith(self.tokens[at - 1].text) and self.tokens[at - 1].end == self.tokens[at].start
        known = led and stems is not None and stem(key[1:], stems) is not None  # "to-the-paper" cut behind "to"
        return definite(key, self.grammar.article, stems) or key.startswith("لل") or known

    def _phrases(self) -> Iterator[tuple[int, int, int | None]]:
        """(head, end, preposition or None) of each noun phrase; words inside it are hung on its head."""
        at = 0
        while at < len(self.tokens):
            if self.tokens[at].pos not in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "X") or self._key(at) in self.grammar.lists["relatives"]:
                at += 1
                continue
            led = at - 1 - (at > 1 and self.tokens[at - 1].text in OPENERS)  # "by «Y»"
            mark = led if at and self.tokens[led].pos == "ADP" else None
            if mark is not None and at + 1 < len(self.tokens) and (self._key(mark), self._key(at)) in self.grammar.compound:
                self.heads[at] = (mark, "fixed")
                at += 1
            head, end = self._extent(at)
            if mark is not None:
                self.heads[mark] = (head, "case")
            yield head, end, mark
            at = end

    def _extent(self, first: int) -> tuple[int, int]:
        """The head of a phrase that begins at a word, and its end: numbers hang on their noun, adjectives and genitives on theirs."""
        head = first
        while self.tokens[head].pos == "NUM" and head + 1 < len(self.tokens) and self.tokens[head + 1].pos in ("NUM", "NOUN", "X"):
            head += 1
        for at in range(first, head):
            self.heads[at] = (head, "nummod")
        end, last = head + 1, head
        while end < len(self.tokens):
            if self.tokens[end].pos == "DET" and end + 1 < len(self.tokens) and self._continues(last, end + 1):
                self.heads[end] = (end + 1, "det")
                end += 1
            elif not self._continues(last, end):
                break
            adjective = self.tokens[end].pos == "ADJ"
            self.heads[end] = (last if not adjective else self._agreeing(head, last), "amod" if adjective else "nmod")
            last = last if adjective else end
            end += 1
        return head, end

    def _agreeing(self, head: int, last: int) -> int:
        """What an adjective behind a chain of genitives is put to: the head, where it is no word for a place."""
        return head if last != head and not gazetteer().lookup(self.tokens[last].text) else last

    def _continues(self, last: int, at: int) -> bool:
        """Whether a word still belongs to the phrase: an adjective, or a genitive of a noun that has none and no article."""
        token = self.tokens[at]
        if self._is_object(last):
            return False
        if token.pos == "ADJ":
            return True
        if token.pos not in ("NOUN", "PROPN", "X") or self._begins_anew(last, at):
            return False
        if self._closed_plural(self._key(last)) or self.tokens[last].pos == "NUM" or self._definite(last):
            return False
        return not self._owned(last) and not (self._owned(at) and not self._definite(at) and len(self._key(at)) > SHORTEST_PLURAL)

    def _owned(self, at: int) -> bool:
        """Whether a noun has its owner at its end ("their house"): as it is written, since in plain letters feminines end alike."""
        return self.grammar.owned.fullmatch(MARK.sub("", self.tokens[at].text)) is not None

    def _begins_anew(self, last: int, at: int) -> bool:
        """Whether a noun cannot be the genitive of the word before it: a day behind a name, a known word behind the name of a place, an
        accusative without article."""
        key, before = self._key(at), self._key(last)
        if key in self.grammar.times and before not in self.grammar.times:
            return key in self.grammar.days or self.grammar.is_name(before)
        if before in self.grammar.nouns:
            return False
        named = self.grammar.is_name(before) or (last > 0 and self._key(last - 1) in self.grammar.given)
        full = last > 0 and named and self._unknown(last - 1)  # a name of two words owns nothing
        if (self.grammar.is_name(before) and self.grammar.is_office(key)) or (full and not self._unknown(at)):
            return True
        if self._accusative(at) and not before.endswith(key[-1]):
            return True
        place = gazetteer().lookup(self.tokens[last].text) or (
            self.grammar.is_name(before) and not self._definite(at) and self._marked(last)
        )
        return bool(place) and not self.grammar.is_name(key)

    def _accusative(self, at: int) -> bool:
        """Whether a word is a known noun with the ending of an accusative that stands alone."""
        stems, key = stems_of(self.grammar.pack), self._key(at)
        mark = self.grammar.accusative
        return stems is not None and bool(mark) and key.endswith(mark) and stem(key, stems) == key[: -len(mark)]

    def _closed_plural(self, key: str) -> bool:
        """Whether a plural has the ending that it loses before a genitive."""
        return len(key) > SHORTEST_PLURAL and self.grammar.plural.search(key) is not None

    def _verb(self, at: int) -> None:
        """A verb's place in the sentence, by what stands right before it."""
        before = self._before(at)
        key = self._key(before) if before is not None else ""
        key_of, main = self._key(at), self.verbs[-1] if self.verbs else None
        opener = self._opener(at)
        if main is not None and self.tokens[at].feature("VerbForm") == "Conv":
            above = self._ruling(at)
            above = main if above is None else above
            comma = self.tokens[at - 1].text in COMMAS
            while comma and self.heads[above][1] in ("ccomp", "conj", "advcl") and self.heads[above][0] != above:
                above = self.heads[above][0]  # "said that X had left, accusing Y": whoever said it accuses
            self.heads[at] = (above, "advcl")
            self.subjects[at] = at
            self.floating = []
            self.verbs.append(at)
            return
        if main is None or self._tells_what(main):
            self.heads[at] = (at, "root") if main is None else (main, "ccomp")
        elif self._reports(at):
            self.heads[at] = (self.verbs[0], "parataxis")
        elif opener == "complementizers":
            self.heads[at] = (main, "ccomp")
        elif opener == "relatives" or (before is not None and self.tokens[before].pos in ("NOUN", "ADJ") and before == at - 1 and key):
            noun = self._noun_before(at)
            self.heads[at] = (noun, "acl:relcl") if noun is not None else (main, "parataxis")
        elif opener == "subordinators":
            self.heads[at] = (main, "advcl")
        else:
            self.heads[at] = (main, "conj" if before is not None and self.tokens[before].pos == "CCONJ" else "parataxis")
        waiting = self.floating if self.heads[at][1] != "acl:relcl" else []
        doer = next((head for head in waiting if self._may_do(head)), None)
        for head in waiting:
            self._hang(head, at, "nsubj" if head == doer else "obl")
        if doer is not None:
            self.subjects[at] = doer
        elif (self.heads[at][1] == "acl:relcl" and opener == "relatives") or self._has_pronoun(at) or self.grammar.full.fullmatch(key_of):
            self.subjects[at] = at
        if self.heads[at][1] != "acl:relcl":
            self.floating = []
        self.verbs.append(at)

    def _reports(self, at: int) -> bool:
        """Whether a verb stands behind "according to what", and so says who tells the rest."""
        return at > 1 and self.tokens[at - 1].pos == "SCONJ" and self._key(at - 1) in self.grammar.told

    def _tells_what(self, main: int) -> bool:
        """Whether the only verb so far is one behind "according to what": "according to what X said, rebels attacked"."""
        return len(self.verbs) == 1 and self._reports(main)

    def _may_do(self, head: int) -> bool:
        """Whether a phrase before a verb can be its subject: none that a preposition leads, and no day ("Monday morning attacked ...")."""
        next_day = head and self.tokens[head].pos == "ADJ" and self._key(head - 1) in self.grammar.times
        return not (self._marked(head) or next_day or self._key(head) in self.grammar.times or self._led_within(head))

    def _led_within(self, head: int) -> bool:
        """Whether a word that no list knows begins with a preposition of owners, and owns a noun: "the day after to-publication (of) the
        ruling" is no subject."""
        owned = any(place == (head, "nmod") and self._definite(at) for at, place in self.heads.items())
        return (
            owned and self._key(head).startswith(self.grammar.owning) and self._unknown(head) and self._key(head) not in self.grammar.given
        )

    def _has_pronoun(self, at: int) -> bool:
        """Whether the word that opens the clause of a verb carries its subject as a pronoun: "that-she killed"."""
        before = self._before(at)
        return before is not None and self._key(before) in self.grammar.pronominal

    def _before(self, at: int) -> int | None:
        near = at - 1
        while near >= 0 and self.tokens[near].pos in ("AUX", "PART", "ADV"):
            near -= 1
        return near if near >= 0 else None

    def _opener(self, at: int) -> str | None:
        """The list of the word that opens the clause of a verb: looked for to the last verb or stop before it."""
        for near in range(at - 1, -1, -1):
            if self.tokens[near].pos == "VERB" or self.tokens[near].text in STOPS:
                return None
            key = self._key(near)
            for name in ("complementizers", "relatives", "subordinators"):
                if key in self.grammar.lists[name]:
                    return name
            if near < at - 1 and self.tokens[near].pos == "CCONJ" and near == at - 1:
                return None
        return None

    def _noun_before(self, at: int) -> int | None:
        """The noun that a relative clause is put to: the head of the phrase right before, or its event noun."""
        near = next((n for n in range(at - 1, -1, -1) if self.tokens[n].pos in ("NOUN", "PROPN", "VERB")), None)
        if near is None or self.tokens[near].pos == "VERB":
            return None
        while near in self.heads and self.heads[near][1] in ("nmod", "amod") and self.heads[near][0] < near:
            if (self._event(near) and not self._definite(near)) or (self._marked(near) and self._key(near + 1) in self._relative(at)):
                break
            near = self.heads[near][0]
        return near

    def _relative(self, at: int) -> frozenset[str]:
        """The relative words, where one stands right before a verb: "an inquiry into the attack WHICH hit the village"."""
        return self.grammar.lists["relatives"] if self._key(at - 1) in self.grammar.lists["relatives"] else frozenset()

    def _event(self, at: int) -> bool:
        stems = stems_of(self.grammar.pack)
        found = stem(self.tokens[at].text, stems, "NOUN") if stems else None
        return bool(stems and found and "N" in stems.classes.get(found, ()))

    def _place(self, phrase: tuple[int, int, int | None]) -> None:
        """Hangs a phrase on the verb before it, on the event noun that it stands beside, or keeps it for the verb to come."""
        head, end, mark = phrase
        joined = self._joined(head) if head else None
        if joined is not None:
            self._hang(head, joined, "conj")
        elif mark is None and (noun := self._named_by(head)) is not None:
            self._hang(head, noun, "appos" if self._key(noun) in self.grammar.nouns else "nmod")
        elif mark is not None:
            self._place_led(head, end, mark)
        else:
            self._place_bare(head)

    def _place_led(self, head: int, end: int, mark: int) -> None:
        """Hangs a phrase with a preposition."""
        verb, event = self._ruling(head), self._event_near(mark)
        counted = self._key(mark) in self.grammar.partitive and self.last is not None and self.tokens[self.last[0]].pos == "NUM"
        if self.last is not None and (counted or self._within_title(mark, end) or self._speaks_for(mark)):
            self._hang(head, self.last[0], "nmod")
        elif verb is not None and self._led_by_doer(mark):
            self._hang(head, verb, "obl:agent")
        elif event is not None:
            self._hang(head, event, "nmod")
        elif self.last is not None and mark and self._key(mark - 1) in self.grammar.belonging:
            self._hang(head, self.last[0], "nmod")
        elif verb is None:
            self.floating.append(head)
        else:
            self._hang(head, verb, "obl")

    def _place_bare(self, head: int) -> None:
        """Hangs a phrase without a preposition: as a name, a genitive, a day, else as subject or object by its order."""
        verb = self._ruling(head)
        if self._is_object(head):
            self._hang(head, head - 1, "obj")
            self.objects.add(head - 1)
        elif (office := self._office(head)) is not None:
            self._hang(head, office, "appos")
        elif verb is not None and self._key(head) in self.grammar.times:
            self._hang(head, verb, "obl")
        elif (noun := self._bare_event(head)) is not None:
            self._hang(head, noun, "nmod")
        elif verb is None or self._clause_opened(verb, head):
            self.floating.append(head)
        elif verb not in self.subjects and self._disagrees(verb, head):
            self._hang(head, verb, "obj")
            self.subjects[verb] = verb
            self.objects.add(verb)
        elif verb not in self.subjects:
            self._hang(head, verb, "nsubj")
            self.subjects[verb] = head
        elif verb not in self.objects:
            self._hang(head, verb, "obj")
            self.objects.add(verb)
        else:
            self._hang(head, verb, "obl")

    def _is_object(self, at: int) -> bool:
        """Whether a pronoun is written at the end of the verb before it."""
        pronoun, verb = self.tokens[at], self.tokens[at - 1]
        return at > 0 and pronoun.pos == "PRON" and verb.pos == "VERB" and verb.end == pronoun.start

    def _disagrees(self, verb: int, head: int) -> bool:
        """Whether a verb is one of a woman and who stands behind it is a man by his office: she, named before, does it to him."""
        feminine, lemma = self.grammar.feminine_verb, plain(self.tokens[verb].lemma, self.grammar.pack)
        told = feminine.fullmatch(self._key(verb)) and not feminine.fullmatch(lemma)
        if not told or not self.grammar.is_office(self._key(head)):
            return False
        return not self._key(head).endswith(self.grammar.feminine)

    def _bare_event(self, head: int) -> int | None:
        """The event noun without article right before a phrase that begins with a number: "the killing of five soldiers"."""
        first = head
        while first and self.heads.get(first - 1) == (head, "nummod"):
            first -= 1
        before = first - 1
        alone = first == head and self.tokens[head].pos != "NUM"  # "the killing of nine of its soldiers"
        if alone or before < 0 or self.tokens[before].pos != "NOUN" or self._definite(before):
            return None
        return before if self._event(before) else None

    def _within_title(self, mark: int, end: int) -> bool:
        """Whether a prepositional phrase stands between an office and the name of its holder: "the secretary of the union X"."""
        if self.last is None or self.last[1] != mark or not self.grammar.is_office(self._key(self.last[0])):
            return False
        if end >= len(self.tokens) or self.tokens[end].pos not in NOMINAL:
            return False
        return self._key(end) in self.grammar.honorifics or self._unknown(end) or self._ranks(end)

    def _named_by(self, head: int) -> int | None:
        """The noun right before a name in quotation marks that says what it is or whose: "the group «Y»", "the leader of «Y»"."""
        if self.last is None or head < 2 or self.tokens[head - 1].text not in OPENERS or self.last[1] != head - 1:
            return None
        tail = head - 2
        return None if self.tokens[tail].pos != "NOUN" or self._definite(tail) or self.grammar.is_name(self._key(tail)) else tail

    def _speaks_for(self, mark: int) -> bool:
        """Whether a preposition right behind a word for who is sent to speak says for whom: "representatives of the government"; "the
        delegation" that left "from the summit" is known already."""
        if self.last is None or self.last[1] != mark or self._key(mark) not in self.grammar.speaking_for or self._definite(self.last[0]):
            return False
        return plain(self.tokens[self.last[0]].lemma, self.grammar.pack) in self.grammar.sent

    def _led_by_doer(self, mark: int) -> bool:
        """Whether a preposition of two words says who did it: "killed at the hands of rebels"."""
        rest = next((t.index for t in self.tokens[mark + 1 : mark + 2] if self.heads.get(t.index) == (mark, "fixed")), None)
        return rest is not None and self.grammar.compound[self._key(mark), self._key(rest)]

    def _office(self, head: int) -> int | None:
        """The holder of an office whose name or address a phrase right behind it is: "the spokesman of the army Mr Karim Bouzian"."""
        if self.last is None or self.last[1] != head:
            return None
        stems = stems_of(self.grammar.pack)
        addressed = self._key(head - 1) in self.grammar.honorifics and stems is not None and stem(self._key(head), stems) is None
        if not (addressed or self._key(head) in self.grammar.honorifics or self._unknown(head) or self._ranks(head)):
            return None
        top, chain = self.last[0], [self._key(self.last[0])]
        if self._key(head - 1) in self.grammar.times:
            return None
        while top in self.heads and self.heads[top][1] in ("nmod", "conj", "appos") and self.heads[top][0] < top:
            if self._marked(top) and not self.grammar.is_office(self._key(self.heads[top][0])):
                break
            top = self.heads[top][0]
            chain.append(self._key(top))
        return top if any(key in self.grammar.honorifics or self.grammar.is_office(key) for key in chain) else None

    def _ranks(self, head: int) -> bool:
        """Whether a word is a rank with a name behind it, before which an office is its holder's: "the spokesman Colonel Karim"."""
        behind = head + 1 < len(self.tokens) and self.tokens[head + 1].pos in NOMINAL and self._unknown(head + 1)
        return behind and self._key(head) in self.grammar.ranks

    def _unknown(self, at: int) -> bool:
        key = self._key(at)
        if key in self.grammar.lists["pronouns"] and self.tokens[at].pos != "PRON":
            return True
        return self.grammar.is_name(key) or key in self.grammar.given

    def _ruling(self, head: int) -> int | None:
        """The verb whose clause a phrase stands in: not that of a relative clause which a comma, or an object of its own, has closed."""
        verb = self.verbs[-1] if self.verbs else None
        while verb is not None and self.heads[verb][1] == "acl:relcl":
            comma = any(self.tokens[i].text in COMMAS for i in range(verb + 1, head))
            outer = next((v for v in reversed(self.verbs) if v < self.heads[verb][0]), None)
            full = verb in self.objects and outer not in self.objects and not self._marked(head)
            if outer is None or not (comma or full):
                break
            verb = outer
        return verb

    def _marked(self, head: int) -> bool:
        """Whether a phrase is led by a preposition."""
        return any(place == (head, "case") for place in self.heads.values())

    def _clause_opened(self, verb: int, head: int) -> bool:
        """Whether a word between the verb and a phrase opens a clause whose verb is still to come."""
        names = ("complementizers", "subordinators")
        opened = any(self._key(i) in self.grammar.lists[n] for i in range(verb + 1, head) for n in names)
        stops = STOPS + COMMAS if self._tells_what(verb) else STOPS
        stopped = any(self.tokens[i].text in stops for i in range(verb + 1, head))
        return (opened or stopped) and any(t.pos == "VERB" for t in self.tokens[head:])

    def _joined(self, head: int) -> int | None:
        """The head of the phrase right before, where "and" alone stands between the two and no verb follows it."""
        first = head
        while first and first - 1 in self.heads and self.heads[first - 1] == (head, "nummod"):
            first -= 1
        first -= first > 1 and self.tokens[first - 1].text in OPENERS  # "X and «Y»"
        other = first - 2
        other -= other > 0 and self.tokens[other].text in CLOSERS  # "«X» and Y"
        if other < 0 or self.tokens[first - 1].pos != "CCONJ" or self.tokens[other].pos not in NOMINAL:
            return None
        while other in self.heads and self.heads[other][1] in ("nmod", "amod", "nummod", "appos") and self.heads[other][0] != other:
            both, apart = self._event(other) and self._event(head), self._event(head) and not self._event(other)
            if both or (self._marked(other) and not apart):
                break
            other = self.heads[other][0]
        return other if self._event(other) == self._event(head) or not self._event(head) else None

    def _event_near(self, mark: int) -> int | None:
        """The event noun of the phrase right before a preposition."""
        at = mark - 1
        if at < 0 or self.tokens[at].pos not in NOMINAL:
            return None
        for _ in range(4):
            if self._event(at) and self.tokens[at].pos == "NOUN":
                return at
            if at not in self.heads or self.heads[at][1] not in ("nmod", "amod", "nummod"):
                return None
            at = self.heads[at][0]
        return None

    def _hang(self, at: int, head: int, dep: str) -> None:
        if at != head:
            self.heads[at] = (head, dep)

    def _closed(self) -> list[Token]:
        """All words hung on something; the first verb is the root, else the first noun."""
        nominal = [t.index for t in self.tokens if t.pos in NOMINAL]
        main = [i for i in nominal if self._key(i) not in self.grammar.times and not self._marked(i) and self.heads.get(i, (i,))[0] == i]
        root = self.verbs[0] if self.verbs else next(iter(main or nominal), 0)
        found = []
        for token in self.tokens:
            head, dep = self.heads.get(token.index, (self._governor(token.index, root), self._loose(token)))
            found.append(replace(token, head=root if token.index == root else head, dep="root" if token.index == root else dep))
        return [replace(t, head=root, dep="dep") if _circular(found, t.index) else t for t in found]

    def _governor(self, at: int, root: int) -> int:
        """What a small word hangs on: the next verb or noun close by, else the root."""
        if self.tokens[at].pos in ("AUX", "PART", "SCONJ", "CCONJ", "DET", "ADP", "ADV"):
            for near in range(at + 1, min(at + 5, len(self.tokens))):
                if self.tokens[near].pos == "VERB" or (
                    self.tokens[near].pos in NOMINAL and self.tokens[at].pos in ("DET", "CCONJ", "ADP", "PART")
                ):
                    return near
        return root if at != root else at

    def _loose(self, token: Token) -> str:
        return {
            "AUX": "aux",
            "PART": "advmod",
            "SCONJ": "mark",
            "CCONJ": "cc",
            "DET": "det",
            "PUNCT": "punct",
            "ADV": "advmod",
            "ADP": "case",
        }.get(token.pos, "dep")


def _circular(tokens: Sequence[Token], at: int) -> bool:
    """Whether the way up from a word comes back to it."""
    seen, here = set[int](), at
    while tokens[here].head != here:
        here = tokens[here].head
        if here == at or here in seen:
            return here == at
        seen.add(here)
    return False
