"""The dictionary form of a word, without a parser: whoever compares words needs no model."""

from __future__ import annotations

from functools import lru_cache

import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

from tidings.language import load_pack
from tidings.stems import stem, stems_of


@lru_cache(maxsize=200_000)
def lemma(word: str, code: str, pos: str = "") -> str:
    """The dictionary form of a word, lower case for common words: by the pack's own stems where it has them, else by simplemma.

    A language that neither knows has its words as they stand. Verbs that the pack lists by their irregular form are read so: "shot" is
    "shoot" where it is a verb.
    """
    pack = load_pack(code)
    stems = stems_of(pack) if pack else None
    if pos == "VERB" and pack and (listed := pack.toml("morphology").get("verbs", {}).get(word.lower())):
        return str(listed)
    name = pos == "PROPN" and word[:1].isupper()
    own = stem(word, stems, pos) if stems and not name else None
    bare = word.partition("'")[0] if stems else word
    if own or code not in SUPPORTED_LANGUAGES:
        return own or word
    common = pos in ("NOUN", "VERB", "ADJ", "ADV") and bool(
        pack and pack.toml("parse").get("cases")
    )  # these are small but where a sentence begins
    return simplemma.lemmatize((bare or word).lower() if common else bare or word, lang=code)  # a lone apostrophe is a word too
