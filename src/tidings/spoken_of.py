"""The countries that each report speaks of: its own words, and where those say little, what reports of the same people and places say.

"The army" is that of the country that a report is about. A report that names no country, but one foreign city, is about the country
of the other reports that tell of the same names.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tidings.fold import fold_name
from tidings.settings import Settings

PLAIN = 2  # a country named once by its name or adjective; a city counts one


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
