"""The act `oud_traject_verbeteren`: a closed file of the decree of 2014 is mended, and nothing else happens in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.verzoeken import persoon, vers
from trajecten.handelingen.oud import OudTraject, oud_traject_verbeteren
from trajecten.handelingen.verzoek import verzoek_intrekken
from trajecten.models import Traject
from werkzorg.handelen.weigering import Geweigerd, Versieconflict

pytestmark = pytest.mark.django_db
OUD = OudTraject(
    ontvangen_op=date(2021, 3, 1),
    startdatum=date(2021, 4, 1),
    einddatum=date(2022, 9, 30),
    einde_reden="doel_bereikt",
    belemmeringen=("mentaal", "sociaal"),
)


def oud_dossier(cast: Rolverdeling) -> Traject:
    """A closed file of 2014 that VDAB holds."""
    speler = cast.spelers["vdab_beslisser"]
    with in_handeling():
        return Traject.objects.create(
            deelnemer=persoon(speler),
            regeling="2014",
            status="afgerond",
            vdab=speler.lidmaatschap.organisatie,
            aanmelder=speler.lidmaatschap.organisatie,
            aanmelder_rol="vdab_beslisser",
            ontvangen_op=date(2021, 2, 1),
            startdatum=date(2021, 3, 1),
            max_maanden=18,
            uiterste_einddatum=date(2022, 8, 31),
            einddatum=date(2022, 8, 31),
            einde_reden="opleiding",
            belemmeringen=["mentaal"],
            gemeente="Gent",
        )


def verbeter(cast, traject, oud=OUD, **anders):
    """Mended by VDAB, as it stands now."""
    wat = {"versie": vers(traject).versie, **anders}
    return oud_traject_verbeteren(traject, oud=oud, door=cast.spelers["vdab_beslisser"].door, **wat)


def test_wat_verbeterd_is_staat_er(cast):
    traject = oud_dossier(cast)
    verbeter(cast, traject)
    rij = vers(traject)
    assert (rij.startdatum, rij.einddatum, rij.einde_reden) == (
        OUD.startdatum,
        OUD.einddatum,
        "doel_bereikt",
    )
    assert (rij.belemmeringen, rij.status) == (["mentaal", "sociaal"], "afgerond")
    assert (rij.max_maanden, rij.uiterste_einddatum) == (18, date(2022, 9, 30))


def test_wie_langer_liep_had_een_verlenging(cast):
    traject = oud_dossier(cast)
    verbeter(cast, traject, replace(OUD, einddatum=date(2022, 11, 15)))
    assert (vers(traject).max_maanden, vers(traject).uiterste_einddatum) == (20, date(2022, 11, 30))


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"ontvangen_op": date(2023, 7, 1)}, "ontvangen_op"),
        ({"startdatum": date(2021, 2, 1)}, "startdatum"),
        ({"einddatum": date(2021, 3, 31)}, "einddatum"),
        ({"einddatum": date(2026, 4, 1)}, "einddatum"),
        ({"belemmeringen": ("cognitief",)}, "belemmeringen"),
        ({"einde_reden": "zomaar"}, "einde_reden"),
    ],
)
def test_wat_niet_kan_wordt_geweigerd(cast, anders, veld):
    with pytest.raises(Geweigerd) as nee:
        verbeter(cast, oud_dossier(cast), replace(OUD, **anders))
    assert veld in nee.value.velden


def test_een_nieuw_dossier_verbeter_je_zo_niet(cast):
    with pytest.raises(Geweigerd, match="decreet van 2014"):
        verbeter(cast, maak_traject(cast))


def test_niets_anders_gebeurt_er_nog(cast):
    traject = oud_dossier(cast)
    with pytest.raises(Geweigerd, match="lezen, afdrukken en verbeteren"):
        verzoek_intrekken(traject, reden="x", versie=1, door=cast.spelers["vdab_beslisser"].door)


def test_twee_tegelijk(cast):
    traject = oud_dossier(cast)
    with pytest.raises(Versieconflict):
        verbeter(cast, traject, versie=traject.versie + 1)


def test_het_scherm_toont_en_bewaart(cast, als):
    traject = oud_dossier(cast)
    client = als(cast.spelers["vdab_beslisser"])
    bladzijde = client.get(traject.get_absolute_url()).content.decode()
    assert "Verbeter dit oude dossier" in bladzijde
    assert "MMPPS" in bladzijde
    assert "Trek het verzoek in" not in bladzijde
    adres = reverse("oud_traject_verbeteren", args=[traject.pk])
    assert "Mentaal" in client.get(adres).content.decode()
    antwoord = client.post(
        adres,
        {
            "aanvraag_sleutel": str(uuid4()),
            "versie": str(traject.versie),
            "ontvangen_op": "01/02/2021",
            "startdatum": "01/03/2021",
            "einddatum": "30/06/2022",
            "einde_reden": "verhuis",
            "belemmeringen": ["psychisch"],
        },
    )
    assert antwoord.url == traject.get_absolute_url()
    assert (vers(traject).einddatum, vers(traject).belemmeringen) == (date(2022, 6, 30), ["psychisch"])
