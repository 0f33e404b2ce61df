"""The task and the notice that a machine will soon have no secret any more."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.uitwisseling.models import Koppeling
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

KOPPELING = "uitwisseling.koppeling"
VERVALT = "koppeling_vervalt"


def onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per connection its name, of those this actor may see now; one query."""
    rijen = Koppeling.objects.zichtbaar_voor(door).filter(pk__in=list(ids))
    return {pk: Onderwerp(naam) for pk, naam in rijen.values_list("pk", "naam")}


def adres(koppeling_id: UUID) -> str:
    """Where the connection is read, and a new secret made."""
    return reverse("koppeling_detail", args=[koppeling_id])


TAAKSOORTEN = (
    Taaksoort(
        VERVALT,
        "Een koppeling verliest binnenkort haar toegang: vernieuw de sleutel of de koppeling",
        "AVG art. 32",
        adres,
        onderwerpen,
    ),
)
MELDINGEN = {
    VERVALT: Meldingsoort(
        tekst="Een koppeling verliest binnenkort haar toegang.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Een koppeling verliest binnenkort haar toegang",
        mail_tekst="De geheime sleutel van een koppeling vervalt binnenkort, of de koppeling zelf loopt af. Meld je "
        "aan om ze te vernieuwen:",
    ),
}
