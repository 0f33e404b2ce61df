"""What the clock does with the tandem: a replacement ends, and a hand-over that was planned begins."""

from __future__ import annotations

from datetime import date

from trajecten.domein.overdracht import VERLOF
from trajecten.handelingen.vergrendelen import SOORT
from trajecten.handelingen.wissel import laat_ingaan, wissel
from trajecten.meldingen.tandem import MELD_BLIJFT
from trajecten.models import Aanstelling, Traject, team_op
from trajecten.statussen import IN_BEGELEIDING
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.melden import meld
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.organisaties.models import Lidmaatschap

_NOTA = "Na het verlof vanzelf terug."


@handeling("vervanging_beeindigen")
def vervanging_beeindigen(aanstelling: Aanstelling, *, dag: date, door: Klok) -> bool:
    """From its `terug_op` on the traject is back with who was on leave; whether something changed.

    When that colleague no longer works there, or may not guide in this regio any more, the replacement stays and hears
    it. A replacement that was handed over for good meanwhile is left alone.
    """
    rij = Traject.objects.vergrendeld().get(pk=aanstelling.traject_id)
    nu = Aanstelling.objects.select_related("lidmaatschap").vergrendel(aanstelling.pk)
    if nu.terug_op is None or nu.keert_terug_id is None or nu.terug_op > dag or nu.terug_op not in nu.periode:
        return False
    terug_op = nu.terug_op
    terug = (
        Lidmaatschap.objects.geldig_op(terug_op)
        .filter(pk=nu.keert_terug_id)
        .select_related("gebruiker", "organisatie")
        .first()
    )
    kan = (
        terug is not None
        and rij.status in IN_BEGELEIDING
        and terug.organisatie_id in team_op(rij.vdab_id, rij.regio_id or "", terug_op).van(nu.kant)
    )
    if terug is not None and kan:
        wissel(rij, nu, terug, op=terug_op, reden=VERLOF, nota=_NOTA, door=door)
    else:
        nu.terug_op = nu.keert_terug = None
        nu.save(update_fields=["terug_op", "keert_terug"])
        if rij.status in IN_BEGELEIDING:
            meld(
                MELD_BLIJFT,
                gebruiker_id=nu.lidmaatschap.gebruiker_id,
                organisatie_id=nu.organisatie_id,
                object_soort=SOORT,
                object_id=rij.pk,
                effect_sleutel=f"{MELD_BLIJFT}:{nu.pk}",
                door=door,
            )
    log(
        "vervanging_beeindigen",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"aanstelling": str(nu.pk), "terug": bool(kan)},
    )
    return True


@handeling("overdracht_laten_ingaan")
def overdracht_laten_ingaan(aanstelling: Aanstelling, *, dag: date, door: Klok) -> bool:
    """A hand-over planned for this day or before begins: tasks, notice, werkingsgebied; whether it did just now."""
    rij = Traject.objects.vergrendeld().get(pk=aanstelling.traject_id)
    nu = Aanstelling.objects.select_related("lidmaatschap").vergrendel(aanstelling.pk)
    if nu.periode.lower > dag or rij.status not in IN_BEGELEIDING or not laat_ingaan(rij, nu, door=door):
        return False
    log(
        "overdracht_laten_ingaan",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"aanstelling": str(nu.pk)},
    )
    return True
