"""Before the first talk the deelnemer is informed; the first talk starts the 18 months (art. 11, 14)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils import timezone

from trajecten.domein import termijnen
from trajecten.domein.eerste_gesprek import informatie_bezwaren, start_bezwaar
from trajecten.handelingen.evaluaties import zet_volgende_evaluatie
from trajecten.handelingen.herberekenen import herbereken_einde
from trajecten.handelingen.vergrendelen import SOORT, bewaar, vergrendel_traject
from trajecten.meldingen.tandem import EERSTE_GESPREK, TRAJECTPLAN
from trajecten.models import Aanstelling, Traject
from trajecten.soorten import KANTEN
from trajecten.statussen import PLAN_IN_OPMAAK, TOEGEWEZEN, TRAJECTOVERGANGEN
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.termijnen import einde_na_maanden
from werkzorg.werklijst.taken import maak_taak, rond_taken_af


@handeling("informatieplicht_bevestigen")
def informatieplicht_bevestigen(
    traject: Traject, *, besproken: Collection[str], op: date, versie: int, door: Hoedanigheid
) -> Traject:
    """The deelnemer was informed on this day about all that art. 14 par. 2, 2 names; correctable until the start.

    Raises Geweigerd, with a sentence per field, for a subject that was not discussed or a day that cannot be.
    """
    rij = vergrendel_traject(traject.pk, door=door, vanuit=(TOEGEWEZEN,), versie=versie)
    if nee := informatie_bezwaren(besproken, op, tandem_op=tandem_op(rij), vandaag=timezone.localdate()):
        raise Geweigerd("De deelnemer is nog niet volledig geïnformeerd.", velden=nee)
    rij.informatieplicht_op = op
    bewaar(rij, "informatieplicht_op")
    log(
        "informatieplicht_bevestigen",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"besproken": sorted(besproken), "op": op.isoformat()},
    )
    return rij


@handeling("traject_starten")
def traject_starten(traject: Traject, *, startdatum: date, versie: int, door: Hoedanigheid) -> Traject:
    """The first talk was held on this day: from then on the 18 months run, with the numbers of the law of that day.

    Raises Geweigerd when the deelnemer was not informed before, when the day lies before the tandem or in the future,
    or when the traject would already be over.
    """
    rij = vergrendel_traject(
        traject.pk, door=door, vanuit=vanuit(TRAJECTOVERGANGEN, "traject_starten"), versie=versie
    )
    vandaag, opname = timezone.localdate(), momentopname(startdatum)
    zin = start_bezwaar(
        startdatum,
        geinformeerd_op=rij.informatieplicht_op,
        tandem_op=tandem_op(rij),
        vandaag=vandaag,
        uiterste=einde_na_maanden(startdatum, opname.getal("at_max_duur")),
    )
    if zin:
        raise Geweigerd("Het traject start nog niet.", velden={"startdatum": zin})
    rij.status, rij.startdatum = PLAN_IN_OPMAAK, startdatum
    rij.max_maanden = opname.getal("at_max_duur")
    herbereken_einde(rij, "status", "startdatum", "max_maanden")
    zet_volgende_evaluatie(rij)
    rond_taken_af(EERSTE_GESPREK, object_soort=SOORT, object_id=rij.id)
    plan = termijnen.termijn(termijnen.TRAJECTPLAN, startdatum, opname)
    for een in Aanstelling.objects.filter(traject=rij).lopend_op(vandaag).met_contact():
        maak_taak(
            TRAJECTPLAN,
            sleutel=f"{TRAJECTPLAN}:{rij.id}:{een.kant}",
            object_soort=SOORT,
            object_id=rij.id,
            deelnemer_id=rij.deelnemer_id,
            organisatie_id=een.organisatie_id,
            rol=een.lidmaatschap.rol,
            gebruiker_id=een.lidmaatschap.gebruiker_id,
            dagen=(plan.laatste_dag - vandaag).days,
        )
    log(
        "traject_starten",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"startdatum": startdatum.isoformat(), "uiterste_einddatum": str(rij.uiterste_einddatum)},
    )
    return rij


def tandem_op(rij: Traject) -> date:
    """The first day on which both halves of the tandem were there; raises Geweigerd when one is missing."""
    eerste: dict[str, date] = {}
    for een in Aanstelling.objects.filter(traject=rij):
        eerste[een.kant] = min(een.periode.lower, eerste.get(een.kant, een.periode.lower))
    if len(eerste) < len(KANTEN):
        raise Geweigerd("De tandem is niet volledig (art. 14): wijs eerst beide casemanagers toe.")
    return max(eerste.values())
