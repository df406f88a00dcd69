"""What a pack says of its grammar (`parse.toml`), put into the words that a parser gives.

`irregular` and `participles` give verbs the dictionary form that the lemmatiser misses ("detenidas" is "detener"; `inside` is the
syllable of "abgefeuert"); `infinitives` are the endings of the dictionary form by which an "adjective" is known for a participle.
Where `particles` names a relation, the particle is put before its verb ("nahm ... fest" is "festnehmen"). Where `object_cases` names
prepositions of objects ("mató a siete soldados"), such a phrase is one, unless the verb is among `goal_verbs` ("llegó a Lima").
`being` are verbs whose past is made with the verb of being ("est arrivé", no passive), `been` the word that makes a passive there ("été").
`finite` are endings that only finite verbs have ("culpó"), `futures` and `conditionals` those that stand behind an infinitive
("suspendrons", "atacarían"), `before_infinitive` a word that is written inside one ("anzugreifen").
`openings` are endings of finite verbs with their features, by which the capital first word of a sentence is known for one ("Exigen que").
Where `agent_cases` are given, only a phrase with one of them is who does what is told in the passive.
The bare object of one of the `intransitive` verbs is its subject ("Llegó un avión").
`copulas` are the only verbs that join a noun to a subject, `oblique_articles` articles that no subject has ("den", "einem").
With `set_off` commas set off what describes a noun, and whoever one of the `accusing` verbs accuses of a deed is said to have done it;
`near` are words for a day beside one ("la veille"). With `verb_first` a subject may stand behind its verb and the object.
`joined_cases` are prepositions of several words round a noun ("a manos de").
With `analytic_passive` a verb is passive with an auxiliary only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

import simplemma

from tidings.annotate_types import Token
from tidings.joined_cases import with_joined_cases
from tidings.language import Pack
from tidings.lost_verbs import with_lost_verbs
from tidings.set_off import SetOff, with_set_off
from tidings.verb_first import with_verb_first

OBJECTS = ("obj", "ccomp", "xcomp")
INSIDE_UP_TO = 6  # letters before the syllable inside a participle
SHORTEST_VERB = 4
STOPS = (".", "!", "?")
OPENING = ("(", "„", "“", "«", '"')
SUBJECTS = ("nsubj", "nsubj:pass")
NOMINAL = ("NOUN", "PROPN", "NUM", "ADJ")


@dataclass(frozen=True)
class Grammar:
    """The rules of `parse.toml`, compiled."""

    code: str
    irregular: Mapping[str, str]
    participles: Mapping[str, Sequence[str]]
    inside: str
    infinitives: tuple[str, ...]
    particles: frozenset[str]
    object_cases: frozenset[str]
    goal_verbs: frozenset[str]
    agent_cases: frozenset[str]
    intransitive: frozenset[str]
    reflexive: frozenset[str]
    finite: tuple[str, ...]
    futures: tuple[str, ...]
    conditionals: tuple[str, ...]
    before_infinitive: str
    copulas: frozenset[str]
    being: frozenset[str]
    been: frozenset[str]
    oblique_articles: frozenset[str]
    openings: Mapping[str, str] = field(default_factory=dict)
    joined_cases: tuple[tuple[str, ...], ...] = ()
    verb_first: bool = False
    set_off: SetOff | None = None
    analytic_passive: bool = False


@lru_cache(maxsize=16)
def grammar_of(pack: Pack) -> Grammar | None:
    """The grammar of a pack; None where it has no `parse.toml`."""
    source: dict[str, Any] = pack.toml("parse")
    if not source:
        return None
    lists = {
        name: frozenset(source.get(name, ()))
        for name in (
            "particles",
            "object_cases",
            "goal_verbs",
            "agent_cases",
            "intransitive",
            "reflexive",
            "being",
            "been",
            "copulas",
            "oblique_articles",
        )
    }
    return Grammar(
        code=pack.code,
        irregular=source.get("irregular", {}),
        participles=source.get("participles", {}),
        inside=str(source.get("inside", "")),
        infinitives=tuple(source.get("infinitives", ())),
        finite=tuple(source.get("finite", ())),
        futures=tuple(source.get("futures", ())),
        conditionals=tuple(source.get("conditionals", ())),
        before_infinitive=str(source.get("before_infinitive", "")),
        openings=source.get("openings", {}),
        joined_cases=tuple(tuple(str(phrase).split()) for phrase in source.get("joined_cases", ())),
        set_off=_set_off(pack) if source.get("set_off") else None,
        verb_first=bool(source.get("verb_first", False)),
        analytic_passive=bool(source.get("analytic_passive", False)),
        **lists,
    )


def _set_off(pack: Pack) -> SetOff:
    """The words of a pack that tell what commas set off."""
    source = pack.toml("parse")
    accusing, near, attending = (frozenset(map(str, source.get(name, ()))) for name in ("accusing", "near", "attending"))
    saying = frozenset(map(str, pack.toml("claims").get("speech", ())))
    return SetOff(pack.code, bool(source.get("verb_first")), accusing, near, saying, attending)


def apply(tokens: Sequence[Token], grammar: Grammar) -> list[Token]:
    """The tokens of a sentence with the dictionary forms and relations that the grammar gives them."""
    if grammar.joined_cases:
        tokens = with_joined_cases(tokens, grammar.joined_cases)
    worded = [_worded(t, grammar) for t in map(_as_verb(grammar), tokens)]
    if grammar.copulas:
        worded = _without_false_copulas(worded, grammar)
    if grammar.being:
        worded = _with_perfects(worded, grammar)
    if grammar.oblique_articles:
        worded = _with_articles(worded, grammar)
    if grammar.particles:
        worded = _sharing_subjects([_as_participle(t) for t in worded])
    mended = _with_objects(_with_particles(worded, grammar), grammar)
    if grammar.set_off:
        mended = with_set_off(mended, grammar.set_off)
    if grammar.verb_first:
        mended = with_verb_first(mended, grammar.finite, grammar.code)
    return _active(with_lost_verbs(_with_main_verb(mended))) if grammar.analytic_passive else mended


def _worded(token: Token, grammar: Grammar) -> Token:
    """A verb with its infinitive and, where its ending tells, its tense; a noun with a form of its own where a verb's was given."""
    endings = tuple(ending for endings in grammar.participles.values() for ending in endings)
    small = token.lemma[:1].islower() and token.text[:1].islower() and not token.text.startswith(token.lemma)
    if token.pos == "NOUN" and small and token.lemma.endswith(endings):
        own = token.text.lower()
        bare = next((form for form in (own.removesuffix("s"), own) if _known(form, grammar.code)), None)  # "tentes" is no "tenter"
        return replace(token, lemma=bare) if bare and bare != token.lemma else token
    if token.pos not in ("VERB", "AUX"):
        return token
    token = replace(token, lemma=_verb(token, grammar))
    untensed = token.feature("VerbForm") == "Part" and token.feature("Tense") is None
    if untensed and _is_participle(token.text.lower(), grammar) and not grammar.particles:
        token = replace(token, morph=f"{token.morph}|Tense=Past")  # "secuestrado el lunes": it was done to him
    if token.feature("Tense") == "Fut" and grammar.futures and token.text.lower().endswith(grammar.finite):
        return replace(token, morph=token.morph.replace("Tense=Fut", "Tense=Past"))  # "tumbó"
    if token.feature("Mood") == "Cnd" or token.feature("Tense") == "Fut":
        return token
    stem = token.lemma.removesuffix("e")
    behind = token.text.lower().removeprefix(stem) if token.text.lower().startswith(stem) and len(stem) > SHORTEST_VERB - 1 else ""
    person = "|".join(f"{name}={value}" for name in ("Number", "Person") if (value := token.feature(name)))
    for endings, features in ((grammar.futures, "Mood=Ind|Tense=Fut"), (grammar.conditionals, "Mood=Cnd")):
        if behind and behind in endings and stem.endswith("r"):
            return replace(token, morph="|".join(filter(None, (features, person, "VerbForm=Fin"))))
    return token


def _active(tokens: list[Token]) -> list[Token]:
    """Where a passive needs an auxiliary, a full sentence's verb without one is active: "The minister called for talks." """
    if tokens[-1].text not in STOPS:
        return tokens
    mended = list(tokens)
    helped = {t.head for t in tokens if t.dep.startswith(("aux", "cop", "expl"))}
    for token in tokens:
        verb = tokens[token.head]
        if token.dep == "nsubj:pass" and verb.dep in ("root", "ccomp", "parataxis") and verb.index not in helped:
            mended[token.index] = replace(token, dep="nsubj")
            mended[verb.index] = replace(mended[verb.index], morph="Mood=Ind|Tense=Past|VerbForm=Fin")
    return mended


def _with_main_verb(tokens: list[Token]) -> list[Token]:
    """ "The rebels called for talks." read as "the rebels, called for talks": a sentence with a stop has a main verb."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.pos != "NOUN" or tokens[-1].text not in STOPS:
        return tokens
    below = [t for t in tokens if t.head == root.index and t.index != root.index]
    verb = next((t for t in below if t.dep == "acl" and t.pos == "VERB" and t.index == root.index + 1), None)
    known = any(t.dep == "det" and t.feature("Definite") == "Def" for t in below)
    if verb is None or not known or any(t.dep in ("cop", "nsubj", "nsubj:pass", "case", "mark") for t in below):
        return tokens
    if any(t.head == verb.index and t.dep in ("obl:agent", "nsubj", "aux") for t in tokens):
        return tokens
    mended = [replace(t, head=verb.index) if t.head == root.index and (t.index > verb.index or t.dep != "det") else t for t in tokens]
    mended[root.index] = replace(root, head=verb.index, dep="nsubj")
    mended[verb.index] = replace(verb, head=verb.index, dep="root", morph="Mood=Ind|Tense=Past|VerbForm=Fin")
    return mended


def _without_false_copulas(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """ "welcomed the opening" read as if somebody were the opening: a verb that is no copula has the noun as its object."""
    mended = list(tokens)
    for verb in tokens:
        noun = tokens[verb.head]
        if verb.dep != "cop" or verb.lemma in grammar.copulas or noun.pos not in ("NOUN", "PROPN") or noun.index < verb.index:
            continue
        root = noun.head == noun.index
        mended[verb.index] = replace(verb, pos="VERB", head=verb.index if root else noun.head, dep=noun.dep)
        mended[noun.index] = replace(noun, head=verb.index, dep="obj")
        for other in tokens:
            if other.head == noun.index and (other.index < verb.index or other.dep == "punct"):
                mended[other.index] = replace(other, head=verb.index)
    return mended


def _with_articles(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """Nouns whose article is that of no subject as objects: "Den Rücktritt fordern die Bauern"; behind a preposition they are phrases."""
    mended = list(tokens)
    below: dict[int, list[Token]] = defaultdict(list)
    for token in tokens:
        below[token.head].append(token)
    for token in tokens:
        if not token.dep.startswith("nsubj") or token.pos not in NOMINAL:
            continue
        articles = [t for t in below[token.index] if t.dep == "det" and t.text.lower() in grammar.oblique_articles]
        if articles:
            marked = any(t.dep == "case" for t in below[token.index])
            direct = token.dep == "nsubj" and not any(t.dep == "obj" for t in below[token.head])
            mended[token.index] = replace(token, dep="obl" if marked else "obj" if direct else "iobj")
    return mended


def _with_perfects(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """Participles with a helping verb as verbs ("a été hué" read as a noun), active where being only makes their past ("est arrivé") or
    where they are reflexive ("s'est retirée"), else passive."""
    mended = list(tokens)
    below: dict[int, list[Token]] = defaultdict(list)
    for token in tokens:
        below[token.head].append(token)
    for token in tokens:
        around = [t for t in below[token.index] if t.index < token.index]
        helpers = [t for t in around if t.dep.startswith("aux") or t.dep == "cop"]
        if not helpers or token.text[:1].isupper():
            continue
        lemma = token.lemma if token.pos == "VERB" else _infinitive(token, grammar)
        known = token.pos == "VERB" or lemma != token.text.lower()
        been = any(t.text.lower() in grammar.been for t in helpers)
        clitics = [t for t in around if t.text.lower() in grammar.reflexive]
        by_being = lemma in grammar.being or bool(clitics)
        if not known or not (by_being or been or token.pos == "VERB" or any(t.dep.startswith("aux") for t in helpers)):
            continue
        if token.pos != "VERB":
            mended[token.index] = replace(token, pos="VERB", lemma=lemma, morph="Tense=Past|VerbForm=Part")
        if by_being or been:
            subject, helper = ("nsubj", "aux:tense") if by_being else ("nsubj:pass", "aux:pass")
            for other in around:
                if other.dep in ("nsubj", "nsubj:pass"):
                    mended[other.index] = replace(other, dep=subject)
                elif other in clitics:
                    mended[other.index] = replace(other, dep="expl:pv")
                elif other.dep in ("cop", "aux:pass"):
                    mended[other.index] = replace(other, dep=helper)
    return mended


def _infinitive(token: Token, grammar: Grammar) -> str:
    """The infinitive of a word that is no verb by its parse, by the pack's rules or the dictionary; else the word itself."""
    word = token.text.lower()
    found = _verb(replace(token, lemma=word), grammar)
    endings = tuple(ending for endings in grammar.participles.values() for ending in endings)
    return token.lemma if found == word and token.lemma.endswith(endings) else found


def _as_verb(grammar: Grammar) -> Callable[[Token], Token]:
    """Participles that were taken for adjectives or adverbs, as the verbs that their dictionary form says they are."""

    def mend(token: Token) -> Token:
        if token.index == 0 and token.pos in ("PROPN", "X", "ADJ") and token.dep in ("advcl", "root", *SUBJECTS):
            done = _verb(replace(token, lemma=token.text.lower()), grammar)
            if grammar.set_off and token.text.istitle() and done != token.text.lower() and _is_participle(token.text.lower(), grammar):
                return replace(token, pos="VERB", lemma=done, morph="Tense=Past|VerbForm=Part")  # "Arrêté lundi, X nie"
        if token.index == 0 and token.pos in ("PROPN", "X") and token.dep == "root" and (opened := _opening(token, grammar)) is not None:
            return opened
        if grammar.finite and token.pos in ("NOUN", "ADJ", "ADV", "X") and token.text.endswith(grammar.finite) and token.text.islower():
            told = (
                token.lemma != token.text
                and token.lemma.endswith(tuple(e for es in grammar.participles.values() for e in es))
                and _known(token.text, grammar.code)
            )
            number = "Plur" if token.text.endswith("n") else "Sing"
            return replace(token, pos="VERB", morph=f"Mood=Ind|Number={number}|Person=3|Tense=Past|VerbForm=Fin") if told else token
        if token.pos not in ("ADJ", "ADV") or token.dep == "amod" or not grammar.infinitives or token.text[:1].isupper():
            return token
        verb = token.lemma != token.text and token.lemma.endswith(grammar.infinitives) and len(token.lemma) > SHORTEST_VERB
        return replace(token, pos="VERB") if verb and _known(token.lemma, grammar.code) else token

    return mend


def _is_participle(word: str, grammar: Grammar) -> bool:
    """Whether a word has the ending of a participle, or is one that no ending tells."""
    return word.endswith(tuple(grammar.participles)) or word in grammar.irregular


def _opening(token: Token, grammar: Grammar) -> Token | None:
    """The first word of a sentence as the verb that its ending and the dictionary say it is, though the parser took it for a name."""
    word = token.text.lower()
    features = next((told for ending, told in grammar.openings.items() if word.endswith(ending)), None)
    if features is None or not token.text.istitle() or not _known(word, grammar.code):
        return None
    verb = simplemma.lemmatize(word, lang=grammar.code)
    infinitives = tuple(ending for endings in grammar.participles.values() for ending in endings)
    return replace(token, pos="VERB", lemma=verb, morph=features) if verb != word and verb.endswith(infinitives) else None


@lru_cache(maxsize=50_000)
def _known(word: str, code: str) -> bool:
    return bool(simplemma.is_known(word, lang=code))


def _verb(token: Token, grammar: Grammar) -> str:
    """The infinitive of a verb's form, where a rule gives one that the dictionary knows."""
    word = token.lemma
    irregular = grammar.irregular.get(token.text.lower()) or grammar.irregular.get(word)
    if irregular:
        return irregular
    inside = grammar.before_infinitive
    joined = token.text.lower().replace(inside, "", 1) if inside and not _known(word, grammar.code) else word
    if joined != word and _known(joined, grammar.code):
        return joined
    for form in _without(word, grammar.inside):
        for ending, infinitives in grammar.participles.items():
            if form.endswith(ending) and len(form) > len(ending) + 1:
                for infinitive in infinitives:
                    candidate = form[: -len(ending)] + infinitive
                    if _known(candidate, grammar.code):
                        return candidate
    return word


def _without(word: str, inside: str) -> list[str]:
    """A form as it is and without the syllable that participles have at or near their beginning ("abgefeuert")."""
    at = word.find(inside) if inside else -1
    return [word, word[:at] + word[at + len(inside) :]] if 0 <= at <= INSIDE_UP_TO else [word]


def _with_particles(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """Verbs with their separable particle before them."""
    mended = _with_last_words(tokens, grammar) if grammar.particles else list(tokens)
    for token in tuple(mended):
        verb = mended[token.head]
        joined = token.text.lower() + verb.lemma
        proper = token.pos != "ADV" or _known(joined, grammar.code)  # "einigten sich darauf" is no "daraufeinigen"
        parted = (token.dep in grammar.particles and token.pos != "PROPN") or _stands_last(mended, token, grammar)
        if parted and verb.pos == "VERB" and proper and not verb.lemma.startswith(token.text.lower()):
            mended[verb.index] = replace(verb, lemma=joined)
    return mended


def _as_participle(token: Token) -> Token:
    """A verb that describes the noun behind it as the participle that it is: "am Samstag VERHAFTETE Aktivisten"."""
    described = token.pos == "VERB" and token.dep == "amod" and token.head > token.index and token.feature("VerbForm") != "Part"
    return replace(token, morph="Tense=Past|VerbForm=Part|Voice=Pass") if described else token


def _sharing_subjects(tokens: list[Token]) -> list[Token]:
    """ "Die Polizei nahm vier Männer fest, ließ aber zwei frei" with the first clause as what the second says: the clauses are joined."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.pos != "VERB" or any(t.head == root.index and t.dep.startswith(("nsubj", "csubj", "expl")) for t in tokens):
        return tokens
    for first in (t for t in tokens if t.head == root.index and t.dep == "ccomp" and t.index < root.index and t.pos == "VERB"):
        own = [t for t in tokens if t.head == first.index and t.dep == "nsubj" and t.index < first.index]
        if own and not any(t.head == first.index and t.dep == "mark" for t in tokens) and tokens[root.index - 1].text == ",":
            mended = list(tokens)
            mended[first.index] = replace(first, head=first.index, dep="root")
            mended[root.index] = replace(root, head=first.index, dep="conj")
            return mended
    return tokens


def _stands_last(tokens: Sequence[Token], token: Token, grammar: Grammar) -> bool:
    """Whether an adjective at the end of a clause is a part of its verb, as a dictionary knows it: "stellt Zelte BEREIT"."""
    verb = tokens[token.head]
    behind = tokens[token.index + 1] if token.index + 1 < len(tokens) else None
    last = behind is None or behind.pos == "PUNCT"
    parts = token.pos == "ADJ" and token.dep in ("xcomp", "advmod") and verb.index < token.index and verb.feature("VerbForm") == "Fin"
    return bool(grammar.particles) and last and parts and _known(token.text.lower() + verb.lemma, grammar.code)


def _with_last_words(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """Particles that the parser took for a preposition of the clause behind them: right before a comma or a stop stands none ("warfen den
    Rebellen vor, Bauern zu töten"), and the verb of its clause makes a known one with it."""
    mended = list(tokens)
    for token, behind in pairwise(tokens):
        if token.pos != "ADP" or behind.pos not in ("PUNCT", "CCONJ") or token.dep in grammar.particles or behind.text in OPENING:
            continue
        clause = [t for t in tokens[: token.index] if not any(p.pos == "PUNCT" for p in tokens[t.index : token.index])]
        verb = next((t for t in clause if t.pos == "VERB" and (t.feature("Mood") is not None or t.dep == "root")), None)
        if verb is not None and _known(token.text.lower() + verb.lemma, grammar.code):
            mended[token.index] = replace(token, head=verb.index, dep=min(grammar.particles))
    return mended


def _with_objects(tokens: list[Token], grammar: Grammar) -> list[Token]:
    """Phrases with a preposition of objects as objects of their verb; beside another object they are indirect ones."""
    mended = list(tokens)
    cases: dict[int, set[str]] = defaultdict(set)
    cores = {word for phrase in grammar.joined_cases for word in phrase[1:-1]}
    led = {t.head for t in tokens if t.dep == "fixed"}
    several = {t.head for t in tokens if t.dep == "fixed" and t.text.lower() in cores}
    for token in tokens:
        if token.dep == "case" and token.index not in several:  # "a manos de" leads no object
            cases[token.head].add(token.text.lower())
    for token in tokens:
        above = tokens[token.head]
        if token.dep == "obj" and above.lemma in grammar.intransitive and token.pos in ("NOUN", "PROPN") and not cases[token.index]:
            alone = not any(t.head == above.index and t.dep.startswith(("nsubj", "csubj")) for t in tokens)
            mended[token.index] = replace(token, dep="nsubj") if alone else token
        if token.dep == "obl:agent" and grammar.agent_cases and cases[token.index] and not cases[token.index] & grammar.agent_cases:
            mended[token.index] = replace(token, dep="obl")  # "fue detenido en Tarija": Tarija did nothing
            continue
        counted = any(t.head == token.index and t.dep == "case" and t.index in led for t in tokens)  # "al menos 60 hombres"
        if token.dep.startswith("nsubj") and token.pos in NOMINAL and cases[token.index] & grammar.object_cases and not counted:
            mended[token.index] = replace(token, dep="obl")  # "A su salida fue abucheada": what has a preposition is no subject
            continue
        verb = _verb_above(tokens, token)
        if verb is None or not cases[token.index] & grammar.object_cases or verb.lemma in grammar.goal_verbs:
            continue
        below = [t for t in mended if t.head == verb.index]
        if any(t.dep == "aux:pass" or t.text.lower() in grammar.reflexive for t in below):
            continue
        taken = any(t.dep in OBJECTS for t in below)
        mended[token.index] = replace(token, head=verb.index, dep="iobj" if taken else "obj")
    return mended


def _verb_above(tokens: list[Token], token: Token) -> Token | None:
    """The verb of a noun phrase, also where it is put under the place that stands between them ("mató en la vereda a dos hombres")."""
    if token.pos not in NOMINAL or token.dep not in ("obl", "obl:arg", "iobj", "nmod"):
        return None
    above, steps = tokens[token.head], 0
    while token.dep == "nmod" and above.dep in ("nmod", "flat", "appos", "obl", "conj") and steps < 4:
        above, steps = tokens[above.head], steps + 1
    return above if above.pos == "VERB" and (token.dep != "nmod" or above.index < token.index) else None
