"""Common names in the place of rare ones while a sentence is parsed: a small parser knows "Smith", and takes "Ahmeddou" for a noun.

Only the parser sees them: every token keeps the place and the letters that it has in the text. Which names stand in is pack data
(`parse.toml`, `stand_ins`): a first name, a family name, an acronym. A pack whose names carry case endings has none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import simplemma
import spacy

from tidings.language import Pack

LONGEST_ACRONYM = 6  # letters
SHORTEST = 3  # letters: "Le", "Mr" are no rare names


@dataclass(frozen=True, slots=True)
class StandIns:
    """The names that a pack lends its parser, the language in whose dictionary a word is known or not, and its days and months."""

    first: str
    family: str
    acronym: str
    code: str
    days: frozenset[str]

    def of(self, words: Sequence[str]) -> list[str]:
        """The words of a sentence with its rare names replaced, one word for one."""
        rare = [self._is_rare(word) for word in words]
        if len(words) > 1 and not rare[0] and self._bent(words[0]):
            rare[1] = False  # "Accompanying Smith" looks like a name, the rare one does not
        found = list(words)
        for at, word in enumerate(words):
            if rare[at] and word.isupper() and len(word) <= LONGEST_ACRONYM:
                found[at] = self.acronym
            elif rare[at] or (at + 1 < len(words) and rare[at + 1] and self._names(word)):
                leads = at + 1 < len(words) and rare[at + 1] and not (at and (rare[at - 1] or self._names(words[at - 1])))
                found[at] = self.first if leads else self.family
        return found

    def _names(self, word: str) -> bool:
        """Whether a dictionary knows a word as a name: its lemma keeps the capital ("Vladimir", not "President"). Days are none."""
        if not (word[:1].isupper() and word.isalpha()) or word.casefold() in self.days:
            return False
        return not self._bent(word) and simplemma.lemmatize(word, lang=self.code)[:1].isupper()

    def _bent(self, word: str) -> bool:
        """Whether a dictionary has a word as a form of another: "Accompanying"."""
        return simplemma.lemmatize(word.lower(), lang=self.code).casefold() != word.casefold()

    def _is_rare(self, word: str) -> bool:
        """Whether a word has a capital and no dictionary of the language knows it."""
        if len(word) < SHORTEST or not word[0].isupper() or not word.isalpha():
            return False
        return not (simplemma.is_known(word, lang=self.code) or simplemma.is_known(word.lower(), lang=self.code))


def stand_ins_of(pack: Pack) -> StandIns | None:
    """The stand-ins of a pack; None where it has none."""
    names = pack.toml("parse").get("stand_ins")
    tables = pack.toml("times").get("tables", {})
    days = frozenset(word.casefold() for name in ("weekday", "month") for word in tables.get(name, ()))
    return StandIns(str(names[0]), str(names[1]), str(names[2]), pack.code, days) if names else None


def stood_in(doc: spacy.tokens.Doc, names: StandIns) -> spacy.tokens.Doc:
    """A tokenised sentence as the parser is to see it: as many tokens, rare names replaced."""
    words = [token.text for token in doc]
    lent = names.of(words)
    return doc if lent == words else spacy.tokens.Doc(doc.vocab, words=lent, spaces=[bool(token.whitespace_) for token in doc])
