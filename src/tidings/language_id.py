"""Which language a text is in (py3langid, offline), and None where it is too short or too mixed to tell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from tidings.language import pack_codes

KNOWN = ("ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "fa", "fi", "fr", "he", "hi", "hu", "id", "it", "ja", "ko", "lt", "nl", "no",
         "pl", "pt", "ro", "ru", "sk", "sr", "sv", "sw", "tr", "uk", "ur", "vi", "zh")  # fmt: skip
LEAST_LETTERS = 12
ENOUGH = 3000  # code points by which a language is told; more of them tell no other


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(sorted({*KNOWN, *pack_codes()} & set(identifier.nb_classes)))
    return identifier


def identify(text: str) -> str | None:
    """ISO 639-1 of a text by its longer lines; None where fewer than a dozen letters or no clear answer."""
    lines = [line for line in text.splitlines() if len(line) > 60] or text.splitlines()
    sample = " ".join(lines)[:ENOUGH]
    if len(re.findall(r"[^\W\d_]", sample)) < LEAST_LETTERS:
        return None
    code, sure = _identifier().classify(sample)
    return str(code) if sure > 0.8 else None
