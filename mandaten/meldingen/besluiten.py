"""The notices about decisions: the letter is ready, a proposal was decided or came back, a challenge came in."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from mandaten.meldingen.behandeling import adres as adres_van_aanvraag
from mandaten.meldingen.behandeling import onderwerpen as onderwerpen_van_aanvragen
from mandaten.meldingen.handhaving import adres_toekenning, onderwerpen_toekenning
from mandaten.models import Beroep, Besluit
from werkzorg.documenten.models import Document
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

BESLUIT_KLAAR = "besluit_klaar"
VOORSTEL_TERUG = "voorstel_teruggestuurd"
VOORSTEL_BESLIST = "voorstel_beslist"
BEROEP_ONTVANGEN = "beroep_ontvangen"
BEROEP_BEANTWOORD = "beroep_beantwoord"
HERSTELD = "toekenning_hersteld"

# Tasks: on an application, on a challenge, on a decision.
BEKRACHTIGEN = "beslissing_bekrachtigen"
BEANTWOORDEN = "beroep_beantwoorden"
HERZIEN = "besluit_herzien"
# The kind of object that a decision is, for tasks and the logboek.
BESLUIT = "mandaten.besluit"


def _document(document_id: UUID) -> str:
    return reverse("document_openen", args=[document_id])


def _bekrachtig(aanvraag_id: UUID) -> str:
    return reverse("beslissing_bekrachtigen", args=[aanvraag_id])


def _besluit(besluit_id: UUID) -> str:
    return reverse("besluit_detail", args=[besluit_id])


def _beroep(beroep_id: UUID) -> str:
    return reverse("beroep_afhandelen", args=[beroep_id])


def onderwerpen_van_besluiten(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per decision its number and whom it concerns, when this actor may see it; one query."""
    rijen = Besluit.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("organisatie")
    return {rij.pk: Onderwerp(f"{rij.nummer} · {rij.organisatie.naam}") for rij in rijen}


def onderwerpen_van_beroepen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per challenge the decision it is against, when this actor may see that; one query."""
    rijen = (
        Beroep.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("besluit__organisatie")
    )
    return {
        rij.pk: Onderwerp(
            f"{rij.get_soort_display()} tegen {rij.besluit.nummer} · {rij.besluit.organisatie.naam}"
        )
        for rij in rijen
    }


def onderwerpen_van_brieven(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per document the number of its decision, when this actor may see that; two queries."""
    per_document = dict(Document.objects.filter(pk__in=list(ids)).values_list("pk", "object_id"))
    nummers = dict(
        Besluit.objects.zichtbaar_voor(door).filter(pk__in=per_document.values()).values_list("pk", "nummer")
    )
    return {pk: Onderwerp(nummers[over]) for pk, over in per_document.items() if over in nummers}


def is_te_herzien(besluit: Besluit) -> bool:
    """Whether a founded challenge still asks to decide anew: the task that it gave is open."""
    return Taak.objects.over(BESLUIT, besluit.pk).filter(soort=HERZIEN, klaar_op=None).exists()


MELDINGEN = {
    BESLUIT_KLAAR: Meldingsoort(
        tekst="Er is beslist over een mandaat, erkenning of contingent van je organisatie. De brief staat klaar.",
        url=_document,
        onderwerpen=onderwerpen_van_brieven,
        mail_onderwerp="Er staat een besluit klaar in werkzorg",
        mail_tekst="Over een mandaat, een erkenning of een contingent van je organisatie is beslist. "
        "De brief is verzegeld en staat klaar. Meld je aan om hem te openen:",
    ),
    VOORSTEL_TERUG: Meldingsoort(
        tekst="Een collega stuurde je voorstel van beslissing terug.",
        url=adres_van_aanvraag,
        onderwerpen=onderwerpen_van_aanvragen,
        mail_onderwerp="Je voorstel van beslissing is teruggestuurd",
        mail_tekst="Een collega stuurde je voorstel van beslissing terug, met de reden erbij. "
        "Meld je aan om het te lezen en opnieuw voor te stellen:",
    ),
    VOORSTEL_BESLIST: Meldingsoort(
        tekst="Er is beslist zoals je voorstelde.",
        url=adres_van_aanvraag,
        onderwerpen=onderwerpen_van_aanvragen,
        mail_onderwerp="Er is beslist zoals je voorstelde",
        mail_tekst="Een collega nam de beslissing die je voorstelde. De brief vertrekt vanzelf. "
        "Meld je aan om de aanvraag te openen:",
    ),
    BEROEP_ONTVANGEN: Meldingsoort(
        tekst="Tegen een besluit over je organisatie is een bezwaar of beroep geregistreerd.",
        url=_besluit,
        onderwerpen=onderwerpen_van_besluiten,
        mail_onderwerp="Een bezwaar of beroep is geregistreerd",
        mail_tekst="Tegen een besluit over je organisatie is een bezwaar of beroep geregistreerd. "
        "Meld je aan om te zien tegen wanneer er een antwoord komt:",
    ),
    BEROEP_BEANTWOORD: Meldingsoort(
        tekst="Er is een uitkomst van een bezwaar of beroep tegen een besluit over je organisatie.",
        url=_besluit,
        onderwerpen=onderwerpen_van_besluiten,
        mail_onderwerp="Er is een uitkomst van een bezwaar of beroep",
        mail_tekst="Van een bezwaar of beroep tegen een besluit over je organisatie is de uitkomst gekend. "
        "Meld je aan om ze te lezen:",
    ),
    HERSTELD: Meldingsoort(
        tekst="Een vroeger besluit over een mandaat, erkenning of contingent van je organisatie vervalt.",
        url=adres_toekenning,
        onderwerpen=onderwerpen_toekenning,
        mail_onderwerp="Een vroeger besluit vervalt",
        mail_tekst="Een besluit over een mandaat, een erkenning of een contingent waarin je organisatie werkt, vervalt "
        "na een gegrond bezwaar of beroep. Meld je aan om te zien wat weer geldt:",
    ),
}
TAAKSOORTEN = (
    Taaksoort(
        BEKRACHTIGEN,
        "Een voorgestelde beslissing nemen of terugsturen",
        "vier ogen",
        _bekrachtig,
        onderwerpen_van_aanvragen,
    ),
    Taaksoort(
        BEANTWOORDEN,
        "Een bezwaar of beroep opvolgen",
        "BVR 18/11/2022 hoofdstuk 2 en 3",
        _beroep,
        onderwerpen_van_beroepen,
        is_wettelijk=True,
    ),
    Taaksoort(
        HERZIEN,
        "Opnieuw beslissen na een gegrond bezwaar of beroep",
        "BVR 18/11/2022 hoofdstuk 2 en 3",
        _besluit,
        onderwerpen_van_besluiten,
    ),
)
