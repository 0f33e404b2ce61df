"""What an interruption or an extension does to the last day of a traject, before anybody saves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trajecten.domein.looptijd import uiterste_van, wat_als
from trajecten.models import Traject, looptijd_van
from werkzorg.parameters.domein import ParameterOnbekend
from werkzorg.parameters.lezen import momentopname_met_aannames
from werkzorg.termijnen import Periode

KLOK = "at_onderbreking_stopt_klok"


@dataclass(frozen=True)
class Effect:
    """The last day now and then, both inclusive; `bezwaar` "" unless it cannot be computed."""

    nu: date
    dan: date
    stopt_klok: bool = False
    is_aanname: bool = False
    bezwaar: str = ""

    @property
    def verschuift(self) -> bool:
        """Whether the last day moves."""
        return self.nu != self.dan

    @property
    def sleutel(self) -> str:
        """The new last day, as a form says that it was seen."""
        return self.dan.isoformat()


def effect_van(traject: Traject, van: date | None, tot: date | None, maanden: int = 0) -> Effect | None:
    """What it does; None for a traject that did not start."""
    if traject.startdatum is None:
        return None
    looptijd = looptijd_van(traject)
    nu = uiterste_van(looptijd)
    opname, aannames = momentopname_met_aannames(traject.startdatum)
    try:
        stil = opname.ja_nee("at_onderbreking_stopt_klok")
    except ParameterOnbekend as onbekend:
        return Effect(nu, nu, bezwaar=onbekend.zin)
    periode = Periode(van, tot) if stil and van and tot and van <= tot else None
    try:
        dan = wat_als(looptijd, periode, maanden)
    except OverflowError:
        return Effect(
            nu, nu, stil, KLOK in aannames, "Deze dag ligt te ver in de toekomst: kijk het jaartal na."
        )
    return Effect(nu, dan, stil, KLOK in aannames)
