"""The network goes on when one of it loses its mandate: the next netwerkcoördinator, another provider (art. 17-18)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from mandaten.geldigheid import team_in
from trajecten.domein.mandaatverlies import gaat_over
from trajecten.handelingen.betrekken import open_betrokkenheid, sluit_betrokkenheid
from trajecten.handelingen.mandaatverlies import rond_verliestaken_af
from trajecten.handelingen.vergrendelen import SOORT, bewaar
from trajecten.meldingen.netwerk import PLANNEN_OVERGENOMEN
from trajecten.models import Mandaatverlies, Planversie, Traject
from trajecten.querysets.lezers import NETWERKCOORDINATOR
from trajecten.statussen import IN_BEGELEIDING
from werkzorg.deelnemers.models import InterneGrond, Omvang, Sluitreden
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.organisaties.models import Lidmaatschap, Organisatie
from werkzorg.werklijst.models import Taak


@handeling("netwerkplan_overnemen")
def netwerkplan_overnemen(verlies: Mandaatverlies, *, dag: date, door: Klok) -> int:
    """The netwerkcoördinator who has the mandate of the regio on `dag` goes on with this plan; 1 when it is so now.

    He sees what was sent to the one before, and his open tasks stand with him; that one sees it no more. Nothing
    happens before the day after the loss, or while the regio has no netwerkcoördinator.
    """
    rij = Traject.objects.vergrendeld().get(pk=verlies.traject_id)
    wat = Mandaatverlies.objects.vergrendel(verlies.pk)
    nieuw = team_in(rij.regio_id, dag).netwerkcoordinator if rij.regio_id else None
    kan = wat.functie == NETWERKCOORDINATOR and wat.afgehandeld_op is None and rij.status in IN_BEGELEIDING
    if not kan or nieuw is None or not gaat_over(wat.laatste_dag, dag, van=wat.organisatie_id, naar=nieuw):
        return 0
    Planversie.objects.filter(
        traject=rij,
        netwerkcoordinator_id=wat.organisatie_id,
        ingediend_op__isnull=False,
        teruggestuurd_op__isnull=True,
    ).update(netwerkcoordinator_id=nieuw)
    sluit_betrokkenheid(
        rij, reden=Sluitreden.NIET_MEER_NODIG, organisatie_id=wat.organisatie_id, rollen=(NETWERKCOORDINATOR,)
    )
    open_betrokkenheid(
        rij,
        organisatie_id=nieuw,
        rol=NETWERKCOORDINATOR,
        grond=InterneGrond.OVERNAME,
        omvang=Omvang.IDENTITEIT,
        door=door,
    )
    Taak.objects.over(SOORT, rij.pk).filter(
        klaar_op__isnull=True, organisatie_id=wat.organisatie_id, rol=NETWERKCOORDINATOR
    ).update(organisatie_id=nieuw, gebruiker_id=None)
    naam = Organisatie.objects.values_list("naam", flat=True).get(pk=nieuw)
    wat.afgehandeld_op, wat.afhandeling = timezone.now(), f"{naam} volgt het plan op vanaf {dag:%d/%m/%Y}."
    wat.versie += 1
    wat.save(update_fields=["afgehandeld_op", "afhandeling", "versie"])
    bewaar(rij)
    rond_verliestaken_af(rij.vdab_id, wat.organisatie_id)
    leden = Lidmaatschap.objects.geldig_op(dag).filter(organisatie_id=nieuw, rol=NETWERKCOORDINATOR)
    for gebruiker_id in sorted(set(leden.values_list("gebruiker_id", flat=True))):
        meld(
            PLANNEN_OVERGENOMEN,
            gebruiker_id=gebruiker_id,
            organisatie_id=nieuw,
            object_soort=SOORT,
            object_id=rij.pk,
            effect_sleutel=f"{PLANNEN_OVERGENOMEN}:{wat.pk}:{gebruiker_id}",
            door=door,
        )
    log(
        "netwerkplan_overnemen",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"verlies": str(wat.pk), "naar": str(nieuw)},
    )
    return 1
