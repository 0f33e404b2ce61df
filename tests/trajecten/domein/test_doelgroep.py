"""The checks of a verzoek, and what is missing before VDAB takes it in beoordeling."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from trajecten.domein.doelgroep import (
    Kleur,
    Verzoekbeeld,
    controles,
    is_volledig,
    ligt_in_brussel,
    ontbreekt,
    uitsluitingen,
)

GRENS = date(2023, 7, 1)
VANDAAG = date(2026, 11, 22)
GOED = Verzoekbeeld(
    ontvangen_op=date(2026, 11, 2),
    gemeente="Tielt",
    postcode="8700",
    regio="midwest",
    belemmeringen=("medisch", "sociaal"),
    werk_nu_niet_mogelijk=True,
    werk_later_verwacht=True,
)


def lijst(beeld: Verzoekbeeld):
    return {een.sleutel: een for een in controles(beeld, grens=GRENS, vandaag=VANDAAG)}


def test_wie_past_is_overal_groen():
    uit = lijst(GOED)
    assert {een.kleur for een in uit.values()} == {Kleur.GROEN}
    assert all(een.artikel.startswith("Decreet 8/7/2022") for een in uit.values())
    assert is_volledig(GOED)


@pytest.mark.parametrize(
    ("anders", "sleutel", "kleur", "stuk"),
    [
        ({"ontvangen_op": date(2023, 6, 30)}, "ontvangst", Kleur.ROOD, "decreet van 2014"),
        ({"ontvangen_op": GRENS}, "ontvangst", Kleur.GROEN, "01/07/2023"),
        ({"ontvangen_op": date(2026, 11, 23)}, "ontvangst", Kleur.ROOD, "toekomst"),
        ({"ontvangen_op": VANDAAG}, "ontvangst", Kleur.GROEN, "22/11/2026"),
        ({"ontvangen_op": None}, "ontvangst", Kleur.ORANJE, "ontbreekt"),
        ({"gemeente": "Jette", "postcode": "1090", "regio": ""}, "woonplaats", Kleur.ORANJE, "Actiris"),
        ({"gemeente": "Namur", "postcode": "5000", "regio": ""}, "woonplaats", Kleur.ROOD, "Namur"),
        ({"gemeente": "", "postcode": "", "regio": ""}, "woonplaats", Kleur.ORANJE, "ontbreekt"),
        (
            {"belemmeringen": ()},
            "belemmeringen",
            Kleur.ROOD,
            "cognitief, medisch, psychisch, psychiatrisch of sociaal",
        ),
        ({"belemmeringen": ("mentaal",)}, "belemmeringen", Kleur.ROOD, "geen belemmering"),
        ({"belemmeringen": ("sociaal",)}, "belemmeringen", Kleur.GROEN, "sociaal"),
        ({"werk_nu_niet_mogelijk": False}, "werk_nu", Kleur.ROOD, "nu mogelijk"),
        ({"werk_nu_niet_mogelijk": None}, "werk_nu", Kleur.ORANJE, "Nog niet"),
        ({"werk_later_verwacht": False}, "werk_later", Kleur.ROOD, "ander aanbod"),
        ({"werk_later_verwacht": None}, "werk_later", Kleur.ORANJE, "Nog niet"),
        ({"lopend_dossier": "AT-2026-00012"}, "lopend", Kleur.ROOD, "AT-2026-00012"),
    ],
)
def test_een_enkele_controle(anders, sleutel, kleur, stuk):
    uit = lijst(replace(GOED, **anders))
    assert uit[sleutel].kleur is kleur
    assert stuk in uit[sleutel].zin
    # Nothing else moves with it.
    assert all(een.kleur is Kleur.GROEN for een in uit.values() if een.sleutel != sleutel)
    assert [een.sleutel for een in uitsluitingen(list(uit.values()))] == (
        [sleutel] if kleur is Kleur.ROOD else []
    )


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"ontvangen_op": None}, "ontvangen_op"),
        ({"gemeente": ""}, "gemeente"),
        ({"belemmeringen": ()}, "belemmeringen"),
        ({"werk_nu_niet_mogelijk": None}, "werk_nu_niet_mogelijk"),
        ({"werk_later_verwacht": None}, "werk_later_verwacht"),
    ],
)
def test_wat_ontbreekt(anders, veld):
    beeld = replace(GOED, **anders)
    assert list(ontbreekt(beeld)) == [veld]
    assert not is_volledig(beeld)


def test_een_nee_is_ook_een_antwoord():
    assert is_volledig(replace(GOED, werk_nu_niet_mogelijk=False, werk_later_verwacht=False))


@pytest.mark.parametrize(
    ("postcode", "brussel"),
    [
        ("1000", True),
        ("1210", True),
        ("1299", True),
        ("1300", False),
        ("999", False),
        ("", False),
        ("1²00", False),
    ],
)
def test_brussel(postcode, brussel):
    assert ligt_in_brussel(postcode) is brussel
