"""Which documents this app makes, and what they contain."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from werkzorg.deelnemers.models import Betrokkenheid, Deelnemer, Grond, Omvang
from werkzorg.documenten.models import Document
from werkzorg.documenten.pdf import maak_pdf
from werkzorg.documenten.soorten import Documentsoort

ONTVANGSTBEWIJS = "ontvangstbewijs"

SOORTEN = (
    Documentsoort(
        sleutel=ONTVANGSTBEWIJS,
        label="Ontvangstbewijs van registratie",
        bestandsnaam="ontvangstbewijs",
        zichtbare_objecten=Betrokkenheid.objects.zichtbaar_voor,
    ),
)

# What the letter says was registered, per fields of which one is filled in.
_BEWAARD = (
    (("email",), "uw e-mailadres"),
    (("telefoon",), "uw telefoonnummer"),
    (("straat", "huisnummer", "bus", "postcode", "gemeente"), "uw adres"),
)
# Why, as the letter says it to the person.
_GROND = {
    Grond.EIGEN_VRAAG: "U vroeg zelf hulp of begeleiding",
    Grond.VERWIJZING: "U werd naar ons verwezen",
    Grond.BEGELEIDING: "Wij begeleiden u al",
}


def bewaard(deelnemer: Deelnemer, *, volledig: bool) -> list[str]:
    """What is kept of this person, in words; `volledig` tells whether the reader's organisation knows all of it."""
    regels = ["uw naam", "uw geboortedatum"]
    if deelnemer.heeft_insz:
        regels.append("uw rijksregisternummer")
    if volledig:
        regels += [wat for velden, wat in _BEWAARD if any(getattr(deelnemer, veld) for veld in velden)]
        regels.append("de taal waarin u geholpen wilt worden")
        if deelnemer.tolk_nodig:
            regels.append("dat u een tolk nodig hebt")
    return regels


def ontvangstbewijs(betrokkenheid: Betrokkenheid, document: Document) -> bytes:
    """The letter for the deelnemer about his registration, as PDF/A-3a; holds no INSZ."""
    deelnemer, organisatie = betrokkenheid.deelnemer, betrokkenheid.organisatie
    return maak_pdf(
        "deelnemers/documenten/ontvangstbewijs.html",
        {
            "organisatie_naam": organisatie.naam,
            "organisatie_adres": organisatie.adres,
            "dossiernummer": deelnemer.dossiernummer,
            "versie": 1,
            "datum": timezone.localdate(document.aangemaakt_op),
            "soort_label": document.label,
            "naam": deelnemer.naam,
            "geboortedatum": deelnemer.geboortedatum,
            "grond": _GROND[Grond(betrokkenheid.grond)],
            "geinformeerd_op": betrokkenheid.geinformeerd_op,
            "rol": betrokkenheid.get_rol_display(),
            "verifieer_adres": f"{settings.WEBADRES}{reverse('verifieer')}",
            "bewaard": bewaard(deelnemer, volledig=betrokkenheid.omvang == Omvang.VOLLEDIG),
        },
        titel=document.label,
        identificatie=f"{document.id}:1",
    )
