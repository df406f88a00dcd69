"""Letters and digits that count as one when a pack's words are looked for: one code point for one, so that offsets hold.

A pack lists its own in `letters.toml` (`[same]`: the alefs with and without hamza, the Turkish capital dotted i). Arabic and Persian
digits are read as 0 to 9 in every language.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from tidings.datewords import DIGITS
from tidings.errors import PackError
from tidings.language import Pack


@lru_cache(maxsize=32)
def _table(pack: Pack) -> dict[int, int]:
    found = dict(DIGITS)
    for letter, same in pack.toml("letters").get("same", {}).items():
        if len(letter) != 1 or len(same) != 1:
            raise PackError(f"{pack.folder / 'letters.toml'}: {letter!r} = {same!r} changes lengths; write one letter for one")
        found[ord(letter)] = ord(same)
    return found


def plain(text: str, pack: Pack) -> str:
    """A text of the same length in which letters that a pack takes for the same are the same."""
    return text.translate(_table(pack))


def plain_words(told: Any, pack: Pack) -> Any:
    """The keys of a pack's table or the words of its list in plain letters."""
    if isinstance(told, dict):
        return {plain(str(key), pack): value for key, value in told.items()}
    return [plain(str(word), pack) for word in told]
