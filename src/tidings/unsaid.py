"""Who acts where no subject is written or the parser has lost it, in languages whose verbs tell the person: "Instó al Gobierno a ...".

For packs with `dropped_subjects` in `claims.toml`. Whoever the last sentence was about goes on acting, where the number fits; a person or
body that stands as an object without the preposition which such objects have there is no object but the subject behind its verb.
"""

from __future__ import annotations

from tidings.annotate_types import Sentence, Token
from tidings.cast import EARSHOT, Company
from tidings.cues import Cues
from tidings.language import Pack
from tidings.lexicon import Trigger
from tidings.model import Mention
from tidings.roles import OBJECTS, coordinated, is_passive, subject

SPOKEN = ("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE")
WHO = ("person", "role", "organisation", "group")
HELPERS = ("aux", "aux:tense")
OF_THINGS = ("ASSAULT", "COERCE", "HAZARD")  # a bomb, a river or a landslide does these as well, and is no one who is known


def unsaid(sentence: Sentence, trigger: Trigger, company: Company, cues: Cues, pack: Pack) -> tuple[Mention, ...]:
    """The doers of a verb without a written subject; nobody where the pack says that subjects are written, or where none is known."""
    entry, verb = trigger.entry, sentence.tokens[trigger.index]
    if not cues.dropped_subjects or entry.pos != "V" or "sbj" not in entry.roles.actors or is_passive(sentence, verb.index):
        return ()
    if subject(sentence, verb.index):
        return ()
    return _behind(sentence, trigger, company, pack) or _going_on(sentence, trigger, company)


def _behind(sentence: Sentence, trigger: Trigger, company: Company, pack: Pack) -> tuple[Mention, ...]:
    """Who stands behind a verb of speech like an object, but bare: "Condenó el ataque el obispo"."""
    marks = frozenset(pack.toml("parse").get("object_cases", ()))
    if not marks or trigger.entry.type not in SPOKEN:
        return ()
    for head in sentence.child(trigger.index, *OBJECTS):
        token = sentence.tokens[head]
        if token.pos in ("NOUN", "PROPN") and head not in trigger.tokens and not sentence.child(head, "case"):
            found = company.anybody(sentence, head)
            named = any(m.start <= token.start < m.end for m in found) or company.descriptions.acts(token)
            if found and named and all(m.kind in WHO for m in found):
                return found
    return ()


def _going_on(sentence: Sentence, trigger: Trigger, company: Company) -> tuple[Mention, ...]:
    """Whoever the sentence before was about, for a main verb in the third person of their number."""
    verb = sentence.tokens[trigger.index]
    if trigger.entry.type in OF_THINGS:
        return ()
    finite = _finite(sentence, verb)
    if finite is None or finite.feature("Person") not in ("3", None) or not _is_main(sentence, verb.index):
        return ()
    reflexive = any(sentence.tokens[i].feature("Reflex") == "Yes" for i in sentence.children[verb.index])
    if reflexive and not any(sentence.tokens[i].feature("Reflex") == "Yes" for i in trigger.tokens):
        return ()  # "se acusó al alcalde": nobody in particular
    number, people = company.going_on
    near = [m for m in people if 0 <= sentence.start - m.end < EARSHOT]
    return tuple(near) if number == finite.feature("Number") and len(near) == len(people) else ()


def _finite(sentence: Sentence, verb: Token) -> Token | None:
    """The word of a verb that tells its person: the verb itself or its auxiliary."""
    forms = (verb, *(sentence.tokens[i] for i in sentence.child(verb.index, *HELPERS)))
    return next((t for t in forms if t.feature("VerbForm") == "Fin"), None)


def _is_main(sentence: Sentence, index: int) -> bool:
    """Whether a verb is that of its sentence, or is joined to it; what is joined to a noun on top of all is misread."""
    at = sentence.tokens[index]
    while at.dep in ("conj", "parataxis") and at.head != at.index:
        at = sentence.tokens[at.head]
    return at.dep == "root" and (at.pos in ("VERB", "AUX") or at.index == index)


def going_on_after(sentence: Sentence, company: Company) -> tuple[str, tuple[Mention, ...]]:
    """The number and the people of a sentence's main subject, nobody where it is nobody known, those before where it has none."""
    root = next((t.index for t in sentence.tokens if t.dep == "root"), None)
    heads = [] if root is None else sentence.child(root, "nsubj", "nsubj:pass")
    if not heads:
        return company.going_on
    joined = coordinated(sentence, heads[0])
    people = tuple(m for i in joined for m in company.anybody(sentence, i) if m.kind in WHO or m.kind == "place")
    if not people:
        return "", ()
    token = sentence.tokens[heads[0]]
    return ("Plur" if len(joined) > 1 else token.feature("Number") or "Sing"), people
