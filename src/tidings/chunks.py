"""A shallow reader for languages without a good parser: words classed by the pack's lists, and a tree made by order and prepositions.

Named in a pack as `annotator = "chunks"` (`morphology.toml`). The order is that of a language with the verb first and the head before its
modifiers: a phrase without a preposition behind a verb is its subject, the next one its object; with one before the verb, that is the
subject. A word that can be no part of the phrase before it opens a new one. What stands behind "that" is the content of the verb of
saying, behind a relative word a clause of the noun. The relations are those of Universal Dependencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from tidings.annotate_types import Sentence, Token
from tidings.clitics import Proclitics, apart, proclitics_of
from tidings.gazetteer import gazetteer
from tidings.language import Pack
from tidings.letters import plain
from tidings.numbers import numerals
from tidings.stems import definite, stem, stems_of

WORD = re.compile(r"\d[\d.,٫٬]*\d|[^\W_]+(?:[\u064B-\u0652\u0670][^\W_]*)*(?:['’][^\W_]+)*|[^\w\s]")
LISTS = ("prepositions", "complementizers", "relatives", "subordinators", "particles", "adverbs", "pronouns", "demonstratives", "negation")
CLASS_POS = {"prepositions": "ADP", "complementizers": "SCONJ", "relatives": "PRON", "subordinators": "SCONJ", "particles": "AUX",
             "adverbs": "ADV", "pronouns": "PRON", "demonstratives": "DET", "negation": "PART"}  # fmt: skip
MARK = re.compile(r"[\u0640\u064B-\u0652\u0670]")
PASSIVE = re.compile(r"\w\u064F")  # a first letter with the vowel of the passive
NOMINAL = ("NOUN", "PROPN", "NUM", "ADJ", "PRON", "X")
SHORTEST_PLURAL = 4  # letters
STOPS = ".؛;:!?؟\n"


@dataclass(frozen=True)
class Grammar:
    """The word lists of a pack's `[chunks]`, in plain letters, and the endings by which an adjective is known."""

    pack: Pack
    lists: Mapping[str, frozenset[str]]
    adjective: re.Pattern[str]
    imperfect: re.Pattern[str]
    owned: re.Pattern[str]
    plural: re.Pattern[str]
    full: re.Pattern[str]
    roles: frozenset[str]
    article: str
    numbers: frozenset[str]
    pronominal: frozenset[str]
    nouns: frozenset[str]


@lru_cache(maxsize=8)
def grammar_of(pack: Pack) -> Grammar:
    """The compiled grammar of a pack."""
    told = pack.toml("morphology")
    source = told["chunks"]
    words = numerals(pack)
    counted = frozenset(w for w in (*words.values, *words.multipliers, *words.vague) if " " not in w) if words else frozenset[str]()
    return Grammar(
        pack,
        {name: frozenset(plain(w, pack) for w in source.get(name, ())) for name in LISTS},
        re.compile(plain(source["adjective"], pack)),
        re.compile(plain(source["imperfect"], pack)),
        re.compile(plain(source["owned"], pack)),
        re.compile(plain(source["plural"], pack)),
        re.compile(plain(source["full"], pack)),
        frozenset(plain(w, pack) for w in pack.toml("names").get("roles", ())),
        plain(told["proclitics"]["article"], pack),
        counted,
        frozenset(plain(w, pack) for w in source.get("pronominal", ())),
        frozenset(plain(w, pack) for name in ("geo", "facilities", "groups", "bodies") for w in pack.toml("names").get(name, ())),
    )


class ChunkAnnotator:
    """See `annotate.Annotator`: sentences of tokens with classes and a tree, from lists and order alone."""

    def __init__(self, pack: Pack) -> None:
        """Compiles the pack's lists; PackError where they are missing."""
        clitics = proclitics_of(pack)
        if clitics is None:
            raise KeyError(f"{pack.folder / 'morphology.toml'}: [proclitics] is missing; annotator = 'chunks' needs it")
        self.clitics: Proclitics = clitics
        self.grammar = grammar_of(pack)

    def annotate(self, text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[list[Sentence]]:
        """See `annotate.Annotator`; each piece is one sentence."""
        for start, end in pieces:
            bare, places = without_marks(text, start, end)
            raw = [Token(n, m.start(), m.end(), m[0], m[0], "X", "", "dep", n) for n, m in enumerate(WORD.finditer(bare))]
            tokens = apart(raw, self.clitics)
            classed = [self._classed(tokens, at) for at in range(len(tokens))]
            passive = {places[t.start] for t in classed if PASSIVE.match(text, places[t.start])}
            built = [replace(t, start=places[t.start], end=places[t.end]) for t in Tree(classed, self.grammar).built()] if classed else []
            built = [replace(t, dep="nsubj:pass") if t.dep == "nsubj" and built[t.head].start in passive else t for t in built]
            yield [Sentence(built[0].start, built[-1].end, tuple(built))] if built else []

    def foresee(self, pieces: Iterable[str]) -> None:
        """See `annotate.Annotator`: one sentence at a time costs no more than many."""

    def _classed(self, tokens: Sequence[Token], at: int) -> Token:
        """A word with its part of speech: of the lists, of the lexicon, of its form, else a noun."""
        token, grammar = tokens[at], self.grammar
        key = plain(token.text, grammar.pack)
        if token.pos in ("ADP", "CCONJ") and len(token.text) == 1:
            return token
        if token.text[0].isdigit() or key.removeprefix(grammar.article) in grammar.numbers:
            return replace(token, pos="NUM")
        if not token.text[0].isalpha():
            return replace(token, pos="PUNCT")
        listed = next((CLASS_POS[name] for name in LISTS if key in grammar.lists[name]), None)
        if listed:
            return replace(token, pos=listed)
        if definite(key, grammar.article, stems_of(grammar.pack)):
            noun = tokens[at - 1] if at else None
            beside = noun is not None and plain(noun.text, grammar.pack).startswith((grammar.article, "لل", "ل"))
            listed_noun = key in grammar.nouns or key.removeprefix(grammar.article) in grammar.nouns
            adjective = grammar.adjective.fullmatch(key) and not listed_noun and (beside or self._nation(noun))
            return replace(token, pos="ADJ" if adjective else "NOUN")
        return replace(token, pos=self._open_class(tokens, at, key))

    def _nation(self, noun: Token | None) -> bool:
        return noun is not None and noun.text.isalpha()

    def _open_class(self, tokens: Sequence[Token], at: int, key: str) -> str:
        """Verb, adjective or noun, for a word without an article."""
        stems = stems_of(self.grammar.pack)
        found = stem(key, stems) if stems else None
        classes = stems.classes.get(found, frozenset()) if stems and found else frozenset[str]()
        opens = self._opens(tokens, at)
        if "V" in classes and ("N" not in classes or opens) and not (at and tokens[at - 1].pos == "ADP"):
            return "VERB"
        if found is None and opens and self.grammar.imperfect.fullmatch(key) and not gazetteer().lookup(key):
            return "VERB"
        return "ADJ" if self.grammar.adjective.fullmatch(key) and at and tokens[at - 1].text.isalpha() and found is None else "NOUN"

    def _opens(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word stands where a verb does: first in its clause, behind "and", "that", a relative word or a particle."""
        if at == 0:
            return True
        key = plain(tokens[at - 1].text, self.grammar.pack)
        openers = ("complementizers", "relatives", "subordinators", "particles", "negation")
        return tokens[at - 1].pos == "CCONJ" or not key[0].isalnum() or any(key in self.grammar.lists[name] for name in openers)


def without_marks(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """A stretch of a text without the marks of vowels and the strokes between letters, and where each of its letters stands in the text.

    Words are looked up by their letters: the marks are printed or left out at will.
    """
    kept = [at for at in range(start, end) if not MARK.match(text[at])]
    return "".join(text[at] for at in kept), [*kept, end]


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

    def built(self) -> list[Token]:
        """The tokens with heads and relations; one root."""
        phrases = {p[0]: p for p in self._phrases()}
        at = 0
        while at < len(self.tokens):
            if self.tokens[at].pos == "VERB":
                self._verb(at)
            if at in phrases:
                self._place(phrases[at])
                at = max(at + 1, phrases[at][1])
            else:
                at += 1
        return self._closed()

    def _key(self, at: int) -> str:
        return plain(self.tokens[at].text, self.grammar.pack)

    def _definite(self, at: int) -> bool:
        key = self._key(at)
        return definite(key, self.grammar.article, stems_of(self.grammar.pack)) or key.startswith("لل")

    def _phrases(self) -> Iterator[tuple[int, int, int | None]]:
        """(head, end, preposition or None) of each noun phrase; words inside it are hung on its head."""
        at = 0
        while at < len(self.tokens):
            if self.tokens[at].pos not in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "X") or self._key(at) in self.grammar.lists["relatives"]:
                at += 1
                continue
            head, end = self._extent(at)
            mark = at - 1 if at and self.tokens[at - 1].pos == "ADP" else None
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
        if token.pos == "ADJ":
            return True
        if token.pos not in ("NOUN", "PROPN", "X"):
            return False
        if self._closed_plural(self._key(last)) or self.tokens[last].pos == "NUM" or self._definite(last):
            return False
        owned = self.grammar.owned.fullmatch(self._key(last)) is not None
        return not owned and not (self.grammar.owned.fullmatch(self._key(at)) and not self._definite(at) and len(self._key(at)) > 4)

    def _closed_plural(self, key: str) -> bool:
        """Whether a plural has the ending that it loses before a genitive."""
        return len(key) > SHORTEST_PLURAL and self.grammar.plural.search(key) is not None

    def _verb(self, at: int) -> None:
        """A verb's place in the sentence, by what stands right before it."""
        before = self._before(at)
        key = self._key(before) if before is not None else ""
        key_of, main = self._key(at), self.verbs[-1] if self.verbs else None
        opener = self._opener(at)
        if main is None:
            self.heads[at] = (at, "root")
        elif opener == "complementizers":
            self.heads[at] = (main, "ccomp")
        elif opener == "relatives" or (before is not None and self.tokens[before].pos in ("NOUN", "ADJ") and before == at - 1 and key):
            noun = self._noun_before(at)
            self.heads[at] = (noun, "acl:relcl") if noun is not None else (main, "parataxis")
        elif opener == "subordinators":
            self.heads[at] = (main, "advcl")
        else:
            self.heads[at] = (main, "conj" if before is not None and self.tokens[before].pos == "CCONJ" else "parataxis")
        if self.floating and self.heads[at][1] != "acl:relcl":
            self._hang(self.floating[0], at, "nsubj")
            for rest in self.floating[1:]:
                self._hang(rest, at, "obl")
            self.subjects[at] = self.floating[0]
        elif (self.heads[at][1] == "acl:relcl" and opener == "relatives") or self._has_pronoun(at) or self.grammar.full.fullmatch(key_of):
            self.subjects[at] = at
        if self.heads[at][1] != "acl:relcl":
            self.floating = []
        self.verbs.append(at)

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
            if self._event(near) and not self._definite(near):
                break
            near = self.heads[near][0]
        return near

    def _event(self, at: int) -> bool:
        stems = stems_of(self.grammar.pack)
        found = stem(self.tokens[at].text, stems, "NOUN") if stems else None
        return bool(stems and found and "N" in stems.classes.get(found, ()))

    def _place(self, phrase: tuple[int, int, int | None]) -> None:
        """Hangs a phrase on the verb before it, on the event noun that it stands beside, or keeps it for the verb to come."""
        head, _, mark = phrase
        verb = self.verbs[-1] if self.verbs else None
        joined = head and self._joined(head)
        if joined is not None and joined is not False:
            self._hang(head, int(joined), "conj")
        elif mark is None and (noun := self._bare_event(head)) is not None:
            self._hang(head, noun, "nmod")
        elif mark is not None:
            event = self._event_near(mark)
            if event is not None:
                self._hang(head, event, "nmod")
            elif verb is None:
                self.floating.append(head)
            else:
                self._hang(head, verb, "obl")
        elif verb is None or self._clause_opened(verb, head):
            self.floating.append(head)
        elif verb not in self.subjects:
            self._hang(head, verb, "nsubj")
            self.subjects[verb] = head
        elif self._named(verb, head):
            self._hang(head, self.subjects[verb], "appos")
        elif verb not in self.objects:
            self._hang(head, verb, "obj")
            self.objects.add(verb)
        else:
            self._hang(head, verb, "obl")

    def _bare_event(self, head: int) -> int | None:
        """The event noun without article right before a phrase that begins with a number: "the killing of five soldiers"."""
        first = head
        while first and self.heads.get(first - 1) == (head, "nummod"):
            first -= 1
        before = first - 1
        if first == head or before < 0 or self.tokens[before].pos != "NOUN" or self._definite(before):
            return None
        return before if self._event(before) else None

    def _named(self, verb: int, head: int) -> bool:
        """Whether a phrase is the name of the subject's holder of an office: "said the spokesman of the army Karim Bouzian"."""
        holder = self.subjects[verb]
        stems = stems_of(self.grammar.pack)
        unknown = stems is not None and stem(self._key(head), stems) is None and not self._definite(head)
        return self._key(holder) in self.grammar.roles and unknown and not self._key(head)[0].isdigit() and verb not in self.objects

    def _clause_opened(self, verb: int, head: int) -> bool:
        """Whether a word between the verb and a phrase opens a clause whose verb is still to come."""
        names = ("complementizers", "subordinators")
        opened = any(self._key(i) in self.grammar.lists[n] for i in range(verb + 1, head) for n in names)
        stopped = any(self.tokens[i].text in STOPS for i in range(verb + 1, head))
        return (opened or stopped) and any(t.pos == "VERB" for t in self.tokens[head:])

    def _joined(self, head: int) -> int | None:
        """The head of the phrase right before, where "and" alone stands between the two and no verb follows it."""
        first = head
        while first and first - 1 in self.heads and self.heads[first - 1] == (head, "nummod"):
            first -= 1
        if first < 2 or self.tokens[first - 1].pos != "CCONJ" or self.tokens[first - 2].pos not in NOMINAL:
            return None
        other = first - 2
        while other in self.heads and self.heads[other][1] in ("nmod", "amod", "nummod") and self.heads[other][0] != other:
            if self._event(other) and self._event(head):
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
        root = self.verbs[0] if self.verbs else next((t.index for t in self.tokens if t.pos in NOMINAL), 0)
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
