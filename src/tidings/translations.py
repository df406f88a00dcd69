"""Sentences of two languages that say the same, without an embedding model unless one is named (`larger.sentences`).

Rare features (`meaning`) lead from a sentence to the few that may render it. Two sentences score by the weight of what they share,
counted on both sides. Between two reports the sentences are aligned in order (as Gale and Church 1993 align parallel
texts, by what is said in place of length): where much of two reports is aligned, less is asked of each sentence in it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from tidings.alignment import Match
from tidings.consistency import consistent
from tidings.glossary import load_glossary
from tidings.larger.sentences import Embedded, embedded, neighbours
from tidings.meaning import Sense, senses
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
            value = likeness(meanings[a], meanings[b])
            if value >= settings.maybe_same:
                row = best[units[a].report, units[b].report]
                row[a] = max(row.get(a, 0.0), value)
    return sorted(pair for pair, row in best.items() if max(row.values()) >= settings.same_meaning or len(row) > 1)


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
    """The sentences of two reports that render one another: in order first, then those that were moved."""
    scores = [[likeness(meanings[a.number], meanings[b.number]) for b in other] for a in one]
    path = _path(scores, settings.path_score)
    if len(path) > 1 and _supported(scores, path, settings):
        sure = {(i, j) for i, j in path if scores[i][j] >= settings.aligned_score}
        pairs = sorted(sure | {(i, j) for i, j in path if _held(i, j, sure, len(one), len(other))})
        pairs += _gaps(pairs, one, other, settings)
        pairs += _moved(scores, pairs, settings.moved_score)
    else:
        sizes = [[min(len(meanings[a.number].tokens), len(meanings[b.number].tokens)) for b in other] for a in one]
        alone = _moved(_doubted(scores, sizes, settings.doubt), [], settings.same_meaning)
        pairs = [(i, j) for i, j in alone if one[i].news and other[j].news]
    return [Match(one[i].number, other[j].number, "translated", round(scores[i][j], 3)) for i, j in sorted(pairs)]


def _supported(scores: Sequence[Sequence[float]], path: Sequence[Pair], settings: Settings) -> bool:
    """Whether the alignment is good enough, over the shorter report, to be that of a translation; more is asked of short reports."""
    shorter = min(len(scores), len(scores[0]))
    return sum(scores[i][j] for i, j in path) >= settings.aligned_support * (shorter + settings.short_report)


def _doubted(scores: Sequence[Sequence[float]], sizes: Sequence[Sequence[int]], doubt: float) -> list[list[float]]:
    """Likenesses where nothing around the sentences speaks for them: worth less the fewer tokens they rest on."""
    return [[s * n / (n + doubt) if n else 0.0 for s, n in zip(row, own, strict=True)] for row, own in zip(scores, sizes, strict=True)]


def _held(i: int, j: int, sure: set[Pair], rows: int, columns: int) -> bool:
    """Whether a pair stands between two sure ones, or at an end of both reports next to one."""
    before = (i - 1, j - 1) in sure or i == 0 == j
    after = (i + 1, j + 1) in sure or (i == rows - 1 and j == columns - 1)
    return before and after


def _gaps(pairs: Sequence[Pair], one: Sequence[Unit], other: Sequence[Unit], settings: Settings) -> list[Pair]:
    """A sentence on either side with nothing known of it, between two pairs: the one renders the other, if as long. So do titles."""
    found = []
    for (i, j), (k, m) in pairwise([(-1, -1), *pairs]):
        if k - i == 2 == m - j:
            a, b = one[i + 1], other[j + 1]
            short, long = sorted((len(a.text), len(b.text)))
            if a.news == b.news == (i >= 0) and (settings.length_ratio * long <= short or a.dense or b.dense):
                found.append((i + 1, j + 1))
    return found


def _path(scores: Sequence[Sequence[float]], least: float) -> list[Pair]:
    """Pairs (row, column) that rise in both and together score most above `least`."""
    rows, columns = len(scores), len(scores[0])
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows):
        for j in range(columns):
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + scores[i][j] - least)
    found, i, j = [], rows, columns
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            found.append((i, j))
    return found[::-1]


def _moved(scores: Sequence[Sequence[float]], taken: Sequence[Pair], least: float) -> list[Pair]:
    """Pairs out of order whose score is the best of row and column and large enough."""
    rows, columns = {i for i, _ in taken}, {j for _, j in taken}
    found = []
    for value, i, j in sorted(((-v, i, j) for i, row in enumerate(scores) for j, v in enumerate(row) if v >= least)):
        if i not in rows and j not in columns and -value >= least:
            rows.add(i)
            columns.add(j)
            found.append((i, j))
    return found
