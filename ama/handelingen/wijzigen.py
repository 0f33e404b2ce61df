"""An addendum: a next version of a signed agreement, in which only what changes is signed again (regelgeving 5.4)."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from ama.domein import wijziging as recht
from ama.domein.overeenkomst import Inhoud
from ama.handelingen.evaluatietermijn import te_laat_bezwaar
from ama.handelingen.ondertekenen import open_versie
from ama.handelingen.vergrendelen import SOORT, bewaar, vergrendel_overeenkomst
from ama.handelingen.versies import CONTROLEER, laat_vervallen, nieuwe_versie
from ama.models import Overeenkomst, Overeenkomstversie
from ama.models.versielezen import inhoud_van, lees_versies
from ama.statussen import IN_BEGELEIDING
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname

WIJZIGEN, INTREKKEN = "overeenkomst_wijzigen", "overeenkomstwijziging_intrekken"
PARAMETERS = ("ama_start_vooraf",)


@handeling(WIJZIGEN)
def overeenkomst_wijzigen(
    overeenkomst: Overeenkomst, *, inhoud: Inhoud, ingaat_op: date, versie: int, door: Hoedanigheid
) -> Overeenkomstversie:
    """The contents from `ingaat_op` on, waiting for the signatures of those whom the change concerns.

    Until then the earlier version holds. Raises Geweigerd when nothing changes, for a day that is not after that of
    the version before, for more hours while the evaluation is too late, and while another change waits;
    Versieconflict when the agreement changed since.
    """
    rij = vergrendel_overeenkomst(overeenkomst.pk, door=door, vanuit=IN_BEGELEIDING, versie=versie)
    if Overeenkomstversie.objects.filter(overeenkomst=rij).open().exists():
        raise Geweigerd("Er wacht al een wijziging op ondertekening: onderteken die, of trek ze eerst in.")
    vorige = laatst_getekend(rij)
    oud = inhoud_van(vorige)
    opname = momentopname(timezone.localdate())
    velden = recht.bezwaren(
        oud,
        inhoud,
        ingaat_op=ingaat_op,
        vorige_ingang=vorige.ingaat_op,
        einde=rij.einde,
        vandaag=opname.dag,
        hoogstens_vooraf=opname.getal("ama_start_vooraf"),
        evaluatie_bezwaar=te_laat_bezwaar(rij.deelnemer_id, rij.begeleider_id, opname.dag),
    )
    if velden:
        anders = {veld: zin for veld, zin in velden.items() if veld}
        raise Geweigerd(velden.get("") or CONTROLEER, velden=anders)
    wijzigingen = recht.verschillen(oud, inhoud)
    nieuw = nieuwe_versie(
        rij,
        inhoud,
        ingaat_op=ingaat_op,
        gewijzigd=[een.onderdeel for een in wijzigingen],
        tekenaars=[partij.value for partij in recht.tekenaars(wijzigingen)],
        opgemaakt_door_id=door.gebruiker_id,
    )
    bewaar(rij)
    _log(WIJZIGEN, rij, nieuw, door)
    return nieuw


@handeling(INTREKKEN)
def overeenkomstwijziging_intrekken(
    overeenkomst: Overeenkomst, *, versie: int, door: Hoedanigheid
) -> Overeenkomstversie:
    """The change that waits for signatures does not go on; what held goes on holding.

    Raises Geweigerd when no change waits, Versieconflict when the agreement changed since.
    """
    rij = vergrendel_overeenkomst(overeenkomst.pk, door=door, vanuit=IN_BEGELEIDING, versie=versie)
    weg = open_versie(rij)
    laat_vervallen([weg])
    bewaar(rij)
    _log(INTREKKEN, rij, weg, door)
    return weg


def laatst_getekend(rij: Overeenkomst) -> Overeenkomstversie:
    """The signed version with the highest number, with its contents; raises Geweigerd when nothing was signed."""
    getekend = Overeenkomstversie.objects.filter(overeenkomst=rij, getekend_op__isnull=False)
    versies = lees_versies(getekend.order_by("-nummer")[:1])
    if not versies:
        raise Geweigerd("Deze overeenkomst is nog niet ondertekend: bewerk ze in plaats van ze te wijzigen.")
    return versies[0]


def _log(sleutel: str, rij: Overeenkomst, versie: Overeenkomstversie, door: Hoedanigheid) -> None:
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"versie": versie.nummer},
    )
