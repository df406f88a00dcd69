"""Everyday sentences of German agencies: what each tells, by whom, to whom, and whether it is so."""

import pytest

from tests.everyday import told

MINISTER = "Der kenianische Minister Peter Otieno ist in Dschibuti. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peter Otieno, der am Sonntag die Vermittlerin Ann Lindqvist empfangen hatte, versprach eine Antwort.",
            "CONSULT Otieno+Lindqvist",
        ),
        ("Minister Peter Otieno führte am Montag ein Telefongespräch mit der Vermittlerin Ann Lindqvist.", "CONSULT Otieno+Lindqvist"),
        ("Ein Gipfel zwischen Kenia und Somalia sollte am Freitag in Dschibuti stattfinden.", "CONSULT planned"),
        ("Somalia brach die Verhandlungen mit Kenia ab.", "REJECT Somalia"),
        ("Das Rote Kreuz verteilte Decken an 200 Familien in Mandera.", "AID Kreuz"),
        ("Der Minister wurde von Dutzenden Bewohnern ausgebuht.", "PROTEST Bewohnern > Minister"),
        ("Die Armee soll am Montag das Dorf Bura bombardiert haben.", "ASSAULT Armee alleged"),
        ("Zwei Menschen starben am Montag in Mandera, als eine Granate ihr Haus traf.", "ASSAULT > Menschen"),
        ("Kenia und Somalia einigten sich am Montag darauf, die Grenze zu öffnen.", "AGREE Kenia+Somalia"),
        ("Die Rebellen übergaben am Montag den Hafen von Kismayo an die Armee.", "RETREAT Rebellen"),
        ("Norwegen begrüßte am Dienstag die Öffnung der Grenze.", "SUPPORT Norwegen"),
        ("Die Armee schickte am Dienstag Verstärkung nach Mandera.", "MOBILIZE Armee"),
        ("Der Deich in Garissa brach in der Nacht zum Dienstag.", "HAZARD"),
    ],
)
def test_what_is_told(text: str, expected: str) -> None:
    assert told("de", text, expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ein Beamter, der um Anonymität bat, bestätigte die Schließung des Marktes.", "REQUEST"),
        ("Der Markt von Mandera erhielt am Montag 40 Tonnen Mehl.", "CONSULT"),
    ],
)
def test_what_is_not_told(text: str, kind: str) -> None:
    assert not told("de", text, kind)
