"""Rules that find subjects which a small parser loses: behind a passive verb, behind a day or a particle, between a verb and its object.

All take and yield the tokens of one sentence; relations are those of Universal Dependencies.
"""

from __future__ import annotations

from dataclasses import replace

from tidings.annotate_types import Token
from tidings.datewords import weekdays

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
PHRASES = ("obl", "nmod", "appos", "obl:agent", "obl:arg", "conj", "dep")
MARKS = ("det", "nummod")
OPEN = "аеєёиіїоуыэюя"  # letters in which a word may end that has one form for several cases
DEEPEST = 4  # steps from a noun up to the verb that it is the subject of


def with_late_subjects(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence with such subjects put to their verbs."""
    tokens = _off_particles(_nouns_behind_articles(_days_beside_verbs(tokens)))
    return _behind_phrases(_behind_passives(_before_objects(tokens)))


def _days_beside_verbs(tokens: list[Token]) -> list[Token]:
    """ "El jueves fue detenido el alcalde" with Thursday arrested: a day does nothing and suffers nothing, it says when."""
    mended = list(tokens)
    for day in tokens:
        if day.dep not in SUBJECTS or tokens[day.head].pos != "VERB" or day.pos not in ("NOUN", "PROPN") or not weekdays(day.text):
            continue
        mended[day.index] = replace(day, dep="obl")
        beside = next((t for t in tokens if t.head == day.index and t.dep == "appos"), None)  # "Jeudi, le ministre a été hué"
        if beside is not None:
            mended[beside.index] = replace(beside, head=day.head, dep=day.dep)
    return mended


def _nouns_behind_articles(tokens: list[Token]) -> list[Token]:
    """ "fue nombrada la epidemióloga Marta Quiroz" with "epidemióloga" as a verb: what has an article is a noun, with a name behind it."""
    mended = list(tokens)
    for verb in tokens:
        article = tokens[verb.index - 1] if verb.index else verb
        if verb.pos != "VERB" or verb.feature("VerbForm") != "Fin" or (article.head, article.dep) != (verb.index, "det"):
            continue
        clause = {"csubj": "nsubj", "csubj:pass": "nsubj:pass", "ccomp": "obj", "xcomp": "obj", "parataxis": "appos", "advcl": "obl"}
        if verb.dep not in clause:
            continue
        number = "|".join(f"{name}={value}" for name in ("Number",) if (value := verb.feature(name)))
        mended[verb.index] = replace(verb, pos="NOUN", lemma=verb.text.lower(), dep=clause[verb.dep], morph=number)
        for below in tokens:
            if below.head == verb.index and below.index == verb.index + 1 and below.pos == "PROPN":
                mended[below.index] = replace(below, dep="appos")
    return mended


def _off_particles(tokens: list[Token]) -> list[Token]:
    """ "setzte Tränengas ein und nahm drei Männer fest" with the second verb joined to "ein": it is joined to the first one's verb."""
    return [
        replace(t, head=tokens[t.head].head) if t.dep == "conj" and t.pos in ("VERB", "AUX") and tokens[t.head].dep == "compound:prt" else t
        for t in tokens
    ]


def _before_objects(tokens: list[Token]) -> list[Token]:
    """ "Am Montag wies Lima einen Diplomaten aus" with two objects: of two behind a verb without a subject the first, a name without
    article and preposition, is who does it, where the second has an article with a case."""
    mended = list(tokens)
    for verb in tokens:
        below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
        if verb.pos != "VERB" or any(t.dep in SUBJECTS for t in below):
            continue
        objects = [t for t in below if t.dep in ("obj", "iobj", "obl:arg") and t.index > verb.index]
        if len(objects) != 2 or objects[0].pos not in ("PROPN", "NOUN", "X"):
            continue
        first, second = objects
        bare = first.text[:1].isupper() and not any(t.head == first.index and t.dep in ("det", "case", "nummod", "amod") for t in tokens)
        marked = any(t.head == second.index and t.dep == "det" and t.feature("Case") in ("Acc", "Nom") for t in tokens)
        if bare and marked and first.index == verb.index + 1:
            mended[first.index] = replace(first, dep="nsubj", morph=first.morph.replace("Case=Acc", "Case=Nom"))
    return mended


def _behind_passives(tokens: list[Token]) -> list[Token]:
    """ "fueron asesinadas de numerosas puñaladas cuatro mujeres" with the women put to the stabs: a noun with an article or a number and
    without a preposition, behind a passive verb that has no subject, is its subject."""
    mended = list(tokens)
    for verb in tokens:
        below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
        deps = {t.dep for t in below}
        if verb.pos != "VERB" or "aux:pass" not in deps or deps & {*SUBJECTS} or verb.feature("Person") == "0":  # Slavic -но, -то
            continue
        suffers = [t for t in below if t.dep == "obj" and t.pos in ("NOUN", "PROPN") and not _has(tokens, t, "case")]
        if suffers:
            mended[suffers[0].index] = replace(suffers[0], dep="nsubj:pass")
            continue
        if "obj" in deps:
            continue
        several = [t for t in below if t.dep == "xcomp" and t.pos == "NOUN" and t.index > verb.index and _is_counted(tokens, t)]
        if several:  # "Fueron detenidos dieciséis manifestantes"
            mended[several[0].index] = replace(several[0], dep="nsubj:pass")
            continue
        found = next((t for t in tokens[verb.index + 1 :] if _stands_alone(tokens, t) and _is_under(tokens, t, verb)), None)
        if found is not None:
            mended[found.index] = replace(found, head=verb.index, dep="nsubj:pass")
    return mended


def off_numbers(tokens: list[Token]) -> list[Token]:
    """ "Представники обох армій домовилися" with the envoys for the subject of "both", "in Lutin 9000 Liter Wasser" with the litres named
    Lutin: a number has no subject, and counts the noun behind it."""
    mended = list(tokens)
    for noun in tokens:
        number = tokens[noun.head]
        if noun.dep in SUBJECTS and number.dep.startswith(("nummod", "det")) and number.index > noun.index:
            counted = tokens[number.head]
            verb = tokens[counted.head]
            if verb.pos == "VERB" and counted.index < verb.index and not any(t.head == verb.index and t.dep in SUBJECTS for t in mended):
                mended[noun.index] = replace(noun, head=verb.index)
                mended[counted.index] = replace(counted, head=noun.index, dep="nmod")
        number = tokens[noun.index - 1] if noun.index else noun
        place = tokens[noun.head]
        counts = (number.dep, number.head, number.index) == ("nummod", place.index, place.index + 1)
        named = counts and noun.dep == "flat" and noun.pos == "NOUN" and place.dep in ("obl", "nmod")
        verb = tokens[place.head]
        if named and verb.pos == "VERB" and not any(t.head == verb.index and t.dep == "obj" for t in tokens):
            mended[noun.index] = replace(noun, head=verb.index, dep="obj")
            mended[number.index] = replace(number, head=noun.index)
            for below in tokens:
                if below.head == noun.index and below.dep == "flat":
                    mended[below.index] = replace(below, dep="nmod")
    return mended


def _behind_phrases(tokens: list[Token]) -> list[Token]:
    """ "подал в отставку министр" with the minister put to the resignation: a man in his dictionary form is no genitive, and does what the
    verb before him says where that has no subject. So is "правительство" no genitive in "отправил в отставку правительство"."""
    mended = list(tokens)
    for noun in tokens:
        above = tokens[noun.head]
        verb = tokens[above.head]
        if noun.pos != "NOUN" or noun.dep not in ("nmod", "appos") or above.feature("Case") in (None, "Nom") or not _is_plain(noun):
            continue
        if verb.pos != "VERB" or not verb.index < above.index < noun.index or tokens[noun.index - 1].pos == "PUNCT":
            continue
        if _has(tokens, noun, "case") or not _has(tokens, above, "case"):
            continue
        below = [t for t in mended if t.head == verb.index and t.index != verb.index]
        led = any(t.dep in SUBJECTS for t in below)
        if noun.feature("Animacy") == "Anim" and not led:
            mended[noun.index] = replace(noun, head=verb.index, dep="nsubj", morph=noun.morph.replace("Case=Gen", "Case=Nom"))
        elif noun.feature("Gender") == "Neut" and led and not any(t.dep == "obj" and t.feature("Case") != "Ins" for t in below):
            mended[noun.index] = replace(noun, head=verb.index, dep="obj", morph=noun.morph.replace("Case=Gen", "Case=Acc"))
    return mended


def _is_plain(noun: Token) -> bool:
    """Whether a noun is in its dictionary form by its parse, or because the genitive that it was taken for has another form."""
    same = noun.text.lower() == noun.lemma.lower() and noun.feature("Number") == "Sing"
    other = (noun.feature("Gender") == "Masc" and noun.text[-1].lower() not in OPEN) or noun.feature("Gender") == "Neut"
    return noun.feature("Case") == "Nom" or (noun.feature("Case") == "Gen" and same and other)


def _has(tokens: list[Token], noun: Token, dep: str) -> bool:
    return any(t.head == noun.index and t.dep == dep for t in tokens)


def _is_named(tokens: list[Token], noun: Token) -> bool:
    """Whether a name stands right behind a noun: "el recluso Luis Mora"."""
    return any(t.head == noun.index and t.index == noun.index + 1 and t.pos == "PROPN" for t in tokens)


def _is_counted(tokens: list[Token], noun: Token) -> bool:
    """Whether a plural has a number or an adjective before it, and no preposition."""
    before = [t for t in tokens if t.head == noun.index and t.index < noun.index]
    marks = [t for t in before if t.dep in (*MARKS, "amod")]
    return noun.feature("Number") == "Plur" and bool(marks) and not any(t.dep == "case" for t in before)


def _stands_alone(tokens: list[Token], noun: Token) -> bool:
    """Whether a noun has an article or a number, no preposition, is no day and stands behind no comma, but that a number may."""
    misplaced = noun.dep == "obj" and tokens[noun.head].pos == "NOUN"  # nouns have no objects
    if (
        noun.pos not in ("NOUN", "PROPN")
        or not (noun.dep in PHRASES or misplaced)
        or noun.feature("Case") in ("Gen", "Dat")
        or weekdays(noun.text)
    ):
        return False
    below = [t for t in tokens if t.head == noun.index and t.index < noun.index]
    marks = [t for t in below if t.dep in MARKS]
    if not marks or any(t.dep in ("case", "cc") for t in below):
        return False
    first = min(t.index for t in below if t.dep != "punct")
    before = tokens[first - 1]
    if noun.dep == "conj" and tokens[noun.head].pos == "VERB":  # no noun is joined to a verb
        return before.pos not in ("ADP", "CCONJ") and _is_named(tokens, noun)
    return before.pos not in ("ADP", "CCONJ") and (before.pos != "PUNCT" or any(t.dep == "nummod" for t in marks))


def _is_under(tokens: list[Token], noun: Token, verb: Token) -> bool:
    """Whether a noun hangs on a verb through phrases alone."""
    at = noun
    for _ in range(DEEPEST):
        if at.index == verb.index:
            return True
        if at.dep not in (*PHRASES, "obj", "flat", "flat:name") or at.head == at.index:
            return False
        at = tokens[at.head]
    return at.index == verb.index
