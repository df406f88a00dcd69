"""What is looked for in a record."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Query:
    """Words and "phrases in quotes" that must all be there, and filters; None filters nothing.

    `since` and `until` are ISO 8601 days, compared with when it happened, or was printed; `place`, `actor` are ids or names of entities,
    a state or region standing for every place in it.
    """

    text: str = ""
    layer: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    actor: str | None = None
    type: str | None = None
    status: str | None = None
    language: str | None = None

    def plain(self) -> Query:
        """The same with type, status and language written as records have them: "assault", "Reported", "TR" are ASSAULT, reported, tr."""
        kind, status, language = (value and value.strip() for value in (self.type, self.status, self.language))
        return replace(self, type=kind and kind.upper(), status=status and status.lower(), language=language and language.lower())
