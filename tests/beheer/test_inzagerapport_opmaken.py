"""`inzagerapport_opmaken`: the letter says who looked, by function, and never more than its reader may know."""

from __future__ import annotations

import io
import subprocess
from datetime import timedelta

import pikepdf
import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from tests.deelnemers.personen import registreer, vers_insz
from tests.deelnemers.test_deelnemer_wissen import opdracht_voor
from tests.gereedschap import gereedschap
from werkzorg.beheer.documenten.inzagewoorden import _WAT, _WAT_U
from werkzorg.beheer.handelingen.inzagerapport import inzagerapport_aanvragen, inzagerapport_opmaken
from werkzorg.beheer.models import Inzagedossier, Inzagerapport
from werkzorg.berichten.models import Melding
from werkzorg.deelnemers.handelingen.wissen import deelnemer_wissen
from werkzorg.documenten.bewaren import lees_versie
from werkzorg.documenten.models import Document, DocumentVersie
from werkzorg.documenten.verificatie import controleer
from werkzorg.handelen.register import HANDELINGEN, LEZINGEN
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.toegang.models import Inzage

pytestmark = pytest.mark.django_db
TOEZICHT = "functionaris_gegevensbescherming"
# What is about a person, by kind of object.
OVER_MENSEN = {
    "beheer.inzagedossier",
    "deelnemers.deelnemer",
    "documenten.document",
    "doorverwijzingen.doorverwijzing",
}
NAAM = "Zeldzamenaamxyz"


@pytest.fixture
def dossier(cast, als) -> Inzagedossier:
    """Somebody at whom Nele looked three times, the neighbouring CGG once, and whom that one looked up."""
    insz = vers_insz()
    deelnemer = registreer(cast.casemanager_zorg.door, achternaam=NAAM, insz=insz)
    registreer(cast.buur.door, achternaam=NAAM, insz=insz)
    for speler, keer in ((cast.casemanager_zorg, 3), (cast.buur, 1)):
        client = als(speler)
        for _ in range(keer):
            client.get(reverse("deelnemer_wijzigen" if keer > 1 else "inzage_lijst", args=[deelnemer.pk]))
    return Inzagedossier.objects.get(pk=deelnemer.pk)


def maak(dossier, door, uitgevoerd, **anders) -> tuple[Inzagerapport, bytes]:
    vandaag = timezone.localdate()
    rapport = inzagerapport_aanvragen(
        dossier, **{"vanaf": vandaag - timedelta(days=30), "tot": vandaag, **anders}, door=door
    )
    uitgevoerd()
    return rapport, lees_versie(DocumentVersie.objects.get(document__object_id=rapport.pk))


def tekst(pdf: bytes) -> str:
    """The text in reading order, on one line: a cell that runs over two lines stays together."""
    programma = gereedschap("pdftotext", pakket="poppler-utils")
    klaar = subprocess.run([programma, "-raw", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(klaar.stdout.decode().split())


def test_de_functionaris_noemt_elke_organisatie_en_van_de_persoon_alleen_het_nummer(
    cast, dossier, uitgevoerd
):
    _, pdf = maak(dossier, cast.spelers[TOEZICHT].door, uitgevoerd)
    inhoud = tekst(pdf)
    for organisatie in (cast.casemanager_zorg, cast.buur):
        assert organisatie.door.organisatie_naam in inhoud
    assert dossier.dossiernummer in inhoud
    assert NAAM not in inhoud
    assert controleer(pdf).geldig
    with pikepdf.open(io.BytesIO(pdf)) as document:
        assert str(document.Root.Lang) == "nl-BE"


def test_de_eigen_organisatie_leest_niet_welke_andere_er_keken(cast, dossier, uitgevoerd):
    _, pdf = maak(dossier, cast.casemanager_zorg.door, uitgevoerd)
    inhoud = tekst(pdf)
    assert NAAM in inhoud
    assert cast.casemanager_zorg.door.organisatie_naam in inhoud
    assert cast.buur.door.organisatie_naam not in inhoud
    assert "een andere organisatie die u opvolgt" in inhoud
    assert "functionaris voor gegevensbescherming" in inhoud


def test_er_staat_in_geen_enkel_rapport_een_naam_van_een_medewerker(cast, dossier, uitgevoerd):
    for speler in (cast.casemanager_zorg, cast.spelers[TOEZICHT]):
        inhoud = tekst(maak(dossier, speler.door, uitgevoerd)[1])
        for een in (cast.casemanager_zorg, cast.buur):
            assert een.gebruiker.achternaam not in inhoud
            assert een.gebruiker.email not in inhoud


def test_de_letter_telt_wat_het_inzagelog_telt(cast, dossier, uitgevoerd):
    keer = Inzage.objects.filter(deelnemer_ids__contains=[dossier.pk]).count()
    assert keer >= 4
    inhoud = tekst(maak(dossier, cast.spelers[TOEZICHT].door, uitgevoerd)[1])
    assert f"is er {keer} keer naar gegevens" in inhoud
    assert "(3 keer)" in inhoud


def test_wat_na_de_vraag_gebeurde_staat_er_niet_in(cast, als, dossier, uitgevoerd):
    vandaag = timezone.localdate()
    rapport = inzagerapport_aanvragen(dossier, vanaf=vandaag, tot=vandaag, door=cast.spelers[TOEZICHT].door)
    keer = Inzage.objects.filter(deelnemer_ids__contains=[dossier.pk]).count()
    als(cast.casemanager_zorg).get(reverse("deelnemer_wijzigen", args=[dossier.pk]))
    uitgevoerd()
    pdf = lees_versie(DocumentVersie.objects.get(document__object_id=rapport.pk))
    assert f"is er {keer} keer naar gegevens" in tekst(pdf)


def test_een_lege_periode_zegt_dat_niemand_keek(cast, dossier, uitgevoerd):
    ver = timezone.localdate() - timedelta(days=400)
    _, pdf = maak(dossier, cast.spelers[TOEZICHT].door, uitgevoerd, vanaf=ver, tot=ver)
    assert "heeft niemand naar gegevens van u gekeken" in tekst(pdf)


def test_tweemaal_maken_verandert_niets_en_meldt_eenmaal(cast, dossier, uitgevoerd):
    rapport, pdf = maak(dossier, cast.casemanager_zorg.door, uitgevoerd)
    document = Document.objects.get(object_id=rapport.pk)
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        inzagerapport_opmaken(
            document.pk, voor_gebruiker=cast.casemanager_zorg.gebruiker.pk, door=Klok("inzagerapport_opmaken")
        )
    assert lees_versie(DocumentVersie.objects.get(document=document)) == pdf
    assert Melding.objects.filter(soort="inzagerapport_klaar").count() == 1
    brief = next(bericht for bericht in mail.outbox if "rapport dat je aanvroeg" in bericht.body)
    assert dossier.dossiernummer not in brief.body + brief.subject
    assert NAAM not in brief.body


def test_geen_mens_maakt_het_zelf(cast, dossier):
    for rol in (TOEZICHT, "casemanager_zorg"):
        with pytest.raises(PermissionDenied):
            inzagerapport_opmaken(dossier.pk, voor_gebruiker=None, door=cast.spelers[rol].door)


def test_na_een_wissing_is_ook_het_rapport_weg_en_valt_de_worker_niet(cast, dossier, uitgevoerd):
    maak(dossier, cast.casemanager_zorg.door, uitgevoerd)
    vandaag = timezone.localdate()
    inzagerapport_aanvragen(dossier, vanaf=vandaag, tot=vandaag, door=cast.casemanager_zorg.door)
    deelnemer_wissen(opdracht_voor(dossier), door=Klok("goedgekeurde_wissingen_uitvoeren"))
    uitgevoerd()
    assert not Inzagerapport.objects.exists()
    assert not Document.objects.exists()


def test_de_brief_zegt_in_gewone_woorden_wat_er_bekeken_werd(cast, als, dossier, uitgevoerd):
    als(cast.casemanager_zorg).get(reverse("doorverwijzing_versturen", args=[dossier.pk]))
    inhoud = tekst(maak(dossier, cast.casemanager_zorg.door, uitgevoerd)[1])
    assert "Uw gegevens, om u door te verwijzen" in inhoud
    assert "Uw gegevens, om ze aan te passen (3 keer)" in inhoud
    assert "het scherm" not in inhoud


def test_elke_bladzijde_met_een_persoon_heeft_gewone_woorden():
    """Whatever page the inzagelog may name, the letter and the list know a word for it that is no act or screen."""
    namen = {een for rij in (HANDELINGEN, LEZINGEN) for een in rij}
    assert _WAT.keys() == _WAT_U.keys() <= namen
    for een in HANDELINGEN.values():
        if een.route and een.recht.object_soort in OVER_MENSEN:
            assert een.sleutel in _WAT, een.sleutel
    for sleutel, recht in LEZINGEN.items():
        if recht.object_soort in OVER_MENSEN:
            assert sleutel in _WAT, sleutel


# --- the door ---------------------------------------------------------------------------------------------
def test_wie_het_vroeg_opent_het_en_een_ander_niet(cast, als, dossier, uitgevoerd):
    rapport, pdf = maak(dossier, cast.spelers[TOEZICHT].door, uitgevoerd)
    adres = reverse("inzagerapport_openen", args=[rapport.pk])
    antwoord = als(cast.spelers[TOEZICHT]).get(adres)
    assert antwoord.content == pdf
    assert antwoord["Content-Disposition"].startswith("attachment")
    assert Inzage.objects.get(actie="inzagerapport_openen").grond == "toezicht"
    assert als(cast.casemanager_zorg).get(adres).status_code == 404
    assert als(cast.buren[TOEZICHT]).get(adres).status_code == 404
    assert als(cast.departement).get(adres).status_code == 403


def test_een_rapport_dat_nog_gemaakt_wordt_is_er_nog_niet(cast, als, dossier):
    vandaag = timezone.localdate()
    rapport = inzagerapport_aanvragen(dossier, vanaf=vandaag, tot=vandaag, door=cast.casemanager_zorg.door)
    adres = reverse("inzagerapport_openen", args=[rapport.pk])
    assert als(cast.casemanager_zorg).get(adres).status_code == 404
