"""The desk takes back what it asked: then nobody waits for an answer, and the clock runs on."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from mandaten.domein.terugnemen import terugneem_bezwaren
from mandaten.handelingen.aanvraagtaken import bevestiging_klaar, bevestigingen_klaar
from mandaten.handelingen.behandeling import vergrendeld
from mandaten.handelingen.rondes import beantwoord, open_ronde, open_vragen_aan, sluit_ronde
from mandaten.handelingen.verwittigen import verwittig
from mandaten.meldingen.behandeling import AANVULLING_TERUGGENOMEN, SOORT
from mandaten.models import Aanvraag
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@handeling("aanvulling_intrekken")
def aanvulling_intrekken(
    aanvraag: Aanvraag, *, vragen: Collection[UUID], reden: str, versie: int, door: Hoedanigheid
) -> Aanvraag:
    """These open questions wait for no answer any more; who was asked hears it, with the reason.

    After the last open one the application goes back to the state before the questions, as it is now, and its clock
    runs again from tomorrow. Raises Geweigerd, per field, for a question that is not open, without a reason, or when
    nothing is asked; Versieconflict; DoesNotExist when it is not this desk's.
    """
    rij = vergrendeld(aanvraag, "aanvulling_intrekken", versie=versie, door=door)
    open_ = {een.pk: een for een in open_ronde(rij) if een.beantwoord_op is None}
    nee = terugneem_bezwaren(vragen, reden, open_=open_.keys())
    if zin := nee.pop("", ""):
        raise Geweigerd(zin)
    if nee:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=nee)
    terug = [open_[pk] for pk in sorted(set(vragen))]
    for vraag in terug:
        vraag.is_teruggenomen = True
        beantwoord(vraag, reden.strip(), door=door)
    rij.versie += 1
    rij.save(update_fields=["versie"])
    partners = {een.organisatie_id for een in terug if een.organisatie_id}
    if len(terug) == len(open_):
        sluit_ronde(rij)
        bevestigingen_klaar(rij)
    else:
        for deelname in rij.deelnames.filter(organisatie__in=partners, bevestigd_op__isnull=False):
            if not open_vragen_aan(rij, deelname.organisatie_id):
                bevestiging_klaar(deelname)
    verwittig(
        AANVULLING_TERUGGENOMEN,
        [rij.aanvrager_id, *sorted(partners)],
        object_soort=SOORT,
        object_id=rij.id,
        keer=f"{rij.id}:{rij.versie}",
        door=door,
    )
    log(
        "aanvulling_intrekken",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        gegevens={"vragen": sorted(str(een.pk) for een in terug), "nog_open": len(open_) - len(terug)},
    )
    return rij
