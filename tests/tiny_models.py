"""Tiny ONNX models that tests make: networks of a table and a product, in the layout of the real ones."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers

LABELS = 5


def tokenizer(folder: Path, words: Sequence[str]) -> dict[str, int]:
    """A tokenizer of whole words, with the special tokens that GLiNER asks for; gives each word's number."""
    known = {word: number for number, word in enumerate(["[UNK]", "<<ENT>>", "<<SEP>>", *words])}
    made = Tokenizer(models.WordLevel(known, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Whitespace()
    made.add_special_tokens(["<<ENT>>", "<<SEP>>"])
    folder.mkdir(parents=True, exist_ok=True)
    made.save(str(folder / "tokenizer.json"))
    return known


def sentence_model(folder: Path, meanings: Mapping[str, Sequence[float]]) -> Path:
    """A model that turns each word into its vector; sentence-transformers' pooling takes their mean."""
    known = tokenizer(folder, list(meanings))
    size = len(next(iter(meanings.values())))
    table = np.zeros((len(known), size), dtype=np.float32)
    for word, vector in meanings.items():
        table[known[word]] = vector
    graph = helper.make_graph(
        [helper.make_node("Gather", ["table", "input_ids"], ["last_hidden_state"])],
        "tiny",
        [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "length"]) for n in ("input_ids", "attention_mask")],
        [helper.make_tensor_value_info("last_hidden_state", TensorProto.FLOAT, ["batch", "length", size])],
        [numpy_helper.from_array(table, "table")],
    )
    return _saved(graph, folder / "onnx")


def name_model(folder: Path, names: Mapping[str, int], widest: int = 3) -> Path:
    """A model that takes each word of `names` for a name of a label, by its number; spans of more words score nothing."""
    known = tokenizer(folder, list(names))
    (folder / "gliner_config.json").write_text(json.dumps({"max_width": widest, "max_len": 50}))
    table = np.full((len(known), widest * LABELS), -9.0, dtype=np.float32)
    for word, label in names.items():
        table[known[word], label] = 9.0
    nodes = [
        # where the words begin, their token, its scores: (words, widths x labels)
        helper.make_node("NonZero", ["words_mask"], ["where"]),
        helper.make_node("Transpose", ["where"], ["places"], perm=[1, 0]),
        helper.make_node("GatherND", ["input_ids", "places"], ["tokens"]),
        helper.make_node("Gather", ["table", "tokens"], ["flat"]),
        helper.make_node("Reshape", ["flat", "shape"], ["logits"]),
        # the others are looked at so that the network asks for them, as the real ones do
        *[helper.make_node("Identity", [name], [name + "_seen"]) for name in ("attention_mask", "text_lengths", "span_idx", "span_mask")],
    ]
    kinds = {"span_mask": TensorProto.BOOL}
    ranks = {"span_idx": 3}
    asked = ("input_ids", "attention_mask", "words_mask", "text_lengths", "span_idx", "span_mask")
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(n, kinds.get(n, TensorProto.INT64), [None] * ranks.get(n, 2)) for n in asked],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [None, None, widest, LABELS])],
        [numpy_helper.from_array(table, "table"), numpy_helper.from_array(_shape(widest), "shape")],
    )
    return _saved(graph, folder)


def _shape(widest: int) -> NDArray[np.int64]:
    return np.array([1, -1, widest, LABELS], dtype=np.int64)


def _saved(graph: onnx.GraphProto, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    onnx.save(model, str(folder / "model.onnx"))
    return folder.parent if folder.name == "onnx" else folder
