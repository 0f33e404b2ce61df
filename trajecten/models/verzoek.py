"""From the rows to what the law judges a request by."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from trajecten.domein.beslissing import Inschatting
from trajecten.domein.doelgroep import Controle, Verzoekbeeld, controles
from trajecten.domein.verzoek import Verzoek
from trajecten.models.traject import Beoordeling, Traject
from trajecten.statussen import AFGELOPEN
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.parameters.domein import Momentopname
from werkzorg.parameters.lezen import momentopname
from werkzorg.plaatsen.opzoeken import gemeente_van, regio_van

# The parameter that says from which day of receipt on the law of 2022 holds.
GRENS = "at_oude_regels_aanvraag_voor"


def verzoekbeeld_van(traject: Traject) -> Verzoekbeeld:
    """What is known about this request; the row comes with its person.

    Nothing else runs for him: two at the same time the table refuses.
    """
    return Verzoekbeeld(
        ontvangen_op=traject.ontvangen_op,
        gemeente=traject.gemeente,
        postcode=traject.deelnemer.postcode,
        regio=traject.regio_id or "",
        belemmeringen=tuple(traject.belemmeringen),
        werk_nu_niet_mogelijk=traject.werk_nu_niet_mogelijk,
        werk_later_verwacht=traject.werk_later_verwacht,
    )


def beeld_voor(deelnemer: Deelnemer, verzoek: Verzoek | None) -> Verzoekbeeld:
    """What would be known about this request; None: nothing was filled in yet. At most one query."""
    dag = verzoek.ontvangen_op if verzoek else timezone.localdate()
    gemeente = gemeente_van(deelnemer.postcode, deelnemer.gemeente, dag)
    regio = regio_van(gemeente, dag) if gemeente else None
    loopt = Traject.objects.filter(deelnemer=deelnemer).exclude(status__in=AFGELOPEN).exists()
    return Verzoekbeeld(
        ontvangen_op=verzoek.ontvangen_op if verzoek else None,
        gemeente=gemeente.naam if gemeente else deelnemer.gemeente,
        postcode=deelnemer.postcode,
        regio=regio.pk if regio else "",
        belemmeringen=tuple(verzoek.belemmeringen) if verzoek else (),
        werk_nu_niet_mogelijk=verzoek.werk_nu_niet_mogelijk if verzoek else None,
        werk_later_verwacht=verzoek.werk_later_verwacht if verzoek else None,
        lopend_dossier=deelnemer.dossiernummer if loopt else "",
    )


def doelgroepcontroles(beeld: Verzoekbeeld) -> list[Controle]:
    """Every check of the target group with the numbers of today; one query. Raises ParameterOnbekend."""
    vandaag = timezone.localdate()
    return controles(beeld, grens=eerste_dag_nieuw(momentopname(vandaag)), vandaag=vandaag)


def eerste_dag_nieuw(opname: Momentopname) -> date:
    """The first day of receipt to which the law of 2022 applies; raises ParameterOnbekend."""
    return opname.dag_van("at_oude_regels_aanvraag_voor")


def inschatting_van(beoordeling: Beoordeling | None) -> Inschatting:
    """What VDAB estimated until now; nothing without a row."""
    if beoordeling is None:
        return Inschatting()
    return Inschatting(
        problematiek=beoordeling.problematiek,
        groei=beoordeling.groei,
        indicering=beoordeling.indicering,
        werk_nu_niet_mogelijk=beoordeling.werk_nu_niet_mogelijk,
        werk_later_verwacht=beoordeling.werk_later_verwacht,
    )
