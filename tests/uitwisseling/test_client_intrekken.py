"""Shutting a machine out."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.rolverdeling import Rolverdeling
from tests.uitwisseling.maken import maak_koppeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.uitwisseling.domein.scopes import REGISTER_LEZEN
from werkzorg.uitwisseling.handelingen.koppelingen import client_intrekken


@pytest.mark.django_db
def test_een_ingetrokken_koppeling_is_meteen_buiten(cast: Rolverdeling, client: Client) -> None:
    machine = maak_koppeling(cast.spelers["dienstverlener"].lidmaatschap.organisatie, [REGISTER_LEZEN])
    beller, door = machine.bellen(client), cast.spelers["functioneel_beheerder"].door
    assert beller.vraag("/toekenningen").status_code == 200
    with pytest.raises(Geweigerd):
        client_intrekken(machine.koppeling, reden=" ", door=door)
    rij = client_intrekken(machine.koppeling, reden="Gestopt.", door=door)
    assert rij.toestand == "ingetrokken"
    assert beller.vraag("/toekenningen").status_code == 401
    assert not Lidmaatschap.objects.filter(gebruiker_id=rij.gebruiker_id, ingetrokken_op=None).exists()
    with pytest.raises(Geweigerd, match="al ingetrokken"):
        client_intrekken(machine.koppeling, reden="Nog eens.", door=door)
