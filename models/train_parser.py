"""Train the parsing pipeline of one language from free treebanks (Universal Dependencies, CoNLL-U).

    python models/train_parser.py en ../shared/data/ud out/en --steps 20000

The pipeline is spaCy's: HashEmbed CNN (Honnibal and Montani, spaCy 3), a morphologizer (universal part of speech and
features) and a transition-based parser (universal dependencies) over one shared token-to-vector layer. It is trained on
the tokens that spaCy's own tokenizer makes, aligned to the treebank's words, because that is what it will read. PUD is
the test; where a language has no treebank with a train part, nine tenths of it (eight of Arabic) are trained on and the rest
is the test. Seeds are fixed, so the same machine and library versions give the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import fix_random_seed, load_config_from_str
from spacy.vocab import Vocab

TREEBANKS = {
    "en": (["en_ewt-ud-train", "en_gum-free-ud-train"], ["en_ewt-ud-dev"], ["en_pud-ud-test"]),
    "fr": (["fr_sequoia-ud-train", "fr_sequoia-ud-test", "fr_gsd-ud-dev", "fr_gsd-ud-test"], ["fr_sequoia-ud-dev"], ["fr_pud-ud-test"]),
    "es": (["es_gsd-ud-dev", "es_gsd-ud-test:9", "es_pud-ud-test:9"], ["es_gsd-ud-test:-1"], ["es_pud-ud-test:-1"]),
    "de": (["de_gsd-ud-dev", "de_gsd-ud-test:9", "de_pud-ud-test:9"], ["de_gsd-ud-test:-1"], ["de_pud-ud-test:-1"]),
    "ru": (
        ["ru_gsd-ud-dev", "ru_gsd-ud-test:9", "ru_pud-ud-test:9", "ru_taiga-ud-dev", "ru_taiga-ud-test"],
        ["ru_gsd-ud-test:-1"],
        ["ru_pud-ud-test:-1"],
    ),
    "ar": (["ar_pud-ud-test:8"], ["ar_pud-ud-test:-2"], ["ar_pud-ud-test:-2"]),
    "tr": (
        [
            "tr_boun-ud-dev",
            "tr_boun-ud-test:9",
            "tr_pud-ud-test:9",
            "tr_kenet-ud-dev",
            "tr_kenet-ud-test",
            "tr_penn-ud-dev",
            "tr_penn-ud-test",
        ],
        ["tr_boun-ud-test:-1"],
        ["tr_pud-ud-test:-1"],
    ),
    "uk": (
        ["uk_parlamint-ud-dev", "uk_parlamint-ud-test:9", "ru_gsd-ud-dev", "ru_pud-ud-test:9"],
        ["uk_parlamint-ud-test:-1"],
        ["uk_parlamint-ud-test:-1"],
    ),
}  # NAME:9 is the first nine tenths of a file, NAME:-1 the last tenth
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " ", "\u202f": " "})
CONFIG = """
[paths]
train = null
dev = null
[system]
gpu_allocator = null
seed = 7
[nlp]
lang = "{lang}"
pipeline = ["tok2vec", "morphologizer", "parser"]
batch_size = 256
[components]
[components.tok2vec]
factory = "tok2vec"
[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"
[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
width = 96
attrs = ["NORM", "PREFIX", "SUFFIX", "SHAPE"]
rows = [5000, 1000, 2500, 1500]
include_static_vectors = false
[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = 96
depth = 4
window_size = 1
maxout_pieces = 3
[components.morphologizer]
factory = "morphologizer"
[components.morphologizer.model]
@architectures = "spacy.Tagger.v2"
[components.morphologizer.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
[components.parser]
factory = "parser"
min_action_freq = 20
[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
hidden_width = 64
maxout_pieces = 2
use_upper = true
[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 96
[corpora]
[corpora.train]
@readers = "spacy.Corpus.v1"
path = ${{paths.train}}
[corpora.dev]
@readers = "spacy.Corpus.v1"
path = ${{paths.dev}}
[training]
seed = ${{system.seed}}
gpu_allocator = ${{system.gpu_allocator}}
frozen_components = []
annotating_components = []
before_to_disk = null
before_update = null
dropout = 0.15
accumulate_gradient = 1
max_steps = {steps}
max_epochs = 0
patience = 0
eval_frequency = {every}
train_corpus = "corpora.train"
dev_corpus = "corpora.dev"
[training.logger]
@loggers = "spacy.ConsoleLogger.v1"
progress_bar = false
[training.batcher]
@batchers = "spacy.batch_by_words.v1"
discard_oversize = false
tolerance = 0.2
[training.batcher.size]
@schedules = "compounding.v1"
start = 100
stop = 900
compound = 1.0005
[training.optimizer]
@optimizers = "Adam.v1"
beta1 = 0.9
beta2 = 0.999
L2_is_weight_decay = true
L2 = 0.01
grad_clip = 1.0
use_averages = true
eps = 0.00000001
learn_rate = 0.001
[training.score_weights]
dep_las = 0.6
dep_uas = 0.2
sents_f = 0.1
pos_acc = 0.1
"""


def sentences(path: Path) -> Iterator[tuple[str | None, list[dict[str, Any]]]]:
    """(document, surface tokens) of each sentence; a multi-word token is one token, headed outside itself."""
    document: str | None = None
    rows: list[list[str]] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line.startswith("# newdoc"):
            document = line
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            yield document, surface(rows)
            rows = []


def surface(rows: list[list[str]]) -> list[dict[str, Any]]:
    """Words of one sentence as written: the parts of a contraction are joined under the part that is headed outside."""
    joined: dict[str, int] = {}
    tokens: list[dict[str, Any]] = []
    words = {row[0]: row for row in rows if row[0].isdigit()}
    for row in rows:
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            parts = [str(n) for n in range(first, last + 1)]
            top = next(words[p] for p in parts if words[p][6] not in parts)
            joined |= {p: len(tokens) for p in parts}
            tokens.append({"form": row[1], "row": top, "space": "SpaceAfter=No" not in row[9]})
        elif row[0].isdigit() and row[0] not in joined:
            joined[row[0]] = len(tokens)
            tokens.append({"form": row[1], "row": row, "space": "SpaceAfter=No" not in row[9]})
    for index, token in enumerate(tokens):
        head = token["row"][6]
        token["head"] = index if head in ("0", "_") else joined[head]
    return tokens


def documents(path: Path, vocab: Vocab, chance: random.Random) -> Iterator[Doc]:
    """Docs of one to six neighbouring sentences, so that the parser learns where sentences end."""
    batch: list[list[dict[str, Any]]] = []
    size, last = chance.randint(1, 6), None
    for document, tokens in sentences(path):
        if batch and (len(batch) >= size or document != last):
            yield joined_doc(batch, vocab)
            batch, size = [], chance.randint(1, 6)
        batch.append(tokens)
        last = document
    if batch:
        yield joined_doc(batch, vocab)


def joined_doc(batch: list[list[dict[str, Any]]], vocab: Vocab) -> Doc:
    """One Doc of a run of sentences; the last token of each is followed by a space."""
    words, spaces, heads, deps, pos, morphs, starts = [], [], [], [], [], [], []
    for tokens in batch:
        base = len(words)
        for index, token in enumerate(tokens):
            row = token["row"]
            words.append(token["form"].translate(STRAIGHT))
            spaces.append(token["space"] or index == len(tokens) - 1)
            heads.append(base + token["head"])
            deps.append("ROOT" if row[7] == "root" else row[7])
            pos.append(row[3] if row[3] != "_" else "X")
            morphs.append(row[5] if row[5] != "_" else "")
            starts.append(index == 0)
    return Doc(vocab, words=words, spaces=spaces, heads=heads, deps=deps, pos=pos, morphs=morphs, sent_starts=starts)


def convert(names: list[str], folder: Path, out: Path, vocab: Vocab) -> Path:
    """Treebank files as one DocBin."""
    chance = random.Random(7)
    found = DocBin(attrs=["ORTH", "SPACY", "HEAD", "DEP", "POS", "MORPH", "SENT_START"])
    for part in names:
        name, _, share = part.partition(":")
        docs = list(documents(folder / f"{name}.conllu", vocab, chance))
        cut = len(docs) * int(share or 10) // 10
        for doc in docs[cut:] if share.startswith("-") else docs[:cut]:
            found.add(doc)
    found.to_disk(out)
    return out


def attachment(nlp: spacy.Language, path: Path) -> dict[str, float]:
    """Scores of a pipeline on a DocBin, by spaCy's scorer: UAS, LAS, part of speech, sentence F1."""
    from spacy.training import Corpus

    scores = nlp.evaluate(list(Corpus(path)(nlp)))
    return {key: round(float(scores[key]), 4) for key in ("dep_uas", "dep_las", "pos_acc", "sents_f", "speed")}


def main() -> None:
    """Convert, train, test on PUD, write the weights and their measures."""
    parser = argparse.ArgumentParser(description="Train a parsing pipeline.")
    parser.add_argument("language", choices=TREEBANKS)
    parser.add_argument("treebanks", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--steps", type=int, default=20000)
    parser.add_argument("--every", type=int, default=1000)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    fix_random_seed(7)
    vocab = spacy.blank(options.language).vocab
    parts = dict(zip(("train", "dev", "test"), TREEBANKS[options.language], strict=True))
    paths = {k: convert(v, options.treebanks, options.out / f"{k}.spacy", vocab) for k, v in parts.items()}
    config = load_config_from_str(CONFIG.format(lang=options.language, steps=options.steps, every=options.every))
    config["paths"] |= {"train": str(paths["train"]), "dev": str(paths["dev"])}
    nlp = init_nlp(config)
    train(nlp, options.out)
    best = spacy.load(options.out / "model-best")
    scores = attachment(best, paths["test"])
    (options.out / "scores.json").write_text(json.dumps({"steps": options.steps, "treebanks": parts, "pud": scores}, indent=1) + "\n")
    print(scores)


if __name__ == "__main__":
    main()
