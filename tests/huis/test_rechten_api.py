"""The whole matrix for machines: every role they can act in, every operation, their own object and another's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests.deelnemers.personen import registreer
from tests.huis.adressen import bewerkingen
from tests.huis.proefobjecten import proefobject
from tests.rolverdeling import Speler, maak_organisatie, maak_speler
from tests.uitwisseling.maken import maak_koppeling
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.organisaties.rollen import ROLLEN, rollen_bij
from werkzorg.toegang.matrix import MATRIX
from werkzorg.uitwisseling.api import bewaking
from werkzorg.uitwisseling.api.bewerking import BEWERKINGEN
from werkzorg.uitwisseling.domein.scopes import SCOPES, rol_voor, rollen_voor

ROLLEN_VAN_MACHINES = sorted({rol for scope in SCOPES.values() for rol in scope.rollen})
GOED = frozenset({200, 201, 409, 422})
GEHEIM = "Kanarievogel"


def _stel_op(rol: str) -> tuple[Speler, Speler]:
    # Of a kind of which the machine acts in this role: one of a VDAB office acts as who decides there.
    soort = next(
        soort
        for soort in sorted(ROLLEN[rol].organisatiesoorten)
        if rol in rollen_voor(_scopes(rol), {een.sleutel for een in rollen_bij(soort)})
    )
    return (
        maak_speler(rol, maak_organisatie("Eigen huis", soort)),
        maak_speler(rol, maak_organisatie("Buurhuis", soort)),
    )


def _scopes(rol: str) -> list[str]:
    return [een.sleutel for een in SCOPES.values() if rol_voor(een.sleutel, {rol}) == rol]


def _token(speler: Speler, client: Client) -> tuple[str, list[str]]:
    """A token with all scopes that a machine in this role can have, and those scopes."""
    rol = speler.lidmaatschap.rol
    machine = maak_koppeling(speler.lidmaatschap.organisatie, _scopes(rol))
    assert Lidmaatschap.objects.get(gebruiker=machine.koppeling.gebruiker).rol == rol
    return machine.token(client), _scopes(rol)


def afwijkingen(rol: str, client: Client) -> Iterator[str]:
    """Every operation that a machine in this role, or its neighbour, may call more or less than the matrix says."""
    speler, buur = _stel_op(rol)
    wie = (
        speler
        if rol in MATRIX["deelnemer_registreren"].rollen
        else maak_speler("casemanager_zorg", maak_organisatie("Zorghuis", "cgg"))
    )
    deelnemer = registreer(wie.door, achternaam=GEHEIM)
    # All of them before the first call: a message may close what it is about.
    ids: dict[str, UUID] = {}
    for adres in bewerkingen():
        if adres.parameters:
            sleutel = BEWERKINGEN[adres.naam].sleutel
            ids[sleutel] = proefobject(sleutel).maak(speler, deelnemer)
    for van, machine in (("eigen", speler), ("buur", buur)):
        token, scopes = _token(machine, client)
        for adres in bewerkingen():
            bewerking = BEWERKINGEN[adres.naam]
            pk = ids.get(bewerking.sleutel)
            mag = bewerking.scope in scopes and rol in MATRIX[bewerking.sleutel].rollen
            methode = "POST" if bewerking.is_bericht else "GET"
            antwoord = client.generic(
                methode,
                adres.url(pk=pk),
                json.dumps({"versie": 1}) if bewerking.is_bericht else b"",
                content_type="application/json",
                headers={"Authorization": f"Bearer {token}", "Idempotency-Key": str(uuid4())},
            )
            verwacht = frozenset({403})
            if mag:
                # What was sent is judged before anything is looked up, and never done by it.
                verwacht = GOED | ({404} if van == "buur" and adres.parameters else frozenset())
                if van == "buur" and adres.parameters and not bewerking.is_bericht:
                    verwacht = frozenset({404})
            if antwoord.status_code not in verwacht:
                yield f"{rol} {van} {methode} {adres.naam}: {antwoord.status_code}, niet {sorted(verwacht)}"
            if van == "buur" and GEHEIM in antwoord.text:
                yield f"{rol} {van} {adres.naam}: toont de naam"


@pytest.mark.django_db
@pytest.mark.parametrize("rol", ROLLEN_VAN_MACHINES)
def test_elke_machine_krijgt_wat_de_matrix_zegt(rol: str, client: Client) -> None:
    assert list(afwijkingen(rol, client)) == []


@pytest.mark.django_db
def test_een_gat_in_de_deur_van_machines_valt_op(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bewaking, "mag", lambda door, sleutel: False)
    assert any("200" in een or "403, niet" in een for een in afwijkingen("vdab_beslisser", client))


@pytest.mark.django_db
def test_zonder_token_is_elke_bewerking_dicht(client: Client) -> None:
    for adres in bewerkingen():
        for methode in adres.sleutels_van_machines:
            antwoord = client.generic(methode, adres.url(pk=uuid4()), content_type="application/json")
            assert antwoord.status_code == 401, adres.naam
            assert antwoord["WWW-Authenticate"].startswith("Bearer")
