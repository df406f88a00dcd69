"""What a sentence hangs on is its predicate: in languages with cases, a noun on top of a finite verb is a misreading.

For packs that say `cases = true` in `parse.toml`. "Внаслідок повені в місті евакуювали людей" with the noun behind the preposition on top,
"Головна лікарка лікарні Ганна Лис каже" with the verb as a part of her name, "Командира загону вбито" with the verb as the squad's: the
first finite verb that nothing leads as a clause of its own rules, and the noun is its subject, its object or a circumstance, by its form.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.annotate_types import Token

NOUNS = ("NOUN", "PROPN")
SUBORDINATE = ("ccomp", "advcl", "csubj")
NOT_ALONE = ("cop", "nsubj", "nsubj:pass", "csubj")
INNER = ("amod", "nmod", "det", "flat", "flat:name", "nummod", "nummod:gov", "appos", "case", "acl", "acl:relcl", "conj", "compound")
ADJECTIVAL = tuple(
    a + b for a in ("вш", "нн", "щ", "ш") for b in ("ийся", "аяся", "иеся", "ееся", "ий", "ый", "ая", "ое", "ее", "ые", "ие")
)
CLAUSE_STOPS = (",", ";", ":", "–", "—", '"', "«", "»")


def with_root(tokens: list[Token], speech: frozenset[str]) -> list[Token]:
    """The tokens with the finite verb on top where a noun was; `speech` are the verbs that only say who said the rest."""
    root = next((t for t in tokens if t.head == t.index), None)
    if root is not None and root.pos == "VERB" and root.text.lower().endswith(ADJECTIVAL):
        return _off_participle(tokens, root, speech)
    if root is None or root.pos not in NOUNS or root.feature("VerbForm") == "Fin":
        return tokens
    led = any(t.head == root.index and t.dep == "case" and t.index < root.index for t in tokens)
    verb = next((t for t in tokens if _rules(tokens, t, root, speech)), None)
    if verb is None or (not led and any(t.head == root.index and t.dep in NOT_ALONE and t.head != verb.index for t in tokens)):
        return tokens
    mended = list(tokens)
    for token in tokens:
        outer = token.dep not in INNER or (token.index > verb.index > root.index)
        if token.head == root.index and token.index not in (root.index, verb.index) and (outer or token.head > verb.index > token.index):
            mended[token.index] = _moved(token, verb)
    bare = not any(t.head == verb.index and t.dep.startswith(("nsubj", "csubj")) for t in mended)
    mended[verb.index] = replace(verb, head=verb.index, dep="root")
    mended[root.index] = replace(root, head=verb.index, dep=_role(root, verb, led=led, bare=bare))
    said = next((t for t in tokens if t.pos == "SCONJ" and t.index == verb.index + 2 and t.dep == "mark"), None)
    if said is not None and said.head != verb.index:
        mended[said.head] = replace(mended[said.head], head=verb.index, dep="ccomp")
    return mended


def _off_participle(tokens: list[Token], root: Token, speech: frozenset[str]) -> list[Token]:
    """ "Взорвавшаяся у рынка машина убила" with the participle on top: it describes the subject of the finite verb, which rules."""
    verb = next((t for t in tokens[root.index + 1 :] if _rules(tokens, t, root, speech) and not t.text.lower().endswith(ADJECTIVAL)), None)
    noun = next((t for t in tokens[root.index + 1 :] if verb and t.head == verb.index and t.dep.startswith("nsubj")), None)
    if verb is None or noun is None or noun.index > verb.index:
        return tokens
    mended = [replace(t, head=verb.index) if t.head == root.index and t.index > noun.index else t for t in tokens]
    mended = [replace(t, head=root.index) if t.head == verb.index and root.index < t.index < noun.index else t for t in mended]
    mended[verb.index] = replace(verb, head=verb.index, dep="root")
    mended[root.index] = replace(root, head=noun.index, dep="acl", morph="Tense=Past|VerbForm=Part")
    return mended


def _moved(token: Token, verb: Token) -> Token:
    """What hung on the noun, put to the verb: a noun behind the verb is its object where it has the form of one."""
    if token.dep == "case":
        return token
    phrase = token.dep == "nmod" and token.index > verb.index
    return replace(token, head=verb.index, dep=("obj" if token.feature("Case") == "Acc" else "obl") if phrase else token.dep)


def _rules(tokens: Sequence[Token], verb: Token, root: Token, speech: frozenset[str]) -> bool:
    """Whether a verb is a finite one, the first of a clause that no conjunction or relative word leads, and no remark on who spoke."""
    finite = verb.feature("VerbForm") == "Fin" or verb.feature("Variant") == "Short"
    if verb.pos != "VERB" or not finite or verb.dep in SUBORDINATE or verb.index == root.index:
        return False
    below = [t for t in tokens if t.head == verb.index and t.index != verb.index]
    if any(t.dep == "mark" or t.feature("PronType") == "Rel" for t in below):
        return False
    opened = max((t.index for t in tokens[: verb.index] if t.text in CLAUSE_STOPS), default=-1)
    clause = tokens[opened + 1 : verb.index]
    if any(t.pos == "SCONJ" or t.feature("PronType") in ("Rel", "Int,Rel", "Int") for t in clause):
        return False
    aside = opened >= 0 and opened + 1 == verb.index and (verb.lemma.lower() in speech or verb.dep == "conj")
    return not aside


def _role(root: Token, verb: Token, *, led: bool, bare: bool) -> str:
    """What the noun is to the verb: by its preposition, its place and its form."""
    if led:
        return "obl"
    impersonal = verb.feature("Person") == "0"
    if root.index < verb.index and bare and not impersonal and root.feature("Case") in (None, "Nom"):
        return "nsubj:pass" if verb.feature("Voice") == "Pass" else "nsubj"
    return "obj" if root.feature("Case") in ("Acc", "Gen", "Nom") else "obl"
