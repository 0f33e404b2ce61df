"""What the roof hands over: the start page, for every role."""

from __future__ import annotations

from werkzorg.handelen.dossier import Paneel
from werkzorg.handelen.register import Registratie
from werkzorg.organisaties.rollen import MET_DEELNEMERS, ROLLEN
from werkzorg.overzicht.accountmail import ACCOUNTMAIL, accountmail_versturen
from werkzorg.overzicht.woonplaats import brusselpaneel
from werkzorg.toegang.matrix import Recht

REGISTRATIE = Registratie(
    deel="overzicht",
    titel="Overzicht",
    lezingen=(
        Recht(
            "vandaag",
            frozenset(ROLLEN),
            "eigen werklijst",
            object_soort="werklijst.taak",
            omschrijving="De eigen werklijst en meldingen",
        ),
        Recht(
            "dossier_detail",
            MET_DEELNEMERS,
            "Decreet 8/7/2022 art. 24, 31-32",
            object_soort="deelnemers.deelnemer",
            omschrijving="Het dossier van een persoon",
        ),
    ),
    panelen=(
        Paneel(
            "brussel",
            "Woont in Brussel",
            "links",
            "overzicht/panelen/brussel.html",
            brusselpaneel,
            volgorde=5,
        ),
    ),
    effecten={ACCOUNTMAIL: accountmail_versturen},
)
