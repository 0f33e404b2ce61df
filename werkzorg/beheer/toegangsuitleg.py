"""Why somebody sees a person, which of his data are open, and what may be done now: in sentences, from the same data
by which the gate decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Omvang
from werkzorg.handelen.register import HANDELINGEN, Handeling
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Lidmaatschap
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import GROEPEN, Recht, groepen, groepen_van, in_woorden, mag
from werkzorg.ui import formaten


@dataclass(frozen=True)
class Grond:
    """One involvement through which the reader sees the person, as a list shows it."""

    wie: str
    grond: str
    sinds: str
    omvang: str
    tot: str


@dataclass(frozen=True)
class Groepsuitleg:
    """Groups of data that are open to the reader, or closed, for one and the same reason."""

    namen: str
    is_open: bool
    waarom: str


@dataclass(frozen=True)
class Handelingsuitleg:
    """One act on this person: where to do it, or why not now."""

    naam: str
    url: str
    waarom_niet: str


def uitleg(deelnemer: Deelnemer, door: Hoedanigheid) -> dict[str, Any]:
    """The context of the page "Waarom zie je dit dossier?"; `deelnemer` is visible to `door`."""
    label = deelnemer._meta.label_lower
    zichtbaar = list(
        Betrokkenheid.objects.zichtbaar_voor(door)
        .filter(deelnemer=deelnemer)
        .select_related("organisatie")
        .order_by("periode", "id")
    )
    acts = list(_handelingen(deelnemer, door))
    return {
        "gronden": [_grond(rij, door) for rij in zichtbaar],
        "vroeger": [_grond(rij, door) for rij in _voorbij(deelnemer, door, zichtbaar)],
        "is_volledig": any(rij.omvang == Omvang.VOLLEDIG for rij in zichtbaar),
        "groepen": _groepen(deelnemer, door, label),
        "kan": [een for een in acts if not een.waarom_niet],
        "kan_niet": [een for een in acts if een.waarom_niet],
        "inzage_url": reverse("inzage_lijst", args=[deelnemer.pk]) if mag(door, "inzage_lijst") else "",
    }


def _voorbij(
    deelnemer: Deelnemer, door: Hoedanigheid, zichtbaar: Iterable[Betrokkenheid]
) -> Iterable[Betrokkenheid]:
    """What the reader's own organisation had or has with this person, and opens nothing to him."""
    return (
        Betrokkenheid.objects.filter(deelnemer=deelnemer, organisatie_id=door.organisatie_id)
        .exclude(pk__in=[rij.pk for rij in zichtbaar])
        .select_related("organisatie")
        .order_by("periode", "id")
    )


def _grond(rij: Betrokkenheid, door: Hoedanigheid) -> Grond:
    if rij.lidmaatschap_id:
        wie = "jij persoonlijk" if rij.lidmaatschap_id == door.lidmaatschap_id else "een collega persoonlijk"
    elif rij.rol:
        wie = f"iedereen met de rol {rij.get_rol_display()} bij {rij.organisatie.naam}"
    else:
        wie = f"iedereen bij {rij.organisatie.naam}"
    einde = _laatste_dag(rij.periode.upper)
    if rij.gesloten_op:
        einde = min(filter(None, (einde, timezone.localdate(rij.gesloten_op))))
    return Grond(
        wie=wie,
        grond=rij.get_grond_display(),
        sinds=formaten.datum(rij.periode.lower) if rij.periode.lower else "het begin",
        omvang=rij.get_omvang_display(),
        tot=f"tot en met {formaten.datum(einde)}" if einde else "zonder einddatum",
    )


def _laatste_dag(bovengrens: date | None) -> date | None:
    """The last day of a stored period, of which the upper bound no longer belongs to it."""
    return bovengrens - timedelta(days=1) if bovengrens else None


def _groepen(deelnemer: Deelnemer, door: Hoedanigheid, label: str) -> list[Groepsuitleg]:
    nu, uit_matrix = groepen_van(door, deelnemer), groepen(door, label)
    alle = {groep for per_rol in GROEPEN.get(label, {}).values() for groep in per_rol}
    delen = (
        (True, nu, "Je rol mag dit zien, en de betrokkenheid hierboven opent het."),
        (
            False,
            (alle & uit_matrix) - nu,
            "Je organisatie is alleen betrokken om te weten wie deze persoon is.",
        ),
        (False, alle - uit_matrix - nu, f"Als {door.rol_label} mag je deze gegevens van niemand zien."),
    )
    return [Groepsuitleg(in_woorden(deel), is_open, waarom) for is_open, deel, waarom in delen if deel]


def _handelingen(deelnemer: Deelnemer, door: Hoedanigheid) -> Iterator[Handelingsuitleg]:
    """Every act with a button on a person, whether this reader may do it now or not."""
    label = deelnemer._meta.label_lower
    for handeling in HANDELINGEN.values():
        if handeling.knop and handeling.recht.object_soort == label:
            niet = waarom_niet(handeling, deelnemer, door)
            url = "" if niet else reverse(handeling.route, args=[deelnemer.pk])
            yield Handelingsuitleg(handeling.knop, url, niet)


def waarom_niet(handeling: Handeling, deelnemer: Deelnemer, door: Hoedanigheid) -> str:
    """Why this reader cannot do this act on this person now, as a Dutch sentence; "" when he can."""
    if not mag(door, handeling.sleutel):
        return f"Dit mag alleen als {_rollen(handeling.recht)}."
    dicht = handeling.recht.groepen - groepen_van(door, deelnemer)
    if dicht:
        return f"Daarvoor moeten ook deze gegevens voor je open staan: {in_woorden(dicht)}."
    if handeling.toestanden and deelnemer.toestand not in handeling.toestanden:
        return "In dit dossier is dat nu niet nodig of niet mogelijk."
    return ""


def _rollen(recht: Recht) -> str:
    namen = [rol.label for sleutel, rol in ROLLEN.items() if sleutel in recht.rollen]
    return " of ".join(filter(None, (", ".join(namen[:-1]), *namen[-1:]))) or "de toepassing zelf"


def hoedanigheden(gebruiker_id: UUID, nu: Hoedanigheid | None) -> list[dict[str, Any]]:
    """Every membership that the reader has or had, running ones first: it decides what he sees."""
    vandaag = timezone.localdate()
    geldig = set(
        Lidmaatschap.objects.van(gebruiker_id).geldig_op(vandaag).order_by().values_list("pk", flat=True)
    )
    regels = []
    for lid in Lidmaatschap.objects.van(gebruiker_id):
        einde = _laatste_dag(lid.periode.upper)
        if lid.ingetrokken_op:
            einde = timezone.localdate(lid.ingetrokken_op)
        komt = lid.pk not in geldig and lid.periode.lower and lid.periode.lower > vandaag
        regels.append(
            {
                "rol": ROLLEN[lid.rol].label,
                "organisatie": lid.organisatie.naam,
                "is_geldig": lid.pk in geldig,
                "is_nu": nu is not None and lid.pk == nu.lidmaatschap_id,
                "wanneer": f"vanaf {formaten.datum(lid.periode.lower)}"
                if komt
                else f"tot en met {formaten.datum(einde)}"
                if einde
                else "zonder einddatum",
            }
        )
    return sorted(regels, key=lambda regel: not regel["is_geldig"])
