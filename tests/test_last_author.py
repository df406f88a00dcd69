"""The author by what elements are called: what is asked first leaves out no page on which one would be found."""

from __future__ import annotations

import re

import pytest
from lxml import html
from trafilatura.metadata import extract_author
from trafilatura.xpaths import AUTHOR_XPATHS

from tidings.read.lastauthor import ATTRIBUTES, last_author

PAGE = "<html><body><main><p>The ferry was late on Friday.</p>{}</main></body></html>"
TESTS = re.compile(r"@([\w-]+)\s*(?:=|,)\s*'([^']+)'")  # @rel='author', re:test(@class, '...'), contains(@itemprop, '...')


def listed() -> list[tuple[str, str]]:
    """Every attribute with a word by which trafilatura takes its element for an author's, of patterns each alternative."""
    found = [(name, word) for expression in AUTHOR_XPATHS for name, words in TESTS.findall(expression.path) for word in words.split("|")]
    plain = [(name, re.sub(r"\[(\w)\w\]", r"\1", re.sub(r"(.)\?", r"\1", word))) for name, word in found]
    return sorted({*plain, *((name, word.replace("-name", "name")) for name, word in plain if word == "author-name")})


@pytest.mark.parametrize(("name", "word"), listed())
def test_whoever_is_found_by_a_listed_word_is_found(name: str, word: str) -> None:
    for element in ("a", "div", "h3", "p", "span", "strong", "b"):
        page = PAGE.format(f'<{element} {name}="{word}">Ada Byron</{element}>')
        assert last_author(html.fromstring(page)) == extract_author(html.fromstring(page))
    found = PAGE.format(f'<span {name}="{word}">Ada Byron</span>'), PAGE.format(f'<a {name}="{word}">Ada Byron</a>')
    assert name in ATTRIBUTES and "Ada Byron" in [last_author(html.fromstring(page)) for page in found]


@pytest.mark.parametrize(
    "words", ["<author>Ada Byron</author>", "<p><rel>me</rel>Ada Byron</p>", '<p class="date">Ada Byron</p>', "<p>by Ada</p>"]
)
def test_elements_of_their_own_and_pages_that_name_nobody(words: str) -> None:
    assert last_author(html.fromstring(PAGE.format(words))) == extract_author(html.fromstring(PAGE.format(words)))
