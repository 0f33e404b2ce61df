"""`wissing_tegenhouden`: only an ended onthaaltraject, with a reason and a day to look again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from gbo.handelingen.wissen import wissing_tegenhouden
from gbo.models import Onthaaltraject, Wisstop
from gbo.tasks.wissen import wissen
from tests.gbo.deuren import eis_deur, verstuur
from tests.gbo.onthalen import afgerond, dagen_geleden, gbo, gestart
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
SLEUTEL = "wissing_tegenhouden"


def straks():
    return timezone.localdate() + timedelta(days=90)


def test_de_klok_laat_hem_staan(cast) -> None:
    onthaal = afgerond(gbo(cast), einde=dagen_geleden(400))
    stop = wissing_tegenhouden(onthaal, reden=" Rechtszaak. ", nakijken_op=straks(), door=gbo(cast).door)
    assert (stop.reden, stop.gezet_door_id) == ("Rechtszaak.", gbo(cast).gebruiker.pk)
    assert wissen(timezone.localdate(), Klok("onthaal_wissen")).gedaan == 0
    assert Onthaaltraject.objects.filter(pk=onthaal.pk).exists()


def test_alleen_na_het_einde_en_een_tegelijk(cast) -> None:
    onthaal = afgerond(gbo(cast))
    goed = {"reden": "Rechtszaak", "nakijken_op": straks(), "door": gbo(cast).door}
    wissing_tegenhouden(onthaal, **goed)
    nieuwe = wissing_tegenhouden(onthaal, **goed | {"reden": "Beroep"})
    assert list(Wisstop.objects.geldend()) == [nieuwe]
    with pytest.raises(Geweigerd, match="Dat kan nu niet"):
        wissing_tegenhouden(gestart(gbo(cast)), **goed)
    with pytest.raises(Geweigerd) as nee:
        wissing_tegenhouden(afgerond(gbo(cast)), reden="", nakijken_op=None, door=gbo(cast).door)
    assert nee.value.velden.keys() == {"reden", "nakijken_op"}
    assert Wisstop.objects.count() == 2


def test_op_het_scherm_en_op_de_lijst(cast, als) -> None:
    onthaal = afgerond(gbo(cast), einde=dagen_geleden(350))
    eis_deur(als, cast, SLEUTEL, onthaal)
    client = als(gbo(cast))
    assert "tegengehouden" not in client.get(reverse("onthaal_wislijst")).content.decode()
    assert "Laat de wissing weer toe" not in client.get(onthaal.get_absolute_url()).content.decode()
    goed = verstuur(client, SLEUTEL, onthaal, reden="Klacht loopt.", nakijken_op=f"{straks():%d/%m/%Y}")
    tekst = client.get(goed.url).content.decode()
    assert "De wissing wordt tegengehouden" in tekst
    assert "Laat de wissing weer toe" in tekst
    assert "Klacht loopt." in tekst
    assert "tegengehouden" in client.get(reverse("onthaal_wislijst")).content.decode()
