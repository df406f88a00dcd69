"""Names whose last word says what they are, with the ending of what is owned, and endings of cases that no apostrophe sets apart.

"Karadağ Taburları" is a body, "Kızıltepe Cezaevi" a facility: nobody's surname. "Savunma Bakanlığına" is the ministry, "göstericilere" the
demonstrators, in the dative. A pack says that its names are so (`names.toml`, `owned_heads`) and lists the nouns in the nominative.
"""

from __future__ import annotations

from dataclasses import replace

from tidings.annotate_types import Sentence, Token
from tidings.name_words import NameWords, word_key
from tidings.owned_forms import PLURAL, ending_of, is_listed
from tidings.phrases import Draft, capital

KINDS = ("organisation", "group", "facility")


def owned_kind(last: Token, kind: str, words: NameWords) -> str:
    """The kind of a name by its last word where that says it, else as it was."""
    key = word_key(last.text)
    if is_listed(key, words.facilities):
        return "facility"
    if is_listed(key, words.geo):
        return "place"
    return "organisation" if is_listed(key, words.bodies | words.corporate) and capital(last) else kind


def without_ending(draft: Draft, sentence: Sentence, words: NameWords) -> Draft:
    """A body, a group or a facility without the ending of a case on its last word, as names with an apostrophe are."""
    if not words.owned_heads or draft.kind not in KINDS or not draft.text.strip():
        return draft
    listed = words.bodies | words.groups | words.facilities | words.lone_bodies | words.corporate
    key = word_key(draft.text.split()[-1])
    last = next((t for t in sentence.tokens if t.end == draft.end), None)
    if key.endswith(PLURAL) and (last is None or last.feature("Case") != "Acc"):
        return draft  # "maden işçileri", whose they are
    cut = ending_of(key, listed)
    return replace(draft, end=draft.end - cut, text=draft.text[: len(draft.text) - cut]) if cut else draft
