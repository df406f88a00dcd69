"""Places told by another, which stays a mention of its own: "Kassala state", "northwestern Chad", "20 km north of Kassala".

The words are pack data (regions.toml); those of all packs together let a name be read again where reports are joined.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import atan2, cos, radians, sin
from statistics import fmean

from tidings.actors import actors
from tidings.annotate_types import Sentence
from tidings.fold import fold, fold_name
from tidings.gazetteer import gazetteer
from tidings.gazetteer import size as size_of
from tidings.inflection import name_key
from tidings.known import LARGE
from tidings.language import Pack, load_pack, pack_codes
from tidings.model import Passage
from tidings.name_words import NameWords, word_key
from tidings.phrases import Draft, capital

NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
OPENING = re.compile(r"((?:[^\W\d_a-z][\w.'’-]*[ ]?){1,3}(?<! ))(?=\s*(?:,[^.\n]{2,20}?)?\s*(?:--|[—–:]|\(\w+\)|- ))")
HYPHENS = ("-", "‐", "–")
LONGEST_INSIDE = 3  # words of a place in the name of a body
SHORTEST_INSIDE = 2
SHORTEST_TOWN = 4  # letters: a shorter word in capitals is an acronym
HEADLINES = 4  # sentences at the front of a paragraph that may be its headline
LINKS = 4  # words between a direction and its place, or a number and its direction


@dataclass(frozen=True, slots=True)
class Relation:
    """What a phrase says of where it lies: degrees from north, and kilometres where it gives them; `anchor` is the place's name."""

    anchor: str
    bearing: float
    kilometres: float | None


@dataclass(frozen=True, slots=True)
class RegionWords:
    """The words of one pack: nouns of areas, directions in degrees, units in kilometres, the small words between them and a place;
    `behind` where direction and distance stand behind the place ("Kassala'nın 20 kilometre kuzeyinde"), `genitive` the endings of the
    place that owns a direction ("im Norden Kenias")."""

    areas: frozenset[str]
    directions: dict[str, float]
    units: dict[str, float]
    links: frozenset[str] = frozenset()
    behind: bool = False
    genitive: frozenset[str] = frozenset()
    compounds: tuple[tuple[str, float], ...] = ()  # directions before a land in one word: "Südchile"


@lru_cache(maxsize=32)
def region_words(pack: Pack) -> RegionWords:
    """The words of a pack; all empty where it has none."""
    table = pack.toml("regions")
    directions = {word_key(word): float(degrees) for word, degrees in table.get("directions", {}).items()}
    units = {word_key(word): float(size) for word, size in table.get("length_units", {}).items()}
    areas, links, genitive = (frozenset(word_key(w) for w in table.get(name, [])) for name in ("areas", "links", "genitive"))
    compounds = tuple((word_key(word), float(degrees)) for word, degrees in table.get("compound_directions", {}).items())
    return RegionWords(areas, directions, units, links, bool(table.get("behind")), genitive, compounds)


@lru_cache(maxsize=1)
def _all_words() -> RegionWords:
    """The words of all packs together, the first pack's where two differ."""
    packs = [region_words(pack) for code in pack_codes() if (pack := load_pack(code)) is not None]
    directions, units = dict[str, float](), dict[str, float]()
    for words in packs:
        directions = {**words.directions, **directions}
        units = {**words.units, **units}
    areas, links = frozenset().union(*(w.areas for w in packs)), frozenset().union(*(w.links for w in packs))
    genitive, compounds = frozenset().union(*(w.genitive for w in packs)), tuple(pair for w in packs for pair in w.compounds)
    return RegionWords(areas, directions, units, links, genitive=genitive, compounds=compounds)


def directions() -> Collection[str]:
    """The words for directions of all languages."""
    return _all_words().directions.keys()


def is_length(word: str) -> bool:
    """Whether a word is a unit of length in any language."""
    return word_key(word) in _all_words().units


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
        return _compound(name) if len(parts) == 1 else None
    last = at
    while last + 1 < len(parts) and keys[last + 1] in words.directions and _caseless(parts[last + 1]):
        last += 1
    anchor = next((i for i in range(len(parts)) if not at <= i <= last and _may_name(parts[i], keys[i], words)), None)
    if anchor is None:
        return None
    end = at if at > anchor else len(parts)
    told = NUMBER.search(name)
    unit = next((words.units[k] for k in keys if k in words.units), None)
    far = float(told[0].replace(",", ".")) * unit if told and unit else None
    named = parts[anchor:end]
    if at > anchor:
        named = named[: next((i for i, part in enumerate(named) if i and not part[:1].isupper()), len(named))]
    called = " ".join(named).replace("’ ", "’").replace("' ", "'").rstrip("'’")
    called = _owner(re.sub(r"\s+(?:du|de la|de l['’])$", "", called))
    return Relation(called, _bearing([words.directions[key] for key in keys[at : last + 1]]), far)


def _compound(name: str) -> Relation | None:
    """The land that a direction stands before in one word: "Südchile", "Nordsyriens"."""
    for direction, degrees in sorted(_all_words().compounds, key=lambda c: -len(c[0])):
        rest = name[len(direction) :]
        if word_key(name[: len(direction)]) == direction and rest[:1].isalpha():
            land = next((form for form in (rest.capitalize(), rest.capitalize().removesuffix("s")) if actors().country(form)), None)
            return Relation(land, degrees, None) if land else None
    return None


def _owner(name: str) -> str:
    """The name of a place without the ending by which it owns a direction; as it is where the lists have it so."""
    if actors().country(name) or gazetteer().lookup(name):
        return name
    bare = (name.removesuffix(ending) for ending in sorted(_all_words().genitive) if name.endswith(ending))
    return next((form for form in bare if gazetteer().lookup(form)), name)


def _bearing(degrees: Sequence[float]) -> float:
    """The direction between some directions: "north" and "west" are northwest."""
    if len(degrees) == 1:
        return degrees[0]
    north, east = fmean(cos(radians(d)) for d in degrees), fmean(sin(radians(d)) for d in degrees)
    return round(atan2(east, north) / radians(1), 1) % 360


def _caseless(word: str) -> bool:
    return word.lower() == word.upper()


def _may_name(word: str, key: str, words: RegionWords) -> bool:
    """Whether a word of such a phrase may begin the name of the place."""
    if not _caseless(word):
        return word[:1].isupper()
    return word.isalpha() and key not in words.directions and key not in words.units and key not in words.links


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
        at = _past_links(sentence, first, words, region)
        if at is None and words.caseless and first and word_key(tokens[first - 1].text) in region.areas:
            at = first - 1
        return (at, end) if at is not None and word_key(tokens[at].text) in region.areas and not capital(tokens[at]) else None
    follows = end < len(tokens) and word_key(tokens[end].text) in region.areas and tokens[end].text.islower()
    compound = follows and tokens[end].dep == "compound" and end + 1 < len(tokens) and tokens[end + 1].pos == "NOUN"
    return (first, end + 1) if follows and not compound else None


def _past_links(sentence: Sentence, first: int, words: NameWords, region: RegionWords) -> int | None:
    """The word before "of" and articles that stand right before a place; None where none stand there."""
    at, of = first - 1, words.of | region.links
    while at >= 0 and first - at <= LINKS and word_key(sentence.tokens[at].text) in of | words.articles:
        at -= 1
    linked = any(word_key(t.text) in of for t in sentence.tokens[at + 1 : first])
    return at if 0 <= at < first - 1 and linked else None


def _direction(sentence: Sentence, first: int, end: int, region: RegionWords, words: NameWords) -> tuple[int, int] | None:
    """A place with a direction before it, and before that a distance; in a language with the head first also behind it."""
    tokens = sentence.tokens
    if region.behind and (stop := _direction_behind(sentence, end, region)):
        return first, stop
    behind = end + 1 < len(tokens) and word_key(tokens[end].text) in words.of and word_key(tokens[end + 1].text) in region.directions
    if words.head_first and behind:
        return first, end + 2
    linked = _past_links(sentence, first, words, region)
    at = linked if linked is not None else first - 1
    if at < 0 or word_key(tokens[at].text) not in region.directions:
        return None
    if region.behind and at and capital(tokens[at - 1]):
        return None  # "Mali'nin kuzeyindeki Gao": the north is that of the land before
    while at and words.caseless and word_key(tokens[at - 1].text) in region.directions:
        at -= 1
    far = _distance_before(sentence, at, region, words)
    if far is not None:
        return far, end
    plain = linked is None or (words.head_first and not region.links)  # "north of Kassala" without a distance: it is not Kassala
    return (at, end) if plain and not capital(tokens[at]) else None


def _direction_behind(sentence: Sentence, end: int, region: RegionWords) -> int | None:
    """Where a direction behind a place ends, a distance between them or none."""
    tokens = sentence.tokens
    while end < len(tokens) and not tokens[end].text[:1].isalnum():
        end += 1
    if end + 1 < len(tokens) and NUMBER.fullmatch(tokens[end].text) and word_key(tokens[end + 1].text) in region.units:
        end += 2
    return end + 1 if end < len(tokens) and word_key(tokens[end].text) in region.directions else None


def _distance_before(sentence: Sentence, at: int, region: RegionWords, words: NameWords) -> int | None:
    """Where a distance begins that stands before a direction: "20 km", "20 kilometres to the"."""
    tokens = sentence.tokens
    for back in range(at - 1, max(-1, at - 1 - LINKS), -1):
        if word_key(tokens[back].text) in region.units:
            begins = back > 0 and NUMBER.fullmatch(tokens[back - 1].text)
            return back - 1 if begins else None
        key = word_key(tokens[back].text)
        if tokens[back].pos not in ("ADP", "DET") and key not in words.articles | region.links:
            return None
    return None


def same_area(name: str, other: str) -> bool:
    """Whether one is the other with the noun of an area beside it."""
    return fold_name(without_area(name)) == fold_name(without_area(other)) and fold(name) != fold(other)


def places_inside(sentence: Sentence, outer: Sequence[Draft], text: str, words: NameWords) -> list[Draft]:
    """The places by which bodies, facilities and offices are named: "Kassala" of "Kassala City Council", "Port Sudan" of "University
    of Port Sudan"; never a part of a place's name."""
    found = []
    for draft in outer:
        inside = [t for t in sentence.tokens if draft.start <= t.start and t.end <= draft.end]
        if actors().stands_for(draft.text):
            continue  # the White House is of no White
        firm = draft.kind == "organisation" and any(words.has("corporate", t) for t in inside)  # "Meridian Press" is of no Meridian
        known = _head_words(draft.text)
        tied = [at for at in range(1, len(inside)) if word_key(inside[at - 1].text) in words.of | words.articles]
        starts = tied if firm else [0, *tied]
        for at in starts:
            for size in range(min(LONGEST_INSIDE, len(inside) - at, len(inside) - 1), 0, -1):
                start, end = inside[at].start, inside[at + size - 1].end
                whole = at == 0 or at + size == len(inside)
                common = size == 1 and (words.has("bodies", inside[at]) or words.has("corporate", inside[at]))
                joined = text[end - 1] in HYPHENS or text[end : end + 1] in HYPHENS
                common = common or set(name_key(text[start:end]).split()) <= known
                if capital(inside[at]) and whole and not common and not joined and is_place(text[start:end]):
                    found.append(Draft(start, end, text[start:end], "place", sentence=draft.sentence))
                    break
    return found


def _head_words(name: str) -> set[str]:
    """The words of a body's name that say what organ of a state it is: "Ministry of the Interior" is of no place called Interior."""
    parts = name_key(name).split()
    runs = (parts[at : at + size] for size in range(len(parts), 1, -1) for at in range(len(parts) - size + 1))
    return set(next((run for run in runs if " ".join(run) in actors().heads), ()))


def opening_places(text: str, passage: Passage) -> list[Draft]:
    """The town in capitals with which a paragraph of an agency opens: "KASSALA, Sudan --", "KASSALA:"; before a dash also where a
    headline stands before it in one paragraph."""
    found = []
    for number, start in enumerate([passage.start, *(s for s, _ in passage.sentences[:HEADLINES] if s > passage.start)]):
        match = OPENING.match(text, start, passage.end)
        known = match is not None and match[1].isupper() and (is_place(match[1]) if number == 0 else _town(match[1]))
        if match and known and (number == 0 or text[match.end(1) :].lstrip()[:1] != ":"):
            found.append(Draft(match.start(1), match.end(1), match[1], "place"))
    return found


def _town(name: str) -> bool:
    """Whether a name is that of any place, be it small; no acronym."""
    return len(name) > SHORTEST_TOWN and actors().lookup(name) is None and bool(gazetteer().lookup(name))


def is_place(name: str) -> bool:
    """Whether a name is that of a country, a region, a district or a town that is not small; no adjective, no known body."""
    if name_key(name) in actors().lands:
        return True
    if len(name) < SHORTEST_INSIDE or actors().adjective(name) or actors().lookup(name):
        return False
    places = gazetteer().lookup(name)
    loose = len(name) < SHORTEST_TOWN or (places and places[0].feature == "district")
    if word_key(name) in _all_words().directions or (loose and not any(fold_name(p.name) == fold_name(name) for p in places)):
        return False  # "South", "White" of White County, "St"
    return bool(places) and (places[0].feature not in ("city", "district") or " " in name or size_of(places[0]) >= LARGE)
