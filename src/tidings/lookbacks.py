"""Which of the claims behind an event only look back on it: printed weeks later, from nobody named, when others had told it at the time.

A review of the year or a paragraph of what went before passes on what was in the news then. It is no origin of its own, unless it says from
whom it has what it tells. Where nobody told it at the time, whoever looks back is all that there is, and counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from tidings.claim_time import printed
from tidings.model import Claim, Report
from tidings.settings import Settings


def told_first_hand(claims: Sequence[Claim], reports: Mapping[str, Report], settings: Settings) -> list[Claim]:
    """The claims that speak for origins: all but the look-backs that name no source, where others told the same without looking back."""
    days = [day for c in claims if (day := _last_day(c)) is not None]
    late = {c.id for c in claims if days and looks_back(c.report, _last_day(c) or max(days), reports, settings)}
    if not any(c.id not in late and _last_day(c) is not None and c.report in reports for c in claims):
        return list(claims)
    return [c for c in claims if c.id not in late or _names_a_source(c)]


def looks_back(report: str, day: date, reports: Mapping[str, Report], settings: Settings) -> bool:
    """Whether a report was printed so long after a day that what happened on it was no news any more."""
    printing = printed(reports[report]) if report in reports else None
    return printing is not None and (printing - day).days > settings.background_days


def _last_day(claim: Claim) -> date | None:
    """The last day on which a claim may have happened; None where it has no day."""
    return date.fromisoformat(claim.time.end or claim.time.start) if claim.time is not None and claim.time.start else None


def _names_a_source(claim: Claim) -> bool:
    return claim.attribution is not None and bool(claim.attribution.sources or claim.attribution.anonymous)
