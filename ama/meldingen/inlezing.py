"""The notice that a file with presences was read in, or why not."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from ama.models import Aanwezigheidsinlezing
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp

INLEZING = "ama.aanwezigheidsinlezing"
INGELEZEN = "aanwezigheden_ingelezen"


def adres_inlezing(inlezing_id: UUID) -> str:
    """Where is read what came of the file."""
    return reverse("aanwezigheidsinlezing_detail", args=[inlezing_id])


def onderwerpen_inlezing(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per file how many rows it has, of those this actor may see now; one query."""
    rijen = Aanwezigheidsinlezing.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).only("aantal")
    return {rij.pk: Onderwerp(f"{rij.aantal} {'rij' if rij.aantal == 1 else 'rijen'}") for rij in rijen}


MELDINGEN = {
    INGELEZEN: Meldingsoort(
        tekst="Een bestand met aanwezigheden is afgelopen. Kijk wat ervan kwam.",
        url=adres_inlezing,
        onderwerpen=onderwerpen_inlezing,
        mail_onderwerp="Een bestand is ingelezen in werkzorg",
        mail_tekst="Het bestand dat je liet inlezen, is afgelopen. Meld je aan om te zien wat ervan kwam:",
    )
}
