"""A file with presences: which agreement a row is about, and why it cannot be recorded (issue 6, "Volume").

All rows or none. What already stands is never overwritten: the same value is skipped, another one is refused with both.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from ama.domein import woorden
from ama.domein.aanwezigheid import AFWEZIG, Status, Waarde, bezwaren, dag_bezwaar, in_woorden
from ama.domein.bladinvoer import Invoer
from ama.domein.dagblad import Plan
from ama.domein.werkpostdag import Werkpostdag
from werkzorg.termijnen import Periode

# More than these in one file is several files.
MEESTE_RIJEN = 100_000
# So many rows are judged and kept together: what is in memory does not follow the length of the file.
SET = 5_000
# A file can be taken back up to and including this many calendar days after it was read in.
TERUG_BINNEN_DAGEN = 14
# What was found faultless can be read in so long; after that it is forgotten.
BEWAARD_UREN = 24


@dataclass(frozen=True)
class Inleesrij:
    """Row `nummer` of the file; `werkpost` is a name or number as it was typed. None: not said."""

    nummer: int
    werkpost: str
    dossiernummer: str
    dag: date
    status: Status
    minuten: int | None = None
    nota: str | None = None


@dataclass(frozen=True)
class Kandidaat:
    """A signed agreement of the own organisation; `namen` is how its werkpost may be called, by `sleutel`."""

    overeenkomst: UUID
    deelnemer: UUID
    werkpost: UUID
    naam: str
    namen: frozenset[str]
    periode: Periode
    plannen: tuple[Plan, ...] = ()

    def gepland(self, dag: date) -> int:
        """The minutes that its schedule names for this day; 0: none."""
        return sum(plan.rooster.minuten_op(dag) for plan in self.plannen if plan.periode.bevat(dag))


def niets_tegen(_overeenkomst: UUID, _dag: date) -> str:
    """Nothing stands in the way."""
    return ""


@dataclass(frozen=True)
class Feiten:
    """What a set of rows is judged by: the agreements per dossier number, the days of werkposten, what stands.

    `weiger`: why VDAB stands in the way of an agreement on a day, as a sentence; "" when it does not.
    """

    vandaag: date
    kandidaten: Mapping[str, Sequence[Kandidaat]]
    dagsoort: Callable[[UUID, date], Werkpostdag]
    al: Mapping[tuple[UUID, date], Waarde] = field(default_factory=dict)
    weiger: Callable[[UUID, date], str] = niets_tegen


@dataclass(frozen=True)
class Fout:
    """What is wrong with a row: its number, the field ("" the whole row), the sentence.

    `getoond`: the person about whom the sentence says what is recorded.
    """

    rij: int
    veld: str
    zin: str
    getoond: UUID | None = None


@dataclass(frozen=True)
class Nieuw:
    """A presence that a row makes."""

    overeenkomst: UUID
    dag: date
    waarde: Waarde
    is_gepland: bool


@dataclass
class Oordeel:
    """What becomes of rows: the new presences, how many stand there already, and what is wrong."""

    nieuw: list[Nieuw] = field(default_factory=list)
    zelfde: int = 0
    fouten: list[Fout] = field(default_factory=list)


# Agreement and day -> the row of the file that was about it.
Eerder = MutableMapping[tuple[UUID, date], int]


def sleutel(naam: str) -> str:
    """A name or number without capitals, accents and marks, so that small differences do not matter."""
    los = unicodedata.normalize("NFKD", naam.casefold())
    return "".join(teken for teken in los if teken.isalnum())


def beoordeel(rijen: Sequence[Inleesrij], feiten: Feiten, eerder: Eerder) -> Oordeel:
    """What becomes of these rows; `eerder` holds the rows of the sets before, and these afterwards."""
    uit = Oordeel()
    for rij in rijen:
        gekozen = _kies(rij, feiten)
        if isinstance(gekozen, Fout):
            uit.fouten.append(gekozen)
            continue
        plaats = (gekozen.overeenkomst, rij.dag)
        if (eerste := eerder.setdefault(plaats, rij.nummer)) != rij.nummer:
            zin = f"Deze persoon staat voor deze dag ook op rij {eerste}. Haal een van beide rijen weg."
            uit.fouten.append(Fout(rij.nummer, "dag", zin))
            continue
        _beoordeel_rij(rij, gekozen, feiten, uit)
    return uit


def laatste_dag_terug(op: date) -> date:
    """The last day on which what was read in on this day can be taken back."""
    return op + timedelta(days=TERUG_BINNEN_DAGEN)


def _kies(rij: Inleesrij, feiten: Feiten) -> Kandidaat | Fout:
    """The agreement that this row is about, or why there is none."""
    van_wie = feiten.kandidaten.get(rij.dossiernummer, ())
    if not van_wie:
        zin = (
            "Jouw organisatie heeft geen ondertekende overeenkomst met dit dossiernummer. Verbeter het nummer, of haal "
            "de rij weg."
        )
        return Fout(rij.nummer, "dossiernummer", zin)
    hier = [een for een in van_wie if sleutel(rij.werkpost) in een.namen]
    if not hier:
        wel = woorden.opsomming(list(dict.fromkeys(een.naam for een in van_wie)))
        zin = f"Deze persoon heeft geen overeenkomst met deze werkpost, wel met {wel}. Verbeter de werkpost."
        return Fout(rij.nummer, "werkpost", zin)
    die_dag = [een for een in hier if een.periode.bevat(rij.dag)]
    if len(die_dag) > 1:
        zin = "Deze persoon werkt op twee werkposten met deze naam. Vul het vestigingsnummer in."
        return Fout(rij.nummer, "werkpost", zin)
    if die_dag:
        return die_dag[0]
    # The sentence is about the agreement that lies nearest: the last that had begun, otherwise the first.
    op_volgorde = sorted(hier, key=lambda een: een.periode.start)
    begonnen = [een for een in op_volgorde if een.periode.start <= rij.dag]
    nabij = begonnen[-1] if begonnen else op_volgorde[0]
    zin = dag_bezwaar(rij.dag, nabij.periode, feiten.dagsoort(nabij.werkpost, rij.dag), feiten.vandaag)
    return Fout(rij.nummer, "dag", zin)


def _beoordeel_rij(rij: Inleesrij, kandidaat: Kandidaat, feiten: Feiten, uit: Oordeel) -> None:
    dag = feiten.dagsoort(kandidaat.werkpost, rij.dag)
    if zin := dag_bezwaar(rij.dag, kandidaat.periode, dag, feiten.vandaag):
        uit.fouten.append(Fout(rij.nummer, "dag", zin))
        return
    if zin := feiten.weiger(kandidaat.overeenkomst, rij.dag):
        uit.fouten.append(Fout(rij.nummer, "dag", zin))
        return
    if rij.status in AFWEZIG and not dag.is_open:
        # Who is not expected cannot be missed; by hand nobody puts him on the sheet.
        zin = f"{dag.zin} Niemand werd verwacht: haal de rij weg, of kijk de dag na."
        uit.fouten.append(Fout(rij.nummer, "dag", zin))
        return
    if rij.status in AFWEZIG and rij.minuten:
        tegen = bezwaren(Waarde(rij.status, rij.minuten))
        uit.fouten += [Fout(rij.nummer, veld, zin) for veld, zin in tegen.items()]
        return
    gepland = kandidaat.gepland(rij.dag) if dag.is_open else 0
    huidig = feiten.al.get((kandidaat.overeenkomst, rij.dag))
    waarde = Invoer(kandidaat.overeenkomst, rij.status, 0, rij.minuten, rij.nota).waarde(huidig, gepland)
    if tegen := bezwaren(waarde):
        uit.fouten += [Fout(rij.nummer, veld, zin) for veld, zin in tegen.items()]
    elif huidig is None:
        uit.nieuw.append(Nieuw(kandidaat.overeenkomst, rij.dag, waarde, is_gepland=gepland > 0))
    elif huidig == waarde:
        uit.zelfde += 1
    else:
        zin = (
            f"Er staat al {_met_nota(huidig)}; het bestand zegt {_met_nota(waarde)}. Verbeter het op het blad van die "
            "dag, of haal de rij weg."
        )
        uit.fouten.append(Fout(rij.nummer, "status", zin, kandidaat.deelnemer))


def _met_nota(waarde: Waarde) -> str:
    return f"{in_woorden(waarde)} (nota “{waarde.nota[:60]}”)" if waarde.nota else in_woorden(waarde)
