"""The act `overeenkomsten_aanvaarden`: the departement accepts what waits, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from ama.handelingen.indienen import overeenkomsten_aanvaarden
from ama.statussen import ACTIEF
from tests.ama.levensloop import aanvaard, begeleider, departement, maak_ingediend, stuur_bundel, vers
from tests.rolverdeling import Rolverdeling, Speler

pytestmark = pytest.mark.django_db


def test_wat_wacht_wordt_aanvaard(cast: Rolverdeling) -> None:
    rijen = [maak_ingediend(cast) for _ in range(2)]
    al = aanvaard(cast, maak_ingediend(cast))
    bundel = overeenkomsten_aanvaarden(
        overeenkomsten=[een.pk for een in (*rijen, al)], door=departement(cast).door
    )
    assert len(bundel.gedaan) == 2
    assert len(bundel.geweigerd) == 1
    assert {vers(een).status for een in rijen} == {ACTIEF}


def test_op_het_scherm(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    rij = maak_ingediend(cast)
    assert stuur_bundel(als(begeleider(cast)), "overeenkomsten_aanvaarden", [rij]).status_code == 403
    buur = als(cast.buren["departement_zorg"])
    assert stuur_bundel(buur, "overeenkomsten_aanvaarden", [rij]).status_code == 422
    assert stuur_bundel(als(departement(cast)), "overeenkomsten_aanvaarden", [rij]).status_code == 302
    assert vers(rij).status == ACTIEF
