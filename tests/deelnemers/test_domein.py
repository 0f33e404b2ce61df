"""The law about identity, on plain values: which INSZ belongs to which birth date, which names are the same."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from werkzorg.deelnemers.domein import (
    geboortedatum_bezwaar,
    initialen,
    insz_bezwaar,
    naam_gelijk,
    nieuw_dossiernummer,
)

VANDAAG = date(2026, 11, 21)
GEBOORTEDAGEN = st.dates(date(1900, 1, 1), date(2025, 12, 31))
VOLGNUMMERS = st.integers(1, 998)
# 0: rijksregisternummer; 20 and 40: bisnummer without and with known sex (KB 8 February 1991).
VERHOGINGEN = st.sampled_from((0, 20, 40))
HOORT_NIET = "Het rijksregisternummer hoort niet bij deze geboortedatum: controleer beide."


def nummer(eeuw: int, zes: str, volg: int) -> str:
    """The INSZ with these first six digits and this serial number, its check number as the law says."""
    negen = f"{zes}{volg:03d}"
    controle = 97 - int(f"2{negen}" if eeuw == 2000 else negen) % 97
    return f"{negen}{controle:02d}"


def nummer_van(dag: date, verhoging: int, volg: int) -> str:
    """The INSZ of somebody born on this day."""
    zes = f"{dag.year % 100:02d}{dag.month + verhoging:02d}{dag.day:02d}"
    return nummer(2000 if dag.year >= 2000 else 1900, zes, volg)


@pytest.fixture(autouse=True)
def _vandaag():
    # stdnum takes a number for one of this century only when its year is not in the future.
    with time_machine.travel(VANDAAG, tick=False):
        yield


@given(GEBOORTEDAGEN, VERHOGINGEN, VOLGNUMMERS)
def test_elk_nummer_van_beide_eeuwen_hoort_bij_zijn_geboortedatum(dag, verhoging, volg):
    assert insz_bezwaar(nummer_van(dag, verhoging, volg), dag) == ""


@given(GEBOORTEDAGEN, GEBOORTEDAGEN, VERHOGINGEN, VOLGNUMMERS)
def test_een_andere_geboortedatum_wordt_geweigerd(dag, ander, verhoging, volg):
    bezwaar = insz_bezwaar(nummer_van(dag, verhoging, volg), ander)
    assert bezwaar == ("" if dag == ander else HOORT_NIET)


@given(GEBOORTEDAGEN.filter(lambda dag: dag.year <= 1925 and (dag.month, dag.day) != (2, 29)), VOLGNUMMERS)
def test_dezelfde_dag_een_eeuw_later_is_een_ander_mens(dag, volg):
    assert insz_bezwaar(nummer_van(dag, 0, volg), dag.replace(year=dag.year + 100)) == HOORT_NIET


@given(GEBOORTEDAGEN, VERHOGINGEN, VOLGNUMMERS, st.integers(1, 96))
def test_een_fout_controlegetal_wordt_geweigerd(dag, verhoging, volg, fout):
    goed = nummer_van(dag, verhoging, volg)
    controle = (int(goed[9:]) - 1 + fout) % 97 + 1
    slecht = f"{goed[:9]}{controle:02d}"
    # The number may happen to be right for the other century; it never belongs to this birth date.
    assert insz_bezwaar(slecht, dag) != ""


@given(GEBOORTEDAGEN, VERHOGINGEN, VOLGNUMMERS)
def test_onbekende_maand_vergelijkt_alleen_het_jaar(dag, verhoging, volg):
    zes = f"{dag.year % 100:02d}{verhoging:02d}07"
    eeuw = 2000 if dag.year >= 2000 else 1900
    assert insz_bezwaar(nummer(eeuw, zes, volg), dag) == ""
    ander = dag.replace(year=dag.year - 1 if dag.year > 1900 else 1901, day=1)
    assert insz_bezwaar(nummer(eeuw, zes, volg), ander) == HOORT_NIET


@given(GEBOORTEDAGEN, VERHOGINGEN, VOLGNUMMERS)
def test_onbekende_dag_vergelijkt_jaar_en_maand(dag, verhoging, volg):
    eeuw = 2000 if dag.year >= 2000 else 1900
    voor = f"{dag.year % 100:02d}{dag.month + verhoging:02d}"
    for vreemd in (0, monthrange(dag.year, dag.month)[1] + 1):
        insz = nummer(eeuw, f"{voor}{vreemd:02d}", volg)
        assert insz_bezwaar(insz, dag) == ""
        assert insz_bezwaar(insz, dag.replace(month=dag.month % 12 + 1, day=1)) == HOORT_NIET


@given(
    GEBOORTEDAGEN, st.sampled_from(("000001", "002001", "004001")), st.sampled_from((1900, 2000)), VOLGNUMMERS
)
def test_een_nummer_zonder_geboortedatum_past_bij_elke_dag(dag, zes, eeuw, volg):
    assert insz_bezwaar(nummer(eeuw, zes, volg), dag) == ""


@pytest.mark.parametrize("insz", ["", "0", "abc", "8507300332", "850730033281", "85073003327", "85133003300"])
def test_wat_geen_nummer_is_wordt_geweigerd_met_een_zin(insz):
    zin = insz_bezwaar(insz, date(1985, 7, 30))
    assert zin.endswith(".")
    assert not insz or insz not in zin


@given(st.text(max_size=20))
def test_geen_tekst_doet_de_controle_struikelen(insz):
    assert isinstance(insz_bezwaar(insz, date(1985, 7, 30)), str)


@pytest.mark.parametrize(
    ("dag", "begin"),
    [
        (VANDAAG, ""),
        (VANDAAG + timedelta(days=1), "De geboortedatum ligt in de toekomst"),
        (date(1900, 1, 1), ""),
        (date(1899, 12, 31), "De geboortedatum ligt vóór 1900"),
    ],
)
def test_geboortedatum_ligt_tussen_1900_en_vandaag(dag, begin):
    zin = geboortedatum_bezwaar(dag, VANDAAG)
    assert zin.startswith(begin)
    assert bool(zin) is bool(begin)


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("Aït Ben", "AIT-BEN"),
        ("De Smet", "Desmet"),
        ("D'Hondt", "d’hondt"),
        ("Müller", "Mu\u0308ller"),
        ("Weiß", "WEISS"),
    ],
)
def test_schrijfwijzen_van_een_naam_zijn_gelijk(een, ander):
    assert naam_gelijk(een, ander)


@pytest.mark.parametrize(("een", "ander"), [("Peeters", "Peters"), ("Maes", "Claes"), ("Li", "Lí Wang")])
def test_andere_namen_zijn_niet_gelijk(een, ander):
    assert not naam_gelijk(een, ander)


@given(st.text(max_size=40))
def test_elke_naam_is_gelijk_aan_zichzelf(naam):
    assert naam_gelijk(naam, naam)


@pytest.mark.parametrize(
    ("voornaam", "achternaam", "letters"),
    [("Lien", "Hermans", "L. H."), ("", "Hermans", "H."), (" ", "", ""), ("élodie", "aït", "É. A.")],
)
def test_initialen(voornaam, achternaam, letters):
    assert initialen(voornaam, achternaam) == letters


def test_dossiernummers_hebben_een_vorm_en_geen_volgorde():
    nummers = [nieuw_dossiernummer() for _ in range(200)]
    assert all(len(n) == 11 and n[:2] == "D-" and n[6] == "-" for n in nummers)
    assert len(set(nummers)) > 190
    assert nummers != sorted(nummers)
