"""JSON Lines: the record's own form, one layer a file, as FORMAT.md has it. Nothing is left out."""

from __future__ import annotations

import json

from tidings.export.formats import Exported, Format
from tidings.record import Record


def write(record: Record, what: str) -> Exported:
    """One object a line."""
    return Exported("".join(json.dumps(found, ensure_ascii=False) + "\n" for found in record.layer(what)).encode("utf-8"))


FORMAT = Format("jsonl", "application/x-ndjson", ".jsonl", "one layer, whole", "nothing", write, by_layer=True)
