"""Which notices this app gives, to whom, with which text."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from werkzorg.deelnemers.models import Deelnemer, Import
from werkzorg.documenten.models import Document
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp

ONTVANGSTBEWIJS_KLAAR = "ontvangstbewijs_klaar"
SAMENGEVOEGD = "dossiers_samengevoegd"
GESPLITST = "samenvoeging_ongedaan"
VOORSTEL_AFGEWEZEN = "samenvoeging_afgewezen"
OVERLEDEN = "deelnemer_overleden"
TOEGANG_GEGEVEN = "toegang_gegeven"
IMPORT_KLAAR = "import_klaar"


def _document(document_id: UUID) -> str:
    return reverse("document_openen", args=[document_id])


def _dossier(deelnemer_id: UUID) -> str:
    return reverse("dossier_detail", args=[deelnemer_id])


def _samenvoegen(deelnemer_id: UUID) -> str:
    return reverse("deelnemers_samenvoegen", args=[deelnemer_id])


def onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per deelnemer id whom it is about, of those this actor may see now; one query."""
    rijen = Deelnemer.objects.zichtbaar_voor(door).filter(pk__in=list(ids))
    return {
        rij.pk: Onderwerp(
            f"{rij.initialen} · {rij.dossiernummer}{' · overleden' if rij.is_overleden else ''}", rij.pk
        )
        for rij in rijen.only("voornaam", "achternaam", "dossiernummer", "overleden_op")
    }


def onderwerpen_van_imports(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per import id how many people it holds, of those this actor may see now; one query."""
    rijen = Import.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).only("aantal")
    return {
        rij.pk: Onderwerp(f"{rij.aantal} {'persoon' if rij.aantal == 1 else 'personen'}") for rij in rijen
    }


def onderwerpen_van_documenten(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per document id whom it is about, of those this actor may see now; two queries."""
    paren = Document.objects.filter(pk__in=list(ids), deelnemer_id__isnull=False).values_list(
        "pk", "deelnemer_id"
    )
    per_document = {pk: deelnemer_id for pk, deelnemer_id in paren if deelnemer_id}
    mensen = onderwerpen(door, set(per_document.values()))
    return {pk: mensen[wie] for pk, wie in per_document.items() if wie in mensen}


MELDINGEN = {
    ONTVANGSTBEWIJS_KLAAR: Meldingsoort(
        tekst="Het ontvangstbewijs van je registratie is klaar.",
        url=_document,
        onderwerpen=onderwerpen_van_documenten,
        mail_onderwerp="Er staat een document klaar in werkzorg",
        mail_tekst="Het ontvangstbewijs dat je aanmaakte, is verzegeld en staat klaar. Meld je aan om het te openen:",
    ),
    SAMENGEVOEGD: Meldingsoort(
        tekst="Twee dossiers van dezelfde persoon zijn samengevoegd. Kijk na of alles klopt.",
        url=_dossier,
        onderwerpen=onderwerpen,
        mail_onderwerp="Twee dossiers zijn samengevoegd in werkzorg",
        mail_tekst="Twee dossiers van iemand die je opvolgt, zijn één dossier geworden. Meld je aan om het te openen:",
    ),
    GESPLITST: Meldingsoort(
        tekst="Een samenvoeging is ongedaan gemaakt: het zijn weer twee dossiers.",
        url=_dossier,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een samenvoeging is ongedaan gemaakt in werkzorg",
        mail_tekst="Een dossier dat je opvolgt, staat weer apart van een ander. Meld je aan om het te openen:",
    ),
    VOORSTEL_AFGEWEZEN: Meldingsoort(
        tekst="Jouw voorstel om twee dossiers samen te voegen is niet aanvaard.",
        url=_samenvoegen,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een voorstel is beantwoord in werkzorg",
        mail_tekst="Op je voorstel om twee dossiers samen te voegen, is geantwoord. Meld je aan om het te lezen:",
    ),
    OVERLEDEN: Meldingsoort(
        tekst="Een deelnemer is overleden. Kijk na wat er in het dossier nog moet gebeuren.",
        url=_dossier,
        onderwerpen=onderwerpen,
        mail_onderwerp="Er is een bericht over een dossier in werkzorg",
        mail_tekst="In een dossier dat je opvolgt, is iets belangrijks geregistreerd. Meld je aan om het te lezen:",
    ),
    TOEGANG_GEGEVEN: Meldingsoort(
        tekst="Een collega gaf je toegang tot een dossier.",
        url=_dossier,
        onderwerpen=onderwerpen,
        mail_onderwerp="Je kreeg toegang tot een dossier in werkzorg",
        mail_tekst="Een collega gaf je toegang tot een dossier. Meld je aan om het te openen:",
    ),
}
