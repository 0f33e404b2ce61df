"""The tasks and notices about the network: plans that came in, actions without provider, an action that is yours."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from trajecten.meldingen.onderwerpen import adres, onderwerpen
from trajecten.models import Actie
from trajecten.soorten import LATE_EIGEN_ACTIES, LATE_NETWERKACTIES
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

ACTIE = "trajecten.actie"
STARTEN = "netwerk_starten"
TOEWIJZEN = "acties_toewijzen"
NETWERKTAKEN = (STARTEN, TOEWIJZEN)

TOEGEWEZEN = "actie_toegewezen"
OVERGENOMEN = "actie_overgenomen"
PLANNEN_OVERGENOMEN = "netwerkplan_overgenomen"

_GROND = "Decreet 8/7/2022 art. 18"


def actieadres(actie_id: UUID) -> str:
    """Where one action is read."""
    return reverse("actie_detail", args=[actie_id])


def _lijst(_actie_id: UUID) -> str:
    return reverse("actie_lijst")


def actieonderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per action its person, of those this actor may see now; one query."""
    rijen = Actie.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("traject__deelnemer")
    return {
        rij.pk: Onderwerp(
            f"{rij.traject.deelnemer.initialen} · {rij.traject.deelnemer.dossiernummer}",
            rij.traject.deelnemer_id,
        )
        for rij in rijen
    }


TAAKSOORTEN = (
    Taaksoort(
        STARTEN,
        "De eerste actie van een plan starten",
        _GROND,
        adres,
        onderwerpen,
        is_wettelijk=True,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        TOEWIJZEN,
        "Een dienstverlener kiezen voor de acties van een plan",
        _GROND,
        adres,
        onderwerpen,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        LATE_NETWERKACTIES,
        "Volg op waarom acties van het netwerk te laat zijn",
        _GROND,
        adres,
        onderwerpen,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        LATE_EIGEN_ACTIES,
        "Werk je late acties af, of pas het plan aan",
        "Decreet 8/7/2022 art. 14",
        adres,
        onderwerpen,
        vervalt_bij_overlijden=True,
    ),
)

MELDINGEN = {
    PLANNEN_OVERGENOMEN: Meldingsoort(
        tekst="Je volgt als netwerkcoördinator een lopend trajectplan verder op.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Je volgt een lopend trajectplan verder op",
        mail_tekst="De vorige netwerkcoördinator van het werkingsgebied heeft geen mandaat meer. Jij volgt dit plan "
        "verder op:",
    ),
    TOEGEWEZEN: Meldingsoort(
        tekst="De netwerkcoördinator wees een actie aan je organisatie toe.",
        url=actieadres,
        onderwerpen=actieonderwerpen,
        mail_onderwerp="Er is een actie aan je organisatie toegewezen",
        mail_tekst="De netwerkcoördinator wees een actie uit een trajectplan aan je organisatie toe. Meld je aan om "
        "te zien wat er gevraagd wordt, voor wie, en wanneer het begint:",
    ),
    OVERGENOMEN: Meldingsoort(
        tekst="Een actie van je organisatie is aan een andere dienstverlener toegewezen.",
        url=_lijst,
        onderwerpen=actieonderwerpen,
        mail_onderwerp="Een actie ging naar een andere dienstverlener",
        mail_tekst="De netwerkcoördinator wees een actie van je organisatie aan een andere dienstverlener toe. Je "
        "hoeft er niets meer voor te doen. Je acties van nu vind je hier:",
    ),
}
