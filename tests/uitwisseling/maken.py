"""Making what a machine needs, and calling the API as one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pghistory
from django.test import Client
from django.utils import timezone

from werkzorg.databank.perioden import reeks
from werkzorg.gebruikers.models import Gebruiker
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.organisaties.rollen import rollen_bij
from werkzorg.uitwisseling.domein.scopes import AANBOD, ONTHAAL, rollen_voor
from werkzorg.uitwisseling.domein.sleutels import begin_van, hash_van, nieuw_geheim
from werkzorg.uitwisseling.models import Koppeling, Koppelingssleutel, Protocol

BEGIN = date(2024, 1, 1)


@dataclass(frozen=True)
class Machine:
    """A connection with its secret."""

    koppeling: Koppeling
    geheim: str

    def token(self, client: Client, scope: str = "") -> str:
        """A token, asked as a machine asks it."""
        vraag = {
            "grant_type": "client_credentials",
            "client_id": str(self.koppeling.pk),
            "client_secret": self.geheim,
        }
        antwoord = client.post("/api/v1/token", {**vraag, **({"scope": scope} if scope else {})})
        assert antwoord.status_code == 200, antwoord.content
        return str(antwoord.json()["access_token"])

    def bellen(self, client: Client) -> Beller:
        """The machine with a token in hand."""
        return Beller(client, self.token(client))


@dataclass(frozen=True)
class Beller:
    """Somebody who calls the API with this token."""

    client: Client
    token: str

    def vraag(self, adres: str, **vragen: Any) -> Any:
        """A GET."""
        return self.client.get(f"/api/v1{adres}", vragen, headers=self._kop())

    def stuur(
        self, adres: str, inhoud: Any, *, sleutel: UUID | None = None, rauw: bytes | None = None
    ) -> Any:
        """A POST of a message with a key of its own."""
        return self.client.post(
            f"/api/v1{adres}",
            json.dumps(inhoud) if rauw is None else rauw,
            content_type="application/json",
            headers={**self._kop(), "Idempotency-Key": str(sleutel or uuid4())},
        )

    def _kop(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}


def maak_protocol(organisatie: Organisatie, aanbod: str = ONTHAAL, **velden: Any) -> Protocol:
    """A protocol with this organisation, saved without the act."""
    with pghistory.context(handeling="test", door="commando:test"):
        return Protocol.objects.create(
            kenmerk=f"P-{uuid4().hex[:12]}",
            organisatie=organisatie,
            aanbod=aanbod,
            doel="proef",
            grondslag="proef",
            gegevens="proef",
            geregistreerd_door=_account(),
            **{"van": BEGIN, **velden},
        )


def maak_koppeling(organisatie: Organisatie, scopes: Sequence[str], *, met_protocol: bool = True) -> Machine:
    """A machine with these scopes, and with the protocols they need; saved without the act."""
    vandaag = timezone.localdate()
    tot = vandaag + timedelta(days=365)
    if met_protocol:
        for aanbod in AANBOD:
            maak_protocol(organisatie, aanbod)
    account = _account(is_active=False)
    geheim = nieuw_geheim()
    with pghistory.context(handeling="test", door="commando:test"):
        koppeling = Koppeling.objects.create(
            naam="Proefkoppeling",
            organisatie=organisatie,
            gebruiker=account,
            scopes=list(scopes),
            contact="beheer@test.be",
            vervalt_op=tot,
            geregistreerd_door=_account(),
        )
        Koppelingssleutel.objects.create(
            koppeling=koppeling, hash=hash_van(geheim), begin=begin_van(geheim), vervalt_op=tot
        )
        mogelijk = {rol.sleutel for rol in rollen_bij(organisatie.soort)}
        for rol in rollen_voor(scopes, mogelijk):
            Lidmaatschap.objects.create(
                gebruiker=account, organisatie=organisatie, rol=rol, periode=reeks(BEGIN, tot)
            )
    return Machine(koppeling, geheim)


def _account(**velden: Any) -> Gebruiker:
    with pghistory.context(handeling="test", door="commando:test"):
        return Gebruiker.objects.nieuw(
            f"{uuid4().hex}@test.be", voornaam="Test", achternaam="Koppeling", wachtwoord=None, **velden
        )
