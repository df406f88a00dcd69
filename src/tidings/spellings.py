"""How likely two spellings are of one name: marks, scripts, order, initials, particles and short forms looked through.

Names are written in Latin letters and folded, and their words paired off best first by how they sound (`soundalike`). The pair
that is least alike weighs as much as all together: names that differ in one word are different names. What is left over on
both sides speaks against; what is left over on one side is a name said in part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from tidings.fold import fold_name
from tidings.readings import readings
from tidings.soundalike import alike, sound
from tidings.transliterate import transliterate
from tidings.unwritten import spelt_alike

__all__ = ["PARTICLES", "same_name", "sound", "telling", "words"]

PARTICLES = frozenset(
    ("al", "el", "ould", "uld", "wuld", "bin", "ibn", "ben", "bn", "de", "la", "le", "du", "da", "dos", "das", "del", "della", "di", "van",
     "von", "der", "den", "af", "ap", "y", "e", "the", "of", "and", "et", "und")
)  # fmt: skip
LEGAL = frozenset(
    ("ltd", "limited", "inc", "incorporated", "llc", "llp", "plc", "corp", "corporation", "company", "co", "gmbh", "ag", "sa", "sarl",
     "srl", "spa", "bv", "nv", "oy", "ab", "as", "oao", "ooo", "zao", "pao", "pjsc", "ojsc", "jsc", "kg", "sas", "pte", "pty")
)  # fmt: skip
UNWRITTEN = re.compile("[\u0590-\u06ff]")  # Hebrew and Arabic letters: short vowels are not written
ARTICLE = re.compile(r"\bال(?=\w{3})")  # "al-", written together with its word
FOREIGN = re.compile("[^\u0000-\u024f\u1e00-\u1eff]")
ASSIMILATED = re.compile(r"\b[aeiu](sh|th|dh|[dlnrstzş])[-‑](?=\1)", re.I)  # "ez-Zahir", "ash-Sharif": an article in the sound of its word
# "Ebu'l-Feth", "Re'sü'l-Ayn": the article in a Turkish spelling
BOUND = re.compile(r"(?<=\w)[uüiı]['’]l[-‑ ]?(?=\w)|(?<=\w)ü['’][rsnztd][-‑](?=\w)", re.I)
SERVANT = re.compile(r"\b(abd)(?:[aeiou][lrsnztd])?[-‑ ]+(?:[aeiu](?:sh|[lrsnztd])[-‑ ]+)?(?=\w{3})", re.I)  # "Abd al-", "Abdul ", "Abdur "
SERVANT_UNWRITTEN = re.compile(r"\bعبد +(?:ال)?(?=\w{3})")
GLUED = re.compile(r"^[ae](?:l(?=\w{3})|([dnrstz])(?=\1))")  # "Elmansour", "Attayeb": the article as a part of the word
# "son of", "father of": written apart from a name or together with it
SONS = ("bin", "bn", "ben", "ibn", "abu", "abou", "ebu", "bou", "bu", "ould", "ait", "umm", "oum")
LONGER_THAN_SON = 5  # letters from which a word that begins so is one with the name behind it

# Fitted on half of a set of name pairs (f1 .83 on the other half): a likeness at which two names are even chances to be one.
EVEN, EVEN_ACROSS, EVEN_UNWRITTEN = 0.84, 0.87, 0.87  # in one script, in two, in two one of which leaves vowels out
ONE_WORD = 0.05  # names of one word are even at so much less
WEAKEST = 0.55  # weight of the least alike words against all
PAIRED = 0.3  # words less alike than this are left over
LEFT_OVER, MOST_LEFT_OVER = 0.05, 0.35  # what a word left over on one side takes, by its share, and the most that it takes
SHORT_PERSON = 0.86  # a person's full name and one word of it
ACRONYM = 0.8


@lru_cache(maxsize=100_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in folded Latin letters."""
    latin = transliterate(_bare(name))
    latin = SERVANT.sub(r"\1", BOUND.sub(" al ", ASSIMILATED.sub("al ", latin)))
    return tuple(w for w in re.findall(r"\w+", fold_name(latin)) if w)


def _bare(name: str) -> str:
    """A name without the articles that Arabic writes together with a word, "servant of" in one word with whom it serves."""
    return ARTICLE.sub("", SERVANT_UNWRITTEN.sub("عبد", name))


def telling(name: str) -> tuple[str, ...]:
    """The words of a name without particles."""
    return tuple(w for w in words(name) if w not in PARTICLES) or words(name)


def same_name(a: str, b: str, kind: str | None = "person") -> float:
    """How likely two spellings name one person, organisation or place (`kind`), 0 to 1; 0.5 is the even point."""
    left, right = _telling(words(a), kind), _telling(words(b), kind)
    if not left or not right:
        return 0.0
    if sorted(left) == sorted(right):
        return 1.0
    if kind != "person" and (_acronym(left, b) or _acronym(right, a)):
        return ACRONYM
    if not kind or kind == "person":
        left, right = _sons_alike(left, right, a, b)
    unwritten = bool(UNWRITTEN.search(a)) != bool(UNWRITTEN.search(b))
    native = {**_native(a), **_native(b)} if unwritten else {}
    joined = _alike("".join(left), "".join(right), native | _joined(left, native) | _joined(right, native), {}) - 0.03
    likeness = max(_likeness(left, right, kind, native, {**readings(a), **readings(b)}), joined)
    across = bool(FOREIGN.search(a)) != bool(FOREIGN.search(b))
    even = EVEN_UNWRITTEN if unwritten else EVEN_ACROSS if across else EVEN
    if len(left) == len(right) == 1:
        even -= ONE_WORD
    scaled = 0.5 * likeness / even if likeness < even else 0.5 + 0.5 * (likeness - even) / (1.0 - even)
    return round(max(0.0, min(1.0, scaled)), 4)


def _sons_alike(left: tuple[str, ...], right: tuple[str, ...], a: str, b: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The telling words of two names with "son of" written as the other name has it: "bin Musa" is one word beside "Benmoussa"."""
    if len(left) != len(right):
        return left, right
    one, other = _with_sons(a), _with_sons(b)
    joined = any(w.startswith(SONS) for w in (*left, *right) if len(w) > LONGER_THAN_SON)
    return (one, other) if joined and (one != left) != (other != right) else (left, right)


@lru_cache(maxsize=100_000)
def _with_sons(name: str) -> tuple[str, ...]:
    """The telling words of a name, each "son of" one word with what follows it."""
    found: list[str] = []
    for word in words(name):
        if found and found[-1] in SONS:
            found[-1] += word if word not in ("al", "el") else ""
        else:
            found.append(word)
    return tuple(w for w in found if w not in PARTICLES)


def without_prefix(word: str) -> tuple[str, ...]:
    """A folded word without an article or a "son of" that may be written together with it: "Elmansour", "Benkarim"."""
    son = next((son for son in SONS if word.startswith(son) and len(word) > max(LONGER_THAN_SON, len(son) + 2)), "")
    return tuple({GLUED.sub("", word), word[len(son) :]} - {word})


@lru_cache(maxsize=100_000)
def _native(name: str) -> Mapping[str, str]:
    """The words of a name that are in Arabic or Hebrew letters, by their Latin spelling."""
    tokens = [t for t in re.findall(r"\w+(?:['’׳]\w+)*", _bare(name)) if UNWRITTEN.search(t)]
    found = {spelt[0]: token for token in tokens if len(spelt := words(token)) == 1}
    parts = [(words(token)[0], token) for token in tokens if len(words(token)) == 1]
    return found | {x + y: one + other for (x, one), (y, other) in pairwise(parts) if x in SONS}


def _joined(parts: tuple[str, ...], native: Mapping[str, str]) -> dict[str, str]:
    """The words of a name written as one, where all are in letters of their own."""
    return {"".join(parts): "".join(native[w] for w in parts)} if all(w in native for w in parts) else {}


def _alike(x: str, y: str, native: Mapping[str, str], read: Mapping[str, Sequence[str]]) -> float:
    """How alike two words are, as they are `read` most alike; by the letters that one of them is written in if those leave vowels out."""
    if x in read or y in read:
        pairs = [(one, other) for one in (x, *read.get(x, ())) for other in (y, *read.get(y, ()))]
        return max(_alike(one, other, native, {}) for one, other in pairs)
    if x in native and y not in native:
        return max(spelt_alike(native[x], y), spelt_alike(native[x], GLUED.sub("", y)))
    if y in native and x not in native:
        return _alike(y, x, native, {})
    return alike(x, y)


def _likeness(
    left: tuple[str, ...], right: tuple[str, ...], kind: str | None, native: Mapping[str, str], read: Mapping[str, Sequence[str]]
) -> float:
    """How alike the words of two names are, with what is left over; 0 to 1."""
    pairs, rest_left, rest_right = _paired(left, right, native, read)
    if not pairs:
        return 0.0
    weight = sum(min(len(x), len(y)) for x, y, _ in pairs)
    mean = sum(score * min(len(x), len(y)) for x, y, score in pairs) / weight
    likeness = WEAKEST * min(score for *_, score in pairs) + (1 - WEAKEST) * mean
    lost = sum(len(w) for w in (*rest_left, *rest_right))
    if rest_left and rest_right:
        return likeness * weight / (weight + lost / 2)
    if not lost:
        return likeness
    if len(pairs) == 1 and kind == "person":
        return likeness * SHORT_PERSON
    return likeness * (1 - min(MOST_LEFT_OVER, LEFT_OVER * lost / weight))


def _telling(found: tuple[str, ...], kind: str | None) -> tuple[str, ...]:
    """The words that tell names apart: without particles, and legal forms for organisations."""
    drop = PARTICLES | (LEGAL if kind == "organisation" else frozenset())
    return tuple(w for w in found if w not in drop) or found


def _paired(
    left: tuple[str, ...], right: tuple[str, ...], native: Mapping[str, str], read: Mapping[str, Sequence[str]]
) -> tuple[list[tuple[str, str, float]], list[str], list[str]]:
    """Words paired off best first, and those left over."""
    scored = sorted(((_alike(x, y, native, read), -i, -j) for i, x in enumerate(left) for j, y in enumerate(right)), reverse=True)
    used_left, used_right, pairs = set[int](), set[int](), []
    for score, i, j in scored:
        if score >= PAIRED and -i not in used_left and -j not in used_right:
            used_left.add(-i)
            used_right.add(-j)
            pairs.append((left[-i], right[-j], score))
    return pairs, [w for i, w in enumerate(left) if i not in used_left], [w for j, w in enumerate(right) if j not in used_right]


def _acronym(full: tuple[str, ...], short: str) -> bool:
    letters = short.replace(".", "").strip()
    return len(full) > 1 and len(letters) > 1 and letters.isupper() and "".join(w[0] for w in full).upper() == letters
