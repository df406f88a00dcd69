"""Agencies that no table lists, by the form in which a report credits them.

With a word for an agency beside the name ("Agenzia Levante", "(وكالة ABC)"), behind words that only credits have ("По материалам агентства
«Берег»", "Mit Material der abc"), or in the brackets of a dateline ("Lanet (ABC) - ").
"""

from __future__ import annotations

import re
from functools import lru_cache

from simplemma import is_known

from tidings.datewords import common
from tidings.fold import fold, folded_pattern
from tidings.known import look_up
from tidings.wires import EDGES, PARTICLES, Opening, credit_frames, is_own

LONGEST = 5  # words of an agency's name with the word for one
MOST_NAMED, LONGEST_SHORT, LONGEST_CODE = 3, 5, 8  # words of a bare name; letters of one in small letters, and of one in capitals
LONGEST_LINE = 90  # code points of a line that is a credit
QUOTED = re.compile(r"[«\"“]([^«»\"“”]{2,30})[»\"”]\Z")
DATELINE = re.compile(r"(?P<place>[^\W\d_a-zà-öø-ÿа-яё][^()\n.!?:;]{1,38}?)\s*\((?P<agency>[^()\n]{2,40})\)\s*(?P<mark>[-–—.])\s")
MATERIAL = re.compile(r"mater|матер|informac|informat|input|dispatch|depech|despach")  # of words that only credits have
PLACES = frozenset(("city", "town", "country", "region"))
LINE_ENDS = (".", ":", "!", "?", ";", ",")


@lru_cache(maxsize=1)
def _inflected() -> re.Pattern[str]:
    """The word for an agency at the end of folded words, in whatever case those before it ask for."""
    return re.compile(rf"(?:{'|'.join(map(folded_pattern, common()['agency_stems']))})\w*\Z")


@lru_cache(maxsize=1)
def _word() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words for an agency at the beginning of folded words, and at their end."""
    words = "|".join(f"(?:{folded_pattern(p)})" for p in common()["agency_words"])
    return re.compile(rf"(?:{words})(?=\s)"), re.compile(rf"(?<=\s)(?:{words})\Z")


def named_agency(words: str) -> str | None:
    """The agency that a few words name with a word for one: its short name in capitals or quotes, else all of the words; None if none."""
    bare = words.strip(EDGES.replace("«", "").replace("»", "").replace('"', ""))
    parts = bare.split()
    if not 2 <= len(parts) <= LONGEST or bare.endswith(LINE_ENDS) or any(c.isdigit() for c in bare):
        return None
    folded = fold(bare)
    first, last = (pattern.search(folded) if n else pattern.match(folded) for n, pattern in enumerate(_word()))
    if first:
        rest = " ".join(parts[len(first[0].split()) :])
    elif last:
        rest = " ".join(parts[: -len(last[0].split())])
    else:
        return None
    if quoted := QUOTED.match(rest):
        return quoted[1]
    if _is_code(rest):
        return rest
    return bare if _is_named(rest) and not bare[0].islower() else None


def credited(line: str) -> str | None:
    """The agency of a line that is a credit by words which only credits begin with: "Mit Material der abc"; None where it is none."""
    if len(line) > LONGEST_LINE:
        return None
    bare = line.strip().rstrip(".")
    quoted = QUOTED.search(bare)
    words = bare.split()
    splits = (
        [(bare[: quoted.start()], quoted[0])]
        if quoted
        else [(" ".join(words[:-n]), " ".join(words[-n:])) for n in range(1, MOST_NAMED + 1)]
    )
    return next((found for before, name in splits if (found := _framed(fold(before).rstrip(" :"), name))), None)


def _framed(before: str, name: str) -> str | None:
    """The name behind folded words that only credits have, where it can be an agency's."""
    if len(before) <= LONGEST_SHORT or not credit_frames().fullmatch(before):
        return None
    if quoted := QUOTED.fullmatch(name):
        return quoted[1]
    agency = _word()[1].search(f" {before}") or _inflected().search(before)
    if MATERIAL.search(before) and _is_named(name):
        return name
    short = " " not in name and name.isalpha() and name.islower() and len(name) <= LONGEST_SHORT and " " in before
    return name if _is_code(name) or short or (agency and _is_named(name)) else None


def dateline_agency(text: str) -> Opening | None:
    """The dateline that opens a paragraph with an agency in its brackets, which are no place's: "Lanet (Agenzia Levante) - "."""
    match = DATELINE.match(text)
    if match is None or not all(word[0].isupper() or word in PARTICLES for word in match["place"].split()):
        return None
    words = match["agency"].strip()
    placed = all(set(look_up(part.strip())) & PLACES for part in match["place"].split("/"))
    if match["mark"] == "." and not placed:
        return None
    small = placed and words.isalpha() and words.islower() and 2 < len(words) <= LONGEST_SHORT and not is_known(words, lang="de")
    agency = None if is_own(words) else named_agency(words) or (words if small or (_is_code(words) and not look_up(words)) else None)
    return Opening((agency,), match.end()) if agency else None


def _is_code(name: str) -> bool:
    """Whether a name is a short one in capitals."""
    return 2 <= len(name) <= LONGEST_CODE and name.isalpha() and name.isupper()


def _is_named(words: str) -> bool:
    """Whether words are a name: a few, all but the small ones in capitals as the script has them."""
    parts = [word for word in words.split() if word not in PARTICLES]
    return 1 <= len(parts) <= MOST_NAMED and all(not part[0].islower() and part[0].isalpha() for part in parts)
