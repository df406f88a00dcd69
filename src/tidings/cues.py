"""The small words of a pack that say who speaks and whether it is so: compiled once from `claims.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tidings.annotate_types import Sentence
from tidings.language import Pack
from tidings.letters import plain

# Which types of event a measure can belong to; anything else that is counted stands apart from events.
HARM = ("ASSAULT", "HAZARD", "COERCE", "PROTEST")
MEASURES_OF: dict[str, tuple[str, ...]] = {
    "killed": HARM, "injured": HARM, "missing": HARM, "destroyed": HARM, "damaged": HARM, "struck": ("ASSAULT",),
    "neutralised": ("ASSAULT",), "captured": ("ASSAULT", "COERCE"), "detained": ("COERCE", "PROTEST", "CIVIC"),
    "abducted": ("ASSAULT", "COERCE"),
    "released": ("CONCEDE", "RETREAT", "COERCE"), "surrendered": ("RETREAT", "CONCEDE", "ASSAULT"),
    "displaced": ("HAZARD",), "evacuated": ("HAZARD", "AID"),
    "rescued": ("AID", "HAZARD"), "affected": ("HAZARD",), "aboard": ("HAZARD",), "participants": ("PROTEST",),
    "seized": ("COERCE", "ASSAULT", "CIVIC"),
    "violations": ("ACCUSE", "ASSAULT"), "incidents": ("ASSAULT", "HAZARD", "PROTEST"), "votes": ("CIVIC",), "margin": ("CIVIC",),
    "pledged": ("AGREE", "AID", "SUPPORT", "CONSULT"), "delivered": ("AID",), "asked": ("REQUEST",), "received": ("AID", "REQUEST"),
    "hosted": (), "aided": ("AID",), "returned": ("RETREAT",),
}  # fmt: skip


@dataclass(frozen=True)
class Cues:
    """Lower-case words by what they say; lemmas unless the pack's file says otherwise."""

    speech: frozenset[str]
    making_known: frozenset[str]
    told_in: frozenset[str]
    speech_nouns: frozenset[str]
    matters: frozenset[str]
    according: frozenset[str]
    according_to_words: frozenset[str]
    reckoning: frozenset[str]
    about: frozenset[str]
    absent: frozenset[str]
    saying_nouns: frozenset[str]
    making: frozenset[str]
    naming: frozenset[str]
    keepers: frozenset[str]
    quantities: frozenset[str]
    topic_prepositions: frozenset[str]
    as_said: frozenset[str]
    quotative: frozenset[str]
    whereby: frozenset[str]
    heard_from: frozenset[str]
    rounding: frozenset[str]
    blaming: frozenset[str]
    counting: frozenset[str]
    elsewhere: frozenset[str]
    thinking: frozenset[str]
    impersonal: frozenset[str]
    nobody_says: frozenset[str]
    though: frozenset[str]
    relatives: frozenset[str]
    relative_openers: frozenset[str]
    put_to_nouns: frozenset[str]
    demonstratives: frozenset[str]
    continuing: frozenset[str]
    hearsay: frozenset[str]
    perfect: frozenset[str]
    agents: frozenset[str]
    places: frozenset[str]
    since: frozenset[str]
    past: frozenset[str]
    back_then: frozenset[str]
    no_then: frozenset[str]
    on_doing: frozenset[str]
    scene: frozenset[str]
    later: frozenset[str]
    earlier: frozenset[str]
    counted_from: frozenset[str]
    until: frozenset[str]
    awaiting: frozenset[str]
    expecting: frozenset[str]
    carriers: frozenset[str]
    relief: frozenset[str]
    carrying: frozenset[str]
    sickbeds: frozenset[str]
    owning: frozenset[str]
    negation: frozenset[str]
    deniers: frozenset[str]
    planned: frozenset[str]
    planning: frozenset[str]
    intending: frozenset[str]
    providing: frozenset[str]
    deciding: frozenset[str]
    firms: frozenset[str]
    destined: frozenset[str]
    destined_marks: frozenset[str]
    possible: frozenset[str]
    doubting: frozenset[str]
    conditional: frozenset[str]
    urged: frozenset[str]
    will: frozenset[str]
    willing: frozenset[str]
    conditions: frozenset[str]
    grounds: frozenset[str]
    urging: frozenset[str]
    alleged: frozenset[str]
    alleging: frozenset[str]
    content_prepositions: frozenset[str]
    violation: frozenset[str]
    in_force: frozenset[str]
    devices: frozenset[str]
    corrections: frozenset[str]
    refuted: frozenset[str]
    holding: frozenset[str]
    rumours: frozenset[str]
    taken_back: frozenset[str]
    attaining: frozenset[str]
    occurring: frozenset[str]
    bound: frozenset[str]
    calling_off: frozenset[str]
    ruin: frozenset[str]
    mishaps: frozenset[str]
    authorities: frozenset[str]
    works: frozenset[str]
    perceiving: frozenset[str]
    anterior: frozenset[str]
    ours: frozenset[str]
    light: frozenset[str]
    acting: frozenset[str]
    acting_forms: frozenset[str]
    signs: frozenset[str]
    striking: frozenset[str]
    series: frozenset[str]
    bound_for: frozenset[str]
    strongholds: frozenset[str]
    nobody: frozenset[str]
    announcing: frozenset[str]
    sent: frozenset[str]
    voicing: frozenset[str]
    pronouns: dict[str, str]
    plurals: frozenset[str]
    sides: frozenset[str]
    organising: frozenset[str]
    endings: tuple[str, ...]
    censuring: frozenset[str]
    voting: frozenset[str]
    outset: re.Pattern[str] | None
    courts: re.Pattern[str] | None
    parliaments: re.Pattern[str] | None
    houses: re.Pattern[str] | None
    investigators: re.Pattern[str] | None
    prosecutors: re.Pattern[str] | None
    unwritten_passive: bool
    dropped_subjects: bool
    hearsay_conditional: bool
    hearsay_subjunctive: bool
    possible_form: str
    past_form: str
    shared_form: tuple[str, ...]
    idle: tuple[tuple[str, ...], ...]
    calling: tuple[tuple[str, ...], ...]
    forms: tuple[tuple[str, str], ...]
    senses: dict[str, tuple[tuple[str, tuple[str, ...]], ...]]
    by_object: dict[str, tuple[tuple[str, str], ...]]
    by_doer: dict[str, tuple[tuple[str, str], ...]]
    contexts: tuple[tuple[str, frozenset[str]], ...]

    def contexts_of(self, sentence: Sentence) -> tuple[str, ...]:
        """PLOVER contexts that the words of a sentence speak of."""
        words = {t.lemma.lower() for t in sentence.tokens} | {t.text.lower() for t in sentence.tokens}
        return tuple(name for name, cue in self.contexts if cue & words)


def _words(found: object, pack: Pack) -> frozenset[str]:
    """The strings of a list, or the keys of a table, in plain letters."""
    return (
        frozenset(plain(str(word), pack).lower() for word in found)
        if isinstance(found, Iterable) and not isinstance(found, str)
        else frozenset()
    )


def _pattern(words: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for any of several whole words that are written as patterns; None without any."""
    written = "|".join(map(str, words))
    return re.compile(rf"(?<!\w)(?:{written})(?!\w)", re.IGNORECASE) if written else None


def _by_class(table: dict[str, dict[str, str]], pack: Pack) -> dict[str, tuple[tuple[str, str], ...]]:
    """Verbs with the type of event that each class of their object or doer makes them tell."""
    return {
        plain(str(verb), pack).lower(): tuple((str(name), str(kind)) for name, kind in sorted(kinds.items()))
        for verb, kinds in table.items()
    }


@lru_cache(maxsize=32)
def cues_of(pack: Pack) -> Cues:
    """The cues of a pack; a list that its file lacks is empty."""
    table: dict[str, Any] = pack.toml("claims")
    compiled = (
        "outset",
        "pronouns",
        "endings",
        "courts",
        "parliaments",
        "houses",
        "investigators",
        "prosecutors",
        "unwritten_passive",
        "dropped_subjects",
        "hearsay_conditional",
        "hearsay_subjunctive",
        "possible_form",
        "past_form",
        "shared_form",
        "idle",
        "calling",
        "forms",
        "senses",
        "by_object",
        "by_doer",
        "contexts",
    )
    names = [n for n in Cues.__dataclass_fields__ if n not in compiled]
    return Cues(
        **{name: _words(table.get(name, ()), pack) for name in names},
        pronouns={plain(str(k), pack).lower(): str(v) for k, v in table.get("pronouns", {}).items()},
        endings=tuple(str(e) for e in table.get("endings", ())),
        outset=_pattern(plain(str(form), pack) for form in table.get("outset", ())),
        courts=_pattern(table.get("courts", ())),
        parliaments=_pattern(table.get("parliaments", ())),
        houses=_pattern(table.get("houses", ())),
        investigators=_pattern(table.get("investigators", ())),
        prosecutors=_pattern(table.get("prosecutors", ())),
        unwritten_passive=bool(table.get("unwritten_passive", False)),
        dropped_subjects=bool(table.get("dropped_subjects", False)),
        hearsay_conditional=bool(table.get("hearsay_conditional", False)),
        hearsay_subjunctive=bool(table.get("hearsay_subjunctive", False)),
        possible_form=str(table.get("possible_form", "")),
        past_form=str(table.get("past_form", "")),
        shared_form=tuple(str(form) for form in table.get("shared_form", ())),
        idle=tuple(tuple(str(phrase).split()) for phrase in table.get("idle", ())),
        calling=tuple(tuple(str(phrase).split()) for phrase in table.get("calling", ())),
        forms=tuple(sorted((str(mood), str(form)) for mood, form in table.get("forms", {}).items())),
        senses={
            str(word): tuple((str(kind), tuple(str(cue) for cue in cues)) for kind, cues in sorted(kinds.items()))
            for key, kinds in table.get("senses", {}).items()
            for word in str(key).split(", ")  # words that have one list of cues share a line
        },
        by_object=_by_class(table.get("by_object", {}), pack),
        by_doer=_by_class(table.get("by_doer", {}), pack),
        contexts=tuple(sorted((str(k), _words(v, pack)) for k, v in table.get("contexts", {}).items())),
    )


def is_hearsay(sentence: Sentence, verb: int, auxiliary: int, cues: Cues) -> bool:
    """Whether an auxiliary tells of a past that others report: "soll getötet worden sein", with a perfect infinitive."""
    if sentence.tokens[auxiliary].lemma.lower() not in cues.hearsay:
        return False
    beside = [sentence.tokens[i].text.lower() for i in sentence.child(verb, "aux", "aux:pass", "cop") if i != auxiliary]
    return any(word in cues.perfect for word in beside)
