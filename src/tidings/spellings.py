"""How likely two spellings are of one name: marks, scripts, order, initials, particles and short forms looked through.

Names are written in Latin letters, folded, reduced to how they sound where spellings vary (ou/u, kh/h, y/i, q/k, doubled letters),
and their words paired off best first by edit distance (Damerau-Levenshtein, rapidfuzz). What is left over on both sides
speaks against; what is left over on one side is a name said in part.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from tidings.fold import fold_name
from tidings.transliterate import transliterate

PARTICLES = frozenset("al el ould uld wuld bin ibn ben de la le du da dos das del della di van von der den af ap y e the of and et und".split())
LEGAL = frozenset(
    "ltd limited inc incorporated llc llp plc corp corporation company co gmbh ag sa sarl srl spa bv nv oy ab as oao ooo zao pao pjsc ojsc jsc kg sas pte pty".split()
)
SOUNDS = (
    (r"^(abd|abdel|abdul|abdal)[ -]?(?=\w{3})", "abd"), (r"sch|sh|ch|š|ş", "s"), (r"tch|cz|ts|c(?=[ei])", "s"), (r"ph", "f"), (r"kh|gh|h(?=\w)", "h"),
    (r"dj|j|zh|ž", "j"), (r"ou|oo|w", "u"), (r"q|c|k", "k"), (r"ij|iy|yi|ie|ee|y", "i"), (r"x", "ks"), (r"z", "s"), (r"v", "u"), (r"th", "t"), (r"dh", "d"),
)  # fmt: skip


@lru_cache(maxsize=100_000)
def words(name: str) -> tuple[str, ...]:
    """The words of a name in folded Latin letters."""
    latin = fold_name(transliterate(name))
    return tuple(w for w in re.findall(r"\w+", latin) if w)


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """A word reduced to what its spellings have in common."""
    for pattern, to in SOUNDS:
        word = re.sub(pattern, to, word)
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=200_000)
def alike(a: str, b: str) -> float:
    """Likeness of two words, 0 to 1; an initial is like what it begins."""
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return 0.8 if a[0] == b[0] else 0.0
    x, y = sound(a), sound(b)
    if x == y:
        return 0.97
    edits = DamerauLevenshtein.normalized_similarity(x, y)
    bones = DamerauLevenshtein.normalized_similarity(re.sub(r"[aeiou]", "", x) or x, re.sub(r"[aeiou]", "", y) or y)
    return max(edits, 0.5 * edits + 0.5 * min(bones, JaroWinkler.similarity(x, y)))


def same_name(a: str, b: str, kind: str = "person") -> float:
    """How likely two spellings name one person, organisation or place (`kind`), 0 to 1; 0.5 is the even point."""
    left, right = _telling(words(a), kind), _telling(words(b), kind)
    if not left or not right:
        return 0.0
    if left == right or sorted(left) == sorted(right):
        return 1.0
    if kind != "person" and (_acronym(left, b) or _acronym(right, a)):
        return 0.8
    pairs, rest_left, rest_right = _paired(left, right)
    if not pairs:
        return 0.0
    weight = sum(min(len(x), len(y)) for x, y, _ in pairs)
    likeness = sum(score * min(len(x), len(y)) for x, y, score in pairs) / weight
    joined = alike("".join(left), "".join(right))
    if rest_left and rest_right:
        lost = sum(len(w) for w in (*rest_left, *rest_right)) / 2
        likeness *= weight / (weight + lost)
    elif rest_left or rest_right:
        part = sum(len(w) for w in (*rest_left, *rest_right)) / (weight + 1e-9)
        likeness *= 1 - min(0.35, 0.12 * part) if len(pairs) > 1 or kind != "person" else 0.62
    return round(max(0.0, min(1.0, max(likeness, joined if joined > 0.9 else 0.0)) ** 1.5), 4)


def _telling(found: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """The words that tell names apart: without particles, and legal forms for organisations."""
    drop = PARTICLES | (LEGAL if kind == "organisation" else frozenset())
    return tuple(w for w in found if w not in drop) or found


def _paired(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[list[tuple[str, str, float]], list[str], list[str]]:
    """Words paired off best first, from a likeness of 0.6 on, and those left over."""
    scored = sorted(((alike(x, y), -i, -j) for i, x in enumerate(left) for j, y in enumerate(right)), reverse=True)
    used_left, used_right, pairs = set[int](), set[int](), []
    for score, i, j in scored:
        if score >= 0.6 and -i not in used_left and -j not in used_right:
            used_left.add(-i)
            used_right.add(-j)
            pairs.append((left[-i], right[-j], score))
    return pairs, [w for i, w in enumerate(left) if i not in used_left], [w for j, w in enumerate(right) if j not in used_right]


def _acronym(full: tuple[str, ...], short: str) -> bool:
    letters = re.sub(r"[^A-Z]", "", short)
    return len(full) > 1 and len(letters) > 1 and letters == short.replace(".", "").strip() and "".join(w[0] for w in full).upper() == letters
