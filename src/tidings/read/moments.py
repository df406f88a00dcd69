"""Moments as markup gives them: ISO 8601 and the dates of mail headers. What is written any other way is not guessed at."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from tidings.model import Dated

DAY = re.compile(r"(\d{4})(?:-?|/)(\d\d)(?:-?|/)(\d\d)(?!\d)")
CLOCK = re.compile(r"[T ]\s*(\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d:?\d\d)?\Z")
SECONDS = re.compile(r"(\d{10})(\d{3})?\Z")  # since the beginning of 1970, or thousandths of them
COARSE = re.compile(r"(\d{4})(?:-(\d\d))?\Z")


def dated_iso(value: str) -> Dated | None:
    """A `markup` date from "2021-03-11", "2021-03-11T07:30+03:00", "2021-03", "20210311" or "Thu, 11 Mar 2021 07:30:00 GMT"; else None."""
    value = value.strip()
    if match := COARSE.match(value):
        return _coarse(value, match)
    if match := SECONDS.match(value):
        return Dated(datetime.fromtimestamp(int(match[1]), UTC).isoformat(), "minute", "markup")
    if match := DAY.match(value):
        try:
            day = date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return None
        rest = value[match.end() :]
        return _with_clock(day, rest)
    try:
        return _minute(parsedate_to_datetime(value).isoformat())
    except (ValueError, TypeError, IndexError):
        return None


def _coarse(value: str, match: re.Match[str]) -> Dated | None:
    if match[2] is None:
        return Dated(value, "year", "markup") if int(match[1]) >= 1000 else None
    return Dated(value, "month", "markup") if 1 <= int(match[2]) <= 12 else None


def _with_clock(day: date, rest: str) -> Dated | None:
    """The day, with its time of day where `rest` is one."""
    if not rest.strip():
        return Dated(day.isoformat(), "day", "markup")
    clock = CLOCK.match(rest)
    if clock is None:
        return Dated(day.isoformat(), "day", "markup") if rest.startswith(("T", " ")) else None
    return _minute(f"{day.isoformat()}T{clock[1]}{clock[2] or ''}")


def _minute(moment: str) -> Dated | None:
    """A minute, if there is such a moment; a zone stays as written."""
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return None
    return Dated(moment, "minute", "markup")
