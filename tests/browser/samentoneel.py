"""What the pages about merging, access, death and importing need on the stage."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.deelnemers.importbestanden import KOPPEN, rij
from tests.deelnemers.personen import registreer, vers_insz
from tests.deelnemers.test_deelnemers_samenvoegen import voeg_samen
from tests.rolverdeling import maak_speler
from werkzorg.deelnemers.handelingen import importeren
from werkzorg.deelnemers.handelingen.betrokkenheid import betrokkenheid_openen
from werkzorg.deelnemers.handelingen.overlijden import overlijden_registreren
from werkzorg.deelnemers.handelingen.wijzigen import deelnemer_wijzigen
from werkzorg.deelnemers.imports.repetitie import repeteer
from werkzorg.deelnemers.imports.uitvoeren import mensen_van
from werkzorg.deelnemers.models import Deelnemer, Import

if TYPE_CHECKING:
    from tests.browser.toneel import Toneel

BESTAND = [
    (1, list(KOPPEN)),
    *(
        (nummer, rij(naam, geboortedatum="14/03/1990", insz=""))
        for nummer, naam in enumerate(("Bo", "Cas", "Dua"), 2)
    ),
]


def vul_samen(toneel: Toneel) -> dict[str, Any]:
    """Leen, who is Lien; somebody merged before; somebody who died under another name; imports in every state."""
    door = toneel.nele.door
    leen = registreer(
        door,
        voornaam="Lieneke",
        insz="",
        insz_ontbreekt="niet_bij_zich",
        straat="Sint-Pietersnieuwstraat",
        huisnummer="140",
        postcode="9000",
        gemeente="Gent",
        taal="fr",
    )
    blijft, gaat_op = registreer(door, achternaam="Peeters"), registreer(door, achternaam="Pieters")
    voeg_samen(blijft, gaat_op, door, "achternaam")
    overleden = registreer(door, voornaam="Maria", achternaam="De Smet", email="maria@voorbeeld.be")
    deelnemer_wijzigen(
        overleden, wijzigingen={"achternaam": "Van Hove"}, versie=1, bewaar_naam=True, door=door
    )
    overlijden_registreren(overleden, overleden_op=date(2026, 3, 1), bron="familie", versie=2, door=door)
    betrokkenheid_openen(
        toneel.lien,
        voor=maak_speler("verwijzer", toneel.nele.lidmaatschap.organisatie).lidmaatschap.pk,
        omvang="identiteit",
        grond="vervanging",
        van=_vandaag(),
        tot_en_met=_vandaag(),
        door=door,
    )
    # The neighbour has her too, with the number that Nele did not know: he must say whether it is one person.
    insz = vers_insz()
    zonder = registreer(door, achternaam="Claeys", insz="", insz_ontbreekt="aangevraagd")
    van_griet = registreer(toneel.griet.door, achternaam="Claeys", insz=insz)
    registreer(door, achternaam="Claeys", insz=insz)
    voeg_samen(zonder, van_griet, door)
    return {
        "leen": leen.pk,
        "leennummer": leen.dossiernummer,
        "blijft": blijft.pk,
        "overleden": overleden.pk,
        "overledennummer": Deelnemer.objects.get(pk=overleden.pk).dossiernummer,
        "zonder": zonder.pk,
        "van_griet": van_griet.pk,
        "van_griet_nummer": van_griet.dossiernummer,
        **_imports(door),
    }


def _vandaag() -> date:
    from django.utils import timezone

    return timezone.localdate()


def _imports(door: Any) -> dict[str, Any]:
    """One that waits, one that was carried out, one that was refused."""
    uit: dict[str, Any] = {}
    for wat in ("wacht", "klaar", "geweigerd"):
        bestand = [(nr, [*cellen, "" if nr > 1 else "Reden zonder nummer"]) for nr, cellen in BESTAND]
        bestand = [(nr, [*cellen[:-1], cellen[-1] or "aangevraagd"]) for nr, cellen in bestand]
        bestand = [
            (nr, [wat.title() + cellen[0] if nr > 1 else cellen[0], *cellen[1:]]) for nr, cellen in bestand
        ]
        uitkomst = repeteer(bestand, grond="begeleiding", geinformeerd_op="01/09/2026", door=door)
        invoer = importeren.import_bewaren(
            uitkomst.rijen, zonder_nummer=uitkomst.zonder_nummer, gelijkenissen=0, door=door
        )
        if wat != "wacht":
            importeren.deelnemers_importeren(invoer, door=door)
            invoer = Import.objects.get(pk=invoer.pk)
        if wat == "klaar":
            importeren.voer_uit(invoer, mensen_van(invoer))
        if wat == "geweigerd":
            zin = "Kijk het rijksregisternummer, de geboortedatum en de achternaam na op de identiteitskaart."
            importeren.import_weigeren(invoer, rijen=[(3, zin)], weigeringen=(), door=door)
        uit[f"import_{wat}"] = invoer.pk
    return uit
