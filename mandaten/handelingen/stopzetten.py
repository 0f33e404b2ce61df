"""A grant ends before its last day: its holder stops, or goes up in another organisation."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from mandaten.domein.levensloop import einde_bezwaar
from mandaten.handelingen.bestemmelingen import beheerders, betrokken_organisaties, verwittig
from mandaten.handelingen.bevoegdheden import periode_van
from mandaten.handelingen.einde import laat_eindigen
from mandaten.handelingen.onafhankelijk import eis_onafhankelijk
from mandaten.handelingen.samenstelling import LOPEND, sluit_vraag
from mandaten.handelingen.verwittigen import ooit_betrokken
from mandaten.handelingen.zetels import steunpunten
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
    laatste_dag: date,
    reden: str,
    versie: int,
    vraag: Wijzigingsvraag | None = None,
    door: Hoedanigheid,
) -> Toekenning:
    """Its holder stops after `laatste_dag`; until then everything holds, and the day after the regio's are free.

    Not before a day on which something already relied on it. Raises Versieconflict when somebody changed it meanwhile,
    Geweigerd when this day cannot be its last, DoesNotExist when this actor does not decide about it.
    """
    rij = Toekenning.objects.zichtbaar_voor(door).vergrendel(toekenning.pk)
    if rij.status not in LOPEND:
        raise Geweigerd(f"{rij.nummer} is al {rij.get_status_display()}: er valt niets meer stop te zetten.")
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    eis_onafhankelijk(door, ooit_betrokken(rij), "over deze stopzetting")
    nee = {} if reden else {"reden": "Schrijf op waarom de houder stopt."}
    if zin := einde_bezwaar(laatste_dag, periode_van(rij.periode), steunpunten(rij)):
        nee["laatste_dag"] = zin
    if nee:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    vandaag = timezone.localdate()
    wie_weet = beheerders(betrokken_organisaties(rij, vandaag), vandaag)
    sluit_vraag(vraag, rij, door)
    sluit_af(rij, laatste_dag, reden, door)
    verwittig(BEEINDIGD, rij, wie_weet, kenmerk=f"{laatste_dag}", door=door)
    log(
        "mandaat_stopzetten",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"laatste_dag": laatste_dag.isoformat()},
    )
    return rij


def sluit_af(rij: Toekenning, laatste: date, reden: str, door: Hoedanigheid) -> None:
    """This locked grant ends by the choice of its holder, or because he goes up in another.

    While that day is not over it stays what it is; the clock calls it stopped the day after.
    """
    status = STOPGEZET if laatste < timezone.localdate() else rij.status
    laat_eindigen(rij, laatste, reden, status=status, door=door)
