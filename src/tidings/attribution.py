"""Who says so: the source and the cue of what stands at a place in a sentence, and whether it is direct speech.

Three signs, the innermost first: a verb of saying above or beside the words ("X said that ...", "..., X said"), a phrase
that names the source ("according to X", "selon X"), and quotation marks whose speaker is named in the same paragraph. The source
is the name that stands for the subject of the verb or the phrase; sources without a name are marked anonymous.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tidings.annotate import Sentence
from tidings.cast import Company
from tidings.cues import Cues
from tidings.model import Attribution, Mention, Participant, Span
from tidings.roles import case_of, coordinated, is_passive, marks_of, subject

CONTENT = ("ccomp", "parataxis", "xcomp", "obj", "advcl", "obl", "acl", "conj", "nsubj:pass", "csubj", "csubj:pass", "dep", "root")


@dataclass(frozen=True, slots=True)
class Voice:
    """A source as found: the mentions, the cue's token, whether it goes without a name."""

    sources: tuple[Mention, ...]
    cue: tuple[int, int]
    anonymous: bool


def attribution(sentence: Sentence, index: int, company: Company, cues: Cues, quote: Quotes, report: str, text: str) -> Attribution | None:
    """The attribution of what stands at a token, or None where the report itself says it."""
    quoted = quote.holds(sentence.tokens[index].start)
    voice = _spoken(sentence, index, company, cues) or _named(sentence, index, company, cues)
    if voice is None and quoted:
        voice = quote.speaker(sentence.tokens[index].start)
    if voice is None and cues.hearsay_subjunctive and _reported(sentence, index):
        voice = quote.last_before(sentence.tokens[index].start)
    if voice is None:
        return Attribution((), None, False, True) if quoted else None
    start, end = voice.cue
    sources = tuple(Participant(None, mention.id) for mention in voice.sources)
    return Attribution(sources, Span(report, start, end, text[start:end]), voice.anonymous, quoted)


def _reported(sentence: Sentence, index: int) -> bool:
    """Whether a clause is in the mood in which a language goes on telling what somebody said ("Die Armee habe angegriffen")."""
    at, steps = index, 0
    while steps < 6:
        words = [at, *sentence.child(at, "aux", "aux:pass", "cop")]
        if any(sentence.tokens[i].feature("Mood") == "Sub" for i in words):
            return True
        head = sentence.tokens[at].head
        if head == at:
            return False
        at, steps = head, steps + 1
    return False


def _spoken(sentence: Sentence, index: int, company: Company, cues: Cues) -> Voice | None:
    """A verb of saying that governs a word, or stands beside the clause it is in."""
    at, steps = index, 0
    while steps < 8:
        for beside in sentence.child(at, "parataxis", "advcl", "ccomp"):
            if (
                beside != index
                and _says(sentence, beside, cues)
                and not _under(sentence, index, beside)
                and sentence.tokens[beside].dep == "parataxis"
            ):
                found = voice(sentence, beside, company, cues)
                if found:
                    return found
        token = sentence.tokens[at]
        if token.head == at:
            return None
        if token.dep in CONTENT and _says(sentence, token.head, cues) and (token.dep != "obl" or at != index):
            found = voice(sentence, token.head, company, cues)
            if found and not any(index in sentence.subtree(i) for i in sentence.child(token.head, "nsubj", "nsubj:pass")):
                return found
        at, steps = token.head, steps + 1
    return None


def _under(sentence: Sentence, index: int, top: int) -> bool:
    at = index
    for _ in range(len(sentence.tokens)):
        if at == top:
            return True
        if sentence.tokens[at].head == at:
            return False
        at = sentence.tokens[at].head
    return False


def _says(sentence: Sentence, index: int, cues: Cues) -> bool:
    token = sentence.tokens[index]
    return token.pos in ("VERB", "AUX") and token.lemma.lower() in cues.speech


def voice(sentence: Sentence, verb: int, company: Company, cues: Cues) -> Voice | None:
    """The source of a verb of saying: its subject, or the agent of a passive; None where it has neither."""
    heads = subject(sentence, verb)
    if is_passive(sentence, verb):
        heads = [i for i in sentence.child(verb, "obl:agent", "obl") if marks_of(sentence, i) & (cues.agents | cues.according)]
    if not heads:
        return None
    token = sentence.tokens[verb]
    return _sourced(sentence, heads, (token.start, token.end), company, cues)


def _sourced(sentence: Sentence, heads: Sequence[int], cue: tuple[int, int], company: Company, cues: Cues) -> Voice:
    heads = [i for head in heads for i in coordinated(sentence, head)]
    sources = tuple(dict.fromkeys(m for head in heads for m in company.speaker(sentence, head)))
    return Voice(sources, cue, not any(m.entity for m in sources))


def _named(sentence: Sentence, index: int, company: Company, cues: Cues) -> Voice | None:
    """A phrase that names the source of the clause: "according to X", "selon X"."""
    for head in range(len(sentence.tokens)):
        if not _tells_source(sentence, head, cues) or _under(sentence, index, head):
            continue
        governor = sentence.tokens[head].head
        if _under(sentence, index, governor) or governor == head or sentence.tokens[governor].dep == "root":
            mark = min(sentence.child(head, "case", "mark"))
            words = [mark, *sentence.child(mark, "fixed")]
            cue = (sentence.tokens[min(words)].start, sentence.tokens[max(words)].end)
            return _sourced(sentence, _tellers(sentence, head, cues), cue, company, cues)
    return None


def _tells_source(sentence: Sentence, head: int, cues: Cues) -> bool:
    """Whether a noun phrase names a source: by its preposition, or by one that does so before a word for what was said only
    ("nach Angaben der Polizei", "nach Polizeiangaben")."""
    marks = case_of(sentence, head)
    if marks & cues.according:
        return True
    word = sentence.tokens[head].lemma.lower()
    return bool(marks & cues.according_to_words) and word.endswith(tuple(cues.speech_nouns))


def _tellers(sentence: Sentence, head: int, cues: Cues) -> list[int]:
    """Whose words a word for what was said are, if it says so, else the phrase itself."""
    if sentence.tokens[head].lemma.lower() not in cues.speech_nouns:
        return [head]
    return sentence.child(head, "nmod", "nmod:poss") or [head]


@dataclass(frozen=True)
class Quotes:
    """The quotations of one passage, and who speaks near each."""

    spans: tuple[tuple[int, int], ...]
    voices: tuple[tuple[int, Voice], ...]

    def holds(self, place: int) -> bool:
        """Whether a place in the text lies in quotation marks."""
        return any(start < place < end for start, end in self.spans)

    def last_before(self, place: int) -> Voice | None:
        """Who spoke last before a place in its passage."""
        earlier = [found for at, found in self.voices if at < place]
        return earlier[-1] if earlier else None

    def speaker(self, place: int) -> Voice | None:
        """The speaker of the quotation at a place: the nearest one named in its paragraph, else none."""
        span = next(((s, e) for s, e in self.spans if s < place < e), None)
        if span is None or not self.voices:
            return None
        outside = [(min(abs(at - span[0]), abs(at - span[1])), at, found) for at, found in self.voices if not span[0] < at < span[1]]
        return min(outside, key=lambda o: o[:2])[2] if outside else None


MARKS = {"“": "”", "«": "»", "„": "“", '"': '"', "‘": "’"}


def quotations(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The stretches in quotation marks of text[start:end]; an opening mark without its close runs to the end."""
    found, opened, closing = [], -1, ""
    for place in range(start, end):
        letter = text[place]
        if opened >= 0 and letter == closing:
            found.append((opened, place + 1))
            opened = -1
        elif opened < 0 and letter in MARKS and (letter != "‘" or place == start or not text[place - 1].isalnum()):
            opened, closing = place, MARKS[letter]
    if opened >= 0 and closing != '"' and text[opened] != "‘":
        found.append((opened, end))
    return tuple(found)
