"""Makes the weights that ship with Tidings again: the parsers of all languages, then the tagger of names.

    python models/make.py --shared ../shared [--only es de names]

Takes about ten minutes a small language and two hours for English on one core. The gazetteer has a recipe of its own,
`make_gazetteer.py`, since it needs packages of its own. Each new version of weights stays in the history: commit seldom.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
LANGUAGES = HERE.parent / "src" / "tidings" / "languages"
STEPS = {"en": 20000, "fr": 8000}  # of training; elsewhere SMALL, where a treebank has some 2,000 sentences
SMALL = 2600
EVALUATE_EVERY = 400


def main() -> None:
    """Train what is asked for and put it where the program loads it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, required=True, help="folder with data/ud and data/ner")
    parser.add_argument("--out", type=Path, default=HERE.parent / "out" / "models", help="where training keeps its files")
    parser.add_argument("--only", nargs="*", default=["en", "fr", "es", "de", "tr", "ar", "ru", "uk", "names"])
    options = parser.parse_args()
    if not (options.shared / "data" / "ud").is_dir():
        raise SystemExit(f"{options.shared}: no data/ud there; the treebanks are needed to train, the shipped weights work without them")
    for code in options.only:
        if code == "names":
            subprocess.run([sys.executable, HERE / "train_names.py", options.shared / "data" / "ner"], check=True)
        else:
            parser_of(code, options.shared / "data" / "ud", options.out / code)
    subprocess.run([sys.executable, HERE / "hash_weights.py"], check=True)


def parser_of(code: str, treebanks: Path, out: Path) -> None:
    """Train the parser of one language and copy its best state into the language's pack."""
    command = [sys.executable, HERE / "train_parser.py", code, treebanks, out, "--steps", str(STEPS.get(code, SMALL))]
    subprocess.run([*command, "--every", str(EVALUATE_EVERY)], check=True)
    home = LANGUAGES / code / "model"
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(out / "model-best", home)


if __name__ == "__main__":
    main()
