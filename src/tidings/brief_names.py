"""What those in a line of the brief are called there, and the words of the reports that show it.

A line names nobody whom its cited spans do not. Where a sentence has only a part of a name, a pronoun or an office ("the Front", "he"), the
name stands in the line if the same report gives it, and that place is cited as well. States, organs, known bodies and towns have the names
that the brief's language has for them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from simplemma import lemmatize
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

from tidings.called import body_called, crowd_kind, crowd_told, is_described, organ_called, plainest, readable, states_in, told_in_words
from tidings.exonyms import listed_name, place_called, state_called
from tidings.fold import fold, fold_name
from tidings.language import load_pack
from tidings.model import Entity, Mention
from tidings.spellings import words
from tidings.tongue import FIRST, WORD, Tongue

LONGEST = 6  # words of a name that a shorter one stands for
Shown = tuple[str, Mention | None]  # a name, and the mention elsewhere in the report that shows it


def shown_name(entity: Entity, mention: Mention, others: Sequence[Mention], language: str | None, own: Tongue) -> Shown | None:
    """How a line names an entity that a sentence names; `others` are its mentions in that report, `language` the report's.

    None for what is no name in the brief's language: an office or a body told in the common words of another.
    """
    if entity.kind == "group":
        told = crowd_told(mention.text, language, own)
        return (told, None) if told else None
    native = [n for n in entity.names if n.language == own.code]
    if language != own.code and not (native and own.code == FIRST) and (known := _known(entity, mention, others, own)):
        return known
    full = fuller(entity, mention, others)
    if native and own.table["habits"].get("cases"):  # a name stands in many cases: the one that is told most is the plainest
        return plainest(entity, min(native, key=lambda n: (-n.count, len(n.text), n.text)).text, own), full
    if entity.kind == "person" and entity.name[:1].isupper() and (own.code == FIRST or not native) and _is_of(entity, full or mention):
        return readable(entity.name, own), full
    written = full or mention
    if language == own.code:
        return bare(written.text, language), full
    if native:
        return min(native, key=lambda n: (-n.count, n.text)).text, full
    if not _is_name(written.text) or entity.kind == "role" or (entity.kind == "place" and is_described(entity)):
        return None
    if entity.kind == "organisation" and told_in_words(written.text, language):
        return None
    return readable(bare(written.text, language), own), full


def _known(entity: Entity, mention: Mention, others: Sequence[Mention], own: Tongue) -> Shown | None:
    """A place, a body or an organ of a state by its name in the brief's language; the state is told where the report names it."""
    if entity.kind == "place":
        name = place_called(entity, own.code) or (None if any(n.language == own.code for n in entity.names) else listed_name(entity))
        return (name, None) if name else None
    if entity.kind != "organisation" or not entity.code:
        return None
    if organ := organ_called(entity, own):
        whose = next((m for m in (mention, *others) if entity.country in states_in(m.text)), None)
        if whose is None:
            return organ, None
        if own.code == FIRST:
            return entity.name, None if whose is mention else whose
        state = state_called(entity.country, own.code)
        return own.line("organ", organ=organ, state=state), None if whose is mention else whose
    body = body_called(entity, own)
    return (body, None) if body else None


def fuller(entity: Entity, mention: Mention, others: Sequence[Mention]) -> Mention | None:
    """The mention that gives the name which this one has a part of or only stands for; None where it stands there itself."""
    own = set(words(mention.text))
    stands_in = not _is_of(entity, mention)
    if not stands_in and (entity.kind not in ("organisation", "person") or not own):
        return None
    longer = [m for m in others if m.kind == mention.kind and (own < set(words(m.text)) or (stands_in and _is_of(entity, m)))]
    named = [m for m in longer if _is_name(m.text) and len(words(m.text)) <= LONGEST]
    return max(named, key=lambda m: (len(words(m.text)), m.start < mention.start, -m.start), default=None)


def _is_of(entity: Entity, mention: Mention) -> bool:
    """Whether a mention is a name of an entity or an office of theirs, and no pronoun for them."""
    told = fold_name(mention.text)
    return any(fold_name(n.text) == told for n in entity.names) or any(fold_name(r.text) == told for r in entity.roles)


def _is_name(text: str) -> bool:
    """Whether words have a capital, or a script that has none."""
    return any(c.isupper() for c in text) or text.upper() == text.lower()


def bare(name: str, language: str | None) -> str:
    """A name without the article before it."""
    pack = load_pack(language)
    first, _, rest = name.partition(" ")
    articles = pack.toml("names").get("articles", ()) if pack else ()
    return rest if rest and fold(first) in {fold(a) for a in articles} else name


def are_people(text: str, language: str) -> bool:
    """Whether words tell of people or a body: by a kind of people, or by a noun that the pack has for those who speak."""
    if crowd_kind(text, language):
        return True
    known = _speaking(language)
    told = {fold(word) for word in WORD.findall(text)}
    lemmas = {fold(lemmatize(word.lower(), lang=language)) for word in WORD.findall(text)} if language in SUPPORTED_LANGUAGES else set()
    return bool((told | lemmas) & known)


@lru_cache(maxsize=16)
def _speaking(language: str) -> frozenset[str]:
    pack = load_pack(language)
    lists = (pack.toml("names").get(name, ()) for name in ("roles", "groups", "bodies")) if pack else ()
    return frozenset(fold(word) for listed in lists for word in listed)
