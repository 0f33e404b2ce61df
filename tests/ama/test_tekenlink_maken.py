"""A link to sign from afar, made by the begeleider, with a code that goes another way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from ama.domein.overeenkomst import Partij
from ama.handelingen.tekenlinks import tekenlink_maken
from ama.models import Tekenlink
from ama.models.tekenlinks import code_van, klopt, link_van, token_van
from tests.ama.opmaken import maak_op, onderteken
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]


@pytest.fixture
def speler(cast: Rolverdeling) -> Speler:
    return cast.spelers["begeleider_ama"]


def test_een_nieuwe_link_vervangt_de_vorige(speler: Speler) -> None:
    rij = maak_op(speler)
    eerste = tekenlink_maken(rij, partij=Partij.WERKPOST, door=speler.door)
    tweede = tekenlink_maken(rij, partij=Partij.WERKPOST, door=speler.door)
    eerste.refresh_from_db()
    assert eerste.ingetrokken_op is not None
    assert tweede.geldig_uren == 72
    assert list(Tekenlink.objects.open()) == [tweede]


def test_link_en_code_staan_niet_in_de_databank(speler: Speler) -> None:
    link = tekenlink_maken(maak_op(speler), partij=Partij.WERKPOST, door=speler.door)
    code = code_van(link.pk)
    assert len(code) == 8
    assert code not in link.code_hash
    assert klopt(link, f"{code[:4]} {code[4:]}")
    assert not klopt(link, "00000000")
    assert link_van(token_van(link)) == link
    assert link_van(token_van(link) + "x") is None
    assert link_van("onzin") is None


def test_wie_al_tekende_krijgt_geen_link(speler: Speler) -> None:
    rij = onderteken(maak_op(speler), speler, Partij.DEELNEMER)
    with pytest.raises(Geweigerd):
        tekenlink_maken(rij, partij=Partij.DEELNEMER, door=speler.door)


def test_de_deur_toont_link_en_code(cast: Rolverdeling, speler: Speler, als: Als) -> None:
    rij = maak_op(speler)
    adres, client = reverse("tekenlink_maken", args=[rij.pk]), als(speler)
    sleutel = client.get(adres).context["formulier"]["aanvraag_sleutel"].value()
    assert client.post(adres, {"aanvraag_sleutel": str(sleutel), "partij": "werkpost"}).status_code == 302
    link, blad = Tekenlink.objects.get(), client.get(adres).content.decode()
    assert token_van(link) in blad
    assert code_van(link.pk)[:4] in blad
    assert client.get(adres).context["formulier"]["partij"].value() is None
    onderteken(rij, speler, Partij.DEELNEMER, Partij.BEGELEIDER)
    assert client.get(adres).context["formulier"]["partij"].value() == "werkpost"
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
