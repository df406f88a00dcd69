"""From what a time expression says to its TIMEX3 value, given the day of printing and what the text told before.

Each sense is a function of the fields that a rule read and of the `Setting`. What the setting cannot tell stays open: a weekday
without a day of printing is "XXXX-WXX-1", a day without a year "XXXX-02-03".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal

from tidings.timegrammar import Fields
from tidings.timex import DAY, first_of_month, interval, week_value

Kind = Literal["DATE", "TIME", "DURATION", "SET"]

UNIT_DAYS = {"D": 1, "W": 7}
LONG_UNITS = {"E": "DE", "C": "CE"}  # decades and centuries, as a stretch counts them


@dataclass
class Setting:
    """What an expression is read against: the day of printing, the tense around it, and what was told before.

    `tense` is -1 past, 1 future, 0 open. `then` is the last day told of (value of day precision), `told` the last date value of
    any precision, `year` the year of the last full date (used only where the printing is unknown). `history` marks a text that
    tells of years long before its printing: there a day without a year is the one nearest to what was told last. `month`
    is the stretch that a heading set for what stands under it.
    """

    printed: date | None
    tense: int = 0
    then: date | None = None
    told: str | None = None
    year: int | None = None
    history: bool = False
    essay: bool = False
    month: tuple[date, date] | None = None

    @property
    def now(self) -> date | None:
        """The day that "last month" counts from: the printing, or in a history the day told last."""
        days = interval(self.told) if self.history and self.told else None
        return days[0] if days else self.printed

    def note(self, value: str) -> None:
        """Remembers a date that the text tells."""
        days = interval(value)
        if days is None:
            return
        self.told = value.partition("T")[0]
        if days[0] == days[1]:
            self.then, self.year = days[0], days[0].year


def day_value(fields: Fields, setting: Setting) -> str | None:
    """A calendar date, as finely as the fields say: weekday, day, month, year, then time of day; `as` = "W" gives the week around it."""
    value = _calendar(fields, setting)
    days = interval(value) if value and "as" in fields else None
    if days:
        return shift(days[0], 0, str(fields["as"]))
    return None if value is None else value + clock_suffix(fields)


def _calendar(fields: Fields, setting: Setting) -> str | None:
    year, month, day = _year(fields, setting), fields.get("month", fields.get("month2")), fields.get("day", fields.get("day2"))
    if "feast" in fields:
        month, day = (int(part) for part in str(fields["feast"]).split("-"))
    if month is None and "weekday" in fields and day is not None:
        return _weekday_of_month(fields["weekday"], day, setting)
    if month is None and "weekday" in fields:
        return _weekday(fields, setting)
    if month is None and day is not None:
        return _day_of_month(day, fields, setting)
    if month is None:
        return None if year is None else f"{year:04d}"
    if year is None:
        year = _year_of(month, day, fields, setting)
    if day is None:
        return f"XXXX-{month:02d}" if year is None else f"{year:04d}-{month:02d}"
    return _real(year, month, day)


def _real(year: int | None, month: int, day: int) -> str | None:
    """A day that exists, or one without a year that can; None otherwise."""
    try:
        date(year or 2000, month, day)
    except ValueError:
        return None
    return f"XXXX-{month:02d}-{day:02d}" if year is None else f"{year:04d}-{month:02d}-{day:02d}"


def _year(fields: Fields, setting: Setting) -> int | None:
    if "yearshift" in fields and setting.now:
        return setting.now.year + int(fields["yearshift"])
    if "sameyear" in fields:
        told = interval(setting.told) if setting.told else None
        return told[0].year if told else None
    if "shortyear" in fields:
        short = int(fields["shortyear"])
        return 1900 + short if short > 40 else 2000 + short
    year: int | None = fields.get("year", fields.get("year2"))
    return year


def _year_of(month: int, day: int | None, fields: Fields, setting: Setting) -> int | None:
    """The year of a day or month that is told without one: by weekday, by "last" and "next", by tense, else the nearest."""
    now = setting.printed
    told = interval(setting.told) if setting.history and setting.told else None
    if setting.month and "dir" not in fields:
        return _year_told(month, day, setting.month)
    if told and "dir" not in fields:
        return _year_told(month, day, told)
    if now is None:
        return setting.year if day is not None else None
    candidates = [y for y in (now.year - 1, now.year, now.year + 1) if _real(y, month, day or 1)]
    if day is not None and "weekday" in fields:
        fitting = [y for y in candidates if date(y, month, day).isoweekday() == fields["weekday"]]
        return min(fitting, key=lambda y: abs((date(y, month, day) - now).days)) if fitting else now.year
    if day is None:
        return _year_of_month(month, fields, setting, now)
    way = fields.get("dir") or 0
    if way == 0:
        return min(candidates, key=lambda y: (abs((date(y, month, day) - now).days), y), default=None)
    on_side = [y for y in candidates if (date(y, month, day) - now).days * way > 0]
    return min(on_side, key=lambda y: abs(y - now.year), default=None)


def _year_told(month: int, day: int | None, told: tuple[date, date]) -> int:
    """The year that puts a day or a month nearest to the days told last."""

    def distance(year: int) -> tuple[int, int]:
        days = interval(f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else ""))
        return (max((told[0] - days[1]).days, (days[0] - told[1]).days, 0) if days else 9999, abs(year - told[0].year))

    return min((told[0].year - 1, told[0].year, told[1].year, told[1].year + 1), key=distance)


def _year_of_month(month: int, fields: Fields, setting: Setting, now: date) -> int:
    """The year of a month told alone: the one before now unless the tense or "next" says otherwise."""
    way = fields.get("dir")
    if way == 0:
        return now.year
    if way == 1 or (way is None and setting.tense == 1):
        return now.year if month > now.month or (month == now.month and way is None) else now.year + 1
    return now.year if month < now.month or (month == now.month and way is None) else now.year - 1


def _weekday(fields: Fields, setting: Setting) -> str:
    """A weekday alone: the last one up to the printing; with a future verb or "next" the first from there on, `further` weeks later.

    `n` alone counts weeks from this one ("Monday of last week"), with `dir` the weekdays of that name ("three Fridays from now").
    """
    weekday, way, now = int(fields["weekday"]), fields.get("dir"), setting.printed
    if now is None or setting.month:
        return f"XXXX-WXX-{weekday}"
    count, counted = fields.get("n"), "dir" in fields
    if isinstance(count, (int, float)) and not counted:  # "monday of last week", "in two weeks"
        monday = now - (now.isoweekday() - 1) * DAY + 7 * int(count) * int(fields.get("sign", 1)) * DAY
        return (monday + (weekday - 1) * DAY).isoformat()
    ahead = way == 1 or (setting.tense == 1 and way != -1) or (way == 0 and (setting.tense == 0 or "further" in fields))
    step = (weekday - now.isoweekday()) % 7 if ahead else -((now.isoweekday() - weekday) % 7)
    if step == 0 and way in (-1, 1):
        step = 7 * way
    further = (int(count) - 1) * int(way or 1) if isinstance(count, (int, float)) else int(fields.get("further", 0))
    return (now + (step + 7 * further) * DAY).isoformat()


def _weekday_of_month(weekday: int, day: int, setting: Setting) -> str | None:
    """A weekday and a day without month ("Monday the 14th"): the nearest day that is both."""
    now = setting.printed
    if now is None:
        return None
    near = [now + n * DAY for n in range(-62, 63)]
    fitting = [d for d in near if d.day == day and d.isoweekday() == weekday]
    return min(fitting, key=lambda d: (abs((d - now).days), d)).isoformat() if fitting else None


def _day_of_month(day: int, fields: Fields, setting: Setting) -> str | None:
    """A day of a month told before, or the nearest to the printing: up to it with a past verb, from it on with a future one.

    `shift` gives the month by its distance from that of printing ("the 20th of next month").
    """
    now = setting.printed
    told = interval(setting.told) if setting.told else None
    if fields.get("near") == "told" and told and setting.told and len(setting.told) >= 7:
        return _real(told[0].year, told[0].month, day)
    if setting.month and "shift" not in fields:
        return _real(setting.month[0].year, setting.month[0].month, day)
    if now is None:
        return None
    moved = range(-2, 3) if fields.get("shift") is None else (int(fields["shift"]),)
    months = [first_of_month(now.year, now.month + n) for n in moved]
    real = [date.fromisoformat(value) for month in months if (value := _real(month.year, month.month, day))]
    fitting = [d for d in real if "shift" in fields or (d - now).days * setting.tense >= 0]
    return min(fitting, key=lambda d: (abs((d - now).days), d)).isoformat() if fitting else None


def clock_suffix(fields: Fields) -> str:
    """The time of day as it follows a date: "T14:30", "TMO", with its zone."""
    if "hour" not in fields:
        return f"T{fields['part']}" if "part" in fields else ""
    hour = int(fields["hour"])
    half = fields.get("ampm")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return f"T{hour:02d}:{int(fields.get('minute', 0)):02d}{fields.get('zone', '')}"


def clock_value(fields: Fields, setting: Setting) -> str:
    """A time of day alone: on the day last told, else on the day of printing, else on no day."""
    day = setting.then or setting.printed
    if "relday" in fields:
        day = setting.printed + int(fields["relday"]) * DAY if setting.printed else None
    return (day.isoformat() if day else "XXXX-XX-XX") + clock_suffix(fields)


def shifted(fields: Fields, setting: Setting) -> str | None:
    """So many units before or after the printing, or the day last told (`near = "then"`), as finely as the unit.

    `near = "any"` is the day last told, else the printing; "flow" the same where no verb looks ahead; `each` multiplies the number
    ("two weeks ago" as 14 days); `fine` gives years as months, months and weeks as days; `nowadays` is a reference in a text of no day.
    """
    unit, n, near = str(fields.get("unit", "D")), fields.get("n", 0), fields.get("near")
    told = near in ("then", "any") or (near == "flow" and setting.then is not None and setting.tense != 1)
    base = setting.then if told else setting.now
    if near == "any" and base is None:
        base = setting.now
    if setting.essay and "nowadays" in fields:
        return "PRESENT_REF"
    if n == "X":
        return {-1: "PAST_REF", 1: "FUTURE_REF"}[int(fields.get("sign", 1))]
    if unit.startswith("T"):
        return None if base is None else base.isoformat() if "ago" not in fields else f"P{unit}{_plain(n)}"
    if base is None:
        return OPEN.get(unit, "XXXX-XX-XX") + clock_suffix(fields)
    steps = float(n) * int(fields.get("sign", 1)) * int(fields.get("each", 1))
    value = finely(base, steps, unit) if fields.get("fine") and not told else shift(base, steps, unit)
    return None if value is None else value + clock_suffix(fields)


def finely(base: date, n: float, unit: str) -> str | None:
    """Like `shift`, one step finer than the unit: years ago is a month, months and weeks ago are days ("fine" in a rule)."""
    if unit == "W":
        return shift(base, 7 * n, "D")
    if unit == "M" and n == int(n):
        first = first_of_month(base.year, base.month + int(n))
        return min(first + (base.day - 1) * DAY, first_of_month(first.year, first.month + 1) - DAY).isoformat()
    return shift(base, 12 * n, "M") if unit == "Y" else shift(base, n, unit)


OPEN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX", "E": "XXX", "C": "XX"}


def shift(base: date, n: float, unit: str) -> str | None:
    """A date of a unit's fineness so many units away: shift(2020-02-12, -1, "M") is "2020-01"."""
    whole = int(n)
    try:
        if unit in UNIT_DAYS or unit == "WE":
            day = base + timedelta(days=round(n * UNIT_DAYS.get(unit, 7)))
            return day.isoformat() if unit == "D" else week_value(day) + ("-WE" if unit == "WE" else "")
        if unit == "M":
            return first_of_month(base.year, base.month + whole).isoformat()[:7]
        if unit == "Q":
            quarter = base.year * 4 + (base.month - 1) // 3 + whole
            return f"{quarter // 4:04d}-Q{quarter % 4 + 1}"
        if unit in ("Y", "E", "C"):
            year = base.year + whole * {"Y": 1, "E": 10, "C": 100}[unit]
            return f"{year:04d}"[: {"Y": 4, "E": 3, "C": 2}[unit]]
    except (ValueError, OverflowError):
        return None
    return None


def duration(fields: Fields, setting: Setting | None = None) -> str:
    """A stretch of time: P3D, PT2H, PXY for "several years"."""
    unit, n = str(fields["unit"]), fields.get("n", "X")
    if unit in ("E", "C") and n != "X":
        unit, n = ("Y", 10 if unit == "E" else 100) if n == 1 else (LONG_UNITS[unit], n)
    elif unit == "E":
        unit = LONG_UNITS[unit]
    if "half" in fields and n != "X":
        n = float(n) + 0.5
    value = f"PT{_plain(n)}{unit[1:]}" if unit.startswith("T") else f"P{_plain(n)}{unit}"
    return value + _second_part(unit, fields)


def _second_part(unit: str, fields: Fields) -> str:
    """What is added to a stretch by a second unit of its kind: 30M of "two hours and 30 minutes"."""
    second = str(fields.get("unit2", ""))
    if second in ("", "E", "C") or second.startswith("T") != unit.startswith("T"):
        return ""
    return f"{_plain(fields.get('n2', 1))}{second.lstrip('T')}"


def _plain(n: Any) -> str:
    """A number without a needless .0."""
    return n if isinstance(n, str) else f"{float(n):g}" if float(n) < 1e5 else str(int(n))


def repeated(fields: Fields, setting: Setting) -> str:
    """What recurs: each Monday XXXX-WXX-1, each summer XXXX-SU, yearly P1Y."""
    if "weekday" in fields:
        return f"XXXX-WXX-{fields['weekday']}" + clock_suffix(fields)
    if "season" in fields:
        return f"XXXX-{fields['season']}"
    if "month" in fields:
        return f"XXXX-{fields['month']:02d}"
    if "part" in fields:
        return f"XXXX-XX-XXT{fields['part']}"
    return duration({"n": 1, **fields}, setting)


def reference(fields: Fields, setting: Setting) -> str:
    """A value that the pack gives outright: PRESENT_REF, PAST_REF, FUTURE_REF."""
    return str(fields["value"])


def year_part(fields: Fields, setting: Setting) -> str | None:
    """A quarter, half or season of a year given, or of the nearest year by tense."""
    name = f"Q{fields['quarter']}" if "quarter" in fields else f"H{fields['halfyear']}" if "halfyear" in fields else str(fields["season"])
    year, now = _year(fields, setting), setting.now
    if year is None and "shift" in fields and now:
        year = now.year + int(fields["shift"])
    if year is None and now:
        way = int(fields.get("dir") or setting.tense or -1)
        strictly = bool(fields.get("dir"))
        options = [y for y in range(now.year - 2, now.year + 3) if _on_side(f"{y}-{name}", now, way, strictly)]
        year = min(options, key=lambda y: abs(y - now.year), default=now.year)
    return f"XXXX-{name}" if year is None else f"{year:04d}-{name}"


def _on_side(value: str, now: date, way: int, strictly: bool) -> bool:
    """Whether a stretch has begun (way -1) or not ended (way 1); strictly: has ended, or not begun."""
    days = interval(value)
    if days is None:
        return False
    if way < 0:
        return days[1] < now if strictly else days[0] <= now
    return days[0] > now if strictly else days[1] >= now


def decade(fields: Fields, setting: Setting) -> str:
    """A decade by its first year, of two digits in the twentieth century."""
    first = int(fields.get("decade", fields.get("tens", 0)))
    return f"{first if first >= 100 else 1900 + first:04d}"[:3]


def century(fields: Fields, setting: Setting) -> str | None:
    """A century by the two figures that its years begin with: the 19th is "18"."""
    number = int(fields["century"])
    return f"{number - 1:02d}" if number > 0 else None


def same(fields: Fields, setting: Setting) -> str | None:
    """What was told before, at the fineness of a unit: "that day", "the same month", "since then"."""
    unit = fields.get("unit")
    if unit is None:
        return setting.told
    if unit == "D":
        return None if setting.then is None else setting.then.isoformat() + clock_suffix(fields)
    days = interval(setting.told) if setting.told else None
    return None if days is None else shift(days[0], 0, str(unit))


def night(fields: Fields, setting: Setting) -> str | None:
    """The night between two days, by the first of them."""
    weekday, day = fields.get("weekday"), fields.get("day")
    first = dict(fields, weekday=weekday) if weekday is not None else dict(fields, day=day)
    value = _calendar(first, setting)
    return None if value is None else f"{value}TNI"


def nth_of(fields: Fields, setting: Setting) -> str | None:
    """The first week of October, the last day of May, the second Monday of next month; negative counts from the end."""
    days, nth = _stretch(fields, setting), int(fields["ordinal"]) * int(fields.get("sign", 1))
    if days is None:
        return None
    inside = [days[0] + n * DAY for n in range((days[1] - days[0]).days + 1)]
    if "weekday" in fields:
        inside = [d for d in inside if d.isoweekday() == fields["weekday"]]
    elif fields.get("unit") == "W":
        inside = [d for d in inside if d.isoweekday() == 4]
    elif fields.get("unit") == "M":
        inside = [d for d in inside if d.day == 1]
    index = nth - 1 if nth > 0 else nth
    if not -len(inside) <= index < len(inside):
        return None
    return inside[index].isoformat() if "weekday" in fields else shift(inside[index], 0, str(fields.get("unit", "D")))


def _stretch(fields: Fields, setting: Setting) -> tuple[date, date] | None:
    """The days of which the nth is asked: a month, a year, `shift` of them from now, else the month told last.

    A weekday of a month without a year ("the first Tuesday of November") is how what comes each year is announced: ahead, where no
    verb says otherwise.
    """
    if "month" in fields or "year" in fields or "year2" in fields:
        asked = replace(setting, tense=1) if setting.tense == 0 and "weekday" in fields else setting
        value = _calendar({k: v for k, v in fields.items() if k in ("month", "year", "year2", "dir")}, asked)
    elif "shift" in fields:
        value = shift(setting.now, int(fields["shift"]), str(fields.get("span", "M"))) if setting.now else None
    else:
        value = setting.told[:7] if setting.told and len(setting.told) >= 7 else None
    return interval(value) if value else None


Sense = Callable[[dict[str, Any], Setting], str | None]
SENSES: dict[str, tuple[Sense, Kind]] = {
    "date": (day_value, "DATE"),
    "clock": (clock_value, "TIME"),
    "shift": (shifted, "DATE"),
    "duration": (duration, "DURATION"),
    "set": (repeated, "SET"),
    "ref": (reference, "DATE"),
    "yearpart": (year_part, "DATE"),
    "decade": (decade, "DATE"),
    "century": (century, "DATE"),
    "same": (same, "DATE"),
    "night": (night, "TIME"),
    "nth": (nth_of, "DATE"),
}
