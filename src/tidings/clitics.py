"""Words written together, taken apart: "and by the blast" is one word in Arabic print and three for who reads roles.

Which conjunctions, prepositions and article a language writes so is the pack's (`[proclitics]` in `morphology.toml`). A letter is taken
for one of them only if what is left is a word that the pack, the gazetteer or the article vouches for, and the whole is not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from tidings.annotate_types import Token
from tidings.gazetteer import gazetteer
from tidings.known import look_up
from tidings.language import Pack
from tidings.letters import plain
from tidings.stems import stem, stems_of

OPENERS = ("«", "“", '"', "(")
LITTLE = ("negation", "prepositions", "complementizers", "relatives")
DEPS = {"ADP": "case", "CCONJ": "cc"}
SHORTEST_REST = 3  # letters that must be left
SHORTEST_UNKNOWN = 5  # letters of a word after "and" that nothing vouches for
LARGE = {"country", "capital", "region", "city"}
VERBAL, NOMINAL = ("VERB",), ("NOUN", "PROPN", "ADJ", "X")


@dataclass(frozen=True)
class Proclitics:
    """What is written before a word and belongs to it only in print."""

    pack: Pack
    conjunctions: tuple[str, ...]
    prepositions: tuple[str, ...]
    article: str
    whole: frozenset[str]
    pronouns: frozenset[str]
    small: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()  # first names
    fathers: frozenset[str] = frozenset()  # "son of": what stands behind is a name, whatever it begins with
    seldom: tuple[str, ...] = ()  # conjunctions that are more often the first letter of a word that nothing knows
    spelt: frozenset[str] = frozenset()  # prepositions as the pack spells them, which a name in plain letters may be like

    @property
    def usual(self) -> tuple[str, ...]:
        """The conjunctions by which a word that nothing knows is told to be written with one."""
        return tuple(c for c in self.conjunctions if c not in self.seldom)


@lru_cache(maxsize=16)
def proclitics_of(pack: Pack) -> Proclitics | None:
    """The proclitics of a pack; None where it has none. `whole` are words of its lexicon that are never cut."""
    told = pack.toml("morphology").get("proclitics")
    if not told:
        return None
    names = [w for name, listed in pack.toml("names").items() if isinstance(listed, list) and name != "given" for w in listed]
    words = (*(row[0] for row in pack.rows("lexicon", 2)), *told.get("whole", ()), *names, *_small(pack))
    whole = frozenset(plain(w, pack) for w in words if len(w) > 1)
    pronouns = frozenset(plain(w, pack) for w in pack.toml("morphology").get("chunks", {}).get("pronouns", ()))
    article, small = plain(told.get("article", ""), pack), pack.toml("morphology").get("chunks", {})
    little = frozenset(plain(w, pack) for name in LITTLE for w in small.get(name, ()) if len(w) > 1)
    given, fathers = (frozenset(plain(w, pack) for w in pack.toml("names").get(name, ())) for name in ("given", "patronymics"))
    spelt = frozenset(small.get("prepositions", ()))
    opening = tuple(told["conjunctions"]), tuple(told["prepositions"])
    return Proclitics(pack, *opening, article, whole, pronouns, little, given, fathers, tuple(told.get("seldom", ())), spelt)


def _small(pack: Pack) -> list[str]:
    """The small words of a pack's shallow grammar."""
    return [w for listed in pack.toml("morphology").get("chunks", {}).values() if isinstance(listed, list) for w in listed]


@lru_cache(maxsize=100_000)
def cut(word: str, clitics: Proclitics) -> tuple[tuple[int, str], ...]:
    """The proclitics of a word as (length, "CCONJ" or "ADP"), in order; none where it is whole."""
    text = plain(word, clitics.pack)
    if text[:1] in clitics.conjunctions and text[1:] in clitics.small and not _conjugated(text, clitics):
        return ((1, "CCONJ"),)  # "and not", though a verb may look like it
    if _vouched(text, clitics) or text in clitics.given:
        return ()
    found: list[tuple[int, str]] = []
    if text.startswith(clitics.conjunctions) and not _conjugated(text, clitics):
        rest = text[1:]
        known = rest.startswith(clitics.article) or _vouched(rest, clitics) or _inflected(rest, clitics) or _preposed(rest, clitics)
        known = known or rest in clitics.given
        if (len(rest) >= 2 and known) or (len(rest) >= SHORTEST_UNKNOWN and not text.startswith(clitics.seldom or ("\0",))):
            found.append((1, "CCONJ"))
            text = rest
    if not _vouched(text, clitics) and _preposed(text, clitics):
        found.append((1, "ADP"))
    return tuple(found)


def _preposed(text: str, clitics: Proclitics) -> bool:
    """Whether a word begins with a preposition: before the article, or before a word that is known."""
    rest = text[1:]
    if text.startswith("لل") and len(rest) > SHORTEST_REST:
        return True  # "to the", whatever the rest looks like
    if not text.startswith(clitics.prepositions) or len(rest) < SHORTEST_REST or _inflected(text, clitics):
        return False
    return rest.startswith(clitics.article) or text.startswith("لل") or _vouched(rest, clitics, True) or _inflected(rest, clitics)


def _vouched(text: str, clitics: Proclitics, large: bool = False) -> bool:
    """Whether a word is one of the lexicon or the name of a place as it stands; of a `large` one behind a preposition."""
    stems = stems_of(clitics.pack)
    if text in clitics.whole or (stems is not None and text in stems.classes):
        return True
    return bool(set(look_up(text)) & LARGE) if large else bool(gazetteer().lookup(text))


def _conjugated(text: str, clitics: Proclitics) -> bool:
    """Whether a word is a verb with an ending, whose own first letter looks like "and": "she opened" is no "and under"."""
    stems = stems_of(clitics.pack)
    found = stem(text, stems, "VERB") if stems else None
    return stems is not None and found is not None and "V" in stems.classes.get(found, ()) and text.startswith(found) and text != found


def _inflected(text: str, clitics: Proclitics) -> bool:
    """Whether a word is a form of a stem that begins with its own first letters."""
    stems = stems_of(clitics.pack)
    found = stem(text, stems) if stems else None
    bare = text.removeprefix(clitics.article)
    return found is not None and (bare[:1] == found[:1] or (bare[1:2] == found[:1] and bare[:1] in "يتنسا"))


def apart(tokens: Sequence[Token], clitics: Proclitics) -> list[Token]:
    """The tokens of a sentence with proclitics as words of their own, hung on the word that they stood before; classes by the lexicon."""
    cuts = [cut(t.text, clitics) if t.text.isalpha() else () for t in tokens]
    fathered = [i for i in range(1, len(tokens)) if plain(tokens[i - 1].text, clitics.pack) in clitics.fathers]
    for at in fathered:  # "son (of) Wasim"
        cuts[at] = cuts[at] if plain(tokens[at].text[1:], clitics.pack) in clitics.whole | clitics.small else ()
    pairs = pairwise(tokens)
    alone = {t.index: pos for t, behind in pairs if behind.text in OPENERS or behind.text[:1].isdigit() for pos in _small_word(t, clitics)}
    places, at = [], 0
    for pieces in cuts:
        at += len(pieces)
        places.append(at)
        at += 1
    found: list[Token] = []
    for token, pieces, place in zip(tokens, cuts, places, strict=True):
        start = token.start
        for length, pos in pieces:
            text = token.text[start - token.start : start - token.start + length]
            found.append(Token(len(found), start, start + length, text, text, pos, "", DEPS[pos], place))
            start += length
        rest = token.text[start - token.start :]
        if token.index in alone:  # "X and-«Y»": a quotation mark stands between "and" and the word that it is written with
            pos = alone[token.index]
            found.append(replace(token, index=place, pos=pos, dep=DEPS[pos], head=min(place + 2, places[-1])))
            continue
        found.append(_classed(replace(token, index=place, start=start, text=rest, head=places[token.head]), clitics))
    return found


def _small_word(token: Token, clitics: Proclitics) -> tuple[str, ...]:
    """The class of a word that is one of the proclitics and no more; none where it is another."""
    return ("CCONJ",) if token.text in clitics.conjunctions else ("ADP",) if token.text in clitics.prepositions else ()


def _classed(token: Token, clitics: Proclitics) -> Token:
    """A token with the dictionary form of what is left of it, and the part of speech that the lexicon alone allows."""
    stems = stems_of(clitics.pack)
    found = stem(token.text, stems, token.pos) if stems else None
    classes = stems.classes.get(found, frozenset()) if stems and found else frozenset()
    pos = token.pos
    if classes == {"V"} and pos in NOMINAL and not token.text.startswith(clitics.article):
        pos = "VERB"
    elif (classes == {"N"} or token.text.startswith(clitics.article)) and pos in VERBAL:
        pos = "NOUN"
    return replace(token, lemma=found or token.text, pos=pos)
