"""Who is asked what about a yearly evaluation: the begeleider to hold it, the manager when it is late."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from ama.meldingen.evaluaties import EVALUATIE, EVALUEREN, TE_LAAT
from ama.models import Begeleiding, Jaarevaluatie, Overeenkomst
from ama.querysets.lezers import BEGELEIDER, BEHEERDER
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.werklijst.taken import maak_taak, rond_taken_af


def begeleider_van(rij: Begeleiding) -> Lidmaatschap | None:
    """Who does the work: the member of the agreement that began last; None before anything was agreed."""
    overeenkomst = (
        Overeenkomst.objects.in_begeleiding()
        .filter(deelnemer_id=rij.deelnemer_id, begeleider_id=rij.begeleider_id)
        .select_related("begeleider_lid")
        .order_by("-start", "pk")
        .first()
    )
    return overeenkomst.begeleider_lid if overeenkomst else None


def vraag_begeleider(rij: Begeleiding, soort: str, evaluatie: Jaarevaluatie, *, termijn: date | None) -> None:
    """The begeleider has this task about this evaluation, due on `termijn` (inclusive; None: no term)."""
    lid = begeleider_van(rij)
    maak_taak(
        soort,
        sleutel=f"{soort}:{evaluatie.pk}:{termijn or ''}",
        object_soort=EVALUATIE,
        object_id=evaluatie.pk,
        organisatie_id=rij.begeleider_id,
        rol=BEGELEIDER,
        dagen=_dagen_tot(termijn),
        deelnemer_id=rij.deelnemer_id,
        gebruiker_id=lid.gebruiker_id if lid else None,
    )


def vraag_beheerder(rij: Begeleiding, evaluatie: Jaarevaluatie) -> None:
    """The manager of the organisation has a task, due on the last day before the departement sees it."""
    maak_taak(
        TE_LAAT,
        sleutel=f"{TE_LAAT}:{evaluatie.pk}:{rij.evaluatie_uiterlijk_op}",
        object_soort=EVALUATIE,
        object_id=evaluatie.pk,
        organisatie_id=rij.begeleider_id,
        rol=BEHEERDER,
        dagen=_dagen_tot(rij.evaluatie_zichtbaar_op - timedelta(days=1)),
        deelnemer_id=rij.deelnemer_id,
    )


def verzet(rij: Begeleiding, evaluatie: Jaarevaluatie) -> None:
    """Since this evaluation was opened, its last day moved: its tasks begin again with the new one."""
    evaluatie.uiterlijk_op = rij.evaluatie_uiterlijk_op
    evaluatie.save(update_fields=["uiterlijk_op"])
    sluit_evaluatietaken(evaluatie)
    vraag_begeleider(rij, EVALUEREN, evaluatie, termijn=rij.evaluatie_uiterlijk_op)


def sluit_evaluatietaken(evaluatie: Jaarevaluatie) -> None:
    """Nobody has to hold this evaluation any more."""
    for soort in (EVALUEREN, TE_LAAT):
        rond_taken_af(soort, object_soort=EVALUATIE, object_id=evaluatie.pk)


def _dagen_tot(dag: date | None) -> int | None:
    return None if dag is None else (dag - timezone.localdate()).days
