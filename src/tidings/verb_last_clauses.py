"""Clauses within clauses, in languages whose verb stands last: told by the endings of verbs that a small parser takes for other words.

For packs with `order = "verb_last"` in `[endings]` of `morphology.toml`. A verb with the ending of one that goes on to another is a verb
("reddedEREK"), and so is one made into a noun ("bombalandIĞINI"), whatever list its stem is in. Whoever opens the sentence before a comma
is the subject of its verb; whoever stands in the genitive is the subject of the verb noun behind; a plural before a doer is no part of his
name; a postposition of both sides belongs to the participle behind it. Relations are those of Universal Dependencies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tidings.agglutination import Endings
from tidings.annotate_types import Token
from tidings.language import Pack
from tidings.letters import plain
from tidings.stems import stem

NOMINAL = ("NOUN", "PROPN", "PRON", "X", "NUM", "ADJ")
CONVERB = "VerbForm=Conv"
NOT_FINITE = ("Part", "Vnoun", "Conv")


@dataclass(frozen=True)
class Clausal:
    """What a pack says of its clauses: how converbs, verb nouns, participles and objects end, light verbs, and verbs of an object."""

    converb: re.Pattern[str]
    verb_noun: re.Pattern[str]
    participle: re.Pattern[str]
    light: frozenset[str]
    ruling: frozenset[str]
    objects: re.Pattern[str]


@lru_cache(maxsize=16)
def clausal_of(pack: Pack) -> Clausal | None:
    """The clauses of a pack; None where it says nothing of them."""
    told = pack.toml("morphology").get("clauses")
    if not told:
        return None
    patterns = ("converb", "verb_noun", "participle", "objects")
    converb, verb_noun, participle, objects = (re.compile(plain(str(told[n]), pack)) for n in patterns)
    light, ruling = (frozenset(plain(str(w), pack) for w in told[name]) for name in ("light", "ruling"))
    return Clausal(converb, verb_noun, participle, light, ruling, objects)


def verbs_by_ending(tokens: Sequence[Token], endings: Endings | None) -> list[Token]:
    """The tokens with converbs and verb nouns as verbs of their own stem, and light verbs one with the noun before them."""
    clausal = clausal_of(endings.pack) if endings else None
    if endings is None or clausal is None:
        return list(tokens)
    whole = [_as_participle(_as_verb(token, endings, clausal), endings, clausal) for token in tokens]
    for verb in [t for t in whole if t.feature("VerbForm") == "Conv"]:
        ruling = next((t.index for t in whole[verb.index + 1 :] if t.pos == "VERB" and t.feature("VerbForm") not in NOT_FINITE), None)
        if ruling is not None:
            whole[verb.index] = replace(verb, head=ruling, dep="advcl")
    return _with_light_verbs(whole, endings, clausal)


def _key(token: Token, endings: Endings) -> str:
    return plain(token.text, endings.pack).casefold()


def _as_verb(token: Token, endings: Endings, clausal: Clausal) -> Token:
    """A word with the ending of a converb or of a verb noun as a verb, where its stem is one that the pack knows as a verb."""
    word = _key(token, endings)
    if token.text[:1].isupper() and token.index:
        return token
    going_on = bool(clausal.converb.search(word)) and token.pos in ("ADV", "NOUN", "ADJ", "VERB", "X")
    told = bool(endings.clausal.search(word) or clausal.verb_noun.search(word)) and token.pos in ("NOUN", "ADJ", "ADV", "X")
    if not (going_on or told) or endings.stems is None:
        return token
    if not going_on and not endings.clausal.search(word) and "N" in endings.stems.classes.get(token.lemma, ()):
        return token  # "kuşatmasını": a noun of event that ends like a verb noun
    own = stem(token.text, endings.stems, "VERB")
    if own is None or "V" not in endings.stems.classes.get(own, ()) or not endings.verbal.match(word[len(own) :]):
        return token
    if going_on:
        return replace(token, pos="VERB", lemma=own, morph=CONVERB)
    noun = [] if endings.clausal.search(word) else ["VerbForm=Vnoun"]  # one that heads a clause of its own rules what stands before it
    return replace(token, pos="VERB", lemma=own, morph="|".join(filter(None, [token.morph, *noun])))


def _as_participle(token: Token, endings: Endings, clausal: Clausal) -> Token:
    """A verb put to a noun, with the ending of a participle, as one: "kapıyı kapatAN işçiler"."""
    if token.pos != "VERB" or token.dep not in ("acl", "amod", "acl:relcl") or token.feature("VerbForm") is not None:
        return token
    if not clausal.participle.search(_key(token, endings)):
        return token
    return replace(token, dep="acl", morph="|".join(filter(None, (token.morph, "VerbForm=Part"))))


def _with_light_verbs(tokens: list[Token], endings: Endings, clausal: Clausal) -> list[Token]:
    """ "ziyaret ederek", "teslim etti" in whatever relation: a bare noun right before a light verb is one word with it."""
    for verb in [t for t in tokens if t.index and t.pos in ("VERB", "AUX") and plain(t.lemma, endings.pack) in clausal.light]:
        noun = tokens[verb.index - 1]
        bare = noun.feature("Case") in (None, "Nom") and noun.feature("Number[psor]") is None and noun.pos in ("NOUN", "ADJ", "ADV")
        if not bare or not noun.text[:1].islower() or any(t.head == noun.index and t.dep in ("det", "nummod") for t in tokens):
            continue
        if verb.head == noun.index:
            tokens[verb.index] = replace(verb, head=verb.index if noun.head == noun.index else noun.head, dep=noun.dep)
        for other in [t for t in tokens if t.head == noun.index and t.index not in (noun.index, verb.index)]:
            if other.dep.split(":")[0] not in ("nmod", "amod", "compound", "acl"):
                tokens[other.index] = replace(other, head=verb.index)
        tokens[noun.index] = replace(noun, head=verb.index, dep="compound:lvc")
    return tokens


def clauses_in_order(tokens: Sequence[Token], endings: Endings | None) -> list[Token]:
    """The tokens with subjects, owners and objects put to the verbs that their place and their case say."""
    clausal = clausal_of(endings.pack) if endings else None
    whole = list(tokens)
    if endings is None or clausal is None:
        return whole
    _apart(whole, endings)
    _with_first(whole, endings)
    _owners(whole, endings, clausal)
    _leading(whole, endings, clausal)
    _owners(whole, endings, clausal)  # the clause whose subject the parse had taken from before the comma is free for its own
    _ruled(whole, endings, clausal)
    _both_sides(whole, endings, clausal)
    _before_doers(whole)
    _of_converbs(whole)
    _in_statements(whole, endings)
    return whole


def _apart(tokens: list[Token], endings: Endings) -> None:
    """ "Elçilik, vatandaşlarını uyardı" with the citizens joined to the embassy: the comma behind a subject that opens the sentence joins
    nothing to it, unless an "and" does or what follows is in its own case."""
    comma = next((t.index for t in tokens[1:8] if t.text == ","), None)
    if comma is None or any(t.pos == "VERB" for t in tokens[:comma]):
        return
    for noun in [t for t in tokens[comma + 1 :] if t.dep == "conj" and t.head < comma and t.pos in NOMINAL]:
        case = noun.feature("Case")
        if not tokens[noun.head].dep.startswith("nsubj") or case not in ("Acc", "Gen", None):
            continue
        group = [noun, *(t for t in tokens if t.head == noun.index and t.dep == "conj")]
        last = max(group, key=lambda t: t.index)
        if last.feature("Case") not in ("Acc", "Gen") or any(t.text == "," for t in tokens[comma + 1 : noun.index]):
            continue
        subject = last.feature("Case") == "Gen"
        verb = next((t for t in tokens[last.index + 1 :] if _told(t, endings) if subject), None) if subject else None
        verb = verb or next((t for t in tokens[last.index + 1 :] if _finite(t)), None)
        if verb is None:
            continue
        free = subject and not any(t.head == verb.index and t.dep.startswith("nsubj") for t in tokens)
        tokens[noun.index] = replace(noun, head=verb.index, dep="nsubj" if free else "obj")


def _with_first(tokens: list[Token], endings: Endings) -> None:
    """ "Hükümet ile sendika, grevi bitiren bir anlaşma imzaladı" with the government under another verb: of two who open the sentence
    before a comma the first acts with the second."""
    comma = next((t.index for t in tokens[1:12] if t.text == ","), None)
    mark = next((t for t in tokens[:comma] if t.dep == "case" and _key(t, endings) == "ile"), None) if comma else None
    if comma is None or mark is None or any(t.pos == "VERB" and _finite(t) for t in tokens[:comma]):
        return
    noun, verb = tokens[mark.head], next((t for t in tokens[comma:] if _finite(t)), None)
    second = any(t.index > mark.index and t.index < comma and verb and t.head == verb.index and t.dep == "nsubj" for t in tokens)
    if verb is not None and second and noun.index < mark.index and noun.head != verb.index:
        tokens[noun.index] = replace(noun, head=verb.index, dep="obl")


def _told(token: Token, endings: Endings) -> bool:
    return token.pos in ("VERB", "NOUN") and bool(endings.clausal.search(_key(token, endings)))


def _of_converbs(tokens: list[Token]) -> None:
    """ "rakibini suçlayarak istifasını istedi": of two objects of a verb the one before the converb is the converb's."""
    for verb in [t for t in tokens if t.feature("VerbForm") == "Conv" and t.dep == "advcl"]:
        objects = [t for t in tokens if t.head == verb.head and t.dep == "obj"]
        before = [t for t in objects if t.index < verb.index and t.feature("Case") == "Acc"]
        own = any(t.head == verb.index and t.dep == "obj" for t in tokens)
        if len(before) == 1 and not own and any(t.index > verb.index for t in objects):
            tokens[before[0].index] = replace(before[0], head=verb.index)


def _in_statements(tokens: list[Token], endings: Endings) -> None:
    """ "Bakanlıktan yapılan açıklamada ... belirtildi": whoever a statement comes from tells what it says, though the verb is passive."""
    saying = {str(word) for word in endings.pack.toml("claims").get("speech_nouns", ())}
    for noun in [t for t in tokens if t.feature("Case") == "Loc" and any(_key(t, endings).startswith(word) for word in saying)]:
        made = next((t for t in tokens if t.head == noun.index and t.dep.startswith("acl")), None)
        verb = tokens[noun.head]
        source = next((t for t in tokens if made and t.head == made.index and t.feature("Case") == "Abl"), None)
        if source is not None and verb.pos == "VERB" and verb.feature("Voice") == "Pass":
            tokens[source.index] = replace(source, head=verb.index, dep="obl:agent")


def _finite(token: Token) -> bool:
    told = token.feature("VerbForm") == "Fin" or (token.feature("VerbForm") is None and token.feature("Tense") is not None)
    return token.pos == "VERB" and told


def _owners(tokens: list[Token], endings: Endings, clausal: Clausal) -> None:
    """ "ordunun köyü bombaladığı", "bakanın gelmesi": who stands in the genitive is the subject of the verb noun behind, never of a finite
    verb; what stands in the accusative before him belongs to that verb noun too."""
    for verb in list(tokens):
        word = _key(verb, endings)
        if verb.pos != "VERB" or not (endings.clausal.search(word) or clausal.verb_noun.search(word)):
            continue
        before = [t for t in tokens[: verb.index] if t.feature("Case") == "Gen" and t.pos in NOMINAL and not t.dep.startswith("flat")]
        before = [t for t in before if not any(_finite(v) or v.feature("VerbForm") == "Conv" for v in tokens[t.index : verb.index])]
        owner = next((t for t in reversed(before) if t.dep.startswith(("nsubj", "nmod", "obl", "obj"))), None)
        subjects = [t for t in tokens if t.head == verb.index and t.dep.startswith("nsubj")]
        direct = owner is not None and owner.head == verb.index
        if direct and len(subjects) == 1 and subjects[0].feature("Case") != "Gen" and clausal.objects.search(_key(subjects[0], endings)):
            tokens[subjects[0].index] = replace(subjects[0], dep="obj")  # "öğrencileri militanların öldürdüğü": he in the genitive did it
            subjects = []
        if owner is None or subjects:
            continue
        nearer = tokens[owner.head]
        if owner.dep == "nsubj" and owner.index < nearer.index < verb.index and _before_noun(nearer, clausal, endings):
            continue  # "14 kişinin öldüğü yangına ilişkin soruşturma açıldığını": who died opened nothing
        owned = tokens[owner.index + 1]
        if (
            owned.index < verb.index
            and endings.possessed.search(_key(owned, endings))
            and owned.pos in NOMINAL
            and owner.dep == "nmod:poss"
        ):
            continue  # "köyün muhtarı": he is the village's
        tokens[owner.index] = replace(owner, head=verb.index, dep="nsubj")
        for other in tokens[: owner.index]:
            if other.feature("Case") == "Acc" and other.pos == "NOUN" and other.index and tokens[other.index - 1].text == ",":
                tokens[other.index] = replace(other, head=verb.index, dep="obj")


def _before_noun(token: Token, clausal: Clausal, endings: Endings) -> bool:
    """Whether a verb is one made to describe the noun behind it."""
    return token.pos == "VERB" and token.dep.startswith("acl") and clausal.participle.search(_key(token, endings)) is not None


def _leading(tokens: list[Token], endings: Endings, clausal: Clausal) -> None:
    """ "Norvik, grevi haksız bularak sendikayı suçladı" with Norvik under another word: whoever opens the sentence before a comma is the
    subject of its first finite verb, and a second subject that ends as an object does is the object."""
    comma = next((t.index for t in tokens[1:8] if t.text == ","), None)
    if comma is None or any(t.pos == "VERB" for t in tokens[:comma]):
        return
    if _headed(tokens, endings) or tokens[comma + 1].text.isdigit():
        return
    head = next((t for t in tokens[:comma] if not 0 <= t.head < comma or t.head == t.index), None)
    verb = next((t for t in tokens[comma:] if _finite(t)), None)
    if head is None or verb is None or head.pos not in NOMINAL or (head.feature("Case") or "Nom") != "Nom":
        return
    if any(t.head == head.index and t.dep == "case" for t in tokens) or head.head == verb.index or not head.text[:1].isalpha():
        return
    if not tokens[head.index].dep.startswith(("nsubj", "nmod", "obj", "dep", "compound", "conj", "acl")):
        return
    accusative = next((form for name, form in endings.cases if name == "Acc"), None)
    for other in [t for t in tokens if t.head == verb.index and t.dep.startswith("nsubj") and t.index > comma]:
        word, base = _key(other, endings), plain(other.lemma, endings.pack).casefold()
        like = accusative is not None and (accusative.fullmatch(word[len(base) :]) or word == base) and clausal.objects.search(word)
        if not like:
            return
        tokens[other.index] = replace(other, dep="obj")
    tokens[head.index] = replace(tokens[head.index], head=verb.index, dep="nsubj")


def _headed(tokens: list[Token], endings: Endings) -> bool:
    """ "Norvik, 3 Mart: Polis sendikaya müdahale etti": whether words without a verb stand before a colon, where and when it was written;
    they have no part in what follows, whose subject opens it."""
    colon = next((t.index for t in tokens[:-1] if t.text == ":"), None)
    verb = next((t for t in tokens[colon:] if _finite(t)), None) if colon else None
    if colon is None or any(t.pos == "VERB" for t in tokens[:colon]):
        return False
    for before in [t for t in tokens[:colon] if verb and t.head == verb.index and t.dep.startswith("nsubj")]:
        tokens[before.index] = replace(before, dep="dislocated")
    opens = tokens[colon + 1]
    free = verb is not None and not any(t.head == verb.index and t.dep.startswith("nsubj") for t in tokens)
    owned = endings.possessed.search(_key(tokens[opens.head], endings))
    if verb and free and opens.pos in NOMINAL and (opens.feature("Case") or "Nom") == "Nom" and opens.dep.startswith("nmod") and not owned:
        tokens[opens.index] = replace(opens, head=verb.index, dep="nsubj")
    return True


def _ruled(tokens: list[Token], endings: Endings, clausal: Clausal) -> None:
    """ "Norveç ateşkesi kınadı" as "Norway's cease-fire": a verb that must have an object has the noun before it, whose owner acts."""
    for verb in [t for t in tokens if _finite(t) and plain(t.lemma, endings.pack) in clausal.ruling and t.feature("Voice") != "Pass"]:
        below = [t for t in tokens if t.head == verb.index]
        if any(t.dep == "ccomp" for t in below) or (any(t.dep == "obj" for t in below) and any(t.dep.startswith("nsubj") for t in below)):
            continue
        nouns = [t for t in below if t.index < verb.index and t.dep.startswith(("nsubj", "obj")) and t.pos == "NOUN"]
        owned = [t for t in nouns if t.text[:1].islower() and clausal.objects.search(_key(t, endings))]
        if len(nouns) != 1 or not owned:
            continue
        noun = owned[0]
        owner = next((t for t in tokens[: noun.index] if t.head == noun.index and t.dep.startswith("nmod") and t.pos in NOMINAL), None)
        if owner is None or (owner.feature("Case") or "Nom") != "Nom" or not tokens[0].text[:1].isupper():
            continue
        first = min((t.index for t in tokens[: noun.index] if _top(tokens, t.index) == owner.index), default=owner.index)
        if first and tokens[first - 1].text != ",":
            continue
        tokens[owner.index] = replace(owner, head=verb.index, dep="nsubj")
        tokens[noun.index] = replace(noun, dep="obj")


def _top(tokens: Sequence[Token], at: int) -> int:
    """The top of the run of names and modifiers that a word belongs to."""
    for _ in range(6):
        if tokens[at].dep.split(":")[0] not in ("flat", "nmod", "amod", "compound") or tokens[at].head <= at:
            break
        at = tokens[at].head
        if tokens[at].dep.startswith("nmod") and tokens[tokens[at].head].dep.startswith("nsubj"):
            break
    return at


def _both_sides(tokens: list[Token], endings: Endings, clausal: Clausal) -> None:
    """ "X ile Y arasında varılan anlaşma": what stands between two sides belongs to the participle right behind its clause."""
    for mark in [t for t in tokens if t.dep == "case" and _key(t, endings) in endings.between]:
        side = tokens[mark.head]
        participle = next((t for t in tokens[mark.index + 1 : mark.index + 5] if clausal.participle.search(_key(t, endings))), None)
        if participle is None or participle.pos != "VERB" or participle.dep not in ("acl", "amod", "acl:relcl"):
            continue
        tokens[side.index] = replace(side, head=participle.index, dep="obl")


def _before_doers(tokens: list[Token]) -> None:
    """ "Öğrenciler polis tarafından tutuklandı" with the students put to the police: a plural owns no noun without the ending for it."""
    for noun in [t for t in tokens if t.pos == "NOUN" and t.feature("Number") == "Plur" and t.feature("Case") == "Nom"]:
        doer = tokens[noun.head]
        marked = any(t.head == doer.index and t.dep == "case" and t.index == doer.index + 1 for t in tokens)
        apart = doer.index == noun.index + 1 and marked and doer.feature("Number[psor]") is None and noun.feature("Number[psor]") is None
        verb = next((t for t in tokens[noun.index :] if t.pos == "VERB"), noun)
        if apart and verb.pos == "VERB" and not any(t.head == verb.index and t.dep.startswith("nsubj") for t in tokens):
            tokens[noun.index] = replace(noun, head=verb.index, dep="nsubj")
