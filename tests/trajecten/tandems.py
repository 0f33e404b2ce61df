"""What the tests about who guides share: a waiting intake, colleagues, mandates that end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from mandaten.models import Bevoegdheid
from tests.rolverdeling import Rolverdeling, Speler, maak_organisatie, maak_speler
from tests.trajecten.maken import geef_bevoegdheid, in_handeling, maak_traject
from trajecten.models import Intake, Traject
from trajecten.statussen import GOEDGEKEURD
from werkzorg.databank.perioden import reeks

# Where the cast has no mandate.
ANDERE_REGIO = "kempen"


def vandaag() -> date:
    """Today, as the application counts it."""
    return timezone.localdate()


def over(dagen: int) -> date:
    """So many days from today."""
    return vandaag() + timedelta(days=dagen)


def maak_intake(cast: Rolverdeling, **velden: Any) -> Intake:
    """An approved request that waits for a tandem in gent."""
    rij = maak_traject(cast, status=GOEDGEKEURD)
    with in_handeling():
        return Intake.objects.create(
            traject=rij,
            regio_id=rij.regio_id,
            dossiernummer=rij.deelnemer.dossiernummer,
            gemeente="Gent",
            gevraagde_expertise="angst en depressie",
            goedgekeurd_op=velden.pop("goedgekeurd_op", vandaag() - timedelta(days=3)),
            uiterlijk_op=velden.pop("uiterlijk_op", over(7)),
            **velden,
        )


def met_team(cast: Rolverdeling) -> None:
    """The casemanager Zorg of the cast has a mandate in gent; VDAB needs none."""
    geef_bevoegdheid(cast.casemanager_zorg, "casemanager_zorg")


def collega(speler: Speler) -> Speler:
    """Somebody of the same organisation in the same role."""
    return maak_speler(
        speler.lidmaatschap.rol, speler.lidmaatschap.organisatie, email=f"c{uuid4().hex[:12]}@test.be"
    )


def andere_organisatie(rol: str, soort: str, *, bevoegd: bool = True, regio: str = "gent") -> Speler:
    """Somebody in this role of an organisation of its own, with a mandate in the regio."""
    speler = maak_speler(rol, maak_organisatie(f"Ander {soort} {regio}", soort))
    if bevoegd:
        geef_bevoegdheid(speler, rol, regio)
    return speler


def laat_eindigen(rij: Bevoegdheid, laatste_dag: date) -> None:
    """What the organisation may do ends after this day."""
    with in_handeling():
        rij.periode = reeks(rij.periode.lower, laatste_dag)
        rij.save()


def opnieuw(rij: Traject) -> Traject:
    """The row as it stands in the database."""
    return Traject.objects.get(pk=rij.pk)
