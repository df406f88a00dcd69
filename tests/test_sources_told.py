"""Who is said to say so where the words are many ways away from it: clauses, particles, moods and paragraphs; invented sentences."""

from __future__ import annotations

import pytest

from tests.test_claims import build, lead, names
from tests.test_claims_told import only, texts


def heard(language: str, text: str, kind: str = "ASSAULT") -> list[str]:
    """The words of those who are cited for the one claim of a kind."""
    layers = build(lead(text), language=language)
    claim = only(layers, kind)
    return texts(layers, claim.attribution.sources) if claim.attribution else []


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        (
            "de",
            "Wie Anna Lindqvist, eine Sprecherin der Armee, der Presse mitteilte, seien auch neun weitere Dörfer bombardiert worden.",
            "Anna Lindqvist",
        ),
        (
            "de",
            "Er soll nach Angaben des Geheimdienstes einen Anschlag in Hannover geplant haben.",
            "Geheimdienstes",
        ),
        ("de", "Nach Polizeiangaben griffen Bewaffnete das Dorf an.", "Polizeiangaben"),
        ("de", "Vor kurzem hatte ein Sprecher in Gulu erklärt, die Rebellen hätten zwei Dörfer angegriffen.", "ein Sprecher"),
        ("de", "Vertreter der Armee werfen den Rebellen vor, Bauern getötet zu haben.", "Vertreter"),
        ("en", "Okello said Monday that the rebels had long attacked farmers.", "Okello"),
        ("en", "Rebels killed four herders in Gulu on Monday, the director of the county hospital said.", "director"),
        (
            "en",
            "Gunmen attacked a market in Gulu on Monday, killing eight people, the Defence Ministry of Uganda said.",
            "Defence Ministry",
        ),
        ("en", "Four herders were killed in Gulu, the deputy head of the town council told reporters.", "deputy head"),
    ],
)
def test_the_source_is_found(language: str, text: str, source: str) -> None:
    assert source in " ".join(heard(language, text))


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked the town of Garissa on Monday, wounding five, the Kenyan Defense Ministry said.",
        "Rebels raided a farm near Garissa on Monday, killing nine, a spokesman told reporters.",
    ],
)
def test_whoever_tells_of_the_dead_has_not_killed_them(text: str) -> None:
    layers = build(lead(text))
    (event,) = [e for e in layers.events if e.type == "ASSAULT"]
    assert len(event.figures) == 1
    doers = names(layers, [p for c in layers.claims for p in c.actors])
    assert doers
    assert doers <= {"rebels", "Rebels", "Kenyan rebels"}


def test_whoever_is_cited_by_a_clause_of_saying_is_not_who_was_bombed() -> None:
    text = "Wie Anna Lindqvist, eine Sprecherin der Armee, der Presse mitteilte, seien auch neun weitere Dörfer bombardiert worden."
    layers = build(lead(text), language="de")
    assert texts(layers, only(layers, "ASSAULT").recipients) == ["neun weitere Dörfer"]


def test_what_is_called_on_is_said_by_whoever_calls() -> None:
    assert heard("en", "Anna Lindqvist called on the rebels to withdraw from Gulu.", "RETREAT") == ["Anna Lindqvist"]


def test_only_a_perfect_infinitive_is_hearsay() -> None:
    told = build(lead("Die Armee soll zwei Dörfer angegriffen haben."), language="de")
    asked = build(lead("Die Brücke soll am Montag gesprengt werden."), language="de")
    assert [only(layers, "ASSAULT").modality for layers in (told, asked)] == ["alleged", "planned"]


def test_a_short_line_gives_the_word_to_the_quotation_below_it() -> None:
    body = '\n\nShe said:\n\n"We have seen it. Rebels attacked three villages in January and burned a market too."\n\n'
    text = f"Anna Lindqvist spoke in Nairobi on Monday about the rebels in the north.{body}Police in the town confirmed it on Tuesday."
    assert heard("en", text) == ["She"]


def test_whoever_stresses_at_the_end_says_what_stands_before() -> None:
    layers = build(lead("Bombing the market of Gulu by rebels is unacceptable, Anna Lindqvist and Amos Okello stressed."))
    assert texts(layers, only(layers, "REJECT").actors) == ["Anna Lindqvist", "Amos Okello"]


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("en", "Miners closed their shops in protest at the reform.", ["Miners"]),
        ("es", "Varios taxistas adelantaron sus relojes en protesta contra la reforma.", ["taxistas"]),
        ("en", "A protest was held in front of the plant.", []),
    ],
)
def test_a_protest_is_told_by_what_is_done_in_protest_and_by_being_held(language: str, text: str, who: list[str]) -> None:
    layers = build(lead(text), language=language)
    claim = only(layers, "PROTEST")
    assert (" ".join(texts(layers, claim.actors)).split()[-1:], claim.modality, claim.background) == (who, "asserted", False)


def test_a_possessive_means_the_subject_of_its_clause() -> None:
    text = "Farmers fled to Arua. It is not possible to talk while the Syrian army continues with its aggression, Amos Okello said."
    layers = build(lead(text))
    assert [texts(layers, c.recipients) for c in layers.claims if c.trigger.text == "aggression"] == [["Syrian army"]]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("en", '"You sell guns to people who want to attack the town," Anna Lindqvist said.', "Anna Lindqvist"),
        ("en", "Anna Lindqvist said that farmers fear rebels attacked the town of Gulu on Monday.", "Anna Lindqvist"),
        ("fr", "Anna Lindqvist a dit que les paysans craignent que les rebelles aient attaqué la ville de Gulu lundi.", "Anna Lindqvist"),
        ("de", "Bewaffnete Polizisten schossen nach offiziellen Angaben in die Menge.", "offiziellen Angaben"),
        ("de", "In den ersten Berichten hatte es geheißen, dass sechs Bauern erschossen wurden.", "den ersten Berichten"),
    ],
)
def test_what_others_are_said_to_think_is_told_by_whoever_says_so(language: str, text: str, source: str) -> None:
    assert source in " ".join(heard(language, text))


def test_what_stands_before_a_colon_is_not_told_by_the_quotation_behind_it() -> None:
    layers = build(lead('The rebels attacked Gulu on Monday: "We know no fear," they wrote in a letter to the press.'))
    claim = only(layers, "ASSAULT")
    assert claim.attribution is None


BLAME = [
    ("en", '"There can be no talks while the regime continues its aggression," Anna Lindqvist said.'),
    ("fr", "« Il n'y aura pas de dialogue tant que le régime poursuit son agression », a déclaré Anna Lindqvist."),
    ("de", "„Wir verurteilen die Aggression des Regimes“, sagte Anna Lindqvist."),
    ("es", "«No habrá diálogo mientras el régimen continúe su agresión», dijo Anna Lindqvist."),
]


@pytest.mark.parametrize(("language", "text"), BLAME)
def test_whoever_speaks_of_an_aggression_accuses(language: str, text: str) -> None:
    layers = build(lead(text), language=language)
    claim = only(layers, "ACCUSE")
    assert texts(layers, claim.actors) == ["Anna Lindqvist"]
    assert "gim" in " ".join(texts(layers, claim.recipients))
    assert not [c for c in layers.claims if c.type == "ASSAULT"]


def test_an_aggression_with_a_day_and_a_victim_is_an_attack_still() -> None:
    layers = build(lead("The aggression of the rebels against farmers in Gulu on Monday lasted two hours, Anna Lindqvist said."))
    assert [c.type for c in layers.claims if c.type in ("ASSAULT", "ACCUSE")] == ["ASSAULT"]


def test_a_threat_comes_from_whom_the_speaker_accuses() -> None:
    layers = build(lead('"Our country faces a threat. This threat comes from the Kenyan army," Anna Lindqvist told reporters.'))
    accused = [texts(layers, c.recipients) for c in layers.claims if c.type == "ACCUSE"]
    assert [who for who in accused if who] == [["the Kenyan army"]] or [who for who in accused if who] == [["Kenyan army"]]


def test_those_whose_acts_are_blamed_together_are_all_accused() -> None:
    layers = build(
        lead("The destabilizing actions of Rwanda, the Kenyan regime and Hezbollah are hindering a ceasefire, Anna Lindqvist said.")
    )
    accused = {name for c in layers.claims if c.type == "ACCUSE" for name in texts(layers, c.recipients)}
    assert "Rwanda" in accused
    assert "Hezbollah" in accused


def test_whom_an_envoy_works_against_is_no_side_of_his_talks() -> None:
    text = "The envoy for peace in Somalia and the fight against Al-Shabaab, Anna Lindqvist, met Joseph Mwangi in Nairobi on Tuesday."
    claim = only(build(lead(text)), "CONSULT")
    assert "Shabaab" not in " ".join(texts(build(lead(text)), claim.actors))


def test_the_today_of_a_quotation_is_no_day_of_what_follows() -> None:
    text = '"Today our ally faces a threat from the rebels," Anna Lindqvist said on Monday. The army attacked Gulu.'
    claim = only(build(lead(text)), "ASSAULT")
    assert claim.time is None or claim.time.start != "2021-06-16"


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("en", "Twelve people were killed on Monday, according to the ministry; the hospital counted 15.", {12: "ministry", 15: None}),
        ("en", "The army said nine soldiers were killed, the rebels said 14.", {9: "army", 14: "rebels"}),
        ("en", "The death toll of the raid stands at nine, according to the ministry, or 15, according to the union.", None),
        ("fr", "Neuf personnes sont mortes. Le syndicat parle de quatorze.", {9: None, 14: "syndicat"}),
        ("de", "Neun Menschen starben. Die Gewerkschaft spricht von 15.", {9: None, 15: "Gewerkschaft"}),
        ("ru", "Погибли девять человек. Профсоюз говорит о 15.", {9: None, 15: "Профсоюз"}),
        ("uk", "Загинули дев'ять людей. Міністерство каже про 15.", {9: None, 15: "Міністерство"}),
        ("tr", "Bakanlığa göre dokuz kişi öldü, hastaneye göre 15.", {9: "Bakanlığa", 15: "hastaneye"}),
        ("ar", "قتل تسعة أشخاص بحسب الوزارة، فيما تحدث المستشفى عن 15.", {9: "الوزارة", 15: "المستشفى"}),
    ],
)
def test_another_voices_bare_number_is_its_own_count_of_the_same(language: str, text: str, said: dict[int, str | None] | None) -> None:
    layers = build(f"{text}\n", language=language)
    assert sorted(f.best for f in layers.figures if f.measure == "killed") == sorted(said or (9, 15))
    if said is None:  # no event is told, and the counts stand with whoever gives them
        return
    (figure,) = [f for event in layers.events for f in event.figures if f.measure == "killed"]
    assert (figure.low, figure.high) == (min(said), max(said))
    numbers = {f.id: f.best for f in layers.figures}
    told = {numbers[c.figures[0]]: texts(layers, c.attribution.sources) if c.attribution else [] for c in layers.claims if c.figures}
    for number, source in said.items():
        assert any(source in name for name in told[number]) if source else not told[number]


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died. Officials said 14 villages were cut off.",
        "Nine people died, the ministry said in 2019.",
        "Nine people died, the ministry said at 11.",
        "Nine people died, officials said. They said temperatures reached 40.",
        "Nine people died. The oldest was 15, they said.",
        "Nine people died, the mayor said. Amina, 15, said she ran.",
        "The ministry said four people died in Garissa, in Nakuru there was no rain.",
    ],
)
def test_numbers_of_other_things_are_no_rival_counts(text: str) -> None:
    layers = build(f"{text}\n")
    assert len([f for f in layers.figures if f.measure == "killed"]) == 1
