"""Clauses that begin with their verb, and little words before it: "Firmaron el acuerdo los ministros", "la policía LOS desalojó".

For packs that say `verb_first = true` in `parse.toml` (Spanish). A small parser that expects the subject first takes who stands behind the
verb for a second object, the pronoun before a verb for an article, and an infinitive behind "al" for a noun. All take and yield the tokens
of one sentence; relations are those of Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import simplemma

from tidings.annotate_types import Token

CLITICS = {"lo": "Sing", "la": "Sing", "los": "Plur", "las": "Plur"}
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer")
NOUNS = ("NOUN", "PROPN")
INFINITIVES = ("ar", "er", "ir")
FURTHEST = 14  # words from a verb to the subject behind it


def with_verb_first(tokens: Sequence[Token], endings: tuple[str, ...], code: str) -> list[Token]:
    """The tokens of a sentence with such subjects, pronouns and infinitives put right; `endings` are those that only finite verbs have."""
    mended = _pronouns_before_verbs(_nouns_behind_articles(list(tokens)), endings)
    mended = _going_on_there(mended)
    return _subjects_of_opening_participles(_subjects_behind(_infinitives_behind_to(mended, code)))


def _nouns_behind_articles(tokens: list[Token]) -> list[Token]:
    """ "Un dron mató a dos" with "dron" for a verb and the article for its subject: it is the subject of the verb behind it."""
    mended = list(tokens)
    for article in tokens:
        noun = tokens[article.head]
        if article.pos != "DET" or article.dep not in SUBJECTS or noun.index != article.index + 1 or noun.pos != "VERB":
            continue
        verb = next((t for t in tokens if t.head == noun.index and t.index > noun.index and t.pos == "VERB" and t.feature("Mood")), None)
        if verb is None or any(t.head == verb.index and t.dep in SUBJECTS for t in tokens):
            continue
        root = noun.head == noun.index
        mended = [replace(t, head=verb.index) if t.head == noun.index and t.index > noun.index else t for t in mended]
        mended[article.index] = replace(article, dep="det")
        mended[verb.index] = replace(verb, head=verb.index if root else noun.head, dep="root" if root else noun.dep)
        mended[noun.index] = replace(noun, pos="NOUN", lemma=noun.text.lower(), morph="", head=verb.index, dep="nsubj")
    return mended


def _pronouns_before_verbs(tokens: list[Token], endings: tuple[str, ...]) -> list[Token]:
    """ "El juez los absolvió" with "los" for an article and the verb for a noun: before a finite verb it is whom the verb is done to."""
    mended = list(tokens)
    for word in tokens:
        verb = tokens[word.head]
        if word.text.lower() not in CLITICS or word.dep != "det" or verb.index != word.index + 1 or verb.pos != "VERB":
            continue
        if not verb.text.lower().endswith(endings) or verb.feature("VerbForm") != "Fin":
            continue
        features = f"Number={CLITICS[word.text.lower()]}|Person=3|PronType=Prs"
        mended[word.index] = replace(word, pos="PRON", dep="obj", morph=features)
        noun = tokens[verb.head]
        if verb.dep in SUBJECTS and noun.pos in NOUNS and noun.index < word.index:
            for token in tokens:
                if token.head == noun.index and token.index > verb.index:
                    mended[token.index] = replace(token, head=verb.index)
            root = noun.head == noun.index
            mended[verb.index] = replace(verb, head=verb.index if root else noun.head, dep="root" if root else noun.dep)
            mended[noun.index] = replace(noun, head=verb.index, dep="nsubj")
    return mended


def _going_on_there(tokens: list[Token]) -> list[Token]:
    """ "Viajó a Quito, donde se reunió con X": whoever went there met him, so that the clause goes on from the main one."""
    mended = list(tokens)
    for word in tokens:
        verb = tokens[word.head]
        opens = 0 < word.index < verb.index and tokens[word.index - 1].text == ","
        if word.text.lower() != "donde" or not opens or verb.pos != "VERB" or verb.feature("VerbForm") != "Fin":
            continue
        if any(t.head == verb.index and t.dep in SUBJECTS for t in tokens) or verb.dep not in ("parataxis", "acl:relcl", "advcl", "acl"):
            continue
        above = tokens[verb.head]
        while above.pos != "VERB" and above.head != above.index:
            above = tokens[above.head]
        if above.pos == "VERB" and above.index < word.index:
            mended[verb.index] = replace(verb, head=above.index, dep="conj")
    return mended


def _infinitives_behind_to(tokens: list[Token], code: str) -> list[Token]:
    """ "Catorce muertos al naufragar un barco" with "naufragar" for a noun: an infinitive that has a subject or an object is a verb."""
    mended = list(tokens)
    for word in tokens[1:]:
        mark = tokens[word.index - 1]
        if mark.text.lower() != "al" or word.pos != "NOUN" or not word.text.endswith(INFINITIVES):
            continue
        own = [t for t in tokens if t.head == word.index and t.index > word.index and t.dep in (*SUBJECTS, "obj")]
        participle = word.text[:-2] + ("ado" if word.text.endswith("ar") else "ido")
        if own and simplemma.lemmatize(participle, lang=code) in (word.text, participle) and simplemma.is_known(participle, lang=code):
            mended[word.index] = replace(word, pos="VERB", lemma=word.text.lower(), dep="advcl", morph="VerbForm=Inf")
            mended[mark.index] = replace(mark, head=word.index, dep="mark")
    return mended


def _subjects_behind(tokens: list[Token]) -> list[Token]:
    """ "Presentó su renuncia la directora" with two objects: one of them is who does it, by number, by article, else the second."""
    mended = list(tokens)
    for verb in tokens:
        below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
        if verb.pos != "VERB" or verb.feature("VerbForm") != "Fin" or verb.feature("Person") not in ("3", None):
            continue
        if any(t.dep in SUBJECTS or t.dep.startswith("expl") for t in below):
            continue
        objects = [t for t in below if t.dep == "obj" and t.index > verb.index and _is_bare(tokens, t)]
        strayed = [t for t in tokens if _is_strayed(tokens, t, verb)]
        found = _doer(tokens, verb, objects[0], objects[1]) if len(objects) == 2 else strayed[0] if strayed and len(objects) == 1 else None
        if found is not None and found.index - verb.index <= FURTHEST:
            mended[found.index] = replace(found, head=verb.index, dep="nsubj")
    return mended


def _is_bare(tokens: Sequence[Token], noun: Token) -> bool:
    """Whether a noun has no preposition before it."""
    return noun.pos in NOUNS and not any(t.head == noun.index and t.dep == "case" for t in tokens)


def _is_strayed(tokens: Sequence[Token], noun: Token, verb: Token) -> bool:
    """Whether a noun is the object of a noun in a phrase of the verb: "denunció los hechos ante el juez la viuda"; nouns have none."""
    above = tokens[noun.head]
    articled = any(t.head == noun.index and t.dep == "det" and t.feature("Definite") == "Def" for t in tokens)
    phrase = above.pos in NOUNS and above.head == verb.index and above.dep.startswith("obl") and verb.index < above.index < noun.index
    apart = any(t.pos == "PUNCT" for t in tokens[above.index : noun.index])
    return noun.dep in ("obj", "appos") and phrase and articled and not apart and _is_bare(tokens, noun)


def _doer(tokens: Sequence[Token], verb: Token, first: Token, second: Token) -> Token | None:
    """Which of two bare nouns behind a verb does what it tells; None where a comma or another verb stands between."""
    between = tokens[verb.index + 1 : second.index]
    if any(t.text in (",", ";", ":") or (t.pos == "VERB" and t.feature("VerbForm") == "Fin") for t in between):
        return None
    number = verb.feature("Number")
    agreeing = [noun for noun in (first, second) if number and _number(tokens, noun) == number]
    if len(agreeing) == 1:
        return agreeing[0]
    known = [noun for noun in (first, second) if _is_known(tokens, noun)]
    return known[0] if len(known) == 1 else second


def _number(tokens: Sequence[Token], noun: Token) -> str | None:
    """The number of a noun phrase: of its noun, of its article, or several where "and" joins another to it."""
    if any(t.head == noun.index and t.dep == "conj" and t.pos in NOUNS for t in tokens):
        return "Plur"
    articles = [t.feature("Number") for t in tokens if t.head == noun.index and t.dep == "det"]
    return noun.feature("Number") or next((n for n in articles if n), None)


def _is_known(tokens: Sequence[Token], noun: Token) -> bool:
    """Whether a noun is a name or has a definite article."""
    return noun.pos == "PROPN" or any(t.head == noun.index and t.dep == "det" and t.feature("Definite") == "Def" for t in tokens)


def _subjects_of_opening_participles(tokens: list[Token]) -> list[Token]:
    """ "Detenido en Lima el jefe de una banda": what a participle at the start of a sentence tells was done to the noun behind."""
    root = tokens[0] if tokens else None
    noun = tokens[root.head] if root is not None else None
    if root is None or noun is None or root.pos != "VERB" or root.feature("VerbForm") != "Part":
        return tokens
    said = root.dep in SUBJECTS and noun.head == noun.index and noun.pos in NOUNS
    if said and not any(t.dep == "cop" and t.head == noun.index for t in tokens):
        mended = [replace(t, head=0) if t.head == noun.index and t.pos == "PUNCT" else t for t in tokens]
        mended[0] = replace(root, head=0, dep="root")
        mended[noun.index] = replace(noun, head=0, dep="nsubj:pass")
        return mended
    if root.head != 0:
        return tokens
    if any(t.head == 0 and (t.dep in SUBJECTS or t.dep.startswith("aux")) for t in tokens):
        return tokens
    behind = [
        t for t in tokens[1:] if t.pos in NOUNS and _is_bare(tokens, t) and t.dep in ("conj", "obj", "appos", "nmod", "obl", "dep", "xcomp")
    ]
    marked = [t for t in behind if any(t.index in (c.head, tokens[c.head].head) and c.dep in ("det", "nummod") for c in tokens[: t.index])]
    found = next((t for t in marked if not any(c.text in (",", ":", ";") for c in tokens[: t.index])), None)
    return [replace(t, head=0, dep="nsubj:pass") if found is not None and t.index == found.index else t for t in tokens]
