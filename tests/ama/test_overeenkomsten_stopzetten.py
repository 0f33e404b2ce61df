"""The act `overeenkomsten_stopzetten`: one day and one reason; presences hold back only their own agreement."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from ama.handelingen.beeindigen import overeenkomsten_stopzetten
from ama.statussen import AFGEBROKEN, BEEINDIGD, KLAAR
from tests.ama.levensloop import begeleider, over, stuur_bundel, vers
from tests.ama.maken import maak_aanwezigheid, maak_overeenkomst, maak_versie
from tests.rolverdeling import Rolverdeling, Speler

pytestmark = pytest.mark.django_db


def test_elk_op_zich(cast: Rolverdeling) -> None:
    goed, ontwerp = maak_overeenkomst(cast, start=over(-50)), maak_overeenkomst(cast, status=KLAAR)
    bezet = maak_overeenkomst(cast, start=over(-50))
    maak_versie(bezet)
    maak_aanwezigheid(bezet, over(-1))
    bundel = overeenkomsten_stopzetten(
        overeenkomsten=[een.pk for een in (goed, ontwerp, bezet)],
        einde=over(-2),
        reden="werkpost_stopt",
        toelichting="De werkpost sluit.",
        door=begeleider(cast).door,
    )
    assert {vers(goed).status, vers(ontwerp).status} == {BEEINDIGD, AFGEBROKEN}
    assert vers(bezet).einde is None
    assert f"{over(-1):%d/%m/%Y}" in next(iter(bundel.geweigerd.values()))


def test_op_het_scherm(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    rijen = [maak_overeenkomst(cast, start=over(-50)) for _ in range(2)]
    velden = {"einde": f"{over(-1):%d/%m/%Y}", "reden": "werkpost_stopt", "toelichting": ""}
    buur = als(cast.buren["begeleider_ama"])
    assert stuur_bundel(buur, "overeenkomsten_stopzetten", rijen, **velden).status_code == 422
    client = als(begeleider(cast))
    assert stuur_bundel(client, "overeenkomsten_stopzetten", rijen, **velden).status_code == 302
    assert {vers(een).status for een in rijen} == {BEEINDIGD}
