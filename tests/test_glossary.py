"""Glossaries: seven languages have the words of the news, and a word is met in its forms, also where it is read as several."""

from pathlib import Path

import pytest

from tidings.errors import PackError
from tidings.fold import fold
from tidings.glossary import english_lemma, load_glossary, read_rows
from tidings.language import load_pack
from tidings.meaning import senses
from tidings.wording import WORD, Unit

WRITTEN = ("ar", "de", "es", "fr", "ru", "tr", "uk")
LEAST_WORDS = 3_200


def met(text: str, language: str) -> set[str]:
    """The English words by which a sentence may be met."""
    return {f[1:] for sense in senses(Unit(0, "r", 0, 0, len(text), text, language)) for f in sense.features if f[0] == "="}


@pytest.mark.parametrize("code", WRITTEN)
def test_a_pack_has_the_words_of_the_news(code: str) -> None:
    pack = load_pack(code)
    assert pack is not None
    assert len(read_rows(pack.folder / "lexicon.tsv")) >= LEAST_WORDS


@pytest.mark.parametrize("code", WRITTEN)
def test_every_word_of_a_glossary_is_met_as_it_is_written(code: str) -> None:
    glossary, pack = load_glossary(code), load_pack(code)
    assert glossary is not None and pack is not None
    unmet = []
    for word, concepts in read_rows(pack.folder / "lexicon.tsv"):
        words = list(WORD.finditer(word))
        found = glossary.look_up(fold(word)) if len(words) == 1 else glossary.run(word, words, 0)[1]
        if not concepts <= found:
            unmet.append(word)
    assert unmet == []


@pytest.mark.parametrize(
    ("language", "text", "english"),
    [
        ("fr", "Le cessez-le-feu tient depuis lundi", "ceasefire"),
        ("fr", "Le couvre-feu a été levé hier soir", "curfew"),
        ("uk", "Прем'єр і двоє міністрів прибули вранці", "premier"),
        ("uk", "Об'єднання профспілок оголосило страйк", "unification"),
        ("es", "El toque de queda rige desde anoche", "curfew"),
        ("tr", "Askerler köyü dün gece kuşattı", "surround"),
        ("tr", "Fırtınada iki tekne battı", "sink"),
    ],
)
def test_a_word_is_met_where_it_is_parted_or_bent(language: str, text: str, english: str) -> None:
    assert english_lemma(english) in met(text, language)


def test_words_that_only_stand_side_by_side_are_read_one_by_one() -> None:
    assert english_lemma("curfew") not in met("Le toit couvre un feu de cuisine", "fr")


@pytest.mark.parametrize("line", ["pont", "pont\tbridge\tdeck", "pont\t ", "mur\twall"])
def test_a_row_that_is_none_is_told_with_its_line(tmp_path: Path, line: str) -> None:
    path = tmp_path / "lexicon.tsv"
    path.write_text(f"# Words.\nmur\twall\n{line}\n", "utf-8")
    with pytest.raises(PackError, match=r"line 3: .*write"):
        read_rows(path)
