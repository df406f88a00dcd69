"""Where a report's telling stands: the day it was printed, the days it tells of at the moment, and the old time it last looked back to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tidings.model import When
from tidings.settings import Settings

SAID_WITHIN = 2  # days before the printing: what is said of a matter so fresh is said at any time until then


@dataclass
class Clock:
    """The day a report was printed, the days that its narrative is telling of at the moment, and the last ones on which somebody spoke."""

    printed: date | None
    current: tuple[date, date] | None = None
    spoken: tuple[date, date] | None = None
    headed: bool = False  # whether a heading sets the days
    old: When | None = None  # the last old time told of, until the telling is of the news again: what "then" means
    behind: When | None = None  # the time behind the news that a paragraph looks back to just then

    @property
    def today(self) -> date | None:
        """The day that the report is telling of just then, else the day when it was printed."""
        return self.current[0] if self.current else self.printed

    def notes(self, first: date, last: date, settings: Settings, speech: bool = False) -> None:
        """Moves the narrative to days just told of, if they are few and near the printing; `speech` are those of what was said."""
        near = self.printed is None or abs((self.printed - last).days) <= settings.news_days
        if near and (last - first).days <= 1:
            self.behind = None
            self.current = (first, last)
            self.spoken = (first, last) if speech else self.spoken

    def opens(self, days: tuple[date, date] | None) -> None:
        """Begins a new matter, of the days that its heading sets."""
        self.current, self.spoken, self.headed, self.old, self.behind = days, None, days is not None, None, None

    def of_speech(self, present: bool) -> tuple[date, date] | None:
        """The days of what is said without a date: in the `present` that of the printing, else from what was told and said before it up to
        the printing, where that is near: who denies a raid of Thursday in Friday's paper may have done so on either day."""
        if present and self.printed and not self.headed:
            return self.printed, self.printed
        last = max((d for d in (self.current, self.spoken) if d), key=lambda d: d[1], default=None)
        told = last is not None and last != self.spoken  # a day on which somebody spoke is that of what else is said
        if last and told and self.printed and not self.headed and 0 < (self.printed - last[1]).days <= SAID_WITHIN:
            return last[0], self.printed
        return last
