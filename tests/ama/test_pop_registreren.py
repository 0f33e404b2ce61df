"""The POP is registered: goals, steps and hours, with the text for the VDAB file ready."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from ama.domein.ontwikkelplan import doelen_van
from ama.handelingen.ontwikkelplan import pop_registreren
from ama.meldingen.toeleiding import OPNEMEN
from ama.meldingen.wse_start import IN_VDAB
from ama.models import Ontwikkelplan, Toeleiding
from ama.statussen import STOPGEZET, VOORGESTELD
from tests.ama.maken_wse import maak_toeleiding
from tests.ama.opmaken import over
from tests.ama.wsestarten import PLAN, begeleider, toegekend
from tests.rolverdeling import Rolverdeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def ingevuld(**anders: str) -> dict[str, str]:
    """What the form sends."""
    return {
        "besproken_op": f"{over(0):%d/%m/%Y}",
        "doelen_n": "2",
        "doel_1": "Op tijd komen",
        "doel_1_stap_1_wat": "De bus oefenen",
        "doel_1_stap_1_wie": "de deelnemer",
        "minuten_doel": "12",
        **anders,
    }


def test_het_plan_staat_er_met_een_taak_voor_het_vdab_dossier(cast: Rolverdeling) -> None:
    rij, speler = toegekend(cast), begeleider(cast)
    plan = pop_registreren(rij, plan=PLAN, door=speler.door)
    plan.refresh_from_db()
    assert (plan.nummer, plan.minuten_doel, plan.in_vdab_op) == (1, 720, None)
    assert doelen_van(plan.doelen) == PLAN.doelen
    taak = Taak.objects.get(soort=IN_VDAB, klaar_op__isnull=True)
    assert (taak.organisatie_id, taak.rol) == (rij.aanbieder_id, "begeleider_ama")
    assert Logregel.objects.filter(handeling="pop_registreren", object_id=rij.pk).exists()
    assert not Taak.objects.filter(soort=OPNEMEN, klaar_op__isnull=True).exists()


def test_wat_al_in_het_vdab_dossier_staat_vraagt_niets_meer(cast: Rolverdeling) -> None:
    pop_registreren(toegekend(cast), plan=replace(PLAN, in_vdab_op=over(0)), door=begeleider(cast).door)
    assert not Taak.objects.filter(soort=IN_VDAB).exists()


def test_onvolledig_dubbel_en_te_vroeg_of_te_laat(cast: Rolverdeling) -> None:
    rij, door = toegekend(cast), begeleider(cast).door
    with pytest.raises(Geweigerd) as nee:
        pop_registreren(rij, plan=replace(PLAN, doelen=()), door=door)
    assert list(nee.value.velden) == ["doelen"]
    pop_registreren(rij, plan=PLAN, door=door)
    with pytest.raises(Geweigerd, match="stuur het bij"):
        pop_registreren(rij, plan=PLAN, door=door)
    voorbij = maak_toeleiding(cast, status=STOPGEZET)
    with pytest.raises(Geweigerd, match="Dat kan nu niet"):
        pop_registreren(voorbij, plan=PLAN, door=door)
    assert Ontwikkelplan.objects.count() == 1


def test_wie_alleen_voorstelde_of_buur_is_schrijft_niets(cast: Rolverdeling) -> None:
    rij = toegekend(cast)
    with pytest.raises(Toeleiding.DoesNotExist):
        pop_registreren(rij, plan=PLAN, door=cast.buren["begeleider_ama"].door)
    with pytest.raises(PermissionDenied):
        pop_registreren(rij, plan=PLAN, door=cast.spelers["verwijzer"].door)


def test_de_deur(cast: Rolverdeling, als: Any) -> None:
    rij = toegekend(cast)
    klant, adres = als(begeleider(cast)), reverse("pop_registreren", args=[rij.pk])
    leeg = klant.get(adres)
    assert leeg.status_code == 200
    sleutel = leeg.context["formulier"]["aanvraag_sleutel"].value()
    fout = klant.post(adres, {"aanvraag_sleutel": sleutel, **ingevuld(doel_1_stap_1_wie="")})
    assert fout.status_code == 422
    assert "wie het doet" in fout.content.decode()
    meer = klant.post(adres, {"aanvraag_sleutel": sleutel, **ingevuld(wijzig="meer")})
    assert meer.status_code == 200
    assert "doel_4" in meer.context["formulier"].fields
    goed = klant.post(
        adres,
        {
            "aanvraag_sleutel": sleutel,
            **ingevuld(opbouw_1_vanaf=f"{over(0):%d/%m/%Y}", opbouw_1_minuten="6",
                       opbouw_2_vanaf=f"{over(60):%d/%m/%Y}", opbouw_2_minuten="12"),
        },
    )  # fmt: skip
    assert goed.status_code == 302
    plan = Ontwikkelplan.objects.get(toeleiding=rij)
    assert [een["minuten"] for een in plan.opbouw] == [360, 720]
    pagina = klant.get(rij.get_absolute_url()).content.decode()
    assert "Persoonlijk ontwikkelingsplan AMA sociale economie, versie 1" in pagina
    assert "Doel 1: Op tijd komen" in pagina
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404


def test_een_voorstel_heeft_nog_geen_plan(cast: Rolverdeling, als: Any) -> None:
    rij = maak_toeleiding(cast, status=VOORGESTELD)
    adres = reverse("pop_registreren", args=[rij.pk])
    assert als(begeleider(cast)).get(adres).status_code in {302, 403, 404}
