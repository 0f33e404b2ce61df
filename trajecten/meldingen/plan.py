"""The tasks and notices about the plan: which there are, where they lead, and whom they are about."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from trajecten.meldingen.onderwerpen import onderwerpen
from werkzorg.handelen.register import Meldingsoort
from werkzorg.werklijst.soorten import Taaksoort

BEKIJKEN = "trajectplan_bekijken"
REGISTREREN = "trajectplan_registreren"
AANPASSEN = "trajectplan_aanpassen"
MELD_TERUG = "trajectplan_teruggestuurd"


def adres(traject_id: UUID) -> str:
    """Where the plan is read."""
    return reverse("trajectplan_detail", args=[traject_id])


def _adres_registreren(traject_id: UUID) -> str:
    return reverse("trajectplan_registreren", args=[traject_id])


TAAKSOORTEN = (
    Taaksoort(
        sleutel=BEKIJKEN,
        titel="Bekijk het ontvangen trajectplan",
        grondslag="Decreet 8/7/2022 art. 18",
        url=adres,
        onderwerpen=onderwerpen,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=REGISTREREN,
        titel="Registreer het trajectplan in het persoonlijk dossier",
        grondslag="Decreet 8/7/2022 art. 14, 6°",
        url=_adres_registreren,
        onderwerpen=onderwerpen,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        sleutel=AANPASSEN,
        titel="Pas het teruggestuurde trajectplan aan",
        grondslag="Decreet 8/7/2022 art. 14, 5° en 18",
        url=adres,
        onderwerpen=onderwerpen,
        vervalt_bij_overlijden=True,
    ),
)

MELDINGEN = {
    MELD_TERUG: Meldingsoort(
        tekst="De netwerkcoördinator stuurde een trajectplan terug. Lees waarom, en pas het aan.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een trajectplan kwam terug",
        mail_tekst="De netwerkcoördinator stuurde een trajectplan van jou terug. Lees waarom, en pas het plan aan:",
    ),
}
