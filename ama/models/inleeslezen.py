"""Reading what a set of rows of a file with presences is judged by; the number of queries does not follow the rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from uuid import UUID

from django.db.models import F

from ama.domein.aanwezigheid import Status, Waarde
from ama.domein.aanwezigheidsinlezing import Feiten, Inleesrij, Kandidaat, sleutel
from ama.domein.werkpostdag import Werkpostdag, werkpostdag
from ama.models.aanwezigheid import Aanwezigheid
from ama.models.dagbladlezen import Werkpostbeeld, met_rooster, plannen_van, werkpostbeelden
from ama.models.overeenkomst import Overeenkomst
from ama.models.wseweigering import wse_weigering
from ama.querysets import OvereenkomstQuerySet
from werkzorg.termijnen import Periode


def feiten_voor(rijen: Sequence[Inleesrij], hier: OvereenkomstQuerySet, vandaag: date) -> Feiten:
    """What the law needs to know to judge these rows, within the agreements `hier`; three queries.

    One more when an agreement of AMA sociale economie is among them.
    """
    dagen = {rij.dag for rij in rijen}
    binnen = Periode(min(dagen), max(dagen))
    nummers = {rij.dossiernummer for rij in rijen}
    gevonden = hier.getekend().filter(deelnemer__dossiernummer__in=nummers)
    # Only the number of the person is read: nothing else of him is needed.
    met_nummer = gevonden.select_related("toeleiding").annotate(dossiernummer=F("deelnemer__dossiernummer"))
    overeenkomsten = list(met_rooster(met_nummer, binnen))
    per_pk, weigering = {een.pk: een for een in overeenkomsten}, wse_weigering(overeenkomsten, vandaag)
    beelden = werkpostbeelden({een.werkpost_id for een in overeenkomsten}, binnen)
    kandidaten: dict[str, list[Kandidaat]] = {}
    for een in overeenkomsten:
        nummer: str = vars(een)["dossiernummer"]
        kandidaten.setdefault(nummer, []).append(_kandidaat(een, beelden[een.werkpost_id]))

    @cache
    def dagsoort(werkpost_id: UUID, dag: date) -> Werkpostdag:
        return werkpostdag(beelden[werkpost_id].op(dag), dag)

    al = Aanwezigheid.objects.filter(overeenkomst__in=[een.pk for een in overeenkomsten], dag__in=dagen)
    return Feiten(
        vandaag,
        kandidaten,
        dagsoort,
        {
            (pk, dag): Waarde(Status(status), minuten, nota)
            for pk, dag, status, minuten, nota in al.values_list(
                "overeenkomst_id", "dag", "status", "minuten", "nota"
            )
        },
        lambda pk, dag: weigering(per_pk[pk], dag),
    )


def _kandidaat(rij: Overeenkomst, beeld: Werkpostbeeld) -> Kandidaat:
    werkpost = beeld.werkpost
    tak = werkpost.vestiging
    namen = {werkpost.naam}
    if tak is not None:
        namen |= {tak.naam, tak.nummer}
    else:
        namen.add(werkpost.organisatie.kbo_nummer or "")
    return Kandidaat(
        overeenkomst=rij.pk,
        deelnemer=rij.deelnemer_id,
        werkpost=rij.werkpost_id,
        naam=werkpost.naam,
        namen=frozenset(sleutel(naam) for naam in namen if naam),
        periode=rij.periode,
        plannen=tuple(plannen_van(rij)),
    )
