"""What a clause put to a noun tells, what is done in protest, who arrives, and through what an event is told, in several languages."""

from __future__ import annotations

import pytest

from tests.everyday import told
from tests.test_claims import build, claims_of, lead
from tidings.layers import Layers


def doers(layers: Layers, kind: str) -> set[str]:
    """The words that name who does what the claims of a type tell."""
    texts = {m.id: m.text for m in layers.mentions}
    return {texts[p.mention] for c in claims_of(layers, kind) for p in c.actors if p.mention}


def test_a_day_in_a_clause_on_a_place_is_not_that_of_the_main_verb() -> None:
    layers = build(lead("Hundreds of students marched in Garissa on Tuesday, where ten people were killed in riots last March."))
    (march,) = [c for c in claims_of(layers, "PROTEST") if not c.background]
    assert march.trigger.text == "marched" and march.time is not None and march.time.start == "2021-06-15"
    assert all(c.background and c.time is not None and c.time.start == "2021-03-01" for c in claims_of(layers, "ASSAULT"))


@pytest.mark.parametrize("published", ["2021-06-16", None])
def test_what_a_clause_tells_of_last_year_is_background(published: str | None) -> None:
    text = "Kenya demanded on Tuesday that Somalia must return a patrol boat that was seized by its coast guard last year."
    layers = build(text + "\n", published=published)
    assert [c.background for c in claims_of(layers, "COERCE")] == [True]
    assert any(not c.background for c in claims_of(layers, "REQUEST"))


def test_a_report_of_old_days_alone_has_them_as_its_news() -> None:
    chronicle = build("On March 3, 2009 rebels attacked the town of Garissa and killed nine soldiers.\n", published="2021-06-16")
    assert {c.background for c in claims_of(chronicle, "ASSAULT")} == {False}
    news = build(
        lead("Kenya and Somalia signed a fishing accord on Tuesday. On March 3, 2009 rebels attacked Garissa and killed nine soldiers.")
    )
    assert all(c.background for c in claims_of(news, "ASSAULT"))


PROTESTS = [
    ("en", "Teachers closed their schools on Monday to protest against the new wage law.", "Teachers"),
    ("en", "The minister left the hall on Monday in a sign of protest.", "minister"),
    ("es", "Los maestros cerraron el lunes las escuelas para protestar contra la ley.", "maestros"),
    ("es", "La delegación se retiró el martes de la cumbre en señal de protesta.", "delegación"),
    ("fr", "Les enseignants ont quitté la salle lundi pour protester contre la loi.", "enseignants"),
    ("ru", "Делегация покинула саммит во вторник в знак протеста против голосования.", "Делегация"),
    ("uk", "Делегація залишила саміт у вівторок на знак протесту проти голосування.", "Делегація"),
    ("tr", "Heyet salı günü oylamayı protesto için toplantıdan ayrıldı.", "Heyet"),
    ("ar", "انسحب الوفد من القمة يوم الثلاثاء احتجاجا على التصويت.", "الوفد"),
]


@pytest.mark.parametrize(("language", "text", "who"), PROTESTS)
def test_what_is_done_in_protest_is_a_protest_by_whoever_does_it(language: str, text: str, who: str) -> None:
    layers = build(text + "\n", language=language)
    assert who in doers(layers, "PROTEST")
    assert {(c.modality, c.background) for c in claims_of(layers, "PROTEST")} == {("asserted", False)}
    assert not claims_of(layers, "RETREAT")  # coming and leaving are how it was done


def test_a_threat_to_strike_is_no_strike() -> None:
    layers = build(lead("Miners threatened on Monday to strike unless the government raised their wages."))
    assert claims_of(layers, "THREATEN") and not [c for c in claims_of(layers, "PROTEST") if c.modality == "asserted"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nurses on strike met Health Minister Anna Lindqvist on Monday."),
        ("es", "Los médicos en huelga se reunieron el lunes con la ministra Ana Lindero."),
        ("fr", "Les infirmières en grève ont rencontré lundi la ministre Anne Lindet."),
    ],
)
def test_those_on_strike_protest(language: str, text: str) -> None:
    layers = build(text + "\n", language=language)
    assert [(c.modality, c.background) for c in claims_of(layers, "PROTEST")] == [("asserted", False)]
    assert doers(layers, "PROTEST") and claims_of(layers, "CONSULT") and not claims_of(layers, "ASSAULT")


ARRIVALS = [
    ("en", "Foreign Minister Anna Lindqvist arrived in Nairobi on Monday.", "CONSULT"),
    ("en", "Kenyan troops arrived in Garissa on Monday.", "MOBILIZE"),
    ("en", "Hundreds of refugees arrived in Garissa on Monday.", None),
    ("es", "La ministra Ana Lindero llegó el lunes a Bogotá.", "CONSULT"),
    ("es", "Cientos de campesinos llegaron el lunes a la capital.", None),
    ("fr", "Des centaines de réfugiés sont arrivés lundi à Niamey.", None),
    ("de", "Hunderte Flüchtlinge kamen am Montag in Garissa an.", None),
    ("ru", "Министр Анна Линдквист прибыла в понедельник в Найроби.", "CONSULT"),
    ("ru", "Сотни беженцев прибыли в понедельник в Гариссу.", None),
    ("uk", "Сотні біженців прибули у понеділок до Гарісси.", None),
    ("ar", "وصلت الوزيرة آنا ليندكفيست إلى نيروبي يوم الاثنين.", "CONSULT"),
    ("ar", "وصل مئات اللاجئين إلى غاريسا يوم الاثنين.", None),
    ("en", "The envoy, Anna Lindqvist, came to Nairobi on Monday.", "CONSULT"),
    ("en", "A convoy of the Red Crescent with flour and tents arrived in Garissa on Monday.", "AID"),
    ("en", "A convoy of grey cars arrived in Garissa on Monday.", None),
    ("en", "A convoy of rebels arrived in Garissa on Monday.", "MOBILIZE"),
    ("es", "El lunes llegó a Tarija un convoy de rebeldes.", "MOBILIZE"),
    ("fr", "Des camions du Croissant-Rouge chargés de farine sont arrivés lundi à Niamey.", "AID"),
    ("ar", "وصلت قافلة للهلال الأحمر محملة بالدقيق إلى غاريسا يوم الاثنين.", "AID"),
]


@pytest.mark.parametrize(("language", "text", "kind"), ARRIVALS)
def test_who_arrives_decides_what_is_told(language: str, text: str, kind: str | None) -> None:
    layers = build(text + "\n", language=language)
    assert {c.type for c in layers.claims} == ({kind} if kind else set())


@pytest.mark.parametrize(
    ("load", "kinds"),
    [
        ("A convoy of rebels", {"MOBILIZE"}),
        ("Three trucks with rifles", set()),
        ("Three trucks with blankets", {"AID"}),
        ("A convoy", {"AID"}),
    ],
)
def test_what_arrives_after_a_disaster_is_aid_unless_it_carries_something_else(load: str, kinds: set[str]) -> None:
    layers = build(f"A flood hit Nakuru on Monday. {load} arrived in the town on Tuesday.\n")
    assert {c.type for c in layers.claims} == {"HAZARD", *kinds}


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("es", "El alcalde Juan Gil llamó a su esposa.", set()),
        ("es", "El obispo Juan Gil llamó a los vecinos a votar.", {"REQUEST"}),
        ("es", "El juez Juan Gil llamó a los partidos a que negocien.", {"REQUEST"}),
        ("de", "Eine Frau entband am Montag in einem Zelt in Marib.", set()),
        ("de", "Der Präsident entband den Richter Karl Moser von seinem Amt.", {"CIVIC"}),
    ],
)
def test_a_verb_tells_of_an_act_with_what_it_calls_to_or_relieves_of(language: str, text: str, told: set[str]) -> None:
    assert {c.type for c in build(text + "\n", language=language).claims} == told


def test_days_of_war_games_and_talks_that_somebody_goes_to_have_their_people() -> None:
    layers = build(lead("Kenyan and Somali soldiers on Monday launched ten days of war games in the gulf."))
    assert doers(layers, "COOPERATE")
    layers = build(lead("Kenyan negotiators returned to Geneva on Monday for talks on fishing rights."))
    assert doers(layers, "CONSULT") == {"Kenyan negotiators"}


def test_part_of_a_stronghold_is_a_place_and_a_burned_bus_is_no_attack_on_anybody() -> None:
    layers = build(lead("Kenyan troops have captured part of a rebel stronghold on the border."))
    assert claims_of(layers, "ASSAULT") and not claims_of(layers, "COERCE")
    layers = build(lead("Los rebeldes quemaron el lunes un bus cerca de Cúcuta."), language="es")
    assert claims_of(layers, "COERCE") and not claims_of(layers, "ASSAULT")


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("en", "The envoy, Anna Lindqvist, is due in Nairobi on Friday.", True),
        ("en", "Anna Lindqvist, who is expected in Nairobi on Friday, stayed in Oslo.", True),
        ("en", "Heavy rain is expected in Nairobi on Friday, and a report is due in June.", False),
        ("en", "Anna Lindqvist is expected to win in Nairobi on Friday.", False),
        ("de", "Am Freitag wird in Wien Regen erwartet.", False),
        ("tr", "Cuma günü Ankara'da yağmur bekleniyor.", False),
        ("de", "Eine Delegation aus Kenia wird am Freitag in Wien erwartet.", True),
        ("fr", "L'émissaire, Anna Lindqvist, attendue vendredi à Nairobi, est restée à Oslo.", True),
        ("fr", "Anna Lindqvist doit se rendre vendredi à Nairobi.", True),
        ("ar", "من المقرر أن يصل الوزير جميل حداد إلى نيروبي يوم الجمعة.", True),
        ("ar", "ويصل الوزير جميل حداد إلى نيروبي يوم الجمعة.", True),
    ],
)
def test_who_is_due_somewhere_is_on_a_planned_visit(language: str, text: str, told: bool) -> None:
    claims = claims_of(build(text + "\n", language=language), "CONSULT")
    assert [(c.mode, c.modality) for c in claims] == ([("visit", "planned")] if told else [])


def test_a_verb_read_as_a_participle_still_rules_its_sentence() -> None:
    layers = build("The joint commission set up to watch over the truce held its first session in Garissa on Monday.\n")
    assert doers(layers, "CONSULT") == {"joint commission"}
    layers = build("A shipment of grey boots reached Garissa on Monday, where the envoy, Anna Lindqvist, met Joseph Mwangi.\n")
    assert doers(layers, "CONSULT") == {"Anna Lindqvist", "Joseph Mwangi"}
    layers = build("Nairobi imposed visa bans on three officials of the ministry on Monday.\n")
    assert doers(layers, "SANCTION")


@pytest.mark.parametrize(
    "text",
    [
        "Joseph Mwangi's rebuke was voiced at a joint news conference with Swedish Finance Minister Anna Lindqvist.",
        "Speaking at a news conference with his Norwegian counterpart Anna Lindqvist in Nairobi, Minister Joseph Mwangi blamed the rebels.",
        "Deputy Minister Joseph Mwangi briefed Anna Lindqvist on the truce in Nairobi on Monday.",
    ],
)
def test_who_spoke_beside_whom_met(text: str) -> None:
    layers = build(text + "\n")
    assert doers(layers, "CONSULT") == {"Joseph Mwangi", "Anna Lindqvist"}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Peru's ministry and the farmers' league of its highland south signed a wage deal on Friday.", "AGREE ministry+farmers"),
        ("en", "The rebels struck what officials called a fuel depot near Garissa on Friday.", "ASSAULT rebels > depot"),
        ("fr", "L'armée a bombardé ce que le ministère appelle un camp d'entraînement près de Mopti.", "ASSAULT armée > camp"),
        ("es", "El ejército atacó lo que el ministerio llamó un campamento cerca de Arica.", "ASSAULT ejército > campamento"),
    ],
)  # fmt: skip
def test_both_who_signed_and_what_was_struck_under_the_name_others_give_it(language: str, text: str, expected: str) -> None:
    assert told(language, text, expected)


def test_a_name_that_is_given_is_no_appeal() -> None:
    layers = build("L'armée a bombardé ce que le ministère appelle un camp d'entraînement près de Mopti.\n", language="fr")
    assert claims_of(layers, "REQUEST") == []


def test_who_looks_for_the_missing_coerces_nobody() -> None:
    searching = build("The Navy is searching for eight sailors off Lamu.\n")
    assert claims_of(searching, "COERCE") == []
    (searched,) = claims_of(build("Police searched the office of the union on Friday.\n"), "COERCE")
    assert searched.trigger.text == "searched"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Minister Raúl Cano denied having taken money from the builder and accused the opposition of lying."),
        ("es", "El ministro Raúl Cano negó haber recibido dinero de la constructora y acusó a la oposición de mentir."),
        ("fr", "Le ministre Raúl Cano a refusé de démissionner et a accusé la presse de mentir."),
    ],
)
def test_what_is_joined_to_a_denial_is_not_denied(language: str, text: str) -> None:
    assert told(language, text, "ACCUSE Cano")


@pytest.mark.parametrize(
    ("language", "text", "line"),
    [
        ("de", "Die Festnahme von Karl Brenner durch die Polizei überraschte die Bewohner von Ulm.", "COERCE Polizei > Brenner"),
        ("en", "The ouster of Peter Otieno by the council surprised everybody on Monday.", "CIVIC council > Otieno"),
        ("fr", "Le Japon a annoncé lundi l'envoi de tentes et de couvertures à Mopti.", "AID Japon planned"),
        ("es", "Chile anunció el lunes una ayuda de tres millones de dólares para los damnificados.", "AID Chile planned"),
        ("de", "Die Schweiz kündigte am Montag die Entsendung von 30 Rettern nach Ulm an.", "AID Schweiz planned"),
        ("de", "Der Präsident entließ den Minister und ernannte General Karl Brenner zum Nachfolger.", "CIVIC Präsident > Brenner"),
        ("es", "El presidente destituyó al ministro y nombró en su lugar al general Raúl Cano.", "CIVIC presidente > Cano"),
        ("es", "El juez liberó a Raúl Cano, a quien la policía había detenido el martes en Tacna.", "COERCE policía > Cano"),
        ("de", "In Ulm, wo am Sonntag elf Bäcker starben, gilt eine Ausgangssperre.", "HAZARD > Bäcker"),
        ("es", "El Congreso de Perú censuró el miércoles al ministro Raúl Cano.", "CIVIC Congreso > Cano"),
        ("es", "El gerente Raúl Cano calificó el fallo de «infamia».", "ACCUSE Cano"),
        ("fr", "Le maire Issa Traoré a qualifié jeudi le jugement de mascarade.", "ACCUSE Traoré"),
        ("de", "Bürgermeister Karl Brenner bezeichnete das Urteil am Montag als Farce.", "ACCUSE Brenner"),
        ("es", "Unos cien vecinos mantienen cortada desde el lunes la carretera Central.", "PROTEST vecinos"),
    ],
)
def test_who_does_and_who_suffers_what_a_noun_names(language: str, text: str, line: str) -> None:
    assert told(language, text, line)


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("es", "Las negociaciones entre los mineros y la empresa colapsaron el lunes en Cusco.", "HAZARD"),
    ],
)
def test_what_only_sounds_like_harm(language: str, text: str, kind: str) -> None:
    assert not told(language, text, kind)


def test_goods_from_a_state_are_where_they_arrive() -> None:
    layers = build(lead("A Puno llegó el lunes un cargamento de Colombia con nueve toneladas de víveres."), language="es")
    (aid,) = claims_of(layers, "AID")
    assert aid.place is not None
    assert {e.id: e.name for e in layers.entities}[aid.place.entity or ""] == "Puno"
