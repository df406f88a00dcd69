"""What kind of act the words of its claims tell of, where the type of an event leaves it open: a cease-fire, a denial, a release.

The word that each claim was read from is met in English by way of the glossaries, as those for disasters are. A kind is told only where no
claim of the event tells of another and at least half tell of it: a line may say less than its reports, and never something else.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from tidings.faces import meaning_of
from tidings.fold import fold
from tidings.glossary import english_lemma
from tidings.model import Claim

NEAR = 90  # code points to either side of an event word
BESIDE = 8  # telling words there that may say what it is
JOINED = 2  # words between that and another word for such an act that is the same thing: "a cease-fire agreement"
Kinds = Mapping[str, frozenset[tuple[str, ...]]]


def act_told(kind: str, mode: str | None, claims: Sequence[Claim], language: Callable[[str], str | None]) -> str | None:
    """The kind of act that the claims of an event of a type and mode tell of; None where they tell of none, or of several."""
    act = f"{kind}:{mode}" if mode else kind
    own = [c for c in claims if c.type == kind and not c.refers] or [c for c in claims if c.type == kind]
    told = [found for c in own if (found := _kind_of(act, c, language(c.report)))]
    return told[0] if len(set(told)) == 1 and 2 * len(told) >= len(own) else None


def _kind_of(act: str, claim: Claim, language: str | None) -> str | None:
    """The one kind of act that a claim tells of by its event word, else by the words right beside it."""
    own, beside, _ = _listed()
    known, around = own.get(act, {}), beside.get(act, {})
    if found := _kinds(claim.trigger.text, language, known):
        return found.pop() if len(found) == 1 else None
    at, end = claim.trigger.start - claim.start, claim.trigger.end - claim.start
    after = meaning_of(claim.text[end : end + NEAR], language)[:BESIDE]
    before = meaning_of(claim.text[max(0, at - NEAR) : at], language)[-BESIDE:]
    found = {
        name for tokens in (before, after) for name, runs in around.items() if _holds(tokens, runs) and not _of_another(tokens, runs, act)
    }
    return found.pop() if len(found) == 1 else None


def _of_another(tokens: Sequence[frozenset[str]], runs: frozenset[tuple[str, ...]], act: str) -> bool:
    """Whether another word for such an act stands there too, apart from the one that tells a kind: "an accord ... after the truce"."""
    general = {at for at, token in enumerate(tokens) if token & _listed()[2].get(act, frozenset())}
    telling = [at for at, token in enumerate(tokens) if any(run[0] in token for run in runs)]
    return any(min(abs(at - other) for other in telling) > JOINED for at in general)


def _kinds(text: str, language: str | None, known: Kinds) -> set[str]:
    tokens = meaning_of(text, language)
    return {name for name, runs in known.items() if _holds(tokens, runs)}


def _holds(tokens: Sequence[frozenset[str]], runs: frozenset[tuple[str, ...]]) -> bool:
    """Whether some words in a row, one left out at most between two, tell what a run of English words tells."""
    for run in runs:
        for at, token in enumerate(tokens):
            if run[0] in token and (len(run) == 1 or any(run[1] in other for other in tokens[at + 1 : at + 3])):
                return True
    return False


@lru_cache(maxsize=1)
def _listed() -> tuple[dict[str, Kinds], dict[str, Kinds], dict[str, frozenset[str]]]:
    """The kinds of each act by its own words, and by those beside it; the words for an act that leave open what it is."""
    table = tomllib.loads((resources.files("tidings") / "data" / "acts.toml").read_text("utf-8"))
    beside, general = table.pop("beside"), table.pop("general")
    return (
        {act: _runs(kinds) for act, kinds in table.items()},
        {act: _runs(kinds) for act, kinds in beside.items()},
        {act: frozenset("=" + english_lemma(fold(word)) for word in words) for act, words in general.items()},
    )


def _runs(kinds: Mapping[str, Sequence[str]]) -> Kinds:
    return {
        name: frozenset(tuple("=" + english_lemma(fold(word)) for word in phrase.split()) for phrase in phrases)
        for name, phrases in kinds.items()
    }
