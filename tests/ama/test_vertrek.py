"""What goes along when a begeleider leaves: every agreement that is not over, with its tasks."""

from __future__ import annotations

import pytest

from ama.handelingen.taken import vraag_indienen
from ama.handelingen.vertrek import draag_overeenkomsten_over
from ama.statussen import BEEINDIGD, KLAAR, ONDERTEKEND
from tests.ama.levensloop import begeleider, collega, open_taken, over, stop, vers
from tests.ama.maken import maak_overeenkomst
from tests.rolverdeling import Rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.overdracht import OVERDRACHTEN

pytestmark = pytest.mark.django_db


def test_de_opvolger_begeleidt_wat_niet_voorbij_is(cast: Rolverdeling) -> None:
    van, opvolger = begeleider(cast).lidmaatschap, collega(cast).lidmaatschap
    rijen = [maak_overeenkomst(cast, status=status) for status in (KLAAR, ONDERTEKEND)]
    voorbij = stop(cast, maak_overeenkomst(cast), over(-1))
    assert voorbij.status == BEEINDIGD
    door = cast.spelers["organisatiebeheerder"].door
    assert OVERDRACHTEN["ama_overeenkomsten"].tel(van) == 2
    with in_handeling():
        vraag_indienen(rijen[1])
        assert draag_overeenkomsten_over(van, None, over(0), door) == 0
        assert draag_overeenkomsten_over(van, opvolger, over(0), door) == 2
        assert draag_overeenkomsten_over(van, opvolger, over(0), door) == 0
    assert {vers(rij).begeleider_lid for rij in rijen} == {opvolger}
    assert vers(voorbij).begeleider_lid == van
    (taak,) = open_taken("overeenkomst_nog_in_te_dienen", rijen[1])
    assert taak.gebruiker_id == opvolger.gebruiker_id
