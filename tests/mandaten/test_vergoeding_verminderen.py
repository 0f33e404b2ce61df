"""The act `vergoeding_verminderen`: an amount or a percentage, recorded with a numbered decision."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mandaten.domein.handhaving import Geldmaatregel
from mandaten.models import Besluit, Bevoegdheid, Handhaving
from tests.mandaten.maken import beheerder_van, beslisser, maak_toekenning
from tests.mandaten.procedures import gehoord, gelezen, meegedeeld, sql, vandaag, vastgesteld
from tests.mandaten.procedures import verminder as beslis_vermindering
from werkzorg.databank.perioden import laatste_dag
from werkzorg.documenten.models import Document
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.werklijst.models import Taak


def geld(maatregel: str = "vermindering", **anders) -> Geldmaatregel:
    waarden = {
        "bedrag": Decimal("883.27"),
        "percentage": None,
        "van": vandaag() - timedelta(days=60),
        "tot": vandaag() - timedelta(days=1),
        **anders,
    }
    return Geldmaatregel(maatregel, **waarden)


def verminder(rij: Handhaving, desk, wat: Geldmaatregel | None = None, **anders) -> Besluit:
    return beslis_vermindering(rij, desk, wat or geld(), **anders)


@pytest.mark.django_db
@pytest.mark.parametrize("maatregel", ["vermindering", "terugvordering"])
def test_besluit_met_nummer_en_brief_en_de_toekenning_loopt_door(maatregel, uitgevoerd) -> None:
    desk = beslisser()
    rij = gehoord(desk, voornemen="terugvordering")
    besluit = verminder(rij, desk, geld(maatregel, bedrag=None, percentage=Decimal("12.5")))
    rij.refresh_from_db()
    assert (rij.status, rij.maatregel, rij.percentage) == ("afgesloten", maatregel, Decimal("12.50"))
    assert (rij.periode.lower, laatste_dag(rij.periode)) == (geld().van, geld().tot)
    assert (besluit.aard, besluit.handhaving_id) == ("vermindering", rij.pk)
    assert besluit.nummer.startswith("SVZ-")
    rij.toekenning.refresh_from_db()
    assert rij.toekenning.status == "actief"
    assert Bevoegdheid.objects.geldig_op(vandaag()).filter(toekenning=rij.toekenning).count() == 3
    uitgevoerd()
    assert Document.objects.get(object_id=besluit.pk).versies.count() == 1
    assert not Taak.objects.filter(object_id=rij.pk, klaar_op=None).exists()


@pytest.mark.django_db
def test_geen_besluit_voor_het_verweer() -> None:
    desk = beslisser()
    voor = vastgesteld(desk)
    with pytest.raises(Geweigerd, match="nog geen kans"):
        verminder(voor, desk)
    desk = beslisser("werkactor")
    tijdens = meegedeeld(desk, maak_toekenning("werkactor"))
    with pytest.raises(Geweigerd, match="kan zich nog verweren"):
        verminder(tijdens, desk)
    assert not Besluit.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("maak", [vastgesteld, meegedeeld], ids=["vastgesteld", "voornemen"])
@pytest.mark.parametrize("aard", ["vermindering", "schorsing", "intrekking"])
def test_geen_sanctie_voor_het_verweer_met_sql(maak, aard) -> None:
    desk = beslisser()
    rij = maak(desk)
    with pytest.raises(IntegrityError, match="geen sanctie zonder verweer"), transaction.atomic():
        sql(
            "INSERT INTO mandaten_besluit (id, soort, aard, jaar, volgnummer, nummer, genomen_op, motivering, "
            "organisatie_id, toekenning_id, handhaving_id, aangemaakt_op) "
            "VALUES (gen_random_uuid(), 'zorg', %s, 2026, 1, 'SVZ-2026-0001', now(), '', %s, %s, %s, now())",
            aard,
            rij.toekenning.houder_id,
            rij.toekenning_id,
            rij.pk,
        )
    with pytest.raises(Exception, match=r"Invalid|handhaving"), transaction.atomic():
        sql(
            "UPDATE mandaten_handhaving SET status = 'afgesloten', maatregel = 'vermindering', bedrag = 1, "
            "periode = '[2026-01-01,2026-02-01)', afgesloten_op = now() WHERE id = %s",
            rij.pk,
        )


@pytest.mark.django_db
def test_zonder_procedure_of_met_die_van_een_ander_evenmin() -> None:
    desk = beslisser()
    rij = gehoord(desk)
    ander = maak_toekenning("werkactor")
    for procedure in (None, rij.pk):
        with pytest.raises(IntegrityError, match="geen sanctie zonder verweer"), transaction.atomic():
            sql(
                "INSERT INTO mandaten_besluit (id, soort, aard, jaar, volgnummer, nummer, genomen_op, motivering, "
                "organisatie_id, toekenning_id, handhaving_id, aangemaakt_op) "
                "VALUES (gen_random_uuid(), 'werkactor', 'intrekking', 2026, 1, 'X', now(), '', %s, %s, %s, now())",
                ander.houder_id,
                ander.pk,
                procedure,
            )


@pytest.mark.django_db
def test_een_bedrag_en_een_percentage_samen_kan_niet_ook_niet_met_sql() -> None:
    desk = beslisser()
    rij = gehoord(desk)
    for wat in (geld(percentage=Decimal(5)), geld(bedrag=None), geld(bedrag=Decimal(0))):
        with pytest.raises(Geweigerd) as nee:
            verminder(rij, desk, wat)
        assert set(nee.value.velden) == {"bedrag"}
    with pytest.raises(IntegrityError, match="bedrag_of_percentage"), transaction.atomic():
        sql(
            "UPDATE mandaten_handhaving SET status = 'afgesloten', maatregel = 'vermindering', bedrag = 1, "
            "percentage = 5, periode = '[2026-01-01,2026-02-01)', afgesloten_op = now() WHERE id = %s",
            rij.pk,
        )


@pytest.mark.django_db
def test_een_erkenning_heeft_geen_vergoeding_om_te_verminderen() -> None:
    desk = beslisser("erkenning")
    rij = gehoord(desk, maak_toekenning("erkenning"))
    with pytest.raises(Geweigerd, match=r"art\. 26-27"):
        verminder(rij, desk)


@pytest.mark.django_db
def test_via_het_scherm(als) -> None:
    desk = beslisser()
    rij = gehoord(desk, voornemen="vermindering")
    adres = reverse("vergoeding_verminderen", args=[rij.pk])
    client = als(desk)
    assert "De directeur zag ervan af" in client.get(adres).text
    # Only money was announced: nothing heavier can follow.
    bladzijde = client.get(rij.get_absolute_url()).text
    assert "Verminder of vorder terug" in bladzijde
    assert "Schors het mandaat" not in bladzijde
    assert "Trek in" not in bladzijde
    goed = {
        "maatregel": "vermindering",
        "bedrag": "1.061,20",
        "van": "01/01/2026",
        "tot": "31/03/2026",
        "motivering": "Daarom.",
        "versie": str(rij.versie),
    }
    for fout in (
        {},
        {**goed, "percentage": "25"},
        {**goed, "bedrag": ""},
        {**goed, "bedrag": "", "percentage": "101"},
        {**goed, "bedrag": "", "percentage": "veel"},
        {**goed, "tot": "31/12/2025"},
        {**goed, "motivering": " "},
        {**goed, "maatregel": "intrekking"},
    ):
        antwoord = client.post(adres, {"aanvraag_sleutel": uuid4(), **fout})
        assert antwoord.status_code == 422
        assert "Fout:" in antwoord.text
    sleutel = uuid4()
    velden = gelezen(client, adres, {"aanvraag_sleutel": sleutel, **goed})
    for _ in range(2):
        antwoord = client.post(adres, velden)
        assert antwoord.headers["Location"] == rij.get_absolute_url()
    assert Besluit.objects.count() == 1
    tekst = client.get(rij.get_absolute_url()).text
    assert "1.061,20" in tekst
    assert "van 01/01/2026 tot en met 31/03/2026" in tekst
    assert als(beheerder_van(rij.toekenning.houder)).get(adres).status_code == 403
    assert als(beslisser("werkactor")).get(adres).status_code == 404


@pytest.mark.django_db
def test_alles_wat_fout_is_staat_er_in_een_keer(als) -> None:
    """Also beside a field that could not be read."""
    desk = beslisser()
    rij = gehoord(desk, voornemen="vermindering")
    antwoord = als(desk).post(
        reverse("vergoeding_verminderen", args=[rij.pk]),
        {
            "aanvraag_sleutel": uuid4(),
            "maatregel": "vermindering",
            "bedrag": "100",
            "percentage": "120",
            "van": "31/03/2026",
            "tot": "01/01/2026",
            "versie": str(rij.versie),
        },
    )
    assert antwoord.status_code == 422
    fouten = antwoord.context["formulier"].errors
    assert {"bedrag", "percentage", "tot", "motivering"} <= set(fouten)
