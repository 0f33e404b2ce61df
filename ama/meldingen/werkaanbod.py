"""The task that a lost erkenning makes."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse

from ama.models import Erkenningverlies
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.werklijst.soorten import Onderwerp, Taaksoort

ERKENNINGVERLIES = "erkenningverlies_opvolgen"


def adres_verlies(organisatie_id: UUID) -> str:
    """The agreements that are hit because this organisation loses its erkenning."""
    return f"{reverse('erkenningverlies_lijst')}?begeleider={organisatie_id}"


def onderwerpen_verlies(door: Door, ids: Iterable[UUID]) -> dict[UUID, Onderwerp]:
    """Per organisation its name, of those with an open loss that this actor may see now; one query."""
    rijen = Erkenningverlies.objects.zichtbaar_voor(door).open()
    hier = rijen.filter(overeenkomst__begeleider_id__in=list(ids)).order_by("overeenkomst__begeleider_id")
    namen = hier.values_list("overeenkomst__begeleider_id", "overeenkomst__begeleider__naam").distinct()
    return {pk: Onderwerp(naam) for pk, naam in namen}


TAAKSOORTEN = (
    Taaksoort(
        sleutel=ERKENNINGVERLIES,
        titel="Plan wat er met de overeenkomsten gebeurt",
        grondslag="Decreet 8/7/2022 art. 30",
        url=adres_verlies,
        onderwerpen=onderwerpen_verlies,
    ),
)
