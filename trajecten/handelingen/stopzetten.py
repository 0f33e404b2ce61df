"""The end of a traject: stopped by the tandem, or reached by the clock; and the warnings before it.

Decreet 2022 art. 11; regelgeving 15, rows 4 and 5.
"""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from trajecten.domein import woorden
from trajecten.domein.beeindiging import MAXIMUMDUUR, erbuiten, gebeurd_bezwaar, stop_bezwaren, telt_contact
from trajecten.domein.waarschuwingen import Waarschuwregels, te_geven
from trajecten.handelingen.eindtaken import maak_eindtaak
from trajecten.handelingen.herberekenen import herbereken_einde
from trajecten.handelingen.netwerktaken import netwerktaken_sluiten
from trajecten.handelingen.onderbrekingen import sluit_onderbrekingen
from trajecten.handelingen.onderdelen import gebeurd_na, kort_in, onderdelen_na
from trajecten.handelingen.tandemwerk import meld_tandem, vraag_tandem, vraag_vdab
from trajecten.handelingen.vergrendelen import SOORT, vergrendel_traject
from trajecten.handelingen.verlengingen import laat_verlenging_vervallen
from trajecten.meldingen.einde import EINDADVIES_GEVEN, EINDVERSLAG_SCHRIJVEN
from trajecten.meldingen.opvolging import EVALUEREN
from trajecten.meldingen.termijnen import (
    EINDE_NADERT,
    MELD_MAXIMUMDUUR,
    MELD_NADERT,
    ONDERBREKING_NAKIJKEN,
    VERLENGING_VERVALLEN,
)
from trajecten.models import Traject, Waarschuwing, looptijd_van
from trajecten.soorten import OVERLEDEN_AFSLUITEN, WERK, ZORG
from trajecten.statussen import AFRONDEND, GESTART
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid, Klok
from werkzorg.parameters.lezen import momentopname
from werkzorg.werklijst.taken import rond_taken_af


@handeling("traject_stopzetten")
def traject_stopzetten(
    traject: Traject,
    *,
    einddatum: date,
    reden: str,
    toelichting: str,
    inkorten: bool,
    versie: int,
    door: Hoedanigheid,
) -> Traject:
    """The traject ended on `einddatum`; what runs on after it is shortened or taken out, but only with `inkorten`.

    An interruption ends that day too, and a request for an extension lapses. Raises Geweigerd per field.
    """
    rij = vergrendel_traject(traject.pk, door=door, vanuit=GESTART, versie=versie)
    looptijd = looptijd_van(rij)
    nee = stop_bezwaren(
        reden=reden,
        einddatum=einddatum,
        looptijd=looptijd,
        min_maanden=momentopname(looptijd.start).getal("at_min_duur"),
        vandaag=timezone.localdate(),
    )
    if "einddatum" not in nee:
        nee |= _erbuiten_bezwaar(rij, einddatum, reden, inkorten)
    if nee:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    telling = kort_in(rij, einddatum)
    laat_verlenging_vervallen(rij)
    _sluit(rij, einddatum, reden, toelichting)
    log(
        "traject_stopzetten",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"reden": reden, **telling},
    )
    return rij


@handeling("maximumduur_bereiken")
def maximumduur_bereiken(traject: Traject, *, dag: date, door: Klok) -> int:
    """Closes an open traject of which the latest last day lies before `dag`, whatever its state; 1 when it did.

    A request for an extension that is not decided lapses, and VDAB has an urgent task (regelgeving 15, row 4).
    """
    rij = vergrendel_traject(traject.pk, door=door, mag_oud=True)
    if rij.status not in GESTART or rij.uiterste_einddatum is None or rij.uiterste_einddatum >= dag:
        return 0
    einde = rij.uiterste_einddatum
    if laat_verlenging_vervallen(rij):
        vraag_vdab(rij, VERLENGING_VERVALLEN, keer=einde.isoformat(), termijn=timezone.localdate())
    _sluit(rij, einde, MAXIMUMDUUR, "")
    meld_tandem(rij, MELD_MAXIMUMDUUR, keer=einde.isoformat(), door=door)
    log(
        "maximumduur_bereiken",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
    )
    return 1


@handeling("traject_waarschuwen")
def traject_waarschuwen(traject: Traject, *, dag: date, door: Klok) -> int:
    """Both casemanagers hear each warning that is due on `dag` and was not given yet; how many."""
    rij = vergrendel_traject(traject.pk, door=door, mag_oud=True)
    if rij.status not in GESTART or rij.waarschuwen_op is None or rij.waarschuwen_op > dag:
        return 0
    looptijd = looptijd_van(rij)
    gegeven = frozenset(rij.waarschuwingen.values_list("sleutel", flat=True))
    regels = Waarschuwregels.van(momentopname(looptijd.start))
    nieuw = te_geven(looptijd, dag, gegeven, regels)
    Waarschuwing.objects.bulk_create(
        [Waarschuwing(traject=rij, sleutel=een.sleutel, dag=dag) for een in nieuw]
    )
    for een in nieuw:
        meld_tandem(rij, MELD_NADERT, keer=een.sleutel, door=door)
    if nieuw:
        # One open task says it: the last warning takes the place of the one before.
        rond_taken_af(EINDE_NADERT, object_soort=SOORT, object_id=rij.pk)
        vraag_tandem(rij, EINDE_NADERT, keer=nieuw[-1].sleutel, termijn=rij.uiterste_einddatum)
        log(
            "traject_waarschuwen",
            door=door,
            object_soort=SOORT,
            object_id=rij.pk,
            deelnemer_id=rij.deelnemer_id,
            gegevens={"waarschuwingen": [een.sleutel for een in nieuw]},
        )
    herbereken_einde(rij)
    return len(nieuw)


def _erbuiten_bezwaar(rij: Traject, einddatum: date, reden: str, inkorten: bool) -> dict[str, str]:
    if zin := gebeurd_bezwaar(gebeurd_na(rij, einddatum, met_contact=telt_contact(reden)), einddatum):
        return {"einddatum": zin}
    buiten = erbuiten(onderdelen_na(rij, einddatum), einddatum)
    if not buiten or inkorten:
        return {}
    namen = woorden.eerste_vijf(
        [f"{een.naam} (tot en met {woorden.datum(een.laatste_dag)})" for een in buiten]
    )
    return {
        "inkorten": f"Na {woorden.datum(einddatum)} staat nog gepland: {namen}. Vink dit aan om het in te korten of te "
        "schrappen, of kies een latere dag."
    }


def _sluit(rij: Traject, einddatum: date, reden: str, toelichting: str) -> None:
    """Ends this locked traject: what rests ends too, nothing waits for the network, and the tandem has to report."""
    sluit_onderbrekingen(rij, einddatum)
    rij.status = AFRONDEND
    rij.einddatum, rij.einde_reden, rij.einde_toelichting = einddatum, reden, toelichting
    rij.volgende_evaluatie_op = None
    herbereken_einde(rij, "status", "einddatum", "einde_reden", "einde_toelichting", "volgende_evaluatie_op")
    for soort in (EVALUEREN, EINDE_NADERT, ONDERBREKING_NAKIJKEN, OVERLEDEN_AFSLUITEN):
        rond_taken_af(soort, object_soort=SOORT, object_id=rij.pk)
    netwerktaken_sluiten(rij)
    for soort in (EINDVERSLAG_SCHRIJVEN, EINDADVIES_GEVEN):
        maak_eindtaak(rij, soort, (WERK, ZORG), merk="")
