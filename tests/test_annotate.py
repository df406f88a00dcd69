"""Dictionary forms: every word has one, whatever its letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.annotate import SpacyAnnotator, load_annotator
from tidings.annotate_types import Token
from tidings.language import load_pack, pack_codes
from tidings.lemmas import lemma
from tidings.tree import as_tree


@pytest.mark.parametrize("code", pack_codes())
@given(word=st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Z", "C")), min_size=1, max_size=12))
def test_any_word_has_a_dictionary_form(code: str, word: str) -> None:
    assert lemma(word, code)


@pytest.mark.parametrize("code", pack_codes())
@pytest.mark.parametrize("word", ["'", "’", "''", "'da", "-", "…"])
def test_a_lone_mark_is_a_word_too(code: str, word: str) -> None:
    assert lemma(word, code)


HEADS = st.integers(1, 9).flatmap(
    lambda size: st.tuples(
        st.lists(st.integers(0, size - 1), min_size=size, max_size=size),
        st.permutations(range(size)).flatmap(
            lambda order: st.tuples(*(st.sampled_from(order[: max(place, 1)]) for place in range(size))).map(
                lambda above: [above[order.index(i)] for i in range(size)]
            )
        ),
    )
)


@given(heads=HEADS)
def test_mended_heads_are_always_a_tree(heads: tuple[list[int], list[int]]) -> None:
    mended, parsed = ([Token(i, i, i + 1, "x", "x", "NOUN", "", "conj", head) for i, head in enumerate(given)] for given in heads)
    tokens = as_tree(parsed, mended)
    for token in tokens:
        at, steps = token.index, 0
        while tokens[at].head != at:
            at, steps = tokens[at].head, steps + 1
            assert steps <= len(tokens)
        assert tokens[at].dep == "root"


def test_a_past_form_that_is_a_noun_too_is_read_by_what_the_parser_saw() -> None:
    assert lemma("shot", "en", "VERB") == "shoot"
    assert lemma("shot", "en", "NOUN") == "shot"


def test_a_sentence_is_the_same_whatever_it_was_parsed_with() -> None:
    pack = load_pack("en")
    assert pack is not None
    texts = [
        "The mayor of Tampere, Anna Berg, met the “strikers” on Monday.",
        "Two men fled.",
        "OLD BRIDGE IN BERGEN IS CLOSED AGAIN",
        "Rain.",
    ]
    alone, together = SpacyAnnotator(pack), SpacyAnnotator(pack)
    together.foresee(texts)
    for text in texts:
        one = [s.tokens for group in alone.annotate(text, [(0, len(text))]) for s in group]
        other = [s.tokens for group in together.annotate(text, [(0, len(text))]) for s in group]
        assert one == other and one


PRINTED = {
    "ar": ("قُتل أربعة صيادين في ميناء صغير يوم الثلاثاء.", "وقالت الشرطة إن التحقيق مستمر."),
    "de": ("Die Bürgermeisterin Anna Berg traf am Montag die Streikenden.", "Zwei Männer flohen."),
    "es": ("La alcaldesa Anna Berg se reunió el lunes con los huelguistas.", "Dos hombres huyeron."),
    "fr": ("La maire Anna Berg a rencontré lundi les grévistes.", "Deux hommes ont pris la fuite."),
    "ru": ("Мэр Анна Берг встретилась в понедельник с бастующими.", "Двое мужчин бежали."),
    "tr": ("Belediye başkanı Anna Berg pazartesi günü grevcilerle görüştü.", "İki adam kaçtı."),
    "uk": ("Мерка Анна Берг у понеділок зустрілася зі страйкарями.", "Двоє чоловіків утекли."),
}


@pytest.mark.parametrize("code", sorted(PRINTED))
def test_in_each_language_a_sentence_is_the_same_whatever_stands_around_it(code: str) -> None:
    pack = load_pack(code)
    assert pack is not None
    load_annotator.cache_clear()
    annotator = load_annotator(pack)
    load_annotator.cache_clear()
    other = load_annotator(pack)
    assert annotator and other and annotator is not other
    alone = [next(annotator.annotate(text, [(0, len(text))]))[0] for text in PRINTED[code]]
    whole = " ".join(reversed(PRINTED[code])) + " " + " ".join(PRINTED[code])
    starts = [whole.rindex(text) for text in PRINTED[code]]
    places = [(whole.index(text), whole.index(text) + len(text)) for text in reversed(PRINTED[code])]
    list(other.annotate(whole, places))
    for text, one, start in zip(PRINTED[code], alone, starts, strict=True):
        again = next(other.annotate(whole, [(start, start + len(text))]))[0]
        assert [t.moved(-start) for t in again.tokens] == list(one.tokens)
        assert again.home is next(other.annotate(text, [(0, len(text))]))[0].home


def test_a_sentence_printed_again_stands_where_it_is_printed() -> None:
    pack = load_pack("en")
    assert pack is not None
    annotator = SpacyAnnotator(pack)
    text = "Two men fled. Rain fell. Two men fled."
    first, second = (next(annotator.annotate(text, [place]))[0] for place in ((0, 13), (25, 38)))
    assert second.home is first.home and second.children == first.children
    assert [text[t.start : t.end] for t in second.tokens] == [t.text for t in first.tokens]
    assert (second.start, second.end) == (25, 38)
