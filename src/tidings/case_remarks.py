"""Who said it, behind what was said, in languages with cases: "..., said in the town the mayor" with the verb joined as if by "and".

For packs with `[agreement]` in `parse.toml`. Agency prose closes every second sentence with a verb of saying and whoever said it behind a
comma. A small parser takes that verb for one more thing that the subject did, or for a word about the noun before it, and the speaker for
its object. The form tells otherwise: the verb stands right behind the comma, has no subject before it, and whoever stands behind it without
a preposition agrees with it and is somebody; or it is a plural with a body behind "in" ("as they say in the ministry").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.agreement import Forms, agrees, forms_of, is_somebody, led
from tidings.annotate_types import Token
from tidings.language import Pack

CLOSING = (",", '"', "»", "”", "“", "–", "—", "-")
NOUNS = ("NOUN", "PROPN", "ADJ")
CLIMBED = 8
"""Steps from a verb of saying up to what the sentence hangs on."""


def with_remarks(tokens: Sequence[Token], pack: Pack) -> list[Token]:
    """The tokens with verbs of saying behind a comma beside what was said, and with their speakers as subjects."""
    forms, found = forms_of(pack), list(tokens)
    if forms is None:
        return found
    cues = pack.toml("claims")
    speech = frozenset(str(word) for word in cues.get("speech", ()))
    opening = frozenset(str(word) for word in cues.get("as_said", ()))
    within = frozenset(str(word) for word in cues.get("heard_from", ()))
    for verb in [t for t in found if t.pos == "VERB" and t.lemma.lower() in speech and t.feature("VerbForm") == "Fin"]:
        first = _first(found, verb, opening)
        if first < 3 or found[first - 1].text not in CLOSING or not _is_bare(found, verb, first):
            continue
        kind = next((name for name, form in forms.verbs.items() if form.search(verb.text.lower())), None)
        speaker = _speaker(found, verb, kind, forms)
        if speaker is None and not _from_a_body(found, verb, within, forms):
            continue
        above = _above(found, verb, first)
        if above is None:
            continue
        found[verb.index] = replace(verb, head=above.index, dep="parataxis")
        if speaker is not None:
            _seat(found, speaker, verb)
    return found


def _first(tokens: Sequence[Token], verb: Token, opening: frozenset[str]) -> int:
    """The first word of the remark: the verb, or the "as" right before it."""
    return verb.index - 1 if verb.index and tokens[verb.index - 1].text.lower() in opening else verb.index


def _is_bare(tokens: Sequence[Token], verb: Token, first: int) -> bool:
    """Whether a verb has no subject before it, nothing that is said behind it, and no further verb joined to it."""
    below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
    if verb.dep == "root" or tokens[verb.head].index > verb.index:
        return False
    if any(t.dep.startswith(("nsubj", "csubj", "aux")) and t.index < first for t in below):
        return False
    later = [t for t in tokens[verb.index + 1 :] if t.pos == "VERB" and t.feature("VerbForm") in ("Fin", "Inf")]
    joined = any(t.dep == "conj" and t.head in (verb.index, verb.head) for t in later)
    said = any(t.dep in ("ccomp", "xcomp") and t.pos in ("VERB", "AUX") and t.index > verb.index for t in below)
    return not joined and not said and not any(t.pos == "SCONJ" and t.index == verb.index + 2 for t in tokens)


def _speaker(tokens: Sequence[Token], verb: Token, kind: str | None, forms: Forms) -> Token | None:
    """Whoever stands behind the verb, before the next comma, without a preposition and agrees with it."""
    for token in tokens[verb.index + 1 :]:
        if token.pos == "PUNCT" and token.text not in ('"', "«", "„"):
            return None
        if token.pos not in NOUNS or led(tokens, token.index) or tokens[token.index - 1].pos in ("ADP", "NUM"):
            continue
        inside = tokens[token.head].index > verb.index and token.head < token.index and tokens[token.head].pos in NOUNS
        if inside or not is_somebody(token, forms):
            continue
        if kind is None or agrees(token, tokens, kind, forms):
            return token
    return None


def _from_a_body(tokens: Sequence[Token], verb: Token, within: frozenset[str], forms: Forms) -> bool:
    """Whether a plural verb has a body behind a preposition right behind it: "сообщили в полиции"."""
    if verb.index + 2 >= len(tokens) or not forms.verbs["plural"].search(verb.text.lower()):
        return False
    mark, *rest = tokens[verb.index + 1 : verb.index + 4]
    return mark.text.lower() in within and any(is_somebody(t, forms) for t in rest if t.pos in NOUNS)


def _above(tokens: Sequence[Token], verb: Token, first: int) -> Token | None:
    """What was said: the head of the sentence, or of what stands behind its last semicolon, before the remark."""
    start = max((t.index for t in tokens[:first] if t.text == ";"), default=-1)
    at, steps = tokens[verb.head], 0
    while start < tokens[at.head].index < verb.index and at.head != at.index and steps < CLIMBED:
        at, steps = tokens[at.head], steps + 1
    return at if start < at.index < verb.index else None


def _seat(tokens: list[Token], speaker: Token, verb: Token) -> None:
    """Makes whoever speaks the subject of the verb, and what else was taken for it a word beside it."""
    for token in [t for t in tokens if t.head == verb.index and t.dep in ("obj", "nsubj") and t.index != speaker.index]:
        tokens[token.index] = replace(token, dep="obl" if token.index > verb.index else token.dep)
    tokens[speaker.index] = replace(speaker, head=verb.index, dep="nsubj", morph="Case=Nom")
