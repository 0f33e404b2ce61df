"""The drafts and running agreements of one person at one begeleider, looked at again when a permission changes."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils import timezone

from ama.domein.samenloop import uitsluitende_steun
from ama.handelingen.opmaken import zet_stand
from ama.handelingen.vergrendelen import SOORT
from ama.meldingen.toestemming import NAGAAN
from ama.models import Overeenkomst, Overeenkomstversie
from ama.models.persoonsbeeld import persoon_bij
from ama.models.versiebeeld import kijk_na_versie
from ama.querysets.lezers import BEGELEIDER
from ama.soorten import WVG
from ama.statussen import IN_BEGELEIDING, IN_OPMAAK
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen import Periode
from werkzorg.werklijst.taken import maak_taak, rond_taken_af


def werk_ontwerpen_bij(deelnemer_id: UUID, door: Hoedanigheid) -> list[Overeenkomst]:
    """Every draft stands as status, permissions and contents now say; those that changed.

    Running agreements without permission, or beside support of the VAPH that excludes AMA, get a task for who guides;
    when all is in order again it is done.
    """
    vandaag = timezone.localdate()
    rijen = (
        Overeenkomst.objects.filter(
            deelnemer_id=deelnemer_id,
            begeleider_id=door.organisatie_id,
            status__in=(*IN_OPMAAK, *IN_BEGELEIDING),
        )
        .select_related("begeleider_lid")
        .order_by("pk")
        .vergrendeld()
    )
    gewijzigd = []
    for rij in rijen:
        versie = _versie(rij)
        if versie is None:
            continue
        nagekeken = kijk_na_versie(rij, versie, vandaag)
        if rij.status in IN_OPMAAK:
            if zet_stand(rij, nagekeken.stand):
                gewijzigd.append(rij)
        elif rij.einde is not None and rij.einde < vandaag:
            continue
        elif all(een.blijft for een in nagekeken.oordelen) and not _sluit_uit(rij, vandaag):
            rond_taken_af(NAGAAN, object_soort=SOORT, object_id=rij.pk)
        else:
            maak_taak(
                NAGAAN,
                sleutel=f"{NAGAAN}:{rij.pk}:{vandaag}",
                object_soort=SOORT,
                object_id=rij.pk,
                organisatie_id=rij.begeleider_id,
                rol=BEGELEIDER,
                gebruiker_id=rij.begeleider_lid.gebruiker_id,
                dagen=0,
                deelnemer_id=rij.deelnemer_id,
            )
    return gewijzigd


def _sluit_uit(rij: Overeenkomst, vandaag: date) -> bool:
    """Whether support of the VAPH stands in the way of what is still to come of this agreement (regelgeving 5.1).

    That rule is of AMA WVG only.
    """
    if rij.soort != WVG:
        return False
    rest = rij.periode.doorsnede(Periode(max(rij.start, vandaag)))
    return rest is not None and bool(uitsluitende_steun(persoon_bij(rij).vaph, rest))


def _versie(rij: Overeenkomst) -> Overeenkomstversie | None:
    """What is signed and came last, or of a draft what is written."""
    versies = Overeenkomstversie.objects.filter(overeenkomst=rij, vervallen_op=None).order_by("-nummer")
    if rij.status in IN_OPMAAK:
        return versies.first()
    return versies.filter(getekend_op__isnull=False).first()
