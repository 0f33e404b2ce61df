"""Two at the same moment on the subsidy: no correction is paid twice, and nothing slips in during the fixing."""

from __future__ import annotations

import threading
from datetime import date
from functools import partial
from typing import Any
from unittest import mock

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from ama.models import Overeenkomst, Subsidielijn, Subsidierun, Voorschot
from tests.ama.maken import START, leg_vast, maak_lijn, maak_overeenkomst, maak_run
from tests.ama.subsidies import bereken, collega, controleer, heel, voorbeeld
from tests.ama.subsidies import leg_vast as leg_een_run_vast
from tests.deelnemers.test_gelijktijdig import tegelijk
from tests.rolverdeling import Rolverdeling, maak_rolverdeling
from tests.trajecten.maken import in_handeling
from werkzorg.handelen.weigering import Geweigerd

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def spelers(transactional_db: None) -> Rolverdeling:
    return maak_rolverdeling()


def _uitkomst(doe: Any) -> str:
    try:
        doe()
    except (Geweigerd, IntegrityError) as nee:
        return type(nee).__name__
    return "ja"


def test_twee_jaren_tegelijk_vastgelegd_betalen_een_correctie_een_keer(spelers: Rolverdeling) -> None:
    overeenkomst = voorbeeld(spelers)
    heel(spelers)
    laatste = Overeenkomst.objects.get(deelnemer=overeenkomst.deelnemer, start=date(2024, 6, 1))
    with in_handeling():
        Overeenkomst.objects.filter(pk=laatste.pk).update(einde=date(2024, 7, 31))
    with mock.patch.object(timezone, "localdate", return_value=date(2027, 2, 1)):
        tweede, runs = collega(spelers.buren["departement_zorg"]), []
        for jaar in (2025, 2026):
            runs.append(bereken(spelers.departement, jaar))
            controleer(runs[-1], tweede)
        # Both were checked with the correction of 2024 in them.
        assert Subsidielijn.objects.filter(is_correctie=True, jaar=2024).count() == 2
        samen = tegelijk(*(partial(_uitkomst, partial(leg_een_run_vast, run, tweede)) for run in runs))
    assert sorted(samen) == ["Geweigerd", "ja"]
    vast = Subsidielijn.objects.vastgelegd().filter(jaar=2024)
    assert sum(vast.values_list("bedrag_cent", flat=True)) == 44_362


@pytest.mark.parametrize("wat", ["lijn", "voorschot"])
def test_wie_vastlegt_wordt_afgewacht_ook_door_rauwe_sql(spelers: Rolverdeling, wat: str) -> None:
    overeenkomst, run = maak_overeenkomst(spelers), maak_run(spelers.departement)
    lijn = maak_lijn(run, overeenkomst)
    bezig, tweede = threading.Event(), spelers.buren["departement_zorg"]

    def fix() -> str:
        with transaction.atomic():
            leg_vast(Subsidierun.objects.get(pk=run.pk), tweede)
            bezig.set()
            with connection.cursor() as cursor:
                # Until somebody waits for this transaction, or nobody did within two seconds.
                cursor.execute(
                    "DO $$ BEGIN FOR i IN 1..40 LOOP"
                    " EXIT WHEN EXISTS (SELECT FROM pg_locks WHERE NOT granted);"
                    " PERFORM pg_sleep(0.05); END LOOP; END $$"
                )
        return "ja"

    def knoei() -> str:
        assert bezig.wait(timeout=20)
        with in_handeling():
            if wat == "lijn":
                Subsidielijn.objects.filter(pk=lijn.pk).update(dagen=1)
            else:
                Voorschot.objects.create(
                    begeleider=lijn.begeleider,
                    jaar=run.jaar,
                    kwartaal=1,
                    bedrag_cent=1,
                    betaald_op=START,
                    geregistreerd_door=spelers.departement.gebruiker,
                )
        return "ja"

    assert tegelijk(fix, partial(_uitkomst, knoei)) == ["ja", "IntegrityError"]
    lijn.refresh_from_db()
    assert lijn.dagen == 365
    assert not Voorschot.objects.exists()
