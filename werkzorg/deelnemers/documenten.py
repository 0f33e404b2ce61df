"""Which documents this app makes, and what they contain."""

from __future__ import annotations

from django.utils import timezone

from werkzorg.deelnemers.models import Betrokkenheid, Omvang
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

# What the letter says was registered, per field that may be empty.
_BEWAARD = (
    ("email", "uw e-mailadres"),
    ("telefoon", "uw telefoonnummer"),
    ("gemeente", "uw adres"),
)


def ontvangstbewijs(betrokkenheid: Betrokkenheid, document: Document) -> bytes:
    """The letter for the deelnemer about his registration, as PDF/A-3a; holds no INSZ."""
    deelnemer, organisatie = betrokkenheid.deelnemer, betrokkenheid.organisatie
    volledig = betrokkenheid.omvang == Omvang.VOLLEDIG
    bewaard = ["uw naam", "uw geboortedatum"]
    if deelnemer.heeft_insz:
        bewaard.append("uw rijksregisternummer")
    if volledig:
        bewaard += [omschrijving for veld, omschrijving in _BEWAARD if getattr(deelnemer, veld)]
        bewaard.append("de taal waarin u geholpen wilt worden")
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
            "grond": betrokkenheid.get_grond_display(),
            "geinformeerd_op": betrokkenheid.geinformeerd_op,
            "rol": betrokkenheid.get_rol_display(),
            "bewaard": bewaard,
        },
        titel=document.label,
        identificatie=f"{document.id}:1",
    )
