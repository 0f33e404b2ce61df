"""The token endpoint, and what a token opens."""

from __future__ import annotations

from base64 import b64encode
from datetime import timedelta
from functools import partial
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pghistory
import pytest
import time_machine
from django.db import DatabaseError
from django.test import Client
from django.utils import timezone

from tests.rolverdeling import Rolverdeling
from tests.uitwisseling.maken import Machine, maak_koppeling
from werkzorg.api import token
from werkzorg.gebruikers.drempel import Grens, Poging
from werkzorg.uitwisseling.api import tellen
from werkzorg.uitwisseling.domein.scopes import REGISTER_LEZEN, VERZOEKEN_AANLEVEREN
from werkzorg.uitwisseling.domein.sleutels import hash_van
from werkzorg.uitwisseling.models import Koppeling, Toegangstoken

TOKEN = "/api/v1/token"


@pytest.fixture
def machine(cast: Rolverdeling) -> Machine:
    huis = cast.spelers["vdab_beslisser"].lidmaatschap.organisatie
    return maak_koppeling(huis, [REGISTER_LEZEN, VERZOEKEN_AANLEVEREN])


def _vraag(machine: Machine, **anders: Any) -> dict[str, Any]:
    return {
        "grant_type": "client_credentials",
        "client_id": str(machine.koppeling.pk),
        "client_secret": machine.geheim,
        **anders,
    }


@pytest.mark.django_db
def test_een_token_is_kort_geldig_en_alleen_als_hash_bewaard(machine: Machine, client: Client) -> None:
    antwoord = client.post(TOKEN, _vraag(machine))
    inhoud = antwoord.json()
    assert (inhoud["token_type"], inhoud["expires_in"]) == ("Bearer", 1800)
    assert set(inhoud["scope"].split()) == {REGISTER_LEZEN, VERZOEKEN_AANLEVEREN}
    assert antwoord["Cache-Control"] == "no-store"
    rij = Toegangstoken.objects.get()
    assert rij.hash == hash_van(inhoud["access_token"])
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        kop = {"Authorization": f"Bearer {inhoud['access_token']}"}
        assert client.get("/api/v1/toekenningen", headers=kop).status_code == 401


@pytest.mark.django_db
def test_de_sleutel_mag_ook_in_de_kop(machine: Machine, client: Client) -> None:
    paar = b64encode(f"{machine.koppeling.pk}:{machine.geheim}".encode()).decode()
    kop = {"Authorization": f"Basic {paar}"}
    assert client.post(TOKEN, {"grant_type": "client_credentials"}, headers=kop).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("anders", "status", "fout"),
    [
        ({"client_secret": "mis"}, 401, "invalid_client"),
        ({"client_id": "mis"}, 401, "invalid_client"),
        ({"client_id": "a\0b"}, 401, "invalid_client"),
        ({"client_secret": ""}, 401, "invalid_client"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"grant_type": "é“”"}, 400, "unsupported_grant_type"),
        ({"scope": "onthaal.lezen"}, 400, "invalid_scope"),
        ({"client_id": ["a", "b"]}, 400, "invalid_request"),
    ],
)
def test_een_verkeerde_vraag_krijgt_geen_token(
    machine: Machine, client: Client, anders: dict[str, Any], status: int, fout: str
) -> None:
    antwoord = client.post(TOKEN, _vraag(machine, **anders))
    assert (antwoord.status_code, antwoord.json()["error"]) == (status, fout)
    assert not Toegangstoken.objects.exists()


@pytest.mark.django_db
def test_een_onleesbare_kop_is_geen_fout_van_ons(client: Client) -> None:
    for rest in ("%%%", b64encode(b"\xff\xfe:x").decode(), ""):
        antwoord = client.post(
            TOKEN, {"grant_type": "client_credentials"}, headers={"Authorization": f"Basic {rest}"}
        )
        assert antwoord.status_code == 401
    assert client.get(TOKEN).status_code == 405


@pytest.mark.django_db
def test_wie_te_vaak_raadt_wacht(machine: Machine, client: Client) -> None:
    for _ in range(5):
        assert client.post(TOKEN, _vraag(machine, client_secret="mis")).status_code == 401
    antwoord = client.post(TOKEN, _vraag(machine))
    assert (antwoord.status_code, antwoord["Retry-After"]) == (429, "60")


@pytest.mark.django_db
def test_een_vervallen_koppeling_krijgt_niets_meer(machine: Machine, client: Client) -> None:
    gekregen = machine.token(client)
    with pghistory.context(handeling="test", door="commando:test"):
        Koppeling.objects.update(vervalt_op=timezone.localdate() - timedelta(days=1))
    assert client.post(TOKEN, _vraag(machine)).status_code == 401
    kop = {"Authorization": f"Bearer {gekregen}"}
    assert client.get("/api/v1/toekenningen", headers=kop).status_code == 401


@pytest.mark.django_db
def test_een_token_opent_geen_bladzijde_en_een_sessie_geen_api(
    machine: Machine, client: Client, cast: Rolverdeling
) -> None:
    kop = {"Authorization": f"Bearer {machine.token(client)}"}
    assert client.get("/dossiers/", headers=kop).status_code in {302, 404}
    assert client.get("/deelnemers/", headers=kop).url.startswith("/account/login/")
    client.force_login(cast.spelers["vdab_beslisser"].gebruiker)
    antwoord = client.get("/api/v1/toekenningen")
    assert antwoord.status_code == 401
    assert antwoord["Content-Type"] == "application/problem+json"


@pytest.mark.django_db
def test_boven_de_grens_wacht_de_machine(
    machine: Machine, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tellen, "momentopname", lambda dag: SimpleNamespace(getal=lambda sleutel: 3))
    beller = machine.bellen(client)
    antwoorden = [beller.vraag("/toekenningen") for _ in range(4)]
    assert [een.status_code for een in antwoorden] == [200, 200, 200, 429]
    assert int(antwoorden[3]["Retry-After"]) >= 1
    assert antwoorden[3].json()["type"] == "urn:werkzorg:probleem:te_snel"


@pytest.mark.django_db
def test_als_de_grens_niet_te_vragen_is_gaat_niets_door(
    machine: Machine, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    beller = machine.bellen(client)

    def kapot(*_: object) -> bool:
        raise DatabaseError

    monkeypatch.setattr(tellen, "neem", kapot)
    antwoord = beller.vraag("/toekenningen")
    assert (antwoord.status_code, antwoord.json()["status"]) == (503, 503)


@pytest.mark.django_db
def test_wie_met_verkeerde_tokens_blijft_komen_wacht(client: Client) -> None:
    kop = {"Authorization": "Bearer mis"}
    # The bucket fills by one a second.
    with time_machine.travel(timezone.now(), tick=False):
        antwoorden = {
            client.get("/api/v1/toekenningen", headers=kop).status_code for _ in range(tellen.MIS.inhoud)
        }
        assert antwoorden == {401}
        assert client.get("/api/v1/toekenningen", headers=kop).status_code == 429


@pytest.mark.django_db
def test_een_client_id_heeft_een_schrijfwijze(machine: Machine, client: Client) -> None:
    pk = str(machine.koppeling.pk)
    for vorm in (pk.upper(), f"{{{pk}}}", f"urn:uuid:{pk}", pk.replace("-", "")):
        assert client.post(TOKEN, _vraag(machine, client_id=vorm)).status_code == 401, vorm
    assert not Toegangstoken.objects.exists()


@pytest.mark.django_db
def test_een_koppeling_krijgt_niet_zonder_einde_tokens(machine: Machine, client: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False):
        codes = [client.post(TOKEN, _vraag(machine)).status_code for _ in range(61)]
    assert codes == [200] * 60 + [429]


@pytest.mark.django_db
def test_wie_elders_blijft_raden_sluit_de_machine_niet_uit(
    machine: Machine, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(token, "Poging", partial(Poging, alle=Grens("account", 2, 60)))
    machine.token(client)
    for nummer in range(4):
        client.post(TOKEN, _vraag(machine, client_secret="mis"), REMOTE_ADDR=f"203.0.113.{nummer}")
    assert client.post(TOKEN, _vraag(machine), REMOTE_ADDR="203.0.113.99").status_code == 429
    assert client.post(TOKEN, _vraag(machine)).status_code == 200


@pytest.mark.django_db
def test_wie_raadt_wordt_geteld_onder_een_naam_hoe_hij_die_ook_schrijft(
    machine: Machine, client: Client
) -> None:
    pk = str(machine.koppeling.pk)

    def basic(naam: str, geheim: str) -> dict[str, str]:
        return {"Authorization": f"Basic {b64encode(f'{naam}:{geheim}'.encode()).decode()}"}

    goed = {"grant_type": "client_credentials"}
    # Percent signs that a library reads as the same name.
    anders = pk.replace("-", "%2D", 1)
    assert client.post(TOKEN, goed, headers=basic(anders, machine.geheim)).status_code == 401
    # A header of nobody, and the real secret behind it.
    antwoord = client.post(TOKEN, _vraag(machine), headers=basic(str(uuid4()), "x"))
    assert (antwoord.status_code, antwoord.json()["error"]) == (400, "invalid_request")
    tab = {"Authorization": f"Basic\t{basic(pk, machine.geheim)['Authorization'][6:]} ="}
    assert client.post(TOKEN, {**goed, "client_id": str(uuid4())}, headers=tab).status_code == 401
    # The secret in the address would stand in logs.
    met_geheim = f"{TOKEN}?client_secret={machine.geheim}"
    assert client.post(met_geheim, {**goed, "client_id": pk}).status_code == 400
    assert not Toegangstoken.objects.exists()
