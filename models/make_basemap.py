"""Make the basemap of the desk from npm's world-atlas. Nothing of this runs at install or run time.

    npm pack world-atlas@2.0.2   (sha256 032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97)
    tar xzf world-atlas-2.0.2.tgz
    python models/make_basemap.py package/countries-50m.json src/tidings/data/basemap.xz

world-atlas (ISC) packs Natural Earth's countries (public domain), cut at the antimeridian. The file is xz-compressed JSON: for
each country its ISO 3166-1 number and its rings, as hundredths of degrees east and north, each point as the step from the one before.
"""

from __future__ import annotations

import json
import lzma
import sys
from itertools import accumulate
from pathlib import Path
from typing import Any

Point = tuple[float, float]


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """The lines of a topology in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        xs, ys = accumulate(p[0] for p in arc), accumulate(p[1] for p in arc)
        found.append([(x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True)])
    return found


def ring(numbers: list[int], arcs: list[list[Point]]) -> list[Point]:
    """A closed line from its arcs; ~n is arc n backwards."""
    points: list[Point] = []
    for n in numbers:
        line = arcs[n] if n >= 0 else arcs[~n][::-1]
        points += line[1:] if points else line
    return points


def steps(points: list[Point]) -> list[int]:
    """Hundredths of degrees, flat, each point as the step from the one before, without steps of nothing."""
    found, last = [], (0, 0)
    for point in points:
        here = (round(point[0] * 100), round(point[1] * 100))
        if here != last or not found:
            found += [here[0] - last[0], here[1] - last[1]]
        last = here
    return found


def main(source: str, target: str) -> None:
    """Reads the topology, writes the basemap."""
    topology = json.loads(Path(source).read_text("utf-8"))
    arcs = arcs_of(topology)
    countries = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = [steps(ring(numbers, arcs)) for polygon in polygons for numbers in polygon]
        countries.append([int(shape.get("id") or 0), [r for r in rings if len(r) > 6]])
    packed = lzma.compress(json.dumps(countries, separators=(",", ":")).encode(), preset=9 | lzma.PRESET_EXTREME)
    Path(target).write_bytes(packed)


if __name__ == "__main__":
    main(*sys.argv[1:])
