"""What the ends of an onthaaltraject ask of the tables and of the parameters of their day."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from gbo.domein import einde as law
from gbo.models.onthaal import Onthaaltraject
from gbo.soorten import BEREIKT
from werkzorg.parameters.lezen import momentopname


def onbereikbaar_bezwaar(rij: Onthaaltraject, dag: date) -> str:
    """Why this one cannot be given up on `dag` yet, as a sentence; "" when it can; one query.

    Only the tries of the partner that has it now count: who got it yesterday did not try for a month.
    """
    opname = momentopname(dag)
    pogingen = (
        rij.contactpogingen.filter(partner_id=rij.partner_id)
        .exclude(uitkomst=BEREIKT)
        .values_list("wanneer", flat=True)
    )
    return law.onbereikbaar_bezwaar(
        [timezone.localdate(een) for een in pogingen],
        pogingen_minstens=int(opname.getal("gbo_onbereikbaar_pogingen")),
        dagen_minstens=int(opname.getal("gbo_onbereikbaar_dagen")),
        dag=dag,
    )


def weg_na(einde: date) -> date:
    """The day on which everything is gone of what ended on `einde` (inclusive), by the term of that day (art. 6)."""
    return law.weg_op(einde, int(momentopname(einde).getal("gbo_bewaar_max")))


def wist_meteen(einde: date, vandaag: date) -> bool:
    """Whether an end on this day, not after `vandaag`, would erase everything within the hour."""
    return einde <= vandaag and weg_na(einde) <= vandaag
