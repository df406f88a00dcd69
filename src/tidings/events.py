"""Events from claims: compare, join, judge. Two claims become one event only by recorded reasons; people's judgements win.

Claims are blocked by type and by what they share (a participant, a day, a copied sentence), compared by `alike`, and joined
best pair first, a pair at a time, as long as no two members of the joined set contradict each other. Totals hold their
incidents as parts and are never added to them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from tidings.clustering import Group, Pair, Ties, cluster
from tidings.contradictions import FIRM, OTHERS, forbidden, near_types, open_cause
from tidings.corrections import Correction, corrected_claims, corrected_event, corrections
from tidings.event_build import Sources, assemble
from tidings.event_links import link_events
from tidings.faces import PHYSICAL, Face, face, told
from tidings.going_on import report_lands, with_going_on
from tidings.headline import title as line_of
from tidings.match import accepted
from tidings.model import Claim, Copy, Entity, Event, Figure, Judgement, Lineage, Mention, Passage, Report
from tidings.renderings import as_one_voice, later_texts, voices_of
from tidings.report_likeness import ReportLikeness
from tidings.report_places import named_places, report_places
from tidings.settings import Settings
from tidings.sickbeds import off_sickbeds
from tidings.slips import find_slips
from tidings.strays import with_strays
from tidings.superseded import find_superseded
from tidings.telling import others_named, sides_of
from tidings.tongue import tongue
from tidings.worth import details

OFF = {"planned", "denied"}
HEADS = ("title", "lead")
TELLING = "@#"  # what a name and a number of a sentence are compared by begin with


def join_events(
    claims: Sequence[Claim],
    figures: Sequence[Figure],
    entities: Sequence[Entity],
    reports: Sequence[Report],
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    copies: Sequence[Copy],
    lineages: Sequence[Lineage],
    judgements: Sequence[Judgement],
    settings: Settings,
) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
    """The events of a record, by date, and the claims with the event that each belongs to."""
    by_entity = {e.id: e for e in entities}
    by_figure = {f.id: f for f in figures}
    given = corrections(judgements)
    language = {r.id: r.language for r in reports}
    mentioned = {m.id: m for m in mentions}
    ordered = sorted(corrected_claims(claims, given, by_entity), key=lambda c: (c.report, c.start, c.trigger.start, c.id))
    compared = off_sickbeds(ordered, mentioned, language)
    around = named_places(mentions, by_entity)
    about = report_places(reports, mentions, passages, ordered, by_entity)
    by_report = {r.id: r for r in reports}
    superseded = find_superseded(figures, ordered, by_report)
    slips = {**find_slips(figures, copies, by_report, settings.same_claims), **superseded}
    texts = (tuple(passages), tuple(copies), tuple(lineages))
    sources = Sources(
        by_entity, by_figure, by_report, *texts, settings, about, slips, tuple(ordered), mentioned, frozenset(superseded), around
    )
    counted = {**by_figure, **slips}

    titles = {p.report: p for p in passages if p.kind == "title"}

    def face_of(claim: Claim) -> Face:
        report, title = claim.report, titles.get(claim.report)
        headline = title is not None and title.start <= claim.trigger.start < title.end
        return face(claim, by_entity, counted, language.get(report), about.get(report), around.get(report, frozenset()), headline)

    decided = _decided(ordered, judgements)
    copied = copied_pairs(ordered, copies, settings.same_claims, by_report)
    read = [face_of(claim) for claim in compared]
    likeness = ReportLikeness(reports, passages)
    likeness.look_up([(read[a].claim.report, read[b].claim.report) for a, b in copied if read[a].claim.type in PHYSICAL])
    copied = {pair: score for pair, score in copied.items() if not stock_phrase(read[pair[0]], read[pair[1]], likeness, settings)}
    rendered = sole_renderings(ordered, copies, settings.sure_rendering)
    voices = one_text(read, copied, decided, settings, rendered)
    put_right = {claim for one in given for claim in one.claims}
    vague = {number for number, one in enumerate(read) if open_cause(one) and not one.claim.refers}
    said = as_one_voice(compared, voices, later_texts(copies), sources.origin_first, put_right, vague)
    ties = Ties(set(copied), references(ordered), decided, voices)
    faces = [one if claim is one.claim else face_of(claim) for one, claim in zip(read, said, strict=True)]
    apart = {pair for pair, same in decided.items() if not same}
    groups = with_strays(cluster(faces, ties, likeness, settings), faces, likeness, lambda i, j: (min(i, j), max(i, j)) in apart, settings)
    groups = with_contents(groups, said)
    groups, later = with_going_on(groups, faces, by_report, report_lands(mentions, by_entity), apart, settings)
    said = [replace(c, place=None) if number in later else c for number, c in enumerate(said)]  # "the accord on the town ends the strike"
    told = [[said[i] for i in members] for members, _ in groups]
    left = details(
        told,
        by_entity,
        lambda c: sources.lineage_of.get(c.report, c.report),
        accepted(judgements, "claims"),
        headed_in(passages),
        by_report,
    )
    built = [assemble(own, why, sources) for number, (own, (_, why)) in enumerate(zip(told, groups, strict=True)) if number not in left]
    by_claim = {c.id: c for c in ordered}
    linked = link_events(built, by_claim, sources)

    def line(event: Event) -> str:
        return line_of(event, sources.named, [by_claim[c] for c in event.claims], language.get, tongue())

    events = [_put_right(event, given, by_entity, line) for event in linked]
    home = {claim: event.id for event in events for claim in event.claims}
    placed = tuple(replace(c, event=home.get(c.id)) for c in ordered)
    return tuple(sorted(events, key=lambda e: (e.date.start or "9999", e.date.end or "", e.type, e.id))), placed


def _put_right(event: Event, given: Sequence[Correction], entities: Mapping[str, Entity], line: Callable[[Event], str]) -> Event:
    """An event with what people corrected; its line tells the right values, unless they wrote that as well."""
    made = corrected_event(event, given, entities)
    return made if made is event or made.title != event.title else replace(made, title=line(made))


def headed_in(passages: Sequence[Passage]) -> Callable[[Claim], bool]:
    """Whether a claim stands in the title or the first paragraph of its report."""
    heads: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.kind in HEADS:
            heads[passage.report].append(passage)
    return lambda claim: any(p.start <= claim.trigger.start < p.end for p in heads[claim.report])


def copied_pairs(claims: Sequence[Claim], copies: Sequence[Copy], least: float, reports: Mapping[str, Report]) -> dict[Pair, float]:
    """Pairs of claims whose triggers stand in sentences that are copies of one another: of one type, in like order; with the copies' score.

    Of what is left over on both sides, claims of two types that careful coders take for one another are one act too. A sentence edited
    until it names others tells of others, however much of the rest of its report is copied.
    """
    at: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        at[claim.report].append(number)
    found: dict[Pair, float] = {}
    for copy in sorted((c for c in copies if c.score >= least), key=lambda c: c.score):
        if copy.kind == "edited" and others_named(*sides_of(copy, reports)):
            continue
        left = [i for i in at[copy.a.report] if copy.a.start <= claims[i].trigger.start < copy.a.end]
        right = [i for i in at[copy.b.report] if copy.b.start <= claims[i].trigger.start < copy.b.end]
        shared = {claims[i].type for i in left} & {claims[i].type for i in right}
        for kind in sorted(shared):
            mine, theirs = [i for i in left if claims[i].type == kind], [i for i in right if claims[i].type == kind]
            found |= {(min(p), max(p)): copy.score for p in _rendered(mine, theirs, claims)}
        rest = [[i for i in side if claims[i].type not in shared] for side in (left, right)]
        if len(left) == len(right) == 1:  # one act by another name
            found[min(left[0], right[0]), max(left[0], right[0])] = copy.score
        near = [(i, j) for i in rest[0] for j in rest[1] if {claims[i].type, claims[j].type} <= near_types(claims[i].type)]
        found |= {(min(pair), max(pair)): copy.score for pair in near}
    return found


def sole_renderings(claims: Sequence[Claim], copies: Sequence[Copy], least: float) -> set[Pair]:
    """Pairs of claims that a sentence and its sure translation each tell alone of their type: a day or place that differs is misread."""
    at: dict[str, list[int]] = defaultdict(list)
    for number, claim in enumerate(claims):
        at[claim.report].append(number)
    found: set[Pair] = set()
    for copy in copies:
        if copy.kind != "translated" or copy.score < least:
            continue
        sides = [[i for i in at[s.report] if s.start <= claims[i].trigger.start < s.end] for s in (copy.a, copy.b)]
        counts = [Counter(claims[i].type for i in side) for side in sides]
        lone = {(claims[i].type, number): i for number, side in enumerate(sides) for i in side if counts[number][claims[i].type] == 1}
        pairs = [(lone[kind, 0], lone[kind, 1]) for kind in counts[0] if (kind, 0) in lone and (kind, 1) in lone]
        found |= {(min(pair), max(pair)) for pair in pairs}
    return found


def one_text(
    faces: Sequence[Face],
    copied: Mapping[Pair, float],
    decided: Mapping[Pair, bool],
    settings: Settings,
    rendered: Collection[Pair] = frozenset(),
) -> list[list[int]]:
    """The sets of claims that are one text said again, but for what people or firm contradictions keep apart; `rendered` are pairs whose
    days and places must be the same whatever was read of them."""

    def apart(i: int, j: int) -> bool:
        if {faces[i].claim.modality, faces[j].claim.modality} == OFF:  # what one plans the other calls off: not the same words
            return True
        if (i, j) in rendered and (i, j) in copied:
            return decided.get((i, j)) is False
        return decided.get((i, j)) is False or forbidden(faces[i], faces[j], True, settings) in (*FIRM, OTHERS)

    known: dict[tuple[object, ...], int] = {}
    judged = {number for pair in decided for number in pair}
    sorts = [known.setdefault((number,) if number in judged else told(one), len(known)) for number, one in enumerate(faces)]
    return voices_of([one.claim for one in faces], copied, apart, sorts)


def stock_phrase(a: Face, b: Face, reports: ReportLikeness, settings: Settings) -> bool:
    """Whether two like sentences have neither a name nor a number in common and stand in reports that have nothing else in common.

    "She was pronounced dead in hospital" is said in like words of many: it is no copy. Of a report with nothing that not all others have,
    as in a record of one text and its translation, that cannot be told.
    """
    told_apart = reports.weighs(a.claim.report) and reports.weighs(b.claim.report)
    if a.claim.type not in PHYSICAL or not told_apart or reports.of(a.claim.report, b.claim.report) >= settings.least_report_likeness:
        return False
    mine, theirs = ({f for token in one.sense for f in token if f[0] in TELLING} for one in (a, b))
    return not mine & theirs


def _rendered(mine: Sequence[int], theirs: Sequence[int], claims: Sequence[Claim]) -> Iterator[Pair]:
    """Which claim of one sentence is which of its copy: in like order, or where one tells fewer, those of one day first."""
    if len(mine) == len(theirs):
        yield from zip(mine, theirs, strict=True)
        return
    few, many = (list(mine), list(theirs)) if len(mine) < len(theirs) else (list(theirs), list(mine))
    for one in few:
        same = [i for i in many if claims[i].time and claims[one].time and _dated(claims[i]) == _dated(claims[one])]
        other = (same or many)[0]
        many.remove(other)
        yield one, other


def _dated(claim: Claim) -> tuple[str | None, str | None]:
    return (claim.time.start, claim.time.end) if claim.time else (None, None)


def references(claims: Sequence[Claim]) -> set[Pair]:
    """Pairs of a claim and the earlier one of its report that it takes up."""
    number = {c.id: i for i, c in enumerate(claims)}
    return {(min(i, j), max(i, j)) for i, c in enumerate(claims) if c.refers and (j := number.get(c.refers, i)) != i}


def with_contents(groups: Sequence[Group], claims: Sequence[Claim]) -> list[Group]:
    """Groups with what was only threatened, asked or refused put into the event of the speech act: threatened acts are not acts."""
    home = {claims[i].id: at for at, (members, _) in enumerate(groups) for i in members}
    kept: dict[int, tuple[list[int], tuple[str, ...]]] = {at: (list(members), why) for at, (members, why) in enumerate(groups)}
    for at, (members, _) in enumerate(groups):
        inside = [claims[i] for i in members]
        dated = any(c.modality == "planned" and c.time is not None and c.time.mention for c in inside)
        targets = {home.get(c.within or "", -1) for c in inside}
        goal = next(iter(targets))
        if len(targets) == 1 and goal >= 0 and goal != at and not dated and goal in kept:
            kept[goal] = (sorted([*kept[goal][0], *kept.pop(at)[0]]), kept[goal][1])
    return [kept[at] for at in sorted(kept)]


def _decided(claims: Sequence[Claim], judgements: Sequence[Judgement]) -> dict[Pair, bool]:
    """What people decided on pairs of claims: True for the same event, False for different ones; the latest word counts."""
    number = {c.id: i for i, c in enumerate(claims)}
    found: dict[Pair, bool] = {}
    for judgement in sorted(judgements, key=lambda j: (j.when, j.id)):
        if judgement.on.layer == "claims" and judgement.verdict in ("same", "different"):
            known = sorted(number[i] for i in judgement.on.ids if i in number)
            found |= dict.fromkeys(combinations(known, 2), judgement.verdict == "same")
    return found
