"""Event words of one sentence that tell one event are joined; figures go to the nearest that they fit."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from tidings.annotate_types import Sentence
from tidings.claim_time import describes
from tidings.cues import MEASURES_OF
from tidings.drafts import HARM, JOURNEY, Desk, Draft
from tidings.manner import done_as
from tidings.model import Figure, Mention
from tidings.roles import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS

WAYS = ("CONSULT", "MOBILIZE", "REJECT", "RETREAT")  # what people do to protest where it is no act against anybody
ARGUMENTS = (*SUBJECTS, *PASSIVE_SUBJECTS, *OBJECTS)
SUFFERED = ("killed", "injured", "missing", "detained", "abducted", "captured", "released", "evacuated", "rescued", "displaced")
BREAKING_OUT = ("ASSAULT", "PROTEST")  # what may erupt or break out like a fire
BESIDE = 1  # characters between a number and the noun that it counts
DOWN = (
    "obj", "obl", "obl:arg", "nmod", "xcomp", "nsubj", "nsubj:pass", "compound", "acl", "advcl", "obl:agent", "obl:mod",
)  # fmt: skip


def merged(sentence: Sentence, drafts: Sequence[Draft], later: Set[str] = frozenset()) -> list[Draft]:
    """Drafts with a noun folded into the verb that governs it where both tell one event: "killed in attacks by X".

    Behind a word for "after" (`later`) a noun with a number of its own is another event: "killed nine rebels after two attacks".
    """
    kept: list[Draft] = []
    for draft in _by_nature(sentence, drafts):
        host = next((k for k in kept if one_event(sentence, k, draft) and not _follows(sentence, k, draft, later)), None)
        if host is None:
            kept.append(draft)
            continue
        main, other = (draft, host) if _bare(host, draft) and not _named(host) and _named(draft) else (host, draft)
        kept[kept.index(host)] = replace(
            main,
            actors=main.actors or tuple(m for m in other.actors if m not in main.recipients),
            recipients=_met(main, other) or main.recipients or tuple(m for m in other.recipients if m not in main.actors),
            place=main.place or other.place,
            time=main.time or other.time,
            words=(*main.words, *other.words),
        )
    return kept


def _met(visit: Draft, talks: Draft) -> tuple[Mention, ...]:
    """Whom a journey is to where the talks that it is made for name somebody: "flew to Oslo for talks with the minister"."""
    if visit.trigger.entry.mode != JOURNEY or not talks.trigger.entry.roles.reciprocal:
        return ()
    known = {m.who for m in visit.actors}
    return tuple(m for m in talks.actors if m.who not in known)


def _follows(sentence: Sentence, a: Draft, b: Draft, later: Set[str]) -> bool:
    """Whether one draft is told as coming after several events that the other counts."""
    for first, second in ((a, b), (b, a)):
        noun = first.trigger.index
        counted = first.trigger.entry.pos == "N" and any(f.measure == "incidents" for f in first.figures)
        marks = {sentence.tokens[i].lemma.lower() for i in sentence.child(noun, "case")}
        if counted and marks & later and not set(second.words) & set(sentence.subtree(noun)):
            return True
    return False


def without_purposes(desk: Desk, sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without what is only told as the end of another act: "fired to disperse the crowd", "marched to demand reforms" is one act.

    Who travels or meets to do something may be told for its sake, and what has a number of its own is told of as such. Where people came
    or left in protest, the protest is the act.
    """
    drafts = _protests_alone(desk, sentence, drafts)
    acts = {w for d in drafts if d.trigger.entry.type not in ("CONSULT", "HAZARD", "CIVIC") for w in d.words}
    protests = {w for d in drafts if d.trigger.entry.type == "PROTEST" for w in d.words}

    def is_purpose(draft: Draft) -> bool:
        token = sentence.tokens[draft.trigger.index]
        form, entry = token.feature("VerbForm"), draft.trigger.entry
        if entry.type == "REQUEST" and form in ("Inf", "Ger") and token.dep in ("advcl", "acl", "xcomp"):
            return token.head in protests
        own = draft.figures or entry.type == "CONSULT" or done_as(sentence, draft.trigger, desk.cues) is not None
        return entry.pos == "V" and form == "Inf" and token.dep == "advcl" and token.head in acts and not own

    return [d for d in drafts if not is_purpose(d)]


def without_patients(desk: Desk, sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without the taking of the hurt to hospital, which is no relief of its own: "nine were wounded and evacuated to the clinic"."""
    if not any(d.trigger.entry.type in HARM for d in drafts):
        return list(drafts)

    def carries(draft: Draft) -> bool:
        verb = sentence.tokens[draft.trigger.index]
        goals = (sentence.tokens[i] for i in sentence.child(verb.index, "obl", "obl:arg", "obl:mod", "obj"))
        sickbed = any({t.lemma.lower(), t.text.lower()} & desk.cues.sickbeds for t in goals)
        return draft.trigger.entry.type == "AID" and bool({verb.lemma.lower(), verb.text.lower()} & desk.cues.carrying) and sickbed

    return [d for d in drafts if not carries(d)]


def _protests_alone(desk: Desk, sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without the coming, leaving or gathering that a protest was made by: "walked out of the summit to protest"."""
    ways = {done_as(sentence, d.trigger, desk.cues) for d in drafts if d.trigger.entry.type == "PROTEST"}

    def is_way(draft: Draft) -> bool:
        return draft.trigger.index in ways and draft.trigger.entry.type in WAYS and len(draft.actors) <= 1

    by_way = {d.trigger.index: d for d in drafts if is_way(d)}
    kept = [d for d in drafts if not is_way(d)]
    return [_with_way(d, by_way.get(verb)) if (verb := done_as(sentence, d.trigger, desk.cues)) is not None else d for d in kept]


def _with_way(protest: Draft, way: Draft | None) -> Draft:
    """A protest with the day, the place and the people of the act that it was made by."""
    if way is None:
        return protest
    return replace(
        protest,
        actors=protest.actors or way.actors,
        time=protest.time or way.time,
        place=protest.place or way.place,
        words=(*protest.words, *way.words),
    )


def _by_nature(sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with killing by a flood or a quake told as what it is: "the floods killed six", "a tank burst, killing two"."""
    drafts = [_breaking_out(draft, drafts) for draft in drafts]
    hazards = {w: d.trigger.entry for d in drafts if d.trigger.entry.type == "HAZARD" for w in d.words}
    found = []
    for draft in drafts:
        below = [i for i in sentence.child(draft.trigger.index, "obl", "obl:arg", "obl:mod", "obl:agent", "advcl") if i in hazards]
        cause = next((w for w in (*draft.subjects, *below, *_verbs_above(sentence, draft)) if w in hazards), None)
        if draft.trigger.entry.type == "ASSAULT" and draft.trigger.entry.pos == "V" and cause is not None:
            entry = replace(draft.trigger.entry, type="HAZARD", mode=None)
            draft = replace(draft, trigger=replace(draft.trigger, entry=entry), actors=())  # noqa: PLW2901
        found.append(draft)
    return found


def _verbs_above(sentence: Sentence, draft: Draft) -> list[int]:
    """What one without a subject of its own goes on from, and its subject: "burst, killing three", "a fire broke out and killed two"."""
    token = sentence.tokens[draft.trigger.index]
    own = sentence.child(token.index, *SUBJECTS, *PASSIVE_SUBJECTS, "mark")
    above = sentence.tokens[token.head]
    goes_on = token.dep in ("advcl", "conj", "xcomp", "acl") and above.pos in ("VERB", "NOUN") and not own and not draft.actors
    return [above.index, *sentence.child(above.index, *SUBJECTS)] if goes_on else []


def _breaking_out(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A draft of a verb for what fires and volcanoes do, told as what its subject is: "gunfire erupted", "a riot broke out"."""
    if draft.trigger.entry.type != "HAZARD" or draft.trigger.entry.pos != "V":
        return draft
    subjects = {*draft.subjects, draft.trigger.index - 1}  # a subject that is parsed as something else stands right before it
    acts = (d.trigger.entry for d in drafts if d.trigger.entry.type in BREAKING_OUT and d.trigger.index in subjects)
    entry = next(acts, None)
    if entry is None:
        return draft
    return replace(draft, trigger=replace(draft.trigger, entry=replace(draft.trigger.entry, type=entry.type, mode=entry.mode)))


def one_event(sentence: Sentence, host: Draft, draft: Draft) -> bool:
    """Whether two drafts of a sentence are two words for one event."""
    mine, theirs = host.trigger.entry, draft.trigger.entry
    if host.distant != draft.distant:
        return False
    if mine.type != theirs.type or (mine.type == "CIVIC" and mine.mode != theirs.mode) or _other_days(host, draft):
        return False
    ranks = [
        {t.lemma for i in sentence.children[x.trigger.index] if (t := sentence.tokens[i]).feature("NumType") == "Ord"}
        for x in (host, draft)
    ]
    if all(ranks) and ranks[0] != ranks[1]:
        return False
    bare = _bare(host, draft) and not _apart(sentence, host, draft)
    told = _tells_same(sentence, host, draft) or _same_victim(host, draft)
    return told or bare or _does_harm(sentence, host, draft) or _goes_on(sentence, host, draft)


def _same_victim(host: Draft, draft: Draft) -> bool:
    """Whether one person by name suffers both: "a student, Juan Pérez, died, hit by a shell"."""
    hit, also = ({m.who for m in d.recipients} for d in (host, draft))
    named = all(m.kind == "person" for m in (*host.recipients, *draft.recipients))
    return host.trigger.entry.type in HARM and len(hit) == 1 and hit == also and named


def _apart(sentence: Sentence, host: Draft, draft: Draft) -> bool:
    """Whether a noun stands in a relative clause on something else than the other word: "marched in A, where ten died in riots"."""
    for one, other in ((host, draft), (draft, host)):
        at = one.trigger.index
        while sentence.tokens[at].head != at:
            token = sentence.tokens[at]
            if token.dep == "acl:relcl" and not set(other.words) & {token.head, *sentence.subtree(at)}:
                return True
            at = token.head
    return False


def _other_days(a: Draft, b: Draft) -> bool:
    """Whether two drafts are each dated, on different days."""
    return bool(a.time and b.time and a.time.mention and b.time.mention and (a.time.start, a.time.end) != (b.time.start, b.time.end))


def _named(draft: Draft) -> bool:
    return bool(draft.actors or draft.recipients or draft.figures)


def _bare(host: Draft, draft: Draft) -> bool:
    """Whether one of two drafts of a type is a word with nobody around it: then it is the event that the other tells."""
    harm = host.trigger.entry.type in HARM
    return any((harm or d.trigger.entry.pos == "N") and not _named(d) for d in (host, draft))


def _does_harm(sentence: Sentence, host: Draft, draft: Draft) -> bool:
    """Whether one's subject is the other's noun: "an attack ... which left four dead", "the clashes injured nine"."""
    if set(draft.subjects) & set(host.words) or set(host.subjects) & set(draft.words):
        return True
    return host.trigger.entry.pos == "N" and host.trigger.entry.type in HARM and _told_of(sentence, host, draft)


def _told_of(sentence: Sentence, host: Draft, draft: Draft) -> bool:
    """Whether a verb stands in a relative clause on a thing that hangs below the event noun: "strikes on posts, which killed two"."""
    at = draft.trigger.index
    for _ in range(4):
        if sentence.tokens[at].dep == "acl:relcl":
            marks = [sentence.tokens[i] for i in sentence.child(at, *SUBJECTS, *PASSIVE_SUBJECTS)]
            things = [t for t in marks if t.feature("PronType") == "Rel" and t.index > 0 and sentence.tokens[t.index - 1].text == ","]
            return bool(things) and any(at in sentence.subtree(w) for w in host.words)
        if sentence.tokens[at].dep not in ("conj", "xcomp", "obj", "ccomp"):
            return False
        at = sentence.tokens[at].head
    return False


def _goes_on(sentence: Sentence, host: Draft, draft: Draft) -> bool:
    """Whether two verbs of harm share a subject and a clause: "shelled the town and wounded six", "..., wounding six"."""
    a, b = (sentence.tokens[d.trigger.index] for d in (host, draft))
    if host.trigger.entry.type not in HARM or host.trigger.entry.pos != "V" or draft.trigger.entry.pos != "V":
        return False
    below = b.dep in ("conj", "advcl", "xcomp") and b.head == a.index
    own = sentence.child(b.index, "nsubj", "nsubj:pass", "mark")
    same = bool(set(host.subjects) & set(draft.subjects)) or not draft.subjects
    apart = host.place and draft.place and host.place.mention != draft.place.mention
    return below and not own and same and not apart and not (host.recipients and draft.recipients and b.dep == "conj")


def _tells_same(sentence: Sentence, host: Draft, draft: Draft) -> bool:
    """Whether a draft is only another word for what its governor tells, hanging on it as object or phrase."""
    at = draft.trigger.index
    for _ in range(3):
        here = sentence.tokens[at]
        if here.dep not in DOWN or (here.dep in ("acl", "advcl") and sentence.tokens[draft.trigger.index].pos == "NOUN"):
            return False
        at = here.head
        if at in host.words:
            return True
    head = sentence.tokens[host.trigger.index]
    return head.dep in ("obj", "obl", "nsubj", "nsubj:pass") and head.head == draft.trigger.index


def with_figures(desk: Desk, sentence: Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts with the figures of the sentence that go with their type, each given to what it hangs on, else to the nearest."""
    given: dict[int, list[int]] = {}
    figures = [f for f in desk.figures if sentence.start <= f.start < sentence.end and f.said is None]  # a rival count is nobody's else
    for at, figure in enumerate(figures):
        fitting = [(n, d) for n, d in enumerate(drafts) if d.trigger.entry.type in _types_of(figure, sentence, d)]
        if fitting:
            owner = _owner(sentence, figure, fitting)
            nearest = owner or min(fitting, key=lambda nd: (min(abs(sentence.tokens[w].start - figure.start) for w in nd[1].words), nd[0]))
            given.setdefault(nearest[0], []).append(at)
    return [with_sufferers(replace(d, figures=tuple(figures[at] for at in given.get(n, ())))) for n, d in enumerate(drafts)]


def _types_of(figure: Figure, sentence: Sentence, draft: Draft) -> tuple[str, ...]:
    """The types of event that a figure can belong to; a participle put to a noun has only what it tells of first: the number in "freed 26
    detained men" is of the freed."""
    types = MEASURES_OF.get(figure.measure, ())
    return types[:1] if describes(sentence.tokens[draft.trigger.index]) else types


def _counted(mention: Mention, figures: Sequence[Figure]) -> bool:
    return any(f.start - BESIDE <= mention.start <= f.end + BESIDE for f in figures)


def with_sufferers(draft: Draft) -> Draft:
    """A draft in which whoever is counted as killed, hurt or held suffers it: in "the 23 people arrested at a march" they arrest nobody."""
    counted = [f for f in draft.figures if f.measure in SUFFERED]
    hit, told = (tuple(m for m in who if _counted(m, counted)) for who in (draft.actors, draft.recipients))
    if not hit or told or len(hit) < len(draft.actors):
        return draft  # "двох водіїв затримала поліція": the counted suffer already
    return replace(draft, actors=(), recipients=(*hit, *draft.recipients))


def _owner(sentence: Sentence, figure: Figure, fitting: Sequence[tuple[int, Draft]]) -> tuple[int, Draft] | None:
    """The draft that a figure is subject or object of, by the tree: "amid clashes, two people were shot dead"."""
    at = next((t.index for t in sentence.tokens if t.start <= figure.start < t.end), None)
    while at is not None and sentence.tokens[at].head != at:
        token = sentence.tokens[at]
        if token.dep in ARGUMENTS:
            return next((nd for nd in fitting if token.head in nd[1].words), None)
        at = token.head
    return None
