"""The stage of the story about a traject: a person in every hoedanigheid, with a mandate in Gent where law asks one."""

from __future__ import annotations

from dataclasses import dataclass

from tests.browser.mandatenverhaal import persoon
from tests.deelnemers.personen import registreer, vers_insz
from tests.rolverdeling import Speler, maak_organisatie
from tests.trajecten.maken import geef_bevoegdheid
from tests.trajecten.plannen import maak_aanbod
from werkzorg.deelnemers.models import Deelnemer

AANBOD = "Atelier in het groen"


@dataclass(frozen=True)
class Trajecttoneel:
    """Lien, known at CAW De Brug, and who takes her from request to eindadvies.

    Vera refers her, Bea decides at VDAB, Tom and Nele guide her, Nico coordinates the network and Dina gives hours.
    """

    vera: Speler
    bea: Speler
    tom: Speler
    nele: Speler
    nico: Speler
    dina: Speler
    lien: Deelnemer
    insz: str


def maak_trajecttoneel() -> Trajecttoneel:
    """Everybody saved and able to sign in; no traject yet. Dina's organisation offers AANBOD."""
    vdab = maak_organisatie("VDAB Gent", "vdab")
    vera = persoon("Vera", "Wouters", "verwijzer", maak_organisatie("CAW De Brug", "caw"))
    nele = persoon("Nele", "Claes", "casemanager_zorg", maak_organisatie("CGG De Linde", "cgg"))
    nico = persoon("Nico", "Baert", "netwerkcoordinator", maak_organisatie("Netwerk Gent", "andere"))
    dina = persoon("Dina", "Maes", "dienstverlener", maak_organisatie("De Groene Vinger", "andere"))
    for speler in (nele, nico, dina):
        geef_bevoegdheid(speler, speler.lidmaatschap.rol)
    maak_aanbod(dina.lidmaatschap.organisatie, soort="werkattitudes", titel=AANBOD)
    insz = vers_insz()
    lien = registreer(
        vera.door,
        insz=insz,
        straat="Coupure Links",
        huisnummer="12",
        postcode="9000",
        gemeente="Gent",
    )
    return Trajecttoneel(
        vera,
        persoon("Bea", "Goossens", "vdab_beslisser", vdab),
        persoon("Tom", "Peeters", "casemanager_werk", vdab),
        nele,
        nico,
        dina,
        lien,
        insz,
    )
