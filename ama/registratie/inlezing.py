"""What is handed over about a file of presences: reading it in, and taking it back."""

from __future__ import annotations

from ama.handelingen import inlezen
from ama.meldingen.inlezing import INLEZING, MELDINGEN
from ama.models import Inleestoestand
from ama.models.wseweigering import PARAMETERS
from ama.querysets.lezers import BEGELEIDER, EIGEN_ORGANISATIE
from ama.registratie.kern import GROND
from ama.tasks.inlezing import KLOKJOBS
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_BEGELEIDER = frozenset({BEGELEIDER})
PLEK = "aanwezigheidsinlezing"

REGISTRATIE = Registratie(
    deel="ama.inlezing",
    titel="Arbeidsmatige activiteiten",
    handelingen=(
        Handeling(
            Recht(
                "aanwezigheden_inlezen",
                _BEGELEIDER,
                GROND,
                omschrijving="Aanwezigheden inlezen uit een bestand",
            ),
            inlezen.aanwezigheden_inlezen,
            zin="Aanwezigheden ingelezen uit een bestand",
            route="aanwezigheden_inlezen",
        ),
        Handeling(
            Recht(
                "aanwezigheden_inlezing_terugnemen",
                EIGEN_ORGANISATIE,
                GROND,
                object_soort=INLEZING,
                omschrijving="Een ingelezen bestand met aanwezigheden terugnemen",
            ),
            inlezen.aanwezigheden_inlezing_terugnemen,
            zin="Ingelezen bestand met aanwezigheden teruggenomen",
            route="aanwezigheden_inlezing_terugnemen",
            knop="Neem terug",
            toestanden=frozenset({Inleestoestand.INGELEZEN.value}),
            plek=PLEK,
        ),
        Handeling(
            Recht(inlezen.VERVALLEN, frozenset(), "AVG art. 5", klok=True),
            inlezen.aanwezigheidsinlezing_laten_vervallen,
            zin="Bestand met aanwezigheden vervallen",
        ),
    ),
    lezingen=(
        Recht(
            "aanwezigheidsinlezing_detail",
            EIGEN_ORGANISATIE,
            GROND,
            object_soort=INLEZING,
            omschrijving="Wat er van een bestand met aanwezigheden kwam",
        ),
        Recht(
            "aanwezigheden_sjabloon",
            _BEGELEIDER,
            GROND,
            omschrijving="Het sjabloon voor een bestand met aanwezigheden",
        ),
    ),
    effecten={inlezen.UITVOEREN: inlezen.effect_aanwezigheden_uitvoeren},
    meldingen=MELDINGEN,
    klokjobs=KLOKJOBS,
    parameters={inlezen.SLEUTEL: PARAMETERS},
)
