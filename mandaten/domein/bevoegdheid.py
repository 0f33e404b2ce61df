"""What follows from a grant: which organisation may do what, in which regio, on which days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from werkzorg.termijnen import Periode, samengevoegd

if TYPE_CHECKING:
    from mandaten.soorten import Toekenningssoort

_EEN_DAG = timedelta(days=1)


@dataclass(frozen=True)
class Zetel:
    """An organisation takes part in a grant during a period."""

    organisatie: UUID
    periode: Periode


@dataclass(frozen=True)
class Gebied:
    """A grant holds in a regio during a period; `regio` None: everywhere."""

    regio: str | None
    periode: Periode


@dataclass(frozen=True)
class Bevoegd:
    """An organisation may do something, in one regio (None: everywhere), on the days of one period."""

    organisatie: UUID
    functie: str
    regio: str | None
    periode: Periode


def zonder(periode: Periode, weg: Iterable[Periode]) -> list[Periode]:
    """The days of `periode` that lie in none of `weg`, in order; empty when nothing is left."""
    over = [periode]
    for gat in weg:
        over = [rest for stuk in over for rest in _zonder_een(stuk, gat)]
    return over


def _zonder_een(stuk: Periode, gat: Periode) -> list[Periode]:
    if not stuk.overlapt(gat):
        return [stuk]
    rest = []
    if stuk.start < gat.start:
        rest.append(Periode(stuk.start, gat.start - _EEN_DAG))
    if gat.einde is not None and (stuk.einde is None or gat.einde < stuk.einde):
        rest.append(Periode(gat.einde + _EEN_DAG, stuk.einde))
    return rest


def bevoegdheden(
    soort: Toekenningssoort,
    periode: Periode,
    *,
    houder: UUID,
    zetels: Sequence[Zetel],
    gebieden: Sequence[Gebied],
    schorsingen: Sequence[Periode],
    vroegere_houders: Sequence[Zetel] = (),
) -> list[Bevoegd]:
    """All that a grant lets its holder and members do on the days of `periode`, suspensions left out.

    The holder does what his kind says on every day on which nobody held it before him, unless he takes a seat himself:
    then only while he has it. A kind without regio's holds everywhere. Touching and overlapping periods are one; sorted
    by organisation, function, regio.
    """
    wie: list[tuple[UUID, str, Periode]] = []
    if not soort.houder_neemt_plaats:
        nu = zonder(periode, [vroeger.periode for vroeger in vroegere_houders])
        wie += [(houder, soort.functie_houder, stuk) for stuk in nu]
        wie += [(vroeger.organisatie, soort.functie_houder, vroeger.periode) for vroeger in vroegere_houders]
    wie += [(zetel.organisatie, soort.functie_lid, zetel.periode) for zetel in zetels if soort.functie_lid]
    waar = list(gebieden) if soort.met_regio else [Gebied(None, periode)]
    dagen: defaultdict[tuple[UUID, str, str | None], list[Periode]] = defaultdict(list)
    for organisatie, functie, van_wie in wie:
        for gebied in waar:
            samen = van_wie.doorsnede(periode)
            samen = samen.doorsnede(gebied.periode) if samen else None
            if samen:
                dagen[organisatie, functie, gebied.regio] += zonder(samen, schorsingen)
    return [
        Bevoegd(organisatie, functie, regio, stuk)
        for (organisatie, functie, regio), stukken in sorted(
            dagen.items(), key=lambda rij: (str(rij[0][0]), rij[0][1], rij[0][2] or "")
        )
        for stuk in samengevoegd(stukken)
    ]
