"""The act `mandaatverlies_afhandelen`: a file that needs no take-over, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import geef_bevoegdheid, maak_traject
from tests.trajecten.tandems import laat_eindigen, over, vandaag
from trajecten.handelingen.mandaatverlies import mandaatverlies_afhandelen
from trajecten.models import Mandaatverlies
from trajecten.tasks.tandem import mandaatverlies_bewaken
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db


def verliezen(cast: Rolverdeling, aantal: int = 1) -> list[Mandaatverlies]:
    bevoegd = geef_bevoegdheid(cast.casemanager_zorg, "casemanager_zorg")
    for _ in range(aantal):
        maak_traject(cast)
    laat_eindigen(bevoegd, over(10))
    mandaatverlies_bewaken(vandaag(), Klok("mandaatverlies_verwerken"))
    return list(Mandaatverlies.objects.order_by("id"))


def test_met_het_laatste_dossier_is_de_taak_klaar(cast: Rolverdeling) -> None:
    een, ander = verliezen(cast, 2)
    vdab = cast.spelers["vdab_beslisser"].door
    mandaatverlies_afhandelen(een, afhandeling="Rondt nog af.", versie=1, door=vdab)
    assert Taak.objects.filter(soort="mandaatverlies_opvolgen", klaar_op=None).count() == 1
    mandaatverlies_afhandelen(ander, afhandeling="Rondt nog af.", versie=1, door=vdab)
    assert not Taak.objects.filter(soort="mandaatverlies_opvolgen", klaar_op=None).exists()
    een.refresh_from_db()
    assert (een.afhandeling, een.versie, een.toestand) == ("Rondt nog af.", 2, "afgehandeld")


def test_zonder_reden_twee_keer_of_door_een_buur_niet(cast: Rolverdeling) -> None:
    (een,) = verliezen(cast)
    vdab = cast.spelers["vdab_beslisser"].door
    with pytest.raises(Geweigerd) as nee:
        mandaatverlies_afhandelen(een, afhandeling=" ", versie=1, door=vdab)
    assert "afhandeling" in nee.value.velden
    with pytest.raises(Versieconflict):
        mandaatverlies_afhandelen(een, afhandeling="x", versie=2, door=vdab)
    with pytest.raises(Mandaatverlies.DoesNotExist):
        mandaatverlies_afhandelen(een, afhandeling="x", versie=1, door=cast.buur.door)
    mandaatverlies_afhandelen(een, afhandeling="x", versie=1, door=vdab)
    with pytest.raises(Geweigerd):
        mandaatverlies_afhandelen(een, afhandeling="x", versie=2, door=vdab)


def test_op_het_scherm(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    (een,) = verliezen(cast)
    adres = reverse("mandaatverlies_afhandelen", args=[een.pk])
    client = als(cast.spelers["vdab_beslisser"])
    assert f"{over(10):%d/%m/%Y}" in client.get(adres).content.decode()
    velden = {"aanvraag_sleutel": str(uuid4()), "versie": 1}
    assert client.post(adres, velden).status_code == 422
    goed = client.post(
        adres, {**velden, "aanvraag_sleutel": str(uuid4()), "afhandeling": "Het traject stopt eerder."}
    )
    assert goed.status_code == 302
    assert "Geen dossier verliest een mandaat" in client.get(goed["Location"]).content.decode()
    alle = client.get(goed["Location"], {"stand": "alle"}).content.decode()
    assert "Het traject stopt eerder." in alle
    assert als(cast.buur).get(adres).status_code == 404
