"""GraphML: who did what to whom, who told it, and which report's text comes from which, for Gephi, igraph and networkx."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from tidings.export.formats import Exported, Format
from tidings.record import Record

KEYS = (
    ("layer", "node", "string"),
    ("label", "node", "string"),
    ("kind", "node", "string"),
    ("date", "node", "string"),
    ("lat", "node", "double"),
    ("lon", "node", "double"),
    ("independent", "node", "int"),
    ("relation", "edge", "string"),
    ("score", "edge", "double"),
)
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Values = dict[str, str | int | float | None]


def write(record: Record, _what: str) -> Exported:
    """One directed graph; nodes are named layer:id."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    lines += [f'<key id="{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>' for name, of, kind in KEYS]
    lines += ['<graph id="record" edgedefault="directed">', *_nodes(record), *_edges(record), "</graph>", "</graphml>", ""]
    return Exported("\n".join(lines).encode("utf-8"))


def clean(text: str) -> str:
    """A text without the control characters that XML cannot hold; they become the replacement character."""
    return NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def _told(values: Values) -> str:
    return "".join(f'<data key="{name}">{escape(clean(str(v)))}</data>' for name, v in values.items() if v is not None)


def _node(layer: str, identifier: str, values: Values) -> str:
    return f"<node id={quoteattr(clean(f'{layer}:{identifier}'))}>{_told({'layer': layer, **values})}</node>"


def _nodes(record: Record) -> Iterator[str]:
    for report in record.reports:
        published = report.published.value if report.published else None
        yield _node("report", report.id, {"label": report.title or report.id, "kind": report.language, "date": published})
    for entity in record.entities:
        yield _node("entity", entity.id, {"label": entity.name, "kind": entity.kind, "lat": entity.lat, "lon": entity.lon})
    for event in record.events:
        told: Values = {"label": event.title, "kind": event.type, "date": event.date.start, "independent": event.independent}
        yield _node("event", event.id, told)


def _edges(record: Record) -> Iterator[str]:
    for event in record.events:
        there = f"event:{event.id}"
        yield from (_edge(f"report:{r}", there, {"relation": "tells"}) for r in event.reports)
        yield from (_edge(f"entity:{e}", there, {"relation": "actor"}) for e in event.actors)
        yield from (_edge(there, f"entity:{e}", {"relation": "recipient"}) for e in event.recipients)
        if event.place and event.place.entity:
            yield _edge(there, f"entity:{event.place.entity}", {"relation": "place"})
        yield from (_edge(there, f"event:{e}", {"relation": "contains"}) for e in event.contains)
        yield from (_edge(there, f"event:{e}", {"relation": "breaks"}) for e in event.breaks)
    for copy in record.copies:
        a, b = (copy.b, copy.a) if copy.direction == "b_to_a" else (copy.a, copy.b)
        known = copy.kind if copy.direction != "unknown" else f"{copy.kind}, direction unknown"
        yield _edge(f"report:{a.report}", f"report:{b.report}", {"relation": known, "score": round(copy.score, 4)})


def _edge(start: str, end: str, values: Values) -> str:
    return f"<edge source={quoteattr(clean(start))} target={quoteattr(clean(end))}>{_told(values)}</edge>"


FORMAT = Format(
    "graphml",
    "application/graphml+xml",
    ".graphml",
    "reports, entities and events as nodes; who acts, on whom, where, who tells it, and copies as edges",
    "texts, claims, figures, offsets",
    write,
)
