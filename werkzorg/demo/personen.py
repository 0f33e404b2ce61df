"""The example people of the demo, and how they sign in; invented, every one of them."""

from __future__ import annotations

from dataclasses import dataclass

from werkzorg.organisaties.rollen import ROLLEN, Organisatiesoort

# Only the demo uses it: it runs on the developer's own machine, with invented people.
WACHTWOORD = "Samen-op-weg-2026"


@dataclass(frozen=True)
class Voorbeeldorganisatie:
    """An invented organisation."""

    naam: str
    soort: Organisatiesoort
    straat: str
    huisnummer: str
    postcode: str
    gemeente: str


@dataclass(frozen=True)
class Voorbeeldpersoon:
    """An invented colleague; `plaatsen` are (organisation key, role) pairs."""

    voornaam: str
    achternaam: str
    email: str
    plaatsen: tuple[tuple[str, str], ...]


ORGANISATIES = {
    "vdab": Voorbeeldorganisatie("VDAB Gent", Organisatiesoort.VDAB, "Voorbeeldlaan", "1", "9000", "Gent"),
    "cgg": Voorbeeldorganisatie("CGG De Linde", Organisatiesoort.CGG, "Lindestraat", "12", "9050", "Gent"),
    "caw": Voorbeeldorganisatie("CAW De Brug", Organisatiesoort.CAW, "Brugstraat", "8", "9000", "Gent"),
    "ocmw": Voorbeeldorganisatie("OCMW Lindegem", Organisatiesoort.OCMW, "Markt", "3", "9800", "Deinze"),
    "maatwerk": Voorbeeldorganisatie(
        "Maatwerkbedrijf De Spil",
        Organisatiesoort.MAATWERKBEDRIJF,
        "Industriepark",
        "44",
        "9820",
        "Merelbeke-Melle",
    ),
    "dz": Voorbeeldorganisatie(
        "Departement Zorg", Organisatiesoort.DEPARTEMENT_ZORG, "Voorbeeldplein", "5", "1000", "Brussel"
    ),
}
PERSONEN = (
    Voorbeeldpersoon("Nele", "Claes", "nele.claes@voorbeeld.be", (("cgg", "casemanager_zorg"),)),
    Voorbeeldpersoon("Tom", "Wouters", "tom.wouters@voorbeeld.be", (("vdab", "casemanager_werk"),)),
    Voorbeeldpersoon("Els", "Peeters", "els.peeters@voorbeeld.be", (("maatwerk", "begeleider_ama"),)),
    Voorbeeldpersoon("Karim", "El Idrissi", "karim.elidrissi@voorbeeld.be", (("caw", "verwijzer"),)),
    Voorbeeldpersoon(
        "Griet",
        "Maes",
        "griet.maes@voorbeeld.be",
        (("ocmw", "begeleider_ama"), ("ocmw", "organisatiebeheerder")),
    ),
    Voorbeeldpersoon("An", "Verhaeghe", "an.verhaeghe@voorbeeld.be", (("dz", "departement_zorg"),)),
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
