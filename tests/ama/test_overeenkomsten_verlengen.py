"""The act `overeenkomsten_verlengen`: moves the planned ends that can move."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from ama.handelingen.beeindigen import overeenkomsten_verlengen
from tests.ama.levensloop import begeleider, over, stop, stuur_bundel, vers
from tests.ama.maken import maak_overeenkomst
from tests.rolverdeling import Rolverdeling, Speler

pytestmark = pytest.mark.django_db


def test_elk_op_zich(cast: Rolverdeling) -> None:
    goed = stop(cast, maak_overeenkomst(cast, start=over(-50)), over(5))
    zonder = maak_overeenkomst(cast, start=over(-50))
    bundel = overeenkomsten_verlengen(
        overeenkomsten=[goed.pk, zonder.pk],
        einde=over(40),
        toelichting="Afspraak",
        door=begeleider(cast).door,
    )
    assert bundel.gedaan == [goed.pk]
    assert "geen einddatum" in next(iter(bundel.geweigerd.values()))
    assert vers(goed).einde == over(40)


def test_op_het_scherm(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    rij = stop(cast, maak_overeenkomst(cast, start=over(-50)), over(5))
    velden = {"einde": "", "toelichting": "Afspraak"}
    buur = als(cast.buren["begeleider_ama"])
    assert stuur_bundel(buur, "overeenkomsten_verlengen", [rij], **velden).status_code == 422
    antwoord = stuur_bundel(als(begeleider(cast)), "overeenkomsten_verlengen", [rij], **velden)
    assert antwoord.status_code == 302
    assert vers(rij).einde is None
