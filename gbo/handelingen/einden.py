"""How an onthaaltraject ends; each end has a day, and from that day the term of keeping runs (art. 5-6)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from gbo.domein import einde as law
from gbo.handelingen.vergrendelen import (
    NA_TE_KIJKEN,
    bewaar,
    log_onthaal,
    rond_alles_af,
    sinds,
    vergrendel_onthaal,
)
from gbo.models import Onthaaltraject
from gbo.models.eindelezen import onbereikbaar_bezwaar, weg_na
from gbo.statussen import AFGEBROKEN, AFGEROND, AFGESLOTEN, DOORVERWEZEN, ONTHAALOVERGANGEN
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.organisaties.hoedanigheid import Door, Hoedanigheid


@handeling("onthaal_doorverwijzen")
def onthaal_doorverwijzen(
    onthaal: Onthaaltraject,
    *,
    einde: date | None,
    naar: str,
    toelichting: str = "",
    versie: int | None = None,
    door: Hoedanigheid,
) -> Onthaaltraject:
    """The onthaaltraject ended on `einde` (inclusive) because fitting help elsewhere took over.

    Raises Geweigerd per field: without an end, for an end before the first talk or still to come, and without a place.
    """
    rij = _begonnen("onthaal_doorverwijzen", onthaal, versie, door)
    nee = _einde_bezwaar(rij, einde)
    if not naar.strip():
        nee["naar"] = "Schrijf naar welke hulp je deze persoon doorverwees."
    _weiger(nee)
    rij.doorverwezen_naar, rij.toelichting = naar.strip(), toelichting.strip()
    sluit(rij, DOORVERWEZEN, einde, "doorverwezen_naar", "toelichting")
    log_onthaal("onthaal_doorverwijzen", rij, door)
    return rij


@handeling("onthaal_afronden")
def onthaal_afronden(
    onthaal: Onthaaltraject,
    *,
    einde: date | None,
    toelichting: str = "",
    versie: int | None = None,
    door: Hoedanigheid,
) -> Onthaaltraject:
    """The onthaaltraject ended on `einde` (inclusive): what the person came for is done. Raises as the others."""
    rij = _begonnen("onthaal_afronden", onthaal, versie, door)
    _weiger(_einde_bezwaar(rij, einde))
    rij.toelichting = toelichting.strip()
    sluit(rij, AFGEROND, einde, "toelichting")
    log_onthaal("onthaal_afronden", rij, door)
    return rij


@handeling("onthaal_afbreken")
def onthaal_afbreken(
    onthaal: Onthaaltraject,
    *,
    einde: date | None,
    reden: str,
    toelichting: str = "",
    versie: int | None = None,
    door: Hoedanigheid,
) -> Onthaaltraject:
    """The onthaaltraject stops on `einde` (inclusive), before or after the first talk; the offer is voluntary (art. 4).

    Raises Geweigerd per field: also without a reason of the list.
    """
    rij = _begonnen("onthaal_afbreken", onthaal, versie, door)
    _weiger(_einde_bezwaar(rij, einde) | law.afbreek_bezwaren(reden, toelichting))
    rij.afbreekreden, rij.toelichting = reden, toelichting.strip()
    sluit(rij, AFGEBROKEN, einde, "afbreekreden", "toelichting")
    log_onthaal("onthaal_afbreken", rij, door, reden=reden)
    return rij


@handeling("onthaal_onbereikbaar_sluiten")
def onthaal_onbereikbaar_sluiten(
    onthaal: Onthaaltraject, *, einde: date | None, versie: int | None = None, door: Door
) -> Onthaaltraject:
    """Nobody reached this person after enough tries over enough days: it closes on `einde` (inclusive).

    By hand or by the clock. Raises Geweigerd before that, with how much is missing.
    """
    rij = _begonnen("onthaal_onbereikbaar_sluiten", onthaal, versie, door)
    _weiger(_einde_bezwaar(rij, einde))
    assert einde is not None
    if zin := onbereikbaar_bezwaar(rij, einde):
        raise Geweigerd(zin)
    sluit(rij, AFGESLOTEN, einde)
    log_onthaal("onthaal_onbereikbaar_sluiten", rij, door)
    return rij


def sluit(rij: Onthaaltraject, stand: str, einde: date | None, *velden: str) -> None:
    """A locked onthaaltraject ended on `einde` in this state; its data must be gone after the term of art. 6."""
    assert einde is not None  # the act asked for it
    rij.status, rij.einde, rij.weg_op = stand, einde, weg_na(einde)
    bewaar(rij, "status", "einde", "weg_op", *velden)
    rond_alles_af(rij)


def _begonnen(sleutel: str, onthaal: Onthaaltraject, versie: int | None, door: Door) -> Onthaaltraject:
    return vergrendel_onthaal(onthaal.pk, door=door, vanuit=vanuit(ONTHAALOVERGANGEN, sleutel), versie=versie)


def _einde_bezwaar(rij: Onthaaltraject, einde: date | None) -> dict[str, str]:
    """The end lies not before the first talk, or before that not before the data came in."""
    niet_voor, wat = (
        (rij.gestart_op, "Het eerste gesprek was")
        if rij.gestart_op
        else (sinds(rij), "De gegevens kwamen binnen")
    )
    zin = law.einde_bezwaar(einde, niet_voor=niet_voor, wat=wat, vandaag=timezone.localdate())
    return {"einde": zin} if zin else {}


def _weiger(nee: dict[str, str]) -> None:
    if nee:
        raise Geweigerd(NA_TE_KIJKEN, velden=nee)
