"""What is handed over about presences: the sheet of a day, taking it back, correcting a line (regelgeving 5.4, S3)."""

from __future__ import annotations

from ama.bladen.dagblad import werkpost_van_blad
from ama.bladen.wiekomt import wie_komt_er
from ama.handelingen import aanwezigheden
from ama.lijsten.aanwezigheden import AANWEZIGHEDEN
from ama.models.wseweigering import PARAMETERS
from ama.querysets.lezers import BEGELEIDER, EIGEN_ORGANISATIE
from ama.registratie.kern import GROND, OPKOMST, OVEREENKOMST
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.handelen.vandaag import Dagblok
from werkzorg.toegang.matrix import Recht

_BEGELEIDER = frozenset({BEGELEIDER})
_OPKOMST = frozenset({OPKOMST})

REGISTRATIE = Registratie(
    deel="ama.aanwezigheden",
    titel="Arbeidsmatige activiteiten",
    dagblokken=(Dagblok("ama.wie_komt_er", "ama/delen/wiekomt.html", wie_komt_er),),
    exportlijsten=(AANWEZIGHEDEN,),
    lezingen=(
        Recht(
            "aanwezigheid_lijst",
            EIGEN_ORGANISATIE,
            GROND,
            omschrijving="De aanwezigheden van de eigen organisatie",
        ),
        Recht(
            "aanwezigheidsblad_openen",
            _BEGELEIDER,
            GROND,
            object_soort=OVEREENKOMST,
            groepen=_OPKOMST,
            omschrijving="Het blad van een dag op papier",
        ),
    ),
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
            concept="Aanwezigheden van een dag",
            concept_over=werkpost_van_blad,
            concept_vraag=("dag",),
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
    parameters={"aanwezigheden_registreren": PARAMETERS},
)
