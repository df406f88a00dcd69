"""Who is who over all reports: the chains of mentions of each report, joined into entities.

Places are looked up in the gazetteer in the light of the countries that are talked about, bodies and organs of states in the actor
file; people are joined by their names (`spellings.same_name`), never where given names contradict each other, and a surname alone goes
to the one person who bears it. Judgements of people come first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, cached_property
from urllib.parse import urlsplit

from tidings.actors import Actor, actors
from tidings.articled import no_town
from tidings.at_home import at_home
from tidings.containers import containers
from tidings.dateline import past_dateline
from tidings.elsewhere import kinds_elsewhere
from tidings.exonyms import LATIN_END
from tidings.fold import fold_name
from tidings.gazetteer import NO_COUNTRY, Place, gazetteer
from tidings.heard_places import Told, heard_places
from tidings.homes import Home, homes_of, lands_of
from tidings.known_bodies import as_known_bodies
from tidings.localities import kin
from tidings.match import decisions
from tidings.model import Entity, Judgement, Mention, MentionKind, Passage, Report, content_id
from tidings.naming import Spelling, addressed, best_name, country_of, name_forms, roles_of, with_bare_names, with_last_names
from tidings.people import join_people
from tidings.placing import Atlas, town_of
from tidings.publisher_country import home_country
from tidings.rendered import Named, join_rendered
from tidings.settings import Settings
from tidings.sightings import sight
from tidings.spellings import words
from tidings.spoken_of import countries_in, parts_of_names, small_only, spoken_of
from tidings.unlisted import TOWNS, Spot, put_near, town_beside
from tidings.villages import far_namesakes, find_villages, land_of, namesakes

PERSON_KINDS = ("person", "role")
RECENT = 400  # code points before a mention in which a state was named a moment ago
AT_HOME = 3  # how many times as much a report must speak of one state for another, named a moment ago, to be in passing
AGAINST_STATES = (("OPP", "OPP"), ("REB", "REB"))  # whose state is the one that the report is about, not the one named last


@dataclass(frozen=True)
class Chain:
    """The mentions of one thing in one report."""

    id: str
    report: str
    language: str | None
    mentions: tuple[Mention, ...]
    kind: MentionKind

    @cached_property
    def names(self) -> Counter[str]:
        """Its spellings, roles left aside where it has names; a surname within a full name is no spelling of its own."""
        named = [m.text for m in self.mentions if m.kind != "role" and not _inside_another(m, self.mentions)]
        return Counter(" ".join(t.split()) for t in (named or [m.text for m in self.mentions]))

    @cached_property
    def full(self) -> str:
        """Its fullest spelling."""
        return max(self.names, key=lambda n: (len(words(n)), n.isupper() is False, len(n), n))


def _inside_another(mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether the name of a person is a part of a longer one of the same person."""
    if mention.kind != "person":
        return False
    longer = (m for m in mentions if m.end - m.start > mention.end - mention.start)
    return any(m.start <= mention.start and mention.end <= m.end for m in longer)


def join_entities(
    mentions: Sequence[Mention],
    reports: Sequence[Report],
    judgements: Sequence[Judgement],
    settings: Settings,
    passages: Sequence[Passage] = (),
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """The entities of a record, and its mentions with the id of the entity that each names; `passages` tell where a text is read."""
    sighted, bound, parts = sight(mentions, reports, settings)
    mentions = (*(replace(m, entity=parts[m.id]) if m.id in parts else m for m in mentions), *sighted)
    mentions = as_known_bodies(mentions, reports)
    mentions, villages = find_villages(mentions, reports, settings, passages)
    chains = chains_of(mentions, {r.id: r.language for r in reports})
    elsewhere = kinds_elsewhere(chains)
    chains = as_bodies([replace(c, kind=elsewhere.get(c.id, c.kind)) for c in chains])
    by_report = _by_report(chains)
    people_and_places = [(c.report, c.full) for c in chains if c.kind in ("person", "place", "facility")]
    by_id, inner = {r.id: r for r in reports}, parts_of_names(mentions)
    context = spoken_of(by_report, people_and_places, inner, settings)
    placed = _placed_chains(chains, context, by_id)
    placed = {
        c.id: place
        for c in chains
        if (place := placed.get(c.id))
        and not _borrowed(c, place, context[c.report], inner)
        and not (c.kind == "place" and no_town(place, c.mentions, by_id[c.report]))
    }
    lands = _lands(by_report, villages, context, placed)
    far = far_namesakes(villages, placed, lands)
    placed = {chain: place for chain, place in placed.items() if chain not in far}
    placed |= heard_places([Told(c.id, c.report, c.full, c.language) for c in chains if c.kind == "place"], placed, context)
    beside = _beside(chains, placed, _sent_from(passages, {r.id: r.text for r in reports}))
    states = {report: spoken - small_only(by_report.get(report, ())) for report, spoken in context.items()}
    known = {c.id: actor for c in chains if (actor := known_actor(c, states[c.report], by_report[c.report]))}
    known = at_home(known, chains, states)
    keys = {chain.id: known[chain.id].id if chain.id in known else _key(chain, placed) for chain in chains}
    keys |= namesakes({c: root for c, root in villages.items() if keys.get(c, "").startswith("place.")}, lands)
    rendered = join_rendered(_rendered(chains, keys, context))
    keys = {chain: rendered.get(key, key) for chain, key in keys.items()}
    decided = decisions(judgements, "mentions")
    keys.update(join_people([c for c in chains if c.kind == "person"], _kept_apart(chains, decided), settings))
    keys.update({chain: keys[source] for chain, source in bound.items() if source in keys})
    grouped: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        grouped[keys[chain.id]].append(chain)
    merged = _judged(grouped, decided)
    stable = _stable(merged)
    entities, home = [], {}
    for key in sorted(merged):
        nearest = [beside[c.id] for c in merged[key] if c.id in beside]
        land = land_of(sum((lands[c.id] for c in merged[key] if c.id in lands), Counter[str]()))
        nearest = [town for town in nearest if land in (None, town.country)]
        entity = _entity(key, stable[key], merged[key], context, placed, known, by_id, nearest)
        if entity.lat is None and entity.kind in ("place", "facility"):
            entity = put_near(entity, nearest)
            entity = replace(entity, country=entity.country or land)
        entities.append(entity)
        home.update({chain.id: entity.id for chain in merged[key]})
    bodies = {c.id for c in chains if c.kind == "organisation"}
    resolved = tuple(_resolved(m, home, bodies, elsewhere) for m in mentions)
    entities = with_bare_names(with_last_names(entities))
    return tuple(sorted(entities, key=lambda e: (e.kind, fold_name(e.name), e.id))), resolved


def _resolved(mention: Mention, home: Mapping[str, str], bodies: Set[str], elsewhere: Mapping[str, MentionKind]) -> Mention:
    """A mention with its entity, as what its chain is: a body that was taken for a place, or what most reports see in the name."""
    chain = mention.entity or mention.id
    kind: MentionKind = "organisation" if mention.kind == "place" and chain in bodies else mention.kind
    if kind != "role":
        kind = elsewhere.get(chain, kind)
    return replace(mention, entity=home.get(chain), kind=kind)


def as_bodies(chains: Sequence[Chain]) -> list[Chain]:
    """Chains with those that were taken for places but bear the short name of a body: one that no map has, or initials that the report
    itself gives a body ("ALI" of its agency, where a town far off is called so too)."""
    bodies: dict[str, set[str]] = defaultdict(set)
    for chain in chains:
        if chain.kind == "organisation":
            for name in chain.names:
                if name.isupper() or len(words(chain.full)) > len(words(name)):
                    bodies[fold_name(name)].add(chain.report)

    def is_body(chain: Chain) -> bool:
        known = bodies.get(fold_name(chain.full), set())
        if chain.kind != "place" or not known or actors().stands_for(chain.full):
            return False
        return not gazetteer().lookup(chain.full) or (chain.full.isupper() and chain.report in known)

    return [replace(c, kind="organisation") if is_body(c) else c for c in chains]


def _placed_chains(chains: Sequence[Chain], context: Mapping[str, Counter[str]], reports: Mapping[str, Report]) -> dict[str, Place]:
    """The places of all reports, by chain: first each report alone, then again knowing what its publisher mostly writes about."""
    everything = _by_report(chains)
    spatial = {report: [c for c in mine if c.kind in ("place", "facility")] for report, mine in everything.items()}
    publishers = {name: _outlet(report) for name, report in reports.items()}

    @cache
    def atlas(name: str) -> tuple[Atlas, dict[str, Counter[str]]]:
        mine = spatial[name]
        areas = {c.id: containers(reports[name].text, [m.end for m in c.mentions]) for c in mine if c.kind == "place"}
        every = {c.id: tuple(c.names) for c in everything[name]}
        related = {c.id: kin(c.id, every) for c in mine}
        own = {c.id: countries_in([k for k in everything[name] if k.id in related[c.id]]) for c in mine}
        return Atlas({c.id: every[c.id] for c in mine}, areas), own

    def placed(name: str, home: Home | None, land: str | None) -> dict[str, Place]:
        known, own = atlas(name)
        return known.put(context[name] + Counter([land] if land else []), own, home)

    addresses = {report: home_country(reports[report].url, publishers[report]) for report in spatial}
    alone = {report: placed(report, None, addresses[report]) for report in spatial}
    lands = lands_of(alone, publishers)
    lands |= {outlet: land for report, land in sorted(addresses.items()) if land and (outlet := publishers[report])}
    seeming = {report: {c.full: alone[report].get(c.id) for c in mine if c.kind == "place"} for report, mine in spatial.items()}
    homes = homes_of(seeming, publishers, lands)
    found: dict[str, Place] = {}
    for report, places in alone.items():
        outlet = publishers.get(report) or ""
        home, land = homes.get(outlet), addresses[report] or lands.get(outlet)
        found.update(placed(report, home, land) if home or land else places)
    return found


def _borrowed(chain: Chain, place: Place, spoken: Mapping[str, int], inner: Set[str]) -> bool:
    """Whether a place is only read out of the names of facilities, and lies in a land that nothing else speaks of: there is a Nyala far
    from "Nyala Ridge dam"."""
    return place.country not in (*spoken, NO_COUNTRY) and all(m.id in inner for m in chain.mentions)


def _sent_from(passages: Sequence[Passage], texts: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """Where the dateline of each report stands, which opens its first paragraph or is one of its own."""
    first: dict[str, Passage] = {}
    for passage in passages:
        if passage.report in texts and passage.kind in ("dateline", "lead", "body"):
            first.setdefault(passage.report, passage)
    pieces = {report: past_dateline(texts[report], p.start, p.end) for report, p in first.items() if p.kind != "dateline"}
    own = {report: (p.start, p.end) for report, p in first.items() if p.kind == "dateline"}
    return own | {report: (found[0][0], found[-1][0]) for report, found in pieces.items() if len(found) > 1}


def _lands(
    by_report: Mapping[str, Sequence[Chain]],
    villages: Mapping[str, str],
    context: Mapping[str, Counter[str]],
    placed: Mapping[str, Place],
) -> dict[str, Counter[str]]:
    """For the chains of villages, the countries that their reports speak of by anything but these names, and how often."""
    found: dict[str, Counter[str]] = {}
    for report, mine in by_report.items():
        own = [chain for chain in mine if chain.id in villages]
        if own:
            others = Counter(placed[c.id].country for c in mine if c.id in placed and c.id not in villages)
            told = (context[report] - countries_in(own)) | others
            found |= {chain.id: told for chain in own}
    return found


def _beside(chains: Sequence[Chain], placed: Mapping[str, Place], datelines: Mapping[str, tuple[int, int]]) -> dict[str, Place]:
    """For the places and facilities that no list has, the town that they lie by."""
    found: dict[str, Place] = {}
    for report, mine in _by_report(chains).items():
        towns = [(m.start, placed[c.id]) for c in mine if c.id in placed and placed[c.id].feature in TOWNS for m in c.mentions]
        sent, told = datelines.get(report, (0, 0))
        spots = [Spot(start, town, sent <= start < told) for start, town in towns]
        for chain in mine:
            unlisted = chain.kind in ("place", "facility") and chain.id not in placed
            if unlisted and (town := town_beside([m.start for m in chain.mentions], spots)):
                found[chain.id] = town
    return found


def _outlet(report: Report) -> str | None:
    """Who printed a report, or where."""
    return report.publisher or (urlsplit(report.url).hostname if report.url else None)


def _rendered(chains: Sequence[Chain], keys: Mapping[str, str], context: Mapping[str, Counter[str]]) -> list[Named]:
    """The bodies and facilities that no list has, as they are compared over languages, with the country that their report is about."""
    found = []
    for chain in chains:
        spatial, key = chain.kind in ("place", "facility"), keys[chain.id]
        if key.startswith(("org.", "facility.", "place.")) and not any(actors().is_vague(n) for n in chain.names):
            spoken = context[chain.report]
            country = min(spoken, key=lambda c: (-spoken[c], c)) if spoken else None
            found += [Named(key, name, chain.language, country, spatial) for name in sorted(chain.names)]
    return found


def _kept_apart(chains: Sequence[Chain], decided: Mapping[tuple[str, str], bool]) -> set[tuple[str, str]]:
    """The pairs of chains that people said are different."""
    home = {m.id: c.id for c in chains for m in c.mentions}
    apart = [(home[a], home[b]) for (a, b), same in decided.items() if not same and a in home and b in home]
    return {pair for a, b in apart for pair in ((a, b), (b, a))}


def chains_of(mentions: Sequence[Mention], languages: Mapping[str, str | None]) -> list[Chain]:
    """The chains of all reports in order; a mention without a chain is one of its own."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.entity or mention.id].append(mention)
    chains = []
    for identifier, group in found.items():
        kinds: Counter[MentionKind] = Counter(m.kind for m in group if m.kind != "role") or Counter(m.kind for m in group)
        kind = min(kinds, key=lambda k: (-kinds[k], k))
        chains.append(Chain(identifier, group[0].report, languages.get(group[0].report), tuple(group), kind))
    return chains


def _by_report(chains: Sequence[Chain]) -> dict[str, list[Chain]]:
    found: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        found[chain.report].append(chain)
    return found


def _key(chain: Chain, placed: Mapping[str, Place]) -> str:
    """What a chain that is no known actor is joined by: a place, a folded name; people are joined afterwards."""
    if chain.kind in PERSON_KINDS:
        return f"chain.{chain.id}"
    if chain.kind in ("place", "facility"):
        place = placed.get(chain.id)
        return f"p.{place.id}" if place else f"{'place' if chain.kind == 'place' else 'facility'}.{_bare(chain.full)}"
    if any(actors().is_vague(n) for n in chain.names) and chain.full[:1].islower():
        return f"org.{_bare(chain.full)}.{chain.report}"
    acronym = next((n for n in chain.names if n.isupper() and len(n) > 2), None)
    return f"org.{_bare(acronym or chain.full)}"


def _bare(name: str) -> str:
    return " ".join(w for w in fold_name(name).split() if w not in ("the", "le", "la", "les", "l", "el")) or fold_name(name)


def known_actor(chain: Chain, context: Counter[str], chains: Sequence[Chain]) -> Actor | None:
    """The actor that a chain of an organisation or group names, from the actor file; a state left unsaid is the one spoken of."""
    if chain.kind not in ("organisation", "group"):
        return None
    for name in sorted(chain.names, key=lambda n: (-len(n), n)):
        if found := actors().lookup(name):
            return found
    for name in sorted(chain.names, key=lambda n: (-len(n), n)):
        if organ := actors().state_actor(name):
            return organ
    for name in chain.names:
        if country := actors().country(name) or actors().stands_for(name):
            return actors().state_actor("government", country)
    head = next((n for n in chain.names if actors().head(n)), None)
    if head is None or not context:
        return None
    alike = _same_head(chain, chains)
    if alike is None and all(actors().is_vague(n) for n in chain.names):
        return None
    against = actors().head(head) in AGAINST_STATES
    nearest = alike or (None if against else _nearest_state(chain, chains))
    spoken, weight = context.most_common(1)[0]
    passing = alike is None and nearest is not None and context[nearest] * AT_HOME < weight  # "Kenyan mediators" in a report about Mali
    return actors().state_actor(head, spoken if nearest is None or passing else nearest)


def _same_head(chain: Chain, chains: Sequence[Chain]) -> str | None:
    """The state that the report names with one of the same rarer words: "the regime" where it also says "Assad regime"."""
    own = {w for n in chain.names for w in fold_name(n).split()} - {"the", "le", "la", "les", "l", "forces", "of", "du", "de"}
    found: Counter[str] = Counter()
    for other in chains:
        if other.report == chain.report and other.id != chain.id and other.kind in ("organisation", "group"):
            for name in other.names:
                organ = actors().body(name)
                if organ and organ.country and own & set(fold_name(name).split()):
                    found[organ.country] += 1
    return min(found, key=lambda c: (-found[c], c)) if found else None


def _nearest_state(chain: Chain, chains: Sequence[Chain]) -> str | None:
    """The state named most right before a chain begins, in the paragraph or the one before it; the last named of equals."""
    start = chain.mentions[0].start
    named: dict[str, list[int]] = defaultdict(list)
    for other in chains:
        if other.report != chain.report or other.id == chain.id or other.kind not in ("organisation", "group", "place"):
            continue
        for mention in other.mentions:
            if 0 < start - mention.start < RECENT and (code := _state_named(mention, other.kind)):
                named[code].append(mention.start)
    return max(named, key=lambda c: (len(named[c]), max(named[c]), c)) if named else None


def _state_named(mention: Mention, kind: MentionKind) -> str | None:
    """The state that a body, a group or a place is of or stands for."""
    if kind == "place":
        return actors().country(mention.text) or actors().stands_for(mention.text)
    organ = actors().body(mention.text)
    return organ.country if organ else actors().country(mention.text)


def _judged(grouped: Mapping[str, list[Chain]], decided: Mapping[tuple[str, str], bool]) -> dict[str, list[Chain]]:
    """Groups joined where people said that two mentions are of one entity, and parted where they said that they are not."""
    merged = {key: list(chains) for key, chains in grouped.items()}
    named = {mention for pair in decided for mention in pair}
    chain_of = {m.id: c for chains in merged.values() for c in chains for m in c.mentions if m.id in named}
    home = {c.id: key for key, chains in merged.items() for c in chains}
    for (a, b), same in sorted(decided.items(), key=lambda d: (d[1], d[0])):
        if a not in chain_of or b not in chain_of:
            continue
        one, other = chain_of[a], chain_of[b]
        first, second = home[one.id], home[other.id]
        if same and first != second:
            keep, drop = sorted((first, second))
            home.update({c.id: keep for c in merged[drop]})
            merged[keep] += merged.pop(drop)
        elif not same and first == second and one.id != other.id:
            merged[first].remove(other)
            merged[f"{first}~{b}"] = [other]
            home[other.id] = f"{first}~{b}"
    return merged


def _entity(
    key: str,
    stable: object,
    chains: Sequence[Chain],
    context: Mapping[str, Counter[str]],
    placed: Mapping[str, Place],
    known: Mapping[str, Actor],
    reports: Mapping[str, Report],
    nearest: Sequence[Place],
) -> Entity:
    """The entity of a group of chains."""
    counts: Counter[Spelling] = Counter()
    for chain in chains:
        for name, number in chain.names.items():
            counts[name, chain.language] += number
    kinds = Counter(c.kind for c in chains)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    mentions = [m for c in chains for m in c.mentions]
    forms = name_forms(counts + addressed(mentions, reports))
    roles = roles_of(mentions, kind)
    base = Entity(content_id("entity", stable), best_name(counts, kind), kind, forms, roles)
    if key.startswith("p."):
        place = next((placed[c.id] for c in chains if c.id in placed and key.startswith(f"p.{placed[c.id].id}")), None)
        return _placed(base, place) if place else base
    actor = next((known[c.id] for c in chains if c.id in known and known[c.id].id == key), None)
    if actor is not None:
        name = actor.names[0] if actor.names else base.name
        return replace(base, name=name, kind="organisation", country=actor.country, code=actor.code, sector=actor.sector)
    if kind == "facility" and (town := town_of([f.text for f in forms], _spoken(chains, context), nearest)):
        return replace(base, country=town.country, parent=town.name, lat=town.lat, lon=town.lon)
    return replace(base, country=country_of(roles)) if kind == "person" else base


def _spoken(chains: Sequence[Chain], context: Mapping[str, Counter[str]]) -> Counter[str]:
    """The countries of which the reports of some chains speak."""
    found: Counter[str] = Counter()
    for chain in chains:
        found.update(context[chain.report])
    return found


def _stable(merged: Mapping[str, Sequence[Chain]]) -> dict[str, object]:
    """What the ids of entities are made from: the key where that is known beforehand, else the folded names.

    Where two entities bear the same names, the first place where each is named goes in as well.
    """
    unnamed = ("person.", "chain.", "surname.")
    names = {key: tuple(sorted({fold_name(n) for c in chains for n in c.names})) for key, chains in merged.items()}
    found = {key: names[key] if key.startswith(unnamed) else (key,) for key in merged}
    shared = Counter(found.values())
    first = {key: min((m.report, m.start) for c in chains for m in c.mentions) for key, chains in merged.items()}
    return {key: parts if shared[parts] == 1 else (*parts, first[key]) for key, parts in found.items()}


def _placed(entity: Entity, place: Place) -> Entity:
    """A place with where it lies. A state is called as the gazetteer or English has it, whatever the language and case of its reports, and
    so is a place that is named in no Latin letters."""
    ids = {"geonames": place.id[1:]} if place.id.startswith("g") else {}
    name = entity.name
    if place.id == f"c{place.country}":
        own = any(fold_name(form.text) == fold_name(place.name) for form in entity.names)
        name = place.name if own else actors().state_name(place.country) or name
    elif ids and name[:1] >= LATIN_END > place.name[:1]:
        name = place.name
    code = place.country if place.feature == "country" else None
    return replace(
        entity, name=name, kind="place", country=None if place.country == NO_COUNTRY else place.country, code=code,
        lat=place.lat, lon=place.lon, feature=place.feature, parent=place.parent, ids=ids,
    )  # fmt: skip
