"""Places that no list has, known over all reports: one village in its cases, languages and scripts, and where reports name it untold.

A report that says "in the village of X" tells for all what X is. Where another has the same name for a person, for nothing, or for the
listed town that bears a part of it, that is the village too; what stands behind a title or a first name stays a person. Names are
compared without the endings of their cases, by how they sound. Two that one report tells apart stay two.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from tidings.actors import actors
from tidings.fold import fold, fold_name
from tidings.gazetteer import WELL_KNOWN, Place, gazetteer
from tidings.inflection import name_key
from tidings.language import load_pack, pack_codes
from tidings.lemmas import lemma
from tidings.match import clusters
from tidings.model import Mention, Passage, Report, content_id
from tidings.name_words import NameWords, name_words, word_key
from tidings.regions import relation, without_area
from tidings.settings import Settings
from tidings.soundalike import bones, sound
from tidings.spellings import UNWRITTEN, same_name, telling, words
from tidings.spread import SPREAD_KINDS
from tidings.transliterate import transliterate

LONGEST = 4  # words of a village's name
SEVERAL = 2  # reports that have a name for a place
NEAR = 40  # code points beside a name in which the words stand that say what it is
APPOSED = 4  # words behind a comma within which such a word stands
SHORT_KIND = 4  # letters of a word for a kind of place that may have endings
SHORTEST = 5  # letters of a name that is looked for in other reports
LARGEST_BLOCK = 200  # names that begin alike; of more, none is compared
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
WIDE = ("country", "region", "capital")
Spot = tuple[int, int]


def find_villages(
    mentions: Sequence[Mention], reports: Sequence[Report], settings: Settings, passages: Sequence[Passage] = ()
) -> tuple[tuple[Mention, ...], dict[str, str]]:
    """The mentions, those of villages put right and added, and by the chain of each village what it is called for all reports.

    Of `passages` those are passed over in which no names are read: what a page prints around its article, and what its readers wrote.
    """
    names = _told(mentions, {report.id: report for report in reports})
    if not names:
        return tuple(mentions), {}
    roots = _joined(names, settings)
    index = _index(roots)
    sought = {size: group for size, names in index.items() if (group := [one for one in names if not gazetteer().lookup(one[0])])}
    company = _company(mentions, roots)
    own: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        own[mention.report].append(mention)
    unread: dict[str, list[Spot]] = defaultdict(list)
    for passage in passages:
        if passage.kind not in SPREAD_KINDS:
            unread[passage.report].append((passage.start, passage.end))
    changed: dict[str, Mention] = {}
    added: list[Mention] = []
    for report in reports:
        named = {key for m in own[report.id] for key in _keys(m)}
        for (start, end), seen in _seen_in(report, sought, settings):
            if any(first <= start < last for first, last in unread[report.id]):
                continue
            if report.id not in company[seen][0] and not company[seen][1] & named:
                continue
            there = [m for m in own[report.id] if m.start < end and start < m.end]
            fresh = _put(report, start, end, seen, there, own[report.id], changed)
            if fresh is not None:
                added.append(fresh)
    found = tuple(changed.get(m.id, m) for m in mentions) + tuple(added)
    chains = {m.entity or m.id: roots[text] for m in found if m.kind == "place" and (text := " ".join(m.text.split())) in roots}
    for mention in found:
        root = (_of_district(mention.text, index, settings) or _root_of(mention.text, index, settings)) if _open(mention) else None
        if root is not None:
            chains[mention.entity or mention.id] = root
    return found, chains


def _open(mention: Mention) -> bool:
    return mention.kind == "place" and unlisted(" ".join(mention.text.split()))


@lru_cache(maxsize=50_000)
def unlisted(name: str) -> bool:
    """Whether no list knows a name but as that of small towns, and it is no area or spot told by another place."""
    if len(name) < 4 or name.islower() or actors().country(name) or actors().lookup(name) or actors().adjective(name):
        return False
    known = (*gazetteer().lookup(name), *gazetteer().lookup(without_area(name)))
    if any(p.feature != "city" or p.population >= WELL_KNOWN for p in known) or actors().stands_for(name):
        return False
    return len(telling(name)) <= LONGEST and relation(name) is None


def _told(mentions: Sequence[Mention], reports: Mapping[str, Report]) -> dict[str, set[str]]:
    """The names that reports take for unlisted places, with those reports; none that as many take for a person's.

    The words of one report tell it, or several reports have the name for a place: a tagger's word in one alone is not enough, for who was
    once taken for a place would be one in every other report.
    """
    places, people = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    said: set[str] = set()
    for mention in mentions:
        name = " ".join(mention.text.split())
        if _open(mention) and _as_a_village(name):
            places[name].add(mention.report)
            if name not in said and told_as_place(mention, reports[mention.report]):
                said.add(name)
        elif mention.kind == "person" and (mention.role or " " in name):
            for part in {*name.split(), name}:
                people[part].add(mention.report)
    told = {name: own for name, own in places.items() if name in said or len(own) >= SEVERAL}
    return {name: own for name, own in told.items() if len(people[name]) <= len(own - people[name])}


def told_as_place(mention: Mention, report: Report) -> bool:
    """Whether the words beside a name say that it is a place: a word for its kind, a preposition of places, a locative; nothing it owns."""
    pack = load_pack(report.language)
    if pack is None:
        return False
    listed = name_words(pack)
    ending = re.match(r"['’]([^\W\d_]+)", report.text[mention.end : mention.end + 8])
    if ending:
        return word_key(ending[1]) in _locative_endings(pack.code)
    before = re.findall(r"[\w’'-]+", report.text[max(0, mention.start - NEAR) : mention.start])[-2:]
    behind = re.findall(r"\w+|,", report.text[mention.end : mention.end + NEAR])
    if before and word_key(before[-1]) in listed.of:
        before = before[:-1]
    kinds = [*before[-1:], *(behind[: APPOSED + 1] if behind[:1] == [","] else behind[:1])]
    return bool(before and word_key(before[-1]) in listed.locatives) or any(_is_kind(word, listed) for word in kinds)


def _is_kind(word: str, listed: NameWords) -> bool:
    """Whether a word is one for a kind of place, in whatever case: by its dictionary form, or with endings where a language adds many."""
    key = word_key(word)
    if key in listed.geo or word_key(lemma(word, listed.code)) in listed.geo:
        return True
    return bool(_locative_endings(listed.code)) and any(len(kind) >= SHORT_KIND and key.startswith(kind) for kind in listed.geo)


@lru_cache(maxsize=32)
def _locative_endings(code: str) -> frozenset[str]:
    """The endings, set apart from a name by an apostrophe, by which a language says that something is there."""
    pack = load_pack(code)
    return frozenset(word_key(ending) for ending in pack.toml("names").get("locative_endings", [])) if pack else frozenset()


@lru_cache(maxsize=50_000)
def _as_a_village(name: str) -> bool:
    """Whether a name looks like a village's: no number, no initial, and few words."""
    parts = name.split()
    plain_words = all(part.replace("-", "").replace("'", "").replace("’", "").isalpha() and len(part) > 1 for part in parts)
    return plain_words and len(parts) <= LONGEST


def _joined(names: Mapping[str, set[str]], settings: Settings) -> dict[str, str]:
    """For each spelling the one that stands for all of its place."""
    blocks: dict[tuple[int, str], list[str]] = defaultdict(list)
    for name in sorted(names):
        parts = plain(name)
        if parts:
            blocks[len(parts), bones(parts[0])[:2]].append(name)
    scored = [
        (score, a, b)
        for block in blocks.values()
        if len(block) <= LARGEST_BLOCK
        for at, a in enumerate(block)
        for b in block[at + 1 :]
        if (score := likeness(a, b))
    ]

    def barred(a: str, b: str) -> bool:
        return plain(a) != plain(b) and bool(names[a] & names[b])

    by_weight = sorted(names, key=lambda n: (-len(names[n]), not n.isascii(), n.isupper(), len(n), n))
    return {name: group[0] for group in clusters(by_weight, scored, settings.same_village, barred) for name in group}


def _company(mentions: Sequence[Mention], roots: Mapping[str, str]) -> dict[str, tuple[set[str], set[str]]]:
    """By village, the reports that tell of it, and what else they name."""
    tellers: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if root := roots.get(" ".join(mention.text.split())):
            tellers[root].add(mention.report)
    named: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        named[mention.report].update(_keys(mention))
    return {root: (own, set[str]().union(*(named[report] for report in own))) for root, own in tellers.items()}


def _keys(mention: Mention) -> tuple[str, ...]:
    """What a name is met by in another language: the land that it is called by, else its letters."""
    if mention.kind not in ("person", "place", "organisation", "facility"):
        return ()
    land = actors().country(mention.text)
    return (land,) if land else plain(mention.text)


@lru_cache(maxsize=100_000)
def plain(name: str) -> tuple[str, ...]:
    """The words of a name without the endings of cases, in Latin letters, as they sound."""
    return tuple(sound(part) for part in words(transliterate(name_key(name.replace("-", " ")))))


@lru_cache(maxsize=200_000)
def likeness(a: str, b: str) -> float:
    """How likely two spellings are of one unlisted place, 0 to 1."""
    if plain(a) == plain(b):
        return 1.0
    scripts = [_script(name) for name in (a, b)]
    if len(plain(a)) != len(plain(b)) or (scripts == ["latin", "latin"] and min(map(len, plain(a))) < SHORTEST):
        return 0.0
    stems = [name if UNWRITTEN.search(name) else " ".join(words(transliterate(name_key(name)))) for name in (a, b)]
    return same_name(stems[0], stems[1], "place")


def _script(name: str) -> str:
    return "unwritten" if UNWRITTEN.search(name) else "latin" if transliterate(name) == name else "other"


Index = Mapping[tuple[int, str], Sequence[tuple[str, str]]]  # words and first consonants of names, with their roots


def _index(roots: Mapping[str, str]) -> Index:
    found: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
    for name, root in sorted(roots.items()):
        parts = plain(name)
        if parts and sum(map(len, parts)) >= SHORTEST:
            found[len(parts), bones(parts[0])[:2]].append((name, root))
    return {key: group for key, group in found.items() if len(group) <= LARGEST_BLOCK}


def _root_of(text: str, index: Index, settings: Settings) -> str | None:
    """The village that a name spells, the likeliest first; across scripts a little less is enough, as no spelling is the same there."""
    parts = plain(text)
    options = index.get((len(parts), bones(parts[0])[:2]), ()) if parts else ()
    scored = [(likeness(text, name), name, root) for name, root in options]
    scored = [s for s in scored if s[0] >= (settings.same_village if _script(s[1]) != _script(text) else 1.0)]
    return max(scored)[2] if scored else None


def _of_district(text: str, index: Index, settings: Settings) -> str | None:
    """The village by whose name a district is called in a language that makes an adjective of it: "Бемарском районе"."""
    first, *rest = text.split()
    if not rest or rest[0][:1].isupper():
        return None
    key = name_key(first)
    bare = (key.removesuffix(ending) for ending in _adjectives() if key.endswith(ending))
    return next((root for form in bare if (root := _root_of(form, index, settings))), None)


@lru_cache(maxsize=1)
def _adjectives() -> tuple[str, ...]:
    """What all packs make adjectives of places by."""
    packs = [pack for code in pack_codes() if (pack := load_pack(code))]
    return tuple(sorted({fold(ending) for pack in packs for ending in pack.toml("names").get("place_adjectives", [])}))


def _seen_in(report: Report, index: Index, settings: Settings) -> Iterator[tuple[Spot, str]]:
    """Where the text of a report names known villages, the longest names first."""
    sizes = sorted({size for size, _ in index}, reverse=True)
    spots = [(m.start(), m.end()) for m in WORD.finditer(report.text)]
    taken = -1
    for at, (start, _) in enumerate(spots):
        first = report.text[start]
        if start < taken or not (first.isupper() or not first.islower()):
            continue
        for size in sizes:
            last = next((i for i in range(at, min(len(spots), at + size)) if _count(report.text, spots, at, i) == size), None)
            if last is None or _broken(report.text, spots, at, last):
                continue
            end = spots[last][1]
            text = report.text[start:end]
            bare = re.split("['’]", text)[0] if _apostrophe(text) else text
            if root := _root_of(bare, index, settings):
                yield (start, start + len(bare)), root
                taken = end
                break


def _count(text: str, spots: Sequence[Spot], first: int, last: int) -> int:
    return len(plain(text[spots[first][0] : spots[last][1]]))


def _broken(text: str, spots: Sequence[Spot], first: int, last: int) -> bool:
    """Whether anything but a space stands between the words of a run."""
    return any(text[spots[i][1] : spots[i + 1][0]].strip() for i in range(first, last))


def _apostrophe(text: str) -> bool:
    """Whether an ending in small letters is set apart from a name: "Belar'da"."""
    return bool(re.fullmatch(r"[^'’]{3,}['’][^\W\d_A-Z]{1,6}", text))


def _put(
    report: Report, start: int, end: int, root: str, there: Sequence[Mention], own: Sequence[Mention], changed: dict[str, Mention]
) -> Mention | None:
    """A new mention where nothing stands yet; else what stands there put right in `changed`, where it gives way."""
    text = report.text[start:end]
    chain = content_id("chain", report.id, "village", root)
    if not there:
        return Mention(content_id("mention", report.id, start, end, "place"), report.id, start, end, text, "place", chain)
    if all(_gives_way(report, mention, start, end, own) for mention in there):
        changed.update((m.id, replace(m, start=start, end=end, text=text, kind="place", entity=chain)) for m in there)
    return None


def _gives_way(report: Report, mention: Mention, start: int, end: int, own: Sequence[Mention]) -> bool:
    """Whether what was read is a village's name or a part of one: no country, no facility, nobody with a title or a first name."""
    inside = start <= mention.start and mention.end <= end
    whole = (mention.start, mention.end) == (start, end)
    if mention.kind == "place":
        return inside and not whole and not _wide(mention.text)
    if mention.kind not in ("person", "organisation") or not _no_person(mention, own):
        return False
    return inside or _led_in(report, mention, start, end)


def _wide(name: str) -> bool:
    places = gazetteer().lookup(name)
    return bool(places) and places[0].feature in WIDE


def _no_person(mention: Mention, own: Sequence[Mention]) -> bool:
    """Whether nothing in the report says that a name is a person's or a body's: no title, no first name, no short form."""
    chain = [m for m in own if m.entity == mention.entity]
    longer = any(len(m.text.split()) > len(mention.text.split()) for m in chain)
    return not longer and not any(m.role or m.kind == "role" for m in chain)


def _led_in(report: Report, mention: Mention, start: int, end: int) -> bool:
    """Whether a name was read with the word of a place before it: "village X", "to X"."""
    pack = load_pack(report.language)
    before = report.text[mention.start : start].split()
    return mention.end == end and pack is not None and len(before) == 1 and word_key(before[0]) in _place_words(name_words(pack))


def _place_words(listed: NameWords) -> frozenset[str]:
    return listed.geo | listed.place_prepositions


def land_of(spoken: Counter[str]) -> str | None:
    """The country that the reports of a village speak of most, where it is one by far."""
    first, second = ([*spoken.most_common(2), ("", 0), ("", 0)])[:2]
    return first[0] or None if first[1] >= 2 * second[1] else None


def far_namesakes(villages: Mapping[str, str], placed: Mapping[str, Place], lands: Mapping[str, Collection[str]]) -> set[str]:
    """The chains of villages that the list has put at a small town of their name in a land that no other report of that name speaks of.

    `placed` are chains with what the list has, `lands` the countries that their reports speak of.
    """
    bearers: dict[str, list[str]] = defaultdict(list)
    for chain, root in villages.items():
        bearers[root].append(chain)
    found: set[str] = set()
    for chains in bearers.values():
        free = [c for c in chains if c not in placed]
        told = set[str]().union(*(lands.get(c, ()) for c in free))
        for chain in chains if free else ():
            town = placed.get(chain)
            if town is not None and town.feature == "city" and town.population < WELL_KNOWN and town.country not in told:
                others = set(lands.get(chain, ())) - {town.country}
                if not others or others & told:
                    found.add(chain)
    return found


def namesakes(villages: Mapping[str, str], lands: Mapping[str, Collection[str]]) -> dict[str, str]:
    """The keys of the chains of villages: one a name, and one a land where reports that speak of no land in common name it.

    `lands` are by chain the countries that its report speaks of.
    """
    bearers: dict[str, list[str]] = defaultdict(list)
    for chain, root in sorted(villages.items()):
        bearers[root].append(chain)
    found: dict[str, str] = {}
    for root, chains in bearers.items():
        groups: list[tuple[set[str], list[str]]] = []
        for chain in sorted(chains, key=lambda c: (not lands.get(c), c)):
            mine = set(lands.get(chain, ()))
            fitting = [g for g in groups if not mine or not g[0] or g[0] & mine]
            for other in fitting[1:] if mine else []:
                fitting[0][0].update(other[0])
                fitting[0][1].extend(other[1])
                groups.remove(other)
            if fitting:
                fitting[0][0].update(mine)
                fitting[0][1].append(chain)
            else:
                groups.append((mine, [chain]))
        for number, (_, members) in enumerate(sorted(groups, key=lambda g: (-len(g[1]), sorted(g[0])))):
            key = f"place.{fold_name(root)}" + (f".{number}" if number else "")
            found.update(dict.fromkeys(members, key))
    return found
