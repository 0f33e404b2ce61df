"""Supervision: who looked at a person, and the report for that person."""

from __future__ import annotations

from werkzorg.beheer.documenten.inzagerapport import SOORTEN
from werkzorg.beheer.handelingen import inzagerapport
from werkzorg.beheer.meldingen import INZAGE_MELDINGEN
from werkzorg.beheer.querysets.inzagerapport import TOEZICHT
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.organisaties.rollen import MET_DEELNEMERS
from werkzorg.toegang.matrix import Recht

_TOEZICHT = frozenset({TOEZICHT})
_GROND = "AVG art. 5, 15 en 39"
_DOSSIER = "beheer.inzagedossier"

REGISTRATIE = Registratie(
    deel="beheer.toezicht",
    titel="Toezicht",
    toelichting=(
        "De functionaris gegevensbescherming ziet van iedereen wie er keek, en opent geen enkel dossier. Elke blik "
        "van de functionaris staat zelf ook in de lijst."
    ),
    handelingen=(
        Handeling(
            Recht(
                inzagerapport.AANVRAGEN,
                _TOEZICHT | MET_DEELNEMERS,
                "AVG art. 12 en 15",
                object_soort=_DOSSIER,
                omschrijving="Een rapport vragen voor een deelnemer: wie keek in het dossier",
            ),
            inzagerapport.inzagerapport_aanvragen,
            zin="Rapport aangevraagd over wie in het dossier keek",
            route="inzagerapport_aanvragen",
        ),
        Handeling(
            Recht(inzagerapport.OPMAKEN, frozenset(), "AVG art. 12 en 15", klok=True),
            inzagerapport.inzagerapport_opmaken,
            zin="Rapport opgemaakt en verzegeld over wie in het dossier keek",
        ),
    ),
    lezingen=(
        Recht(
            "inzagedossier_lijst",
            _TOEZICHT,
            _GROND,
            object_soort="beheer.inzagerapport",
            omschrijving="Een dossier opzoeken om na te gaan wie keek",
        ),
        Recht(
            "inzagedossier_detail",
            _TOEZICHT,
            _GROND,
            object_soort=_DOSSIER,
            omschrijving="Wie in om het even welk dossier keek, met naam",
        ),
        Recht(
            "inzagerapport_openen",
            _TOEZICHT | MET_DEELNEMERS,
            "AVG art. 12 en 15",
            object_soort="beheer.inzagerapport",
            omschrijving="Het rapport voor een persoon over wie keek",
        ),
    ),
    effecten={inzagerapport.OPMAKEN: inzagerapport.effect_inzagerapport},
    documentsoorten=SOORTEN,
    meldingen=INZAGE_MELDINGEN,
)
