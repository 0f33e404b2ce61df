"""Every page of every role asks as many questions for a few rows as for many, and at most ten."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.huis import menigte
from tests.huis.adressen import Adres, adressen
from tests.huis.proefobjecten import heeft_object, pk_voor
from tests.huis.test_rechten import ALLEEN_POST, Opstelling, stel_op
from tests.huis.test_vragen import MOST, vragen
from tests.omvang import aantal
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import MATRIX

VEEL = aantal(30, 3000)


def bladzijden(rol: str) -> list[Adres]:
    """The pages that this role may read."""
    return [
        adres
        for adres in adressen()
        if adres.sleutel and rol in MATRIX[adres.sleutel].rollen
        if adres.naam not in ALLEEN_POST and heeft_object(adres)
    ]


def meet(client: Client, rol: str, ids: dict[str, UUID]) -> dict[str, int]:
    """How many questions each page of this role asks now, of those that show themselves."""
    uit = {}
    for adres in bladzijden(rol):
        url = adres.url(pk=pk_voor(adres, ids) if adres.parameters else None)
        if client.get(url).status_code == 200:
            uit[adres.naam] = len(vragen(client, url))
    return uit


def vermenigvuldig(opstelling: Opstelling, keer: int) -> set[str]:
    """`keer` more of everything that the pages of this role may list."""
    speler, ids = opstelling.speler, opstelling.objecten
    menigte.mensen(speler, keer)
    menigte.collegas(speler, keer)
    menigte.organisaties(keer)
    menigte.blikken(speler, ids["deelnemers.deelnemer"], keer)
    return menigte.kopieen(ids, keer)


@pytest.mark.django_db
@pytest.mark.parametrize("rol", sorted(ROLLEN))
def test_elke_bladzijde_van_elke_rol_vraagt_even_veel_bij_veel(rol: str, client: Client) -> None:
    opstelling = stel_op(rol)
    client.force_login(opstelling.speler.gebruiker)
    vermenigvuldig(opstelling, 2)
    weinig = meet(client, rol, opstelling.objecten)
    gekopieerd = vermenigvuldig(opstelling, VEEL - 2)
    assert {"werklijst.taak", "documenten.document", "logboek.logregel"} <= gekopieerd
    veel = meet(client, rol, opstelling.objecten)
    assert "vandaag" in veel
    # Fewer is possible: a kind of task that stood on the page with few rows stands on the next page with many.
    groei = {naam: (weinig[naam], veel[naam]) for naam in veel if veel[naam] > weinig[naam]}
    assert groei == {}
    assert {naam: keer for naam, keer in veel.items() if keer > MOST} == {}


@pytest.mark.django_db
def test_een_bladzijde_die_per_rij_vraagt_valt_op(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from werkzorg.deelnemers.models import Deelnemer

    opstelling = stel_op("casemanager_zorg")
    client.force_login(opstelling.speler.gebruiker)

    def tel() -> int:
        """What a list would ask that looks up the involvements of each row."""
        with CaptureQueriesContext(connection) as gevangen:
            for rij in Deelnemer.objects.zichtbaar_voor(opstelling.speler.door):
                rij.betrokkenheden.count()
        return len(gevangen.captured_queries)

    voor = tel()
    menigte.mensen(opstelling.speler, 5)
    assert tel() == voor + 5
