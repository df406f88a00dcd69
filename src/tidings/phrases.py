"""Noun phrases around a head word: how far a body's, a group's or a role's phrase reaches to the left and to the right.

All functions take and yield indices of tokens in one sentence, ends excluded.
"""

from __future__ import annotations

from dataclasses import dataclass

from tidings.annotate_types import Sentence, Token
from tidings.first_names import first_name
from tidings.model import MentionKind
from tidings.name_words import NameWords, word_key
from tidings.owned_forms import is_unowned_plural

MODIFIERS = ("ADJ", "PROPN", "NOUN", "X")
HYPHENS = ("-", "–", "‑")
SUFFIX = 3  # characters between two words where an ending that is set apart stands behind the first
LONGEST_PHRASE = 9  # words on one side of the head
NAMED = ("flat", "flat:name", "appos", "amod")  # what the second word of such a name is to the first
OBLIQUE = ("Loc", "Abl", "Dat", "Acc", "Ins")  # cases of nouns that stand beside a phrase, not in it
NEAR_VERB = 3  # words between a verb and the noun that is its object


@dataclass(frozen=True, slots=True)
class Draft:
    """A name before it is a mention: tokens `first` to `end` (excluded) of sentence number `sentence`, offsets in the report.

    `role` is the title as written; `title` the offsets of all words taken up by titles; `head` the head word of a body, group
    or role, folded; `gender` "m" or "f" where a title tells it; `opens` if it stands first in its sentence,
    `plain` if it does and the parser has it for a common word; `told` if the words beside it say what kind of thing it is.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    role: str | None = None
    title: tuple[int, int] | None = None
    head: str | None = None
    gender: str | None = None
    sentence: int = -1
    opens: bool = False
    plain: bool = False
    told: bool = False


def capital(token: Token) -> bool:
    """Whether a word begins with a capital letter."""
    return token.text[:1].isupper()


def set_apart(sentence: Sentence, at: int) -> bool:
    """Whether the ending of a case that is no word of its own stands between a word and the next: "Kampala'da Peter"."""
    return at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].start - sentence.tokens[at].end >= SUFFIX


def glued(sentence: Sentence, at: int) -> bool:
    """Whether no space stands between a word and the one before it."""
    return 0 < at < len(sentence.tokens) and sentence.tokens[at - 1].end == sentence.tokens[at].start


def modifies(sentence: Sentence, at: int, words: NameWords) -> bool:
    """Whether a word can stand inside the phrase of the noun after it (English order): no number, no quantity, no title."""
    token = sentence.tokens[at]
    key = word_key(token.text)
    if key in words.outside or key in words.articles or key in words.possessives or key in words.indefinite:
        return False
    if words.genitive and token.pos != "ADJ":
        return False
    if words.compounded and token.pos == "NOUN":
        return False  # where nouns are compounded in one word, the one before belongs to another phrase
    if token.pos in MODIFIERS:
        return token.text[:1].isalnum() and not token.text[:1].isdigit() and key not in words.calendar
    if words.owned_heads and token.feature("VerbForm") == "Vnoun" and capital(token) and at > 0:
        return True  # "Çalışma Bakanlığı"
    return token.pos == "VERB" and token.dep in ("amod", "compound") and not capital(token) and _fronted(sentence, at)


def _fronted(sentence: Sentence, at: int) -> bool:
    """Whether a participle stands where an adjective can: after an article, an adjective or a preposition, not after a noun."""
    return at > 0 and sentence.tokens[at - 1].pos in ("DET", "ADP", "ADJ", "NUM")


def reach_left(sentence: Sentence, head: int, words: NameWords) -> int:
    """Where a phrase begins whose modifiers stand before its head."""
    at = head
    while at > 0 and head - at < LONGEST_PHRASE:
        if _stands_apart(sentence, at - 1, head, words):
            break
        if modifies(sentence, at - 1, words):
            at -= 1
        elif at > 1 and (_compound(sentence, at - 1) or _possessor(sentence, at - 1, words)):
            at -= 2
        else:
            break
    while at < head and sentence.tokens[at].text in HYPHENS:
        at += 1
    named = next((i for i in range(at, head) if capital(sentence.tokens[i])), at)
    return named if not any(word_key(t.text) in words.possessive_marks for t in sentence.tokens[at:named]) else at


def _stands_apart(sentence: Sentence, at: int, head: int, words: NameWords) -> bool:
    """Whether a noun that tells its case is no part of the phrase behind it: "Göstericiler polis tarafından", "köyün ordu tarafından"."""
    token = sentence.tokens[at]
    ended = token.pos == "PROPN" and sentence.tokens[at + 1].start - token.end > 1  # a name whose case ending was taken off
    noun = sentence.tokens[head]
    persons = token.feature("Person") == "3" or (ended and noun.feature("Person") == "3")
    if (token.pos != "NOUN" and not ended) or not persons:
        return False  # where nouns have a person, one that owns another shows on that other
    if words.owned_heads and is_unowned_plural(word_key(noun.text), noun.feature("Case") == "Acc", words.groups):
        return True  # "Polis göstericilere müdahale etti": a noun before one that shows no owner is another phrase
    if token.dep == "obl" and sentence.tokens[token.head].pos == "VERB" and token.text.islower():
        return True  # "Salı günü ordu birlikleri"
    if token.feature("Case") in OBLIQUE:
        shown = ended or token.lemma.casefold() != token.text.casefold()  # "Sırbistan" is in no case, though it ends like one
        return shown and not token.feature("Attr")  # "Kentte ordu birlikleri"
    if token.pos == "PROPN":
        return False
    if noun.feature("Number[psor]") is not None:
        return False
    owned = token.feature("Number[psor]") is not None
    return token.feature("Case") == "Gen" or (token.feature("Case") == "Nom" and (owned or token.feature("Number") == "Plur"))


def _compound(sentence: Sentence, at: int) -> bool:
    """Whether a word is the hyphen of a compound that begins with no number ("U.S.-led", not "12-member")."""
    return sentence.tokens[at].text in HYPHENS and glued(sentence, at + 1) and glued(sentence, at) and sentence.tokens[at - 1].pos != "NUM"


def _possessor(sentence: Sentence, at: int, words: NameWords) -> bool:
    """Whether a word is the possessive mark of a small plural: "workers' confederation"."""
    owner = sentence.tokens[at - 1]
    common = owner.pos == "NOUN" and owner.text[-1:] == "s" and not capital(owner)
    return common and word_key(sentence.tokens[at].text) in words.possessive_marks


QUOTED = {"«": "»", "“": "”", "„": "“”", '"': '"'}  # marks that open, and those that close


def reach_right(sentence: Sentence, head: int, words: NameWords, names: dict[int, int]) -> int:
    """Where a phrase ends: adjectives after the head (French order), "of" and its noun; `names` are first token -> end."""
    tokens = sentence.tokens
    end = head + 1
    if words.genitive:
        return _past_genitives(sentence, head, words)
    for _ in range(4):
        if words.head_first:
            while end < len(tokens) and end - head < LONGEST_PHRASE and _describes(sentence, head, end, words):
                end += 1
        after = _complement(sentence, head, end, words, names)
        if after == end:
            return end
        end = after
    return end


def _describes(sentence: Sentence, head: int, at: int, words: NameWords) -> bool:
    """Whether a word belongs to the head before it: an adjective, or of a name in capitals the next word in them ("Frente Soberana")."""
    token = sentence.tokens[at]
    named = at == head + 1 and head > 0 and capital(sentence.tokens[head]) and capital(token) and token.pos in MODIFIERS
    return (token.pos == "ADJ" or (named and token.dep in NAMED)) and _within(sentence, at, words)


def _past_genitives(sentence: Sentence, head: int, words: NameWords) -> int:
    """Past what stands in the genitive right behind a noun: "ministry of defence of Kenya" without any "of"; a body's whole name only."""
    tokens = sentence.tokens
    end, noun = head + 1, head
    league = capital(tokens[head]) and words.has("leagues", tokens[head])
    while end < len(tokens) and end - head < LONGEST_PHRASE and _owns(sentence, head, end, league=league) and _within(sentence, end, words):
        if tokens[end].pos not in MODIFIERS or not (capital(tokens[end]) or league or words.has("of_bodies", tokens[head])):
            break
        if not league and (words.has("groups", tokens[end]) or words.has("roles", tokens[end])):
            break
        if tokens[end].pos != "ADJ" or (league and capital(tokens[end])):
            noun = end
        end += 1
    return _past_quoted(sentence, head, _past_task(sentence, head, noun + 1, words), words)


def _owns(sentence: Sentence, head: int, at: int, *, league: bool) -> bool:
    """Whether a word stands in the genitive behind a body. In the name of a league its people hang on it whatever case is read in them, and
    one name in capitals behind them is where they are, unless it is a person's: "Комитет матерей Ренги"."""
    tokens = sentence.tokens
    if tokens[at].feature("Case") == "Gen":
        return True
    if not league or tokens[at].pos not in MODIFIERS:
        return False
    if not capital(tokens[at]):
        return at == head + 1 and tokens[at].dep == "nmod" and tokens[at].head == head
    alone = at + 1 >= len(tokens) or not capital(tokens[at + 1])
    return at > head + 1 and alone and not first_name(tokens[at].text)


def _past_task(sentence: Sentence, head: int, end: int, words: NameWords) -> int:
    """Past what a body is for, as its name says with a preposition: "Движение за свободу края", "служба по чрезвычайным ситуациям"."""
    tokens = sentence.tokens
    weak = words.has("weak_bodies", tokens[head]) or words.has("named_bodies", tokens[head])
    if not weak or end + 1 >= len(tokens) or word_key(tokens[end].text) not in words.body_links or tokens[end].dep != "case":
        return end
    noun = tokens[tokens[end].head]
    below = noun.index > end and head <= noun.head < end
    if not below or word_key(noun.lemma) in words.calendar or word_key(noun.text) in words.calendar:
        return end
    last = end + 1
    while last < len(tokens) and last - end < LONGEST_PHRASE and tokens[last].pos in (*MODIFIERS, "ADP", "CCONJ"):
        if last > noun.index and tokens[last].feature("Case") not in ("Gen", None) and tokens[last].pos not in ("ADP", "CCONJ"):
            break
        if last > noun.index and noun.index not in _above(sentence, last):
            break
        last += 1
    while last > noun.index + 1 and tokens[last - 1].pos in ("ADP", "CCONJ", "ADJ"):
        last -= 1
    if last <= noun.index:
        return end
    return last + 1 if last < len(tokens) and capital(tokens[head]) and _owns(sentence, head, last, league=True) else last


def _above(sentence: Sentence, at: int) -> list[int]:
    """A word and those that it hangs on, as far as a name reaches."""
    found = [at]
    while sentence.tokens[found[-1]].head != found[-1] and len(found) < LONGEST_PHRASE:
        found.append(sentence.tokens[found[-1]].head)
    return found


def _past_quoted(sentence: Sentence, head: int, end: int, words: NameWords) -> int:
    """Past a name in quotation marks right behind a body that is not named by it alone: "Оперативный штаб «Юг»"."""
    tokens = sentence.tokens
    if not words.has("weak_bodies", tokens[head]) or words.has("named_bodies", tokens[head]):
        return end
    if end + 2 >= len(tokens) or tokens[end].text not in QUOTED or not capital(tokens[end + 1]):
        return end
    closed = next(
        (at for at in range(end + 2, min(end + LONGEST_PHRASE, len(tokens))) if tokens[at].text in QUOTED[tokens[end].text]), None
    )
    return closed + 1 if closed is not None else end


def _within(sentence: Sentence, at: int, words: NameWords) -> bool:
    key = word_key(sentence.tokens[at].text)
    return key not in words.outside and key not in words.calendar and key not in words.honorifics


def _complement(sentence: Sentence, head: int, end: int, words: NameWords, names: dict[int, int]) -> int:
    """The end of an "of" phrase that begins at `end`, if it belongs to the head's name."""
    tokens = sentence.tokens
    at = end
    while at < len(tokens) and word_key(tokens[at].text) in words.of | words.articles and at - end < 3:
        at += 1
    if at == end or at >= len(tokens) or word_key(tokens[end].text) not in words.of:
        return end
    takes = words.has("of_bodies", tokens[head]) or (capital(tokens[head]) and head > 0)
    if not takes or word_key(tokens[at].text) in words.calendar:
        return end
    if at in names:
        return names[at]
    of_people = words.has("groups", tokens[at]) and not capital(tokens[head])
    if not capital(tokens[at]) and accused(sentence, head, words):
        return end
    if not capital(tokens[at]) and (tokens[at].pos not in ("NOUN", "PROPN") or of_people):
        return end
    stop = at + 1
    while not words.head_first and stop < len(tokens) and tokens[stop].pos in MODIFIERS and capital(tokens[stop]) >= capital(tokens[at]):
        if words.compounded and words.has("roles", tokens[stop]):
            break  # "Soldaten der Garde | Präsident X"
        stop += 1
    return past_particle(sentence, _joined(sentence, stop), words)


def accused(sentence: Sentence, head: int, words: NameWords) -> bool:
    """Whether a verb of accusing stands right before a body: in "accused the Front of the attack" the attack is no part of its name."""
    before = sentence.tokens[max(0, head - NEAR_VERB) : head]
    return any(token.pos == "VERB" and words.has("accusing", token) for token in before)


def past_particle(sentence: Sentence, stop: int, words: NameWords) -> int:
    """Past a particle whose name is lost behind its hyphen: "Omar al-" where the rest was a link that nobody kept."""
    tokens = sentence.tokens
    if stop < len(tokens) and tokens[stop].text[-1:] in HYPHENS and word_key(tokens[stop].text[:-1]) in words.particles:
        return stop + 1
    cut = stop + 1 < len(tokens) and tokens[stop + 1].text in HYPHENS and glued(sentence, stop + 1) and not glued(sentence, stop + 2)
    return stop + 2 if cut and word_key(tokens[stop].text) in words.particles else stop


def _joined(sentence: Sentence, stop: int) -> int:
    """Past "and" and a capitalised word: "Ministry of Water and Sanitation"."""
    tokens = sentence.tokens
    if stop + 1 < len(tokens) and tokens[stop].pos == "CCONJ" and capital(tokens[stop - 1]) and capital(tokens[stop + 1]):
        return stop + 2
    return stop
