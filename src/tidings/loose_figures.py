"""Numbers that no event word stands beside, given to what their report tells just then.

"The dyke gave way. Some 4,100 people had to leave their homes.": the second sentence has a toll and no event of its own. It becomes a claim
that takes up the last one before it that such a number can be of, in its paragraph or the one before; day and place are that one's.
A sentence that names a place or a day of its own tells of something else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tidings.cues import MEASURES_OF
from tidings.model import NEWS_KINDS, Claim, Figure, Mention, Passage, PlaceRef, Span, TimeExpression, content_id

HELD = ("asserted", "alleged")
TOLLS = ("killed", "injured", "missing", "rescued", "displaced", "evacuated", "destroyed", "damaged", "participants")
VIOLENCE = ("ASSAULT", "HAZARD")
HOSTS = dict.fromkeys(("killed", "injured", "missing", "rescued", "displaced", "evacuated", "destroyed", "damaged"), VIOLENCE)


def loose_figures(
    claims: Sequence[Claim],
    figures: Sequence[Figure],
    passages: Sequence[Passage],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    texts: Mapping[str, str],
) -> list[Claim]:
    """A claim for each sentence whose tolls are in no claim, where one before it can be what they are of."""
    marks: dict[str, list[int]] = defaultdict(list)
    for mention in mentions:
        if mention.kind == "place":
            marks[mention.report].append(mention.start)
    for time in times:
        if time.dates and time.type != "TIME":
            marks[time.report].append(time.start)
    used = {f for c in claims for f in c.figures}
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.report, c.start, c.trigger.start)):
        told[claim.report].append(claim)
    loose: dict[str, list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda f: (f.report, f.start)):
        if figure.id not in used and figure.measure in TOLLS and figure.scope == "incident":
            loose[figure.report].append(figure)
    parts: dict[str, list[Passage]] = defaultdict(list)
    for passage in sorted(passages, key=lambda p: (p.report, p.start)):
        if passage.kind in NEWS_KINDS or passage.kind == "title":
            parts[passage.report].append(passage)
    return [c for report, own in sorted(loose.items()) for c in _taken_up(own, told[report], parts[report], marks[report], texts[report])]


def _taken_up(
    figures: Sequence[Figure], told: Sequence[Claim], passages: Sequence[Passage], marks: Sequence[int], text: str
) -> Iterator[Claim]:
    """The claims of one report's loose figures, those of one sentence and one event together."""
    starts = [p.start for p in passages]
    found: dict[tuple[int, str, tuple[str | None, ...]], tuple[tuple[int, int], Claim, list[Figure]]] = {}
    for figure in figures:
        at = bisect_right(starts, figure.start) - 1
        if at < 0 or figure.start >= passages[at].end or passages[at].background:
            continue
        titled = passages[at].kind == "title"
        sentence = next((s for s in passages[at].sentences if s[0] <= figure.start < s[1]), (passages[at].start, passages[at].end))
        rival = figure.said is not None and any(sentence[0] <= c.trigger.start < sentence[1] for c in _fitting(figure, told) if c.figures)
        if not titled and not rival and any(sentence[0] <= mark < sentence[1] for mark in marks):
            continue
        host = _first(figure, told) if titled else _host(figure, told, sentence[1], passages[max(0, at - 1)].start)
        if host is not None:
            said = tuple(p.entity or p.mention for p in figure.said.sources) if figure.said else ()
            found.setdefault((sentence[0], host.id, said), (sentence, host, []))[2].append(figure)
    for (start, end), host, own in found.values():
        yield _claim(host, own, start, end, text)


def _host(figure: Figure, told: Sequence[Claim], before: int, after: int) -> Claim | None:
    """The last claim from `after` on and before the end of the figure's sentence that such a number can be of."""
    fitting = [c for c in _fitting(figure, told) if after <= c.trigger.start < before]
    return fitting[-1] if fitting else None


def _first(figure: Figure, told: Sequence[Claim]) -> Claim | None:
    """The first claim that a number of the headline can be of: what the report is about stands first."""
    return next(iter(_fitting(figure, told)), None)


def _fitting(figure: Figure, told: Sequence[Claim]) -> list[Claim]:
    types = HOSTS.get(figure.measure) or MEASURES_OF.get(figure.measure, ())
    return [c for c in told if c.type in types and c.modality in HELD and not c.background]


def _claim(host: Claim, figures: Sequence[Figure], start: int, end: int, text: str) -> Claim:
    first = figures[0]
    return replace(
        host,
        id=content_id("claim", host.report, first.start, first.end, host.type, host.id),
        start=start,
        end=end,
        text=text[start:end],
        trigger=Span(host.report, first.start, first.end, text[first.start : first.end]),
        actors=(),
        recipients=(),
        place=PlaceRef(host.place.entity, None, host.place.precision) if host.place else None,
        time=replace(host.time, basis="inferred", mention=None) if host.time else None,
        figures=tuple(f.id for f in figures),
        attribution=first.said,
        breaks=(),
        within=None,
        refers=host.refers or host.id,
    )
