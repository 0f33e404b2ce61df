"""What the outcome of an evaluation set going is done by the act that it asked for (regelgeving 10.4)."""

from __future__ import annotations

from django.utils import timezone

from ama.domein.evaluatieinhoud import uitkomsten_met
from ama.meldingen.evaluaties import EVALUATIE, GEVOLG
from ama.models import Jaarevaluatie, Overeenkomst
from ama.statussen import AFGEWERKT
from werkzorg.werklijst.models import Taak


def rond_gevolg_af(overeenkomst: Overeenkomst, handeling: str) -> int:
    """The tasks that this act fulfils, of the evaluations of this person at this begeleider, are done; how many."""
    evaluaties = Jaarevaluatie.objects.filter(
        begeleiding__deelnemer=overeenkomst.deelnemer_id,
        begeleiding__begeleider=overeenkomst.begeleider_id,
        status=AFGEWERKT,
        uitkomst__in=uitkomsten_met(handeling),
    )
    taken = Taak.objects.filter(
        soort=GEVOLG, object_soort=EVALUATIE, object_id__in=evaluaties.values("pk"), klaar_op__isnull=True
    )
    return taken.update(klaar_op=timezone.now())
