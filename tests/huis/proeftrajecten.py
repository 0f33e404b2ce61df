"""A running traject that one player sees in his role, about one person; the other makers of trajecten build on it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from tests.rolverdeling import Rolverdeling, Speler, maak_organisatie, maak_speler
from tests.trajecten.maken import in_handeling, maak_traject
from trajecten.documenten.deelnamebrief import KENNISGEVING
from trajecten.handelingen.betrekken import open_betrokkenheid
from trajecten.models import Traject
from trajecten.querysets.lezers import NETWERKCOORDINATOR
from trajecten.statussen import AFGELOPEN, LOPEND
from werkzorg.deelnemers.models import Deelnemer, Grond, Omvang
from werkzorg.documenten.models import Document
from werkzorg.organisaties.hoedanigheid import Commando

_SOORT = {"casemanager_werk": "werkactor", "casemanager_zorg": "cgg", "vdab_beslisser": "vdab"}


def traject(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The running traject of this person, in which the player has the part of his role."""
    return lopend_traject(speler, deelnemer).pk


def lopend_traject(speler: Speler, deelnemer: Deelnemer, status: str = LOPEND) -> Traject:
    """The same, as a row; made once per person, in this state."""
    al = Traject.objects.filter(deelnemer=deelnemer).exclude(status__in=AFGELOPEN).first()
    return al or _na_een_afgerond(speler, deelnemer, status)


def _na_een_afgerond(speler: Speler, deelnemer: Deelnemer, status: str) -> Traject:
    """The running one, after an earlier one that is closed: one at a time is open."""
    from tests.huis.proeftrajecten_einde import afgerond  # it builds on this file

    afgerond(speler, deelnemer)
    return maak(speler, deelnemer, status, start=timezone.localdate() - timedelta(days=60))


def bezetting(speler: Speler) -> Rolverdeling:
    """Somebody in every part of a traject; this player in that of his own role."""
    eigen = speler.lidmaatschap.rol
    spelers = {
        rol: speler if rol == eigen else maak_speler(rol, maak_organisatie(f"Proef {rol}", soort))
        for rol, soort in _SOORT.items()
    }
    return Rolverdeling(spelers=spelers, buren={})


def maak(speler: Speler, deelnemer: Deelnemer, status: str, *, start: date, **velden: Any) -> Traject:
    """A traject of this person in this state, in which the player has the part of his role."""
    rol = speler.lidmaatschap.rol
    rij = maak_traject(
        bezetting(speler),
        status=status,
        deelnemer=deelnemer,
        start=start,
        aanmelder=speler.lidmaatschap.organisatie,
        aanmelder_rol=rol,
        **velden,
    )
    if rol == NETWERKCOORDINATOR:
        open_betrokkenheid(
            rij,
            organisatie_id=speler.lidmaatschap.organisatie_id,
            rol=rol,
            grond=Grond.VERWIJZING,
            door=Commando("test"),
            omvang=Omvang.IDENTITEIT,
        )
    return rij


def document(speler: Speler, deelnemer: Deelnemer) -> UUID:
    """The notice of the decision on the running traject, that was never made: always the same."""
    over = lopend_traject(speler, deelnemer)
    with in_handeling():
        rij, _ = Document.objects.get_or_create(
            soort=KENNISGEVING,
            object_soort="trajecten.traject",
            object_id=over.pk,
            defaults={"organisatie": speler.lidmaatschap.organisatie, "deelnemer_id": deelnemer.pk},
        )
    return rij.pk
