"""The task to ask anew, before a grant ends or after a merger: done by an application, back when that fails."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils import timezone

from mandaten.meldingen.toekenningen import NIEUW_AANVRAGEN, SOORT, VERNIEUWEN
from mandaten.models import Aanvraag, Toekenning, Toekenningsregio
from werkzorg.werklijst.models import Taak


def rond_heraanvraag_af(aanvraag: Aanvraag) -> int:
    """What the applicant had to ask anew, he asked with this application: those tasks are done; how many.

    Of the same kind, and where there are regio's in one of these.
    """
    return _taken(aanvraag).filter(klaar_op=None).update(klaar_op=timezone.now())


def hervat_heraanvraag(aanvraag: Aanvraag) -> int:
    """This application ended without a grant: what it took off the list waits again; how many.

    Not what was due on a day that is over, and no renewal of a grant that does not run any more or that somebody else
    holds by now.
    """
    if aanvraag.ingediend_op is None:
        return 0
    taken = _taken(aanvraag).filter(klaar_op__gte=aanvraag.ingediend_op)
    nog = Toekenning.objects.lopend().filter(houder=aanvraag.aanvrager_id)
    taken = taken.filter(~Q(soort=VERNIEUWEN) | Q(object_id__in=nog.values("pk")))
    return taken.exclude(termijn__lt=timezone.localdate()).update(klaar_op=None)


def is_heraangevraagd(toekenning: Toekenning) -> bool:
    """Whether its holder has an application for the same, on which the desk still decides."""
    rijen = Aanvraag.objects.in_behandeling().filter(
        aanvrager_id=toekenning.houder_id, soort=toekenning.soort
    )
    if toekenning.toekenningssoort.met_regio:
        rijen = rijen.filter(regios__regio__in=toekenning.regios.values("regio"))
    return rijen.exists()


def _taken(aanvraag: Aanvraag) -> QuerySet[Taak]:
    """The tasks to ask anew that this application answers, done or not."""
    over = Toekenning.objects.filter(soort=aanvraag.soort)
    if aanvraag.toekenningssoort.met_regio:
        gevraagd = aanvraag.regios.values("regio")
        over = over.filter(pk__in=Toekenningsregio.objects.filter(regio__in=gevraagd).values("toekenning"))
    return Taak.objects.filter(
        soort__in=(NIEUW_AANVRAGEN, VERNIEUWEN),
        object_soort=SOORT,
        object_id__in=over.values("pk"),
        organisatie=aanvraag.aanvrager_id,
    )
