"""Whether report and advice were discussed with the deelnemer, and when that cannot be (Decreet 2022 art. 22)."""

from __future__ import annotations

from datetime import date

from trajecten.domein.woorden import datum

OVERLIJDEN = "overlijden"
# After which reasons for the end (keys of REDENEN) nobody can be there to talk with.
ZONDER_GESPREK = frozenset({OVERLIJDEN, "afgehaakt"})


def mag_onbesproken(einde_reden: str) -> bool:
    """Whether a traject that ended for this reason may be closed without the talk."""
    return einde_reden in ZONDER_GESPREK


def niet_besproken_bezwaar(waarom: str, *, besproken_op: date | None, einde_reden: str) -> str:
    """Why the talk cannot be left out with this reason, as a sentence; "" when it can, or while none is given."""
    if not waarom.strip():
        return ""
    if not mag_onbesproken(einde_reden):
        return (
            "Zonder gesprek afsluiten kan alleen na een overlijden, of als de deelnemer afhaakte: bespreek het eerst "
            "met de deelnemer (art. 22)."
        )
    if besproken_op is not None:
        return "Vul de dag van het gesprek in, of waarom er geen gesprek was: niet allebei."
    return ""


def besprekingszin(besproken_op: date | None, niet_besproken: str) -> str:
    """How the talk is said, without capital and full stop; "" while nothing was filled in."""
    if besproken_op is not None:
        return f"besproken op {datum(besproken_op)}"
    return f"niet besproken: {niet_besproken.strip().rstrip('.')}" if niet_besproken.strip() else ""


def krijgt_kopie(einde_reden: str) -> bool:
    """Whether the deelnemer gets his own copy of report and advice."""
    return einde_reden != OVERLIJDEN


def ontvangerszin(einde_reden: str) -> str:
    """Who gets a document when it is sent, as a sentence."""
    if krijgt_kopie(einde_reden):
        return "VDAB en de deelnemer krijgen elk een verzegeld document."
    return "VDAB krijgt een verzegeld document."
