"""What VDAB reads about an advies Welzijn: that it was given, and how far it is; never what became of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.urls import reverse

from gbo.domein.overdracht import (
    Overdracht,
    Pakket,
    adresregel,
    samengesteld,
    vingerafdruk,
    voorbeeld,
)
from gbo.models import Welzijnsadvies
from gbo.models.dekkinglezen import Dekking, Kernpartner
from gbo.models.persoonlezen import persoon_van
from gbo.statussen import GEWEIGERD, OVERGEDRAGEN, VERVALLEN, VOORGESTELD
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.ui import nummers

# The page on which the buttons of acts on an advies stand.
PLEK = "advies_welzijn"
_STAP = frozenset({"gegevens_overdragen"})
_ZINNEN = {
    VOORGESTELD: "De persoon kiest zelf. Draag de gegevens over na een akkoord, of noteer dat hij dit niet wil.",
    GEWEIGERD: "De persoon wil dit niet. Er is niets overgedragen.",
    OVERGEDRAGEN: (
        "De gegevens zijn overgedragen. Aan wie, en wat er daarna gebeurt, weet VDAB niet: dat gaat enkel de persoon "
        "en de kernpartner aan (art. 4)."
    ),
    VERVALLEN: "De persoon is overleden. Er is niets overgedragen.",
}


def adviesblad(advies: Welzijnsadvies, door: Hoedanigheid) -> dict[str, Any]:
    """The context of the page of one advice, which comes with its person and who gave it."""
    knoppen = [
        (een.knop, reverse(een.route, args=[advies.pk]), "primair" if een.sleutel in _STAP else "stil")
        for een in mogelijke_handelingen(door, advies, PLEK)
    ]
    return {**advieskop(advies), "zin": _ZINNEN[advies.status], "acties": knoppen}


def advieskop(advies: Welzijnsadvies) -> dict[str, Any]:
    """What stands above every page of an advice."""
    return {
        "advies": advies,
        "deelnemer": advies.deelnemer,
        "kleur": "let" if advies.status == VOORGESTELD else "",
        "terug_url": advies.get_absolute_url(),
    }


def overdraagblad(advies: Welzijnsadvies, dekking: Dekking) -> dict[str, Any]:
    """What is shown beside the form: the sentence about the municipality, and what the dossier holds to send."""
    persoon = persoon_van(advies.deelnemer)
    return {
        **advieskop(advies),
        "dekking": dekking,
        "adres": adresregel(persoon),
        "regels": [regel for regel in voorbeeld(_leesbaar(persoon)) if regel.sleutel != "hulpverlener"],
        "dossier_url": reverse("deelnemer_detail", args=[advies.deelnemer_id]),
    }


def nakijkblad(advies: Welzijnsadvies, overdracht: Overdracht, partner: Kernpartner) -> dict[str, Any]:
    """The preview: each of the seven data as the partner will read it, and what stays here."""
    pakket = samengesteld(persoon_van(advies.deelnemer), overdracht)
    return {
        **advieskop(advies),
        "partner": partner,
        "akkoord_op": overdracht.akkoord_op,
        "regels": voorbeeld(_leesbaar(pakket), overdracht.blijft_hier),
        "gezien": vingerafdruk(pakket, str(partner.organisatie_id)),
    }


def _leesbaar(pakket: Pakket) -> Pakket:
    """The same package with its telephone numbers in groups, as every other page shows them."""
    nummer, hulp = pakket.telefoon, pakket.hulpverlener_telefoon
    return replace(pakket, telefoon=nummers.telefoon(nummer), hulpverlener_telefoon=nummers.telefoon(hulp))
