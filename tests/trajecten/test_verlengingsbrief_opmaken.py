"""The act of the clock `verlengingsbrief_opmaken`: the sealed letter about an extension, made once."""

from __future__ import annotations

import io
import subprocess

import pikepdf
import pytest
from django.urls import reverse
from django.utils import timezone

from tests.gereedschap import gereedschap
from tests.trajecten.maken import maak_traject
from tests.trajecten.opvolgen import vraag_verlenging
from tests.trajecten.test_einddocument_opmaken import tekst_van
from tests.trajecten.test_verlenging_toekennen import ken_toe
from trajecten.documenten.verlengingsbrief import VERLENGINGSBRIEF, verlengingsbrief
from trajecten.domein.verlenging import briefgevolgen, briefzinnen
from trajecten.handelingen.verlengingen import verlenging_weigeren
from trajecten.handelingen.verlengingsbrief import OPMAKEN, verlengingsbrief_opmaken
from trajecten.models import Traject, Verlenging
from werkzorg.documenten.bewaren import lees_versie
from werkzorg.documenten.models import Document
from werkzorg.documenten.verificatie import controleer
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.termijnen import dagen_erbij, einde_na_maanden

pytestmark = pytest.mark.django_db


@pytest.fixture
def gevraagd(cast) -> Traject:
    traject = maak_traject(cast)
    vraag_verlenging(traject, cast.casemanager_werk)
    return Traject.objects.get()


def weiger(traject: Traject, cast) -> Verlenging:
    return verlenging_weigeren(
        traject,
        motivering="Het plan is bijna rond.",
        versie=traject.versie,
        door=cast.spelers["vdab_beslisser"].door,
    )


def brief() -> Document:
    return Document.objects.get(soort=VERLENGINGSBRIEF)


def pdf_van(document: Document) -> bytes:
    return lees_versie(document.versies.get())


def test_de_brief_is_verzegeld_met_tags_en_taal(cast, gevraagd, uitgevoerd, tmp_path) -> None:
    ken_toe(gevraagd, cast.spelers["vdab_beslisser"])
    uitgevoerd()
    assert brief().versies.get().is_verzegeld
    pdf = pdf_van(brief())
    assert controleer(pdf).geldig
    with pikepdf.open(io.BytesIO(pdf)) as boek:
        assert "/StructTreeRoot" in boek.Root
        assert str(boek.Root.Lang) == "nl-BE"
        with boek.open_metadata() as xmp:
            assert (xmp.get("pdfaid:part"), xmp.get("pdfaid:conformance")) == ("3", "A")
            assert xmp["dc:title"] == "Uw activeringstraject wordt verlengd"
    pad = tmp_path / "brief.pdf"
    pad.write_bytes(pdf)
    programma = gereedschap("pdfsig", pakket="poppler-utils")
    uit = subprocess.run([programma, str(pad)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in uit
    assert "Total document signed" in uit


def test_een_ja_zegt_hoelang_waarom_en_hoe_ertegen(cast, gevraagd, uitgevoerd, tmp_path) -> None:
    ken_toe(gevraagd, cast.spelers["vdab_beslisser"], maanden=2, motivering="De opname duurde lang.")
    uitgevoerd()
    tekst, vandaag = tekst_van(pdf_van(brief()), tmp_path), timezone.localdate()
    einde = einde_na_maanden(gevraagd.startdatum, 20)
    for stuk in (
        "Uw activeringstraject duurt 2 maanden langer.",
        f"Het duurt nu uiterlijk tot en met {einde:%d/%m/%Y}.",
        "De opname duurde lang.",
        "Decreet 8/7/2022 art. 11",
        "Uw begeleiding loopt verder. U hoeft niets te doen.",
        gevraagd.deelnemer.naam,
        f"{dagen_erbij(vandaag, 30):%d/%m/%Y}",
        f"{dagen_erbij(vandaag, 60):%d/%m/%Y}",
        "Raad van State",
        "artikel 11 van het decreet van 8 juli 2022",
    ):
        assert stuk in tekst, stuk
    # Why the tandem asked stands in the file; who decided is the office.
    assert "Zijn opname." not in tekst
    assert cast.spelers["vdab_beslisser"].gebruiker.naam not in tekst
    assert "aanname" not in tekst


def test_een_nee_zegt_de_oude_einddatum_en_waarom(cast, gevraagd, uitgevoerd, tmp_path) -> None:
    weiger(gevraagd, cast)
    uitgevoerd()
    tekst = tekst_van(pdf_van(brief()), tmp_path)
    for stuk in (
        "Uw activeringstraject wordt niet verlengd.",
        f"zoals voorheen uiterlijk tot en met {gevraagd.uiterste_einddatum:%d/%m/%Y}",
        "Het plan is bijna rond.",
        "Bent u het niet eens met deze beslissing?",
    ):
        assert stuk in tekst, stuk
    assert "langer" not in tekst


def test_tweemaal_of_na_een_dood_halfweg_is_er_een_versie(cast, gevraagd, uitgevoerd) -> None:
    ken_toe(gevraagd, cast.spelers["vdab_beslisser"])
    uitgevoerd()
    verlengingsbrief_opmaken(brief().pk, door=Klok(OPMAKEN))
    assert brief().versies.count() == 1
    assert Logregel.objects.filter(handeling=OPMAKEN).count() == 1


def test_hij_staat_bij_de_brieven_van_het_traject(cast, gevraagd, uitgevoerd, als) -> None:
    ken_toe(gevraagd, cast.spelers["vdab_beslisser"])
    for speler in (cast.casemanager_zorg, cast.spelers["vdab_beslisser"]):
        blad = als(speler).get(gevraagd.get_absolute_url()).text
        assert "Beslissing over de verlenging van uw traject" in blad
        assert "Laad opnieuw" in blad
    uitgevoerd()
    adres = reverse("document_openen", args=[brief().pk])
    for speler in (cast.casemanager_zorg, cast.spelers["vdab_beslisser"]):
        blad = als(speler).get(gevraagd.get_absolute_url()).text
        assert f'href="{adres}"' in blad
        assert "Laad opnieuw" not in blad
        assert als(speler).get(adres).status_code == 200
    for speler in (cast.buren["casemanager_zorg"], cast.buren["vdab_beslisser"]):
        assert als(speler).get(adres).status_code == 404


def test_zonder_beslissing_is_er_geen_brief(cast, gevraagd) -> None:
    assert not Document.objects.filter(soort=VERLENGINGSBRIEF).exists()
    with pytest.raises(ValueError, match="nothing was decided"):
        verlengingsbrief(Verlenging.objects.select_related("traject").get(), timezone.localdate())


def test_de_zinnen_zijn_kort_en_in_u_vorm(gevraagd) -> None:
    for ja in (True, False):
        zinnen = [
            *briefzinnen(toegekend=ja, maanden=1, uiterste=gevraagd.uiterste_einddatum),
            *briefgevolgen(toegekend=ja),
        ]
        assert all(len(zin.split()) < 25 for zin in zinnen)
        assert not any(f" {woord} " in f" {zin} " for zin in zinnen for woord in ("je", "jij", "jouw"))
    assert "1 maand langer" in briefzinnen(toegekend=True, maanden=1, uiterste=gevraagd.uiterste_einddatum)[0]
