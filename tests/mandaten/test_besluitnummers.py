"""Fifty people decide at the same moment: fifty consecutive numbers, also on the empty table, and never a gap.

At the same moment means here: fifty connections, each in a transaction of its own that did everything up to the number,
and none of them goes on to take it before all the others are there too.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from mandaten.handelingen import beslissen, nummers
from mandaten.models import Besluit, Nummerreeks, Toekenning
from tests.mandaten.beslissingen import beslis, collega, stel_voor
from tests.mandaten.maken import beslisser, in_handeling, maak_aanvraag
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db(transaction=True)
VIJFTIG = 50
JAAR = timezone.localdate().year


def op_eigen_verbinding() -> None:
    """This thread gets a connection of its own, as another process would: the pool has only eight for all of them.

    It waits longer for a lock than a reader would: the fiftieth waits for forty-nine others, on a machine that is busy.
    """
    opties = {naam: wat for naam, wat in connection.settings_dict["OPTIONS"].items() if naam != "pool"}
    opties["options"] += " -c lock_timeout=120s"
    connection.settings_dict = {**connection.settings_dict, "OPTIONS": opties}


@pytest.fixture
def samen(monkeypatch) -> Callable[..., threading.Barrier]:
    """`samen(50, module, "naam")`: whoever calls this function waits, in his transaction, until fifty stand there."""

    def stel_in(aantal: int, module: Any, naam: str, *, sla_over: bool = False) -> threading.Barrier:
        allen, echt = threading.Barrier(aantal), getattr(module, naam)

        def wacht(*wat: Any) -> Any:
            assert connection.in_atomic_block
            allen.wait(timeout=120)
            return None if sla_over else echt(*wat)

        monkeypatch.setattr(module, naam, wacht)
        return allen

    return stel_in


def tegelijk(doen: list[Callable[[], Any]]) -> list[Any]:
    """The results of these functions, started together in threads with a connection of their own; errors as values."""
    start = threading.Barrier(len(doen))

    def draad(doe: Callable[[], Any]) -> Any:
        try:
            op_eigen_verbinding()
            start.wait(timeout=60)
            return doe()
        except Geweigerd as nee:
            return nee
        finally:
            connection.close()

    with ThreadPoolExecutor(len(doen)) as draden:
        return list(draden.map(draad, doen))


def test_vijftig_besluiten_tegelijk_op_de_lege_tabel(samen):
    an = beslisser("erkenning")
    bram = collega(an)
    aanvragen = [maak_aanvraag("erkenning") for _ in range(VIJFTIG)]
    for aanvraag in aanvragen:
        stel_voor(aanvraag, an)
    assert not Nummerreeks.objects.exists()
    allen = samen(VIJFTIG, beslissen, "wacht_op_beurt")
    besluiten = tegelijk([partial(beslis, aanvraag, bram) for aanvraag in aanvragen])
    assert not allen.broken
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
            return len([nummers.volgend_nummer(soort, JAAR) for soort in soorten])

    heen, weer = partial(neem, "zorg", "netwerk"), partial(neem, "netwerk", "zorg")
    assert tegelijk([heen, weer] * 6) == [2] * 12


def _neem(slaag: bool) -> int | None:
    """A number in a transaction of its own that commits or not."""
    try:
        with in_handeling(), transaction.atomic():
            nummer = nummers.volgend_nummer("zorg", JAAR)[0]
            if not slaag:
                raise RuntimeError
            return nummer
    except RuntimeError:
        return None


def test_een_besluit_dat_niet_doorging_laat_geen_gat():
    keuzes = [keer % 3 != 0 for keer in range(30)]
    genomen = tegelijk([partial(_neem, slaag) for slaag in keuzes])
    assert sorted(nummer for nummer in genomen if nummer is not None) == list(range(1, 21))
    assert _neem(True) == 21


def test_de_teller_zelf_houdt_ook_zonder_beurt(samen):
    """All fifty ask for the first number of the year at once, a third gives it back; nobody waits for a turn."""
    keuzes = [keer % 3 != 0 for keer in range(VIJFTIG)]
    allen = samen(VIJFTIG, nummers, "wacht_op_beurt", sla_over=True)
    genomen = tegelijk([partial(_neem, slaag) for slaag in keuzes])
    assert not allen.broken
    assert sorted(nummer for nummer in genomen if nummer is not None) == list(range(1, sum(keuzes) + 1))


def test_elke_soort_en_elk_jaar_telt_apart():
    with in_handeling(), transaction.atomic():
        reeks = [
            nummers.volgend_nummer(soort, jaar) for soort in ("zorg", "netwerk") for jaar in (2030, 2031)
        ]
    assert reeks == [(1, "SVZ-2030-0001"), (1, "SVZ-2031-0001"), (1, "NWC-2030-0001"), (1, "NWC-2031-0001")]
