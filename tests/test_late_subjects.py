"""Who acts and suffers where the subject stands behind its verb or is not written, in invented sentences in Spanish and German."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of
from tidings.layers import Layers
from tidings.model import Claim


def told(layers: Layers, participants: object) -> set[str]:
    """The entities' names, else the words, of participants."""
    entity, words = {e.id: e.name for e in layers.entities}, {m.id: m.text for m in layers.mentions}
    return {entity.get(p.entity or "") or words[p.mention] for p in participants}  # type: ignore[attr-defined]


def read(text: str, language: str, kind: str) -> tuple[Layers, Claim]:
    layers = build(f"{text}\n", language=language, published="2024-03-14")
    (claim,) = claims_of(layers, kind)
    return layers, claim


@pytest.mark.parametrize(
    ("text", "kind", "sufferer"),
    [
        ("El miércoles por la noche fue detenido en Tarija el gerente del puerto, Gonzalo Ibarnegaray.", "COERCE", "Gonzalo Ibarnegaray"),
        ("El lunes fue nombrada la epidemióloga Marta Quiroz.", "CIVIC", "Marta Quiroz"),
        ("En la finca fueron asesinadas de numerosas puñaladas cuatro mujeres.", "ASSAULT", "mujeres"),
        ("Fueron detenidos dieciséis manifestantes.", "COERCE", "manifestantes"),
    ],
)
def test_who_suffers_may_stand_far_behind_a_passive(text: str, kind: str, sufferer: str) -> None:
    layers, claim = read(text, "es", kind)
    assert told(layers, claim.recipients) == {sufferer}
    assert not claim.actors


@pytest.mark.parametrize(
    ("text", "kind", "doer"),
    [
        ("La ministra Ana Ruiz viajó a Lima. Instó al Gobierno de Perú a retirar a sus tropas.", "REQUEST", "Ana Ruiz"),
        ("Decenas de pescadores llegaron a la plaza. Exigen que la petrolera los indemnice.", "REQUEST", "Decenas de pescadores"),
        ("Condenó el ataque el obispo Juan Gil.", "ACCUSE", "Juan Gil"),
    ],
)
def test_whoever_was_spoken_of_goes_on_acting(text: str, kind: str, doer: str) -> None:
    layers, claim = read(text, "es", kind)
    assert told(layers, claim.actors) == {doer}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("El alcalde Juan Gil habló el lunes en Lima. Una granada explotó en el mercado. Mató a tres personas.", "ASSAULT"),
        ("El alcalde Juan Gil habló el lunes en Lima. El río se desbordó. Destruyó 20 casas.", "HAZARD"),
        ("La ministra Ana Ruiz viajó a Lima. El volcán despertó. Exige precaución a los vecinos.", "REQUEST"),
    ],
)
def test_whoever_was_spoken_of_before_something_else_acts_no_more(text: str, kind: str) -> None:
    layers = build(f"{text}\n", language="es", published="2024-03-14")
    assert not [c for c in claims_of(layers, kind) if c.actors]


def test_an_impersonal_verb_has_no_doer() -> None:
    layers, claim = read("El presidente Luis Mora viajó a Lima. Se acusó al alcalde de fraude.", "es", "ACCUSE")
    assert told(layers, claim.actors) == set()


@pytest.mark.parametrize(
    ("text", "kind", "doer", "sufferer"),
    [
        ("Am Donnerstag wies Libreville einen französischen Journalisten aus.", "SANCTION", "Libreville", "französischen Journalisten"),
        ("Die Polizei räumte den Platz und nahm fünf Studenten fest.", "COERCE", "Polizei", "Studenten"),
        ("Die Regierung machte die Nordfront verantwortlich.", "ACCUSE", "Regierung", "Nordfront"),
    ],
)
def test_german_subjects_behind_the_verb_and_beside_a_particle(text: str, kind: str, doer: str, sufferer: str) -> None:
    layers = build(f"{text}\n", language="de", published="2024-03-14")
    claim = next(c for c in claims_of(layers, kind) if c.recipients)
    assert told(layers, claim.actors) == {doer}
    assert told(layers, claim.recipients) == {sufferer}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ayer aterrizó en Lima un avión noruego con 14 toneladas de mantas.", "es"),
        ("El lunes llegó a Tarija un convoy con agua y medicinas.", "es"),
        ("Ein Konvoi mit Mehl und Zelten erreichte am Montag die Stadt Marib.", "de"),
        ("Kroatien und Ungarn entsandten am Montag Pumpen und 60 Helfer.", "de"),
    ],
)
def test_a_vehicle_with_goods_brings_aid(text: str, language: str) -> None:
    _, claim = read(text, language, "AID")
    assert claim.modality == "asserted"


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("El ministerio anunció el envío de ayuda a los damnificados.", "es", "AID"),
        ("Die EU-Kommission kündigte Soforthilfe an.", "de", "AID"),
        ("Der Gesandte wird am Freitag in Marib erwartet.", "de", "CONSULT"),
        ("Die Kommission soll den Tod des Mannes untersuchen.", "de", "ACCUSE"),
    ],
)
def test_what_is_announced_or_awaited_is_planned(text: str, language: str, kind: str) -> None:
    _, claim = read(text, language, kind)
    assert claim.modality == "planned"
    assert claim.actors


def test_talks_that_did_not_come_about_were_not_held() -> None:
    _, claim = read("Zu einem Treffen zwischen dem Präsidenten und der Opposition kam es am Freitag nicht.", "de", "CONSULT")
    assert claim.modality == "denied"


def test_a_body_named_by_common_words_and_a_phrase_that_names_nobody() -> None:
    layers = build(
        "La marcha fue convocada por el Frente Soberana. La ministra destituyó al general Luis Mora, al frente del cuerpo desde 2020.\n",
        language="es",
        published="2024-03-14",
    )
    assert ("Frente Soberana", "organisation") in {(m.text, m.kind) for m in layers.mentions}
    (dismissal,) = claims_of(layers, "CIVIC")
    assert told(layers, dismissal.recipients) == {"Luis Mora"}


def test_a_last_name_that_is_a_small_town_too_is_the_person() -> None:
    layers = build("El ministro, Arnaldo Vera, accedió. Vera destituyó al jefe del puerto.\n", language="es", published="2024-03-14")
    assert {m.kind for m in layers.mentions if m.text == "Vera"} == {"person"}


def test_what_was_done_to_those_who_are_to_be_freed_is_done() -> None:
    layers = build(
        "El acuerdo prevé la liberación de los soldados secuestrados en agosto en Miraflores.\n", language="es", published="2024-03-14"
    )
    (abduction,) = claims_of(layers, "ASSAULT")
    (release,) = claims_of(layers, "CONCEDE")
    assert (abduction.modality, release.modality) == ("asserted", "planned")
    assert abduction.time is not None
    assert abduction.time.start == "2023-08-01"


@pytest.mark.parametrize(
    ("text", "kind", "doer", "sufferer"),
    [
        ("Die Polizei nahm vier Verdächtige fest, ließ zwei von ihnen aber wieder frei.", "CONCEDE", {"Polizei"}, set()),
        ("In der Nacht griffen Unbekannte ein Dorf an und flohen.", "ASSAULT", {"Unbekannte"}, {"ein Dorf"}),
        ("Drei am Samstag verhaftete Aktivisten kamen in die Stadt.", "COERCE", set(), {"Aktivisten"}),
        (
            "Der Direktor, Alberto Chissano, trat auf. Ihm wird vorgeworfen, Geld unterschlagen zu haben.",
            "ACCUSE",
            set(),
            {"Alberto Chissano"},
        ),
        ("Kenia hat am Montag den kongolesischen Botschafter einbestellt.", "CONSULT", {"Kenya", "kongolesischen Botschafter"}, set()),
    ],
)
def test_german_order_and_participles(text: str, kind: str, doer: set[str], sufferer: set[str]) -> None:
    layers, claim = read(text, "de", kind)
    assert told(layers, claim.actors) == doer
    assert told(layers, claim.recipients) == sufferer


def test_the_latter_is_whoever_was_named_last() -> None:
    text = "Nino Kapanadze traf sich am Abend mit der EU-Botschafterin Annelies de Wit. Diese mahnte die Regierung zur Zurückhaltung."
    layers, claim = read(text, "de", "REQUEST")
    assert told(layers, claim.actors) == {"Annelies de Wit"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ein für Freitag angesetztes Treffen der Gesundheitsminister wurde auf nächste Woche verschoben.", "de"),
        ("La reunión de los ministros fue aplazada hasta el martes.", "es"),
    ],
)
def test_talks_that_were_put_off_were_not_held(text: str, language: str) -> None:
    _, claim = read(text, language, "CONSULT")
    assert claim.modality == "denied"


def test_clashes_that_it_came_to_are_news() -> None:
    _, claim = read("Vor dem Gericht in Kutaissi kam es am Montag zu Zusammenstößen zwischen Anhängern beider Lager.", "de", "ASSAULT")
    assert not claim.background


def test_an_offer_of_oneself_and_a_resort_to_the_army_give_and_refuse_nothing() -> None:
    text = "El obispo de Lima se ofreció como mediador. El alcalde advirtió que recurrirá a la Armada. Argentina levantó el veto al trigo."
    layers = build(f"{text}\n", language="es", published="2024-03-14")
    assert not {"AID", "REJECT"} & {c.type for c in layers.claims}
    assert claims_of(layers, "CONCEDE")


@pytest.mark.parametrize(
    ("text", "kind", "doers", "sufferers"),
    [
        ("Presentaron el convenio y lo firmaron. Firmó el acuerdo la alcaldesa Rosa Lugo.", "AGREE", {"Rosa Lugo"}, set()),
        ("Firmaron el pacto el ministro Iván Soto y la sindicalista Elsa Mora.", "AGREE", {"Iván Soto", "Elsa Mora"}, set()),
        ("Denunció los hechos ante el juez la periodista Elsa Mora.", "ACCUSE", {"Elsa Mora"}, set()),
        ("Dos pastores fueron asesinados a manos de milicianos cerca de Bambari.", "ASSAULT", {"milicianos"}, {"Dos pastores"}),
        ("El locutor Iván Soto, secuestrado el pasado 3 de marzo, sigue cautivo.", "ASSAULT", set(), {"Iván Soto"}),
        (
            "Detenido en Oruro el presunto cabecilla de una banda de contrabandistas.",
            "COERCE",
            set(),
            {"el presunto cabecilla de una banda de contrabandistas"},
        ),
        ("La exjueza Elsa Mora, prófuga desde enero, fue capturada en Tacna.", "COERCE", set(), {"Elsa Mora"}),
        ("La policía los detuvo de noche.", "COERCE", {"policía"}, set()),
        ("El exalcalde de Jaén, Iván Soto, fue condenado a seis años de prisión.", "CIVIC", set(), {"Iván Soto"}),
        ("Volvieron los cinco buzos que habían sido secuestrados por milicianos.", "ASSAULT", {"milicianos"}, {"los cinco buzos"}),
        ("Al menos 30 pescadores fueron detenidos en Tumbes.", "COERCE", set(), {"pescadores"}),
        (
            "El juez Iván Soto ordenó investigar al gerente, acusado de fraude por la sindicalista Elsa Mora.",
            "ACCUSE",
            {"Elsa Mora"},
            {"gerente"},
        ),
        ("La ministra Elsa Mora viajó a Quito, donde se reunió con el canciller Iván Soto.", "CONSULT", {"Elsa Mora", "Iván Soto"}, set()),
    ],
)
def test_spanish_clauses_that_begin_with_their_verb_or_are_broken_by_commas(
    text: str, kind: str, doers: set[str], sufferers: set[str]
) -> None:
    layers = build(f"Noticias\n\n{text}\n", language="es", published="2024-03-14")
    found = [(told(layers, c.actors), told(layers, c.recipients)) for c in claims_of(layers, kind)]
    assert any(a == doers and r >= sufferers for a, r in found), found


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("El ejército tomó la ciudad de Kidal, confirmó el Comité Internacional de la Cruz Roja.", "es", "ICRC"),
        ("La guerrilla liberó a dos marinos, confirmaron a la prensa fuentes del ejército.", "es", "fuentes"),
        ("Un dron mató a tres pescadores en Adén, de acuerdo con fuentes médicas.", "es", "fuentes"),
        ("L'armée a bombardé Kidal, a fait savoir la Croix-Rouge.", "fr", "Red Cross"),
        ("L'armée a retiré ses troupes de Kidal, ont indiqué à la presse des sources diplomatiques.", "fr", "sources diplomatiques"),
    ],
)
def test_whoever_said_the_rest_may_stand_behind_the_verb_at_its_end(text: str, language: str, speaker: str) -> None:
    layers = build(f"{text}\n", language=language, published="2024-03-14")
    (claim, *_) = layers.claims
    assert claim.attribution is not None
    assert any(speaker in name for name in told(layers, claim.attribution.sources)), told(layers, claim.attribution.sources)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("La comisión acusó al ejército de haber torturado a doce presos.", "es", "COERCE"),
        ("La commission accuse l'armée d'avoir torturé douze détenus.", "fr", "ASSAULT"),
    ],
)
def test_the_accused_is_said_to_have_done_it(text: str, language: str, kind: str) -> None:
    layers, claim = read(text, language, kind)
    assert claim.modality == "alleged"
    assert claim.actors
    assert all("armed forces" in name or name in ("ejército", "armée") for name in told(layers, claim.actors))


def test_an_opening_participle_is_of_the_subject_and_no_part_of_what_it_denies() -> None:
    layers = build("Incarcéré lundi à Bamako, le maire Moussa Keita nie toute fraude.\n", language="fr", published="2024-03-14")
    (claim,) = claims_of(layers, "COERCE")
    assert (claim.modality, told(layers, claim.recipients), claim.actors) == ("asserted", {"Moussa Keita"}, ())


def test_a_day_in_an_aside_is_not_that_of_the_main_act() -> None:
    layers = build(
        "Ambos países acordaron reabrir la frontera, cerrada desde 2019, a partir del 1 de abril.\n", language="es", published="2024-03-14"
    )
    (claim,) = claims_of(layers, "CONCEDE")
    assert claim.modality == "planned"
    assert claim.time is not None
    assert claim.time.start == "2024-04-01"
