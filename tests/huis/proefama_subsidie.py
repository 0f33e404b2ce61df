"""The objects of the subsidy in the house tests: runs in each state, and a line with a dispute of this person."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from ama.models import Betwisting, Subsidielijn, Subsidierun, Voorschot
from ama.querysets.lezers import DEPARTEMENT_ZORG, EIGEN_ORGANISATIE
from tests.ama.maken import maak_lijn, maak_run
from tests.huis.proefama import Maker, overeenkomst_van
from tests.rolverdeling import Speler, maak_organisatie, maak_speler
from tests.trajecten.maken import in_handeling
from werkzorg.deelnemers.models import Deelnemer

# Whoever may open a run may open every run that was checked: only its lines are somebody's own.
LEZERS = EIGEN_ORGANISATIE | {DEPARTEMENT_ZORG}
_BEREKEND, _GECONTROLEERD = 2026, 2024


def _run(jaar: int) -> Subsidierun:
    """The run of this year, computed by somebody of another departement than the player's."""
    al = Subsidierun.objects.filter(jaar=jaar).first()
    if al is not None:
        return al
    huis = maak_organisatie("Proef departement", DEPARTEMENT_ZORG)
    run = maak_run(maak_speler(DEPARTEMENT_ZORG, huis), jaar)
    if jaar == _GECONTROLEERD:
        ander = maak_speler(DEPARTEMENT_ZORG, huis, email=f"proef-{huis.pk.hex[:8]}@test.be")
        with in_handeling():
            run.status, run.gecontroleerd_op = "gecontroleerd", timezone.now()
            run.gecontroleerd_door = ander.gebruiker
            run.save()
    return run


def _voorschot(een: Subsidielijn) -> Voorschot:
    """An advance of this year to the organisation of this line."""
    with in_handeling():
        rij, _ = Voorschot.objects.get_or_create(
            begeleider=een.begeleider,
            jaar=timezone.localdate().year,
            kwartaal=1,
            defaults={
                "bedrag_cent": 100_000,
                "betaald_op": timezone.localdate(),
                "geregistreerd_door": een.run.berekend_door,
            },
        )
    return rij


def run(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A checked run with a line of this person, and an advance of this year to who guides him."""
    een = _lijn(speler, deelnemer)
    _voorschot(een)
    return een.run_id


def voorschot(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """An advance of this year to who guides this person."""
    return _voorschot(_lijn(speler, deelnemer)).pk


def berekende_run(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A run that waits to be checked."""
    return _run(_BEREKEND).pk


def _lijn(speler: Speler, deelnemer: Deelnemer) -> Subsidielijn:
    overeenkomst = overeenkomst_van(speler, deelnemer)
    een = _run(_GECONTROLEERD)
    al = een.lijnen.filter(deelnemer=deelnemer, begeleider=overeenkomst.begeleider_id).first()
    return al or maak_lijn(
        een,
        overeenkomst,
        stukken=[
            {"overeenkomst": str(overeenkomst.pk), "van": "2024-01-01", "tot": "2024-12-30", "regel": ""}
        ],
    )


def lijn(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """A line of this person, of the organisation that guides him."""
    return _lijn(speler, deelnemer).pk


def betwisting(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """An open dispute about it."""
    een = _lijn(speler, deelnemer)
    with in_handeling():
        rij, _ = Betwisting.objects.open().get_or_create(
            lijn=een,
            defaults={"grond": "dagen", "toelichting": "proef", "betwist_door": speler.gebruiker},
        )
    return rij.pk


MAKERS: dict[str, Maker] = {"ama.subsidielijn": lijn, "ama.betwisting": betwisting}
# Keys on runs, with the run that each asks.
RUNS: dict[str, Maker] = {"subsidie_controleren": berekende_run}
