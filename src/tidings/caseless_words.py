"""What is known of each word of a sentence in a script without capitals: whether it may be part of somebody's name."""

from __future__ import annotations

from itertools import pairwise

from tidings.actors import actors
from tidings.annotate_types import Sentence, Token
from tidings.clitics import Proclitics, cut
from tidings.letters import plain
from tidings.name_words import NameWords, word_key
from tidings.stems import definite, stem, stems_of

LONGEST_TITLE = 8  # words of a title before a name
LONG = 5  # letters from which a word of a name's middle that begins like "and" is one more word and no name
SHORTEST = 3  # letters of a single word that is a place


class Words:
    """What is known of the words of one sentence: `free` ones may be names of people."""

    def __init__(self, sentence: Sentence, words: NameWords, clitics: Proclitics) -> None:
        self.sentence, self.words, self.clitics = sentence, words, clitics
        self.tokens = sentence.tokens
        self.taken = frozenset[int]()  # words of names that the lists have, which open no name behind a title

    def definite(self, at: int) -> bool:
        """Whether a word carries the article."""
        text = plain(self.tokens[at].text, self.clitics.pack)
        token = self.tokens[at]
        joined = at > 0 and token.text.startswith("ل") and self.tokens[at - 1].end == token.start and self.tokens[at - 1].text == "ل"
        stems = stems_of(self.clitics.pack)
        led = stems is not None and text in stems.led  # listed with its article
        return joined or led or text.startswith("لل") or definite(text, self.clitics.article, stems)

    def event(self, at: int) -> bool:
        """Whether a word is a noun of event, which no body's name goes on with behind a word that has the article."""
        stems = stems_of(self.clitics.pack)
        found = stem(self.tokens[at].text, stems, "NOUN") if stems and self.tokens[at].pos == "NOUN" else None
        return stems is not None and "N" in stems.classes.get(found or "", ())

    def written(self, at: int) -> bool:
        """Whether a word is a small one as its pack spells it: "on", whose plain letters are those of the name Ali."""
        return self.tokens[at].text in self.clitics.spelt

    def listed(self, at: int) -> bool:
        """Whether a word is one that the pack or its lexicon has as it stands, with an article or without."""
        text = plain(self.tokens[at].text, self.clitics.pack)
        stems = stems_of(self.clitics.pack)
        return bool({text, text.removeprefix(self.clitics.article)} & self.clitics.whole) or (stems is not None and text in stems.classes)

    def common(self, at: int) -> bool:
        """Whether a word is one that the pack or its lexicon knows, in this form or another."""
        text = plain(self.tokens[at].text, self.clitics.pack)
        if text in self.clitics.pronouns:  # in plain letters "Anna" is "I"
            return self.tokens[at].pos == "PRON"
        bare = text.removeprefix(self.clitics.article)
        stems = stems_of(self.clitics.pack)
        found = stem(text, stems) if stems else None
        near = found is not None and len(found) >= SHORTEST and (text.startswith(found) or bare.startswith(found))
        near = near or (found is not None and len(found) >= LONG and text.startswith(found[:-1]))  # its last letter changes before a suffix
        return text in self.clitics.whole or bare in self.clitics.whole or near or bool(cut(text, self.clitics))

    def free(self, at: int) -> bool:
        """Whether a word may be part of a person's name."""
        token = self.tokens[at]
        if self.written(at) or self._owned(at):
            return False
        if self.between_names(at) or self.opens_name(at) or (at > 0 and self.opens_name(at - 1)):
            return True
        if self.adverb(at) or not token.text.isalpha() or token.pos in ("ADP", "CCONJ", "NUM", "PUNCT", "PRON") or len(token.text) < 2:
            return False
        return word_key(token.text) in self.words.particles or not (self.definite(at) or self.common(at) or self._outside(token))

    def _owned(self, at: int) -> bool:
        """Whether a pronoun is written with a word: "his saying", "it killed him" are no names."""
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        return behind is not None and behind.pos == "PRON" and behind.start == self.tokens[at].end

    def opens_name(self, at: int) -> bool:
        """Whether a word is a first name behind a title, with what may be a family's name behind it: "the minister Jamal Haddad"."""
        if word_key(self.tokens[at].text) not in self.words.given or at + 1 >= len(self.tokens) or self.written(at):
            return False
        token, words = self.tokens[at + 1], self.words
        if not token.text.isalpha() or token.pos in ("ADP", "CCONJ", "NUM", "PUNCT", "PRON") or self.adverb(at + 1):
            return False
        key = word_key(token.text)
        whole = at + 2 < len(self.tokens) and word_key(self.tokens[at + 2].text) in words.devout
        if (key in words.calendar | words.never | words.outside and key not in words.devout) or words.has("groups", token):
            return False
        if words.has("bodies", token) or (words.has("roles", token) and not self._surname(at + 1)):
            return False
        if self._owned(at) or self._owned(at + 1) or not self._titled(at):
            return False
        # other forms of a known word are family names too
        known = self.listed(at + 1) or token.pos in ("VERB", "AUX", "SCONJ", "ADJ") or token.text.endswith(words.pronoun_endings or ("\0",))
        return whole or key in words.given | words.particles | words.devout or self.definite(at + 1) or not (known and self.common(at + 1))

    def _surname(self, at: int) -> bool:
        """Whether a word for an office, with an article, ends its phrase: a family's name as "the trusty" and "the judge" are."""
        behind = self.tokens[at + 1] if at + 1 < len(self.tokens) else None
        noun = behind is not None and behind.pos in ("NOUN", "ADJ", "PROPN", "X") and behind.text.isalpha()
        return self.definite(at) and not noun

    def _titled(self, at: int) -> bool:
        """Whether an office, a form of address or a nation's adjective stands a few words before, or a pronoun right before."""
        around = range(max(0, at - LONGEST_TITLE), at)
        told = any(self.words.has("roles", self.tokens[i]) or word_key(self.tokens[i].text) in self.words.honorifics for i in around)
        return told or any(map(self.nation, around)) or (at > 0 and self.tokens[at - 1].pos == "PRON")

    def nation(self, at: int) -> bool:
        """Whether a word tells by its article and ending which country somebody is of: "the Russian"."""
        token = self.tokens[at]
        return self.definite(at) and bool(actors().adjective(token.text)) and not self.words.has("bodies", token)

    def text(self, first: int, end: int) -> str:
        """Some words as they stand in print: what was taken apart is one word again."""
        tokens = self.tokens[first:end]
        joints = ("" if a.end == b.start and len(a.text) == 1 and a.text.isalpha() else " " for a, b in pairwise(tokens))
        return tokens[0].text + "".join(joint + t.text for joint, t in zip(joints, tokens[1:], strict=True))

    def proper(self, at: int) -> bool:
        """Whether a word is one that no list, no lexicon and no stem knows: somebody's or some place's own name."""
        token = self.tokens[at]
        return self.free(at) and token.pos in ("NOUN", "PROPN", "X") and len(token.text) >= LONG and not self.words.has("groups", token)

    def adverb(self, at: int) -> bool:
        """Whether a word ends as adverbs do and names do not: in letters that bore a mark, which its text is without."""
        token = self.tokens[at]
        return token.end - token.start > len(token.text) and token.text.endswith(self.words.adverb_endings or ("\0",))

    def between_names(self, at: int) -> bool:
        """Whether a word stands before or behind a word for son or daughter that has a name on either side."""
        for middle in (at - 1, at, at + 1):
            if 0 < middle < len(self.tokens) - 1 and word_key(self.tokens[middle].text) in self.words.patronymics:
                sides = (self.tokens[middle - 1], self.tokens[middle + 1])
                return all(t.text.isalpha() and len(t.text) > 1 and t.pos not in ("ADP", "VERB", "CCONJ", "SCONJ", "PRON") for t in sides)
        return False

    def _outside(self, token: Token) -> bool:
        key = word_key(token.text)
        return key in self.words.calendar or key in self.words.never or key in self.words.roles or bool(actors().adjective(token.text))
