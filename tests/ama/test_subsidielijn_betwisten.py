"""The act `subsidielijn_betwisten`: of an own line, with a ground and an explanation, up to a last day."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from django.utils import timezone

from ama.handelingen.betwistingen import subsidielijn_betwisten
from ama.handelingen.subsidie import subsidie_berekenen
from ama.models import Betwisting, Subsidierun
from ama.models.subsidie import Subsidielijn
from tests.ama.maken import maak_overeenkomst
from tests.ama.subsidies import (
    beheerder,
    bereken,
    betrek,
    collega,
    controleer,
    erken,
    heel,
    lijn_van,
    voorbeeld,
)
from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


@pytest.fixture
def wie(cast: Rolverdeling) -> Speler:
    """The manager of the organisation that guides."""
    return beheerder(cast.spelers["begeleider_ama"])


@pytest.fixture
def lijn(cast: Rolverdeling, wie: Speler) -> Subsidielijn:
    """The line of the example, in a checked run."""
    overeenkomst = voorbeeld(cast)
    betrek(overeenkomst, wie)
    run = bereken(cast.departement)
    controleer(run, collega(cast.departement))
    return lijn_van(run, overeenkomst)


def betwist(lijn: Subsidielijn, speler: Speler, **anders: str) -> Betwisting:
    """Disputed by this player."""
    waarden = {"grond": "dagen", "toelichting": "Mei telt mee, zie het blad."}
    return subsidielijn_betwisten(lijn, **(waarden | anders), door=speler.door)


def test_betwisten(cast: Rolverdeling, lijn: Subsidielijn, wie: Speler) -> None:
    rij = betwist(lijn, wie)
    assert (rij.uitkomst, rij.betwist_door, rij.grond) == ("", wie.gebruiker, "dagen")
    regel = Logregel.objects.get(handeling="subsidielijn_betwisten")
    assert (regel.deelnemer_id, regel.gegevens) == (
        lijn.deelnemer_id,
        {"betwisting": str(rij.pk), "grond": "dagen"},
    )
    taak = Taak.objects.get(soort="betwisting_beantwoorden")
    assert (taak.organisatie, taak.rol) == (cast.departement.lidmaatschap.organisatie, "departement_zorg")


def test_niet_twee_keer_en_niet_zonder_uitleg(lijn: Subsidielijn, wie: Speler) -> None:
    with pytest.raises(Geweigerd) as nee:
        betwist(lijn, wie, grond="", toelichting=" ")
    assert set(nee.value.velden) == {"grond", "toelichting"}
    betwist(lijn, wie)
    with pytest.raises(Geweigerd, match="al betwist"):
        betwist(lijn, wie)


def test_niet_zolang_het_departement_niets_van_de_persoon_kreeg(cast: Rolverdeling, wie: Speler) -> None:
    """It sees nothing of him, so it could not answer, and the run could never be fixed."""
    erken(cast.spelers["begeleider_ama"])
    overeenkomst = maak_overeenkomst(cast, start=date(2024, 3, 1), status="ondertekend")
    betrek(overeenkomst, wie)
    run = bereken(cast.departement)
    controleer(run, collega(cast.departement))
    with pytest.raises(Geweigerd, match="dien ze eerst in"):
        betwist(lijn_van(run, overeenkomst), wie)
    assert not Taak.objects.filter(soort="betwisting_beantwoorden").exists()


def test_niet_na_de_laatste_dag(lijn: Subsidielijn, wie: Speler) -> None:
    with in_handeling():
        Subsidierun.objects.update(gecontroleerd_op=timezone.now() - timedelta(days=30))
    betwist(lijn, wie)
    with in_handeling():
        Subsidierun.objects.update(gecontroleerd_op=timezone.now() - timedelta(days=32))
        Betwisting.objects.update(
            uitkomst="afgewezen",
            antwoord="Nee",
            beantwoord_op=timezone.now(),
            beantwoord_door=wie.gebruiker,
        )
    with pytest.raises(Geweigerd, match="Betwisten kon tot en met"):
        betwist(lijn, wie)


def test_niet_die_van_een_ander_en_niet_terwijl_er_herberekend_wordt(
    cast: Rolverdeling, lijn: Subsidielijn, wie: Speler
) -> None:
    with pytest.raises(ObjectDoesNotExist):
        betwist(lijn, cast.buren["begeleider_ama"])
    run = Subsidierun.objects.get()
    subsidie_berekenen(2024, versie=run.versie, door=cast.departement.door)
    with pytest.raises(ObjectDoesNotExist):
        betwist(lijn, wie)


def test_een_vastgelegde_lijn_kan_nog(cast: Rolverdeling, wie: Speler) -> None:
    overeenkomst = voorbeeld(cast)
    betrek(overeenkomst, wie)
    rij = betwist(lijn_van(heel(cast), overeenkomst), wie)
    assert Betwisting.objects.zichtbaar_voor(wie.door).get() == rij


def test_op_het_scherm(cast: Rolverdeling, lijn: Subsidielijn, wie: Speler, als) -> None:
    client = als(wie)
    tekst = client.get(lijn.get_absolute_url()).content.decode()
    for stuk in (
        "€ 887,23",
        "306 van de 366 dagen",
        "Deze dagen tellen al mee",
        "Betwist deze lijn",
    ):
        assert stuk in tekst, stuk
    adres = reverse("subsidielijn_betwisten", args=[lijn.pk])
    velden = {"aanvraag_sleutel": str(uuid4()), "grond": "bedrag", "toelichting": ""}
    assert client.post(adres, velden).status_code == 422
    assert client.post(adres, {**velden, "toelichting": "Te weinig"}).status_code == 302
    assert "Te weinig" in client.get(Betwisting.objects.get().get_absolute_url()).content.decode()
    assert "Betwist deze lijn" not in client.get(lijn.get_absolute_url()).content.decode()
    assert client.get(reverse("betwisting_lijst")).content.decode().count("het bedrag klopt niet") == 1
    assert als(cast.buren["begeleider_ama"]).get(adres).status_code == 404
    assert als(cast.departement).get(adres).status_code == 403
