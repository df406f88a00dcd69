"""A model in ONNX form with its tokenizer, read from a folder: the layout in which model hubs hold them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tidings.errors import UsageError

WHERE = ("model.onnx", "onnx/model.onnx")  # from the top of the folder
Arrays = dict[str, NDArray[Any]]


class OnnxModel:
    """The network and tokenizer of one folder. UsageError where the folder lacks a part or the extra is not installed."""

    def __init__(self, folder: Path, setting: str) -> None:
        self.folder, self.setting = folder, setting
        try:
            import onnxruntime
            import tokenizers
        except ImportError as error:
            raise UsageError(
                f"{setting} needs more than was installed ({error.name} is missing); run: pip install 'tidings[models]'"
            ) from error
        network = next((folder / name for name in WHERE if (folder / name).is_file()), None)
        if network is None or not (folder / "tokenizer.json").is_file():
            raise UsageError(f"{setting} = {str(folder)!r}: no model.onnx (or onnx/model.onnx) with a tokenizer.json there; {EXPORT}")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # sums in one order: the same scores on every machine
        options.inter_op_num_threads = 1
        self.network = onnxruntime.InferenceSession(str(network), options, providers=["CPUExecutionProvider"])
        self.wants = [i.name for i in self.network.get_inputs()]
        self.tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()

    def config(self, name: str) -> dict[str, Any]:
        """A JSON file of the folder; empty where there is none."""
        path = self.folder / name
        found = json.loads(path.read_text("utf-8")) if path.is_file() else {}
        return found if isinstance(found, dict) else {}

    def __call__(self, arrays: Arrays) -> NDArray[Any]:
        """The network's first output for its inputs by name; inputs that it does not know are left out."""
        lacking = [name for name in self.wants if name not in arrays]
        if lacking:
            raise UsageError(f"{self.setting} = {str(self.folder)!r}: this network asks for {', '.join(lacking)}; it is of another kind")
        return np.asarray(self.network.run(None, {name: arrays[name] for name in self.wants})[0])

    def token(self, text: str) -> int:
        """The number of a special token. UsageError where the tokenizer has none."""
        found = self.tokenizer.token_to_id(text)
        if found is None:
            raise UsageError(f"{self.setting} = {str(self.folder)!r}: its tokenizer has no {text}; it is of another kind")
        return int(found)


EXPORT = "export the model to ONNX into that folder"


def padded(rows: Sequence[Sequence[int]]) -> NDArray[np.int64]:
    """Rows of whole numbers as one array, zeros behind the shorter ones: (rows, longest)."""
    made = np.zeros((len(rows), max(map(len, rows), default=0)), dtype=np.int64)
    for number, row in enumerate(rows):
        made[number, : len(row)] = row
    return made
