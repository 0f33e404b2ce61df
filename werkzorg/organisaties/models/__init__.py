"""The tables of organisations, of where they work, and of who works in them."""

from werkzorg.organisaties.models.lidmaatschap import Lidmaatschap
from werkzorg.organisaties.models.organisatie import (
    Bankrekening,
    KboOntbreekt,
    Organisatie,
    Sluitingsreden,
)
from werkzorg.organisaties.models.vestiging import Sector, Vestiging, Werkpost

__all__ = [
    "Bankrekening",
    "KboOntbreekt",
    "Lidmaatschap",
    "Organisatie",
    "Sector",
    "Sluitingsreden",
    "Vestiging",
    "Werkpost",
]
