"""The tables of mandates, recognitions and contingents."""

from mandaten.models.aanvraag import (
    Aanvraag,
    AanvraagRegio,
    Deelname,
    Medewerker,
    Voorwaardeantwoord,
)
from mandaten.models.behandeling import (
    Aanvulling,
    Advies,
    Beslissingsvoorstel,
    Klokstop,
    Score,
    Voorsteluitkomst,
)
from mandaten.models.besluit import (
    Aard,
    Beroep,
    Beroepssoort,
    Beroepsuitkomst,
    Besluit,
    Herzieningsjaar,
    Nummerreeks,
)
from mandaten.models.bevoegdheid import Bevoegdheid, Contingentjaar, Schorsing
from mandaten.models.controle import Bevinding, Controledossier, Controleronde
from mandaten.models.criteriumantwoord import Criteriumantwoord, criteriumnamen
from mandaten.models.handhaving import Handhaving, Maatregel, Verweerwijze
from mandaten.models.levensloop import (
    Fusie,
    Fusieopvolging,
    Fusiesoort,
    Fusieuitkomst,
    Herinnering,
    Houderschap,
    Vraagsoort,
    Vraaguitkomst,
    Wijzigingsvraag,
    verdwijnt_op,
)
from mandaten.models.oproep import Criterium, Oproep, OproepRegio
from mandaten.models.toekenning import (
    Herkomst,
    Inlezing,
    Lid,
    Toekenning,
    Toekenningsregio,
)

__all__ = [
    "Aanvraag",
    "AanvraagRegio",
    "Aanvulling",
    "Aard",
    "Advies",
    "Beroep",
    "Beroepssoort",
    "Beroepsuitkomst",
    "Beslissingsvoorstel",
    "Besluit",
    "Bevinding",
    "Bevoegdheid",
    "Contingentjaar",
    "Controledossier",
    "Controleronde",
    "Criterium",
    "Criteriumantwoord",
    "Deelname",
    "Fusie",
    "Fusieopvolging",
    "Fusiesoort",
    "Fusieuitkomst",
    "Handhaving",
    "Herinnering",
    "Herkomst",
    "Herzieningsjaar",
    "Houderschap",
    "Inlezing",
    "Klokstop",
    "Lid",
    "Maatregel",
    "Medewerker",
    "Nummerreeks",
    "Oproep",
    "OproepRegio",
    "Schorsing",
    "Score",
    "Toekenning",
    "Toekenningsregio",
    "Verweerwijze",
    "Voorsteluitkomst",
    "Voorwaardeantwoord",
    "Vraagsoort",
    "Vraaguitkomst",
    "Wijzigingsvraag",
    "criteriumnamen",
    "verdwijnt_op",
]
