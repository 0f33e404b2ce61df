"""Whatever somebody puts in an address or a form of trajecten: an answer in words, no error, and nothing is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.test import Client

from tests.huis.adressen import Adres, adressen
from tests.huis.proefobjecten import heeft_object, pk_voor
from tests.huis.test_rechten import ALLEEN_POST, Opstelling, stel_op
from tests.rolverdeling import Speler
from werkzorg.handelen.register import HANDELINGEN
from werkzorg.logboek.models import Logregel
from werkzorg.toegang.matrix import MATRIX

Als = Callable[[Speler], Client]
ROLLEN = ("casemanager_zorg", "vdab_beslisser", "netwerkcoordinator", "dienstverlener")
ONZIN = ("\x00", "x" * 5000, "99999999999999999999", "31/02/2026 <b>💥</b>")
# What the pages of trajecten read from their address.
VRAGEN = (
    *("zoek", "stand", "regio", "laat", "soort", "aanbieder", "ook_vroeger", "op", "van", "tot", "maanden"),
    *("oud", "nieuw", "week", "kant", "functie", "organisatie", "zichtbaarheid", "blad", "stap", "rij"),
)
# Acts that ask nothing but a yes; an export asks only a tick, and whatever comes with it is one.
BEVESTIGD = {"notitie_terugnemen", "zorgnotitie_terugnemen", "uren_terugnemen", "traject_exporteren"}


def adressen_van(rol: str, opstelling: Opstelling) -> Iterator[tuple[Adres, str]]:
    """The addresses of trajecten that this role may open, about an object of its own."""
    for adres in adressen():
        recht = MATRIX.get(adres.sleutel)
        if recht is None or rol not in recht.rollen or not adres.view.__module__.startswith("trajecten."):
            continue
        if heeft_object(adres):
            pk = pk_voor(adres, opstelling.objecten) if adres.parameters else None
            yield adres, adres.url(pk=pk)


@pytest.mark.django_db
@pytest.mark.parametrize("rol", ROLLEN)
def test_onzin_in_het_adres(rol: str, client: Client) -> None:
    opstelling = stel_op(rol)
    client.force_login(opstelling.speler.gebruiker)
    vreemd = {}
    for adres, url in adressen_van(rol, opstelling):
        if adres.naam in ALLEEN_POST:
            continue
        for onzin in ONZIN:
            status = client.get(url, dict.fromkeys(VRAGEN, onzin)).status_code
            # A step that does not exist is a page that does not exist.
            if status not in {200, 302, 404}:
                vreemd[f"{adres.naam} {onzin[:12]!r}"] = status
    assert vreemd == {}


@pytest.mark.django_db
@pytest.mark.parametrize("rol", ROLLEN)
def test_onzin_in_elk_veld(rol: str, client: Client) -> None:
    opstelling = stel_op(rol)
    client.force_login(opstelling.speler.gebruiker)
    vreemd, gevuld = {}, 0
    regels = Logregel.objects.count()
    for adres, url in adressen_van(rol, opstelling):
        if adres.sleutel not in HANDELINGEN:
            continue
        scherm = client.get(url).content.decode(errors="replace")
        velden = {naam for naam in re.findall(r'name="(\w+)"', scherm) if not naam.startswith("csrf")}
        gevuld += len(velden)
        for onzin in ONZIN:
            alles = {**dict.fromkeys(velden, onzin), "aanvraag_sleutel": str(uuid4())}
            status = client.post(url, alles).status_code
            if status not in {200, 302, 404, 409, 422}:
                vreemd[f"{adres.naam} {onzin[:12]!r}"] = status
    assert vreemd == {}
    assert gevuld
    assert set(Logregel.objects.order_by("wanneer")[regels:].values_list("handeling", flat=True)) <= BEVESTIGD
