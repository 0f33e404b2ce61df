"""What every page shows around its content: who you are, where you can go, what this installation is."""

from __future__ import annotations

from collections.abc import Set
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
    ("Aanwezigheden", "aanwezigheid_lijst", "aanwezigheid_lijst"),
    ("Trajecten", "traject_lijst", "traject_lijst"),
    ("Plannen", "plan_inbox", "plan_inbox"),
    ("Acties", "actie_lijst", "actie_lijst"),
    # For who fills the catalogue; who only reads it comes there from his trajecten or plans.
    ("Aanbod", "aanbod_lijst", "aanbod_registreren"),
    ("AMA", "overeenkomst_lijst", "overeenkomst_lijst"),
    ("Onthaal", "onthaal_lijst", "onthaal_lijst"),
    ("Subsidie", "subsidie_lijst", "subsidie_lijst"),
    ("Contingenten", "contingentgebruik_lijst", "wse_voorschot_registreren"),
    ("Kwartalen", "kwartaalverslag_lijst", "wse_voorschot_registreren"),
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
    ("trajecten/netwerk/", "plan_inbox"),
    ("trajecten/uren/", "actie_lijst"),
    ("trajecten/stages/", "actie_lijst"),
    ("ama/werkposten/", "overeenkomst_lijst"),
    ("ama/evaluaties/", "overeenkomst_lijst"),
    ("ama/begeleidingen/", "overeenkomst_lijst"),
    ("ama/signalen/", "overeenkomst_lijst"),
    ("ama/sessies/", "overeenkomst_lijst"),
    ("ama/sluitingen/", "overeenkomst_lijst"),
    ("ama/contacten/", "overeenkomst_lijst"),
    ("ama/wenken/", "overeenkomst_lijst"),
    ("ama/verloren-erkenningen/", "overeenkomst_lijst"),
    ("ama/subsidie/", "overeenkomst_lijst"),
    ("ama/kwartalen/", "overeenkomst_lijst"),
    ("ama/contingenten/", "overeenkomst_lijst"),
    ("ama/toeleidingen/", "overeenkomst_lijst"),
    ("onthaal/", "onthaal_lijst"),
    ("onthaal/attesten/", "beheer_overzicht"),
    ("onthaal/cijfers/", "beheer_overzicht"),
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
    ("onthaal/gemeenten/", "beheer_overzicht"),
    ("onthaal/stand/", "beheer_overzicht"),
    ("advies-welzijn/", "deelnemer_lijst"),
    ("uitwisseling/", "beheer_overzicht"),
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
    ingangen = [] if door is None else [een for een in NAVIGATIE if mag(door, een[2])]
    hier = _menu_van(request.path, {route for _, route, _ in ingangen})
    return {
        "hoedanigheid": door,
        "navigatie": [(label, reverse(route), route == hier) for label, route, _ in ingangen],
        "zoek_url": reverse("insz_opzoeken") if door is not None and mag(door, "insz_opzoeken") else "",
        "voettekst": [(label, reverse(route)) for label, route in VOET],
        # Seconds until this session is over; None for somebody who is not signed in.
        "sessie_over": getattr(request, "sessie_over", None),
        "is_demo": settings.DEMO,
        "versie": settings.VERSIE,
        "huisstijl": settings.HUISSTIJL,
    }


def _menu_van(pad: str, open_: Set[str]) -> str:
    """Which of these menu entries (routes) this address belongs to: the deepest folder wins; empty for none."""
    begin = get_script_prefix()
    if pad == begin:
        return "vandaag"
    # An entry with this very address comes before one that only has its folder.
    mappen = [(begin + folder, False, route) for folder, route in ONDER]
    mappen += [(reverse(route), True, route) for route in open_ if route != "vandaag"]
    onder = [een for een in mappen if een[2] in open_ and pad.startswith(een[0])]
    return max(onder, default=("", False, ""))[2]
