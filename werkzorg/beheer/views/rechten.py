"""Who may do what, as data; and why somebody sees something, or does not."""

from __future__ import annotations

from collections.abc import Container
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from werkzorg.beheer.rechtentabel import aantallen, gegevensgroepen, onderdelen, onderwerpen
from werkzorg.beheer.toegangsuitleg import hoedanigheden, uitleg
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import alleen_aangemeld, deur, door_van, haal, hoedanigheid_van


@deur("rechten_overzicht")
@require_safe
def rechten_overzicht(request: HttpRequest) -> HttpResponse:
    """The rights matrix of one part of the application (`?deel=`), or all that one role may (`?rol=`).

    The whole matrix at once is too heavy for a phone on a slow line.
    """
    door = door_van(request)
    delen = onderdelen()
    alleen = _gekozen(request, "rol", ROLLEN)
    onderdeel = _gekozen(request, "deel", delen) or ("" if alleen else next(iter(delen)))
    handelingen, bladzijden = aantallen()
    return render(
        request,
        "beheer/rechten_overzicht.html",
        {
            "onderwerpen": onderwerpen(door.rol, alleen=alleen, onderdeel=onderdeel),
            "gegevens": gegevensgroepen(door.rol, alleen=alleen, onderdeel=onderdeel),
            "delen": [(label, naam, label == onderdeel) for label, naam in delen.items()],
            "rol": alleen,
            "rollen": [
                (sleutel, rol.label, sleutel == door.rol)
                for sleutel, rol in ROLLEN.items()
                if not alleen or sleutel == alleen
            ],
            "keuzes": [(sleutel, rol.label, sleutel == alleen) for sleutel, rol in ROLLEN.items()],
            "alleen": ROLLEN[alleen].label if alleen else "",
            "aantal_handelingen": handelingen,
            "aantal_bladzijden": bladzijden,
        },
    )


def _gekozen(request: HttpRequest, naam: str, keuzes: Container[str]) -> str:
    gevraagd = request.GET.get(naam, "")
    return gevraagd if gevraagd in keuzes else ""


@deur("toegang_detail")
@require_safe
def toegang_detail(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Why the reader sees this person, which data are open to him, and what he may do now."""
    door = door_van(request)
    deelnemer = haal(request, Deelnemer.objects.met_omvang(door), pk)
    return render(request, "beheer/toegang_detail.html", {"deelnemer": deelnemer, **uitleg(deelnemer, door)})


@alleen_aangemeld
@require_safe
def toegang_uitleg(request: HttpRequest) -> HttpResponse:
    """Why somebody may not see or do something, in general: it never says whether anything exists."""
    door = hoedanigheid_van(request)
    assert request.user.pk is not None  # what AanmeldMiddleware made sure of
    return render(
        request,
        "beheer/toegang_uitleg.html",
        {
            "hoedanigheden": hoedanigheden(request.user.pk, door),
            "mag_aansluiten": door is not None and mag(door, "deelnemer_registreren"),
            "heeft_rol": door is not None,
        },
    )
