"""What is handed over about who covers which municipality."""

from __future__ import annotations

from gbo.bladen.dekking import PLEK
from gbo.domein.dekking import BRON
from gbo.handelingen import dekking
from gbo.lijsten.dekking import EXPORTLIJSTEN
from gbo.querysets.lezers import BEHEERDER, DEPARTEMENT_ZORG, GBO, SAMENWERKING, VDAB
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.toegang.matrix import Recht

_DEPARTEMENT = frozenset({DEPARTEMENT_ZORG})
# Which bodies form the onthaal is public; these need it in their work.
LEZERS = frozenset({DEPARTEMENT_ZORG, VDAB, GBO, BEHEERDER})

REGISTRATIE = Registratie(
    deel="gbo.dekking",
    titel="Onthaaltrajecten",
    handelingen=(
        Handeling(
            Recht(
                dekking.REGISTREREN,
                _DEPARTEMENT,
                BRON,
                omschrijving="Een samenwerkingsverband van het onthaal registreren",
            ),
            dekking.gbo_samenwerking_registreren,
            zin="Samenwerkingsverband geregistreerd",
            route=dekking.REGISTREREN,
            knop="Registreer een samenwerkingsverband",
            concept="Samenwerkingsverband van het onthaal",
        ),
        Handeling(
            Recht(
                dekking.WIJZIGEN,
                _DEPARTEMENT,
                BRON,
                object_soort=SAMENWERKING,
                omschrijving="Een samenwerkingsverband van het onthaal wijzigen",
            ),
            dekking.gbo_samenwerking_wijzigen,
            zin="Samenwerkingsverband gewijzigd",
            route=dekking.WIJZIGEN,
            knop="Wijzig het samenwerkingsverband",
            plek=PLEK,
            concept="Wijziging van een samenwerkingsverband",
        ),
    ),
    lezingen=(
        Recht(
            "gbo_samenwerking_lijst",
            LEZERS,
            BRON,
            object_soort=SAMENWERKING,
            omschrijving="Welk samenwerkingsverband welke gemeente dekt",
        ),
        Recht(
            "gbo_samenwerking_detail",
            LEZERS,
            BRON,
            object_soort=SAMENWERKING,
            omschrijving="Eén samenwerkingsverband van het onthaal",
        ),
    ),
    exportlijsten=EXPORTLIJSTEN,
)
