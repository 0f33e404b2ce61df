"""Which columns a file of existing mandates, recognitions and contingents has, and the empty file to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mandaten.soorten import CONTINGENT, ERKENNING, NETWERK, SOORTEN, WERKACTOR, ZORG
from werkzorg.ui import tabelsjabloon
from werkzorg.ui.tabelkolommen import JA_NEE, Kolom, vorm

BESTANDSNAAM = "sjabloon-mandaten-en-erkenningen.xlsx"
WAT = "mandaten en erkenningen"
# How people call the kinds besides their full name.
_ROEPNAMEN = {
    ZORG: ("mandaat zorg", "samenwerkingsverband zorg"),
    NETWERK: ("netwerkcoordinator", "mandaat netwerk"),
    WERKACTOR: ("casemanager werk", "mandaat werk"),
    ERKENNING: ("erkenning ama", "begeleider ama"),
    CONTINGENT: ("contingent wse", "ama wse"),
}
_SOORTEN = {
    vorm(naam): sleutel
    for sleutel, soort in SOORTEN.items()
    for naam in (sleutel, soort.label, soort.reeks, *_ROEPNAMEN[sleutel])
}

KOLOMMEN: tuple[Kolom, ...] = (
    Kolom("soort", "Soort", ("wat",), "zorg", "welke toekenning", keuzes=_SOORTEN, is_verplicht=True),
    Kolom(
        "kenmerk",
        "Nummer",
        ("besluit", "nummer van het besluit", "kenmerk"),
        "MB 2023/12",
        "het nummer van het besluit op papier",
        is_verplicht=True,
    ),
    Kolom(
        "houder",
        "KBO houder",
        ("houder", "kbo", "kbo-nummer", "ondernemingsnummer"),
        "0403.019.261",
        "10 cijfers, van wie het kreeg",
        is_verplicht=True,
    ),
    Kolom(
        "van",
        "Van",
        ("vanaf", "eerste dag", "begin"),
        "01/07/2023",
        "eerste dag, dd/mm/jjjj",
        is_verplicht=True,
    ),
    Kolom(
        "tot",
        "Tot",
        ("tot en met", "laatste dag", "einde"),
        "30/06/2028",
        "laatste dag, dd/mm/jjjj; alleen een contingent kan zonder",
    ),
    Kolom(
        "regios",
        "Regio's",
        ("regio",),
        "Gent, Waasland",
        "met een komma ertussen; leeg bij een erkenning, die in heel Vlaanderen geldt",
    ),
    Kolom(
        "partners",
        "Partners",
        ("leden", "partner"),
        "0402.536.043 = B, 0406.633.304 = C",
        "KBO-nummer = plaats, met een komma ertussen; zonder plaats nemen we wat past. Bij zorg hoort de houder er "
        "zelf bij",
    ),
    Kolom(
        "overgang",
        "Overgang",
        ("overgangserkenning",),
        "nee",
        "ja voor een erkenning van vóór de nieuwe regels, die haar eigen einddatum houdt; anders nee of leeg",
        JA_NEE,
    ),
    Kolom(
        "plaatsen",
        "Plaatsen",
        ("aantal plaatsen", "contingent"),
        "",
        "alleen bij een contingent: het aantal dit jaar",
    ),
)
VAN_VELD = {kolom.veld: kolom for kolom in KOLOMMEN}


def sjabloon(soorten: Iterable[str], regios: Mapping[str, str]) -> bytes:
    """The empty file for who decides about these kinds, with the regio's by name."""
    welke = [SOORTEN[sleutel] for sleutel in SOORTEN if sleutel in set(soorten)]
    plaatsen = [f"{soort.sleutel}: {', '.join(soort.plaatsen)}" for soort in welke if soort.plaatsen]
    return tabelsjabloon.sjabloon(
        "Mandaten en erkenningen",
        KOLOMMEN,
        keuzes={
            "soort": [f"{soort.sleutel} ({soort.label})" for soort in welke],
            "regios": list(regios.values()),
        }
        | ({"partners": plaatsen} if plaatsen else {}),
        slot="Vervang rij 2 van het eerste blad door wat er al is.",
    )
