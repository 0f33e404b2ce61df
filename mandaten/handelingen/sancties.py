"""The measures, each only after the defence: reduce or recover, suspend, withdraw (Decreet 8/7/2022 art. 26-27)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from mandaten.domein.handhaving import (
    INTREKKING,
    SCHORSING,
    Geldmaatregel,
    geld_bezwaren,
    ingekort,
    maatregel_bezwaar,
    schorsing_bezwaren,
)
from mandaten.handelingen.besluiten import neem_besluit
from mandaten.handelingen.bevoegdheden import herschrijf_bevoegdheden, periode_van
from mandaten.handelingen.handhaving import SOORT, WAAROVER, sluit, vergrendel
from mandaten.handelingen.onafhankelijk import eis_onafhankelijk
from mandaten.handelingen.verwittigen import nu_betrokken, ooit_betrokken, verwittig
from mandaten.meldingen.handhaving import MELD_GESCHORST, MELD_INGETROKKEN, MELD_OPGEHEVEN
from mandaten.models import Aard, Besluit, Handhaving, Lid, Schorsing, Toekenning, Toekenningsregio
from mandaten.soorten import ERKENNING
from mandaten.statussen import (
    ACTIEF,
    GESCHORST,
    INGETROKKEN,
    TOEKENNINGOVERGANGEN,
    vanuit,
)
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid, Klok

TOEKENNING = "mandaten.toekenning"
_KIJK = "Controleer de gemarkeerde velden."


@handeling("vergoeding_verminderen")
def vergoeding_verminderen(
    handhaving: Handhaving, *, geld: Geldmaatregel, motivering: str, versie: int, door: Hoedanigheid
) -> Besluit:
    """Decided and recorded that the compensation is reduced or recovered; paying follows later (art. 26).

    Raises Geweigerd before the defence, for another measure than was announced, and for an impossible amount or period.
    """
    rij = vergrendel(handhaving, "vergoeding_verminderen", versie=versie, door=door)
    _eis_maatregel(rij, geld.maatregel)
    toekenning = rij.toekenning
    nee = geld_bezwaren(
        geld,
        begin=toekenning.periode.lower,
        einde=laatste_dag(toekenning.periode),
        vandaag=timezone.localdate(),
    )
    if nee:
        raise Geweigerd(_KIJK, velden=nee)
    besluit = _besluit(Aard.VERMINDERING, rij, motivering, door)
    rij.bedrag, rij.percentage, rij.periode = geld.bedrag, geld.percentage, reeks(geld.van, geld.tot)
    sluit(rij, maatregel=geld.maatregel, motivering=motivering, velden=("bedrag", "percentage", "periode"))
    _log("vergoeding_verminderen", rij, door, besluit)
    return besluit


@handeling("mandaat_schorsen")
def mandaat_schorsen(
    handhaving: Handhaving,
    *,
    van: date,
    tot: date | None,
    motivering: str,
    versie: int,
    door: Hoedanigheid,
) -> Besluit:
    """The mandate gives no right from `van` to `tot` (both inclusive; None: until it is lifted) (art. 27).

    It keeps its regio. Raises Geweigerd before the defence, for another measure than was announced, for a mandate that
    does not run, and for impossible days.
    """
    rij = vergrendel(handhaving, "mandaat_schorsen", versie=versie, door=door)
    _eis_maatregel(rij, SCHORSING)
    vandaag = timezone.localdate()
    toekenning = _lopend(rij.toekenning, "mandaat_schorsen")
    nee = schorsing_bezwaren(van, tot, geldig=periode_van(toekenning.periode), vandaag=vandaag)
    if nee:
        raise Geweigerd(_KIJK, velden=nee)
    if toekenning.schorsingen.filter(periode__overlap=reeks(van, tot)).exists():
        raise Geweigerd(_KIJK, velden={"van": "De vorige schorsing loopt dan nog: kies een latere dag."})
    besluit = _besluit(Aard.SCHORSING, rij, motivering, door)
    Schorsing.objects.create(toekenning=toekenning, besluit=besluit, periode=reeks(van, tot))
    _zet_status(toekenning, GESCHORST)
    herschrijf_bevoegdheden(toekenning)
    sluit(rij, maatregel=SCHORSING, motivering=motivering)
    _meld(MELD_GESCHORST, toekenning, besluit, door)
    _log("mandaat_schorsen", rij, door, besluit)
    return besluit


@handeling("mandaat_intrekken")
def mandaat_intrekken(handhaving: Handhaving, *, motivering: str, versie: int, door: Hoedanigheid) -> Besluit:
    """Today is the last day of this mandate or contingent; its members and regio's are free from tomorrow (art. 27).

    Raises Geweigerd before the defence, for another measure than was announced, and for a grant that does not run.
    """
    return _trek_in(handhaving, "mandaat_intrekken", motivering=motivering, versie=versie, door=door)


@handeling("erkenning_intrekken")
def erkenning_intrekken(
    handhaving: Handhaving, *, motivering: str, versie: int, door: Hoedanigheid
) -> Besluit:
    """Today is the last day of this recognition (regelgeving 5.3, 10.3); refusals as for `mandaat_intrekken`."""
    return _trek_in(handhaving, "erkenning_intrekken", motivering=motivering, versie=versie, door=door)


def _trek_in(
    handhaving: Handhaving, sleutel: str, *, motivering: str, versie: int, door: Hoedanigheid
) -> Besluit:
    rij = vergrendel(handhaving, sleutel, versie=versie, door=door)
    if (rij.toekenning.soort == ERKENNING) != (sleutel == "erkenning_intrekken"):
        raise Geweigerd(
            "Dit is een erkenning: trek ze in als erkenning."
            if rij.toekenning.soort == ERKENNING
            else "Dit is geen erkenning: trek het mandaat of het contingent in."
        )
    _eis_maatregel(rij, INTREKKING)
    toekenning = _lopend(rij.toekenning, sleutel)
    wie = nu_betrokken(toekenning)
    besluit = _besluit(Aard.INTREKKING, rij, motivering, door)
    toekenning.einde_reden = f"Ingetrokken bij besluit {besluit.nummer}"
    _laat_eindigen(toekenning, timezone.localdate())
    herschrijf_bevoegdheden(toekenning)
    sluit(rij, maatregel=INTREKKING, motivering=motivering)
    _meld(MELD_INGETROKKEN, toekenning, besluit, door, wie=wie)
    _log(sleutel, rij, door, besluit)
    return besluit


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
    vandaag = timezone.localdate()
    for schorsing in rij.schorsingen.all():
        _kort_in(schorsing, vandaag)
    besluit = neem_besluit(Aard.OPHEFFING, motivering=motivering, door=door, toekenning=rij)
    _zet_status(rij, ACTIEF)
    herschrijf_bevoegdheden(rij)
    _meld(MELD_OPGEHEVEN, rij, besluit, door)
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


def _eis_maatregel(handhaving: Handhaving, maatregel: str) -> None:
    zin = maatregel_bezwaar(maatregel, soort=handhaving.toekenning.soort, voornemen=handhaving.voornemen)
    if zin:
        raise Geweigerd(zin)


def _lopend(toekenning: Toekenning, sleutel: str) -> Toekenning:
    if toekenning.status not in vanuit(TOEKENNINGOVERGANGEN, sleutel):
        raise Geweigerd(
            f"Deze toekenning is {toekenning.get_status_display()}: deze maatregel kan niet meer. Sluit de "
            "procedure af, of verminder de vergoeding."
        )
    einde = laatste_dag(toekenning.periode)
    if einde is not None and einde < timezone.localdate():
        raise Geweigerd(
            f"Deze toekenning liep tot en met {einde:%d/%m/%Y}: deze maatregel kan niet meer. Sluit de procedure af."
        )
    return toekenning


def _besluit(aard: str, handhaving: Handhaving, motivering: str, door: Hoedanigheid) -> Besluit:
    """While the procedure is still `gehoord`: the database refuses the decision otherwise."""
    return neem_besluit(
        aard, motivering=motivering, door=door, toekenning=handhaving.toekenning, handhaving=handhaving
    )


def _zet_status(toekenning: Toekenning, status: str) -> None:
    toekenning.status = status
    toekenning.versie += 1
    toekenning.save(update_fields=["status", "versie"])


def _laat_eindigen(toekenning: Toekenning, laatste: date) -> None:
    """A withdrawn grant, its regio's, members and suspensions hold up to and including this day."""
    rijen: list[Toekenningsregio | Lid | Schorsing] = [*toekenning.regios.all(), *toekenning.leden.all()]
    for rij in [*rijen, *toekenning.schorsingen.all()]:
        _kort_in(rij, laatste)
    over = ingekort(periode_van(toekenning.periode), laatste)
    assert over is not None  # a procedure is about a grant that runs
    toekenning.periode = reeks(over.start, over.einde)
    toekenning.status = INGETROKKEN
    toekenning.versie += 1
    toekenning.save(update_fields=["periode", "status", "einde_reden", "versie"])


def _kort_in(rij: Toekenningsregio | Lid | Schorsing, laatste: date) -> None:
    """This row ends on that day at the latest; what would only begin afterwards is gone."""
    over = ingekort(periode_van(rij.periode), laatste)
    if over is None:
        rij.delete()
        return
    nieuw = reeks(over.start, over.einde)
    if nieuw != rij.periode:
        rij.periode = nieuw
        rij.save(update_fields=["periode"])


def _meld(
    soort: str, toekenning: Toekenning, besluit: Besluit, door: Door, *, wie: set[UUID] | None = None
) -> None:
    verwittig(
        soort,
        nu_betrokken(toekenning) if wie is None else wie,
        object_soort=TOEKENNING,
        object_id=toekenning.id,
        keer=str(besluit.id),
        door=door,
    )


def _log(sleutel: str, handhaving: Handhaving, door: Hoedanigheid, besluit: Besluit) -> None:
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=handhaving.id,
        gegevens={"toekenning": str(handhaving.toekenning_id), "besluit": str(besluit.id)},
    )
