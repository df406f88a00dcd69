"""Who wrote a report, by the lines around its text: behind "by" or a word for what the person is, below a label, or first in a line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tidings.bylinewords import cut, is_full_name, is_label_alone, patterns
from tidings.first_names import first_name
from tidings.model import Passage
from tidings.wires import agencies_in

LONGEST = 12  # words of such a line
AROUND = ("boilerplate", "credit", "dateline", "heading")
STROKE = re.compile(r"\A(?:[^\W\d_]+\s?){1,2}\s*[-/–]\s+(?=\S)")  # "كتب - سامي": what stands for the colon behind a label
BEHIND = re.compile(r"\s*[,،(/|—–-].*|\s+(?:in|à|en|aus|из|та|bei)\s.*", re.DOTALL)  # what follows the name that opens a line
ENDS = re.compile(r"\s*[|•·].*", re.DOTALL)


def signer(passages: Sequence[Passage]) -> str | None:
    """The person whom a line above the text names as its author, else one below it that says so; None where none does."""
    news = [n for n, passage in enumerate(passages) if passage.kind in ("lead", "body")]
    title = next((n for n, passage in enumerate(passages) if passage.kind == "title"), -1)
    first, last = (news[0], news[-1]) if news else (len(passages), len(passages))
    above = [p for p in passages[:first] if p.kind in AROUND]
    below = [p for p in passages[last + 1 :] if p.kind in AROUND]
    header = [p for p in passages[title + 1 : first] if p.kind in AROUND]
    found = (_labelled(above), _introduced(above), _opening(header), _labelled(below), _introduced(below))
    return next((name for name in found if name), None)


def without_agencies(names: str) -> str:
    """The persons of a byline that names agencies, too: "Ada Byron, Agence France-Presse"."""
    parts = [part for part in re.split(r"\s*[,/]\s*", names) if not agencies_in(part)]
    return ", ".join(parts) if parts and agencies_in(names) else names


def _labelled(lines: Sequence[Passage]) -> str | None:
    """The name alone on a line below a label that stands alone: "Author" / "Ada Byron"."""
    return next((b.text.strip() for a, b in pairwise(lines) if is_label_alone(a.text.strip()) and is_full_name(b.text.strip())), None)


def _introduced(lines: Sequence[Passage]) -> str | None:
    """The name behind "by", or behind a word for what the person is and a colon."""
    for line in lines:
        text = ENDS.sub("", line.text.strip())
        if len(text.split()) > LONGEST:
            continue
        for form in (text, STROKE.sub(lambda m: m[0].rstrip(" -/–") + ": ", text)):
            if patterns()["by_first"].match(form) and is_full_name(name := without_agencies(cut(form))):
                return name
    return None


def _opening(lines: Sequence[Passage]) -> str | None:
    """The name with which a line between headline and text opens, where its first word is somebody's first name."""
    for line in lines:
        text = line.text.strip()
        name = BEHIND.sub("", text)
        if len(text.split()) <= LONGEST and first_name(name.split(" ")[0]) and is_full_name(name):
            return name
    return None
