"""The advice of VDAB: one at a time, the two exclude each other, and only VDAB reads it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests.deelnemers.personen import registreer
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.doorverwijzingen.domein import ADVIES_AMA_WSE, ADVIES_WELZIJN
from werkzorg.doorverwijzingen.handelingen import beeindig_advies, geef_advies
from werkzorg.doorverwijzingen.models import Bemiddelingsadvies
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db
DAG = date(2026, 3, 2)


@pytest.fixture
def persoon(cast: Rolverdeling) -> Deelnemer:
    return registreer(cast.spelers["vdab_beslisser"].door)


def _geef(cast: Rolverdeling, persoon: Deelnemer, soort: str, van: date = DAG) -> Bemiddelingsadvies:
    with in_handeling():
        return geef_advies(persoon.pk, soort, van=van, door=cast.spelers["vdab_beslisser"].door)


def test_hetzelfde_advies_blijft_staan(cast: Rolverdeling, persoon: Deelnemer) -> None:
    eerste = _geef(cast, persoon, ADVIES_AMA_WSE)

    assert _geef(cast, persoon, ADVIES_AMA_WSE, date(2026, 5, 4)) == eerste
    assert Bemiddelingsadvies.objects.count() == 1


def test_een_advies_dat_eindigt_wordt_weer_gegeven(cast: Rolverdeling, persoon: Deelnemer) -> None:
    eerste = _geef(cast, persoon, ADVIES_AMA_WSE)
    with in_handeling():
        beeindig_advies(eerste.pk, tot=date(2026, 6, 30))
        buur = cast.buren["vdab_beslisser"].door
        weer = geef_advies(persoon.pk, ADVIES_AMA_WSE, van=date(2026, 6, 30), door=buur)

    weer.refresh_from_db()
    assert (weer, weer.van, weer.tot) == (eerste, DAG, None)
    # Who says it again, reads it.
    assert weer.organisatie_id == buur.organisatie_id


def test_de_twee_sluiten_elkaar_uit(cast: Rolverdeling, persoon: Deelnemer) -> None:
    _geef(cast, persoon, ADVIES_WELZIJN)

    with pytest.raises(Geweigerd) as nee:
        _geef(cast, persoon, ADVIES_AMA_WSE)

    assert "advies Welzijn" in nee.value.zin


def test_na_het_einde_kan_het_andere_de_dag_erna(cast: Rolverdeling, persoon: Deelnemer) -> None:
    eerste = _geef(cast, persoon, ADVIES_WELZIJN)
    with in_handeling():
        beeindig_advies(eerste.pk, tot=date(2026, 4, 30))

    with pytest.raises(Geweigerd):
        _geef(cast, persoon, ADVIES_AMA_WSE, date(2026, 4, 30))
    assert _geef(cast, persoon, ADVIES_AMA_WSE, date(2026, 5, 1)).van == date(2026, 5, 1)


def test_een_einde_schuift_niet_naar_later_en_ligt_nooit_voor_de_eerste_dag(
    cast: Rolverdeling, persoon: Deelnemer
) -> None:
    eerste = _geef(cast, persoon, ADVIES_WELZIJN)
    with in_handeling():
        assert beeindig_advies(eerste.pk, tot=date(2026, 1, 1)).tot == DAG
        assert beeindig_advies(eerste.pk, tot=date(2026, 6, 1)).tot == DAG


def test_de_databank_weigert_er_twee_op_een_dag(cast: Rolverdeling, persoon: Deelnemer) -> None:
    eerste = _geef(cast, persoon, ADVIES_WELZIJN)

    with (
        pytest.raises(IntegrityError, match="bemiddelingsadvies_een_tegelijk"),
        in_handeling(),
        transaction.atomic(),
    ):
        Bemiddelingsadvies.objects.create(
            deelnemer=persoon,
            soort=ADVIES_AMA_WSE,
            van=date(2026, 8, 3),
            gegeven_door=eerste.gegeven_door,
            organisatie=eerste.organisatie,
        )


def test_alleen_het_eigen_vdab_leest_het(cast: Rolverdeling, persoon: Deelnemer) -> None:
    rij = _geef(cast, persoon, ADVIES_AMA_WSE)
    zien = Bemiddelingsadvies.objects

    assert list(zien.zichtbaar_voor(cast.spelers["vdab_beslisser"].door)) == [rij]
    assert not zien.zichtbaar_voor(cast.buren["vdab_beslisser"].door).exists()
    assert not zien.zichtbaar_voor(cast.spelers["begeleider_ama"].door).exists()
    assert list(zien.geldend_op(DAG)) == [rij]
    assert not zien.geldend_op(date(2026, 3, 1)).exists()
