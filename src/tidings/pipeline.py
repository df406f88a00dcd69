"""The whole flow on one page: reports in, every layer of the record out.

    clean -> copies -> dates -> lineages            what was printed, by whom, when, and what comes from what
    annotate -> names, times, figures -> claims     per report, pure
    entities -> events -> stories                   joins over all reports

Nothing here knows of files, stores or terminals. The reports are taken in the order of their ids, so that adding reports
later gives the same layers as adding them at once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Protocol

from tidings.annotate import load_annotator
from tidings.annotate_types import Sentence
from tidings.claims import find_claims
from tidings.clean import clean
from tidings.copies import find_copies
from tidings.dateline import past_dateline
from tidings.dates import infer_dates
from tidings.entities import join_entities
from tidings.errors import Problem
from tidings.events import join_events
from tidings.figures import find_figures
from tidings.furniture import without_furniture
from tidings.garbage import seldom_looked_for
from tidings.growing import Memory
from tidings.guard import FAULTS, Guard, memory_limit, time_limit
from tidings.in_villages import in_villages
from tidings.inherit import inherited
from tidings.language import Pack, load_pack
from tidings.larger import larger_names, with_second_coder
from tidings.larger.coder import Found
from tidings.layers import NOTHING, Cleaned, Layers, Printed, Progress, Reading, Said, silent
from tidings.lineages import find_lineages
from tidings.loose_figures import loose_figures
from tidings.match import rejected, standing
from tidings.model import (
    READ_KINDS,
    Attribution,
    Claim,
    Figure,
    Judgement,
    Mention,
    Passage,
    Report,
)
from tidings.names import find_known_names, find_names
from tidings.sentences import LONGEST, is_cut
from tidings.settings import Settings
from tidings.shelf import Shelf, key_of
from tidings.stories import tell_stories
from tidings.times import find_times
from tidings.versions import newest

CUT = f"a sentence of it is longer than {LONGEST:,} letters and was read in pieces"
AT_ONCE = 32  # reports whose sentences are parsed together
LONGEST_FORESEEN = 50_000  # code points of a report that is parsed together with others


class Work(Protocol):
    """Where the work on single reports is done: here, or in shards by many workers (`tidings.scale`). Both make the same."""

    def clean(
        self, reports: Sequence[Report], settings: Settings, progress: Progress
    ) -> tuple[list[Report], tuple[Passage, ...], list[Problem]]:
        """Reports as they are kept, the passages of all of them in their order, and what went wrong."""

    def read(
        self, reports: Sequence[Report], passages: Sequence[Passage], settings: Settings, progress: Progress
    ) -> tuple[list[Reading], list[Problem]]:
        """What each report says, in the order of the reports, and what went wrong."""


class Here:
    """One report after another in this process; what stands on the `shelf` is not read again."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.shelf = shelf or Shelf()

    def clean(
        self, reports: Sequence[Report], settings: Settings, progress: Progress
    ) -> tuple[list[Report], tuple[Passage, ...], list[Problem]]:
        """See `Work`."""
        guard = Guard(settings.longest_work, settings.most_memory)
        return *_clean_all(reports, guard, progress), guard.problems

    def read(
        self, reports: Sequence[Report], passages: Sequence[Passage], settings: Settings, progress: Progress
    ) -> tuple[list[Reading], list[Problem]]:
        """See `Work`."""
        guard = Guard(settings.longest_work, settings.most_memory)
        return _read_all(reports, passages, settings, guard, self.shelf, progress), guard.problems


def run(
    reports: Sequence[Report],
    judgements: Sequence[Judgement] = (),
    settings: Settings | None = None,
    progress: Progress = silent,
    work: Work | None = None,
) -> Layers:
    """All layers of the record of some reports; `progress(stage, done, total)` is called as the work goes on."""
    settings, work = settings or Settings(), work or Here()
    with seldom_looked_for():
        printed = gather(reports, settings, progress, work)
        return tell(printed, hear(printed, judgements, settings, progress, work), judgements, settings, progress)


def gather(
    reports: Sequence[Report],
    settings: Settings,
    progress: Progress,
    work: Work,
    memory: Memory | None = None,
    before: Cleaned | None = None,
) -> Printed:
    """The first third: reports cleaned, compared with one another, dated, and put into lineages.

    With a `memory` of what the record held, copies are looked for among what is new only, and reports that were cleaned `before` are not
    cleaned again; what comes out is the same.
    """
    cleaned, passages, uncleaned = _cleaned(newest(reports, settings), before or {}, settings, progress, work)
    passages = without_furniture(cleaned, passages, settings)
    copies = find_copies(cleaned, passages, settings, memory)
    dated = infer_dates(cleaned, passages, copies)
    progress("link", 1, 1)
    lineages, passages = find_lineages(dated, passages, copies, settings)
    return Printed(tuple(dated), passages, copies, lineages, tuple(uncleaned))


def _cleaned(
    raw: Sequence[Report], before: Cleaned, settings: Settings, progress: Progress, work: Work
) -> tuple[list[Report], tuple[Passage, ...], list[Problem]]:
    """Reports as they are kept, their passages, and what went wrong: of those that are as they came before, what was made of them then."""
    known = {report.id for report in raw if report.id in before and before[report.id][0] == report}
    made, parts, problems = work.clean([report for report in raw if report.id not in known], settings, progress)
    if not known:
        return made, parts, problems
    own: dict[str, list[Passage]] = {report.id: [] for report in made}
    for passage in parts:
        own[passage.report].append(passage)
    fresh = {report.id: (report, tuple(own[report.id])) for report in made}
    all_of = [before[report.id][1:] if report.id in known else fresh[report.id] for report in raw]
    return [report for report, _ in all_of], tuple(passage for _, each in all_of for passage in each), problems


def gathered(layers: Layers) -> Printed:
    """The first third as it is in layers that were made before."""
    uncleaned = tuple(p for p in layers.problems if p.stage == "clean")
    return Printed(layers.reports, layers.passages, layers.copies, layers.lineages, uncleaned)


def hear(printed: Printed, judgements: Sequence[Judgement], settings: Settings, progress: Progress, work: Work) -> Said:
    """The second third: reports read, and who is who in them, as people judged it."""
    dated, passages = printed.reports, printed.passages
    readings, unread = work.read(dated, passages, settings, progress)
    mentions = tuple(m for reading in readings for m in reading.mentions)
    entities, joined = join_entities(mentions, dated, standing(judgements), settings, passages)
    mentions = with_described([m for reading in readings for m in reading.described], mentions, joined)
    progress("entities", 1, 1)
    figures = given_by([f for reading in readings for f in reading.figures], mentions)
    times = tuple(t for reading in readings for t in reading.times)
    read = named([c for reading in readings for c in reading.claims], mentions)
    read = in_villages(read, [m for reading in readings for m in reading.mentions], mentions, {e.id: e for e in entities})
    read += loose_figures(read, figures, passages, mentions, times, {r.id: r.text for r in dated})
    read += inherited(read, figures, printed.copies, dated, settings)
    return Said(mentions, entities, times, figures, tuple(read), tuple(unread))


def heard(layers: Layers) -> Said:
    """The second third as it is in layers that were made before, where no claim was corrected."""
    claims = tuple(replace(claim, event=None) for claim in layers.claims)
    unread = tuple(p for p in layers.problems if p.stage != "clean")
    return Said(layers.mentions, layers.entities, layers.times, layers.figures, claims, unread)


def tell(printed: Printed, said: Said, judgements: Sequence[Judgement], settings: Settings, progress: Progress) -> Layers:
    """The last third: what is said joined into events and stories, as people judged it."""
    decided = standing(judgements)
    turned_down = rejected(decided, "claims")
    held = [c for c in said.claims if c.id not in turned_down]
    texts = printed.reports, printed.passages, said.mentions, printed.copies, printed.lineages
    events, claims = join_events(held, said.figures, said.entities, *texts, decided, settings)
    left = (c for c in said.claims if c.id in turned_down)
    progress("events", 1, 1)
    return Layers(
        reports=printed.reports,
        passages=printed.passages,
        copies=printed.copies,
        lineages=printed.lineages,
        mentions=said.mentions,
        entities=said.entities,
        times=said.times,
        figures=said.figures,
        claims=tuple(sorted((*claims, *left), key=lambda c: (c.report, c.start, c.trigger.start, c.id))),
        events=events,
        stories=tell_stories(events, printed.reports, settings),
        judgements=tuple(judgements),
        problems=(*printed.problems, *said.problems),
    )


def _clean_all(reports: Sequence[Report], guard: Guard, progress: Progress) -> tuple[list[Report], tuple[Passage, ...]]:
    cleaned: list[Report] = []
    passages: list[Passage] = []
    for number, report in enumerate(reports, 1):
        kept, parts = report, tuple[Passage, ...]()
        with guard.over(report.id, "clean", "its text could not be split into passages, and nothing of what it says is in the record"):
            kept, parts = clean(report, load_pack(report.language))
            if any(is_cut(report.text, part.sentences) for part in parts):
                guard.problems.append(Problem(report.id, "clean", CUT, "look whether the page is whole; nothing of it is left out"))
        cleaned.append(kept)
        passages.extend(parts)
        progress("clean", number, len(reports))
    return cleaned, tuple(passages)


def _read_all(
    reports: Sequence[Report], passages: Sequence[Passage], settings: Settings, guard: Guard, shelf: Shelf, progress: Progress
) -> list[Reading]:
    parts: dict[str, list[Passage]] = {report.id: [] for report in reports}
    for passage in passages:
        parts[passage.report].append(passage)
    readings = []
    for first in range(0, len(reports), AT_ONCE):
        batch = reports[first : first + AT_ONCE]
        keys = {report.id: key_of(report, parts[report.id], settings) for report in batch}
        kept = dict(zip(keys, shelf.take(list(keys.values()), Reading), strict=True))
        _foresee([report for report in batch if kept[report.id] is None], parts, settings)
        for number, report in enumerate(batch, first + 1):
            reading = kept[report.id]
            if reading is None:
                with guard.over(report.id, "read", "its names, times, figures and claims are not in the record"):
                    reading = read_report(report, parts[report.id], settings)
                    shelf.put(keys[report.id], reading)
            readings.append(reading or NOTHING)
            progress("read", number, len(reports))
    return readings


def _foresee(reports: Sequence[Report], parts: Mapping[str, Sequence[Passage]], settings: Settings) -> None:
    """Parses the sentences of some reports at once. What fails here fails again with the report that it is in, and is told there."""
    pieces: dict[str | None, list[str]] = {}
    for report in reports:
        found = pieces_of(report, parts[report.id], (*READ_KINDS, "caption"))
        if sum(end - start for start, end in found) <= LONGEST_FORESEEN:
            pieces.setdefault(report.language, []).extend(report.text[start:end] for start, end in found)
    for code, texts in pieces.items():
        pack = pack_with(code, settings)
        annotator = load_annotator(pack) if pack else None
        if annotator:
            with suppress(*FAULTS), time_limit(settings.longest_work), memory_limit(settings.most_memory):
                annotator.foresee(texts)


def pack_with(code: str | None, settings: Settings) -> Pack | None:
    """The pack of a language with the user's own event words; None where there is no pack."""
    pack = load_pack(code)
    return replace(pack, words=settings.event_words) if pack else None


def read_report(report: Report, passages: Sequence[Passage], settings: Settings) -> Reading:
    """Names, times, figures and claims of one report; a language without a pack gives known names only."""
    pack = pack_with(report.language, settings)
    if pack is None:
        return Reading(find_known_names(report, passages), (), (), ())
    sentences = parse(report, passages, pack)
    times = find_times(report, passages, pack, sentences)
    captions = parse(report, passages, pack, ("caption",))
    more = larger_names(report, passages, settings)
    mentions = (
        find_names(report, passages, (*sentences, *captions), pack, more) if pack.toml("names") else find_known_names(report, passages)
    )
    figures = find_figures(report, passages, sentences, times, pack)
    claims, described, figures = find_claims(report, passages, sentences, mentions, times, figures, pack, settings)
    claims = with_second_coder(claims, report, passages, Found(mentions, times, figures, sentences), settings)
    return Reading(mentions, times, figures, claims, described)


def with_described(described: Sequence[Mention], named: Sequence[Mention], joined: Sequence[Mention]) -> tuple[Mention, ...]:
    """The joined mentions, and behind them those without a name: pronouns with the entity of their chain, descriptions with none.

    They stand last so that whoever looks for a mention of an entity finds its name before a "she".
    """
    home = {before.entity: after.entity for before, after in zip(named, joined, strict=False)}
    return (*joined, *(replace(m, entity=home.get(m.entity)) for m in described))


def parse(report: Report, passages: Sequence[Passage], pack: Pack, kinds: Collection[str] = READ_KINDS) -> tuple[Sentence, ...]:
    """The parsed sentences of passages of some kinds, else of those that people would read; none where the pack has no model."""
    annotator = load_annotator(pack)
    if annotator is None:
        return ()
    pieces = pieces_of(report, passages, kinds)
    return tuple(sentence for group in annotator.annotate(report.text, pieces) for sentence in group if sentence.tokens)


def pieces_of(report: Report, passages: Sequence[Passage], kinds: Collection[str]) -> list[tuple[int, int]]:
    """The stretches of passages of some kinds that are parsed each by itself: sentences, datelines at their heads apart."""
    told = [passage for passage in passages if passage.kind in kinds]
    return [piece for passage in told for start, end in passage.sentences for piece in past_dateline(report.text, start, end)]


def named(claims: Sequence[Claim], mentions: Sequence[Mention]) -> list[Claim]:
    """Claims whose participants and places carry the entity of the mention that names them; a body is no place."""
    entity = {mention.id: mention.entity for mention in mentions}
    bodies = {mention.id for mention in mentions if mention.kind == "organisation"}
    found = []
    for claim in claims:
        actors = tuple(replace(p, entity=entity.get(p.mention or "")) for p in claim.actors)
        recipients = tuple(replace(p, entity=entity.get(p.mention or "")) for p in claim.recipients)
        somewhere = claim.place is not None and claim.place.mention not in bodies
        place = replace(claim.place, entity=entity.get(claim.place.mention or "")) if claim.place and somewhere else None
        said = _sourced(claim.attribution, entity)
        found.append(replace(claim, actors=actors, recipients=recipients, place=place, attribution=said))
    return found


def given_by(figures: Sequence[Figure], mentions: Sequence[Mention]) -> tuple[Figure, ...]:
    """Figures whose speakers carry the entity of the mention that names them."""
    entity = {mention.id: mention.entity for mention in mentions}
    return tuple(replace(f, said=_sourced(f.said, entity)) if f.said else f for f in figures)


def _sourced(said: Attribution | None, entity: Mapping[str, str | None]) -> Attribution | None:
    """An attribution with the entities of its sources."""
    return replace(said, sources=tuple(replace(p, entity=entity.get(p.mention or "")) for p in said.sources)) if said else None
