"""Writes the hashes of all weights that ship with Tidings to `src/tidings/data/weights.sha256`, in the form of `sha256sum`.

python models/hash_weights.py
"""

from __future__ import annotations

from tidings.weights import LIST, digest_of, files_of, home


def main() -> None:
    """The models of the packs, then the tagger of names."""
    root = home()
    places = [*sorted(root.glob("languages/*/model")), root / "data" / "names.crfsuite"]
    lines = [f"{digest_of(path)}  {path.relative_to(root).as_posix()}" for place in places for path in files_of(place)]
    (root / LIST).write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
