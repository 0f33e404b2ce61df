"""What the page of one eindverslag shows: its five contents, where each line comes from, and what misses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone

from trajecten.bladen.einde import PLEK
from trajecten.documenten.verslaginhoud import Opgemaakt, bewaarde_regels, bronzin, concept_van, stand_van
from trajecten.domein.eindverslag import INHOUDEN, MERKZINNEN, Regel
from trajecten.domein.verslaginvoer import indien_bezwaren
from trajecten.models import Eindverslag, Traject
from trajecten.querysets.lezers import TANDEMROLLEN, VDAB_BESLISSER
from werkzorg.handelen.register import mogelijke_handelingen
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@dataclass(frozen=True)
class Verslaglijn:
    """One line as the page shows it: its words, its source in words, and its mark ("" for none)."""

    tekst: str
    bron: str
    merk: str


def verslagblad(traject: Traject, door: Hoedanigheid) -> dict[str, Any] | None:
    """The page of the report of a traject fetched by `met_verslag`; None when this reader has nothing to read.

    The tandem reads the draft as well, VDAB what was sent.
    """
    stand = stand_van(traject)
    is_tandem = door.rol in TANDEMROLLEN
    is_ingediend = stand.ingediend_op is not None
    if traject.einddatum is None or not (is_tandem or (is_ingediend and door.rol == VDAB_BESLISSER)):
        return None
    inhoud = bewaarde_regels(traject) if is_ingediend else concept_van(traject)
    gebreken = [] if is_ingediend else verslaggebreken(inhoud, stand, traject)
    acties = [
        (een.knop, reverse(een.route, args=[traject.pk]), _stijl(een.sleutel, gebreken))
        for een in mogelijke_handelingen(door, traject, PLEK)
        if een.sleutel in ("eindverslag_bewerken", "eindverslag_indienen") and not is_ingediend
    ]
    return {
        "verslag": stand,
        "ingediend_op": timezone.localdate(stand.ingediend_op) if stand.ingediend_op else None,
        "rubrieken": [(titel, _lijnen(inhoud[sleutel])) for sleutel, titel in INHOUDEN.items()],
        "gebreken": gebreken,
        "acties": acties,
    }


def verslaggebreken(inhoud: Opgemaakt, stand: Eindverslag, traject: Traject) -> list[str]:
    """What still misses before this draft can be sent, as sentences."""
    assert traject.startdatum is not None  # an ended traject has started
    vandaag = timezone.localdate()
    nee = indien_bezwaren(
        inhoud,
        stand.besproken_op,
        startdatum=traject.startdatum,
        vandaag=vandaag,
        niet_besproken=stand.niet_besproken,
        einde_reden=traject.einde_reden,
    )
    return list(nee.values())


def _lijnen(regels: Sequence[Regel]) -> list[Verslaglijn]:
    return [
        Verslaglijn(een.tekst, bronzin(een), MERKZINNEN.get(een.merk, ""))
        for een in regels
        if een.tekst.strip()
    ]


def _stijl(sleutel: str, gebreken: Sequence[str]) -> str:
    eerst = "eindverslag_bewerken" if gebreken else "eindverslag_indienen"
    return "primair" if sleutel == eerst else "stil"


def verslagtekst(traject: Traject) -> str:
    """The report that was sent as plain text to copy, of a traject fetched by `met_verslag`; "" before that."""
    stand = stand_van(traject)
    if stand.ingediend_op is None:
        return ""
    inhoud = bewaarde_regels(traject)
    delen = [
        f"{titel}\n" + "\n".join(f"- {een.tekst}" for een in inhoud[sleutel])
        for sleutel, titel in INHOUDEN.items()
    ]
    if stand.eigen_visie:
        delen.append(f"Hoe de deelnemer het zelf ziet\n{stand.eigen_visie}")
    return "\n\n".join([f"Eindverslag, {stand.bespreking}", *delen])
