"""The act `uren_verbeteren`: later than ten minutes hours are corrected, and the first value stays beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.rolverdeling import Rolverdeling, Speler
from tests.trajecten.maken import maak_traject
from tests.trajecten.netwerk import dienstverlener, maak_actie, vandaag, wijs_toe
from tests.trajecten.opvolgen import stuur
from tests.trajecten.test_tabellen import geweigerd
from trajecten.domein.uitvoering import Dagregel
from trajecten.handelingen.acties import actie_afwerken
from trajecten.handelingen.gegeven_uren import uren_registreren, uren_verbeteren
from trajecten.models import Actie, Uren
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.ui.formaten import uren

pytestmark = pytest.mark.django_db


@pytest.fixture
def opgeschreven(cast: Rolverdeling) -> Uren:
    """Three hours of the provider, today."""
    actie = wijs_toe(cast, maak_actie(maak_traject(cast)))
    uren_registreren(actie, regels=[Dagregel(0, vandaag(), Decimal(3))], door=dienstverlener(cast).door)
    return Uren.objects.get()


def verbeter(uren: Uren, wie: Speler, nieuw: str = "2.5", **anders: Any) -> Uren:
    velden = {"reden": "Een halfuur te veel.", "versie": Uren.objects.get(pk=uren.pk).versie} | anders
    return uren_verbeteren(uren, nieuw=Decimal(nieuw), door=wie.door, **velden)


def test_de_eerste_waarde_blijft_ook_na_een_tweede_verbetering(
    cast: Rolverdeling, opgeschreven: Uren
) -> None:
    wie = dienstverlener(cast)
    verbeter(opgeschreven, wie)
    verbeter(opgeschreven, wie, "0", reden="Ze was er niet.")
    rij = Uren.objects.get()
    assert (rij.eerst_uren, rij.uren, rij.verbeter_reden) == (Decimal(3), Decimal(0), "Ze was er niet.")
    assert rij.verbeterd_door_id == wie.gebruiker.pk


@pytest.mark.parametrize(
    ("nieuw", "reden", "velden"),
    [
        ("3", "x", {"uren"}),
        ("-1", "x", {"uren"}),
        ("24.25", "x", {"uren"}),
        ("2", " ", {"reden"}),
        ("24", "x", set()),
        ("0", "x", set()),
    ],
)
def test_wat_kan(cast: Rolverdeling, opgeschreven: Uren, nieuw: str, reden: str, velden: set[str]) -> None:
    if not velden:
        assert verbeter(opgeschreven, dienstverlener(cast), nieuw, reden=reden).uren == Decimal(nieuw)
        return
    with pytest.raises(Geweigerd) as nee:
        verbeter(opgeschreven, dienstverlener(cast), nieuw, reden=reden)
    assert set(nee.value.velden) == velden


def test_alleen_wie_ze_gaf_en_niet_over_een_ander_heen(cast: Rolverdeling, opgeschreven: Uren) -> None:
    with pytest.raises(Geweigerd, match="Alleen wie de uren gaf"):
        verbeter(opgeschreven, cast.casemanager_werk)
    with pytest.raises(Versieconflict):
        verbeter(opgeschreven, dienstverlener(cast), versie=7)


def test_ook_na_het_afwerken_en_nul_uren_houden_geen_vroeger_einde_tegen(
    cast: Rolverdeling, opgeschreven: Uren
) -> None:
    wie = dienstverlener(cast)
    verbeter(opgeschreven, wie, "0", reden="Foute dag.")
    actie = Actie.objects.get()
    actie_afwerken(
        actie,
        afgewerkt_op=vandaag() - timedelta(days=2),
        resultaat="Klaar.",
        versie=actie.versie,
        door=wie.door,
    )
    assert verbeter(opgeschreven, wie, "1", reden="Toch wel.").uren == 1


def test_geen_nul_uren_of_eerste_waarde_zonder_verbetering(opgeschreven: Uren) -> None:
    with geweigerd("uren_kunnen"):
        Uren.objects.filter(pk=opgeschreven.pk).update(uren=0)
    with geweigerd("uren_verbeterd_heel"):
        Uren.objects.filter(pk=opgeschreven.pk).update(eerst_uren=2)


def test_op_het_scherm_na_tien_minuten(
    cast: Rolverdeling, als: Callable[[Speler], Client], opgeschreven: Uren
) -> None:
    wie, adres = dienstverlener(cast), reverse("uren_verbeteren", args=[opgeschreven.pk])
    blad = opgeschreven.actie.get_absolute_url()
    assert adres not in als(wie).get(blad).content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert adres in als(wie).get(blad).content.decode()
        assert adres not in als(cast.casemanager_werk).get(blad).content.decode()
        assert als(cast.buren["dienstverlener"]).get(adres).status_code == 404
        client = als(wie)
        assert f"staat {uren(180)}" in client.get(adres).content.decode()
        klaar = stuur(client, "uren_verbeteren", opgeschreven.pk, uren="2u30", reden="Pauze.", versie=1)
        assert klaar.status_code == 302
        tekst = client.get(blad).content.decode()
    assert f"eerst {uren(180)}" in tekst
    assert "verbeterd: Pauze." in tekst
