"""What is handed over about reading existing grants in from a file, and taking a file back."""

from __future__ import annotations

from mandaten.handelingen import inlezen
from mandaten.soorten import BESLISSERS
from mandaten.statussen import INGELEZEN
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_GROND = "Decreet 8/7/2022 art. 12-13, 17-19, 30 en 46"
PLEK = "inlezing"

REGISTRATIE = Registratie(
    deel="mandaten.inlezen",
    titel="Mandaten en erkenningen",
    handelingen=(
        Handeling(
            Recht(
                "toekenningen_inlezen",
                BESLISSERS,
                _GROND,
                omschrijving="Bestaande mandaten en erkenningen inlezen uit een bestand",
            ),
            inlezen.toekenningen_inlezen,
            zin="Bestaande mandaten en erkenningen ingelezen",
            route="toekenningen_inlezen",
        ),
        Handeling(
            Recht(
                "inlezing_terugdraaien",
                BESLISSERS,
                _GROND,
                object_soort=inlezen.SOORT,
                omschrijving="Een ingelezen bestand terugdraaien",
            ),
            inlezen.inlezing_terugdraaien,
            zin="Inlezing teruggedraaid",
            route="inlezing_terugdraaien",
            knop="Draai terug",
            toestanden=frozenset({INGELEZEN}),
            plek=PLEK,
        ),
    ),
    lezingen=(
        Recht(
            "inlezing_sjabloon", BESLISSERS, _GROND, omschrijving="Het lege bestand om mandaten in te lezen"
        ),
        Recht(
            "inlezing_detail",
            BESLISSERS,
            _GROND,
            object_soort=inlezen.SOORT,
            omschrijving="Wat uit één bestand ingelezen is",
        ),
    ),
)
