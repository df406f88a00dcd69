"""A body that is named again by what it is: "the Garissa Front ... the movement", "компания «Север» ... компания", "el mismo grupo".

A noun for a kind of body, without a name, an owner or a clause of its own, and with the article where the language has one, means the body
that the report named before: the one in whose name the noun stands ("Highland Movement ... the movement"), or beside whose name it stood
("the company Nordwerk", "Nordwerk, a company"). "The group", which the pack lists among `any_group`, is also a body that fights by a word
of its name (`fighting`) or by the lists of actors. Where nobody fits, nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tidings.actors import actors
from tidings.annotate_types import Sentence, Token
from tidings.lemmas import lemma
from tidings.model import Mention
from tidings.name_words import NameWords, word_key

if TYPE_CHECKING:
    from tidings.cast import Company

PLAIN = ("det", "case", "punct", "cc", "conj", "advmod", "mark", "cop", "det:predet", "orphan")  # what may hang on a noun that says no more
BEHIND = 6  # words behind a name within which an apposition says what it is
ALIKE = 5  # letters by which two forms of one noun are told, where no dictionary knows them
WORD = re.compile(r"[^\W\d_]+")
OPENING = " «„“\"'‘(\u00a0"
KINDS = ("named_bodies", "weak_bodies", "any_group", "bodies")
REBELS = ("REB", "OPP", "SEP", "UAF", "RAD")


def body_meant(company: Company, sentence: Sentence, head: int, words: NameWords) -> Mention | None:
    """The body named before that a bare noun for its kind means; None where it is another one, or nobody was."""
    token = sentence.tokens[head]
    kind = any(words.has(name, token) for name in KINDS)
    if token.pos not in ("NOUN", "PROPN") or token.feature("Number") == "Plur" or not kind or not _is_bare(sentence, head, words):
        return None
    text = company.descriptions.text
    earlier = [*company.heard, *company.within(sentence.start, token.start)]
    bodies = [m for m in earlier if m.end <= token.start and m.kind in ("organisation", "group", "facility") and _is_name(m, words)]
    named = [m for m in bodies if m.entity and (_in_name(m, token, words) or _beside(m, token, text, words))]
    if not named and words.has("any_group", token):
        named = [m for m in bodies if m.entity and m.kind != "facility" and _fights(m, words)]
    return named[-1] if named else None


def _is_bare(sentence: Sentence, head: int, words: NameWords) -> bool:
    """Whether nothing but an article, a word for "the same" or "armed" and a preposition stands with a noun, and it is no new one."""
    token = sentence.tokens[head]
    below = [t for t in sentence.tokens if t.head == head and t.index != head]
    if any(t.dep not in PLAIN and word_key(t.text) not in words.same_again and word_key(t.lemma) not in words.same_again for t in below):
        return False
    near = [t for t in sentence.tokens[max(0, head - 3) : head] if word_key(t.text) in words.articles]
    marks = [t for t in below if t.dep == "det"] + near[-1:]
    new = any(word_key(t.text) in words.indefinite or word_key(t.lemma) in words.indefinite for t in marks)
    if new or any(t.feature("Poss") == "Yes" for t in below):
        return False
    behind = sentence.tokens[head + 1] if head + 1 < len(sentence.tokens) else None
    if behind is not None and (behind.text in OPENING.strip() or (behind.text[:1].isupper() and behind.pos == "PROPN")):
        return False  # a name follows
    if words.caseless is not None:
        return any(token.text.startswith(article) for article in words.articles)
    if "the" in words.articles or len(words.articles) > 3:
        return bool(marks)
    return True


def _is_name(mention: Mention, words: NameWords) -> bool:
    """Whether a mention is a body's name and no bare noun for one."""
    if words.caseless is not None:
        return len(mention.text.split()) > 1 or not actors().is_vague(mention.text)
    capitals = sum(word[:1].isupper() for word in mention.text.split())
    return (
        bool(capitals)
        and actors().state_actor(mention.text) is None
        and (capitals > 1 or len(mention.text.split()) > 1 or mention.text[:1].isupper())
    )


def _same(one: str, token: Token, words: NameWords) -> bool:
    """Whether a word is a form of a noun."""
    key, noun = word_key(one), word_key(token.text)
    own = word_key(token.lemma)
    if key in (noun, own) or word_key(lemma(one.lower(), words.code, "NOUN") if words.code else one) in (noun, own):
        return True
    if words.compounded and len(noun) >= ALIKE and key.endswith(noun):  # "Bauernverband ... der Verband"
        return True
    if words.caseless is not None:
        return key.removeprefix("ال") == noun.removeprefix("ال")
    return bool(words.genitive or words.owned_heads) and min(len(key), len(own)) >= ALIKE and key[: len(own) - 1] == own[:-1]


def _same_word(one: str, token: Token) -> bool:
    return word_key(one) in (word_key(token.text), word_key(token.lemma))


def _in_name(mention: Mention, token: Token, words: NameWords) -> bool:
    """Whether the noun is a word of the name."""
    inside = WORD.findall(mention.text)
    whole = len(inside) > 1 or bool(words.compounded and not _same_word(mention.text, token))
    return whole and any(_same(word, token, words) for word in inside)


def _beside(mention: Mention, token: Token, text: str, words: NameWords) -> bool:
    """Whether the noun stands right before the name, or says behind it what it is."""
    before = WORD.findall(text[max(0, mention.start - 30) : mention.start].rstrip(OPENING))
    gap = text[max(0, mention.start - 30) : mention.start].rstrip(OPENING)
    if before and gap.endswith(before[-1]) and _same(before[-1], token, words):
        return True
    behind = re.match(r"[»”\"']?(?: \([^)]{1,20}\))?, ([^,.;:()]{3,80})", text[mention.end :])
    return behind is not None and any(_same(word, token, words) for word in WORD.findall(behind[1])[:BEHIND])


def _fights(mention: Mention, words: NameWords) -> bool:
    """Whether a body is one that fights: by the lists of actors, or by a word of its name."""
    known = actors().lookup(mention.text)
    if known is not None:
        return known.sector in REBELS
    inside: Sequence[str] = WORD.findall(mention.text)
    keys = {word_key(word) for word in inside} | {word_key(lemma(w.lower(), words.code, "NOUN")) for w in inside if words.code}
    return bool(keys & words.fighting)
