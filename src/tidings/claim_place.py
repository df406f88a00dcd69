"""Where a claim has it: the place expressions that belong to a trigger, by its clause, its sentence, and what its report is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from tidings.actors import actors
from tidings.annotate_types import Sentence
from tidings.cast import Company
from tidings.claim_time import clause, describes, distance, has_several, is_after
from tidings.cues import Cues
from tidings.gazetteer import gazetteer
from tidings.model import Mention, PlaceRef
from tidings.name_words import word_key
from tidings.other_acts import DONE, ancestors, place_of_another_act
from tidings.regions import is_length
from tidings.remark_tails import in_a_remark
from tidings.roles import case_of

NO_ACTS: Mapping[int, str] = MappingProxyType({})
NAMED = ("flat", "flat:name", "nmod", "appos", "nmod:desc")  # what a name is to the noun before it


def where(
    sentence: Sentence,
    index: int,
    tokens: tuple[int, ...],
    company: Company,
    cues: Cues,
    taken: set[str],
    deep: bool = True,
    dying: bool = False,
    acts: Mapping[int, str] = NO_ACTS,
) -> PlaceRef | None:
    """Where the event at a token was by its own clause: a place after a preposition of place; None where it is not said.

    Nor is where the hurt were taken the place where they were hurt, nor the hospital that of which they were `dying`.

    `acts` are the words by which the sentence tells acts: where another of them was is not where this one was.

    `deep` takes places inside other noun phrases too ("the police in Garissa"); talk is about such places, not in them.
    """
    home = clause(sentence, index)
    scene = next((i for i in (index, *ancestors(sentence, index)) if is_after(sentence, i, cues) and has_several(sentence, i)), None)
    scene = index if scene is None and describes(sentence.tokens[index]) else scene
    own = None if scene is None else set(sentence.subtree(scene))
    ranked: list[tuple[int, int, Mention]] = []
    for token in sentence.tokens:
        mention = company.at(token.start, token.end)
        if (
            mention is None
            or mention.kind not in ("place", "facility")
            or mention.id in taken
            or (mention.end != token.end and mention.start != token.start)
        ):
            continue
        if own is not None and token.index not in own:  # "struck Garissa after two attacks": these were anywhere
            continue
        head = _phrase_head(sentence, token.index, mention)
        head = _kind_before(sentence, _place_noun(sentence, head, mention, cues), mention, company, cues)
        marks = case_of(sentence, head)
        if not marks & cues.places and sentence.tokens[head].dep not in ("appos", "nmod:poss", "list"):
            continue
        if _carried_there(sentence, index, tokens, head, token.index, mention, cues) or (
            dying and _is_sickbed(sentence, token.index, mention, cues)
        ):
            continue
        if sentence.tokens[head].dep in ("nmod:poss",) and mention.kind == "place" and head != index:
            continue
        if not deep and not (_near(sentence, head, index, tokens, cues) and not _of_the_topic(sentence, head, index, tokens, company)):
            continue
        same = clause(sentence, head) == home or index in ancestors(sentence, head) or head in ancestors(sentence, index)
        if _in_a_side_clause(sentence, head, index):
            continue
        if _measured_from(sentence, head) or _of_the_saying(sentence, index, head, cues):
            continue
        if acts.get(index, "").split(" ")[0] in DONE and in_a_remark(sentence, token.index, index, cues):
            continue
        if place_of_another_act(sentence, index, head, cues, acts):
            continue
        ranked.append((distance(sentence, index, head) + (0 if same else 6), token.start, mention))
    if not ranked:
        return None
    _, _, mention = min(ranked, key=lambda r: r[:2])
    return PlaceRef(None, mention.id, None)


def _of_the_saying(sentence: Sentence, index: int, head: int, cues: Cues) -> bool:
    """Whether a place only says where words were spoken that tell of an act: "in the statement that he made in Garissa he said"."""
    if not cues.told_in:
        return False
    for at in ancestors(sentence, head)[:-1]:
        noun = sentence.tokens[sentence.tokens[at].head]
        said = sentence.tokens[at].dep == "acl" and noun.index > at and noun.text.lower().startswith(tuple(cues.told_in))
        if said and at not in ancestors(sentence, index):
            return True
    return False


def _measured_from(sentence: Sentence, head: int) -> bool:
    """Whether a place only tells how far another that is named before it lies from it: "struck X, 30 km from Garissa"."""
    above = sentence.tokens[sentence.tokens[head].head]
    other = sentence.tokens[above.head]
    return is_length(above.text) and other.index < above.index < head and other.pos in ("NOUN", "PROPN")


def _carried_there(sentence: Sentence, index: int, tokens: tuple[int, ...], head: int, at: int, mention: Mention, cues: Cues) -> bool:
    """Whether a place is where those of whom another verb tells were brought: "was wounded and taken to Garissa"; `at` is its word."""
    verb = next((i for i in ancestors(sentence, head)[1:] if sentence.tokens[i].pos in ("VERB", "AUX")), None)
    if verb is None or verb == index or verb in tokens:
        return False
    if verb not in ancestors(sentence, index) and index not in ancestors(sentence, head) and _is_sickbed(sentence, at, mention, cues):
        return True  # "those killed, of whom two died in hospital in Garissa"
    token = sentence.tokens[verb]
    joined = token.dep in ("conj", "parataxis") and token.head in ancestors(sentence, index)
    return joined and bool({token.lemma.lower(), token.text.lower()} & cues.carrying)


def _is_sickbed(sentence: Sentence, index: int, mention: Mention, cues: Cues) -> bool:
    """Whether a place is a hospital, or the town of one: "died in hospital in Garissa"."""
    words = {w for t in sentence.tokens if mention.start <= t.start < mention.end for w in (t.lemma.lower(), t.text.lower())}
    above = sentence.tokens[sentence.tokens[index].head]
    return bool((words | {above.lemma.lower(), above.text.lower()}) & cues.sickbeds)


def _in_a_side_clause(sentence: Sentence, head: int, index: int) -> bool:
    """Whether a word stands in a clause that tells something else beside the one of an act: "the men held at a march are still in jail,
    although the deal signed in Lima would free them"."""
    if index in ancestors(sentence, head):
        return False
    around = {*ancestors(sentence, index), *ancestors(sentence, clause(sentence, index))}
    for at in ancestors(sentence, head):
        dep = sentence.tokens[at].dep
        if at in around:
            return False
        if dep in ("advcl", "acl:relcl") or (dep == "acl" and sentence.child(at, "nsubj", "nsubj:pass", "mark")):
            return True
    return False


def _place_noun(sentence: Sentence, head: int, mention: Mention, cues: Cues) -> int:
    """The noun that a place's name describes, where that is what stands after "in": "in Garissa county", "in the Garissa buffer zone"."""
    token = sentence.tokens[head]
    noun = sentence.tokens[token.head]
    if mention.kind != "place" or token.dep not in ("compound", "nmod:poss") or noun.pos != "NOUN" or noun.index < head:
        return head
    return noun.index if case_of(sentence, noun.index) & cues.places and not case_of(sentence, head) else head


def _kind_before(sentence: Sentence, head: int, mention: Mention, company: Company, cues: Cues) -> int:
    """The noun for a kind of place right before a name that has no preposition of its own: "в городе Белар", "в районе Белара"."""
    first = next((t.index for t in sentence.tokens if t.start >= mention.start), 0)
    noun = sentence.tokens[first - 1] if first else None
    if (
        noun is None
        or noun.pos != "NOUN"
        or noun.text != noun.text.lower()  # letters without case are no capitals
        or sentence.tokens[head].dep not in NAMED
        or sentence.child(head, "case")
    ):
        return head
    kind = {word_key(noun.text), word_key(noun.lemma)} & company.kinds
    return noun.index if kind and case_of(sentence, noun.index) & cues.places else head


def _near(sentence: Sentence, head: int, index: int, tokens: tuple[int, ...], cues: Cues) -> bool:
    """Whether a place hangs on the event word itself, on the verb of its clause, or on "capital", "town" there."""
    at = head
    if sentence.tokens[at].dep in ("appos", "compound", "flat", "nmod:desc") and sentence.tokens[at].head != at:
        at = sentence.tokens[at].head
    inner = cues.places - cues.content_prepositions
    aside = sentence.tokens[index].pos in ("NOUN", "PROPN") and sentence.tokens[index].dep.startswith(("obl", "nmod"))
    for _ in range(3):
        governor = sentence.tokens[at].head
        if sentence.tokens[governor].pos == "NUM" and sentence.tokens[at].dep == "nmod":  # "on 3 May in Garissa", hung on the date
            at, governor = governor, sentence.tokens[governor].head
        if governor in tokens:
            return True
        light = sentence.tokens[governor]  # "took place in", "a eu lieu à"
        occurs = light.dep == "obj" and sentence.tokens[light.head].lemma.lower() in cues.occurring
        if occurs and not case_of(sentence, light.index) & inner:
            at, governor = governor, light.head
        modal = sentence.tokens[governor].dep == "xcomp" and sentence.tokens[governor].head == clause(sentence, index)
        if (governor == clause(sentence, index) or modal) and sentence.tokens[at].dep.startswith(("obl", "obj")):
            return not aside
        if not (case_of(sentence, governor) & inner or sentence.tokens[governor].dep in ("appos", "nmod:desc")):
            return False
        at = governor
    return False


def _of_the_topic(sentence: Sentence, head: int, index: int, tokens: tuple[int, ...], company: Company) -> bool:
    """Whether a place stands right behind what is talked about, and so may tell where that is: "discussed the crisis in Garissa"."""
    first = min(sentence.subtree(head), default=head)
    before = sentence.tokens[first - 1] if first else None
    if before is None or before.index <= index or before.index in tokens or before.pos != "NOUN":
        return False
    top = before
    while top.head not in (index, top.index, *tokens):
        top = sentence.tokens[top.head]
    if top.dep not in ("obj", "iobj") and not sentence.child(top.index, "case"):
        return False
    return company.at(before.start, before.end) is None


def _phrase_head(sentence: Sentence, index: int, mention: Mention) -> int:
    """The token of a mention whose head lies outside it."""
    at = index
    for _ in range(6):
        head = sentence.tokens[sentence.tokens[at].head]
        if mention.start <= head.start < mention.end and head.index != at:
            at = head.index
        else:
            break
    return at


def destination(company: Company, sentence: Sentence, heads: Sequence[int], fine: bool = False) -> PlaceRef | None:
    """Where a journey leads, or what is struck: the place among those whom it is to; a `fine` one is a town that the lists have."""
    for head in heads:
        found = company.at(sentence.tokens[head].start, sentence.tokens[head].end)
        if found is not None and found.kind in (("place",) if fine else ("place", "facility")):
            known = not actors().stands_for(found.text) and bool(gazetteer().lookup(found.text))
            return None if fine and not known else PlaceRef(None, found.id, None)
    return None


def right_before(company: Company, sentence: Sentence, verb: int) -> PlaceRef | None:
    """The place that stands right before a verb at the end of its clause: "ist zu Gesprächen mit der Führung in X eingetroffen"."""
    before = sentence.tokens[verb - 1] if verb else None
    found = company.at(before.start, before.end) if before else None
    return PlaceRef(None, found.id, None) if found and found.kind == "place" and sentence.child(verb, "aux") else None
