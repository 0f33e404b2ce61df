"""What goes to a successor when a casemanager leaves: his place in the tandem of each running traject."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils import timezone

from trajecten.domein.overdracht import VERTREK
from trajecten.handelingen.wissel import wissel
from trajecten.models import Aanstelling, Traject
from trajecten.querysets import AanstellingQuerySet
from trajecten.statussen import IN_BEGELEIDING
from werkzorg.handelen.overdracht import Overdracht
from werkzorg.organisaties.hoedanigheid import Door
from werkzorg.organisaties.models import Lidmaatschap

_NOTA = "De collega vertrok; vraag de tandempartner hoe het traject ervoor staat."


def tel_trajecten(van: Lidmaatschap) -> int:
    """The running trajecten in which this membership is or will be casemanager, or comes back after a leave."""
    return _aanstellingen(van).values("traject_id").distinct().count()


def draag_trajecten_over(van: Lidmaatschap, aan: Lidmaatschap | None, vanaf: date, door: Door) -> int:
    """The successor is casemanager from `vanaf`, or from the day it was to begin; nothing without a successor."""
    if aan is None:
        return 0
    eerste = max(vanaf, timezone.localdate())
    gedaan = set()
    trajecten = Traject.objects.filter(pk__in=_aanstellingen(van).values("traject_id")).order_by("pk")
    for rij in trajecten.vergrendeld():
        eigen = Aanstelling.objects.filter(traject=rij).lopend_of_komend(eerste)
        eigen.filter(keert_terug=van).update(keert_terug=aan)
        for nu in eigen.filter(lidmaatschap=van).order_by("periode").vergrendeld():
            if nu.periode.lower < eerste:
                wissel(rij, nu, aan, op=eerste, reden=VERTREK, nota=_NOTA, door=door)
            else:
                # No day of it is over yet: it is the successor's from the start.
                nu.lidmaatschap, nu.reden, nu.nota = aan, VERTREK, nu.nota or _NOTA
                nu.save(update_fields=["lidmaatschap", "reden", "nota"])
        gedaan.add(rij.pk)
    return len(gedaan)


def _aanstellingen(van: Lidmaatschap) -> AanstellingQuerySet:
    return Aanstelling.objects.filter(
        Q(lidmaatschap=van) | Q(keert_terug=van), traject__status__in=IN_BEGELEIDING
    ).lopend_of_komend(timezone.localdate())


TRAJECTEN = Overdracht(
    "trajecten",
    "Activeringstrajecten",
    "Nog niemand: ik duid later een casemanager aan",
    tel=tel_trajecten,
    draag_over=draag_trajecten_over,
    blijft_zonder=True,
    rollen=frozenset({"casemanager_werk", "casemanager_zorg"}),
)
