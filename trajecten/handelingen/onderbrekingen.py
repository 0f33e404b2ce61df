"""Interruptions: recording one, and its real last day; the end moves with it when it stops the clock (art. 11)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from trajecten.domein.beeindiging import erbuiten_bezwaar
from trajecten.domein.looptijd import voorbij_bezwaar, wat_als
from trajecten.domein.onderbrekingen import onderbreking_bezwaren, terugkeer_bezwaar
from trajecten.handelingen.evaluaties import zet_volgende_evaluatie
from trajecten.handelingen.herberekenen import herbereken_einde
from trajecten.handelingen.onderdelen import onderdelen_na
from trajecten.handelingen.tandemwerk import vraag_tandem
from trajecten.handelingen.vergrendelen import SOORT, vergrendel_traject
from trajecten.meldingen.termijnen import ONDERBREKING_NAKIJKEN
from trajecten.models import Onderbreking, Traject, looptijd_van
from trajecten.statussen import LOPEND, ONDERBROKEN, TRAJECTOVERGANGEN
from werkzorg.databank.perioden import laatste_dag, reeks
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.termijnen import Periode
from werkzorg.werklijst.taken import rond_taken_af


def stopt_klok(traject: Traject) -> bool:
    """Whether an interruption stops the clock, by the rules of the day on which this traject started."""
    assert traject.startdatum is not None
    return momentopname(traject.startdatum).ja_nee("at_onderbreking_stopt_klok")


@handeling("onderbreking_melden")
def onderbreking_melden(
    traject: Traject,
    *,
    van: date,
    tot: date | None,
    reden: str,
    toelichting: str,
    versie: int,
    door: Hoedanigheid,
) -> Onderbreking:
    """The traject rests from `van` to `tot` (inclusive; None: unknown yet); one that is over changes no state."""
    vandaag = timezone.localdate()
    rij = vergrendel_traject(
        traject.pk, door=door, vanuit=vanuit(TRAJECTOVERGANGEN, "onderbreking_melden"), versie=versie
    )
    if over := voorbij_bezwaar(looptijd_van(rij), vandaag):
        raise Geweigerd(over)
    stil = stopt_klok(rij)
    nee = onderbreking_bezwaren(
        van=van,
        tot=tot,
        reden=reden,
        toelichting=toelichting,
        stopt_klok=stil,
        looptijd=looptijd_van(rij),
        andere=perioden_van(rij),
    )
    if van > vandaag:
        nee.setdefault("van", "Deze dag moet nog komen: meld de onderbreking op de dag waarop ze begint.")
    if nee:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    onderbreking = Onderbreking.objects.create(
        traject=rij,
        periode=reeks(van, tot),
        reden=reden,
        toelichting=toelichting,
        stopt_klok=stil,
        gemeld_door_id=door.gebruiker_id,
    )
    if tot is None or tot >= vandaag:
        rij.status = ONDERBROKEN
    herbereken_einde(rij, "status")
    zet_volgende_evaluatie(rij)
    if tot is not None and tot >= vandaag:
        vraag_tandem(rij, ONDERBREKING_NAKIJKEN, keer=str(onderbreking.pk), termijn=tot)
    log(
        "onderbreking_melden",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"onderbreking": str(onderbreking.pk), "stopt_klok": stil},
    )
    return onderbreking


@handeling("onderbreking_beeindigen")
def onderbreking_beeindigen(
    traject: Traject, *, laatste: date, versie: int, door: Hoedanigheid
) -> Onderbreking:
    """The interruption really ended on `laatste` (inclusive); refused when something would lie after the new end."""
    rij = vergrendel_traject(
        traject.pk, door=door, vanuit=vanuit(TRAJECTOVERGANGEN, "onderbreking_beeindigen"), versie=versie
    )
    if over := voorbij_bezwaar(looptijd_van(rij), timezone.localdate()):
        raise Geweigerd(over)
    onderbreking = lopende_onderbreking(rij)
    van = onderbreking.periode.lower
    zonder = looptijd_van(rij, behalve=onderbreking)
    nee = terugkeer_bezwaar(
        van=van,
        laatste_dag=laatste,
        stopt_klok=onderbreking.stopt_klok,
        vandaag=timezone.localdate(),
        looptijd=zonder,
        andere=perioden_van(rij, behalve=onderbreking),
    )
    if not nee and onderbreking.stopt_klok:
        einde = wat_als(zonder, Periode(van, laatste))
        nee = erbuiten_bezwaar(onderdelen_na(rij, einde), einde)
    if nee:
        raise Geweigerd(nee, velden={"laatste": nee})
    onderbreking.periode = reeks(van, laatste)
    onderbreking.save(update_fields=["periode"])
    rij.status = LOPEND
    herbereken_einde(rij, "status")
    zet_volgende_evaluatie(rij)
    rond_taken_af(ONDERBREKING_NAKIJKEN, object_soort=SOORT, object_id=rij.pk)
    log(
        "onderbreking_beeindigen",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"onderbreking": str(onderbreking.pk)},
    )
    return onderbreking


def lopende_onderbreking(traject: Traject) -> Onderbreking:
    """The interruption in which an interrupted traject is: the last one; raises DoesNotExist without any."""
    return Onderbreking.objects.filter(traject=traject).latest("periode")


def sluit_onderbrekingen(traject: Traject, dag: date) -> None:
    """What rests on after `dag` ends on `dag`: the traject itself ends then; what would begin later falls away."""
    for rij in Onderbreking.objects.filter(traject=traject).order_by("pk").vergrendeld():
        einde = laatste_dag(rij.periode)
        if rij.periode.lower > dag:
            rij.delete()
        elif einde is None or einde > dag:
            rij.periode = reeks(rij.periode.lower, dag)
            rij.save(update_fields=["periode"])


def perioden_van(traject: Traject, behalve: Onderbreking | None = None) -> list[Periode]:
    """The days of all interruptions of this traject, the clock stopped or not; one query."""
    rijen = Onderbreking.objects.filter(traject=traject)
    if behalve is not None:
        rijen = rijen.exclude(pk=behalve.pk)
    return [Periode(een.lower, laatste_dag(een)) for een in rijen.values_list("periode", flat=True)]
