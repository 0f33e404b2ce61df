"""Trajecten for the chaos tests, and hands on them that may be killed: `python -m tests.chaos.trajectwerk WHAT …`.

`documenten`, `verlopen N` and `adviezen N` lay trajecten down. `sterf KIND PHASE` does one waiting job and dies in it
by its own kill -9; `doe` does every waiting job; `dien_in TRAJECT…` sends the eindadvies of each.
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

NA_OPMAAK, NA_OPSLAG = "na_opmaak", "na_opslag"


def zeg(regel: str) -> None:
    """One line on the standard output, there at once."""
    sys.stdout.write(f"{regel}\n")
    sys.stdout.flush()


def documenten() -> None:
    """One job of each document of a running or ended traject waits: a plan, two reports and two advices."""
    from tests.rolverdeling import maak_rolverdeling
    from tests.trajecten import eindes, plannen
    from tests.trajecten.maken import geef_bevoegdheid

    cast = maak_rolverdeling()
    geef_bevoegdheid(cast.spelers["netwerkcoordinator"], "netwerkcoordinator")
    plannen.ingediend(cast)
    eindes.rond_af(cast)


def verlopen(hoeveel: str) -> None:
    """So many running trajecten that are over their last day."""
    from tests.rolverdeling import maak_rolverdeling
    from tests.trajecten.maken import maak_traject

    cast = maak_rolverdeling()
    for _ in range(int(hoeveel)):
        maak_traject(cast, start=timezone.localdate() - timedelta(days=560))


def adviezen(hoeveel: str) -> None:
    """So many trajecten whose eindadvies only has to be sent; says the key of each."""
    from tests.rolverdeling import maak_rolverdeling
    from tests.trajecten import eindes

    cast = maak_rolverdeling()
    for _ in range(int(hoeveel)):
        traject = eindes.met_dossier(cast)
        eindes.dien_verslag_in(traject, cast.casemanager_werk)
        eindes.schrijf_advies(traject, cast.casemanager_werk)
        eindes.bespreek_en_akkoord(traject, cast)
        zeg(f"ok {traject.pk}")


def dien_in(*sleutels: str) -> None:
    """The casemanager Werk of each sends the advice as it stands, and hears what the act answers."""
    from trajecten.handelingen.eindadvies import eindadvies_indienen
    from trajecten.models import Aanstelling, Eindadvies, Traject
    from werkzorg.handelen.weigering import Geweigerd, Versieconflict

    versies = dict(Eindadvies.objects.values_list("traject_id", "versie"))
    for traject in Traject.objects.filter(pk__in=sleutels).order_by("pk"):
        wie = Aanstelling.objects.select_related("lidmaatschap").get(traject=traject, kant="werk")
        try:
            eindadvies_indienen(traject, versie=versies[traject.pk], door=wie.lidmaatschap.als_hoedanigheid())
        except (Geweigerd, Versieconflict) as nee:
            zeg(f"nee {type(nee).__name__}")
        else:
            zeg(f"ok {traject.pk}")


def sterf(soort: str, fase: str) -> None:
    """Does the first waiting job of this kind, and is killed after the render, or after the file was stored."""
    from werkzorg.berichten.models import Opdracht
    from werkzorg.berichten.uitvoeren import voer_uit
    from werkzorg.documenten import bewaren

    def dood(*_waarden: Any, **_velden: Any) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def sla_op_en_sterf(*waarden: Any) -> None:
        opslaan(*waarden)
        dood()

    opslaan = bewaren.schrijf
    if fase == NA_OPMAAK:
        bewaren.zegelaar = dood  # the PDF is there, not sealed yet
    else:
        bewaren.schrijf = sla_op_en_sterf  # the sealed file is there, its row is not
    eerste = Opdracht.objects.wachtend().filter(soort=soort).order_by("aangemaakt_op").values_list("pk")[0][0]
    voer_uit(eerste)


def doe() -> None:
    """Does every waiting job of a document."""
    from werkzorg.berichten.models import Opdracht
    from werkzorg.berichten.uitvoeren import voer_uit

    for sleutel in list(Opdracht.objects.wachtend().values_list("pk", flat=True)):
        voer_uit(sleutel)


LEGGEN_NEER = {een.__name__: een for een in (documenten, verlopen, adviezen)}
HANDEN = {een.__name__: een for een in (dien_in, sterf, doe)}

if __name__ == "__main__":
    django.setup()
    naam, *waarden = sys.argv[1:]
    if naam in HANDEN:
        HANDEN[naam](*waarden)
    else:
        from tests.deelnemers.personen import tel_verder_na
        from werkzorg.deelnemers.models import Deelnemer

        # In whatever order the tests come, nobody gets the INSZ of a person of an earlier process.
        tel_verder_na(Deelnemer.objects.count())
        with transaction.atomic():  # as in a test: all of it lies there, or nothing
            LEGGEN_NEER[naam](*waarden)
