"""The legal conditions of each kind of grant, as data: what the applicant or each partner confirms, and its proof.

The kinds are named by their key in `mandaten.soorten`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Voorwaarde:
    """One condition: what is confirmed (`tekst`, in the words of who confirms) and in which article it stands.

    `per_partner`: every organisation in the application confirms it for itself. `bewijs_nodig`: a tick alone does not
    do, words or a file say from what it follows; `hint` says which.
    """

    sleutel: str
    label: str
    tekst: str
    artikel: str
    per_partner: bool = False
    bewijs_nodig: bool = True
    hint: str = ""


_ART12 = "Decreet 8/7/2022 art. 12 § 1"
_ART13 = "Decreet 8/7/2022 art. 13"
_ART17 = "Decreet 8/7/2022 art. 17 § 1"
_ART46 = "BVR 18/11/2022 art. 46"
_AMA_SE = "BVR 18/11/2022 hoofdstuk 3, afdeling 2"

VOORWAARDEN: Mapping[str, Sequence[Voorwaarde]] = {
    "zorg": (
        Voorwaarde(
            "deskundigheid",
            "Deskundigheid",
            "Onze organisatie is professioneel deskundig in het verkennen van zorgnoden.",
            _ART12,
            per_partner=True,
            hint="Beschrijf de ervaring en de vorming, of voeg een bewijs toe.",
        ),
        Voorwaarde(
            "werkingsgebied",
            "Heel het werkingsgebied",
            "Samen bedienen we het hele werkingsgebied.",
            _ART12,
            hint="Zeg hoe jullie elke gemeente bereiken: vestigingen, verplaatsingen, afspraken.",
        ),
        Voorwaarde(
            "continuiteit",
            "Continuïteit",
            "Onze organisatie waarborgt de continuïteit van de begeleiding tegenover de deelnemer.",
            _ART12,
            per_partner=True,
            hint="Zeg wie overneemt bij ziekte, verlof of vertrek.",
        ),
    ),
    "netwerk": (
        Voorwaarde(
            "werkingsgebied",
            "Heel het werkingsgebied",
            "Het netwerk bedient het hele werkingsgebied.",
            _ART17,
            hint="Zeg hoe het netwerk elke gemeente bereikt.",
        ),
        Voorwaarde(
            "arbeidsbemiddeling",
            "Mandaat arbeidsbemiddeling",
            "Wie in het netwerk naar werk begeleidt, heeft het mandaat voor kosteloze arbeidsbemiddeling.",
            _ART17,
            hint="Noem de dienstverleners en het nummer van hun mandaat.",
        ),
        Voorwaarde(
            "deskundigheid",
            "Deskundigheid",
            "Het netwerk heeft de deskundigheid voor de acties in de trajectplannen.",
            _ART17,
            hint="Beschrijf per soort dienstverlener de ervaring.",
        ),
        Voorwaarde(
            "gegevensdeling",
            "Gegevens delen",
            "Alle dienstverleners delen de gegevens die nodig zijn om de trajecten uit te voeren.",
            _ART17,
            hint="Verwijs naar de afspraken die jullie daarover maakten.",
        ),
    ),
    "werkactor": (
        Voorwaarde(
            "arbeidsbemiddeling",
            "Mandaat arbeidsbemiddeling",
            "Onze organisatie heeft het mandaat voor kosteloze arbeidsbemiddeling.",
            _ART13,
            hint="Geef het nummer van het mandaat, of voeg het toe.",
        ),
        Voorwaarde(
            "deskundigheid",
            "Deskundigheid",
            "Onze organisatie is deskundig in het inschatten van competenties, beperkingen en groeikansen.",
            _ART13,
            hint="Beschrijf de ervaring en de vorming.",
        ),
        Voorwaarde(
            "werkingsgebied",
            "Heel het werkingsgebied",
            "Onze organisatie bedient het hele werkingsgebied.",
            _ART13,
            hint="Zeg hoe jullie elke gemeente bereiken.",
        ),
        Voorwaarde(
            "continuiteit",
            "Continuïteit",
            "Onze organisatie waarborgt de continuïteit van de begeleiding tegenover de deelnemer.",
            _ART13,
            hint="Zeg wie overneemt bij ziekte, verlof of vertrek.",
        ),
    ),
    "erkenning": (
        Voorwaarde(
            "personeel",
            "Deskundig personeel",
            "Elke medewerker die begeleidt, heeft het vereiste diploma of de vereiste ervaring.",
            _ART46,
            bewijs_nodig=False,
            hint="De bewijzen staan bij de medewerkers.",
        ),
        Voorwaarde(
            "verzekering",
            "Verzekering burgerlijke aansprakelijkheid",
            "Onze organisatie heeft een verzekering burgerlijke aansprakelijkheid die de begeleiding dekt.",
            _ART46,
            bewijs_nodig=False,
            hint="De polis laad je niet op: hou ze ter beschikking van Zorginspectie.",
        ),
    ),
    "contingent": (
        Voorwaarde(
            "doelgroep",
            "De doelgroep is aanwezig",
            "In onze regio zijn er genoeg mensen voor het gevraagde aantal plaatsen.",
            _AMA_SE,
            hint="Geef cijfers, of zeg wie naar jullie toeleidt.",
        ),
        Voorwaarde(
            "begeleiding",
            "Begeleiding",
            "Elke deelnemer krijgt begeleiding en een persoonlijk ontwikkelingsplan.",
            _AMA_SE,
            hint="Zeg wie begeleidt en hoe.",
        ),
        Voorwaarde(
            "verzekering",
            "Verzekeringen",
            "Deelnemers vallen onder onze verzekeringen arbeidsongevallen en burgerlijke aansprakelijkheid.",
            _AMA_SE,
            bewijs_nodig=False,
            hint="De polissen laad je niet op: hou ze ter beschikking.",
        ),
    ),
}
# Where staff is asked, and whether at least one must be named (BVR art. 46; the others may show their expertise so).
MEDEWERKERS: Mapping[str, bool] = {"erkenning": True, "zorg": False, "werkactor": False}


def voorwaarden(soort: str, *, per_partner: bool) -> list[Voorwaarde]:
    """The conditions of this kind that each partner confirms for itself, or those of the application as a whole."""
    return [een for een in VOORWAARDEN[soort] if een.per_partner is per_partner]
