"""Who meets whom, who accuses whom, who attacks whom: a small network as SVG made here, and as rows for those who read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from math import cos, pi, sin

from tidings.export.told import happened
from tidings.model import Entity
from tidings.record import Record
from tidings.retold import party
from tidings.tongue import Tongue

SIZE, RADIUS = 640.0, 235.0
MOST_NODES, MOST_EDGES = 18, 60
TOGETHER = ("CONSULT", "AGREE", "COOPERATE")
SAID = ("ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT")
WORDS = {"met": "met or agreed with", "said": "spoke of", "did": "acted on"}


@dataclass(frozen=True, slots=True)
class Node:
    """An actor on the circle, by the name that a page's language has; people without a name by their kind, each kind once."""

    entity: Entity
    name: str
    x: float
    y: float
    count: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Edge:
    """What one actor did to another, how often."""

    kind: str
    first: Node
    second: Node
    count: int
    types: str
    path: str


@dataclass(frozen=True, slots=True)
class Network:
    """What the template draws."""

    size: float
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def network(record: Record, own: Tongue) -> Network:
    """The network of those who take part in most events, told in a language."""
    home = _homes(record, own)
    ties: dict[tuple[str, str, str], Counter[str]] = {}
    for event in filter(happened, record.events):
        if event.type in TOGETHER:
            pairs = [("met", *sorted(p)) for p in combinations(dict.fromkeys(home(e) for e in (*event.actors, *event.recipients)), 2)]
        else:
            kind = "said" if event.type in SAID else "did"
            pairs = [(kind, a, b) for a in map(home, event.actors) for b in map(home, event.recipients) if a != b]
        for key in pairs:
            ties.setdefault((key[0], key[1], key[2]), Counter())[event.type] += 1
    weight: Counter[str] = Counter()
    for (_, a, b), types in ties.items():
        for entity in (a, b):
            weight[entity] += types.total()
    chosen = sorted(weight, key=lambda e: (-weight[e], record.name(e), e))[:MOST_NODES]
    spots = {e: (-pi / 2 + 2 * pi * n / max(1, len(chosen))) for n, e in enumerate(chosen)}
    nodes = {e: node for e in chosen if (node := _node(record, e, spots[e], weight[e], own))}
    kept = [(k, t) for k, t in ties.items() if k[1] in spots and k[2] in spots]
    kept.sort(key=lambda p: (-p[1].total(), p[0]))
    edges = tuple(edge for key, types in kept[:MOST_EDGES] if (edge := _edge(nodes, key, types, spots)))
    return Network(SIZE, tuple(nodes.values()), edges)


def _homes(record: Record, own: Tongue) -> Callable[[str], str]:
    """Leads from people without a name to the first of those who are called the same, and from all others to themselves."""
    firsts: dict[str, str] = {}
    homes: dict[str, str] = {}
    for entity in record.entities:
        if entity.kind == "group":
            homes[entity.id] = firsts.setdefault(party(record, entity.id, own), entity.id)
    return lambda identifier: homes.get(identifier, identifier)


def _node(record: Record, identifier: str, angle: float, count: int, own: Tongue) -> Node | None:
    entity = record.entity(identifier)
    if entity is None:
        return None
    x, y = SIZE / 2 + RADIUS * cos(angle), SIZE / 2 + RADIUS * sin(angle)
    anchor = "middle" if abs(cos(angle)) < 0.3 else "start" if cos(angle) > 0 else "end"
    return Node(entity, party(record, identifier, own), round(x, 1), round(y, 1), count, anchor)


def _edge(nodes: Mapping[str, Node], key: tuple[str, str, str], types: Counter[str], spots: dict[str, float]) -> Edge | None:
    first, second = nodes.get(key[1]), nodes.get(key[2])
    if first is None or second is None:
        return None
    (x, y), (to_x, to_y) = ((SIZE / 2 + (RADIUS - 10) * cos(a), SIZE / 2 + (RADIUS - 10) * sin(a)) for a in (spots[key[1]], spots[key[2]]))
    bow = {"met": 0.0, "said": 0.18, "did": 0.34}[key[0]]
    middle_x, middle_y = (x + to_x) / 2 + bow * (SIZE / 2 - (x + to_x) / 2), (y + to_y) / 2 + bow * (SIZE / 2 - (y + to_y) / 2)
    path = f"M{x:.0f} {y:.0f}Q{middle_x:.0f} {middle_y:.0f} {to_x:.0f} {to_y:.0f}"
    return Edge(key[0], first, second, types.total(), ", ".join(sorted(types)), path)
