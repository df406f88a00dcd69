"""A pack of a ninth language in a few lines: what `tidings pack new` writes, with some words of Swahili filled in."""

from __future__ import annotations

from pathlib import Path

from tidings.pack_new import begin_pack

MONTHS = ("Januari", "Februari", "Machi", "Aprili", "Mei", "Juni", "Julai", "Agosti", "Septemba", "Oktoba", "Novemba", "Desemba")
FILLED: dict[str, dict[str, str]] = {
    "numbers.toml": {
        "[values]": "[values]\nmbili = 2\nsaba = 7",
        "example = []": 'example = [{ text = "saba", best = 7 }, { text = "1,200", best = 1200 }]',
        "range_to = []": 'range_to = ["hadi"]',
    },
    "times.toml": {
        "weekday = {}": "weekday = { jumatatu = 1, jumanne = 2, jumatano = 3, alhamisi = 4, ijumaa = 5, jumamosi = 6, jumapili = 7 }",
        "rule = []": 'rule = [{ pattern = "siku ya %weekday%", sense = "date", example = [["siku ya Jumatatu", "2020-02-10"]] }]',
    },
    "figures.toml": {
        "incidents = []": 'strategy = "nearby"\nincidents = []',
        "persons = []": 'persons = ["watu", "wanajeshi"]',
        "measure = []": 'measure = [{ name = "killed", kind = "people", object = ["uliua"], example = [["Mlipuko uliua watu saba.", 7]] }]',
    },
    "claims.toml": {"speech = []": 'speech = ["walisema"]'},
    "brief.toml": {"months = []": f"months = {list(MONTHS)}".replace("'", '"'), "things = []": 'things = ["destroyed"]'},
    "events.tsv": {"\texample\n": "\texample\nmlipuko\tN\tASSAULT\texplosives\t-\tMlipuko uliua watu saba.\n"},
    "lexicon.tsv": {"by commas\n": "by commas\ndaraja\tbridge\nmlima\tmountain\n"},
}
SHALLOW = """
annotator = "chunks"
suffixes = ["ni"]

[proclitics]
conjunctions = []
prepositions = []
article = "-"

[chunks]
prepositions = ["katika", "na"]
adjective = "(?!)"
imperfect = "(?!)"
owned = "(?!)"
plural = "(?!)"
full = "(?!)"
"""


def tiny_pack(folder: Path, code: str = "sw") -> Path:
    """Writes the pack into `folder`/sw, or as that of another language."""
    begin_pack(folder / code)
    for name, filled in FILLED.items():
        path = folder / code / name
        text = path.read_text("utf-8")
        for empty, full in filled.items():
            assert empty in text, (name, empty)
            text = text.replace(empty, full, 1)
        path.write_text(text, "utf-8")
    (folder / code / "morphology.toml").write_text(SHALLOW, "utf-8")
    return folder / code
