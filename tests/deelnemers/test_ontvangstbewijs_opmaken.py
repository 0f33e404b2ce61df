"""`ontvangstbewijs_opmaken`: the worker makes the sealed receipt, once, without the number."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.deelnemers.personen import registreer, vers_insz
from werkzorg.berichten.models import Melding, Opdracht
from werkzorg.berichten.uitvoeren import voer_uit
from werkzorg.deelnemers import documenten
from werkzorg.deelnemers.handelingen.ontvangstbewijs import ontvangstbewijs_opmaken
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Grond
from werkzorg.documenten import opslag
from werkzorg.documenten.models import Document, DocumentVersie
from werkzorg.documenten.verificatie import controleer
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


@pytest.fixture
def insz() -> str:
    return vers_insz()


@pytest.fixture
def document(cast, uitgevoerd, insz) -> Document:
    """The receipt of a registration by Nele, made by the worker."""
    registreer(cast.casemanager_zorg.door, insz=insz, email="lien@voorbeeld.be", gemeente="Gent")
    uitgevoerd()
    return Document.objects.get()


def inhoud(document: Document) -> bytes:
    """The stored bytes of the first version."""
    versie = document.versies.get()
    return opslag.lees(versie.pk, versie.sha256)


def kenmerken_van(pdf: bytes) -> str:
    """What a PDF says about itself: title, author, identification."""
    with pikepdf.open(io.BytesIO(pdf)) as boek:
        return str(boek.docinfo) + str(boek.Root.get("/Metadata", ""))


# --- the act ---------------------------------------------------------------------------------------------


def test_de_werker_maakt_een_verzegelde_eerste_versie(document):
    versie = document.versies.get()
    assert (versie.nummer, versie.is_verzegeld, versie.mime) == (1, True, "application/pdf")
    pdf = inhoud(document)
    assert len(pdf) == versie.grootte
    assert controleer(pdf).geldig


def test_nog_eens_opmaken_verandert_niets(document, uitgevoerd):
    voor = list(DocumentVersie.objects.values())
    opdracht = Opdracht.objects.get(soort="ontvangstbewijs_opmaken")
    assert voer_uit(opdracht.pk) is False
    Opdracht.objects.filter(pk=opdracht.pk).update(toestand="wacht", klaar_op=None)
    assert voer_uit(opdracht.pk) is True
    uitgevoerd()
    assert list(DocumentVersie.objects.values()) == voor
    assert Melding.objects.count() == 1
    assert len(mail.outbox) == 1
    assert Logregel.objects.filter(handeling="ontvangstbewijs_opmaken").count() == 1


def test_log_en_geschiedenis_noemen_de_klok(document):
    regel = Logregel.objects.get(handeling="ontvangstbewijs_opmaken")
    assert (regel.door, regel.object_id) == ({"klok": "ontvangstbewijs_opmaken"}, document.pk)
    gebeurtenis = document.versies.get().gebeurtenissen.get()
    assert gebeurtenis.pgh_context["door"] == "klok:ontvangstbewijs_opmaken"


def test_alleen_de_klok_maakt_ontvangstbewijzen(cast, document):
    with pytest.raises(PermissionDenied):
        ontvangstbewijs_opmaken(document.pk, voor_gebruiker=None, door=cast.casemanager_zorg.door)


def test_wie_registreerde_krijgt_een_melding_en_een_mail_zonder_namen(cast, document, insz):
    melding = Melding.objects.get()
    assert (melding.gebruiker, melding.object_id) == (cast.casemanager_zorg.gebruiker, document.pk)
    (bericht,) = mail.outbox
    assert bericht.to == [cast.casemanager_zorg.gebruiker.email]
    alles = f"{bericht.subject} {bericht.body}"
    assert reverse("document_openen", args=[document.pk]) in alles
    for persoonlijk in ("Lien", "Hermans", insz, "lien@voorbeeld.be", "/1985", " 1985"):
        assert persoonlijk not in alles


def test_de_brief_bevat_geen_insz(cast, insz, monkeypatch):
    gegeven = {}

    def vang(sjabloon, context, **opties):
        gegeven.update(context)
        return b"%PDF-"

    monkeypatch.setattr(documenten, "maak_pdf", vang)
    deelnemer = registreer(cast.casemanager_zorg.door, insz=insz)
    documenten.ontvangstbewijs(deelnemer.betrokkenheden.get(), Document.objects.get())
    assert gegeven["naam"] == "Lien Hermans"
    assert "uw rijksregisternummer" in gegeven["bewaard"]
    assert insz not in str(gegeven)
    assert insz[:6] not in str(gegeven)


def test_ook_titel_en_kenmerken_van_het_bestand_bevatten_geen_insz_en_geen_naam(document, insz):
    kenmerken = kenmerken_van(inhoud(document))
    assert insz not in kenmerken
    assert "Hermans" not in kenmerken
    assert insz.encode() not in inhoud(document)


def test_een_bekende_persoon_leest_alleen_wat_deze_organisatie_bewaart(cast, insz, monkeypatch):
    gegeven = {}
    monkeypatch.setattr(documenten, "maak_pdf", lambda sjabloon, context, **opties: gegeven.update(context))
    registreer(cast.buur.door, insz=insz, email="x@voorbeeld.be", gemeente="Gent")
    deelnemer = registreer(cast.casemanager_zorg.door, insz=insz)
    eigen = deelnemer.betrokkenheden.get(organisatie_id=cast.casemanager_zorg.door.organisatie_id)
    documenten.ontvangstbewijs(eigen, Document.objects.get(object_id=eigen.pk))
    assert gegeven["bewaard"] == ["uw naam", "uw geboortedatum", "uw rijksregisternummer"]


@pytest.mark.parametrize(
    ("bekend", "staat_er"),
    [
        ({}, False),
        ({"straat": "Kerkstraat"}, True),
        ({"postcode": "9000"}, True),
        ({"gemeente": "Gent"}, True),
    ],
)
def test_de_brief_noemt_het_adres_zodra_er_iets_van_bewaard_is(bekend, staat_er):
    regels = documenten.bewaard(Deelnemer(voornaam="x", achternaam="y", **bekend), volledig=True)
    assert ("uw adres" in regels) is staat_er
    assert "uw adres" not in documenten.bewaard(Deelnemer(**bekend), volledig=False)


def test_de_brief_spreekt_de_persoon_aan(document, monkeypatch):
    gegeven = {}
    monkeypatch.setattr(documenten, "maak_pdf", lambda _sjabloon, velden, **_: gegeven.update(velden) or b"")
    betrokkenheid = Betrokkenheid.objects.get(pk=document.object_id)
    for grond in Grond:
        betrokkenheid.grond = grond
        documenten.ontvangstbewijs(betrokkenheid, document)
        assert re.search(r"\b[Uu]\b", gegeven["grond"]), grond
        assert "persoon" not in gegeven["grond"]


def test_de_brief_zegt_waar_je_hem_controleert_en_past_op_een_blad(cast, uitgevoerd, monkeypatch, settings):
    settings.WEBADRES = "https://werkzorg.test/pad"
    gegeven = {}
    echt = documenten.maak_pdf

    def kijk_mee(sjabloon, context, **opties):
        gegeven.update(context)
        return echt(sjabloon, context, **opties)

    monkeypatch.setattr(documenten, "maak_pdf", kijk_mee)
    registreer(
        cast.casemanager_zorg.door,
        email="lien@voorbeeld.be",
        telefoon="+32470123456",
        gemeente="Gent",
        tolk_nodig=True,
    )
    uitgevoerd()
    assert len(gegeven["bewaard"]) == 8
    assert gegeven["verifieer_adres"] == "https://werkzorg.test/pad/verifieer/"
    with pikepdf.open(io.BytesIO(inhoud(Document.objects.get()))) as boek:
        (blad,) = boek.pages
        assert str(blad.Annots[0].A.URI) == gegeven["verifieer_adres"]


def test_een_gewiste_persoon_laat_geen_vastgelopen_opdracht_na(cast, uitgevoerd):
    registreer(cast.casemanager_zorg.door)
    Opdracht.objects.update(verwijzing={"document": "00000000-0000-4000-8000-000000000000"})
    assert uitgevoerd() == 1
    assert Opdracht.objects.get().toestand == "klaar"
