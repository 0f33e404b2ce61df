"""The act of the clock `einddocument_opmaken`: four sealed documents, each made once, each for its reader."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path

import pikepdf
import pytest
from django.urls import reverse

from tests.gereedschap import gereedschap
from tests.trajecten.eindes import ZORGGEHEIM, bespreek_en_akkoord, laatste, rond_af, rond_onbesproken_af
from tests.trajecten.maken import in_handeling
from tests.trajecten.test_eindadvies_verbeteren import verbeter
from trajecten.documenten.einddocumenten import (
    BIJLAGE_NAAM,
    EINDADVIES,
    EINDADVIES_KOPIE,
    EINDDOCUMENT_OPMAKEN,
    EINDVERSLAG,
    EINDVERSLAG_KOPIE,
)
from trajecten.handelingen import einddocumenten
from trajecten.handelingen.eindadvies import eindadvies_indienen
from trajecten.handelingen.einddocumenten import einddocument_opmaken
from trajecten.models import Traject
from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.handelingen.persoon import lees_insz
from werkzorg.documenten.bewaren import lees_versie
from werkzorg.documenten.models import Document, DocumentVersie
from werkzorg.documenten.verificatie import controleer
from werkzorg.logboek.models import Logregel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.organisaties.models import Organisatie

pytestmark = pytest.mark.django_db
SOORTEN = (EINDVERSLAG, EINDVERSLAG_KOPIE, EINDADVIES, EINDADVIES_KOPIE)


def pdf_van(soort: str) -> bytes:
    return lees_versie(DocumentVersie.objects.filter(document__soort=soort).latest("gemaakt_op"))


def tekst_van(pdf: bytes, map_: Path) -> str:
    bestand = map_ / "stuk.pdf"
    bestand.write_bytes(pdf)
    programma = gereedschap("pdftotext", pakket="poppler-utils")
    uit = subprocess.run([programma, str(bestand), "-"], capture_output=True, check=True, text=True)
    return " ".join(uit.stdout.split())


@pytest.fixture
def afgerond(cast, uitgevoerd) -> Traject:
    with in_handeling():
        Organisatie.objects.filter(pk=cast.casemanager_werk.lidmaatschap.organisatie_id).update(
            telefoon="+3291234567"
        )
    traject = rond_af(cast)
    uitgevoerd()
    return traject


def test_vier_verzegelde_documenten_met_tags_en_talen(afgerond) -> None:
    for soort in SOORTEN:
        versie = DocumentVersie.objects.get(document__soort=soort)
        assert versie.is_verzegeld
        pdf = lees_versie(versie)
        assert controleer(pdf).geldig
        with pikepdf.open(io.BytesIO(pdf)) as boek:
            assert "/StructTreeRoot" in boek.Root
            assert str(boek.Root.Lang) == "nl-BE"
            assert bool(boek.attachments) == (soort == EINDADVIES)
            with boek.open_metadata() as xmp:
                assert (xmp.get("pdfaid:part"), xmp.get("pdfaid:conformance")) == ("3", "A")


def test_de_eerste_bladzijde_zegt_het_advies(afgerond, tmp_path) -> None:
    tekst = tekst_van(pdf_van(EINDADVIES), tmp_path)
    for woorden in (
        "Ons advies Arbeidsmatige activiteiten in het gezondheids- en welzijnsbeleid",
        "De volgende stap die wij voorstellen: Een begeleider van arbeidsmatige activiteiten zoeken.",
        "na twee uur is ze op",
        "Dat past bij mij.",
        "Beide casemanagers gingen akkoord",
        "artikelen 14 en 22",
    ):
        assert woorden in tekst, woorden
    kopie = tekst_van(pdf_van(EINDADVIES_KOPIE), tmp_path)
    assert "Ons advies Betaald werk is voor u nu niet mogelijk." in kopie
    # Who has questions reads which number to call; VDAB knows it.
    assert "+32 9 123 45 67" in kopie
    assert "+32 9 123 45 67" not in tekst


def test_zonder_gesprek_staat_er_waarom(cast, uitgevoerd, tmp_path) -> None:
    rond_onbesproken_af(cast)
    uitgevoerd()
    for soort in (EINDADVIES, EINDVERSLAG):
        tekst = tekst_van(pdf_van(soort), tmp_path)
        assert "Er was geen gesprek met" in tekst
        assert "Niet besproken: Overleden op 3 mei." in tekst
        assert "ij bespraken" not in tekst


def test_het_eindverslag_heeft_de_vijf_inhouden_en_nooit_een_zorgnotitie(afgerond, tmp_path) -> None:
    for soort in (EINDVERSLAG, EINDVERSLAG_KOPIE):
        tekst = tekst_van(pdf_van(soort), tmp_path)
        for woorden in (
            "Beschrijving van de acties",
            "Kennismaking met groenonderhoud",
            "Resultaten van de acties",
            "Informatie van het casemanagementteam",
            "Informatie van de betrokken dienstverleners",
            "Verslag van het gesprek met de deelnemer",
            "Ze is trots op de stage.",
            "Het deed me goed.",
        ):
            assert woorden in tekst, woorden
        assert ZORGGEHEIM not in tekst


def test_de_kopie_van_de_deelnemer_heeft_alleen_zijn_eigen_gegevens(cast, afgerond, tmp_path) -> None:
    insz = lees_insz(afgerond.deelnemer)
    for soort in (EINDVERSLAG_KOPIE, EINDADVIES_KOPIE):
        pdf = pdf_van(soort)
        tekst = tekst_van(pdf, tmp_path)
        for anders in (insz, cast.casemanager_werk.gebruiker.email, cast.casemanager_zorg.gebruiker.email):
            assert anders not in tekst
        with pikepdf.open(io.BytesIO(pdf)) as boek:
            assert not boek.attachments
    # The number of the national register goes to VDAB in the data, never on paper.
    assert insz not in tekst_van(pdf_van(EINDADVIES), tmp_path)


def test_de_kopie_voor_vdab_draagt_de_gegevens(afgerond) -> None:
    with pikepdf.open(io.BytesIO(pdf_van(EINDADVIES))) as boek:
        stuk = boek.attachments[BIJLAGE_NAAM]
        assert str(stuk.obj.AFRelationship) == "/Data"
        data = json.loads(stuk.get_file().read_bytes())
    per_soort = {een["@type"]: een for een in data["@graph"]}
    deel = per_soort["Activeringstraject"]["Activeringstraject.deeltraject"]
    namen = [een["Deeltraject.naam"]["@value"] for een in deel]
    assert namen[0] == "Kennismaking met groenonderhoud"
    # Of care only the kind and the period.
    assert "Psychosociale begeleiding" not in str(data)
    assert ZORGGEHEIM not in str(data)
    nummer = per_soort["GeregistreerdPersoon"]["GeregistreerdPersoon.registratie"][0]
    assert nummer["Identificator.identificator"] == lees_insz(afgerond.deelnemer)


def test_een_verbetering_noemt_de_vorige_versie(cast, afgerond, uitgevoerd, tmp_path) -> None:
    verbeter(afgerond, cast.casemanager_werk)
    bespreek_en_akkoord(afgerond, cast)
    eindadvies_indienen(afgerond, versie=laatste(afgerond).versie, door=cast.casemanager_werk.door)
    uitgevoerd()
    tekst = tekst_van(pdf_van(EINDADVIES), tmp_path)
    assert "Dit advies vervangt versie 1 van" in tekst
    assert "Reden: Het aantal uren was fout." in tekst
    assert DocumentVersie.objects.filter(document__soort=EINDADVIES).count() == 2


@pytest.mark.parametrize("soort", SOORTEN)
@pytest.mark.parametrize("waar", ["maak_einddocument", "bewaar_versie", "log"])
def test_wie_sterft_tijdens_het_maken_of_verzegelen_laat_precies_een_document_na(
    cast, uitgevoerd, monkeypatch, soort: str, waar: str
) -> None:
    rond_af(cast)
    document = Document.objects.get(soort=soort)
    echt = getattr(einddocumenten, waar)

    def sterf(*args, **kwargs):
        # The file may be there already: what counts is the commit.
        echt(*args, **kwargs)
        raise KeyboardInterrupt

    monkeypatch.setattr(einddocumenten, waar, sterf)
    with pytest.raises(KeyboardInterrupt):
        einddocument_opmaken(document.pk, door=Klok(EINDDOCUMENT_OPMAKEN))
    assert not document.versies.exists()
    monkeypatch.undo()
    uitgevoerd()
    einddocument_opmaken(document.pk, door=Klok(EINDDOCUMENT_OPMAKEN))
    versie = document.versies.get()
    assert controleer(lees_versie(versie)).geldig
    gemaakt = Logregel.objects.filter(handeling=EINDDOCUMENT_OPMAKEN, gegevens__document=str(document.pk))
    assert gemaakt.count() == 1
    assert not Opdracht.objects.wachtend().exists()


def test_wie_het_stuk_niet_ziet_opent_het_document_niet(cast, als, afgerond) -> None:
    for soort in SOORTEN:
        adres = reverse("document_openen", args=[Document.objects.get(soort=soort).pk])
        for rol in ("casemanager_werk", "casemanager_zorg", "vdab_beslisser"):
            assert als(cast.spelers[rol]).get(adres).status_code == 200
            assert als(cast.buren[rol]).get(adres).status_code == 404
        # The paper of a plan he may open, this not.
        assert als(cast.spelers["netwerkcoordinator"]).get(adres).status_code == 404
