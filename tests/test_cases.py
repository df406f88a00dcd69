"""Languages with cases and free order: names in any case, roles by case, what small parsers get wrong mended by form."""

from dataclasses import dataclass

import pytest

from tidings.actors import state_actor
from tidings.annotate import load_annotator
from tidings.clean import clean
from tidings.gazetteer import gazetteer
from tidings.language import Pack, load_pack
from tidings.lexicon import find_triggers
from tidings.model import Claim, Dated, Report
from tidings.pipeline import read_report
from tidings.settings import Settings

PACKS = [pack for code in ("ru", "uk") if (pack := load_pack(code))]


@dataclass(frozen=True)
class Told:
    """A claim with the names of those in it."""

    claim: Claim
    actors: list[str]
    recipients: list[str]
    sources: list[str]


def read(text: str, code: str) -> dict[str, Told]:
    """The claims of a text by their type."""
    raw = Report("r", "0" * 64, text, language=code, published=Dated("2021-03-10", "day", "markup"))
    report, passages = clean(raw, load_pack(code))
    reading = read_report(report, passages, Settings())
    names = {m.id: m.text for m in (*reading.mentions, *reading.described)}
    return {
        c.type: Told(
            c,
            [names[p.mention or ""] for p in c.actors],
            [names[p.mention or ""] for p in c.recipients],
            [names[p.mention or ""] for p in c.attribution.sources] if c.attribution else [],
        )
        for c in reversed(reading.claims)
    }


@pytest.mark.parametrize("pack", PACKS, ids=[p.code for p in PACKS])
def test_every_word_of_events_is_found_in_its_example(pack: Pack) -> None:
    annotator = load_annotator(pack)
    assert annotator is not None
    rows = pack.rows("events", 6)
    assert len(rows) > 600
    for phrase, _, kind, mode, _, example in rows:
        sentence = next(annotator.annotate(example, [(0, len(example))]))[0]
        found = {(t.entry.type, t.entry.mode or "-") for t in find_triggers(sentence, pack)}
        assert (kind, mode) in found, f"{phrase}: {example}"


@pytest.mark.parametrize("pack", PACKS, ids=[p.code for p in PACKS])
def test_verbs_are_known_by_their_form(pack: Pack) -> None:
    annotator = load_annotator(pack)
    assert annotator is not None
    for row in pack.toml("parse")["verb_form"]:
        for text, word in row["example"]:
            tokens = next(annotator.annotate(text, [(0, len(text))]))[0].tokens
            assert [t.pos for t in tokens if t.text == word] == ["VERB"]


def test_a_place_is_found_in_any_case() -> None:
    for form in ("Турция", "Турции", "Турцию", "Турцией"):
        assert gazetteer().lookup(form)[0].country == "TUR"
    assert gazetteer().lookup("Харкові")[0].name == gazetteer().lookup("Харьковом")[0].name == "Kharkiv"


@pytest.mark.parametrize("phrase", ["министерство обороны Кении", "министерству обороны Кении", "міністерством оборони Кенії"])
def test_an_organ_of_a_state_is_one_in_any_case(phrase: str) -> None:
    actor = state_actor(phrase)
    assert actor is not None and actor.id == "s.KEN.MOD"


def test_an_army_by_its_adjective() -> None:
    for phrase in ("кенийской армии", "кенийская армия", "кенійську армію"):
        actor = state_actor(phrase)
        assert actor is not None and actor.id == "s.KEN.MIL"


@pytest.mark.parametrize(
    ("text", "code", "doer", "victim"),
    [
        ("Боевики напали на колонну кенийской армии.", "ru", "Боевики", "кенийской армии"),
        ("Трое мирных жителей были убиты боевиками в пятницу.", "ru", "боевиками", "мирных жителей"),
        ("Бойовики напали на колону кенійської армії.", "uk", "Бойовики", "кенійської армії"),
    ],
)
def test_attacks_have_their_doers_and_victims(text: str, code: str, doer: str, victim: str) -> None:
    told = read(text, code)["ASSAULT"]
    assert (told.actors, told.recipients) == ([doer], [victim])


def test_a_title_with_its_owner_stands_outside_the_name() -> None:
    told = read("Министр иностранных дел Турции Лаврентий Орлов встретился в Найроби с президентом Кении Джозефом Мванги.", "ru")
    assert told["CONSULT"].actors == ["Лаврентий Орлов", "Джозефом Мванги"]


def test_a_source_behind_a_preposition_of_several_words() -> None:
    told = read("По словам представителя министерства обороны Анны Котовой, задержаны 12 подозреваемых.", "ru")["COERCE"]
    assert told.sources == ["Анны Котовой"] and told.claim.attribution and told.claim.attribution.cue
    assert told.claim.attribution.cue.text == "По словам"


def test_what_is_called_for_is_urged() -> None:
    told = read("Орлов призвал Россию прекратить огонь.", "ru")
    assert told["CONCEDE"].claim.modality == "urged"
