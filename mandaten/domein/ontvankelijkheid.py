"""When an application is admissible: what the desk goes through before it looks at the merits (regelgeving 10.2, 10.3).

The kinds are values of `mandaten.soorten`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mandaten.soorten import Toekenningssoort

OP_TIJD = "op_tijd"
BEVOEGD = "bevoegd"
SOORT = "soort"
PARTNERS = "partners"
WERKINGSGEBIED = "werkingsgebied"
VOLLEDIG = "volledig"


@dataclass(frozen=True)
class Controlepunt:
    """One thing that must be in order: how it is called, what the desk confirms, and how a letter says so.

    `anders`: what the desk does when it is not in order; what the applicant cannot mend is no question to him.
    """

    sleutel: str
    tekst: str
    in_brief: str
    anders: str = "Klopt het niet? Vraag dan een aanvulling."


def controlepunten(soort: Toekenningssoort) -> list[Controlepunt]:
    """Everything that must be in order before an application of this kind is admissible, in the order to look at it."""
    punten = []
    if soort.via_oproep:
        punten.append(
            Controlepunt(
                OP_TIJD,
                "De aanvraag kwam binnen terwijl de oproep openstond.",
                "Uw aanvraag kwam op tijd binnen.",
                anders="Kwam ze te laat binnen? Verklaar de aanvraag dan niet ontvankelijk.",
            )
        )
    punten += [
        Controlepunt(
            BEVOEGD,
            "Wie de aanvraag indiende, kan de organisatie verbinden.",
            "Wie de aanvraag indiende, kan uw organisatie verbinden.",
        ),
        Controlepunt(
            SOORT,
            "De aanvrager hoort bij de organisaties die dit mogen vragen.",
            "Uw organisatie hoort bij de organisaties die dit mogen vragen.",
            anders="Hoort hij er niet bij? Verklaar de aanvraag dan niet ontvankelijk.",
        ),
    ]
    if soort.met_partners:
        punten.append(
            Controlepunt(
                PARTNERS,
                "Elke partner hoort op zijn plaats en bevestigde zelf zijn deel.",
                "Elke partner hoort op zijn plaats en bevestigde zelf zijn deel.",
            )
        )
    if soort.met_regio:
        punten.append(
            Controlepunt(
                WERKINGSGEBIED,
                "Het is duidelijk voor welke regio's de aanvraag geldt.",
                "Het is duidelijk voor welke regio's uw aanvraag geldt.",
            )
        )
    punten.append(
        Controlepunt(
            VOLLEDIG,
            "Elke voorwaarde is beantwoord, met het gevraagde bewijs.",
            "U beantwoordde elke voorwaarde, met het gevraagde bewijs.",
        )
    )
    return punten
