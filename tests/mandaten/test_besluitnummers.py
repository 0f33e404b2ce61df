"""Fifty people decide at the same moment: fifty consecutive numbers, also on the empty table, and never a gap."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from mandaten.handelingen.nummers import volgend_nummer
from mandaten.models import Besluit, Nummerreeks, Toekenning
from tests.mandaten.beslissingen import beslis, collega, stel_voor
from tests.mandaten.maken import beslisser, in_handeling, maak_aanvraag
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db(transaction=True)
VIJFTIG = 50
JAAR = timezone.localdate().year


def tegelijk(doen: list[Callable[[], Any]]) -> list[Any]:
    """The results of these functions, started together in threads with a connection of their own; errors as values."""
    start = threading.Barrier(len(doen))

    def draad(doe: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=60)
            return doe()
        except Geweigerd as nee:
            return nee
        finally:
            connection.close()

    connection.ensure_connection()
    pool = connection.pool
    gewoon, pool.timeout = pool.timeout, 120  # how long they queue for a connection is not what is asked here
    try:
        with ThreadPoolExecutor(len(doen)) as draden:
            return list(draden.map(draad, doen))
    finally:
        pool.timeout = gewoon


def test_vijftig_besluiten_tegelijk_op_de_lege_tabel():
    an = beslisser("erkenning")
    bram = collega(an)
    aanvragen = [maak_aanvraag("erkenning") for _ in range(VIJFTIG)]
    for aanvraag in aanvragen:
        stel_voor(aanvraag, an)
    assert not Nummerreeks.objects.exists()
    besluiten = tegelijk([partial(beslis, aanvraag, bram) for aanvraag in aanvragen])
    assert all(isinstance(besluit, Besluit) for besluit in besluiten), besluiten
    assert sorted(besluit.volgnummer for besluit in besluiten) == list(range(1, VIJFTIG + 1))
    assert {besluit.nummer for besluit in besluiten} == {
        f"AMA-{JAAR}-{nr:04d}" for nr in range(1, VIJFTIG + 1)
    }
    assert {toekenning.nummer for toekenning in Toekenning.objects.all()} == {een.nummer for een in besluiten}
    assert Nummerreeks.objects.get().laatste == VIJFTIG


def test_hetzelfde_voorstel_vijf_keer_tegelijk_is_een_besluit():
    an = beslisser("erkenning")
    aanvraag = maak_aanvraag("erkenning")
    stel_voor(aanvraag, an)
    uitkomsten = tegelijk(
        [partial(beslis, type(aanvraag).objects.get(pk=aanvraag.pk), collega(an)) for _ in range(5)]
    )
    assert sum(isinstance(een, Besluit) for een in uitkomsten) == 1
    assert Besluit.objects.count() == Toekenning.objects.count() == 1


def test_wie_om_dezelfde_regio_strijdt_krijgt_ze_niet_allebei():
    an = beslisser("zorg")
    bram = collega(an)
    aanvragen = [maak_aanvraag("zorg", regios=("gent",)) for _ in range(6)]
    for aanvraag in aanvragen:
        stel_voor(aanvraag, an)
    uitkomsten = tegelijk([partial(beslis, aanvraag, bram) for aanvraag in aanvragen])
    assert sum(isinstance(een, Besluit) for een in uitkomsten) == 1, uitkomsten
    assert all("art. 12" in een.zin for een in uitkomsten if isinstance(een, Geweigerd))
    # Who was refused took no number along.
    assert Nummerreeks.objects.get().laatste == Besluit.objects.get().volgnummer == 1


def test_nummers_van_twee_soorten_in_omgekeerde_volgorde_hangen_niet():
    def neem(*soorten: str) -> int:
        with in_handeling(), transaction.atomic():
            return len([volgend_nummer(soort, JAAR) for soort in soorten])

    heen, weer = partial(neem, "zorg", "netwerk"), partial(neem, "netwerk", "zorg")
    assert tegelijk([heen, weer] * 6) == [2] * 12


def _neem(slaag: bool) -> int | None:
    """A number in a transaction of its own that commits or not."""
    try:
        with in_handeling(), transaction.atomic():
            nummer = volgend_nummer("zorg", JAAR)[0]
            if not slaag:
                raise RuntimeError
            return nummer
    except RuntimeError:
        return None


def test_een_besluit_dat_niet_doorging_laat_geen_gat():
    keuzes = [keer % 3 != 0 for keer in range(30)]
    nummers = tegelijk([partial(_neem, slaag) for slaag in keuzes])
    gelukt = sorted(nummer for nummer in nummers if nummer is not None)
    assert gelukt == list(range(1, 21))
    assert _neem(True) == 21


def test_elke_soort_en_elk_jaar_telt_apart():
    with in_handeling(), transaction.atomic():
        reeks = [volgend_nummer(soort, jaar) for soort in ("zorg", "netwerk") for jaar in (2030, 2031)]
    assert reeks == [(1, "SVZ-2030-0001"), (1, "SVZ-2031-0001"), (1, "NWC-2030-0001"), (1, "NWC-2031-0001")]
