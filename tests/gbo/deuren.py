"""What every page of an act on an onthaaltraject must do at its door, asked by each test file of such an act."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from gbo.models import Onthaaltraject
from tests.gbo.onthalen import gbo, zuster
from tests.rolverdeling import Rolverdeling, Speler

Als = Callable[[Speler], Client]


def leest(client: Client, adres: str) -> str:
    """The text of this page, without the places where a long word may break."""
    return client.get(adres).content.decode().replace("<wbr>", "")


def verstuur(client: Client, sleutel: str, onthaal: Onthaaltraject, **velden: Any) -> Any:
    """The answer to the form of this act, sent once."""
    return client.post(
        reverse(sleutel, args=[onthaal.pk]),
        {"aanvraag_sleutel": str(uuid4()), "versie": str(onthaal.versie), **velden},
    )


def eis_deur(als: Als, cast: Rolverdeling, sleutel: str, onthaal: Onthaaltraject) -> None:
    """The form opens for the partner that has it; another partner finds nothing, VDAB and the manager may not."""
    adres = reverse(sleutel, args=[onthaal.pk])
    assert als(gbo(cast)).get(adres).status_code == 200
    assert als(zuster(cast)).get(adres).status_code == 404
    for rol in ("vdab_beslisser", "organisatiebeheerder", "departement_zorg"):
        assert als(cast.spelers[rol]).get(adres).status_code == 403
