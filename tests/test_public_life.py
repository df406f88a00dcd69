"""Acts of office and what becomes of those they are about: inquiries, rulings, appointments, releases, strikes and terms of accords."""

from __future__ import annotations

import pytest

from tests.test_claims import build, claims_of, lead, names


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Prosecutors opened an inquiry on Monday into the fire at the hotel."),
        ("fr", "Le parquet a ouvert lundi une enquête sur l'incendie de l'hôtel."),
        ("es", "La fiscalía abrió el lunes una investigación por el incendio del hotel."),
        ("de", "Die Staatsanwaltschaft leitete am Montag ein Ermittlungsverfahren gegen den Hotelier Karl Brenner ein."),
        ("es", "El lunes se abrió una investigación por el incendio del hotel."),
        ("fr", "Une enquête a été ouverte lundi sur l'incendie de l'hôtel."),
    ],
)
def test_an_inquiry_of_those_who_have_it_by_law_is_an_act_of_office(language: str, sentence: str) -> None:
    layers = build(lead(sentence), language=language)
    assert [claim.mode for claim in claims_of(layers, "CIVIC")] == ["inquiry"]
    assert not claims_of(layers, "ACCUSE")


def test_a_state_that_investigates_another_accuses_it() -> None:
    layers = build(lead("Kenya is investigating Uganda over the raid on the village, the minister said on Monday."))
    assert not claims_of(layers, "CIVIC")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "Una jueza dictó el lunes prisión preventiva contra Pedro Quintana."),
        ("de", "Das Amtsgericht erließ am Montag Haftbefehl gegen Peter Lindner."),
    ],
)
def test_whom_a_court_sends_to_prison_suffers_it(language: str, sentence: str) -> None:
    layers = build(lead(sentence), language=language)
    (claim,) = claims_of(layers, "CIVIC")
    assert claim.mode == "ruling"
    assert {name.split()[-1] for name in names(layers, claim.recipients)} <= {"Quintana", "Lindner"}
    assert claim.recipients


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Prosecutors charged Tom Reed with manslaughter on Monday."),
        ("de", "Die Staatsanwaltschaft klagte am Montag den Reeder Tom Reed wegen fahrlässiger Tötung an."),
    ],
)
def test_a_charge_of_prosecutors_is_an_act_of_office(language: str, sentence: str) -> None:
    layers = build(lead(sentence), language=language)
    (claim,) = claims_of(layers, "CIVIC")
    assert (claim.mode, names(layers, claim.recipients)) == ("charge", {"Tom Reed"})
    assert not claims_of(layers, "COERCE")


def test_whom_the_police_hold_is_held_by_force() -> None:
    layers = build(lead("Police detained Tom Reed in Nairobi on Monday."))
    assert len(claims_of(layers, "COERCE")) == 1
    assert not claims_of(layers, "CIVIC")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Families blocked the port of Mombasa on Monday."),
        ("es", "Los familiares de las víctimas bloquearon el lunes el puerto de Mombasa."),
        ("de", "Angehörige haben am Montag die Brücke bei Mombasa blockiert."),
    ],
)
def test_a_road_that_is_blocked_by_people_is_a_protest(language: str, sentence: str) -> None:
    layers = build(lead(sentence), language=language)
    assert len(claims_of(layers, "PROTEST")) == 1
    assert not claims_of(layers, "COERCE")


@pytest.mark.parametrize(
    ("language", "sentence", "loser"),
    [
        ("en", "Tom Reed lost his lawsuit against the ministry on Monday.", "Tom Reed"),
        ("de", "Peter Lindner ist am Montag mit seiner Klage gegen das Ministerium gescheitert.", "Peter Lindner"),
        ("es", "Pedro Quintana perdió el lunes su recurso contra el ministerio.", "Pedro Quintana"),
    ],
)
def test_a_lawsuit_that_is_lost_is_a_ruling_on_whoever_lost_it(language: str, sentence: str, loser: str) -> None:
    layers = build(lead(sentence), language=language)
    (claim,) = claims_of(layers, "CIVIC")
    assert claim.mode == "ruling"
    assert names(layers, claim.recipients) == {loser}
    assert not claims_of(layers, "ACCUSE")


def test_a_clause_on_the_first_of_a_list_is_not_of_the_others() -> None:
    text = "Peter Lund, who resigned on 5 May; Tom Reed, who stayed; and Anna Berg, sworn in on 14 May."
    layers = build(lead(text))
    found = {claim.mode: names(layers, claim.recipients) for claim in claims_of(layers, "CIVIC")}
    assert found == {"resignation": {"Peter Lund"}, "appointment": {"Anna Berg"}}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The last four prisoners left Kamwala jail on 17 May."),
        ("de", "Die letzten vier Gefangenen kamen am 17. Mai frei."),
        ("es", "Los últimos cuatro presos salieron en libertad el 17 de mayo."),
        ("fr", "Les quatre derniers prisonniers ont quitté la prison le 17 mai."),
    ],
)
def test_prisoners_who_leave_their_prison_were_released(language: str, sentence: str) -> None:
    (claim,) = claims_of(build(lead(sentence), language=language), "CONCEDE")
    assert claim.time is not None
    assert claim.time.start == "2021-05-17"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The envoy Anna Berg flew to Nairobi on Monday for talks with Prime Minister Peter Lund."),
        ("fr", "L'émissaire Anna Berg s'est rendue lundi à Nairobi pour des entretiens avec le premier ministre Peter Lund."),
        ("es", "La enviada Anna Berg viajó el lunes a Nairobi para entrevistarse con el presidente Peter Lund."),
        ("de", "Die Gesandte Anna Berg reiste am Montag zu Gesprächen mit Ministerpräsident Peter Lund nach Nairobi."),
    ],
)
def test_a_journey_for_talks_with_somebody_is_a_visit_to_him(language: str, sentence: str) -> None:
    layers = build(lead(sentence), language=language)
    (claim,) = claims_of(layers, "CONSULT")
    assert claim.mode == "visit"
    assert names(layers, claim.recipients) == {"Peter Lund"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The agreement provides for a withdrawal of troops and the release of 20 prisoners."),
        ("fr", "L'accord stipule le retrait des troupes et la libération de 20 prisonniers."),
        ("es", "El acuerdo contempla la retirada de las tropas y la liberación de 20 presos."),
        ("de", "Das Abkommen sieht den Abzug der Truppen und die Freilassung von 20 Gefangenen vor."),
    ],
)
def test_what_an_accord_provides_for_has_not_been_done(language: str, sentence: str) -> None:
    layers = build(lead(sentence), language=language)
    found = [*claims_of(layers, "CONCEDE"), *claims_of(layers, "RETREAT")]
    assert found
    assert {claim.modality for claim in found} == {"planned"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The dockers' union has been on strike in Mombasa since Monday."),
        ("fr", "Les enseignants sont en grève depuis lundi à Mombasa."),
        ("es", "Los médicos están en huelga desde el lunes en Mombasa."),
        ("de", "Mehrere hundert Bewohner demonstrierten am Montag in Mombasa gegen die Deponie."),
        ("es", "Los estibadores, afiliados a un sindicato, paralizaron el puerto de Mombasa el lunes."),
        ("en", "The pilots struck in Mombasa on Monday."),
    ],
)
def test_those_on_strike_or_in_the_streets_are_who_protests(language: str, sentence: str) -> None:
    (claim,) = claims_of(build(lead(sentence), language=language), "PROTEST")
    assert claim.actors


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "La empresa se negó a comentar el acuerdo."),
        ("fr", "La société a refusé tout commentaire sur l'accord."),
        ("en", "The company declined to comment on the agreement."),
    ],
)
def test_whoever_will_not_comment_refuses_nothing(language: str, sentence: str) -> None:
    assert not claims_of(build(lead(sentence), language=language), "REJECT")


@pytest.mark.parametrize(
    ("language", "sentence", "court", "undone"),
    [
        ("es", "El Tribunal Supremo de Perú tumbó el lunes el nombramiento del fiscal Luis Pardo.", "Peruvian", "nombramiento"),
        ("es", "El Tribunal Constitucional de Perú declaró nula el lunes, por seis votos contra uno, la ley de pesca.", "Peruvian", ""),
        ("fr", "La Cour suprême du Mali a invalidé lundi l'élection du maire Issa Traoré.", "Malian", "élection"),
        ("de", "Das Verfassungsgericht in Kenia hob am Montag die Entlassung von Polizeichef Peter Otieno auf.", "Kenyan", "Entlassung"),
        ("en", "Kenya's Supreme Court on Monday overturned the appointment of Peter Otieno as police chief.", "Kenyan", "appointment"),
    ],
)
def test_a_court_does_not_do_what_it_undoes(language: str, sentence: str, court: str, undone: str) -> None:
    layers = build(lead(sentence), language=language)
    claims = claims_of(layers, "CIVIC")
    (ruling,) = [c for c in claims if c.mode == "ruling"]
    assert any(court in name for name in names(layers, ruling.actors))
    assert ruling.modality == "asserted"
    assert ruling.time is not None
    assert ruling.time.start == "2021-06-14"
    assert all(
        c.trigger.text == undone and c.background and not any(court in n for n in names(layers, c.actors)) for c in claims if c != ruling
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "El Congreso de Perú aprobó el lunes, por 68 votos contra 44, una moción de censura contra el ministro Raúl Cano."),
        ("fr", "Le Parlement du Kenya a adopté lundi, par 68 voix contre 44, une motion de censure contre le ministre Raúl Cano."),
        ("de", "Das Parlament in Kenia hat am Montag Ministerpräsident Raúl Cano das Misstrauen ausgesprochen."),
        ("de", "Das Parlament in Kenia wählte am Montag Ministerpräsident Raúl Cano ab."),
        ("en", "Prime Minister Raúl Cano lost a no-confidence vote on Monday."),
    ],
)
def test_a_vote_of_no_confidence_dismisses_whom_it_is_against(language: str, sentence: str) -> None:
    layers = build(lead(sentence), language=language)
    (vote,) = [c for c in claims_of(layers, "CIVIC") if c.mode == "dismissal"]
    assert any("Cano" in name for name in names(layers, vote.recipients))
    assert not any("Cano" in name for name in names(layers, vote.actors))
    assert vote.time is not None
    assert (vote.time.start, vote.time.basis) == ("2021-06-14", "stated")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("es", "Un juez ordenó el lunes seis meses de prisión preventiva para Raúl Cano, detenido el domingo en Tacna."),
        ("fr", "Un juge a placé lundi en détention le député Issa Traoré, arrêté dimanche à Gao."),
        ("fr", "Deux jours après l'effondrement de la mine de Gao, le ministère a limogé lundi le directeur Issa Traoré."),
        ("de", "Drei Tage nach einem Zugunglück in Ulm entließ das Ministerium am Montag den Bahnchef Karl Brenner."),
        ("en", "Three days after a crash in Kisumu the ministry on Monday sacked the railway chief Peter Otieno."),
    ],
)
def test_acts_of_office_are_not_where_another_act_was(language: str, sentence: str) -> None:
    acts = [c for c in claims_of(build(lead(sentence), language=language), "CIVIC") if c.mode in ("ruling", "dismissal")]
    assert acts
    assert all(c.place is None for c in acts)
