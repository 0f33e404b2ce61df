"""The yearly revision of a contingent: how many places it has in the running year and those to come."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils import timezone

from mandaten.documenten.besluitbrief import Brief
from mandaten.domein.contingent import herziening_bezwaren, jaarwijzigingen
from mandaten.handelingen.besluiten import neem_besluit
from mandaten.handelingen.bevoegdheden import periode_van
from mandaten.handelingen.maatregelen import KIJK, eis_gelezen, ontwerp
from mandaten.handelingen.nummers import wacht_op_beurt
from mandaten.handelingen.onafhankelijk import eis_onafhankelijk
from mandaten.handelingen.samenstelling import LOPEND
from mandaten.handelingen.verwittigen import ooit_betrokken
from mandaten.meldingen.toekenningen import SOORT
from mandaten.models import Aard, Besluit, Contingentjaar, Herzieningsjaar, Toekenning
from mandaten.soorten import CONTINGENT
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Versieconflict
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@handeling("contingent_herzien")
def contingent_herzien(
    toekenning: Toekenning,
    *,
    plaatsen: Mapping[int, int],
    motivering: str,
    gezien: str,
    versie: int,
    door: Hoedanigheid,
) -> Besluit:
    """Each named calendar year has that many places by a new numbered decision; a year that is over never changes.

    A year that is not named, or keeps its number, stays as it was decided before. `gezien` is the fingerprint of the
    letter that was read.

    Raises Versieconflict when somebody changed it meanwhile, Geweigerd when a year is closed, lies outside the
    contingent, or nothing changes; DoesNotExist when this actor does not decide about it.
    """
    rij = Toekenning.objects.zichtbaar_voor(door).vergrendel(toekenning.pk)
    if rij.soort != CONTINGENT:
        raise Geweigerd(f"{rij.nummer} is geen contingent: er zijn geen plaatsen om te herzien.")
    if rij.status not in LOPEND:
        raise Geweigerd(f"{rij.nummer} is {rij.get_status_display()}: er valt niets meer te herzien.")
    if rij.versie != versie:
        raise Versieconflict(rij.versie, {})
    eis_onafhankelijk(door, ooit_betrokken(rij), "over dit contingent")
    dag = wacht_op_beurt()
    eis_gelezen(ontwerp_contingent(rij, plaatsen=plaatsen, motivering=motivering, door=door, dag=dag), gezien)
    nu = {jaar.jaar: jaar for jaar in rij.contingentjaren.all()}
    was = {jaar: een.plaatsen for jaar, een in nu.items()}
    besluit = neem_besluit(Aard.HERZIENING, motivering=motivering, toekenning=rij, door=door, dag=dag)
    anders = jaarwijzigingen(plaatsen, was)
    for wat in anders:
        een = nu.get(wat.jaar) or Contingentjaar(toekenning=rij, jaar=wat.jaar)
        een.plaatsen, een.besluit = wat.plaatsen, besluit
        een.save()
    Herzieningsjaar.objects.bulk_create(
        Herzieningsjaar(besluit=besluit, jaar=wat.jaar, vroeger=wat.vroeger, plaatsen=wat.plaatsen)
        for wat in anders
    )
    rij.versie += 1
    rij.save(update_fields=["versie"])
    log(
        "contingent_herzien",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={
            "besluit": str(besluit.id),
            "plaatsen": {str(wat.jaar): wat.plaatsen for wat in anders},
        },
    )
    return besluit


def ontwerp_contingent(
    toekenning: Toekenning,
    *,
    plaatsen: Mapping[int, int],
    motivering: str,
    door: Hoedanigheid,
    dag: date | None = None,
) -> Brief:
    """The letter of this revision as it leaves on `dag` (by default today).

    Raises Geweigerd per field, ParameterOnbekend.
    """
    dag = dag or timezone.localdate()
    was = dict(toekenning.contingentjaren.values_list("jaar", "plaatsen"))
    nee = herziening_bezwaren(plaatsen, was, periode_van(toekenning.periode), dag)
    if not motivering:
        nee["motivering"] = "Schrijf op waarom: dit staat in het besluit."
    if nee:
        raise Geweigerd(KIJK, velden=nee)
    anders = tuple(jaarwijzigingen(plaatsen, was))
    return ontwerp(toekenning, Aard.HERZIENING, motivering, door, dag=dag, herzien=anders)
