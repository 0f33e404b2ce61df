"""The tables of this app; each concept has a file of its own."""

from werkzorg.deelnemers.models.betrokkenheid import Betrokkenheid, Grond, Omvang
from werkzorg.deelnemers.models.deelnemer import Deelnemer, InszOntbreekt, Taal
from werkzorg.deelnemers.models.wisopdracht import Wisopdracht

__all__ = ["Betrokkenheid", "Deelnemer", "Grond", "InszOntbreekt", "Omvang", "Taal", "Wisopdracht"]
