"""Tasks and notices about the quarterly reports of AMA sociale economie: who must look, and what was fixed."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from ama.domein.kwartaalverslag import GROND
from ama.models import Kwartaalverslag
from werkzorg.handelen.register import Meldingsoort
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.models import Organisatie
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

VERSLAG, LIJN, VOORSCHOT = "ama.kwartaalverslag", "ama.kwartaallijn", "ama.wsevoorschot"
ORGANISATIE = "organisaties.organisatie"
# Tasks: of the organisation per report, of the departement one for all reports that wait for it.
BEVESTIGEN = "kwartaalverslag_bevestigen"
NAKIJKEN = "kwartaalverslagen_nakijken"
# A notice for the managers of the organisation.
VASTGELEGD = "wse_subsidie_vastgelegd"


def adres_van_verslag(verslag_id: UUID) -> str:
    """Where the report is read."""
    return reverse("kwartaalverslag_detail", args=[verslag_id])


def adres_van_lijst(organisatie_id: UUID) -> str:
    """Where the departement finds the reports that wait for it."""
    return f"{reverse('kwartaalverslag_lijst')}?stand=wacht"


def onderwerpen_van_verslagen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per report its quarter and organisation; one query."""
    rijen = (
        Kwartaalverslag.objects.zichtbaar_voor(door).filter(pk__in=list(ids)).select_related("organisatie")
    )
    return {
        rij.pk: Onderwerp(f"{rij.organisatie.naam} · AMA sociale economie, {rij.kwartaal}") for rij in rijen
    }


def onderwerpen_van_departementen(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per departement its name; one query."""
    rijen = Organisatie.objects.filter(pk__in=list(ids))
    return {rij.pk: Onderwerp(rij.naam) for rij in rijen}


TAAKSOORTEN = (
    Taaksoort(
        BEVESTIGEN,
        "Een kwartaalverslag nakijken en bevestigen",
        GROND,
        adres_van_verslag,
        onderwerpen_van_verslagen,
    ),
    Taaksoort(
        NAKIJKEN,
        "Kwartaalverslagen AMA sociale economie nakijken en vastleggen",
        GROND,
        adres_van_lijst,
        onderwerpen_van_departementen,
    ),
)
MELDINGEN = {
    VASTGELEGD: Meldingsoort(
        tekst="De subsidie AMA sociale economie van een kwartaal is vastgelegd. De afrekening staat klaar.",
        url=adres_van_verslag,
        onderwerpen=onderwerpen_van_verslagen,
        mail_onderwerp="De subsidie AMA sociale economie is vastgelegd",
        mail_tekst="De subsidie AMA sociale economie van een kwartaal is vastgelegd. Wat later wijzigt, komt in een "
        "volgend kwartaalverslag. Meld je aan om de afrekening te lezen:",
    ),
}
