"""Every day the clock closes what VDAB had advised to somebody who died: nobody else would."""

from __future__ import annotations

from datetime import date

from gbo.handelingen.advies import advies_welzijn_vervallen
from gbo.models import Welzijnsadvies
from werkzorg.handelen.klok import Klokjob, Ritme, Telling, elk
from werkzorg.organisaties.hoedanigheid import Klok

JOB = "adviezen_na_overlijden"


def adviezen_na_overlijden(dag: date, door: Klok) -> Telling:
    """Closes each open advies Welzijn of a person whose death is known."""
    rijen = Welzijnsadvies.objects.open().filter(deelnemer__overleden_op__isnull=False).order_by("pk")
    return elk(rijen, lambda rij: advies_welzijn_vervallen(rij, door=door))


# What is due is due: after days without the clock one round does all of it.
KLOKJOBS = (Klokjob(JOB, adviezen_na_overlijden, Ritme.DAGELIJKS, inhalen=0),)
