"""The measures that leave a grant standing: reduce or recover, suspend, and the end of a suspension (art. 26-27)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from mandaten.documenten.besluitbrief import Brief, maatregelgegevens
from mandaten.domein.handhaving import SCHORSING, Geldmaatregel, geld_bezwaren, schorsing_bezwaren
from mandaten.handelingen.besluiten import neem_besluit
from mandaten.handelingen.bevoegdheden import herschrijf_bevoegdheden, periode_van
from mandaten.handelingen.einde import kort_in
from mandaten.handelingen.handhaving import WAAROVER, sluit, vergrendel
from mandaten.handelingen.maatregelen import (
    KIJK,
    TOEKENNING,
    eis_gelezen,
    eis_lopend,
    eis_maatregel,
    log_sanctie,
    meld_betrokkenen,
    neem_sanctie,
    ontwerp,
)
from mandaten.handelingen.nummers import wacht_op_beurt
from mandaten.handelingen.onafhankelijk import eis_onafhankelijk
from mandaten.handelingen.verwittigen import nu_betrokken, ooit_betrokken, verwittig
from mandaten.meldingen.handhaving import MELD_GESCHORST, MELD_OPGEHEVEN
from mandaten.models import Aard, Besluit, Handhaving, Schorsing, Toekenning
from mandaten.statussen import ACTIEF, GESCHORST, TOEKENNINGOVERGANGEN
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok
from werkzorg.termijnen import Periode


@handeling("vergoeding_verminderen")
def vergoeding_verminderen(
    handhaving: Handhaving,
    *,
    geld: Geldmaatregel,
    motivering: str,
    gezien: str,
    versie: int,
    door: Hoedanigheid,
) -> Besluit:
    """Decided and recorded that the compensation is reduced or recovered; paying follows later (art. 26).

    `gezien` is the fingerprint of the letter that was read. Raises Geweigerd before the defence, for another measure
    than was announced, for an impossible amount or period, and for who announced it himself.
    """
    rij = vergrendel(handhaving, "vergoeding_verminderen", versie=versie, door=door)
    eis_maatregel(rij, "vergoeding_verminderen", door, geld.maatregel)
    dag = wacht_op_beurt()
    eis_gelezen(ontwerp_vermindering(rij, geld=geld, motivering=motivering, door=door, dag=dag), gezien)
    besluit = neem_sanctie(Aard.VERMINDERING, rij, motivering, door, dag=dag)
    rij.bedrag, rij.percentage, rij.periode = geld.bedrag, geld.percentage, reeks(geld.van, geld.tot)
    sluit(rij, maatregel=geld.maatregel, motivering=motivering, velden=("bedrag", "percentage", "periode"))
    log_sanctie("vergoeding_verminderen", rij, door, besluit)
    return besluit


def ontwerp_vermindering(
    handhaving: Handhaving,
    *,
    geld: Geldmaatregel,
    motivering: str,
    door: Hoedanigheid,
    dag: date | None = None,
) -> Brief:
    """The letter of this reduction as it leaves on `dag` (by default today).

    Raises Geweigerd for an impossible amount or period, ParameterOnbekend.
    """
    toekenning, dag = handhaving.toekenning, dag or timezone.localdate()
    if nee := geld_bezwaren(
        geld,
        begin=toekenning.periode.lower,
        einde=laatste_dag(toekenning.periode),
        vandaag=dag,
    ):
        raise Geweigerd(KIJK, velden=nee)
    return ontwerp(
        toekenning,
        Aard.VERMINDERING,
        motivering,
        door,
        dag=dag,
        maatregel=maatregelgegevens(handhaving, geld),
    )


@handeling("mandaat_schorsen")
def mandaat_schorsen(
    handhaving: Handhaving,
    *,
    van: date,
    tot: date | None,
    motivering: str,
    gezien: str,
    versie: int,
    door: Hoedanigheid,
) -> Besluit:
    """The mandate gives no right from `van` to `tot` (both inclusive; None: until it is lifted) (art. 27).

    It keeps its regio. `gezien` is the fingerprint of the letter that was read. Raises Geweigerd before the defence,
    for another measure than was announced, for a mandate that does not run, for impossible days, and for who announced
    it himself.
    """
    rij = vergrendel(handhaving, "mandaat_schorsen", versie=versie, door=door)
    eis_maatregel(rij, "mandaat_schorsen", door)
    dag = wacht_op_beurt()
    toekenning = eis_lopend(rij.toekenning, "mandaat_schorsen", dag)
    eis_gelezen(ontwerp_schorsing(rij, van=van, tot=tot, motivering=motivering, door=door, dag=dag), gezien)
    besluit = neem_sanctie(Aard.SCHORSING, rij, motivering, door, dag=dag)
    Schorsing.objects.create(toekenning=toekenning, besluit=besluit, periode=reeks(van, tot))
    _zet_status(toekenning, GESCHORST)
    herschrijf_bevoegdheden(toekenning)
    sluit(rij, maatregel=SCHORSING, motivering=motivering)
    meld_betrokkenen(MELD_GESCHORST, toekenning, besluit, door)
    log_sanctie("mandaat_schorsen", rij, door, besluit)
    return besluit


def ontwerp_schorsing(
    handhaving: Handhaving,
    *,
    van: date,
    tot: date | None,
    motivering: str,
    door: Hoedanigheid,
    dag: date | None = None,
) -> Brief:
    """The letter of this suspension as it leaves on `dag` (by default today).

    Raises Geweigerd for impossible days, ParameterOnbekend.
    """
    toekenning, dag = handhaving.toekenning, dag or timezone.localdate()
    geldig = periode_van(toekenning.periode)
    if nee := schorsing_bezwaren(van, tot, geldig=geldig, vandaag=dag):
        raise Geweigerd(KIJK, velden=nee)
    if toekenning.schorsingen.filter(periode__overlap=reeks(van, tot)).exists():
        raise Geweigerd(KIJK, velden={"van": "De vorige schorsing loopt dan nog: kies een latere dag."})
    return ontwerp(
        toekenning,
        Aard.SCHORSING,
        motivering,
        door,
        dag=dag,
        periode=Periode(van, tot),
        maatregel=maatregelgegevens(handhaving),
    )


@handeling("schorsing_opheffen")
def schorsing_opheffen(
    toekenning: Toekenning, *, motivering: str, versie: int, door: Hoedanigheid
) -> Besluit:
    """Today is the last day of the suspension; one that did not begin yet never will.

    Raises Geweigerd when the grant is not suspended, Versieconflict when somebody changed it meanwhile.
    """
    rij = Toekenning.objects.zichtbaar_voor(door).vergrendel(toekenning.pk)
    if rij.status not in vanuit(TOEKENNINGOVERGANGEN, "schorsing_opheffen"):
        raise Geweigerd("Deze toekenning is niet geschorst: er valt niets op te heffen.")
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    eis_onafhankelijk(door, ooit_betrokken(rij), WAAROVER)
    dag = wacht_op_beurt()
    for schorsing in rij.schorsingen.all():
        kort_in(schorsing, dag)
    besluit = neem_besluit(Aard.OPHEFFING, motivering=motivering, door=door, toekenning=rij, dag=dag)
    _zet_status(rij, ACTIEF)
    herschrijf_bevoegdheden(rij)
    meld_betrokkenen(MELD_OPGEHEVEN, rij, besluit, door)
    log(
        "schorsing_opheffen",
        door=door,
        object_soort=TOEKENNING,
        object_id=rij.id,
        gegevens={"besluit": str(besluit.id)},
    )
    return besluit


@handeling("schorsing_laten_aflopen")
def schorsing_laten_aflopen(toekenning: Toekenning, *, dag: date, door: Klok) -> bool:
    """The grant is valid again when the last day of its suspension lies before `dag`; whether anything changed.

    One whose own last day is over too does not become valid again: `mandaten_bewaken` lets it expire.
    """
    rij = Toekenning.objects.vergrendel(toekenning.pk)
    einden = [laatste_dag(schorsing.periode) for schorsing in rij.schorsingen.all()]
    if rij.status != GESCHORST or any(einde is None or einde >= dag for einde in einden):
        return False
    tot = laatste_dag(rij.periode)
    if tot is not None and tot < dag:
        return False
    _zet_status(rij, ACTIEF)
    laatste = max((einde for einde in einden if einde), default=dag)
    verwittig(
        MELD_OPGEHEVEN,
        nu_betrokken(rij),
        object_soort=TOEKENNING,
        object_id=rij.id,
        keer=f"{rij.id}:{laatste}",
        door=door,
    )
    log("schorsing_laten_aflopen", door=door, object_soort=TOEKENNING, object_id=rij.id)
    return True


def _zet_status(toekenning: Toekenning, status: str) -> None:
    toekenning.status = status
    toekenning.versie += 1
    toekenning.save(update_fields=["status", "versie"])
