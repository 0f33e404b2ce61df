"""The same message twice at the same moment, over two connections: it is handled once, and both get the one answer."""

from __future__ import annotations

from functools import partial
from threading import Event
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.deelnemers.test_gelijktijdig import tegelijk
from tests.omvang import aantal
from tests.rolverdeling import Speler, maak_organisatie, maak_speler
from tests.uitwisseling.maken import Beller, Machine, maak_koppeling
from tests.uitwisseling.test_verzoeken import persoon
from werkzorg.api import token
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.uitwisseling.domein.scopes import REGISTER_LEZEN, VERZOEKEN_AANLEVEREN
from werkzorg.uitwisseling.domein.sleutels import begin_van
from werkzorg.uitwisseling.handelingen.koppelingen import client_sleutel_intrekken, client_sleutel_vernieuwen
from werkzorg.uitwisseling.handelingen.tokens import bewaar_token
from werkzorg.uitwisseling.models import Bericht

pytestmark = pytest.mark.django_db(transaction=True)
KEREN = aantal(3, 25)


def _machine(naam: str) -> str:
    return maak_koppeling(maak_organisatie(naam, "vdab"), [VERZOEKEN_AANLEVEREN]).token(Client())


def test_twee_keer_dezelfde_sleutel_tegelijk_is_een_handeling(transactional_db: None) -> None:
    mijn = _machine("Eigen")
    for keer in range(1, KEREN + 1):
        # Without number: nothing but the key tells that they are the same.
        inhoud, sleutel = persoon(insz="", insz_ontbreekt="aangevraagd"), uuid4()
        stuur = [partial(Beller(Client(), mijn).stuur, "/deelnemers", inhoud, sleutel=sleutel) for _ in "ab"]
        een, twee = tegelijk(*stuur)
        assert (een.status_code, twee.status_code) == (201, 201)
        assert een.json() == twee.json()
        assert sorted("Idempotency-Replayed" in antwoord for antwoord in (een, twee)) == [False, True]
        assert (Deelnemer.objects.count(), Bericht.objects.count()) == (keer, keer)


def test_tegelijk_met_een_ander_bericht_wordt_een_van_beide_geweigerd(transactional_db: None) -> None:
    mijn = _machine("Eigen")
    for keer in range(1, KEREN + 1):
        sleutel = uuid4()
        stuur = [
            partial(Beller(Client(), mijn).stuur, "/deelnemers", persoon(), sleutel=sleutel) for _ in "ab"
        ]
        antwoorden = tegelijk(*stuur)
        assert sorted(antwoord.status_code for antwoord in antwoorden) == [201, 422]
        assert Deelnemer.objects.count() == keer


def test_twee_machines_met_dezelfde_sleutel_houden_elkaar_niet_op(transactional_db: None) -> None:
    tokens, sleutel = [_machine("Eigen"), _machine("Buur")], uuid4()
    antwoorden = tegelijk(
        *(
            partial(Beller(Client(), token).stuur, "/deelnemers", persoon(), sleutel=sleutel)
            for token in tokens
        )
    )
    assert [antwoord.status_code for antwoord in antwoorden] == [201, 201]
    assert (Deelnemer.objects.count(), Bericht.objects.count()) == (2, 2)


def test_een_token_dat_tegelijk_met_het_intrekken_komt_werkt_niet(
    toneelstuk: tuple[Machine, Speler], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The secret was judged good, it is taken back, and only then the token is kept: the two wait for each other."""
    machine, beheerder = toneelstuk
    geoordeeld, ingetrokken = Event(), Event()

    def langzaam(*args: Any) -> Any:
        geoordeeld.set()
        ingetrokken.wait(1)
        return bewaar_token(*args)

    def trek_in() -> None:
        geoordeeld.wait(10)
        client_sleutel_intrekken(machine.koppeling, begin=begin_van(machine.geheim), door=beheerder.door)
        ingetrokken.set()

    monkeypatch.setattr(token, "bewaar_token", langzaam)
    gegeven, _ = tegelijk(partial(machine.token, Client()), trek_in)
    assert Beller(Client(), gegeven).vraag("/toekenningen").status_code == 401


@pytest.fixture
def toneelstuk(transactional_db: None) -> tuple[Machine, Speler]:
    """A machine with two secrets, and who may take one back."""
    machine = maak_koppeling(maak_organisatie("Eigen", "vdab"), [REGISTER_LEZEN])
    beheerder = maak_speler("functioneel_beheerder", maak_organisatie("Departement", "departement_zorg"))
    client_sleutel_vernieuwen(machine.koppeling, door=beheerder.door)
    return machine, beheerder
