"""Two at the same moment on a quarterly report: one report, fixed once, and no advance that slips in."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import pytest
from django.db import IntegrityError

from ama.handelingen.wsevoorschotten import wse_voorschot_registreren
from ama.models import Kwartaalverslag, WseVoorschot
from tests.ama.kwartalen import K1, bevestig, contingent, controleer, leg_vast, loop, maak_op, tweede_van
from tests.deelnemers.test_gelijktijdig import tegelijk
from tests.rolverdeling import Rolverdeling, maak_rolverdeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def spelers(transactional_db: None) -> Rolverdeling:
    return maak_rolverdeling()


def _uitkomst(doe: Any) -> str:
    try:
        doe()
    except (Geweigerd, IntegrityError, Versieconflict):
        return "nee"
    return "ja"


def test_twee_die_tegelijk_opmaken_geven_een_verslag(spelers: Rolverdeling) -> None:
    contingent(spelers)
    loop(spelers, date(2025, 1, 1))
    samen = tegelijk(*(partial(_uitkomst, partial(maak_op, spelers, K1)) for _ in range(2)))
    assert samen == ["ja", "ja"]
    verslag = Kwartaalverslag.objects.get()
    assert (verslag.kalender, verslag.opmaak, verslag.lijnen.count()) == (90, 2, 1)


def test_vastleggen_en_een_voorschot_tegelijk(spelers: Rolverdeling) -> None:
    rij = contingent(spelers)
    loop(spelers, date(2025, 1, 1))
    een, twee = spelers.spelers["departement_wse"], tweede_van(spelers)
    verslag = bevestig(maak_op(spelers, K1), spelers.spelers["begeleider_ama"])
    controleer(verslag, een)
    samen = tegelijk(
        partial(_uitkomst, partial(leg_vast, verslag, twee)),
        partial(_uitkomst, partial(leg_vast, verslag, twee)),
        partial(
            _uitkomst,
            partial(
                wse_voorschot_registreren,
                rij.pk,
                K1,
                bedrag_cent=10_000,
                betaald_op=date(2025, 2, 1),
                door=een.door,
            ),
        ),
    )
    # Either the report was fixed without an advance, or the advance came first and the report must be made again.
    assert samen.count("ja") == 1
    verslag.refresh_from_db()
    assert (verslag.status == "vastgelegd") != WseVoorschot.objects.exists()
