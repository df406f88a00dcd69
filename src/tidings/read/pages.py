"""HTML pages: the article by trafilatura, with the headings that it leaves out, and what the markup says of it."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from tidings.errors import Refusal
from tidings.guard import refusing
from tidings.language_id import identify
from tidings.model import Report
from tidings.read.blocks import Block
from tidings.read.body import Body, body_of
from tidings.read.given import titled
from tidings.read.markup import Markup, read_markup, teaser
from tidings.settings import Settings

TAG = re.compile(rb"<(!doctype html|html|head|body|article|p|div)\b", re.IGNORECASE)
SIGN_IN, ABOUT = 80, 3  # words of a page that only asks who one is at most, and how far above its form they stand
NOTICE = 40  # words of a notice to readers without scripts at most; longer is the article, which some pages hold there
HEADINGS, HEADING_UP = frozenset(("h2", "h3", "h4")), 2  # elements, and how far above a block's own they may be
logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # a page that it cannot read is refused here, in words for people


def looks_like_page(found: bytes) -> bool:
    """Whether bytes begin like HTML."""
    return bool(TAG.search(found[:2048]))


@refusing
def read_page(text: str, found: bytes, source: str, identifier: str, settings: Settings) -> Report | Refusal:
    """The report of a page, given as text and as the bytes it came from: its main text, and what its markup says."""
    if len(text) > settings.longest_file:
        return Refusal(source, None, f"{len(text):,} characters is no news page", "split it")
    tree = lxml_html.fromstring(text.encode("utf-8"), parser=_parser()) if text.strip() else None
    markup, article = _article(tree) if tree is not None else (None, Body("", frozenset()))
    if tree is not None and not any(c.isalnum() for c in article.text):
        article = Body(teaser(tree), frozenset())
    body = article.text
    if tree is None or markup is None or not any(c.isalnum() for c in body):
        return Refusal(source, None, "the page holds no text to read", "its scripts may draw it: save it from a browser, or fetch another")
    if markup.published is None and _asks_to_sign_in(tree, body):
        return Refusal(source, None, "the page asks to sign in and holds no report", "save it from a browser that is signed in")
    if len(body) > settings.longest_report:
        advice = f"split it; at most {settings.longest_report:,} are read"
        return Refusal(source, None, f"{len(body):,} characters is no news report", advice)
    whole = titled(_with_headings(article, markup.blocks), markup.title)
    return Report(
        id=identifier,
        sha256=hashlib.sha256(found).hexdigest(),
        text=whole,
        url=markup.url,
        publisher=markup.publisher,
        title=markup.title,
        byline=markup.byline,
        language=identify(body),
        captions=_spans(whole, article.captions),
        published=markup.published,
        updated=markup.updated,
        extracted=True,
    )


def _parser() -> Any:
    """A parser whose elements are all of one class: lxml's own asks Python for the class of each, and only forms are told apart."""
    parser = lxml_html.HTMLParser(encoding="utf-8", collect_ids=False)
    parser.set_element_class_lookup(
        etree.ElementDefaultClassLookup(
            element=lxml_html.HtmlElement,
            comment=lxml_html.HtmlComment,
            pi=lxml_html.HtmlProcessingInstruction,
            entity=lxml_html.HtmlEntity,
        )
    )
    return parser


def _article(tree: Any) -> tuple[Markup, Body]:
    """What a page's markup says, and its main text; empty where there is none."""
    held = list(tree.iter())  # lxml makes an element anew each time that it is met, unless somebody holds it
    markup = read_markup(tree)
    body = body_of(tree, markup.blocks, markup.place)
    if _without_scripts_only(tree, body.text):
        body = Body("", frozenset())
    held.clear()
    return markup, body


def _spans(text: str, lines: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Where some lines of a text stand."""
    found, at = [], 0
    for line in text.split("\n") if lines else ():
        if line in lines:
            found.append((at, at + len(line)))
        at += len(line) + 1
    return tuple(found)


def _without_scripts_only(tree: Any, body: str) -> bool:
    """Whether all of a text is a few words that a page says where its scripts do not run: "Please enable JavaScript"."""
    if len(body.split()) > NOTICE:
        return False
    said = " ".join(" ".join(" ".join(node.itertext()).split()) for node in tree.iter("noscript"))
    return bool(said) and all(" ".join(line.split()) in said for line in body.split("\n") if line.strip())


def _asks_to_sign_in(tree: Any, body: str) -> bool:
    """Whether all that a page says stands around a form for a password, and is short: what sites show in the place of a report."""
    words = set(body.split())
    if len(body.split()) > SIGN_IN:
        return False
    for form in {each for field in tree.iterfind(".//input[@type='password']") for each in islice(field.iterancestors("form"), 1)}:
        for around in islice(form.iterancestors(), ABOUT):
            if around.tag not in ("body", "html") and 2 * len(words & set(around.text_content().split())) > len(words):
                return True
    return False


def _with_headings(body: Body, blocks: Sequence[Block]) -> str:
    """The text with the headings that the extractor left out, each before the paragraph that it stands above in the page."""
    lines = body.text.split("\n")
    held = {" ".join(line.split()) for line in lines}
    for heading, after in pairwise(blocks):
        words = heading.text
        if (
            not 2 < len(words) < 100
            or words in held
            or len(after.text) < 20
            or not _is_heading(heading.node)
            or after.text in body.captions
        ):
            continue
        at = next((n for n, line in enumerate(lines) if line.strip() and " ".join(line.split())[:40] == after.text[:40]), None)
        if at is not None:
            lines.insert(at, words)
            held.add(words)
    return "\n".join(lines)


def _is_heading(node: Any) -> bool:
    return any(up.tag in HEADINGS for up in (node, *islice(node.iterancestors(), HEADING_UP)))
