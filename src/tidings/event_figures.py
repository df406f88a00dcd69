"""The figures of an event: every value stays with the claim and the informant that gave it; a range is derived by a named rule.

`ucdp`: low and high are the lowest and highest that an origin gives, best is what most origins give, the latest among equals and of one
report what it gives first; what no later report repeats once others have raised it is out of date. `conservative`: best is the lowest
that an origin gives. `latest`: best is what the report printed last gives. Whatever the rule, of what one report gives by one voice the
number of its headline stands for the whole, else the largest, and the rest for its parts, and a value that a copy alone changed ("31" where
the text it copies has "13") is a slip of the copy, not another count. What its own publisher has put right ("eight, not nine") counts as
the right number, and stays beside it marked superseded.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Literal, Protocol

from tidings.model import Claim, EventFigure, Figure, FigureBy
from tidings.settings import FIGURE_RULES, Settings

Rule = Literal["ucdp", "conservative", "latest"]
Given = tuple[Claim, Figure]


class Origins(Protocol):
    """What is asked about where claims come from."""

    @property
    def settings(self) -> Settings:
        """The thresholds, and the rule by which ranges are derived."""

    def lineage(self, claim: Claim) -> str:
        """The lineage that a claim comes from."""

    @property
    def slips(self) -> Mapping[str, Figure]:
        """The figure of the origin by the id of the one that a copy has in its place."""

    @property
    def superseded(self) -> Collection[str]:
        """The ids of figures that their own publisher has put right."""

    @property
    def headlined(self) -> Collection[str]:
        """The ids of figures that stand in a headline."""

    @property
    def teller(self) -> Mapping[str, Claim]:
        """The claim that each figure belongs to."""

    def origin_first(self, claim: Claim) -> tuple[int, str, str]:
        """A key that sorts an origin's own report before its copies, then by day of printing."""


def event_figures(
    claims: Sequence[Claim], figures: Mapping[str, Figure], origins: Origins, named: Sequence[Given] = ()
) -> tuple[EventFigure, ...]:
    """The figures of an event by measure and by what is counted, parts of a sum left to the sum; `named` are people counted by name."""
    given: dict[tuple[str, str], list[Given]] = defaultdict(list)
    told = [(claim, figure) for claim in claims for figure in _wholes([figures[f] for f in claim.figures if f in figures])]
    words = _origins_words(told, origins)
    for claim, figure in told:
        given[_measured(claim, figure), words.get(_telling(claim, figure, origins), _counted(figure))].append((claim, figure))
    for claim, figure in named:
        given[figure.measure, ""].append((claim, figure))
    return tuple(_range(measure, rows, origins) for (measure, _), rows in sorted(given.items()))


def _measured(claim: Claim, figure: Figure) -> str:
    """The measure of a figure in an event: what is promised or announced to be given is not delivered yet."""
    promised = claim.type == "AGREE" or claim.modality in ("planned", "urged", "conditional", "possible")
    return "pledged" if figure.measure == "delivered" and promised else figure.measure


SEVERAL = 2  # other reports whose number says which of those that one gives is of what they all tell
CONSERVATIVE = "conservative"
UNKNOWN = "9999"  # the day of a report that has none
PEOPLE_MEASURES = frozenset(
    (
        "killed", "injured", "missing", "rescued", "detained", "released", "abducted", "captured", "surrendered", "neutralised",
        "displaced", "returned", "evacuated", "hosted", "aided", "affected", "participants", "aboard", "incidents", "margin", "struck",
    )
)  # fmt: skip


def _counted(figure: Figure) -> str:
    """What keeps figures of one measure apart: things are told apart by what they are, people are one sum."""
    return "" if figure.measure in PEOPLE_MEASURES else (figure.of or "").casefold()


def _telling(claim: Claim, figure: Figure, origins: Origins) -> tuple[str, str, int | float | None]:
    """What the copies and translations of one text share of a figure: its measure and its number."""
    return origins.lineage(claim), figure.measure, _value(figure)


def _origins_words(told: Sequence[Given], origins: Origins) -> dict[tuple[str, str, int | float | None], str]:
    """What things the first report of each lineage counts with a number, by which its copies' and translations' are known: "85 barns"
    and "85 sheds" of one text are one figure; not where that report counts several things with one number."""
    words: dict[tuple[str, str, int | float | None], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim, figure in sorted(told, key=lambda row: (*origins.origin_first(row[0]), row[1].start)):
        words[_telling(claim, figure, origins)][claim.report].add(_counted(figure))
    return {
        telling: next((w for said in by_report.values() for w in sorted(said) if w), "")
        for telling, by_report in words.items()
        if all(len(said) == 1 for said in by_report.values())
    }


def _wholes(figures: Sequence[Figure]) -> list[Figure]:
    """Figures of one claim without those that are parts of another of its figures of that measure."""
    kept = []
    for figure in figures:
        value = figure.best or figure.low or 0
        rest = [f for f in figures if f is not figure and f.measure == figure.measure and _counted(f) == _counted(figure)]
        if not any(f.start <= figure.start and figure.end <= f.end and (f.best or f.low or 0) > value for f in rest):
            kept.append(figure)
    return kept


def _range(measure: str, rows: Sequence[Given], origins: Origins) -> EventFigure:
    """The derived range of one measure, and every value with its speaker."""
    rows = sorted(rows, key=lambda r: (*origins.origin_first(r[0]), r[1].start))
    meant = [_meant(c, f, origins) for c, f in rows]
    by = tuple(FigureBy(_value(f), c.id, _speaker(c), f.low, f.high, f.id in origins.superseded) for c, f in dict.fromkeys((*meant, *rows)))
    rule = origins.settings.figure_rule
    own = _own(meant, origins)
    exact = [(c, f) for c, f in own if f.best is not None]
    summed = _confirmed(_largest(_of_headlines(exact, origins)), exact)
    if not summed:
        lows = [f.low for _, f in own if f.low is not None]
        highs = [f.high for _, f in own if f.high is not None]
        return EventFigure(measure, max(lows, default=None), None, min(highs, default=None), rule, by, _said_of(own))
    values = [f.best for _, f in _largest(_of_headlines(exact, origins, keep_said=True)) if f.best is not None]
    bests = tuple((name, min(values) if name == CONSERVATIVE else best_by(name, summed, origins)) for name in FIGURE_RULES)
    return EventFigure(measure, min(values), dict(bests)[rule], max(values), rule, by, _said_of(summed), bests)


def _said_of(rows: Sequence[Given]) -> str | None:
    """What is counted, in the words of the first that says so."""
    return next((f.of for _, f in rows if f.of), None)


def _meant(claim: Claim, figure: Figure, origins: Origins) -> Given:
    """What a slip of a copy stands for: the figure of its origin, told by the claim that has it there."""
    right = origins.slips.get(figure.id)
    return (claim, figure) if right is None else (origins.teller.get(right.id, claim), right)


def _own(rows: Sequence[Given], origins: Origins) -> list[Given]:
    """What each lineage's first report gives: copies add no count, but a larger number that one of a later day brings it up to."""
    heads: dict[str, Claim] = {}
    most: dict[str, int | float] = defaultdict(int)
    for claim, figure in rows:
        lineage = origins.lineage(claim)
        heads.setdefault(lineage, claim)
        if heads[lineage].report == claim.report:
            most[lineage] = max(most[lineage], _value(figure) or 0)

    def updates(claim: Claim, figure: Figure) -> bool:
        lineage = origins.lineage(claim)
        before, after = (origins.origin_first(c)[1][:10] for c in (heads[lineage], claim))
        return before < after < UNKNOWN and (_value(figure) or 0) > most[lineage]

    return [(c, f) for c, f in rows if heads[origins.lineage(c)].report == c.report or updates(c, f)]


def _of_headlines(rows: Sequence[Given], origins: Origins, keep_said: bool = False) -> list[Given]:
    """Of the values of a report those of its headline, where that gives one: it sums up what the text counts by pieces. `keep_said` are
    those too that somebody is cited for: no headline takes them from the range."""
    titled = {c.report for c, f in rows if f.id in origins.headlined}
    return [(c, f) for c, f in rows if c.report not in titled or f.id in origins.headlined or (keep_said and c.attribution)]


def _largest(rows: Sequence[Given]) -> list[Given]:
    """Of the values that one report gives by one voice, the largest: the others are parts of it."""
    kept: dict[tuple[str, str | None], Given] = {}
    for claim, figure in rows:
        key = (claim.report, _voice(claim, figure))
        if key not in kept or (figure.best or 0) > (kept[key][1].best or 0):
            kept[key] = (claim, figure)
    return list(kept.values())


def _confirmed(summed: Sequence[Given], exact: Sequence[Given]) -> list[Given]:
    """What each report gives by one voice, but where nobody else has its largest number and several others what it tells first: the rest
    of such a report is of something else."""
    told: dict[int | float | None, set[str]] = defaultdict(set)
    for claim, figure in exact:
        told[figure.best].add(claim.report)
    firsts: dict[tuple[str, str | None], Given] = {}
    for claim, figure in sorted(exact, key=lambda row: row[1].start):
        firsts.setdefault((claim.report, _voice(claim, figure)), (claim, figure))
    kept = []
    for claim, figure in summed:
        first = firsts[claim.report, _voice(claim, figure)]
        alone = told[figure.best] == {claim.report} and len(told[first[1].best] - {claim.report}) >= SEVERAL
        kept.append(first if alone else (claim, figure))
    return kept


def best_by(rule: str, exact: Sequence[Given], origins: Origins) -> int | float | None:
    """The one value that a rule takes for the best."""
    printed = [(origins.origin_first(c)[1], f.best) for c, f in exact if f.best is not None]
    latest = {value: max(day for day, other in printed if other == value) for _, value in printed}
    if rule == "latest":
        return max(latest, key=lambda v: (latest[v], v))
    given = {(origins.lineage(c), f.best) for c, f in exact if f.best is not None}
    votes = Counter(value for _, value in given if not _raised(value, latest)) or Counter(value for _, value in given)
    first = {f.best: -place for place, (_, f) in reversed(list(enumerate(exact)))}
    return max(votes, key=lambda v: (votes[v], v > 1, latest[v], first[v]))  # a report on one of the dead tells of one


def _raised(value: float, latest: Mapping[int | float, str]) -> bool:
    """Whether all that was printed after a value was last given says more: tolls rise, and who repeats the first one has not heard."""
    after = [other for other, day in latest.items() if day[:10] > latest[value][:10]]
    return bool(after) and all(other > value for other in after)


def _value(figure: Figure) -> int | float | None:
    return figure.best if figure.best is not None else figure.low


def _voice(claim: Claim, figure: Figure) -> str | None:
    """Who gives a number: the one cited, by entity; of a count that stands against another ("the hospital counted 15") whoever it is."""
    alone = claim.refers is not None and claim.trigger.start == figure.start and claim.attribution is not None
    return _speaker(claim) or (claim.id if alone else None)


def _speaker(claim: Claim) -> str | None:
    sources = claim.attribution.sources if claim.attribution else ()
    return next((p.entity for p in sources if p.entity), None)
