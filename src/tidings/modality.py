"""Whether a report says that something is so, was denied, is urged, planned, possible or conditional.

Read from the words around a trigger (negation, auxiliaries, mood) and from the verbs and nouns that it hangs on ("called for
a cease-fire", "failed to agree", "plans to meet"). Cue words are the pack's; features are those of Universal Dependencies.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from tidings.annotate_types import Sentence, Token
from tidings.claim_time import sets_scene
from tidings.cues import Cues, is_hearsay
from tidings.model import Modality
from tidings.roles import case_of, is_infinitive, is_passive, opens_sentence

LINKS = ("xcomp", "ccomp", "obj", "obl", "obl:arg", "acl", "advcl", "nmod", "csubj", "dep", "nsubj:pass", "nsubj", "conj")
CONTENTS = ("ccomp", "xcomp", "csubj", "csubj:pass", "acl", "acl:relcl", "advcl", "parataxis", "conj")
HELPERS = ("cop", "aux", "aux:pass")
REACH = 5  # words between a noun and what it opens, or a comma and what it closes
ORDER: tuple[Modality, ...] = ("denied", "conditional", "urged", "planned", "possible", "alleged")


def modality(sentence: Sentence, index: int, tokens: tuple[int, ...], cues: Cues) -> Modality:
    """The modality of the event at a token; `tokens` are all words of its phrase."""
    found: set[Modality] = set()
    for word in tokens:
        found |= _own(sentence, word, cues, index, tokens)
    if any(_either(sentence.tokens[word], cues.negation) for word in tokens):
        found.discard("denied")
    found |= _governed(sentence, index, cues) | _of_main_verb(sentence, index, cues)
    if _either(sentence.tokens[index], cues.expecting):  # "is due in Oslo"
        found.add("planned")
    verbs = _occurring(sentence, index, cues)
    negated = bool(verbs) and sentence.tokens[index].dep == "obl" and "denied" in _own(sentence, verbs[0], cues, verbs[0])
    if negated or (verbs and "denied" in _governed(sentence, verbs[0], cues)):  # "denied that an attack took place"
        found.add("denied")
    if verbs and (set_for := _comes_about(sentence, verbs, cues)):
        found = (found - {"urged"}) | set_for
    if _taken_back(sentence, index, cues) or _refuted(sentence, index, cues) or _refuted_behind(sentence, index, cues):
        return "denied"
    if rumoured(sentence, index, cues):
        found.add("possible")
    if _called_off(sentence, index, cues) or _absent(sentence, index, cues):
        return "denied"
    return next((m for m in ORDER if m in found), "asserted")


def _occurring(sentence: Sentence, index: int, cues: Cues) -> list[int]:
    """The verbs that say of an event noun that it comes about, a modal verb above them first: "the summit [was to] take place"."""
    token = sentence.tokens[index]
    if token.pos not in ("NOUN", "PROPN") or token.head == index:
        return []
    nobody = any(_either(sentence.tokens[i], cues.impersonal) for i in sentence.child(token.head, "nsubj", "expl"))
    if token.dep == "obl" and nobody and _either(sentence.tokens[token.head], cues.occurring):  # "Zu einem Treffen kam es nicht"
        return [token.head]
    if token.dep not in ("nsubj", "nsubj:pass", "obj"):
        return []
    verbs = [token.head, *sentence.child(token.head, "xcomp")]
    last = sentence.tokens[verbs[-1]]
    doer = token.dep == "obj" and (sentence.child(last.index, "nsubj:pass") or not _without_doer(sentence, last.index, cues))
    return verbs if _either(last, cues.occurring) and not doer else []


def _called_off(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether an event noun is what was postponed or cancelled, and so was not held when it had been set for."""
    token = sentence.tokens[index]
    if token.pos != "NOUN" or token.dep not in ("nsubj:pass", "nsubj") or token.head == index:
        return False
    for at in (token.head, *sentence.child(token.head, "conj")):
        verb = sentence.tokens[at]
        particles = {f"{verb.lemma.lower()} {sentence.tokens[i].text.lower()}" for i in sentence.child(at, "compound:prt", "advmod")}
        if {verb.lemma.lower(), verb.text.lower()} & cues.calling_off or particles & cues.calling_off:
            passive = is_passive(sentence, at) or (token.dep == "nsubj:pass" and at == token.head)
            return passive and not _own(sentence, at, cues, at) and not _governed(sentence, at, cues)
    return False


def _absent(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether an event noun in the genitive is what there was none of: "Переговоров не было"."""
    token = sentence.tokens[index]
    if not cues.absent or token.pos != "NOUN" or token.feature("Case") != "Gen" or sentence.child(index, "case"):
        return False
    if token.dep == "nmod" and token.head < index and sentence.tokens[token.head].pos == "NOUN":
        return False  # "Доказательств нападения нет" has no proof, and not no attack
    words: list[str] = []
    for behind in sentence.tokens[index + 1 :]:
        if behind.pos == "PUNCT" or (
            behind.pos == "VERB"
            and behind.feature("VerbForm") == "Fin"
            and not any(behind.lemma.lower() in p or behind.text.lower() in p.split() for p in cues.absent)
        ):
            break
        words.append(behind.text.lower())
    told = f" {' '.join(words)} "
    return any(f" {phrase} " in told for phrase in cues.absent)


def _without_doer(sentence: Sentence, verb: int, cues: Cues) -> bool:
    """Whether nobody is said to do what a verb tells; a word for what is planned is nobody."""
    return all(_either(sentence.tokens[i], cues.planned) for i in sentence.child(verb, "nsubj"))


def _comes_about(sentence: Sentence, verbs: Sequence[int], cues: Cues) -> set[Modality]:
    """What the verbs over an event noun say of its coming about: what "must" or "was to" take place is planned, for events obey nobody."""
    found: set[Modality] = set()
    for verb in verbs:
        found |= _own(sentence, verb, cues, verb)
        around = [sentence.tokens[i] for i in sentence.children[verb]]
        if any(near.dep in ("aux", "nsubj", "amod", "obl") and _either(near, cues.planned) for near in around):
            found.add("planned")
    if len(verbs) > 1 and _either(sentence.tokens[verbs[0]], cues.planning | cues.urged):
        found.add("planned")
    if "urged" in found:
        found = (found - {"urged"}) | {"planned"}
    return found


def _taken_back(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a correction names this as what the report itself had said: "CORRECTION We wrote that two people had died"."""
    if not any(_either(token, cues.corrections) for token in sentence.tokens):
        return False
    at = index
    for _ in range(4):
        head = sentence.tokens[at].head
        if head == at:
            return False
        at = head
        ours = any(_either(sentence.tokens[i], cues.ours) for i in sentence.child(at, "nsubj"))
        if ours and sentence.tokens[at].lemma.lower() in cues.speech:
            return True
    return False


def _refuted(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a sentence says of its own content that it is not so: "Reports that X was held are false", "It is not true that ..."."""
    at = index
    for _ in range(4):
        token = sentence.tokens[at]
        taken_up = token.pos == "PRON" and token.dep == "nmod"  # "reports of this, that ..."
        if (token.dep not in CONTENTS and not taken_up) or token.head == at:
            return False
        at = token.head
        if _withdrawn(sentence, at, cues) or any(_said(sentence, judged, cues, so=False) for judged in _judgements(sentence, at)):
            return True
    return False


def _withdrawn(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a word for a report is what is said to be wrong or is taken back: "the report was withdrawn", "we retract the report"."""
    token = sentence.tokens[index]
    if token.pos != "NOUN" or token.lemma.lower() not in cues.rumours or not (token.dep.startswith("nsubj") or token.dep == "obj"):
        return False
    negated = any(_negates(sentence.tokens[i], cues) for i in sentence.children[token.head])
    return not negated and _either(sentence.tokens[token.head], cues.taken_back)


def _refuted_behind(sentence: Sentence, index: int, cues: Cues) -> bool:
    """As `_refuted`, by the order of words, which a parser that loses its way in a long content cannot spoil.

    "Reports that" opens the sentence and, behind a comma or quotation mark, "are false" closes it: what stands between them is judged.
    """
    noun = next((t.index for t in sentence.tokens[:4] if t.pos == "NOUN" and t.lemma.lower() in cues.rumours), None)
    if noun is None:
        return False
    opens = next((t.index for t in sentence.tokens[noun + 1 : noun + REACH] if t.pos == "SCONJ"), None)
    if opens is None or index <= opens:
        return False
    for token in sentence.tokens[index + 1 :]:
        comma = max((t.index for t in sentence.tokens[index + 1 : token.index] if t.pos == "PUNCT"), default=None)
        if comma is not None and token.index - comma <= REACH and _said(sentence, token.index, cues, so=False):
            return True
    return False


def rumoured(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a report only says that something is told of: "reports that X fled", "rumours of an attack", by nobody that is named."""
    at = index
    for _ in range(4):
        token = sentence.tokens[at]
        head = sentence.tokens[token.head]
        if token.head == at:
            return False
        noun = head.pos == "NOUN" and head.lemma.lower() in cues.rumours
        several = head.feature("Number") == "Plur" and bool(case_of(sentence, at) & (cues.topic_prepositions | cues.content_prepositions))
        if noun and (token.dep in CONTENTS or (token.dep == "nmod" and (several or token.pos == "PRON"))):
            told = [i for i in sentence.child(head.index, "nmod:poss", "det:poss", "compound") if i != at]
            return not told and not any(_said(sentence, i, cues, so=True) for i in _judgements(sentence, head.index))
        if token.dep not in CONTENTS and not (token.dep == "nmod" and token.pos == "PRON"):
            return False
        at = token.head
    return False


def _judgements(sentence: Sentence, head: int) -> list[int]:
    """The words that may say whether a content is so: what it hangs on, or what is said of the noun that it hangs on."""
    token = sentence.tokens[head]
    if token.pos not in ("NOUN", "PROPN"):
        return [head]
    return [token.head] if token.dep.startswith("nsubj") else [i for i in sentence.child(head, "parataxis") if sentence.child(i, "cop")]


def _said(sentence: Sentence, judged: int, cues: Cues, so: bool) -> bool:
    """Whether a word says of a content that it is so, or that it is not: "true", "not false"; "false", "not true"."""
    negated = any(_negates(sentence.tokens[i], cues) for i in sentence.children[judged])
    return _either(sentence.tokens[judged], cues.holding if so != negated else cues.refuted)


def _own(sentence: Sentence, index: int, cues: Cues, main: int, phrase: tuple[int, ...] = ()) -> set[Modality]:
    """What the words right around a word of a trigger say; `main` is the trigger's main word.

    A helper that is a part of the `phrase` says nothing of it: "muss gehen" tells of a resignation.
    """
    found: set[Modality] = set()
    token = sentence.tokens[index]
    around = [sentence.tokens[i] for i in sentence.children[index]]
    if any(_negates(near, cues) for near in around):
        found.add("denied")
    for near in around:
        if near.index not in phrase or not near.dep.startswith("aux"):
            found |= _beside(sentence, token, near, around, cues, index == main)
    formed = [(mood, form) for mood, form in cues.forms if token.pos in ("VERB", "AUX") and re.search(form, token.text.lower())]
    found |= {cast("Modality", mood) for mood, _ in formed if mood != "alleged" or not _shares_ending(sentence, index, cues)}
    if token.feature("Tense") == "Fut":
        found.add("planned")
    if token.feature("Mood") == "Cnd":
        told = token.dep in ("ccomp", "advcl", "obl", "acl") and sentence.tokens[token.head].lemma.lower() in cues.speech
        found.add("planned" if told else "alleged" if cues.hearsay_conditional else "possible")  # "warned that they would attack"
    if token.feature("Mood") == "Imp" and token.pos == "VERB" and index == 0:
        found.add("urged")
    if token.dep in ("conj", "xcomp") and token.pos in ("VERB", "AUX") and token.head != index:
        head = sentence.tokens[token.head]
        if token.dep == "conj" and head.pos == token.pos and not sentence.child(index, "nsubj", "nsubj:pass", "aux"):
            for near in (sentence.tokens[i] for i in sentence.children[head.index]):
                found |= _auxiliary(near, cues)
    return found


def _shares_ending(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a verb before a comma or an "and" has the ending of the last verb of its row: "sürMÜŞ, sona erMİŞTİ" is no hearsay."""
    if not cues.shared_form or not re.search(cues.shared_form[0], sentence.tokens[index].text.lower()):
        return False
    later = [t for t in sentence.tokens[index + 1 :] if t.pos in ("VERB", "AUX") and re.search(cues.shared_form[1], t.text.lower())]
    behind = sentence.tokens[index + 1 : index + 2]
    return bool(later) and bool(behind) and (behind[0].text == "," or behind[0].pos == "CCONJ")


def _beside(sentence: Sentence, token: Token, near: Token, around: Sequence[Token], cues: Cues, ruling: bool) -> set[Modality]:
    """What one word right under a trigger says of it; `ruling` where the trigger is the head of its phrase."""
    found: set[Modality] = set()
    if is_hearsay(sentence, token.index, near.index, cues):
        found.add("alleged")
    elif near.dep.startswith("aux") and near.lemma.lower() in cues.will and is_infinitive(sentence, token.index):
        found.add("planned")
    elif _fits_form(near, token, cues):
        found |= _auxiliary(near, cues)
    if _destined(near, around, cues):
        found.add("planned")
    if near.dep == "mark" and _either(near, cues.conditional):
        found.add("conditional")
    if near.dep in ("amod", "advmod", "obl") and _either(near, cues.alleged):
        found.add("alleged")
    if ruling and near.dep == "amod" and _either(near, cues.planned):  # "cancelled a planned visit" is done
        found.add("planned")
    return found


def _destined(near: Token, around: Sequence[Token], cues: Cues) -> bool:
    """Whether a word opens what is set to be: "is TO visit", "it was set THAT they meet"."""
    return near.dep == "mark" and _either(near, cues.destined_marks) and any(_either(a, cues.destined) for a in around)


def _bound(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a word says that something was set to be: "devait se tenir", "sollte stattfinden", "должен был состояться".

    One that has no tense of its own says so with a helper in the past; without one it says what must be.
    """
    token = sentence.tokens[index]
    if token.text.lower() not in cues.bound:
        return False
    helpers = [*sentence.child(index, *HELPERS), *(i for x in sentence.child(index, "xcomp") for i in sentence.child(x, *HELPERS))]
    return token.feature("Tense") is not None or any(sentence.tokens[i].feature("Tense") == "Past" for i in helpers)


def _fits_form(near: Token, verb: Token, cues: Cues) -> bool:
    """Whether a word of possibility stands before a form of the verb with which it says that: with others it does not."""
    if not cues.possible_form or not _either(near, cues.possible):
        return True
    return re.match(cues.possible_form, verb.text) is not None and not (cues.past_form and re.search(cues.past_form, verb.text))


def _auxiliary(near: Token, cues: Cues) -> set[Modality]:
    """What an auxiliary says of its verb."""
    if near.dep not in ("aux", "aux:pass", "cop", "aux:tense"):
        return set()
    found: set[Modality] = set()
    if near.dep == "aux" and (near.text.lower() in cues.bound or _either(near, cues.urged)):
        set_for = (
            _either(near, cues.planned) and near.feature("Mood") != "Sub"
        )  # "soll untersuchen" is a plan, "solle zurücktreten" a demand
        found.add("planned" if near.text.lower() in cues.bound or set_for else "urged")
    if (_either(near, cues.planned) and near.dep == "aux" and not found) or near.feature("Tense") == "Fut":
        found.add("planned")
    if _either(near, cues.possible) and near.dep == "aux":
        found.add("possible")
    if near.feature("Mood") == "Cnd":
        found.add("alleged" if cues.hearsay_conditional else "possible")
    return found


def _negates(near: Token, cues: Cues) -> bool:
    return near.dep.partition(":")[0] in ("advmod", "det", "neg", "cc", "aux", "nsubj", "obj", "discourse") and (
        _either(near, cues.negation) or near.feature("Polarity") == "Neg"
    )


def _either(token: Token, words: frozenset[str]) -> bool:
    return token.lemma.lower() in words or token.text.lower().replace("’", "'") in words


def _so_beside(sentence: Sentence, token: Token, cues: Cues) -> bool:
    """Whether a clause tells what was so beside the main act: "jailed in May, the mayor denies it", "murieron al volcar el autobús"."""
    if token.dep == "advcl" and token.feature("VerbForm") == "Part":
        return opens_sentence(sentence, token.index)
    at_once = {sentence.tokens[i].text.lower() for i in sentence.child(token.index, "mark", "case")} & cues.on_doing
    return token.dep in ("advcl", "acl") and token.feature("VerbForm") == "Inf" and bool(at_once)


def _governed(sentence: Sentence, index: int, cues: Cues) -> set[Modality]:
    """What the verbs and nouns above a trigger say of it, until a clause of its own begins."""
    found: set[Modality] = set()
    at, steps = index, 0
    while sentence.tokens[at].head != at and steps < 4:
        token = sentence.tokens[at]
        head = sentence.tokens[token.head]
        if _of_clause(sentence, token):
            at, steps = head.index, steps + 1
            continue
        if token.dep not in LINKS or _was_done(token, head) or _goes_on(token) or token.feature("VerbForm") == "Conv":
            break
        if _to_come(sentence, token, cues):
            found.add("planned")
        if token.dep == "conj":
            at, steps = _first_of_list(sentence, token, head), steps + 1
            continue
        if sets_scene(sentence, token.index, cues) or _so_beside(sentence, token, cues):  # "cancelled the visit after riots broke out"
            break
        if token.dep in ("advcl", "acl") and token.feature("VerbForm") == "Inf":
            found.add("planned")
        if token.dep in ("obl", "nmod") and case_of(sentence, token.index) & cues.scene:  # "announced after a meeting"
            break
        if token.dep in ("obl", "nmod") and not _asked(sentence, token.index, cues):
            break
        content = token.dep in ("xcomp", "ccomp", "obj", "acl", "csubj", "nsubj:pass", "advcl") or (
            token.dep in ("obl", "obl:arg", "nmod") and _asked(sentence, token.index, cues)
        )
        if content:
            found |= _above(sentence, head, token, cues)
        if token.dep == "ccomp" and token.feature("VerbForm") == "Fin" and not found:
            break
        if token.dep not in ("xcomp", "acl", "ccomp", "csubj", "obj", "obl", "nmod", "obl:arg"):
            break
        at, steps = head.index, steps + 1
    return found


def _first_of_list(sentence: Sentence, token: Token, head: Token) -> int:
    """What a joined noun is joined to: in "the withdrawal of the troops and the release of men", where the parser joins it to the troops,
    the withdrawal; a noun with an article and without the preposition of the other is not joined to that one."""
    led = [i for i in sentence.child(head.index, "case") if i < head.index]
    bare = token.pos == "NOUN" and bool(sentence.child(token.index, "det")) and not sentence.child(token.index, "case")
    genitive = head.feature("Case") == "Gen" and token.feature("Case") not in (None, "Gen")
    return head.head if head.dep.startswith("nmod") and bare and (led or genitive) else head.index


def _was_done(token: Token, head: Token) -> bool:
    """Whether a participle says what was done to somebody, whatever is to become of him: "will free the men held in May"."""
    past = token.feature("VerbForm") == "Part" and token.feature("Tense") in ("Past", None)
    before = head.index < token.index or token.feature("Tense") is None
    return token.dep == "acl" and past and token.pos == "VERB" and head.pos in ("NOUN", "PROPN") and before


def _goes_on(token: Token) -> bool:
    """Whether a verb has the form of one that only goes on to the next ("reddederek"), whose content it is not."""
    return token.dep == "advcl" and token.pos == "VERB" and token.feature("VerbForm") == "Conv"


def _of_main_verb(sentence: Sentence, index: int, cues: Cues) -> set[Modality]:
    """What the tense of the main verb says of one that goes on to it: "gelerek görüşecek" has both to come."""
    token = sentence.tokens[index]
    if not _goes_on(token) or sentence.tokens[token.head].pos != "VERB":
        return set()
    return _own(sentence, token.head, cues, token.head) & {"planned", "possible", "alleged"}


def _of_clause(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is the subject of a verbal noun ("bombanın patladığını"), or a verb hangs on its own subject.

    The latter is a slip of the parser, which took the subject for the head of a clause that says what is said.
    """
    head = sentence.tokens[token.head]
    owned = token.dep in ("nmod", "nsubj") and token.pos == "NOUN" and token.feature("Case") == "Gen"
    if owned and head.pos == "VERB" and head.dep == "obj":
        return True
    misread = token.pos == "VERB" and token.dep in ("nmod", "nsubj") and head.pos == "NOUN" and head.dep in ("ccomp", "csubj")
    return misread and bool(sentence.child(head.index, "mark"))


def _to_come(sentence: Sentence, token: Token, cues: Cues) -> bool:
    """Whether the verb that a noun is subject or object of tells of what was or is to come: "debía celebrarse", "yapılacaktı"."""
    head = sentence.tokens[token.head]
    if token.dep.startswith("nsubj") and any(_bound(sentence, i, cues) for i in (head.index, *sentence.child(head.index, "aux"))):
        return True
    if token.dep not in ("nsubj", "nsubj:pass", "obj") or head.pos != "VERB":
        return False
    future = token.dep == "nsubj" and head.feature("Tense") == "Fut"
    return future or any(mood == "planned" and re.search(form, head.text.lower()) for mood, form in cues.forms)


def _asked(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a phrase is what is asked or planned: "called for X", "appel à X"."""
    marks = {sentence.tokens[i].text.lower() for i in sentence.child(index, "case", "mark")}
    return bool(marks & cues.content_prepositions)


def _above(sentence: Sentence, head: Token, below: Token, cues: Cues) -> set[Modality]:
    """What one governing word says of what hangs on it."""
    found: set[Modality] = set()
    word = head.lemma.lower()
    if word in cues.deniers and (head.pos != "NOUN" or below.dep in ("acl", "nmod")):
        found.add("denied")
    own_wish = word in cues.planning and below.dep == "xcomp" and not sentence.child(head.index, "obj", "iobj")  # "wants to leave"
    if word in cues.urging and not own_wish:
        found.add("urged")
    if word in cues.planning and (word not in cues.intending or below.dep in CONTENTS):
        found.add("planned")  # "means to attack"; "heard an attack" only shares its verb with "intends" in French
    found |= _as_term(sentence, head, below, cues)
    if word in cues.doubting:
        found.add("possible")
    if word in cues.alleging:
        found.add("alleged")
    ruled = below.dep in ("xcomp", "csubj")  # languages in which "can" and "must" are verbs of their own
    if ruled and _bound(sentence, head.index, cues):
        found = {"planned"}
    elif ruled and head.pos in ("VERB", "AUX", "ADJ"):
        found |= {"possible"} if word in cues.possible else {"urged"} if word in cues.urged else set()
    if below.dep in ("xcomp", "obj", "csubj") and word not in cues.speech:
        negated = any(_negates(sentence.tokens[i], cues) for i in sentence.children[head.index])
        if negated and (below.dep == "xcomp" or (below.dep == "obj" and word in cues.attaining)):
            found.add("denied")
        for near in (sentence.tokens[i] for i in sentence.children[head.index]):
            found |= _auxiliary(near, cues)
    around = [sentence.tokens[i] for i in sentence.children[head.index]]
    if any(near.dep == "mark" and _either(near, cues.conditional) for near in around):
        found.add("conditional")
    if any(_destined(near, around, cues) for near in around):
        found.add("planned")
    return found


def _as_term(sentence: Sentence, verb: Token, below: Token, cues: Cues) -> set[Modality]:
    """What is to be done under an accord or a law as planned: "provides for a withdrawal", but no aid "for the evacuation"."""
    if not _either(verb, cues.providing) or below.dep not in ("obj", "obl", "obl:arg", "ccomp", "xcomp", "nsubj:pass"):
        return set()
    somebody = any(sentence.tokens[i].pos == "PROPN" for i in sentence.child(verb.index, "nsubj"))
    aside = below.dep == "obl" and bool(sentence.child(verb.index, "obj"))
    return set() if somebody or aside else {"planned"}


def awaited(sentence: Sentence, index: int, cues: Cues) -> bool:
    """Whether a clause only tells what somebody waits for: "said that nobody would go home until the army released the drivers"."""
    token = sentence.tokens[index]
    marks = [sentence.tokens[i] for i in sentence.child(index, "mark", "case", "advmod")]
    if token.dep not in ("advcl", "obl", "xcomp") or not any(_either(mark, cues.awaiting) for mark in marks):
        return False
    waiting = sentence.tokens[token.head]
    around = [sentence.tokens[i] for i in sentence.children[waiting.index]]
    ahead = any(near.dep.startswith("aux") and _either(near, cues.will | cues.conditional) for near in around)
    ahead = ahead or waiting.feature("Tense") == "Fut" or waiting.feature("Mood") == "Cnd"
    told = waiting.dep in ("ccomp", "parataxis") or (waiting.dep == "obj" and waiting.pos == "VERB")
    return ahead or (told and any(_negates(near, cues) for near in around))
