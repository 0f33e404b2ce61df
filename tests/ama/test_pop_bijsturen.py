"""The POP is adjusted in a next version: why is said, and what stood there stays."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.urls import reverse

from ama.domein.ontwikkelplan import Doel, Stap
from ama.handelingen.ontwikkelplan import pop_bijsturen
from ama.meldingen.wse_start import IN_VDAB
from ama.models import Ontwikkelplan
from tests.ama.wsestarten import PLAN, begeleider, met_pop, toegekend
from tests.rolverdeling import Rolverdeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
ANDERS = replace(PLAN, doelen=(Doel("Alleen werken", (Stap("Proefdag", "de werkpost"),)),), minuten_doel=900)


def test_een_volgende_versie_en_een_nieuwe_taak(cast: Rolverdeling) -> None:
    speler = begeleider(cast)
    rij = met_pop(toegekend(cast), speler, replace(PLAN, in_vdab_op=PLAN.besproken_op))
    nieuw = pop_bijsturen(rij, plan=ANDERS, aanleiding="Het gaat vlot.", nummer=1, door=speler.door)
    assert (nieuw.nummer, nieuw.aanleiding, nieuw.minuten_doel) == (2, "Het gaat vlot.", 900)
    eerste = Ontwikkelplan.objects.get(toeleiding=rij, nummer=1)
    assert eerste.minuten_doel == 720
    assert Taak.objects.filter(soort=IN_VDAB, klaar_op__isnull=True).count() == 1
    assert Logregel.objects.filter(handeling="pop_bijsturen", object_id=rij.pk).exists()


def test_zonder_reden_zonder_plan_en_na_een_collega(cast: Rolverdeling) -> None:
    speler, rij = begeleider(cast), toegekend(cast)
    with pytest.raises(Geweigerd, match="nog geen ontwikkelingsplan"):
        pop_bijsturen(rij, plan=ANDERS, aanleiding="x", nummer=1, door=speler.door)
    met_pop(rij, speler)
    with pytest.raises(Geweigerd) as nee:
        pop_bijsturen(rij, plan=ANDERS, aanleiding=" ", nummer=1, door=speler.door)
    assert list(nee.value.velden) == ["aanleiding"]
    pop_bijsturen(rij, plan=ANDERS, aanleiding="x", nummer=1, door=speler.door)
    with pytest.raises(Versieconflict):
        pop_bijsturen(rij, plan=PLAN, aanleiding="y", nummer=1, door=speler.door)
    assert Ontwikkelplan.objects.count() == 2


def test_de_deur_begint_met_wat_er_staat(cast: Rolverdeling, als: Any) -> None:
    speler = begeleider(cast)
    rij = toegekend(cast)
    klant, adres = als(speler), reverse("pop_bijsturen", args=[rij.pk])
    assert klant.get(adres).status_code == 404
    met_pop(rij, speler)
    pagina = klant.get(adres)
    assert "De bus oefenen" in pagina.content.decode()
    velden = {naam: pagina.context["formulier"][naam].value() for naam in ("aanvraag_sleutel", "nummer")}
    antwoord = klant.post(
        adres,
        {
            **velden,
            "besproken_op": f"{PLAN.besproken_op:%d/%m/%Y}",
            "aanleiding": "Meer uren.",
            "doelen_n": "2",
            "doel_1": "Op tijd komen",
            "doel_1_stap_1_wat": "De bus oefenen",
            "doel_1_stap_1_wie": "de deelnemer",
            "doel_1_stap_1_klaar": "on",
            "minuten_doel": "15",
        },
    )
    assert antwoord.status_code == 302
    nieuw = Ontwikkelplan.objects.get(toeleiding=rij, nummer=2)
    assert nieuw.doelen[0]["stappen"][0]["klaar"] is True
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
