"""Tasks and notices for who guides under an agreement."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from ama.domein.subsidiedagen import indienen_uiterlijk_op
from ama.handelingen.vergrendelen import SOORT
from ama.meldingen.levensloop import INDIENEN, LOPENDE_TAKEN
from ama.models import Overeenkomst
from ama.querysets.lezers import BEGELEIDER
from ama.statussen import BEGONNEN
from werkzorg.handelen.melden import meld
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af


def vraag_begeleider(
    overeenkomst: Overeenkomst, soort: str, *, keer: str = "", termijn: date | None = None
) -> None:
    """Who guides has this task, due on `termijn` (inclusive; None: no term), once per `keer`."""
    maak_taak(
        soort,
        sleutel=f"{soort}:{overeenkomst.pk}:{keer}",
        object_soort=SOORT,
        object_id=overeenkomst.pk,
        organisatie_id=overeenkomst.begeleider_id,
        rol=BEGELEIDER,
        gebruiker_id=overeenkomst.begeleider_lid.gebruiker_id,
        deelnemer_id=overeenkomst.deelnemer_id,
        dagen=None if termijn is None else (termijn - timezone.localdate()).days,
    )


def vraag_indienen(overeenkomst: Overeenkomst) -> None:
    """A signed agreement waits to be handed in; one of WVG so that it counts from its start. Twice adds nothing.

    One of AMA sociale economie once that began: no source names a term for it. Raises ParameterOnbekend.
    """
    if overeenkomst.toeleiding is not None:
        if overeenkomst.toeleiding.status in BEGONNEN:
            vraag_begeleider(overeenkomst, INDIENEN)
        return
    dagen = momentopname(overeenkomst.start).getal("ama_wvg_indien_termijn")
    vraag_begeleider(overeenkomst, INDIENEN, termijn=indienen_uiterlijk_op(overeenkomst.start, dagen))


def rond_af(overeenkomst: Overeenkomst, *soorten: str) -> None:
    """The open tasks of these kinds about this agreement are done."""
    for soort in soorten:
        rond_taken_af(soort, object_soort=SOORT, object_id=overeenkomst.pk)


def rond_af_tot(overeenkomst: Overeenkomst, soort: str, einde: date) -> None:
    """The open tasks of this kind are done when the agreement ends on their last day or before, or by now."""
    open_ = Taak.objects.over(SOORT, overeenkomst.pk).filter(soort=soort, klaar_op__isnull=True)
    if einde > timezone.localdate():
        open_ = open_.filter(termijn__gte=einde)
    open_.update(klaar_op=timezone.now())


def sluit_lopende_taken(overeenkomst: Overeenkomst) -> None:
    """What was still to do so that the agreement could run, nobody does any more."""
    rond_af(overeenkomst, *LOPENDE_TAKEN)


def verhuis_taken(overeenkomst: Overeenkomst, *, van: UUID, naar: UUID) -> None:
    """The open tasks of one colleague about this agreement are another's (keys of accounts)."""
    Taak.objects.over(SOORT, overeenkomst.pk).filter(klaar_op__isnull=True, gebruiker_id=van).update(
        gebruiker_id=naar
    )


def meld_begeleider(overeenkomst: Overeenkomst, soort: str, *, keer: str, door: Door) -> None:
    """Who guides has this notice, once per `keer`."""
    meld(
        soort,
        gebruiker_id=overeenkomst.begeleider_lid.gebruiker_id,
        organisatie_id=overeenkomst.begeleider_id,
        object_soort=SOORT,
        object_id=overeenkomst.pk,
        effect_sleutel=f"{soort}:{overeenkomst.pk}:{keer}:{overeenkomst.begeleider_lid_id}",
        door=door,
    )
