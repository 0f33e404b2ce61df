"""What this app hands over: acts and pages over the lower tables, and their clock jobs."""

from __future__ import annotations

from werkzorg.beheer import handelingen
from werkzorg.beheer.tasks import KLOKJOBS
from werkzorg.deelnemers.registratie import MET_DEELNEMERS
from werkzorg.handelen.melden import MAIL, melding_mailen
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.organisaties.rollen import ROLLEN
from werkzorg.toegang.matrix import Recht

_IEDEREEN = frozenset(ROLLEN)

REGISTRATIE = Registratie(
    app="beheer",
    handelingen=(
        Handeling(
            Recht("hoedanigheid_wisselen", _IEDEREEN, "AVG art. 32"),
            handelingen.hoedanigheid_wisselen,
            zin="Hoedanigheid gekozen",
            route="hoedanigheid_kiezen",
        ),
        Handeling(
            Recht("meldingen_afvinken", _IEDEREEN, "eigen meldingen"),
            handelingen.meldingen_afvinken,
            zin="Meldingen afgevinkt",
            route="meldingen_afvinken",
        ),
    ),
    lezingen=(
        Recht("document_openen", MET_DEELNEMERS, "AVG art. 32", object_soort="documenten.document"),
        Recht("inzage_lijst", MET_DEELNEMERS, "AVG art. 15", object_soort="deelnemers.deelnemer"),
    ),
    effecten={MAIL: melding_mailen},
    klokjobs=KLOKJOBS,
)
