"""Table 5.5 of the regelgeving: which status asks whose permission."""

from __future__ import annotations

from datetime import date

import pytest

from ama.domein.statuut import (
    INSTANTIES,
    STATUTEN,
    Instantie,
    Statuut,
    bezwaren,
    gevraagde_instanties,
    labels,
    statuten_op,
    statuut_onbekend,
)
from werkzorg.termijnen import Periode

DAG = date(2025, 3, 10)
LOPEND = Periode(date(2025, 1, 1))
GEBOREN = date(1990, 5, 1)


@pytest.mark.parametrize(
    ("soort", "instantie", "is_aanname"),
    [
        ("niet_werkende_werkzoekende", Instantie.VDAB, False),
        ("leefloon", Instantie.OCMW, False),
        ("arbeidsongeschikt", Instantie.ARTS, False),
        ("tegemoetkoming_fod", None, False),
        ("groeipakket", None, False),
        ("geen_inkomen", None, False),
        ("andere", Instantie.ANDERE, True),
    ],
)
def test_de_tabel(soort: str, instantie: Instantie | None, is_aanname: bool) -> None:
    vragen = gevraagde_instanties([Statuut(soort, LOPEND)], DAG)
    assert [een.instantie for een in vragen] == ([instantie] if instantie else [])
    assert [een.is_aanname for een in vragen] == ([is_aanname] if instantie else [])


def test_elk_statuut_staat_in_de_tabel_met_bron() -> None:
    assert set(INSTANTIES) == set(Instantie)
    assert {een.instantie for een in STATUTEN.values()} == {None, *Instantie}
    for sleutel, soort in STATUTEN.items():
        assert soort.sleutel == sleutel
        assert soort.label
        assert soort.hoe.endswith(".")
        assert soort.bron


def test_wie_meer_uitkeringen_heeft_vraagt_elke_instantie_een_keer() -> None:
    rijen = [
        Statuut("leefloon", LOPEND),
        Statuut("andere", LOPEND, "het Fonds voor ongevallen"),
        Statuut("tegemoetkoming_fod", LOPEND),
        Statuut("arbeidsongeschikt", Periode(date(2025, 1, 1), date(2025, 3, 9))),
    ]
    vragen = gevraagde_instanties(rijen, DAG)
    assert [(een.instantie, een.naam) for een in vragen] == [
        (Instantie.OCMW, "het OCMW"),
        (Instantie.ANDERE, "het Fonds voor ongevallen"),
    ]
    assert all(een.is_aanname for een in vragen)
    # On the last day of the status itself its body was still asked.
    assert len(gevraagde_instanties(rijen, date(2025, 3, 9))) == 3


def test_zonder_statuut_is_er_geen_antwoord() -> None:
    assert statuut_onbekend([], DAG)
    assert statuut_onbekend([Statuut("leefloon", Periode(date(2025, 3, 11)))], DAG)
    assert not statuut_onbekend([Statuut("geen_inkomen", LOPEND)], DAG)
    assert statuten_op([Statuut("geen_inkomen", LOPEND)], date(2024, 12, 31)) == ()


@pytest.mark.parametrize(
    ("nieuw", "bestaand", "veld"),
    [
        (Statuut("leefloon", LOPEND), [], None),
        (Statuut("leefloon", LOPEND), [Statuut("tegemoetkoming_fod", LOPEND)], None),
        (
            Statuut("leefloon", LOPEND),
            [Statuut("leefloon", Periode(date(2024, 1, 1), date(2024, 12, 31)))],
            None,
        ),
        (
            Statuut("leefloon", LOPEND),
            [Statuut("leefloon", Periode(date(2024, 1, 1), date(2025, 1, 1)))],
            "soort",
        ),
        (Statuut("geen_inkomen", LOPEND), [Statuut("leefloon", LOPEND)], "soort"),
        (Statuut("leefloon", LOPEND), [Statuut("geen_inkomen", LOPEND)], "soort"),
        (Statuut("groeipakket", LOPEND), [], "soort"),
        (Statuut("andere", LOPEND, " "), [], "instantie_naam"),
        (Statuut("pensioen", LOPEND), [], "soort"),
        (Statuut("leefloon", Periode(date(2025, 3, 11))), [], "van"),
    ],
)
def test_wat_genoteerd_kan_worden(nieuw: Statuut, bestaand: list[Statuut], veld: str | None) -> None:
    assert set(bezwaren(nieuw, bestaand, geboortedatum=GEBOREN, vandaag=DAG)) == ({veld} if veld else set())


def test_groeipakket_tot_en_met_25_jaar() -> None:
    for geboren, mag in ((date(1999, 1, 2), True), (date(1999, 1, 1), False)):
        uit = bezwaren(Statuut("groeipakket", LOPEND), [], geboortedatum=geboren, vandaag=DAG)
        assert (uit == {}) is mag


def test_in_woorden() -> None:
    assert labels(["leefloon", "andere"]) == "leefloon en een andere uitkering"
