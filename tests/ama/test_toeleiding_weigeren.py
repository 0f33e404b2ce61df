"""VDAB refuses AMA sociale economie: why, and what does fit."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from ama.domein.toeleiding import NALEESDAGEN
from ama.handelingen.toeleidingbeslissing import toeleiding_weigeren
from ama.meldingen.toeleiding import MELD_BESLIST
from ama.models import Toeleiding
from ama.statussen import GEWEIGERD
from tests.ama.voorstellen import aanbieder, doe_voorstel, taken, vdab
from tests.rolverdeling import Rolverdeling
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import laatste_dag
from werkzorg.deelnemers.models import Betrokkenheid
from werkzorg.doorverwijzingen.models import Bemiddelingsadvies
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel

pytestmark = pytest.mark.django_db


def _weiger(cast: Rolverdeling, rij: Toeleiding, **anders: str) -> Toeleiding:
    velden = {"motivering": "Twaalf uur lukt niet.", "weigeradvies": "ama_wvg", **anders}
    return toeleiding_weigeren(
        rij,
        motivering=velden["motivering"],
        weigeradvies=velden["weigeradvies"],
        versie=rij.versie,
        door=vdab(cast).door,
    )


def test_een_weigering_zegt_waarom_en_waarheen(cast: Rolverdeling) -> None:
    verwijzer = cast.spelers["verwijzer"]
    rij = _weiger(cast, doe_voorstel(cast, verwijzer))

    rij.refresh_from_db()
    assert (rij.status, rij.weigeradvies, rij.aanbieder) == (GEWEIGERD, "ama_wvg", None)
    assert taken(rij) == set()
    assert not Bemiddelingsadvies.objects.filter(deelnemer=rij.deelnemer).exists()
    assert Melding.objects.filter(soort=MELD_BESLIST, gebruiker=verwijzer.gebruiker).exists()
    assert Logregel.objects.filter(handeling="toeleiding_weigeren", object_id=rij.pk).exists()
    # VDAB reads it on for a while, and no longer.
    betrokken = Betrokkenheid.objects.get(dossier_id=rij.pk, rol="vdab_beslisser")
    assert laatste_dag(betrokken.periode) == timezone.localdate() + timedelta(days=NALEESDAGEN)


def test_na_een_weigering_kan_een_nieuw_voorstel(cast: Rolverdeling) -> None:
    rij = _weiger(cast, doe_voorstel(cast))

    assert doe_voorstel(cast, deelnemer=rij.deelnemer).pk != rij.pk


@pytest.mark.parametrize("veld", ["motivering", "weigeradvies"])
def test_zonder_reden_of_ander_voorstel_gaat_het_niet(cast: Rolverdeling, veld: str) -> None:
    rij = doe_voorstel(cast)

    with pytest.raises(Geweigerd) as nee:
        _weiger(cast, rij, **{veld: ""})

    assert set(nee.value.velden) == {veld}


def test_alleen_vdab_weigert(cast: Rolverdeling) -> None:
    rij = doe_voorstel(cast)

    with pytest.raises(PermissionDenied):
        toeleiding_weigeren(
            rij,
            motivering="Nee.",
            weigeradvies="ander",
            versie=rij.versie,
            door=cast.spelers["verwijzer"].door,
        )


def test_de_deur(cast: Rolverdeling, als) -> None:
    verwijzer = cast.spelers["verwijzer"]
    rij = doe_voorstel(cast, verwijzer)
    adres = reverse("toeleiding_weigeren", args=[rij.pk])
    client = als(vdab(cast))
    sleutel = {"aanvraag_sleutel": "1c2ab1f6-7a3a-4cd8-9c1c-9a4bd2b9fd12", "versie": rij.versie}

    assert client.get(adres).status_code == 200
    assert client.post(adres, sleutel).status_code == 422
    antwoord = client.post(
        adres, {**sleutel, "weigeradvies": "welzijn", "motivering": "Eerst hulp bij wonen."}
    )

    assert antwoord.status_code == 302
    # Who proposed it reads why and where to.
    tekst = als(verwijzer).get(rij.get_absolute_url()).content.decode()
    assert "Eerst hulp bij wonen." in tekst
    assert "advies Welzijn" in tekst
    assert als(cast.buren["vdab_beslisser"]).get(adres).status_code == 404
    assert not Toeleiding.objects.filter(aanbieder=aanbieder(cast)).exists()
