"""`besluitbrief_opmaken`: the worker makes the sealed letter once, and whom it concerns is told."""

from __future__ import annotations

import io
import subprocess
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from mandaten.documenten.besluitbrief import BESLUITBRIEF, brief_van_besluit
from mandaten.documenten.besluitteksten import teksten
from mandaten.documenten.besluitzaak import Lopend, Maatregelgegevens, Teksten, Zaak
from mandaten.domein.contingent import Jaarwijziging
from mandaten.handelingen.besluitbrief import besluitbrief_opmaken
from mandaten.handelingen.besluiten import neem_besluit
from mandaten.models import Aard, Besluit, Herzieningsjaar
from mandaten.models.besluit import NA_BEROEP
from mandaten.soorten import SOORTEN
from tests.gereedschap import gereedschap
from tests.mandaten.beslissingen import maak_besluit
from tests.mandaten.maken import (
    beheerder_van,
    beslisser,
    in_handeling,
    maak_aanvraag,
    maak_toekenning,
    organisatie_voor,
)
from tests.rolverdeling import Speler
from werkzorg.berichten.models import Melding, Opdracht
from werkzorg.berichten.uitvoeren import voer_uit
from werkzorg.documenten.bewaren import lees_versie
from werkzorg.documenten.models import Document, DocumentVersie
from werkzorg.documenten.verificatie import controleer
from werkzorg.logboek.models import Logregel
from werkzorg.termijnen import Periode, dagen_erbij


def tekst_van(pdf: bytes, map_: Path) -> str:
    """The words of a PDF in reading order."""
    pad = map_ / "brief.pdf"
    pad.write_bytes(pdf)
    programma = gereedschap("pdftotext", pakket="poppler-utils")
    uit = subprocess.run([programma, "-layout", str(pad), "-"], capture_output=True, check=True, text=True)
    return " ".join(uit.stdout.split())


@pytest.fixture
def besluit(uitgevoerd) -> Besluit:
    """A mandate was granted, and the worker did its work."""
    besluit = maak_besluit("zorg", regios=("gent", "brugge"))
    uitgevoerd()
    return besluit


@pytest.fixture
def document(besluit) -> Document:
    return Document.objects.get(soort=BESLUITBRIEF, object_id=besluit.pk)


@pytest.fixture
def pdf(document) -> bytes:
    return lees_versie(document.versies.get())


# --- the sealed file -------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_de_brief_is_een_verzegelde_pdf_a(pdf, besluit):
    assert controleer(pdf).geldig
    with pikepdf.open(io.BytesIO(pdf)) as boek:
        assert boek.Root.MarkInfo.Marked
        assert str(boek.Root.Lang) == "nl-BE"
        xmp = boek.open_metadata()
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "A")
        assert xmp["dc:title"] == "U krijgt het mandaat samenwerkingsverband Zorg"


@pytest.mark.django_db
def test_poppler_vindt_de_handtekening_geldig(pdf, tmp_path):
    pad = tmp_path / "besluit.pdf"
    pad.write_bytes(pdf)
    programma = gereedschap("pdfsig", pakket="poppler-utils")
    uit = subprocess.run([programma, str(pad)], capture_output=True, text=True, check=False).stdout
    assert "Signature is Valid" in uit
    assert "Total document signed" in uit


@pytest.mark.django_db
def test_de_brief_zegt_wat_waarom_hoelang_en_hoe_ertegen(pdf, besluit, tmp_path):
    tekst = tekst_van(pdf, tmp_path)
    vandaag = timezone.localdate()
    for stuk in (
        besluit.nummer,
        "Wij kennen het mandaat samenwerkingsverband Zorg toe aan",
        "voor de regio’s Brugge en Gent",
        "De drie partners zijn deskundig.",
        "Decreet 8/7/2022 art. 12",
        f"{dagen_erbij(vandaag, 30):%d/%m/%Y}",
        f"{dagen_erbij(vandaag, 60):%d/%m/%Y}",
        "op voorstel van een andere medewerker",
        "ter attentie van Rita Maes",
    ):
        assert stuk in tekst, stuk
    # What is assumed about the terms is for the desk; who receives it must be able to rely on the letter.
    assert "aanname" not in tekst
    for deelname in besluit.aanvraag.deelnames.all():
        assert deelname.organisatie.naam in tekst
    assert besluit.genomen_door.naam not in tekst
    assert besluit.voorgesteld_door.naam not in tekst


# --- once, and whom it concerns --------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_nog_eens_opmaken_verandert_niets(document, uitgevoerd):
    voor, meldingen = list(DocumentVersie.objects.values()), Melding.objects.count()
    opdracht = Opdracht.objects.get(soort="besluitbrief_opmaken")
    Opdracht.objects.filter(pk=opdracht.pk).update(toestand="wacht", klaar_op=None)
    assert voer_uit(opdracht.pk) is True
    uitgevoerd()
    assert list(DocumentVersie.objects.values()) == voor
    assert Melding.objects.count() == meldingen
    assert Logregel.objects.filter(handeling="besluitbrief_opmaken").count() == 1


@pytest.mark.django_db
def test_aanvrager_en_partners_krijgen_een_melding_zonder_namen(uitgevoerd):
    besluit = maak_besluit("zorg")
    mensen = [beheerder_van(deelname.organisatie) for deelname in besluit.aanvraag.deelnames.all()[1:]]
    uitgevoerd()
    gemeld = set(Melding.objects.filter(soort="besluit_klaar").values_list("gebruiker_id", flat=True))
    assert {mens.gebruiker.pk for mens in mensen} < gemeld
    assert besluit.aanvraag.gestart_door_id in gemeld
    document = Document.objects.get(object_id=besluit.pk)
    brieven = [bericht for bericht in mail.outbox if "besluit klaar" in bericht.subject]
    assert len(brieven) == len(gemeld)
    assert reverse("document_openen", args=[document.pk]) in brieven[0].body
    assert besluit.organisatie.naam not in brieven[0].body


@pytest.mark.django_db
def test_alleen_de_klok_maakt_de_brief(document):
    with pytest.raises(PermissionDenied):
        besluitbrief_opmaken(document.pk, door=beslisser("zorg").door)


@pytest.mark.django_db
def test_wie_het_besluit_ziet_opent_de_brief_en_de_buur_niet(besluit, document, als):
    adres = reverse("document_openen", args=[document.pk])
    partner = besluit.aanvraag.deelnames.order_by("plaats").last().organisatie
    assert als(beheerder_van(partner)).get(adres)["Content-Type"] == "application/pdf"
    assert als(beslisser("zorg")).get(adres).status_code == 200
    assert als(beslisser("contingent")).get(adres).status_code == 404


@pytest.mark.django_db
def test_wie_een_melding_kreeg_leest_het_nummer(besluit, als):
    mens = Melding.objects.filter(soort="besluit_klaar").first().gebruiker
    lid = mens.lidmaatschappen.select_related("organisatie", "gebruiker").get(rol="organisatiebeheerder")
    assert besluit.nummer in als(Speler(mens, lid)).get(reverse("vandaag")).content.decode()


@pytest.mark.django_db
def test_een_melding_over_een_niet_ontvankelijke_aanvraag(uitgevoerd):
    an, aanvraag = beslisser("zorg"), maak_aanvraag("zorg", status="ingediend")
    with in_handeling():
        besluit = neem_besluit(
            Aard.NIET_ONTVANKELIJK, motivering="Er ontbreekt een partner.", door=an.door, aanvraag=aanvraag
        )
    uitgevoerd()
    versie = DocumentVersie.objects.get(document__object_id=besluit.pk)
    assert controleer(lees_versie(versie)).geldig


@pytest.mark.django_db
def test_de_herziening_van_een_contingent_noemt_jaar_en_plaatsen(uitgevoerd, tmp_path):
    wim, toekenning = beslisser("contingent"), maak_toekenning("contingent", tot=None)
    with in_handeling():
        besluit = neem_besluit(
            Aard.HERZIENING, motivering="Er is meer vraag.", door=wim.door, toekenning=toekenning
        )
        Herzieningsjaar.objects.create(besluit=besluit, jaar=2027, vroeger=24, plaatsen=31)
    uitgevoerd()
    versie = DocumentVersie.objects.get(document__object_id=besluit.pk)
    tekst = tekst_van(lees_versie(versie), tmp_path)
    assert f"In 2027 gaat het contingent van {toekenning.houder.naam} van 24 naar 31 plaatsen." in tekst
    assert toekenning.nummer in tekst
    assert "op voorstel van" not in tekst


@pytest.mark.django_db
def test_een_brief_met_vreemde_tekens_en_een_lange_motivering_komt_er(uitgevoerd):
    an, aanvraag = (
        beslisser("zorg"),
        maak_aanvraag("zorg", status="ingediend", tekenbevoegde="Zoë <b>Ł</b> 👍"),
    )
    lang = "<script>alert(1)</script> " + "woord " * 800
    with in_handeling():
        besluit = neem_besluit(
            Aard.NIET_ONTVANKELIJK, motivering=lang[:5000], door=an.door, aanvraag=aanvraag
        )
    uitgevoerd()
    versie = DocumentVersie.objects.get(document__object_id=besluit.pk)
    with pikepdf.open(io.BytesIO(lees_versie(versie))) as boek:
        assert len(boek.pages) >= 2


@pytest.mark.django_db
def test_twee_keer_dezelfde_brief_heeft_dezelfde_vingerafdruk(besluit):
    afzender, vandaag = besluit.genomen_door.lidmaatschappen.get().organisatie, timezone.localdate()
    een, twee = (brief_van_besluit(besluit, afzender, vandaag).vingerafdruk for _ in range(2))
    assert een == twee
    assert brief_van_besluit(besluit, afzender, date(2030, 1, 1)).vingerafdruk != een


# --- the words, without a database -----------------------------------------------------------------------------------

GEHOORD = Maatregelgegevens(
    "terugvordering",
    date(2026, 1, 5),
    date(2026, 2, 1),
    "hoorzitting",
    date(2026, 2, 20),
    Decimal("1250.5"),
    Decimal(10),
    Periode(date(2025, 1, 1), date(2025, 12, 31)),
)
LANG = Periode(date(2026, 7, 1), date(2031, 6, 30))
KORT = Periode(date(2026, 3, 1), None)


def zaak(aard: str, soort: str = "zorg", **anders) -> Teksten:
    """The words about CAW De Brug in Gent."""
    return teksten(Zaak(aard, SOORTEN[soort], "CAW De Brug", ("Gent",), **anders))


def woorden(uit: Teksten) -> str:
    """All of it."""
    feiten = [f"{label}: {waarde}" for label, waarde in uit.feiten]
    return " ".join([uit.titel, *uit.kort, *feiten, *uit.vooraf, *uit.gevolgen, *uit.gronden])


@pytest.mark.parametrize(
    ("uit", "stukken"),
    [
        (zaak(Aard.TOEKENNING, periode=LANG), ["van 01/07/2026 tot en met 30/06/2031", "voor de regio Gent"]),
        (zaak(Aard.TOEKENNING, "erkenning", periode=LANG), ["U krijgt de erkenning", "U hebt ze van"]),
        (
            zaak(Aard.TOEKENNING, "contingent", periode=KORT, plaatsen=((2026, 1),)),
            ["zonder einddatum", "1 plaats.", "Plaatsen in 2026: 1"],
        ),
        (zaak(Aard.WEIGERING), ["niet toe aan CAW De Brug", "nieuwe oproep"]),
        (zaak(Aard.WEIGERING, "erkenning"), ["op elk moment"]),
        (zaak(Aard.NIET_ONTVANKELIJK, ingediend_op=date(2026, 1, 2)), ["van 02/01/2026", "niet verder"]),
        (
            zaak(
                Aard.HERZIENING,
                "contingent",
                herzien=(Jaarwijziging(2027, 30, 31), Jaarwijziging(2028, None, 1)),
            ),
            ["In 2027", "van 30 naar 31 plaatsen", "2028 beslissen wij voor het eerst", "telt 1 plaats."],
        ),
        (
            zaak(Aard.VERMINDERING, maatregel=GEHOORD),
            ["vorderen", "€\xa01.250,50 en 10\xa0%", "01/01/2025", "hoorzitting", "art. 26", "blijft gelden"],
        ),
        (
            zaak(Aard.SCHORSING, periode=KORT, maatregel=GEHOORD),
            ["vanaf 01/03/2026, tot wij de schorsing opheffen", "art. 27", "tekortkoming"],
        ),
        (zaak(Aard.SCHORSING, periode=LANG), ["tot en met 30/06/2031"]),
        (zaak(Aard.OPHEFFING, periode=LANG), ["eindigt op 30/06/2031", "weer volledig"]),
        (zaak(Aard.INTREKKING, periode=LANG, maatregel=GEHOORD), ["is 30/06/2031", "gehoord", "art. 27"]),
    ],
    ids=lambda waarde: waarde.titel[:40] if isinstance(waarde, Teksten) else "",
)
def test_elke_aard_zegt_het_zijne(uit, stukken):
    alles = woorden(uit)
    for stuk in stukken:
        assert stuk in alles
    assert "29 juli 1991" in alles


GEVRAAGD = {
    "gevraagd_vanaf": date(2027, 4, 22),
    "lopend": (Lopend("AGZ 011/2022", Periode(date(2022, 4, 22), date(2027, 4, 21))),),
}


@pytest.mark.parametrize("aard", [Aard.WEIGERING, Aard.NIET_ONTVANKELIJK])
def test_wie_niets_krijgt_leest_wat_hij_houdt(aard):
    uit = zaak(aard, "erkenning", **GEVRAAGD)
    assert ("Aanvrager", "CAW De Brug") in uit.feiten
    assert "Houder" not in dict(uit.feiten)
    assert ("Gevraagd", "erkenning begeleider AMA vanaf 22/04/2027") in uit.feiten
    assert uit.gevolgen[0] == (
        "Uw lopende erkenning begeleider AMA AGZ 011/2022 blijft gelden tot en met 21/04/2027."
    )


def test_een_weigering_belooft_niet_dat_wat_geschorst_is_geldt():
    geschorst = Lopend("SVZ-2024-0001", LANG, is_geschorst=True)
    alles = " ".join(zaak(Aard.WEIGERING, lopend=(geschorst,)).gevolgen)
    assert "blijft gelden" not in alles
    assert "geschorste mandaat samenwerkingsverband Zorg SVZ-2024-0001 verandert dit besluit niets" in alles
    assert "de laatste dag blijft 30/06/2031" in alles


def test_wie_iets_krijgt_of_heeft_heet_houder():
    for aard in (Aard.TOEKENNING, Aard.INTREKKING, Aard.SCHORSING):
        assert ("Houder", "CAW De Brug") in zaak(aard, periode=LANG, maatregel=GEHOORD).feiten


@pytest.mark.django_db
def test_de_weigering_noemt_alleen_wat_de_aanvrager_zelf_van_die_soort_heeft():
    vandaag, an = timezone.localdate(), beslisser("erkenning")
    wie = organisatie_voor("erkenning")
    jaar = timedelta(days=365)
    maak_toekenning("erkenning", houder=wie, nummer="AGZ 011/2022", van=vandaag - jaar, tot=vandaag + jaar)
    maak_toekenning("erkenning", houder=wie, nummer="VOORBIJ", van=vandaag - 3 * jaar, tot=vandaag - 2 * jaar)
    maak_toekenning("erkenning", nummer="VAN EEN ANDER", van=vandaag - jaar, tot=vandaag + jaar)
    besluit = maak_besluit("erkenning", toekennen=False, an=an, aanvrager=wie)
    brief = brief_van_besluit(besluit, an.lidmaatschap.organisatie, vandaag)
    blijft = [zin for zin in brief.teksten.gevolgen if "blijft gelden" in zin]
    assert blijft == [
        f"Uw lopende erkenning begeleider AMA AGZ 011/2022 blijft gelden tot en met {vandaag + jaar:%d/%m/%Y}."
    ]


def test_een_erkenning_intrekken_steunt_niet_op_de_artikels_over_mandaten():
    assert "art. 27" not in woorden(zaak(Aard.INTREKKING, "erkenning", periode=LANG))


@pytest.mark.parametrize("aard", [aard for aard in Aard if aard not in NA_BEROEP])
@pytest.mark.parametrize("soort", sorted(SOORTEN))
def test_elke_brief_spreekt_in_de_u_vorm_en_heeft_een_korte_eerste_alinea(aard, soort):
    uit = zaak(
        aard,
        soort,
        periode=LANG,
        plaatsen=((2026, 2),),
        herzien=(Jaarwijziging(2026, 2, 3), Jaarwijziging(2027, None, 3), Jaarwijziging(2028, None, 0)),
        maatregel=GEHOORD,
    )
    alles = f" {woorden(uit)} "
    for fout in (" je ", " jij ", " jouw ", " Je "):
        assert fout not in alles
    assert 2 <= len(uit.kort) <= 3
    assert all(len(zin.split()) <= 25 for zin in uit.kort)
    assert uit.gronden


@pytest.mark.parametrize(
    ("adviezen", "zin"),
    [
        (("gunstig",), "een advies van deskundigen: gunstig."),
        (("gunstig", "gunstig"), "2 adviezen van deskundigen: 2 keer gunstig."),
        (("gunstig", "ongunstig", "gunstig"), "van deskundigen: 2 keer gunstig en 1 keer ongunstig."),
    ],
)
def test_de_brief_telt_de_adviezen_per_strekking(adviezen, zin):
    zaak = Zaak(Aard.WEIGERING, SOORTEN["zorg"], "CAW De Brug", adviezen=adviezen)
    assert zin in " ".join(teksten(zaak).vooraf)
