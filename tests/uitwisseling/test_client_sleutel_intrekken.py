"""Taking one secret back."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.rolverdeling import Rolverdeling
from tests.uitwisseling.maken import maak_koppeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.uitwisseling.domein.scopes import ONTHAAL_LEZEN
from werkzorg.uitwisseling.domein.sleutels import begin_van
from werkzorg.uitwisseling.handelingen.koppelingen import (
    client_sleutel_intrekken,
    client_sleutel_vernieuwen,
)


@pytest.mark.django_db
def test_een_ingetrokken_sleutel_en_haar_tokens_werken_niet_meer(cast: Rolverdeling, client: Client) -> None:
    machine = maak_koppeling(cast.spelers["gbo_medewerker"].lidmaatschap.organisatie, [ONTHAAL_LEZEN])
    door = cast.spelers["functioneel_beheerder"].door
    beller = machine.bellen(client)
    client_sleutel_vernieuwen(machine.koppeling, door=door)
    client_sleutel_intrekken(machine.koppeling, begin=begin_van(machine.geheim), door=door)
    vraag = {
        "grant_type": "client_credentials",
        "client_id": str(machine.koppeling.pk),
        "client_secret": machine.geheim,
    }
    assert client.post("/api/v1/token", vraag).status_code == 401
    assert beller.vraag("/toekenningen").status_code == 401


@pytest.mark.django_db
def test_de_laatste_sleutel_blijft(cast: Rolverdeling) -> None:
    machine = maak_koppeling(cast.spelers["gbo_medewerker"].lidmaatschap.organisatie, [ONTHAAL_LEZEN])
    door = cast.spelers["functioneel_beheerder"].door
    with pytest.raises(Geweigerd, match="laatste sleutel"):
        client_sleutel_intrekken(machine.koppeling, begin=begin_van(machine.geheim), door=door)
    with pytest.raises(Geweigerd, match="nog werkt"):
        client_sleutel_intrekken(machine.koppeling, begin="niets", door=door)
