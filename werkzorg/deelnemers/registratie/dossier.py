"""What this app shows on the dossier page of the roof: the documents, and who sees the dossier."""

from __future__ import annotations

from werkzorg.deelnemers.dossier import betrokkenenpaneel, documentenpaneel
from werkzorg.handelen.dossier import Paneel
from werkzorg.handelen.register import Registratie

REGISTRATIE = Registratie(
    deel="deelnemers.dossier",
    titel="Deelnemers",
    panelen=(
        Paneel(
            "documenten",
            "Documenten",
            "rechts",
            "deelnemers/panelen/documenten.html",
            lambda door, deelnemer: documentenpaneel(deelnemer, door),
            volgorde=60,
        ),
        Paneel(
            "betrokkenen",
            "Wie ziet dit dossier",
            "rechts",
            "deelnemers/panelen/betrokkenen.html",
            lambda door, deelnemer: betrokkenenpaneel(deelnemer, door),
            volgorde=90,
        ),
    ),
)
