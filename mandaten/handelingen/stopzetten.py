"""A grant ends before its last day: its holder stops, or goes up in another organisation."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from mandaten.domein.levensloop import einde_bezwaar
from mandaten.handelingen.bestemmelingen import beheerders, betrokken_organisaties, verwittig
from mandaten.handelingen.bevoegdheden import herschrijf_bevoegdheden, periode_van
from mandaten.handelingen.onafhankelijk import eis_onafhankelijk
from mandaten.handelingen.samenstelling import LOPEND, sluit_vraag
from mandaten.handelingen.verwittigen import ooit_betrokken
from mandaten.handelingen.zetels import rond_levensloop_af, steunpunten
from mandaten.meldingen.toekenningen import BEEINDIGD, SOORT
from mandaten.models import Toekenning, Wijzigingsvraag
from mandaten.statussen import STOPGEZET
from werkzorg.databank.perioden import reeks
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
    sluit_af(rij, laatste_dag, reden, vandaag)
    verwittig(BEEINDIGD, rij, wie_weet, kenmerk=f"{laatste_dag}", door=door)
    log(
        "mandaat_stopzetten",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"laatste_dag": laatste_dag.isoformat()},
    )
    return rij


def sluit_af(rij: Toekenning, laatste: date, reden: str, vandaag: date) -> None:
    """This locked grant, its regio's and members hold up to and including `laatste`, and nobody waits for a successor.

    While that day is not over it stays what it is; the clock calls it stopped the day after.
    """
    rij.periode, rij.einde_reden = reeks(rij.periode.lower, laatste), reden
    if laatste < vandaag:
        rij.status = STOPGEZET
    rij.versie += 1
    rij.save(update_fields=["periode", "einde_reden", "status", "versie"])
    for rijen in (rij.regios.all(), rij.leden.all(), rij.houderschappen.all(), rij.schorsingen.all()):
        for een in rijen:
            if een.periode.lower > laatste:
                een.delete()
            elif een.periode.upper is None or een.periode.upper > rij.periode.upper:
                een.periode = reeks(een.periode.lower, laatste)
                een.save(update_fields=["periode"])
    herschrijf_bevoegdheden(rij)
    rond_levensloop_af(rij)
