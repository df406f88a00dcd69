"""What a body that votes decides: "the council scrapped the fee" gives way to nobody and "the Bundestag agreed to the bill" made no deal.

The pack lists `houses` (parliaments, councils, cabinets and those who sit in them) and `voting` (verbs by which they decide); whoever
else does what these verbs say agrees, supports, refuses or gives in as the words have it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from tidings.annotate_types import Sentence
from tidings.cues import Cues
from tidings.language import Pack
from tidings.lexicon import Trigger, lexicon
from tidings.model import Mention
from tidings.roles import cast, objects

CHANGED = ("AGREE", "SUPPORT", "REJECT", "CONCEDE")  # what a vote is taken for where nobody asks whose it is
DRAFTS = ("bills", "drafts", "burdens")  # lists of nouns on which houses vote


def is_by(pattern: re.Pattern[str] | None, doers: Sequence[Mention]) -> bool:
    """Whether any of those who act, a person by his name apart, is told by a pattern."""
    return pattern is not None and any(m.kind != "person" and pattern.search(m.text) for m in doers)


def as_vote(sentence: Sentence, trigger: Trigger, doers: Sequence[Mention], cues: Cues, pack: Pack) -> Trigger:
    """A verb of deciding as a vote where a house decides something: an accord that it approves stays an accord."""
    entry = trigger.entry
    if entry.pos != "V" or entry.type not in CHANGED or entry.words[entry.head] not in cues.voting or not is_by(cues.houses, doers):
        return trigger
    others = {word for place, word in enumerate(entry.words) if place != entry.head}
    if others and not others & _drafts(pack):
        return trigger  # "rejected the accusation"
    heads = objects(sentence, trigger) or cast(sentence, trigger, cues.agents).recipients
    told = [e.type for i in heads for e in lexicon(pack).get((sentence.tokens[i].lemma.lower(), "N"), ()) if len(e.words) == 1]
    if any(kind not in ("CIVIC", "REQUEST") for kind in told):
        return trigger  # "approved the truce", "rejected the accusation"
    return replace(trigger, entry=replace(entry, type="CIVIC", mode="legislate"))


@lru_cache(maxsize=32)
def _drafts(pack: Pack) -> frozenset[str]:
    """The nouns of a pack on which houses vote."""
    nouns = pack.toml("event_nouns")
    return frozenset(str(noun) for name in DRAFTS for noun in nouns.get(name, ()))
