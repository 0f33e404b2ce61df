"""The example quarterly reports: since the year before, fixed but for the last one."""

from __future__ import annotations

from collections import Counter

import pytest
import time_machine
from django.utils import timezone

from ama.domein.kwartaalverslag import Kwartaal, kwartaal_van
from ama.models import Kwartaalverslag, WseVoorschot
from ama.voorbeelden import kwartalen
from ama.voorbeelden.spel import Spel
from tests.ama.kwartalen import contingent, loop, tweede_van
from tests.rolverdeling import Rolverdeling


@pytest.mark.django_db
def test_alle_kwartalen_vastgelegd_behalve_het_laatste(cast: Rolverdeling) -> None:
    contingent(cast, plaatsen=2)
    nu = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    loop(cast, nu.date().replace(year=nu.year - 2))
    els, wse = cast.spelers["begeleider_ama"], cast.spelers["departement_wse"]
    deuren = {
        ("maatwerk", "begeleider_ama"): [els.door],
        ("wse", "departement_wse"): [wse.door, tweede_van(cast).door],
    }
    huizen = {"maatwerk": els.lidmaatschap.organisatie, "wse": wse.lidmaatschap.organisatie}
    spel = Spel(huizen, lambda huis, rol: deuren[huis, rol], nu)
    for moment, doe in sorted(kwartalen.gebeurtenissen(spel), key=lambda een: een[0]):
        assert moment < spel.nu
        with time_machine.travel(moment, tick=True):
            doe()
    laatste = kwartaal_van(nu.date()).vorige
    rijen = list(Kwartaalverslag.objects.order_by("jaar", "nummer"))
    assert rijen[0].kwartaal == Kwartaal(laatste.jaar - 1, 1)
    assert Counter(rij.status for rij in rijen)["vastgelegd"] >= 2
    assert all(rij.kwartaal_kalender == rij.kwartaal.periode.aantal_dagen for rij in rijen)
    # Of two places one is filled: what was paid in advance comes back.
    assert WseVoorschot.objects.count() >= len(rijen)
    assert rijen[0].saldo_cent < 0
