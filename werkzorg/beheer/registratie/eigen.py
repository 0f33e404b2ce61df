"""What everybody does for himself: choosing a hoedanigheid, notices, downloads, the inzagelog; and the clock jobs."""

from __future__ import annotations

from werkzorg.beheer.handelingen import hoedanigheid, meldingen
from werkzorg.beheer.tasks import KLOKJOBS
from werkzorg.documenten.models import Document
from werkzorg.handelen.dossier import Verloopdoel
from werkzorg.handelen.melden import MAIL, melding_mailen
from werkzorg.handelen.register import Handeling, Registratie
from werkzorg.organisaties.rollen import MET_DEELNEMERS, ROLLEN
from werkzorg.toegang.matrix import Recht

_IEDEREEN = frozenset(ROLLEN)
# Letters also go to organisations and to the services that decide about them; the rows say which each of them sees.
_MET_DOCUMENTEN = MET_DEELNEMERS | {
    "organisatiebeheerder",
    "departement_zorg",
    "departement_wse",
    "inspectie",
    "netwerkcoordinator",
}

REGISTRATIE = Registratie(
    deel="beheer.eigen",
    titel="Iedereen voor zichzelf",
    handelingen=(
        Handeling(
            Recht(
                "hoedanigheid_wisselen",
                _IEDEREEN,
                "AVG art. 32",
                omschrijving="Wisselen van rol of organisatie",
            ),
            hoedanigheid.hoedanigheid_wisselen,
            zin="Hoedanigheid gekozen",
            route="hoedanigheid_kiezen",
        ),
        Handeling(
            Recht("meldingen_afvinken", _IEDEREEN, "eigen meldingen", omschrijving="Meldingen afvinken"),
            meldingen.meldingen_afvinken,
            zin="Meldingen afgevinkt",
            route="meldingen_afvinken",
        ),
    ),
    lezingen=(
        Recht(
            "document_openen",
            _MET_DOCUMENTEN,
            "AVG art. 32",
            object_soort="documenten.document",
            omschrijving="Een document",
        ),
        Recht(
            "inzage_lijst",
            MET_DEELNEMERS,
            "AVG art. 15",
            object_soort="deelnemers.deelnemer",
            omschrijving="Wie in een dossier keek",
        ),
    ),
    verloopdoelen={
        "documenten.document": Verloopdoel("document_openen", Document.objects.zichtbaar_voor),
    },
    effecten={MAIL: melding_mailen},
    klokjobs=KLOKJOBS,
)
