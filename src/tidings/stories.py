"""Stories: reports and events of one development over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from tidings.match import groups
from tidings.model import Event, Report, Story, content_id
from tidings.settings import Settings


def tell_stories(events: Sequence[Event], reports: Sequence[Report], settings: Settings) -> tuple[Story, ...]:
    """One story for each set of reports that share news events or whole lineages, however long, until the news falls silent.

    Background joins nothing: an old agreement that every report recalls does not make them one development. A report whose
    events nobody shares is a story of its own.
    """
    printed = {r.id: date.fromisoformat(r.published.value[:10]) for r in reports if r.published and len(r.published.value) >= 10}
    links = []
    for event in events:
        for a, b in zip(event.reports, event.reports[1:], strict=False):
            if not event.background and _near(printed.get(a), printed.get(b), settings.story_gap_days):
                links.append((a, b))
    families = groups([r.id for r in reports], links)
    home = {member: number for number, members in enumerate(families) for member in members}
    titles = {r.id: r.title for r in reports}
    news: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        homes = {home.get(report, -1) for report in event.reports}
        if not event.background and len(homes) == 1 and -1 not in homes:
            news[homes.pop()].append(event)
    stories = []
    for number, members in enumerate(families):
        told = news[number]
        days = sorted(d for e in told for d in (e.date.start, e.date.end) if d)
        first = min(members, key=lambda m: (printed.get(m, date.max), m))
        stories.append(
            Story(
                id=content_id("story", members),
                title=titles[first] or (told[0].title if told else first),
                reports=tuple(members),
                events=tuple(e.id for e in told),
                start=days[0] if days else None,
                end=days[-1] if days else None,
            )
        )
    return tuple(stories)


def _near(a: date | None, b: date | None, days: int) -> bool:
    return a is None or b is None or abs((a - b).days) <= days
