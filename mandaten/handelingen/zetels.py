"""What the acts on the members and the holder of a grant share; called with its row locked."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from mandaten.domein.levensloop import Steunpunt
from mandaten.domein.samenstelling import Bezetting, te_vullen
from mandaten.handelingen.bestemmelingen import taak_voor_beheer, taak_voor_loket
from mandaten.handelingen.bevoegdheden import periode_van
from mandaten.meldingen.toekenningen import (
    AANVULLEN,
    OPVOLGEN,
    PLAATS_OPVOLGEN,
    PLAATSTAKEN,
    SOORT,
    VERNIEUWEN,
)
from mandaten.models import Houderschap, Lid, Toekenning
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.parameters.domein import Momentopname
from werkzorg.werklijst.models import Taak
from werkzorg.werklijst.taken import rond_taken_af

_EEN_DAG = timedelta(days=1)


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
    for soort in (VERNIEUWEN, OPVOLGEN, *PLAATSTAKEN):
        rond_taken_af(soort, object_soort=SOORT, object_id=toekenning.id)


def _sluit_taken(toekenning: Toekenning, lid: Lid) -> None:
    """The tasks about the seat that this member left are done; those about another seat stay."""
    taken = Taak.objects.over(SOORT, toekenning.id).filter(soort__in=PLAATSTAKEN, klaar_op__isnull=True)
    taken.filter(sleutel__contains=f":{lid.id}:").update(klaar_op=timezone.now())


def _zet_taken(toekenning: Toekenning, lid: Lid, voor: date, vandaag: date) -> None:
    kenmerk, dagen = f"{lid.id}:{voor}", (voor - vandaag).days
    taak_voor_beheer(AANVULLEN, toekenning, toekenning.houder_id, kenmerk=kenmerk, dagen=dagen)
    taak_voor_loket(PLAATS_OPVOLGEN, toekenning, vandaag, kenmerk=kenmerk, dagen=dagen)


def geef_houder_door(toekenning: Toekenning, naar: UUID, vanaf: date) -> None:
    """`naar` holds it from `vanaf` on; who held it before is kept, so that what was true on an earlier day stays so.

    Raises Geweigerd when its present holder came later than that.
    """
    eerdere = [laatste_dag(rij.periode) for rij in toekenning.houderschappen.all()]
    begin = max((tot + _EEN_DAG for tot in eerdere if tot), default=toekenning.periode.lower)
    if vanaf < begin:
        raise Geweigerd(
            f"{toekenning.nummer} kreeg pas op {begin:%d/%m/%Y} zijn huidige houder: kies die dag of later."
        )
    if vanaf > begin:
        Houderschap.objects.create(
            toekenning=toekenning,
            organisatie_id=toekenning.houder_id,
            periode=reeks(begin, vanaf - _EEN_DAG),
        )
    toekenning.houder_id = naar


def steunpunten(toekenning: Toekenning) -> list[Steunpunt]:
    """What was decided or recorded on a day and relies on this grant being there then."""
    besluiten = toekenning.besluiten.values_list("genomen_op", "nummer")
    uit = [Steunpunt(dag, f"besluit {nummer}") for dag, nummer in besluiten]
    uit += [
        Steunpunt(rij.periode.lower, "er trad een partner toe")
        for rij in toekenning.leden.all()
        if rij.periode.lower > toekenning.periode.lower
    ]
    uit += [
        Steunpunt(dag, "er is een tekortkoming vastgesteld")
        for dag in toekenning.handhavingen.values_list("vastgesteld_op", flat=True)
    ]
    uit += [
        Steunpunt(dag, "er was een controle")
        for dag in toekenning.controles.values_list("bezocht_op", flat=True)
        if dag
    ]
    return uit
