"""The act `mandaat_intrekken`: today is the last day; regio and partners are free from tomorrow."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mandaten.models import Besluit, Bevoegdheid, Toekenning
from tests.mandaten.maken import beheerder_van, beslisser, in_handeling, maak_toekenning
from tests.mandaten.procedures import (
    gehoord,
    gelezen,
    meegedeeld,
    schors,
    sql,
    trek_in,
    vandaag,
    vastgesteld,
)
from werkzorg.berichten.models import Melding
from werkzorg.databank.perioden import laatste_dag
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.models import Logregel


@pytest.mark.django_db
def test_alles_eindigt_vandaag_en_morgen_is_de_regio_vrij(uitgevoerd) -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    partner = toekenning.leden.exclude(organisatie=toekenning.houder)[0].organisatie
    wie = {beheerder_van(toekenning.houder).gebruiker, beheerder_van(partner).gebruiker}
    besluit = trek_in(gehoord(desk, toekenning), desk)
    toekenning.refresh_from_db()
    assert (toekenning.status, laatste_dag(toekenning.periode)) == ("ingetrokken", vandaag())
    assert toekenning.einde_reden == f"Ingetrokken bij besluit {besluit.nummer}"
    for rijen in (toekenning.leden, toekenning.regios):
        assert {laatste_dag(rij.periode) for rij in rijen.all()} == {vandaag()}
    rijen = Bevoegdheid.objects.filter(toekenning=toekenning)
    assert [rijen.geldig_op(vandaag() + timedelta(days=n)).count() for n in (0, 1)] == [3, 0]
    # Not today, but from tomorrow on somebody else can have this regio.
    with pytest.raises(IntegrityError, match="een_tegelijk"), transaction.atomic():
        maak_toekenning("zorg", van=vandaag())
    maak_toekenning("zorg", van=vandaag() + timedelta(days=1))
    assert {een.gebruiker for een in Melding.objects.filter(soort="toekenning_ingetrokken")} == wie
    assert Logregel.objects.filter(handeling="mandaat_intrekken").count() == 1
    uitgevoerd()
    assert Document.objects.get(object_id=besluit.pk).versies.get().is_verzegeld


@pytest.mark.django_db
def test_ook_wie_geschorst_is_en_wat_later_zou_beginnen_verdwijnt() -> None:
    desk, toekenning = beslisser(), maak_toekenning("zorg")
    rij = gehoord(desk, toekenning)
    schors(rij, desk, vandaag() + timedelta(days=7))
    trek_in(gehoord(desk, toekenning), desk)
    toekenning.refresh_from_db()
    assert toekenning.status == "ingetrokken"
    assert not toekenning.schorsingen.exists()


@pytest.mark.django_db
def test_een_contingent_wordt_ook_ingetrokken() -> None:
    desk, toekenning = beslisser("contingent"), maak_toekenning("contingent", tot=None)
    trek_in(gehoord(desk, toekenning), desk)
    toekenning.refresh_from_db()
    assert (toekenning.status, laatste_dag(toekenning.periode)) == ("ingetrokken", vandaag())


@pytest.mark.django_db
@pytest.mark.parametrize("maak", [vastgesteld, meegedeeld], ids=["vastgesteld", "voornemen"])
def test_geen_intrekking_voor_het_verweer_in_de_handeling_en_met_sql(maak) -> None:
    desk = beslisser()
    rij = maak(desk)
    with pytest.raises(Geweigerd):
        trek_in(rij, desk)
    with pytest.raises(IntegrityError, match="geen sanctie zonder verweer"), transaction.atomic():
        sql("UPDATE mandaten_toekenning SET status = 'ingetrokken' WHERE id = %s", rij.toekenning_id)
    with pytest.raises(Exception, match=r"Invalid|handhaving"), transaction.atomic():
        sql(
            "UPDATE mandaten_handhaving SET status = 'afgesloten', maatregel = 'intrekking', afgesloten_op = now() "
            "WHERE id = %s",
            rij.pk,
        )
    assert Toekenning.objects.get(pk=rij.toekenning_id).status == "actief"
    assert not Besluit.objects.exists()


@pytest.mark.django_db
def test_na_het_besluit_is_de_procedure_dicht_en_kan_niets_meer() -> None:
    desk = beslisser()
    rij = gehoord(desk)
    trek_in(rij, desk)
    rij.refresh_from_db()
    with pytest.raises(Geweigerd, match="afgesloten"):
        trek_in(rij, desk)
    with pytest.raises(IntegrityError, match="geen sanctie zonder verweer"), transaction.atomic():
        sql(
            "INSERT INTO mandaten_besluit (id, soort, aard, jaar, volgnummer, nummer, genomen_op, motivering, "
            "organisatie_id, toekenning_id, handhaving_id, aangemaakt_op) "
            "VALUES (gen_random_uuid(), 'zorg', 'intrekking', 2026, 99, 'X', now(), '', %s, %s, %s, now())",
            rij.toekenning.houder_id,
            rij.toekenning_id,
            rij.pk,
        )


@pytest.mark.django_db
def test_niet_zwaarder_dan_aangekondigd_niet_als_erkenning_en_niet_na_het_einde() -> None:
    desk = beslisser()
    rij = gehoord(desk, voornemen="schorsing")
    with pytest.raises(Geweigerd, match="weegt zwaarder"):
        trek_in(rij, desk)
    erkend = beslisser("erkenning")
    with pytest.raises(Geweigerd, match="trek ze in als erkenning"):
        trek_in(gehoord(erkend, maak_toekenning("erkenning")), erkend, sleutel="mandaat_intrekken")
    werk = beslisser("werkactor")
    rij = gehoord(werk, maak_toekenning("werkactor"))
    with in_handeling():
        Toekenning.objects.filter(pk=rij.toekenning_id).update(status="verlopen")
    with pytest.raises(Geweigerd, match="is verlopen"):
        trek_in(rij, werk)


@pytest.mark.django_db
def test_via_het_scherm(als) -> None:
    desk = beslisser()
    rij = gehoord(desk)
    adres = reverse("mandaat_intrekken", args=[rij.pk])
    client = als(desk)
    tekst = client.get(adres).text
    assert "Dit kun je niet terugdraaien" in tekst
    assert "De regio is vanaf de dag erna vrij" in tekst
    assert client.post(adres, {"aanvraag_sleutel": uuid4(), "versie": str(rij.versie)}).status_code == 422
    velden = {
        "aanvraag_sleutel": uuid4(),
        "laatste_dag": f"{vandaag():%d/%m/%Y}",
        "motivering": "Daarom.",
        "versie": str(rij.versie),
    }
    velden = gelezen(client, adres, velden)
    for _ in range(2):
        antwoord = client.post(adres, velden)
        assert antwoord.headers["Location"] == rij.get_absolute_url()
    assert Besluit.objects.count() == 1
    beheerder = beheerder_van(rij.toekenning.houder)
    houder = als(beheerder).get(rij.get_absolute_url()).text
    assert "Wat dit betekent" in houder
    assert "is daarna niemand bevoegd" in houder
    assert als(beheerder).get(adres).status_code == 403
    assert als(beslisser("werkactor")).get(adres).status_code == 404
