"""What is true about a person's identity data, on plain values; knows no database and no user."""

from __future__ import annotations

import secrets
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from stdnum.be import ssn
from stdnum.exceptions import ValidationError as NummerFout

from werkzorg.parameters.domein import Momentopname

# Draws a whole number from 0 up to, not including, the given one.
Trekking = Callable[[int], int]

# An INSZ says nothing about a birth before this year; the register starts numbering there.
VROEGSTE_GEBOORTEJAAR = 1900
# The first six digits when not even the year was known: as rijksregisternummer, as bisnummer without and with sex.
_DATUM_ONBEKEND = frozenset({"000001", "002001", "004001"})

# The fields that deelnemer_wijzigen may change, and no others.
WIJZIGBAAR = (
    "voornaam", "achternaam", "geboortedatum", "email", "telefoon", "straat", "huisnummer", "bus",
    "postcode", "gemeente", "taal", "taal_andere", "tolk_nodig",
)  # fmt: skip

# What two records can differ in, and of which exactly one side is chosen when they are merged: an address or a
# death is taken over as a whole.
KEUZEBLOKKEN: dict[str, tuple[str, ...]] = {
    "voornaam": ("voornaam",),
    "achternaam": ("achternaam",),
    "geboortedatum": ("geboortedatum",),
    "insz": (),
    "email": ("email",),
    "telefoon": ("telefoon",),
    "adres": ("straat", "huisnummer", "bus", "postcode", "gemeente"),
    "taal": ("taal", "taal_andere"),
    "tolk_nodig": ("tolk_nodig",),
    "overlijden": ("overleden_op", "overlijden_bron", "overlijden_reden"),
}


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


def registratie_bezwaren(velden: Mapping[str, Any], vandaag: date) -> dict[str, str]:
    """What is wrong with a registration, per field, all at once; a field that is not in `velden` is not judged."""
    bezwaren: dict[str, str] = {}
    for veld in ("voornaam", "achternaam"):
        if veld in velden and (zin := naam_bezwaar(velden[veld])):
            bezwaren[veld] = zin
    geboren: date | None = velden.get("geboortedatum")
    if geboren and (zin := geboortedatum_bezwaar(geboren, vandaag)):
        bezwaren["geboortedatum"] = zin
        geboren = None
    heeft_taal = "taal" in velden and "taal_andere" in velden
    if heeft_taal and (zin := taal_bezwaar(velden["taal"], velden["taal_andere"])):
        bezwaren["taal_andere"] = zin
    if "insz" in velden and "insz_ontbreekt" in velden:
        bezwaren |= _insz_of_reden(velden["insz"], velden["insz_ontbreekt"], geboren)
    geinformeerd: date | None = velden.get("geinformeerd_op")
    if geinformeerd and geinformeerd > vandaag:
        zin = "Deze dag ligt in de toekomst: vul de dag in waarop je de persoon informeerde."
        bezwaren["geinformeerd_op"] = zin
    elif geinformeerd and geboren and geinformeerd < geboren:
        bezwaren["geinformeerd_op"] = "Deze dag ligt vóór de geboortedatum: controleer beide."
    return bezwaren


def _insz_of_reden(insz: str, ontbreekt: str, geboren: date | None) -> dict[str, str]:
    if insz and ontbreekt:
        return {"insz_ontbreekt": "Er is een rijksregisternummer ingevuld: laat de reden dan leeg."}
    if not insz and not ontbreekt:
        zin = "Vul het rijksregisternummer in, of zeg waarom het er nog niet is."
        return {"insz": zin}
    if insz and geboren and (zin := insz_bezwaar(insz, geboren)):
        return {"insz": zin}
    return {}


def aansluit_verschil(bekend: tuple[str, date], opgegeven: tuple[str, date]) -> list[str]:
    """Which of family name and birth date differ from what is known, by field name (15, row 13)."""
    verschil = [] if naam_gelijk(bekend[0], opgegeven[0]) else ["achternaam"]
    return verschil if bekend[1] == opgegeven[1] else [*verschil, "geboortedatum"]


def bereikte_opzoeklimiet(van_persoon: int, van_organisatie: int, opname: Momentopname) -> str:
    """Which daily limit leaves no room for one more look-up: "persoon", "organisatie" or "".

    Every attempt counts, also to register or join somebody (15, row 13).
    """
    if van_persoon >= opname.getal("insz_opzoekingen_per_dag"):
        return "persoon"
    return "organisatie" if van_organisatie >= opname.getal("insz_opzoekingen_per_organisatie") else ""


def verwerkingsverantwoordelijke(rol: str) -> str:
    """The kind of organisation that answers for the data this role works with (art. 24, 31-33; regelgeving 8)."""
    return "departement_zorg" if rol == "begeleider_ama" else "vdab"


def overlijden_bezwaar(overleden_op: date, geboortedatum: date, vandaag: date) -> str:
    """Why somebody born on this day cannot have died on `overleden_op`, as a Dutch sentence; "" when he can."""
    if overleden_op > vandaag:
        return "De dag van overlijden ligt in de toekomst: controleer de datum."
    if overleden_op < geboortedatum:
        return "De dag van overlijden ligt vóór de geboortedatum: controleer beide."
    return ""


def laatste_dag_ongedaan(samengevoegd_op: date, opname: Momentopname) -> date:
    """The last day, inclusive, on which a merge of this day can be undone; the day itself does not count (15, row 2).

    `opname` is that of the day of the merge. Raises ParameterOnbekend when the term is not known on it.
    """
    return opname.laatste_dag("samenvoeging_ongedaan_dagen", samengevoegd_op)


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


def nieuw_dossiernummer(trekking: Trekking = secrets.randbelow) -> str:
    """A dossier number "D-1234-5678": drawn at random, so that it tells nothing about when or how many."""
    getal = trekking(100_000_000)
    return f"D-{getal // 10_000:04d}-{getal % 10_000:04d}"
