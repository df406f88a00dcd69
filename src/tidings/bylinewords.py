"""What of a byline is a name, and what are the words around it: "by", an office, a day, a section."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tidings.datewords import common
from tidings.fold import fold
from tidings.known import look_up

LONGEST_NAME, MOST_NAMES = 5, 5  # words of a name; persons of one byline
NAME_END = re.compile(r"\s*(?:[|·•;–—(\[\n@:]|\s-\s|(?<!\w)\d|,\s+(?=[a-z])).*", re.DOTALL)
HOST = re.compile(r"\w{2,}\.\w{2,}")  # a name that is an address or an account, whose dots are its own
PLACES = frozenset(("country", "region", "city", "town"))
JOINED = re.compile(r"\s*[,/&+]\s*")
AGENCY = re.compile(r"(?<=\w\s)(\w+)/[A-Za-z]*[A-Z][A-Z-]{1,5}\s*\Z")  # after a name and surname: "Ada Byron/SID"
HYPHEN = "\u00ad"  # where a word may be broken, which readers do not see
PARTICLES = frozenset("von van de del della der den du la le di da dos bin al el y zu v.".split())  # noqa: SIM905
NOBLE = re.compile(r"(?<=\s)(?:v[ao]n(?: de[rnm])?|zu[rm]?|de|di|da|dos|bin|al|el)\s")  # between the names of one person
GENDERED = r"(?:[*:_/]?in(?:nen)?|[(]in[)])?"  # of a German word for what a person is: "Kolumnist*in"


def cut(line: str) -> str:
    """A byline without the words that introduce it and without what stands after the names: a day, an office, a section."""
    bare = patterns()["by_first"].sub("", line.replace(HYPHEN, "").strip())
    bare = bare.split()[0] if HOST.match(bare) else NAME_END.sub("", bare)
    bare = AGENCY.sub(r"\1", patterns()["last"].sub("", patterns()["after"].sub("", f" {bare}")))
    return bare.strip(" ,|-–/:")


def without_role(name: str) -> str:
    """A name without what the person is, where a word for it stands in front of two words or after a comma: "Reporter Ada Byron"."""
    bare = patterns()["role_last"].sub("", patterns()["by_first"].sub("", name))
    return patterns()["role_first"].sub("", bare)


def without_place(names: str) -> str:
    """Names without the place that stands last behind a comma: "Ada Byron, London"; a lone name before it is no reason to cut."""
    first, comma, last = names.rpartition(", ")
    return first if comma and is_full_name(first) and set(look_up(last)) & PLACES else names


def is_label(words: str) -> bool:
    """Whether words are those around names in a byline, and no name: "author", "published", a month."""
    return fold(words) in _introducing()


def is_label_alone(line: str) -> bool:
    """Whether a line is nothing but the label of a name that follows on its own: "Author", "Autor:", "Auteur(s) :"."""
    return bool(patterns()["label"].fullmatch(line.strip()))


def is_name(words: str) -> bool:
    """Whether words can be names of persons: a few for each, in capitals as the script has them, none a word that introduces names."""
    parts = [part for part in re.split(rf"{JOINED.pattern}|\s+(?:{_and()})\s+", words) if part]
    if not 0 < len(parts) <= MOST_NAMES or any(map(is_label, parts)):
        return False
    lone = len(parts) == 1 and len(parts[0].split()) == 1
    return (lone and not parts[0].endswith(".")) or all(_capitalised(part.split()) for part in parts)


def is_full_name(words: str) -> bool:
    """Whether words can be the name and surname of one person, and no label."""
    parts = NOBLE.sub("", words).split()
    return (
        2 <= len(parts) <= LONGEST_NAME - 1
        and all(word[0].isalpha() and not word[0].islower() for word in parts)
        and is_name(words)
        and words[-1] not in ".:?!"
        and not any(c.isdigit() for c in words)
        and not any(fold(word) in _bare() for word in (parts[0], parts[-1]))
    )


def _capitalised(words: Sequence[str]) -> bool:
    named = [word for word in words if word not in PARTICLES]
    return 0 < len(words) <= LONGEST_NAME and bool(named) and not any(word[0].islower() or word.startswith("http") for word in named)


@lru_cache(maxsize=1)
def _introducing() -> frozenset[str]:
    """Words of bylines that are no names themselves, folded; those of the calendar, too, which may be a part of one: "Jan", "April"."""
    return _bare() | {fold(word) for part in ("months", "weekdays") for words in common()[part].values() for word in words}


@lru_cache(maxsize=1)
def _bare() -> frozenset[str]:
    """The same without the calendar."""
    table = common()["authors"]
    return frozenset(fold(word) for word in (*table["by"], *table["after"], *table["never"], *table["labels"]))


@lru_cache(maxsize=1)
def _and() -> str:
    return "|".join(map(re.escape, common()["authors"]["and"]))


def _any(words: Sequence[str]) -> str:
    """A pattern of any of some words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@lru_cache(maxsize=1)
def patterns() -> dict[str, re.Pattern[str]]:
    """The patterns of the words of bylines, by what they find."""
    table = common()["authors"]
    by, roles = _any(table["by"]), _any(table["roles"])
    after = "|".join(map(re.escape, table["after"]))
    introduced = rf"(?:(?:{by})(?:\s*:\s*|\s+)|(?:[\w-]+-)?(?:{roles}){GENDERED}\s*:\s*)"
    return {
        "by": re.compile(rf"(?i)(?<![\w’'-]){introduced}(?=\S)"),
        "by_first": re.compile(rf"(?i)\A{introduced}+(?=\S)"),
        "by_last": re.compile(rf"(?i)(?<![\w’'-])(?:{by}|(?:{roles}){GENDERED}(?=\s*:))\s*:?\Z"),
        "label": re.compile(rf"(?i)(?:{_any(table['labels'])}|(?:{roles}){GENDERED}(?=\s*:))\s*:?"),
        "after": re.compile(rf"[\s,]+(?:{after})(?=\s|$).*"),
        "role_first": re.compile(rf"(?i)\A(?:[\w-]+-)?(?:{roles})\s+(?=\S+\s+\S)"),
        "role_last": re.compile(rf"(?i),\s*(?:[\w-]+-)?(?:{roles})(?!\w).*\Z"),
        "last": re.compile(rf"(?i)(?:[\s,]+(?:{after}))+\s*\Z"),
        "written": re.compile("|".join(re.escape(fold(word)) for word in table["by"])),
    }
