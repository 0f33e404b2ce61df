"""Onthaaltrajecten for the chaos tests, and the erasing clock, to be killed: `python -m tests.chaos.gbowerk WHAT …`.

`onthalen N` lays N ended onthaaltrajecten down whose twelve months are over, with everything that hangs on them;
`klok` does a round of the erasing clock, and with a number it dies by its own kill -9 within that row, when the
certificate was written and nothing was committed.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import timedelta
from typing import Any

import django
from django.db import transaction
from django.utils import timezone

JOB = "onthaal_wissen"


def onthalen(hoeveel: str) -> None:
    """So many, each ended thirteen months ago, with a talk and with a registration of the partner."""
    from gbo.handelingen.einden import onthaal_afronden
    from gbo.handelingen.levensregistratie import levensregistratie_bewaren
    from tests.gbo.onthalen import gbo, gestart
    from tests.rolverdeling import maak_rolverdeling

    cast, dag = maak_rolverdeling(), timezone.localdate() - timedelta(days=400)
    for _ in range(int(hoeveel)):
        onthaal = gestart(gbo(cast), sinds=dag)
        levensregistratie_bewaren(
            onthaal, domeinen={"wonen": "actie"}, rechten={}, stelsels=[], door=gbo(cast).door
        )
        onthaal_afronden(onthaal, einde=dag, toelichting="Klaar.", door=gbo(cast).door)


def klok(sterft_bij: str = "") -> None:
    """One round; killed within its row `sterft_bij`."""
    from gbo.handelingen import wissen
    from werkzorg.handelen.klok import KLOKJOBS
    from werkzorg.organisaties.hoedanigheid import Klok

    over = int(sterft_bij or 0)
    # The last thing that the act does.
    eigenlijk = wissen.log

    def tel_af(*waarden: Any, **velden: Any) -> None:
        nonlocal over
        over -= 1
        if over == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        eigenlijk(*waarden, **velden)

    kamer: Any = wissen
    if over:
        kamer.log = tel_af
    assert KLOKJOBS[JOB].functie(timezone.localdate(), Klok(JOB)).fouten == 0


if __name__ == "__main__":
    django.setup()
    naam, *waarden = sys.argv[1:]
    if naam == klok.__name__:
        klok(*waarden)
    else:
        with transaction.atomic():
            onthalen(*waarden)
