"""Who sees the person because of this traject: opened and closed by its acts, never by hand."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from trajecten.handelingen.vergrendelen import SOORT
from trajecten.models import Traject
from werkzorg.deelnemers.handelingen.dossiertoegang import Dossier, open_toegang, sluit_toegang
from werkzorg.deelnemers.models import Betrokkenheid, Omvang, Sluitreden
from werkzorg.organisaties.hoedanigheid import Door

AANBOD = "activeringstraject"


def open_betrokkenheid(
    traject: Traject,
    *,
    organisatie_id: UUID,
    rol: str,
    grond: str,
    door: Door,
    lidmaatschap_id: UUID | None = None,
    omvang: str = Omvang.VOLLEDIG,
    vanaf: date | None = None,
    tot_en_met: date | None = None,
) -> Betrokkenheid:
    """As `open_toegang`, because of this traject."""
    dossier = Dossier(
        deelnemer_id=traject.deelnemer_id,
        aanbod=AANBOD,
        soort=SOORT,
        id=traject.pk,
        geinformeerd_op=traject.informatieplicht_op or traject.ontvangen_op,
    )
    return open_toegang(
        dossier,
        organisatie_id=organisatie_id,
        rol=rol,
        grond=grond,
        door=door,
        lidmaatschap_id=lidmaatschap_id,
        omvang=omvang,
        vanaf=vanaf,
        tot_en_met=tot_en_met,
    )


def sluit_betrokkenheid(
    traject: Traject,
    *,
    reden: str = Sluitreden.AFGEROND,
    organisatie_id: UUID | None = None,
    lidmaatschap_id: UUID | None = None,
    rollen: tuple[str, ...] = (),
    behalve: UUID | None = None,
    na: date | None = None,
) -> int:
    """As `sluit_toegang`, of this traject."""
    return sluit_toegang(
        SOORT,
        traject.pk,
        reden=reden,
        organisatie_id=organisatie_id,
        lidmaatschap_id=lidmaatschap_id,
        rollen=rollen,
        behalve=behalve,
        na=na,
    )
