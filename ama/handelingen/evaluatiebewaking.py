"""What the clock does with one guidance: its evaluation opens, is asked for, and is late (regelgeving 15, row 20)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from ama.domein.evaluatie import Evaluatieregels, Tijd, is_nodig, te_zeggen, tijd_op
from ama.handelingen.begeleiding import werk_begeleiding_bij
from ama.handelingen.departementtaken import vraag_late_evaluaties
from ama.handelingen.evaluaties import BEGELEIDING, log_evaluatie, open_evaluatie
from ama.handelingen.evaluatietaken import begeleider_van, vraag_beheerder
from ama.meldingen.evaluaties import EVALUATIE, MELDING_VAN
from ama.models import Begeleiding, Jaarevaluatie
from ama.models.evaluatiefeiten import laatste_dag_van
from ama.statussen import OPEN
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok

# The key of `domein.evaluatie.herinneringen` on which the manager gets his task.
_LAAT = "te_laat"


@handeling("evaluatie_bewaken")
def evaluatie_bewaken(begeleiding: Begeleiding, *, dag: date, regels: Evaluatieregels, door: Klok) -> int:
    """Opens the evaluation that is due on `dag` and says what was not said yet; how many things happened.

    Guidance of which the last day is over ends here, with its open evaluation. Guidance that ends before its
    evaluation has to be held is left alone. A second round on the same day does nothing.
    """
    gewijzigd = werk_begeleiding_bij(begeleiding.deelnemer_id, begeleiding.begeleider_id)
    rij = Begeleiding.objects.zichtbaar_voor(door).vergrendel(begeleiding.pk)
    if rij.tot is not None or tijd_op(rij.termijn, dag) is Tijd.LATER or not _is_nodig(rij):
        if gewijzigd:
            log(
                "evaluatie_bewaken",
                door=door,
                object_soort=BEGELEIDING,
                object_id=rij.pk,
                deelnemer_id=rij.deelnemer_id,
            )
        return gewijzigd
    evaluatie, is_nieuw = open_evaluatie(rij, dag)
    sleutels = te_zeggen(rij.termijn, regels, rij.gezegd, dag)
    for sleutel in sleutels:
        _meld(rij, evaluatie, sleutel, door)
        if sleutel == _LAAT:
            vraag_beheerder(rij, evaluatie)
    if sleutels and tijd_op(rij.termijn, dag) is Tijd.GEESCALEERD:
        vraag_late_evaluaties(rij)
    if sleutels:
        rij.gezegd = [*rij.gezegd, *sleutels]
        rij.versie += 1
        rij.save(update_fields=["gezegd", "versie"])
    if is_nieuw or sleutels:
        log_evaluatie("evaluatie_bewaken", evaluatie, rij, door, gegevens={"gezegd": list(sleutels)})
    return int(is_nieuw) + len(sleutels)


def is_iets_te_doen(
    rij: Begeleiding, regels: Evaluatieregels, dag: date, *, loopt: bool, gaat_verder: bool, met_open: bool
) -> bool:
    """Whether the clock has anything to do here on `dag`; asks nothing.

    `loopt`: an agreement runs on that day or begins later; `gaat_verder`: one goes on after the last day of the
    evaluation; `met_open`: an evaluation stands open.
    """
    if not loopt:
        return True
    if tijd_op(rij.termijn, dag) is Tijd.LATER or not gaat_verder:
        return False
    return not met_open or bool(te_zeggen(rij.termijn, regels, rij.gezegd, dag))


def heeft_open(sleutels: Sequence[UUID]) -> set[UUID]:
    """Of these guidances, those with an open evaluation; one query."""
    rijen = Jaarevaluatie.objects.filter(begeleiding_id__in=list(sleutels), status=OPEN)
    return set(rijen.values_list("begeleiding_id", flat=True))


def _is_nodig(rij: Begeleiding) -> bool:
    return is_nodig(rij.termijn, laatste_dag_van(rij))


def _meld(rij: Begeleiding, evaluatie: Jaarevaluatie, sleutel: str, door: Klok) -> None:
    lid = begeleider_van(rij)
    if lid is None:
        return
    # over_30 and over_14 are the same notice.
    soort = MELDING_VAN[sleutel.split("_")[0] if sleutel.startswith("over_") else sleutel]
    meld(
        soort,
        gebruiker_id=lid.gebruiker_id,
        organisatie_id=rij.begeleider_id,
        object_soort=EVALUATIE,
        object_id=evaluatie.pk,
        effect_sleutel=f"{soort}:{evaluatie.pk}:{rij.evaluatie_uiterlijk_op}:{sleutel}",
        door=door,
    )
