"""What can be decided anew after a founded challenge: the challenged decision falls, or stays with better reasons."""

from __future__ import annotations

VERVALT = "verval"
BLIJFT = "bevestiging"
# What falls by itself; what followed from another decision is changed by the act that belongs to it.
_KAN_VERVALLEN = frozenset({"intrekking", "schorsing", "vermindering"})
_KIES = "Kies wat er met het vorige besluit gebeurt."


def uitkomsten(aard: str) -> tuple[str, ...]:
    """What can be decided anew about a decision of this nature."""
    return (VERVALT, BLIJFT) if aard in _KAN_VERVALLEN else (BLIJFT,)


def herbeslissing_bezwaren(uitkomst: str, motivering: str, *, aard: str) -> dict[str, str]:
    """Per field why this cannot be decided anew about a decision of this nature."""
    nee: dict[str, str] = {}
    if uitkomst not in uitkomsten(aard):
        nee["uitkomst"] = _KIES
    if not motivering.strip():
        nee["motivering"] = "Schrijf op waarom: een besluit zonder motivering houdt geen stand."
    return nee
