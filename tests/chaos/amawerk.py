"""AMA for the chaos tests, and hands on the subsidy that may be killed: `python -m tests.chaos.amawerk WHAT …`.

`evaluaties N` lays N guidances down whose evaluation is due, `contingenten N` as many contingents with somebody who is
guided, `beslissingen N` people about whom VDAB has to decide again. `jaar N` lays N agreements of 2024 down and asks
for the run. `sterf` does the waiting calculation and dies in it by its own kill -9, after every line was written; `doe`
does every waiting job; `controleer` checks the run; `leg_vast` fixes it, as a second or third colleague. `klok JOB`
does a round of the clock, and with a number it dies by its own kill -9 within that row, after it was written.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import date, timedelta
from typing import Any

import django
from django.db import transaction
from django.utils import timezone

from tests.chaos.trajectwerk import doe, zeg

BESLISSINGEN = "wse_jaarbeslissingen_bewaken"


def jaar(hoeveel: str) -> None:
    """So many people with an agreement of the whole year 2024, and a run that waits for the worker."""
    from ama.handelingen.subsidie import subsidie_berekenen
    from tests.ama.subsidies import collega, erken, loop
    from tests.rolverdeling import maak_rolverdeling

    cast = maak_rolverdeling()
    erken(cast.spelers["begeleider_ama"])
    for _ in range(int(hoeveel)):
        loop(cast, date(2024, 1, 1), date(2024, 12, 31))
    collega(cast.departement)
    subsidie_berekenen(2024, door=cast.departement.door)


def evaluaties(hoeveel: str) -> None:
    """So many people whose guidance began a year ago, so that the evaluation has to be opened."""
    from tests.ama.maken import maak_begeleiding, maak_overeenkomst, maak_versie
    from tests.rolverdeling import maak_rolverdeling

    cast, vandaag = maak_rolverdeling(), timezone.localdate()
    for _ in range(int(hoeveel)):
        overeenkomst = maak_overeenkomst(cast, start=vandaag - timedelta(days=360))
        maak_versie(overeenkomst)
        maak_begeleiding(
            overeenkomst,
            evaluatie_open_op=vandaag - timedelta(days=56),
            evaluatie_uiterlijk_op=vandaag + timedelta(days=4),
            evaluatie_zichtbaar_op=vandaag + timedelta(days=35),
        )


def contingenten(hoeveel: str) -> None:
    """So many maatwerkbedrijven with a contingent, and somebody who is guided since the first day of 2025."""
    from tests.ama.kwartalen import contingent, loop
    from tests.rolverdeling import maak_organisatie, maak_rolverdeling, maak_speler

    cast = maak_rolverdeling()
    for nummer in range(int(hoeveel)):
        huis = maak_organisatie(f"Maatwerkbedrijf {nummer}", "maatwerkbedrijf")
        cast.spelers["begeleider_ama"] = maak_speler("begeleider_ama", huis)
        contingent(cast)
        loop(cast, date(2025, 1, 1))


def beslissingen(hoeveel: str) -> None:
    """So many people about whom VDAB decides again within a month."""
    from tests.ama.wse import gestart
    from tests.rolverdeling import maak_rolverdeling

    cast, vandaag = maak_rolverdeling(), timezone.localdate()
    for _ in range(int(hoeveel)):
        gestart(cast, start=vandaag - timedelta(days=330), tot=vandaag + timedelta(days=30))


def klok(job: str, sterft_bij: str = "") -> None:
    """One round of this job of the clock; killed within its row `sterft_bij`, written and not committed."""
    from ama.handelingen import jaarbeslissingbewaking, kwartaalverslag
    from werkzorg.handelen.klok import KLOKJOBS
    from werkzorg.organisaties.hoedanigheid import Klok

    over = int(sterft_bij or 0)

    def tel_af(*waarden: Any, **velden: Any) -> None:
        nonlocal over
        over -= 1
        if over == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        eigenlijk(*waarden, **velden)

    # The last thing that each act does.
    kamer: Any = jaarbeslissingbewaking if job == BESLISSINGEN else kwartaalverslag
    laatste = "log_beslissing" if job == BESLISSINGEN else "werk_nakijktaak_bij"
    dag = timezone.localdate() if job == BESLISSINGEN else date(2026, 1, 5)
    eigenlijk = getattr(kamer, laatste)
    if over:
        setattr(kamer, laatste, tel_af)
    telling = KLOKJOBS[job].functie(dag, Klok(job))
    assert telling.fouten == 0


def sterf() -> None:
    """Computes, and is killed when all lines stand there and the run does not say so yet."""
    from ama.handelingen import subsidie
    from werkzorg.berichten.models import Opdracht
    from werkzorg.berichten.uitvoeren import voer_uit

    def dood(*_waarden: Any) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    subsidie.kenmerk = dood
    voer_uit(Opdracht.objects.wachtend().get(soort="subsidielijnen_maken").pk)


def controleer() -> None:
    """The colleague of who computed checks the run."""
    from ama.handelingen.subsidie import subsidie_controleren
    from ama.models import Subsidierun

    run = Subsidierun.objects.get()
    subsidie_controleren(run, versie=run.versie, door=_collega(run).als_hoedanigheid())


def leg_vast() -> None:
    """The colleague fixes the run; says what the act answers."""
    from ama.handelingen.subsidie import subsidie_vastleggen
    from ama.models import Subsidierun
    from werkzorg.handelen.weigering import Geweigerd, Versieconflict

    run = Subsidierun.objects.get()
    zeg("klaar om vast te leggen")
    sys.stdin.readline()
    try:
        subsidie_vastleggen(run, versie=run.versie, door=_collega(run).als_hoedanigheid())
    except (Geweigerd, Versieconflict) as nee:
        zeg(f"nee {type(nee).__name__}")
    else:
        zeg("ok")


def _collega(run: Any) -> Any:
    from werkzorg.organisaties.models import Lidmaatschap

    return Lidmaatschap.objects.filter(organisatie=run.organisatie, rol="departement_zorg").exclude(
        gebruiker_id=run.berekend_door_id
    )[0]


LEGGEN_NEER = {een.__name__: een for een in (beslissingen, contingenten, evaluaties, jaar)}
HANDEN = {een.__name__: een for een in (sterf, doe, klok, controleer, leg_vast)}

if __name__ == "__main__":
    django.setup()
    naam, *waarden = sys.argv[1:]
    if naam in HANDEN:
        HANDEN[naam](*waarden)
    else:
        from tests.deelnemers.personen import tel_verder_na
        from werkzorg.deelnemers.models import Deelnemer

        tel_verder_na(Deelnemer.objects.count())
        with transaction.atomic():
            LEGGEN_NEER[naam](*waarden)
