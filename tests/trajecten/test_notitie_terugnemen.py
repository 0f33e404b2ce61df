"""The act `notitie_terugnemen`: the writer, within ten minutes."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.trajecten.maken import in_handeling, maak_traject
from tests.trajecten.opvolgen import noteer, open_taken, over, stuur
from trajecten.handelingen.notities import notitie_terugnemen
from trajecten.models import Notitie
from werkzorg.handelen.weigering import Geweigerd


@pytest.mark.django_db
def test_de_schrijver_neemt_ze_terug_met_haar_opvolging(cast, als) -> None:
    traject = maak_traject(cast)
    notitie = noteer(traject, cast.casemanager_werk, tekst="Verkeerd dossier", opvolgen_op=over(1))
    client = als(cast.casemanager_werk)
    assert "Neem terug" in client.get(traject.get_absolute_url()).content.decode()
    assert stuur(client, "notitie_terugnemen", notitie.pk).status_code == 302
    assert "Verkeerd dossier" not in client.get(traject.get_absolute_url()).content.decode()
    assert open_taken("notitie_opvolgen", notitie.pk) == []
    # It stays in the history of the table.
    assert Notitie.objects.get(pk=notitie.pk).teruggenomen_op is not None


@pytest.mark.django_db
def test_een_ander_niet_en_later_niet(cast) -> None:
    notitie = noteer(maak_traject(cast), cast.casemanager_werk)
    with pytest.raises(Geweigerd, match="wie een notitie schreef"):
        notitie_terugnemen(notitie, door=cast.casemanager_zorg.door)
    with in_handeling():
        Notitie.objects.update(geschreven_op=timezone.now() - timedelta(minutes=10, seconds=5))
    with pytest.raises(Geweigerd, match="binnen 10 minuten"):
        notitie_terugnemen(notitie, door=cast.casemanager_werk.door)


@pytest.mark.django_db
def test_wie_ze_niet_leest_vindt_ze_niet(cast, als) -> None:
    notitie = noteer(maak_traject(cast), cast.casemanager_werk, zichtbaarheid="eigen_dienst")
    for speler in (cast.casemanager_zorg, cast.buur, cast.buren["casemanager_werk"]):
        assert stuur(als(speler), "notitie_terugnemen", notitie.pk).status_code == 404
