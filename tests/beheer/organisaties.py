"""What the tests about organisations share: the shape of a filled-in form, and a known organisation."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.beheer.collegas import verander
from tests.rolverdeling import maak_organisatie
from werkzorg.organisaties.models import Organisatie

KBO = "0123.456.749"


def formulier(**velden: Any) -> dict[str, Any]:
    """A filled-in form to register CAW Het Anker, with its own key."""
    return {
        "aanvraag_sleutel": str(uuid4()),
        "naam": "CAW Het Anker",
        "soort": "caw",
        "kbo_nummer": KBO,
        "email": "info@anker.be",
        "telefoon": "09 123 45 67",
        "website": "www.anker.be",
        "straat": "Kaai",
        "huisnummer": "3",
        "postcode": "9000",
        "gemeente": "Gent",
        **velden,
    }


def bekende(naam: str = "Kringwinkel De Spil", soort: str = "maatwerkbedrijf", **velden: Any) -> Organisatie:
    """A registered organisation with these columns."""
    organisatie = maak_organisatie(naam, soort)
    if velden:
        verander(organisatie, **velden)
    return organisatie
