"""Which claims are worth comparing: those of one type that share a day, or where the day of one is not said, a participant or place.

Two claims with other days can never be one event, so a claim that is dated meets those of its own days only, however long the record. Where
very many share a day, a participant, place or figure must be shared as well; and of what very many share even so, each
claim meets those nearest to it. The work grows with the claims, not with their pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from tidings.faces import HARM, Face
from tidings.settings import Settings

Pair = tuple[int, int]
Key = tuple[str, ...]


def pairs_worth_comparing(faces: Sequence[Face], settings: Settings) -> set[Pair]:
    """Pairs of numbers of faces, the smaller first."""
    days: dict[Key, list[int]] = defaultdict(list)
    months: dict[Key, list[int]] = defaultdict(list)
    loose: dict[Key, list[int]] = defaultdict(list)
    for number, one in enumerate(faces):
        for key in _days(one, settings):
            days[key].append(number)
        for key in _months(one):
            months[key].append(number)
        for key in _shared(one):
            loose[key].append(number)
    wide = {n for n, one in enumerate(faces) if not _narrow(one, settings)}
    unsure = {n for n, one in enumerate(faces) if not one.stated}
    found = set(_of_days(days, faces, settings))
    for lists, sort in ((months, wide), (loose, unsure)):
        for members in lists.values():
            found.update(_near(members, sort, settings.most_alike_claims))
    return found


def _of_days(days: dict[Key, list[int]], faces: Sequence[Face], settings: Settings) -> Iterator[Pair]:
    """Pairs of one day; where they are too many, those that share something else."""
    for members in days.values():
        if len(members) <= settings.most_alike_claims:
            yield from _near(members, None, settings.most_alike_claims)
            continue
        finer: dict[Key, list[int]] = defaultdict(list)
        for number in members:
            for key in _shared(faces[number]):
                finer[key].append(number)
        for some in finer.values():
            yield from _near(some, None, settings.most_alike_claims)


def _near(members: Sequence[int], sort: set[int] | None, most: int) -> Iterator[Pair]:
    """Pairs of a list with one of a `sort` among them: all if it is short, else each member with those that follow it next."""
    reach = len(members) if len(members) <= most else most // 2
    for at, a in enumerate(members):
        for b in members[at + 1 : at + 1 + reach]:
            if sort is None or a in sort or b in sort:
                yield (a, b)


def _kind(one: Face) -> str:
    """What is compared with what: claims of one type, and violence with disasters, as the dead of either may be told without a cause."""
    return HARM[0] if one.claim.type in HARM else one.claim.type


def _narrow(one: Face, settings: Settings) -> bool:
    return one.days is not None and (one.days[1] - one.days[0]).days < settings.narrow_days


def _days(one: Face, settings: Settings) -> Iterator[Key]:
    """A key for each day of a claim that is dated finely."""
    if one.days and _narrow(one, settings):
        for count in range((one.days[1] - one.days[0]).days + 1):
            yield (_kind(one), (one.days[0] + timedelta(count)).isoformat())


def _months(one: Face) -> Iterator[Key]:
    """A key for the month in which the days of a claim begin, and for that in which they end."""
    for month in sorted({day.isoformat()[:7] for day in one.days or ()}):
        yield (_kind(one), month)


def _shared(one: Face) -> list[Key]:
    """Keys for the participants, place and figures of a claim, each once."""
    kind = _kind(one)
    keys: list[Key] = [(kind, "who", who) for who in sorted(one.who)]
    where = one.place or one.setting
    keys += [(kind, "place", where.id)] if where else []
    keys += [(kind, f.measure, str(f.best or f.low)) for f in one.figures if f.best or f.low]
    return list(dict.fromkeys(keys))
