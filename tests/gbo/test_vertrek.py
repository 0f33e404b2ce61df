"""When a colleague leaves, his open onthaaltrajecten go to a successor, or stand on nobody's name."""

from __future__ import annotations

import pytest
from django.utils import timezone

from gbo.handelingen.vertrek import ONTHAALTRAJECTEN
from tests.gbo.onthalen import aanvaard, afgerond, gbo, gestart, zuster
from tests.rolverdeling import maak_speler
from tests.trajecten.maken import in_handeling

pytestmark = pytest.mark.django_db


def test_alleen_wat_open_is_en_op_zijn_naam(cast) -> None:
    ik = gbo(cast)
    collega = maak_speler("gbo_medewerker", ik.lidmaatschap.organisatie, email="collega@test.be")
    mijn = [aanvaard(ik), gestart(ik)]
    af, van_collega, elders = afgerond(ik), gestart(collega), gestart(zuster(cast))
    assert ONTHAALTRAJECTEN.geteld(ik.lidmaatschap) == 2
    assert ONTHAALTRAJECTEN.geteld(cast.casemanager_zorg.lidmaatschap) == 0
    with in_handeling():
        gedaan = ONTHAALTRAJECTEN.draag_over(
            ik.lidmaatschap, collega.lidmaatschap, timezone.localdate(), ik.door
        )
    assert gedaan == 2
    for rij, wie in (
        *((een, collega) for een in mijn),
        (af, ik),
        (van_collega, collega),
        (elders, zuster(cast)),
    ):
        rij.refresh_from_db()
        assert rij.medewerker_id == wie.gebruiker.pk


def test_zonder_opvolger_staan_ze_op_niemands_naam(cast) -> None:
    ik, onthaal = gbo(cast), gestart(gbo(cast))
    with in_handeling():
        assert ONTHAALTRAJECTEN.draag_over(ik.lidmaatschap, None, timezone.localdate(), ik.door) == 1
    onthaal.refresh_from_db()
    assert onthaal.medewerker_id is None
