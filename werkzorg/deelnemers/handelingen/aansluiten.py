"""The act by which an organisation joins somebody who is already known (regelgeving 15, row 13)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from werkzorg.deelnemers.domein import aansluit_verschil
from werkzorg.deelnemers.handelingen.betrekken import betrek
from werkzorg.deelnemers.handelingen.opzoeken import eis_opzoekruimte
from werkzorg.deelnemers.handelingen.persoon import SOORT, zoek_op_insz
from werkzorg.deelnemers.models import Deelnemer, Omvang
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Opzoeking
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@dataclass
class Mismatch(Geweigerd):
    """The number is known with other data; `verschil` names the fields. The door must call `mismatch_melden`."""

    verschil: list[str] = field(default_factory=list)


@handeling("deelnemer_aansluiten")
def deelnemer_aansluiten(
    *,
    insz: str,
    achternaam: str,
    geboortedatum: date,
    grond: str,
    geinformeerd_op: date,
    in_import: bool = False,
    door: Hoedanigheid,
) -> Deelnemer:
    """The actor's organisation is involved with the known person of this INSZ; only who he is opens.

    Nothing of what was typed is kept. `in_import`: the file that he is in has a limit of its own. Raises Mismatch when
    family name or birth date differ, Geweigerd when the organisation is already involved or looked up too many
    numbers today, DoesNotExist when nobody has the number.
    """
    if not in_import:
        eis_opzoekruimte(door)
    bekend = zoek_op_insz(insz)
    if bekend is None:
        raise Deelnemer.DoesNotExist
    weiger_wie_al_gevolgd_wordt(bekend, door)
    verschil = aansluit_verschil((bekend.achternaam, bekend.geboortedatum), (achternaam, geboortedatum))
    if verschil:
        raise Mismatch(
            "We kunnen deze persoon met deze gegevens niet registreren. Kijk het rijksregisternummer, de geboortedatum "
            "en de achternaam na op de identiteitskaart. Klopt alles? Neem dan contact op met de helpdesk.",
            opzoeking=Opzoeking(bekend.pk, is_getoond=False),
            verschil=verschil,
        )
    gegevens = betrek(
        bekend, omvang=Omvang.IDENTITEIT, grond=grond, geinformeerd_op=geinformeerd_op, door=door
    )
    log(
        "deelnemer_aansluiten",
        door=door,
        object_soort=SOORT,
        object_id=bekend.id,
        deelnemer_id=bekend.id,
        gegevens=gegevens,
    )
    return bekend


def weiger_wie_al_gevolgd_wordt(bekend: Deelnemer, door: Hoedanigheid) -> None:
    """Raises Geweigerd with the dossier number when the actor already sees this person."""
    if Deelnemer.objects.zichtbaar_voor(door).filter(pk=bekend.pk).exists():
        raise Geweigerd(
            f"Jouw organisatie volgt deze persoon al op, onder dossiernummer {bekend.dossiernummer}. "
            "Zoek het dossier op in plaats van het opnieuw te registreren.",
            velden={"insz": f"Deze persoon heeft al een dossier bij jullie: {bekend.dossiernummer}."},
            opzoeking=Opzoeking(bekend.pk, is_getoond=True),
        )
