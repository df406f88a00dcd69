"""When a claim has it: the time expressions that belong to a trigger, and what a report's flow implies.

A time in the trigger's own clause is `stated`. Without one, what happened is taken to be of the day that the
report is telling of just then, or of the few days before it was printed: `inferred`, and a range rather than a day. What is
background has no such day: it stays unknown unless the text dates it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tidings.annotate_types import Sentence, Token
from tidings.clock import Clock
from tidings.cues import Cues
from tidings.model import Report, TimeExpression, When
from tidings.other_acts import DONE, HARMING, ancestors, below_another_act, of_another_act, of_the_matter
from tidings.quotes import Quotes
from tidings.reckoned import counted_from
from tidings.remark_tails import in_a_remark
from tidings.roles import case_of
from tidings.settings import Settings
from tidings.standing import head_token, in_relative, standing
from tidings.times import interval
from tidings.timex import fineness
from tidings.voices import says

BOUNDS = ("ccomp", "parataxis", "root", "advcl", "acl:relcl")
TOLD = ("ccomp", "parataxis")  # clauses that tell what is said or add what is news
ORDERED, ORDERS = ("COERCE", "CONCEDE", "RETREAT"), ("CIVIC ruling", "COERCE", "REQUEST")  # what is ordered, and the acts by which it is
FARTHER = 10  # edges by which a time in another clause counts as farther than one in its own
BESIDE = 3  # characters between a phrase and a time that touches it


def printed(report: Report) -> date | None:
    """The day of publication, where it is known to the day."""
    dated = report.published
    if dated is None or dated.precision in ("month", "year", "decade"):
        return None
    return date.fromisoformat(dated.value[:10])


def when(
    sentence: Sentence, index: int, times: Sequence[TimeExpression], clock: Clock, cues: Cues, quotes: Quotes, acts: Mapping[int, str]
) -> When | None:
    """When the event at a token happened by its own clause; None where the clause does not say.

    `acts` are the words by which the sentence tells acts, with their types. A day inside a quotation is not that of the words around it,
    nor a day up to which something is set that of the setting.
    """
    here = _days_here(sentence, index, times, clock, cues, quotes, acts)
    harm = acts.get(index) in HARMING
    if not here and harm and is_topic(sentence, index, cues):
        return None
    ranked = []
    for time in here:
        days = interval(time.when)
        place = head_token(sentence, time.start, time.end)
        if (
            days is None
            or place is None
            or (_of_another(sentence, index, place, cues) and not (harm and _of_its_cause(sentence, index, place, acts)))
            or of_another_act(sentence, index, place, cues, acts)
            or not _own(sentence, index, time, place, cues, acts)
        ):
            continue
        home = clause(sentence, index)
        beyond = clause(sentence, place) != home if place in sentence.subtree(home) else sentence.tokens[home].dep == "acl:relcl"
        length = distance(sentence, index, place) + (FARTHER if beyond else 0)
        if _same_clause(sentence, index, place, cues):
            ranked.append((length, time.start, time, days))
    if harm and (told := _of_what_did_it(sentence, index, here)) is not None:
        return told
    ranked = [r for r in ranked if not _of_a_participle(sentence, index, r[2], [q[2] for q in ranked])]
    if not ranked and describes(sentence.tokens[index]):
        return None
    if not ranked and (before := _explained(sentence, index, here) or (_before_it(sentence, index, here, cues) if harm else None)):
        return before
    if not ranked and (ordered := _ordered_by(sentence, index, acts)) is not None:
        return inferred(when(sentence, ordered, times, clock, cues, quotes, acts))
    if not ranked:
        own = [t for t in here if (p := head_token(sentence, t.start, t.end)) is None or not of_another_act(sentence, index, p, cues, acts)]
        if len(own) != len(here) or below_another_act(sentence, index, acts, cues):
            return None
        return _said_then(sentence, index, own, cues, harm)
    nearest = min(r[0] for r in ranked)
    lasting = [r for r in ranked if r[0] == nearest and lasts(sentence, r[2], cues) and not _point(sentence, index, r[2])]
    _, _, time, (first, last) = min(lasting or ranked, key=lambda r: r[:2])
    if is_after(sentence, index, cues) and not (_touching(sentence, index, time) or _below(sentence, index, time, cues)):
        return None
    if lasts(sentence, time, cues) and not _point(sentence, index, time):
        end = clock.printed if clock.printed and clock.printed >= first else None
        return When(first.isoformat(), end.isoformat() if end else None, fineness(first, last), "stated", (time.start, time.end))
    return When(first.isoformat(), last.isoformat(), fineness(first, last), "stated", (time.start, time.end))


def _days_here(
    sentence: Sentence, index: int, times: Sequence[TimeExpression], clock: Clock, cues: Cues, quotes: Quotes, acts: Mapping[int, str]
) -> list[TimeExpression]:
    """The days of a sentence that may be those of the event at a token, and are none of another clause, matter or speech."""
    quoted = quotes.span_at(sentence.tokens[index].start)
    here = [
        t
        for t in times
        if sentence.start <= t.start < sentence.end
        and t.dates
        and quotes.span_at(t.start) in (None, quoted)
        and not _until(sentence, t, cues)
        and counted_from(sentence, t, cues) is None
        and not (quoted and clock.current and _of_the_saying(sentence, quoted, t, cues))
    ]
    harm = acts.get(index) in HARMING
    places = {t: head_token(sentence, t.start, t.end) for t in here}
    here = [t for t in here if (p := places[t]) is None or not _of_another_clause(sentence, index, t, p, cues, harm)]
    here = [t for t in here if (p := places[t]) is None or not of_the_matter(sentence, index, p, acts, len(here) == 1)]
    told = [t for t in here if (p := places[t]) is None or not in_a_remark(sentence, p, index, cues)]
    done = acts.get(index, "").split(" ")[0] in DONE
    here = told if told or (done and clock.current) else here  # where nothing else is dated, what is told has the day of the telling
    if harm and is_topic(sentence, index, cues):
        phrase = set(sentence.subtree(index))
        here = [t for t in here if places[t] in phrase]
    return here


def _of_what_did_it(sentence: Sentence, index: int, times: Sequence[TimeExpression]) -> When | None:
    """The day put to the noun that a clause of harm before it says more of: "11 kişinin öldüğü 9 Haziran tarihli saldırı"."""
    token = sentence.tokens[index]
    noun = sentence.tokens[token.head]
    if token.dep != "acl" or token.pos != "VERB" or noun.pos != "NOUN" or noun.index < index:
        return None
    below = set(sentence.subtree(index))
    for time in times:
        days, place = interval(time.when), head_token(sentence, time.start, time.end)
        if days and place is not None and index < place < noun.index and place not in below and place in sentence.subtree(noun.index):
            return When(days[0].isoformat(), days[1].isoformat(), fineness(*days), "stated", (time.start, time.end))
    return None


def _of_a_participle(sentence: Sentence, index: int, time: TimeExpression, ranked: Sequence[TimeExpression]) -> bool:
    """Whether a day is that of a participle before its noun, where another one stands between that and the verb at the end of the clause:
    "5 Haziran'da dört kişinin öldüğü saldırıyı SALI görüştü". Parsers hang both on the verb."""
    if sentence.tokens[index].pos != "VERB":
        return False
    behind = [t for t in ranked if t.start >= time.end and t.end <= sentence.tokens[index].start]
    if not behind:
        return False
    between = [t for t in sentence.tokens if time.end <= t.start and t.end <= behind[0].start]
    return any(t.dep == "acl" and t.head > t.index and t.feature("VerbForm") == "Part" for t in between)


def inferred(found: When | None) -> When | None:
    """A time as one that is only implied."""
    return replace(found, basis="inferred") if found is not None else None


def _ordered_by(sentence: Sentence, index: int, acts: Mapping[int, str]) -> int | None:
    """The verb by which somebody in office orders what a noun names, and so has it done that day: "ordered the release of X"."""
    token = sentence.tokens[index]
    if token.pos != "NOUN" or token.dep != "obj" or acts.get(index) not in ORDERED:
        return None
    return token.head if acts.get(token.head) in ORDERS else None


def _of_the_saying(sentence: Sentence, quoted: tuple[int, int], time: TimeExpression, cues: Cues) -> bool:
    """Whether a time says when a quotation was spoken: "They fired into the crowd," she said on Tuesday, of what the report tells of."""
    start, end = (quoted[1], time.start) if time.start >= quoted[1] else (time.end, quoted[0])
    return any(start <= t.start < end and says(sentence, t.index, cues) for t in sentence.tokens)


def _own(sentence: Sentence, index: int, time: TimeExpression, place: int, cues: Cues, acts: Mapping[int, str]) -> bool:
    """Whether a time in the clause of an event noun may be the noun's: it hangs on it or touches its phrase, or both hang on one verb.

    A verb that tells an act of another kind keeps its day to itself: "freed on Monday under the accord".

    What is only spoken of has not the day of the speaking: "appealed on Thursday for people driven out by floods".
    """
    token = sentence.tokens[index]
    if describes(token):
        return place in sentence.subtree(index)
    if token.pos not in ("NOUN", "PROPN") or place in sentence.subtree(index) or token.head == index:
        return True
    phrase = [sentence.tokens[i] for i in sentence.subtree(index)]
    if 0 <= time.start - max(t.end for t in phrase) <= BESIDE or 0 <= time.start - token.end <= BESIDE:
        return True
    head = sentence.tokens[token.head]
    if head.pos not in ("VERB", "AUX"):
        return (
            head.pos not in ("NOUN", "PROPN")
            or place in sentence.subtree(head.index)
            or _own_above(sentence, head.index, time, place, cues, acts)
        )
    if below_another_act(sentence, index, acts, cues):
        return False
    return not says(sentence, head.index, cues) and _verb_over(sentence, place) == head.index


def describes(token: Token) -> bool:
    """Whether a verb tells what was done to a noun before: "freed 26 detained men on Tuesday"; "the visiting minister" is there then."""
    return token.pos == "VERB" and token.dep == "amod" and token.feature("VerbForm") != "Ger" and token.feature("Tense") != "Pres"


def _own_above(sentence: Sentence, head: int, time: TimeExpression, place: int, cues: Cues, acts: Mapping[int, str]) -> bool:
    """The same of the noun that an event noun hangs on, where that only says how many or is joined to it."""
    counts = {sentence.tokens[head].lemma.lower(), sentence.tokens[head].text.lower()} & cues.quantities
    return bool(counts) and _own(sentence, head, time, place, cues, acts)


def _verb_over(sentence: Sentence, index: int) -> int:
    """The nearest verb that a word hangs on, auxiliaries left out."""
    return next((i for i in ancestors(sentence, index)[1:] if sentence.tokens[i].pos == "VERB"), ancestors(sentence, index)[-1])


def _until(sentence: Sentence, time: TimeExpression, cues: Cues) -> bool:
    """Whether a time is the end that something is set for: "until Friday", "by March 24", "cumaya kadar"."""
    place = head_token(sentence, time.start, time.end)
    if place is None or (sentence.tokens[place].dep == "nmod:poss" and sentence.tokens[place].head > place):
        return False  # "killed by Monday's blast"
    inside = [t for t in sentence.tokens if time.start <= t.start < time.end]
    before = [*inside[:1], *inside[-1:], *(t for t in sentence.tokens if t.end == time.start - 1)]  # "за день до этого" is no end
    marks = {t.text.lower().replace("’", "'") for t in before} | case_of(sentence, place)
    return bool(marks & cues.until)


def _said_then(sentence: Sentence, index: int, times: Sequence[TimeExpression], cues: Cues, harm: bool) -> When | None:
    """The day of the words that tell of an event, where they are all that is dated: the one date before or beside the main verb.

    Since when something has been so is no such day, nor that of an aside ("the firm, which changed hands on Friday, blamed ..."), but for
    `harm`, of which an aside on its cause tells the day.
    """
    dated = [(t, d) for t in times if (d := interval(t.when))]
    if len(dated) != 1 or is_after(sentence, index, cues):
        return None
    time, (first, last) = dated[0]
    if lasts(sentence, time, cues) or (not harm and standing(sentence, time.start, time.end, cues) == "aside"):
        return None
    root = next((t for t in sentence.tokens if t.dep == "root"), None)
    place = head_token(sentence, time.start, time.end)
    if (
        root is None
        or place is None
        or _of_another(sentence, index, place, cues)
        or clause(sentence, index) not in _contents(sentence, root.index)
    ):
        return None
    if time.start > root.start and clause(sentence, place) != root.index:
        return None
    return When(first.isoformat(), last.isoformat(), fineness(first, last), "inferred", (time.start, time.end))


def is_topic(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a noun is only what a report, inquiry or trial is about: "on Monday the panel presented its report on the fire"."""
    if sentence.tokens[index].pos != "NOUN":
        return False
    for at in ancestors(sentence, index)[1:]:
        if sentence.tokens[at].pos not in ("NOUN", "PROPN", "ADP"):
            return False
        if {sentence.tokens[at].lemma.lower(), sentence.tokens[at].text.lower()} & (cues.speech_nouns | cues.matters):
            return True
    return False


def _explained(sentence: Sentence, index: int, times: Sequence[TimeExpression]) -> When | None:
    """The day of what stands before a colon, where what stands behind it only says more: "On May 3 a column was ambushed: nine died"."""
    colon = next((t for t in reversed(sentence.tokens[:index]) if t.text == ":"), None)
    if colon is None or sentence.tokens[index].pos not in ("VERB", "AUX"):
        return None
    if any(t.start > colon.start for t in times) or any(t.text in "«„“\"'‘" for t in sentence.tokens[colon.index + 1 : colon.index + 2]):
        return None  # what is quoted was not done on the day when it was said
    finite = any(t.pos == "VERB" and t.index < colon.index for t in sentence.tokens)
    found = [d for t in times if (d := interval(t.when))]
    if not finite or len(found) != 1:
        return None
    first, last = found[0]
    return When(first.isoformat(), last.isoformat(), fineness(first, last), "inferred", (times[0].start, times[0].end))


def _before_it(sentence: Sentence, index: int, times: Sequence[TimeExpression], cues: Cues) -> When | None:
    """The day of the main clause before a verb of harm that is joined on by a comma alone: "a bus left the road on Monday, nine died"."""
    if sentence.tokens[index].pos != "VERB":
        return None
    dated = {d for t in times if (d := interval(t.when))}
    before = [t for t in times if t.end <= sentence.tokens[index].start]
    if (
        len(dated) != 1
        or not before
        or lasts(sentence, before[0], cues)
        or standing(sentence, before[0].start, before[0].end, cues) != "main"
    ):
        return None
    between = [t.text for t in sentence.tokens[:index] if t.start >= before[-1].end]
    if not {",", ";", "،"}.intersection(between) or sentence.child(index, "mark"):
        return None  # "cancelled a visit on Monday after riots broke out"
    first, last = next(iter(dated))
    return When(first.isoformat(), last.isoformat(), fineness(first, last), "inferred", (before[0].start, before[0].end))


def _contents(sentence: Sentence, root: int) -> list[int]:
    """The clauses that tell what the main verb says."""
    return [root, *sentence.child(root, "ccomp", "parataxis", "xcomp")]


def is_after(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether an event noun only sets the scene for what happened then: "following the attacks, ..."."""
    return bool(case_of(sentence, index) & cues.scene) and sentence.tokens[index].pos in ("NOUN", "PROPN")


def has_several(sentence: Sentence, index: int) -> bool:
    """Whether a noun tells of several acts."""
    return sentence.tokens[index].feature("Number") == "Plur" or bool(sentence.child(index, "nummod"))


def _touching(sentence: Sentence, index: int, time: TimeExpression) -> bool:
    """Whether a time stands right beside a noun: "after Monday's attack"."""
    token = sentence.tokens[index]
    return 0 <= token.start - time.end <= 3 or 0 <= time.start - token.end <= 4


def _below(sentence: Sentence, index: int, time: TimeExpression, cues: Cues) -> bool:
    """Whether a day is put to a noun, past where it was: "after the quake in Garissa of Saturday"."""
    place = head_token(sentence, time.start, time.end)
    if place is None or sentence.tokens[place].dep != "nmod" or place not in sentence.subtree(index):
        return False
    return bool(case_of(sentence, place) & cues.owning)


def _point(sentence: Sentence, index: int, time: TimeExpression) -> bool:
    """Whether a clause says what happened at the time itself: "since 2011 when ..."."""
    place = head_token(sentence, time.start, time.end)
    behind = next((t for t in sentence.tokens if t.start >= time.end), None)
    if behind is not None and behind.head == clause(sentence, index) and behind.dep in ("advmod", "mark") and behind.start <= time.end + 1:
        return True
    return place is not None and place in ancestors(sentence, clause(sentence, index)) and place != index


def implied(clock: Clock, settings: Settings, said: bool = False, present: bool = False) -> When | None:
    """The days that the narrative implies for what is told as news without a date: a range, marked inferred.

    `said` is what somebody says: he says it after what he speaks of, and in the `present` when the report is printed.
    """
    days = clock.of_speech(present) if said else clock.current
    if days:
        first, last = days
        return When(first.isoformat(), last.isoformat(), fineness(first, last), "inferred")
    if clock.printed:
        first = clock.printed - timedelta(settings.implied_days)
        return When(first.isoformat(), clock.printed.isoformat(), "day", "inferred")
    return None


def is_old(found: When | None, clock: Clock, settings: Settings) -> bool:
    """Whether a stated time lies so far before the printing that it is background."""
    if found is None or (found.basis == "inferred" and found.mention is None) or clock.printed is None or found.start is None:
        return False
    last = date.fromisoformat(found.end) if found.end else clock.printed
    first = date.fromisoformat(found.start)
    old = (clock.printed - last).days > settings.background_days
    return old or ((clock.printed - first).days > settings.background_days and found.precision in ("month", "year", "decade"))


def lasts(sentence: Sentence, time: TimeExpression, cues: Cues) -> bool:
    """Whether a time expression opens a period that lasts: "since May", "depuis juillet"."""
    before = [t for t in sentence.tokens if t.end <= time.start or t.start == time.start][-2:]
    inside = [t for t in sentence.tokens if time.start <= t.start < time.end][:1]
    return any(t.text.lower() in cues.since for t in [*before, *inside])


def _of_another_clause(sentence: Sentence, index: int, time: TimeExpression, place: int, cues: Cues, told_harm: bool) -> bool:
    """Whether a time is that of a clause which the word is not in: of what follows ("threatened, from Sunday on, to kill"), of what is so
    all the same ("though the army admitted it a month later"), of a relative clause that the parser took for none."""
    if lasts(sentence, time, cues) and index < place:
        behind = sentence.tokens[place + 1 :]
        rest = next((n for n, t in enumerate(behind) if t.pos == "PUNCT"), len(behind))
        if any(t.feature("VerbForm") == "Inf" for t in behind[:rest]) and sentence.tokens[index].feature("VerbForm") != "Inf":
            return True
    for at in ancestors(sentence, place):
        if at == index:
            break
        if sentence.tokens[at].dep == "advcl" and any(sentence.tokens[i].text.lower() in cues.though for i in sentence.child(at, "mark")):
            return index not in sentence.subtree(at)
    around = in_relative(sentence, place, cues)
    if around is None or around[0] <= index <= around[1]:
        return False
    if sentence.tokens[index].pos == "NOUN" and around[0] - 2 in sentence.subtree(index):  # "the quake, which struck on Monday"
        return False
    return index < place or not told_harm


def _of_another(sentence: Sentence, index: int, place: int, cues: Cues) -> bool:
    """Whether a time belongs to a noun that is not the event's: "the March 5 memorandum", "the ruling of Thursday"."""
    token = sentence.tokens[place]
    noun = sentence.tokens[token.head]
    if token.dep == "nmod" and noun.pos == "NOUN" and case_of(sentence, place) & cues.owning:
        return noun.index != index and index not in (noun.head, *sentence.children[noun.index])
    if token.dep == "nmod" and noun.pos == "NOUN" and case_of(sentence, place) & cues.since and noun.index != index:
        # "dismissed the head of the force since 2020", but "displaced 3,000 people since May"
        return not sentence.child(noun.index, "nummod")
    before = token.dep in ("compound", "amod", "nmod:poss", "nummod", "nmod:unmarked") and noun.pos == "NOUN" and noun.index > place
    return before and noun.index != index and index not in sentence.children[noun.index]


def _of_its_cause(sentence: Sentence, index: int, place: int, acts: Mapping[int, str]) -> bool:
    """Whether a day is put to the noun for what did the harm that a verb tells of: "swept away by Saturday's flood"."""
    noun = sentence.tokens[place].head
    return acts.get(noun) in HARMING and sentence.tokens[noun].head == index


def distance(sentence: Sentence, a: int, b: int) -> int:
    """Edges between two tokens in the tree."""
    above = ancestors(sentence, a)
    other = ancestors(sentence, b)
    meet = next((i for i in above if i in other), above[-1])
    return above.index(meet) + (other.index(meet) if meet in other else len(other))


def clause(sentence: Sentence, index: int) -> int:
    """The head of the clause that a token stands in."""
    for at in ancestors(sentence, index):
        token = sentence.tokens[at]
        if token.dep in BOUNDS or (token.dep == "conj" and token.pos in ("VERB", "AUX") and sentence.child(at, "nsubj", "nsubj:pass")):
            return at
    return index


def in_clause(sentence: Sentence, index: int, time: TimeExpression, cues: Cues) -> bool:
    """Whether a time expression stands in the clause of a word."""
    place = head_token(sentence, time.start, time.end)
    return place is not None and _same_clause(sentence, index, place, cues)


def _same_clause(sentence: Sentence, index: int, place: int, cues: Cues) -> bool:
    """Whether a time's clause is the trigger's, or one that holds it without a verb of saying or a list between them."""
    target = clause(sentence, place)
    if target == index or (index in ancestors(sentence, place) and not _in_an_aside(sentence, index, place)):
        return True
    at = clause(sentence, index)
    if sentence.tokens[at].dep == "acl:relcl" and sentence.tokens[at].head == place:  # "on 6 November, when money was pledged"
        return True
    for _ in range(4):
        if at == target:
            return True
        token = sentence.tokens[at]
        if token.dep in ("ccomp", "parataxis", "root", "conj", "acl:relcl") or token.head == at or sets_scene(sentence, at, cues):
            return False
        at = clause(sentence, token.head)
    return False


def _in_an_aside(sentence: Sentence, index: int, place: int) -> bool:
    """Whether a time below a word stands in a relative clause on another: "marched in A, where ten were killed last March"."""
    for at in ancestors(sentence, place):
        token = sentence.tokens[at]
        if at == index:
            return False
        if token.dep == "acl:relcl" and token.head != index and sentence.tokens[index].pos in ("VERB", "AUX"):
            return True
    return False


def passing_clause(sentence: Sentence, index: int) -> int | None:
    """The clause around a word that only says which thing is meant: "land that was seized", "a man jailed in May"; None outside of one."""
    at = index
    while sentence.tokens[at].head != at and sentence.tokens[at].dep not in TOLD:
        if sentence.tokens[at].dep in ("acl:relcl", "acl"):
            return at
        at = sentence.tokens[at].head
    return None


def sets_scene(sentence: Sentence, head: int, cues: Cues) -> bool:
    """Whether a clause only says what came before or after: "a week after the two sides signed"."""
    if sentence.tokens[head].dep != "advcl":
        return False
    opening = sentence.tokens[min(sentence.subtree(head))].text.lower()
    return opening in cues.scene or bool(case_of(sentence, head) & cues.scene)
