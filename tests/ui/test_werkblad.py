"""Lists as Excel files: two readers that know nothing of each other see the same, and neither sees a formula."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.omvang import aantal
from werkzorg.ui.werkblad import LANGSTE_TEKST, Kolom, Soort, schoon, werkblad

NS = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
VIJANDIG = [
    "=1+1",
    '=cmd|"/c calc"!A1',
    '=HYPERLINK("http://elders.invalid","klik")',
    "+32 470 12 34 56",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "|calc",
    "%0A=1",
    "{=1}",
    "http://elders.invalid/",
    "mailto:a@b.be",
    "internal:Blad2!A1",
    "00123",
    "1e5",
    "nan",
    "inf",
    "TRUE",
    "#REF!",
    "_x0041_",
    "<b>&amp;</b>]]>",
    "Één 🙂 mens",
    "‮omgekeerd",
]


def maak(kolommen: list[Kolom], rijen: list[tuple[Any, ...]], **anders: Any) -> bytes:
    return werkblad(
        anders.get("titel", "Proef"), kolommen, rijen, anders.get("verantwoording", [("Wie", "iemand")])
    )


def met_openpyxl(inhoud: bytes) -> list[list[Any]]:
    """The first sheet as the first reader sees it."""
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    return [[cel.value for cel in rij] for rij in boek.worksheets[0].iter_rows()]


def met_xml(inhoud: bytes) -> tuple[list[list[str]], list[str]]:
    """The first sheet as the second reader sees it: raw texts, and everything that would be calculated or followed."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        namen = zip_.namelist()
        gedeeld: list[str] = []
        if "xl/sharedStrings.xml" in namen:
            wortel = ElementTree.fromstring(zip_.read("xl/sharedStrings.xml"))
            gedeeld = ["".join(t.text or "" for t in si.iter(f"{{{NS['m']}}}t")) for si in wortel]
        blad = ElementTree.fromstring(zip_.read("xl/worksheets/sheet1.xml"))
        gevaar = [naam for naam in namen if "externalLink" in naam or "vba" in naam.lower()]
        for nummer in (1, 2):
            bron = zip_.read(f"xl/worksheets/sheet{nummer}.xml").decode()
            gevaar += re.findall(r"<f[ >/]|<hyperlink|<oleObject|t=\"e\"", bron)
        rijen = []
        for rij in blad.iterfind(".//m:sheetData/m:row", NS):
            cellen = []
            for cel in rij.iterfind("m:c", NS):
                waarde = cel.findtext("m:v", "", NS)
                cellen.append(gedeeld[int(waarde)] if cel.get("t") == "s" else waarde)
            rijen.append(cellen)
        return rijen, gevaar


def zonder_codes(tekst: str) -> str:
    """What Excel itself reads: a sign that is written as _xHHHH_ is that sign."""
    return re.sub(r"_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), tekst)


@pytest.mark.parametrize("tekst", VIJANDIG)
def test_geen_van_beide_lezers_ziet_een_formule_en_de_tekst_blijft(tekst: str) -> None:
    inhoud = maak([Kolom("Wat"), Kolom("En")], [(tekst, "x")], verantwoording=[("Filter", tekst)])
    rijen, gevaar = met_xml(inhoud)
    assert gevaar == []
    verwacht = schoon(tekst)
    assert zonder_codes(rijen[1][0]) == verwacht
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    cel = boek.worksheets[0]["A2"]
    assert cel.data_type == "s"
    assert cel.value == verwacht
    assert boek.worksheets[1]["B1"].data_type == "s"


@pytest.mark.parametrize("tekst", ["=1", "+1", "-1", "@x", "\t=1", "\n=1"])
def test_wat_op_een_formule_lijkt_is_ook_na_bewerken_tekst(tekst: str) -> None:
    """The cell carries the mark that a person sets with an apostrophe."""
    boek = openpyxl.load_workbook(io.BytesIO(maak([Kolom("Wat")], [(tekst,), ("gewoon",)])))
    blad = boek.worksheets[0]
    assert blad["A2"].quotePrefix
    assert not blad["A3"].quotePrefix
    assert blad["A2"].number_format == "@"


def test_duizenden_vijandige_waarden() -> None:
    """One file full of them, in every column, for both readers."""
    keer = aantal(1, 20)
    rijen = [(f"{a}{b}",) for _ in range(keer) for a in VIJANDIG for b in ("", "A1", " =2", '"')]
    inhoud = maak([Kolom("Wat")], rijen)
    gelezen, gevaar = met_xml(inhoud)
    assert gevaar == []
    assert [zonder_codes(rij[0]) for rij in gelezen[1:]] == [schoon(tekst) for (tekst,) in rijen]
    assert all(isinstance(rij[0], str) for rij in met_openpyxl(inhoud)[1:])


@given(teksten=st.lists(st.text(max_size=60), min_size=1, max_size=8))
def test_elke_tekst_komt_heel_terug(teksten: list[str]) -> None:
    rijen, gevaar = met_xml(maak([Kolom("Wat"), Kolom("En")], [(tekst, "x") for tekst in teksten]))
    assert gevaar == []
    terug = [zonder_codes(rij[0]) if len(rij) == 2 else "" for rij in rijen[1:]]
    assert terug == [schoon(tekst) for tekst in teksten]


def test_dagen_momenten_getallen_en_bedragen_zijn_wat_ze_zijn() -> None:
    kolommen = [
        Kolom("Dag", Soort.DATUM),
        Kolom("Moment", Soort.MOMENT),
        Kolom("Getal", Soort.GETAL),
        Kolom("Bedrag", Soort.BEDRAG),
    ]
    moment = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)  # half past midnight in Brussels
    inhoud = maak(kolommen, [(date(2026, 11, 21), moment, 12, Decimal("1061.20")), (None, None, None, "")])
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    rij = list(boek.worksheets[0].iter_rows())[1]
    assert [cel.value for cel in rij] == [
        datetime.fromisoformat("2026-11-21"), datetime.fromisoformat("2026-11-22T00:30"), 12, 1061.2,
    ]  # fmt: skip
    assert [cel.number_format for cel in rij] == [
        "dd/mm/yyyy",
        "dd/mm/yyyy hh:mm",
        "General",
        "€ #,##0.00",
    ]


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_elke_dag_is_dezelfde_dag(dag: date) -> None:
    (_, (waarde,)) = met_openpyxl(maak([Kolom("Dag", Soort.DATUM)], [(dag,)]))
    if isinstance(waarde, str):  # Excel's calendar counts a 29 February 1900 that never was
        assert dag < date(1900, 3, 1)
        assert waarde == f"{dag:%d/%m/%Y}"
    else:
        assert waarde.date() == dag


def test_kop_staat_vast_met_filter_en_een_tweede_blad_legt_uit() -> None:
    inhoud = maak(
        [Kolom("Naam"), Kolom("Dag", Soort.DATUM)],
        [("a", date(2026, 1, 1)), ("b", None)],
        titel="Wie keek in: dit/dossier [met een heel lange naam]",
        verantwoording=[("Organisatie", "CGG & Co"), ("Waarvoor", "overleg")],
    )
    boek = openpyxl.load_workbook(io.BytesIO(inhoud))
    eerste, tweede = boek.worksheets
    assert eerste.freeze_panes == "A2"
    assert eerste.auto_filter.ref == "A1:B3"
    assert len(eerste.title) <= 31
    assert tweede.title == "Verantwoording"
    assert [[cel.value for cel in rij] for rij in tweede.iter_rows()] == [
        ["Organisatie", "CGG & Co"],
        ["Waarvoor", "overleg"],
    ]
    assert "CGG & Co" in (eerste.oddFooter.left.text or "").replace("&&", "&")


def test_te_lange_tekst_wordt_gekort_en_onschrijfbare_tekens_vallen_weg() -> None:
    (_, (lang, raar)) = met_openpyxl(
        maak([Kolom("A"), Kolom("B")], [("x" * 40_000, "a\x00\ud800\ufffe\x1bb")])
    )
    assert (len(lang), lang[-1]) == (LANGSTE_TEKST + 1, "…")
    assert raar == "ab"


@pytest.mark.parametrize(
    ("soort", "waarde"),
    [
        (Soort.TEKST, 5),
        (Soort.DATUM, "21/11/2026"),
        (Soort.GETAL, "5"),
        (Soort.GETAL, True),
        (Soort.BEDRAG, 1.5),
        (Soort.MOMENT, date(2026, 1, 1)),
        (Soort.MOMENT, timedelta(1)),
    ],
)
def test_een_cel_van_een_andere_soort_is_een_fout(soort: Soort, waarde: Any) -> None:
    with pytest.raises(TypeError):
        maak([Kolom("A", soort)], [(waarde,)])


def test_een_rij_met_te_veel_cellen_is_een_fout() -> None:
    with pytest.raises(ValueError, match="zip"):
        maak([Kolom("A")], [("a", "b")])
