"""An agreement is drawn up, and written over until somebody signs (regelgeving 5.6, 10.4)."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from ama.domein.ontwerp import Ontwerpstand, Opmaak, bewerkbezwaar, opmaakbezwaren
from ama.domein.overeenkomst import PARTIJEN, start_bezwaar
from ama.domein.toestemming import Stand
from ama.handelingen.betrekken import open_betrokkenheid, sluit_na_afbreken
from ama.handelingen.evaluatietermijn import te_laat_bezwaar
from ama.handelingen.vergrendelen import SOORT, bewaar, vergrendel_overeenkomst
from ama.handelingen.versies import (
    CONTROLEER,
    bewaar_streng,
    laat_vervallen,
    nieuwe_versie,
    schrijf_inhoud,
    schrijf_rooster,
)
from ama.models import Overeenkomst, Overeenkomstversie
from ama.models.nakijken import PARAMETERS as KIJK_NA
from ama.models.nakijken import Nagekeken, kijk_na
from ama.models.persoonsbeeld import als_periode, lees_persoon, lees_plek, vul_aan
from ama.models.versielezen import getekende_partijen
from ama.querysets.lezers import EIGEN_ORGANISATIE
from ama.statussen import AFGEBROKEN, IN_OPMAAK
from werkzorg.deelnemers.models import Deelnemer, Grond
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname
from werkzorg.toegang.matrix import MATRIX, groepen_van

_SLEUTEL = "overeenkomst_opmaken"
# Why a draft broke off by itself: which body it was, stands with the permissions.
GEWEIGERD = "Een instantie weigerde de toestemming."
PARAMETERS = ("ama_start_vooraf", "ama_start_terug", *KIJK_NA)


@handeling(_SLEUTEL)
def overeenkomst_opmaken(deelnemer: Deelnemer, *, opmaak: Opmaak, door: Hoedanigheid) -> Overeenkomst:
    """A draft of an agreement with the actor's own organisation as begeleider; who makes it, guides.

    Of AMA sociale economie when VDAB granted that to this person here, and else of AMA WVG. It may lack contents: its
    state says so. Raises Geweigerd for a start or werkpost that cannot be, a person who died, a begeleider without
    recognition or contingent on the first day, a refused permission, a yearly evaluation so late that the departement
    sees it (regelgeving 15, row 20), and a second draft for the same werkpost; DoesNotExist when the actor does not
    see the person.
    """
    persoon = Deelnemer.objects.zichtbaar_voor(door).vergrendel(deelnemer.pk)
    if not MATRIX[_SLEUTEL].groepen <= groepen_van(door, persoon):
        raise PermissionDenied
    if zin := te_laat_bezwaar(persoon.pk, door.organisatie_id, timezone.localdate()):
        raise Geweigerd(zin)
    rij = Overeenkomst(
        id=uuid4(),
        deelnemer=persoon,
        begeleider_id=door.organisatie_id,
        begeleider_lid_id=door.lidmaatschap_id,
        opgemaakt_door_id=door.gebruiker_id,
    )
    opmaak, nagekeken = _zet(rij, opmaak, nieuw=True)
    bewaar_streng(rij, nieuw=True)
    nieuwe_versie(
        rij,
        opmaak.inhoud,
        ingaat_op=opmaak.start,
        gewijzigd=[],
        tekenaars=[partij.value for partij in PARTIJEN],
        opgemaakt_door_id=door.gebruiker_id,
    )
    zet_stand(rij, nagekeken.stand)
    # Who guides sees all of the person from now on; the manager of the house follows its agreements.
    for rol in sorted(EIGEN_ORGANISATIE):
        open_betrokkenheid(
            rij, organisatie_id=door.organisatie_id, rol=rol, grond=Grond.BEGELEIDING, door=door
        )
    _log(_SLEUTEL, rij, door)
    return rij


@handeling("overeenkomst_bewerken")
def overeenkomst_bewerken(
    overeenkomst: Overeenkomst,
    *,
    opmaak: Opmaak,
    versie: int,
    opnieuw_tekenen: bool = False,
    door: Hoedanigheid,
) -> Overeenkomst:
    """The draft says this from now on. With `opnieuw_tekenen` what was signed lapses, and everybody signs again.

    Raises Geweigerd as `overeenkomst_opmaken`, and when somebody signed already; Versieconflict when it changed since.
    """
    rij = vergrendel_overeenkomst(overeenkomst.pk, door=door, vanuit=IN_OPMAAK, versie=versie)
    open_versie = Overeenkomstversie.objects.filter(overeenkomst=rij).open().vergrendeld().get()
    getekend = getekende_partijen(open_versie)
    if getekend and not opnieuw_tekenen:
        zin = bewerkbezwaar(getekend)
        raise Geweigerd(zin, velden={"opnieuw_tekenen": zin})
    opmaak, nagekeken = _zet(rij, opmaak)
    if getekend:
        laat_vervallen([open_versie])
        nieuwe_versie(
            rij,
            opmaak.inhoud,
            ingaat_op=opmaak.start,
            gewijzigd=[],
            tekenaars=[partij.value for partij in PARTIJEN],
            opgemaakt_door_id=door.gebruiker_id,
        )
    else:
        schrijf_inhoud(open_versie, opmaak.inhoud)
        open_versie.ingaat_op = opmaak.start
        open_versie.versie += 1
        open_versie.save()
        schrijf_rooster(open_versie, opmaak.inhoud.rooster.blokken)
    rij.versie += 1
    bewaar_streng(rij)
    zet_stand(rij, nagekeken.stand)
    _log("overeenkomst_bewerken", rij, door)
    return rij


def zet_stand(rij: Overeenkomst, stand: Ontwerpstand) -> bool:
    """The locked draft stands like this; whether that is new. What was broken off waits for no signature any more."""
    if rij.status == stand.value:
        return False
    rij.status = stand.value
    if rij.status == AFGEBROKEN:
        rij.einde_toelichting = GEWEIGERD
    bewaar(rij, "status", "einde_toelichting")
    if rij.status == AFGEBROKEN:
        laat_vervallen(Overeenkomstversie.objects.filter(overeenkomst=rij).open())
        sluit_na_afbreken(rij)
    return True


def _zet(rij: Overeenkomst, opmaak: Opmaak, *, nieuw: bool = False) -> tuple[Opmaak, Nagekeken]:
    """The row says what is filled in and what is known of the werkpost; raises Geweigerd for what cannot be kept."""
    opname = momentopname(timezone.localdate())
    plek = lees_plek(opmaak.werkpost, opmaak.start)
    opmaak = vul_aan(opmaak, plek)
    velden = opmaakbezwaren(opmaak, opname.dag)
    if plek is None:
        velden["werkpost"] = "Kies een werkpost uit de lijst."
    elif zin := start_bezwaar(
        opmaak.start,
        als_periode(plek.werkpost.periode),
        opname.dag,
        opname.getal("ama_start_vooraf"),
        opname.getal("ama_start_terug"),
    ):
        velden["start"] = zin
    persoon = lees_persoon(rij.deelnemer_id, rij.begeleider_id)
    if nieuw:
        rij.soort = persoon.nieuwe_soort
        rij.toeleiding_id = persoon.nieuwe_toeleiding
    nagekeken = kijk_na(
        persoon,
        opmaak,
        soort=rij.soort,
        sleutel=rij.pk,
        toeleiding=rij.toeleiding_id,
        plek=plek,
        vandaag=opname.dag,
    )
    # What no filling in can mend.
    onmogelijk = {"erkenning": "start", "toeleiding": "start", "overleden": ""}
    for een in nagekeken.controles:
        if een.sleutel in onmogelijk and een.kleur == "rood":
            velden.setdefault(onmogelijk[een.sleutel], f"{een.zin} ({een.artikel})")
    if nagekeken.stand is Ontwerpstand.AFGEBROKEN:
        velden[""] = next(een.zin for een in nagekeken.oordelen if een.stand is Stand.GEWEIGERD)
    if velden:
        raise Geweigerd(velden.get("") or CONTROLEER, velden=velden)
    _neem_over(rij, opmaak, persoon.erkend_onder(opmaak.start, rij.soort))
    return opmaak, nagekeken


def _neem_over(rij: Overeenkomst, opmaak: Opmaak, erkenning_id: UUID | None) -> None:
    rij.werkpost_id, rij.start, rij.erkenning_id = opmaak.werkpost, opmaak.start, erkenning_id
    rij.betaald_werk_mogelijk = opmaak.betaald_werk_mogelijk
    rij.vaph_gevraagd_op = opmaak.vaph_gevraagd_op
    rij.geinformeerd_op = opmaak.geinformeerd_op
    rij.verzekerd_ongevallen, rij.verzekerd_ba = opmaak.verzekerd_ongevallen, opmaak.verzekerd_ba
    dimona = opmaak.dimona
    rij.dimona_referentie = dimona.referentie
    rij.dimona_in_op, rij.dimona_uit_op = dimona.in_op, dimona.uit_op


def _log(sleutel: str, rij: Overeenkomst, door: Hoedanigheid) -> None:
    log(
        sleutel,
        door=door,
        object_soort=SOORT,
        object_id=rij.pk,
        deelnemer_id=rij.deelnemer_id,
        gegevens={"status": rij.status},
    )
