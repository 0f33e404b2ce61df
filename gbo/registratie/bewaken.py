"""What is handed over about the clock at the core partners: its acts, tasks and notices."""

from __future__ import annotations

from gbo.handelingen import bewaken
from gbo.meldingen.onthaal import BRON, MELDINGEN, TAAKSOORTEN
from gbo.querysets.lezers import BEHEERDER, ONTHAAL
from gbo.tasks.bewaken import KLOKJOBS
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

REGISTRATIE = Registratie(
    deel="gbo.bewaken",
    titel="Onthaaltrajecten",
    handelingen=(
        Handeling(
            Recht(
                bewaken.MELDEN,
                frozenset(),
                BRON,
                klok=True,
                object_soort=ONTHAAL,
                omschrijving="Zeggen dat er een nieuw onthaaltraject is",
            ),
            bewaken.onthaal_nieuw_melden,
            zin="De kernpartner weet dat er een onthaaltraject is",
        ),
        Handeling(
            Recht(
                bewaken.LAAT_MELDEN,
                frozenset(),
                BRON,
                klok=True,
                omschrijving="Zeggen dat een eerste contact te laat is",
            ),
            bewaken.onthaal_te_laat_melden,
            zin="De beheerder weet dat een eerste contact te laat is",
        ),
    ),
    lezingen=(
        Recht(
            "onthaal_opvolging",
            frozenset({BEHEERDER}),
            BRON,
            omschrijving="Hoeveel onthaaltrajecten er bij jouw organisatie wachten",
        ),
    ),
    taaksoorten=TAAKSOORTEN,
    meldingen=MELDINGEN,
    klokjobs=KLOKJOBS,
)
