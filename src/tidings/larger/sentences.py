"""A sentence-transformers model: sentences of any language in, vectors out that lie close where they say the same.

Reads the folder as sentence-transformers writes it: `tokenizer.json`, `onnx/model.onnx`, how tokens become one vector in
`1_Pooling/config.json` (their mean unless it names the first token), the longest input in `sentence_bert_config.json`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tidings.larger.onnx_model import OnnxModel, padded
from tidings.settings import Settings

AT_ONCE = 32  # sentences of about one length, so that little is padded
LONGEST = 128  # tokens, where the folder does not say
Vectors = NDArray[np.float32]


class SentenceModel:
    """See the module. `folder` holds the model; UsageError where a part is missing."""

    def __init__(self, folder: Path) -> None:
        self.model = OnnxModel(folder, "sentence_model")
        self.first = bool(self.model.config("1_Pooling/config.json").get("pooling_mode_cls_token"))
        self.longest = int(self.model.config("sentence_bert_config.json").get("max_seq_length") or LONGEST)

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """A vector of length one for each text: (texts, size); the product of two is their cosine."""
        if not texts:
            return np.zeros((0, 0), dtype=np.float32)
        self.model.tokenizer.enable_truncation(self.longest)
        rows = [encoded.ids for encoded in self.model.tokenizer.encode_batch(list(texts))]
        order = sorted(range(len(rows)), key=lambda number: (len(rows[number]), number))
        made: dict[int, NDArray[np.float32]] = {}
        for at in range(0, len(order), AT_ONCE):
            some = order[at : at + AT_ONCE]
            made.update(zip(some, self._batch([rows[number] for number in some]), strict=True))
        return np.stack([made[number] for number in range(len(rows))])

    def _batch(self, rows: Sequence[Sequence[int]]) -> Vectors:
        ids = padded(rows)
        mask = padded([[1] * len(row) for row in rows])
        states = self.model({"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}).astype(np.float32)
        if states.ndim == 2:  # the network pools by itself
            pooled = states
        elif self.first:
            pooled = states[:, 0]
        else:
            weights = mask[:, :, None].astype(np.float32)
            pooled = (states * weights).sum(axis=1) / np.maximum(weights.sum(axis=1), 1.0)
        return np.asarray(pooled / np.maximum(np.linalg.norm(pooled, axis=1, keepdims=True), 1e-9), dtype=np.float32)


@lru_cache(maxsize=2)
def sentence_model(folder: str) -> SentenceModel:
    """The model of a folder, loaded once."""
    return SentenceModel(Path(folder))


@dataclass(frozen=True, slots=True, eq=False)
class Embedded:
    """The vector of a sentence; `unlike` is the cosine of two sentences that have nothing in common."""

    vector: NDArray[np.float32]
    unlike: float

    def like(self, other: Embedded) -> float:
        """0 to 1: one for twins, zero from `unlike` on down."""
        return max(0.0, (float(self.vector @ other.vector) - self.unlike) / (1.0 - self.unlike))


def embedded(texts: Sequence[str], settings: Settings) -> list[Embedded | None]:
    """The texts as the settings' model reads them; None for each without one."""
    if not settings.sentence_model or not texts:
        return [None] * len(texts)
    return [Embedded(vector, settings.unlike_cosine) for vector in sentence_model(settings.sentence_model).vectors(texts)]


Row = tuple[str | None, str, int, Embedded | None]  # language, report, number, vector


def neighbours(rows: Sequence[Row], settings: Settings) -> Iterator[tuple[int, int]]:
    """Pairs of numbers, the lower first, of sentences of two languages and two reports that lie nearest to one another."""
    languages: dict[str | None, list[tuple[str, int, Embedded]]] = defaultdict(list)
    for language, report, number, vector in rows:
        if vector is not None:
            languages[language].append((report, number, vector))
    matrices = {language: np.stack([v.vector for _, _, v in own]) for language, own in languages.items()}
    for language, own in languages.items():
        for other, theirs in languages.items():
            if language != other:
                for report, number, vector in own:
                    cosines = matrices[other] @ vector.vector
                    for at in np.argsort(-cosines, kind="stable")[: settings.sentence_neighbours]:
                        if cosines[at] > settings.unlike_cosine and theirs[at][0] != report:
                            yield min(number, theirs[at][1]), max(number, theirs[at][1])
