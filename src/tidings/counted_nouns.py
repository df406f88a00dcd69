"""Nouns for people with their number: how many are told of, whether they are known, and the forms by which a noun is known again."""

from __future__ import annotations

from functools import lru_cache

from tidings.annotate_types import Sentence, Token
from tidings.case_objects import forms_of
from tidings.language import Pack
from tidings.lemmas import lemma
from tidings.name_words import NameWords, name_words, word_key
from tidings.numbers import value_of

BOTH = 2
NOUNS = ("NOUN", "PROPN", "ADJ", "X")
MANY = 3  # articles of a language that has them
NEAR = 3  # words before a noun within which its number stands


def is_several(token: Token, pack: Pack | None) -> bool:
    """Whether a noun by its form means several; where no form is told, one that is not that of the dictionary does."""
    number, forms = token.feature("Number"), forms_of(pack) if pack is not None else None
    if forms is not None and number == "Sing" and word_key(token.text) != word_key(token.lemma):  # "Врачи", read as one
        return bool(forms.acting.search(token.text.lower()) or forms.several.search(token.text.lower()))
    if number is None and not token.morph.strip("_"):
        return _bare(word_key(token.text), pack) != _bare(word_key(token.lemma), pack)
    return number in ("Plur", "Dual")


def has_plural_article(sentence: Sentence, token: Token) -> bool:
    """Whether the article with a noun is that of several, whatever form the noun was read as."""
    return any(sentence.tokens[i].feature("Number") == "Plur" for i in sentence.child(token.index, "det"))


def has_articles(words: NameWords) -> bool:
    """Whether a language tells by an article who is known."""
    return words.caseless is not None or "the" in words.articles or len(words.articles) > MANY


def _bare(word: str, pack: Pack | None) -> str:
    """A word without the article that a script without capitals writes together with it."""
    words = name_words(pack) if pack is not None else None
    articles = words.articles if words is not None and words.caseless is not None else ()
    return next((word.removeprefix(article) for article in articles if word.startswith(article)), word)


@lru_cache(maxsize=50_000)
def _keys(text: str, own: str, bare: str, code: str) -> frozenset[str]:
    return frozenset(word_key(word) for word in (text, own, bare, lemma(bare.lower(), code, "NOUN")))


def keys_of(token: Token, pack: Pack | None) -> frozenset[str]:
    """The forms by which a noun is known again."""
    return _keys(token.text, token.lemma, _bare(token.text, pack), pack.code if pack else "")


def is_both(sentence: Sentence, head: int, both: frozenset[str]) -> bool:
    """Whether a word for "both" stands with a noun."""
    marks = [sentence.tokens[i] for i in sentence.child(head, "det", "nummod", "nummod:gov", "amod", "det:predet")]
    return any({word_key(t.text), word_key(t.lemma)} & both for t in marks)


def number_of(sentence: Sentence, head: int, pack: Pack | None, both: frozenset[str]) -> int:
    """How many a noun phrase tells of, 0 where it does not say."""
    token = sentence.tokens[head]
    if pack is None:
        return 0
    if is_both(sentence, head, both) or {word_key(token.text), word_key(token.lemma)} & both:
        return BOTH
    numbers = [token] if token.pos == "NUM" else _before_it(sentence, head)
    values = [value for t in numbers if (value := value_of(t.text, pack)) is not None]
    return int(values[0]) if len(values) == 1 else 0


def _before_it(sentence: Sentence, head: int) -> list[Token]:
    """The number with a noun, by the tree or right before it and its adjectives."""
    told = [sentence.tokens[i] for i in sentence.child(head, "nummod", "nummod:gov")]
    for token in () if told else reversed(sentence.tokens[max(0, head - NEAR) : head]):
        if token.pos == "NUM":
            return [token]
        if token.pos not in ("ADJ", "DET"):
            break
    return told


def is_definite(sentence: Sentence, head: int, words: NameWords) -> bool:
    """Whether a noun phrase means those who are known: with an article, or "these"."""
    token = sentence.tokens[head]
    if words.caseless is not None:
        return any(token.text.startswith(article) for article in words.articles)
    marks = [sentence.tokens[i] for i in sentence.child(head, "det", "det:predet")]
    if any(t.feature("Definite") == "Def" or t.feature("PronType") == "Dem" for t in marks):
        return True
    near = sentence.tokens[max(0, head - 3) : head]
    return any(word_key(t.text) in words.articles - words.indefinite for t in near)
