"""What is handed over about presences: the sheet of a day, taking it back, correcting a line (regelgeving 5.4, S3)."""

from __future__ import annotations

from ama.handelingen import aanwezigheden
from ama.querysets.lezers import BEGELEIDER
from ama.registratie.kern import GROND, OPKOMST, OVEREENKOMST
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_BEGELEIDER = frozenset({BEGELEIDER})
_OPKOMST = frozenset({OPKOMST})

REGISTRATIE = Registratie(
    deel="ama.aanwezigheden",
    titel="Arbeidsmatige activiteiten",
    handelingen=(
        Handeling(
            Recht(
                "aanwezigheden_registreren",
                _BEGELEIDER,
                GROND,
                object_soort=OVEREENKOMST,
                groepen=_OPKOMST,
                omschrijving="Aanwezigheden van een dag invullen",
            ),
            aanwezigheden.aanwezigheden_registreren,
            zin="Aanwezigheden ingevuld",
            route="aanwezigheden_registreren",
            verloop="aanwezigheid",
        ),
        Handeling(
            Recht(
                "aanwezigheden_terugnemen",
                _BEGELEIDER,
                GROND,
                object_soort=OVEREENKOMST,
                groepen=_OPKOMST,
                omschrijving="Een pas bewaard blad met aanwezigheden terugnemen",
            ),
            aanwezigheden.aanwezigheden_terugnemen,
            zin="Aanwezigheden teruggenomen",
            route="aanwezigheden_terugnemen",
            verloop="aanwezigheid",
        ),
        Handeling(
            Recht(
                "aanwezigheid_verbeteren",
                _BEGELEIDER,
                GROND,
                object_soort=OVEREENKOMST,
                groepen=_OPKOMST,
                omschrijving="Een aanwezigheid verbeteren",
            ),
            aanwezigheden.aanwezigheid_verbeteren,
            zin="Aanwezigheid verbeterd",
            route="aanwezigheid_verbeteren",
            concept="Verbeter een aanwezigheid",
            verloop="aanwezigheid",
        ),
    ),
)
