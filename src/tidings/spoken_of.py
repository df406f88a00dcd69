"""The countries that each report speaks of: its own words, and where those say little, what reports of the same people and places say.

"The army" is that of the country that a report is about. A report that names no country, but one foreign city, is about the country
of the other reports that tell of the same names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from tidings.actors import actors
from tidings.fold import fold_name
from tidings.gazetteer import NO_COUNTRY, WELL_KNOWN, gazetteer
from tidings.model import Mention, MentionKind
from tidings.settings import Settings

PLAIN = 2  # a country named once by its name or adjective; a city counts one


class Told(Protocol):
    """What is asked of a chain of mentions."""

    @property
    def mentions(self) -> Sequence[Mention]:
        """Where it is named."""


def parts_of_names(mentions: Iterable[Mention]) -> frozenset[str]:
    """The ids of the places that stand within the names of facilities: "Nyala" of "Nyala Ridge dam"."""
    found: set[str] = set()
    for own in _by_report(mentions).values():
        wholes = [m for m in own if m.kind == "facility"]
        for place in own if wholes else ():
            if place.kind == "place" and any(w.start <= place.start and place.end <= w.end for w in wholes):
                found.add(place.id)
    return frozenset(found)


def _by_report(mentions: Iterable[Mention]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.report].append(mention)
    return found


def spoken_of(
    by_report: Mapping[str, Sequence[Told]], named: Iterable[tuple[str, str]], inner: Collection[str], settings: Settings
) -> dict[str, Counter[str]]:
    """The countries (alpha-3) that each report speaks of, and their weight: by what stands outside the names of facilities (`inner` are the
    mentions inside, see `parts_of_names`), else by its company (`with_company`), else by those names."""
    found = with_company({report: countries_in(chains, inner) for report, chains in by_report.items()}, named, settings)
    return {report: spoken or countries_in(by_report[report]) for report, spoken in found.items()}


def countries_in(chains: Iterable[Told], without: Collection[str] = ()) -> Counter[str]:
    """The countries (alpha-3) that a report speaks of, and how often: by name, by adjective, by well-known cities. Mentions whose ids are
    in `without` are passed over."""
    found: Counter[str] = Counter()
    for chain in chains:
        mentions = [m for m in chain.mentions if m.id not in without]
        for mention in mentions:
            if spoken := _country_in(mention.text, mention.kind):
                found[spoken[0]] += spoken[1]
        for role in {m.role for m in mentions if m.role}:
            for word in str(role).split():
                if code := actors().adjective(word.strip(".,")):
                    found[code] += 1
    return found


def small_only(chains: Sequence[Told]) -> Counter[str]:
    """The countries that a report speaks of by nothing but the name of one small town, and how often: no state is told by that."""
    by: dict[str, set[str]] = defaultdict(set)
    for mention in (m for chain in chains for m in chain.mentions):
        if spoken := _country_in(mention.text, mention.kind):
            country, weight = spoken
            small = weight == 1 and all(p.population < WELL_KNOWN and p.feature == "city" for p in gazetteer().lookup(mention.text))
            by[country].add(fold_name(mention.text) if small else "")
    told = countries_in(chains)
    return Counter({country: told[country] for country, names in by.items() if len(names) == 1 and "" not in names})


@lru_cache(maxsize=100_000)
def _country_in(name: str, kind: MentionKind) -> tuple[str, int] | None:
    """The country that a name speaks of, and how clearly."""
    code = actors().country(name)
    organ = actors().body(name) if kind in ("organisation", "group") else None
    if code or organ:
        return code or str(organ.country if organ else ""), 2
    if kind != "place":
        return None
    places = [p for p in gazetteer().lookup(name) if p.country != NO_COUNTRY]
    if places and (len({p.country for p in places}) == 1 or places[0].population > 500_000 or places[0].feature == "region"):
        return places[0].country, 1
    return None


def with_company(own: Mapping[str, Counter[str]], named: Iterable[tuple[str, str]], settings: Settings) -> dict[str, Counter[str]]:
    """Countries (alpha-3) and their weight by report; a report that names none gets those of its company besides.

    `named` are pairs of a report and the full name of a person or place in it. Company are reports that share `company_names`
    names with it; names of more than `posting_cap` reports lead to none.
    """
    vague = {report for report, spoken in own.items() if max(spoken.values(), default=0) < PLAIN}
    holders: dict[str, set[str]] = defaultdict(set)
    for report, name in named:
        holders[fold_name(name)].add(report)
    shared: dict[str, Counter[str]] = {report: Counter() for report in vague}
    for reports in holders.values():
        if 1 < len(reports) <= settings.posting_cap:
            for report in reports & vague:
                shared[report].update(reports - {report})
    found = {report: Counter(spoken) for report, spoken in own.items()}
    for report in sorted(vague):
        company = [other for other, names in sorted(shared[report].items()) if names >= settings.company_names]
        for country in _mains(company, own):
            found[report][country] += 1
    return found


def _mains(company: Sequence[str], own: Mapping[str, Counter[str]]) -> Iterator[str]:
    """The country that each of some reports speaks of most."""
    for report in company:
        spoken = own[report]
        if spoken and max(spoken.values()) >= PLAIN:
            yield min(spoken, key=lambda c: (-spoken[c], c))
