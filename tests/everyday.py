"""What a small report tells, read against a line such as "REJECT Otieno > Lindqvist denied"."""

from __future__ import annotations

from tests.test_claims import build
from tidings.layers import Layers
from tidings.model import Participant

MOODS = ("asserted", "alleged", "denied", "urged", "planned", "possible", "conditional")


def told(language: str, text: str, expected: str) -> bool:
    """Whether one claim of a report has the type, the actors, behind ">" the recipients, and the modality (else asserted) of a line."""
    layers = build(f"{text}\n", language=language, published="2024-05-08")
    kind, *words = expected.split()
    mood = words.pop() if words and words[-1] in MOODS else "asserted"
    left, _, right = " ".join(words).partition(">")
    return any(
        claim.type == kind and claim.modality == mood and _holds(layers, claim.actors, left) and _holds(layers, claim.recipients, right)
        for claim in layers.claims
    )


def _holds(layers: Layers, participants: tuple[Participant, ...], wanted: str) -> bool:
    """Whether each wanted word stands in the words or the name of a participant."""
    mentions = {m.id: m.text for m in layers.mentions}
    entities = {e.id: e.name for e in layers.entities}
    found = [f"{mentions.get(p.mention or '', '')} {entities.get(p.entity or '', '')}" for p in participants]
    return all(any(word in phrase for phrase in found) for word in filter(None, wanted.strip().split("+")))
