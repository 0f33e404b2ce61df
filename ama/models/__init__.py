"""The tables of arbeidsmatige activiteiten."""

from ama.models.aanwezigheid import Aanwezigheid
from ama.models.begeleiding import Begeleiding, Begeleidingssessie, Jaarevaluatie, Signaal
from ama.models.groei import Groeimeting
from ama.models.inlezing import Aanwezigheidsinlezing, Inleestoestand
from ama.models.kwartaal import Kwartaalcorrectie, Kwartaallijn, Kwartaalverslag, WseVoorschot
from ama.models.ontwikkeling import Doorstroom, Ontwikkelplan, Werkstap
from ama.models.overeenkomst import Erkenningverlies, Overeenkomst
from ama.models.statuut import Statuut, Toestemming, Vaphsteun
from ama.models.subsidie import Betwisting, Subsidielijn, Subsidierun, Voorschot
from ama.models.toeleiding import Jaarbeslissing, Toeleiding
from ama.models.versie import Handtekening, Overeenkomstversie, Roosterblok, Tekenlink
from ama.models.werkaanbod import Contact, Contactmoment, Sluiting, Werkaanbod

__all__ = [
    "Aanwezigheid",
    "Aanwezigheidsinlezing",
    "Begeleiding",
    "Begeleidingssessie",
    "Betwisting",
    "Contact",
    "Contactmoment",
    "Doorstroom",
    "Erkenningverlies",
    "Groeimeting",
    "Handtekening",
    "Inleestoestand",
    "Jaarbeslissing",
    "Jaarevaluatie",
    "Kwartaalcorrectie",
    "Kwartaallijn",
    "Kwartaalverslag",
    "Ontwikkelplan",
    "Overeenkomst",
    "Overeenkomstversie",
    "Roosterblok",
    "Signaal",
    "Sluiting",
    "Statuut",
    "Subsidielijn",
    "Subsidierun",
    "Tekenlink",
    "Toeleiding",
    "Toestemming",
    "Vaphsteun",
    "Voorschot",
    "Werkaanbod",
    "Werkstap",
    "WseVoorschot",
]
