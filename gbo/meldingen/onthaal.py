"""The tasks and notices at a core partner: somebody new, and a first contact that is late; never a name."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from gbo.models import Onthaaltraject
from werkzorg.deelnemers.domein import initialen
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

BRON = "Decreet 8/7/2022 art. 4-5"
# Who does the onthaal accepts it, or passes it on.
OPNEMEN = "onthaal_opnemen"
# Who manages the partner sees that something is late; the task is about the organisation, and names nobody.
TE_LAAT = "onthaal_te_laat"
NIEUW = "onthaal_nieuw"


def onderwerpen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per onthaaltraject initials and municipality, of those this actor may see now; one query."""
    rijen = Onthaaltraject.objects.zichtbaar_voor(door).filter(pk__in=list(ids))
    velden = rijen.values_list("pk", "voornaam", "achternaam", "gemeentenaam")
    return {
        pk: Onderwerp(f"{initialen(voornaam, achternaam)} · {gemeente}", pk)
        for pk, voornaam, achternaam, gemeente in velden
    }


def geen_onderwerp(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """A task about the organisation itself is about nobody."""
    return {}


def adres(onthaal_id: UUID) -> str:
    """Where the onthaaltraject is read."""
    return reverse("onthaal_detail", args=[onthaal_id])


def adres_opvolging(organisatie_id: UUID) -> str:
    """Where the manager reads how many are late."""
    return reverse("onthaal_opvolging")


TAAKSOORTEN = (
    Taaksoort(OPNEMEN, "Nieuw onthaaltraject: aanvaard het en neem contact op", BRON, adres, onderwerpen),
    Taaksoort(
        TE_LAAT,
        "Onthaaltrajecten wachten te lang op een eerste contact",
        BRON,
        adres_opvolging,
        geen_onderwerp,
    ),
)
MELDINGEN = {
    NIEUW: Meldingsoort(
        tekst="Er is een nieuw onthaaltraject.",
        url=adres,
        onderwerpen=onderwerpen,
        mail_onderwerp="Er is een nieuw onthaaltraject",
        mail_tekst="Iemand ging akkoord met een onthaaltraject bij jouw organisatie. Meld je aan om het te openen:",
    ),
}
