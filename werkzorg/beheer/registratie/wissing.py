"""The list of people whose data must go."""

from __future__ import annotations

from werkzorg.beheer.handelingen import wissing
from werkzorg.beheer.meldingen import WISTAKEN
from werkzorg.beheer.querysets.inzagerapport import TOEZICHT
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_VOORSTELLEN = frozenset({TOEZICHT})
# Who approves must be another person, and there may be one functionaris only.
_GOEDKEUREN = frozenset({TOEZICHT, "functioneel_beheerder"})
_GROND = "Decreet 8/7/2022 art. 6, 25, 33; AVG art. 17"

REGISTRATIE = Registratie(
    deel="beheer.wissing",
    titel="Toezicht",
    toelichting="Wissen kan alleen met twee personen, en wat gewist is, komt nooit terug.",
    handelingen=(
        Handeling(
            Recht(
                "wissing_voorstellen",
                _VOORSTELLEN,
                _GROND,
                object_soort="beheer.inzagedossier",
                omschrijving="Voorstellen om gegevens te wissen",
            ),
            wissing.wissing_voorstellen,
            zin="Wissing voorgesteld",
            route="wissing_voorstellen",
        ),
        Handeling(
            Recht(
                "wissing_goedkeuren",
                _GOEDKEUREN,
                _GROND,
                object_soort=wissing.SOORT,
                omschrijving="Een wissing goedkeuren",
            ),
            wissing.wissing_goedkeuren,
            zin="Wissing goedgekeurd",
            route="wissing_goedkeuren",
        ),
        Handeling(
            Recht(
                "wissing_intrekken",
                _GOEDKEUREN,
                _GROND,
                object_soort=wissing.SOORT,
                omschrijving="Een wissing intrekken",
            ),
            wissing.wissing_intrekken,
            zin="Wissing ingetrokken",
            route="wissing_intrekken",
        ),
    ),
    lezingen=(
        Recht(
            "wissing_lijst",
            _GOEDKEUREN,
            _GROND,
            object_soort=wissing.SOORT,
            omschrijving="De lijst van personen van wie de gegevens weg moeten",
        ),
    ),
    taaksoorten=WISTAKEN,
)
