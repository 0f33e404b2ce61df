"""What follows from a grant, as law and as rows."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from mandaten.domein.bevoegdheid import Gebied, Zetel, bevoegdheden, zonder
from mandaten.models import Bevoegdheid
from mandaten.soorten import SOORTEN
from tests.mandaten.maken import in_handeling, maak_toekenning
from tests.rolverdeling import maak_organisatie
from werkzorg.databank.perioden import reeks
from werkzorg.termijnen import Periode

BEGIN = date(2024, 1, 1)
dagen = st.integers(0, 60).map(lambda n: BEGIN + timedelta(days=n))
perioden = st.tuples(dagen, st.one_of(st.none(), st.integers(0, 30))).map(
    lambda paar: Periode(paar[0], None if paar[1] is None else paar[0] + timedelta(days=paar[1]))
)


@given(perioden, st.lists(perioden, max_size=4), dagen)
def test_zonder_houdt_precies_de_andere_dagen(periode: Periode, weg: list[Periode], dag: date) -> None:
    over = zonder(periode, weg)
    assert any(stuk.bevat(dag) for stuk in over) == (
        periode.bevat(dag) and not any(g.bevat(dag) for g in weg)
    )


@given(perioden, st.lists(perioden, max_size=3), st.lists(perioden, max_size=3), perioden, dagen)
def test_een_dag_geldt_als_alles_op_die_dag_geldt(
    periode: Periode, zetels: list[Periode], schorsingen: list[Periode], gebied: Periode, dag: date
) -> None:
    wie = UUID(int=7)
    rijen = bevoegdheden(
        SOORTEN["zorg"],
        periode,
        houder=wie,
        zetels=[Zetel(wie, een) for een in zetels],
        gebieden=[Gebied("gent", gebied)],
        schorsingen=schorsingen,
    )
    verwacht = (
        periode.bevat(dag)
        and gebied.bevat(dag)
        and any(een.bevat(dag) for een in zetels)
        and not any(een.bevat(dag) for een in schorsingen)
    )
    assert sum(rij.periode.bevat(dag) for rij in rijen) == int(verwacht)


def test_wie_coordineert_staat_naast_zijn_dienstverleners() -> None:
    houder, lid = uuid4(), uuid4()
    heel = Periode(BEGIN, None)
    rijen = bevoegdheden(
        SOORTEN["netwerk"],
        heel,
        houder=houder,
        zetels=[Zetel(lid, heel)],
        gebieden=[Gebied("gent", heel)],
        schorsingen=[],
    )
    assert {(rij.organisatie, rij.functie) for rij in rijen} == {
        (houder, "netwerkcoordinator"),
        (lid, "dienstverlener"),
    }


def test_een_erkenning_geldt_overal() -> None:
    heel = Periode(BEGIN, date(2024, 12, 31))
    (rij,) = bevoegdheden(SOORTEN["erkenning"], heel, houder=uuid4(), zetels=[], gebieden=[], schorsingen=[])
    assert (rij.functie, rij.regio, rij.periode) == ("begeleider_ama", None, heel)


@pytest.mark.django_db
def test_de_rijen_zijn_de_drie_partners() -> None:
    toekenning = maak_toekenning("zorg")
    rijen = Bevoegdheid.objects.geldig_op(date(2026, 5, 1)).filter(toekenning=toekenning)
    assert {rij.functie for rij in rijen} == {"casemanager_zorg"}
    assert rijen.count() == 3
    assert not Bevoegdheid.objects.geldig_op(date(2029, 1, 1)).exists()


@pytest.mark.django_db
def test_geen_twee_samenwerkingsverbanden_in_een_regio() -> None:
    maak_toekenning("zorg", van=date(2024, 1, 1), tot=date(2026, 6, 30))
    with pytest.raises(IntegrityError, match="toekenningsregio_een_tegelijk"), transaction.atomic():
        maak_toekenning("zorg", van=date(2026, 6, 30))
    maak_toekenning("zorg", van=date(2026, 7, 1))


@pytest.mark.django_db
def test_nooit_werk_en_zorg_in_een_regio_ook_niet_met_sql() -> None:
    toekenning = maak_toekenning("zorg")
    anders = maak_toekenning("werkactor", houder=maak_organisatie("Werkactor", "werkactor"))
    with in_handeling(), pytest.raises(IntegrityError, match="bevoegdheid_niet_werk_en_zorg"):
        Bevoegdheid.objects.create(
            toekenning=anders,
            organisatie=toekenning.houder,
            functie="casemanager_werk",
            regio_id="gent",
            periode=reeks(date(2025, 1, 1), None),
        )
