"""What becomes of the rows of a file with presences."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ama.domein.aanwezigheid import Status, Waarde
from ama.domein.aanwezigheidsinlezing import (
    Eerder,
    Feiten,
    Fout,
    Inleesrij,
    Kandidaat,
    Nieuw,
    Oordeel,
    beoordeel,
    laatste_dag_terug,
    sleutel,
)
from ama.domein.dagblad import Plan
from ama.domein.rooster import Blok, Rooster
from ama.domein.werkpostdag import Sluiting, Werkpostdag, Werkpostjaar, werkpostdag
from werkzorg.termijnen import Periode

AN, BO, TWEEDE, TWEELING = (UUID(int=nummer) for nummer in (1, 2, 3, 4))
MENS, ANDER = UUID(int=11), UUID(int=12)
ATELIER, TUIN, ANDER_ATELIER = (UUID(int=nummer) for nummer in (21, 22, 23))
MAANDAG, DINSDAG, ZATERDAG = date(2026, 2, 2), date(2026, 2, 3), date(2026, 2, 7)
PAASMAANDAG, DICHT = date(2026, 4, 6), date(2026, 3, 2)
VANDAAG = date(2026, 6, 15)
OCHTEND = Rooster((Blok(0, time(9), time(12)),))
JAAR = Werkpostjaar(
    Periode(date(2024, 1, 1), None), frozenset(range(5)), (Sluiting(Periode(DICHT, DICHT), "verlof"),)
)
DRIE_UUR = Waarde(Status.AANWEZIG, 180)


def kandidaat(pk: UUID, van: date, tot: date | None, werkpost: UUID = ATELIER, **velden: Any) -> Kandidaat:
    naam = {ATELIER: "Buurtatelier", TUIN: "De Tuin", ANDER_ATELIER: "Buurtatelier"}[werkpost]
    nummer = {ATELIER: "2123456789", TUIN: "2123456790", ANDER_ATELIER: "2123456791"}[werkpost]
    periode = Periode(van, tot)
    return Kandidaat(
        overeenkomst=pk,
        deelnemer=velden.pop("deelnemer", MENS),
        werkpost=werkpost,
        naam=naam,
        namen=frozenset({sleutel(naam), nummer}),
        periode=periode,
        plannen=(Plan(pk, periode, OCHTEND),),
    )


LOOPT = kandidaat(AN, date(2026, 1, 5), date(2026, 6, 30))
LATER = kandidaat(TWEEDE, date(2026, 8, 1), None)


def feiten(*kandidaten: Kandidaat, al: Mapping[tuple[UUID, date], Waarde] | None = None) -> Feiten:
    def dagsoort(_werkpost: UUID, dag: date) -> Werkpostdag:
        return werkpostdag(JAAR, dag)

    return Feiten(VANDAAG, {"WZ-1111-111": kandidaten or (LOOPT, LATER)}, dagsoort, al or {})


def rij(**velden: Any) -> Inleesrij:
    begin = {
        "nummer": 2,
        "werkpost": "buurt-ATELIER",
        "dossiernummer": "WZ-1111-111",
        "dag": MAANDAG,
        "status": Status.AANWEZIG,
    }
    return Inleesrij(**{**begin, **velden})


def oordeel(*rijen: Inleesrij, wat: Feiten | None = None, eerder: Eerder | None = None) -> Oordeel:
    return beoordeel(rijen, wat or feiten(), {} if eerder is None else eerder)


@pytest.mark.parametrize(
    ("velden", "dag", "waarde", "is_gepland"),
    [
        ({}, MAANDAG, DRIE_UUR, True),  # the hours of the schedule
        ({"minuten": 210, "nota": "vroeger weg"}, MAANDAG, Waarde(Status.AANWEZIG, 210, "vroeger weg"), True),
        ({"werkpost": "2.123.456.789"}, MAANDAG, DRIE_UUR, True),
        ({"status": Status.VERWITTIGD}, MAANDAG, Waarde(Status.VERWITTIGD), True),
        ({"status": Status.ONVERWITTIGD, "minuten": 0}, MAANDAG, Waarde(Status.ONVERWITTIGD), True),
        # Not planned, with hours: also on a holiday and a day of rest, as on the sheet.
        ({"dag": DINSDAG, "minuten": 60}, DINSDAG, Waarde(Status.AANWEZIG, 60), False),
        ({"dag": PAASMAANDAG, "minuten": 60}, PAASMAANDAG, Waarde(Status.AANWEZIG, 60), False),
        ({"dag": ZATERDAG, "minuten": 60}, ZATERDAG, Waarde(Status.AANWEZIG, 60), False),
        ({"dag": date(2026, 1, 5)}, date(2026, 1, 5), DRIE_UUR, True),  # its first day
        ({"dag": VANDAAG}, VANDAAG, DRIE_UUR, True),
    ],
)
def test_wat_kan(velden, dag, waarde, is_gepland) -> None:
    assert oordeel(rij(**velden)) == Oordeel([Nieuw(AN, dag, waarde, is_gepland)])


@pytest.mark.parametrize(
    ("velden", "veld", "stuk"),
    [
        ({"dossiernummer": "WZ-9999-999"}, "dossiernummer", "geen ondertekende overeenkomst"),
        ({"werkpost": "Bakkerij"}, "werkpost", "wel met Buurtatelier. Verbeter"),
        ({"werkpost": ""}, "werkpost", "wel met Buurtatelier"),
        ({"dag": date(2026, 1, 4)}, "dag", "begint op 05/01/2026"),
        ({"dag": date(2026, 6, 16)}, "dag", "moet nog komen"),
        ({"dag": DICHT, "minuten": 60}, "dag", "gesloten op 02/03/2026: verlof"),
        ({"dag": DICHT, "status": Status.VERWITTIGD}, "dag", "gesloten"),
        ({"dag": PAASMAANDAG}, "uren", "hoelang"),
        ({"dag": PAASMAANDAG, "status": Status.ONVERWITTIGD}, "dag", "feestdag"),
        ({"dag": PAASMAANDAG, "status": Status.VERWITTIGD}, "dag", "Niemand werd verwacht"),
        ({"dag": ZATERDAG, "status": Status.VERWITTIGD}, "dag", "niet open op zaterdag"),
        ({"dag": DINSDAG}, "uren", "hoelang"),
        ({"minuten": 0}, "uren", "hoelang"),
        ({"minuten": 721}, "uren", "12 u"),
        ({"status": Status.VERWITTIGD, "minuten": 60}, "uren", "geen uren"),
    ],
)
def test_wat_niet_kan_met_kolom_en_zin(velden, veld, stuk) -> None:
    uit = oordeel(rij(nummer=7, **velden))
    assert (uit.nieuw, uit.zelfde) == ([], 0)
    assert [(een.rij, een.veld, een.getoond) for een in uit.fouten] == [(7, veld, None)]
    assert stuk in uit.fouten[0].zin


def test_na_het_einde_spreekt_de_overeenkomst_die_toen_liep() -> None:
    wat = Feiten(date(2026, 12, 1), feiten().kandidaten, feiten().dagsoort)
    assert "liep tot en met 30/06/2026" in oordeel(rij(dag=date(2026, 7, 6)), wat=wat).fouten[0].zin
    assert oordeel(rij(dag=date(2026, 8, 3)), wat=wat).nieuw[0].overeenkomst == TWEEDE


def test_twee_werkposten_met_dezelfde_naam_vragen_het_nummer() -> None:
    wat = feiten(LOOPT, kandidaat(TWEELING, date(2026, 1, 5), None, ANDER_ATELIER))
    assert "vestigingsnummer" in oordeel(rij(), wat=wat).fouten[0].zin
    assert oordeel(rij(werkpost="2123456791"), wat=wat).nieuw[0].overeenkomst == TWEELING


def test_wie_op_twee_werkposten_komt_krijgt_twee_aanwezigheden() -> None:
    wat = feiten(LOOPT, kandidaat(BO, date(2026, 1, 5), None, TUIN))
    uit = oordeel(rij(), rij(nummer=3, werkpost="De Tuin"), wat=wat)
    assert [een.overeenkomst for een in uit.nieuw] == [AN, BO]


@pytest.mark.parametrize("tweede", [Status.AANWEZIG, Status.VERWITTIGD])
def test_twee_keer_in_het_bestand_noemt_de_eerste_rij_ook_in_een_volgende_reeks(tweede) -> None:
    eerder: Eerder = {}
    assert oordeel(rij(nummer=2), eerder=eerder).fouten == []
    uit = oordeel(rij(nummer=5_003, status=tweede), eerder=eerder)
    assert [(een.rij, een.veld) for een in uit.fouten] == [(5_003, "dag")]
    assert "ook op rij 2." in uit.fouten[0].zin


@pytest.mark.parametrize(
    ("velden", "staat"),
    [
        ({}, DRIE_UUR),
        ({}, Waarde(Status.AANWEZIG, 90, "kwam later")),  # hours and note were not said
        ({"minuten": 90}, Waarde(Status.AANWEZIG, 90, "kwam later")),
        ({"status": Status.VERWITTIGD}, Waarde(Status.VERWITTIGD, 0, "ziek")),
    ],
)
def test_wat_er_al_staat_wordt_overgeslagen(velden, staat) -> None:
    assert oordeel(rij(**velden), wat=feiten(al={(AN, MAANDAG): staat})) == Oordeel(zelfde=1)


@pytest.mark.parametrize(
    ("velden", "staat", "stuk"),
    [
        (
            {"status": Status.VERWITTIGD},
            DRIE_UUR,
            "Er staat al aanwezig, 3 u; het bestand zegt verwittigd afwezig.",
        ),
        ({"minuten": 210}, DRIE_UUR, "Er staat al aanwezig, 3 u; het bestand zegt aanwezig, 3 u 30."),
        (
            {"nota": "b"},
            Waarde(Status.AANWEZIG, 180, "a"),
            "aanwezig, 3 u (nota “a”); het bestand zegt aanwezig, 3 u (nota “b”).",
        ),
    ],
)
def test_wat_er_anders_staat_blijft_met_beide_waarden(velden, staat, stuk) -> None:
    uit = oordeel(rij(**velden), wat=feiten(al={(AN, MAANDAG): staat}))
    assert (uit.nieuw, uit.zelfde) == ([], 0)
    assert uit.fouten == [Fout(2, "status", uit.fouten[0].zin, MENS)]
    assert stuk in uit.fouten[0].zin


@given(
    st.lists(
        st.builds(
            rij,
            dag=st.dates(date(2026, 1, 1), date(2026, 7, 31)),
            status=st.sampled_from(Status),
            minuten=st.none() | st.integers(0, 800),
        ),
        max_size=30,
    )
)
def test_elke_rij_wordt_precies_een_ding_en_geen_dag_twee_keer(rijen) -> None:
    genummerd = [
        rij(nummer=nummer, dag=een.dag, status=een.status, minuten=een.minuten)
        for nummer, een in enumerate(rijen, 2)
    ]
    uit = oordeel(*genummerd)
    assert len(uit.nieuw) + uit.zelfde + len({een.rij for een in uit.fouten}) == len(genummerd)
    assert len({(een.overeenkomst, een.dag) for een in uit.nieuw}) == len(uit.nieuw)


def test_een_bestand_kan_veertien_dagen_terug() -> None:
    assert laatste_dag_terug(date(2026, 2, 28)) == date(2026, 3, 14)


@pytest.mark.parametrize("naam", ["Café Ünder", "cafe under", "CAFÉ-ÜNDER", " café  ünder "])
def test_kleine_verschillen_in_een_naam_tellen_niet(naam) -> None:
    assert sleutel(naam) == "cafeunder"
