"""The tasks and notices about the end: report, advice, agreement and registration."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from trajecten.meldingen.onderwerpen import adres, onderwerpen
from trajecten.soorten import WERK, ZORG
from werkzorg.handelen.register import Meldingsoort
from werkzorg.werklijst.soorten import Taaksoort

GROND = "Decreet 8/7/2022 art. 14, 22"
EINDVERSLAG_SCHRIJVEN = "eindverslag_schrijven"
EINDADVIES_GEVEN = "eindadvies_geven"
EINDADVIES_AKKOORD_WERK = "eindadvies_akkoord_werk"
EINDADVIES_AKKOORD_ZORG = "eindadvies_akkoord_zorg"
AKKOORD_VAN_KANT = {WERK: EINDADVIES_AKKOORD_WERK, ZORG: EINDADVIES_AKKOORD_ZORG}
EINDE_REGISTREREN = "einde_registreren"
TRAJECT_AFGEROND = "traject_afgerond"


def adres_bewerken(traject_id: UUID) -> str:
    """Where the eindverslag is written."""
    return reverse("eindverslag_bewerken", args=[traject_id])


def adres_advies(traject_id: UUID) -> str:
    """Where the eindadvies is read."""
    return reverse("eindadvies_detail", args=[traject_id])


def adres_registreren(traject_id: UUID) -> str:
    """Where the registration is written down."""
    return reverse("einde_registreren", args=[traject_id])


TAAKSOORTEN = (
    Taaksoort(
        sleutel=EINDVERSLAG_SCHRIJVEN,
        titel="Eindverslag schrijven en indienen",
        grondslag=GROND,
        url=adres_bewerken,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
    ),
    Taaksoort(
        sleutel=EINDADVIES_GEVEN,
        titel="Eindadvies geven",
        grondslag=GROND,
        url=adres_advies,
        onderwerpen=onderwerpen,
        is_wettelijk=True,
    ),
    *(
        Taaksoort(
            sleutel=sleutel,
            titel="Akkoord geven met het eindadvies",
            grondslag=GROND,
            url=adres_advies,
            onderwerpen=onderwerpen,
        )
        for sleutel in AKKOORD_VAN_KANT.values()
    ),
    Taaksoort(
        sleutel=EINDE_REGISTREREN,
        titel="Eindverslag en eindadvies registreren in het persoonlijk dossier",
        grondslag=GROND,
        url=adres_registreren,
        onderwerpen=onderwerpen,
    ),
)
MELDINGEN = {
    TRAJECT_AFGEROND: Meldingsoort(
        tekst="Een traject van je netwerk is afgerond. Lees de uitkomst.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een traject van je netwerk is afgerond",
        mail_tekst="De casemanagers rondden een traject van je netwerk af. Lees de uitkomst:",
    ),
}
