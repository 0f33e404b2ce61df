"""Files as they come in: every ordinary one is read, anything else gives a sentence."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pytest
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
from werkzorg.deelnemers.imports.kolommen import lees_koppen
from werkzorg.deelnemers.imports.sjabloon import sjabloon
from werkzorg.ui.tabelbestand import LAATSTE_RIJ, MEESTE_BYTES, OnleesbaarBestand, lees_bestand
from werkzorg.ui.tabelkolommen import letter

# Excel knows no zone: a cell with a day is a moment without one.
GEBOREN_OM_ACHT = datetime.fromisoformat("1985-07-30T08:00")


def lees(inhoud: bytes) -> list[tuple[int, list[str]]]:
    return lees_bestand(io.BytesIO(inhoud), len(inhoud), "personen")


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


@pytest.mark.parametrize(
    ("laatste", "mag"), [(LAATSTE_RIJ, True), (LAATSTE_RIJ + 1, False), (1_048_576, False)]
)
def test_wie_ver_onder_de_anderen_staat_wordt_niet_stil_overgeslagen(laatste, mag):
    boek = openpyxl.load_workbook(io.BytesIO(excel_bestand(rij())))
    boek.active.cell(row=laatste, column=1, value="Ver")
    uit = io.BytesIO()
    boek.save(uit)
    if mag:
        assert lees(uit.getvalue())[-1] == (laatste, ["Ver"])
    else:
        with pytest.raises(OnleesbaarBestand, match="verder dan rij"):
            lees(uit.getvalue())


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
