"""The act of the clock `voornemenbrief_opmaken`: a sealed letter in u-form, made once."""

from __future__ import annotations

import io
import subprocess
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from django.urls import reverse

from mandaten.documenten.besluitteksten import rechtsgronden, teksten
from mandaten.documenten.besluitzaak import Zaak
from mandaten.handelingen.voornemenbrief import OPMAKEN, voornemenbrief_opmaken
from mandaten.models import Handhaving
from mandaten.soorten import SOORTEN
from tests.gereedschap import gereedschap
from tests.mandaten.maken import beheerder_van, beslisser, maak_toekenning
from tests.mandaten.procedures import meegedeeld
from tests.rolverdeling import maak_organisatie, maak_speler
from werkzorg.documenten.bewaren import lees_versie
from werkzorg.documenten.models import Document, DocumentVersie
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.termijnen import Periode


def _tekst(pdf: bytes, tmp_path: Path) -> str:
    programma = gereedschap("pdftotext", pakket="poppler-utils")
    bestand = tmp_path / "brief.pdf"
    bestand.write_bytes(pdf)
    uit = subprocess.run([programma, str(bestand), "-"], capture_output=True, check=True, text=True)
    return " ".join(uit.stdout.split())


@pytest.mark.django_db
def test_een_verzegelde_brief_met_alles_wat_de_houder_moet_weten(uitgevoerd, tmp_path) -> None:
    rij = meegedeeld(beslisser(), maak_toekenning("zorg"), voornemen="schorsing")
    uitgevoerd()
    versie = DocumentVersie.objects.get(document__object_id=rij.pk)
    assert versie.is_verzegeld
    pdf = lees_versie(versie)
    with pikepdf.open(io.BytesIO(pdf)) as boek:
        assert boek.docinfo.get("/Title") == "Wij overwegen een maatregel"
        assert "/StructTreeRoot" in boek.Root
    tekst = _tekst(pdf, tmp_path)
    rij.refresh_from_db()
    for woorden in (
        rij.toekenning.houder.naam,
        rij.toekenning.nummer,
        "schorsing",
        "Het verband dekt het werkingsgebied niet.",
        "De begeleiding viel drie maanden stil.",
        f"{rij.verweer_uiterlijk_op:%d/%m/%Y}",
        f"{rij.beslissen_uiterlijk_op:%d/%m/%Y}",
        "U kunt zich verweren",
        "geen zwaardere maatregel",
        "Decreet 8/7/2022 art. 12",
        "Decreet 8/7/2022 art. 27",
    ):
        assert woorden in tekst, woorden
    assert "aanname" not in tekst


@pytest.mark.parametrize("soort", ["zorg", "erkenning"])
def test_het_voornemen_steunt_op_dezelfde_artikels_als_de_intrekking(soort: str) -> None:
    besluit = teksten(
        Zaak("intrekking", SOORTEN[soort], "CAW De Brug", periode=Periode(date(2026, 1, 1), None))
    )
    assert set(rechtsgronden(SOORTEN[soort], "intrekking")) < set(besluit.gronden)
    assert ("art. 27" in " ".join(besluit.gronden)) == (soort == "zorg")


@pytest.mark.django_db
def test_het_voornemen_over_een_erkenning_noemt_geen_artikels_over_mandaten(uitgevoerd, tmp_path) -> None:
    rij = meegedeeld(beslisser("erkenning"), maak_toekenning("erkenning"), voornemen="intrekking")
    uitgevoerd()
    tekst = _tekst(lees_versie(DocumentVersie.objects.get(document__object_id=rij.pk)), tmp_path)
    assert "Decreet 8/7/2022 art. 30" in tekst
    assert "Hoorplicht" in tekst
    assert "art. 26" not in tekst
    assert "art. 27" not in tekst


@pytest.mark.django_db
def test_tweemaal_maakt_geen_tweede_versie() -> None:
    rij = meegedeeld(beslisser())
    document = Document.objects.get(object_id=rij.pk)
    for _ in range(2):
        voornemenbrief_opmaken(document.pk, door=Klok(OPMAKEN))
    assert document.versies.count() == 1


@pytest.mark.django_db
def test_wie_de_procedure_ziet_opent_de_brief_en_niemand_anders(als) -> None:
    desk = beslisser()
    rij: Handhaving = meegedeeld(desk)
    document = voornemenbrief_opmaken(Document.objects.get(object_id=rij.pk).pk, door=Klok(OPMAKEN))
    adres = reverse("document_openen", args=[document.pk])
    inspectie = maak_speler("inspectie", maak_organisatie("Zorginspectie", "zorginspectie"))
    for wie in (desk, beheerder_van(rij.toekenning.houder), inspectie):
        antwoord = als(wie).get(adres)
        assert antwoord.status_code == 200
        assert "voornemen-" in antwoord.headers["Content-Disposition"]
    for wie in (beslisser("werkactor"), beheerder_van(maak_organisatie("Buur", "caw"))):
        assert als(wie).get(adres).status_code == 404
