"""The act `opvolging_afronden`: what a note asked for is done, once."""

from __future__ import annotations

import pytest

from tests.trajecten.maken import maak_traject
from tests.trajecten.opvolgen import noteer, open_taken, over, stuur, vandaag
from tests.trajecten.tandems import andere_organisatie, met_team, opnieuw
from trajecten.handelingen.notities import opvolging_afronden
from trajecten.handelingen.overdragen import traject_overdragen
from werkzorg.handelen.weigering import Geweigerd


@pytest.mark.django_db
def test_de_taak_gaat_van_de_lijst_en_maar_eenmaal(cast, als) -> None:
    notitie = noteer(maak_traject(cast), cast.casemanager_werk, opvolgen_op=over(3))
    client = als(cast.casemanager_werk)
    assert (
        "We spraken over werk" in client.get(f"/trajecten/notities/{notitie.pk}/opgevolgd/").content.decode()
    )
    assert stuur(client, "opvolging_afronden", notitie.pk).status_code == 302
    assert open_taken("notitie_opvolgen", notitie.pk) == []
    with pytest.raises(Geweigerd, match="niets meer open"):
        opvolging_afronden(notitie, door=cast.casemanager_werk.door)


@pytest.mark.django_db
def test_een_buur_vindt_ze_niet(cast, als) -> None:
    notitie = noteer(maak_traject(cast), cast.casemanager_werk, opvolgen_op=over(3))
    assert stuur(als(cast.buur), "opvolging_afronden", notitie.pk).status_code == 404
    assert open_taken("notitie_opvolgen", notitie.pk)


@pytest.mark.django_db
def test_de_andere_casemanager_rondt_ze_niet_af(cast, als) -> None:
    notitie = noteer(maak_traject(cast), cast.casemanager_werk, opvolgen_op=over(3))
    with pytest.raises(Geweigerd, match="niets meer open op jouw takenlijst"):
        opvolging_afronden(notitie, door=cast.casemanager_zorg.door)
    assert open_taken("notitie_opvolgen", notitie.pk)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zicht", "gaat_mee"), [("tandem", True), ("netwerk", True), ("eigen_dienst", False)]
)
def test_na_een_overdracht_is_ze_van_wie_de_notitie_leest(cast, zicht: str, gaat_mee: bool) -> None:
    met_team(cast)
    traject, zorg = maak_traject(cast), cast.casemanager_zorg
    notitie = noteer(traject, zorg, zichtbaarheid=zicht, opvolgen_op=over(3))
    nieuw = andere_organisatie("casemanager_zorg", "caw")
    traject_overdragen(
        traject,
        soort="organisatie",
        naar={"zorg": nieuw.lidmaatschap.pk},
        ingaat_op=vandaag(),
        nota="Belt liefst in de voormiddag.",
        versie=opnieuw(traject).versie,
        door=zorg.door,
    )
    wie = [taak.gebruiker for taak in open_taken("notitie_opvolgen", notitie.pk)]
    assert wie == ([nieuw.gebruiker] if gaat_mee else [])
    if gaat_mee:
        opvolging_afronden(notitie, door=nieuw.door)
