"""`onthaal_doorverwijzen`: fitting help elsewhere takes over, and it says which."""

from __future__ import annotations

import pytest
from django.utils import timezone

from gbo.handelingen.einden import onthaal_doorverwijzen
from gbo.statussen import DOORVERWEZEN
from tests.gbo.deuren import eis_deur, verstuur
from tests.gbo.onthalen import bereikt, gbo, gestart
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db
SLEUTEL = "onthaal_doorverwijzen"


def test_doorverwezen_naar_een_plaats(cast) -> None:
    vandaag = timezone.localdate()
    na = onthaal_doorverwijzen(gestart(gbo(cast)), einde=vandaag, naar=" CGG De Linde ", door=gbo(cast).door)
    na.refresh_from_db()
    assert (na.status, na.doorverwezen_naar, na.einde) == (DOORVERWEZEN, "CGG De Linde", vandaag)


def test_zonder_plaats_of_einde_niet(cast) -> None:
    onthaal = gestart(gbo(cast))
    with pytest.raises(Geweigerd) as nee:
        onthaal_doorverwijzen(onthaal, einde=None, naar=" ", door=gbo(cast).door)
    assert nee.value.velden.keys() == {"einde", "naar"}
    with pytest.raises(Geweigerd, match="Dat kan nu niet"):
        onthaal_doorverwijzen(bereikt(gbo(cast)), einde=timezone.localdate(), naar="x", door=gbo(cast).door)


def test_op_het_scherm(cast, als) -> None:
    onthaal = gestart(gbo(cast))
    eis_deur(als, cast, SLEUTEL, onthaal)
    client, vandaag = als(gbo(cast)), f"{timezone.localdate():%d/%m/%Y}"
    assert verstuur(client, SLEUTEL, onthaal, einde=vandaag, naar="").status_code == 422
    goed = verstuur(client, SLEUTEL, onthaal, einde=vandaag, naar="CGG De Linde", toelichting="")
    assert "CGG De Linde" in client.get(goed.url).content.decode()
