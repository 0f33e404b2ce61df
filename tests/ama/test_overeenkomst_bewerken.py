"""A draft is written over until somebody signed; then only when everybody signs again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from ama.domein.ontwerp import Opmaak
from ama.domein.overeenkomst import Partij
from ama.handelingen.opmaken import overeenkomst_bewerken
from ama.handelingen.tekenlinks import tekenlink_maken
from ama.models import Overeenkomst, Overeenkomstversie
from ama.models.persoonsbeeld import opmaak_van
from tests.ama.opmaken import INHOUD, maak_op, onderteken
from tests.rolverdeling import Rolverdeling, Speler
from werkzorg.handelen.weigering import Geweigerd, Versieconflict

pytestmark = pytest.mark.django_db
Als = Callable[[Speler], Client]


@pytest.fixture
def speler(cast: Rolverdeling) -> Speler:
    return cast.spelers["begeleider_ama"]


def _anders(rij: Overeenkomst) -> Opmaak:
    versie = Overeenkomstversie.objects.filter(overeenkomst=rij).latest("nummer")
    return replace(opmaak_van(rij, versie), inhoud=replace(INHOUD, hygiene=""))


def test_de_stand_volgt_de_inhoud(speler: Speler) -> None:
    rij = maak_op(speler)
    nieuw = overeenkomst_bewerken(rij, opmaak=_anders(rij), versie=rij.versie, door=speler.door)
    assert nieuw.status == "concept"
    assert Overeenkomstversie.objects.get(overeenkomst=rij).hygiene == ""


def test_na_een_handtekening_alleen_als_iedereen_opnieuw_tekent(speler: Speler) -> None:
    rij = onderteken(maak_op(speler), speler, Partij.DEELNEMER)
    with pytest.raises(Geweigerd) as nee:
        overeenkomst_bewerken(rij, opmaak=_anders(rij), versie=rij.versie, door=speler.door)
    assert "opnieuw_tekenen" in nee.value.velden
    link = tekenlink_maken(rij, partij=Partij.WERKPOST, door=speler.door)
    overeenkomst_bewerken(rij, opmaak=_anders(rij), versie=rij.versie, opnieuw_tekenen=True, door=speler.door)
    link.refresh_from_db()
    assert link.ingetrokken_op is not None
    eerste, tweede = Overeenkomstversie.objects.filter(overeenkomst=rij).order_by("nummer")
    assert eerste.vervallen_op is not None
    assert eerste.handtekeningen.count() == 1
    assert not tweede.handtekeningen.exists()


def test_twee_die_samen_bewerken(speler: Speler) -> None:
    rij = maak_op(speler)
    overeenkomst_bewerken(rij, opmaak=_anders(rij), versie=rij.versie, door=speler.door)
    with pytest.raises(Versieconflict):
        overeenkomst_bewerken(rij, opmaak=_anders(rij), versie=1, door=speler.door)


def test_een_getekende_overeenkomst_wordt_niet_bewerkt(speler: Speler) -> None:
    rij = onderteken(maak_op(speler), speler)
    with pytest.raises(Geweigerd, match="kan nu niet"):
        overeenkomst_bewerken(rij, opmaak=_anders(rij), versie=rij.versie, door=speler.door)


def test_de_deur_toont_beide_teksten_na_een_ander(cast: Rolverdeling, speler: Speler, als: Als) -> None:
    rij = maak_op(speler)
    adres, client = reverse("overeenkomst_bewerken", args=[rij.pk]), als(speler)
    formulier = client.get(adres).context["formulier"]
    velden = {naam: str(formulier[naam].value() or "") for naam in formulier.fields}
    velden["start"] = f"{rij.start:%d/%m/%Y}"
    for naam in ("vaph_gevraagd_op", "geinformeerd_op", "dimona_in_op"):
        velden[naam] = f"{rij.start:%d/%m/%Y}"
    overeenkomst_bewerken(rij, opmaak=_anders(rij), versie=rij.versie, door=speler.door)
    assert client.post(adres, {**velden, "hygiene": "Nog anders"}).status_code == 409
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
