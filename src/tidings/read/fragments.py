"""A piece of HTML that is a report already (a feed's entry, a mail) as text: blocks are lines, nothing is left out but scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

UNSEEN = frozenset(("script", "style", "head", "title", "template", "noscript", "svg"))
BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "br", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
     "figure",
     "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table",
     "tbody", "td", "tfoot", "th", "thead", "tr", "ul")
)  # fmt: skip
MARKUP = re.compile(r"<[a-zA-Z/!][^<>]*>|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
HIDDEN = re.compile(r"(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden)")  # what a mail shows in lists of mails only
BREAK = "\x00"


def is_markup(text: str) -> bool:
    """Whether a text holds tags or entities."""
    return bool(MARKUP.search(text))


def fragment_text(fragment: str) -> str:
    """The text of a piece of HTML, a line a block, white space in a row made one. Empty where there is none."""
    if not fragment.strip():
        return ""
    if not is_markup(fragment):
        return fragment.strip()
    try:
        tree = lxml_html.fromstring(fragment.encode("utf-8", "ignore"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    whole = "".join(_pieces(tree))
    lines = (" ".join(line.split()) for line in whole.split(BREAK))
    return "\n".join(line for line in lines if line)


def _pieces(tree: Any) -> Iterator[str]:
    """Text in order, with a break before and after each block; without recursion, since pages nest deeper than Python does."""
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event in ("comment", "pi"):
            yield node.tail or ""
            continue
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            if tag in BLOCKS:
                yield BREAK
            if not _unseen(node):
                yield (node.text or "").replace(BREAK, " ")
        else:
            if tag in BLOCKS:
                yield BREAK
            parent = node.getparent()
            if parent is not None and not _unseen(parent):
                yield (node.tail or "").replace(BREAK, " ")


def _unseen(node: Any) -> bool:
    return any(up.tag in UNSEEN or HIDDEN.search(up.get("style") or "") for up in (node, *node.iterancestors()))
