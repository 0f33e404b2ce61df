"""What is filled in about an organisation, a branch and a werkpost before there is a row of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from werkzorg.organisaties.regels import BEREIKBAAR, IDENTITEIT

# The fields of a branch that `vestiging_bewaren` sets, and no others.
VESTIGING = ("naam", "nummer", "straat", "huisnummer", "bus", "postcode", "gemeente", "gesloten_op")


@dataclass(frozen=True)
class Organisatiegegevens:
    """What is known of a new organisation; everything but `naam` and `soort` may be empty."""

    naam: str
    soort: str
    kbo_nummer: str = ""
    kbo_ontbreekt: str = ""
    ovo_code: str = ""
    conventienummer: str = ""
    email: str = ""
    telefoon: str = ""
    website: str = ""
    straat: str = ""
    huisnummer: str = ""
    bus: str = ""
    postcode: str = ""
    gemeente: str = ""

    def als_velden(self) -> dict[str, str]:
        """Field name -> value."""
        return {naam: getattr(self, naam) for naam in (*IDENTITEIT, *BEREIKBAAR)}


@dataclass(frozen=True)
class Werkpostgegevens:
    """Who takes people in, and from when; an address only when the work is not done at the branch or seat."""

    sector: str
    begin: date
    einde: date | None = None
    contactpersoon: str = ""
    contact_telefoon: str = ""
    contact_email: str = ""
    straat: str = ""
    huisnummer: str = ""
    bus: str = ""
    postcode: str = ""
    gemeente: str = ""
