"""Which notices this app gives, and whom its tasks and notices are about."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from werkzorg.deelnemers.domein import initialen
from werkzorg.doorverwijzingen.models import Doorverwijzing
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp

BEANTWOORD = "doorverwijzing_beantwoord"


def adres(doorverwijzing_id: UUID) -> str:
    """Where the letter is read and answered."""
    return reverse("doorverwijzing_detail", args=[doorverwijzing_id])


def onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per letter whom it is about, of those this actor may see now; one query."""
    rijen = Doorverwijzing.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("deelnemer")
    return {
        rij.pk: Onderwerp(
            f"{initialen(rij.deelnemer.voornaam, rij.deelnemer.achternaam)} · {rij.deelnemer.dossiernummer}",
            rij.deelnemer_id,
        )
        for rij in rijen
    }


MELDINGEN = {
    BEANTWOORD: Meldingsoort(
        tekst="Er is een antwoord op je doorverwijzing.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Er is een antwoord op je doorverwijzing",
        mail_tekst="Een organisatie beantwoordde je doorverwijzing. Meld je aan om het antwoord te lezen:",
    )
}
