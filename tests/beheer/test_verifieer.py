"""`/verifieer/`: anybody learns whether a PDF is our unchanged document, its kind and its date; nothing else."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.documenten.proefstukken import verzegeld
from werkzorg.documenten import opslag
from werkzorg.documenten.models import Document
from werkzorg.documenten.pdf import maak_pdf

pytestmark = pytest.mark.django_db
JA = "Ja, dit document is echt"
NEE = "Nee, dit is geen onveranderd document van ons"


def inhoud(document: Document) -> bytes:
    """The stored bytes of the first version."""
    versie = document.versies.get()
    return opslag.lees(versie.pk, versie.sha256)


def uitslag(client, pdf: bytes, naam: str = "brief.pdf"):
    """What the public page answers to this file."""
    return client.post("/verifieer/", {"bestand": SimpleUploadedFile(naam, pdf, "application/pdf")})


def test_het_echte_document_is_echt_en_meer_zegt_de_pagina_niet(client, document, insz):
    antwoord = uitslag(client, inhoud(document))
    assert antwoord.status_code == 200
    assert JA in antwoord.text
    assert "Ontvangstbewijs van registratie" in antwoord.text
    for te_veel in ("Hermans", "D-", "cgg", insz, str(document.pk)):
        assert te_veel not in antwoord.text


def test_elke_verandering_maakt_het_onecht(client, document):
    pdf = inhoud(document)
    veranderd = [pdf + b"\n", pdf[:-1]]
    for plaats in (20, len(pdf) // 3, 2 * len(pdf) // 3, len(pdf) - 20):
        kopie = bytearray(pdf)
        kopie[plaats] ^= 1
        veranderd.append(bytes(kopie))
    for bestand in veranderd:
        antwoord = uitslag(client, bestand)
        assert NEE in antwoord.text
        assert "Ontvangstbewijs" not in antwoord.text


def test_een_document_met_een_ander_zegel_is_niet_echt(client, document):
    vreemd = verzegeld(
        maak_pdf(
            "deelnemers/documenten/ontvangstbewijs.html",
            {
                "organisatie_naam": "Vals",
                "organisatie_adres": "",
                "dossiernummer": "D-0000-0000",
                "versie": 1,
                "datum": document.aangemaakt_op.date(),
                "soort_label": document.label,
                "naam": "Vals",
                "geboortedatum": document.aangemaakt_op.date(),
                "grond": "",
                "geinformeerd_op": document.aangemaakt_op.date(),
                "rol": "",
                "bewaard": [],
                "verifieer_adres": "https://vals.invalid/verifieer/",
            },
            titel=document.label,
            identificatie="vals:1",
        )
    )
    assert NEE in uitslag(client, vreemd).text


def test_een_document_met_onze_hash_maar_zonder_geldig_zegel_is_niet_echt(
    client, document, settings, tmp_path
):
    """Somebody who can write in the database still cannot make a document real: the seal must hold as well."""
    pdf = inhoud(document)
    settings.ZEGEL_MAP = str(tmp_path)
    assert NEE in uitslag(client, pdf).text


@pytest.mark.parametrize(
    "bestand",
    [b"geen pdf", b"%PDF-1.7\n", b"\x00" * 1000, b"%PDF-1.7\n/ByteRange [0 9 9 9]", "é".encode() * 99],
)
def test_wat_geen_document_van_ons_is_krijgt_nee(client, db, bestand):
    antwoord = uitslag(client, bestand)
    assert antwoord.status_code == 200
    assert NEE in antwoord.text


@pytest.mark.parametrize(
    ("bestand", "zin"),
    [
        (b"", "Dit bestand is leeg. Kies het bestand zoals je het kreeg."),
        (b"%PDF-" + b"x" * (20 * 1024 * 1024), "Dit bestand is groter dan 20 MB."),
    ],
    ids=["leeg", "te groot"],
)
def test_een_onbruikbaar_bestand_geeft_een_zin(client, db, bestand, zin):
    antwoord = uitslag(client, bestand)
    assert antwoord.status_code == 422
    assert antwoord.text.count(zin) == 2


@pytest.mark.parametrize("velden", [{}, {"bestand": "tekst"}, {"iets": "anders"}])
def test_zonder_bestand_zegt_de_pagina_wat_te_doen(client, db, velden):
    antwoord = client.post("/verifieer/", velden)
    assert antwoord.status_code == 422
    assert antwoord.text.count("Kies het pdf-bestand dat je wilt controleren.") == 2


@pytest.mark.parametrize(
    "naam", ["../../etc/passwd", "a" * 2000 + ".pdf", "\u202efdp.exe", "x\r\ny.pdf", "<b>.pdf"]
)
def test_de_naam_van_het_bestand_doet_er_niet_toe(client, db, naam):
    antwoord = uitslag(client, b"%PDF-1.7", naam)
    assert antwoord.status_code in {200, 422}
    assert "<b>.pdf" not in antwoord.text
