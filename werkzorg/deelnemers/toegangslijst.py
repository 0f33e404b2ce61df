"""Who has access to a person, as one reader may know it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Omvang
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.organisaties.rollen import MET_DEELNEMERS, ROLLEN
from werkzorg.toegang.matrix import MATRIX, groepen_van
from werkzorg.ui import formaten


def toegangslijst(deelnemer: Deelnemer, door: Hoedanigheid) -> dict[str, Any]:
    """The context of the page: the own organisation in full, a partner only of a file that both work on.

    That some other organisation is involved may itself tell about somebody's health (regelgeving 11).
    """
    vandaag = timezone.localdate()
    alle = list(
        Betrokkenheid.objects.filter(deelnemer=deelnemer)
        .lopend_of_komend(vandaag)
        .select_related("organisatie", "lidmaatschap__gebruiker")
        .order_by("organisatie__naam", "periode", "rol", "id")
    )
    eigen = [rij for rij in alle if rij.organisatie_id == door.organisatie_id]
    dossiers = {(rij.dossier_soort, rij.dossier_id) for rij in eigen if rij.dossier_id}
    anderen = [rij for rij in alle if rij.organisatie_id != door.organisatie_id]
    partners = [rij for rij in anderen if (rij.dossier_soort, rij.dossier_id) in dossiers]
    is_volledig = MATRIX["betrokkenheid_openen"].groepen <= groepen_van(door, deelnemer)
    sluit = reverse("betrokkenheid_sluiten", args=[deelnemer.pk])
    return {
        "deelnemer": deelnemer,
        "eigen": [
            regel(rij, vandaag)
            | {
                "sluit_url": f"{sluit}?welke={rij.pk}"
                if not rij.dossier_id and (is_volledig or _van(rij, door))
                else ""
            }
            for rij in eigen
        ],
        "partners": [
            {
                "organisatie": rij.organisatie.naam,
                "functie": rij.get_rol_display() if rij.rol else "",
                "sinds": rij.periode.lower,
                "grond": rij.get_grond_display(),
            }
            for rij in partners
        ],
        "openen_url": reverse("betrokkenheid_openen", args=[deelnemer.pk]) if is_volledig else "",
    }


def _van(rij: Betrokkenheid, door: Hoedanigheid) -> bool:
    """Whether this is the reader's own access."""
    return rij.lidmaatschap_id == door.lidmaatschap_id or (
        rij.lidmaatschap_id is None and rij.rol in {door.rol, ""}
    )


def regel(rij: Betrokkenheid, vandaag: date) -> dict[str, Any]:
    """One access of the own organisation in words."""
    einde = rij.periode.upper - timedelta(days=1) if rij.periode.upper else None
    return {
        "pk": rij.pk,
        "wie": wie(rij),
        "functie": rij.get_rol_display() if rij.lidmaatschap_id else "",
        "ziet": "alle gegevens" if rij.omvang == Omvang.VOLLEDIG else "alleen wie de persoon is",
        "is_volledig": rij.omvang == Omvang.VOLLEDIG,
        "grond": rij.get_grond_display(),
        "sinds": rij.periode.lower,
        "tot": einde,
        "is_komend": rij.periode.lower > vandaag,
    }


def wie(rij: Betrokkenheid) -> str:
    """Whose access it is: one colleague, everybody in a role, or everybody."""
    if rij.lidmaatschap is not None:
        return rij.lidmaatschap.gebruiker.naam
    return f"Iedereen als {rij.get_rol_display()}" if rij.rol else "Iedereen van de organisatie"


def keuzes_om_te_openen(door: Hoedanigheid) -> list[tuple[str, Any]]:
    """The colleagues and roles of the own organisation that may work with people, in groups for a select."""
    leden = (
        Lidmaatschap.objects.geldig_op(timezone.localdate())
        .binnen()
        .filter(organisatie_id=door.organisatie_id, rol__in=MET_DEELNEMERS)
        .select_related("gebruiker")
        .order_by("gebruiker__voornaam", "gebruiker__achternaam", "rol")
    )
    rijen = list(leden)
    mensen = [
        (f"lid:{lid.pk}", f"{lid.gebruiker.naam}, {lid.get_rol_display()}")
        for lid in rijen
        if lid.pk != door.lidmaatschap_id
    ]
    rollen = sorted({lid.rol for lid in rijen})
    return [
        ("Eén collega", mensen),
        ("Iedereen met een rol", [(f"rol:{rol}", f"iedereen als {ROLLEN[rol].label}") for rol in rollen]),
    ]


def keuzes_om_te_sluiten(deelnemer: Deelnemer, door: Hoedanigheid) -> tuple[list[tuple[str, str]], set[str]]:
    """The access of the own organisation that this reader may close, and which of them loses the dossier."""
    vandaag = timezone.localdate()
    alle = list(
        Betrokkenheid.objects.filter(deelnemer=deelnemer, organisatie_id=door.organisatie_id)
        .lopend_of_komend(vandaag)
        .select_related("lidmaatschap__gebruiker")
        .order_by("periode", "rol", "id")
    )
    is_volledig = MATRIX["betrokkenheid_openen"].groepen <= groepen_van(door, deelnemer)
    keuzes = [
        (
            str(rij.pk),
            f"{wie(rij)} · {regel(rij, vandaag)['ziet']} · sinds {formaten.datum(rij.periode.lower)}",
        )
        for rij in alle
        if rij.dossier_id is None and (is_volledig or _van(rij, door))
    ]
    lopend = [rij for rij in alle if rij.omvang == Omvang.VOLLEDIG and rij.periode.lower <= vandaag]
    return keuzes, {str(rij.pk) for rij in lopend} if len(lopend) == 1 else set()
