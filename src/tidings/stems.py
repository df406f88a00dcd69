"""Dictionary forms where no lemmatiser is at hand: what a word is without the affixes that its pack lists (`morphology.toml`).

The words that a pack knows (of its events, cues, measures, names, and irregular forms) are its stems. A word is read as the longest
of them that is left when prefixes are taken from its front and a chain of suffixes from its end; one of the class that the parser saw
goes before others. A word without such a stem stays as it is, so that nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tidings.event_rows import event_rows
from tidings.language import Pack
from tidings.letters import plain, plain_words

WORD_FILES = ("claims", "figures")
CLASS_OF = {"VERB": "V", "AUX": "V", "NOUN": "N", "PROPN": "N", "ADJ": "A"}
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Stems:
    """A pack's stems with the classes they have as event words, its affixes compiled, and its irregular forms."""

    pack: Pack
    classes: Mapping[str, frozenset[str]]
    front: re.Pattern[str]
    back: re.Pattern[str]
    forms: Mapping[str, str]
    whole: frozenset[str]
    shortest: int
    article: str = ""
    led: frozenset[str] = frozenset()  # words of no event that stand in a list with their article
    closed: frozenset[str] = frozenset()  # words that end in a letter behind which no suffix stands: "watch" is not in "its guards"


@lru_cache(maxsize=16)
def stems_of(pack: Pack) -> Stems | None:
    """The stems of a pack; None where it leaves dictionary forms to the lemmatiser."""
    told: dict[str, Any] = pack.toml("morphology")
    if not told.get("suffixes"):
        return None
    forms = {_key(str(form), pack): _key(str(stem), pack) for form, stem in told.get("forms", {}).items()}
    classes: dict[str, set[str]] = {word: set() for word in (*forms, *forms.values())}
    head_first = pack.toml("names").get("order") == "head_first"
    for phrase, kind, *_ in event_rows(pack):
        for number, word in enumerate(phrase.split()):
            heads = number == 0 or (kind == "N" and not head_first)
            classes.setdefault(_key(word, pack), set()).update([kind] if heads else [])
    front = "|".join(plain_words(told.get("prefixes", []), pack)) or "(?!)"
    chain = int(told.get("chain", 1))
    back = "|".join(plain_words(told["suffixes"], pack))
    tail = re.compile(rf"(?:{back}){{1,{chain}}}")
    written = {word for name in WORD_FILES for word in _words(pack.toml(name))}
    closing = str(told.get("closing", ""))
    every = {*written, *(word for row in event_rows(pack) for word in row[0].split())} if closing else set()
    listed = {_key(word, pack) for word in written}
    article = str(told.get("proclitics", {}).get("article", ""))
    for word in sorted(listed, key=lambda w: (len(w), w)):
        if not any(word[:end] in classes and tail.fullmatch(word[end:]) for end in range(3, len(word))):
            classes.setdefault(word, set())  # a listed form of another stem is no stem of its own
    for word in pack.toml("claims").get("speech", ()):
        classes.setdefault(_key(word, pack), set()).add("V")
    whole = frozenset(_key(w, pack) for w in (*(row[0] for row in pack.rows("lexicon", 2)), *_listed(pack.toml("names"))) if len(w) > 2)
    spoken = {_key(str(word), pack) for word in pack.toml("names").get("speech", ())}

    def taken(form: str, kind: str) -> bool:  # as the form of a verb
        return kind == "N" and any("V" in classes.get(form[:end], ()) and tail.fullmatch(form[end:]) for end in range(2, len(form)))

    for form, base, kind in _derived(classes, told.get("derived", ()), pack):
        if not classes.get(form) and (form not in whole or form in spoken) and form not in forms and not taken(form, kind):
            forms[form] = base
            classes[form] = {kind}
    brings = {_key(str(w), pack) for w in (*pack.toml("claims").get("light", ()), *told.get("chunks", {}).get("verbs", ()))}
    # "took place" in the form of a woman; "its participation"
    beside = {word: {"N"} for word, kinds in classes.items() if not kinds and word not in forms}
    for form, base, kind in _derived(beside | {word: {"V"} for word in brings}, told.get("derived", ()), pack):
        if form not in classes and form not in whole and form not in forms and not taken(form, kind):
            forms[form] = base
            classes[form] = set()
    return Stems(
        pack,
        {word: frozenset(kinds) for word, kinds in classes.items()},
        re.compile(rf"(?:{front})?"),
        re.compile(rf"(?:{back}){{0,{chain}}}"),
        forms,
        whole,
        int(told.get("shortest", 2)),
        _key(article, pack),
        frozenset(_key(w, pack) for w in written if article and w.startswith(article) and not classes.get(_key(w, pack))),
        frozenset(_key(w, pack) for w in every if w.endswith(closing)) - {_key(w, pack) for w in every if not w.endswith(closing)},
    )


def _derived(classes: Mapping[str, set[str]], rules: Sequence[dict[str, Any]], pack: Pack) -> list[tuple[str, str, str]]:
    """The forms that a pack's rules make of its event words, each with its word and class: of "ا(...)" the imperfects "ي..." and "ت..."."""
    made: list[tuple[str, str, str]] = []
    for rule in rules:
        pattern, kind = re.compile(plain(str(rule["of"]), pack)), str(rule.get("class", "V"))
        for word in sorted(word for word, kinds in classes.items() if kind in kinds):
            if found := pattern.fullmatch(word):
                made += [(found.expand(plain(str(form), pack)), word, kind) for form in rule["forms"]]
    return made


def _listed(names: dict[str, Any]) -> Iterator[str]:
    """The words around names, first names aside: no form of an event word, though they look like one."""
    for name, words in names.items():
        yield from (str(word) for word in words) if isinstance(words, list) and name != "given" else ()


def _words(told: Any) -> Iterator[str]:
    """All single words in the lists and keys of a pack's file."""
    if isinstance(told, str):
        yield from (told,) if WORD.fullmatch(told) else ()
    elif isinstance(told, dict):
        for key, value in told.items():
            if key not in ("example", "text", "given"):
                yield from _words(key)
                yield from _words(value)
    elif isinstance(told, list):
        for value in told:
            yield from _words(value)


def _key(word: str, pack: Pack) -> str:
    return plain(word, pack).casefold()


def definite(word: str, article: str, stems: Stems | None) -> bool:
    """Whether a word in plain letters carries the article, and does not only begin like it."""
    if not article or not word.startswith(article) or len(word) < len(article) + 2:
        return False
    found = stem(word, stems) if stems else None
    if stems is None or found is None or not found.startswith(article) or found not in stems.classes or found in stems.led:
        return True  # what a list holds with its article, "the two sides", has one
    return word not in stems.classes and word[len(article) :] in stems.whole  # "the forces" is no form of "threw"


def stem(word: str, stems: Stems, pos: str = "") -> str | None:
    """The stem that a word is a form of, or None where the pack knows none; `pos` is the part of speech that the parser gives."""
    return _stem(_key(word, stems.pack), stems.pack, CLASS_OF.get(pos, ""))


def _is_article_of(word: str, stems: Stems) -> bool:
    """Whether a word that stands in a list with its article is, without it, one of the pack's own: "the arrest" is "arrest"."""
    article = stems.article
    return bool(article) and word.startswith(article) and word[len(article) :] in stems.classes


@lru_cache(maxsize=100_000)
def _stem(word: str, pack: Pack, wanted: str) -> str | None:
    stems = stems_of(pack)
    if stems is None:
        return None
    best: tuple[bool, int, int, str] | None = None
    for first in range(max(1, len(word) - stems.shortest + 1)):
        if not stems.front.fullmatch(word[:first]):
            continue
        for last in range(len(word), first + stems.shortest - 1, -1):
            found = word[first:last]
            if last < len(word) and found in stems.closed:
                continue
            whole = found in stems.whole and stems.back.fullmatch(word[last:]) and not _is_article_of(found, stems)
            if whole and found not in stems.classes and len(found) > (best[1] if best else 0):
                best = (best[0] if best else False, len(found), -first, found)
            elif found in stems.classes and stems.back.fullmatch(word[last:]) and not (found in stems.led and _is_article_of(found, stems)):
                fits = not wanted or wanted in stems.classes[found]
                rank = (fits, len(found), -first, found)
                best = rank if best is None or rank[:3] > best[:3] else best
    return stems.forms.get(best[3], best[3]) if best else None
