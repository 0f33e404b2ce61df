"""A core partner takes somebody in: accepts, tries to reach him, and starts with a talk face to face (art. 5)."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from gbo.domein import opvolging as law
from gbo.handelingen.vergrendelen import (
    NA_TE_KIJKEN,
    bewaar,
    log_onthaal,
    medewerker,
    rond_alles_af,
    sinds,
    vergrendel_onthaal,
)
from gbo.models import Contactpoging, Onthaaltraject
from gbo.soorten import BEREIKT
from gbo.statussen import (
    AANVAARD,
    GECONTACTEERD,
    GESTART,
    IN_OPVOLGING,
    NIET_BEREIKT,
    ONTHAALOVERGANGEN,
    ONTVANGEN,
    TE_CONTACTEREN,
)
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@handeling("onthaal_aanvaarden")
def onthaal_aanvaarden(
    onthaal: Onthaaltraject, *, versie: int | None = None, door: Hoedanigheid
) -> Onthaaltraject:
    """The partner takes this person in, and from now on sees the data that VDAB sent.

    Raises Geweigerd when it was accepted before, DoesNotExist when another partner has it.
    """
    rij = vergrendel_onthaal(onthaal.pk, door=door, vanuit=(ONTVANGEN,), versie=versie)
    rij.status, rij.medewerker_id, rij.terugstuurreden = AANVAARD, door.gebruiker_id, ""
    bewaar(rij, "status", "medewerker_id", "terugstuurreden")
    log_onthaal("onthaal_aanvaarden", rij, door)
    return rij


@handeling("contactpoging_registreren")
def contactpoging_registreren(
    onthaal: Onthaaltraject,
    *,
    wanneer: datetime,
    wijze: str,
    uitkomst: str,
    notitie: str = "",
    versie: int | None = None,
    door: Hoedanigheid,
) -> Contactpoging:
    """A try to reach this person; the first that succeeds is the first contact.

    Raises Geweigerd per field: for a moment before the data came in or still to come, and for what is in no list.
    """
    rij = vergrendel_onthaal(onthaal.pk, door=door, vanuit=IN_OPVOLGING, versie=versie)
    nee = law.poging_bezwaren(wijze, uitkomst) | _moment_bezwaar(rij, wanneer)
    if nee:
        raise Geweigerd(NA_TE_KIJKEN, velden=nee)
    poging = _noteer(rij, wanneer=wanneer, wijze=wijze, uitkomst=uitkomst, notitie=notitie, door=door)
    if rij.status in TE_CONTACTEREN:
        # A failed try after a contact takes nothing back.
        rij.status = GECONTACTEERD if uitkomst == BEREIKT else NIET_BEREIKT
    if uitkomst == BEREIKT:
        _bereikt(rij, wanneer)
        rond_alles_af(rij)
    bewaar(rij, "status", "bereikt_op")
    log_onthaal("contactpoging_registreren", rij, door, wijze=wijze, uitkomst=uitkomst)
    return poging


@handeling("onthaal_starten")
def onthaal_starten(
    onthaal: Onthaaltraject,
    *,
    wanneer: datetime,
    wijze: str,
    notitie: str = "",
    versie: int | None = None,
    door: Hoedanigheid,
) -> Onthaaltraject:
    """The onthaaltraject starts on the day of the first talk in which people saw each other (GBO-33).

    Raises Geweigerd per field: also for a call or a video talk, which start nothing.
    """
    mogelijk = vanuit(ONTHAALOVERGANGEN, "onthaal_starten")
    rij = vergrendel_onthaal(onthaal.pk, door=door, vanuit=mogelijk, versie=versie)
    nee = law.poging_bezwaren(wijze, BEREIKT) | _moment_bezwaar(rij, wanneer)
    if "wijze" not in nee and (zin := law.start_bezwaar(wijze)):
        nee["wijze"] = zin
    if nee:
        raise Geweigerd(NA_TE_KIJKEN, velden=nee)
    _noteer(rij, wanneer=wanneer, wijze=wijze, uitkomst=BEREIKT, notitie=notitie, door=door)
    _bereikt(rij, wanneer)
    rij.status, rij.gestart_op = GESTART, timezone.localdate(wanneer)
    bewaar(rij, "status", "gestart_op", "bereikt_op")
    rond_alles_af(rij)
    log_onthaal("onthaal_starten", rij, door, wijze=wijze)
    return rij


def _moment_bezwaar(rij: Onthaaltraject, wanneer: datetime) -> dict[str, str]:
    zin = law.moment_bezwaar(
        wanneer,
        timezone.localdate(wanneer),
        sinds=sinds(rij),
        nu=timezone.now(),
        vandaag=timezone.localdate(),
    )
    return {"wanneer": zin} if zin else {}


def _noteer(
    rij: Onthaaltraject, *, wanneer: datetime, wijze: str, uitkomst: str, notitie: str, door: Hoedanigheid
) -> Contactpoging:
    return Contactpoging.objects.create(
        onthaal=rij,
        wanneer=wanneer,
        wijze=wijze,
        uitkomst=uitkomst,
        notitie=notitie.strip(),
        partner_id=rij.partner_id,
        medewerker_id=medewerker(door),
    )


def _bereikt(rij: Onthaaltraject, wanneer: datetime) -> None:
    """The first contact is the earliest that succeeded, also when an earlier one is noted later."""
    dag = timezone.localdate(wanneer)
    rij.bereikt_op = min(dag, rij.bereikt_op) if rij.bereikt_op else dag
