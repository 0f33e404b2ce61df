"""What the Arbeidswet and the other schedules of a person have against a schedule (regelgeving 5.8)."""

from __future__ import annotations

from collections.abc import Sequence

from ama.domein.rooster import Arbeidstijd, Rooster, arbeidstijd_zinnen, botszinnen
from werkzorg.parameters.domein import Momentopname

PARAMETERS = (
    "arbeidstijd_dag",
    "arbeidstijd_week",
    "arbeidstijd_rust",
    "arbeidstijd_pauze_na",
    "arbeidstijd_pauze",
)


def arbeidstijd_van(opname: Momentopname) -> Arbeidstijd | None:
    """The limits that hold on that day, in minutes; None while one of them is not known."""
    if not all(opname.is_gekend(sleutel) for sleutel in PARAMETERS):
        return None
    return Arbeidstijd(
        meeste_per_dag=opname.getal("arbeidstijd_dag") * 60,
        meeste_per_week=opname.getal("arbeidstijd_week") * 60,
        rust_tussen_dagen=opname.getal("arbeidstijd_rust") * 60,
        pauze_na=opname.getal("arbeidstijd_pauze_na") * 60,
        kortste_pauze=opname.getal("arbeidstijd_pauze"),
    )


def roosterzinnen(
    rooster: Rooster, naast: Sequence[tuple[str, Rooster]], opname: Momentopname
) -> tuple[list[str], list[str]]:
    """What the Arbeidswet has against this schedule together with those at other werkposten (name, schedule), and
    where it falls together with one of them; both as warnings, no query.
    """
    grens = arbeidstijd_van(opname)
    wet = arbeidstijd_zinnen([rooster, *(ander for _, ander in naast)], grens) if grens else []
    return wet, [zin for waar, ander in naast for zin in botszinnen(rooster, ander, waar)]
