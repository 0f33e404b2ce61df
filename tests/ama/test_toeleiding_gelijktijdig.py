"""Several people at once: the places of a contingent are given away once, and a person has one toeleiding."""

from __future__ import annotations

from collections import Counter
from functools import partial

import pytest
from django.utils import timezone

from ama.models import Toeleiding
from ama.models.toeleidinglezen import lees_contingent
from ama.statussen import TOEGEKEND, WACHT_OP_PLAATS
from tests.ama.maken_wse import maak_contingent
from tests.ama.voorstellen import aanbieder, doe_voorstel, ken_toe, vdab
from tests.deelnemers.personen import registreer
from tests.deelnemers.test_gelijktijdig import tegelijk
from tests.rolverdeling import Rolverdeling, maak_organisatie, maak_speler
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def tweetal(transactional_db: None) -> Rolverdeling:
    """Only the players these tests need: a transactional test pays for every row."""
    return Rolverdeling(
        {
            "begeleider_ama": maak_speler("begeleider_ama", maak_organisatie("Eigen", "maatwerkbedrijf")),
            "vdab_beslisser": maak_speler("vdab_beslisser", maak_organisatie("VDAB", "vdab")),
        },
        {},
    )


def test_zes_toekenningen_tegelijk_op_drie_plaatsen(tweetal: Rolverdeling) -> None:
    contingent = maak_contingent(aanbieder(tweetal), plaatsen=3)
    rijen = [doe_voorstel(tweetal) for _ in range(6)]

    tegelijk(*(partial(ken_toe, tweetal, rij, contingent) for rij in rijen))

    assert Counter(Toeleiding.objects.values_list("status", flat=True)) == {TOEGEKEND: 3, WACHT_OP_PLAATS: 3}
    stand = lees_contingent(contingent.pk, timezone.localdate())
    vrij = {een.sleutel for een in stand.lijst if een.aan_de_beurt}
    # Whoever was told that there is a place, keeps it.
    assert vrij == set(Toeleiding.objects.filter(status=TOEGEKEND).values_list("pk", flat=True))


def test_twee_voorstellen_tegelijk_voor_een_persoon(tweetal: Rolverdeling) -> None:
    persoon = registreer(vdab(tweetal).door)

    def stel_voor() -> int:
        try:
            doe_voorstel(tweetal, deelnemer=persoon)
        except Geweigerd:
            return 0
        return 1

    assert sum(tegelijk(stel_voor, stel_voor)) == 1
    assert Toeleiding.objects.count() == 1
