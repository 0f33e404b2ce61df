"""What must hold before something is granted, as law: tables of situations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mandaten.domein.beslissing import Deelnemer
from mandaten.domein.houders import Eigen
from mandaten.domein.toekenbaar import (
    Bezetter,
    aanvrager_punt,
    advies_punten,
    eigen_punt,
    functiepunten,
    partners_punt,
    record_bezwaar,
    regios_punt,
    uitsluitende_punten,
)
from mandaten.soorten import SOORTEN

ZORG, ERKENNING = SOORTEN["zorg"], SOORTEN["erkenning"]
DAG = date(2027, 6, 1)
CGG = sorted(ZORG.houders)[0]


@pytest.mark.parametrize(
    ("verdwijnt", "tot", "is_actief", "conventie", "zegt"),
    [
        (None, DAG, True, "", ""),
        # Gone up in another after the last day: nothing of it would still run.
        (DAG + timedelta(days=1), DAG, True, "", ""),
        (DAG, DAG, True, "", "gaat op 01/06/2027 op in een andere"),
        (DAG + timedelta(days=9000), None, True, "", "op in een andere"),
        (None, DAG, False, "Fout nummer.", "als gesloten genoteerd"),
        (None, DAG, True, "Fout nummer.", "Fout nummer."),
    ],
)
def test_wat_er_aan_een_organisatie_schort(
    verdwijnt: date | None, tot: date | None, is_actief: bool, conventie: str, zegt: str
) -> None:
    bezwaar = record_bezwaar(
        verdwijnt_op=verdwijnt, tot=tot, is_actief=is_actief, conventie_bezwaar=conventie
    )
    assert (zegt in bezwaar) if zegt else bezwaar == ""


@pytest.mark.parametrize(
    ("soort", "bezwaar", "in_orde"), [(CGG, "", True), ("vdab", "", False), (CGG, "is gesloten.", False)]
)
def test_de_aanvrager(soort: str, bezwaar: str, in_orde: bool) -> None:
    punt = aanvrager_punt(ZORG, naam="De Linde", organisatiesoort=soort, soortnaam=soort, bezwaar=bezwaar)
    assert punt.is_in_orde is in_orde
    assert in_orde or ZORG.rechtsgrond in punt.zin


def drie(*, is_bevestigd: bool = True, bezwaar: str = "") -> list[Deelnemer]:
    """A partnership with one organisation of each kind; the last one otherwise."""
    allen = [
        Deelnemer(f"Huis {sleutel}", sleutel, sorted(plaats.soorten)[0], is_houder=sleutel == "A")
        for sleutel, plaats in ZORG.plaatsen.items()
    ]
    return [*allen[:-1], replace(allen[-1], is_bevestigd=is_bevestigd, bezwaar=bezwaar)]


def test_de_partners() -> None:
    assert partners_punt(ZORG, drie()).is_in_orde
    for deelnemers, zegt in (
        (drie(is_bevestigd=False), "Nog niet bevestigd: Huis C"),
        (drie(bezwaar="is gesloten."), "De samenstelling klopt niet: Huis C: is gesloten."),
        (drie()[:2], "ontbreekt"),
    ):
        punt = partners_punt(ZORG, deelnemers)
        assert not punt.is_in_orde
        assert zegt in punt.zin
        assert ZORG.rechtsgrond in punt.zin


@pytest.mark.parametrize(
    ("criteria", "adviezen", "zegt"),
    [
        (0, 0, None),
        (0, 2, None),
        (2, 0, "nog niemand gaf daar punten voor"),
        (2, 1, "Eén advies gaf punten"),
        (2, 3, "3 adviezen gaven punten"),
    ],
)
def test_het_advies(criteria: int, adviezen: int, zegt: str | None) -> None:
    punten = advies_punten(ZORG, criteria=criteria, adviezen=adviezen)
    assert len(punten) == (zegt is not None)
    for punt in punten:
        assert zegt is not None
        assert zegt in punt.zin
        assert punt.is_in_orde is bool(adviezen)


def test_een_uitsluitend_criterium_zonder_punten_houdt_het_tegen() -> None:
    assert uitsluitende_punten(ZORG, []) == []
    (punt,) = uitsluitende_punten(ZORG, ["Bereik", "Nabijheid"])
    assert not punt.is_in_orde
    assert "“Bereik”, “Nabijheid”" in punt.zin


@pytest.mark.parametrize(
    ("tot", "zegt"), [(DAG, "tot en met 01/06/2027 (AGZ 1/2022)"), (None, "zonder einddatum (AGZ 1/2022)")]
)
def test_niemand_heeft_hetzelfde_twee_keer(tot: date | None, zegt: str) -> None:
    assert eigen_punt(ERKENNING, "De Kouter", None).is_in_orde
    punt = eigen_punt(ERKENNING, "De Kouter", Eigen("AGZ 1/2022", tot))
    assert not punt.is_in_orde
    assert zegt in punt.zin
    assert ERKENNING.rechtsgrond in punt.zin


def test_een_regio_heeft_er_een_tegelijk() -> None:
    assert regios_punt(ZORG, []).is_in_orde
    punt = regios_punt(ZORG, [Bezetter("Gent", "A", "SVZ-1", DAG), Bezetter("Kempen", "B", "SVZ-2", None)])
    assert not punt.is_in_orde
    assert (
        "Gent is tot en met 01/06/2027 van A (SVZ-1). Kempen is zonder einddatum van B (SVZ-2)." in punt.zin
    )
    assert ZORG.rechtsgrond in punt.zin


def test_nooit_werk_en_zorg_samen() -> None:
    (punt,) = functiepunten(ZORG, "A is er al casemanager Werk.")
    assert (punt.is_in_orde, punt.zin) == (False, "A is er al casemanager Werk.")
    assert [een.is_in_orde for een in functiepunten(ZORG, "")] == [True]
    assert functiepunten(ERKENNING, "") == []
