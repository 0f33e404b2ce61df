"""A signed agreement goes to the departement, which accepts it or sends it back (regelgeving 5.6, 10.4).

Bundled or one by one: the same rules, an agreement at a time.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.utils import timezone

from ama.documenten.scans import scans_van
from ama.domein.levensloop import is_te_laat_ingediend, scan_bezwaar, terugstuur_bezwaren
from ama.handelingen.begeleiding import werk_begeleiding_bij
from ama.handelingen.betrekken import open_betrokkenheid
from ama.handelingen.bundel import Bundel, doe_elk
from ama.handelingen.departementtaken import (
    DEPARTEMENTEN,
    rond_aanvaarden_af,
    vraag_aanvaarden,
    vraag_late_evaluaties,
    zoek_departement,
)
from ama.handelingen.taken import meld_begeleider, rond_af, vraag_begeleider
from ama.handelingen.vergrendelen import SOORT, bewaar, vergrendel_overeenkomst
from ama.meldingen.levensloop import INDIENEN, MELD_AANVAARD, MELD_TERUGGESTUURD, VERBETEREN
from ama.models import Begeleiding, Overeenkomst
from ama.soorten import WVG
from ama.statussen import ACTIEF, BEEINDIGD, BEGONNEN, INGEDIEND, OVEREENKOMSTOVERGANGEN, TERUGGESTUURD
from werkzorg.deelnemers.models import InterneGrond
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.overgangen import vanuit
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.organisaties.models import Organisatie
from werkzorg.parameters.lezen import momentopname

IN_TE_DIENEN = vanuit(OVEREENKOMSTOVERGANGEN, "overeenkomst_indienen")
TE_AANVAARDEN = vanuit(OVEREENKOMSTOVERGANGEN, "overeenkomst_aanvaarden")


@handeling("overeenkomst_indienen")
def overeenkomst_indienen(overeenkomst: Overeenkomst, *, versie: int, door: Hoedanigheid) -> Overeenkomst:
    """The departement of this kind sees the agreement and its person from now on.

    What came back keeps the day on which it was first handed in. Too late is possible, and costs subsidy. Raises
    Geweigerd while a version that was signed on paper has no scan that was found clean, and before AMA sociale economie
    began.
    """
    rij = vergrendel_overeenkomst(overeenkomst.pk, door=door, vanuit=IN_TE_DIENEN, versie=versie)
    _dien_in(rij, "overeenkomst_indienen", door)
    return rij


@handeling("overeenkomsten_indienen")
def overeenkomsten_indienen(*, overeenkomsten: Collection[UUID], door: Hoedanigheid) -> Bundel:
    """Each of these is handed in, or refused by itself; raises Geweigerd when none could be."""
    return doe_elk(
        overeenkomsten,
        vanuit=IN_TE_DIENEN,
        door=door,
        doe=lambda rij: _dien_in(rij, "overeenkomsten_indienen", door),
    )


@handeling("overeenkomst_aanvaarden")
def overeenkomst_aanvaarden(overeenkomst: Overeenkomst, *, versie: int, door: Hoedanigheid) -> Overeenkomst:
    """The departement accepts: its days count; what ended meanwhile is accepted as ended."""
    rij = vergrendel_overeenkomst(overeenkomst.pk, door=door, vanuit=TE_AANVAARDEN, versie=versie)
    _aanvaard(rij, "overeenkomst_aanvaarden", door)
    return rij


@handeling("overeenkomsten_aanvaarden")
def overeenkomsten_aanvaarden(*, overeenkomsten: Collection[UUID], door: Hoedanigheid) -> Bundel:
    """Each of these is accepted, or refused by itself; raises Geweigerd when none could be."""
    return doe_elk(
        overeenkomsten,
        vanuit=TE_AANVAARDEN,
        door=door,
        doe=lambda rij: _aanvaard(rij, "overeenkomsten_aanvaarden", door),
    )


@handeling("overeenkomst_terugsturen")
def overeenkomst_terugsturen(
    overeenkomst: Overeenkomst, *, reden: str, versie: int, door: Hoedanigheid
) -> Overeenkomst:
    """The departement sends it back with a reason; who guides has a task. Raises Geweigerd without one."""
    rij = vergrendel_overeenkomst(
        overeenkomst.pk,
        door=door,
        vanuit=vanuit(OVEREENKOMSTOVERGANGEN, "overeenkomst_terugsturen"),
        versie=versie,
    )
    if nee := terugstuur_bezwaren(reden):
        raise Geweigerd("Zeg wat er moet veranderen.", velden=nee)
    rij.status = TERUGGESTUURD
    rij.teruggestuurd_op, rij.terugstuurreden = timezone.localdate(), reden.strip()
    bewaar(rij, "status", "teruggestuurd_op", "terugstuurreden")
    vraag_begeleider(rij, VERBETEREN, keer=str(rij.versie))
    meld_begeleider(rij, MELD_TERUGGESTUURD, keer=str(rij.versie), door=door)
    rond_aanvaarden_af(door.organisatie_id, rij.soort)
    log(
        "overeenkomst_terugsturen",
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
    )
    return rij


def departement_van(soort: str) -> Organisatie:
    """The departement that looks at this kind; raises Geweigerd when this installation has none."""
    gevonden = zoek_departement(soort)
    if gevonden is None:
        raise Geweigerd("Er is nog geen departement dat dit behandelt: vraag het de beheerder.")
    return gevonden


def _dien_in(rij: Overeenkomst, sleutel: str, door: Hoedanigheid) -> None:
    if nee := scan_bezwaar(scans_van(rij.pk)):
        raise Geweigerd(nee)
    if rij.toeleiding is not None and rij.toeleiding.status not in BEGONNEN:
        raise Geweigerd("Start AMA sociale economie eerst: het departement krijgt alleen wat begonnen is.")
    departement = departement_van(rij.soort)
    vandaag = timezone.localdate()
    rij.status = INGEDIEND
    # What was handed in once was not forgotten: sending it back costs no days.
    rij.ingediend_op = rij.ingediend_op or vandaag
    bewaar(rij, "status", "ingediend_op")
    open_betrokkenheid(
        rij,
        organisatie_id=departement.pk,
        rol=DEPARTEMENTEN[rij.soort],
        grond=InterneGrond.TEAM,
        door=door,
    )
    rond_af(rij, INDIENEN, VERBETEREN)
    vraag_aanvaarden(departement.pk, rij.soort)
    # From now on the departement knows this person, also when his evaluation was late for long.
    laat = Begeleiding.objects.zichtbaar_te_laat(vandaag).filter(
        deelnemer_id=rij.deelnemer_id, begeleider_id=rij.begeleider_id
    )
    for begeleiding in laat:
        vraag_late_evaluaties(begeleiding)
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"te_laat": _is_te_laat(rij, rij.ingediend_op)},
    )


def _is_te_laat(rij: Overeenkomst, op: date) -> bool:
    """Whether handing in on this day costs subsidy; only AMA WVG has a term."""
    if rij.soort != WVG:
        return False
    return is_te_laat_ingediend(rij.start, momentopname(rij.start).getal("ama_wvg_indien_termijn"), op)


def _aanvaard(rij: Overeenkomst, sleutel: str, door: Hoedanigheid) -> None:
    vandaag = timezone.localdate()
    rij.status = BEEINDIGD if rij.einde is not None and rij.einde < vandaag else ACTIEF
    rij.aanvaard_op = vandaag
    bewaar(rij, "status", "aanvaard_op")
    werk_begeleiding_bij(rij.deelnemer_id, rij.begeleider_id)
    meld_begeleider(rij, MELD_AANVAARD, keer="1", door=door)
    rond_aanvaarden_af(door.organisatie_id, rij.soort)
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
    )
