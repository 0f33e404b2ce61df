"""The logical order of actions: "alleen na" without circles, days that fit it, and moving one up or down.

`na` maps an action to the actions after which alone it starts. What is named there and is no key is no action.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from trajecten.domein.woorden import datum

H = TypeVar("H", bound=Hashable)
OMHOOG, OMLAAG = -1, 1


@dataclass(frozen=True)
class Tijdvak:
    """An action by name, with its first and last day (inclusive; None: not filled in yet)."""

    naam: str
    van: date | None = None
    tot: date | None = None


def cirkel(na: Mapping[H, Collection[H]]) -> tuple[H, ...]:
    """The actions of one circle, each coming only after the next and the last after the first; () without a circle.

    An action that comes after itself is a circle of one.
    """
    klaar: set[H] = set()
    for begin in na:
        pad: list[H] = []
        op_pad: set[H] = set()
        # Depth first without recursion: a stack of what is still to be looked at, per action on the path.
        stapel = [iter([begin])]
        while stapel:
            volgende = next(stapel[-1], None)
            if volgende is None:
                stapel.pop()
                if pad:
                    weg = pad.pop()
                    op_pad.discard(weg)
                    klaar.add(weg)
            elif volgende in op_pad:
                return tuple(pad[pad.index(volgende) :])
            elif volgende not in klaar and volgende in na:
                pad.append(volgende)
                op_pad.add(volgende)
                stapel.append(iter(na[volgende]))
    return ()


def cirkel_bezwaar(na: Mapping[H, Collection[H]], namen: Mapping[H, str]) -> str:
    """Why these actions cannot all wait for each other, as a sentence that names them; "" without a circle."""
    kring = cirkel(na)
    if not kring:
        return ""
    if len(kring) == 1:
        return f"“{namen[kring[0]]}” kan niet na zichzelf komen: haal die afspraak weg."
    keten = ", ".join(
        f"“{namen[een]}” komt na “{namen[kring[(plaats + 1) % len(kring)]]}”"
        for plaats, een in enumerate(kring)
    )
    return f"Deze acties wachten op elkaar: {keten}. Haal één van die afspraken weg."


def te_vroeg(acties: Mapping[H, Tijdvak], na: Mapping[H, Collection[H]]) -> list[tuple[H, str]]:
    """Which actions start on or before the last day of one that they follow, with a sentence; in the order of `acties`.

    What has no days yet is not too early.
    """
    uit = []
    for actie, vak in acties.items():
        for eerst in acties:
            if eerst not in na.get(actie, ()):
                continue
            voor = acties[eerst]
            if vak.van is not None and voor.tot is not None and vak.van <= voor.tot:
                uit.append(
                    (
                        actie,
                        f"“{vak.naam}” start op {datum(vak.van)}, maar komt pas na “{voor.naam}”, "
                        f"die loopt tot en met {datum(voor.tot)}: kies een latere start.",
                    )
                )
    return uit


def verplaatst(
    volgorde: Sequence[H], actie: H, richting: int, groep: Mapping[H, Hashable] | None = None
) -> tuple[H, ...]:
    """The order after this action changed places with its neighbour (OMHOOG or OMLAAG) of the same group.

    `groep` says per action in which column it stands (None: all in one). Unchanged at the edge. Raises ValueError
    for an action that is not in the order.
    """
    uit = list(volgorde)
    hier = uit.index(actie)
    daar = _buur(uit, hier, richting, groep)
    if daar is not None:
        uit[hier], uit[daar] = uit[daar], uit[hier]
    return tuple(uit)


def verplaats_bezwaar(
    volgorde: Sequence[H],
    actie: H,
    richting: int,
    na: Mapping[H, Collection[H]],
    namen: Mapping[H, str],
    groep: Mapping[H, Hashable] | None = None,
) -> str:
    """Why this action does not move, as a sentence; "" when it can: at the edge, or past one that it must follow."""
    buur = _buur(list(volgorde), list(volgorde).index(actie), richting, groep)
    if buur is None:
        return f"“{namen[actie]}” staat al {'bovenaan' if richting == OMHOOG else 'onderaan'}."
    andere = volgorde[buur]
    later, eerder = (actie, andere) if richting == OMHOOG else (andere, actie)
    if eerder in na.get(later, ()):
        return f"“{namen[later]}” komt alleen na “{namen[eerder]}”: die volgorde ligt vast."
    return ""


def logisch(volgorde: Sequence[H], na: Mapping[H, Collection[H]]) -> tuple[H, ...]:
    """The same actions with each after all that it follows, otherwise as close to the given order as can be.

    Raises ValueError when they wait for each other: then no such order exists.
    """
    over, uit = list(volgorde), []
    while over:
        eerste = next((een for een in over if not set(na.get(een, ())) & set(over)), None)
        if eerste is None:
            raise ValueError("actions that wait for each other have no order")
        uit.append(eerste)
        over.remove(eerste)
    return tuple(uit)


def _buur(volgorde: Sequence[H], hier: int, richting: int, groep: Mapping[H, Hashable] | None) -> int | None:
    daar = hier + richting
    while 0 <= daar < len(volgorde):
        if groep is None or groep.get(volgorde[daar]) == groep.get(volgorde[hier]):
            return daar
        daar += richting
    return None
