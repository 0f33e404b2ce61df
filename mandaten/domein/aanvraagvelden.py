"""The parts of an application that have a name: the desk asks about one of them, and the applicant mends that one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING
from uuid import UUID

from mandaten.domein.voorwaarden import MEDEWERKERS, VOORWAARDEN

if TYPE_CHECKING:
    from mandaten.soorten import Toekenningssoort

GEHEEL = ""
PARTNERS = "partners"
MEDEWERKERS_VELD = "medewerkers"
_VOORWAARDE = "voorwaarde_"
_CRITERIUM = "criterium_"
# Key of a field -> its name on screen.
Namen = Mapping[str, str]
_GEEN: Namen = {}
_VAN = "__van_"
# Columns of the application itself, which are mended in the answer.
KOLOMMEN = {
    "ingaat_op": "Gewenste eerste dag",
    "regios": "Regio's",
    "plaatsen": "Gevraagd aantal plaatsen",
    "toelichting": "Toelichting",
    "tekenbevoegde": "Wie de organisatie verbindt",
    "tekenfunctie": "Functie van wie de organisatie verbindt",
    "contact_naam": "Contactpersoon",
    "contact_email": "E-mailadres",
    "contact_telefoon": "Telefoon",
}


def aanvraagvelden(soort: Toekenningssoort, criteria: Namen = _GEEN) -> dict[str, str]:
    """Key -> name on screen of everything the desk can ask about for this kind, the application as a whole last.

    A condition is "voorwaarde_" and its key; `criteria` are those of its call (`criteriumvelden`). The keys are what
    `Aanvulling.veld` holds.
    """
    velden = dict(KOLOMMEN)
    if not soort.met_regio:
        del velden["regios"]
    if soort.sleutel != "contingent":
        del velden["plaatsen"]
    if soort.met_partners:
        velden[PARTNERS] = "Partners"
    if soort.sleutel in MEDEWERKERS:
        velden[MEDEWERKERS_VELD] = "Medewerkers"
    for een in VOORWAARDEN[soort.sleutel]:
        velden[voorwaardeveld(een.sleutel)] = f"Voorwaarde: {een.label}"
    velden |= criteria
    velden[GEHEEL] = "De aanvraag in haar geheel"
    return velden


def vraagvelden(
    soort: Toekenningssoort, aanvrager: str, partners: Mapping[UUID, str], criteria: Namen = _GEEN
) -> dict[str, str]:
    """Key -> name on screen of everything the desk can ask about in one application: as `aanvraagvelden`, but what each
    organisation answers for itself once per organisation (`partners`: id -> name; the key is that of `partnerveld`).
    """
    per_partner = {voorwaardeveld(een.sleutel) for een in VOORWAARDEN[soort.sleutel] if een.per_partner}
    uit = {}
    for veld, naam in aanvraagvelden(soort, criteria).items():
        if veld not in per_partner:
            uit[veld] = naam
            continue
        uit[veld] = veldnaam(soort, veld, aanvrager)
        uit |= {partnerveld(veld, wie): veldnaam(soort, veld, van) for wie, van in partners.items()}
    return uit


def veldnaam(soort: Toekenningssoort, veld: str, organisatie: str = "", criteria: Namen = _GEEN) -> str:
    """How this field is called on screen and in a letter; `organisatie`: whose answer is meant."""
    naam = aanvraagvelden(soort, criteria).get(veld, veld)
    return f"{naam} ({organisatie})" if organisatie else naam


def partnerveld(veld: str, organisatie: UUID) -> str:
    """The key of the answer of this partner to a condition."""
    return f"{veld}{_VAN}{organisatie.hex}"


def splits_veld(sleutel: str) -> tuple[str, UUID | None]:
    """The field and the partner of a key of `vraagvelden`; no partner for what the applicant answers."""
    veld, _, organisatie = sleutel.partition(_VAN)
    return veld, UUID(organisatie) if organisatie else None


def criteriumvelden(namen: Mapping[UUID, str]) -> dict[str, str]:
    """The criteria of a call (id -> description) as fields."""
    return {criteriumveld(sleutel): f"Criterium: {naam}" for sleutel, naam in namen.items()}


def criteriumveld(sleutel: UUID) -> str:
    """The name of this criterion among the fields."""
    return f"{_CRITERIUM}{sleutel.hex}"


def criterium_van(veld: str) -> UUID | None:
    """The criterion that this field is about; None when it is about something else."""
    return UUID(veld.removeprefix(_CRITERIUM)) if veld.startswith(_CRITERIUM) else None


def voorwaardeveld(sleutel: str) -> str:
    """The name of this condition among the fields."""
    return f"{_VOORWAARDE}{sleutel}"


def voorwaarde_van(veld: str) -> str:
    """The key of the condition that this field is about; "" when it is about something else."""
    return veld.removeprefix(_VOORWAARDE) if veld.startswith(_VOORWAARDE) else ""
