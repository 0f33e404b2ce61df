"""The act `erkenning_intrekken`: a recognition ends today, after the defence."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mandaten.models import Besluit, Bevoegdheid, Toekenning
from tests.mandaten.maken import beheerder_van, beslisser, maak_toekenning
from tests.mandaten.procedures import gehoord, gelezen, meegedeeld, sql, trek_in, vandaag
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.weigering import Geweigerd


@pytest.fixture
def desk(db):
    return beslisser("erkenning")


def test_vandaag_is_de_laatste_dag(desk, uitgevoerd) -> None:
    toekenning = maak_toekenning("erkenning")
    houder = beheerder_van(toekenning.houder)
    rij = gehoord(desk, toekenning)
    besluit = trek_in(rij, desk)
    toekenning.refresh_from_db()
    assert (toekenning.status, laatste_dag(toekenning.periode)) == ("ingetrokken", vandaag())
    assert besluit.nummer.startswith("AMA-")
    rijen = Bevoegdheid.objects.filter(toekenning=toekenning)
    assert [rijen.geldig_op(vandaag() + timedelta(days=n)).count() for n in (0, 1)] == [1, 0]
    assert Melding.objects.get(soort="toekenning_ingetrokken").gebruiker == houder.gebruiker
    uitgevoerd()


def test_niet_voor_het_verweer_ook_niet_met_sql(desk) -> None:
    rij = meegedeeld(desk, maak_toekenning("erkenning"))
    with pytest.raises(Geweigerd, match="kan zich nog verweren"):
        trek_in(rij, desk)
    with pytest.raises(IntegrityError, match="geen sanctie zonder verweer"), transaction.atomic():
        sql("UPDATE mandaten_toekenning SET status = 'ingetrokken' WHERE id = %s", rij.toekenning_id)
    assert not Besluit.objects.exists()


@pytest.mark.django_db
def test_een_mandaat_is_geen_erkenning() -> None:
    desk = beslisser()
    rij = gehoord(desk)
    with pytest.raises(Geweigerd, match="geen erkenning"):
        trek_in(rij, desk, sleutel="erkenning_intrekken")
    assert Toekenning.objects.get(pk=rij.toekenning_id).status == "actief"


def test_via_het_scherm(desk, als) -> None:
    rij = gehoord(desk, maak_toekenning("erkenning"))
    adres = reverse("erkenning_intrekken", args=[rij.pk])
    client = als(desk)
    bladzijde = client.get(rij.get_absolute_url()).text
    assert "Trek de erkenning in" in bladzijde
    assert "Schors" not in bladzijde
    assert "Verminder" not in bladzijde
    assert client.get(adres).status_code == 200
    assert client.post(adres, {"aanvraag_sleutel": uuid4(), "versie": str(rij.versie)}).status_code == 422
    velden = {
        "aanvraag_sleutel": uuid4(),
        "laatste_dag": f"{vandaag():%d/%m/%Y}",
        "motivering": "Geen polis.",
        "versie": str(rij.versie),
    }
    antwoord = client.post(adres, gelezen(client, adres, velden))
    assert antwoord.headers["Location"] == rij.get_absolute_url()
    assert als(beheerder_van(rij.toekenning.houder)).get(adres).status_code == 403
    assert als(beslisser("werkactor")).get(adres).status_code == 404
