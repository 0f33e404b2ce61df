"""A finished yearly evaluation on paper, for the deelnemer too: tagged, the plain summary first (art. 29; ux 7)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.urls import reverse

from ama.domein.evaluatieinhoud import VOORUITGANG, kort
from ama.domein.groei import groeiregels
from ama.domein.statuut import INSTANTIES
from ama.domein.woorden import met_hoofdletter
from ama.models import Jaarevaluatie
from ama.models.evaluatiefeiten import inhoud_van
from ama.models.groei import metingen_van
from ama.soorten import WSE
from werkzorg.documenten.models import Document
from werkzorg.documenten.pdf import maak_pdf
from werkzorg.documenten.soorten import Documentsoort

EVALUATIEVERSLAG = "ama_evaluatieverslag"
EVALUATIEDOCUMENTEN = (EVALUATIEVERSLAG,)
SJABLOON = "ama/documenten/evaluatie.html"
_LABEL = "Verslag van de jaarlijkse evaluatie"
EVALUATIESOORT = Documentsoort(
    sleutel=EVALUATIEVERSLAG,
    label=_LABEL,
    bestandsnaam="evaluatie",
    zichtbare_objecten=Jaarevaluatie.objects.inhoud_zichtbaar_voor,
)


def evaluatie_pdf(evaluatie: Jaarevaluatie, document: Document) -> bytes:
    """This finished evaluation as PDF/A-3a, before it is sealed; read along: guidance, person and organisation."""
    huis, wie = evaluatie.begeleiding.begeleider, evaluatie.begeleiding.deelnemer
    return maak_pdf(
        SJABLOON,
        {
            "organisatie_naam": huis.naam,
            "organisatie_adres": huis.adres,
            "dossiernummer": wie.dossiernummer,
            "versie": 1,
            "datum": evaluatie.op,
            "soort_label": _LABEL,
            "deelnemer": wie.naam,
            "begeleider": huis.naam,
            "verifieer_adres": f"{settings.WEBADRES}{reverse('verifieer')}",
            **_leestekst(evaluatie),
        },
        titel=_LABEL,
        identificatie=f"{document.id}:1",
    )


def _leestekst(evaluatie: Jaarevaluatie) -> dict[str, Any]:
    inhoud = inhoud_van(evaluatie)
    return {
        "evaluatie": evaluatie,
        "zinnen": kort(inhoud, evaluatie.soort),
        "is_wse": evaluatie.soort == WSE,
        "groei": groeiregels(metingen_van(evaluatie)),
        "doelen": [(doel.tekst, VOORUITGANG[doel.vooruitgang or 1]) for doel in inhoud.doelen],
        "stappen": list(VOORUITGANG.values()),
        "afgestemd": [met_hoofdletter(INSTANTIES[een]) for een in sorted(inhoud.afgestemd)],
        "geschreven_door": evaluatie.afgewerkt_door.naam if evaluatie.afgewerkt_door else "",
    }
