"""What the measures of enforcement share: may it follow, by whom, which letter, and who hears of it (art. 26-27)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from mandaten.documenten.besluitbrief import Brief, brief_over_toekenning
from mandaten.domein.handhaving import handeling_bezwaar
from mandaten.handelingen.besluiten import neem_besluit
from mandaten.handelingen.handhaving import SOORT
from mandaten.handelingen.verwittigen import nu_betrokken, verwittig
from mandaten.models import Besluit, Handhaving, Toekenning
from mandaten.statussen import TOEKENNINGOVERGANGEN
from werkzorg.databank.perioden import laatste_dag
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid
from werkzorg.organisaties.models import Organisatie

TOEKENNING = "mandaten.toekenning"
KIJK = "Controleer de gemarkeerde velden."


def belet(handhaving: Handhaving, sleutel: str, door: Hoedanigheid, maatregel: str = "") -> str:
    """What `handeling_bezwaar` says of this procedure and this actor."""
    return handeling_bezwaar(
        sleutel,
        soort=handhaving.toekenning.soort,
        voornemen=handhaving.voornemen,
        meegedeeld_door=handhaving.meegedeeld_door_id,
        door=door.gebruiker_id,
        maatregel=maatregel,
    )


def eis_maatregel(handhaving: Handhaving, sleutel: str, door: Hoedanigheid, maatregel: str = "") -> None:
    """Raises Geweigerd with what `belet` says."""
    if zin := belet(handhaving, sleutel, door, maatregel):
        raise Geweigerd(zin)


def eis_lopend(toekenning: Toekenning, sleutel: str, dag: date) -> Toekenning:
    """This grant, that still runs on `dag`; raises Geweigerd when it does not."""
    if toekenning.status not in vanuit(TOEKENNINGOVERGANGEN, sleutel):
        raise Geweigerd(
            f"Deze toekenning is {toekenning.get_status_display()}: deze maatregel kan niet meer. Sluit de "
            "procedure af, of verminder de vergoeding."
        )
    einde = laatste_dag(toekenning.periode)
    if einde is not None and einde < dag:
        raise Geweigerd(
            f"Deze toekenning liep tot en met {einde:%d/%m/%Y}: deze maatregel kan niet meer. Sluit de procedure af."
        )
    return toekenning


def ontwerp(
    toekenning: Toekenning, aard: str, motivering: str, door: Hoedanigheid, *, dag: date, **wat: Any
) -> Brief:
    """The whole letter as it leaves when this actor decides so on `dag`; raises ParameterOnbekend."""
    # Not `get`: a page that was refused makes the letter twice.
    afzender = Organisatie.objects.in_bulk([door.organisatie_id])[door.organisatie_id]
    return brief_over_toekenning(toekenning, aard, motivering=motivering, afzender=afzender, dag=dag, **wat)


def eis_gelezen(brief: Brief, gezien: str) -> None:
    """Raises Geweigerd when this is not the letter with the fingerprint `gezien`: what is decided was read."""
    if brief.vingerafdruk != gezien:
        raise Geweigerd("De brief is veranderd sinds je hem las. Lees hem opnieuw, en beslis dan.")


def neem_sanctie(
    aard: str, handhaving: Handhaving, motivering: str, door: Hoedanigheid, *, dag: date
) -> Besluit:
    """The numbered decision of `dag`, the day of the turn that the act took.

    While the procedure is still `gehoord`: the database refuses it otherwise.
    """
    return neem_besluit(
        aard,
        motivering=motivering,
        door=door,
        toekenning=handhaving.toekenning,
        handhaving=handhaving,
        dag=dag,
    )


def meld_betrokkenen(
    soort: str, toekenning: Toekenning, besluit: Besluit, door: Door, *, wie: set[UUID] | None = None
) -> None:
    """The holder and partners have this notice about a decision; `wie` when they were others before it."""
    verwittig(
        soort,
        nu_betrokken(toekenning) if wie is None else wie,
        object_soort=TOEKENNING,
        object_id=toekenning.id,
        keer=str(besluit.id),
        door=door,
    )


def log_sanctie(sleutel: str, handhaving: Handhaving, door: Hoedanigheid, besluit: Besluit) -> None:
    """The logboek names the procedure, the grant and the decision."""
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=handhaving.id,
        gegevens={"toekenning": str(handhaving.toekenning_id), "besluit": str(besluit.id)},
    )
