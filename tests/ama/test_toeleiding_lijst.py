"""The list of toeleidingen, its file and the ways to it: each reader what is his."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from django.urls import reverse

from ama.lijsten.toeleidingen import EXPORTLIJSTEN
from ama.statussen import GESTART, WACHT_OP_PLAATS
from tests.ama.maken_wse import maak_contingent, maak_toeleiding
from tests.ama.voorstellen import aanbieder, doe_voorstel, ken_toe, vdab
from tests.huis.test_vragen import MOST, vragen
from tests.rolverdeling import Rolverdeling

pytestmark = pytest.mark.django_db


def test_wat_op_vdab_wacht_staat_bovenaan(cast: Rolverdeling, als) -> None:
    toegekend = ken_toe(cast, doe_voorstel(cast))
    voorgesteld = doe_voorstel(cast)

    blad = als(vdab(cast)).get(reverse("toeleiding_lijst"))

    assert [regel.url for regel in blad.context["bladzijde"].object_list] == [
        voorgesteld.get_absolute_url(),
        toegekend.get_absolute_url(),
    ]
    assert ("voorgesteld", 1, "voorgesteld") in blad.context["tellingen"]


def test_filters_op_stand_naam_en_aanbieder(cast: Rolverdeling, als) -> None:
    rij = ken_toe(cast, doe_voorstel(cast))
    doe_voorstel(cast)
    client, adres = als(vdab(cast)), reverse("toeleiding_lijst")

    for vraag in (
        {"stand": "toegekend"},
        {"aanbieder": str(aanbieder(cast).pk)},
        {"zoek": rij.deelnemer.dossiernummer},
    ):
        regels = client.get(adres, vraag).context["bladzijde"].object_list
        assert [regel.url for regel in regels] == [rij.get_absolute_url()], vraag
    assert not client.get(adres, {"stand": "onzin"}).context["bladzijde"].object_list


def test_de_aanbieder_ziet_alleen_wie_toegekend_is_en_het_departement_wie_begon(
    cast: Rolverdeling, als
) -> None:
    doe_voorstel(cast)
    rij = ken_toe(cast, doe_voorstel(cast))
    adres = reverse("toeleiding_lijst")

    for rol in ("begeleider_ama",):
        regels = als(cast.spelers[rol]).get(adres).context["bladzijde"].object_list
        assert [regel.url for regel in regels] == [rij.get_absolute_url()]
    assert not als(cast.spelers["departement_wse"]).get(adres).context["bladzijde"].object_list
    assert not als(cast.buren["begeleider_ama"]).get(adres).context["bladzijde"].object_list


def test_de_lijsten_stellen_niet_meer_vragen_bij_meer_rijen(cast: Rolverdeling, als) -> None:
    contingent = maak_contingent(aanbieder(cast), plaatsen=3)
    client = als(cast.spelers["begeleider_ama"])
    gesteld = []
    for _ in range(2):
        for _ in range(3):
            maak_toeleiding(cast, contingent=contingent, status=WACHT_OP_PLAATS)
        gesteld.append(
            [len(vragen(client, reverse(adres))) for adres in ("toeleiding_lijst", "wachtlijst_lezen")]
        )

    assert gesteld[0] == gesteld[1]
    assert max(gesteld[0]) <= MOST


def test_beide_lijsten_gaan_mee_als_bestand(cast: Rolverdeling) -> None:
    contingent = maak_contingent(aanbieder(cast), plaatsen=1)
    wacht = maak_toeleiding(cast, contingent=contingent, status=WACHT_OP_PLAATS)
    maak_toeleiding(cast, contingent=contingent, status=GESTART)
    door = cast.spelers["begeleider_ama"].door

    per_sleutel = {een.sleutel: een for een in EXPORTLIJSTEN}
    alles = per_sleutel["toeleiding_lijst"].neem(door, QueryDict(), None, 10)
    rij = per_sleutel["wachtlijst_lezen"].neem(door, QueryDict(), None, 10)

    assert len(alles.rijen) == 2
    assert [len(een) for een in alles.rijen] == [len(per_sleutel["toeleiding_lijst"].kolommen)] * 2
    assert rij.deelnemers == {wacht.deelnemer_id}
    assert rij.rijen[0][2] == 1
    assert rij.rijen[0][-1] == "1 toegekend, 1 bezet, 0 gepland, 0 vrij, 1 wacht."


def test_wie_toeleidt_vindt_de_lijsten_op_vandaag(cast: Rolverdeling, als) -> None:
    for rol in ("vdab_beslisser", "casemanager_werk", "verwijzer"):
        assert reverse("toeleiding_lijst") in als(cast.spelers[rol]).get("/").content.decode(), rol
    for rol in ("begeleider_ama", "casemanager_zorg"):
        assert "wseingang" not in als(cast.spelers[rol]).get("/").content.decode(), rol
