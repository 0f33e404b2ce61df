"""Law: the values of regelgeving 9 and 15 row 10 on their days, and the worked examples that need only them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from werkzorg.parameters.beginwaarden import Beginwaarde, begin_momentopname, beginwaarden
from werkzorg.parameters.domein import Jaardag, ParameterOnbekend, Verwijzing, Waarde, Zekerheid
from werkzorg.parameters.soorten import PARAMETERS
from werkzorg.termijnen import Periode, aantal_dagen_samen, einde_na_maanden, is_jonger_dan, is_ouder_dan

# From the table: key, days on which it is asked, and what holds then (None = nog niet gekend).
OP_DAG: list[tuple[str, date, Waarde | None]] = [
    ("pensioenleeftijd", date(2015, 1, 1), 65),
    ("pensioenleeftijd", date(2024, 12, 31), 65),
    ("pensioenleeftijd", date(2025, 1, 1), 66),
    ("pensioenleeftijd", date(2029, 12, 31), 66),
    ("pensioenleeftijd", date(2030, 1, 1), 67),
    ("ama_max_leeftijd", date(2023, 12, 31), 65),
    ("ama_max_leeftijd", date(2024, 1, 1), 65),
    ("ama_max_leeftijd", date(2025, 1, 1), 66),
    ("ama_max_leeftijd", date(2031, 1, 1), 67),
    ("ama_wvg_subsidie_max_jaar", date(2023, 12, 31), None),
    ("ama_wvg_subsidie_max_jaar", date(2024, 1, 1), Decimal("1061.20")),
    ("ama_wvg_subsidie_maand", date(2018, 7, 1), None),
    ("ama_wvg_subsidie_maand", date(2018, 7, 2), Decimal("70.00")),
    ("ama_wvg_subsidie_maand", date(2023, 12, 31), Decimal("70.00")),
    ("ama_wvg_subsidie_maand", date(2024, 1, 1), None),
    ("ama_wvg_herinnering", date(2023, 12, 31), 8),
    ("ama_wvg_herinnering", date(2024, 1, 1), 6),
    ("at_max_duur", date(2014, 6, 30), None),
    ("at_max_duur", date(2014, 7, 1), 18),
    ("at_max_duur", date(2026, 1, 1), 18),
    ("at_min_duur", date(2023, 7, 1), 3),
    ("at_penhouder_min_inwoners", date(2023, 6, 30), 60000),
    ("at_penhouder_min_inwoners", date(2023, 7, 1), None),
    ("mandaat_totaal", date(2018, 6, 30), None),
    ("mandaat_totaal", date(2018, 7, 1), 75),
    ("comp_casemanager_zorg", date(2023, 6, 30), None),
    ("comp_casemanager_zorg", date(2023, 7, 1), Decimal("883.27")),
    ("comp_netwerk", date(2026, 1, 1), Decimal("3220.00")),
    ("comp_casemanager_werk", date(2026, 1, 1), None),
    ("se_uren_signaal_weken", date(2026, 1, 1), 4),
    ("ama_se_subsidie_jaar", date(2022, 3, 31), None),
    ("ama_se_subsidie_jaar", date(2022, 4, 1), Decimal("2812.20")),
    ("at_waarschuwing_maanden", date(2026, 1, 1), (12, 15, 17)),
    ("evaluatie_escalatie_dagen", date(2026, 1, 1), 30),
    ("termijn_verschuift", date(2026, 1, 1), False),
    ("indexatie_datum", date(2026, 1, 1), Jaardag(1, 1)),
    ("at_oude_regels_aanvraag_voor", date(2020, 1, 1), date(2023, 7, 1)),
    ("ama_bijlage_types", date(2018, 7, 1), ("pdf", "jpg", "png", "tiff")),
    ("gbo_bewaar_max", date(2026, 1, 1), 12),
    ("insz_opzoekingen_per_dag", date(2026, 1, 1), 50),
    ("insz_opzoekingen_per_organisatie", date(2026, 1, 1), 400),
    ("samenvoeging_ongedaan_dagen", date(2026, 1, 1), 90),
    ("doorverwijzing_antwoord_termijn", date(2026, 1, 1), 14),
]


@pytest.mark.parametrize(("sleutel", "dag", "waarde"), OP_DAG, ids=lambda deel: str(deel))
def test_wat_op_een_dag_geldt(sleutel: str, dag: date, waarde: Waarde | None) -> None:
    opname = begin_momentopname(dag)
    if waarde is None:
        with pytest.raises(ParameterOnbekend, match="nog niet gekend"):
            opname.waarde(sleutel)
    else:
        assert opname.waarde(sleutel) == waarde


def test_de_wet_is_zeker_en_een_aanname_is_zichtbaar() -> None:
    op_dag = {rij.sleutel: rij for rij in beginwaarden() if rij.vak.bevat(date(2026, 1, 1))}
    for sleutel in ("at_min_duur", "at_max_duur", "gbo_bewaar_max", "netwerk_verplichte_types"):
        assert op_dag[sleutel].zekerheid is Zekerheid.WET
    for sleutel in ("at_beslissing_termijn", "comp_deel_trajectplan", "pensioenleeftijd"):
        assert op_dag[sleutel].zekerheid is Zekerheid.AANNAME
    assert op_dag["comp_netwerk"].zekerheid is Zekerheid.TOELICHTING
    assert op_dag["comp_netwerk"].aanname
    # The same 45 days were read on a page about the old rules; under the new ones they are an assumption.
    oud = begin_rij("mandaat_gegrondheid", date(2020, 1, 1))
    assert (oud.zekerheid, op_dag["mandaat_gegrondheid"].zekerheid) == (Zekerheid.WEBSITE, Zekerheid.AANNAME)


def begin_rij(sleutel: str, dag: date) -> Beginwaarde:
    """The row of the file for this parameter on this day."""
    return next(rij for rij in beginwaarden() if rij.sleutel == sleutel and rij.vak.bevat(dag))


def test_elke_parameter_heeft_een_naam_van_zichzelf() -> None:
    labels = [soort.label for soort in PARAMETERS.values()]
    assert len(labels) == len(set(labels))
    assert all(soort.grondslag for soort in PARAMETERS.values())


def test_elke_rij_van_de_lijst_heeft_een_waarde_of_is_bekend_onbekend() -> None:
    met = {rij.sleutel for rij in beginwaarden()}
    assert set(PARAMETERS) - met == {"comp_casemanager_werk"}
    for rij in beginwaarden():
        assert rij.bron[0].isupper(), rij
        assert not rij.aanname or rij.aanname.endswith("."), rij
        if isinstance(rij.waarde, Verwijzing):
            assert PARAMETERS[rij.waarde.sleutel].soort is PARAMETERS[rij.sleutel].soort


@given(st.dates(date(2010, 1, 1), date(2040, 1, 1)))
def test_op_geen_enkele_dag_gelden_er_twee(dag: date) -> None:
    geldig = [rij.sleutel for rij in beginwaarden() if rij.vak.bevat(dag)]
    assert len(geldig) == len(set(geldig))


# --- worked examples of section 9 --------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("start", "kortste", "langste"),
    [
        (date(2025, 1, 15), date(2025, 4, 14), date(2026, 7, 14)),
        (date(2025, 1, 1), None, date(2026, 6, 30)),
        (date(2024, 8, 31), None, date(2026, 2, 28)),
        (date(2024, 2, 29), None, date(2025, 8, 28)),
    ],
)
def test_de_duur_van_een_activeringstraject(start: date, kortste: date | None, langste: date) -> None:
    opname = begin_momentopname(start)
    assert opname.laatste_dag("at_max_duur", start) == langste
    if kortste:
        assert opname.laatste_dag("at_min_duur", start) == kortste


def test_de_duur_met_een_verlenging() -> None:
    start = date(2025, 1, 15)
    opname = begin_momentopname(start)
    maanden = opname.getal("at_max_duur") + opname.getal("at_verlenging_max")
    assert einde_na_maanden(start, maanden) == date(2027, 1, 14)


def test_de_subsidie_van_een_jaar_naar_rato() -> None:
    opname = begin_momentopname(date(2024, 12, 31))
    dagen = aantal_dagen_samen(
        [Periode(date(2024, 3, 1), date(2024, 6, 30)), Periode(date(2024, 6, 1), date(2024, 12, 31))]
    )
    assert dagen == 306
    assert opname.tekst("ama_wvg_noemer_prorata") == "dagen_van_het_jaar"
    subsidie = opname.bedrag("ama_wvg_subsidie_max_jaar") * dagen / 366
    assert subsidie.quantize(Decimal("0.01"), ROUND_HALF_UP) == Decimal("887.23")


def test_de_subsidie_sociale_economie_is_begrensd_door_het_contingent() -> None:
    opname = begin_momentopname(date(2025, 12, 31))
    trajecten = min(Decimal(3942) / opname.getal("ama_se_noemer"), Decimal(10))
    assert trajecten * opname.bedrag("ama_se_subsidie_jaar") == Decimal("28122.00")


def test_een_onthaaltraject_is_na_twaalf_maanden_weg() -> None:
    einde = date(2025, 1, 31)
    # The period starts the day after the end; on its last day the data must be gone.
    laatste = begin_momentopname(einde).laatste_dag("gbo_bewaar_max", einde + timedelta(days=1))
    assert laatste == date(2026, 1, 31)


def test_mandaat_erkenning_en_eerste_evaluatie() -> None:
    opname = begin_momentopname(date(2025, 3, 10))
    assert opname.laatste_dag("cmz_mandaat_duur", date(2023, 7, 1)) == date(2028, 6, 30)
    assert opname.laatste_dag("ama_wvg_erkenning_duur", date(2023, 7, 1)) == date(2028, 6, 30)
    assert opname.laatste_dag("ama_evaluatie_interval", date(2025, 3, 10)) == date(2026, 3, 9)
    assert begin_momentopname(date(2026, 6, 1)).laatste_dag(
        "at_beslissing_termijn", date(2026, 6, 1)
    ) == date(2026, 7, 1)


def test_de_leeftijdsgrens_van_ama_schuift_mee() -> None:
    geboren = date(1959, 5, 1)
    for dag, mag in ((date(2024, 4, 30), True), (date(2024, 5, 1), False), (date(2025, 1, 2), True)):
        opname = begin_momentopname(dag)
        binnen = is_ouder_dan(geboren, opname.getal("ama_min_leeftijd"), dag) and is_jonger_dan(
            geboren, opname.getal("ama_max_leeftijd"), dag
        )
        assert binnen is mag
