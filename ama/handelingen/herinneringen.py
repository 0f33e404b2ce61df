"""The task that a permission ends: done once a later one follows, it ends otherwise, or nobody comes any more."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone

from ama.domein.statuut import Instantie
from ama.domein.toestemming import Toestemming as Antwoord
from ama.domein.toestemming import Uitkomst, verloopt_op
from ama.meldingen.levensloop import PERSOON, TOESTEMMING_VERLENGEN
from ama.models import Toestemming
from werkzorg.werklijst.models import Taak


def taaksleutel(rij: Toestemming) -> str:
    """The key of the task about this permission and its last day: another last day is another task."""
    return f"{TOESTEMMING_VERLENGEN}:{rij.pk}:{rij.tot}"


def loopt_af(rij: Toestemming, van_deze_instantie: Sequence[Toestemming]) -> bool:
    """Whether it ends on a known day without that the same body already permits what comes after it."""
    if rij.tot is None or rij.ingetrokken_op is not None or rij.uitkomst != Uitkomst.VERLEEND.value:
        return False
    alle = [
        Antwoord(
            instantie=Instantie(een.instantie),
            uitkomst=Uitkomst(een.uitkomst),
            gegeven_op=een.gegeven_op,
            van=een.van,
            tot=een.tot,
            ingetrokken_op=een.ingetrokken_op,
        )
        for een in van_deze_instantie
    ]
    laatste = verloopt_op(alle, Instantie(rij.instantie), rij.tot)
    return laatste is not None and laatste <= rij.tot


def rond_herinneringen_af(deelnemer_id: UUID, begeleider_id: UUID, *, komt_nog: bool = True) -> int:
    """The open tasks about permissions of this person at this begeleider that ask nothing any more are done; how many.

    `komt_nog` False: he does not come any more, so none of them does.
    """
    rijen = list(Toestemming.objects.filter(deelnemer_id=deelnemer_id, begeleider_id=begeleider_id))
    nodig = {
        taaksleutel(rij)
        for rij in rijen
        if komt_nog and loopt_af(rij, [een for een in rijen if een.instantie == rij.instantie])
    }
    return (
        Taak.objects.over(PERSOON, deelnemer_id)
        .filter(soort=TOESTEMMING_VERLENGEN, organisatie_id=begeleider_id, klaar_op__isnull=True)
        .exclude(sleutel__in=nodig)
        .update(klaar_op=timezone.now())
    )
