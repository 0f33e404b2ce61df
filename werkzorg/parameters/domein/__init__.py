"""The numbers of the law without Django: what kinds of value there are, how sure we are, what holds on a day."""

from werkzorg.parameters.domein.momentopname import Momentopname, ParameterOnbekend
from werkzorg.parameters.domein.soort import (
    Eenheid,
    Eigenaar,
    Groep,
    Parametersoort,
    Termijn,
    Zekerheid,
)
from werkzorg.parameters.domein.voorstel import Bestaand, Voorstel, bezwaren, is_terugwerkend
from werkzorg.parameters.domein.voortzetting import Plan, Vak, kan_niet, plan
from werkzorg.parameters.domein.waarden import (
    Jaardag,
    Opslag,
    Verwijzing,
    Waarde,
    Waardesoort,
    naar_opslag,
    uit_opslag,
)

__all__ = [
    "Bestaand",
    "Eenheid",
    "Eigenaar",
    "Groep",
    "Jaardag",
    "Momentopname",
    "Opslag",
    "ParameterOnbekend",
    "Parametersoort",
    "Plan",
    "Termijn",
    "Vak",
    "Verwijzing",
    "Voorstel",
    "Waarde",
    "Waardesoort",
    "Zekerheid",
    "bezwaren",
    "is_terugwerkend",
    "kan_niet",
    "naar_opslag",
    "plan",
    "uit_opslag",
]
