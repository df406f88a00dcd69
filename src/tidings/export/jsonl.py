"""JSON Lines: the record's own form, one layer a file, as FORMAT.md has it. Nothing is left out."""

from __future__ import annotations

import json

from tidings.export.formats import Exported, Format
from tidings.record import Record


def write(record: Record, what: str) -> Exported:
    """One object a line."""
    return Exported("".join(_line(found) + "\n" for found in record.layer(what)).encode("utf-8"))


def _line(found: object) -> str:
    """An object as one line by any reader's reckoning: signs that some take for the end of a line are escaped."""
    return json.dumps(found, ensure_ascii=False).translate(BREAKS)


BREAKS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


FORMAT = Format("jsonl", "application/x-ndjson", ".jsonl", "one layer, whole", "nothing", write, by_layer=True)
