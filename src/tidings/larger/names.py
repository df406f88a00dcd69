"""A GLiNER model of the span kind: labels and a sentence in, names with their kind out.

The text is cut into words, the labels stand before them (`<<ENT>> person <<ENT>> place ... <<SEP>> words`), and the network
scores every run of at most `max_width` words for every label (Zaratiana and others, 2023, arXiv 2311.08526). Of spans that overlap the
best is kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tidings.larger.onnx_model import OnnxModel, padded

LABELS = {"person": "person", "organization": "organisation", "armed group": "group", "location": "place", "facility": "facility"}
WORD = re.compile(r"\w+(?:[-_]\w+)*|\S")
WIDEST, LONGEST = 12, 384  # words, where the folder does not say
Found = tuple[int, int, str]


class NameModel:
    """See the module. `least` is the score from which on a span is a name (0 to 1)."""

    def __init__(self, folder: Path, least: float) -> None:
        self.model = OnnxModel(folder, "name_model")
        self.least = least
        config = self.model.config("gliner_config.json")
        self.widest = int(config.get("max_width") or WIDEST)
        self.longest = int(config.get("max_len") or LONGEST)
        entity, end = str(config.get("ent_token") or "<<ENT>>"), str(config.get("sep_token") or "<<SEP>>")
        encode = self.model.tokenizer.encode
        self.prompt = [i for label in LABELS for i in (self.model.token(entity), *encode(label, add_special_tokens=False).ids)]
        self.prompt.append(self.model.token(end))
        around = encode("").ids  # what the tokenizer puts before and after: [CLS] and [SEP], or nothing
        self.before, self.after = around[: len(around) // 2], around[len(around) // 2 :]

    def names(self, text: str, pieces: Sequence[tuple[int, int]]) -> list[Found]:
        """Names in the pieces (start, end) of a text, as (start, end, kind) in code points of the text, in order."""
        found: list[Found] = []
        for start, end in pieces:
            words = [(start + m.start(), start + m.end()) for m in WORD.finditer(text[start:end])][: self.longest]
            if words:
                found += self._piece(text, words)
        return found

    def _piece(self, text: str, words: Sequence[tuple[int, int]]) -> list[Found]:
        ids, mask = [*self.before, *self.prompt], [0] * (len(self.before) + len(self.prompt))
        for number, (start, end) in enumerate(words, 1):
            parts = self.model.tokenizer.encode(text[start:end], add_special_tokens=False).ids
            ids += parts
            mask += [number, *[0] * (len(parts) - 1)] if parts else []
        ids += self.after
        mask += [0] * len(self.after)
        spans = [(i, i + width) for i in range(len(words)) for width in range(self.widest)]
        logits = self.model(
            {
                "input_ids": padded([ids]),
                "attention_mask": padded([[1] * len(ids)]),
                "words_mask": padded([mask]),
                "text_lengths": np.array([[len(words)]], dtype=np.int64),
                "span_idx": np.array([[(i, j) if j < len(words) else (0, 0) for i, j in spans]], dtype=np.int64),
                "span_mask": np.array([[j < len(words) for _, j in spans]], dtype=np.bool_),
            }
        )
        return [(words[i][0], words[j][1], kind) for i, j, kind in self._best(logits[0], len(words))]

    def _best(self, logits: NDArray[np.float32], count: int) -> list[tuple[int, int, str]]:
        """Spans (first word, last word, kind) from scores (words, widths, labels), none overlapping a better one."""
        scores = 1.0 / (1.0 + np.exp(-logits[:count].astype(np.float64)))
        kinds = list(LABELS.values())
        ranked = sorted(
            (-float(scores[i, w, k]), int(i), int(i + w), kinds[k]) for i, w, k in np.argwhere(scores >= self.least) if i + w < count
        )
        kept: list[tuple[int, int, str]] = []
        for _, first, last, kind in ranked:
            if not any(first <= other_last and other_first <= last for other_first, other_last, _ in kept):
                kept.append((first, last, kind))
        return sorted(kept)


@lru_cache(maxsize=2)
def name_model(folder: str, least: float) -> NameModel:
    """The model of a folder, loaded once."""
    return NameModel(Path(folder), least)
