"""`wissing_vrijgeven`: what is no longer needed goes at the next round of the clock."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from gbo.handelingen.wissen import wissing_tegenhouden, wissing_vrijgeven
from gbo.models import Onthaaltraject, Wisstop
from gbo.tasks.wissen import wissen
from tests.gbo.deuren import eis_deur, verstuur
from tests.gbo.onthalen import afgerond, dagen_geleden, gbo
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
SLEUTEL = "wissing_vrijgeven"


def tegengehouden(cast) -> Onthaaltraject:
    onthaal = afgerond(gbo(cast), einde=dagen_geleden(400))
    dag = timezone.localdate() + timedelta(days=30)
    wissing_tegenhouden(onthaal, reden="Rechtszaak", nakijken_op=dag, door=gbo(cast).door)
    return onthaal


def test_daarna_wist_de_klok(cast) -> None:
    onthaal = tegengehouden(cast)
    wissing_vrijgeven(onthaal, door=gbo(cast).door)
    stop = Wisstop.objects.get()
    assert stop.opgeheven_op is not None
    assert stop.opgeheven_door_id == gbo(cast).gebruiker.pk
    assert wissen(timezone.localdate(), Klok("onthaal_wissen")).gedaan == 1
    assert not Onthaaltraject.objects.filter(pk=onthaal.pk).exists()
    assert not Wisstop.objects.exists()


def test_wat_niet_tegengehouden_is_valt_niet_vrij_te_geven(cast) -> None:
    with pytest.raises(Geweigerd, match="niet tegengehouden"):
        wissing_vrijgeven(afgerond(gbo(cast)), door=gbo(cast).door)


def test_op_het_scherm(cast, als) -> None:
    onthaal = tegengehouden(cast)
    eis_deur(als, cast, SLEUTEL, onthaal)
    assert verstuur(als(gbo(cast)), SLEUTEL, onthaal).status_code == 302
    assert not Wisstop.objects.geldend().exists()
