"""The tables of this app; each concept has a file of its own."""

from werkzorg.deelnemers.models.betrokkenheid import Betrokkenheid, Grond, InterneGrond, Omvang, Sluitreden
from werkzorg.deelnemers.models.deelnemer import Deelnemer, InszOntbreekt, Overlijdensbron, Taal
from werkzorg.deelnemers.models.invoer import Import, Importrij, Importtoestand
from werkzorg.deelnemers.models.onderscheid import Onderscheid
from werkzorg.deelnemers.models.opzoekmelding import Bevinding, Opzoekmelding, Opzoeksignaal
from werkzorg.deelnemers.models.samenvoeging import Samenvoeging
from werkzorg.deelnemers.models.vroeger import Vervangreden, VroegereNaam, VroegerInsz
from werkzorg.deelnemers.models.wisopdracht import DE_KLOK, DE_WET, Wisgrond, Wisopdracht

__all__ = [
    "DE_KLOK",
    "DE_WET",
    "Betrokkenheid",
    "Bevinding",
    "Deelnemer",
    "Grond",
    "Import",
    "Importrij",
    "Importtoestand",
    "InszOntbreekt",
    "InterneGrond",
    "Omvang",
    "Onderscheid",
    "Opzoekmelding",
    "Opzoeksignaal",
    "Overlijdensbron",
    "Samenvoeging",
    "Sluitreden",
    "Taal",
    "Vervangreden",
    "VroegerInsz",
    "VroegereNaam",
    "Wisgrond",
    "Wisopdracht",
]
