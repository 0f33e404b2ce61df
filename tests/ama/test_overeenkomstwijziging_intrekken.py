"""A change that nobody signed is taken back; what held goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from ama.handelingen.wijzigen import (
    laatst_getekend,
    overeenkomst_wijzigen,
    overeenkomstwijziging_intrekken,
)
from ama.models import Overeenkomst, Overeenkomstversie
from ama.models.versielezen import inhoud_van
from tests.ama.opmaken import maak_op, onderteken, over
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]


@pytest.fixture
def speler(cast: Rolverdeling) -> Speler:
    return cast.spelers["begeleider_ama"]


def _met_wijziging(speler: Speler) -> Overeenkomst:
    rij = onderteken(maak_op(speler), speler)
    inhoud = replace(inhoud_van(laatst_getekend(rij)), hygiene="Anders.")
    overeenkomst_wijzigen(rij, inhoud=inhoud, ingaat_op=over(5), versie=rij.versie, door=speler.door)
    return Overeenkomst.objects.get(pk=rij.pk)


def test_ze_gaat_niet_door_en_er_kan_een_andere_komen(speler: Speler) -> None:
    rij = _met_wijziging(speler)
    weg = overeenkomstwijziging_intrekken(rij, versie=rij.versie, door=speler.door)
    assert weg.vervallen_op is not None
    assert not Overeenkomstversie.objects.filter(overeenkomst=rij).open().exists()
    rij.refresh_from_db()
    inhoud = replace(inhoud_van(laatst_getekend(rij)), hygiene="Toch.")
    nieuw = overeenkomst_wijzigen(rij, inhoud=inhoud, ingaat_op=over(5), versie=rij.versie, door=speler.door)
    assert nieuw.nummer == 3


def test_zonder_wijziging_valt_er_niets_in_te_trekken(speler: Speler) -> None:
    rij = onderteken(maak_op(speler), speler)
    with pytest.raises(Geweigerd, match="niets op ondertekening"):
        overeenkomstwijziging_intrekken(rij, versie=rij.versie, door=speler.door)


def test_de_deur(cast: Rolverdeling, speler: Speler, als: Als) -> None:
    rij = _met_wijziging(speler)
    adres, client = reverse("overeenkomstwijziging_intrekken", args=[rij.pk]), als(speler)
    formulier = client.get(adres).context["formulier"]
    velden = {naam: str(formulier[naam].value()) for naam in formulier.fields}
    assert client.post(adres, velden).status_code == 302
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
