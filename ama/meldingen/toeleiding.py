"""The tasks and notices about the way into AMA sociale economie: to decide, somebody new, a place that is free."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from ama.domein.toeleiding import WSE_BRON
from ama.models import Toeleiding
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

BESLISSEN = "toeleiding_beslissen"
OPNEMEN = "toeleiding_opnemen"
PLAATS_VRIJ = "toeleiding_plaats_vrij"
# What nobody does any more once it began, or did not go on.
INSTAPTAKEN = (BESLISSEN, OPNEMEN, PLAATS_VRIJ)

MELD_BESLIST = "toeleiding_beslist"
MELD_INGETROKKEN = "toeleiding_ingetrokken"
MELD_NIET_DOOR = "toeleiding_gaat_niet_door"


def onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per toeleiding its person, of those this actor may see now; one query."""
    rijen = Toeleiding.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("deelnemer")
    return {
        rij.pk: Onderwerp(f"{rij.deelnemer.initialen} · {rij.deelnemer.dossiernummer}", rij.deelnemer_id)
        for rij in rijen
    }


def adres(toeleiding_id: UUID) -> str:
    """Where the toeleiding is read."""
    return reverse("toeleiding_detail", args=[toeleiding_id])


TAAKSOORTEN = (
    Taaksoort(
        BESLISSEN,
        "Beslis over AMA sociale economie",
        WSE_BRON,
        adres,
        onderwerpen,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        OPNEMEN,
        "Nieuwe deelnemer voor AMA sociale economie: maak kennis en begin de POP",
        WSE_BRON,
        adres,
        onderwerpen,
        vervalt_bij_overlijden=True,
    ),
    Taaksoort(
        PLAATS_VRIJ,
        "Er is een plaats vrij voor wie wacht op AMA sociale economie",
        WSE_BRON,
        adres,
        onderwerpen,
        vervalt_bij_overlijden=True,
    ),
)
MELDINGEN = {
    MELD_BESLIST: Meldingsoort(
        tekst="VDAB besliste over een voorstel voor AMA sociale economie.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="VDAB besliste over een voorstel voor AMA sociale economie",
        mail_tekst="VDAB besliste over een voorstel voor AMA sociale economie dat jouw organisatie deed. Meld je aan "
        "om de beslissing te lezen:",
    ),
    MELD_INGETROKKEN: Meldingsoort(
        tekst="VDAB trok een voorstel voor AMA sociale economie in.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een voorstel voor AMA sociale economie is ingetrokken",
        mail_tekst="VDAB trok een voorstel voor AMA sociale economie in dat jouw organisatie deed. Meld je aan om de "
        "reden te lezen:",
    ),
    MELD_NIET_DOOR: Meldingsoort(
        tekst="AMA sociale economie gaat niet door voor iemand die bij jullie zou beginnen.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="AMA sociale economie gaat niet door",
        mail_tekst="AMA sociale economie gaat niet door voor iemand die bij jullie zou beginnen. Overeenkomsten zijn "
        "afgebroken. Meld je aan om te lezen waarom:",
    ),
}
