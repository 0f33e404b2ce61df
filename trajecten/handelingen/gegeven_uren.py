"""The acts about hours really given: written down per day by who gave them, taken back, and corrected (art. 18, 23)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from django.db.models import Sum
from django.utils import timezone

from trajecten.domein.uitvoering import TERUGNEMEN_MINUTEN, Dagregel, uren_bezwaren, verbeter_bezwaren
from trajecten.handelingen.acties import CONTROLEER
from trajecten.handelingen.actieslot import OP_TE_SCHRIJVEN, laatste_dag_van, vergrendel_actie
from trajecten.handelingen.netwerktaken import netwerktaken_nakijken
from trajecten.meldingen.netwerk import ACTIE
from trajecten.models import Actie, Uren
from trajecten.statussen import AFGEWERKT, BEZIG, GEPLAND, OPEN_ACTIE
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@handeling("uren_registreren")
def uren_registreren(actie: Actie, *, regels: Sequence[Dagregel], door: Hoedanigheid) -> Actie:
    """The own organisation gave these hours on these days; with the first ones the action has begun.

    Raises Geweigerd for the action of another organisation, and for days and hours that cannot be.
    """
    rij = vergrendel_actie(actie.pk, door=door, trajectstatussen=OP_TE_SCHRIJVEN, actiestatussen=OPEN_ACTIE)
    if rij.dienstverlener_id != door.organisatie_id:
        raise Geweigerd("Alleen wie de actie uitvoert, schrijft de uren op.")
    if not regels:
        raise Geweigerd("Vul bij minstens één dag in hoeveel uren je gaf.")
    al = rij.gegeven.filter(dag__in=[regel.dag for regel in regels], organisatie_id=door.organisatie_id)
    bezwaren = uren_bezwaren(
        regels,
        van=rij.van,
        laatste=laatste_dag_van(rij.traject),
        vandaag=timezone.localdate(),
        al_geschreven=dict(al.order_by().values_list("dag").annotate(samen=Sum("uren"))),
    )
    if bezwaren:
        raise Geweigerd(CONTROLEER, velden=bezwaren)
    # One moment for all: what was sent together is taken back together.
    nu = timezone.now()
    Uren.objects.bulk_create(
        Uren(
            traject_id=rij.traject_id,
            actie=rij,
            organisatie_id=door.organisatie_id,
            dag=regel.dag,
            uren=regel.uren,
            wat=regel.wat,
            door_id=door.gebruiker_id,
            geregistreerd_op=nu,
        )
        for regel in regels
    )
    if rij.status == GEPLAND:
        rij.status = BEZIG
        rij.versie += 1
        rij.save(update_fields=["status", "versie"])
        netwerktaken_nakijken(rij.traject)
    _log("uren_registreren", rij, door, len(regels))
    return rij


@handeling("uren_terugnemen")
def uren_terugnemen(uren: Uren, *, door: Hoedanigheid) -> Actie:
    """What this person sent together with these hours goes away again, within ten minutes.

    Without other hours the action is planned again. Raises Geweigerd for somebody else's, or later.
    """
    rij = vergrendel_actie(
        uren.actie_id, door=door, trajectstatussen=OP_TE_SCHRIJVEN, actiestatussen=OPEN_ACTIE
    )
    samen = Uren.objects.filter(
        actie=rij, door_id=door.gebruiker_id, geregistreerd_op=uren.geregistreerd_op
    ).select_for_update(of=("self",), no_key=True)
    aantal = len(samen)
    if not aantal:
        raise Geweigerd("Deze uren zijn al teruggenomen, of iemand anders schreef ze op.")
    if timezone.now() - uren.geregistreerd_op > timedelta(minutes=TERUGNEMEN_MINUTEN):
        raise Geweigerd(
            f"Uren neem je terug binnen {TERUGNEMEN_MINUTEN} minuten, en die zijn voorbij. "
            "Staat er iets fout in? Verbeter ze: wat er eerst stond, blijft erbij."
        )
    Uren.objects.filter(actie=rij, door_id=door.gebruiker_id, geregistreerd_op=uren.geregistreerd_op).delete()
    if rij.status == BEZIG and not rij.gegeven.exists():
        rij.status = GEPLAND
        rij.versie += 1
        rij.save(update_fields=["status", "versie"])
    _log("uren_terugnemen", rij, door, aantal)
    return rij


@handeling("uren_verbeteren")
def uren_verbeteren(uren: Uren, *, nieuw: Decimal, reden: str, versie: int, door: Hoedanigheid) -> Uren:
    """These hours were really `nieuw`, for this reason; what was written down first stays beside it.

    Also of an action that is done, until the eindadvies is sent. Raises Geweigerd for hours of another organisation or
    that cannot be; Versieconflict when somebody was first.
    """
    actie = vergrendel_actie(
        uren.actie_id, door=door, trajectstatussen=OP_TE_SCHRIJVEN, actiestatussen=(*OPEN_ACTIE, AFGEWERKT)
    )
    rij = Uren.objects.zichtbaar_voor(door).vergrendel(uren.pk)
    if rij.organisatie_id != door.organisatie_id:
        raise Geweigerd("Alleen wie de uren gaf, verbetert ze.")
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    op_dag = Uren.objects.filter(actie=actie, organisatie_id=rij.organisatie_id, dag=rij.dag)
    nee = verbeter_bezwaren(
        nieuw, reden, nu=rij.uren, op_dag=op_dag.aggregate(som=Sum("uren"))["som"], dag=rij.dag
    )
    if nee:
        raise Geweigerd(CONTROLEER, velden=nee)
    if rij.eerst_uren is None:
        rij.eerst_uren = rij.uren
    rij.uren, rij.verbeter_reden = nieuw, reden.strip()
    rij.verbeterd_op, rij.verbeterd_door_id = timezone.now(), door.gebruiker_id
    rij.versie += 1
    rij.save(
        update_fields=["uren", "eerst_uren", "verbeter_reden", "verbeterd_op", "verbeterd_door", "versie"]
    )
    _log("uren_verbeteren", actie, door, 1)
    return rij


def _log(sleutel: str, rij: Actie, door: Hoedanigheid, dagen: int) -> None:
    log(
        sleutel,
        door=door,
        object_soort=ACTIE,
        object_id=rij.pk,
        deelnemer_id=rij.traject.deelnemer_id,
        gegevens={"traject": str(rij.traject_id), "dagen": dagen},
    )
