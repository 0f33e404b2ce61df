"""The tasks and notices about an application that is being handled."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from mandaten.models import Aanvraag
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

SOORT = "mandaten.aanvraag"
ONDERZOEKEN = "aanvraag_onderzoeken"
BEOORDELEN = "aanvraag_beoordelen"
NADERT = "behandeltermijn_nadert"
OVERSCHREDEN = "behandeltermijn_overschreden"
AANVULLEN = "aanvraag_aanvullen"
# Somebody in it goes up in another organisation; stays until there is a decision.
NA_FUSIE = "aanvraag_na_fusie"
# The tasks of the desk; those of an application stand in each other's place.
BUREAUTAKEN = (ONDERZOEKEN, BEOORDELEN, NADERT, OVERSCHREDEN)

AANVULLING_GEVRAAGD = "aanvulling_gevraagd"
AANVULLING_TERUGGENOMEN = "aanvulling_teruggenomen"
ONTVANKELIJK_VERKLAARD = "aanvraag_ontvankelijk"

GROND_ONTVANKELIJKHEID = "BVR 18/11/2022, termijn van 30 dagen voor de ontvankelijkheid"
GROND_BESLISSING = "BVR 18/11/2022, termijn van 45 dagen om te beslissen"
GROND_TERMIJN = "BVR 18/11/2022, termijnen van 30, 45 en samen 75 dagen"
GROND_AANVULLEN = "BVR 18/11/2022: de termijn staat stil tot het antwoord er is"


def adres(aanvraag_id: UUID) -> str:
    """Where the application is read and handled."""
    return reverse("aanvraag_detail", args=[aanvraag_id])


def antwoordadres(aanvraag_id: UUID) -> str:
    """Where the applicant answers."""
    return reverse("aanvulling_geven", args=[aanvraag_id])


def onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per application who asks what, of those this actor may see now; one query."""
    rijen = Aanvraag.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("aanvrager")
    return {rij.pk: Onderwerp(f"{rij.aanvrager.naam} · {rij.get_soort_display()}") for rij in rijen}


TAAKSOORTEN = (
    Taaksoort(
        ONDERZOEKEN,
        "Nagaan of een nieuwe aanvraag ontvankelijk is",
        GROND_ONTVANKELIJKHEID,
        adres,
        onderwerpen,
        is_wettelijk=True,
    ),
    Taaksoort(
        BEOORDELEN,
        "Een ontvankelijke aanvraag beoordelen",
        GROND_BESLISSING,
        adres,
        onderwerpen,
        is_wettelijk=True,
    ),
    Taaksoort(
        NADERT,
        "De termijn van een aanvraag is bijna voorbij",
        GROND_TERMIJN,
        adres,
        onderwerpen,
        is_wettelijk=True,
    ),
    Taaksoort(
        OVERSCHREDEN,
        "De termijn van een aanvraag is voorbij",
        GROND_TERMIJN,
        adres,
        onderwerpen,
        is_wettelijk=True,
    ),
    Taaksoort(
        NA_FUSIE,
        "Fusie of overname: kijk na wie nog aanvraagt en meedoet",
        "voorwaarden van erkenning en mandaat: nieuwe rechtspersoon",
        adres,
        onderwerpen,
    ),
    Taaksoort(AANVULLEN, "Vragen over je aanvraag beantwoorden", GROND_AANVULLEN, antwoordadres, onderwerpen),
)

MELDINGEN = {
    AANVULLING_GEVRAAGD: Meldingsoort(
        tekst="Er is een aanvulling nodig bij een aanvraag van je organisatie.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Er is een aanvulling nodig bij een aanvraag",
        mail_tekst="Wie je aanvraag behandelt, stelde een of meer vragen. Zolang je niet antwoordt, gaat de aanvraag "
        "niet vooruit. Meld je aan om ze te lezen en te antwoorden:",
    ),
    AANVULLING_TERUGGENOMEN: Meldingsoort(
        tekst="Een vraag over een aanvraag is teruggenomen: je hoeft ze niet meer te beantwoorden.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een vraag over een aanvraag is teruggenomen",
        mail_tekst="Wie de aanvraag behandelt, nam een of meer vragen terug: daarop hoef je niet meer te antwoorden. "
        "Meld je aan om te zien welke, en of er nog een vraag openstaat:",
    ),
    ONTVANKELIJK_VERKLAARD: Meldingsoort(
        tekst="Een aanvraag van je organisatie is ontvankelijk. Ze wordt nu beoordeeld.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een aanvraag van je organisatie is ontvankelijk",
        mail_tekst="De aanvraag is ontvankelijk en wordt nu beoordeeld. Meld je aan om te zien tegen wanneer er "
        "beslist wordt:",
    ),
}
