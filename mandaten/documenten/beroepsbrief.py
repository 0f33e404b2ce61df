"""The letter that answers a bezwaar: what came of it, why, and what follows."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import reverse

from mandaten.models import Beroep, Beroepsuitkomst
from werkzorg.documenten.models import Document
from werkzorg.documenten.pdf import maak_pdf
from werkzorg.documenten.soorten import Documentsoort
from werkzorg.parameters.lezen import momentopname

BEROEPSBRIEF = "beroepsbrief"
SJABLOON = "mandaten/documenten/beroepsbrief.html"
DOCUMENTSOORT = Documentsoort(
    sleutel=BEROEPSBRIEF,
    label="Antwoord op een bezwaar",
    bestandsnaam="antwoord-op-bezwaar",
    zichtbare_objecten=Beroep.objects.zichtbaar_voor,
)
_KORT = {
    Beroepsuitkomst.GEGROND: "Uw bezwaar is gegrond. Wij beslissen daarom opnieuw.",
    Beroepsuitkomst.ONGEGROND: "Uw bezwaar is niet gegrond. Ons besluit blijft gelden.",
    Beroepsuitkomst.ONONTVANKELIJK: "Uw bezwaar is niet ontvankelijk: wij konden het niet behandelen. Ons besluit "
    "blijft gelden.",
    Beroepsuitkomst.INGETROKKEN: "U trok uw bezwaar in. Ons besluit blijft gelden.",
}


def beroepsbrief(beroep: Beroep, document: Document, dag: date) -> bytes:
    """The letter about the outcome of this bezwaar as PDF/A-3a, made on `dag`, before it is sealed."""
    besluit, desk = beroep.besluit, document.organisatie
    uitkomst = Beroepsuitkomst(beroep.uitkomst)
    raad_van_state = None
    if uitkomst != Beroepsuitkomst.GEGROND:
        raad_van_state = momentopname(dag).laatste_dag("beroep_termijn", dag)
    return maak_pdf(
        SJABLOON,
        {
            "organisatie_naam": desk.naam,
            "organisatie_adres": desk.adres,
            "dossiernummer": besluit.nummer,
            "versie": 1,
            "datum": dag,
            "soort_label": document.label,
            "beroep": beroep,
            "besluit": besluit,
            "kort": _KORT[uitkomst],
            "is_gegrond": uitkomst == Beroepsuitkomst.GEGROND,
            "raad_van_state_tot": raad_van_state,
            "verifieer_adres": f"{settings.WEBADRES}{reverse('verifieer')}",
        },
        titel="Ons antwoord op uw bezwaar",
        identificatie=f"{document.id}:1",
    )
