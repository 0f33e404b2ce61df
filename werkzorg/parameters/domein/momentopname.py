"""All values that hold on one day, frozen: what the law of every part of the application calculates with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from werkzorg.parameters.domein.soort import Parametersoort, Termijn
from werkzorg.parameters.domein.waarden import Jaardag, Verwijzing, Waarde, Waardesoort

T = TypeVar("T")
# A chain of references longer than this is a circle.
_MEESTE_VERWIJZINGEN = 5


class ParameterOnbekend(Exception):
    """A calculation asks for a value that is "nog niet gekend" on its day; the text is a sentence for the reader."""

    def __init__(self, soort: Parametersoort, dag: date) -> None:
        self.sleutel, self.dag = soort.sleutel, dag
        self.zin = (
            f"“{soort.label}” is op {dag:%d/%m/%Y} nog niet gekend, dus we kunnen dit niet berekenen. "
            f"{soort.eigenaar.label} kan de waarde aanvullen bij Parameters."
        )
        super().__init__(self.zin)


@dataclass(frozen=True)
class Momentopname:
    """The values of all parameters on `dag`, by key; a key without a value is not known yet on that day.

    Reading one raises ParameterOnbekend when it has no value, KeyError for a key that does not exist, and TypeError
    when it is of another kind than the method says: the last two are slips in the code.
    """

    dag: date
    waarden: Mapping[str, Waarde]
    soorten: Mapping[str, Parametersoort]

    def __post_init__(self) -> None:
        if onbekend := self.waarden.keys() - self.soorten.keys():
            raise KeyError(f"geen parameters: {', '.join(sorted(onbekend))}")
        object.__setattr__(self, "waarden", MappingProxyType(dict(self.waarden)))

    def is_gekend(self, sleutel: str) -> bool:
        """Whether there is a value on this day."""
        try:
            self.waarde(sleutel)
        except ParameterOnbekend:
            return False
        return True

    def waarde(self, sleutel: str) -> Waarde:
        """The value itself; a reference is followed to the value that the other parameter has on the same day."""
        soort = self.soorten[sleutel]
        huidig = sleutel
        for _ in range(_MEESTE_VERWIJZINGEN):
            if huidig not in self.waarden:
                raise ParameterOnbekend(self.soorten[huidig], self.dag)
            waarde = self.waarden[huidig]
            if not isinstance(waarde, Verwijzing):
                return waarde
            huidig = waarde.sleutel
        raise ParameterOnbekend(soort, self.dag)

    def getal(self, sleutel: str) -> int:
        """A whole number, in the unit of the parameter."""
        return self._van(sleutel, int, Waardesoort.GETAL)

    def decimaal(self, sleutel: str) -> Decimal:
        """An exact decimal, in the unit of the parameter."""
        return self._van(sleutel, Decimal, Waardesoort.DECIMAAL)

    def bedrag(self, sleutel: str) -> Decimal:
        """An amount in euro, exact."""
        return self._van(sleutel, Decimal, Waardesoort.BEDRAG)

    def dag_van(self, sleutel: str) -> date:
        """A date."""
        return self._van(sleutel, date, Waardesoort.DATUM)

    def jaardag(self, sleutel: str) -> Jaardag:
        """A day that comes back every year."""
        return self._van(sleutel, Jaardag, Waardesoort.JAARDAG)

    def tekst(self, sleutel: str) -> str:
        """A text, or the key of a choice."""
        return self._van(sleutel, str, Waardesoort.TEKST, Waardesoort.KEUZE)

    def ja_nee(self, sleutel: str) -> bool:
        """Yes or no."""
        return self._van(sleutel, bool, Waardesoort.JA_NEE)

    def lijst(self, sleutel: str) -> tuple[str, ...]:
        """Texts, in the order in which they were given."""
        return self._van(sleutel, tuple, Waardesoort.LIJST)

    def getallen(self, sleutel: str) -> tuple[int, ...]:
        """Whole numbers, in the order in which they were given."""
        return self._van(sleutel, tuple, Waardesoort.GETALLEN)

    def termijn(self, sleutel: str) -> Termijn:
        """A term or duration; raises TypeError when the parameter does not count time."""
        soort = self.soorten[sleutel]
        if not soort.is_termijn:
            raise TypeError(f"{sleutel} is geen termijn")
        return Termijn(self.getal(sleutel), soort.eenheid)

    def laatste_dag(self, sleutel: str, vanaf: date) -> date:
        """The last day, inclusive, of this term from `vanaf`; past a free day when `termijn_verschuift` says so."""
        return self.termijn(sleutel).laatste_dag(vanaf, verschuift=self.ja_nee("termijn_verschuift"))

    def _van(self, sleutel: str, python: type[T], *soorten: Waardesoort) -> T:
        if self.soorten[sleutel].soort not in soorten:
            raise TypeError(f"{sleutel} is een {self.soorten[sleutel].soort.value}")
        waarde = self.waarde(sleutel)
        if not isinstance(waarde, python):
            raise TypeError(f"{sleutel} verwijst naar iets anders dan een {soorten[0].value}")
        return waarde
