"""Places told by another, which stays a mention of its own: "Kassala state", "northwestern Chad", "20 km north of Kassala".

The words are pack data (regions.toml); those of all packs together let a name be read again where reports are joined.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tidings.actors import actors
from tidings.annotate import Sentence
from tidings.fold import fold, fold_name
from tidings.gazetteer import gazetteer
from tidings.known import LARGE
from tidings.language import Pack, load_pack, pack_codes
from tidings.model import Passage
from tidings.name_words import NameWords, word_key
from tidings.phrases import Draft, capital

NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
OPENING = re.compile(r"((?:[^\W\d_a-z][\w.'’-]*[ ]?){1,3}(?<! ))(?=\s*(?:,[^.\n]{2,20}?)?\s*(?:--|[—–:]|\(\w+\)|- ))")
LONGEST_INSIDE = 3  # words of a place in the name of a body
SHORTEST_INSIDE = 2
LINKS = 4  # words between a direction and its place, or a number and its direction


@dataclass(frozen=True, slots=True)
class Relation:
    """What a phrase says of where it lies: degrees from north, and kilometres where it gives them; `anchor` is the place's name."""

    anchor: str
    bearing: float
    kilometres: float | None


@dataclass(frozen=True, slots=True)
class RegionWords:
    """The words of one pack: nouns of areas, directions in degrees, units in kilometres."""

    areas: frozenset[str]
    directions: dict[str, float]
    units: dict[str, float]


@lru_cache(maxsize=32)
def region_words(pack: Pack) -> RegionWords:
    """The words of a pack; all empty where it has none."""
    table = pack.toml("regions")
    directions = {word_key(word): float(degrees) for word, degrees in table.get("directions", {}).items()}
    units = {word_key(word): float(size) for word, size in table.get("length_units", {}).items()}
    return RegionWords(frozenset(word_key(w) for w in table.get("areas", [])), directions, units)


@lru_cache(maxsize=1)
def _all_words() -> RegionWords:
    """The words of all packs together, the first pack's where two differ."""
    packs = [region_words(pack) for code in pack_codes() if (pack := load_pack(code)) is not None]
    directions, units = dict[str, float](), dict[str, float]()
    for words in packs:
        directions = {**words.directions, **directions}
        units = {**words.units, **units}
    return RegionWords(frozenset().union(*(w.areas for w in packs)), directions, units)


def without_area(name: str) -> str:
    """The name of an area without its noun and the links to it: "Kassala state" and "état de Kassala" are Kassala; else as given."""
    parts = name.split()
    if len(parts) < 2:
        return name
    areas = _all_words().areas
    if word_key(parts[-1]) in areas and parts[-1].islower():
        return " ".join(parts[:-1])
    if word_key(parts[0]) in areas and parts[0].islower():
        rest = re.sub(r"^(?:de la|de l['’]|du|des|de|d['’]|of|the)\s*", "", name[len(parts[0]) :].strip())
        return rest or name
    return name


@lru_cache(maxsize=10_000)
def relation(name: str) -> Relation | None:
    """How a phrase that begins or ends with a direction lies to its place; None where it tells none."""
    words = _all_words()
    parts = re.findall(r"[^\s'’]+['’]?", name)
    keys = [word_key(p.rstrip("'’")) for p in parts]
    at = next((i for i, key in enumerate(keys) if key in words.directions), None)
    if at is None or len(parts) < 2:
        return None
    anchor = next((i for i in range(len(parts)) if i != at and parts[i][:1].isupper()), None)
    if anchor is None:
        return None
    end = at if at > anchor else len(parts)
    told = NUMBER.search(name)
    unit = next((words.units[k] for k in keys if k in words.units), None)
    far = float(told[0].replace(",", ".")) * unit if told and unit else None
    called = " ".join(parts[anchor:end]) if far is None or at < anchor else " ".join(parts[anchor:])
    called = re.sub(r"\s+(?:du|de la|de l['’])$", "", called.replace("’ ", "’").replace("' ", "'"))
    return Relation(called, words.directions[keys[at]], far)


def find_regions(sentence: Sentence, number: int, places: Sequence[Draft], pack: Pack, words: NameWords, text: str) -> list[Draft]:
    """Drafts of the areas and spots that a sentence tells by its places; each holds one of them."""
    region = region_words(pack)
    found = []
    for place in places:
        inside = [t.index for t in sentence.tokens if place.start <= t.start and t.end <= place.end]
        if not inside:
            continue
        first, end = inside[0], inside[-1] + 1
        for span in (_area(sentence, first, end, region, words), _direction(sentence, first, end, region, words)):
            if span is not None:
                start, stop = sentence.tokens[span[0]].start, sentence.tokens[span[1] - 1].end
                found.append(Draft(start, stop, text[start:stop], "place", sentence=number))
    return found


def _area(sentence: Sentence, first: int, end: int, region: RegionWords, words: NameWords) -> tuple[int, int] | None:
    """A place with the small noun of an area beside it."""
    tokens = sentence.tokens
    if words.head_first:
        at = _past_links(sentence, first, words)
        return (at, end) if at is not None and word_key(tokens[at].text) in region.areas and not capital(tokens[at]) else None
    follows = end < len(tokens) and word_key(tokens[end].text) in region.areas and tokens[end].text.islower()
    compound = follows and tokens[end].dep == "compound" and end + 1 < len(tokens) and tokens[end + 1].pos == "NOUN"
    return (first, end + 1) if follows and not compound else None


def _past_links(sentence: Sentence, first: int, words: NameWords) -> int | None:
    """The word before "of" and articles that stand right before a place; None where none stand there."""
    at = first - 1
    while at >= 0 and first - at <= LINKS and word_key(sentence.tokens[at].text) in words.of | words.articles:
        at -= 1
    linked = any(word_key(t.text) in words.of for t in sentence.tokens[at + 1 : first])
    return at if 0 <= at < first - 1 and linked else None


def _direction(sentence: Sentence, first: int, end: int, region: RegionWords, words: NameWords) -> tuple[int, int] | None:
    """A place with a direction before it, and before that a distance; in a language with the head first also behind it."""
    tokens = sentence.tokens
    behind = end + 1 < len(tokens) and word_key(tokens[end].text) in words.of and word_key(tokens[end + 1].text) in region.directions
    if words.head_first and behind:
        return first, end + 2
    linked = _past_links(sentence, first, words)
    at = linked if linked is not None else first - 1
    if at < 0 or word_key(tokens[at].text) not in region.directions:
        return None
    far = _distance_before(sentence, at, region, words)
    if far is not None:
        return far, end
    plain = linked is None or words.head_first  # "north of Kassala" without a distance says only that it is not Kassala
    return (at, end) if plain and not capital(tokens[at]) else None


def _distance_before(sentence: Sentence, at: int, region: RegionWords, words: NameWords) -> int | None:
    """Where a distance begins that stands before a direction: "20 km", "20 kilometres to the"."""
    tokens = sentence.tokens
    for back in range(at - 1, max(-1, at - 1 - LINKS), -1):
        if word_key(tokens[back].text) in region.units:
            begins = back > 0 and NUMBER.fullmatch(tokens[back - 1].text)
            return back - 1 if begins else None
        if tokens[back].pos not in ("ADP", "DET") and word_key(tokens[back].text) not in words.articles:
            return None
    return None


def same_area(name: str, other: str) -> bool:
    """Whether one is the other with the noun of an area beside it."""
    return fold_name(without_area(name)) == fold_name(without_area(other)) and fold(name) != fold(other)


def places_inside(sentence: Sentence, outer: Sequence[Draft], text: str) -> list[Draft]:
    """The places by which bodies, facilities and offices are named: "Kassala" of "Kassala City Council"; never a part of a place's name."""
    found = []
    for draft in outer:
        inside = [t for t in sentence.tokens if draft.start <= t.start and t.end <= draft.end]
        for size in range(min(LONGEST_INSIDE, len(inside) - 1), 0, -1):
            start, end = inside[0].start, inside[size - 1].end
            if capital(inside[0]) and is_place(text[start:end]):
                found.append(Draft(start, end, text[start:end], "place", sentence=draft.sentence))
                break
    return found


def opening_places(text: str, passage: Passage) -> list[Draft]:
    """The town in capitals with which a paragraph of an agency opens: "KASSALA, Sudan --", "KASSALA:"."""
    match = OPENING.match(text, passage.start, passage.end)
    if match is None or not match[1].isupper() or not is_place(match[1]):
        return []
    return [Draft(match.start(1), match.end(1), match[1], "place")]


def is_place(name: str) -> bool:
    """Whether a name is that of a country, a region, a district or a town that is not small; no adjective, no known body."""
    if len(name) < SHORTEST_INSIDE or actors().adjective(name) or actors().lookup(name):
        return False
    places = gazetteer().lookup(name)
    return bool(places) and (places[0].feature not in ("city", "district") or " " in name or places[0].population >= LARGE)
