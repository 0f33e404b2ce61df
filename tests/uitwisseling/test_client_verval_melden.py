"""Saying in time that a machine will be shut out."""

from __future__ import annotations

from datetime import timedelta

import pghistory
import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.rolverdeling import Rolverdeling, maak_organisatie, maak_speler
from tests.uitwisseling.maken import maak_koppeling
from werkzorg.berichten.models import Melding
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.uitwisseling.domein.scopes import REGISTER_LEZEN
from werkzorg.uitwisseling.handelingen.koppelingen import client_intrekken, client_sleutel_vernieuwen
from werkzorg.uitwisseling.meldingen import VERVALT
from werkzorg.uitwisseling.models import Koppelingssleutel
from werkzorg.uitwisseling.tasks import koppelingen_bewaken
from werkzorg.werklijst.models import Taak

pytestmark = pytest.mark.django_db
_KLOK = Klok("koppelingen_bewaken")


def _open() -> list[tuple[str, object]]:
    """Who has an open task, and its term; two organisations may have a functioneel beheerder."""
    taken = Taak.objects.filter(soort=VERVALT, klaar_op__isnull=True)
    return sorted({(taak.rol, taak.termijn) for taak in taken})


def test_de_beheerder_weet_het_op_tijd_en_een_keer(cast: Rolverdeling, client: Client, als) -> None:
    beheerder = cast.spelers["organisatiebeheerder"]
    koppeling = maak_koppeling(beheerder.lidmaatschap.organisatie, [REGISTER_LEZEN]).koppeling
    vandaag = timezone.localdate()
    with pghistory.context(handeling="test", door="commando:test"):
        Koppelingssleutel.objects.update(vervalt_op=vandaag + timedelta(days=31))
    assert koppelingen_bewaken(vandaag, _KLOK).gedaan == 0
    assert _open() == []

    with pghistory.context(handeling="test", door="commando:test"):
        Koppelingssleutel.objects.update(vervalt_op=vandaag + timedelta(days=30))
    assert [koppelingen_bewaken(vandaag, _KLOK).gedaan for _ in range(2)] == [1, 0]
    assert _open() == [("organisatiebeheerder", vandaag + timedelta(days=30))]
    assert [een.gebruiker_id for een in Melding.objects.filter(soort=VERVALT)] == [beheerder.gebruiker.pk]
    blad = als(beheerder).get("/").text
    assert "Een koppeling verliest binnenkort haar toegang" in blad
    assert koppeling.naam in blad

    # Nobody did anything: it is the same task, now late.
    assert koppelingen_bewaken(vandaag + timedelta(days=32), _KLOK).gedaan == 0
    assert Taak.objects.filter(soort=VERVALT).count() == 1

    client_sleutel_vernieuwen(koppeling, door=beheerder.door)
    assert _open() == []
    assert koppelingen_bewaken(vandaag, _KLOK).gedaan == 0


def test_loopt_de_koppeling_zelf_af_dan_weet_ook_wie_er_registreert_het(cast: Rolverdeling) -> None:
    koppeling = maak_koppeling(
        cast.spelers["organisatiebeheerder"].lidmaatschap.organisatie, [REGISTER_LEZEN]
    ).koppeling
    einde = koppeling.vervalt_op
    with time_machine.travel(timezone.now() + timedelta(days=340)):
        assert koppelingen_bewaken(timezone.localdate(), _KLOK).gedaan == 1
        assert _open() == [("functioneel_beheerder", einde), ("organisatiebeheerder", einde)]
        client_intrekken(koppeling, reden="Vervangen.", door=cast.spelers["functioneel_beheerder"].door)
        assert _open() == []
        assert koppelingen_bewaken(timezone.localdate(), _KLOK).gedaan == 0


def test_zonder_beheerder_in_huis_weet_wie_er_registreert_het(cast: Rolverdeling) -> None:
    maak_koppeling(maak_organisatie("Zonder beheerder", "ocmw"), [REGISTER_LEZEN])
    vandaag = timezone.localdate()
    with pghistory.context(handeling="test", door="commando:test"):
        Koppelingssleutel.objects.update(vervalt_op=vandaag)
    maak_speler("organisatiebeheerder", maak_organisatie("Elders", "cgg"))
    koppelingen_bewaken(vandaag, _KLOK)
    assert _open() == [("functioneel_beheerder", vandaag)]


def test_een_die_mislukt_houdt_de_andere_niet_tegen(
    cast: Rolverdeling, monkeypatch: pytest.MonkeyPatch
) -> None:
    maak_koppeling(cast.spelers["organisatiebeheerder"].lidmaatschap.organisatie, [REGISTER_LEZEN])

    def kapot(*_: object, **__: object) -> int:
        raise RuntimeError

    monkeypatch.setattr("werkzorg.uitwisseling.tasks.client_verval_melden", kapot)
    assert koppelingen_bewaken(timezone.localdate(), _KLOK).fouten == 1
