"""Who hears about the subsidy: the managers of the organisations in a run."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.utils import timezone

from ama.meldingen.subsidie import GECONTROLEERD, RUN, VASTGELEGD
from ama.models import Subsidierun
from ama.models.subsidielezen import organisaties_van
from ama.querysets.lezers import BEHEERDER
from ama.statussen import VASTGELEGD as STATUS_VASTGELEGD
from werkzorg.berichten.models import Opdracht
from werkzorg.handelen.melden import meld
from werkzorg.organisaties.hoedanigheid import Door, Klok
from werkzorg.organisaties.models import Lidmaatschap


def meld_beheerders(
    soort: str, organisaties: Collection[UUID], *, object_soort: str, object_id: UUID, keer: str, door: Door
) -> None:
    """Every manager of these organisations today has this notice, once per `keer`."""
    leden = Lidmaatschap.objects.geldig_op(timezone.localdate()).filter(
        organisatie_id__in=organisaties, rol=BEHEERDER
    )
    for gebruiker_id, organisatie_id in leden.values_list("gebruiker_id", "organisatie_id"):
        meld(
            soort,
            gebruiker_id=gebruiker_id,
            organisatie_id=organisatie_id,
            object_soort=object_soort,
            object_id=object_id,
            effect_sleutel=f"{soort}:{keer}:{organisatie_id}:{gebruiker_id}",
            door=door,
        )


def effect_verwittigen(opdracht: Opdracht) -> None:
    """Outbox effect: tells every organisation of the run that it can look at the run, as long as it still can."""
    run = Subsidierun.objects.get(pk=opdracht.verwijzing["run"])
    if run.status != opdracht.verwijzing["status"]:
        return
    meld_beheerders(
        VASTGELEGD if run.status == STATUS_VASTGELEGD else GECONTROLEERD,
        list(organisaties_van(run).values_list("pk", flat=True)),
        object_soort=RUN,
        object_id=run.pk,
        keer=f"{run.pk}:{run.berekening}",
        door=Klok(opdracht.soort),
    )
