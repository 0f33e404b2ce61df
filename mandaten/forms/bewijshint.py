"""What a page says beside the choice of a proof."""

from __future__ import annotations

from django.utils.html import format_html

from mandaten.domein.inhoud import Bestand
from werkzorg.documenten.bestandstypes import DOSSIERSTUK, DOSSIERSTUK_HOOGSTENS, grootte, labels


def bestandshint(nu: Bestand | None) -> str:
    """What may be chosen, and which file is there already."""
    mag = f"Een {labels(DOSSIERSTUK)}, hoogstens {grootte(DOSSIERSTUK_HOOGSTENS)}."
    if nu is None:
        return mag
    if not nu.telt:
        return format_html("{} werd geweigerd bij het nakijken: kies een ander bestand. {}", nu.naam, mag)
    return format_html("Nu: {}. Kies alleen een bestand als je het wilt vervangen. {}", nu.naam, mag)
