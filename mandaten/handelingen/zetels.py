"""What the acts on the members of a grant share; called with its row locked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from mandaten.domein.levensloop import Steunpunt
from mandaten.domein.samenstelling import Bezetting, te_vullen
from mandaten.handelingen.bestemmelingen import taak_voor_beheer, taak_voor_loket
from mandaten.handelingen.bevoegdheden import periode_van
from mandaten.handelingen.houders import houders_van, laatste_houder
from mandaten.meldingen.toekenningen import (
    AANVULLEN,
    FUSIE_OPVOLGEN,
    OPVOLGEN,
    PLAATS_OPVOLGEN,
    PLAATSTAKEN,
    SOORT,
    VERNIEUWEN,
)
from mandaten.models import Besluit, Controledossier, Handhaving, Lid, Toekenning
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.parameters.domein import Momentopname
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import rond_taken_af

# What waits while a grant runs, and for nobody once it is over.
_LEVENSLOOP = (VERNIEUWEN, OPVOLGEN, FUSIE_OPVOLGEN, *PLAATSTAKEN)


def bezetting_van(toekenning: Toekenning) -> list[Bezetting]:
    """Its members as the law counts them, in the order in which they came."""
    rijen = toekenning.leden.order_by("periode", "id")
    return [
        Bezetting(lid.id, lid.organisatie_id, lid.plaats, periode_van(lid.periode), lid.aan_te_vullen_voor)
        for lid in rijen
    ]


def laat_vertrekken(lid: Lid, op: date, reden: str) -> None:
    """This member belongs to it up to and including `op`."""
    lid.periode, lid.einde_reden = reeks(lid.periode.lower, op), reden
    lid.save(update_fields=["periode", "einde_reden"])


def volg_plaatsen_op(toekenning: Toekenning, opname: Momentopname) -> list[date]:
    """Every seat that waits for a successor has its last day to find one, and its tasks; the others have none.

    The term (`samenstelling_aanvul_termijn`) runs from the day after the departure and never past the grant itself.
    Gives the last days of the seats that wait.
    """
    einde = laatste_dag(toekenning.periode)
    wachtend = set(te_vullen(toekenning.toekenningssoort, bezetting_van(toekenning), einde))
    dagen = []
    for lid in toekenning.leden.all():
        voor = None
        if lid.id in wachtend:
            vertrek = laatste_dag(lid.periode)
            assert vertrek is not None  # who waits for a successor has left
            voor = opname.laatste_dag("samenstelling_aanvul_termijn", vertrek)
            voor = min(voor, einde) if einde else voor
            dagen.append(voor)
        if voor != lid.aan_te_vullen_voor:
            _sluit_taken(toekenning, lid)
            lid.aan_te_vullen_voor = voor
            lid.save(update_fields=["aan_te_vullen_voor"])
            if voor:
                _zet_taken(toekenning, lid, voor, opname.dag)
    return sorted(dagen)


def rond_levensloop_af(toekenning: Toekenning) -> None:
    """This grant is over, or will be by somebody's choice: nobody waits for a successor or for a new application."""
    toekenning.leden.filter(aan_te_vullen_voor__isnull=False).update(aan_te_vullen_voor=None)
    for soort in _LEVENSLOOP:
        rond_taken_af(soort, object_soort=SOORT, object_id=toekenning.id)


def hervat_levensloop(toekenning: Toekenning, sinds: datetime) -> None:
    """It runs on after all: what `rond_levensloop_af` took off the list since that moment waits again.

    Nothing about a seat that does not wait for a successor, or has another day by now to find one: that is of
    `volg_plaatsen_op`, which comes first.
    """
    taken = Taak.objects.over(SOORT, toekenning.id).filter(soort__in=_LEVENSLOOP, klaar_op__gte=sinds)
    open_ = Q()
    for lid in toekenning.leden.filter(aan_te_vullen_voor__isnull=False):
        open_ |= Q(sleutel__contains=f":{lid.id}:{lid.aan_te_vullen_voor}:")
    plaats = Q(soort__in=PLAATSTAKEN)
    taken.filter(~plaats | (plaats & open_) if open_ else ~plaats).update(klaar_op=None)


def _sluit_taken(toekenning: Toekenning, lid: Lid) -> None:
    """The tasks about the seat that this member left are done; those about another seat stay."""
    taken = Taak.objects.over(SOORT, toekenning.id).filter(soort__in=PLAATSTAKEN, klaar_op__isnull=True)
    taken.filter(sleutel__contains=f":{lid.id}:").update(klaar_op=timezone.now())


def _zet_taken(toekenning: Toekenning, lid: Lid, voor: date, vandaag: date) -> None:
    kenmerk, dagen = f"{lid.id}:{voor}", (voor - vandaag).days
    # Who leads by the end of the term finds the successor.
    taak_voor_beheer(AANVULLEN, toekenning, laatste_houder(toekenning), kenmerk=kenmerk, dagen=dagen)
    taak_voor_loket(PLAATS_OPVOLGEN, toekenning, vandaag, kenmerk=kenmerk, dagen=dagen)


def steunpunten(toekenning: Toekenning) -> list[Steunpunt]:
    """What was decided or recorded on a day and relies on this grant being there then; four queries."""
    return steunpunten_van([toekenning])[toekenning.pk]


def steunpunten_van(toekenningen: Sequence[Toekenning]) -> dict[UUID, list[Steunpunt]]:
    """The same per grant, for many: three queries beside their members and holders."""
    per: dict[UUID, list[Steunpunt]] = {rij.pk: [] for rij in toekenningen}
    besluiten = Besluit.objects.filter(toekenning__in=per)
    for pk, dag, nummer in besluiten.values_list("toekenning", "genomen_op", "nummer"):
        per[pk].append(Steunpunt(dag, f"besluit {nummer}"))
    procedures = Handhaving.objects.filter(toekenning__in=per)
    for pk, dag in procedures.values_list("toekenning", "vastgesteld_op"):
        per[pk].append(Steunpunt(dag, "er is een tekortkoming vastgesteld"))
    bezoeken = Controledossier.objects.filter(toekenning__in=per, bezocht_op__isnull=False)
    for pk, bezocht_op in bezoeken.values_list("toekenning", "bezocht_op"):
        if bezocht_op:
            per[pk].append(Steunpunt(bezocht_op, "er was een controle"))
    for toekenning in toekenningen:
        begin = toekenning.periode.lower
        komst = [lid.periode.lower for lid in toekenning.leden.all()]
        per[toekenning.pk] += [
            Steunpunt(eerste, "er trad een partner toe", is_komst=True) for eerste in komst if eerste > begin
        ]
        per[toekenning.pk] += [
            Steunpunt(een.periode.start, "er kwam een andere houder", is_komst=True)
            for een in houders_van(toekenning)[1:]
        ]
    return per
