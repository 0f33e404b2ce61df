"""The worker's side of an import: the texts become people through the form and the act, as by hand."""

from __future__ import annotations

from werkzorg.berichten.models import Opdracht
from werkzorg.deelnemers.handelingen.importeren import (
    Gegevens,
    lees_rijen,
    uit_velden,
    van_opdracht,
    voer_uit,
)
from werkzorg.deelnemers.imports.repetitie import formulier_van
from werkzorg.deelnemers.models import Import


def effect_import_uitvoeren(opdracht: Opdracht) -> None:
    """Outbox effect: carries out one import as a whole; doing it twice changes nothing."""
    invoer = van_opdracht(opdracht)
    if invoer is not None:
        voer_uit(invoer, mensen_van(invoer))


def mensen_van(invoer: Import) -> list[Gegevens]:
    """Everybody in a file that was found faultless. What the rehearsal let through is read the same way again."""
    mensen = []
    for nummer, velden in lees_rijen(invoer):
        formulier = formulier_van(velden)
        if not formulier.is_valid():
            raise ValueError(f"row {nummer} was faultless when it was kept")
        mensen.append(uit_velden(nummer, formulier.cleaned_data))
    return mensen
