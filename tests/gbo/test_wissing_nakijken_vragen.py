"""`wissing_nakijken_vragen`: what is held back is not forgotten: on its day the partner has a task, once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from gbo.handelingen.wissen import wissing_nakijken_vragen, wissing_tegenhouden, wissing_vrijgeven
from gbo.meldingen.wissen import NAKIJKEN
from gbo.tasks.wissen import wissen
from tests.gbo.onthalen import afgerond, dagen_geleden, gbo
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
KLOK = Klok("onthaal_wissen")


def test_op_de_dag_zelf_en_een_keer(cast) -> None:
    onthaal, dag = afgerond(gbo(cast), einde=dagen_geleden(400)), timezone.localdate() + timedelta(days=30)
    stop = wissing_tegenhouden(onthaal, reden="Klacht", nakijken_op=dag, door=gbo(cast).door)
    assert wissen(dag - timedelta(days=1), KLOK).gedaan == 0
    assert [wissen(dag, KLOK).gedaan, wissen(dag, KLOK).gedaan] == [1, 0]
    taak = Taak.objects.get(soort=NAKIJKEN)
    assert (taak.object_id, taak.deelnemer_id, taak.rol) == (onthaal.pk, onthaal.pk, "gbo_medewerker")
    assert taak.organisatie_id == onthaal.partner_id
    wissing_vrijgeven(onthaal, door=gbo(cast).door)
    taak.refresh_from_db()
    assert taak.klaar_op is not None
    # Who lifted it meanwhile is asked nothing.
    assert wissing_nakijken_vragen(stop, door=KLOK) == 0


def test_wie_opnieuw_tegenhoudt_krijgt_een_nieuwe_dag(cast) -> None:
    onthaal, dag = afgerond(gbo(cast), einde=dagen_geleden(400)), timezone.localdate() + timedelta(days=30)
    goed = {"reden": "Klacht", "door": gbo(cast).door}
    wissing_tegenhouden(onthaal, nakijken_op=dag, **goed)
    wissen(dag, KLOK)
    wissing_tegenhouden(onthaal, nakijken_op=dag + timedelta(days=60), **goed)
    assert not Taak.objects.filter(klaar_op=None).exists()
    assert wissen(dag, KLOK).gedaan == 0
    assert wissen(dag + timedelta(days=60), KLOK).gedaan == 1
