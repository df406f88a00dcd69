"""Direct speech: the stretches of a text in quotation marks, and who speaks near each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tidings.voices import Voice

MARKS = {"“": '”"', "«": "»", "„": '“”"', '"': '"”', "‘": "’", "”": "”"}
TURNED = {"»": "«"}  # as German sets them, right beside the words: »Nein«
DOUBLED = "''"


@dataclass(frozen=True)
class Quotes:
    """The quotations of one passage, who speaks near each, and who is said afterwards to have said a sentence (by its start).

    `before` is who spoke last in the passage before, whose speech goes on where a passage names no speaker.
    """

    spans: tuple[tuple[int, int], ...]
    voices: tuple[tuple[int, Voice], ...]
    pointed: Mapping[int, Voice] = field(default_factory=dict)
    before: Voice | None = None

    def holds(self, place: int) -> bool:
        """Whether a place in the text lies in quotation marks."""
        return any(start < place < end for start, end in self.spans)

    def span_at(self, place: int) -> tuple[int, int] | None:
        """The quotation that a place lies in."""
        return next(((start, end) for start, end in self.spans if start < place < end), None)

    def announced(self, place: int, cue: int, text: str) -> bool:
        """Whether a colon before a quotation parts a place from the verb of saying behind it: 'He gave in: "...", they wrote'."""
        return any(place < start < cue and text[place:start].rstrip().endswith(":") for start, _ in self.spans)

    def last_before(self, place: int) -> Voice | None:
        """Who spoke last before a place in its passage."""
        earlier = [found for at, found in self.voices if at < place]
        return earlier[-1] if earlier else None

    def speaker(self, place: int) -> Voice | None:
        """The speaker of the quotation at a place: the nearest one named in its paragraph, else who spoke in the one before."""
        span = next(((s, e) for s, e in self.spans if s < place < e), None)
        outside = [(min(abs(at - s), abs(at - e)), at, found) for at, found in self.voices for s, e in [span or (0, 0)] if not s < at < e]
        if span is None:
            return None
        return min(outside, key=lambda o: o[:2])[2] if outside else self.before


def quotations(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The stretches in quotation marks of text[start:end]; an opening mark without its close runs to the end."""
    found, opened, closing = [], -1, ""
    for place in range(start, end):
        letter = text[place]
        double = text.startswith(DOUBLED, place)
        if opened >= 0 and (double if closing == DOUBLED else letter in closing):
            found.append((opened, place + 1))
            opened = -1
        elif opened < 0 and double and not text.startswith(DOUBLED, place - 1):
            opened, closing = place + 1, DOUBLED
        elif opened < 0 and letter in TURNED and text[place + 1 : place + 2].isalnum() and not text[place - 1 : place].isalnum():
            opened, closing = place, TURNED[letter]
        elif opened < 0 and letter in MARKS and (letter not in "‘”" or place == start or not text[place - 1].isalnum()):
            opened, closing = place, MARKS[letter]
    if opened >= 0 and closing[:1] != '"' and text[opened] != "‘" and closing != DOUBLED:
        found.append((opened, end))
    return tuple(found)
