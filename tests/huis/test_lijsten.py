"""Every list can be taken along: whoever opens a page with a list finds the way to its file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from tests.beheer.exports import bladen, ingevuld
from tests.deelnemers.personen import registreer
from tests.huis.proefobjecten import maak_objecten
from tests.rolverdeling import Rolverdeling
from werkzorg.handelen.lijsten import EXPORTLIJSTEN
from werkzorg.toegang.matrix import MATRIX

SJABLONEN = Path(__file__).parents[2] / "templates"
# Lists under a page of one object that are no list of their own, each with its reason.
GEEN_EXPORT = {
    "mandaten/oproepen_openbaar.html": "for everybody, signed in or not; who is signed in exports his own list",
    "mandaten/register.html": "public: it has its own CSV and JSON",
    "beheer/parameter_detail.html": "the values of one number over time; all numbers are exported together",
    "beheer/wissing_lijst.html": "a file with who must be erased would outlive the erasure",
    "gbo/onthaal_wislijst.html": "a file with who is about to be erased would outlive the erasure",
    "mandaten/inlezing_detail.html": "what came from one file: the file itself is the list",
    "deelnemers/import_detail.html": "who came from one file: the file itself is the list",
    "trajecten/zorgnotitie_lijst.html": "care notes stay in the house (beroepsgeheim)",
    "trajecten/trajectstuk_lijst.html": "the documents themselves are what one takes along",
    "onderdelen/galerij.html": "the parts page",
}


# Lists of which the test objects give no row: nobody looked, looks like another, was looked up,
# evaluated, waits for a place or was counted.
LEEG = {
    "doorverwijzing_lijst",
    "dubbel_lijst",
    "evaluatie_lijst",
    "inzage_lijst",
    "inzagedossier_detail",
    "inzagedossier_lijst",
    "onthaaltelling_lijst",
    "opzoekmelding_lijst",
    "wachtlijst_lezen",
}


def bladeringen() -> dict[str, str]:
    """Per template with pages of rows the key of the list under it, "" for none."""
    gevonden = {}
    for pad in SJABLONEN.rglob("*.html"):
        for regel in re.findall(r'\{% include "onderdelen/bladering.html"[^%]*%\}', pad.read_text()):
            sleutel = re.search(r'exporteer="(\w+)"', regel)
            gevonden[pad.relative_to(SJABLONEN).as_posix()] = sleutel[1] if sleutel else ""
    return gevonden


def test_onder_elke_lijst_staat_de_weg_naar_het_bestand() -> None:
    per_sjabloon = bladeringen()
    assert {naam for naam, sleutel in per_sjabloon.items() if not sleutel} == set(GEEN_EXPORT)
    assert {sleutel for sleutel in per_sjabloon.values() if sleutel} <= EXPORTLIJSTEN.keys()


def test_elke_lijst_is_van_een_bladzijde_en_heeft_een_link() -> None:
    tekst = "\n".join(pad.read_text() for pad in SJABLONEN.rglob("*.html"))
    for sleutel, lijst in EXPORTLIJSTEN.items():
        assert sleutel in MATRIX, sleutel
        assert f'exporteer="{sleutel}"' in tekst or f"lijst={sleutel}" in tekst, sleutel
        assert len({kolom.kop for kolom in lijst.kolommen}) == len(lijst.kolommen), sleutel


@pytest.mark.django_db
@pytest.mark.parametrize("sleutel", sorted(EXPORTLIJSTEN))
def test_elke_lijst_komt_er_heel_uit_of_zegt_dat_ze_leeg_is(
    sleutel: str, cast: Rolverdeling, client: Client
) -> None:
    """For a player of every role that may open it: the rows fit the columns, and nobody gets an error."""
    lijst = EXPORTLIJSTEN[sleutel]
    gezien = 0
    for rol in sorted(MATRIX[sleutel].rollen):
        speler = cast.spelers[rol]
        wie = speler if rol in MATRIX["deelnemer_registreren"].rollen else cast.casemanager_zorg
        ids = maak_objecten(speler, registreer(wie.door, insz="", insz_ontbreekt="aangevraagd"))
        client.force_login(speler.gebruiker)
        sessie = client.session
        sessie["lidmaatschap"] = str(speler.lidmaatschap.pk)
        sessie.save()
        adres = f"/exporteer/?lijst={sleutel}"
        if lijst.met_object:
            adres += f"&object={ids[MATRIX[sleutel].object_soort]}"
        antwoord = client.post(adres, ingevuld())
        if antwoord.status_code == 200:
            rijen, _ = bladen(antwoord)
            assert rijen[0] == [kolom.kop for kolom in lijst.kolommen]
            assert len(rijen) > 1
            gezien += 1
        else:
            assert antwoord.status_code in {404, 422}, (rol, antwoord.status_code)
            assert antwoord.status_code == 404 or "Deze lijst is leeg" in antwoord.text, rol
    assert gezien or sleutel in LEEG, sleutel
