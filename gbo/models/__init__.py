"""The tables of the onthaaltrajecten."""

from gbo.models.advies import Welzijnsadvies
from gbo.models.dekking import Gbogemeente, Gbopartner, Gbosamenwerking
from gbo.models.onthaal import Contactpoging, Levensregistratie, Onthaaltraject, Wisstop
from gbo.models.telling import Onthaaltelling, Wisattest

__all__ = [
    "Contactpoging",
    "Gbogemeente",
    "Gbopartner",
    "Gbosamenwerking",
    "Levensregistratie",
    "Onthaaltelling",
    "Onthaaltraject",
    "Welzijnsadvies",
    "Wisattest",
    "Wisstop",
]
