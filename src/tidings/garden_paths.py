"""Rules for sentences that a small parser misreads from their first verb on: what it took for a participle rules the sentence.

Each rule takes and yields the tokens of one sentence and looks for one shape that cannot be right. Relations are those of Universal
Dependencies.
"""

from __future__ import annotations

from dataclasses import replace

from tidings.annotate_types import Token

NAMELIKE = ("NOUN", "PROPN", "PRON", "NUM")
MAIN = "Mood=Ind|Tense=Past|VerbForm=Fin"
REDUCED = "Tense=Past|VerbForm=Part|Voice=Pass"


def straightened(tokens: list[Token]) -> list[Token]:
    """The tokens with the main verbs that were read as participles, and predicates that were read as prepositions, in their places."""
    tokens = _verbs_put_to_subjects(_contents_with_marks(_verbs_of_joined_nouns(tokens)))
    tokens = _verbs_behind_asides(_verbs_behind_reduced(_verbs_of_root_nouns(_verbs_in_noun_phrases(tokens))))
    return _named_to_office(_adjectives_before_places(_subjects_behind_commas(_called_by_others(tokens))))


def _contents_with_marks(tokens: list[Token]) -> list[Token]:
    """ "wies den Vorwurf zurück, Akten vernichtet zu haben" with the files joined to the refusal: an infinitive with its mark and no "and"
    is no second act, but what the verb's object says, or the verb."""
    mended = list(tokens)
    for verb in tokens:
        main = tokens[verb.head]
        below = _below(tokens, verb.index)
        marked = any(t.dep == "mark" and t.pos == "PART" for t in below)
        if verb.pos != "VERB" or verb.dep != "conj" or not marked or any(t.dep == "cc" for t in below):
            continue
        if main.pos != "VERB" or main.feature("VerbForm") != "Fin" or main.index > verb.index:
            continue
        noun = next((t for t in _below(tokens, main.index) if t.dep == "obj" and t.index < verb.index and t.pos == "NOUN"), None)
        mended[verb.index] = replace(verb, head=noun.index, dep="acl") if noun else replace(verb, dep="xcomp")
        for token in below:
            if token.dep == "nsubj":
                mended[token.index] = replace(token, dep="obj")
    return mended


def _below(tokens: list[Token], head: int) -> list[Token]:
    return [t for t in tokens if t.head == head and t.index != head]


def _verbs_of_joined_nouns(tokens: list[Token]) -> list[Token]:
    """ "A's government and the rebels of B signed a truce" read as a noun with "and the rebels signed" put to it: both are who signed."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.pos not in NAMELIKE or any(t.dep.startswith(("cop", "nsubj", "case")) for t in _below(tokens, root.index)):
        return tokens
    for verb in (t for t in tokens if t.head == root.index and t.dep.startswith("acl") and t.pos == "VERB" and t.index > root.index):
        below = _below(tokens, verb.index)
        noun = next((t for t in below if t.dep.startswith("nsubj") and t.index < verb.index and _has(tokens, t, "cc")), None)
        if noun is None or any(t.dep == "mark" or t.text in ",;:" for t in tokens[root.index : verb.index]):
            continue
        mended = [replace(t, head=verb.index) if t.head == root.index and t.index > verb.index else t for t in tokens]
        mended[root.index] = replace(root, head=verb.index, dep=noun.dep)
        mended[noun.index] = replace(noun, head=root.index, dep="conj")
        mended[verb.index] = replace(verb, head=verb.index, dep="root")
        return mended
    return tokens


def _called_by_others(tokens: list[Token]) -> list[Token]:
    """ "Struck what the army called a camp": the camp is what was struck, and "the army called" describes it."""
    for pronoun in tokens:
        verb = tokens[pronoun.head]
        if pronoun.pos != "PRON" or pronoun.dep != "obj" or verb.index > pronoun.index:
            continue
        clause = next((t for t in _below(tokens, pronoun.index) if t.dep.startswith("acl") and t.index > pronoun.index), None)
        inside = _below(tokens, clause.index) if clause else []
        noun = next((t for t in inside if t.dep in ("obj", "xcomp") and clause and t.index > clause.index and t.pos == "NOUN"), None)
        if clause is None or noun is None or not any(t.dep.startswith("nsubj") for t in inside):
            continue
        mended = [
            replace(t, head=verb.index if t.dep == "advcl" else noun.index) if t in inside and t.index > noun.index else t for t in tokens
        ]
        mended[noun.index] = replace(noun, head=verb.index, dep="obj")
        mended[clause.index] = replace(clause, head=noun.index, dep="acl:relcl", pos="X")  # a name that is given is no act
        mended[pronoun.index] = replace(pronoun, head=noun.index, dep="det")
        return mended
    return tokens


def _has(tokens: list[Token], token: Token, dep: str) -> bool:
    """Whether a word has one with that relation below it."""
    return any(t.dep == dep for t in _below(tokens, token.index))


def _verbs_in_noun_phrases(tokens: list[Token]) -> list[Token]:
    """ "A imposed bans on B" read as "imposed bans" of which A is said: what is put to a noun has no subject of its own."""
    for verb in tokens:
        noun = tokens[verb.head]
        if verb.pos != "VERB" or verb.dep != "amod" or verb.feature("VerbForm") != "Fin" or noun.index <= verb.index:
            continue
        own, below = _below(tokens, verb.index), _below(tokens, noun.index)
        if not any(t.dep == "nsubj" and t.index < verb.index for t in own) or any(
            t.dep.startswith(("cop", "case", "nsubj")) for t in below
        ):
            continue
        mended = list(tokens)
        for token in below:
            if token.index < verb.index or token.dep.startswith(("punct", "obl", "advcl", "parataxis", "mark")):
                mended[token.index] = replace(token, head=verb.index)
        mended[verb.index] = replace(verb, head=verb.index if noun.head == noun.index else noun.head, dep=noun.dep)
        mended[noun.index] = replace(noun, head=verb.index, dep="obj")
        return mended
    return tokens


def _verbs_put_to_subjects(tokens: list[Token]) -> list[Token]:
    """ "La ministra asumió el lunes la cartera" read as "the minister is the portfolio" with "asumió" put to her: a finite verb describes
    no noun; she is its subject, and what was said of her its object."""
    for verb in tokens:
        noun = tokens[verb.head]
        while noun.dep.startswith(("nmod", "flat", "appos", "compound")) and noun.head < noun.index:
            noun = tokens[noun.head]
        said = tokens[noun.head]
        if verb.pos != "VERB" or verb.dep != "amod" or verb.feature("VerbForm") != "Fin" or not noun.index < verb.index < said.index:
            continue
        below = _below(tokens, said.index)
        if noun.dep != "nsubj" or said.pos not in NAMELIKE or any(t.dep.startswith(("cop", "aux", "case")) for t in below):
            continue
        mended = list(tokens)
        for token in below:
            if token.index < verb.index or token.dep.startswith(("punct", "obl", "advcl", "parataxis", "mark", "conj")):
                mended[token.index] = replace(token, head=verb.index)
        for token in _below(tokens, noun.index):
            if token.index > verb.index:
                mended[token.index] = replace(token, head=verb.index, dep="obl" if token.dep == "nmod" else token.dep)
        mended[noun.index] = replace(noun, head=verb.index)
        mended[verb.index] = replace(verb, head=verb.index if said.head == said.index else said.head, dep=said.dep)
        mended[said.index] = replace(said, head=verb.index, dep="obj")
        return mended
    return tokens


def _verbs_of_root_nouns(tokens: list[Token]) -> list[Token]:
    """ "A shipment of food arrived" read as a noun with "arrived" put to it or to its food: a finite verb without a subject rules."""
    root = next((t for t in tokens if t.head == t.index), None)
    if (
        root is None
        or root.pos not in NAMELIKE
        or any(t.dep.startswith(("cop", "nsubj", "case", "mark")) for t in _below(tokens, root.index))
    ):
        return tokens
    for verb in (t for t in tokens[root.index + 1 :] if t.pos == "VERB" and t.dep == "acl" and t.feature("VerbForm") == "Fin"):
        noun = tokens[verb.head]
        if any(t.dep.startswith(("nsubj", "csubj", "mark", "cc", "advmod")) and t.index < verb.index for t in _below(tokens, verb.index)):
            continue
        if noun.index != root.index and not (noun.head == root.index and noun.dep == "nmod"):
            continue
        if any(t.text in ",:;" for t in tokens[root.index : verb.index]):
            continue
        mended = [replace(t, head=verb.index) if t.head == root.index and t.index > verb.index else t for t in tokens]
        mended = [replace(t, head=verb.index) if t.head == root.index and t.dep == "obl" and t.index < root.index else t for t in mended]
        mended[root.index] = replace(root, head=verb.index, dep="nsubj")
        mended[verb.index] = replace(verb, head=verb.index, dep="root")
        return mended
    return tokens


def _verbs_behind_reduced(tokens: list[Token]) -> list[Token]:
    """ "The body set up to watch over the truce held a session" with "set" for the main verb, and "held" put to the truce.

    A past form with an object and no subject describes no noun; the one before it, without an object of its own, describes its subject.
    """
    for first in tokens:
        if first.pos != "VERB" or first.feature("Tense") != "Past":
            continue
        own = _below(tokens, first.index)
        subject = next((t for t in own if t.dep == "nsubj" and t.index < first.index and t.pos in NAMELIKE), None)
        if subject is None or subject.pos == "PRON" or any(t.dep in ("obj", "ccomp") or t.dep.startswith("aux") for t in own):
            continue
        later = (t for t in tokens[first.index + 1 :] if t.pos == "VERB" and t.dep == "acl" and t.feature("Tense") == "Past")
        for verb in later:
            noun, below = tokens[verb.head], _below(tokens, verb.index)
            behind = any(t.dep in ("obj", "ccomp", "xcomp") and t.index > verb.index for t in below)
            led = any(t.dep.startswith(("nsubj", "csubj", "mark", "aux", "cc", "obl:agent")) for t in below)
            apart = any(t.pos in ("PUNCT", "CCONJ") for t in tokens[first.index : verb.index])
            if not behind or led or apart or not first.index < noun.index < verb.index:
                continue
            mended = [
                replace(t, head=verb.index) if t.index > verb.index and t.head < verb.index and t.head >= first.index else t for t in tokens
            ]
            mended[subject.index] = replace(subject, head=verb.index)
            mended[verb.index] = replace(verb, head=verb.index if first.head == first.index else first.head, dep=first.dep, morph=MAIN)
            mended[first.index] = replace(first, head=subject.index, dep="acl", morph=REDUCED)
            return mended
    return tokens


def _verbs_behind_asides(tokens: list[Token]) -> list[Token]:
    """ "The envoy, expected in Oslo, urged restraint" with "expected" for the main verb and "urged" put to "restraint", or joined to it.

    A participle between commas without an auxiliary describes the subject; the verb right behind the second comma is the main one.
    """
    first = next((t for t in tokens if t.head == t.index), None)
    if (
        first is None
        or first.pos != "VERB"
        or first.feature("VerbForm") != "Part"
        or not first.index
        or tokens[first.index - 1].text != ","
    ):
        return tokens
    own = _below(tokens, first.index)
    subject = next((t for t in own if t.dep.startswith("nsubj") and t.index < first.index), None)
    if subject is None or any(t.dep.startswith(("aux", "cop")) for t in own):
        return tokens
    for comma in (t for t in tokens[first.index + 1 : -1] if t.text == ","):
        verb = next((t for t in tokens[comma.index + 1 :] if t.pos != "AUX"), None)
        if verb is None or verb.pos != "VERB":
            continue
        below, noun = _below(tokens, verb.index), tokens[verb.head]
        if any(t.dep.startswith(("nsubj", "cc", "mark")) and t.index < verb.index for t in below):
            continue
        joined = verb.dep in ("conj", "parataxis", "advcl") and noun.index == first.index
        if not joined and not (verb.dep == "amod" and verb.feature("Tense") == "Past" and noun.index > verb.index):
            continue
        led = (first.index,) if joined else (first.index, noun.index)
        rest = [replace(t, head=verb.index) if t.head in led and t.index > comma.index else t for t in tokens]
        if not joined:
            rest[noun.index] = replace(noun, head=verb.index, dep="obj")
            rest[verb.index + 1 : noun.index] = tokens[verb.index + 1 : noun.index]
        rest[subject.index] = replace(subject, head=verb.index, dep="nsubj")
        rest[first.index] = replace(first, head=subject.index, dep="acl", morph=REDUCED)
        rest[verb.index] = replace(verb, head=verb.index, dep="root", morph=verb.morph if joined else MAIN)
        return rest
    return tokens


def _subjects_behind_commas(tokens: list[Token]) -> list[Token]:
    """ "In talks with his counterpart A in B, C accused D" with A for the subject and C beside her: a name behind a noun is its own."""
    mended = list(tokens)
    for name in tokens:
        noun = tokens[name.index - 1] if name.index else name
        if name.dep != "nsubj" or name.pos != "PROPN" or noun.pos != "NOUN" or not noun.dep.startswith(("nmod", "obl")):
            continue
        if not any(t.dep == "case" for t in _below(tokens, noun.index)) or noun.index in {t.index for t in _below(tokens, name.index)}:
            continue
        joined = [
            t for t in _below(tokens, name.index) if t.dep in ("appos", "conj") and t.pos in ("PROPN", "NOUN") and t.index < name.head
        ]
        beside = next((t for t in joined if not any(u.dep == "cc" for u in _below(tokens, t.index))), None)
        if beside is None or not any(t.text == "," for t in tokens[name.index : beside.index]):
            continue
        mended[beside.index] = replace(beside, head=name.head, dep="nsubj")
        mended[name.index] = replace(name, head=noun.index, dep="appos")
    return mended


def _named_to_office(tokens: list[Token]) -> list[Token]:
    """ "Named Anna Lindqvist defence minister" with the name in the office's phrase, or as what is named: she is whom the verb names."""
    mended = list(tokens)
    for office in tokens:
        verb = tokens[office.head]
        if office.pos == "PROPN" and office.dep == "xcomp" and verb.pos == "VERB" and office.index > verb.index:
            bare = not any(t.dep in ("case", "mark", "det") for t in _below(tokens, office.index))
            if bare and not any(t.dep in ("obj", "nsubj:pass", "aux:pass") for t in _below(tokens, verb.index)):
                mended[office.index] = replace(office, dep="obj")
            continue
        if office.pos != "NOUN" or office.dep != "xcomp" or verb.pos != "VERB" or office.index <= verb.index:
            continue
        inside = [t for t in _below(tokens, office.index) if t.index > verb.index]
        name = next((t for t in inside if t.dep == "compound" and t.pos == "PROPN" and t.index == verb.index + 1), None)
        if name is not None and not any(t.dep == "obj" for t in _below(tokens, verb.index)):
            mended[name.index] = replace(name, head=verb.index, dep="obj")
    return mended


def _adjectives_before_places(tokens: list[Token]) -> list[Token]:
    """ "Is due in Oslo on Friday" with "due" for a preposition: an adjective before one is what is said, and the place hangs on it."""
    mended = list(tokens)
    for word in tokens:
        noun = tokens[word.head]
        if word.pos != "ADJ" or word.dep != "case" or noun.index <= word.index:
            continue
        if not any(t.head == noun.index and t.dep == "case" and word.index < t.index for t in tokens):
            continue
        for token in _below(tokens, noun.index):
            if token.dep.startswith(("nsubj", "cop", "aux", "punct", "mark", "advmod", "obl", "cc")):
                mended[token.index] = replace(token, head=word.index)
        mended[word.index] = replace(word, head=word.index if noun.head == noun.index else noun.head, dep=noun.dep)
        mended[noun.index] = replace(noun, head=word.index, dep="obl")
    return mended
