"""One begeleider guides one deelnemer without a day between: the row that says since when, and when to evaluate.

It follows from the signed agreements and the evaluations held (Decreet 2022 art. 29); whoever changes one of those
calls `werk_begeleiding_bij`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.utils import timezone

from ama.domein.evaluatie import Evaluatieregels, dagen_te_laat, termijn
from ama.handelingen.departementtaken import rond_late_evaluaties_af
from ama.handelingen.evaluatietaken import verzet
from ama.models import Begeleiding, Jaarevaluatie, Overeenkomst
from ama.statussen import AFGEWERKT, OPEN, VERVALLEN
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.parameters.lezen import momentopname
from werkzorg.termijnen import Periode, samengevoegd
from werkzorg.werklijst.models import Taak

SOORT = "ama.begeleiding"
EVALUATIE = "ama.jaarevaluatie"
# With which the days are calculated: for the register of whoever calls this.
PARAMETERS = ("ama_evaluatie_interval", "ama_evaluatie_openen", "evaluatie_escalatie_dagen")


def werk_begeleiding_bij(deelnemer_id: UUID, begeleider_id: UUID) -> int:
    """The rows of this deelnemer at this begeleider are what agreements and evaluations say today; how many changed.

    Twice does nothing. A row ends when its last day is over: then an open evaluation lapses and its tasks are done.
    Raises ParameterOnbekend.
    """
    # Two agreements of one person at once: the second waits here and then reads what the first wrote.
    list(Deelnemer.objects.filter(pk=deelnemer_id).vergrendeld().values_list("pk"))
    overeenkomsten = list(
        Overeenkomst.objects.filter(deelnemer_id=deelnemer_id, begeleider_id=begeleider_id)
        .getekend()
        .order_by("start", "pk")
    )
    rijen = list(
        Begeleiding.objects.filter(deelnemer_id=deelnemer_id, begeleider_id=begeleider_id)
        .order_by("sinds", "pk")
        .vergrendeld()
    )
    gehouden = list(
        Jaarevaluatie.objects.filter(begeleiding__in=[rij.pk for rij in rijen], status=AFGEWERKT).values_list(
            "op", flat=True
        )
    )
    gewijzigd = 0
    vandaag = timezone.localdate()
    loopt_nog = False
    for periode in samengevoegd([een.periode for een in overeenkomsten]):
        if loopt_nog:
            # One row runs at a time: what begins after a gap has its own once the clock ended this one.
            break
        loopt_nog = periode.einde is not None and periode.einde >= vandaag
        rij = _rij_van(rijen, periode)
        nieuw = rij is None
        if rij is None:
            rij = Begeleiding(deelnemer_id=deelnemer_id, begeleider_id=begeleider_id)
        if _zet(rij, periode, gehouden, _overgenomen_tot(overeenkomsten, periode.start)):
            gewijzigd += 1
            rij.versie += 0 if nieuw else 1
            rij.save(force_insert=nieuw)
            _werk_open_bij(rij)
    for rij in rijen:
        # What was signed and never began leaves no guidance behind.
        if rij.tot is None and not any(Periode(rij.sinds).overlapt(een.periode) for een in overeenkomsten):
            rij.tot = rij.sinds
            rij.versie += 1
            rij.save(update_fields=["tot", "versie"])
            _werk_open_bij(rij)
            gewijzigd += 1
    return gewijzigd


def werk_opvolgers_bij(rij: Begeleiding) -> None:
    """Whoever takes this guidance over has the day of its next evaluation, also when it was held since."""
    opvolgers = Overeenkomst.objects.getekend().filter(
        volgt_op__deelnemer_id=rij.deelnemer_id, volgt_op__begeleider_id=rij.begeleider_id
    )
    paren = opvolgers.exclude(begeleider_id=rij.begeleider_id).values_list("deelnemer_id", "begeleider_id")
    for deelnemer_id, begeleider_id in sorted(set(paren)):
        werk_begeleiding_bij(deelnemer_id, begeleider_id)


def evaluatieregels(dag: date) -> Evaluatieregels:
    """The numbers of the yearly evaluation as they hold on `dag`; raises ParameterOnbekend."""
    opname = momentopname(dag)
    return Evaluatieregels(
        interval_maanden=opname.getal("ama_evaluatie_interval"),
        open_maanden=opname.getal("ama_evaluatie_openen"),
        escalatie_dagen=opname.getal("evaluatie_escalatie_dagen"),
    )


def _rij_van(rijen: Sequence[Begeleiding], periode: Periode) -> Begeleiding | None:
    """The row of this guidance: the running one, or the one that ended last of those that share a day with it."""
    delen = [rij for rij in rijen if Periode(rij.sinds, rij.tot).overlapt(periode)]
    return max(delen, key=lambda rij: (rij.tot is None, rij.tot or rij.sinds, rij.sinds), default=None)


def _zet(
    rij: Begeleiding, periode: Periode, gehouden: Sequence[date | None], overgenomen_tot: date | None
) -> bool:
    """Gives the row its days; whether anything is different."""
    vandaag = timezone.localdate()
    voorbij = periode.einde is not None and periode.einde < vandaag
    dagen = termijn(
        periode.start,
        [op for op in gehouden if op is not None],
        evaluatieregels(vandaag),
        overgenomen_tot,
    )
    nieuw = {
        "sinds": periode.start,
        "tot": periode.einde if voorbij else None,
        "overgenomen_tot": overgenomen_tot,
        "evaluatie_open_op": dagen.open_op,
        "evaluatie_uiterlijk_op": dagen.uiterlijk_op,
        "evaluatie_zichtbaar_op": dagen.zichtbaar_op,
    }
    if all(getattr(rij, veld) == waarde for veld, waarde in nieuw.items()):
        return False
    if rij.evaluatie_uiterlijk_op != dagen.uiterlijk_op or (rij.tot is not None and not voorbij):
        # What was said, was said about the former evaluation, or before the guidance ended and began again.
        rij.gezegd = []
    for veld, waarde in nieuw.items():
        setattr(rij, veld, waarde)
    return True


def _overgenomen_tot(overeenkomsten: Sequence[Overeenkomst], start: date) -> date | None:
    """The day of the evaluation that the former begeleider still had to hold, when this guidance continues his."""
    vorige = [een.volgt_op_id for een in overeenkomsten if een.start == start and een.volgt_op_id]
    voorgangers = Overeenkomst.objects.filter(pk__in=vorige).values_list(
        "deelnemer_id", "begeleider_id", "einde"
    )
    dagen = []
    for deelnemer_id, begeleider_id, einde in voorgangers:
        rij = (
            Begeleiding.objects.filter(
                deelnemer_id=deelnemer_id, begeleider_id=begeleider_id, sinds__lte=einde or start
            )
            .order_by("-sinds")
            .first()
        )
        if rij is not None:
            dagen.append(rij.evaluatie_uiterlijk_op)
    return min(dagen, default=None)


def _werk_open_bij(rij: Begeleiding) -> None:
    """The open evaluation follows its guidance: with another last day, or lapsed when the guidance ended."""
    open_ = list(Jaarevaluatie.objects.filter(begeleiding=rij, status=OPEN).vergrendeld())
    if rij.tot is not None:
        _sluit(rij, open_)
        return
    for evaluatie in open_:
        if evaluatie.uiterlijk_op != rij.evaluatie_uiterlijk_op:
            verzet(rij, evaluatie)


def _sluit(rij: Begeleiding, open_: Sequence[Jaarevaluatie]) -> None:
    """Nobody evaluates guidance that ended: how late it was stays on record, and its tasks are done."""
    for evaluatie in open_:
        evaluatie.status = VERVALLEN
        evaluatie.dagen_te_laat = dagen_te_laat(rij.evaluatie_uiterlijk_op, rij.tot) if rij.tot else 0
        evaluatie.versie += 1
        evaluatie.save(update_fields=["status", "dagen_te_laat", "versie"])
    for soort, sleutels in ((SOORT, [rij.pk]), (EVALUATIE, [een.pk for een in open_])):
        Taak.objects.filter(object_soort=soort, object_id__in=sleutels, klaar_op__isnull=True).update(
            klaar_op=timezone.now()
        )
    rond_late_evaluaties_af()
