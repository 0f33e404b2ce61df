"""The tables of the house's own management; each concept has a file of its own."""

from werkzorg.beheer.models.factorherstel import Factorherstel, HerstelReden, Identiteitscontrole
from werkzorg.beheer.models.inzagerapport import Inzagedossier, Inzagerapport
from werkzorg.beheer.models.toetreding import Toetreding
from werkzorg.beheer.models.vertrek import Vertrek

__all__ = [
    "Factorherstel",
    "HerstelReden",
    "Identiteitscontrole",
    "Inzagedossier",
    "Inzagerapport",
    "Toetreding",
    "Vertrek",
]
