"""What mandaten answers to the offers: who may do what, where, on which day, and what ends between two days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from mandaten.geldigheid import Eindereden, Team, geldig_op, houders_op, team_in, verliest_geldigheid
from mandaten.handelingen.bevoegdheden import herschrijf_bevoegdheden
from mandaten.models import Toekenning
from tests.mandaten.maken import in_handeling, maak_toekenning, organisatie_voor
from werkzorg.databank.perioden import reeks

pytestmark = pytest.mark.django_db
VAN, TOT = date(2024, 1, 1), date(2028, 12, 31)
DAG = timedelta(days=1)


def in_een_vraag(doe: Any) -> Any:
    """What `doe` gives, when it asks the database exactly once."""
    with CaptureQueriesContext(connection) as gevangen:
        uit = doe()
    assert len(gevangen.captured_queries) == 1
    return uit


@pytest.mark.parametrize(
    ("dag", "regio", "verwacht"),
    [
        (VAN - DAG, "gent", False),
        (VAN, "gent", True),
        (TOT, "gent", True),
        (TOT + DAG, "gent", False),
        (VAN, "midwest", False),
        (VAN, None, True),
        (TOT + DAG, None, False),
    ],
)
def test_geldig_in_die_regio_op_die_dag(dag: date, regio: str | None, verwacht: bool) -> None:
    houder = maak_toekenning("zorg", van=VAN, tot=TOT).houder
    assert in_een_vraag(lambda: geldig_op(houder.pk, "casemanager_zorg", dag, regio)) is verwacht
    assert not geldig_op(houder.pk, "netwerkcoordinator", VAN, "gent")
    assert not geldig_op(organisatie_voor("zorg").pk, "casemanager_zorg", VAN, "gent")


def test_een_erkenning_geldt_in_elke_regio() -> None:
    houder = maak_toekenning("erkenning", van=VAN, tot=None).houder
    assert geldig_op(houder.pk, "begeleider_ama", date(2090, 1, 1), "gent")
    assert geldig_op(houder.pk, "begeleider_ama", VAN)
    assert houders_op("begeleider_ama", "westhoek", VAN) == [houder.pk]


def test_houders_staan_er_elk_een_keer() -> None:
    houder = maak_toekenning("werkactor", regios=("gent",)).houder
    anders = maak_toekenning("werkactor", regios=("gent", "midwest")).houder
    assert in_een_vraag(lambda: houders_op("casemanager_werk", "gent", VAN)) == sorted([houder.pk, anders.pk])
    assert houders_op("casemanager_werk", "midwest", VAN) == [anders.pk]
    assert houders_op("casemanager_werk", "kempen", VAN) == []


def test_het_team_van_een_regio() -> None:
    zorg = maak_toekenning("zorg", regios=("gent",))
    netwerk = maak_toekenning("netwerk", regios=("gent",))
    werk = maak_toekenning("werkactor", regios=("gent",))
    team = in_een_vraag(lambda: team_in("gent", VAN))
    assert set(team.casemanagers_zorg) == {lid.organisatie_id for lid in zorg.leden.all()}
    assert len(team.casemanagers_zorg) == 3
    assert (team.casemanagers_werk, team.netwerkcoordinator) == ((werk.houder_id,), netwerk.houder_id)
    assert team_in("gent", TOT + DAG) == team_in("midwest", VAN) == Team((), (), None)


# --- what ends --------------------------------------------------------------------------------------------
def verlies(van: date, tot: date) -> set[tuple[Any, ...]]:
    """What ends in these days, without the keys of the grants."""
    rijen = in_een_vraag(lambda: verliest_geldigheid(van, tot))
    return {(een.organisatie_id, een.functie, een.regio, een.laatste_dag, een.reden) for een in rijen}


def verander(toekenning: Toekenning, **velden: Any) -> None:
    """As an act would: the grant and what follows from it."""
    with in_handeling():
        Toekenning.objects.filter(pk=toekenning.pk).update(**velden)
        for rij in toekenning.regios.all():
            if "periode" in velden:
                rij.periode = velden["periode"]
                rij.save()
        herschrijf_bevoegdheden(Toekenning.objects.get(pk=toekenning.pk))


def test_alleen_wie_in_die_dagen_zijn_laatste_heeft() -> None:
    houder = maak_toekenning("werkactor", regios=("gent", "midwest"), tot=TOT).houder
    maak_toekenning("erkenning", tot=None)
    reden = Eindereden.VERSTREKEN
    assert verlies(TOT, TOT) == {
        (houder.pk, "casemanager_werk", regio, TOT, reden) for regio in ("gent", "midwest")
    }
    assert verlies(VAN, TOT - DAG) == verlies(TOT + DAG, TOT + 365 * DAG) == set()
    assert len(verlies(VAN, TOT)) == 2


def test_wat_aansluit_gaat_niet_verloren() -> None:
    houder = organisatie_voor("werkactor")
    maak_toekenning("werkactor", houder=houder, regios=("gent", "midwest"), tot=TOT)
    maak_toekenning("werkactor", houder=houder, regios=("gent",), van=TOT + DAG, tot=None)
    assert verlies(VAN, TOT) == {(houder.pk, "casemanager_werk", "midwest", TOT, Eindereden.VERSTREKEN)}


def test_een_gat_van_een_dag_is_verlies() -> None:
    houder = organisatie_voor("werkactor")
    maak_toekenning("werkactor", houder=houder, tot=TOT)
    maak_toekenning("werkactor", houder=houder, van=TOT + 2 * DAG, tot=None)
    assert len(verlies(VAN, TOT)) == 1


@pytest.mark.parametrize(
    ("status", "reden"), [("stopgezet", Eindereden.STOPGEZET), ("verlopen", Eindereden.VERSTREKEN)]
)
def test_de_reden_van_een_vroeg_einde(status: str, reden: Eindereden) -> None:
    toekenning, einde = maak_toekenning("werkactor", tot=TOT), date(2026, 6, 30)
    verander(toekenning, status=status, periode=reeks(VAN, einde), einde_reden="Proef.")
    assert verlies(VAN, TOT) == {(toekenning.houder_id, "casemanager_werk", "gent", einde, reden)}


def test_wie_vertrekt_verliest_en_wie_blijft_niet() -> None:
    toekenning, einde = maak_toekenning("zorg", tot=TOT), date(2026, 6, 30)
    weg = toekenning.leden.get(plaats="B")
    with in_handeling():
        weg.periode = reeks(VAN, einde)
        weg.save()
        herschrijf_bevoegdheden(toekenning)
    assert verlies(VAN, TOT - DAG) == {
        (weg.organisatie_id, "casemanager_zorg", "gent", einde, Eindereden.VERTROKKEN)
    }


def test_een_regio_die_wegvalt_is_de_reden() -> None:
    toekenning, einde = maak_toekenning("werkactor", regios=("gent", "midwest"), tot=TOT), date(2026, 6, 30)
    with in_handeling():
        regio = toekenning.regios.get(regio_id="midwest")
        regio.periode = reeks(VAN, einde)
        regio.save()
        herschrijf_bevoegdheden(toekenning)
    assert verlies(VAN, TOT - DAG) == {
        (toekenning.houder_id, "casemanager_werk", "midwest", einde, Eindereden.GEBIED)
    }


def test_elke_reden_heeft_een_zin() -> None:
    assert len({reden.zin for reden in Eindereden}) == len(Eindereden)


class Hetzelfde(TestCase):
    """The answer about one day and the answer about what ends agree, whatever the periods."""

    @given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 6)), min_size=1, max_size=4))
    def test_na_elk_verlies_mag_het_niet_meer_en_zonder_verlies_nog_wel(
        self, perioden: list[tuple[int, int]]
    ) -> None:
        houder = organisatie_voor("werkactor")
        for begin, lengte in perioden:
            maak_toekenning(
                "werkactor", houder=houder, van=VAN + begin * DAG, tot=VAN + (begin + lengte) * DAG
            )
        rijen = verliest_geldigheid(VAN, VAN + 30 * DAG)
        laatste = {een.laatste_dag for een in rijen}
        for n in range(25):
            dag = VAN + n * DAG
            nu = geldig_op(houder.pk, "casemanager_werk", dag, "gent")
            morgen = geldig_op(houder.pk, "casemanager_werk", dag + DAG, "gent")
            assert (dag in laatste) == (nu and not morgen)
