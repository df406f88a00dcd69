"""Days and places that a sentence gives for another act than the one asked for: "freed on Monday under the accord of May"."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from tidings.annotate_types import Sentence
from tidings.cues import Cues
from tidings.roles import case_of

OFFICIAL = ("ACCUSE", "AGREE", "CIVIC", "CONSULT", "REJECT", "REQUEST", "SANCTION", "SUPPORT", "THREATEN")  # done where those sit who do it
RULING = "CIVIC ruling"
HARMING = ("ASSAULT", "HAZARD")
PURSUED = ("COERCE", "ACCUSE")  # what is done to somebody for an act, on a day of its own: "charged on Monday in the shooting"


def of_another_act(sentence: Sentence, index: int, place: int, cues: Cues, acts: Mapping[int, str]) -> bool:
    """Whether a time is that of another act under the one asked for: "a strike began against the ruling of Thursday", "won by the
    results proclaimed on Thursday"."""
    token = sentence.tokens[place]
    between = [i for i in _below(sentence, index, place) if acts.get(i, acts.get(index)) != acts.get(index)]
    if any(sentence.tokens[i].dep == "acl" and sentence.tokens[i].feature("VerbForm") == "Part" for i in between):
        return True
    own = ancestors(sentence, index)
    if any(i not in own and _tells_which(sentence, i, index, acts, cues) for i in ancestors(sentence, place)):
        return True
    noun = token.head
    owned = token.dep == "nmod" and bool(case_of(sentence, place) & cues.owning)
    return owned and noun != index and noun in acts and acts[noun] != acts.get(index)


SPOKEN_OF = ("ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN", "CIVIC")  # acts that are about another
DONE = ("ASSAULT", "HAZARD", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "CONCEDE", "CONSULT")  # what is done somewhere, and told elsewhere
HAPPENED = ("ASSAULT", "HAZARD", "PROTEST", "COERCE")


def of_the_matter(sentence: Sentence, index: int, place: int, acts: Mapping[int, str], alone: bool) -> bool:
    """Whether a time is that of what an act is about: "announced on Monday an inquiry into the fire of 3 May". Where it is `alone`, it must
    stand in a clause of its own there: a parser may put "condemned the attack on Monday" either way."""
    if acts.get(index, "").split(" ")[0] not in SPOKEN_OF:
        return False
    between = _below(sentence, index, place)
    at = next((n for n, i in enumerate(between) if acts.get(i, "").split(" ")[0] in HAPPENED), None)
    if at is None:
        return False
    return not alone or any(sentence.tokens[i].dep in ("acl", "acl:relcl", "amod") for i in between[: at + 1])


def _tells_which(sentence: Sentence, index: int, act: int, acts: Mapping[int, str], cues: Cues) -> bool:
    """Whether a participle before its noun says which one is meant, by what was done then: "the minister who had come on Monday", where
    that stands before him ("pazartesi gelen bakan"). What was done to the act's own noun is of the act's day."""
    token = sentence.tokens[index]
    noun = sentence.tokens[token.head]
    if token.dep == "acl" and noun.index > index and noun.text.lower().startswith(tuple(cues.told_in) or "\0"):
        return noun.head != _main(sentence, act)  # "in the statement made on Monday he threatened"
    if token.dep == "acl" and token.pos == "VERB" and {token.lemma.lower(), token.text.lower()} & cues.calling_off:
        return True  # a summit put off two weeks ago is not that of two weeks ago
    if token.dep != "acl" or token.head < index or index in acts or token.pos != "VERB":
        return False
    return token.head not in acts or not _alike(acts[token.head], acts.get(act))


def _main(sentence: Sentence, index: int) -> int:
    """The verb that a verb beside it is joined to: "threatened in condemning", "condemned and asked"."""
    while sentence.tokens[index].dep in ("advcl", "conj", "parataxis") and sentence.tokens[index].head != index:
        index = sentence.tokens[index].head
    return index


def place_of_another_act(sentence: Sentence, index: int, head: int, cues: Cues, acts: Mapping[int, str]) -> bool:
    """Whether a place is that of another act than the one asked for: of what was done before to somebody who is named ("remanded a man
    arrested on Monday in Tacna"), of what only sets the scene for what officials do ("a week after the crash in Ohrid the ministry
    dismissed"), or of what another clause speaks of ("France, which had recalled its envoy, condemned the attack in Gao")."""
    own = ancestors(sentence, index)
    for at in ancestors(sentence, head)[1:]:
        if at in own:
            return False
        if at not in acts:
            continue
        token = sentence.tokens[at]
        said_of = token.pos == "VERB" and token.dep in ("acl", "acl:relcl", "advcl") and token.feature("VerbForm") == "Part"
        if said_of and (token.head not in (index, *acts) or not _alike(acts[at], acts.get(index))):
            return True
        if token.pos not in ("NOUN", "PROPN") or _alike(acts[at], acts.get(index)):
            continue
        aside = sentence.tokens[index].dep == "acl:relcl" and acts.get(index, "") not in HARMING
        if aside or (acts.get(index, "").split(" ")[0] in OFFICIAL and case_of(sentence, at) & cues.scene):
            return True
    return False


def is_undone(act: str, over: Collection[str]) -> bool:
    """Whether an act of public life is one that the verb above it, of the acts given, rules on: "overturned the appointment"."""
    return act.startswith("CIVIC ") and act != RULING and RULING in over


def _alike(one: str, other: str | None) -> bool:
    """Whether two kinds of acts may be one: the same words tell harm by violence and by an accident."""
    return one == other or {one, other} <= set(HARMING)


def _below(sentence: Sentence, index: int, place: int) -> list[int]:
    """The words that a word hangs on, up to another above it; none where that is not above it."""
    above = ancestors(sentence, place)
    return above[1 : above.index(index)] if index in above[1:] else []


def below_another_act(sentence: Sentence, index: int, acts: Mapping[int, str], cues: Cues) -> bool:
    """Whether a noun hangs on a verb that tells an act of another kind, and not as where that act was: "said at a meeting on Monday"."""
    token = sentence.tokens[index]
    below = token.pos in ("NOUN", "PROPN") and token.head != index and acts.get(token.head, acts.get(index)) != acts.get(index)
    if below and acts.get(token.head) in PURSUED and _is_one(sentence, index):
        return True
    if below and acts.get(index) == "PROTEST" and acts.get(token.head) in ("COERCE", "ASSAULT"):
        return False  # a march is broken up on the day when it is held
    return below and not (token.dep.startswith("obl") and case_of(sentence, index) & (cues.places - cues.content_prepositions))


def _is_one(sentence: Sentence, index: int) -> bool:
    """Whether a noun tells of one act that is known: "arrested in the shooting" is not "arrested in clashes"."""
    token = sentence.tokens[index]
    own = [sentence.tokens[i] for i in sentence.child(index, "det", "nmod:poss", "det:poss")]
    return token.feature("Number") != "Plur" and any(t.feature("Definite") == "Def" or t.dep != "det" for t in own)


def ancestors(sentence: Sentence, index: int) -> list[int]:
    """A word and all that it hangs on, up to the head of the sentence."""
    found = [index]
    while sentence.tokens[found[-1]].head not in found:
        found.append(sentence.tokens[found[-1]].head)
    return found
