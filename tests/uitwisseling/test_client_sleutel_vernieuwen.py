"""A second secret beside the first: rotation without a gap."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.rolverdeling import Rolverdeling, Speler
from tests.uitwisseling.maken import Machine, maak_koppeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.uitwisseling.domein.scopes import ONTHAAL_LEZEN
from werkzorg.uitwisseling.handelingen.koppelingen import (
    client_sleutel_intrekken,
    client_sleutel_vernieuwen,
)
from werkzorg.uitwisseling.models import Koppeling


@pytest.mark.django_db
def test_twee_sleutels_werken_naast_elkaar_en_een_derde_kan_niet(cast: Rolverdeling, client: Client) -> None:
    oud = maak_koppeling(cast.spelers["gbo_medewerker"].lidmaatschap.organisatie, [ONTHAAL_LEZEN])
    door = cast.spelers["functioneel_beheerder"].door
    koppeling, geheim = client_sleutel_vernieuwen(oud.koppeling, door=door)
    assert oud.token(client)
    assert Machine(koppeling, geheim).token(client)
    with pytest.raises(Geweigerd, match="twee sleutels"):
        client_sleutel_vernieuwen(oud.koppeling, door=door)
    client_sleutel_intrekken(koppeling, begin=oud.koppeling.sleutels.last().begin, door=door)
    assert Machine(koppeling, geheim).token(client)


@pytest.mark.django_db
def test_een_beheerder_van_een_ander_huis_ziet_de_koppeling_niet(cast: Rolverdeling) -> None:
    machine = maak_koppeling(cast.spelers["gbo_medewerker"].lidmaatschap.organisatie, [ONTHAAL_LEZEN])
    with pytest.raises(Koppeling.DoesNotExist):
        client_sleutel_vernieuwen(machine.koppeling, door=cast.spelers["organisatiebeheerder"].door)


@pytest.mark.django_db
def test_de_bladzijde_biedt_alleen_aan_wat_kan(cast: Rolverdeling, als: Callable[[Speler], Client]) -> None:
    koppeling = maak_koppeling(
        cast.spelers["gbo_medewerker"].lidmaatschap.organisatie, [ONTHAAL_LEZEN]
    ).koppeling
    client = als(cast.spelers["functioneel_beheerder"])
    blad = client.get(koppeling.get_absolute_url()).text
    assert "Maak een nieuwe sleutel" in blad
    assert "Trek een sleutel in" not in blad
    client_sleutel_vernieuwen(koppeling, door=cast.spelers["functioneel_beheerder"].door)
    blad = client.get(koppeling.get_absolute_url()).text
    assert "Maak een nieuwe sleutel" not in blad
    assert "Trek een sleutel in" in blad
