"""One chain for one thing within a report: full name, last name, office; acronym and expansion; "the regime" after "the X regime".

Two persons of one last name are two chains; a bare last name goes to the one whom a title ("Mme"), else nearness, points to.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from tidings.actors import actors
from tidings.fold import fold_name
from tidings.gazetteer import gazetteer
from tidings.model import Mention, MentionKind, Report, content_id
from tidings.name_words import NameWords, word_key
from tidings.owned_forms import owned_of
from tidings.phrases import Draft
from tidings.regions import same_area

BODIES: tuple[MentionKind, ...] = ("organisation", "group")
PLACES: tuple[MentionKind, ...] = ("place", "facility")
LEAST_HEAD = 5  # letters of a noun that is known as the last part of a compound
SHORTEST = 3  # letters of a word that an article is taken from
ON = re.compile(r"\s+[^\W\d_]")  # where a sentence goes on without a stop
APPOSED = re.compile(r"\s*,?\s*[«„“\"]?")  # between a noun and the name of what it calls
APPOSED_TO_MEMBERS = re.compile(r"\s*,?\s*[«„“\"]?|(?:\s+[^\W\d_A-ZА-ЯЁІЇЄҐ]+){1,3}\s*[«„“\"]")  # "профсоюз докеров «Север»"
SMALL = frozenset(["of", "the", "and", "for", "de", "la", "le", "du", "des", "et", "pour", "l", "d"])


@dataclass
class Chain:
    """Drafts of one thing, in the order in which they were joined; the first names it."""

    drafts: list[Draft]
    forms: set[str] = field(default_factory=set)
    gender: str | None = None
    number: int = 0  # in the order of their making, among those of one kind

    def add(self, draft: Draft) -> None:
        """Takes a draft in, with its spelling and what it tells of gender."""
        self.drafts.append(draft)
        self.forms.add(fold_name(draft.text))
        self.gender = self.gender or draft.gender

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the fullest spelling."""
        return max((tuple(f.split()) for f in sorted(self.forms)), key=len)


def chained(report: Report, drafts: Sequence[Draft], words: NameWords | None) -> tuple[Mention, ...]:
    """Mentions in text order, each with its chain's id in `entity`."""
    ordered = _kinds_agreed(sorted(drafts, key=lambda d: (d.start, -d.end, d.kind)))
    chains = _people([d for d in ordered if d.kind == "person"], words)
    chains += _alike([d for d in ordered if d.kind in PLACES], words)
    chains += _bodies([d for d in ordered if d.kind in BODIES], report.text, words)
    for draft in (d for d in ordered if d.kind == "role"):
        _holder(draft, chains, words).add(draft)
    found = []
    for chain in chains:
        first = max(chain.drafts, key=lambda d: (d.kind != "role", len(d.text.split()), -d.start))
        entity = content_id("chain", report.id, first.start, first.end)
        found += [_mention(report, draft, entity) for draft in chain.drafts]
    return tuple(sorted(found, key=lambda m: (m.start, -m.end, m.kind)))


def _kinds_agreed(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts in which a name of several words that the report mostly takes for a body's is no person's: a headline says less of it."""
    bodies = Counter(fold_name(d.text) for d in drafts if d.kind == "organisation" and " " in d.text)
    people = Counter(fold_name(d.text) for d in drafts if d.kind == "person" and d.role is None)
    titled = {fold_name(d.text) for d in drafts if d.kind == "person" and d.role is not None}  # who has an office is somebody
    known = {name for name, times in people.items() if times <= bodies[name] and name not in titled}
    return [replace(d, kind="organisation", gender=None) if d.kind == "person" and fold_name(d.text) in known else d for d in drafts]


def _mention(report: Report, draft: Draft, entity: str) -> Mention:
    identifier = content_id("mention", report.id, draft.start, draft.end, draft.kind)
    return Mention(identifier, report.id, draft.start, draft.end, draft.text, draft.kind, entity, draft.role)


def _people(drafts: Sequence[Draft], words: NameWords | None) -> list[Chain]:
    """Full names first, then last names and first names alone."""
    chains: list[Chain] = []
    called: dict[str, dict[int, Chain]] = defaultdict(dict)  # the chains that have a word, by their number
    for draft in sorted(drafts, key=lambda d: len(_parts(d, words)) <= 1):
        parts = _parts(draft, words)
        having = [chain for _, chain in sorted(called[parts[-1]].items(), key=lambda entry: entry[0])]
        if len(parts) > 1:
            chain = next((c for c in having if _same_person(parts, c, words) and _may(draft, c)), None)
        else:
            chain = _bearer(draft, having, words)
        home = _into(chain, draft, chains)
        for word in parts:
            called[word][home.number] = home
    return chains


def _into(chain: Chain | None, draft: Draft, chains: list[Chain]) -> Chain:
    """The chain with the draft in it, a new one at the end of `chains` where there was none."""
    if chain is None:
        chain = Chain([], number=len(chains))
        chains.append(chain)
    chain.add(draft)
    return chain


def _parts(draft: Draft, words: NameWords | None) -> tuple[str, ...]:
    """The words of a person's name without particles at its front ("al-Dabbas" is one word, "Ould Ahmeddou" one)."""
    return _telling(draft.text, words.particles if words else frozenset())


@lru_cache(maxsize=100_000)
def _telling(name: str, particles: frozenset[str]) -> tuple[str, ...]:
    parts = fold_name(name).split()
    return tuple(p for p in parts if p not in particles) or tuple(parts)


def _same_person(parts: tuple[str, ...], chain: Chain, words: NameWords | None) -> bool:
    """Whether two full names can be one person's: one within the other, or one last name and first names that are short forms."""
    for draft in chain.drafts:
        other = _parts(draft, words)
        if len(other) < 2:
            continue
        less, more = sorted((parts, other), key=len)
        if less[-1] == more[-1] and _first_name(less[0], more, words) and all(p in more for p in less[1:-1]):
            return True
    return False


def _first_name(name: str, more: tuple[str, ...], words: NameWords | None) -> bool:
    if name in more:
        return True
    if len(name) == 1:
        return more[0].startswith(name)
    return words is not None and any(name in forms and more[0] in forms for forms in words.short_forms)


def _may(draft: Draft, chain: Chain) -> bool:
    """Whether titles do not speak against it: a man is no woman."""
    return draft.gender is None or chain.gender is None or draft.gender == chain.gender


def _bearer(draft: Draft, chains: Sequence[Chain], words: NameWords | None) -> Chain | None:
    """Whom a single name means: the one person who has it; of several, whom the title or the last mention before points to."""
    name = _parts(draft, words)[-1]
    having = [c for c in chains if name in (w for d in c.drafts for w in _parts(d, words)) and _may(draft, c)]
    last = [c for c in having if any(_parts(d, words)[-1] == name for d in c.drafts)]
    having = last or having
    told = [c for c in having if draft.gender is not None and c.gender == draft.gender]
    having = told or having
    return _nearest(draft, having) if having else None


def _nearest(draft: Draft, chains: Sequence[Chain]) -> Chain:
    """The chain mentioned last before a draft, else first after it."""
    return min(chains, key=lambda c: min((d.start > draft.start, abs(draft.start - d.start)) for d in c.drafts))


def _alike(drafts: Sequence[Draft], words: NameWords | None) -> list[Chain]:
    """Places by their spelling; a facility named short is the one named in full."""
    chains: list[Chain] = []
    for draft in sorted(drafts, key=lambda d: (-len(d.text.split()), d.start)):
        form = fold_name(draft.text)
        same = next((c for c in chains if form in c.forms), None)
        if same is None and draft.kind == "place":
            same = next((c for c in chains if c.drafts[0].kind == "place" and same_area(c.drafts[0].text, draft.text)), None)
        if same is None and draft.kind == "place":
            same = next((c for c in chains if _bare_facility(c.drafts[0], words) == form and not gazetteer().lookup(draft.text)), None)
        if same is None and draft.kind == "facility":
            longer = [c for c in chains if _told_in_short(draft, c.drafts[0], words)]
            same = longer[0] if len(longer) == 1 else None
        _into(same, draft, chains)
    return chains


def _told_in_short(short: Draft, full: Draft, words: NameWords | None) -> bool:
    """Whether a facility is another of the report with a word of its name left out: "Nyala dam" beside "Nyala Ridge dam"."""
    bare, whole = _bare_facility(short, words).split(), _bare_facility(full, words).split()
    nouns = set(fold_name(short.text).split()) - set(bare)
    return 0 < len(bare) < len(whole) and bare[0] == whole[0] and set(bare) < set(whole) and nouns <= set(fold_name(full.text).split())


def _bare_facility(draft: Draft, words: NameWords | None) -> str:
    """The name of a facility without its noun and the links to it; nothing for other things."""
    if draft.kind != "facility":
        return ""
    leave = (words.facilities | words.of) if words else frozenset[str]()
    return " ".join(w for w in fold_name(draft.text).split() if w not in leave)


def _bodies(drafts: Sequence[Draft], text: str, words: NameWords | None) -> list[Chain]:
    """Bodies and groups by spelling, actor, acronym; a bare "the ministry" is the one of that head said last."""
    chains: list[Chain] = []
    for draft in drafts:
        if _bare(draft, words):
            _into(_of_head(draft, chains, words), draft, chains)
        elif _kind_of_body(draft, words) and (named := _of_head(draft, chains, words)) is not None:
            _into(named, draft, chains)
        elif draft.kind == "group" and draft.head is not None and not _armed(draft, words):
            _into(None, draft, chains)
        else:
            form = fold_name(draft.text)
            alike = (c for c in chains if form in c.forms or _one_actor(draft, c) or _short_for(draft, c, text))
            _into(next(alike, None) or _apposed_to(draft, chains, text, words) or _whole_of(draft, chains, words), draft, chains)
    return chains


def _whole_of(draft: Draft, chains: Sequence[Chain], words: NameWords | None) -> Chain | None:
    """The one body named before of whose name a shorter one is the end, or in languages that begin with it the beginning: "the Brigades",
    "the Water Board" behind "the Lake Water Board"; organs of states say whose they are or are of whom is spoken of."""
    parts = tuple(fold_name(draft.text).split())
    small = draft.kind != "organisation" or not draft.text[:1].isupper() or draft.text.isupper()
    if words is None or small or actors().lookup(draft.text) or actors().head(draft.text) or actors().country(draft.text):
        return None
    found = [c for c in chains if any(d.start < draft.start and _is_end(parts, d, words) for d in c.drafts)]
    return found[0] if len(found) == 1 else None


def _is_end(parts: tuple[str, ...], whole: Draft, words: NameWords) -> bool:
    """Whether some words are the last, or in head-first languages the first, of a longer name of a body."""
    longer = tuple(fold_name(whole.text).split())
    if whole.kind != "organisation" or len(longer) <= len(parts):
        return False
    return longer[: len(parts)] == parts if words.head_first else longer[-len(parts) :] == parts


def _bare(draft: Draft, words: NameWords | None) -> bool:
    """Whether a body is its head word alone ("the regime", "le Ministère"), and no initials."""
    return draft.head is not None and words is not None and " " not in draft.text and not draft.text.isupper()


def _kind_of_body(draft: Draft, words: NameWords | None) -> bool:
    """Whether a name is but the word for a kind of body, with a capital: "the Front" after "the Northern Front"."""
    alone = words is not None and " " not in draft.text and draft.text[:1].isupper() and not draft.text.isupper()
    return words is not None and alone and draft.kind == "organisation" and word_key(draft.text) in words.bodies | words.groups


def _armed(draft: Draft, words: NameWords | None) -> bool:
    """Whether a group acts as one body, so that the same words mean the same group."""
    ends = {draft.head, word_key(draft.text.split()[-1]), word_key(draft.text.split()[0])}
    return words is not None and bool(ends & words.armed)


def _of_head(draft: Draft, chains: Sequence[Chain], words: NameWords | None) -> Chain | None:
    """The chain of the body with the same head that was spoken of last before, of which the head is a leading word."""
    form = fold_name(draft.text)
    same = [c for c in chains if any(_heads(form, d, words) or (draft.head is not None and d.head == draft.head) for d in c.drafts)]
    before = [c for c in same if any(d.start < draft.start for d in c.drafts)]
    return max(before, key=lambda c: max(d.start for d in c.drafts if d.start < draft.start)) if before else None


def _heads(form: str, draft: Draft, words: NameWords | None) -> bool:
    """Whether a folded word is the last of a body's name, the first, or the last before an "of": "Party" in "National Party of Work"."""
    parts = fold_name(draft.text).split() or [""]
    if words is not None and draft.kind == "organisation" and len(parts) > 1 and _is_short_for(form, parts, words):
        return True
    if (
        words is not None
        and words.compounded
        and len(form) >= LEAST_HEAD
        and any(p != form and p.endswith((form, f"{form}s", f"{form}es")) for p in parts)
    ):
        return True  # "das Gericht" behind "das Verfassungsgericht"
    if form == parts[-1] or draft.kind != "organisation":
        return form == parts[-1]
    link = next((at for at, part in enumerate(parts) if words is not None and part in words.of), 0)
    return form in (parts[0], parts[link - 1])


def _is_short_for(form: str, parts: Sequence[str], words: NameWords) -> bool:
    """Whether a word is the head of a body's name with the article that it has alone, or without the ending that it has there of what is
    owned: "الكتائب" for "كتائب النصر", "Kurul" for "Yüksek Su Kurulu"."""
    if words.caseless is not None and words.head_first:
        return form != parts[0] and _without_article(form, words) == parts[0]
    return words.owned_heads and parts[-1] in owned_of(form)


def _one_actor(draft: Draft, chain: Chain) -> bool:
    actor = actors().lookup(draft.text)
    return actor is not None and any((other := actors().lookup(d.text)) is not None and other.id == actor.id for d in chain.drafts)


def _short_for(draft: Draft, chain: Chain, text: str) -> bool:
    """Whether one is the acronym of the other: by its letters, or set in brackets right behind it."""
    for other in chain.drafts:
        short, long = sorted((draft, other), key=lambda d: len(d.text))
        if " " in short.text or " " not in long.text or len(short.text) < 2:
            continue
        if short.text.isupper() and _initials(long.text, short.text):
            return True
        between = text[long.end : short.start] if long.end <= short.start else ""
        if re.fullmatch(r"\s*\(\s*", between) and text[short.end : short.end + 1] == ")":
            return True
        if re.fullmatch(r",\s*", between) and text[short.end : short.end + 1] == "," and short.text.isupper():
            return True
    return False


def _apposed_to(draft: Draft, chains: Sequence[Chain], text: str, words: NameWords | None) -> Chain | None:
    """The chain of the common noun right before a body's name: "the dockers' union Sintramar", "the union, Sintramar,"; a chain that has
    a name of its own already is another body's. Several words with another right behind them may be who leads it: "the militia Ann Lee
    leads"."""
    if words is None or draft.head is not None or draft.kind != "organisation" or (" " in draft.text and ON.match(text, draft.end)):
        return None
    for chain in chains:
        last = max(chain.drafts, key=lambda d: d.start)
        nouns = all(d.head is not None and d.kind == "organisation" for d in chain.drafts)
        close = APPOSED_TO_MEMBERS if words.genitive else APPOSED
        if nouns and last.head in words.named_bodies and close.fullmatch(text, last.end, max(last.end, draft.start)):
            return chain
    return None


def _initials(long: str, short: str) -> bool:
    """Whether an acronym is made of the first letters of a name's words, small words left out or not."""
    parts = re.findall(r"\w+", fold_name(long))
    letters = fold_name(short).replace(" ", "")
    return letters in ("".join(p[0] for p in parts), "".join(p[0] for p in parts if p not in SMALL))


def _holder(draft: Draft, chains: list[Chain], words: NameWords | None) -> Chain:
    """Who holds an office: whoever has such a title and was spoken of last, else comes next; else nobody known."""
    titled = [c for c in chains if any(d.kind in ("person", "role") and d.role and _same_office(draft, d.role, words) for d in c.drafts)]
    titled = [c for c in titled if _may(draft, c)] or _named_next(draft, chains)
    if titled:
        return _nearest(draft, titled)
    chains.append(Chain([]))
    return chains[-1]


def _named_next(draft: Draft, chains: Sequence[Chain]) -> list[Chain]:
    """The person whose full name, without a title, opens the next sentence: "The minister said so. Ann Lee's words came late"."""
    if draft.sentence < 0:
        return []
    firsts = [(min(c.drafts, key=lambda d: d.start), c) for c in chains if any(d.kind == "person" for d in c.drafts)]
    opening = [(d, c) for d, c in firsts if d.opens and d.role is None and " " in d.text]
    return [c for d, c in opening if d.sentence == draft.sentence + 1 and d.start > draft.end]


def _states(phrase: str) -> set[str]:
    """The states (alpha-3) named in a title."""
    return {code for word in re.findall(r"[^\s,()]+", phrase) if (code := actors().country(re.sub(r"[’']s?$", "", word))) is not None}


def _offices(title: str, words: NameWords | None) -> list[set[str]]:
    """The words of each office in a title: "deputy prime minister and foreign minister" are two."""
    parts: list[set[str]] = [set()]
    for word in re.findall(r"[\w&]+", fold_name(title)):
        if words is not None and word in words.joints:
            parts.append(set())
        else:
            parts[-1].add(_without_article(word, words))
    return parts


def _without_article(word: str, words: NameWords | None) -> str:
    """A word without an article that is written with it, in a script without capitals."""
    if words is None or words.caseless is None:
        return word
    article = next((a for a in words.articles if word.startswith(a) and len(word) - len(a) >= SHORTEST), "")
    return word[len(article) :]


def _same_office(draft: Draft, role: str, words: NameWords | None) -> bool:
    """Whether an office as mentioned is one of a person's titles: its head and what is said of it stand there, of no other state."""
    mine, other = _states(draft.role or ""), _states(role)
    if mine and other and not mine & other:
        return False
    mentioned = [
        _without_article(w, words) for w in re.findall(r"[\w]+", fold_name(draft.text)) if w not in SMALL and w not in ("s", "d", "l")
    ]
    for title in _offices(role, words):
        if mentioned and all(w in title for w in mentioned) and not (title - set(mentioned)) & (words.lesser if words else frozenset()):
            return True
    return False
