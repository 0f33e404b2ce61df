"""The act `zorgnotitie_schrijven`: beroepsgeheim; only the own zorg organisation ever reads it."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from tests.rolverdeling import maak_speler
from tests.trajecten.maken import maak_traject
from tests.trajecten.opvolgen import noteer, noteer_zorg, over, stuur, vandaag
from trajecten.handelingen.notities import zorgnotitie_schrijven
from trajecten.models import Zorgnotitie
from werkzorg.handelen.lijsten import EXPORTLIJSTEN
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.ui.formaten import datum

GEHEIM = "Geheim over de zorg."


@pytest.mark.django_db
def test_niemand_buiten_de_eigen_zorgorganisatie_leest_ze(cast) -> None:
    traject = maak_traject(cast)
    noteer_zorg(traject, cast.casemanager_zorg)
    lezers = {
        rol
        for rol, speler in cast.spelers.items()
        if Zorgnotitie.objects.zichtbaar_voor(speler.door).exists()
    }
    assert lezers == {"casemanager_zorg"}
    assert not any(Zorgnotitie.objects.zichtbaar_voor(een.door).exists() for een in cast.buren.values())


@pytest.mark.django_db
def test_werk_ziet_de_dag_en_nergens_de_inhoud(cast, als) -> None:
    traject = maak_traject(cast)
    noteer_zorg(traject, cast.casemanager_zorg)
    noteer(traject, cast.casemanager_zorg, tekst="Voor de tandem")
    werk = als(cast.casemanager_werk)
    blad = werk.get(traject.get_absolute_url()).content.decode()
    assert "Er was zorg op deze dagen" in blad
    assert datum(vandaag()) in blad
    bladen = [
        blad,
        werk.get(reverse("notitie_lijst", args=[traject.pk])).content.decode(),
        werk.get(traject.deelnemer.get_absolute_url()).content.decode(),
    ]
    assert not any(GEHEIM in tekst for tekst in bladen)
    eigen = als(cast.casemanager_zorg)
    assert GEHEIM in eigen.get(traject.get_absolute_url()).content.decode()
    # Not even for its own organisation in lists, files or the timeline of the person.
    assert GEHEIM not in eigen.get(reverse("notitie_lijst", args=[traject.pk])).content.decode()
    assert GEHEIM not in eigen.get(traject.deelnemer.get_absolute_url()).content.decode()
    vraag = type("Vraag", (dict,), {})()
    rijen = EXPORTLIJSTEN["notitie_lijst"].neem(cast.casemanager_zorg.door, vraag, traject.pk, 100).rijen
    assert [rij[3] for rij in rijen] == ["Voor de tandem"]


@pytest.mark.django_db
def test_alleen_casemanager_zorg_schrijft_er(cast, als) -> None:
    traject = maak_traject(cast)
    with pytest.raises(PermissionDenied):
        zorgnotitie_schrijven(traject, dag=vandaag(), tekst="x", door=cast.casemanager_werk.door)
    assert (
        als(cast.casemanager_werk).get(reverse("zorgnotitie_schrijven", args=[traject.pk])).status_code == 403
    )
    assert als(cast.buur).get(reverse("zorgnotitie_schrijven", args=[traject.pk])).status_code == 404


@pytest.mark.django_db
def test_zonder_keuze_wie_leest(cast, als) -> None:
    traject = maak_traject(cast)
    client = als(cast.casemanager_zorg)
    assert (
        "zichtbaarheid"
        not in client.get(reverse("zorgnotitie_schrijven", args=[traject.pk])).content.decode()
    )
    stuur(client, "zorgnotitie_schrijven", traject.pk, dag=datum(vandaag()), tekst="Nieuw schema")
    assert Zorgnotitie.objects.get().organisatie == cast.casemanager_zorg.lidmaatschap.organisatie


@pytest.mark.django_db
def test_een_collega_van_dezelfde_organisatie_in_een_andere_rol_leest_ze_niet(cast) -> None:
    noteer_zorg(maak_traject(cast), cast.casemanager_zorg)
    collega = maak_speler("begeleider_ama", cast.casemanager_zorg.lidmaatschap.organisatie)
    assert not Zorgnotitie.objects.zichtbaar_voor(collega.door).exists()


@pytest.mark.parametrize(("dag", "tekst", "veld"), [(over(1), "x", "dag"), (vandaag(), " ", "tekst")])
@pytest.mark.django_db
def test_wat_niet_kan_staat_bij_het_veld(cast, dag, tekst, veld) -> None:
    with pytest.raises(Geweigerd) as nee:
        zorgnotitie_schrijven(maak_traject(cast), dag=dag, tekst=tekst, door=cast.casemanager_zorg.door)
    assert set(nee.value.velden) == {veld}
