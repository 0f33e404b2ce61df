"""What every page shows around its content: who you are, where you can go, what this installation is."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse

from werkzorg.toegang.matrix import mag
from werkzorg.toegang.poort import hoedanigheid_van

# label, route, key of the matrix; every role sees only the entries it may open
NAVIGATIE = (
    ("Vandaag", "vandaag", "vandaag"),
    ("Dossiers", "deelnemer_lijst", "deelnemer_lijst"),
    ("Trajecten", "traject_lijst", "traject_lijst"),
    ("Doorverwijzingen", "doorverwijzing_lijst", "doorverwijzing_lijst"),
    ("Mandaten", "mandaten_overzicht", "mandaten_overzicht"),
    ("Toezicht", "inzagedossier_lijst", "inzagedossier_lijst"),
    ("Opzoekingen", "opzoekmelding_lijst", "opzoekmelding_lijst"),
    ("Beheer", "beheer_overzicht", "beheer_overzicht"),
)
# Folders of the site whose pages belong to an entry that has another address.
ONDER = (
    ("dossiers/", "deelnemer_lijst"),
    ("taken/", "vandaag"),
    ("oproepen/", "mandaten_overzicht"),
    ("register/", "mandaten_overzicht"),
    ("toezicht/rapporten/", "inzagedossier_lijst"),
    ("toezicht/wissen/", "beheer_overzicht"),
    ("medewerkers/", "beheer_overzicht"),
    ("tweede-stap/", "beheer_overzicht"),
    ("organisaties/", "beheer_overzicht"),
    ("werkposten/", "beheer_overzicht"),
    ("regios/", "beheer_overzicht"),
    ("exports/", "beheer_overzicht"),
)
VOET = (
    ("Oproepen voor mandaten", "oproepen_openbaar"),
    ("Register van mandaten", "register"),
    ("Controleer een document", "verifieer"),
    ("Wie mag wat", "rechten_overzicht"),
    ("Privacy", "privacy"),
    ("Cookies", "cookies"),
    ("Toegankelijkheid", "toegankelijkheid"),
    ("Woordenlijst", "woordenlijst"),
)


def scherm(request: HttpRequest) -> dict[str, Any]:
    """The context of the frame around every page; asks the database nothing."""
    door = hoedanigheid_van(request)
    hier = _menu_van(request.path)
    navigatie = []
    if door is not None:
        for label, route, sleutel in NAVIGATIE:
            if mag(door, sleutel):
                navigatie.append((label, reverse(route), route == hier))
    return {
        "hoedanigheid": door,
        "navigatie": navigatie,
        "zoek_url": reverse("insz_opzoeken") if door is not None and mag(door, "insz_opzoeken") else "",
        "voettekst": [(label, reverse(route)) for label, route in VOET],
        # Seconds until this session is over; None for somebody who is not signed in.
        "sessie_over": getattr(request, "sessie_over", None),
        "is_demo": settings.DEMO,
        "versie": settings.VERSIE,
        "huisstijl": settings.HUISSTIJL,
    }


def _menu_van(pad: str) -> str:
    """The route of the one menu entry that this address belongs to: the deepest folder wins; empty for none."""
    begin = get_script_prefix()
    if pad == begin:
        return "vandaag"
    mappen = {begin + folder: route for folder, route in ONDER}
    mappen |= {reverse(route): route for _, route, _ in NAVIGATIE if route != "vandaag"}
    return max(((map_, route) for map_, route in mappen.items() if pad.startswith(map_)), default=("", ""))[1]
