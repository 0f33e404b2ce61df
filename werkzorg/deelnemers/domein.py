"""What is true about a person's identity data, on plain values; knows no database and no user."""

from __future__ import annotations

import secrets
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from stdnum.be import ssn
from stdnum.exceptions import ValidationError as NummerFout

# An INSZ says nothing about a birth before this year; the register starts numbering there.
VROEGSTE_GEBOORTEJAAR = 1900
# The first six digits when not even the year was known: as rijksregisternummer, as bisnummer without and with sex.
_DATUM_ONBEKEND = frozenset({"000001", "002001", "004001"})

# The fields that deelnemer_wijzigen may change, and no others.
WIJZIGBAAR = (
    "voornaam", "achternaam", "geboortedatum", "email", "telefoon", "straat", "huisnummer", "bus",
    "postcode", "gemeente", "taal", "taal_andere", "tolk_nodig",
)  # fmt: skip


@dataclass(frozen=True)
class Persoonsgegevens:
    """What is registered about a person. Without `insz` (11 digits) a reason in `insz_ontbreekt` is required."""

    voornaam: str
    achternaam: str
    geboortedatum: date
    insz: str = ""
    insz_ontbreekt: str = ""
    email: str = ""
    telefoon: str = ""
    straat: str = ""
    huisnummer: str = ""
    bus: str = ""
    postcode: str = ""
    gemeente: str = ""
    taal: str = "nl"
    taal_andere: str = ""
    tolk_nodig: bool = False


def insz_bezwaar(insz: str, geboortedatum: date) -> str:
    """Why these 11 digits cannot be the INSZ of somebody born on this day, as a Dutch sentence; "" when they can.

    Rijksregister- and bisnummers; a number with unknown day, month or year is compared on what it does say.
    """
    try:
        ssn.validate(insz)
    except NummerFout:
        return "Het rijksregisternummer klopt niet: controleer de 11 cijfers, vooral de laatste 2."
    if insz[:6] in _DATUM_ONBEKEND:
        return ""
    jaar, maand, dag = int(insz[:2]), int(insz[2:4]) % 20, int(insz[4:6])
    bezwaar = "Het rijksregisternummer hoort niet bij deze geboortedatum: controleer beide."
    if jaar != geboortedatum.year % 100:
        return bezwaar
    # The two ways of checking tell the century apart; a number may be valid in only one of them.
    eeuw_2000 = int("2" + insz[:9]) % 97 == 97 - int(insz[9:])
    eeuw_1900 = int(insz[:9]) % 97 == 97 - int(insz[9:])
    if not (eeuw_2000 if geboortedatum.year >= 2000 else eeuw_1900):
        return bezwaar
    if maand and maand != geboortedatum.month:
        return bezwaar
    # With an unknown day the register counts on in this place: 00, or a day that the month does not have.
    bestaat = maand and 1 <= dag <= monthrange(geboortedatum.year, maand)[1]
    if bestaat and dag != geboortedatum.day:
        return bezwaar
    return ""


def geboortedatum_bezwaar(geboortedatum: date, vandaag: date) -> str:
    """Why nobody alive was born on this day, as a Dutch sentence; "" when it can be."""
    if geboortedatum > vandaag:
        return "De geboortedatum ligt in de toekomst: controleer het jaar."
    if geboortedatum.year < VROEGSTE_GEBOORTEJAAR:
        return f"De geboortedatum ligt vóór {VROEGSTE_GEBOORTEJAAR}: controleer het jaar."
    return ""


def naam_bezwaar(naam: str) -> str:
    """Why this cannot be a first or family name, as a Dutch sentence; "" when it can: in any script, a letter."""
    if any(teken.isalpha() for teken in naam):
        return ""
    return "Een naam bevat minstens één letter: vul de naam in zoals op de identiteitskaart."


def taal_bezwaar(taal: str, taal_andere: str) -> str:
    """Why the language chosen and the one typed do not go together, as a Dutch sentence; "" when they do."""
    if taal == "andere" and not taal_andere:
        return "Vul in welke taal de persoon spreekt."
    if taal != "andere" and taal_andere:
        return "Kies hierboven “Andere taal”, of maak dit veld leeg."
    return ""


def naam_gelijk(een: str, ander: str) -> bool:
    """Whether two family names are the same but for capitals, accents, spaces, hyphens and apostrophes."""
    return _kaal(een) == _kaal(ander)


def _kaal(naam: str) -> str:
    los = unicodedata.normalize("NFKD", naam.casefold())
    return "".join(teken for teken in los if teken.isalnum())


def initialen(voornaam: str, achternaam: str) -> str:
    """The first letters of both names, as lists show a person: "L. H."."""
    return " ".join(f"{naam.strip()[:1].upper()}." for naam in (voornaam, achternaam) if naam.strip())


def nieuw_dossiernummer() -> str:
    """A dossier number "D-1234-5678": drawn at random, so that it tells nothing about when or how many."""
    getal = secrets.randbelow(100_000_000)
    return f"D-{getal // 10_000:04d}-{getal % 10_000:04d}"
