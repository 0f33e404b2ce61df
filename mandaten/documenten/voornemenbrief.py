"""The registered letter that tells a holder which measure is intended, and how he can defend himself."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from mandaten.documenten.besluitteksten import rechtsgronden
from mandaten.domein.handhaving import NAMEN
from mandaten.models import Aard, Handhaving, Maatregel
from werkzorg.documenten.models import Document
from werkzorg.documenten.pdf import maak_pdf
from werkzorg.documenten.soorten import Documentsoort

VOORNEMENBRIEF = "voornemenbrief"
SJABLOON = "mandaten/documenten/voornemen.html"
# The decision that would follow from each measure.
_AARD: dict[str, str] = {
    Maatregel.VERMINDERING: Aard.VERMINDERING,
    Maatregel.TERUGVORDERING: Aard.VERMINDERING,
    Maatregel.SCHORSING: Aard.SCHORSING,
    Maatregel.INTREKKING: Aard.INTREKKING,
}
DOCUMENTSOORT = Documentsoort(
    sleutel=VOORNEMENBRIEF,
    label="Voornemen van een maatregel",
    bestandsnaam="voornemen",
    zichtbare_objecten=Handhaving.objects.zichtbaar_voor,
)


def voornemenbrief(handhaving: Handhaving, document: Document) -> bytes:
    """The letter about this notice as PDF/A-3a, before it is sealed; the terms are those of the procedure itself."""
    toekenning, desk = handhaving.toekenning, handhaving.organisatie
    assert handhaving.meegedeeld_op is not None
    return maak_pdf(
        SJABLOON,
        {
            "organisatie_naam": desk.naam,
            "organisatie_adres": desk.adres,
            "dossiernummer": toekenning.nummer,
            "versie": 1,
            "datum": handhaving.meegedeeld_op,
            "soort_label": document.label,
            "handhaving": handhaving,
            "maatregel": NAMEN[handhaving.voornemen],
            "wat": toekenning.toekenningssoort.label,
            "gronden": rechtsgronden(toekenning.toekenningssoort, _AARD[handhaving.voornemen]),
            "houder": toekenning.houder.naam,
            "houder_adres": toekenning.houder.adres,
            "zaak_adres": f"{settings.WEBADRES}{reverse('handhaving_detail', args=[handhaving.pk])}",
            "verifieer_adres": f"{settings.WEBADRES}{reverse('verifieer')}",
        },
        titel="Wij overwegen een maatregel",
        identificatie=f"{document.id}:1",
    )
