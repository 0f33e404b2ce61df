"""`lijst_exporteren`: the rows of the screen as a file, with a purpose, in the inzagelog and in the logboek."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pghistory
import pytest
import time_machine
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from tests.beheer.exports import ADRES, bladen, ingevuld, vele_mensen
from tests.deelnemers.personen import registreer
from tests.rolverdeling import maak_speler
from werkzorg.handelen.lijsten import EXPORTLIJSTEN, ZONDER_TWEEDE_PERSOON, registreer_exportlijst
from werkzorg.handelen.models import Uitvoer
from werkzorg.logboek.models import Logregel
from werkzorg.toegang import middleware
from werkzorg.toegang.inzage import controleer, verzegel
from werkzorg.toegang.models import Inzage
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_het_bestand_heeft_de_rijen_en_kolommen_van_het_scherm(cast, als):
    nele = cast.casemanager_zorg
    lien = registreer(nele.door, achternaam="=HYPERLINK(1)", gemeente="Gent")
    registreer(nele.door, achternaam="Zwart")
    registreer(cast.buur.door, achternaam="Kanarievogel")
    antwoord = als(nele).post(ADRES, ingevuld(toelichting="maandoverleg"))
    assert antwoord.status_code == 200
    assert antwoord["Content-Type"].startswith("application/vnd.openxmlformats")
    assert antwoord["Content-Disposition"].startswith('attachment; filename="werkzorg-deelnemer-lijst-')
    assert antwoord["Cache-Control"] == "no-store"
    rijen, uitleg = bladen(antwoord)
    assert rijen[0] == ["Naam", "Dossiernummer", "Geboren", "Gemeente"]
    assert [rij[0] for rij in rijen[1:]] == ["Lien =HYPERLINK(1)", "Lien Zwart"]
    assert rijen[1][2].date() == date(1985, 7, 30)
    assert rijen[1][1:4:2] == [lien.dossiernummer, "Gent"]
    assert uitleg["Organisatie"] == nele.door.organisatie_naam
    assert uitleg["Aangevraagd door"] == "casemanager Zorg"
    assert uitleg["Waarvoor"] == "Overleg in mijn team"
    assert uitleg["Toelichting"] == "maandoverleg"
    assert uitleg["Filter: Zoek"] == "alle dossiers"
    assert uitleg["Kenmerk"] == str(Uitvoer.objects.get().pk)
    assert nele.gebruiker.naam not in str(uitleg)


def test_een_inzageregel_met_het_doel_een_logregel_en_een_rij(cast, als):
    nele = cast.casemanager_zorg
    mensen = {registreer(nele.door).pk for _ in range(3)}
    als(nele).post(ADRES, ingevuld())
    uitvoer, inzage = Uitvoer.objects.get(), Inzage.objects.get()
    assert (inzage.actie, inzage.grond) == ("lijst_exporteren", "export_overleg")
    assert (inzage.object_soort, inzage.object_id) == ("handelen.uitvoer", uitvoer.pk)
    assert set(inzage.deelnemer_ids) == mensen
    assert (uitvoer.rijen, uitvoer.personen, uitvoer.toestand, uitvoer.vraag) == (3, 3, "afgehaald", None)
    regel = Logregel.objects.get(handeling="lijst_exporteren")
    assert regel.gegevens == {"lijst": "deelnemer_lijst", "doel": "overleg", "rijen": 3, "personen": 3}
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert verzegel() == 1
        assert list(controleer()) == []
    tekst = als(nele).get(reverse("inzage_lijst", args=[mensen.pop()])).text
    assert "een lijst, om ze mee te nemen" in tekst
    assert "nam een lijst mee: overleg in mijn team" in tekst


def test_de_filters_van_het_scherm_gaan_mee_en_alle_bladen(cast, als):
    nele = cast.casemanager_zorg
    for nummer in range(30):
        registreer(nele.door, achternaam=f"Mees {nummer}")
    registreer(nele.door, achternaam="Vink")
    klant = als(nele)
    lijst = klant.get("/deelnemers/?zoek=mees&blad=2").text
    assert "/exporteer/?lijst=deelnemer_lijst&amp;zoek=mees" in lijst
    rijen, uitleg = bladen(klant.post(f"{ADRES}&zoek=mees&blad=2", ingevuld()))
    assert len(rijen) == 31
    assert uitleg["Filter: Zoek"] == "mees"


def test_elke_lijst_geeft_een_bestand_aan_wie_ze_mag_openen(cast, als):
    nele = cast.casemanager_zorg
    lien = registreer(nele.door, insz="", insz_ontbreekt="aangevraagd")
    klant = als(nele)
    klant.get(reverse("deelnemer_detail", args=[lien.pk]))
    for sleutel, object_id in (("vandaag", ""), ("inzage_lijst", lien.pk), ("deelnemer_lijst", "")):
        lijst = EXPORTLIJSTEN[sleutel]
        adres = f"/exporteer/?lijst={sleutel}" + (f"&object={object_id}" if object_id else "")
        assert klant.get(adres).status_code == 200
        rijen, uitleg = bladen(klant.post(adres, ingevuld()))
        assert rijen[0] == [kolom.kop for kolom in lijst.kolommen]
        assert len(rijen) > 1
        assert uitleg["Lijst"] == lijst.titel
        assert "Hermans" not in str(rijen) or sleutel == "deelnemer_lijst"


def test_vragen_waarvoor_toont_nog_niets_van_de_mensen(cast, als):
    registreer(cast.casemanager_zorg.door, achternaam="Kanarievogel")
    antwoord = als(cast.casemanager_zorg).get(ADRES)
    assert antwoord.status_code == 200
    assert "Kanarievogel" not in antwoord.text
    assert not Inzage.objects.exists()
    assert "Dossiers" in als(cast.casemanager_zorg).get("/exporteer/").text


def test_wie_zich_bedenkt_staat_weer_op_de_lijst_met_zijn_filters(cast, als):
    lien, _ = registreer(cast.casemanager_zorg.door), registreer(cast.casemanager_zorg.door)
    klant = als(cast.casemanager_zorg)
    for adres, terug in (
        ("/exporteer/?lijst=deelnemer_lijst&zoek=lien", "/deelnemers/?zoek=lien"),
        (
            "/exporteer/?lijst=deelnemer_lijst&zoek=niemand",
            "/deelnemers/?zoek=niemand",
        ),  # nothing to take along
        (f"/exporteer/?lijst=inzage_lijst&object={lien.pk}", f"/deelnemers/{lien.pk}/inzage/"),
    ):
        assert klant.get(adres).text.count(f'href="{terug}"') == 2, adres
        assert klant.get(terug).status_code == 200


def test_wie_de_lijst_niet_mag_openen_mag_ze_niet_meenemen(cast, als):
    lien = registreer(cast.casemanager_zorg.door)
    inzage = f"/exporteer/?lijst=inzage_lijst&object={lien.pk}"
    for speler, adres, status in (
        (cast.departement, ADRES, 403),
        (cast.departement, inzage, 403),
        (cast.buur, inzage, 404),
        (cast.casemanager_zorg, "/exporteer/?lijst=onzin", 404),
        (cast.casemanager_zorg, "/exporteer/?lijst=inzage_lijst&object=onzin", 404),
        (cast.casemanager_zorg, f"/exporteer/?lijst=inzage_lijst&object={uuid4()}", 404),
    ):
        for methode in ("get", "post"):
            antwoord = getattr(als(speler), methode)(adres, ingevuld() if methode == "post" else {})
            assert antwoord.status_code == status, (speler.lidmaatschap.rol, adres)
    assert not Uitvoer.objects.exists()
    assert "deelnemer_lijst" not in als(cast.departement).get("/exporteer/").text


@pytest.mark.parametrize(
    ("adres", "teken"),
    [
        (ADRES, "Deze lijst is leeg"),
        ("/exporteer/?lijst=inzage_lijst", "Deze lijst kennen we niet"),
        (f"{ADRES}&zoek=%00", "Deze lijst is leeg"),
        (f"{ADRES}&zoek=85.07.30-033.28", "Deze lijst is leeg"),
    ],
)
def test_wat_niet_kan_zegt_waarom(cast, als, adres, teken):
    assert teken in als(cast.casemanager_zorg).get(adres).text
    antwoord = als(cast.casemanager_zorg).post(adres, ingevuld())
    assert (antwoord.status_code, teken in antwoord.text) == (422, True)


@pytest.mark.parametrize(
    "anders",
    [{"doel": ""}, {"doel": "zomaar"}, {"doel": "ander"}, {"doel": "ander", "toelichting": "  "},
     {"toelichting": "x" * 301}, {"toelichting": "\x00"}, {"aanvraag_sleutel": "x"}],
)  # fmt: skip
def test_zonder_reden_geen_bestand(cast, als, anders):
    registreer(cast.casemanager_zorg.door)
    antwoord = als(cast.casemanager_zorg).post(ADRES, ingevuld(**anders))
    assert antwoord.status_code == 422
    assert antwoord.context["formulier"].errors
    assert not Uitvoer.objects.exists()


def test_tweemaal_versturen_geeft_een_export(cast, als):
    registreer(cast.casemanager_zorg.door)
    klant, velden = als(cast.casemanager_zorg), ingevuld()
    assert klant.post(ADRES, velden).status_code == 200
    tweede = klant.post(ADRES, velden)
    assert (tweede.status_code, tweede.url) == (302, f"/exports/{Uitvoer.objects.get().pk}/")
    assert "gedownload" in klant.get(tweede.url).text


def test_meer_dan_vijfduizend_rijen_gaat_niet(cast, als):
    nele = cast.casemanager_zorg
    with pghistory.context(handeling="test", door="commando:test"):
        Taak.objects.bulk_create(
            Taak(soort="insz_aanvullen", sleutel=f"v:{n}", object_soort="deelnemers.deelnemer", object_id=uuid4(),
                 organisatie=nele.lidmaatschap.organisatie, rol=nele.door.rol)
            for n in range(5001)
        )  # fmt: skip
    adres = "/exporteer/?lijst=vandaag"
    assert "meer dan 5.000 rijen" in als(nele).get(adres).text
    with pghistory.context(handeling="test", door="commando:test"), connection.cursor() as cursor:
        cursor.execute("UPDATE werklijst_taak SET klaar_op = now() WHERE sleutel = 'v:0'")
    rijen, _ = bladen(als(nele).post(adres, ingevuld()))
    assert len(rijen) == 5001


def test_zonder_inzageregel_geen_bestand(cast, als, monkeypatch):
    registreer(cast.casemanager_zorg.door)

    def kapot(request: object) -> None:
        raise RuntimeError("het inzagelog is vol")

    monkeypatch.setattr(middleware, "schrijf", kapot)
    klant = als(cast.casemanager_zorg)
    klant.raise_request_exception = False
    antwoord = klant.post(ADRES, ingevuld())
    assert antwoord.status_code == 500
    assert b"PK" not in antwoord.content[:2]
    assert not Uitvoer.objects.exists()


# --- many people -------------------------------------------------------------------------------------------
def test_boven_de_tweehonderd_mensen_moet_een_tweede_persoon_eerst_goedkeuren(cast, als):
    nele = cast.casemanager_zorg
    maak_speler("organisatiebeheerder", nele.lidmaatschap.organisatie, email="baas@test.be")
    vele_mensen(nele, ZONDER_TWEEDE_PERSOON + 1)
    klant = als(nele)
    assert "Vraag goedkeuring" in klant.get(ADRES).text
    antwoord = klant.post(f"{ADRES}&zoek=Peeters", ingevuld(), follow=True)
    uitvoer = Uitvoer.objects.get()
    assert antwoord.redirect_chain == [(f"/exports/{uitvoer.pk}/", 302)]
    assert (uitvoer.toestand, uitvoer.personen) == ("gevraagd", 201)
    assert b"Peeters" not in bytes(uitvoer.vraag)
    taak = Taak.objects.get(soort="uitvoer_goedkeuren")
    assert (taak.rol, taak.object_id) == ("organisatiebeheerder", uitvoer.pk)
    assert not Inzage.objects.filter(grond__startswith="export").exists()


def test_tweehonderd_op_een_dag_samen(cast, als):
    nele = cast.casemanager_zorg
    maak_speler("organisatiebeheerder", nele.lidmaatschap.organisatie, email="baas@test.be")
    vele_mensen(nele, 120)
    klant = als(nele)
    assert klant.post(ADRES, ingevuld()).status_code == 200
    assert klant.post(ADRES, ingevuld()).status_code == 302
    assert set(Uitvoer.objects.values_list("toestand", flat=True)) == {"afgehaald", "gevraagd"}
    Uitvoer.objects.filter(toestand="gevraagd")
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert als(nele).post(ADRES, ingevuld()).status_code == 200


def test_zonder_beheerder_zegt_het_scherm_wat_wel_kan(cast, als):
    nele = cast.casemanager_zorg
    with pghistory.context(handeling="test", door="commando:test"):
        nele.gebruiker.lidmaatschappen.create(  # she herself does not count
            organisatie=nele.lidmaatschap.organisatie,
            rol="organisatiebeheerder",
            periode=nele.lidmaatschap.periode,
        )
    vele_mensen(nele, ZONDER_TWEEDE_PERSOON + 1)
    antwoord = als(nele).post(ADRES, ingevuld())
    assert antwoord.status_code == 422
    assert "Maak de lijst korter met een filter." in antwoord.text
    assert not Uitvoer.objects.exists()


def test_een_lijst_is_van_een_app():
    eigen = EXPORTLIJSTEN["vandaag"]
    registreer_exportlijst(eigen)
    with pytest.raises(ValueError, match="al geregistreerd"):
        registreer_exportlijst(type(eigen)("vandaag", "Anders", (), eigen.neem))
