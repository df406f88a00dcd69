"""What reports are about, and which of them tell of the same by all that they have in common.

What a report tells first is its news. Two reports printed within some days of one another that share many things which few others have
tell one piece of news, though the one dates it by an arrest or a funeral and the other not at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from tidings.faces import HARM, PHYSICAL, Face
from tidings.report_likeness import ReportLikeness
from tidings.settings import Settings

Pair = tuple[int, int]
Told = tuple[str, str]
TOLD = ("asserted", "alleged")


def news_of(faces: Sequence[Face]) -> dict[Told, int]:
    """By report and kind of act, the claim that tells first what happened, by number; what is background, planned or denied is no news."""
    found: dict[Told, int] = {}
    for number in sorted(range(len(faces)), key=lambda n: (faces[n].claim.report, faces[n].claim.start, faces[n].claim.trigger.start)):
        one = faces[number]
        if one.claim.type in PHYSICAL and one.claim.modality in TOLD and not one.claim.background and one.days:
            found.setdefault((one.claim.report, HARM[0] if one.claim.type in HARM else one.claim.type), number)
    return found


def alike_news(faces: Sequence[Face], reports: ReportLikeness, settings: Settings) -> set[Pair]:
    """Pairs of the news of reports that are alike, for a record of so many."""
    share = reports.says_much(settings)
    if not share:
        return set()
    news: dict[str, dict[str, int]] = {}
    for (report, kind), number in news_of(faces).items():
        news.setdefault(report, {})[kind] = number
    near = reports.pairs(settings.alike_reports / share, settings.alike_days, settings.most_alike_reports)
    both = ((news.get(one, {}), news.get(other, {})) for one, other in near)
    return {(min(a[kind], b[kind]), max(a[kind], b[kind])) for a, b in both for kind in a.keys() & b.keys()}
