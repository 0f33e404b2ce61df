"""The example people of the demo, and how they sign in; invented, every one of them."""

from __future__ import annotations

from dataclasses import dataclass

from werkzorg.demo.organisaties import ORGANISATIES
from werkzorg.organisaties.rollen import ROLLEN

# Only the demo uses it: it runs on the developer's own machine, with invented people.
WACHTWOORD = "Samen-op-weg-2026"


@dataclass(frozen=True)
class Voorbeeldpersoon:
    """An invented colleague; `plaatsen` are (organisation key, role) pairs."""

    voornaam: str
    achternaam: str
    email: str
    plaatsen: tuple[tuple[str, str], ...]


_P = Voorbeeldpersoon
PERSONEN = (
    _P("Nele", "Claes", "nele.claes@voorbeeld.be", (("cgg", "casemanager_zorg"),)),
    _P("Tom", "Wouters", "tom.wouters@voorbeeld.be", (("vdab", "casemanager_werk"),)),
    _P("Els", "Peeters", "els.peeters@voorbeeld.be", (("maatwerk", "begeleider_ama"),)),
    _P("Karim", "El Idrissi", "karim.elidrissi@voorbeeld.be", (("caw", "verwijzer"),)),
    _P(
        "Griet",
        "Maes",
        "griet.maes@voorbeeld.be",
        (("ocmw", "begeleider_ama"), ("ocmw", "organisatiebeheerder")),
    ),
    _P("An", "Verhaeghe", "an.verhaeghe@voorbeeld.be", (("dz", "departement_zorg"),)),
    _P("Luc", "Janssens", "luc.janssens@voorbeeld.be", (("dz", "departement_zorg"),)),
    _P("Sofie", "Lambrecht", "sofie.lambrecht@voorbeeld.be", (("vdab", "vdab_beslisser"),)),
    _P("Dries", "Van Acker", "dries.vanacker@voorbeeld.be", (("vdab", "vdab_beslisser"),)),
    _P("Wim", "Goossens", "wim.goossens@voorbeeld.be", (("werkactor", "netwerkcoordinator"),)),
    _P("Ines", "De Backer", "ines.debacker@voorbeeld.be", (("vaph", "dienstverlener"),)),
    _P("Yusuf", "Demir", "yusuf.demir@voorbeeld.be", (("ocmw", "gbo_medewerker"),)),
    _P("Katrien", "Smet", "katrien.smet@voorbeeld.be", (("cgg", "organisatiebeheerder"),)),
    _P("Leen", "Bogaert", "leen.bogaert@voorbeeld.be", (("caw", "organisatiebeheerder"),)),
    _P("Rik", "Vermeulen", "rik.vermeulen@voorbeeld.be", (("maatwerk", "organisatiebeheerder"),)),
    _P("Hanne", "Dewulf", "hanne.dewulf@voorbeeld.be", (("werkactor", "organisatiebeheerder"),)),
    _P("Pieter", "Baert", "pieter.baert@voorbeeld.be", (("wse", "departement_wse"),)),
    _P("Fatima", "Bouzid", "fatima.bouzid@voorbeeld.be", (("wse", "departement_wse"),)),
    _P("Marleen", "Aerts", "marleen.aerts@voorbeeld.be", (("inspectie", "inspectie"),)),
    _P("Jonas", "Willems", "jonas.willems@voorbeeld.be", (("dz", "beleid"),)),
    _P("Ruth", "Declercq", "ruth.declercq@voorbeeld.be", (("dz", "functioneel_beheerder"),)),
    _P("Bram", "Stevens", "bram.stevens@voorbeeld.be", (("dz", "functioneel_beheerder"),)),
    _P("Hilde", "Moens", "hilde.moens@voorbeeld.be", (("dz", "functionaris_gegevensbescherming"),)),
)


def tabel() -> list[dict[str, str]]:
    """One row per example person: email, rol, organisatie, wachtwoord."""
    return [
        {
            "email": persoon.email,
            "rol": " / ".join(ROLLEN[rol].label for _, rol in persoon.plaatsen),
            "organisatie": " / ".join(
                dict.fromkeys(ORGANISATIES[sleutel].naam for sleutel, _ in persoon.plaatsen)
            ),
            "wachtwoord": WACHTWOORD,
        }
        for persoon in PERSONEN
    ]
