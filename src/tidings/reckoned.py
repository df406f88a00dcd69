"""Events that a sentence dates by how far they lie from another: "resumed on Saturday, a week after the two sides signed".

The stretch of time stands right before a word for "after" or "before"; what that word governs lies so far from the day that the rest of
the sentence is of: the date told in it, else the day that the report is telling of, else the printing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tidings.annotate_types import Sentence
from tidings.clock import Clock
from tidings.cues import Cues
from tidings.model import TimeExpression, When
from tidings.standing import head_token
from tidings.timesense import shift
from tidings.timex import DAY, fineness, interval

LENGTH = re.compile(r"P(\d+)([DWMY])")
LOOSE = 1  # from this many weeks on a count of weeks is no count of days
LOOSE_MODS = ("APPROX", "LESS_THAN", "MORE_THAN")  # "nearly three days after"
SLACK = 2  # days on either side of what is counted in weeks


def reckoned(sentence: Sentence, index: int, times: Sequence[TimeExpression], clock: Clock, cues: Cues) -> When | None:
    """When an event happened that lies so long before or after what its sentence tells; None where it is not dated so.

    "Nearly three days" may be two.
    """
    today = clock.today
    here = [t for t in times if sentence.start <= t.start < sentence.end]
    for time in here:
        if today is not None and counted_from(sentence, time, cues) == index:
            return _as_far(sentence, time, here, today)
        length = LENGTH.fullmatch(time.when)
        marker = next((t.index for t in sentence.tokens if t.start >= time.end), None)
        if length is None or marker is None:
            continue
        word = sentence.tokens[marker].text.lower()
        sign = -1 if word in cues.later else 1 if word in cues.earlier else 0
        reach = _reach(sentence, marker, here)
        if not sign or index not in reach or not any(_governs(sentence, marker, at, reach) for at in _above(sentence, index, reach)):
            continue
        days = [(t, d) for t in here if t.dates and (d := interval(t.when))]
        inside = [t for t, _ in days if sentence.tokens[reach[0]].start <= t.start <= sentence.tokens[reach[-1]].start]
        if any(_is_of(sentence, t, index) for t in inside):
            return None
        days = [(t, d) for t, d in days if t not in inside]
        before = [d[1] for t, d in days if t.end <= time.start and d[0] == d[1]]
        behind = [d[0] for t, d in days if t.start > time.end and d[0] == d[1]]
        anchor = before[-1] if before else behind[0] if behind else today
        if anchor is None:
            return None
        far = _so_far(anchor, sign * int(length[1]), length[2], time)
        return _loosened(far) if time.mod in LOOSE_MODS else far
    return None


def _loosened(when: When | None) -> When | None:
    """A time with a day more on either side."""
    if when is None or when.start is None or when.end is None:
        return when
    first, last = date.fromisoformat(when.start) - DAY, date.fromisoformat(when.end) + DAY
    return When(first.isoformat(), last.isoformat(), fineness(first, last), when.basis, when.mention)


def _is_of(sentence: Sentence, time: TimeExpression, index: int) -> bool:
    """Whether a day behind an "after" may be that of the event there, and is none of an aside on another thing: "captured on June 1"."""
    place = head_token(sentence, time.start, time.end)
    at = place
    while at is not None and at != index and sentence.tokens[at].head != at:
        if at != place and sentence.tokens[at].dep.startswith("acl") and sentence.tokens[at].head != index:
            return False
        at = sentence.tokens[at].head
    return True


def counted_from(sentence: Sentence, time: TimeExpression, cues: Cues) -> int | None:
    """The noun that some days are counted from where its case or a word behind them says so: "depremden üç gün sonra", "بعد يومين من
    الزلزال". Such days are no days to come, though they are written like "in three days"."""
    length = interval(time.when) if time.dates else None
    if length is None or not cues.counted_from or length[0] != length[1]:
        return None
    inside = [t for t in sentence.tokens if time.start <= t.start < time.end]
    behind = next((t for t in sentence.tokens if t.start >= time.end), None)
    before = next((t for t in reversed(sentence.tokens) if t.end <= time.start), None)
    marks = {t.text.lower() for t in inside} & (cues.later | cues.earlier)
    if not marks:
        return None
    if before is not None and (before.feature("Case") or "").lower() in cues.counted_from and before.pos in ("NOUN", "PROPN"):
        return before.index
    linked = behind if behind is not None and behind.text.lower() in cues.counted_from else None
    if linked is None and inside and inside[-1].text.lower() in cues.counted_from:
        linked = inside[-1]
    noun = next((t for t in sentence.tokens[linked.index + 1 :] if t.pos != "ADP"), None) if linked is not None else None
    return noun.index if noun is not None and noun.pos in ("NOUN", "PROPN") else None


def _as_far(sentence: Sentence, time: TimeExpression, here: Sequence[TimeExpression], today: date) -> When | None:
    """The day so far before the one told of as the days counted from it lie behind it."""
    counted = interval(time.when)
    told = [d[0] for t in here if t is not time and t.dates and (d := interval(t.when)) and d[0] == d[1]]
    if counted is None:
        return None
    day = (told[0] if told else today) - (counted[0] - today)
    far = When(day.isoformat(), day.isoformat(), "day", "inferred", (time.start, time.end))
    return _loosened(far) if time.mod in LOOSE_MODS else far


def _so_far(anchor: date, count: int, unit: str, time: TimeExpression) -> When | None:
    """The days so many units from a day, as finely as the unit tells."""
    days = interval(shift(anchor, count, unit) or "")
    if unit in ("D", "W"):
        day = anchor + count * (7 if unit == "W" else 1) * DAY
        slack = SLACK * DAY if unit == "W" and abs(count) > LOOSE else 0 * DAY
        days = (day - slack, day + slack)
    return When(days[0].isoformat(), days[1].isoformat(), fineness(*days), "inferred", (time.start, time.end)) if days else None


def _reach(sentence: Sentence, marker: int, times: Sequence[TimeExpression]) -> list[int]:
    """The words behind an "after" up to the comma or to the next stretch of time."""
    found = []
    for token in sentence.tokens[marker + 1 :]:
        if token.text in (",", ";", "،", ":") or any(t.start <= token.start < t.end and LENGTH.fullmatch(t.when) for t in times):
            break
        found.append(token.index)
    return found


def _above(sentence: Sentence, index: int, reach: Sequence[int]) -> list[int]:
    """A word and those that it hangs on, as far as they stand behind the "after" too."""
    found = [index]
    while (head := sentence.tokens[found[-1]].head) in reach and head not in found:
        found.append(head)
    return found


def _governs(sentence: Sentence, marker: int, index: int, reach: Sequence[int]) -> bool:
    """Whether an "after" is that of an event word: the noun it stands before, or a verb with a subject or ending of its own."""
    token = sentence.tokens[index]
    if token.pos in ("NOUN", "PROPN"):
        first = next((i for i in reach if sentence.tokens[i].pos in ("NOUN", "PROPN", "VERB")), None)
        return first == index or sentence.tokens[marker].head == index
    if token.pos not in ("VERB", "AUX"):
        return False
    led = any(sentence.tokens[i].pos in ("VERB", "AUX") for i in range(marker))
    closed = reach[-1] + 1 < len(sentence.tokens) and sentence.tokens[reach[-1] + 1].text in (",", "،")
    own = any(i in reach for i in sentence.child(index, "nsubj", "nsubj:pass"))
    earlier = any(sentence.tokens[i].pos == "VERB" for i in reach if i < index)
    return (led or closed) and not earlier and (own or token.feature("VerbForm") == "Fin" or sentence.tokens[marker].dep == "mark")
