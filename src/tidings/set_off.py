"""What commas set off: descriptions of a noun, participles behind it, and who said the rest of the sentence, put after the verb.

"The former minister, a fugitive since May, was caught"; "la frontera, cerrada desde 2019, a partir de junio"; "..., confirmó el comité".
For packs that say `set_off = true` in `parse.toml`: Romance languages, whose participles agree with their noun and who put the speaker
behind the verb. All take and yield the tokens of one sentence; relations are those of Universal Dependencies.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import simplemma

from tidings.annotate_types import Token
from tidings.tree import phrase

SUBJECTS = ("nsubj", "nsubj:pass")
NOUNS = ("NOUN", "PROPN")
STRAY = ("advcl", "conj", "ccomp", "acl", "acl:relcl", "dep", "appos", "nmod", "obj")
INSIDE = ("nmod", "appos", "flat", "flat:name", "amod", "obl", "obl:arg", "conj", "obl:mod")
CLIMBED = 5


@dataclass(frozen=True)
class SetOff:
    """The words of a pack that tell what commas set off: see `with_set_off`; `attending` are verbs of those who are beside somebody."""

    code: str
    dropped: bool
    accusing: frozenset[str]
    near: frozenset[str]
    saying: frozenset[str]
    attending: frozenset[str]


def with_set_off(tokens: Sequence[Token], words: SetOff) -> list[Token]:
    """The tokens of a sentence with what commas set off in its place, and what somebody is accused of as his deed.

    `near` are words by which a day is told without its name ("la veille", "el PASADO 3 de mayo"): they do and suffer nothing. Where
    subjects may be `dropped`, what stands behind a verb without one is its object as likely, but of a verb of `saying` at the end.
    """
    mended = [replace(t, dep="obl") if t.text.lower() in words.near and t.dep in ("obj", "iobj", *SUBJECTS) else t for t in tokens]
    mended = _verbs_without_copula(mended, words.code)
    mended = _main_behind_infinitive(_main_behind_participle(_subjects_before_descriptions(mended)))
    mended = _relatives_behind_commas(_participles_behind_nouns(mended, words.attending))
    mended = _sayers_behind_according(_remarks(mended, words.saying, words.dropped), words.saying, words.dropped)
    return _charges(mended, words.accusing)


def _verbs_without_copula(tokens: list[Token], code: str) -> list[Token]:
    """ "Le syndicat menace de bloquer le port" with "menace" for an adjective: what has a subject, and what it says behind, is a verb."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.pos not in ("ADJ", "NOUN", "ADV", "X") or not root.text.islower():
        return tokens
    below = [t for t in tokens if t.head == root.index and t.index != root.index]
    subject = any(t.dep in SUBJECTS and t.index < root.index for t in below)
    said = any(t.dep in ("ccomp", "xcomp", "obj") and t.index > root.index for t in below)
    if not subject or not said or any(t.dep in ("cop", "det", "case", "aux") or t.dep.startswith("aux") for t in below):
        return tokens
    if not simplemma.is_known(f"{root.text}r", lang=code):
        return tokens
    form = replace(root, pos="VERB", lemma=f"{root.text}r", morph="Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin")
    return [form if t.index == root.index else t for t in tokens]


def _main_behind_participle(tokens: list[Token]) -> list[Token]:
    """ "Arrêtés lundi, deux élus ont été jugés" with the arrest as the main act, or as who does it: the verb that has a subject rules."""
    first = tokens[0] if tokens else None
    if first is None or first.pos != "VERB" or first.feature("VerbForm") != "Part":
        return tokens
    if first.dep in SUBJECTS:
        beside = next((t for t in tokens if t.head == 0 and t.dep == "appos" and t.pos in NOUNS and t.index < first.head), None)
        if beside is None or not any(t.text == "," for t in tokens[: beside.index]):
            return tokens
        mended = list(tokens)
        mended[beside.index] = replace(beside, head=first.head, dep=first.dep)
        mended[0] = replace(first, dep="advcl")
        return mended
    if first.head != 0:
        return tokens
    own = [t for t in tokens if t.head == 0 and t.index]
    comma = next((t.index for t in tokens if t.text == ","), 0)
    main = next((t for t in own if t.index > comma > 0 and t.pos == "VERB" and t.dep in ("conj", "parataxis", "ccomp", "advcl")), None)
    if main is None or any(t.dep.startswith("aux") or t.dep in SUBJECTS for t in own):
        return tokens
    if not any(t.head == main.index and t.dep in SUBJECTS and comma < t.index < main.index for t in tokens):
        return tokens
    mended = [replace(t, head=main.index) if t.head == 0 and t.index > comma else t for t in tokens]
    mended[0] = replace(first, head=main.index, dep="advcl")
    mended[main.index] = replace(main, head=main.index, dep="root")
    return mended


def _main_behind_infinitive(tokens: list[Token]) -> list[Token]:
    """ "Après avoir été fêtée lundi, la juge s'est entretenue" with the feast as the main act: the finite verb with a subject rules."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.pos != "VERB" or tokens[0].head != root.index or tokens[0].dep not in ("mark", "case"):
        return tokens
    below = [t for t in tokens if t.head == root.index and t.index != root.index]
    helpers = [t for t in below if t.dep.startswith("aux")]
    if tokens[0].pos != "ADP" or not any(t.feature("VerbForm") == "Inf" for t in (root, *helpers)) or any(t.dep in SUBJECTS for t in below):
        return tokens
    comma = next((t.index for t in tokens[root.index :] if t.text == ","), 0)
    for main in (t for t in tokens[comma:] if comma and t.pos == "VERB" and t.dep in (*STRAY, "parataxis")):
        own = [t for t in tokens if t.head == main.index and t.index != main.index]
        finite = any(t.feature("VerbForm") == "Fin" for t in (main, *(t for t in own if t.dep.startswith("aux"))))
        if not finite or any(t.dep in ("mark", "cc") for t in own):
            continue
        if not any(t.dep in SUBJECTS and t.pos in (*NOUNS, "PRON") and comma < t.index < main.index for t in own):
            continue
        mended = [replace(t, head=main.index) if t in below and t.index > comma else t for t in tokens]
        mended[root.index] = replace(root, head=main.index, dep="advcl")
        mended[main.index] = replace(main, head=main.index, dep="root")
        return mended
    return tokens


def _subjects_before_descriptions(tokens: list[Token]) -> list[Token]:
    """ "El exjuez, prófugo desde mayo, fue capturado" with the fugitive for the subject: a bare noun between commas describes."""
    mended = list(tokens)
    for noun in tokens:
        if noun.dep not in SUBJECTS or noun.pos not in (*NOUNS, "ADJ") or not noun.index or tokens[noun.index - 1].text != ",":
            continue
        below = [t for t in tokens if t.head == noun.index and t.index < noun.index]
        first = next((t for t in below if t.dep in (*SUBJECTS, "appos", "nmod") and t.pos in NOUNS), None)
        if first is None or any(t.dep in ("det", "case", "cc", "cop") for t in below) or tokens[noun.head].index < noun.index:
            continue
        mended[first.index] = replace(first, head=noun.head, dep=noun.dep)
        mended[noun.index] = replace(noun, head=first.index, dep="appos")
    return mended


def _participles_behind_nouns(tokens: list[Token], attending: Collection[str]) -> list[Token]:
    """ "Acordaron reabrir la frontera, cerrada desde mayo" with "cerrada" said of those who agreed: it is of the noun that it agrees with.

    What stands behind the comma that closes it belongs to the verb again; who is said to be attended by somebody is the subject.
    """
    mended = list(tokens)
    for word in tokens:
        if word.dep not in ("advcl", "conj") or word.head >= word.index or not _is_participle(word) or word.index < 2:
            continue
        if tokens[word.index - 1].text != "," or any(t.head == word.index and t.dep in ("aux", "aux:pass", "mark", "cc") for t in tokens):
            continue
        verb = tokens[word.head]
        noun = _agreeing(tokens, word) if word.lemma not in attending else None
        if noun is None or noun.index == verb.index or (noun.head == verb.index and noun.dep in SUBJECTS):
            continue
        mended[word.index] = replace(word, head=noun.index, dep="acl")
        close = next((t.index for t in tokens[word.index + 1 :] if t.text == ","), len(tokens))
        for token in tokens:
            if token.head == word.index and token.index > close and token.pos != "PUNCT":
                mended[token.index] = replace(token, head=verb.index)
    return mended


def _relatives_behind_commas(tokens: list[Token]) -> list[Token]:
    """ "Liberó a Raúl Cano, a quien la policía había detenido" with the arrest as a circumstance: the clause is on him."""
    mended = list(tokens)
    for pronoun in tokens:
        if "Rel" not in (pronoun.feature("PronType") or "") or pronoun.index < 2:
            continue
        first = pronoun.index - (tokens[pronoun.index - 1].pos == "ADP")
        verb = tokens[pronoun.head]
        verb = tokens[verb.head] if verb.pos == "ADP" else verb
        if first < 2 or tokens[first - 1].text != "," or verb.pos != "VERB" or verb.dep not in ("advcl", "conj", "parataxis"):
            continue
        named = tokens[first - 2]
        while named.dep in ("flat", "flat:name") and named.head < named.index:
            named = tokens[named.head]
        if named.pos not in NOUNS or verb.head >= first:
            continue
        mended[verb.index] = replace(verb, head=named.index, dep="acl:relcl")
        mended[pronoun.index] = replace(pronoun, head=verb.index, dep=_relation(tokens[first], pronoun))
        if first < pronoun.index:
            mended[first] = replace(tokens[first], head=pronoun.index, dep="case")
    return mended


def _relation(led: Token, pronoun: Token) -> str:
    """What a relative pronoun is to its verb: with "a" before it whom the act is done to, with another preposition a circumstance."""
    return pronoun.dep if led is pronoun else "obj" if led.text.lower() == "a" else "obl"


def _is_participle(word: Token) -> bool:
    return word.pos == "VERB" and word.feature("VerbForm") == "Part" and word.feature("Tense") == "Past"


def _agreeing(tokens: Sequence[Token], word: Token) -> Token | None:
    """The noun of the phrase right before the comma that a participle agrees with, the nearest first, or somebody's full name there."""
    at, named = tokens[word.index - 2], None
    full = at.pos == "PROPN" and at.dep.startswith("flat") and word.feature("Number") == "Sing"
    for _ in range(CLIMBED):
        if at.pos == "NOUN" and _agrees(at, word):
            return at
        if full and at.pos == "PROPN" and not at.dep.startswith("flat"):
            named = named or at
        if at.dep not in INSIDE or at.head >= word.index or at.head == at.index:
            return named
        at = tokens[at.head]
    return named


def _agrees(noun: Token, word: Token) -> bool:
    """Whether a noun has the gender and number of a participle, or does not tell its gender."""
    return noun.feature("Gender") in (None, word.feature("Gender")) and noun.feature("Number") == word.feature("Number")


def _remarks(tokens: list[Token], saying: Collection[str], dropped: bool) -> list[Token]:
    """ "..., confirmó el comité" as a circumstance of what it confirmed: a last clause of a verb and its subject says who said the rest."""
    mended = list(tokens)
    root = next((t for t in tokens if t.head == t.index), None)
    for verb in tokens:
        if verb.pos != "VERB" or not verb.index or root is None or verb is root:
            continue
        below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
        helpers = [t.index for t in below if t.dep.startswith("aux") and t.index < verb.index]
        first = min(helpers, default=verb.index)
        if (verb.feature("VerbForm") != "Fin" and not helpers) or first < 2 or tokens[first - 1].text != ",":
            continue
        told = [t for t in below if t.dep.startswith("obj") and not any(c.head == t.index and c.dep == "case" for c in tokens)]
        told = told[:1] if all(t.index - u.index == 1 for u, t in pairwise(told)) else told  # "la Croix-Rouge"
        alone = len(told) == 1 and told[0].pos in NOUNS and not any(t.dep.startswith("nsubj") for t in below)
        if alone and (verb.lemma in saying or not dropped):
            below = [replace(t, dep="nsubj") if t is told[0] else t for t in below]  # "..., a fait savoir l'armée"
            told = []
        if told or any(t.dep in ("mark", "cc", "ccomp", "xcomp", "cop", "aux:pass") or t.dep.startswith("expl") for t in below):
            continue
        subjects = [t for t in below if t.dep == "nsubj" and t.index > verb.index] or _behind_hearer(tokens, below, verb, dropped)
        others = [t for t in below if t.index < first and t.pos != "PUNCT"]
        last = len(tokens) - 1 - (tokens[-1].pos == "PUNCT")
        reaches = max(i for i in phrase(tokens, verb.index) if tokens[i].pos != "PUNCT")
        if len(subjects) != 1 or others or reaches < last or verb.dep not in (*STRAY, "parataxis"):
            continue
        mended[subjects[0].index] = replace(subjects[0], pos=subjects[0].pos.replace("ADJ", "NOUN"), head=verb.index, dep="nsubj")
        if verb.dep != "parataxis":
            mended[verb.index] = replace(verb, head=root.index, dep="parataxis")
    return mended


def _sayers_behind_according(tokens: list[Token], saying: Collection[str], dropped: bool) -> list[Token]:
    """ "..., según confirmó el lunes el ministerio" with the ministry as what was confirmed: who says it stands behind the verb."""
    mended = list(tokens)
    for verb in tokens:
        if not dropped or verb.pos != "VERB" or verb.lemma not in saying or verb.dep != "advcl":
            continue
        below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
        marked = any(t.dep in ("mark", "case") and t.index < verb.index for t in below)
        told = [t for t in below if t.dep == "obj" and t.index > verb.index and t.pos in NOUNS]
        if marked and len(told) == 1 and not any(t.dep in (*SUBJECTS, "ccomp") or t.text.lower() == "que" for t in below):
            mended[told[0].index] = replace(told[0], dep="nsubj")
    return mended


def _behind_hearer(tokens: Sequence[Token], below: Sequence[Token], verb: Token, dropped: bool) -> list[Token]:
    """Who spoke, where he stands right behind whoever he spoke to: "confirmaron a EFE fuentes del ejército", "ont dit à l'AFP des élus"."""
    helped = [t for t in (verb, *below) if t.index <= verb.index and t.feature("Number") == "Plur"]
    under = [t for t in tokens if t.dep == "nmod" and tokens[t.head] in below and tokens[t.head].feature("Number") == "Sing" and helped]
    several = [
        t
        for t in (*below, *under)
        if t.index > verb.index and t.pos == "NOUN" and t.feature("Number") == "Plur" and t.dep.startswith(("obl", "nmod"))
    ]
    partitive = [t for t in several if any(c.head == t.index and c.text.lower() == "des" and c.index > verb.index + 1 for c in tokens)]
    if partitive and not dropped:
        return partitive[:1]
    for hearer in (t for t in below if t.index > verb.index and t.dep in ("obl", "iobj", "obj", "obl:arg", "nsubj") and t.pos in NOUNS):
        if not any(t.head == hearer.index and t.dep == "case" for t in tokens):
            continue
        sole = hearer.feature("Number") == "Sing" and bool(helped)
        inner = [t for t in tokens if t.head == hearer.index and t.index > hearer.index]
        inner = [t for t in inner if t.pos == "NOUN" or (t.pos == "ADJ" and sole and t.feature("Number") == "Plur")]
        return [t for t in inner if not any(c.head == t.index and c.dep in ("case", "cc") for c in tokens)][:1]
    return []


def _charges(tokens: list[Token], accusing: Collection[str]) -> list[Token]:
    """ "Acusó al ejército de torturar a presos" with "torturar" put to the army, or to the accuser: the accused is said to have done it."""
    mended = list(tokens)
    for deed in tokens:
        above = tokens[deed.head]
        if (
            deed.pos != "VERB"
            or deed.dep not in ("advcl", "acl", "acl:relcl", "ccomp", "xcomp", "nmod", "obl")
            or above.index >= deed.index
        ):
            continue
        helpers = [t for t in tokens if t.head == deed.index and t.dep.startswith("aux") and t.feature("VerbForm") == "Inf"]
        if deed.feature("VerbForm") != "Inf" and not helpers:
            continue
        verb = above if above.pos == "VERB" else tokens[above.head]
        if verb.lemma not in accusing and above.dep in ("amod", "xcomp") and tokens[above.head].lemma in accusing:
            verb = tokens[above.head]  # "reproche à l'armée malienne d'avoir": put to the adjective
            above = verb
        if verb.lemma not in accusing or (above is not verb and above.dep not in ("obj", "iobj", "obl", "obl:arg")):
            continue
        mended[deed.index] = replace(deed, head=verb.index, dep="xcomp")
        objects = [t for t in tokens if t.head == verb.index and t.dep in ("obj", "nsubj:pass")]
        between = [t for t in tokens[verb.index : deed.index] if t.head == verb.index and t.dep in ("obl", "obl:arg", "iobj")]
        if above is verb and not objects and between and between[0].pos in NOUNS:
            mended[between[0].index] = replace(between[0], dep="obj")
        if above is not verb and above.dep != "obj":
            mended[above.index] = replace(above, dep="obj")
    return mended
