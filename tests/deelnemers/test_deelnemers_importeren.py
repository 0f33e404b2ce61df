"""The act `deelnemers_importeren`: a rehearsal that tells every fault, then everybody or nobody."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import openpyxl
import pghistory
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.deelnemers.importbestanden import (
    KOPPEN,
    csv_bestand,
    excel_bestand,
    leeg_boek,
    met_deel,
    rij,
    zip_bestand,
)
from tests.deelnemers.personen import registreer, vers_insz
from tests.rolverdeling import Speler
from werkzorg.berichten.models import Melding, Opdracht
from werkzorg.deelnemers.handelingen import importeren, opzoeken
from werkzorg.deelnemers.imports.kolommen import lees_koppen, letter
from werkzorg.deelnemers.imports.lezen import MEESTE_BYTES, OnleesbaarBestand, lees_bestand
from werkzorg.deelnemers.imports.sjabloon import sjabloon
from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Import, Importrij, Opzoekmelding
from werkzorg.deelnemers.tasks import imports_laten_vervallen
from werkzorg.documenten.models import DocumentVersie
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.parameters.domein import Momentopname
from werkzorg.parameters.soorten import PARAMETERS
from werkzorg.toegang.models import Inzage

ADRES = reverse("deelnemers_importeren")
# Excel knows no zone: a cell with a day is a moment without one.
GEBOREN_OM_ACHT = datetime.fromisoformat("1985-07-30T08:00")
POGING = {"grond": "begeleiding", "geinformeerd_op": "01/09/2026"}


def lees(inhoud: bytes) -> list[tuple[int, list[str]]]:
    return lees_bestand(io.BytesIO(inhoud), len(inhoud))


def laad_op(client: Any, inhoud: bytes, **anders: Any) -> Any:
    """Sends a file as a browser does."""
    bestand = SimpleUploadedFile("personen.csv", inhoud)
    return client.post(ADRES, {"aanvraag_sleutel": str(uuid4()), "bestand": bestand, **POGING, **anders})


def nagekeken(client: Any, *rijen: list[str]) -> Import:
    """A faultless file, uploaded."""
    antwoord = laad_op(client, csv_bestand(*rijen))
    assert antwoord.status_code == 302, antwoord.content.decode()
    return Import.objects.latest("gemaakt_op")


def start(client: Any, invoer: Import, **anders: Any) -> Any:
    """Presses the button."""
    return client.post(ADRES, {"import": invoer.pk, "aanvraag_sleutel": str(uuid4()), **anders})


# --- reading files ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("scheiding", [";", ",", "\t"])
@pytest.mark.parametrize("codering", ["utf-8-sig", "utf-8", "cp1252"])
def test_elke_gewone_csv_wordt_gelezen(scheiding, codering):
    gelezen = lees(
        csv_bestand(["Zoë", "Çelik", "1/2/1990", "", "Ieper"], scheiding=scheiding, codering=codering)
    )
    assert gelezen == [(1, list(KOPPEN)), (2, ["Zoë", "Çelik", "1/2/1990", "", "Ieper"])]


def test_excel_houdt_datums_nummers_en_lege_rijen_uit_elkaar():
    gelezen = lees(
        excel_bestand(
            ["Lien", "Hermans", GEBOREN_OM_ACHT, 1010112345, 9000.0],
            [None, None, None, None, None],
            ["Jos", True, date(1990, 1, 2), 0.5, "  "],
        )
    )
    assert gelezen[1] == (2, ["Lien", "Hermans", "30/07/1985", "1010112345", "9000"])
    assert gelezen[2] == (4, ["Jos", "ja", "02/01/1990", "0.5"])


def test_aanhalingstekens_en_een_regel_sep():
    inhoud = b'sep=;\r\nVoornaam;Achternaam\r\n"Lien; of Lieneke";"Van ""den"" Berg"\r\n'
    assert lees(inhoud) == [(2, ["Voornaam", "Achternaam"]), (3, ["Lien; of Lieneke", 'Van "den" Berg'])]


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (b"", "leeg"),
        (b" \r\n ", "leeg"),
        (b"Voornaam;Achternaam", "geen personen"),
        (b"\xd0\xcf\x11\xe0oud", "oud Excel"),
        ("Voornaam;x\r\n1;2".encode("utf-16"), "Unicode-tekst"),
        (b"Voornaam\r\nLi\0en", "geen tekst"),
        (b"\x81\x8d\x8f\x90\x9d", "geen tekst"),
        (b'Voornaam;Achternaam\r\n"Lien;Hermans', "aanhalingstekens"),
        (b"PK\x03\x04kapot", "beschadigd"),
        (zip_bestand(iets=b"x"), "geen Excel"),
        (zip_bestand(xl__workbook_dot_xml=b"<kapot"), "beschadigd"),
        (zip_bestand(xl__workbook_dot_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "niet gewoon bewaard"),
        (met_deel(excel_bestand(rij()), "xl/vbaProject.bin", b"x"), "macro"),
        (met_deel(excel_bestand(rij()), "xl/media/bom.bin", b"0" * 70_000_000), "uitgepakt te groot"),
        (leeg_boek(), "geen personen"),
        (csv_bestand(["x" * 1001, "", "", "", ""]), "te lang"),
        (csv_bestand(["x"] * 61, koppen=["k"] * 61), "60 kolommen"),
        (csv_bestand(*[["Lien", "H", "1/1/1990", "", ""]] * 2001), "2.000"),
    ],
    ids=lambda waarde: waarde if isinstance(waarde, str) else "",
)
def test_wat_geen_gewoon_bestand_is_geeft_een_zin(inhoud, zin):
    with pytest.raises(OnleesbaarBestand, match=zin):
        lees(inhoud)


def test_groter_dan_vijf_mb_wordt_niet_eens_gelezen():
    with pytest.raises(OnleesbaarBestand, match="5 MB"):
        lees_bestand(io.BytesIO(b""), MEESTE_BYTES + 1)


@given(st.binary(max_size=400))
def test_geen_enkele_reeks_bytes_doet_meer_dan_een_zin_geven(inhoud):
    zin = ""
    try:
        assert len(lees(inhoud)) >= 2
    except OnleesbaarBestand as fout:
        zin = str(fout)
    assert zin == "" or (zin[0].isupper() and zin.endswith("."))


@pytest.mark.parametrize(("plaats", "naam"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_kolommen_heten_zoals_in_een_rekenblad(plaats, naam):
    assert letter(plaats) == naam


def test_koppen_mogen_anders_geschreven_zijn_maar_niet_onbekend_of_dubbel():
    kolommen, fouten = lees_koppen(["VOORNAAM ", "Familienaam", "geboren op", "INSZ", "", "E-mail"])
    assert fouten == []
    assert [kolom.veld for kolom in kolommen.values()] == [
        "voornaam",
        "achternaam",
        "geboortedatum",
        "insz",
        "email",
    ]
    _, fouten = lees_koppen(["Voornaam", "voornaam", "Schoenmaat"])
    tekst = " ".join(fouten)
    for zin in (
        "twee keer",
        "Kolom C heet “Schoenmaat”",
        "Achternaam ontbreekt",
        "Geboortedatum ontbreekt",
        "Rijksregisternummer ontbreekt",
    ):
        assert zin in tekst


def test_het_sjabloon_kan_zo_worden_opgeladen():
    koppen, voorbeeld = lees(sjabloon())
    assert lees_koppen(koppen[1])[1] == []
    assert voorbeeld[1][:4] == ["Lien", "Hermans", "30/07/1985", "85.07.30-033.28"]
    bladen = openpyxl.load_workbook(io.BytesIO(sjabloon())).sheetnames
    assert bladen == ["Deelnemers", "Uitleg"]


# --- the rehearsal ------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_elke_fout_staat_er_met_rij_kolom_en_zin_en_er_is_niets_bewaard(cast, als):
    insz = vers_insz()
    bekend = registreer(cast.casemanager_zorg.door, insz=insz)
    dubbel = vers_insz()
    antwoord = laad_op(
        als(cast.casemanager_zorg),
        csv_bestand(
            rij("Goed"),
            rij("Datum", geboortedatum="31/02/1990"),
            rij("Nummer", insz="85.07.30-033.29"),
            rij("Een", insz=dubbel),
            rij("Twee", insz=dubbel),
            rij("Bekend", insz=insz),
            rij("", achternaam=""),
        ),
    )
    inhoud = " ".join(antwoord.content.decode().split())
    assert antwoord.status_code == 422
    assert "5 van 7 rijen" in inhoud
    for rijnummer, kolom, zin in (
        (3, "C (Geboortedatum)", "bestaat niet"),
        (4, "D (Rijksregisternummer)", "klopt niet"),
        (6, "D (Rijksregisternummer)", "staat ook op rij 5"),
        (7, "D (Rijksregisternummer)", bekend.dossiernummer),
        (8, "A (Voornaam)", "Vul de voornaam in"),
        (8, "B (Achternaam)", "Vul de achternaam in"),
    ):
        assert f'niet-breken">{rijnummer}</td><td data-kop="Kolom">{kolom}</td>' in inhoud
        assert zin in inhoud
    assert not Import.objects.exists()
    assert Deelnemer.objects.count() == 1
    assert (
        Inzage.objects.filter(deelnemer_ids__contains=[bekend.pk], actie="deelnemers_importeren").count() == 1
    )


@pytest.mark.django_db
def test_over_wie_elders_bekend_is_zegt_de_repetitie_niets(cast, als):
    insz = vers_insz()
    registreer(cast.buur.door, insz=insz)
    antwoord = laad_op(als(cast.casemanager_zorg), csv_bestand(rij("Ander", insz=insz)))
    assert antwoord.status_code == 302


@pytest.mark.django_db
def test_het_bestand_wacht_versleuteld_en_niet_in_de_geschiedenis(cast, als):
    invoer = nagekeken(als(cast.casemanager_zorg), rij("Kanarievogel"))
    assert b"Kanarievogel" not in bytes(invoer.rijen)
    assert importeren.lees_rijen(invoer)[0][1]["voornaam"] == "Kanarievogel"
    assert "rijen" not in {veld.name for veld in type(invoer.gebeurtenissen.get())._meta.concrete_fields}
    assert Opdracht.objects.count() == 0
    assert Deelnemer.objects.count() == 0


@pytest.mark.django_db
def test_na_een_dag_is_het_bestand_weg(cast, als):
    client = als(cast.casemanager_zorg)
    invoer = nagekeken(client, rij())
    with pghistory.context(handeling="test", door="commando:test"):
        Import.objects.update(vervalt_op=timezone.now() - timedelta(minutes=1))
    assert "vervallen" in start(client, invoer).content.decode()
    imports_laten_vervallen(timezone.localdate(), Klok("imports_laten_vervallen"))
    invoer.refresh_from_db()
    assert (invoer.toestand, invoer.rijen) == ("vervallen", None)
    assert client.get(reverse("import_detail", args=[invoer.pk])).status_code == 200


# --- carrying it out ----------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_iedereen_wordt_geregistreerd_of_aangesloten_zoals_met_de_hand(cast, als, uitgevoerd):
    insz = vers_insz()
    elders = registreer(cast.buur.door, insz=insz, achternaam="Van Bekend")
    client = als(cast.casemanager_zorg)
    uitgevoerd()
    eerdere = set(Melding.objects.values_list("pk", flat=True))
    invoer = nagekeken(client, rij("Een"), rij("Twee", gemeente="Aalst"), rij("Bekend", insz=insz))
    for _ in range(2):
        assert start(client, invoer).status_code in {302, 422}
    bezig = client.get(reverse("import_detail", args=[invoer.pk])).content.decode()
    assert "worden nu geregistreerd" in bezig
    uitgevoerd()
    invoer.refresh_from_db()
    assert (invoer.toestand, invoer.rijen, invoer.mensen.count()) == ("uitgevoerd", None, 3)
    nieuw = Deelnemer.objects.get(voornaam="Twee")
    assert (nieuw.gemeente, nieuw.achternaam) == ("Aalst", "Van Twee")
    eigen = Betrokkenheid.objects.get(deelnemer=elders, organisatie=cast.casemanager_zorg.door.organisatie_id)
    assert eigen.omvang == "identiteit"
    assert not Importrij.objects.get(deelnemer=elders).is_nieuw
    assert DocumentVersie.objects.count() == 4
    # One notice about the whole, none per receipt; and every look-up is in the log.
    assert [een.soort for een in Melding.objects.exclude(pk__in=eerdere)] == ["import_klaar"]
    assert Inzage.objects.filter(kanaal="import", grond="opzoeking").count() == 3
    inhoud = client.get(reverse("import_detail", args=[invoer.pk])).content.decode()
    assert nieuw.dossiernummer in inhoud
    assert Inzage.objects.filter(actie="import_detail", deelnemer_ids__contains=[nieuw.pk]).exists()


@pytest.mark.django_db
def test_wie_importeerde_kan_dezelfde_dag_nog_opzoeken_en_importeren(cast, als, uitgevoerd, monkeypatch):
    """The people of an import have a limit of their own: 51 of them may not close the look-up for everybody."""
    vandaag = timezone.localdate()
    waarden = {"insz_opzoekingen_per_dag": 2, "insz_opzoekingen_per_organisatie": 2}
    opname = Momentopname(vandaag, waarden, PARAMETERS)
    monkeypatch.setattr(opzoeken, "momentopname", lambda dag: opname)
    client = als(cast.casemanager_zorg)
    elders = vers_insz()
    registreer(cast.buur.door, insz=elders, achternaam="Van Bekend")
    for _ in range(2):
        client.post(reverse("insz_opzoeken"), {"insz": vers_insz()})
    with pytest.raises(opzoeken.Opzoeklimiet):
        opzoeken.insz_opzoeken(vers_insz(), door=cast.casemanager_zorg.door)
    opname = Momentopname(vandaag, dict.fromkeys(waarden, 3), PARAMETERS)
    for namen in (("Een", "Twee", "Drie"), ("Vier",)):
        bekend = [rij("Bekend", insz=elders)] if len(namen) == 1 else []
        invoer = nagekeken(client, *(rij(naam, insz=vers_insz()) for naam in namen), *bekend)
        start(client, invoer)
        uitgevoerd()
        invoer.refresh_from_db()
        assert (invoer.toestand, invoer.uitslag) == ("uitgevoerd", [])
    assert Inzage.objects.filter(kanaal="import", grond="opzoeking").count() == 5
    assert opzoeken.insz_opzoeken(vers_insz(), door=cast.casemanager_zorg.door).deelnemer is None


@pytest.mark.django_db
def test_een_rij_die_niet_kan_houdt_alles_tegen_met_een_neutrale_zin_en_een_signaal(cast, als, uitgevoerd):
    insz = vers_insz()
    ander = registreer(cast.buur.door, insz=insz, achternaam="Iemand Anders")
    client = als(cast.casemanager_zorg)
    invoer = nagekeken(client, rij("Goed"), rij("Fout", insz=insz))
    start(client, invoer)
    uitgevoerd()
    invoer.refresh_from_db()
    assert (invoer.toestand, invoer.rijen) == ("geweigerd", None)
    assert [nummer for nummer, _ in invoer.uitslag] == [3]
    assert not Deelnemer.objects.filter(voornaam="Goed").exists()
    inhoud = client.get(reverse("import_detail", args=[invoer.pk])).content.decode()
    assert "Kijk het rijksregisternummer" in inhoud
    assert ander.dossiernummer not in inhoud
    assert Opzoekmelding.objects.get().deelnemer == ander
    assert Inzage.objects.get(kanaal="import").uitkomst == "geweigerd"


@pytest.mark.django_db
def test_wie_op_iemand_lijkt_moet_nagekeken_zijn(cast, als):
    registreer(cast.casemanager_zorg.door, voornaam="Lien", achternaam="Van Lien")
    client = als(cast.casemanager_zorg)
    invoer = nagekeken(client, rij("Lien"))
    assert invoer.gelijkenissen == 1
    assert start(client, invoer).status_code == 422
    assert start(client, invoer, zijn_anderen="on").status_code == 302


@pytest.mark.django_db
def test_een_organisatie_importeert_niet_zonder_einde(cast, als, monkeypatch):
    monkeypatch.setattr(importeren, "MEESTE_PER_DAG", 2)
    client = als(cast.casemanager_zorg)
    assert start(client, nagekeken(client, rij("Een"), rij("Twee"))).status_code == 302
    antwoord = start(client, nagekeken(client, rij("Drie")))
    assert antwoord.status_code == 422
    assert "importeerde vandaag al 2" in antwoord.content.decode()


@pytest.mark.django_db
def test_wie_intussen_vertrok_importeert_niemand(cast, als, uitgevoerd):
    client = als(cast.casemanager_zorg)
    invoer = nagekeken(client, rij())
    start(client, invoer)
    with pghistory.context(handeling="test", door="commando:test"):
        cast.casemanager_zorg.gebruiker.is_active = False
        cast.casemanager_zorg.gebruiker.save()
    uitgevoerd()
    invoer.refresh_from_db()
    assert invoer.toestand == "vervallen"
    assert Deelnemer.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wat", "zin"),
    [
        ({"bestand": ""}, "Kies het bestand"),
        ({"grond": "zomaar"}, "Kies waarom"),
        ({"geinformeerd_op": "morgen"}, "datum"),
        ({"bestand": SimpleUploadedFile("x.xlsx", b"PK\x03\x04")}, "beschadigd"),
        ({"bestand": SimpleUploadedFile("x.csv", b"a;b\r\n1;2")}, "kennen we niet"),
    ],
)
def test_wat_niet_klopt_geeft_een_zin(cast, als, wat, zin):
    antwoord = laad_op(als(cast.casemanager_zorg), csv_bestand(rij()), **wat)
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()


@pytest.mark.django_db
def test_de_buur_ziet_er_niets_van_en_het_sjabloon_is_een_download(cast, als):
    invoer = nagekeken(als(cast.casemanager_zorg), rij())
    buur: Speler = cast.buur
    assert als(buur).get(reverse("import_detail", args=[invoer.pk])).status_code == 404
    assert start(als(buur), invoer).status_code == 404
    for stuk in ("", "x", "\0"):
        assert als(buur).post(ADRES, {"import": stuk, "aanvraag_sleutel": str(uuid4())}).status_code == 404
    antwoord = als(cast.casemanager_zorg).get(reverse("import_sjabloon"))
    assert "attachment" in antwoord["Content-Disposition"]
    assert als(cast.departement).get(ADRES).status_code == 403
