"""What an evaluation starts from: the attendance since the last one, the last one itself, and who permits."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncMonth

from ama.domein.aanwezigheid import Status
from ama.domein.evaluatie import af_te_stemmen, begeleid_tot, ooit_af_te_stemmen
from ama.domein.evaluatieinhoud import Doel, Evaluatie
from ama.domein.opkomst import Maand, Opkomst
from ama.domein.statuut import Instantie
from ama.domein.toestemming import Toestemming as Antwoord
from ama.domein.toestemming import Uitkomst
from ama.models.aanwezigheid import Aanwezigheid
from ama.models.begeleiding import Begeleiding, Jaarevaluatie
from ama.models.overeenkomst import Overeenkomst
from ama.models.statuut import Toestemming
from ama.soorten import WVG
from ama.statussen import AFGEWERKT

_GEPLAND = Q(is_gepland=True)
_TELLING: dict[str, Any] = {
    "aanwezig": Count("pk", filter=_GEPLAND & Q(status=Status.AANWEZIG.value)),
    "verwittigd": Count("pk", filter=_GEPLAND & Q(status=Status.VERWITTIGD.value)),
    "onverwittigd": Count("pk", filter=_GEPLAND & Q(status=Status.ONVERWITTIGD.value)),
    "extra": Count("pk", filter=Q(is_gepland=False, status=Status.AANWEZIG.value)),
    "minuten": Sum("minuten", default=0),
}


def vorige_van(begeleiding: Begeleiding) -> Jaarevaluatie | None:
    """The evaluation that was finished last; None when there was none."""
    return begeleiding.evaluaties.filter(status=AFGEWERKT).order_by("-op").first()


def laatste_dag_van(begeleiding: Begeleiding) -> date | None:
    """The last day of this guidance that is known, inclusive; None when it has no end. One query."""
    rijen = Overeenkomst.objects.getekend().filter(
        deelnemer_id=begeleiding.deelnemer_id, begeleider_id=begeleiding.begeleider_id
    )
    return begeleid_tot([een.periode for een in rijen], begeleiding.sinds)


def opkomst_per_maand(begeleiding: Begeleiding, vorige: Jaarevaluatie | None, tot: date) -> tuple[Maand, ...]:
    """The attendance per month since the day after the last evaluation, or since the beginning, up to and incl. `tot`.

    At most a year of one person: one query.
    """
    rijen = Aanwezigheid.objects.filter(
        overeenkomst__in=Overeenkomst.objects.getekend().filter(
            deelnemer_id=begeleiding.deelnemer_id, begeleider_id=begeleiding.begeleider_id
        ),
        dag__lte=tot,
    )
    if vorige is not None and vorige.op is not None:
        rijen = rijen.filter(dag__gt=vorige.op)
    rijen = rijen.filter(dag__gte=begeleiding.sinds)
    per: Any = rijen.annotate(maand=TruncMonth("dag")).values("maand").annotate(**_TELLING).order_by("maand")
    return tuple(
        Maand(een["maand"].year, een["maand"].month, Opkomst(**{naam: een[naam] for naam in _TELLING}))
        for een in per
    )


def samen(maanden: tuple[Maand, ...]) -> Opkomst:
    """All these months together."""
    namen = tuple(_TELLING)
    return Opkomst(**{naam: sum(getattr(een.opkomst, naam) for een in maanden) for naam in namen})


def doelen_van(rij: Jaarevaluatie) -> tuple[Doel, ...]:
    """The goals as the row keeps them."""
    return tuple(Doel(een["tekst"], een["vooruitgang"]) for een in rij.doelen)


def inhoud_van(rij: Jaarevaluatie) -> Evaluatie:
    """What the row says, as plain values."""
    return Evaluatie(
        op=rij.op,
        doelen=doelen_van(rij),
        woorden_deelnemer=rij.woorden_deelnemer,
        volgende_stap_mogelijk=rij.volgende_stap_mogelijk,
        waarom=rij.waarom,
        afspraken=rij.afspraken,
        uitkomst=rij.uitkomst,
        afgestemd=frozenset(Instantie(een) for een in rij.afgestemd),
    )


def soort_op(begeleiding: Begeleiding, dag: date) -> str:
    """Under which kind of AMA somebody is guided here on this day, or was last before it; one query."""
    rijen = Overeenkomst.objects.getekend().filter(
        deelnemer_id=begeleiding.deelnemer_id, begeleider_id=begeleiding.begeleider_id
    )
    # Of both kinds there is never one on the same day.
    laatste = (
        rijen.filter(start__lte=dag).order_by("-start", "pk").first() or rijen.order_by("start", "pk").first()
    )
    return laatste.soort if laatste is not None else WVG


def als_json(doelen: tuple[Doel, ...]) -> list[dict[str, Any]]:
    """The goals as the row keeps them; empty ones are left out."""
    return [
        {"tekst": een.tekst.strip(), "vooruitgang": een.vooruitgang} for een in doelen if een.tekst.strip()
    ]


def instanties_om_af_te_stemmen(begeleiding: Begeleiding, dag: date) -> tuple[Instantie, ...]:
    """The bodies that take part in the evaluation on this day (regelgeving 5.4); one query."""
    return tuple(dict.fromkeys(een.instantie for een in af_te_stemmen(_antwoorden(begeleiding), dag)))


def mogelijke_instanties(
    begeleiding: Begeleiding, vorige: Jaarevaluatie | None, tot: date
) -> tuple[Instantie, ...]:
    """The bodies that may take part in an evaluation on some day since the last one, up to `tot`; one query."""
    van = vorige.op if vorige is not None and vorige.op is not None else begeleiding.sinds
    return ooit_af_te_stemmen(_antwoorden(begeleiding), min(van, tot), tot)


def _antwoorden(begeleiding: Begeleiding) -> list[Antwoord]:
    rijen = Toestemming.objects.filter(
        deelnemer_id=begeleiding.deelnemer_id, begeleider_id=begeleiding.begeleider_id
    )
    return [_antwoord(rij) for rij in rijen]


def _antwoord(rij: Toestemming) -> Antwoord:
    return Antwoord(
        instantie=Instantie(rij.instantie),
        uitkomst=Uitkomst(rij.uitkomst),
        gegeven_op=rij.gegeven_op,
        van=rij.van,
        tot=rij.tot,
        ingetrokken_op=rij.ingetrokken_op,
    )
