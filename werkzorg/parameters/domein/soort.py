"""What one parameter is: its kind and unit, who decides about it, on which article it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum

from werkzorg.parameters.domein.waarden import Jaardag, Verwijzing, Waarde, Waardesoort
from werkzorg.termijnen import dagen_erbij, einde_na_jaren, einde_na_maanden, werkdagen_erbij


class Zekerheid(Enum):
    """How sure we are of a value: where it was read (regelgeving 0)."""

    WET = "wet"
    TOELICHTING = "toelichting"
    WEBSITE = "website"
    STUDIE = "studie"
    AANNAME = "aanname"


class Eigenaar(Enum):
    """Who alone proposes and confirms values of a parameter, and the role in which that is done."""

    ZORG = "zorg"
    WSE = "wse"
    VDAB = "vdab"

    @property
    def label(self) -> str:
        """The owner as the screen calls it."""
        return {"zorg": "Departement Zorg", "wse": "Departement WSE", "vdab": "VDAB"}[self.value]

    @property
    def rol(self) -> str:
        """The role that decides for this owner."""
        return {"zorg": "departement_zorg", "wse": "departement_wse", "vdab": "vdab_beslisser"}[self.value]

    @classmethod
    def van_rol(cls, rol: str) -> Eigenaar | None:
        """The owner for whom this role decides, or None."""
        return next((eigenaar for eigenaar in cls if eigenaar.rol == rol), None)


class Groep(Enum):
    """The subjects under which the screen lists parameters, in that order."""

    ACTIVERING = "Activeringstraject"
    MANDATEN = "Mandaten en handhaving"
    VERGOEDING = "Compensatievergoeding"
    AMA = "AMA: deelname en overeenkomst"
    AMA_WVG = "AMA gezondheids- en welzijnsbeleid"
    AMA_SE = "AMA sociale economie"
    ONTHAAL = "Onthaaltraject"
    BEWAREN = "Bewaren en rapporteren"
    TOEPASSING = "Werking van de toepassing"


@dataclass(frozen=True)
class Eenheid:
    """In what a value is counted; `is_tijd` when a number of these is a term or a duration."""

    enkelvoud: str
    meervoud: str
    is_tijd: bool = False

    def bij(self, aantal: int | Decimal) -> str:
        """The word after that number."""
        return self.enkelvoud if aantal == 1 else self.meervoud


DAG = Eenheid("dag", "dagen", is_tijd=True)
WERKDAG = Eenheid("werkdag", "werkdagen", is_tijd=True)
WEEK = Eenheid("week", "weken", is_tijd=True)
MAAND = Eenheid("maand", "maanden", is_tijd=True)
JAAR = Eenheid("jaar", "jaar", is_tijd=True)
LEEFTIJD = Eenheid("jaar oud", "jaar oud")
ZONDER = Eenheid("", "")


@dataclass(frozen=True)
class Termijn:
    """A number of days, working days, weeks, months or years."""

    aantal: int
    eenheid: Eenheid

    def laatste_dag(self, vanaf: date, *, verschuift: bool = False) -> date:
        """The last day, inclusive (regelgeving 15, rows 1 and 2).

        Days, working days and weeks come after the event on `vanaf`, which does not count itself; `verschuift`
        moves a last calendar day that is no working day to the next one. Months and years are a period that starts
        on `vanaf`.
        """
        match self.eenheid:
            case e if e == WERKDAG:
                return werkdagen_erbij(vanaf, self.aantal)
            case e if e == MAAND:
                return einde_na_maanden(vanaf, self.aantal)
            case e if e == JAAR:
                return einde_na_jaren(vanaf, self.aantal)
            case e if e == WEEK:
                return dagen_erbij(vanaf, 7 * self.aantal, verschuift=verschuift)
        return dagen_erbij(vanaf, self.aantal, verschuift=verschuift)

    def __str__(self) -> str:
        return f"{self.aantal} {self.eenheid.bij(self.aantal)}"


@dataclass(frozen=True)
class Parametersoort:
    """One parameter as code knows it; its values are dated rows in the database.

    `minstens` and `hoogstens` are inclusive bounds of a number or amount; `keuzes` gives the allowed texts of a
    KEUZE, each with its words on screen; `per` stands behind an amount ("per traject"); `mag_verwijzen_naar` the
    parameters whose value it may take over.
    """

    sleutel: str
    label: str
    groep: Groep
    eigenaar: Eigenaar
    grondslag: str
    soort: Waardesoort = Waardesoort.GETAL
    eenheid: Eenheid = ZONDER
    per: str = ""
    uitleg: str = ""
    minstens: Decimal = Decimal(0)
    hoogstens: Decimal = Decimal(9_999_999)
    keuzes: Mapping[str, str] = field(default_factory=dict)
    mag_verwijzen_naar: tuple[str, ...] = ()

    @property
    def is_termijn(self) -> bool:
        """Whether its values are terms or durations."""
        return self.eenheid.is_tijd

    def bezwaar(self, waarde: Waarde) -> str:
        """Why this parameter cannot have that value, as a Dutch sentence; "" when it can."""
        if isinstance(waarde, Verwijzing):
            return "" if waarde.sleutel in self.mag_verwijzen_naar else "Maak een keuze uit de lijst."
        if isinstance(waarde, str | bool | date | Jaardag):
            if self.soort is Waardesoort.KEUZE and waarde not in self.keuzes:
                return "Maak een keuze uit de lijst."
            return ""
        getallen = waarde if isinstance(waarde, tuple) else (waarde,)
        for getal in getallen:
            if isinstance(getal, str):
                continue
            if getal < self.minstens:
                return f"Dit is te klein: vul {self.minstens:f} of meer in."
            if getal > self.hoogstens:
                return f"Dit is te groot: vul hoogstens {self.hoogstens:f} in."
        if isinstance(waarde, tuple) and len(set(waarde)) != len(waarde):
            return "Iets staat hier tweemaal: noem alles één keer."
        return ""
