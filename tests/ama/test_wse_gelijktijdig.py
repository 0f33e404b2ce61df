"""Many at once: a contingent never gets more people than it has places, and nothing waits for ever."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.db import connection

from ama.handelingen.beeindigen import overeenkomst_stopzetten
from ama.handelingen.ondertekenen import overeenkomst_ondertekenen
from ama.handelingen.overdragen import overeenkomst_overdragen
from ama.handelingen.wsestart import wse_starten
from ama.models import Overeenkomst, Toeleiding
from ama.soorten import WSE
from ama.statussen import GESTART, ONDERTEKEND, TOEGEKEND
from tests.ama.maken import maak_overeenkomst, maak_versie
from tests.ama.maken_wse import START, maak_contingent, maak_ontwikkelplan, maak_toeleiding
from tests.ama.opmaken import maak_op, onderteken, over, tekening
from tests.ama.wsestarten import begeleider, betrek, brief, maak_wse
from tests.deelnemers.test_gelijktijdig import tegelijk
from tests.rolverdeling import Rolverdeling, Speler, maak_rolverdeling
from tests.trajecten.netwerk import maak_werkpost
from werkzorg.handelen.weigering import Geweigerd, Versieconflict

pytestmark = pytest.mark.django_db(transaction=True)
PLAATSEN, MENSEN, VERBINDINGEN = 10, 200, 40


@pytest.fixture
def spelers(transactional_db: None) -> Rolverdeling:
    return maak_rolverdeling()


def _uitkomst(doe: Any) -> str:
    try:
        doe()
    except (Geweigerd, Versieconflict) as nee:
        return type(nee).__name__
    finally:
        connection.close()
    return "ja"


def _start(rij: Toeleiding, speler: Speler) -> str:
    return _uitkomst(partial(wse_starten, rij, versie=rij.versie, door=speler.door))


def test_tweehonderd_tegelijk_op_tien_plaatsen_zijn_er_tien(spelers: Rolverdeling) -> None:
    speler = begeleider(spelers)
    contingent, werkpost = (
        maak_contingent(speler.lidmaatschap.organisatie, plaatsen=PLAATSEN),
        maak_werkpost(),
    )
    rijen = []
    for _ in range(MENSEN):
        rij = maak_toeleiding(spelers, status=TOEGEKEND, speler=speler, contingent=contingent)
        overeenkomst = maak_overeenkomst(
            spelers,
            status=ONDERTEKEND,
            speler=speler,
            soort=WSE,
            toeleiding=rij,
            deelnemer=rij.deelnemer,
            werkpost=werkpost,
        )
        maak_versie(overeenkomst, minuten_per_week=720)
        maak_ontwikkelplan(rij)
        rijen.append(rij)
    with ThreadPoolExecutor(VERBINDINGEN) as draden:
        samen = Counter(draden.map(lambda rij: _start(rij, speler), rijen))
    assert samen == {"ja": PLAATSEN, "Geweigerd": MENSEN - PLAATSEN}
    begonnen = Toeleiding.objects.filter(status=GESTART)
    assert begonnen.count() == PLAATSEN
    assert set(begonnen.values_list("start", flat=True)) == {START}


def test_dezelfde_tweemaal_tegelijk_start_een_keer(spelers: Rolverdeling) -> None:
    speler = begeleider(spelers)
    rij = maak_toeleiding(spelers, status=TOEGEKEND, speler=speler)
    maak_versie(
        maak_overeenkomst(
            spelers, status=ONDERTEKEND, speler=speler, soort=WSE, toeleiding=rij, deelnemer=rij.deelnemer
        ),
        minuten_per_week=720,
    )
    maak_ontwikkelplan(rij)
    samen = tegelijk(*(partial(_start, rij, speler) for _ in range(3)))
    assert sorted(samen) == ["Geweigerd", "Geweigerd", "ja"]


def test_de_laatste_tekent_terwijl_de_oude_begeleider_stopt_of_overdraagt(spelers: Rolverdeling) -> None:
    """Both hold one agreement and want the other and the person: in two orders they would wait for ever."""
    welzijn, sociaal = spelers.buren["begeleider_ama"], begeleider(spelers)
    for keer in range(4):
        oud = onderteken(maak_op(welzijn, start=over(-30)), welzijn)
        betrek(oud.deelnemer, sociaal)
        toeleiding = maak_toeleiding(spelers, status=TOEGEKEND, speler=sociaal, deelnemer=oud.deelnemer)
        brief(oud.deelnemer, welzijn, spelers.spelers["vdab_beslisser"], "ama_wvg", "ama_wse")
        nieuw = maak_wse(toeleiding, sociaal, start=over(7), naam=f"Sociaal {keer}")
        teken = partial(overeenkomst_ondertekenen, nieuw, tekening=tekening(nieuw), door=sociaal.door)
        stop = partial(
            overeenkomst_stopzetten,
            oud,
            einde=over(3),
            reden="deelnemer_stopt",
            toelichting="",
            versie=oud.versie,
            door=welzijn.door,
        )
        draag = partial(
            overeenkomst_overdragen,
            oud,
            collega=oud.begeleider_lid_id,
            versie=oud.versie,
            door=welzijn.door,
        )
        samen = tegelijk(partial(_uitkomst, teken), partial(_uitkomst, stop if keer % 2 else draag))
        assert samen[0] == "ja"
        oud = Overeenkomst.objects.get(pk=oud.pk)
        assert oud.einde is not None
        assert oud.einde < over(7)
