"""The page of what was earned so far: the same day, per person, as a run would count it."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from ama.bladen.subsidieverdiend import verdiend
from tests.ama.subsidies import betrek, erken, loop, voorbeeld
from tests.rolverdeling import Rolverdeling

pytestmark = pytest.mark.django_db


def test_tot_vandaag_en_heel_het_jaar(cast: Rolverdeling) -> None:
    voorbeeld(cast)
    door = cast.spelers["begeleider_ama"].door
    (een,), maximum = verdiend(door, 2024, date(2024, 4, 30))
    assert (een.dagen, een.nu_cent, een.jaar_cent, maximum) == (61, 17_687, 88_723, 106_120)
    assert een.niet_geteld == (
        "30 dagen niet geteld. Deze dagen tellen al mee door een andere overeenkomst bij dezelfde begeleider.",
    )
    (voor,), _ = verdiend(door, 2024, date(2023, 12, 31))
    assert (voor.dagen, voor.nu_cent, voor.jaar_cent) == (0, 0, 88_723)


def test_gedeeld_met_een_andere_begeleider(cast: Rolverdeling) -> None:
    eigen, buur = cast.spelers["begeleider_ama"], cast.buren["begeleider_ama"]
    erken(eigen, buur)
    eerste = loop(cast, date(2024, 1, 1), date(2024, 12, 31))
    betrek(loop(cast, date(2024, 1, 1), date(2024, 12, 31), deelnemer=eerste.deelnemer, speler=buur), buur)
    (een,), _ = verdiend(eigen.door, 2024, date(2024, 12, 31))
    assert (een.nu_cent, "2 begeleiders" in een.let_op) == (53_060, True)


def test_op_het_scherm(cast: Rolverdeling, als) -> None:
    vandaag = timezone.localdate()
    wie = cast.spelers["begeleider_ama"]
    erken(wie)
    overeenkomst = loop(cast, date(vandaag.year, 1, 1))
    tekst = als(wie).get(reverse("subsidie_verdiend")).content.decode()
    assert overeenkomst.deelnemer.naam in tekst
    assert "van hoogstens € 1.061,20" in tekst
    anders = als(cast.buren["begeleider_ama"]).get(reverse("subsidie_verdiend")).content.decode()
    assert overeenkomst.deelnemer.naam not in anders
    assert als(cast.departement).get(reverse("subsidie_verdiend")).status_code == 403
