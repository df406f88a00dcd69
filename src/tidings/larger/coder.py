"""A second coder: a language model behind a server that speaks OpenAI's chat protocol, asked for the claims of each paragraph.

What it answers counts only if every field points at text: the sentence, the trigger and the source's cue word for word, each
actor, recipient, source and place as a mention of that sentence, the day as one of its time expressions, the numbers as its
figures. A claim with one field that does not is left out, and logged with the field. Nothing is taken from the answer but
spans and labels of fixed lists.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from time import monotonic
from typing import Any, get_args

import httpx

from tidings.annotate_types import Sentence
from tidings.errors import TidingsError
from tidings.model import (
    Attribution,
    Claim,
    Figure,
    Mention,
    Modality,
    Participant,
    Passage,
    PlaceRef,
    Report,
    Span,
    TimeExpression,
    When,
    content_id,
)
from tidings.times import interval
from tidings.timex import fineness

log = logging.getLogger("tidings.coder")
KEY = "TIDINGS_CODER_KEY"  # the environment variable that holds the server's key; it is kept nowhere
TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"),
    *("THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "HAZARD", "CIVIC"),
)
BUSY = (429, 503)
BROKEN = (ValueError, LookupError, TypeError, RecursionError)  # what is no JSON, not the JSON that was asked for, or nested without end
LONGEST_ANSWER = 4_000_000  # bytes
LONGEST_TRIGGER = 6  # words
TELLING = ("NOUN", "VERB", "ADJ", "AUX")  # parts of speech of words that tell of an event
MODALITIES = get_args(Modality)
ASK = f"""You code news for a record of events. For the numbered sentences of one paragraph, list each event that they report, as JSON:
{{"claims": [{{"sentence": 1, "trigger": "...", "type": "...", "modality": "...", "actors": ["..."], "recipients": ["..."],
"place": null, "time": null, "figures": ["..."], "sources": ["..."], "cue": null}}]}}
type is PLOVER's, or HAZARD or CIVIC: {" ".join(TYPES)}.
modality is one of {" ".join(MODALITIES)}.
Every other value is copied from the sentence letter for letter: the word that tells the event, names as written, numbers as written,
who says so (sources) and by which word (cue). What the sentence does not name is null or [].
Add nothing from elsewhere. Answer with JSON alone."""


class CoderError(TidingsError):
    """The second coder's server cannot be reached or does not answer in its protocol."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was read in a report, for the coder's words to be held against."""

    mentions: Sequence[Mention]
    times: Sequence[TimeExpression]
    figures: Sequence[Figure]
    sentences: Sequence[Sentence] = ()


class Coder:
    """A server at `url` (".../v1") with one of its models. No whole answer within `seconds`, or a broken one, raise CoderError."""

    def __init__(self, url: str, model: str, seconds: float) -> None:
        self.url, self.model, self.seconds = url.rstrip("/") + "/chat/completions", model, seconds
        key = os.environ.get(KEY)
        self.client = httpx.Client(timeout=seconds, headers={"Authorization": f"Bearer {key}"} if key else {})

    def claims(self, report: Report, passages: Sequence[Passage], found: Found) -> tuple[Claim, ...]:
        """Its claims on the paragraphs of a report in text order, those left out that do not point at text."""
        made: dict[str, Claim] = {}
        for passage in passages:
            for answer in self._answers(report, passage):
                claim = pointed(answer, report, passage, found)
                if claim is not None:
                    made.setdefault(claim.id, claim)
        return tuple(sorted(made.values(), key=lambda c: (c.start, c.trigger.start, c.id)))

    def _answers(self, report: Report, passage: Passage) -> list[Any]:
        sentences = "\n".join(f"{n}. {report.text[s:e]}" for n, (s, e) in enumerate(passage.sentences, 1))
        messages = [{"role": "system", "content": ASK}, {"role": "user", "content": sentences}]
        body = {"model": self.model, "temperature": 0, "seed": 0, "messages": messages, "response_format": {"type": "json_object"}}
        try:
            answer = json.loads(self._body(body))["choices"][0]["message"]["content"]
        except httpx.HTTPStatusError as error:
            code = error.response.status_code
            todo = "it has too much to do; build again later" if code in BUSY else f"check coder_model and the key in {KEY}"
            raise CoderError(f"{self.url}: the server answers {code}; {todo}") from error
        except httpx.HTTPError as error:
            raise CoderError(f"{self.url}: no answer ({error}); start the server, or leave coder_url out of the settings") from error
        except BROKEN as error:
            raise CoderError(f"{self.url}: this is no answer in OpenAI's chat protocol; check coder_url, which ends in /v1") from error
        try:
            claims = json.loads(answer)["claims"]
        except BROKEN:
            claims = None
        if not isinstance(claims, list):
            log.warning(
                "%s, characters %d to %d: the coder's answer is not the JSON that was asked for", report.id, passage.start, passage.end
            )
            return []
        return claims

    def _body(self, asked: Any) -> bytes:
        """The whole answer to what is asked; CoderError where it comes too slowly, or too much of it."""
        until, parts, size = monotonic() + self.seconds, [], 0
        with self.client.stream("POST", self.url, json=asked) as response:
            response.raise_for_status()
            for part in response.iter_bytes():
                parts.append(part)
                size += len(part)
                if monotonic() > until or size > LONGEST_ANSWER:
                    what = "no whole answer in coder_timeout" if size <= LONGEST_ANSWER else "an answer without end"
                    raise CoderError(f"{self.url}: {what}; look what the server does, or leave coder_url out of the settings")
        return b"".join(parts)


@lru_cache(maxsize=2)
def coder_at(url: str, model: str, seconds: float) -> Coder:
    """One connection a server."""
    return Coder(url, model, seconds)


def pointed(answer: Any, report: Report, passage: Passage, found: Found) -> Claim | None:
    """The claim of one answer, if every field points at text; None, logged with the field that does not."""
    try:
        return _Reader(answer, report, passage, found).claim()
    except _AstrayError as error:
        log.warning("%s, characters %d to %d: left out, %s", report.id, passage.start, passage.end, error)
        return None


class _AstrayError(Exception):
    """A field that does not point at text."""


class _Reader:
    """One answer beside the sentence that it is about."""

    def __init__(self, answer: Any, report: Report, passage: Passage, found: Found) -> None:
        if not isinstance(answer, dict):
            raise _AstrayError("a claim that is no object")
        self.answer, self.report, self.found = answer, report, found
        number = answer.get("sentence")
        if type(number) is not int or not 1 <= number <= len(passage.sentences):
            raise _AstrayError(f"sentence {number!r} is none of those asked about")
        self.start, self.end = passage.sentences[number - 1]
        self.background = passage.background

    def claim(self) -> Claim:
        """The claim; _AstrayError for the first field that does not hold."""
        kind, mood = self._label("type", TYPES), self._label("modality", MODALITIES)
        trigger = self._span("trigger")
        if trigger is None:
            raise _AstrayError("no trigger")
        self._tells(trigger)
        place = next(iter(self._mentions("place", ("place", "facility"))), None)
        figures = tuple(self._figure(text).id for text in self._texts("figures"))
        return Claim(
            id=content_id("claim", self.report.id, trigger.start, trigger.end, kind),
            report=self.report.id,
            start=self.start,
            end=self.end,
            text=self.report.text[self.start : self.end],
            trigger=trigger,
            type=kind,
            mode=None,
            contexts=(),
            actors=tuple(Participant(None, m.id) for m in self._mentions("actors")),
            recipients=tuple(Participant(None, m.id) for m in self._mentions("recipients")),
            place=PlaceRef(None, place.id, None) if place else None,
            time=self._when(),
            figures=figures,
            attribution=self._attribution(),
            modality=mood,  # type: ignore[arg-type]
            background=self.background,
        )

    def _tells(self, trigger: Span) -> None:
        """_AstrayError where no word of a trigger can tell of an event: a name, a day, a preposition, a full stop, a whole sentence."""
        words = [t for s in self.found.sentences for t in s.tokens if trigger.start <= t.start < trigger.end]
        taken = [(m.start, m.end) for m in self.found.mentions] + [(t.start, t.end) for t in self.found.times]
        telling = [t for t in words if t.pos in TELLING and not any(start <= t.start < end for start, end in taken)]
        if (words and not telling) or not any(map(str.isalpha, trigger.text)) or len(trigger.text.split()) > LONGEST_TRIGGER:
            raise _AstrayError(f"trigger {trigger.text!r} is no word that tells of an event")

    def _label(self, field: str, known: Sequence[str]) -> str:
        value = self.answer.get(field)
        if value not in known:
            raise _AstrayError(f"{field} {value!r} is none of the list")
        return str(value)

    def _texts(self, field: str) -> list[str]:
        value = self.answer.get(field)
        texts = value if isinstance(value, list) else [] if value is None else [value]
        if not all(isinstance(text, str) and text.strip() for text in texts):
            raise _AstrayError(f"{field} {value!r} is no text")
        return texts

    def _places(self, text: str) -> Iterator[int]:
        """Where a text stands in the sentence, as whole words."""
        at = self.report.text.find(text, self.start, self.end)
        while at >= 0:
            sides = self.report.text[max(at - 1, 0) : at], self.report.text[at + len(text) : at + len(text) + 1]
            if not ((sides[0].isalnum() and text[0].isalnum()) or (sides[1].isalnum() and text[-1].isalnum())):
                yield at
            at = self.report.text.find(text, at + 1, self.end)

    def _span(self, field: str) -> Span | None:
        texts = self._texts(field)
        if not texts:
            return None
        at = next(self._places(texts[0]), None)
        if at is None or len(texts) > 1:
            raise _AstrayError(f"{field} {texts!r} does not stand in the sentence")
        return Span(self.report.id, at, at + len(texts[0]), texts[0])

    def _mentions(self, field: str, kinds: Sequence[str] = ()) -> list[Mention]:
        """The mention that each text is: the longest that overlaps it and that it holds most of."""
        made = []
        for text in self._texts(field):
            spans = [(at, at + len(text)) for at in self._places(text)]
            near = [
                m
                for m in self.found.mentions
                for s, e in spans
                if m.start < e and s < m.end and 2 * min(m.end, e) - 2 * max(m.start, s) > e - s
            ]
            near = [m for m in near if not kinds or m.kind in kinds]
            if not near:
                raise _AstrayError(f"{field} {text!r} is no name in the sentence")
            made.append(max(near, key=lambda m: (m.end - m.start, -m.start)))
        return made

    def _figure(self, text: str) -> Figure:
        spans = [(at, at + len(text)) for at in self._places(text)]
        near = [f for f in self.found.figures for s, e in spans if f.start < e and s < f.end]
        if not near:
            raise _AstrayError(f"figures {text!r} is no figure of the sentence")
        return near[0]

    def _when(self) -> When | None:
        span = self._span("time")
        if span is None:
            return None
        for time in self.found.times:
            days = interval(time.when)
            if time.start < span.end and span.start < time.end and days is not None:
                return When(days[0].isoformat(), days[1].isoformat(), fineness(*days), "stated", (time.start, time.end))
        raise _AstrayError(f"time {span.text!r} is no day that the text tells")

    def _attribution(self) -> Attribution | None:
        sources, cue = self._mentions("sources"), self._span("cue")
        if not sources and cue is None:
            return None
        return Attribution(tuple(Participant(None, m.id) for m in sources), cue, anonymous=not sources)


def second_opinion(first: Sequence[Claim], second: Sequence[Claim]) -> tuple[Claim, ...]:
    """The first coder's claims with those of the second that tell of another word, or of the same word in another sense of no claim yet."""
    told = [(c.trigger.start, c.trigger.end) for c in first]
    more = [c for c in second if not any(s < c.trigger.end and c.trigger.start < e for s, e in told)]
    same = [c for c in more if not any(c.start == f.start and c.type == f.type for f in first)]
    return tuple(sorted((*first, *same), key=lambda c: (c.start, c.trigger.start, c.id)))
