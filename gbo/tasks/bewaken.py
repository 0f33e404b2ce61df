"""Every five minutes the clock looks what is new at the core partners, and where a first contact is late."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, F, OuterRef

from gbo.handelingen.bewaken import ORGANISATIE, onthaal_nieuw_melden, onthaal_te_laat_melden
from gbo.meldingen.onthaal import OPNEMEN, TE_LAAT
from gbo.models import Onthaaltraject
from gbo.querysets import OnthaaltrajectQuerySet
from gbo.statussen import ONTVANGEN, TE_CONTACTEREN
from werkzorg.handelen.klok import Klokjob, Ritme, Telling, elk, samen
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.werklijst.models import Taak

JOB = "onthaal_bewaken"


def onthaal_bewaken(dag: date, door: Klok) -> Telling:
    """Tasks and notices of what is new, then one task per partner where something is late.

    With nothing new a fixed number of questions. A row that fails is logged by its key and stops no other.
    """
    laat = set(
        Onthaaltraject.objects.filter(status__in=TE_CONTACTEREN, eerste_contact_voor__lt=dag).values_list(
            "partner_id", flat=True
        )
    )
    gezegd = set(
        Taak.objects.filter(soort=TE_LAAT, object_soort=ORGANISATIE, klaar_op__isnull=True).values_list(
            "object_id", flat=True
        )
    )
    return samen(
        elk(te_melden(), lambda rij: onthaal_nieuw_melden(rij, door=door)),
        elk(
            sorted(laat ^ gezegd),
            lambda pk: onthaal_te_laat_melden(pk, is_laat=pk in laat, dag=dag, door=door),
        ),
    )


def te_melden() -> OnthaaltrajectQuerySet:
    """Those that arrived at a partner that has no task about it yet."""
    al = Taak.objects.filter(
        soort=OPNEMEN,
        object_id=OuterRef("pk"),
        organisatie_id=OuterRef("partner_id"),
        aangemaakt_op__gte=OuterRef("bij_partner_sinds"),
    )
    return Onthaaltraject.objects.filter(~Exists(al), status=ONTVANGEN).order_by(F("overgedragen_op"), "pk")


KLOKJOBS = (Klokjob(JOB, onthaal_bewaken, Ritme.DOORLOPEND),)
