"""A grant ends before its last day: its holder stops, or goes up in another organisation."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from mandaten.handelingen.bestemmelingen import beheerders, betrokken_organisaties, verwittig
from mandaten.handelingen.einde import geef_terug, laat_eindigen
from mandaten.handelingen.onafhankelijk import eis_onafhankelijk
from mandaten.handelingen.samenstelling import LOPEND, sluit_vraag, stop_bezwaar
from mandaten.handelingen.verwittigen import ooit_betrokken
from mandaten.meldingen.toekenningen import BEEINDIGD, SOORT
from mandaten.models import Toekenning, Wijzigingsvraag
from mandaten.statussen import STOPGEZET
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@handeling("mandaat_stopzetten")
def mandaat_stopzetten(
    toekenning: Toekenning,
    *,
    laatste_dag: date | None,
    reden: str,
    versie: int,
    vraag: Wijzigingsvraag | None = None,
    door: Hoedanigheid,
) -> Toekenning:
    """Its holder stops after `laatste_dag`; until then everything holds, and the day after the regio's are free.

    Not before a day on which something already relied on it. Without `laatste_dag` it is given back before its first
    day: then it never holds, and its regio's are free at once. Raises Versieconflict when it was changed meanwhile,
    Geweigerd when this day cannot be its last, DoesNotExist for who does not decide about it.
    """
    rij = Toekenning.objects.zichtbaar_voor(door).vergrendel(toekenning.pk)
    if rij.status not in LOPEND:
        raise Geweigerd(f"{rij.nummer} is al {rij.get_status_display()}: er valt niets meer stop te zetten.")
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    eis_onafhankelijk(door, ooit_betrokken(rij), "over deze stopzetting")
    nee = {} if reden else {"reden": "Schrijf op waarom de houder stopt."}
    if zin := stop_bezwaar(rij, laatste_dag):
        nee["laatste_dag"] = zin
    if nee:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    vandaag = timezone.localdate()
    wie_weet = beheerders(betrokken_organisaties(rij, vandaag), vandaag)
    sluit_vraag(vraag, rij, door)
    if laatste_dag is None:
        geef_terug(rij, reden, door=door)
    else:
        sluit_af(rij, laatste_dag, reden, door)
    verwittig(BEEINDIGD, rij, wie_weet, kenmerk=f"{laatste_dag or 'teruggegeven'}", door=door)
    log(
        "mandaat_stopzetten",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"laatste_dag": laatste_dag.isoformat() if laatste_dag else ""},
    )
    return rij


def sluit_af(rij: Toekenning, laatste: date, reden: str, door: Hoedanigheid) -> None:
    """This locked grant ends by the choice of its holder, or because he goes up in another.

    While that day is not over it stays what it is; the clock calls it stopped the day after.
    """
    status = STOPGEZET if laatste < timezone.localdate() else rij.status
    laat_eindigen(rij, laatste, reden, status=status, door=door)
