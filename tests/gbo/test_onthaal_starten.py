"""`onthaal_starten`: only a talk in which people see each other starts an onthaaltraject, on its day (GBO-33)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from gbo.handelingen.opvolgen import onthaal_starten
from gbo.models import Contactpoging
from gbo.soorten import BEREIKT, HUISBEZOEK, PERSOONLIJK, WIJZEN
from gbo.statussen import GESTART
from tests.gbo.deuren import eis_deur, verstuur
from tests.gbo.onthalen import aanvaard, bereikt, dagen_geleden, gbo, gestart, maak_onthaal, om_tien
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db
SLEUTEL = "onthaal_starten"


def test_de_start_is_de_dag_van_het_gesprek(cast) -> None:
    onthaal = aanvaard(gbo(cast), sinds=dagen_geleden(6))
    na = onthaal_starten(onthaal, wanneer=om_tien(dagen_geleden(2)), wijze=HUISBEZOEK, door=gbo(cast).door)
    na.refresh_from_db()
    assert (na.status, na.gestart_op, na.bereikt_op) == (GESTART, dagen_geleden(2), dagen_geleden(2))
    poging = Contactpoging.objects.get(onthaal=na)
    assert (poging.wijze, poging.uitkomst) == (HUISBEZOEK, BEREIKT)


def test_wie_eerder_bereikt_was_blijft_dat(cast) -> None:
    onthaal = bereikt(gbo(cast), sinds=dagen_geleden(6))
    na = onthaal_starten(onthaal, wanneer=om_tien(dagen_geleden(1)), wijze=HUISBEZOEK, door=gbo(cast).door)
    assert (na.bereikt_op, na.gestart_op) == (dagen_geleden(6), dagen_geleden(1))


@pytest.mark.parametrize("wijze", [sleutel for sleutel, _ in WIJZEN if sleutel not in PERSOONLIJK])
def test_een_telefoon_is_geen_start(cast, wijze: str) -> None:
    onthaal = aanvaard(gbo(cast))
    with pytest.raises(Geweigerd) as nee:
        onthaal_starten(onthaal, wanneer=timezone.now(), wijze=wijze, door=gbo(cast).door)
    assert "contactpoging" in nee.value.velden["wijze"]
    onthaal.refresh_from_db()
    assert (onthaal.status, onthaal.gestart_op) == ("aanvaard", None)
    assert not Contactpoging.objects.exists()


def test_niet_in_de_toekomst_niet_voor_het_aanvaarden_en_niet_twee_keer(cast) -> None:
    onthaal = aanvaard(gbo(cast))
    with pytest.raises(Geweigerd) as nee:
        onthaal_starten(
            onthaal, wanneer=timezone.now() + timedelta(days=1), wijze=HUISBEZOEK, door=gbo(cast).door
        )
    assert nee.value.velden.keys() == {"wanneer"}
    for ander in (maak_onthaal(gbo(cast)), gestart(gbo(cast))):
        with pytest.raises(Geweigerd, match="Dat kan nu niet"):
            onthaal_starten(ander, wanneer=timezone.now(), wijze=HUISBEZOEK, door=gbo(cast).door)


def test_op_het_scherm(cast, als) -> None:
    onthaal = bereikt(gbo(cast))
    eis_deur(als, cast, SLEUTEL, onthaal)
    client, nu = als(gbo(cast)), timezone.localtime()
    velden = {"dag": f"{nu:%d/%m/%Y}", "uur": f"{nu:%H:%M}", "notitie": ""}
    # The form does not even offer a call.
    assert verstuur(client, SLEUTEL, onthaal, wijze="telefoon", **velden).status_code == 422
    assert verstuur(client, SLEUTEL, onthaal, wijze="loket", **velden).status_code == 302
    onthaal.refresh_from_db()
    assert onthaal.status == GESTART
