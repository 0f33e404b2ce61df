"""Somebody without account reads the text behind the code and agrees; once."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ama.domein.overeenkomst import Partij
from ama.handelingen.tekenlinks import tekenlink_gebruiken, tekenlink_maken
from ama.models import Handtekening, Overeenkomst, Tekenlink
from ama.models.tekenlinks import code_van, token_van
from ama.models.versielezen import kenmerk_van
from tests.ama.opmaken import maak_op, onderteken
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Klok

pytestmark = pytest.mark.django_db
DOOR = Klok("tekenlink_gebruiken")


@pytest.fixture
def speler(cast: Rolverdeling) -> Speler:
    return cast.spelers["begeleider_ama"]


def _link(speler: Speler) -> tuple[Overeenkomst, Tekenlink]:
    rij = onderteken(maak_op(speler), speler, Partij.DEELNEMER, Partij.BEGELEIDER)
    return rij, tekenlink_maken(rij, partij=Partij.WERKPOST, door=speler.door)


def test_wie_laatst_tekent_van_ver_maakt_ze_geldig(speler: Speler) -> None:
    rij, link = _link(speler)
    gezien = kenmerk_van(rij, link.versie)
    tekenlink_gebruiken(link.pk, naam="Jo Bakker", gezien=gezien, door=DOOR)
    gezet = Handtekening.objects.get(partij="werkpost")
    assert (gezet.naam, gezet.wijze, gezet.geregistreerd_door_id) == ("Jo Bakker", "link", None)
    assert gezet.vingerafdruk == gezien
    assert Overeenkomst.objects.get(pk=rij.pk).status == "ondertekend"
    with pytest.raises(Geweigerd):
        tekenlink_gebruiken(link.pk, naam="Jo Bakker", gezien=gezien, door=DOOR)


def test_zonder_naam_of_over_iets_anders(speler: Speler) -> None:
    rij, link = _link(speler)
    with pytest.raises(Geweigerd):
        tekenlink_gebruiken(link.pk, naam=" ", gezien=kenmerk_van(rij, link.versie), door=DOOR)
    with pytest.raises(Geweigerd, match="gewijzigd"):
        tekenlink_gebruiken(link.pk, naam="Jo", gezien="x", door=DOOR)
    assert not Handtekening.objects.filter(partij="werkpost").exists()


def test_de_openbare_bladzijde_van_code_tot_dank(speler: Speler, client: Client) -> None:
    rij, link = _link(speler)
    adres = reverse("tekenen")
    client.get(f"{adres}?t={token_van(link)}")
    sleutel = client.get(adres).context["formulier"]["aanvraag_sleutel"].value()
    client.post(adres, {"aanvraag_sleutel": str(sleutel), "code": code_van(link.pk)})
    blad = client.get(adres)
    tekst = blad.content.decode()
    assert "Wat spreken we af?" in tekst
    assert "Inpakken en sorteren" in tekst
    # Who signs for the werkpost reads about whom it is.
    assert f"Met “u” bedoelt de tekst {rij.deelnemer.naam}" in tekst
    velden = {
        naam: str(blad.context["formulier"][naam].value() or "") for naam in ("aanvraag_sleutel", "gezien")
    }
    assert client.post(adres, {**velden, "naam": "Jo Bakker"}).status_code == 422
    klaar = client.post(adres, {**velden, "naam": "Jo Bakker", "akkoord": "on"})
    assert "U hebt ondertekend" in klaar.content.decode()
    assert client.get(adres).status_code == 410
    assert Overeenkomst.objects.get(pk=rij.pk).status == "ondertekend"


def test_wie_aangemeld_is_blijft_aangemeld(speler: Speler, als: Callable[[Speler], Client]) -> None:
    _, link = _link(speler)
    client, adres = als(speler), reverse("tekenen")
    client.get(f"{adres}?t={token_van(link)}")
    client.post(adres, {"aanvraag_sleutel": str(uuid4()), "code": code_van(link.pk)})
    formulier = client.get(adres).context["formulier"]
    velden = {"gezien": formulier["gezien"].value(), "naam": "Jo Bakker", "akkoord": "on"}
    sleutel = str(formulier["aanvraag_sleutel"].value())
    assert (
        "U hebt ondertekend" in client.post(adres, {**velden, "aanvraag_sleutel": sleutel}).content.decode()
    )
    assert client.get(reverse("overeenkomst_lijst")).status_code == 200
