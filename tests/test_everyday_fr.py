"""Everyday sentences of French agencies: what each tells, by whom, to whom, and whether it is so."""

import pytest

from tests.everyday import told

MINISTER = "Le ministre kényan Peter Otieno est à Djibouti. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le ministre kényan, Peter Otieno, a reçu lundi à Nairobi l'envoyée de la Norvège, Ann Lindqvist.", "CONSULT Otieno+Lindqvist"),
        ("L'envoyée norvégienne, Ann Lindqvist, a été reçue lundi par le ministre kényan Peter Otieno.", "CONSULT Otieno+Lindqvist"),
        ("Peter Otieno a accueilli mardi à l'aéroport de Nairobi la ministre norvégienne Ann Lindqvist.", "CONSULT Otieno+Lindqvist"),
        ("Le ministre Peter Otieno s'est entretenu mardi par téléphone avec Ann Lindqvist.", "CONSULT Otieno+Lindqvist"),
        (
            "« La route restera ouverte », a annoncé lundi la ministre, Ann Lindqvist, après avoir rencontré le maire, Peter Otieno.",
            "CONSULT Otieno+Lindqvist",
        ),
        ("La ministre Ann Lindqvist est arrivée à Garissa le 4 mai.", "CONSULT Lindqvist"),
        ("Un sommet devait se tenir vendredi à Djibouti entre le Kenya et la Somalie.", "CONSULT planned"),
        ("Peter Otieno a été hué lundi à Garissa par des habitants en colère.", "PROTEST habitants > Otieno"),
        ("Les enseignants se sont mis en grève lundi dans tout le Kenya.", "PROTEST enseignants"),
        ("Le syndicat des pêcheurs menace de bloquer le port de Mombasa.", "THREATEN syndicat"),
        ("Deux chauffeurs ont été tués lundi aux mains de miliciens près de Garissa.", "ASSAULT miliciens > chauffeurs"),
        ("Les crues ont fait neuf morts lundi à Garissa.", "HAZARD"),
        ("Des lycéens ont incendié lundi la mairie de Garissa.", "ASSAULT lycéens"),
        ("Le maire Peter Otieno a été condamné lundi à six mois de prison.", "CIVIC > Otieno"),
        (MINISTER + "Il a supervisé la distribution de 600 tentes.", "AID Otieno"),
        ("La police a arrêté lundi trois journalistes à Mombasa.", "COERCE police > journalistes"),
        ("L'armée s'est retirée lundi de Kismayo.", "RETREAT armée"),
        ("Les rebelles ont remis lundi le port de Kismayo à l'armée.", "RETREAT rebelles"),
        ("Un accord a été conclu lundi entre le Kenya et la Somalie.", "AGREE Kenya+Somalie"),
        ("Des affrontements ont opposé lundi l'armée et les rebelles à Kismayo.", "ASSAULT armée+rebelles"),
        ("Deux personnes sont mortes lundi à Mandera lorsqu'un obus a touché leur maison.", "ASSAULT > personnes"),
        ("La Cour a jugé lundi que la loi était contraire à la Constitution.", "CIVIC Cour"),
        ("Ann Lindqvist a été élue dimanche présidente du Parlement.", "CIVIC > Lindqvist"),
        ("Peter Otieno a refusé lundi de recevoir l'envoyée norvégienne, Ann Lindqvist.", "REJECT Otieno > Lindqvist"),
        (MINISTER + "« Nous suspendrons notre participation », a averti le ministre.", "SANCTION Otieno planned"),
        ("Les rebelles ont averti lundi qu'ils attaqueraient la ville.", "ASSAULT rebelles planned"),
        ("La digue de Garissa a cédé dans la nuit de lundi à mardi.", "HAZARD"),
    ],
)
def test_what_is_told(text: str, expected: str) -> None:
    assert told("fr", text, expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Un responsable, qui a requis l'anonymat, a confirmé la fermeture du marché.", "REQUEST"),
        ("L'armée soutient que le marché était vide.", "SUPPORT"),
        ("Le marché de Mandera a reçu lundi 40 tonnes de farine.", "CONSULT"),
        ("Quarante tonnes de riz sont arrivées lundi à Mandera.", "CONSULT"),
    ],
)
def test_what_is_not_told(text: str, kind: str) -> None:
    assert not told("fr", text, kind)
