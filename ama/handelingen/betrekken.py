"""Who sees the person because of this agreement: opened and closed by its acts, never by hand."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from ama.domein.levensloop import nalezen_tot
from ama.handelingen.vergrendelen import SOORT
from ama.models import Overeenkomst
from werkzorg.deelnemers.handelingen.dossiertoegang import Dossier, open_toegang, sluit_toegang
from werkzorg.deelnemers.models import Betrokkenheid, Omvang
from werkzorg.organisaties.hoedanigheid import Door

AANBOD = {"wvg": "ama_wvg", "wse": "ama_wse"}


def open_betrokkenheid(
    overeenkomst: Overeenkomst,
    *,
    organisatie_id: UUID,
    rol: str,
    grond: str,
    door: Door,
    vanaf: date | None = None,
    omvang: str = Omvang.VOLLEDIG,
    geinformeerd_op: date | None = None,
) -> Betrokkenheid:
    """This role of this organisation sees the person because of this agreement, from `vanaf` (default: today) on.

    `geinformeerd_op`: when the person was told, where the agreement does not say it yet.
    """
    dossier = Dossier(
        deelnemer_id=overeenkomst.deelnemer_id,
        aanbod=AANBOD[overeenkomst.soort],
        soort=SOORT,
        id=overeenkomst.pk,
        geinformeerd_op=overeenkomst.geinformeerd_op or geinformeerd_op or overeenkomst.start,
    )
    return open_toegang(
        dossier,
        organisatie_id=organisatie_id,
        rol=rol,
        grond=grond,
        door=door,
        vanaf=vanaf,
        omvang=omvang,
    )


def sluit_betrokkenheid(
    overeenkomst: Overeenkomst, *, organisatie_id: UUID | None = None, na: date | None = None
) -> int:
    """Who sees the person because of this agreement, does so no longer: from now, or after the day `na`; how many."""
    return sluit_toegang(SOORT, overeenkomst.pk, organisatie_id=organisatie_id, na=na)


def sluit_na_afbreken(overeenkomst: Overeenkomst) -> int:
    """The draft broke off: it involves nobody any more once it could be read over; how many involvements.

    Those because of another agreement with the same person are of that agreement, and stay.
    """
    return sluit_betrokkenheid(overeenkomst, na=nalezen_tot(timezone.localdate()))
