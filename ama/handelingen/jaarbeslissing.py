"""VDAB decides again about AMA sociale economie: opened, extended or ended (regelgeving 6 and 10.5)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from ama.domein import doorstroom as weg
from ama.domein.evaluatie import dagen_te_laat
from ama.domein.jaarbeslissing import (
    DOORGESTROOMD,
    UITKOMSTEN,
    VERLENGD,
    stop_bezwaren,
    verleng_bezwaren,
)
from ama.handelingen.doorstroom import leg_doorstroom_vast
from ama.handelingen.jaarbeslissingtaken import (
    beslisregels,
    meld_aanbieder,
    open_beslissing,
    sluit_beslissing,
)
from ama.handelingen.toeleidingslot import bewaar_toeleiding, vergrendel_toeleiding
from ama.handelingen.wseeinde import beeindig_toeleiding, laatste_aanwezig
from ama.meldingen.jaarbeslissing import JAARBESLISSING
from ama.models import Jaarbeslissing, Toeleiding
from ama.statussen import BESLIST, GESTART, OPEN
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.parameters.lezen import momentopname

OPENEN = "jaarbeslissing_openen"
VERLENGEN = "jaarbeslissing_verlengen"
STOPZETTEN = "jaarbeslissing_stopzetten"
CONTROLEER = "Controleer de gemarkeerde velden."


@handeling(OPENEN)
def jaarbeslissing_openen(toeleiding: Toeleiding, *, door: Hoedanigheid) -> Jaarbeslissing:
    """VDAB takes up its next decision, also before the clock does; the open one when there is one already.

    Raises Geweigerd when AMA did not begin, or is over.
    """
    rij = vergrendel_toeleiding(toeleiding.pk, door=door, vanuit=(GESTART,))
    beslissing, is_nieuw = open_beslissing(rij, timezone.localdate())
    if is_nieuw:
        log_beslissing(OPENEN, beslissing, rij, door)
    return beslissing


@handeling(VERLENGEN)
def jaarbeslissing_verlengen(
    beslissing: Jaarbeslissing, *, motivering: str, tot: date | None, versie: int, door: Hoedanigheid
) -> Jaarbeslissing:
    """AMA goes on: VDAB decides again by `tot` (inclusive), at most a year after today (`ama_se_herbeslissing`).

    Raises Geweigerd per field; Versieconflict. How many days it came too late stays on record.
    """
    toeleiding, rij = _vergrendel(beslissing, versie, door)
    vandaag = timezone.localdate()
    assert toeleiding.start is not None  # the state says so
    if nee := verleng_bezwaren(
        motivering=motivering,
        tot=tot,
        start=toeleiding.start,
        besloten_op=vandaag,
        interval_maanden=beslisregels(vandaag).interval_maanden,
    ):
        raise Geweigerd(CONTROLEER, velden=nee)
    _besluit(rij, VERLENGD, motivering, vandaag, door)
    toeleiding.beslissing_tot = tot
    bewaar_toeleiding(toeleiding, "beslissing_tot")
    sluit_beslissing(rij)
    meld_aanbieder(toeleiding, rij, door)
    log_beslissing(VERLENGEN, rij, toeleiding, door, dagen_te_laat=rij.dagen_te_laat)
    return rij


@handeling(STOPZETTEN)
def jaarbeslissing_stopzetten(
    beslissing: Jaarbeslissing,
    *,
    uitkomst: str,
    motivering: str,
    einde: date | None,
    stap: weg.Stap | None = None,
    versie: int,
    door: Hoedanigheid,
) -> Jaarbeslissing:
    """AMA ends on `einde` (inclusive) with this outcome, and with it every agreement under it, in one transaction.

    Who moves on to work or training goes by `stap`: then AMA ends the day before his first day there, whatever `einde`
    says. Raises Geweigerd per field: presences after it, no reason; Versieconflict.
    """
    toeleiding, rij = _vergrendel(beslissing, versie, door, met_overeenkomsten=True)
    vandaag = timezone.localdate()
    assert toeleiding.start is not None  # the state says so
    vooraf, laatste = momentopname(vandaag).getal("ama_einde_vooraf"), laatste_aanwezig(toeleiding)
    nee: dict[str, str] = {}
    if uitkomst == DOORGESTROOMD:
        stap = stap or weg.Stap("", None)
        nee = weg.bezwaren(
            stap,
            start=toeleiding.start,
            vandaag=vandaag,
            hoogstens_vooraf=vooraf,
            laatste_aanwezig=laatste,
        )
        einde = weg.laatste_dag_ama(stap.eerste_dag) if stap.eerste_dag else None
    tegen = stop_bezwaren(
        uitkomst=uitkomst,
        motivering=motivering,
        einde=einde,
        start=toeleiding.start,
        besloten_op=vandaag,
        hoogstens_vooraf=vooraf,
        laatste_aanwezig=laatste,
    )
    if uitkomst == DOORGESTROOMD:
        # The day stands with the step.
        tegen.pop("einde", None)
    if (nee := tegen | nee) or einde is None:
        raise Geweigerd(CONTROLEER, velden=nee)
    if uitkomst == DOORGESTROOMD and stap is not None:
        leg_doorstroom_vast(toeleiding, stap, door)
    rij.einde = einde
    _besluit(rij, uitkomst, motivering, vandaag, door)
    gevolg = UITKOMSTEN[uitkomst]
    aantal = beeindig_toeleiding(
        toeleiding,
        status=gevolg.toestand,
        uitkomst=uitkomst,
        einde=einde,
        reden=gevolg.reden,
        # Why, is between VDAB and the person: the aanbieder and the departement read the reason only.
        toelichting="",
    )
    sluit_beslissing(rij)
    meld_aanbieder(toeleiding, rij, door)
    log_beslissing(STOPZETTEN, rij, toeleiding, door, einde=einde.isoformat(), overeenkomsten=aantal)
    return rij


def log_beslissing(
    sleutel: str, beslissing: Jaarbeslissing, toeleiding: Toeleiding, door: Door, **gegevens: object
) -> None:
    """One line about this decision: keys and numbers only."""
    log(
        sleutel,
        door=door,
        object_soort=JAARBESLISSING,
        object_id=beslissing.pk,
        deelnemer_id=toeleiding.deelnemer_id,
        gegevens=gegevens,
    )


def _vergrendel(
    beslissing: Jaarbeslissing, versie: int, door: Hoedanigheid, *, met_overeenkomsten: bool = False
) -> tuple[Toeleiding, Jaarbeslissing]:
    """Agreements if asked, person, toeleiding and decision, locked in this order; open, and still of `versie`."""
    toeleiding = vergrendel_toeleiding(
        beslissing.toeleiding_id, door=door, met_overeenkomsten=met_overeenkomsten
    )
    rij = Jaarbeslissing.objects.zichtbaar_voor(door).vergrendel(beslissing.pk)
    if rij.status != OPEN or toeleiding.status != GESTART:
        raise Geweigerd(f"Dat kan niet meer: deze beslissing is {rij.get_status_display()}.")
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    return toeleiding, rij


def _besluit(rij: Jaarbeslissing, uitkomst: str, motivering: str, vandaag: date, door: Hoedanigheid) -> None:
    rij.status, rij.uitkomst, rij.motivering = BESLIST, uitkomst, motivering.strip()
    rij.besloten_op, rij.besloten_door_id = vandaag, door.gebruiker_id
    rij.dagen_te_laat = dagen_te_laat(rij.uiterlijk_op, vandaag)
    rij.versie += 1
    rij.save(
        update_fields=[
            "status",
            "uitkomst",
            "motivering",
            "einde",
            "besloten_op",
            "besloten_door",
            "dagen_te_laat",
            "versie",
        ]
    )
