"""Whose a word is, where a small parser lost it, in languages with cases: told by form and by what stands beside what.

For packs that say `cases = true` in `parse.toml`. A name right behind a word for a place belongs to it; a finite verb goes on from a finite
verb and not from an infinitive; who stands in the accusative is no subject, least of all of a verb of another number; a doer in the
instrumental belongs to the passive beside it. Comes after the other mends, which it looks over. Relations are those of Universal
Dependencies.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import simplemma

from tidings.annotate_types import Token, is_short_passive
from tidings.language import Pack
from tidings.name_words import NameWords, name_words, word_key

NOUNS = ("NOUN", "PROPN")
LOOSE = ("amod", "nmod", "advmod", "xcomp", "obj", "iobj", "nsubj", "appos", "dep", "flat")
PHRASE = ("flat", "flat:name", "nmod", "appos", "amod")
CLIMBED = 6


def with_case_phrases(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """The tokens of a sentence with mended names of places, joined verbs, objects and doers."""
    source = pack.toml("parse")
    if not source.get("cases"):
        return list(tokens)
    plural = re.compile(source["plural"]) if "plural" in source else None
    words, before = name_words(pack), frozenset(source.get("days_before", ()))
    being = frozenset(source.get("being_verbs", ()))
    plain = _full_verbs(_joined_to_nothing(_named_places(_prepositions([_plain(t) for t in tokens], before), words)), being)
    mended = _going_on(_acting(_ruling(_beside_days(plain, words)), words))
    return _passives(_pronouns(_no_subjects(mended, plural, words, source, pack)))


def _plain(token: Token) -> Token:
    """A noun without the tense and mood that only verbs have."""
    return replace(token, morph="Case=Nom") if token.pos == "NOUN" and token.feature("VerbForm") == "Fin" else token


def _prepositions(tokens: list[Token], before: frozenset[str]) -> list[Token]:
    """ "Накануне выборов полиция задержала" with the eve as subject: with a noun in the genitive behind it, it only says when."""
    for eve in [t for t in tokens if t.text.lower() in before and t.dep.startswith("nsubj") and t.index + 1 < len(tokens)]:
        noun = tokens[eve.index + 1]
        if noun.pos == "NOUN" and noun.feature("Case") == "Gen":
            tokens[eve.index] = replace(eve, pos="ADP", morph="", head=noun.index, dep="case")
            tokens[noun.index] = replace(noun, head=eve.head, dep="obl")
    return tokens


def _named_places(tokens: list[Token], words: NameWords) -> list[Token]:
    """ "в селе Жантас толпа напала" with the village's name as subject: it is the village's, and what hung on it hangs where it did."""
    for at in range(1, len(tokens)):
        place, name = tokens[at - 1], tokens[at]
        geo = word_key(place.lemma) in words.geo or word_key(place.text) in words.geo
        if not geo or not name.text[:1].isupper() or not name.text.isalpha() or name.pos in ("NUM", "PRON"):
            continue
        if name.head == place.index or not place.text[:1].islower():
            continue
        outer = name.head
        for other in [t for t in tokens if t.head == name.index and t.index not in (name.index, place.index)]:
            behind = other.pos in (*NOUNS, "ADV") and other.index > name.index and other.dep not in ("flat", "flat:name", "conj", "case")
            if behind and name.dep.startswith("nsubj") and other.dep in ("nmod", "appos", "amod"):
                tokens[other.index] = replace(other, head=outer, dep=name.dep, pos="NOUN")
            elif other.dep not in ("flat", "flat:name"):
                tokens[other.index] = replace(other, head=place.index)
        if place.head == name.index:
            tokens[place.index] = replace(place, head=outer if outer != name.index else place.index, dep=name.dep)
        tokens[name.index] = replace(name, head=place.index, dep="flat", pos="PROPN", morph="" if name.pos == "VERB" else name.morph)
    return tokens


def _finite(token: Token) -> bool:
    return token.pos == "VERB" and token.feature("VerbForm") == "Fin"


def _beside_days(tokens: list[Token], words: NameWords) -> list[Token]:
    """ "В пятницу ВОЗ доставила" with the agency put to the day: no day owns what stands behind it before a verb without a subject.

    Nor does "в деревне Тополь охрана напала" tell of the village's guard: what has its dictionary form is in no owner's case.
    """
    for noun in [t for t in tokens if t.dep in ("nmod", "appos") and t.pos in NOUNS and t.index - 2 <= t.head < t.index]:
        day = tokens[noun.head]
        weekday = word_key(day.lemma) in words.calendar and day.index == noun.index - 1
        place = word_key(day.lemma) in words.geo and tokens[noun.index - 1].text[:1].isupper() and noun.text.lower() == noun.lemma
        weekday = weekday or (place and day.index == noun.index - 2)
        verb = next((t for t in tokens[noun.index + 1 : noun.index + 3] if _finite(t)), None)
        if not weekday or verb is None or any(t.head == noun.index and t.dep == "case" for t in tokens):
            continue
        year = word_key(noun.lemma) in words.calendar
        if not year and not any(t.head == verb.index and t.dep.startswith("nsubj") for t in tokens):
            tokens[noun.index] = replace(noun, head=verb.index, dep="nsubj")
    return tokens


def _joined_to_nothing(tokens: list[Token]) -> list[Token]:
    """ "по данным врачей" with the doctors joined to a noun far before: without an "and" or a comma, it belongs to the noun beside it."""
    for noun in [t for t in tokens if t.dep == "conj" and t.pos in NOUNS and t.index]:
        before = tokens[noun.index - 1]
        linked = any(t.head == noun.index and t.dep in ("cc", "punct") and t.index < noun.index for t in tokens)
        if before.pos == "NOUN" and before.index != noun.head and not linked:
            if before.head == noun.index:
                verb = next((t.index for t in tokens[noun.index + 1 :] if t.pos == "VERB"), noun.head)
                tokens[before.index] = replace(before, head=verb, dep="obl")
            tokens[noun.index] = replace(noun, head=before.index, dep="nmod")
    return tokens


def _full_verbs(tokens: list[Token], being: frozenset[str]) -> list[Token]:
    """ "Толпа напала: избиты двое" with the attack as a helper of the beating: only verbs of being help, and it rules what is before it."""
    for verb in [t for t in tokens if t.pos == "AUX" and t.dep.startswith(("aux", "cop")) and t.lemma.lower() not in being]:
        other = tokens[verb.head]
        cut = next((t.index for t in tokens[verb.index : other.index] if t.text in (":", ";", ",", "—", "–")), None)
        if verb.feature("VerbForm") != "Fin" or cut is None:
            continue
        root = other.head == other.index
        tokens[verb.index] = replace(verb, pos="VERB", head=verb.index if root else other.head, dep="root" if root else other.dep)
        tokens[other.index] = replace(other, head=verb.index, dep="parataxis")
        for below in [t for t in tokens if t.head == other.index and t.index < cut and t.index != verb.index]:
            dep = "nsubj" if below.dep == "nsubj:pass" else below.dep
            tokens[below.index] = replace(below, head=verb.index, dep=dep)
    return tokens


def _ruling(tokens: list[Token]) -> list[Token]:
    """ "Міністр Гліб Бойко звинуватив опозицію" with the verb put to the opposition and this joined to the minister: the verb rules.

    So does the second of "Угорщина засудила обстріл, Китай закликав сторони", where the sides were taken for what Hungary condemned.
    """
    for verb in [t for t in tokens if _finite(t) and t.dep in ("amod", "nmod", "acl", "appos")]:
        noun = tokens[verb.head]
        top = tokens[noun.head]
        own = any(t.head == verb.index and t.dep.startswith("nsubj") and t.index < verb.index for t in tokens)
        led = any(t.head == verb.index and (t.dep == "mark" or t.feature("PronType") == "Rel") for t in tokens)
        if own and not led and noun.index > verb.index and _finite(top) and top.index < verb.index:
            marked = any(t.head == noun.index and t.dep == "case" for t in tokens)
            tokens[verb.index] = replace(verb, head=top.index, dep="parataxis")
            tokens[noun.index] = replace(noun, head=verb.index, dep="obl" if marked else "obj")
            continue
        if noun.index <= verb.index or top.head != top.index or top.pos not in NOUNS or top.index > verb.index:
            continue
        between = tokens[top.index : verb.index]
        if top.feature("Case") not in (None, "Nom") or any(t.pos in ("PUNCT", "CCONJ") for t in between):
            continue
        for other in [t for t in tokens if t.head == top.index and t.index > verb.index]:
            tokens[other.index] = replace(other, head=verb.index)
        tokens[verb.index] = replace(verb, head=verb.index, dep="root")
        tokens[top.index] = replace(top, head=verb.index, dep="nsubj")
        marked = any(t.head == noun.index and t.dep == "case" for t in tokens)
        tokens[noun.index] = replace(tokens[noun.index], head=verb.index, dep="obl" if marked else "obj")
    return tokens


def _acting(tokens: list[Token], words: NameWords) -> list[Token]:
    """ "Военные покинули село" with the soldiers as an attribute of leaving: people before a finite verb that has no subject are it."""
    for word in [t for t in tokens if t.dep in ("amod", "nmod") and t.pos in ("ADJ", "NOUN") and t.feature("Case") in (None, "Nom")]:
        verb = tokens[word.head]
        if not _finite(verb) or verb.index < word.index or not (words.has("groups", word) or words.has("armed", word)):
            continue
        if not any(t.head == verb.index and t.dep.startswith("nsubj") for t in tokens):
            tokens[word.index] = replace(word, pos="NOUN", dep="nsubj")
    return tokens


def _going_on(tokens: list[Token]) -> list[Token]:
    """ "refused to concede and called" with the call joined to conceding: a finite verb goes on from the finite verb above."""
    for verb in [t for t in tokens if t.dep == "conj" and _finite(t)]:
        over, steps = tokens[verb.head], 0
        while not _finite(over) and not is_short_passive(over) and over.head != over.index and steps < CLIMBED:
            if over.pos != "VERB" and not over.dep.startswith(("obj", "obl", "nmod", "xcomp", "advmod", "conj", "iobj", "appos", "flat")):
                break
            over, steps = tokens[over.head], steps + 1
        if over.index != verb.head and (_finite(over) or is_short_passive(over)) and over.index < verb.index:
            tokens[verb.index] = replace(verb, head=over.index)
    return tokens


def _no_subjects(
    tokens: list[Token], plural: re.Pattern[str] | None, words: NameWords, source: Mapping[str, Any], pack: Pack
) -> list[Token]:
    """ "Компанию оштрафовали", "Директора звільнено": a noun in the accusative before a verb in the plural, or an impersonal one, is its
    object, whatever the parse says."""
    alike = frozenset(source.get("plurals_like_owners", ()))
    accusatives = source.get("accusatives", {})
    feminine, hard, soft = (tuple(accusatives.get(name, ())) for name in ("feminine", "hard", "soft"))
    for noun in [t for t in tokens if t.dep == "nsubj" and t.pos in NOUNS]:
        verb = tokens[noun.head]
        impersonal = verb.feature("Person") == "0"
        joined = any(t.head == noun.index and t.dep in ("conj", "nummod", "nummod:gov") for t in tokens)
        word, lemma = noun.text.lower(), simplemma.lemmatize(noun.text.lower(), lang=pack.code).lower()
        person = words.has("roles", noun) and word not in alike and word in [*(lemma + e for e in hard), *(lemma[:-1] + e for e in soft)]
        bent = person or (word != lemma and word[-1:] in feminine and lemma[:-1] == word[:-1])
        many = plural is not None and _finite(verb) and plural.search(verb.text.lower())
        if impersonal or (many and bent and not joined and noun.index < verb.index):
            tokens[noun.index] = replace(noun, dep="obj")
    return tokens


def _pronouns(tokens: list[Token]) -> list[Token]:
    """ "их разогнал ОМОН" with "their" and a thing of the verb's: right before a verb it is whom, and who stands behind the verb is who."""
    for word in [t for t in tokens if t.dep == "det" and t.pos in ("DET", "PRON") and t.index + 1 < len(tokens)]:
        verb = tokens[word.index + 1]
        if verb.index != word.head or not _finite(verb) or any(t.dep == "obj" and t.head == verb.index for t in tokens):
            continue
        tokens[word.index] = replace(word, pos="PRON", dep="obj")
        bare = [t for t in tokens if t.head == verb.index and t.index > verb.index and t.pos in NOUNS and t.dep in ("nmod", "appos", "dep")]
        bare = [t for t in bare if not any(c.head == t.index and c.dep == "case" for c in tokens)]
        if bare and not any(t.head == verb.index and t.dep.startswith("nsubj") for t in tokens):
            tokens[bare[0].index] = replace(bare[0], dep="nsubj")
    return tokens


def _passives(tokens: list[Token]) -> list[Token]:
    """ "Полицией задержаны трое" with the police as an attribute: a noun in the instrumental beside a passive is its doer. What stands
    right behind one without a subject, in the nominative or not, is whom it was done to."""
    for verb in [t for t in tokens if is_short_passive(t) and t.pos == "VERB"]:
        below = [t for t in tokens if t.head == verb.index and t.index > verb.index and t.pos in NOUNS]
        bare = [t for t in below if not any(c.head == t.index and c.dep == "case" for c in tokens)]
        bare = [t for t in bare if t.dep in ("nmod", "dep", "obj", "appos") and t.feature("Case") != "Ins"]
        if bare and not any(t.head == verb.index and t.dep.startswith("nsubj") for t in tokens):
            tokens[bare[0].index] = replace(bare[0], dep="nsubj:pass")
    for noun in [t for t in tokens if t.pos in NOUNS and t.feature("Case") == "Ins" and t.dep in LOOSE]:
        verb = tokens[noun.head]
        if verb.pos == "VERB" and is_short_passive(verb) and not any(t.head == noun.index and t.dep == "case" for t in tokens):
            tokens[noun.index] = replace(noun, dep="obl")
    return tokens
