"""From a noun phrase to the mentions that it stands for: names in it, pronouns, and "the two officials".

Reads one report from top to bottom. What came before is remembered as a list of mentions that were talked about, so that
"he", "they", "the delegation" find the one they most likely mean. Where nothing fits, nobody is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tidings.actors import actors
from tidings.annotate_types import Sentence, Token
from tidings.described import Descriptions
from tidings.members import body_of
from tidings.model import Mention
from tidings.name_words import NameWords, word_key
from tidings.roles import coordinated
from tidings.same_bodies import body_meant
from tidings.told_together import Parties

PEOPLE = ("person", "role")
BODIES = ("organisation", "group", "place")
EARSHOT = 700  # characters within which "the two sides" may be those who acted
NEAR = 2  # characters between a title and its name
HONORIFICS = 16  # the same where "Mr Doctor" may stand between them
LONGEST_TITLE = 90  # characters of a title with its name
ARGUMENTS = ("obj", "iobj", "obl", "obl:arg")
OWNERS = ("nmod", "nmod:poss", "nmod:gen", "nmod:part")
NAMED_BY = ("flat", "flat:name", "appos", "nmod", "nmod:desc")  # what the name behind a title is to it
INSIDE = ("nmod:poss", "compound", "amod", "nmod", "flat", "flat:name", "appos", "nummod", "det:poss", "flat:foreign")


@dataclass
class Company:
    """The mentions of a report by place, and who was talked about so far, latest last; `armed` are words for those who fight for a body,
    `kinds` words for kinds of places, `sent` those for who is sent to speak, `voicing` those for who speaks for a body without a name."""

    mentions: Sequence[Mention]
    pronouns: dict[str, str]
    plurals: frozenset[str]
    sides: frozenset[str]
    descriptions: Descriptions
    armed: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    sent: frozenset[str] = frozenset()
    voicing: frozenset[str] = frozenset()
    words: NameWords | None = None
    parties: Parties = field(default_factory=Parties)
    heard: list[Mention] = field(default_factory=list)
    subjects: list[Mention] = field(default_factory=list)
    together: tuple[Mention, ...] = ()
    bodies: list[Mention] = field(default_factory=list)
    going_on: tuple[str, tuple[Mention, ...]] = ("", ())  # number and people of the last main subject
    crowd: Mention | None = None  # the people without a name that a subject of the last sentence was
    genders: dict[str, str] = field(default_factory=dict)  # of the nouns that names of bodies stand with, by mention

    def within(self, start: int, end: int) -> list[Mention]:
        """Mentions that lie in a stretch of the text, in order."""
        return [m for m in self.mentions if start <= m.start and m.end <= end]

    def at(self, start: int, end: int) -> Mention | None:
        """The longest mention that overlaps a word."""
        over = [m for m in self.mentions if m.start < end and start < m.end]
        return max(over, key=lambda m: (m.end - m.start, -m.start), default=None)

    def resolve(self, sentence: Sentence, head: int) -> tuple[Mention, ...]:
        """Who a noun phrase stands for: the name at its head, a pronoun's referent, or the nearest name inside it."""
        token = sentence.tokens[head]
        if self.words is not None and (party := self.parties.meant(sentence, head, self.words)):
            return party
        named = self.at(token.start, token.end)
        lone = named is not None and named.kind in ("group", "role") and named.end - named.start <= len(token.text)
        if lone and self._is_plural(token) and not _is_new(sentence, head):
            several = self._meant_together(token)
            if several:
                return several
        if named is not None and named.kind not in ("person", "organisation"):
            named = (
                self._apposed(sentence, head)
                or (body_of(self, sentence, head, self.words) if lone or named.kind == "group" else None)
                or named
            )
        if named is not None:
            return (named,)
        word = token.text.lower().replace("’", "'")
        if token.pos in ("PRON", "DET") or word in self.pronouns:
            return self._referent(self.pronouns.get(word), token.start, sentence, head)
        if self._is_plural(token):
            several = self._several(sentence, head)
            if several:
                return several
        apposed = self._apposed(sentence, head) or self._entitled(token)
        found = (apposed,) if apposed else self._inside(sentence, head)
        again = body_meant(self, sentence, head, self.words) if self.words and not found else None
        return (again,) if again else found

    def _entitled(self, token: Token) -> Mention | None:
        """The person before whose name a noun stands in a title, whatever the parser makes of the words between."""
        near = (m for m in self.mentions if m.kind == "person" and m.role and token.end <= m.start <= token.start + LONGEST_TITLE)
        return next((m for m in near if token.pos == "NOUN" and self._titles(token, m, HONORIFICS)), None)

    def anybody(self, sentence: Sentence, head: int) -> tuple[Mention, ...]:
        """Who a noun phrase stands for, also without a name: else a description, where its head is a word for people, or a number of
        such ("hundreds of students")."""
        if (subject := self._reached_plural(sentence, head)) is not None and (several := self.anybody(sentence, subject)):
            return several
        found = self.resolve(sentence, head)
        if found and (found[0] == body_of(self, sentence, head, self.words) or self.is_party(sentence, head)):
            return found
        if several := self._sent_by(sentence, head) or self._spoken_for(sentence, head):
            return several
        acts = self.descriptions.acts(sentence.tokens[head]) or self.counts(sentence, head)
        if several := self._each_ones(sentence, head):
            return several
        beside = self._beside(sentence, head)
        if found and beside and not self._is_plural(sentence.tokens[head]):
            return (*((self.descriptions.of(sentence, head),) if acts and self._lends(sentence, head, found) else found), *beside)
        if found and not (self._lends(sentence, head, found) and acts):
            return found
        if not found and not acts and (main := self._main_plural(sentence, head)) is not None:
            return self.anybody(sentence, main)
        return (self.descriptions.of(sentence, head),) if acts else found

    def is_party(self, sentence: Sentence, head: int) -> bool:
        """Whether a noun phrase stands for people who are named in one breath."""
        return self.words is not None and bool(self.parties.meant(sentence, head, self.words))

    def _sent_by(self, sentence: Sentence, head: int) -> tuple[Mention, ...]:
        """The two or more bodies that "representatives of the government and the front" speak for, which act by them."""
        token = sentence.tokens[head]
        if not {token.lemma.lower(), token.text.lower(), word_key(token.text)} & self.sent or token.pos not in ("NOUN", "X"):
            return ()
        for owner in sentence.child(head, *OWNERS, "obl"):
            if sentence.tokens[owner].index < head and not sentence.tokens[owner].dep.startswith("nmod"):
                continue
            named = [self.resolve(sentence, i)[:1] for i in coordinated(sentence, owner)]
            bodies = [m for found in named for m in found if m.kind in ("organisation", "group")]
            if len({m.who for m in bodies}) > 1 and len(bodies) == len(named):
                return tuple(bodies)
        return ()

    def _spoken_for(self, sentence: Sentence, head: int) -> tuple[Mention, ...]:
        """The body that "a spokesman for the ministry" without a name speaks for: what he denies or demands, it does."""
        token = sentence.tokens[head]
        if not {token.lemma.lower(), word_key(token.text)} & self.voicing or self.at(token.start, token.end) is not None:
            return ()
        phrase = [sentence.tokens[i] for i in sentence.subtree(head)]
        led = sentence.tokens[head + 1 : head + 3]  # "متحدث باسم وزارة", whatever the parser hangs it on
        beside = self.at(led[1].start, led[1].end) if len(led) > 1 and led[0].pos == "ADP" else None
        named = [*self.within(phrase[0].start, phrase[-1].end), *([beside] if beside else [])]
        bodies = [m for m in named if m.kind == "organisation"]
        if not bodies or any(m.kind == "person" for m in named):
            return ()
        return (min(bodies, key=lambda m: abs(m.start - token.start)),)

    def _each_ones(self, sentence: Sentence, head: int) -> tuple[Mention, ...]:
        """The states that "the presidents of Kenya and Somalia" speak for, each one its own; nobody where it is no several."""
        token = sentence.tokens[head]
        if token.feature("Number") != "Plur" or not self._is_plural(token):
            return ()
        for owner in sentence.child(head, *OWNERS):
            named = [self._own_name(sentence, i) for i in coordinated(sentence, owner)]
            states = [m for m in named if m is not None and m.kind in BODIES and (m.kind != "place" or actors().stands_for(m.text))]
            if len({m.who for m in states}) > 1 and len(states) == len(named):
                return tuple(states)
        return ()

    def _own_name(self, sentence: Sentence, head: int) -> Mention | None:
        """The name at a noun, that in apposition to it ("группировки «Сыны гор»"), or of whom it is ("the government of Kenya")."""
        beside = (head, *sentence.child(head, "appos", "flat:name"), *sentence.child(head, *OWNERS))
        names = (self.at(sentence.tokens[i].start, sentence.tokens[i].end) for i in beside)
        return next((m for m in names if m is not None), None)

    def _beside(self, sentence: Sentence, head: int) -> tuple[Mention, ...]:
        """A body that the parser hangs on a state beside it: in "the government of Kenya and the Garissa Front" the front is one of two."""
        found = []
        for owner in sentence.child(head, *OWNERS):
            token = sentence.tokens[owner]
            state = self.at(token.start, token.end)
            whole = self.at(sentence.tokens[head].start, sentence.tokens[head].end)  # "government of Kenya" as one name
            if state is None or (state.kind != "place" and state != whole):
                continue
            named = [self.at(sentence.tokens[i].start, sentence.tokens[i].end) for i in coordinated(sentence, owner)[1:]]
            found += [m for m in named if m is not None and m.kind in ("organisation", "group")]
        return tuple(found)

    def _main_plural(self, sentence: Sentence, head: int) -> int | None:
        """The head of the sentence's main subject that a "they" before no name stands for: "rebels said they would leave"."""
        word = sentence.tokens[head].text.lower()
        root = next((t.index for t in sentence.tokens if t.dep == "root"), None)
        if self.pronouns.get(word) != "several" or root is None:
            return None
        mains = [i for i in sentence.child(root, "nsubj") if i < head and sentence.tokens[i].feature("Number") == "Plur"]
        return next((i for i in mains if sentence.tokens[i].pos in ("NOUN", "PROPN") and head not in sentence.subtree(i)), None)

    def _reached_plural(self, sentence: Sentence, head: int) -> int | None:
        """The same for a "they" in a clause that goes on from the main verb and is not what somebody says: "they met in Oslo, where they
        signed"."""
        main = self._main_plural(sentence, head)
        at = sentence.tokens[head].head
        while main is not None and sentence.tokens[at].head != at:
            if sentence.tokens[at].dep in ("ccomp", "parataxis", "xcomp", "csubj"):
                return None
            at = sentence.tokens[at].head
        return main

    def counts(self, sentence: Sentence, head: int) -> bool:
        """Whether a word only says how many there are of the people behind it."""
        token = sentence.tokens[head]
        number = token.pos == "NUM" or {token.lemma.lower(), token.text.lower()} & self.descriptions.quantities
        counted = sentence.child(head, "nmod", "nmod:gen", "obl", "compound") if number else []
        return any(self.descriptions.acts(sentence.tokens[i]) for i in counted)

    def _lends(self, sentence: Sentence, head: int, found: Sequence[Mention]) -> bool:
        """Whether a name only describes the people at the head of a phrase: "attorneys for the family of Anna Lindqvist"."""
        people = self.at(sentence.tokens[head].start, sentence.tokens[head].end) is None and self.descriptions.acts(sentence.tokens[head])
        if not (sentence.tokens[head].pos == "NOUN" or people) or sentence.child(head, "appos", "flat", "flat:name", "nmod:desc"):
            return False
        if self._apposed(sentence, head) in found:
            return False
        end = sentence.tokens[max(sentence.subtree(head))].end
        token = sentence.tokens[head]
        return all(token.start < m.start and m.end <= end and not self._titles(token, m) for m in found)

    def _titles(self, token: Token, person: Mention, near: int = NEAR) -> bool:
        """Whether a noun is part of the title that stands before a person's name, with no more than a few letters between them."""
        if not person.role:
            return False
        start = self.descriptions.text.rfind(person.role, 0, person.start)
        between = self.descriptions.text[start + len(person.role) : person.start]
        return 0 <= start <= token.start and len(between) <= near and not set(between) & set(",.;:()،؛")

    def speaker(self, sentence: Sentence, head: int) -> tuple[Mention, ...]:
        """Who says something: the name, the pronoun bound to whoever it stands for, or whatever noun phrase is said to say it."""
        token = sentence.tokens[head]
        found = self.resolve(sentence, head)
        if token.pos == "PRON" and token.feature("PronType") not in ("Rel", "Int", "Ind"):
            chains = [m.entity for m in found]
            return found if len(set(chains)) > 1 else (self.descriptions.of(sentence, head, next(iter(chains), None)),)
        if found and not self._lends(sentence, head, found):
            return found
        if body := self._spoken_for(sentence, head):
            return body
        return (self.descriptions.of(sentence, head),) if token.pos in ("NOUN", "PROPN", "X", "NUM") else found

    def _is_plural(self, token: Token) -> bool:
        """Whether a word means several who were named before: "officials", "sides"; one man is nobody known."""
        return token.feature("Number") != "Sing" and (token.lemma.lower() in self.plurals or token.text.lower() in self.plurals)

    def _apposed(self, sentence: Sentence, head: int) -> Mention | None:
        """The person whose office a noun phrase gives: "the envoy, Anna Lindqvist", "spokesman Abdi Warsame"."""
        for child in sentence.child(head, "appos", "flat", "flat:name", "nmod:desc"):
            below = [child, *(i for i in sentence.child(child, *NAMED_BY) if i == child + 1)]  # "its spokesman, Colonel Anna Lindqvist"
            for at in below:
                named = self.at(sentence.tokens[at].start, sentence.tokens[at].end)
                if named is not None and named.kind == "person":
                    return named
        token = sentence.tokens[head]
        for rank in sentence.child(head, "nmod", "appos"):  # "Начальник полиции полковник Игорь Савин": two titles of one man
            both = token.feature("Case") == sentence.tokens[rank].feature("Case") == "Nom"
            if both and (named := self._apposed(sentence, rank)) is not None:
                return named
        if token.text.lower() != token.text.upper():  # a script with capitals: the parser knows which word is a name
            return None
        behind = (m for m in self.mentions if m.kind == "person" and token.end <= m.start < sentence.end)
        return next((m for m in behind if self._titles(token, m)), None)

    def _referent(self, sort: str | None, before: int, sentence: Sentence, head: int) -> tuple[Mention, ...]:
        """Who a pronoun means: "person", "latter" (whoever was named last), "thing" or "several" by the pack's table of pronouns."""
        earlier = [m for m in self.heard if m.end <= before]
        if sort == "several":
            own_several = self._main_subjects(sentence, head)
            if len({m.entity for m in own_several}) > 1:
                return own_several
            plural = [m for m in self.together if m.end <= before]
            crowd = self.crowd if sentence.tokens[head].dep.startswith("nsubj") else None
            if crowd is not None and all(m.end <= crowd.start for m in plural) and 0 < before - crowd.end < EARSHOT:
                return (crowd,)
            if len({m.who for m in plural}) > 1:
                return tuple(plural)
            last = [m for m in earlier if m.kind == "person"][-2:]
            if len({m.entity for m in last}) > 1:
                return tuple(last)
            acting = [m for m in self.subjects if m.end <= before < m.end + EARSHOT] if sentence.tokens[head].dep == "nsubj" else []
            bodies = [m for m in acting or earlier if m.kind in ("organisation", "group")]
            bodies = bodies or [m for m in earlier if m.kind in ("organisation", "group")]
            return (bodies[-1],) if bodies else ()
        kinds = PEOPLE if sort in ("person", "latter") else BODIES if sort == "thing" else ()
        own = self._owner(sentence, head, sort == "thing") or self._main_subject(sentence, head)
        doing = self._own_subject(sentence, head)
        if doing is not None:
            earlier = [m for m in earlier if m.who != doing.who]
        own = None if own is not None and doing is not None and own.who == doing.who else own
        if own is not None and own.kind in kinds:
            return (own,)
        colon = next((t.start for t in reversed(sentence.tokens[:head]) if t.text == ":"), sentence.start)
        ahead = [m for m in self.within(sentence.start, colon) if m.kind == "person"] if sort == "person" else []
        if ahead:
            return (ahead[-1],)  # "behind it lay a journey of envoy X: on Tuesday he met ..."
        told = [m for m in self.subjects if m.end <= before and (doing is None or m.who != doing.who)] if sort != "latter" else []
        gender = sentence.tokens[head].feature("Gender") if sort == "person" else None
        body = bool(told and gender) and told[-1].kind in ("organisation", "group") and self.genders.get(told[-1].id) == gender
        if body and not any(m.kind == "person" and m.start > told[-1].start for m in earlier):
            return (told[-1],)  # "Die Kommission ... Sie drängt": she is the body spoken of last, where nobody was named since
        if body:
            return (next(m for m in reversed(earlier) if m.kind == "person"),)
        for candidates in (told, earlier):
            fitting = [m for m in candidates if m.kind in kinds]
            if fitting:
                return (fitting[-1],)
        return ()

    def _owner(self, sentence: Sentence, head: int, single: bool = False) -> Mention | None:
        """The subject of the clause that a possessive stands in: "the army continued its attacks" has the army's attacks.

        A `single` one is that of no several: "rebels shelled its post".
        """
        token = sentence.tokens[head]
        if token.feature("Poss") != "Yes" and token.dep not in ("nmod:poss", "det:poss"):
            return None
        at = token.head
        for _ in range(4):
            here = sentence.tokens[at]
            subjects = sentence.child(at, "nsubj", "nsubj:pass")
            if here.head == at or here.dep in ("nsubj", "nsubj:pass") or subjects:
                break
            at = here.head
        found = [i for i in sentence.child(at, "nsubj") if i != head and head not in sentence.subtree(i)]
        if found and single and sentence.tokens[found[0]].feature("Number") == "Plur":
            return None
        return self.at(sentence.tokens[found[0]].start, sentence.tokens[found[0]].end) if found else None

    def _own_subject(self, sentence: Sentence, head: int) -> Mention | None:
        """The subject of the verb whose object a pronoun is: whoever "dismissed him" is another."""
        token = sentence.tokens[head]
        if token.dep not in ARGUMENTS or token.feature("Reflex") == "Yes":
            return None
        found = (self.at(sentence.tokens[i].start, sentence.tokens[i].end) for i in sentence.child(token.head, "nsubj"))
        return next((m for m in found if m is not None), None)

    def _main_subject(self, sentence: Sentence, head: int) -> Mention | None:
        """The subject of the sentence's main verb, if the pronoun is not that subject itself."""
        root = next((t.index for t in sentence.tokens if t.dep == "root"), None)
        if root is None:
            return None
        for child in sentence.child(root, "nsubj", "nsubj:pass"):
            if child != head and head not in sentence.subtree(child):
                return self.at(sentence.tokens[child].start, sentence.tokens[child].end)
        return None

    def _main_subjects(self, sentence: Sentence, head: int) -> tuple[Mention, ...]:
        """Everyone named in the subject of the sentence's main verb, if the pronoun is not in it."""
        root = next((t.index for t in sentence.tokens if t.dep == "root"), None)
        for child in sentence.child(root, "nsubj", "nsubj:pass") if root is not None else ():
            if head not in sentence.subtree(child):
                span = [sentence.tokens[i] for i in sentence.subtree(child)]
                return tuple(m for m in self.within(span[0].start, span[-1].end) if m.kind == "person")
        return ()

    def _several(self, sentence: Sentence, head: int) -> tuple[Mention, ...]:
        """Those meant by "the two officials", "both sides": the latest who acted together; "two men" without an article are new."""
        inside = self._inside(sentence, head)
        if inside or (_is_new(sentence, head) and not self._both(sentence, head)):
            return inside
        return self._meant_together(sentence.tokens[head])

    def _both(self, sentence: Sentence, head: int) -> bool:
        """Whether a word for "both" stands with a noun, so that it means two who were told of, though it has no article."""
        marks = (sentence.tokens[i] for i in sentence.child(head, "det", "nummod", "nummod:gov", "amod"))
        clauses = sentence.child(head, "acl", "acl:relcl")
        return not clauses and any(self.pronouns.get(t.text.lower()) == "several" or t.lemma.lower() in self.sides for t in marks)

    def _meant_together(self, token: Token) -> tuple[Mention, ...]:
        """Those who acted together last: bodies are "the two sides", but never "the two men"."""
        several = tuple(m for m in self.together if m.end <= token.start)
        sides = bool({token.lemma.lower(), token.text.lower()} & self.sides)
        if sides and all(m.kind in PEOPLE for m in several) and (two := self._two_bodies(token)):  # people meet, bodies are sides
            return two
        fitting = sides or all(m.kind in PEOPLE for m in several)
        if fitting and len({m.who for m in several}) > 1:
            return several
        return self._two_bodies(token) if sides or self.descriptions.acts(token) else ()

    def _two_bodies(self, token: Token) -> tuple[Mention, ...]:
        """The two states or bodies that have just acted, where it is just two: "Kenya said so, Somalia denied it. The two sides ..."."""
        near = [m for m in self.bodies if m.end <= token.start and token.start - m.end < EARSHOT]
        last = {m.who: m for m in near}
        return tuple(last.values()) if len(last) == 2 else ()

    def _inside(self, sentence: Sentence, head: int) -> tuple[Mention, ...]:
        """The name nearest to the head among its modifiers, clauses left aside."""
        reach, frontier = [], list(sentence.child(head, *INSIDE))
        while frontier:
            at = frontier.pop(0)
            reach.append(at)
            frontier += sentence.child(at, *INSIDE)
        found = [m for i in reach if (m := self.at(sentence.tokens[i].start, sentence.tokens[i].end))]
        found = [m for m in found if m.kind not in ("place", "facility") or not self._placed(sentence, m)]
        place = sentence.tokens[head].start
        own = [m for m in found if m.end <= place]
        found = [m for m in found if m.kind == "person"] or own or found
        found.sort(key=lambda m: (m.kind == "place", abs(m.start - place)))
        return tuple(found[:1])

    def _placed(self, sentence: Sentence, mention: Mention) -> bool:
        """Whether a name of a place stands in a prepositional phrase, so that it says where and not who."""
        token = next((t for t in sentence.tokens if t.start <= mention.start < t.end), None)
        return token is not None and (
            token.dep in ("nmod", "obl") or (bool(sentence.child(token.index, "case")) and token.dep != "nmod:poss")
        )

    def close(self, sentence: Sentence) -> None:
        """Notes who a sentence was about, its subjects above all, for the sentences that follow."""
        self.heard.extend(self.within(sentence.start, sentence.end))
        self._note_crowd(sentence)
        for token in sentence.tokens:
            if token.dep in ("nsubj", "nsubj:pass"):
                self.subjects.extend(self.resolve(sentence, token.index)[:1])
                named, gender = self.at(token.start, token.end), token.feature("Gender")
                if named is not None and gender and token.feature("Number") != "Plur":
                    self.genders[named.id] = gender
                joined = [j for i in coordinated(sentence, token.index) for j in (i, *sentence.child(i, "appos"))]
                heads = [sentence.tokens[i] for i in joined]
                self.bodies += [m for t in heads if (m := self.at(t.start, t.end)) is not None and _is_body(m)]

    def _note_crowd(self, sentence: Sentence) -> None:
        """Notes people without a name who are a subject of a sentence, the first of them; a sentence with another subject forgets them."""
        subjects = [t for t in sentence.tokens if t.dep in ("nsubj", "nsubj:pass") and t.pos not in ("PRON", "DET")]
        if subjects:
            self.crowd = None
        for token in subjects:
            plural = "Plur" in (token.feature("Number"), sentence.tokens[token.head].feature("Number"))
            counted = plural or bool(sentence.child(token.index, "nummod", "nummod:gov"))
            several = counted and not sentence.child(token.index, "conj") and self.descriptions.acts(token)
            if several and self.at(token.start, token.end) is None and not self._inside(sentence, token.index):
                self.crowd = self.descriptions.of(sentence, token.index)
                return

    def remember(self, mentions: Sequence[Mention], together: bool = False) -> None:
        """Notes who acted together: several of them are what "they" will mean."""
        chains = {m.who for m in mentions}
        if together and len(chains) > 1:
            self.together = tuple(mentions)


def _is_body(mention: Mention) -> bool:
    """Whether a mention names a body or a state by itself."""
    if mention.kind == "place":
        return actors().stands_for(mention.text) is not None
    return mention.kind == "organisation"


def _is_new(sentence: Sentence, head: int) -> bool:
    """Whether a noun phrase brings in people not told of before: with "a", with a number and no article, or by what they did."""
    if sentence.child(head, "acl", "acl:relcl"):
        return True
    marks = [sentence.tokens[i] for i in sentence.child(head, "det", "nummod", "nummod:gov", "amod")]
    if any(t.feature("Definite") == "Def" or t.feature("PronType") in ("Dem", "Tot") for t in marks):
        return False
    return any(t.feature("Definite") == "Ind" or t.pos == "NUM" for t in marks)
