"""A mandate, contingent or recognition is withdrawn after the defence, and what held before it is kept (art. 27)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import timezone

from mandaten.documenten.besluitbrief import Brief, maatregelgegevens
from mandaten.domein.handhaving import INTREKKING, intrekking_bezwaren
from mandaten.handelingen.bevoegdheden import periode_van
from mandaten.handelingen.einde import laat_eindigen
from mandaten.handelingen.handhaving import sluit, vergrendel
from mandaten.handelingen.maatregelen import (
    KIJK,
    eis_gelezen,
    eis_lopend,
    eis_maatregel,
    log_sanctie,
    meld_betrokkenen,
    neem_sanctie,
    ontwerp,
)
from mandaten.handelingen.nummers import wacht_op_beurt
from mandaten.handelingen.verwittigen import nu_betrokken
from mandaten.meldingen.handhaving import MELD_INGETROKKEN
from mandaten.models import Aard, Besluit, Handhaving, Toekenning
from mandaten.statussen import INGETROKKEN
from werkzorg.databank.perioden import laatste_dag as laatste_dag_van
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen import Periode


@handeling("mandaat_intrekken")
def mandaat_intrekken(
    handhaving: Handhaving,
    *,
    laatste_dag: date,
    motivering: str,
    gezien: str,
    versie: int,
    door: Hoedanigheid,
) -> Besluit:
    """This mandate or contingent holds up to and including `laatste_dag`; then its regio's are free (art. 27).

    `gezien` is the fingerprint of the letter that was read. Raises Geweigerd before the defence, for another measure
    than was announced, for a grant that does not run, for a day that is over, and for who announced it himself.
    """
    return _trek_in(handhaving, "mandaat_intrekken", laatste_dag, motivering, gezien, versie, door)


@handeling("erkenning_intrekken")
def erkenning_intrekken(
    handhaving: Handhaving,
    *,
    laatste_dag: date,
    motivering: str,
    gezien: str,
    versie: int,
    door: Hoedanigheid,
) -> Besluit:
    """This recognition holds up to and including `laatste_dag` (regelgeving 5.3, 10.3); see `mandaat_intrekken`."""
    return _trek_in(handhaving, "erkenning_intrekken", laatste_dag, motivering, gezien, versie, door)


def ontwerp_intrekking(
    handhaving: Handhaving,
    *,
    laatste_dag: date,
    motivering: str,
    door: Hoedanigheid,
    dag: date | None = None,
) -> Brief:
    """The letter of this withdrawal as it leaves on `dag` (by default today).

    Raises Geweigerd for an impossible day, ParameterOnbekend.
    """
    dag = dag or timezone.localdate()
    geldig = periode_van(handhaving.toekenning.periode)
    if nee := intrekking_bezwaren(laatste_dag, geldig=geldig, vandaag=dag):
        raise Geweigerd(KIJK, velden=nee)
    return ontwerp(
        handhaving.toekenning,
        Aard.INTREKKING,
        motivering,
        door,
        dag=dag,
        periode=Periode(geldig.start, laatste_dag),
        maatregel=maatregelgegevens(handhaving),
    )


def _trek_in(
    handhaving: Handhaving,
    sleutel: str,
    laatste_dag: date,
    motivering: str,
    gezien: str,
    versie: int,
    door: Hoedanigheid,
) -> Besluit:
    rij = vergrendel(handhaving, sleutel, versie=versie, door=door)
    eis_maatregel(rij, sleutel, door)
    dag = wacht_op_beurt()
    toekenning = eis_lopend(rij.toekenning, sleutel, dag)
    brief = ontwerp_intrekking(rij, laatste_dag=laatste_dag, motivering=motivering, door=door, dag=dag)
    eis_gelezen(brief, gezien)
    wie, rij.stand_vooraf = nu_betrokken(toekenning), stand_van(toekenning)
    besluit = neem_sanctie(Aard.INTREKKING, rij, motivering, door, dag=dag)
    laat_eindigen(
        toekenning, laatste_dag, f"Ingetrokken bij besluit {besluit.nummer}", status=INGETROKKEN, door=door
    )
    sluit(rij, maatregel=INTREKKING, motivering=motivering, velden=("stand_vooraf",))
    meld_betrokkenen(MELD_INGETROKKEN, toekenning, besluit, door, wie=wie)
    log_sanctie(sleutel, rij, door, besluit)
    return besluit


def stand_van(toekenning: Toekenning) -> dict[str, Any]:
    """What holds by this grant now, row by row, as `herbeslissen.geef_terug` reads it; days as text, inclusive."""
    return {
        "status": toekenning.status,
        "einde_reden": toekenning.einde_reden,
        "tot": _tot(toekenning),
        "regios": [
            {"id": str(rij.id), "regio": rij.regio_id, **_dagen(rij)} for rij in toekenning.regios.all()
        ],
        "leden": [
            {
                "id": str(rij.id),
                "organisatie": str(rij.organisatie_id),
                "plaats": rij.plaats,
                "einde_reden": rij.einde_reden,
                **_dagen(rij),
            }
            for rij in toekenning.leden.all()
        ],
        "schorsingen": [
            {"id": str(rij.id), "besluit": str(rij.besluit_id), **_dagen(rij)}
            for rij in toekenning.schorsingen.all()
        ],
        "houderschappen": [
            {"id": str(rij.id), "organisatie": str(rij.organisatie_id), **_dagen(rij)}
            for rij in toekenning.houderschappen.all()
        ],
    }


def _dagen(rij: Any) -> dict[str, str]:
    return {"van": rij.periode.lower.isoformat(), "tot": _tot(rij)}


def _tot(rij: Any) -> str:
    """The last day of its period; "" without one."""
    tot = laatste_dag_van(rij.periode)
    return tot.isoformat() if tot else ""
