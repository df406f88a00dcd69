"""Bare numbers by which another voice counts what was counted just before: "Nine died, the ministry says; the hospital counted 15."

Such a number has no noun of its own. It counts what the number before it counts if a word of saying or counting gives it, or one that
names a source stands beside it; or if its clause leaves out the verb under which the number before it stands: "The mayor spoke of six
dead, the fishermen of eight". It must be near the other in size: years, hours and pages are not.
"""

from __future__ import annotations

from functools import lru_cache

from tidings.annotate_types import Sentence
from tidings.counts import Count, is_dual
from tidings.cues import Cues, cues_of
from tidings.fold import fold
from tidings.language import Pack
from tidings.measurewords import MeasureWords, forms

BREAKS = frozenset(";:–—.?!؛")
BEHIND = 6  # words behind a number in which its source may be named
FARTHEST = 10  # times that a rival count may be of the other
STEPS = 4  # words between a number and the verb over it
LEAST = 2
NEAR = 2  # words between a cue and its number where nothing is parsed
LEADING = ("PUNCT", "CCONJ", "ADV", "DET", "ADP", "PART", "SCONJ")  # what may stand before a number whose source is named behind it
OPEN = ("PUNCT", "CCONJ", "SCONJ", "ADP", "PART")  # what may stand behind a number that has no noun


@lru_cache(maxsize=16)
def _voices(pack: Pack) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """Words that tell of a voice, those of them that count, and phrases that name a source."""
    cues: Cues = cues_of(pack)
    told, counting = (frozenset(fold(w) for w in listed if " " not in w) for listed in (cues.speech | cues.according, cues.counting))
    return told | counting, counting, tuple(fold(p) for p in sorted(cues.according) if " " in p)


def rival(count: Count, last: Count, words: MeasureWords) -> tuple[int, int] | None:
    """Where the word stands by which another voice gives a bare number for what the last one counts, as a span of the report's text;
    the number's own where that word is left out; None where the number is no such count."""
    sentence, (first, end) = count.sentence, count.span
    tokens = sentence.tokens
    paired = any(is_dual(tokens[at], words) for at in range(first, end))  # "two bombs" in one word counts bombs
    bare = first <= count.head < end and first <= count.site < end and not count.currency and not paired
    if not bare or count.value < LEAST or not last.value or not last.value / FARTHEST <= count.value <= last.value * FARTHEST:
        return None
    if sentence.parsed and end < len(tokens) and tokens[end].pos not in OPEN:
        return None
    same = last.sentence is sentence
    begins = max([last.span[1] if same else 0, *(at + 1 for at in range(count.lead) if tokens[at].text in BREAKS)])
    ends = min(
        next((at for at in range(end, len(tokens)) if tokens[at].text in BREAKS or tokens[at].pos == "NUM"), len(tokens)), end + BEHIND
    )
    told, counting, phrases = _voices(words.pack)
    before, behind = range(begins, count.lead), range(end, ends)
    cue = next((at for at in reversed(before) if forms(tokens[at], words.pack) & told), None)
    if cue is not None:
        placed = fold(tokens[count.lead - 1].text) in words.words["places"]  # "said at 11", but "put it at 11"
        governs = _governs(sentence, cue, count.lead, words) and not (placed and not forms(tokens[cue], words.pack) & counting)
        return (tokens[cue].start, tokens[cue].end) if governs else None
    if same and _leaves_out_verb(sentence, last, count, told, words):
        return count.start, count.end
    part = [at for at in before if not any(tokens[i].pos == "PUNCT" for i in range(at, count.lead))]  # "or" in ", or 15, according to"
    if sentence.parsed and (any(tokens[at].pos not in LEADING for at in part) or (before and not part)):
        return None
    cue = next((at for at in behind if forms(tokens[at], words.pack) & told), None)
    if cue is not None and (sentence.parsed or not before):
        return tokens[cue].start, tokens[cue].end
    text = fold(" ".join(tokens[at].text for at in behind))
    return (count.start, count.end) if any(f" {phrase} " in f" {text} " for phrase in phrases) else None


def _governs(sentence: Sentence, cue: int, number: int, words: MeasureWords) -> bool:
    """Whether a word of saying or of source before a number is what gives it: nothing stands between but whoever says so, or the toll."""
    tokens = sentence.tokens
    between = tokens[cue + 1 : number]
    if not sentence.parsed:
        return len(between) <= NEAR
    source = tokens[cue].pos not in ("VERB", "AUX")  # "according to the hospital 15"
    speakers = sentence.child(cue, "nsubj", "nsubj:pass")
    return not any(
        t.pos in ("VERB", "AUX")
        or (t.pos in ("NOUN", "PROPN") and not source and t.index not in speakers and not forms(t, words.pack) & words.words["toll"])
        for t in between
    )


def _leaves_out_verb(sentence: Sentence, last: Count, count: Count, told: frozenset[str], words: MeasureWords) -> bool:
    """Whether somebody and a number stand alone behind one that hangs right on a word of saying: "spoke of six, the rebels of eight"."""
    tokens = sentence.tokens
    between = [t for t in tokens[last.head + 1 : count.lead] if t.pos not in ("PUNCT", "CCONJ")]
    if not between or between[0].pos == "ADP" or any(t.pos in ("VERB", "AUX") for t in between):
        return False
    if not any(t.pos in ("NOUN", "PROPN") for t in between):
        return False
    at = last.site
    for _ in range(STEPS):
        at = tokens[at].head
        if forms(tokens[at], words.pack) & told:
            return True
        if tokens[at].pos == "VERB":
            return False
    return False
