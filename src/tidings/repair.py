"""Rules that mend what a small parser gets wrong around names. Relations are those of Universal Dependencies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tidings.annotate_types import Token
from tidings.garden_paths import straightened
from tidings.joined_forms import with_forms_joined
from tidings.late_subjects import off_numbers, with_late_subjects
from tidings.remarks import remarks_behind, sayers, speakers_behind
from tidings.trailing import with_trailing

NAMES = ("flat", "flat:name", "flat:foreign", "compound", "nmod:desc")
INSIDE = (*NAMES, "appos", "amod", "nmod")
SKIPPED = ("ADV", "AUX", "PART")
CONTENTS = ("obj", "ccomp", "xcomp")
LED = ("mark", "aux:pass")
MISPUT = ("acl", "advmod", "amod", "appos", "ccomp", "conj", "dep", "nmod", "parataxis", "xcomp")  # what such a verb is taken for
NEXT = 2  # words from the head of a noun phrase to the verb behind it


def repair(tokens: list[Token]) -> list[Token]:
    """The tokens of a sentence with mended heads: each rule looks for one shape that cannot be right."""
    tokens = [replace(t, dep="amod") if t.pos == "VERB" and t.dep == "compound" and t.head > t.index else t for t in tokens]  # "jailed men"
    tokens = [replace(t, pos="NOUN") if t.pos == "NUM" and _is_worded(t) else t for t in tokens]
    tokens = with_late_subjects(_names_behind_pronouns(tokens))
    tokens = straightened(_clauses_behind_conjunctions(_counted_before_verbs(off_auxiliaries(tokens))))
    tokens = sayers(remarks_behind(_nominatives_before_verbs(_one_subject(tokens))))
    tokens = _finite_behind_nouns(_subjects_in_nominative(_verbs_of_nouns(_participles_before_verbs(_clauses_behind_dates(tokens)))))
    tokens = _nouns_before_their_clauses(_finite_under_roots(tokens))
    tokens = with_forms_joined(tokens)
    joined = _lost_subjects(_joined_subjects(_sides_joined_inside(_names_joined_inside(_subjects_behind_semicolons(tokens)))))
    joined = _behind_closed_clauses(joined)
    return off_numbers(with_trailing(speakers_behind(_subjects_before_asides(_contents_behind_days(_objects_behind_places(joined))))))


def _behind_closed_clauses(tokens: list[Token]) -> list[Token]:
    """ "Министр сказал, что ..., и пригрозил" with the threat joined to what was said: where commas close a clause with "that" on both
    sides, a verb without a subject behind "and" goes on from the verb above, as two verbs of one subject have no comma between them."""
    mended = list(tokens)
    for verb in tokens:
        clause, above = tokens[verb.head], tokens[tokens[verb.head].head]
        if verb.dep != "conj" or verb.pos != "VERB" or clause.dep not in ("ccomp", "advcl") or not above.index < clause.index < verb.index:
            continue
        below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
        joints = [t for t in below if t.dep == "cc"]
        marks = [t for t in tokens if t.head == clause.index and t.dep == "mark"]
        closed = bool(joints and marks) and all(t.index > 0 and tokens[t.index - 1].text == "," for t in (joints[0], marks[0]))
        alone = not any(t.dep.split(":")[0] in ("nsubj", "mark") for t in below)
        if closed and alone and all(verb.feature(name) == above.feature(name) for name in ("VerbForm", "Number", "Gender", "Tense")):
            mended[verb.index] = replace(verb, head=above.index)
    return mended


def _is_worded(token: Token) -> bool:
    """Whether what a parser took for a number is a word that a hyphen joins: "die UN-Gesandte Anna Lindqvist"."""
    return "-" in token.text and token.text[:1].isupper() and not any(map(str.isdigit, token.text)) and token.dep != "nummod"


def _names_behind_pronouns(tokens: list[Token]) -> list[Token]:
    """ "Drei Tage später klagte sie Anna Berg an" with the name put to "sie": who is named behind a pronoun is somebody else."""
    mended = list(tokens)
    for name in tokens:
        above = tokens[name.head]
        if name.pos != "PROPN" or name.dep not in ("appos", "flat", "flat:name") or name.index != above.index + 1:
            continue
        verb = tokens[above.head]
        if above.feature("PronType") == "Prs" and above.feature("Person") == "3" and above.dep == "nsubj" and verb.index < above.index:
            taken = any(t.head == verb.index and t.dep == "obj" and t.index > name.index for t in tokens)
            mended[name.index] = replace(name, head=verb.index, dep="iobj" if taken else "obj")
    return mended


def off_auxiliaries(tokens: list[Token]) -> list[Token]:
    """ "Frankreich hat zwei Diplomaten ausgewiesen" with the subject put to "hat": what hangs on an auxiliary hangs on its verb."""
    helpers = {t.index for t in tokens if t.dep.startswith("aux") and t.head != t.index and not tokens[t.head].dep.startswith("aux")}
    return [replace(t, head=tokens[t.head].head) if t.head in helpers and t.pos in ("NOUN", "PROPN", "PRON") else t for t in tokens]


def _counted_before_verbs(tokens: list[Token]) -> list[Token]:
    """ "nahe Djibo sieben Soldaten getötet" with the soldiers put to the town: a counted noun without a preposition, before the verb at the
    end, is its object, or its subject where it has none."""
    mended = list(tokens)
    for noun in tokens:
        if noun.pos != "NOUN" or noun.dep not in ("nmod", "obl", "dep") or noun.feature("Case") == "Gen":
            continue
        below = {t.dep.split(":")[0] for t in tokens if t.head == noun.index}
        verb, steps = tokens[noun.head], 0
        while verb.pos != "VERB" and verb.head != verb.index and steps < NEXT + 1:
            verb, steps = tokens[verb.head], steps + 1
        if "nummod" not in below or "case" in below or verb.pos != "VERB" or verb.index < noun.index or not noun.feature("Case"):
            continue
        own = {t.dep for t in tokens if t.head == verb.index and t.index != noun.index}
        if "obj" not in own:
            mended[noun.index] = replace(noun, head=verb.index, dep="obj" if own & {"nsubj", "nsubj:pass"} else "nsubj")
    return mended


def _nouns_before_their_clauses(tokens: list[Token]) -> list[Token]:
    """ "After two raids that left nine dead", read as "that left nine dead after two raids": no word stands before its own relative clause.

    The clause describes the noun, and what the noun's phrase hung on stays above it.
    """
    for noun in tokens:
        verb = tokens[noun.head]
        if noun.dep != "obl" or noun.pos != "NOUN" or verb.index <= noun.index + 1 or verb.head == verb.index or verb.head > noun.index:
            continue
        pronoun = tokens[noun.index + 1]
        if pronoun.head != verb.index or pronoun.pos not in ("PRON", "DET") or not pronoun.dep.startswith("nsubj"):
            continue
        if any(t.head == verb.index and t.index < noun.index and t.dep.startswith("nsubj") for t in tokens):
            continue
        mended = list(tokens)
        mended[noun.index] = replace(noun, head=verb.head)
        mended[verb.index] = replace(verb, head=noun.index, dep="acl:relcl")
        tokens = [replace(t, head=noun.index) if t.head == verb.index and t.index < noun.index else t for t in mended]
    return tokens


def _verbs_of_nouns(tokens: list[Token]) -> list[Token]:
    """ "A denounced the ban" read as a noun with "denounced by ..." put to it: a participle with an object behind it is the main verb."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is None or root.pos not in ("NOUN", "PROPN") or any(t.head == root.index and t.dep in ("cop", "nsubj", "case") for t in tokens):
        return tokens
    for verb in (t for t in tokens if t.head == root.index and t.dep == "acl" and t.index > root.index):
        passive = verb.feature("VerbForm") == "Part" and verb.feature("Voice") == "Pass"
        below = [t for t in tokens if t.head == verb.index] if passive else []
        active = any(t.dep == "obj" and t.index > verb.index for t in below) and not any(
            t.dep.startswith(("aux", "obl:agent")) for t in below
        )
        if active:
            mended = [replace(t, head=verb.index) if t.head == root.index and t.index > verb.index else t for t in tokens]
            mended[root.index] = replace(root, head=verb.index, dep="nsubj")
            mended[verb.index] = replace(verb, head=verb.index, dep="root", morph="Mood=Ind|Tense=Past|VerbForm=Fin")
            return mended
    return tokens


def _clauses_behind_dates(tokens: list[Token]) -> list[Token]:
    """ "On 30 October the two sides agreed" read as a phrase, of the number or of the noun: the noun is the subject of the verb behind it.

    A participle of which the noun would suffer ("the strikes reported") stands without an object or place of its own, and is left alone.
    """
    root = next((t for t in tokens if t.head == t.index), None)
    led = {t.head for t in tokens if t.dep == "case" and t.index == 0}
    number = next((t for t in tokens if t.index in led and t.pos == "NUM"), None)
    if root is None or number is None or root.index not in (number.index, number.head):
        return tokens
    marked = {t.head for t in tokens if t.dep == "det" and t.index > number.index}
    noun = next((t for t in tokens if t.pos == "NOUN" and t.index in marked and root.index in (t.index, t.head)), None)
    verb = next((t for t in tokens if noun and t.pos == "VERB" and t.dep == "acl" and noun.index in (t.head, t.index - 1)), None)
    if noun is None or verb is None or not any(t.head == verb.index and t.index > verb.index and t.pos != "PUNCT" for t in tokens):
        return tokens
    mended = [replace(t, head=verb.index) if t.head == root.index and t.index > noun.index else t for t in tokens]
    mended[number.index] = replace(number, head=verb.index, dep="obl")
    mended[noun.index] = replace(noun, head=verb.index, dep="nsubj")
    mended[verb.index] = replace(verb, head=verb.index, dep="root", morph="Mood=Ind|Tense=Past|VerbForm=Fin")
    return mended


def _clauses_behind_conjunctions(tokens: list[Token]) -> list[Token]:
    """ "died when a shell struck" with "when a shell" as a phrase: a noun behind a conjunction is the subject of the verb behind it."""
    mended = list(tokens)
    for mark in tokens:
        noun = tokens[mark.head]
        if mark.pos != "SCONJ" or mark.dep != "case" or noun.pos not in ("NOUN", "PROPN") or not noun.dep.startswith(("obl", "nmod")):
            continue
        verb = next((t for t in tokens[noun.index + 1 :] if t.pos == "VERB"), None)
        if verb is None or verb.head >= mark.index or not verb.dep.startswith(("parataxis", "conj", "advcl", "acl")):
            continue
        if any(t.head == verb.index and t.dep.startswith(("nsubj", "mark")) for t in tokens):
            continue
        mended[mark.index] = replace(mark, head=verb.index, dep="mark")
        mended[noun.index] = replace(noun, head=verb.index, dep="nsubj")
        mended[verb.index] = replace(verb, dep="advcl")
    return mended


def _subjects_in_nominative(tokens: list[Token]) -> list[Token]:
    """ "said rebels had attacked the village" with both taken for objects: of two, the one in the nominative is the subject."""
    mended = list(tokens)
    put_to: dict[int, list[Token]] = defaultdict(list)
    for token in tokens:
        put_to[token.head].append(token)
    for verb in tokens:
        below = put_to[verb.index]
        objects = [t for t in below if t.dep == "obj"]
        nominative = [t for t in objects if t.feature("Case") == "Nom"]
        if len(objects) != 2 or len(nominative) != 1 or any(t.dep.startswith("nsubj") for t in below):
            continue
        if any(t.feature("Case") in ("Acc", "Dat") for t in objects):
            mended[nominative[0].index] = replace(nominative[0], dep="nsubj")
            mended[verb.index] = replace(verb, dep="ccomp") if verb.dep == "xcomp" else verb
    return mended


def _nominatives_before_verbs(tokens: list[Token]) -> list[Token]:
    """ "Observers fear that" with "observers" taken for an adverb: a noun in the nominative right before a verb that has no subject is its
    subject; so is the passive subject of a verb that has what it says behind it and no passive auxiliary."""
    mended = list(tokens)
    for token in tokens:
        verb = tokens[token.head]
        if token.pos not in ("NOUN", "PROPN") or verb.pos != "VERB" or verb.index < token.index or token.feature("Case") != "Nom":
            continue
        below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
        if token.dep == "advmod" and verb.index - token.index <= NEXT:
            if not any(t.dep.startswith(("nsubj", "csubj", "expl")) for t in below) and not any(
                t.head == token.index and t.dep == "case" for t in tokens
            ):
                mended[token.index] = replace(token, dep="nsubj")
        elif token.dep == "nsubj:pass" and not any(t.dep in ("aux:pass", "obl:agent") for t in below):
            says = any(t.dep in ("ccomp", "dep", "xcomp") and t.index > verb.index for t in below)
            if says and any(t.dep == "aux" for t in below):
                mended[token.index] = replace(token, dep="nsubj")
    return mended


def _finite_behind_nouns(tokens: list[Token]) -> list[Token]:
    """ "The government and the opposition signed an accord" with "signed" put to the noun: a finite verb with an object, and without a
    subject or a relative word, describes nothing; whoever stands right before it is its subject.
    """
    for verb in tokens:
        if verb.pos != "VERB" or verb.dep != "acl" or verb.feature("VerbForm") != "Fin" or verb.head > verb.index:
            continue
        below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
        led = any(t.dep in LED or t.dep.startswith("nsubj") for t in below)
        if led or not any(t.dep in CONTENTS and t.index > verb.index for t in below):
            continue
        noun = tokens[verb.head]
        while noun.dep == "conj" and tokens[noun.head].index < noun.index and tokens[noun.head].pos in ("NOUN", "PROPN"):
            noun = tokens[noun.head]
        if noun.pos not in ("NOUN", "PROPN") or noun.dep in ("obj", "nsubj", "nsubj:pass") or verb.index - verb.head > NEXT:
            continue
        tokens = _made_clause(tokens, noun, verb)
    return tokens


def _finite_under_roots(tokens: list[Token]) -> list[Token]:
    """ "Die Bewohner demonstrierten in Ulm" read as a noun with all else put to it: a finite verb right behind the noun that a sentence
    hangs on, with no subject of its own, is the main verb, and what stands behind it is its own."""
    root = next((t for t in tokens if t.head == t.index), None)
    verb = tokens[root.index + 1] if root and root.index + 1 < len(tokens) else None
    if root is None or verb is None or root.pos not in ("NOUN", "PROPN") or root.feature("Case") not in (None, "Nom"):
        return tokens
    own = {t.dep for t in tokens if t.head == root.index and t.index < root.index} | {t.dep for t in tokens if t.head == verb.index}
    finite = verb.pos == "VERB" and verb.feature("VerbForm") == "Fin" and verb.head == root.index and verb.dep in MISPUT
    if not finite or own & {"cop", "nsubj", "nsubj:pass", "mark"}:
        return tokens
    mended = _made_clause(tokens, root, verb)
    for token in tokens:
        if token.head == root.index and token.index > verb.index:
            mended[token.index] = replace(token, head=verb.index, dep="obl" if token.dep == "nmod" else token.dep)
    return mended


def _made_clause(tokens: list[Token], noun: Token, verb: Token) -> list[Token]:
    """The tokens with a verb in the place that a noun had, and the noun as its subject; the noun's prepositions lead the clause."""
    root = noun.head == noun.index
    mended = list(tokens)
    mended[verb.index] = replace(verb, head=verb.index if root else noun.head, dep="root" if root else "advcl")
    mended[noun.index] = replace(noun, head=verb.index, dep="nsubj")
    for token in tokens:
        if (
            token.head == noun.index
            and token.dep in ("case", "punct", "mark", "advmod", "obl", "nmod:unmarked")
            and token.index < noun.index
        ):
            mended[token.index] = replace(token, head=verb.index, dep="mark" if token.dep == "case" else token.dep)
    return mended


def _contents_behind_days(tokens: list[Token]) -> list[Token]:
    """ "said on Monday that rebels had attacked" with the clause put to the day: one with "that" and a subject is what the verb says."""
    mended = list(tokens)
    for token in tokens:
        noun = tokens[token.head]
        verb = tokens[noun.head]
        if token.dep not in ("acl", "acl:relcl") or not noun.dep.startswith("obl") or verb.pos != "VERB" or verb.index > noun.index:
            continue
        below = [t for t in tokens if t.head == token.index]
        opened = any(t.dep == "mark" and t.index > noun.index for t in below) and any(t.dep.startswith("nsubj") for t in below)
        if opened and not any(t.head == verb.index and t.dep in ("ccomp", "obj") for t in tokens):
            mended[token.index] = replace(token, head=verb.index, dep="ccomp")
    return mended


def _subjects_before_asides(tokens: list[Token]) -> list[Token]:
    """ "A, speaking in B, condemned C" with A hung on "speaking": a participle before the main verb has no subject of its own there."""
    mended = list(tokens)
    for aside in tokens:
        main = tokens[aside.head]
        if aside.dep != "advcl" or aside.index > main.index or aside.feature("VerbForm") not in ("Ger", "Part", "Conv"):
            continue
        own = [t for t in tokens if t.head == aside.index and t.dep == "nsubj" and t.index < aside.index]
        bare = not any(t.head == main.index and t.dep.startswith(("nsubj", "csubj", "expl")) for t in tokens)
        if own and bare and main.pos == "VERB" and not any(t.head == aside.index and t.dep in ("aux", "mark") for t in tokens):
            mended[own[0].index] = replace(own[0], head=main.index)
    return mended


def _one_subject(tokens: list[Token]) -> list[Token]:
    """ "the army bombed the village" with both as subjects: of two nouns the second is the object, or the rest of the first one's name."""
    mended = list(tokens)
    put_to: dict[int, list[Token]] = defaultdict(list)
    for token in tokens:
        if token.dep == "nsubj" and token.pos in ("NOUN", "PROPN"):
            put_to[token.head].append(token)
    for head, subjects in put_to.items():
        if tokens[head].pos != "VERB" or len(subjects) != 2:
            continue
        first, second = subjects
        if second.index < head and _between_commas(tokens, second):
            mended[second.index] = replace(second, head=first.index, dep="appos")  # "Son porte-parole, le colonel Paul Andria, a dit"
            continue
        if any(t.head == head and t.dep in CONTENTS for t in tokens):
            if _is_given_to(tokens, first, second):
                mended[second.index] = replace(second, dep="iobj")
            continue
        if second.index == first.index + 1:
            if second.pos == "PROPN":
                mended[second.index] = replace(second, head=first.index, dep="flat" if first.pos == "PROPN" else "appos")
        elif second.index < head and second.pos == "PROPN" and first.pos == "NOUN":
            continue
        elif second.feature("Case") != "Nom" or first.feature("Case") == "Nom":
            mended[second.index] = replace(second, dep="obj")
    return mended


def _is_given_to(tokens: Sequence[Token], first: Token, second: Token) -> bool:
    """Whether of two subjects of a verb with an object the second is to whom it is done: "Das Parlament hat Minister X das Misstrauen
    ausgesprochen"; where articles have cases, a title without one shows none."""
    articles = [t for t in tokens if t.head == first.index and t.dep == "det" and t.feature("Case") == "Nom"]
    bare = not any(t.head == second.index and t.dep in ("det", "amod", "case", "cc") for t in tokens)
    things = [t for t in tokens if t.head == first.head and t.dep == "obj" and t.index > second.index]
    return bool(articles) and bare and second.pos == "PROPN" and any(t.feature("Case") == "Acc" for t in things)


def _between_commas(tokens: Sequence[Token], noun: Token) -> bool:
    """Whether commas stand right before and right behind a noun with what hangs on it."""
    inside = {noun.index}
    for _ in range(NEXT + 1):
        inside |= {t.index for t in tokens if t.head in inside and t.pos != "PUNCT"}
    first, last = min(inside), max(inside)
    closed = last + 1 < len(tokens) and tokens[last + 1].text in (",", "،") and len(inside) == last - first + 1
    return closed and first > 0 and tokens[first - 1].text in (",", "،")


def _names_joined_inside(tokens: list[Token]) -> list[Token]:
    """ "A B and C D met" with C hanging on B: it hangs on A, the head of the first name."""
    mended = list(tokens)
    for token in tokens:
        if token.dep in ("conj", "appos"):
            head = mended[token.head]
            steps = 0
            while head.dep in NAMES and mended[head.head].pos in ("PROPN", "NOUN") and steps < 4:
                head, steps = mended[head.head], steps + 1
            if head.index not in (token.head, token.index):
                mended[token.index] = replace(token, head=head.index)
    return mended


def _sides_joined_inside(tokens: list[Token]) -> list[Token]:
    """ "The president elect, A, and his rival, B, have signed" with B joined to "elect": of a verb in the plural it is a second subject."""
    mended = list(tokens)
    for token in tokens:
        if token.dep != "conj" or token.pos not in ("NOUN", "PROPN"):
            continue
        top, steps = tokens[token.head], 0
        while top.dep in INSIDE and steps < 5:
            top, steps = tokens[top.head], steps + 1
        joined = any(t.head == top.index and t.dep == "conj" for t in tokens)
        if steps == 0 or top.dep != "nsubj" or top.feature("Number") == "Plur" or joined:
            continue
        verb = tokens[top.head]
        forms = [verb, *(t for t in tokens if t.head == verb.index and t.dep.startswith("aux"))]
        finite = [t for t in forms if t.feature("VerbForm") == "Fin" and t.feature("Number")]
        if finite and all(t.feature("Number") == "Plur" for t in finite) and token.index < verb.index:
            mended[token.index] = replace(token, head=top.index)
    return mended


def _subjects_behind_semicolons(tokens: list[Token]) -> list[Token]:
    """ "A blamed the dam; the fishermen denied it" with the fishermen put beside the dam: what stands behind the semicolon and hangs on
    what is before it is the subject of the verb there that has none."""
    mended = list(tokens)
    for mark in (t for t in tokens if t.text == ";"):
        verb = next((t for t in tokens[mark.index + 1 :] if t.pos == "VERB" and t.dep in ("conj", "parataxis")), None)
        if verb is None or verb.head >= mark.index or verb.feature("VerbForm") == "Part":
            continue
        if any(t.head == verb.index and t.dep.startswith(("nsubj", "csubj", "expl")) for t in tokens):
            continue
        nouns = [t for t in tokens[mark.index + 1 : verb.index] if t.pos in ("NOUN", "PROPN") and t.head < mark.index]
        if len(nouns) == 1 and not any(t.head == nouns[0].index and t.dep == "case" for t in tokens):
            mended[nouns[0].index] = replace(nouns[0], head=verb.index, dep="nsubj")
    return mended


def _participles_before_verbs(tokens: list[Token]) -> list[Token]:
    """ "The men arrested at a march were freed" with "arrested" as the main verb: a past form before another verb without a subject of
    its own, an "and" or a comma between them is a participle, and what stands before it is the subject of the other."""
    for verb in tokens:
        if verb.pos != "VERB" or (verb.feature("Tense"), verb.feature("VerbForm")) != ("Past", "Fin"):
            continue
        subjects = [t for t in tokens if t.head == verb.index and t.dep == "nsubj" and t.index < verb.index]
        if len(subjects) != 1 or subjects[0].pos not in ("NOUN", "NUM", "PROPN"):
            continue
        if any(t.head == verb.index and (t.dep in ("obj", "ccomp", "xcomp") or t.dep.startswith("aux")) for t in tokens):
            continue
        for other in (t for t in tokens[verb.index + 1 :] if t.head == verb.index and t.dep in ("conj", "parataxis")):
            below = [t for t in tokens if t.head == other.index]
            finite = [t for t in (other, *below) if t.pos in ("VERB", "AUX") and t.feature("VerbForm") == "Fin" and t.index > verb.index]
            first = min((t.index for t in finite), default=None)
            if first is None or any(t.dep.startswith(("nsubj", "csubj", "expl", "mark")) or t.dep == "cc" for t in below):
                continue
            if any(t.pos in ("PUNCT", "CCONJ", "SCONJ") for t in tokens[verb.index + 1 : first]):
                continue
            return _reduced(tokens, subjects[0], verb, other)
    return tokens


def _reduced(tokens: list[Token], noun: Token, verb: Token, main: Token) -> list[Token]:
    """The tokens with a verb as a participle of a noun, which is the subject of the main verb behind it."""
    inner = next((t for t in tokens if t.dep == "nmod" and t.head == noun.index and noun.index < t.index < verb.index), noun)
    passive = any(t.head == main.index and t.dep == "aux:pass" for t in tokens)
    mended = [replace(t, head=main.index) if t.head == verb.index and (t.index > main.index or t.dep == "punct") else t for t in tokens]
    mended[noun.index] = replace(noun, head=main.index, dep="nsubj:pass" if passive else "nsubj")
    mended[main.index] = replace(main, head=main.index if verb.head == verb.index else verb.head, dep=verb.dep)
    mended[verb.index] = replace(verb, head=inner.index, dep="acl", morph="Tense=Past|VerbForm=Part|Voice=Pass")
    return mended


def _joined_subjects(tokens: list[Token]) -> list[Token]:
    """ "On Monday A and B met" with A hung on the day: whoever stands before the "and" of a subject is the subject too."""
    mended = list(tokens)
    for token in tokens:
        if token.dep not in ("nsubj", "nsubj:pass"):
            continue
        joint = next((t for t in tokens if t.head == token.index and t.dep == "cc" and t.index < token.index), None)
        if joint is None or joint.index == 0 or tokens[joint.index - 1].pos != "PROPN":
            continue
        top, steps = mended[joint.index - 1], 0
        while top.dep in NAMES and mended[top.head].index < joint.index and steps < 5:
            top, steps = mended[top.head], steps + 1
        if (
            top.dep in ("appos", "nmod", "conj", "obl", "dep", "list")
            and top.head != token.index
            and not any(t.head == top.index and t.dep == "case" for t in tokens)
        ):
            mended[top.index] = replace(top, head=token.head, dep=token.dep)
            mended[token.index] = replace(token, head=top.index, dep="conj")
    return mended


def _lost_subjects(tokens: list[Token]) -> list[Token]:
    """ "During a visit to A, B held talks" with B joined to A: a name right before a finite verb that has no subject is its subject."""
    mended = list(tokens)
    for verb in tokens:
        if (
            verb.pos != "VERB"
            or verb.feature("VerbForm") != "Fin"
            or any(t.head == verb.index and t.dep.startswith(("nsubj", "csubj", "expl")) for t in mended)
        ):
            continue
        if verb.dep == "conj":
            continue
        at = verb.index - 1
        while at >= 0 and mended[at].pos in SKIPPED:
            at -= 1
        if at < 1 or mended[at].pos not in ("PROPN", "NOUN"):
            continue
        top, steps = mended[at], 0
        while top.dep in NAMES and steps < 5:
            top, steps = mended[top.head], steps + 1
        before = mended[top.index - 1] if top.index else None
        if top.dep in ("conj", "appos", "nmod", "list", "obl") and before is not None and before.text == ",":
            mended[top.index] = replace(top, head=verb.index, dep="nsubj")
    return mended


def _objects_behind_places(tokens: list[Token]) -> list[Token]:
    """ "A received in B the president" with the president put beside B: without a comma, the noun is the verb's object."""
    mended = list(tokens)
    for token in tokens:
        if token.dep != "appos" or token.pos not in ("NOUN", "PROPN") or token.head >= token.index:
            continue
        below = [t for t in tokens if t.head == token.index and t.index < token.index]
        first = min(below, key=lambda t: t.index, default=token)
        place = tokens[token.head]
        verb = tokens[place.head]
        article = first.pos == "DET" and first.feature("PronType") in ("Art", None)
        bare = verb.pos == "VERB" and not any(t.head == verb.index and t.dep in ("obj", "ccomp", "xcomp") for t in tokens)
        together = first.index > place.index and not any(t.pos == "PUNCT" for t in tokens[place.index : first.index])
        if article and together and place.dep.startswith("obl") and bare and verb.index < place.index:
            mended[token.index] = replace(token, head=verb.index, dep="obj")
    return mended
