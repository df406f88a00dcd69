"""What belongs to a clause that stands before its noun, in languages whose verb stands last: told by what stands beside what.

"The engineers HELD NEAR GAO FOR WEEKS BY THE BRIGADE were freed in Kati" has the first half before the word for engineers there, and a
small parser gives its places, days and people to the verb at the end. For packs that list `told_in` in `claims.toml`: nouns for
something said, at which words stand when and where they were said: "in the statement that he made on Monday".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.agglutination import Endings
from tidings.annotate_types import Token
from tidings.letters import plain
from tidings.name_words import NameWords, word_key

NOMINAL = ("NOUN", "PROPN", "PRON", "X", "NUM")
PLACED = ("Loc", "Abl")
NAMED = ("flat", "flat:name", "nmod", "nmod:poss", "amod", "compound", "conj", "appos", "case", "cc", "punct", "nummod")


def with_prenominal(tokens: Sequence[Token], endings: Endings | None, words: NameWords | None) -> list[Token]:
    """The tokens with days, places and people put to the clause before a noun that they stand in."""
    told = endings.pack.toml("claims").get("told_in") if endings else None
    whole = list(tokens)
    if endings is None or words is None or not told:
        return whole
    said = tuple(plain(str(word), endings.pack).casefold() for word in told)
    _dated(whole, endings, words)
    _contents(whole, endings)
    _converbs(whole)
    _ruled(whole)
    for noun in whole:
        if noun.feature("Case") in ("Loc", "Ins") and _key(noun, endings).startswith(said):
            _in_what_was_said(whole, noun.index, endings, words)
    for verb in [t.index for t in whole if _participle(t) and t.head > t.index]:
        _to_its_noun(whole, verb)
        _own_setting(whole, verb, words)
    return whole


def _key(token: Token, endings: Endings) -> str:
    return plain(token.text, endings.pack).casefold()


def _participle(token: Token) -> bool:
    return token.pos == "VERB" and token.dep.startswith("acl")


def _finite(token: Token) -> bool:
    told = token.feature("VerbForm") == "Fin" or (token.feature("VerbForm") is None and token.feature("Tense") is not None)
    return token.pos == "VERB" and told


def _dated(tokens: list[Token], endings: Endings, words: NameWords) -> None:
    """ "3 Mayıs tarihli saldırı": a day before the word for "dated" is that word's."""
    dating = {str(word) for word in endings.pack.toml("morphology")["clauses"].get("dated", ())}
    for word in [t for t in tokens if t.index and _key(t, endings) in dating]:
        day = tokens[word.index - 1]
        if word_key(day.text) in words.calendar or day.pos == "NUM":
            tokens[day.index] = replace(day, head=word.index, dep="nmod")
            noun = next((t for t in tokens[word.index + 1 :] if t.pos == "NOUN" and t.head != word.index), None)
            while noun is not None and noun.dep in ("nmod", "nmod:poss", "amod", "compound") and noun.index < noun.head <= noun.index + 2:
                noun = tokens[noun.head]
            if noun is not None and word.index not in (noun.head, noun.index):
                tokens[word.index] = replace(word, head=noun.index, dep="amod")


def _contents(tokens: list[Token], endings: Endings) -> None:
    """ "Savcılık, ... soruşturma açıldığını açıkladı" with the opening joined to the prosecutors: what is told, in the accusative, is the
    object of the verb behind it."""
    for verb in [t for t in tokens if t.pos == "VERB" and t.head < t.index and t.dep in ("conj", "acl", "nmod", "appos", "dep")]:
        ruling = next((t for t in tokens[verb.index + 1 :] if _finite(t)), None)
        if ruling is not None and endings.clausal.search(_key(verb, endings)) and verb.feature("Case") == "Acc":
            tokens[verb.index] = replace(verb, head=ruling.index, dep="obj")


def _ruled(tokens: list[Token]) -> None:
    """ "... mermilerinden "Şahinler"i sorumlu tuttu": a name in the accusative that the parse joins to a noun in another case is the object
    of the verb behind it."""
    for noun in [t for t in tokens[1:] if t.feature("Case") == "Acc" and t.pos in ("NOUN", "PROPN") and t.dep in ("conj", "nmod", "appos")]:
        head, first = tokens[noun.head], min([noun.index, *(t.index for t in tokens if t.head == noun.index and t.index < noun.index)])
        listed = first == 0 or tokens[first - 1].text.casefold() in (",", "ve", "ile", "veya")
        verb = next((t for t in tokens[noun.index + 1 :] if t.pos == "VERB"), None)
        if verb is None or listed or head.pos not in NOMINAL or head.feature("Case") == "Acc" or head.index > noun.index:
            continue
        if not any(t.head == verb.index and t.dep == "obj" for t in tokens):
            tokens[noun.index] = replace(noun, head=verb.index, dep="obj")


def _converbs(tokens: list[Token]) -> None:
    """ "saldırı kınanarak ölenlere rahmet dilendi" with the attack and its condemning under the dead: a verb that goes on to another is of
    the next one that is not made into a noun, and has the subject before it."""
    for verb in [t for t in tokens if t.feature("VerbForm") == "Conv" and t.dep == "advcl"]:
        above, main = tokens[verb.head], next((t for t in tokens[verb.index + 1 :] if _finite(t)), None)
        if main is None or above.pos != "VERB" or not above.feature("Case") or _finite(above):
            continue
        tokens[verb.index] = replace(verb, head=main.index)
        for subject in [t for t in tokens[: verb.index] if t.head == above.index and t.dep.startswith("nsubj")]:
            tokens[subject.index] = replace(subject, head=verb.index)


def _in_what_was_said(tokens: list[Token], noun: int, endings: Endings, words: NameWords) -> None:
    """ "(X,) salı günü Ankara'da yaptığı açıklamada ... söyledi": the clause before the noun is the noun's, the noun the last verb's."""
    verb = next((t for t in reversed(tokens[max(0, noun - 4) : noun]) if t.pos == "VERB"), None)
    main = next((t for t in reversed(tokens) if _finite(t)), None)
    if verb is None or main is None or main.index < noun or _finite(verb):
        return
    tokens[verb.index] = replace(verb, head=noun, dep="acl")
    tokens[noun] = replace(tokens[noun], head=main.index, dep="obl")
    start = next((t.index for t in reversed(tokens[: verb.index]) if t.text in (",", ";", ":")), -1)
    for token in tokens[start + 1 : verb.index]:
        if _sets(tokens, token, words):
            tokens[token.index] = replace(token, head=verb.index, dep="obl")
    for token in [t for t in tokens[noun + 1 :] if t.head == noun and t.dep not in NAMED]:
        tokens[token.index] = replace(token, head=main.index)


def _sets(tokens: Sequence[Token], token: Token, words: NameWords) -> bool:
    """Whether a word is the head of a day, or a place in the case of one."""
    day = word_key(token.text) in words.calendar and token.dep != "nmod"
    day = day or (
        token.index > 0 and word_key(tokens[token.index - 1].text) in words.calendar and tokens[token.index - 1].head == token.index
    )
    return day or (token.pos in NOMINAL and token.feature("Case") in PLACED and token.dep.startswith("obl"))


def _to_its_noun(tokens: list[Token], verb: int) -> None:
    """ "Dün yakalanan iki şüpheli tutuklandı" with the first verb put to the last: it tells which suspects."""
    if tokens[tokens[verb].head].pos != "VERB":
        return
    noun = next((t for t in tokens[verb + 1 : verb + 4] if t.pos not in ("NUM", "DET") and t.dep not in ("amod", "nummod", "det")), None)
    if noun is not None and noun.head == tokens[verb].head and noun.pos in (*NOMINAL, "ADJ"):
        tokens[verb] = replace(tokens[verb], head=noun.index)


def _own_setting(tokens: list[Token], verb: int, words: NameWords) -> None:
    """What stands in a case of place before a participle is its own where the verb at the end has a place of its own behind the noun; so
    is a day where that has one."""
    noun = tokens[tokens[verb].head]
    main = next((t for t in tokens[noun.index :] if _finite(t)), None)
    if main is None:
        return
    start = next((t.index for t in reversed(tokens[:verb]) if t.text in (";", ":") or _finite(t)), -1)
    before = [t for t in tokens[start + 1 : verb] if t.head == main.index and _sets(tokens, t, words)]
    behind = [t for t in tokens[noun.index + 1 : main.index] if t.head == main.index and _sets(tokens, t, words)]
    for token in before:
        placed = token.feature("Case") in PLACED
        if any((t.feature("Case") in PLACED) == placed for t in behind) and not any(t.text == "," for t in tokens[token.index : verb]):
            tokens[token.index] = replace(token, head=verb, dep="obl")
