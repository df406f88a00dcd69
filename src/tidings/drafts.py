"""What is at hand while a report is read, and a trigger with its roles, place and time before it is a claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tidings.actors import actors
from tidings.annotate_types import Sentence
from tidings.cast import Company
from tidings.clock import Clock
from tidings.cues import Cues
from tidings.language import Pack
from tidings.lexicon import Entry, Trigger
from tidings.model import Figure, Mention, PlaceRef, Report, TimeExpression, When
from tidings.roles import case_of, marks_of
from tidings.settings import Settings
from tidings.voices import Voice

TALK = ("CONSULT", "AGREE", "COOPERATE", "ACCUSE", "REJECT", "REQUEST", "SUPPORT", "THREATEN")
JOURNEY = "visit"
DEATH = "death"
HARM = ("ASSAULT", "HAZARD")
GENITIVES = frozenset({"gen", "@gen", "bare"})  # slots of a noun's owner without a preposition
UNDERTAKEN = ("AID", "CONSULT", "MOBILIZE", "RETREAT", "CONCEDE")  # what whoever announces it is to do himself
PLACED = ("ASSAULT", "HAZARD")  # a place that it is done to is where it is done: "shelled Garissa", "Garissa was hit"


@dataclass
class Desk:
    """What is at hand while one report is read from top to bottom."""

    report: Report
    pack: Pack
    settings: Settings
    cues: Cues
    company: Company
    times: Sequence[TimeExpression]
    figures: Sequence[Figure]
    clock: Clock
    definite: set[str] = field(default_factory=set)
    aged: set[str] = field(default_factory=set)  # ids of claims that are background for their day alone
    senses: dict[str, Entry] = field(default_factory=dict)
    harm: str | None = None
    first_harm: str | None = None
    spoke: Voice | None = None
    accord: str | None = None  # the last agreement told of
    accords: dict[str, str] = field(default_factory=dict)  # the last one told by each word
    elsewhere: set[str] = field(default_factory=set)  # claims of which their sentence says that they are of another act
    tolls: dict[str, Figure] = field(default_factory=dict)  # figures in no claim, with who gives them
    in_force: set[str] = field(default_factory=set)  # claims of which day an agreement takes effect


@dataclass(frozen=True)
class Draft:
    """A trigger with what stands around it, before it is a claim; `subjects` are the heads of its subject, `words` all its event words.

    It is `distant` where the sentence only counts days from it: "three days after the quake".
    """

    trigger: Trigger
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    place: PlaceRef | None
    time: When | None
    subjects: tuple[int, ...] = ()
    words: tuple[int, ...] = ()
    figures: tuple[Figure, ...] = ()
    distant: bool = False


def _listed(desk: Desk, sentence: Sentence, head: int, heads: Sequence[int]) -> tuple[Mention, ...]:
    """The first of those who own an act together, where the parse joined the others to the act: "moves of Kenya, the Front and Mali"."""
    others = [desk.company.at(sentence.tokens[i].start, sentence.tokens[i].end) for i in heads if i != head]
    if not others or not all(others) or desk.company.descriptions.acts(sentence.tokens[head]):
        return ()
    owners = [i for i in sentence.child(head, "nmod") if marks_of(sentence, i) & (desk.cues.owning | GENITIVES)]
    return tuple(m for i in owners if (m := desk.company.at(sentence.tokens[i].start, sentence.tokens[i].end)) is not None)


def distinct(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The first mention of each chain."""
    found: dict[str, Mention] = {}
    for mention in mentions:
        found.setdefault(mention.who, mention)
    return tuple(found.values())


def people(desk: Desk, sentence: Sentence, heads: Sequence[int]) -> tuple[Mention, ...]:
    """The mentions behind noun phrases, one a chain; places only where they stand for a state."""
    return distinct([m for m in named(desk, sentence, heads) if m.kind not in ("place", "facility") or actors().stands_for(m.text)])


def named(desk: Desk, sentence: Sentence, heads: Sequence[int]) -> Iterator[Mention]:
    """The mentions behind noun phrases, places among them; those whom an act is said to be against are left out."""
    for head in heads:
        against = {
            i
            for child in sentence.child(head, "nmod", "obl")
            if case_of(sentence, child) & desk.cues.grounds
            for i in sentence.subtree(child)
        }
        about = [sentence.tokens[i] for i in against]  # "the envoy for peace and the fight against X" is not X
        found = tuple(m for m in desk.company.anybody(sentence, head) if not any(m.start <= t.start < m.end for t in about))
        if desk.company.at(sentence.tokens[head].start, sentence.tokens[head].end) is None:
            found = (*_listed(desk, sentence, head, heads), *found)
        court = not found and desk.cues.courts is not None and desk.cues.courts.search(sentence.tokens[head].text)
        yield from (desk.company.descriptions.of(sentence, head),) if court else found
