"""The act `overeenkomst_aanvaarden`: only the departement of the kind; what ended meanwhile is accepted as ended."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from ama.handelingen.indienen import overeenkomst_aanvaarden
from ama.models import Begeleiding
from ama.statussen import ACTIEF, BEEINDIGD
from tests.ama.levensloop import aanvaard, begeleider, departement, maak_ingediend, over, stop, stuur, vers
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db


def test_ze_wordt_actief_en_de_begeleider_hoort_het(cast: Rolverdeling) -> None:
    rij = aanvaard(cast, maak_ingediend(cast))
    assert (rij.status, rij.aanvaard_op) == (ACTIEF, over(0))
    melding = Melding.objects.get(soort="ama_overeenkomst_aanvaard")
    assert melding.gebruiker == begeleider(cast).gebruiker
    assert Begeleiding.objects.get().sinds == over(-10)


@pytest.mark.parametrize(("einde", "status"), [(-1, BEEINDIGD), (0, ACTIEF), (5, ACTIEF)])
def test_wat_intussen_eindigde_is_beeindigd(cast: Rolverdeling, einde: int, status: str) -> None:
    rij = stop(cast, maak_ingediend(cast), over(einde))
    assert aanvaard(cast, rij).status == status


def test_wie_mag_het(cast: Rolverdeling) -> None:
    rij = maak_ingediend(cast)
    with pytest.raises(PermissionDenied):
        overeenkomst_aanvaarden(rij, versie=rij.versie, door=begeleider(cast).door)
    buur = cast.buren["departement_zorg"].door
    with pytest.raises(type(rij).DoesNotExist):
        overeenkomst_aanvaarden(rij, versie=rij.versie, door=buur)
    aanvaard(cast, rij)
    with pytest.raises(Geweigerd):
        aanvaard(cast, rij)


def test_op_het_scherm(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    rij = maak_ingediend(cast)
    client = als(departement(cast))
    assert "Op tijd ingediend" in client.get(rij.get_absolute_url() + "aanvaard/").content.decode()
    blad = client.get(rij.get_absolute_url()).content.decode()
    # Whom to ask, and that the term was not read in the law (regelgeving 5.6).
    assert begeleider(cast).gebruiker.email in blad
    assert "De termijn is een aanname." in blad
    assert stuur(client, "overeenkomst_aanvaarden", rij).status_code == 302
    assert vers(rij).status == ACTIEF
    assert stuur(als(begeleider(cast)), "overeenkomst_aanvaarden", rij).status_code == 403
