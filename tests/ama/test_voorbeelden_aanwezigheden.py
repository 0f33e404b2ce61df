"""The example presences: a file per quarter through the act, most people there, one falling off, one missing."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from ama.models import Aanwezigheid, Aanwezigheidsinlezing
from ama.voorbeelden.aanwezigheden import DALEND, GEMIST, gebeurtenissen, kwartalen
from ama.voorbeelden.spel import Spel
from tests.ama.dagbladen import maak_ploeg
from werkzorg.termijnen import Periode

BRUSSEL = ZoneInfo("Europe/Brussels")


def test_kwartalen_aan_beide_kanten_afgesneden() -> None:
    assert kwartalen(date(2025, 11, 24), date(2026, 7, 2)) == [
        Periode(date(2025, 11, 24), date(2025, 12, 31)),
        Periode(date(2026, 1, 1), date(2026, 3, 31)),
        Periode(date(2026, 4, 1), date(2026, 6, 30)),
        Periode(date(2026, 7, 1), date(2026, 7, 2)),
    ]
    assert kwartalen(date(2026, 1, 2), date(2026, 1, 1)) == []


@pytest.mark.django_db
def test_elk_kwartaal_een_bestand_door_de_handeling(cast) -> None:
    nu = datetime(2026, 11, 23, tzinfo=BRUSSEL)
    with time_machine.travel(datetime(2026, 1, 2, 9, tzinfo=BRUSSEL)):
        _, ploeg = maak_ploeg(cast, 12)
    door = cast.spelers["begeleider_ama"].door
    spel = Spel({}, lambda _huis, _rol: [door], nu)
    spel.mensen = {f"ama_{plek}": rij.deelnemer for plek, rij in enumerate(ploeg)}
    spel.mensen |= {DALEND: ploeg[0].deelnemer, GEMIST: ploeg[1].deelnemer}
    alle = sorted(gebeurtenissen(spel, ["maatwerk"]), key=lambda een: een[0])
    assert len(alle) == 9
    for moment, doe in alle:
        assert moment < nu
        with time_machine.travel(moment, tick=True):
            doe()
    # Nobody was guided before January; then four quarters, the last up to yesterday.
    assert [een.toestand for een in Aanwezigheidsinlezing.objects.all()] == ["ingelezen"] * 4
    telling = Counter(Aanwezigheid.objects.values_list("status", flat=True))
    samen = sum(telling.values())
    assert samen == sum(Aanwezigheidsinlezing.objects.values_list("nieuw", flat=True))
    assert 12 * 40 < samen < 12 * 46
    assert 0.70 < telling["A"] / samen < 0.88
    assert telling["V"] > telling["O"] > 0
    laatste = Aanwezigheid.objects.filter(overeenkomst=ploeg[1]).order_by("-dag")[:3]
    assert [een.status for een in laatste] == ["O"] * 3
    half = nu.date() - timedelta(days=91)
    dalend = Aanwezigheid.objects.filter(overeenkomst=ploeg[0], status="A")
    assert dalend.filter(dag__gt=half).count() < 11
    assert dalend.filter(dag__lte=half - timedelta(days=91)).count() > 11
