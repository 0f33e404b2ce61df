"""`onthaal_afbreken`: the offer is voluntary, so it can stop at any moment, with a reason and a last day (art. 4)."""

from __future__ import annotations

import pytest
from django.utils import timezone

from gbo.handelingen.einden import onthaal_afbreken
from gbo.statussen import AFGEBROKEN
from tests.gbo.deuren import eis_deur, verstuur
from tests.gbo.onthalen import aanvaard, afgerond, bereikt, dagen_geleden, gbo, gestart, maak_onthaal
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db
SLEUTEL = "onthaal_afbreken"


@pytest.mark.parametrize("maak", [maak_onthaal, aanvaard, bereikt, gestart])
def test_in_elke_open_stand(cast, maak) -> None:
    onthaal = maak(gbo(cast), sinds=dagen_geleden(2))
    na = onthaal_afbreken(onthaal, einde=dagen_geleden(1), reden="persoon_stopt", door=gbo(cast).door)
    na.refresh_from_db()
    assert (na.status, na.afbreekreden, na.einde) == (AFGEBROKEN, "persoon_stopt", dagen_geleden(1))
    assert na.weg_op is not None


def test_niet_voor_de_gegevens_er_waren_en_niet_na_een_einde(cast) -> None:
    met = {"reden": "verhuisd", "door": gbo(cast).door}
    with pytest.raises(Geweigerd) as nee:
        onthaal_afbreken(maak_onthaal(gbo(cast)), einde=dagen_geleden(1), **met)
    assert nee.value.velden.keys() == {"einde"}
    with pytest.raises(Geweigerd, match="afgerond"):
        onthaal_afbreken(afgerond(gbo(cast)), einde=timezone.localdate(), **met)


def test_een_andere_reden_vraagt_uitleg(cast) -> None:
    onthaal = gestart(gbo(cast))
    for reden, velden in (("andere", {"toelichting"}), ("", {"reden"})):
        with pytest.raises(Geweigerd) as nee:
            onthaal_afbreken(onthaal, einde=timezone.localdate(), reden=reden, door=gbo(cast).door)
        assert nee.value.velden.keys() == velden


def test_op_het_scherm(cast, als) -> None:
    onthaal = bereikt(gbo(cast))
    eis_deur(als, cast, SLEUTEL, onthaal)
    client, vandaag = als(gbo(cast)), f"{timezone.localdate():%d/%m/%Y}"
    velden = {"einde": vandaag, "toelichting": ""}
    assert verstuur(client, SLEUTEL, onthaal, reden="andere", **velden).status_code == 422
    goed = verstuur(client, SLEUTEL, onthaal, reden="persoon_stopt", **velden)
    assert "De persoon wil niet verder" in client.get(goed.url).content.decode()
