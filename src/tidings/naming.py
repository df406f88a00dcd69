"""What an entity is called: its spellings with how often each stands, the best of them, its offices and what they are of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tidings.actors import actors
from tidings.fold import fold_name
from tidings.gazetteer import gazetteer
from tidings.language import load_pack
from tidings.model import Entity, Mention, NameForm, Report, Role
from tidings.name_words import name_words, word_key
from tidings.spellings import PARTICLES, sound, words

Spelling = tuple[str, str | None]
OWNED = 2  # letters that a noun has more at the end where it is owned
FULL = 2  # words of a facility's name that say as much as more
LONGEST_ADDRESS = 2  # words of a title that makes a way to call someone with the last name: "Ambassador Okello"


def name_forms(counts: Counter[Spelling]) -> tuple[NameForm, ...]:
    """Spellings, the most frequent first."""
    ordered = sorted(counts.items(), key=lambda c: (-c[1], c[0][0], c[0][1] or ""))
    return tuple(NameForm(name, language, number) for (name, language), number in ordered)


def best_name(counts: Counter[Spelling], kind: str) -> str:
    """The fullest spelling, with marks, in Latin letters where there is one, the most frequent among equals.

    A full name that stands more often alone than with further words is not a part of a longer one: it stood beside another name once.
    What each language says in its own words ("western Uganda", "Uganda'nın batısı") is called as English says it.
    """
    in_words = kind in ("place", "facility") and all(" " in name for name, _ in counts)

    def rank(form: Spelling) -> tuple[object, ...]:
        name = form[0]
        latin = all(ord(c) < 0x250 for c in name if c.isalpha())
        marks = sum(c != f for c, f in zip(name.casefold(), fold_name(name).ljust(len(name)), strict=False) if c.isalpha())
        small = sum(w.islower() for w in name.split()) if kind == "place" else 0
        size = len(words(name)) if kind == "person" else int(name[:1].isupper()) - small
        size -= int(kind == "organisation" and _called_short(name, counts))
        size += min(FULL, len(words(name))) if kind == "facility" else 0
        whole = not name.endswith("-") and not (kind == "person" and _run_together(form, counts))
        return (latin, not name.isupper() or len(name) <= 6, whole, in_words and form[1] == "en", size, marks > 0, counts[form], name)

    best = max(counts, key=rank)[0].removeprefix("#").strip(" -")
    return best if "." in best[:-1] else best.rstrip(".")


def _called_short(name: str, counts: Counter[Spelling]) -> bool:
    """Whether a spelling is one word, no initials, out of a longer spelling of its entity: "the Front" of the Northern Front, "Kurul" of
    the "Su Kurulu"."""
    alone = fold_name(name)
    if " " in alone or name.isupper():
        return False
    caseless = name.upper() == name.lower()  # in such scripts the article is written with the short name: "الجبهة"
    longer = [fold_name(other).split() for other, _ in counts if " " in other and (caseless is (other.upper() == other.lower()))]
    return any(caseless or any(word.startswith(alone) and len(word) - len(alone) <= OWNED for word in parts) for parts in longer)


def _run_together(form: Spelling, counts: Counter[Spelling]) -> bool:
    """Whether a spelling is a full name of its entity behind or before two words more, and the name alone stands more often."""
    own = words(form[0])
    for other in counts:
        part = words(other[0])
        beside = len(part) > 1 and len(own) > len(part) + 1 and (own[-len(part) :] == part or own[: len(part)] == part)
        if beside and sum(n for (name, _), n in counts.items() if words(name) == part) > counts[form]:
            return True
    return False


def roles_of(mentions: Iterable[Mention], kind: str) -> tuple[Role, ...]:
    """The titles by which someone is named, what each is of, and the reports that say so."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.role:
            found[" ".join(mention.role.split())].add(mention.report)
        elif mention.kind == "role" and kind == "person":
            found[" ".join(mention.text.split())].add(mention.report)
    return tuple(Role(text, office_of(text), tuple(sorted(reports))) for text, reports in sorted(found.items()))


def _states(text: str) -> list[str]:
    """The states (alpha-3) that the words of a title name, in their order."""
    found = [code for word in text.split() if (code := actors().country(word.strip(".,'’").removesuffix("'s").removesuffix("’s")))]
    return list(dict.fromkeys(found))


def office_of(title: str) -> str | None:
    """What an office is of: the first state that the title names, else the longest run of its words that is a known body."""
    if states := _states(title):
        return actors().state_name(states[0])
    parts = title.split()
    for size in range(len(parts) - 1, 0, -1):
        for at in range(len(parts) - size + 1):
            run = " ".join(parts[at : at + size])
            actor = actors().lookup(run) if run[:1].isupper() else None
            if actor is not None:
                return actor.name
    return None


def country_of(roles: Sequence[Role]) -> str | None:
    """The country whose office someone holds, where the titles name just one."""
    found = {states[0] for role in roles if (states := _states(" ".join(role.text.split()[:3])))}
    return found.pop() if len(found) == 1 else None


def addressed(mentions: Iterable[Mention], reports: Mapping[str, Report]) -> Counter[Spelling]:
    """Last names with the short title right before them, as a way to call someone: "Ambassador Okello"."""
    found: Counter[Spelling] = Counter()
    for mention in mentions:
        report = reports.get(mention.report)
        if mention.kind != "person" or not mention.role or " " in mention.text or report is None:
            continue
        title = " ".join(mention.role.split())
        if len(title.split()) <= LONGEST_ADDRESS and report.text[: mention.start].rstrip().endswith(mention.role):
            found[f"{title} {mention.text}", report.language] += 1
    return found


def with_last_names(entities: Sequence[Entity]) -> list[Entity]:
    """People with their last name among the spellings though nobody writes it alone (count 0), where no one else bears it."""
    people = [e for e in entities if e.kind == "person"]
    bearers: Counter[str] = Counter(s for e in people for s in {sound(w) for form in e.names for w in words(form.text)})
    found = []
    for entity in entities:
        last = _last_name(entity) if entity.kind == "person" else None
        if last is not None and all(bearers[sound(w)] == 1 for w in words(last)):
            entity = replace(entity, names=(*entity.names, NameForm(last, _language(entity), 0)))  # noqa: PLW2901
        found.append(entity)
    return found


def with_bare_names(entities: Sequence[Entity]) -> list[Entity]:
    """Facilities with their name without what they are ("Lalo Lalo" of "Lalo Lalo market") among the spellings, though nobody writes it
    alone (count 0): not where that is the name of a place."""
    found = []
    for entity in entities:
        bare = [NameForm(name, f.language, 0) for f in entity.names if entity.kind == "facility" and (name := _bare(f.text, f.language))]
        called = {fold_name(form.text) for form in entity.names}
        more = {fold_name(form.text): form for form in bare if fold_name(form.text) not in called and not gazetteer().lookup(form.text)}
        found.append(replace(entity, names=(*entity.names, *more.values())) if more else entity)
    return found


def _bare(name: str, language: str | None) -> str:
    """The name of a facility without the noun that says what it is at its front or end; "" where that leaves nothing, or small words."""
    pack = load_pack(language)
    words = name_words(pack) if pack else None
    parts = name.split()
    leave = words.facilities | words.of | words.articles if words else frozenset[str]()
    while parts and word_key(parts[-1]) in leave:
        parts.pop()
    while parts and word_key(parts[0]) in leave:
        parts.pop(0)
    bare = " ".join(parts)
    return "" if bare == name or bare[:1].islower() or any(word_key(p) in leave for p in parts) else bare


def _last_name(entity: Entity) -> str | None:
    parts = entity.name.split()
    last = parts[-1] if len(parts) > 1 else ""
    telling = [w for w in words(last) if w not in PARTICLES]
    alone = {sound(w) for form in entity.names if len(own := [w for w in words(form.text) if w not in PARTICLES]) == 1 for w in own}
    return last if telling and len(last) > 1 and not any(sound(w) in alone for w in telling) else None


def _language(entity: Entity) -> str | None:
    return next((form.language for form in entity.names if form.text == entity.name), None)
