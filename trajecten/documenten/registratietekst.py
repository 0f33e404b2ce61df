"""The text about a decision that VDAB copies into the persoonlijk dossier (art. 8-9)."""

from __future__ import annotations

from trajecten.models import Beoordeling, Traject
from werkzorg.ui.formaten import datum


def beslissingstekst(traject: Traject, beoordeling: Beoordeling) -> str:
    """What was requested, estimated and decided, line by line; raises ValueError while nothing was decided."""
    if beoordeling.beslist_op is None:
        raise ValueError("nothing was decided yet")
    kan = "toegekend" if beoordeling.uitkomst else "geweigerd"
    volledig = f", volledig op {datum(traject.volledig_op)}" if traject.volledig_op else ""
    regels = [
        f"Activeringstraject: deelname {kan} op {datum(beoordeling.beslist_op)} (decreet 8/7/2022 art. 9).",
        f"Verzoek ontvangen op {datum(traject.ontvangen_op)}{volledig}.",
        f"Problematiek: {beoordeling.problematiek}",
        f"Groeimogelijkheden: {beoordeling.groei}",
        f"Indicering: {beoordeling.indicering}",
        f"Motivering: {beoordeling.motivering}",
    ]
    if beoordeling.ander_aanbod:
        regels.append(f"Ander aanbod: {beoordeling.get_ander_aanbod_display()}.")
    return "\n".join(regels)
