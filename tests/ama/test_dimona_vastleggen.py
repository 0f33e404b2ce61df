"""The act `dimona_vastleggen`: reference and days of the declaration, also after the end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from ama.domein.overeenkomst import Dimona
from ama.handelingen.beeindigen import dimona_vastleggen
from tests.ama.levensloop import begeleider, departement, open_taken, over, stop, stuur, vers
from tests.ama.maken import maak_overeenkomst
from tests.ama.opmaken import maak_op, onderteken
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


def test_de_taak_na_het_einde_is_dan_gedaan(cast: Rolverdeling) -> None:
    rij = stop(cast, maak_overeenkomst(cast, start=over(-50)), over(-1))
    waarden = {"referentie": "DWD-1", "in_op": over(-50), "door": begeleider(cast).door}
    dimona_vastleggen(rij, uit_op=None, versie=rij.versie, **waarden)
    assert len(open_taken("dimona_uit_aangeven", rij)) == 1
    rij = vers(rij)
    dimona_vastleggen(rij, uit_op=over(0), versie=rij.versie, **waarden)
    assert open_taken("dimona_uit_aangeven", rij) == []
    assert vers(rij).dimona_uit_op == over(0)


def test_niet_zonder_nummer(cast: Rolverdeling) -> None:
    rij = maak_overeenkomst(cast)
    with pytest.raises(Geweigerd) as nee:
        dimona_vastleggen(
            rij, referentie="", in_op=over(0), uit_op=None, versie=rij.versie, door=begeleider(cast).door
        )
    assert set(nee.value.velden) == {"dimona_referentie"}


def test_op_het_scherm_ook_met_twee(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    rij = maak_overeenkomst(cast)
    client = als(begeleider(cast))
    velden = {"dimona_referentie": "DWD-1", "dimona_in_op": f"{over(-1):%d/%m/%Y}", "dimona_uit_op": ""}
    assert stuur(client, "dimona_vastleggen", rij, versie=9, **velden).status_code == 409
    assert stuur(client, "dimona_vastleggen", rij, **velden).status_code == 302
    assert vers(rij).dimona_referentie == "DWD-1"
    assert stuur(als(cast.buren["begeleider_ama"]), "dimona_vastleggen", rij, **velden).status_code == 404
    assert stuur(als(departement(cast)), "dimona_vastleggen", rij, **velden).status_code == 403


def test_wie_vooraf_tekent_zonder_aangifte_krijgt_een_taak(cast: Rolverdeling) -> None:
    speler = begeleider(cast)
    rij = onderteken(maak_op(speler, start=over(10), dimona=Dimona()), speler)
    (taak,) = open_taken("dimona_in_aangeven", rij)
    assert taak.termijn == over(10)
    waarden = {"uit_op": None, "versie": rij.versie, "door": speler.door}
    dimona_vastleggen(rij, referentie="DWD-1", in_op=over(0), **waarden)
    assert open_taken("dimona_in_aangeven", rij) == []
    assert open_taken("dimona_in_aangeven", onderteken(maak_op(speler), speler)) == []
