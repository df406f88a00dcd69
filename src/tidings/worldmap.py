"""The map, as SVG made here: countries from the basemap that ships with Tidings, a circle for each place, nothing fetched."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from itertools import pairwise
from math import cos, radians, sqrt

WIDTH, HEIGHT = 720.0, 340.0
MARGIN = 1.7  # how much more than the places is shown
LEAST = 5.0  # degrees: no map is nearer
MOST_LABELS = 16
HALF_TURN, POLAR = 180.0, 85.0  # degrees: where the map is cut, and from where on a ring goes around the pole
SPECK = 15  # tenths: a ring not wider and higher together than this cannot be seen
MOST_MARKS = 500
NOUGHT = re.compile(r"(?<!\d)0(?=\.)")
LETTER = 7.2  # the width of one in a label
Points = list[tuple[float, float]]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place to show: degrees, what it is called, how much it weighs, where it leads."""

    lat: float
    lon: float
    name: str
    count: int
    link: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A spot on the drawing."""

    x: float
    y: float
    radius: float
    spot: Spot
    anchor: str  # of its label: start to its right, end to its left, middle above or below it, "" where there is no room
    label: tuple[float, float] = (0.0, 0.0)  # where the label is anchored


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the template draws: one path for the land, and the marks, the largest first; `left` places had no room any more."""

    width: float
    height: float
    land: str
    marks: tuple[Mark, ...]
    left: int = 0


@lru_cache
def _rings() -> tuple[Points, ...]:
    """The rings of all countries in degrees."""
    packed = (resources.files("tidings") / "data" / "basemap.xz").read_bytes()
    found = []
    for _, rings in json.loads(lzma.decompress(packed)):
        for steps in rings:
            x = y = 0
            points = []
            for dx, dy in zip(steps[::2], steps[1::2], strict=True):
                x, y = x + dx, y + dy
                points.append((x / 100, y / 100))
            found += whole(points)
    return tuple(found)


def whole(ring: Points) -> list[Points]:
    """A ring that does not jump where degrees east become degrees west, and its parts beyond that line once more on the other side."""
    turned, turn = ring[:1], 0.0
    for (lon, _), (next_lon, lat) in pairwise(ring):
        jump = next_lon - lon
        if abs(jump) > HALF_TURN and abs(lat) < POLAR:
            turn -= 2 * HALF_TURN if jump > 0 else -2 * HALF_TURN
        turned.append((next_lon + turn, lat))
    east, west = max(lon for lon, _ in turned), min(lon for lon, _ in turned)
    shifts = [0.0] + [-2 * HALF_TURN] * (east > HALF_TURN + 0.01) + [2 * HALF_TURN] * (west < -HALF_TURN - 0.01)
    return [[(lon + shift, lat) for lon, lat in turned] for shift in shifts]


class View:
    """The part of the world that is shown: equirectangular, true at its middle."""

    def __init__(self, spots: Sequence[Spot]) -> None:
        lats, lons = [s.lat for s in spots] or [-60.0, 80.0], [s.lon for s in spots] or [-180.0, 180.0]
        self.lat, self.lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
        self.squeeze = max(0.2, cos(radians(self.lat)))
        across = max(LEAST, (max(lons) - min(lons)) * MARGIN) * self.squeeze
        down = max(LEAST, (max(lats) - min(lats)) * MARGIN)
        self.scale = min(WIDTH / across, HEIGHT / down)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where degrees are on the drawing."""
        return WIDTH / 2 + (lon - self.lon) * self.squeeze * self.scale, HEIGHT / 2 - (lat - self.lat) * self.scale


@lru_cache(maxsize=64)
def drawing(spots: tuple[Spot, ...]) -> Drawing:
    """The map of some spots."""
    view = View(spots)
    paths = []
    for ring in _rings():
        points = clipped([view.at(*p) for p in ring])
        if len(points) > 2:
            paths.append(drawn(thinned(points)))
    marks: list[Mark] = []
    taken: list[Box] = []
    for spot in sorted(spots, key=lambda s: (-s.count, s.name))[:MOST_MARKS]:
        x, y = view.at(spot.lon, spot.lat)
        mark = Mark(round(x, 1), round(y, 1), round(4 + 3 * sqrt(spot.count), 1), spot, "")
        taken.append((mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius))
        marks.append(mark)
    for number, mark in enumerate(marks[:MOST_LABELS]):
        anchor, at, box = _label(mark, [t for n, t in enumerate(taken) if n != number])
        marks[number] = replace(mark, anchor=anchor, label=at)
        taken += [box] if anchor else []
    return Drawing(WIDTH, HEIGHT, "".join(paths), tuple(marks), len(spots) - len(marks))


def _label(mark: Mark, taken: Sequence[Box]) -> tuple[str, tuple[float, float], Box]:
    """The side on which a label has room, its anchor there, and the room that it takes."""
    wide, away = LETTER * len(mark.spot.name) + 6, mark.radius + 3
    sides = (("start", away, 4.0), ("end", -away, 4.0), ("middle", 0.0, -away - 1), ("middle", 0.0, away + 10))
    for anchor, dx, dy in sides:
        x, y = mark.x + dx, mark.y + dy
        left = {"start": x - 3, "end": x + 3 - wide, "middle": x - wide / 2}[anchor]
        box = (left, y - 12, left + wide, y + 3)
        inside = box[0] >= 0 and box[2] <= WIDTH and box[1] >= 0 and box[3] <= HEIGHT
        if inside and not any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in taken):
            return anchor, (round(x, 1), round(y, 1)), box
    return "", (0.0, 0.0), (0.0, 0.0, 0.0, 0.0)


def drawn(points: Points) -> str:
    """A ring as the path of an SVG, in steps of tenths: a third of telling each point. "" for what is smaller than a speck."""
    tenths = [(round(10 * x), round(10 * y)) for x, y in points]
    across, down = (max(each) - min(each) for each in zip(*tenths, strict=True))
    if across + down < SPECK:
        return ""
    steps = (f"{(b[0] - a[0]) / 10:g} {(b[1] - a[1]) / 10:g}" for a, b in pairwise(tenths))
    return f"M{tenths[0][0] / 10:g} {tenths[0][1] / 10:g}l{NOUGHT.sub('', ' '.join(steps)).replace(' -', '-')}z"


def thinned(points: Points) -> Points:
    """A line without points that lie on the one before at the drawing's size."""
    kept = points[:1]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= 1.0:
            kept.append(point)
    return kept


def clipped(points: Points) -> Points:
    """A ring cut to the drawing and a little beyond (Sutherland and Hodgman)."""
    for axis, limit, sign in ((0, -20.0, 1), (0, WIDTH + 20, -1), (1, -20.0, 1), (1, HEIGHT + 20, -1)):
        found: Points = []
        for n, here in enumerate(points):
            last = points[n - 1]
            inside, was = sign * (here[axis] - limit) >= 0, sign * (last[axis] - limit) >= 0
            if inside != was:
                share = (limit - last[axis]) / (here[axis] - last[axis])
                found.append((last[0] + share * (here[0] - last[0]), last[1] + share * (here[1] - last[1])))
            if inside:
                found.append(here)
        points = found
        if not points:
            return []
    return points
