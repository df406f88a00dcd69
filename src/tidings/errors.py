"""Everything that Tidings raises on purpose. Each message says what is wrong, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


class TidingsError(Exception):
    """The root of the tree: catch this to catch all."""


class RecordError(TidingsError):
    """The record file cannot be opened, read or written as a record."""


class StaleError(RecordError):
    """The record was changed by another program since it was loaded; what was to be written is not written."""


class PackError(TidingsError):
    """A language pack is wrong; names file, line and fix."""


class UsageError(TidingsError):
    """What was asked cannot be done as asked."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not taken in: where it stands (file, URL or "-"), the line if it has one, why, and what to do."""

    source: str
    line: int | None
    reason: str
    advice: str

    def __str__(self) -> str:
        """One line for a person."""
        where = self.source if self.line is None else f"{self.source}, line {self.line}"
        return f"{where}: {self.reason}; {self.advice}"


@dataclass(frozen=True, slots=True)
class Problem:
    """Work on one report that failed, so that the record lacks something of it: the report's id, the stage, why, and what to do."""

    report: str
    stage: str
    reason: str
    advice: str

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.report}: {self.reason}; {self.advice}"
