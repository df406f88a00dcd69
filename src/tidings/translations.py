"""Sentences of two languages that say the same, without an embedding model unless one is named (`larger.sentences`).

Rare features (`meaning`) lead from a sentence to the few that may render it. Two sentences score by the weight of what they share,
counted on both sides, and by their lengths (as Gale and Church 1993 align parallel texts). Two reports hold a translation
where a run of sentences in order has evidence enough (`sequence`): what stands between two sure sentences is taken with them.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from tidings.alignment import Match
from tidings.consistency import consistent
from tidings.glossary import load_glossary
from tidings.larger.sentences import Embedded, embedded, neighbours
from tidings.meaning import Sense, senses
from tidings.rendering import against, expected_likeness, told
from tidings.sequence import Evidence, Run, runs, trimmed
from tidings.settings import Settings
from tidings.wording import Unit

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Meaning:
    """A sentence ready to be scored: its tokens with their weights, and where each feature stands among them."""

    tokens: tuple[Sense, ...]
    weights: tuple[float, ...]
    places: dict[str, list[int]]
    total: float
    embedded: Embedded | None = None


def find_translations(units: Sequence[Unit], matches: Sequence[Match], settings: Settings) -> list[Match]:
    """Matches across languages, in reading order; `matches` are those within languages."""
    if len({unit.language for unit in units}) < 2:
        return []
    meanings = _meanings(units, settings)
    whole: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if not unit.quoted:
            whole[unit.report].append(unit)
    found: list[Match] = []
    for one, other in _report_pairs(units, meanings, settings):
        found.extend(_align(whole[one], whole[other], meanings, settings))
    found.extend(_quotations(found, units, meanings, settings))
    return sorted(consistent(found, matches, units, settings), key=lambda m: (m.a, m.b))


def _quotations(found: Sequence[Match], units: Sequence[Unit], meanings: Sequence[Meaning], settings: Settings) -> list[Match]:
    """Direct speech of two languages that says the same, in sentences that do not."""
    quoted = [unit for unit in units if unit.quoted]
    held = {(m.a, m.b) for m in found}
    shared = _shared_weight(quoted, meanings, settings)
    kept = []
    for a, b in sorted(pair for pair, weight in shared.items() if weight >= settings.shared_weight):
        value = likeness(meanings[a], meanings[b])
        apart = not any((x, y) in held for x in units[a].holders for y in units[b].holders)
        if apart and value >= settings.same_quotation:
            kept.append(Match(a, b, "translated", round(value, 3)))
    return kept


def _meanings(units: Sequence[Unit], settings: Settings) -> list[Meaning]:
    """Rare features weigh more; one that only one language has weighs little, since nothing can meet it."""
    tokens = [senses(unit) for unit in units]
    count: Counter[str] = Counter()
    languages: dict[str, set[str | None]] = defaultdict(set)
    vectors = embedded([unit.text for unit in units], settings)
    for unit, own in zip(units, tokens, strict=True):
        for feature in {feature for sense in own for feature in sense.features}:
            count[feature] += 1
            languages[feature].add(unit.language)
    count = Counter({feature: times for feature, times in count.items() if len(languages[feature]) > 1})
    known = _known({unit.language for unit in units})
    found = []
    for own, vector in zip(tokens, vectors, strict=True):
        weights = tuple(_weight(sense, count, known, len(units), settings) for sense in own)
        places: dict[str, list[int]] = defaultdict(list)
        for index, sense in enumerate(own):
            for feature in sorted(sense.features):
                places[feature].append(index)
        found.append(Meaning(tuple(own), weights, dict(places), sum(weights), vector))
    return found


def _known(languages: set[str | None]) -> frozenset[str]:
    """Features by which a word could be met in most of these languages, were it said there."""
    glossaries = [glossary for code in sorted(filter(None, languages)) if (glossary := load_glossary(code))]
    held = Counter(concept for glossary in glossaries for concept in glossary.concepts)
    return frozenset("=" + concept for concept, times in held.items() if 2 * times >= len(glossaries))


def _weight(sense: Sense, count: Counter[str], known: frozenset[str], total: int, settings: Settings) -> float:
    shared = [count[feature] for feature in sense.features if count[feature] > 0]
    if not shared:
        missed = sense.features & known or any(feature[0] == "#" for feature in sense.features)
        return settings.missed_weight if missed else settings.unmet_weight
    rarity = math.log(1 + total / min(shared)) / math.log(1 + total)
    return rarity * (settings.telling_weight if sense.telling else 1.0)


def _report_pairs(units: Sequence[Unit], meanings: Sequence[Meaning], settings: Settings) -> list[tuple[str, str]]:
    """Pairs of reports in two languages with sentences that may render one another, in order."""
    shared = _shared_weight([unit for unit in units if not unit.quoted], meanings, settings)
    best: dict[tuple[str, str], dict[int, float]] = defaultdict(dict)
    for (a, b), weight in shared.items():
        if weight >= settings.shared_weight:
            value = settings.likeness_evidence * (likeness(meanings[a], meanings[b]) - settings.even_likeness)
            row = best[units[a].report, units[b].report]
            row[a] = max(row.get(a, 0.0), value)
    return sorted(pair for pair, row in best.items() if sum(row.values()) >= settings.maybe_run)


def _shared_weight(units: Sequence[Unit], meanings: Sequence[Meaning], settings: Settings) -> dict[Pair, float]:
    """The weight of the features that two of these units share, for units of two languages and two reports."""
    lists: dict[str, list[tuple[Unit, float]]] = defaultdict(list)
    for unit in units:
        meaning = meanings[unit.number]
        for feature, places in meaning.places.items():
            lists[feature].append((unit, meaning.weights[places[0]]))
    shared: dict[Pair, float] = defaultdict(float)
    for members in lists.values():
        if 1 < len(members) <= settings.posting_cap:
            for (a, weight), (b, other) in combinations(members, 2):
                if a.language != b.language and a.report != b.report:
                    shared[a.number, b.number] += min(weight, other)
    for one, two in neighbours([(u.language, u.report, u.number, meanings[u.number].embedded) for u in units], settings):
        shared[one, two] = max(shared[one, two], settings.shared_weight)
    return shared


def likeness(a: Meaning, b: Meaning) -> float:
    """The weight of the tokens of each that the other meets, as a share of all, the two shares taken together (0 to 1).

    Where a larger model read both, its likeness, if that is greater.
    """
    if len(a.places) > len(b.places):
        a, b = b, a
    met_a: set[int] = set()
    met_b: set[int] = set()
    for feature, places in a.places.items():
        if others := b.places.get(feature):
            met_a.update(places)
            met_b.update(others)
    share_a = sum(a.weights[i] for i in met_a) / a.total if a.total else 0.0
    share_b = sum(b.weights[i] for i in met_b) / b.total if b.total else 0.0
    met = 2 * share_a * share_b / (share_a + share_b) if share_a + share_b else 0.0
    return max(met, a.embedded.like(b.embedded)) if a.embedded and b.embedded else met


def _align(one: Sequence[Unit], other: Sequence[Unit], meanings: Sequence[Meaning], settings: Settings) -> list[Match]:
    """The sentences of two reports that render one another: runs in order, the first of which must be sure, then what was moved."""
    scores = [[likeness(meanings[a.number], meanings[b.number]) for b in other] for a in one]
    sizes = [[min(len(meanings[a.number].tokens), len(meanings[b.number].tokens)) for b in other] for a in one]
    evidence = _evidence(np.array(scores), np.array(sizes), one, other, settings)
    least = settings.end_likeness * expected_likeness(one[0].language, other[0].language)
    found = [trimmed(run, scores, least) for run in runs(evidence, settings.skipped_sentence, settings.sure_run, settings.further_run)]
    if not found or not _renders(found[0], one, other, meanings, scores, settings):
        return []
    cells = sorted(cell for run in found for cell in run.cells)
    return [Match(one[i].number, other[j].number, "translated", round(scores[i][j], 3)) for i, j in cells]


def _renders(
    run: Run, one: Sequence[Unit], other: Sequence[Unit], meanings: Sequence[Meaning], scores: Sequence[Sequence[float]], settings: Settings
) -> bool:
    """Whether a run has news in it and is a translation, not the same matter in other words: see `rendering`."""
    pairs = [(meanings[one[i].number], meanings[other[j].number]) for i, j in run.cells]
    mine = told([(a.tokens, frozenset(b.places)) for a, b in pairs])
    theirs = told([(b.tokens, frozenset(a.places)) for a, b in pairs])
    usual = expected_likeness(one[0].language, other[0].language)
    sizes = [min(len(a.tokens), len(b.tokens)) for a, b in pairs]
    likeness = sum(scores[i][j] * size for (i, j), size in zip(run.cells, sizes, strict=True)) / max(1, sum(sizes))
    return (
        any(one[i].news and other[j].news for i, j in run.cells)
        and likeness >= settings.run_likeness * usual
        and run.worth + settings.names_against * against(mine, theirs, settings) >= settings.sure_run
    )


def _evidence(scores: Evidence, sizes: Evidence, one: Sequence[Unit], other: Sequence[Unit], settings: Settings) -> Evidence:
    """What likeness and length say for two sentences being one text, in nats; little likeness says less of short sentences."""
    above = settings.likeness_evidence * (scores - settings.even_likeness)
    doubt = np.minimum(settings.most_doubt, settings.least_doubt + settings.token_doubt * sizes)
    said = np.where(above > 0, np.minimum(above, settings.most_evidence), doubt * (scores - settings.even_likeness))
    apart = np.abs(np.subtract.outer(*(np.log([_extent(unit) for unit in side]) for side in (one, other))))
    return said + np.maximum(settings.length_against, settings.length_for - settings.length_slope * apart)


def _extent(unit: Unit) -> float:
    """Letters of a sentence, one sign of a dense script counted as the three that it comes to elsewhere."""
    return len(unit.text) * (3.0 if unit.dense else 1.0)
