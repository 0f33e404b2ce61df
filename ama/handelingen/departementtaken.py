"""The tasks of a departement: one for all agreements that wait for it, one for all evaluations that are too late."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef
from django.utils import timezone

from ama.meldingen.evaluaties import LATE_EVALUATIES
from ama.meldingen.kwartaal import NAKIJKEN
from ama.meldingen.levensloop import AANVAARDEN
from ama.models import Begeleiding, Kwartaalverslag, Overeenkomst
from ama.models.evaluatiefeiten import soort_op
from ama.querysets import OvereenkomstQuerySet
from ama.querysets.lezers import DEPARTEMENT_WSE, DEPARTEMENT_ZORG, SOORT_VAN_DEPARTEMENT
from ama.soorten import WSE, WVG
from ama.statussen import BEVESTIGD, BIJ_DEPARTEMENT, GECONTROLEERD, INGEDIEND
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
    vergrendel_departement(departement_id)
    vraag_departement(AANVAARDEN, departement_id, DEPARTEMENTEN[soort])


def rond_aanvaarden_af(departement_id: UUID, soort: str) -> None:
    """That task is done once nothing of this kind waits any more; call it after the last one was judged."""
    vergrendel_departement(departement_id)
    if not Overeenkomst.objects.filter(soort=soort, status=INGEDIEND).exists():
        rond_taken_af(AANVAARDEN, object_soort=ORGANISATIE, object_id=departement_id)


def vraag_late_evaluaties(begeleiding: Begeleiding) -> None:
    """The departement has one task for all evaluations that are so late that it sees them (regelgeving 15, row 20).

    Nothing for guidance of which no agreement was handed in: it does not know that person.
    """
    soort = soort_op(begeleiding, timezone.localdate())
    departement = zoek_departement(soort)
    hier = _bij_departement(soort).filter(
        deelnemer_id=begeleiding.deelnemer_id, begeleider_id=begeleiding.begeleider_id
    )
    if departement is not None and hier.exists():
        vergrendel_departement(departement.pk)
        vraag_departement(LATE_EVALUATIES, departement.pk, DEPARTEMENTEN[soort])


def rond_late_evaluaties_af() -> None:
    """That task is done once no evaluation that a departement sees is late; one query while nobody has the task."""
    open_ = Taak.objects.filter(soort=LATE_EVALUATIES, klaar_op__isnull=True)
    vandaag = timezone.localdate()
    for departement_id, rol in open_.order_by("object_id").values_list("object_id", "rol"):
        vergrendel_departement(departement_id)
        soort = SOORT_VAN_DEPARTEMENT[rol]
        hier = _bij_departement(soort).filter(
            deelnemer=OuterRef("deelnemer"), begeleider=OuterRef("begeleider")
        )
        laat = Begeleiding.objects.zichtbaar_te_laat(vandaag).filter(Exists(hier)).van_soort(soort, vandaag)
        if not laat.exists():
            rond_taken_af(LATE_EVALUATIES, object_soort=ORGANISATIE, object_id=departement_id)


def werk_nakijktaak_bij() -> None:
    """The Departement WSE has one task for all quarterly reports that wait for it; done when none waits any more."""
    departement = zoek_departement(WSE)
    if departement is None:
        return
    vergrendel_departement(departement.pk)
    if Kwartaalverslag.objects.filter(status__in=(BEVESTIGD, GECONTROLEERD)).exists():
        vraag_departement(NAKIJKEN, departement.pk, DEPARTEMENTEN[WSE])
    else:
        rond_taken_af(NAKIJKEN, object_soort=ORGANISATIE, object_id=departement.pk)


def _bij_departement(soort: str) -> OvereenkomstQuerySet:
    return Overeenkomst.objects.filter(soort=soort, status__in=BIJ_DEPARTEMENT)


def vergrendel_departement(departement_id: UUID) -> None:
    """Who hands in and who judges the last one wait for each other: no agreement waits without a task."""
    rij = Organisatie.objects.filter(pk=departement_id).select_for_update(of=("self",), no_key=True)
    list(rij.values_list("pk"))


def vraag_departement(soort: str, departement_id: UUID, rol: str) -> None:
    """This locked departement has one open task of this kind, about itself; there already adds nothing."""
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
