"""Somebody says that the POP stands in the VDAB file, since which day."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from ama.handelingen.ontwikkelplan import pop_in_vdab_noteren
from ama.meldingen.wse_start import IN_VDAB
from ama.models import Ontwikkelplan
from tests.ama.opmaken import over
from tests.ama.wsestarten import begeleider, met_pop, toegekend
from tests.rolverdeling import Rolverdeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def test_de_dag_staat_erbij_en_de_taak_is_klaar(cast: Rolverdeling) -> None:
    speler = begeleider(cast)
    rij = met_pop(toegekend(cast), speler)
    pop_in_vdab_noteren(rij, op=over(0), nummer=1, door=speler.door)
    assert Ontwikkelplan.objects.get(toeleiding=rij).in_vdab_op == over(0)
    assert not Taak.objects.filter(soort=IN_VDAB, klaar_op__isnull=True).exists()
    assert Logregel.objects.filter(handeling="pop_in_vdab_noteren", object_id=rij.pk).exists()


def test_een_dag_die_niet_kan_en_een_oude_versie(cast: Rolverdeling) -> None:
    speler, rij = begeleider(cast), toegekend(cast)
    with pytest.raises(Geweigerd, match="nog geen ontwikkelingsplan"):
        pop_in_vdab_noteren(rij, op=over(0), nummer=1, door=speler.door)
    met_pop(rij, speler)
    for dag in (None, over(1), over(-1)):
        with pytest.raises(Geweigerd) as nee:
            pop_in_vdab_noteren(rij, op=dag, nummer=1, door=speler.door)
        assert list(nee.value.velden) == ["in_vdab_op"]
    with pytest.raises(Versieconflict):
        pop_in_vdab_noteren(rij, op=over(0), nummer=2, door=speler.door)


def test_de_deur(cast: Rolverdeling, als: Any) -> None:
    speler = begeleider(cast)
    rij = met_pop(toegekend(cast), speler)
    klant, adres = als(speler), reverse("pop_in_vdab_noteren", args=[rij.pk])
    pagina = klant.get(adres)
    assert "Doel 1: Op tijd komen" in pagina.content.decode()
    sleutel = pagina.context["formulier"]["aanvraag_sleutel"].value()
    velden = {"aanvraag_sleutel": sleutel, "nummer": "1", "in_vdab_op": f"{over(0):%d/%m/%Y}"}
    assert klant.post(adres, velden).status_code == 302
    assert Ontwikkelplan.objects.get(toeleiding=rij).in_vdab_op == over(0)
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
