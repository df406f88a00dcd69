"""Who a page says wrote it where JSON-LD does not: labelled meta tags, the marks of microformats, a line that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

LABEL = re.compile(r"(?i)(written by|verfasst von|geschrieben von|écrit par|escrito por|yazan|автор)\Z")
ELSEWHERE = (
    'not(ancestor::*[contains(@class,"comment") or contains(@id,"comment") or contains(@class,"related") or self::aside or self::footer])'
)
FN = 'contains(concat(" ",@class," ")," fn ")'
NAMED = 'contains(concat(" ",@class," ")," author-name ")'
MARKED = f'//*[@rel="author" or @itemprop="author" or {FN} or {NAMED} or contains(@class,"byline__name")][{ELSEWHERE}]'
INLINE = "./text()|./*[self::b or self::strong or self::a or self::span or self::em or self::i]//text()"
CAPITAL = r"[A-ZÀ-ÞŠŽ]"
STATED = re.compile(
    r"(?:Von|By|BY|Par|Por|Autor(?:in)?\s*:|Author\s*:|Auteur\s*:|Ein (?:Artikel|Beitrag) von|Text\s*:)\s+"
    rf"((?:{CAPITAL}[\w.’'-]+\s+){{1,3}}{CAPITAL}[\w’'-]+)\s*(?=$|[|,·•–(]|\d)"
)
LONGEST_NAME, LONGEST_LINE = 5, 90  # words; code points


def visible_authors(tree: Any, meta: Mapping[str, str]) -> Iterator[str]:
    """Names that can be the author's, the surest first. Marks that name several people are a list of posts and tell nothing."""
    if LABEL.match(meta.get("twitter:label1", "")) and meta.get("twitter:data1"):
        yield meta["twitter:data1"]
    marked = dict.fromkeys(_words(node.xpath(".//text()")) for node in tree.xpath(MARKED))
    names = [name for name in marked if 1 <= len(name.split()) <= LONGEST_NAME]
    if len(names) == 1:
        yield names[0]
    for node in tree.xpath("//body//*[not(self::script or self::style)]"):
        line = _words(node.xpath(INLINE))
        if len(line) < LONGEST_LINE and (match := STATED.match(line)):
            yield match[1]
            return


def _words(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())
