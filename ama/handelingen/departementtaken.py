"""The tasks of a departement: one for all agreements that wait for it, one for all evaluations that are too late."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from ama.meldingen.evaluaties import LATE_EVALUATIES
from ama.meldingen.levensloop import AANVAARDEN
from ama.models import Begeleiding, Overeenkomst
from ama.querysets import OvereenkomstQuerySet
from ama.querysets.lezers import DEPARTEMENT_WSE, DEPARTEMENT_ZORG
from ama.soorten import WSE, WVG
from ama.statussen import BIJ_DEPARTEMENT, INGEDIEND
from werkzorg.organisaties.models import Organisatie
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import maak_taak, rond_taken_af

ORGANISATIE = "organisaties.organisatie"
# Kind of agreement -> kind of organisation, and role there, that looks at it (art. 31).
DEPARTEMENTEN = {WVG: DEPARTEMENT_ZORG, WSE: DEPARTEMENT_WSE}


def zoek_departement(soort: str) -> Organisatie | None:
    """The departement that looks at this kind; None when this installation has none."""
    rijen = Organisatie.objects.filter(soort=DEPARTEMENTEN[soort], is_actief=True)
    return rijen.order_by("aangemaakt_op", "pk").first()


def vraag_aanvaarden(departement_id: UUID, soort: str) -> None:
    """The departement has the task to look at what was handed in: one, however many wait."""
    _vergrendel(departement_id)
    _vraag(AANVAARDEN, departement_id, DEPARTEMENTEN[soort])


def rond_aanvaarden_af(departement_id: UUID, soort: str) -> None:
    """That task is done once nothing of this kind waits any more; call it after the last one was judged."""
    _vergrendel(departement_id)
    if not Overeenkomst.objects.filter(soort=soort, status=INGEDIEND).exists():
        rond_taken_af(AANVAARDEN, object_soort=ORGANISATIE, object_id=departement_id)


def vraag_late_evaluaties(begeleiding: Begeleiding) -> None:
    """The departement has one task for all evaluations that are so late that it sees them (regelgeving 15, row 20).

    Nothing for guidance of which no agreement was handed in: it does not know that person.
    """
    departement = zoek_departement(WVG)
    hier = _bij_departement().filter(
        deelnemer_id=begeleiding.deelnemer_id, begeleider_id=begeleiding.begeleider_id
    )
    if departement is not None and hier.exists():
        _vergrendel(departement.pk)
        _vraag(LATE_EVALUATIES, departement.pk, DEPARTEMENTEN[WVG])


def rond_late_evaluaties_af() -> None:
    """That task is done once no evaluation that the departement sees is late; one query while nobody has the task."""
    open_ = Taak.objects.filter(soort=LATE_EVALUATIES, klaar_op__isnull=True)
    departement_id = open_.values_list("object_id", flat=True).first()
    if departement_id is None:
        return
    _vergrendel(departement_id)
    hier = _bij_departement().filter(deelnemer=OuterRef("deelnemer"), begeleider=OuterRef("begeleider"))
    if not Begeleiding.objects.zichtbaar_te_laat(timezone.localdate()).filter(Exists(hier)).exists():
        rond_taken_af(LATE_EVALUATIES, object_soort=ORGANISATIE, object_id=departement_id)


def _bij_departement() -> OvereenkomstQuerySet:
    return Overeenkomst.objects.filter(soort=WVG, status__in=BIJ_DEPARTEMENT)


def _vergrendel(departement_id: UUID) -> None:
    """Who hands in and who judges the last one wait for each other: no agreement waits without a task."""
    rij = Organisatie.objects.filter(pk=departement_id).select_for_update(of=("self",), no_key=True)
    list(rij.values_list("pk"))


def _vraag(soort: str, departement_id: UUID, rol: str) -> None:
    eerder = Taak.objects.over(ORGANISATIE, departement_id).filter(soort=soort)
    if eerder.filter(klaar_op__isnull=True).exists():
        return
    maak_taak(
        soort,
        sleutel=f"{soort}:{departement_id}:{eerder.count()}",
        object_soort=ORGANISATIE,
        object_id=departement_id,
        organisatie_id=departement_id,
        rol=rol,
    )
