"""Names in one sentence: what the tagger found, without titles, with what it passed over, and with kinds that the lists know."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tidings.actors import actors
from tidings.annotate_types import SEEN_SENTENCES, Sentence, Token
from tidings.facilities import facility_span
from tidings.first_names import first_name
from tidings.fold import fold_name
from tidings.gazetteer import gazetteer
from tidings.inflection import name_key
from tidings.known import look_up
from tidings.mended_spans import mended, whole_sea
from tidings.name_words import NameWords, word_key
from tidings.names_crf import shouted, tagger
from tidings.office_matters import without_matters
from tidings.owned import owned_kind
from tidings.phrases import HYPHENS, accused, capital, glued, past_particle, set_apart
from tidings.regions import is_place
from tidings.second_look import looked_again, passed_over
from tidings.suffixed_places import with_suffixed_places
from tidings.tied_names import with_tied_names
from tidings.titles import is_role, role_key, title_after, title_before
from tidings.told_bodies import with_told_bodies
from tidings.told_facilities import with_told_facilities
from tidings.told_places import is_common, with_told_places

LONGEST_ACRONYM = 4
OFFICE = 3  # words before a name, among which its office stands: "министр обороны Кении Гурген Саакян"
JOINTS = ("-", "‐", "–", "'", "’")  # tokens inside a name of several parts: "Koné-Diallo"
Span = tuple[int, int, str]


def name_spans(sentence: Sentence, words: NameWords) -> list[Span]:
    """(first token, one past the last, kind) of each proper name in a sentence, in order, none within another."""
    return list(_spans(sentence.home, words))


@lru_cache(maxsize=SEEN_SENTENCES)
def _spans(sentence: Sentence, words: NameWords) -> tuple[Span, ...]:
    tagged = [part for span in mended(sentence, tagger().spans(sentence, words), words) for part in _parted(sentence, span, words)]
    spans = [s for span in tagged if (s := _trimmed(sentence, span, words)) is not None]
    spans = [_past_patronymic(sentence, span, spans, words) for span in spans]
    if words.genitive:
        spans = sorted({part for span in spans for part in _parted(sentence, span, words)})
    spans = [s for s in spans if not any(o is not s and o[0] < s[0] and s[1] <= o[1] for o in spans)]
    spans = [_behind_body(span, spans) for span in spans]
    spans = sorted(spans + _missed(sentence, spans, words))
    spans = [looked_again(sentence, _kinds_known(sentence, span, words), words) for span in spans]
    spans = [s for s in spans if not any(o[:2] != s[:2] and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
    spans = with_tied_names(sentence, without_matters(sentence, spans, words), words)
    spans = with_told_places(sentence, spans + passed_over(sentence, spans, words), words)
    spans = with_suffixed_places(sentence, spans, words)
    spans = with_told_facilities(sentence, with_told_bodies(sentence, spans, words), words)
    return tuple(whole_sea(sentence, span, words) for span in spans)


def _behind_body(span: Span, spans: Sequence[Span]) -> Span:
    """A person's name without the last words of the body before it."""
    first, end, kind = span
    starts = [e for s, e, k in spans if k == "organisation" and s < first < e < end] if kind == "person" else []
    return max(starts, default=first), end, kind


def _parts_people(tokens: Sequence[Token], at: int, words: NameWords) -> bool:
    """Whether a word in small letters between two names is the office of the second."""
    return words.genitive and tokens[at].text.islower() and words.has("roles", tokens[at]) and capital(tokens[at + 1])


def _past_patronymic(sentence: Sentence, span: Span, spans: Sequence[Span], words: NameWords) -> Span:
    """A person with what a particle in small letters ties to the name: "Salem uld Bochar" where only the first word was tagged."""
    first, end, kind = span
    tokens = sentence.tokens
    if kind != "person" or end + 1 >= len(tokens) or not tokens[end].text.islower() or not tokens[end + 1].text[:1].isupper():
        return span
    key = word_key(tokens[end].text)
    if key not in words.particles or key in words.of | words.articles | words.place_prepositions | words.joints or len(key) < 2:
        return span
    known = any(s <= end + 1 < e and k == "person" and e - s > 1 for s, e, k in spans)
    if known or not tokens[end + 1].text.isalpha() or words.classes(tokens[end + 1]):
        return span
    return first, next((e for s, e, _ in spans if s == end + 1), end + 2), kind


def _parted(sentence: Sentence, span: Span, words: NameWords) -> list[Span]:
    """A span as it is, or in two where a title's country runs into a name: "envoy for Chad Anna Berg" is Chad, and Anna Berg."""
    first, end, kind = span
    while words.genitive and end - first > 1 and sentence.tokens[first].text.islower():
        first += 1
    tokens = sentence.tokens[first:end]
    office = next((i for i in range(1, len(tokens) - 1) if _parts_people(tokens, i, words)), None) if kind == "person" else None
    if office is not None:
        return [(first, first + office, kind), (first + office + 1, end, kind)]  # "сказал Греков консулу Ирине Лис" names two
    joint = next(
        (i for i in range(1, len(tokens) - 2) if tokens[i].pos == "CCONJ" and word_key(tokens[i + 1].text) in words.articles), None
    )
    both = next((i for i in range(1, len(tokens) - 1) if tokens[i].pos == "CCONJ" and kind == "organisation"), None)
    alone = both == 1 and len(tokens) > 3 and actors().head(tokens[0].text) is not None and all(map(capital, tokens[2:]))
    if both is not None and known_body(tokens[:both], words) and (alone or known_body(tokens[both + 1 :], words)):
        return [(first, first + both, kind), (first + both + 1, end, kind)]  # "Auswärtiges Amt und Bundespolizei"
    if kind == "organisation" and joint is not None and capital(tokens[joint + 2]):  # "el Gobierno y el Bloque Amazonas" are two
        return [(first, first + joint, kind), (first + joint + 2, end, kind)]
    several = next((i for i in range(1, len(tokens) - 1) if tokens[i].pos == "CCONJ" and words.has("groups", tokens[i + 1])), None)
    if kind == "organisation" and words.compounded and several is not None:
        return [(first, first + several, kind)]  # "der Armee und Kämpfern der Front": the fighters are another group
    of_body = kind == "organisation" and 3 < len(tokens) < 7 and word_key(tokens[-2].text) in words.of
    if of_body and not any(map(words.classes, tokens[:-2])):
        return [(first, end - 2, "person"), (end - 1, end, "organisation")]
    if words.genitive and kind in ("person", "organisation") and (cut := _owner_before(tokens, sentence, first, words)):
        body = actors().lookup(tokens[0].text) is not None or words.has("bodies", tokens[0])
        owner = "organisation" if body and not actors().country(tokens[0].text) else "place"
        return [(first, first + cut, owner), (first + cut, end, "person")]
    ended = next((i + 1 for i in range(len(tokens) - 1) if set_apart(sentence, first + i)), 0)
    if kind in ("person", "place") and ended:  # "Kampala'da Peter": the ending of a case closes a name
        rest = _parted(sentence, (first + ended, end, kind), words)
        if len(rest) == 1 and is_place(" ".join(t.text for t in tokens[ended:])):
            rest = [(first + ended, end, "place")]
        place = gazetteer().lookup(" ".join(t.text for t in tokens[:ended]))
        return [(first, first + ended, "place" if place else kind), *rest]
    if len(tokens) < 3 or first == 0 or first > span[0] or sentence.tokens[first - 1].pos != "ADP" or not all(map(capital, tokens)):
        return [span]
    for cut in range(1, len(tokens) - 1):
        lead, whole = " ".join(t.text for t in tokens[:cut]), " ".join(t.text for t in tokens)
        places = gazetteer().lookup(lead) if cut else ()
        if places and places[0].feature == "country" and not gazetteer().lookup(whole) and title_before(sentence, first + cut, words):
            return [(first, first + cut, "place"), (first + cut, end, "person")]
    return [span]


def known_body(tokens: Sequence[Token], words: NameWords) -> bool:
    """Whether some words are a whole body by themselves: one of the list, an organ, or a compound of a word for one."""
    name = " ".join(t.text for t in tokens)
    last = word_key(tokens[-1].text).rsplit("-", 1)[-1]
    return actors().lookup(name) is not None or actors().head(name) is not None or last in words.bodies


def _owner_before(tokens: Sequence[Token], sentence: Sentence, first: int, words: NameWords) -> int:
    """How many words at the front of a name are the state whose office stands before them: "president [of] Kenya Anna Berg"."""
    if first == 0 or len(tokens) < 2:
        return 0
    titled = words.has("roles", sentence.tokens[first - 1]) or sentence.tokens[first - 1].feature("Case") == "Gen"
    titled = titled or any(words.has("roles", t) for t in sentence.tokens[max(0, first - OFFICE) : first] if t.text[:1].isalpha())
    if not titled:
        return 0
    places = gazetteer().lookup(tokens[0].text)
    state = (places and places[0].feature == "country") or actors().country(tokens[0].text) is not None
    known = actors().lookup(tokens[0].text) is not None
    told = not known and len(tokens) > 2 and words.has("bodies", tokens[0])
    if told and (own := _own_words(tokens, words)) > 1:
        return own if own < len(tokens) else 0
    return 1 if state or known or (told and capital(tokens[1])) or _stands_apart(tokens, words) else 0


def _own_words(tokens: Sequence[Token], words: NameWords) -> int:
    """How many words at the front of a name are a body's with those that say which: "Фронта Зелёных Холмов", "Фронта спасения Касесе".

    They are common words, the noun behind an adjective, and one name in the genitive that another follows in its dictionary form or none.
    """
    at = 1
    while at < len(tokens) and not first_name(tokens[at].text):
        if tokens[at].pos != "ADJ" and tokens[at - 1].pos != "ADJ" and not is_common(tokens[at], words):
            break
        at += 1
    owned = at < len(tokens) and tokens[at].feature("Case") == "Gen" and not first_name(tokens[at].text)
    rest = tokens[at + 1 :]
    if owned and ((not rest and at > 1) or (len(rest) > 1 and first_name(rest[0].text) and rest[0].feature("Case") != "Gen")):
        at += 1
    return at if len(tokens) - at != 1 else 1


def _stands_apart(tokens: Sequence[Token], words: NameWords) -> bool:
    """Whether the first of three words has an owner's ending, and the next is in another case: "міністр Борівії Віктор Лоза"."""
    apart, together = words.owner_endings, words.owned_endings
    if not apart or len(tokens) < 3 or not all(map(capital, tokens[:3])):
        return False
    return tokens[0].text.endswith(apart) and not tokens[1].text.endswith(together)


def _trimmed(sentence: Sentence, span: Span, words: NameWords) -> Span | None:
    """A tagged span without titles, articles, signs and possessive marks; joined to what is glued to it by a hyphen."""
    first, end, kind = span
    tokens = sentence.tokens
    while first < end and _leads(sentence, first, end, kind, words):
        first += 1
    while end > first and _trails(sentence, end - 1, kind, words):
        end -= 1
    end = _own_end(sentence, first, end, words) if kind == "organisation" else end
    if first >= end or not any(capital(t) for t in tokens[first:end]):
        return None
    if kind == "person" and end - first > 2 and _ends_title(sentence, first + 1, words) and _abstract(tokens[first], words):
        first += 1
    first, end = _hyphenated(sentence, first, end, kind, words)
    keys = [word_key(t.text) for t in tokens[first:end]]
    if all(k in words.calendar or k in words.never or k in words.honorifics or k in words.articles for k in keys):
        return None
    if kind == "person":
        return _extended(sentence, first, end, words), end, kind
    if kind == "organisation" and end - first > 1 and "-" in tokens[first].text and is_role(sentence, first, words):
        return first + 1, end, "person"  # "EU-Botschafterin Annelies de Wit"
    if kind == "organisation" and _titled_person(tokens[first:end], words):
        return first + 1, end, "person"
    if kind == "organisation" and (keys[0] in words.roles or keys[-1] in words.roles or _is_act(tokens[first:end], words)):
        return None
    return first, end, kind


def _is_act(tokens: Sequence[Token], words: NameWords) -> bool:
    """Whether what was taken for a body is an act or a number, where all nouns have capitals: "Protest von Busfahrern", "notwendige
    Einigkeit"; a body that is called by an act has its own noun beside it ("Streikkomitee")."""
    nouns = [t for t in tokens if capital(t)]
    if not words.acts or any(t.text.isupper() or words.classes(t) or words.has("named_bodies", t) for t in nouns):
        return False
    return bool(words.acts & {word_key(nouns[0].text), word_key(nouns[0].lemma)}) or all(_abstract(t, words) for t in nouns)


def _titled_person(tokens: Sequence[Token], words: NameWords) -> bool:
    """Whether what was taken for a body is an office and two or three plain names: "Einsatzleiterin Anna Berg"."""
    name = tokens[1:]
    plain = all(capital(t) and t.pos == "PROPN" and not words.classes(t) for t in name)
    return 1 < len(name) < 4 and plain and role_key(tokens[0], words) in words.roles


def _own_end(sentence: Sentence, first: int, end: int, words: NameWords) -> int:
    """Where the name of a body ends before what it is accused of, or before an object: "warf der Front den Angriff vor"."""
    tokens = sentence.tokens
    for at in range(first + 1, end):
        charged = word_key(tokens[at].text) in words.of and not any(map(capital, tokens[at:end])) and accused(sentence, first, words)
        judged = tokens[at].text.islower() and tokens[at].dep == "xcomp" and tokens[at].pos == "ADJ"  # "machte die Front verantwortlich"
        if charged or judged or (tokens[at].pos == "DET" and tokens[at].feature("Case") in ("Nom", "Acc")):
            return at
    return end


def _trails(sentence: Sentence, at: int, kind: str, words: NameWords) -> bool:
    """Whether the last word of a span is no part of the name: a link, a sign, a possessive mark, a common noun ("Kassala deal")."""
    token = sentence.tokens[at]
    small = token.text.islower() and token.text.isalpha() and not glued(sentence, at)
    if small and (kind == "person" or (kind == "place" and not (words.has("geo", token) or words.has("facilities", token)))):
        return word_key(token.text) not in words.particles
    return token.pos in ("ADP", "DET", "CCONJ") or word_key(token.text) in words.possessive_marks or not any(map(str.isalnum, token.text))


def _hyphenated(sentence: Sentence, first: int, end: int, kind: str, words: NameWords) -> tuple[int, int]:
    """A span with what hyphens join to it: a second name behind, a particle before ("al-")."""
    tokens = sentence.tokens
    while end + 1 < len(tokens) and _bridged(sentence, end) and capital(tokens[end + 1]):
        if kind == "place" and (gazetteer().lookup(tokens[end + 1].text) or tokens[end + 1].text.isupper()):
            break  # two places, not one of two names
        end += 2
    if kind == "place" and first > 1 and _bridged(sentence, first - 1) and capital(tokens[first - 2]) and words.has("geo", tokens[first]):
        first -= 2  # "Ob-Kanal"
    if kind == "person":
        end = past_particle(sentence, end, words)
    while first > 1 and _bridged(sentence, first - 1) and word_key(tokens[first - 2].text) in words.particles:
        first -= 2
    return first, end


def _bridged(sentence: Sentence, at: int) -> bool:
    """Whether a word is a hyphen without space on either side."""
    return sentence.tokens[at].text in HYPHENS and glued(sentence, at) and glued(sentence, at + 1)


def _extended(sentence: Sentence, first: int, end: int, words: NameWords) -> int:
    """Where a person's name begins when a first name before it was passed over: a capitalised word that the parser ties to it."""
    tokens = sentence.tokens
    while first > 1 and capital(tokens[first - 1]) and tokens[first - 1].pos in ("PROPN", "NOUN", "X") and tokens[first - 1].text.isalpha():
        before = tokens[first - 1]
        tied = first <= before.head < end or any(tokens[i].head == first - 1 for i in range(first, end))
        known = gazetteer().lookup(before.text) or actors().lookup(before.text) or actors().adjective(before.text)
        titled = role_key(before, words) in words.roles or (words.compounded and before.pos == "NOUN" and is_common(before, words))
        if not tied or known or titled or words.classes(before) or end - first > 2 or _ends_title(sentence, first, words):
            break
        first -= 1
    return first


def _ends_title(sentence: Sentence, first: int, words: NameWords) -> bool:
    """Whether the word before a name is the last of what its title is of: "Representative for Chad Engagement" before "Anna Berg"."""
    title = title_before(sentence, first, words)
    return title is not None and any(sentence.tokens[at].pos == "ADP" for at in range(title[0] + 1, first - 1))


def _abstract(token: Token, words: NameWords) -> bool:
    """Whether a word ends as abstract nouns do and first names do not ("Engagement")."""
    return len(token.text) > 6 and word_key(token.text).endswith(words.noun_endings or ("\0",))


def _leads(sentence: Sentence, first: int, end: int, kind: str, words: NameWords) -> bool:
    """Whether the first word of a span is no part of the name: an article, a sign, a title before a person."""
    token = sentence.tokens[first]
    key = word_key(token.text)
    if not any(c.isalnum() for c in token.text) or (token.text[:1].islower() and (kind != "person" or key not in words.particles)):
        return True
    if kind == "person":
        if end - first > 2 and actors().adjective(token.text):
            return True
        role = role_key(token, words) if token.pos != "PROPN" or end - first > 2 else key
        return key in words.honorifics or (end - first > 1 and (role in words.roles or key in words.role_modifiers))
    return key in words.articles and end - first > 1 and (token.text.islower() or kind == "organisation")


def _missed(sentence: Sentence, spans: Sequence[Span], words: NameWords) -> list[Span]:
    """Names that the tagger passed over though the file of actors, or the list of countries and capitals, has them as written."""
    tokens, found, at = sentence.tokens, list[Span](), 0
    while at < len(tokens):
        stop = at + 1
        titled = _titled(sentence, at, spans, words) or _behind_title(sentence, at, spans, words)
        if titled:
            found += mended(sentence, _parted(sentence, (at, titled, "person"), words), words)
            at = titled
            continue
        for end in range(min(len(tokens), at + 6), at, -1):
            kind = _sure_kind(sentence, at, end, words) if not any(f < end and at < e for f, e, _ in spans) else None
            if kind:
                found.append((at, end, kind))
                stop = end
                break
        at = stop
    return found


def _titled(sentence: Sentence, at: int, spans: Sequence[Span], words: NameWords) -> int | None:
    """Where a name ends that begins here, right behind a title in small letters: two or three capitalised words that nobody knows."""
    tokens = sentence.tokens
    if at == 0 or capital(tokens[at - 1]) or not is_role(sentence, at - 1, words) or any(f <= at < e for f, e, _ in spans):
        return None
    end = at
    while end < len(tokens) and end - at < 4 and _plain_name(tokens[end], words) and not any(f <= end < e for f, e, _ in spans):
        end += 1
    return end if end - at in (2, 3) else None


def _behind_title(sentence: Sentence, at: int, spans: Sequence[Span], words: NameWords) -> int | None:
    """As above, right behind a title with a capital ("Deputy Minister Ambassador Asha Mwangi"): two to four unknown proper nouns."""
    tokens = sentence.tokens
    end = at
    if at == 0 or not is_role(sentence, at - 1, words) or shouted(sentence):
        return None
    while end < len(tokens) and end - at < 4 and _plain_name(tokens[end], words) and tokens[end].pos == "PROPN":
        end += 1
    closed = end >= len(tokens) or not (capital(tokens[end]) or word_key(tokens[end].text) in words.of | words.possessive_marks)
    taken = any(f < end and at < e for f, e, _ in spans)
    known = look_up(tokens[at].text) or look_up(" ".join(t.text for t in tokens[at:end]))
    return end if end - at > 1 and closed and not taken and not known else None


def _plain_name(token: Token, words: NameWords) -> bool:
    """Whether a word looks like a part of a person's name: capitalised, no state's adjective, no word that the pack knows."""
    known = actors().adjective(token.text) or actors().lookup(token.text) or words.classes(token) or word_key(token.text) in words.calendar
    return capital(token) and token.text.isalpha() and token.pos in ("PROPN", "NOUN", "X", "ADJ") and not known


def _sure_kind(sentence: Sentence, at: int, end: int, words: NameWords) -> str | None:
    tokens = sentence.tokens[at:end]
    if not capital(tokens[0]) or not capital(tokens[-1]) or not any(t.pos == "PROPN" or t.text.isupper() for t in tokens):
        return None
    name = " ".join(t.text for t in tokens)
    if word_key(name) in words.never:
        return None
    actor = actors().lookup(name)
    if actor is not None and actor.kind in ("organisation", "group"):
        return "organisation"
    if actors().adjective(name) is not None:
        return None
    places = gazetteer().lookup(name)
    return "place" if name_key(name) in actors().lands or (places and places[0].feature in ("country", "capital")) else None


def _kinds_known(sentence: Sentence, span: Span, words: NameWords) -> Span:
    """A span with its kind put right where the name is a country's, a title stands before it, or it is a facility's by its noun."""
    first, end, tagged = span
    tokens = sentence.tokens[first:end]
    name = " ".join(t.text for t in tokens)
    kind = _kind_known(name, tagged, end - first)
    if kind == "person" and end - first == 1 and actors().head(name) and words.has("lone_bodies", tokens[0]):
        kind = "organisation"  # "al Ejército"
    written = [t for t in tokens if t.text not in JOINTS]
    several = len(written) > 1 and all(map(capital, written)) and not any(map(words.classes, written))
    named = several and (kind == "organisation" or (kind == "place" and not gazetteer().lookup(name)))
    behind_title = named and first > 0 and sentence.tokens[first - 1].text == "," and title_before(sentence, first, words)
    if behind_title or (named and kind == "organisation" and title_after(sentence, end, words)):
        kind = "person"
    if kind == "organisation" and first > 0 and word_key(sentence.tokens[first - 1].text) in words.place_prepositions - words.of:
        kind = "place" if is_place(" ".join(t.text for t in tokens)) else kind
    if kind in ("person", "place") and words.owned_heads and end - first > 1:
        kind = owned_kind(sentence.tokens[end - 1], kind, words)
    return facility_span(sentence, (first, end, kind), words)


def _kind_known(written: str, kind: str, length: int) -> str:
    """The kind of a name by what the lists know for sure: a country's, a capital's, a leader's."""
    if length == 1 and kind == "place" and fold_name(written) in actors().leaders and not gazetteer().lookup(written):
        return "person"
    known = actors().lookup(written)
    if (
        kind in ("person", "place")
        and known
        and known.kind == "organisation"
        and written.replace(".", "").isupper()
        and not actors().country(written)
    ):
        return "organisation"  # "U.N."
    if kind == "place" or length > 3:
        return kind
    places = gazetteer().lookup(written)
    country = name_key(written) in actors().lands or (places and places[0].feature == "country")
    if country and (kind == "organisation" or length > 1):
        return "place"
    if places and places[0].feature in ("capital", "country") and length == 1:
        return "place"
    acronym = written.isupper() and length == 1 and len(written) <= LONGEST_ACRONYM
    return "organisation" if kind == "person" and acronym else kind
