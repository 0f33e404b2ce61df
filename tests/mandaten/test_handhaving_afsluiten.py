"""The act `handhaving_afsluiten`: without a measure, before the notice or after the defence."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from mandaten.handelingen.handhaving import handhaving_afsluiten
from mandaten.models import Besluit, Handhaving
from tests.mandaten.maken import beheerder_van, beslisser
from tests.mandaten.procedures import gehoord, meegedeeld, sql, vastgesteld
from tests.rolverdeling import Speler
from werkzorg.berichten.models import Melding
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.werklijst.models import Taak


def sluit(rij: Handhaving, desk) -> Handhaving:
    return handhaving_afsluiten(
        rij, motivering="De organisatie bracht het in orde.", versie=rij.versie, door=desk.door
    )


@pytest.mark.django_db
def test_voor_het_voornemen_hoort_de_houder_niets() -> None:
    desk = beslisser()
    rij = sluit(vastgesteld(desk), desk)
    assert (rij.status, rij.maatregel) == ("afgesloten", "geen")
    assert not Melding.objects.filter(soort="handhaving_afgesloten").exists()
    assert not Besluit.objects.exists()


@pytest.mark.django_db
def test_na_het_verweer_wel_en_alle_taken_zijn_klaar() -> None:
    desk = beslisser()
    rij = gehoord(desk)
    houder = beheerder_van(rij.toekenning.houder)
    sluit(rij, desk)
    assert Melding.objects.get(soort="handhaving_afgesloten").gebruiker == houder.gebruiker
    assert not Taak.objects.filter(object_id=rij.pk, klaar_op=None).exists()


@pytest.mark.django_db
def test_zolang_hij_zich_kan_verweren_niet() -> None:
    desk = beslisser()
    rij = meegedeeld(desk)
    with pytest.raises(Geweigerd, match="registreer eerst"):
        sluit(rij, desk)
    assert Handhaving.objects.get().status == "voornemen"


@pytest.mark.django_db
def test_een_afgesloten_procedure_heeft_een_uitkomst_ook_met_sql() -> None:
    rij = vastgesteld(beslisser())
    with pytest.raises(IntegrityError, match="maatregel_aan_het_einde"), transaction.atomic():
        sql("UPDATE mandaten_handhaving SET status = 'afgesloten' WHERE id = %s", rij.pk)
    with pytest.raises(IntegrityError, match="maatregel_na_verweer"), transaction.atomic():
        sql(
            "UPDATE mandaten_handhaving SET status = 'afgesloten', maatregel = 'intrekking', afgesloten_op = now() "
            "WHERE id = %s",
            rij.pk,
        )


@pytest.mark.django_db
def test_via_het_scherm(als) -> None:
    desk = beslisser()
    rij = vastgesteld(desk)
    adres = reverse("handhaving_afsluiten", args=[rij.pk])
    client = als(desk)
    assert "wist nog van niets" in client.get(adres).text
    assert client.post(adres, {"aanvraag_sleutel": uuid4(), "versie": "1"}).status_code == 422
    assert (
        client.post(adres, {"aanvraag_sleutel": uuid4(), "versie": "4", "motivering": "x"}).status_code == 409
    )
    antwoord = client.post(adres, {"aanvraag_sleutel": uuid4(), "versie": "1", "motivering": "In orde."})
    assert antwoord.headers["Location"] == rij.get_absolute_url()
    assert "Afgesloten zonder maatregel" in client.get(rij.get_absolute_url()).text
    assert als(beheerder_van(rij.toekenning.houder)).get(adres).status_code == 403
    assert als(beslisser("werkactor")).get(adres).status_code == 404


@pytest.mark.django_db
def test_zonder_maatregel_sluiten_is_nooit_waar_de_bladzijde_heen_stuurt(als) -> None:
    """Who announced it may not decide: what is left to him is no invitation."""
    rij = gehoord(beslisser())
    aankondiger = Speler(rij.meegedeeld_door, Lidmaatschap.objects.get(gebruiker=rij.meegedeeld_door))
    acties = als(aankondiger).get(rij.get_absolute_url()).context["acties"]
    assert [(label, stijl) for label, _, stijl in acties] == [("Sluit af zonder maatregel", "stil")]
