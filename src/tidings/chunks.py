"""A shallow reader for languages without a good parser: words classed by the pack's lists, and a tree made by order and prepositions.

Named in a pack as `annotator = "chunks"` (`morphology.toml`). The order is that of a language with the verb first and the head before its
modifiers: a phrase without a preposition behind a verb is its subject, the next one its object; with one before the verb, that is the
subject. A word that can be no part of the phrase before it opens a new one. What stands behind "that" is the content of the verb of
saying, behind a relative word a clause of the noun. The relations are those of Universal Dependencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tidings.annotate_types import Seen, Sentence, Token
from tidings.chunk_grammar import LISTS, grammar_of
from tidings.chunk_tree import COMMAS, MARK, Tree
from tidings.clitics import Proclitics, apart, proclitics_of
from tidings.enclitics import with_objects
from tidings.gazetteer import gazetteer
from tidings.language import Pack
from tidings.letters import plain
from tidings.stems import definite, stem, stems_of

WORD = re.compile(r"\d[\d.,٫٬]*\d|[^\W_]+(?:[\u064B-\u0652\u0670][^\W_]*)*(?:['’][^\W_]+)*|[^\w\s]")
CLASS_POS = {"prepositions": "ADP", "complementizers": "SCONJ", "relatives": "PRON", "subordinators": "SCONJ", "particles": "AUX",
             "adverbs": "ADV", "pronouns": "PRON", "demonstratives": "DET", "negation": "PART"}  # fmt: skip
BESIDES = "VerbForm=Conv"  # of a participle that tells what a subject does besides
TITLE = 6  # words from an office to the end of its holder's name
PASSIVE = re.compile(r"\w\u064F")  # a first letter with the vowel of the passive


class ChunkAnnotator:
    """See `annotate.Annotator`: sentences of tokens with classes and a tree, from lists and order alone."""

    def __init__(self, pack: Pack) -> None:
        """Compiles the pack's lists; PackError where they are missing."""
        clitics = proclitics_of(pack)
        if clitics is None:
            raise KeyError(f"{pack.folder / 'morphology.toml'}: [proclitics] is missing; annotator = 'chunks' needs it")
        self.clitics: Proclitics = clitics
        self.grammar = grammar_of(pack)
        self.feminine = str(pack.toml("morphology")["chunks"].get("feminine", ""))  # as it is written: plain letters know it no more
        self.given = frozenset(plain(str(name), pack) for name in pack.toml("names").get("given", ()))
        self.about = frozenset(plain(str(word), pack) for word in pack.toml("claims").get("quantities", ()))
        self.seen = Seen()

    def annotate(self, text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[list[Sentence]]:
        """See `annotate.Annotator`; each piece is one sentence."""
        wanted = [text[start:end] for start, end in pieces]
        parsed = self.seen.parsed(wanted, lambda new: map(self._parse, new))
        for (start, _), piece in zip(pieces, wanted, strict=True):
            yield [sentence.moved(start) for sentence in parsed[piece]]

    def _parse(self, piece: str) -> list[Sentence]:
        """The sentence that a piece is, with offsets into it; none where it has no words."""
        bare, places = without_marks(piece, 0, len(piece))
        raw = [Token(n, m.start(), m.end(), m[0], m[0], "X", "", "dep", n) for n, m in enumerate(WORD.finditer(bare))]
        tokens = apart(raw, self.clitics)
        classed = with_objects([self._classed(tokens, at) for at in range(len(tokens))], self.grammar)
        passive = {places[t.start] for t in classed if PASSIVE.match(piece, places[t.start])}
        built = [replace(t, start=places[t.start], end=places[t.end]) for t in Tree(classed, self.grammar).built()] if classed else []
        done_to = {t.head for t in built if t.dep == "nsubj"}  # "دُمّر 45 جسراً": a counted noun in the accusative is no object
        suffers = [t.dep == "nsubj" or (t.dep == "obj" and t.head not in done_to) for t in built]
        built = [
            replace(t, dep="nsubj:pass") if own and built[t.head].start in passive else t for t, own in zip(built, suffers, strict=True)
        ]
        return [Sentence(built[0].start, built[-1].end, tuple(built))] if built else []

    def foresee(self, pieces: Iterable[str]) -> None:
        """See `annotate.Annotator`: one sentence at a time costs no more than many."""

    def _classed(self, tokens: Sequence[Token], at: int) -> Token:
        """A word with its part of speech: of the lists, of the lexicon, of its form, else a noun."""
        token, grammar = tokens[at], self.grammar
        key = plain(token.text, grammar.pack)
        if token.pos in ("ADP", "CCONJ") and len(token.text) == 1:
            return token
        if (verb := self._circumstance(tokens, at, key)) is not None:
            return replace(token, pos="VERB", lemma=verb, morph=BESIDES)
        if (small := self._small(tokens, at, key)) is not None:
            return replace(token, pos=small)
        if key in grammar.times and key not in grammar.lists["adverbs"] and not self._tells(tokens, at, key):
            return replace(token, pos="NOUN")
        if self._counts(token):
            return replace(token, pos="NUM")
        if not token.text[0].isalpha():
            return replace(token, pos="PUNCT")
        listed = next((CLASS_POS[name] for name in LISTS if key in grammar.lists[name]), None)
        if listed == "ADP" and key in self.about and at + 1 < len(tokens) and self._counts(tokens[at + 1]):
            return replace(token, pos="ADV")  # "نحو 1500 شخص": about as many, and not towards them
        if listed and (listed != "PRON" or token.text in (key, *grammar.spelt) or key in grammar.lists["relatives"]):
            return replace(token, pos=listed)
        if definite(key, grammar.article, stems_of(grammar.pack)):
            noun = tokens[at - 1] if at else None
            beside = noun is not None and plain(noun.text, grammar.pack).startswith((grammar.article, "لل", "ل"))
            listed_noun = key in grammar.nouns or key.removeprefix(grammar.article) in grammar.nouns
            office = noun is not None and grammar.is_office(key) and grammar.is_name(plain(noun.text, grammar.pack))
            adjective = grammar.adjective.fullmatch(key) and not listed_noun and not office and (beside or self._nation(noun))
            adjective = adjective or (noun is not None and beside and key in grammar.adjectives)
            adjective = adjective and not (noun is not None and self._named(plain(noun.text, grammar.pack)))
            return replace(token, pos="ADJ" if adjective else "NOUN")
        if at and plain(tokens[at - 1].text, grammar.pack) in grammar.lists["negation"] and grammar.jussive.fullmatch(key):
            return replace(token, pos="VERB", lemma=self._behind_prefix(key) or token.lemma)
        return replace(token, pos=self._open_class(tokens, at, key))

    def _small(self, tokens: Sequence[Token], at: int, key: str) -> str | None:
        """The class of a word that is a small one by what stands beside it: "what" between "according to" and a verb opens what is told;
        "lost" before a verb is "and has"."""
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if behind is None or not self._verbal(behind):
            return None
        if key in self.grammar.told and at and plain(tokens[at - 1].text, self.grammar.pack) in self.grammar.according:
            return "SCONJ"
        return "AUX" if key in self.grammar.lists["particles"] else None

    def _circumstance(self, tokens: Sequence[Token], at: int, key: str) -> str | None:
        """The verb of a participle that tells what whoever the clause is of does besides: "said so on Monday, ACCUSING the army"."""
        verb = self.grammar.circumstances.get(f"*{key}")
        if verb is None and at and tokens[at - 1].text in (*COMMAS, "»", '"'):
            verb = self.grammar.circumstances.get(key)
        led = at > 0 and plain(tokens[at - 1].text, self.grammar.pack) in self.grammar.lists["prepositions"]
        return verb if at > 1 and at + 1 < len(tokens) and not led else None

    def _verbal(self, token: Token) -> bool:
        """Whether a word without an article may be a form of a verb that the pack knows."""
        stems, key = stems_of(self.grammar.pack), plain(token.text, self.grammar.pack)
        found = stem(key, stems, "VERB") if stems else None
        return found is not None and not definite(key, self.grammar.article, stems) and "V" in self._classes(found)

    def _classes(self, found: str | None, opens: bool = True) -> frozenset[str]:
        """The classes that a stem has as an event word; a verb that only brings an event about is one too, if it is no other word."""
        stems = stems_of(self.grammar.pack)
        classes = stems.classes.get(found, frozenset()) if stems and found else frozenset[str]()
        other = stems is not None and found in stems.whole and not opens
        return classes | {"V"} if found in self.grammar.verbs and not other else classes

    def _counts(self, token: Token) -> bool:
        """Whether a word is a number, in digits or written out."""
        return token.text[0].isdigit() or plain(token.text, self.grammar.pack).removeprefix(self.grammar.article) in self.grammar.numbers

    def _behind_prefix(self, key: str) -> str | None:
        """The verb that a form of the present is of, behind its first letter: after "not", "توقع" is no "توقع" of the past."""
        stems = stems_of(self.grammar.pack)
        found = stem(key[1:], stems, "VERB") if stems else None
        return found if stems and found and "V" in stems.classes.get(found, ()) else None

    def _tells(self, tokens: Sequence[Token], at: int, key: str) -> bool:
        """Whether a word that is one for a part of the day too ("dawn", "blew up") opens its clause as a verb, with no day behind it."""
        stems = stems_of(self.grammar.pack)
        verb = stems is not None and "V" in stems.classes.get(stem(key, stems, "VERB") or "", ())
        behind = plain(tokens[at + 1].text, self.grammar.pack) if at + 1 < len(tokens) else ""
        return verb and behind not in self.grammar.times and self._opens(tokens, at)

    def _named(self, key: str) -> bool:
        """Whether a word is somebody's first name and no office: what stands behind it with an article is the family's name."""
        return key in self.given and not self.grammar.is_office(key)

    def _nation(self, noun: Token | None) -> bool:
        return noun is not None and noun.text.isalpha()

    def _open_class(self, tokens: Sequence[Token], at: int, key: str) -> str:
        """Verb, adjective or noun, for a word without an article."""
        stems = stems_of(self.grammar.pack)
        found = stem(key, stems) if stems else None
        opens = self._opens(tokens, at)
        classes = self._classes(found, opens)
        if (self.feminine and tokens[at].text.endswith(self.feminine)) or (key in self.given and not opens):
            classes -= {"V"}  # "وزارة" is no form of "زار", and "Nasser" behind a title no verb
        if at and not opens and plain(tokens[at - 1].text, self.grammar.pack) in self.given and self._titled(tokens, at):
            classes -= {"V"}  # nor is his family's name
        led = at > 0 and (
            tokens[at - 1].pos == "ADP" or plain(tokens[at - 1].text, self.grammar.pack) in self.grammar.lists["prepositions"]
        )
        alone = bool(self.grammar.accusative) and key.endswith(self.grammar.accusative) and not opens and found == key[:-1]
        told = found != key and self.grammar.finite.fullmatch(key) is not None  # a form that no noun has: "they killed"
        if "V" in classes and ("N" not in classes or opens or told) and not led and not alone:
            return "VERB"
        unknown = found is None or (not classes and stems is not None and found not in stems.whole)
        rest = [t for t in tokens[at + 1 : at + 3] if plain(t.text, self.grammar.pack) not in self.about]
        counts = bool(rest) and self._counts(rest[0])  # "اضطر نحو 4000 شخص": no noun stands before a number of people
        if unknown and opens and (counts or self.grammar.imperfect.fullmatch(key)) and not gazetteer().lookup(key):
            return "VERB"
        described = at and tokens[at - 1].text.isalpha() and not led and found is None and not gazetteer().lookup(key)
        named = {key, plain(tokens[at - 1].text, self.grammar.pack) if at else key} & self.given  # "Kamal" and what stands behind him
        described = described and not named
        return "ADJ" if described and self.grammar.adjective.fullmatch(key) else "NOUN"

    def _titled(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether an office stands a few words before a word."""
        return any(self.grammar.is_office(plain(t.text, self.grammar.pack)) for t in tokens[max(0, at - TITLE) : at])

    def _opens(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a word stands where a verb does: first in its clause, behind "and", "that", a relative word or a particle."""
        if at == 0:
            return True
        key = plain(tokens[at - 1].text, self.grammar.pack)
        if self._behind_a_day(tokens, at):
            return False
        openers = ("complementizers", "relatives", "subordinators", "particles", "negation")
        return tokens[at - 1].pos == "CCONJ" or not key[0].isalnum() or any(key in self.grammar.lists[name] for name in openers)

    def _behind_a_day(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether commas right before a word set off a day and no more: the clause goes on with "the ministry announced, on Monday, the
        opening of an inquiry"."""
        if tokens[at - 1].text not in COMMAS:
            return False
        first = at - 2
        while first > 0 and self._is_time(tokens[first]):
            first -= 1
        return 0 < first < at - 2 and tokens[first].text in COMMAS

    def _is_time(self, token: Token) -> bool:
        return self._counts(token) or plain(token.text, self.grammar.pack) in self.grammar.times


def without_marks(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """A stretch of a text without the marks of vowels and the strokes between letters, and where each of its letters stands in the text.

    Words are looked up by their letters: the marks are printed or left out at will.
    """
    kept = [at for at in range(start, end) if not MARK.match(text[at])]
    return "".join(text[at] for at in kept), [*kept, end]
