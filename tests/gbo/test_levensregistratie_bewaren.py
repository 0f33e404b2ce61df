"""`levensregistratie_bewaren`: optional, whole, and of that partner alone (GBO-33)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from gbo.handelingen.levensregistratie import levensregistratie_bewaren
from gbo.models import Levensregistratie
from tests.gbo.deuren import eis_deur, verstuur
from tests.gbo.onthalen import bereikt, gbo, gestart, zuster
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict

pytestmark = pytest.mark.django_db
SLEUTEL = "levensregistratie_bewaren"
EERST = {
    "domeinen": {"wonen": "actie"},
    "rechten": {"huurpremie": "aangevraagd"},
    "stelsels": ["ziekte", "leefloon"],
}


def test_een_blad_per_partner_dat_groeit(cast) -> None:
    onthaal = gestart(gbo(cast))
    blad = levensregistratie_bewaren(onthaal, **EERST, door=gbo(cast).door)
    assert (blad.versie, blad.stelsels) == (1, ["ziekte", "leefloon"])
    tweede = EERST | {"domeinen": {"wonen": "resultaat", "financien": "besproken"}}
    blad = levensregistratie_bewaren(onthaal, **tweede, versie=1, door=gbo(cast).door)
    blad.refresh_from_db()
    assert (blad.versie, blad.domeinen) == (2, {"wonen": "resultaat", "financien": "besproken"})
    assert Levensregistratie.objects.count() == 1


def test_wie_later_bewaart_ziet_eerst_wat_er_staat(cast) -> None:
    onthaal = gestart(gbo(cast))
    levensregistratie_bewaren(onthaal, **EERST, door=gbo(cast).door)
    with pytest.raises(Versieconflict):
        levensregistratie_bewaren(onthaal, **EERST, door=gbo(cast).door)


def test_alleen_uit_de_lijsten_en_alleen_na_de_start(cast) -> None:
    onthaal = gestart(gbo(cast))
    with pytest.raises(Geweigerd) as nee:
        levensregistratie_bewaren(
            onthaal, domeinen={"diagnose": "actie"}, rechten={}, stelsels=["x"], door=gbo(cast).door
        )
    assert nee.value.velden.keys() == {"domeinen", "stelsels"}
    with pytest.raises(Geweigerd, match="“gestart”"):
        levensregistratie_bewaren(bereikt(gbo(cast)), **EERST, door=gbo(cast).door)


def test_een_andere_partner_leest_het_nooit(cast) -> None:
    onthaal = gestart(gbo(cast))
    levensregistratie_bewaren(onthaal, **EERST, door=gbo(cast).door)
    assert Levensregistratie.objects.zichtbaar_voor(gbo(cast).door).count() == 1
    # Not even were it to have the onthaaltraject itself.
    with in_handeling():
        type(onthaal).objects.filter(pk=onthaal.pk).update(
            partner_id=zuster(cast).lidmaatschap.organisatie_id
        )
    assert not Levensregistratie.objects.zichtbaar_voor(zuster(cast).door).exists()
    assert not Levensregistratie.objects.zichtbaar_voor(gbo(cast).door).exists()
    assert not Levensregistratie.objects.zichtbaar_voor(cast.spelers["vdab_beslisser"].door).exists()


def test_op_het_scherm_met_een_conflict_naast_elkaar(cast, als) -> None:
    onthaal = gestart(gbo(cast))
    eis_deur(als, cast, SLEUTEL, onthaal)
    client = als(gbo(cast))
    goed = verstuur(
        client,
        SLEUTEL,
        onthaal,
        versie="0",
        domein_wonen="actie",
        recht_huurpremie="toegekend",
        stelsels=["leefloon"],
    )
    assert goed.url == onthaal.get_absolute_url()
    tekst = client.get(goed.url).content.decode()
    assert "actie ondernomen" in tekst
    assert "Leefloon of equivalent leefloon" in tekst
    laat = verstuur(client, SLEUTEL, onthaal, versie="0", domein_wonen="besproken")
    assert laat.status_code == 409
    assert "Dit is intussen gewijzigd" in laat.content.decode()
    assert "actie ondernomen" in client.get(reverse(SLEUTEL, args=[onthaal.pk])).content.decode()
