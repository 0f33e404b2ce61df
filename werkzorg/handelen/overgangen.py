"""How a table of states is written and read: per act from which state to which; who may do it only the matrix says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# Key of the act -> the steps (from, to) that it takes.
Overgangen = Mapping[str, frozenset[tuple[str, str]]]


def vanuit(overgangen: Overgangen, handeling: str) -> frozenset[str]:
    """The states from which this act is possible; raises KeyError for an act that changes no state."""
    return frozenset(van for van, _ in overgangen[handeling])


def stappen(overgangen: Overgangen) -> list[tuple[str, str]]:
    """All allowed steps (from, to) in alphabetical order, for the trigger."""
    return sorted(set().union(*overgangen.values()))


def namen(statussen: Iterable[tuple[str, str]]) -> list[str]:
    """The keys of the states, in their order."""
    return [sleutel for sleutel, _ in statussen]
