"""Subjects, objects and circumstances that a small parser puts elsewhere, in languages with cases: told by form and by place.

For packs that say `cases = true` in `parse.toml`. People in the nominative plural before a plural verb without a subject are it, though
they were put to the day before them ("з вівторка, 4 червня, шахтарі розпочнуть страйк"); a pronoun before a preposition is nobody's
("відправив ЙОГО під арешт"); what a preposition leads is no object; a pronoun in the genitive is no subject ("ТОГО ж вечора він пішов"); of
two subjects the one in the accusative is the object ("ВИНУ директор не визнав"); before a verb of several people whose form is no subject's
are its object ("СОЛДАТ освободили"). Relations are those of Universal Dependencies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import simplemma

from tidings.annotate_types import Token, is_short_passive
from tidings.case_objects import Forms, forms_of, is_object
from tidings.language import Pack
from tidings.name_words import word_key
from tidings.tree import has_case

NOUNS = ("NOUN", "PROPN", "ADJ")
LOST = ("conj", "nmod", "appos", "amod", "obl", "dep", "flat", "obj")
CLOSED = (":", ";", "(", ")", "«", "»", '"', "—", "–")
REACH = 12  # words between people and their verb


def with_found_subjects(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """The tokens of a sentence with such subjects, objects and circumstances put right."""
    forms, mended = forms_of(pack), list(tokens)
    if forms is None:
        return mended
    accusative = tuple(pack.toml("parse").get("accusatives", {}).get("feminine", ()))
    _adverbs(mended, frozenset(str(word) for word in pack.toml("parse").get("connectives", ())))
    _participles(mended, pack)
    _marked(mended)
    _pronouns(mended)
    _agreeing(mended, forms)
    for verb in [t for t in mended if t.pos == "VERB" and t.feature("VerbForm") == "Fin" and not is_short_passive(t)]:
        subjects = [t for t in mended if t.head == verb.index and t.dep == "nsubj"]
        for noun in subjects:
            if (
                noun.pos == "PROPN"
                and noun.index == 0
                and forms.many.search(verb.text.lower())
                and _people(replace(noun, text=noun.text.lower()), forms)
            ):
                mended[0] = replace(noun, pos="NOUN", morph="Animacy=Anim|Case=Nom|Number=Plur")  # "Шахтарі" read as a name
        if not subjects and not forms.many.search(verb.text.lower()):
            _office(mended, verb, forms)
        if not subjects and forms.many.search(verb.text.lower()):
            _plural(mended, verb, forms)
        if len(subjects) == 1 and forms.many.search(verb.text.lower()):
            _turned(mended, verb, mended[subjects[0].index], forms)
        if len(subjects) > 1:
            _accused(mended, subjects, pack, accusative)
    return mended


def _adverbs(tokens: list[Token], words: frozenset[str]) -> None:
    """A word that joins sentences ("натомість") and was taken for the subject, with the one who acts as its own."""
    for word in [t for t in tokens if t.text.lower() in words and t.dep in ("nsubj", "obj", "obl", "nmod") and t.index < 3]:
        below = [t for t in tokens if t.head == word.index and t.index > word.index and t.pos in ("NOUN", "PROPN")]
        tokens[word.index] = replace(word, pos="ADV", dep="advmod", morph="")
        if word.dep == "nsubj" and below:
            tokens[below[0].index] = replace(below[0], head=word.head, dep="nsubj", morph="Case=Nom")


def _participles(tokens: list[Token], pack: Pack) -> None:
    """ "захваченных накануне солдат": past participles before a noun are passive, also with the day between, and suffer what they tell."""
    source = pack.toml("parse")
    days = frozenset(str(word) for word in source.get("days_before", ()))
    endings = [re.compile(row["ending"]) for row in source.get("participial", ()) if "short" in row]
    for word in [t for t in tokens if t.dep == "amod" and any(e.fullmatch(t.text.lower()) for e in endings)]:
        day, noun = tokens[word.head], tokens[min(word.head + 1, len(tokens) - 1)]
        if day.text.lower() in days and day.index == word.index + 1 and noun.pos == "NOUN" and noun.index > day.index:
            tokens[noun.index] = replace(noun, head=day.head if day.head != noun.index else noun.head, dep=day.dep)
            tokens[day.index] = replace(day, head=word.index, dep="advmod", pos="ADV", morph="")
            word = tokens[word.index] = replace(word, head=noun.index)  # noqa: PLW2901
        if word.pos in ("VERB", "ADJ") and word.feature("VerbForm") is None and word.lemma.lower().endswith(("ть", "ти", "чь")):
            tokens[word.index] = replace(word, morph=f"{word.morph}|VerbForm=Part|Voice=Pass".lstrip("|"))


def _marked(tokens: list[Token]) -> None:
    """What a preposition right before it or its adjectives leads is a circumstance."""
    for noun in [t for t in tokens if t.dep in ("obj", "nsubj") and t.pos in ("NOUN", "PROPN")]:
        marks = [t for t in tokens if t.head == noun.index and t.dep == "case" and t.pos == "ADP" and t.index < noun.index]
        if marks and tokens[noun.head].pos == "VERB" and not any(t.head == noun.index and t.dep.startswith("nummod") for t in tokens):
            tokens[noun.index] = replace(noun, dep="obl")


def _pronouns(tokens: list[Token]) -> None:
    """A personal pronoun right before a preposition, put to the noun behind that, is whom the verb before concerns."""
    for word in [t for t in tokens if t.pos in ("PRON", "DET") and t.dep in ("det", "nmod") and t.index + 1 < len(tokens)]:
        verb = tokens[word.index - 1] if word.index else word
        personal = word.feature("PronType") == "Prs" or word.feature("Case") == "Acc"
        if tokens[word.index + 1].pos != "ADP" or verb.pos != "VERB" or not personal or word.head < word.index:
            continue
        if not any(t.head == verb.index and t.dep == "obj" for t in tokens):
            tokens[word.index] = replace(word, pos="PRON", head=verb.index, dep="obj")
    for word in [t for t in tokens if t.pos in ("PRON", "DET") and t.dep == "nsubj" and t.feature("Case") == "Gen"]:
        others = [t for t in tokens if t.head == word.head and t.dep == "nsubj" and t.index != word.index]
        if others:
            tokens[word.index] = replace(word, dep="obl")


def _agreeing(tokens: list[Token], forms: Forms) -> None:
    """ "напомнил, что погибли двое, и возложил" with the last joined to the deaths: it goes on from the verb of its own number."""
    for verb in [t for t in tokens if t.dep == "conj" and t.pos == "VERB" and t.feature("VerbForm") == "Fin"]:
        over = tokens[verb.head]
        upper = tokens[over.head]
        if over.pos != "VERB" or upper.pos != "VERB" or over.dep not in ("ccomp", "parataxis", "advcl", "obl") or upper.index > over.index:
            continue
        mine, theirs, above = (bool(forms.many.search(t.text.lower())) for t in (verb, over, upper))
        if mine != theirs and mine == above and not any(t.head == verb.index and t.dep.startswith("nsubj") for t in tokens):
            tokens[verb.index] = replace(verb, head=upper.index)


def _plural(tokens: list[Token], verb: Token, forms: Forms) -> None:
    """The people in the nominative plural that stand before a verb of several, whatever they were put to."""
    found: Token | None = None
    for token in reversed(tokens[max(0, verb.index - REACH) : verb.index]):
        if token.pos == "VERB" and token.feature("VerbForm") == "Fin" and not _aside(tokens, token.index, verb.index):
            break
        if token.text in CLOSED or (token.pos == "SCONJ" and not _aside(tokens, token.index, verb.index)):
            break
        if _people(token, forms) and token.dep in LOST and not has_case(tokens, token.index) and tokens[token.index - 1].pos != "ADP":
            if (
                not token.index
                or tokens[token.index - 1].pos not in ("NUM", "ADJ")
                or tokens[token.index - 1].text.lower().endswith(("і", "е"))
            ):
                found = token
            if tokens[token.index - 1].pos != "CCONJ":
                break
    if found is None:
        return
    tokens[found.index] = replace(found, head=verb.index, dep="nsubj", pos="NOUN", morph="Animacy=Anim|Case=Nom|Number=Plur")
    mate = next((t for t in tokens[found.index + 1 : verb.index] if _people(t, forms) and tokens[t.index - 1].pos == "CCONJ"), None)
    if mate is not None:
        joint = tokens[mate.index - 1]
        tokens[mate.index] = replace(mate, head=found.index, dep="conj")
        tokens[joint.index] = replace(joint, head=mate.index, dep="cc")


def _turned(tokens: list[Token], verb: Token, first: Token, forms: Forms) -> None:
    """Who stands before a verb of several in a form that no several act in is whom it concerns, and the people behind it act: "рибалок
    затримали ПРИКОРДОННИКИ", "СОЛДАТ освободили"."""
    joined = any(t.head == first.index and t.dep.startswith(("conj", "nummod", "appos", "flat")) for t in tokens)
    if first.index > verb.index or joined or first.pos not in NOUNS or verb.text.lower().endswith(forms.reflexive):
        return
    behind = next((t for t in tokens if t.head == verb.index and t.dep == "obj" and t.index > verb.index and _people(t, forms)), None)
    word = first.text.lower()
    lemma = simplemma.lemmatize(word, lang=forms.pack.code).lower()
    acts = _people(replace(first, text=word), forms) or word in forms.alike
    one = word == lemma and bool(forms.plain.search(word)) and word_key(lemma) in forms.people - forms.words.bodies
    if acts or not (one or (behind is not None and word_key(lemma) in forms.people) or is_object(first, forms)):
        return
    if behind is not None:
        tokens[behind.index] = replace(behind, dep="nsubj", morph="Animacy=Anim|Case=Nom|Number=Plur")
    elif any(t.head == verb.index and t.dep in ("obj", "xcomp", "ccomp") and t.index != first.index for t in tokens):
        return
    tokens[first.index] = replace(first, dep="obj", pos="NOUN", morph="Animacy=Anim|Case=Acc|Number=Plur")


def _office(tokens: list[Token], verb: Token, forms: Forms) -> None:
    """The officer in his dictionary form, put to a noun before him, is the subject of the verb: "На основании доклада МИНИСТР ..."."""
    for token in reversed(tokens[max(0, verb.index - REACH) : verb.index]):
        if token.text in (*CLOSED, ",") or token.pos in ("VERB", "SCONJ", "CCONJ") or token.feature("PronType") in ("Rel", "Int,Rel"):
            return
        word = token.text.lower()
        plain = token.pos == "NOUN" and word == simplemma.lemmatize(word, lang=forms.pack.code).lower() and forms.plain.search(word)
        if plain and forms.words.has("roles", token) and token.dep in LOST and not has_case(tokens, token.index) and token.index:
            if tokens[token.index - 1].pos != "ADP" and not any(t.head == verb.index and t.dep.startswith("csubj") for t in tokens):
                tokens[token.index] = replace(token, head=verb.index, dep="nsubj", morph="Animacy=Anim|Case=Nom|Number=Sing")
            return


def _aside(tokens: Sequence[Token], at: int, verb: int) -> bool:
    """Whether a word stands between two commas before a verb: ", як і планувалося,"."""
    before = any(t.text == "," for t in tokens[max(0, at - 3) : at])
    return before and any(t.text == "," for t in tokens[at + 1 : min(at + 4, verb)])


def _people(token: Token, forms: Forms) -> bool:
    """Whether a word means people and has the form of several who act."""
    word = token.text.lower()
    lemma = simplemma.lemmatize(word, lang=forms.pack.code).lower()
    listed = word_key(lemma) in forms.people or word_key(token.lemma) in forms.people or word_key(word) in forms.words.groups
    return token.pos in NOUNS and listed and word != lemma and bool(forms.acting.search(word)) and not token.text[:1].isupper()


def _accused(tokens: list[Token], subjects: Sequence[Token], pack: Pack, endings: tuple[str, ...]) -> None:
    """Of two subjects, the noun with the ending of the accusative as object."""
    for noun in subjects:
        word = noun.text.lower()
        lemma = simplemma.lemmatize(word, lang=pack.code).lower()
        bent = word != lemma and word.endswith(endings) and lemma.endswith(("а", "я")) and lemma[:-1] == word[:-1]
        if endings and bent and not has_case(tokens, noun.index) and not any(t.head == noun.head and t.dep == "obj" for t in tokens):
            tokens[noun.index] = replace(noun, dep="obj", pos="NOUN", morph="Case=Acc")
