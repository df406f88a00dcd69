"""Who a page says wrote it: the line beside its headline, JSON-LD, meta tags, the marks of microformats, a line that says so elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Any

from tidings.datewords import common, printed_dates
from tidings.fold import fold
from tidings.lines import matches
from tidings.read.blocks import Block

FN = 'contains(concat(" ",@class," ")," fn ")'
NAMED = 'contains(concat(" ",@class," ")," author-name ")'
ELSEWHERE = (
    'not(ancestor::*[contains(@class,"comment") or contains(@id,"comment") or contains(@class,"related") or self::aside or self::footer])'
)
MARKED = f'//*[@rel="author" or @itemprop="author" or {FN} or {NAMED} or contains(@class,"byline__name")][{ELSEWHERE}]'
METAS = (
    "author", "article:author_name", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "citation_author", "byl",
    "shareaholic:article_author_name", "article:author",
)  # fmt: skip
CLASSES = re.compile(
    r"(?i)(?:^|[\s_-])(?:authors?|autor|autoren|auteurs?|byline|by-line|writer|redakteur|contributors?)(?:$|[\s_-])|author_?name|byline"
)
NOT_NAMES = re.compile(r"(?i)bio|box|image|avatar|photo|desc|job|function|role|more|link-?list|email|social|count|date|wrapper-?all")
BOX = re.compile(r"(?i)(?:^|[\s_-])(?:author|autor|auteur)-?(?:bio|box|card|info|profile|short)?(?:$|[\s_-])")
EMPHASIS, SIGNED = frozenset(("em", "i", "strong", "b")), 2  # elements of a signature; blocks below the last paragraph in which it may be
BEFORE, AFTER, UP = 4, 8, 2  # blocks around the headline in which a byline is looked for; elements around a block whose class may say so
MARKS = ("|", "·", "•", ",", "-", "–", ".", "…")  # what may stand before "by" in a line
PARAGRAPH, LONGEST_BYLINE = 30, 14  # words of a block that is the article's first, and of one that names its author
LONGEST_NAME, LONGEST_LINE, MOST_NAMES = 5, 110, 5  # words; code points; persons of one byline
NAME_END = re.compile(r"\s*(?:[|·•;–—(\[\n@:]|\s-\s|(?<!\w)\d|,\s+(?=[a-z])).*", re.DOTALL)
HOST = re.compile(r"\w{2,}\.\w{2,}")  # a name that is an address or an account, whose dots are its own
JOINED = re.compile(r"\s*[,/&+]\s*")
PARTICLES = frozenset("von van de del della der den du la le di da dos bin al el y zu v.".split())  # noqa: SIM905


def named_authors(
    tree: Any, persons: Iterable[str], bodies: Iterable[str], meta: Mapping[str, str], blocks: Sequence[Block], place: int | None
) -> Iterator[str]:
    """Names that can be the author's, the surest first; `persons` and `bodies` are those of JSON-LD, `place` the headline's block."""
    near = _near(blocks, place)
    told = list(persons)
    for name in _bylines(near):
        yield next((several for several in told if several.startswith(f"{name}, ")), name)
    yield from told
    if _says("written", meta.get("twitter:label1", "")) and meta.get("twitter:data1"):
        yield meta["twitter:data1"]
    within = [block for block in blocks if not block.apart]
    yield from _only(_signed(within))
    yield from (meta[name] for name in METAS if name in meta)
    marked = dict.fromkeys(_words(node.xpath(".//text()")) for node in tree.xpath(MARKED))
    names = [name for name in marked if 1 <= len(name.split()) <= LONGEST_NAME]
    if len(names) == 1:
        yield names[0]
    yield from _beside_a_day(near)
    yield from _bylines(within, classes=False)
    yield from _only(_bylines(within))
    yield from _only(_signatures(within, place))
    yield from _only(_boxed(blocks))
    yield from bodies


def _signatures(blocks: Sequence[Block], place: int | None) -> Iterator[str]:
    """The names that stand alone below a paragraph after the headline, set off by emphasis, with no paragraph after them."""
    last = max((n for n, block in enumerate(blocks) if block.words >= PARAGRAPH), default=len(blocks))
    for block in blocks[last + 1 : last + 1 + SIGNED]:
        name = block.text.strip(" ()[]–—-")
        if place is not None and block.node.tag in EMPHASIS and 2 <= len(name.split()) <= LONGEST_NAME - 1 and _is_full_name(name):
            yield name


def _boxed(blocks: Iterable[Block]) -> Iterator[str]:
    """The names that stand alone in boxes which tell of an author."""
    for block in blocks:
        name = block.text.strip(" :")
        around = (block.node, *islice(block.node.iterancestors(), UP))
        if 2 <= len(name.split()) <= LONGEST_NAME - 1 and any(BOX.search(up.get("class") or "") for up in around) and _is_full_name(name):
            yield name


def _is_full_name(words: str) -> bool:
    """Whether words can be the name and surname of one person, and no label."""
    whole = not any(word[0].islower() for word in words.split())
    return (
        whole
        and _is_name(words)
        and words[-1] not in ".:?!"
        and not any(c.isdigit() for c in words)
        and not is_label(words.split(maxsplit=1)[0])
    )


def _signed(blocks: Iterable[Block]) -> Iterator[str]:
    """The full names in lines that are "by" and a name, nothing else."""
    for block in blocks:
        match = _patterns()["by_first"].match(block.text)
        name = block.text[match.end() :].strip(" .:") if match else ""
        if 2 <= len(name.split()) <= LONGEST_NAME and name == cut(block.text) and _is_name(name):
            yield name


def _only(names: Iterable[str]) -> list[str]:
    """The one name that is given; none where there are several."""
    found = list(dict.fromkeys(names))
    return found if len(found) == 1 else []


def _near(blocks: Sequence[Block], place: int | None) -> list[Block]:
    """The blocks after and before the headline, the nearest first."""
    if place is None:
        return []
    after = list(blocks[place + 1 : place + 1 + AFTER])
    after = after[: next((n for n, block in enumerate(after) if block.words >= PARAGRAPH), AFTER)]
    before = blocks[max(0, place - BEFORE) : place]
    return [block for block in (*after, *reversed(before)) if not block.apart]


def _bylines(blocks: Iterable[Block], classes: bool = True) -> Iterator[str]:
    """The names in lines that say so by their words ("By Ada Byron"), or by the class of the element that holds them."""
    for block in blocks:
        if len(block.text) > LONGEST_LINE:
            continue
        pieces = _mended(block)
        names = list(_introduced(pieces))
        if not names and classes and _is_marked(block.node):
            names = list(_listed(pieces))
        if names:
            yield ", ".join(dict.fromkeys(names))


def _mended(block: Block) -> Sequence[str]:
    """The stretches of a block between tags; a last letter that a tag parts from its word is put back."""
    first, *others = block.pieces
    mended = [first]
    for piece in others:
        if len(piece) == 1 and piece.islower() and mended[-1][-1].isalpha() and f"{mended[-1]}{piece}" in block.text:
            mended[-1] += piece
        else:
            mended.append(piece)
    return mended


def _is_marked(node: Any) -> bool:
    for _, up in zip(range(UP), (node, *node.iterancestors()), strict=False):
        named = up.get("class") or ""
        if NOT_NAMES.search(named):
            return False
        if CLASSES.search(named) or up.get("rel") == "author" or up.get("itemprop") == "author":
            return True
    return False


def _introduced(pieces: Sequence[str]) -> Iterator[str]:
    """The names after "by" in a line, given as its stretches between tags: in the same stretch or in those that follow."""
    for number, piece in enumerate(pieces):
        match = _patterns()["by_last"].search(piece)
        if match and _opens(piece[: match.start()]):
            yield from _listed(pieces[number + 1 :])
            return
        for match in _patterns()["by"].finditer(piece):
            name = cut(piece[match.end() :]) if len(piece.split()) <= LONGEST_BYLINE else ""
            if _opens(piece[: match.start()]) and name and _is_name(name):
                yield name
                if name.endswith(piece[match.end() :].strip(" ,")):
                    yield from _listed(pieces[number + 1 :], more=True)
                return


def _opens(before: str) -> bool:
    """Whether "by" can stand after these words and mean the author: first in a line, after a mark or a number, or in "posted in ... by"."""
    before = before.rstrip()
    return not before or before.endswith(MARKS) or before[-1].isdigit() or bool(matches("published", before))


def _listed(pieces: Sequence[str], more: bool = False) -> Iterator[str]:
    """The names that stretches of text begin with: one, and further ones where "and" or a comma leads to them."""
    expected = not more
    for piece in pieces:
        if JOINED.fullmatch(piece) or fold(piece) in common()["authors"]["and"]:
            expected = True
        elif expected:
            name = cut(piece)
            if not name or not _is_name(name):
                return
            yield name
            expected = piece.rstrip().endswith((",", "&"))
        else:
            return


def _beside_a_day(blocks: Sequence[Block]) -> Iterator[str]:
    """The name that stands with a day in one line: "11.12.2019 - Ada Byron", "Ada Byron, 21. Jan. 2015"."""
    for block in blocks:
        if len(block.text) > LONGEST_LINE or not (days := printed_dates(block.text)):
            continue
        rest = f"{block.text[: days[0].start]}|{block.text[days[-1].end :]}"
        for piece in re.split(r"[|·•,–—]|\s-\s", rest):
            name = piece.strip()
            if 2 <= len(name.split()) <= LONGEST_NAME - 1 and _is_name(name) and name[0].isupper():
                yield name


def cut(line: str) -> str:
    """A byline without the words that introduce it and without what stands after the names: a day, an office, a section."""
    bare = _patterns()["by_first"].sub("", line.strip())
    bare = bare.split()[0] if HOST.match(bare) else NAME_END.sub("", bare)
    return _patterns()["last"].sub("", _patterns()["after"].sub("", f" {bare}")).strip(" ,|-–/:")


def without_role(name: str) -> str:
    """A name without what the person is, where a word for it stands in front of two words or after a comma: "Reporter Ada Byron"."""
    bare = _patterns()["role_last"].sub("", _patterns()["by_first"].sub("", name))
    return _patterns()["role_first"].sub("", bare)


def is_label(words: str) -> bool:
    """Whether words are those around names in a byline, and no name: "author", "published", a month."""
    return fold(words) in _introducing()


def _is_name(words: str) -> bool:
    """Whether words can be names of persons: a few for each, in capitals as the script has them, none a word that introduces names."""
    parts = [part for part in re.split(rf"{JOINED.pattern}|\s+(?:{_and()})\s+", words) if part]
    if not 0 < len(parts) <= MOST_NAMES or any(map(is_label, parts)):
        return False
    lone = len(parts) == 1 and len(parts[0].split()) == 1
    return (lone and not parts[0].endswith(".")) or all(_capitalised(part.split()) for part in parts)


def _capitalised(words: Sequence[str]) -> bool:
    named = [word for word in words if word not in PARTICLES]
    return 0 < len(words) <= LONGEST_NAME and bool(named) and not any(word[0].islower() or word.startswith("http") for word in named)


@lru_cache(maxsize=1)
def _introducing() -> frozenset[str]:
    """Words of bylines that are no names themselves, folded."""
    table = common()["authors"]
    calendar = [word for part in ("months", "weekdays") for words in common()[part].values() for word in words]
    return frozenset(fold(word) for word in (*table["by"], *table["after"], *table["never"], *calendar))


def _says(name: str, line: str) -> bool:
    return bool(_patterns()[name].match(fold(line)))


def _words(pieces: Sequence[str]) -> str:
    return " ".join("".join(pieces).split())


@lru_cache(maxsize=1)
def _and() -> str:
    return "|".join(map(re.escape, common()["authors"]["and"]))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    table = common()["authors"]
    by = "|".join(sorted(map(re.escape, table["by"]), key=len, reverse=True))
    after = "|".join(map(re.escape, table["after"]))
    roles = "|".join(sorted(map(re.escape, table["roles"]), key=len, reverse=True))
    return {
        "by": re.compile(rf"(?i)(?<![\w’'-])(?:{by})(?:\s*:\s*|\s+)(?=\S)"),
        "by_first": re.compile(rf"(?i)\A(?:(?:{by})(?:\s*:\s*|\s+))+(?=\S)"),
        "by_last": re.compile(rf"(?i)(?<![\w’'-])(?:{by})\s*:?\Z"),
        "after": re.compile(rf"[\s,]+(?:{after})(?=\s|$).*"),
        "role_first": re.compile(rf"(?i)\A(?:[\w-]+-)?(?:{roles})\s+(?=\S+\s+\S)"),
        "role_last": re.compile(rf"(?i),\s*(?:[\w-]+-)?(?:{roles})(?!\w).*\Z"),
        "last": re.compile(rf"(?i)(?:[\s,]+(?:{after}))+\s*\Z"),
        "written": re.compile("|".join(re.escape(fold(word)) for word in table["by"])),
    }
