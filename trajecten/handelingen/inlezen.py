"""A file of requests is read in as one whole: new ones wait for VDAB, those of 2014 come in closed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from trajecten.domein.verzoek import Verzoek
from trajecten.handelingen.betrekken import open_betrokkenheid
from trajecten.handelingen.oud import OudTraject, oude_bezwaren, zet_oud
from trajecten.handelingen.vergrendelen import SOORT
from trajecten.handelingen.verzoek import registreer_verzoek
from trajecten.models import Traject
from trajecten.models.verzoek import beeld_voor
from trajecten.soorten import REGELING_2014
from trajecten.statussen import AFGEROND
from werkzorg.deelnemers.models import Deelnemer, Grond
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.lezen import momentopname

SLEUTEL = "verzoeken_inlezen"


@dataclass(frozen=True)
class Inleesrij:
    """One row: its number in the file, whom it is about, and the request or the closed file of 2014."""

    nummer: int
    deelnemer_id: UUID
    inhoud: Verzoek | OudTraject


@dataclass
class RijenGeweigerd(Geweigerd):
    """Rows that the law refused: number, field and sentence. Nothing of the file was read in."""

    rijen: list[tuple[int, str, str]] = field(default_factory=list)


@handeling(SLEUTEL)
def verzoeken_inlezen(rijen: Sequence[Inleesrij], *, is_repetitie: bool = False, door: Hoedanigheid) -> int:
    """All rows are requests or closed files from now on, or none; how many.

    A rehearsal does the same and undoes it. Raises RijenGeweigerd with everything that is wrong.
    """
    if not rijen:
        raise Geweigerd("In dit bestand staat niets om in te lezen. Laad een ander bestand op.")
    fouten: list[tuple[int, str, str]] = []
    with transaction.atomic():
        mensen = _vergrendel({rij.deelnemer_id for rij in rijen}, door)
        for rij in rijen:
            persoon = mensen.get(rij.deelnemer_id)
            if persoon is None:
                fouten.append((rij.nummer, "dossiernummer", "Deze persoon zie je niet (meer)."))
                continue
            try:
                with transaction.atomic():
                    _lees_in(persoon, rij.inhoud, door)
            except Geweigerd as nee:
                fouten += [(rij.nummer, veld, zin) for veld, zin in (nee.velden or {"": nee.zin}).items()]
        if is_repetitie or fouten:
            transaction.set_rollback(True)
    if fouten:
        raise RijenGeweigerd("Er klopt iets niet, en er is niets ingelezen.", rijen=fouten)
    return len(rijen)


def _vergrendel(ids: Collection[UUID], door: Hoedanigheid) -> dict[UUID, Deelnemer]:
    """Whom of these the actor sees, locked, by id; in one order, so that two files never wait for each other."""
    zichtbaar = Deelnemer.objects.zichtbaar_voor(door).filter(pk__in=ids)
    gevonden = [een.pk for een in zichtbaar.order_by("pk").vergrendeld()]
    # Asked again: who waited for a colleague may see less by now.
    return {een.pk: een for een in zichtbaar.filter(pk__in=gevonden)}


def _lees_in(persoon: Deelnemer, inhoud: Verzoek | OudTraject, door: Hoedanigheid) -> None:
    if isinstance(inhoud, Verzoek):
        registreer_verzoek(persoon, verzoek=inhoud, vdab_id=None, sleutel=SLEUTEL, door=door)
        return
    _lees_oud_in(persoon, inhoud, door)


def _lees_oud_in(persoon: Deelnemer, oud: OudTraject, door: Hoedanigheid) -> None:
    """A closed file of 2014; the same person with the same first talk twice is refused."""
    opname = momentopname(timezone.localdate())
    if velden := oude_bezwaren(oud, opname):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=velden)
    if Traject.objects.filter(deelnemer=persoon, regeling=REGELING_2014, startdatum=oud.startdatum).exists():
        raise Geweigerd(
            "Dubbel.",
            velden={"startdatum": "Dit dossier is al ingelezen: deze persoon begon die dag al een traject."},
        )
    beeld = beeld_voor(persoon, Verzoek(oud.ontvangen_op, is_eigen_vraag=True))
    rij = Traject(
        deelnemer=persoon,
        regeling=REGELING_2014,
        status=AFGEROND,
        vdab_id=door.organisatie_id,
        aanmelder_id=door.organisatie_id,
        aanmelder_rol=door.rol,
        is_eigen_vraag=True,
        regio_id=beeld.regio or None,
        gemeente=beeld.gemeente,
    )
    zet_oud(rij, oud, opname)
    rij.save(force_insert=True)
    # Who read it in is not the only one of VDAB who reads and mends it.
    open_betrokkenheid(
        rij, organisatie_id=door.organisatie_id, rol=door.rol, grond=Grond.EIGEN_VRAAG, door=door
    )
    log(
        SLEUTEL,
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        deelnemer_id=persoon.id,
        gegevens={"regeling": REGELING_2014},
    )
