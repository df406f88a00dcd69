"""Who is who over all reports: the chains of mentions of each report, joined into entities.

Places are looked up in the gazetteer in the light of the countries that are talked about, bodies and organs of states in the actor
file; people are joined by their names (`spellings.same_name`), never where given names contradict each other, and a surname alone goes
to the one person who bears it. Judgements of people come first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from tidings.actors import Actor, actors
from tidings.fold import fold_name
from tidings.gazetteer import Place, choose, gazetteer
from tidings.match import clusters, decisions
from tidings.model import Entity, Judgement, Mention, MentionKind, NameForm, Report, Role, content_id
from tidings.settings import Settings
from tidings.spellings import PARTICLES, same_name, sound, words

PERSON_KINDS = ("person", "role")


@dataclass(frozen=True)
class Chain:
    """The mentions of one thing in one report."""

    id: str
    report: str
    language: str | None
    mentions: tuple[Mention, ...]
    kind: MentionKind

    @property
    def names(self) -> Counter[str]:
        """Its spellings, roles left aside where it has names."""
        named = [m.text for m in self.mentions if m.kind != "role"]
        return Counter(" ".join(t.split()) for t in (named or [m.text for m in self.mentions]))

    @property
    def full(self) -> str:
        """Its fullest spelling."""
        return max(self.names, key=lambda n: (len(words(n)), n.isupper() is False, len(n), n))


def join_entities(
    mentions: Sequence[Mention], reports: Sequence[Report], judgements: Sequence[Judgement], settings: Settings
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """The entities of a record, and its mentions with the id of the entity that each names."""
    chains = chains_of(mentions, {r.id: r.language for r in reports})
    context = {report: countries_in(mine) for report, mine in _by_report(chains).items()}
    keys = {chain.id: _key(chain, context[chain.report], chains) for chain in chains}
    _join_people(chains, keys, settings)
    grouped: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        grouped[keys[chain.id]].append(chain)
    merged = _judged(grouped, judgements)
    entities, home = [], {}
    for key in sorted(merged):
        entity = _entity(key, merged[key], context)
        entities.append(entity)
        home.update({chain.id: entity.id for chain in merged[key]})
    placed = tuple(replace(m, entity=home.get(m.entity or m.id)) for m in mentions)
    return tuple(sorted(entities, key=lambda e: (e.kind, fold_name(e.name), e.id))), placed


def chains_of(mentions: Sequence[Mention], languages: Mapping[str, str | None]) -> list[Chain]:
    """The chains of all reports in order; a mention without a chain is one of its own."""
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.entity or mention.id].append(mention)
    chains = []
    for identifier, group in found.items():
        kinds = Counter(m.kind for m in group if m.kind != "role") or Counter(m.kind for m in group)
        kind = min(kinds, key=lambda k: (-kinds[k], k))
        chains.append(Chain(identifier, group[0].report, languages.get(group[0].report), tuple(group), kind))
    return chains


def _by_report(chains: Sequence[Chain]) -> dict[str, list[Chain]]:
    found: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        found[chain.report].append(chain)
    return found


def countries_in(chains: Sequence[Chain]) -> Counter[str]:
    """The countries (alpha-3) that a report speaks of, and how often: by name, by adjective, by well-known cities."""
    found: Counter[str] = Counter()
    for chain in chains:
        for mention in chain.mentions:
            code = actors().country(mention.text)
            organ = actors().state_actor(mention.text) if mention.kind in ("organisation", "group") else None
            if code or organ:
                found[code or str(organ.country if organ else "")] += 2
            elif mention.kind == "place":
                places = gazetteer().lookup(mention.text)
                if places and (len({p.country for p in places}) == 1 or places[0].population > 500_000):
                    found[places[0].country] += 1
        for role in {m.role for m in chain.mentions if m.role}:
            for word in str(role).split():
                if code := actors().adjective(word.strip(".,")):
                    found[code] += 1
    return found


def _key(chain: Chain, context: Counter[str], chains: Sequence[Chain]) -> str:
    """What a chain is joined by: a place, a known actor, a folded name; people are joined afterwards."""
    if chain.kind in PERSON_KINDS:
        return f"chain.{chain.id}"
    actor = known_actor(chain, context, chains)
    if actor is not None:
        return actor.id
    if chain.kind in ("place", "facility"):
        place = place_of(chain, context)
        return f"p.{place.id}" if place else f"{'place' if chain.kind == 'place' else 'facility'}.{_bare(chain.full)}"
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
    nearest = alike or _nearest_state(chain, chains)
    return actors().state_actor(head, nearest or context.most_common(1)[0][0])


def _same_head(chain: Chain, chains: Sequence[Chain]) -> str | None:
    """The state that the report names with one of the same rarer words: "the regime" where it also says "Assad regime"."""
    own = {w for n in chain.names for w in fold_name(n).split()} - {"the", "le", "la", "les", "l", "forces", "of", "du", "de"}
    found: Counter[str] = Counter()
    for other in chains:
        if other.report == chain.report and other.id != chain.id and other.kind in ("organisation", "group"):
            for name in other.names:
                organ = actors().state_actor(name)
                if organ and organ.country and own & set(fold_name(name).split()):
                    found[organ.country] += 1
    return min(found, key=lambda c: (-found[c], c)) if found else None


def _nearest_state(chain: Chain, chains: Sequence[Chain]) -> str | None:
    """The state named last before a chain begins, in the paragraph or the one before it."""
    start = chain.mentions[0].start
    best: tuple[int, str] | None = None
    for other in chains:
        if other.report != chain.report or other.id == chain.id or other.kind not in ("organisation", "group", "place"):
            continue
        for mention in other.mentions:
            if 0 < start - mention.start < 400 and (best is None or mention.start > best[0]):
                organ = actors().state_actor(mention.text) if other.kind != "place" else None
                code = organ.country if organ else actors().country(mention.text) or (actors().stands_for(mention.text) if other.kind == "place" else None)
                if code:
                    best = (mention.start, code)
    return best[1] if best else None


def place_of(chain: Chain, context: Counter[str]) -> Place | None:
    """The place that a chain names, by its spellings, the fullest first, in the light of the countries spoken of."""
    spoken = {code for code, _ in context.most_common(4)}
    for name in sorted(chain.names, key=lambda n: (-len(n), n)):
        if country := actors().country(name):
            options = [p for p in gazetteer().lookup(name) if p.feature == "country" and p.country == country]
            return options[0] if options else _country(country)
        for form in (name, name.removesuffix(" province").removesuffix(" region"), name.removeprefix("#")):
            if found := choose(form, spoken):
                return found
    return None


def _country(code: str) -> Place | None:
    """The country of a code, by any of its names in the actor file."""
    for name, named in actors().lands.items():
        if named == code:
            for place in gazetteer().lookup(name):
                if place.feature == "country" and place.country == code:
                    return place
    return gazetteer().country(code)


def _join_people(chains: Sequence[Chain], keys: dict[str, str], settings: Settings) -> None:
    """Joins the chains of people over all reports, in place of their keys."""
    people = [c for c in chains if c.kind == "person"]
    telling = {c.id: tuple(w for w in words(c.full) if w not in PARTICLES) or words(c.full) for c in people}
    by_id = {c.id: c for c in people}
    blocks: dict[str, list[str]] = defaultdict(list)
    for chain in people:
        for word in set(telling[chain.id]):
            blocks[sound(word)[:3]].append(chain.id)
    scored: dict[tuple[str, str], float] = {}
    for block in blocks.values():
        for a, b in combinations(sorted(block), 2):
            if (a, b) not in scored and len(telling[a]) > 1 and len(telling[b]) > 1:
                scored[a, b] = same_name(by_id[a].full, by_id[b].full, "person")
    full = [c.id for c in people if len(telling[c.id]) > 1]

    def barred(a: str, b: str) -> bool:
        return by_id[a].report == by_id[b].report and same_name(by_id[a].full, by_id[b].full) < 0.9 or given_differs(telling[a], telling[b])

    groups = clusters(full, [(score, a, b) for (a, b), score in scored.items()], settings.same_person, barred)
    for group in groups:
        for member in group:
            keys[member] = f"person.{min(group)}"
    for chain in people:
        if len(telling[chain.id]) == 1:
            bearers = sorted({keys[g[0]] for g in groups if any(_bears(telling[m], telling[chain.id][0]) for m in g)})
            if len(bearers) == 1:
                keys[chain.id] = bearers[0]
            elif not bearers:
                keys[chain.id] = f"surname.{sound(telling[chain.id][0])}"


def _bears(full: tuple[str, ...], surname: str) -> bool:
    return any(sound(word) == sound(surname) for word in full)


def given_differs(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names share a surname and have given names that are not spellings of one another."""
    if len(a) < 2 or len(b) < 2 or sound(a[-1]) != sound(b[-1]):
        return False
    first, other = a[0], b[0]
    return same_name(first, other) < 0.45 and first[0] != other[0]


def _judged(grouped: Mapping[str, list[Chain]], judgements: Sequence[Judgement]) -> dict[str, list[Chain]]:
    """Groups joined where people said that two mentions are of one entity."""
    home = {m.id: key for key, chains in grouped.items() for c in chains for m in c.mentions}
    merged = {key: list(chains) for key, chains in grouped.items()}
    for (a, b), same in sorted(decisions(judgements, "mentions").items()):
        if same and a in home and b in home and home[a] != home[b]:
            keep, drop = sorted((home[a], home[b]))
            merged[keep] += merged.pop(drop)
            home = {m: keep if key == drop else key for m, key in home.items()}
    return merged


def _entity(key: str, chains: Sequence[Chain], context: Mapping[str, Counter[str]]) -> Entity:
    """The entity of a group of chains."""
    counts: Counter[tuple[str, str | None]] = Counter()
    for chain in chains:
        for name, number in chain.names.items():
            counts[name, chain.language] += number
    forms = tuple(NameForm(n, language, number) for (n, language), number in sorted(counts.items(), key=lambda c: (-c[1], c[0][0], c[0][1] or "")))
    kinds = Counter(c.kind for c in chains)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    roles = _roles(chains)
    base = Entity(content_id("entity", _stable(key, chains)), _best_name(counts, kind), kind, forms, roles)
    if key.startswith("p."):
        place = _place(key, chains, context)
        return _placed(base, place) if place else base
    actor = next((a for c in chains if (a := known_actor(c, context[c.report], chains)) and a.id == key), None)
    if actor is not None:
        name = actor.names[0] if actor.names else base.name
        return replace(base, name=name, kind="organisation", country=actor.country, code=actor.code, sector=actor.sector)
    return replace(base, country=_country_of(roles)) if kind == "person" else base


def _stable(key: str, chains: Sequence[Chain]) -> object:
    """What an entity's id is made from: its key where that is known beforehand, else its folded names."""
    return sorted({fold_name(n) for c in chains for n in c.names}) if key.startswith(("person.", "chain.", "surname.")) else key


def _best_name(counts: Counter[tuple[str, str | None]], kind: str) -> str:
    """The fullest spelling, with marks, in Latin letters where there is one, the most frequent among equals."""
    def rank(form: tuple[str, str | None]) -> tuple[object, ...]:
        name = form[0]
        latin = all(ord(c) < 0x250 for c in name if c.isalpha())
        marks = sum(c != f for c, f in zip(name.casefold(), fold_name(name).ljust(len(name)), strict=False) if c.isalpha())
        size = len(words(name)) if kind == "person" else 1
        return (latin, not name.isupper() or len(name) <= 6, size, marks > 0, counts[form], name)

    return max(counts, key=rank)[0].removeprefix("#").strip(" .-")


def _roles(chains: Sequence[Chain]) -> tuple[Role, ...]:
    found: dict[str, set[str]] = defaultdict(set)
    for chain in chains:
        for mention in chain.mentions:
            if mention.role:
                found[" ".join(mention.role.split())].add(mention.report)
            elif mention.kind == "role" and chain.kind == "person":
                found[" ".join(mention.text.split())].add(mention.report)
    return tuple(Role(text, None, tuple(sorted(reports))) for text, reports in sorted(found.items()))


def _country_of(roles: Sequence[Role]) -> str | None:
    """The country whose office someone holds, where the titles name just one."""
    found = {code for role in roles for word in role.text.split()[:3] if (code := actors().country(word.strip(".,'’s")))}
    return found.pop() if len(found) == 1 else None


def _place(key: str, chains: Sequence[Chain], context: Mapping[str, Counter[str]]) -> Place | None:
    for chain in chains:
        place = place_of(chain, context[chain.report])
        if place and f"p.{place.id}" == key:
            return place
    return None


def _placed(entity: Entity, place: Place) -> Entity:
    ids = {"geonames": place.id[1:]} if place.id.startswith("g") else {}
    return replace(
        entity, kind="place", country=place.country, lat=place.lat, lon=place.lon, feature=place.feature, parent=place.parent, ids=ids,
        code=place.country if place.feature == "country" else None,
    )  # fmt: skip
