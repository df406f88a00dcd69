"""Figures: what is counted, how many, and whether of one incident or of many."""

import pytest

from tidings.annotate import load_annotator
from tidings.annotate_types import Sentence
from tidings.figures import find_figures
from tidings.language import Pack, load_pack, pack_codes
from tidings.model import Dated, Figure, Passage, Report
from tidings.times import find_times

PACKS = [pack for code in pack_codes() if (pack := load_pack(code)) and pack.toml("figures")]
EXAMPLES = [(pack, row["name"], *example) for pack in PACKS for row in pack.toml("figures")["measure"] for example in row["example"]]
needs_model = pytest.mark.skipif(
    any(not (pack.folder / "model").is_dir() for pack in PACKS if pack.toml("figures").get("strategy") != "nearby"),
    reason="the parsers are not here; `make models` trains them",
)


def read(text: str, code: str = "en", parsed: bool = True) -> tuple[Figure, ...]:
    pack = load_pack(code)
    assert pack is not None
    report = Report("r", "0", text, language=code, published=Dated("2020-02-12", "day", "stated"))
    passages = [Passage("p", "r", 0, 0, len(text), text, "body", sentences=((0, len(text)),))]
    annotator = load_annotator(pack) if parsed else None
    groups = annotator.annotate(text, [(0, len(text))]) if annotator else iter([[]])
    sentences: list[Sentence] = [sentence for group in groups for sentence in group]
    return find_figures(report, passages, sentences, find_times(report, passages, pack), pack)


def told(text: str, code: str = "en", parsed: bool = True) -> set[tuple[str, object]]:
    return {(f.measure, f.best if f.best is not None else f.low) for f in read(text, code, parsed)}


@needs_model
@pytest.mark.parametrize(("pack", "measure", "text", "number"), EXAMPLES, ids=[f"{e[0].code} {e[1]}: {e[2]}" for e in EXAMPLES])
def test_every_example_of_a_pack_holds(pack: Pack, measure: str, text: str, number: int) -> None:
    assert (measure, number) in told(text, pack.code)


@needs_model
def test_a_list_gives_its_sum_and_its_parts() -> None:
    text = "The shelling killed six Maltese sailors and one cook, and wounded over a dozen people."
    found = read(text)
    assert [(f.text, f.measure, f.low, f.best, f.of) for f in found] == [
        ("six Maltese sailors and one cook", "killed", None, 7, None),
        ("six Maltese sailors", "killed", None, 6, "Maltese sailors"),
        ("one cook", "killed", None, 1, "cook"),
        ("over a dozen people", "injured", 13, None, "people"),
    ]
    assert all(text[f.start : f.end] == f.text for f in found)


@needs_model
def test_neutralised_is_never_killed() -> None:
    assert told("The ministry said that 40 fighters were neutralized.") == {("neutralised", 40)}


@needs_model
def test_a_count_over_several_attacks_is_a_total() -> None:
    scopes = {(f.measure, f.best): f.scope for f in read("He came after two raids on the port, which left 9 dead and 30 injured.")}
    assert scopes == {("incidents", 2): "incident", ("killed", 9): "total", ("injured", 30): "total"}


@needs_model
def test_a_running_total_has_its_period() -> None:
    (figure,) = read("Since 1 December the floods have killed 61 people.")
    assert (figure.scope, figure.period) == ("total", "2019-12-01/..")
    (figure,) = read("Over the past year more than 1.5 million islanders have moved to the mainland.")
    assert (figure.measure, figure.low, figure.period) == ("displaced", 1_500_000, "2019-02-12/2020-02-12")


@needs_model
def test_what_counts_nothing_is_no_figure() -> None:
    for text in (
        "Resolution 1900 was adopted on Route 9.",
        "About 60 percent of voters came.",
        "The 12-year war ended in 1995.",
        "They walked 12 km.",
        "Smith, 45, was there.",
    ):
        assert told(text) == set(), text


@needs_model
def test_none_is_a_figure_of_harm() -> None:
    assert told("No one was killed in the blast.") == {("killed", 0)}


@needs_model
def test_ellipsis_takes_the_measure_of_what_stands_before() -> None:
    found = told("Nineteen people were arrested on Monday, twelve in the port and seven in the hills.")
    assert found == {("detained", 19), ("detained", 12), ("detained", 7)}


@needs_model
def test_the_whole_of_which_some_are_counted_is_not_counted() -> None:
    assert told("Nine of the 19 prisoners were released.") == {("released", 9)}


@needs_model
def test_votes_and_margins_are_told_apart() -> None:
    assert told("Elle a recueilli 5 210 voix, contre 4 100 à son rival, soit 1 110 voix d'écart.", "fr") == {
        ("votes", 5210),
        ("votes", 4100),
        ("margin", 1110),
    }


def test_without_a_parse_the_words_beside_a_number_decide() -> None:
    assert told("The blast killed 14 people and left 45 injured.", parsed=False) == {("killed", 14), ("injured", 45)}
    assert told("L'explosion a fait 14 morts et 45 blessés.", "fr", parsed=False) == {("killed", 14), ("injured", 45)}


def test_a_pack_without_measures_gives_none() -> None:
    report = Report("r", "0", "14 dead", language="en")
    assert find_figures(report, [], [], [], Pack("xx", load_pack("en").folder / "nowhere")) == ()  # type: ignore[union-attr]


@needs_model
def test_a_question_of_how_many_is_no_number() -> None:
    assert not told("The ministry did not say how many of the 23 had been killed.")


@needs_model
def test_the_dead_of_a_pair_of_numbers_are_not_the_injured_too() -> None:
    assert {("killed", 17), ("injured", 38)} == {
        t for t in told("Two blasts left 17 people dead and 38 wounded in the port.") if t[0] != "incidents"
    }


@needs_model
def test_numbers_find_their_nouns_in_languages_with_cases() -> None:
    assert ("killed", 3) in told("Трое пастухов были убиты боевиками.", "ru")
    assert ("killed", 2) in told("Уночі вбито двох пастухів.", "uk")
    assert not any(measure == "killed" for measure, _ in told("Два боевика убили пастуха.", "ru"))


@needs_model
@pytest.mark.parametrize(
    ("code", "text", "measure", "number"),
    [
        ("en", "The number of wounded climbed to 90, the mayor said.", "injured", 90),
        ("fr", "Le nombre de blessés est monté à 90.", "injured", 90),
        ("de", "Die Zahl der Toten stieg auf 31.", "killed", 31),
        ("ru", "Число погибших выросло до 31, сообщил губернатор.", "killed", 31),
        ("uk", "Кількість загиблих зросла до 31.", "killed", 31),
        ("tr", "Vali, ölü sayısının 31'e yükseldiğini söyledi.", "killed", 31),
        ("ar", "ارتفعت حصيلة القتلى إلى 31 حسب المحافظ.", "killed", 31),
    ],
)
def test_a_toll_that_rises_to_a_number_says_what_it_counts(code: str, text: str, measure: str, number: int) -> None:
    assert [(f.measure, f.best) for f in read(text, code)] == [(measure, number)]


@needs_model
@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Bei der Explosion wurden 40 Menschen getötet und zwischen 12 und 15 verletzt."),
        ("ru", "При взрыве от 12 до 15 получили ранения."),
        ("uk", "Від 12 до 15 людей поранено."),
    ],
)
def test_a_range_before_its_verb_tells_one_thing(code: str, text: str) -> None:
    assert [(f.measure, f.low, f.high) for f in read(text, code) if f.low] == [("injured", 12, 15)]


@needs_model
def test_a_number_that_leaves_its_noun_out_counts_what_was_damaged() -> None:
    assert told("Some 240 houses were destroyed and 37 damaged.") == {("destroyed", 240), ("damaged", 37)}


@needs_model
def test_a_total_since_a_day_has_its_period_in_languages_with_cases() -> None:
    assert [(f.best, f.scope, f.period) for f in read("С января в районе убиты 214 мирных жителей.", "ru")] == [
        (214, "total", "2020-01/..")
    ]


def test_two_of_a_thing_by_its_ending() -> None:
    assert ("struck", 2) in told("أصابت الغارة مستودعين.", "ar")


def test_the_verb_behind_goes_before_the_verb_in_front_where_verbs_stand_last() -> None:
    assert told("Ordu üç isyancıyı yakaladı ve on bir teröristi etkisiz hale getirdi.", "tr") == {("detained", 3), ("neutralised", 11)}


@needs_model
@pytest.mark.parametrize(
    ("code", "text", "least"),
    [
        ("en", "His sister and two of his cousins are among the dead.", 3),
        ("fr", "Trois infirmières sont parmi les morts.", 3),
        ("en", "Among the dead were four nurses.", 4),
    ],
)
def test_who_is_among_the_dead_is_what_they_are_at_least(code: str, text: str, least: int) -> None:
    tolls = [(f.low, f.best) for f in read(text, code) if f.measure == "killed"]
    assert (least, None) in tolls
    assert all(best is None for _, best in tolls)


@needs_model
@pytest.mark.parametrize(
    ("code", "text", "number"),
    [
        ("en", "A clash between gangs killed 8.", 8),
        ("en", "A cholera outbreak among refugees killed 12.", 12),
        ("es", "Un choque entre bandas mató a 8 personas.", 8),
        ("de", "Unter den Trümmern starben acht Menschen.", 8),
        ("ru", "Среди беженцев погибли 12 человек.", 12),
    ],
)
def test_a_toll_among_others_is_exact(code: str, text: str, number: int) -> None:
    assert [(f.low, f.best) for f in read(text, code) if f.measure == "killed"] == [(None, number)]


@needs_model
def test_the_dead_among_whom_others_are_stay_exact() -> None:
    assert [(f.low, f.best) for f in read("Four nurses are among the 13 dead.")] == [(4, None), (None, 13)]
    assert [(f.high, f.best) for f in read("Unter den 13 Toten waren auch Helfer.", "de")] == [(None, 13)]
    assert [(f.high, f.best) for f in read("Unter 13 Toten blieb die Bilanz.", "de")] == [(12, None)]


@pytest.mark.parametrize("text", ["وأكثر من ٤ آلاف نازح في المخيم.", "وأكثر من أربعة آلاف نازح في المخيم."])
def test_a_bounding_word_may_have_an_article_or_a_joint_on_it(text: str) -> None:
    assert [(f.measure, f.low, f.best) for f in read(text, "ar")] == [("displaced", 4000, None)]


def test_people_are_not_destroyed_with_the_houses_that_they_leave() -> None:
    assert told("واضطر نحو 300 شخص إلى مغادرة منازلهم ودُمّر 40 منزلا.", "ar") == {("displaced", 300), ("destroyed", 40)}
