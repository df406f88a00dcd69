"""Everyday sentences of Spanish agencies: what each tells, by whom, to whom, and whether it is so."""

import pytest

from tests.everyday import told

MINISTER = "El ministro keniano Peter Otieno está en Yibuti. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "El ministro keniano, Peter Otieno, recibió el lunes en Nairobi a la enviada de Noruega, Ann Lindqvist.",
            "CONSULT Otieno+Lindqvist",
        ),
        ("El ministro recibió el lunes en Nairobi a la enviada de Noruega.", "CONSULT ministro+enviada"),
        (
            "La carretera seguirá abierta, anunció este lunes la ministra, Ann Lindqvist, tras reunirse con el presidente, Peter Otieno.",
            "CONSULT Otieno+Lindqvist",
        ),
        ("Una cumbre entre Kenia y Somalia debía celebrarse el viernes en Yibuti.", "CONSULT planned"),
        ("Peter Otieno fue abucheado el lunes en Garissa por vecinos enfadados.", "PROTEST vecinos > Otieno"),
        ("La Cruz Roja entregó el lunes 40 toneladas de harina a los desplazados de Mandera.", "AID Cruz"),
        ("Los rebeldes entregaron el lunes el puerto de Kismayo al Ejército.", "RETREAT rebeldes"),
        ("Dos personas murieron el lunes en Mandera cuando un proyectil alcanzó su casa.", "ASSAULT > personas"),
        ("El tribunal falló el lunes que la ley era inconstitucional.", "CIVIC tribunal"),
        ("Ann Lindqvist fue elegida el domingo presidenta del Parlamento.", "CIVIC > Lindqvist"),
        ("Peter Otieno culpó del ataque a los rebeldes.", "ACCUSE Otieno > rebeldes"),
        (MINISTER + "«Suspenderemos nuestra participación», advirtió el ministro.", "SANCTION Otieno planned"),
        ("Los rebeldes advirtieron el lunes de que atacarían la ciudad.", "ASSAULT rebeldes planned"),
        ("Noruega celebró el martes la reapertura de la frontera.", "SUPPORT Noruega"),
        ("El dique de Garissa cedió en la noche del lunes al martes.", "HAZARD"),
        ("Dos trenes chocaron el martes cerca de Voi.", "HAZARD"),
    ],
)
def test_what_is_told(text: str, expected: str) -> None:
    assert told("es", text, expected)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Un funcionario, que pidió el anonimato, confirmó el cierre del mercado.", "REQUEST"),
        ("El mercado de Mandera recibió el lunes 40 toneladas de harina.", "CONSULT"),
        ("El Ejército sostiene que el mercado estaba vacío.", "SUPPORT"),
    ],
)
def test_what_is_not_told(text: str, kind: str) -> None:
    assert not told("es", text, kind)
