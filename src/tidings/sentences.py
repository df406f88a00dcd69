"""Where sentences begin and end, by rule: full stops that end abbreviations, initials and dates do not end sentences."""

from __future__ import annotations

import re

from tidings.language import Pack

END = re.compile(r"(?:[.!?…]+|[。！？؟])[\"'”’»)\]]*(?=\s|$|(?<=[。！？]))")
SHORT = frozenset(
    "mr mrs ms dr st sr jr prof gen col lt sgt maj capt cmdr adm gov sen rep rev hon amb pres vs no nos art vol pp ed inc ltd co corp dept est "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun a.m p.m u.s u.k u.n e.u d.c i.e e.g etc approx "
    "m mm mme mlle me mgr janv févr avr juil déc av ap env cf ex bd sra dna ud uds avda núm ndr hr fr nr bzw usw ca z.b d.h dr doç sn vb г ул им стр тыс млн млрд проф".split()
)
STARTERS = frozenset("the a an in on at he she it they we his her its this that these those but and as for with after before when while il elle ils elles le la les un une en au ce cette selon mais".split())


def split(text: str, start: int, end: int, pack: Pack | None = None) -> tuple[tuple[int, int], ...]:
    """The sentences of text[start:end] as (start, end), white space at their edges left out."""
    extra = frozenset(w.lower().rstrip(".") for w in pack.toml("clean").get("abbreviations", ())) if pack else frozenset()
    found, at = [], start
    for mark in END.finditer(text, start, end):
        if _ends(text, mark, end, extra):
            found.append((at, mark.end()))
            at = mark.end()
    found.append((at, end))
    trimmed = []
    for first, last in found:
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            trimmed.append((first, last))
    return tuple(trimmed)


def _ends(text: str, mark: re.Match[str], end: int, extra: frozenset[str]) -> bool:
    """Whether a mark ends a sentence."""
    after = text[mark.end() : end].lstrip()
    if not after:
        return False
    opener = after.lstrip("\"'“‘«([")
    if opener[:1].islower():
        return False
    if mark[0][0] != "." or mark[0].startswith(".."):
        return True
    word = re.search(r"([\w.'’-]*)$", text[max(0, mark.start() - 20) : mark.start()])
    before = word[1].lower() if word else ""
    following = re.match(r"[\w'’]+", opener)
    if before in SHORT or before.split(".")[-1] in SHORT and "." in before or before in extra:
        return before in ("u.s", "u.k", "u.n", "p.m", "a.m", "etc", "d.c") and bool(following) and following[0].lower() in STARTERS if following else False
    return not (len(before) == 1 and before.isalpha() and before.upper() == text[mark.start() - 1])
