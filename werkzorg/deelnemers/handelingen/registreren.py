"""The act by which a person comes into the house; somebody who is already known is joined on the same path."""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, field
from datetime import date

from django.utils import timezone

from werkzorg.deelnemers.domein import (
    WIJZIGBAAR,
    Persoonsgegevens,
    Trekking,
    nieuw_dossiernummer,
    registratie_bezwaren,
)
from werkzorg.deelnemers.handelingen.aansluiten import deelnemer_aansluiten, weiger_wie_al_gevolgd_wordt
from werkzorg.deelnemers.handelingen.betrekken import betrek
from werkzorg.deelnemers.handelingen.dubbels import onderscheid
from werkzorg.deelnemers.handelingen.opzoeken import eis_opzoekruimte
from werkzorg.deelnemers.handelingen.persoon import SOORT, zet_insz, zoek_op_insz
from werkzorg.deelnemers.models import Deelnemer, Omvang
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd, Opzoeking
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.werklijst.taken import maak_taak

# Somebody without number gets one soon: this many calendar days after the registration a task is due.
INSZ_AANVULLEN_DAGEN = 30
# So many people who look alike are shown; more is no warning any more.
MEESTE_GELIJKENISSEN = 5


@dataclass
class Gelijkenis(Geweigerd):
    """People whom the actor sees look like the new one; nothing is wrong once he says that it is somebody else."""

    lijkt_op: list[Deelnemer] = field(default_factory=list)


@handeling("deelnemer_registreren")
def deelnemer_registreren(
    gegevens: Persoonsgegevens,
    *,
    grond: str,
    geinformeerd_op: date,
    door: Hoedanigheid,
    iemand_anders: bool | None = None,
    in_import: bool = False,
    trekking: Trekking = secrets.randbelow,
) -> Deelnemer:
    """The person is registered, the actor's organisation is involved, and a receipt is being made.

    Somebody who is already known is joined instead of doubled, by `deelnemer_aansluiten`: same answer, same path.
    `iemand_anders`: whether the actor said that it is nobody of those who look alike; None: he was not asked.
    `in_import`: the file that he is in has a limit of its own, instead of the one on look-ups.
    `trekking` draws the dossier number; only example data, which are the same every time, bring their own.
    Raises Geweigerd with a sentence per field, Gelijkenis while somebody looks alike, Opzoeklimiet and Mismatch.
    """
    velden = {**asdict(gegevens), "geinformeerd_op": geinformeerd_op}
    bezwaren = registratie_bezwaren(velden, timezone.localdate())
    if bezwaren:
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=bezwaren)
    bekend = None
    if gegevens.insz:
        if not in_import:
            eis_opzoekruimte(door)
        bekend = zoek_op_insz(gegevens.insz)
        if bekend is not None:
            weiger_wie_al_gevolgd_wordt(bekend, door)
    lijkt_op = _gelijkenissen(gegevens, door) if iemand_anders is not None else []
    if lijkt_op and not iemand_anders:
        raise Gelijkenis(
            "Er is al iemand die hierop lijkt. Kijk hieronder na of het dezelfde persoon is.",
            opzoeking=Opzoeking(bekend.pk if bekend else None, is_getoond=False) if gegevens.insz else None,
            lijkt_op=lijkt_op,
        )
    if bekend is not None:
        deelnemer = deelnemer_aansluiten(
            insz=gegevens.insz,
            achternaam=gegevens.achternaam,
            geboortedatum=gegevens.geboortedatum,
            grond=grond,
            geinformeerd_op=geinformeerd_op,
            in_import=in_import,
            door=door,
        )
    else:
        deelnemer = _registreer(
            gegevens, grond=grond, geinformeerd_op=geinformeerd_op, trekking=trekking, door=door
        )
    for ander in lijkt_op:
        onderscheid(deelnemer.pk, ander.pk, door=door)
    return deelnemer


def _gelijkenissen(gegevens: Persoonsgegevens, door: Hoedanigheid) -> list[Deelnemer]:
    mensen = Deelnemer.objects.zichtbaar_voor(door)
    gevonden = mensen.lijkt_op(gegevens.voornaam, gegevens.achternaam, gegevens.geboortedatum)
    return list(gevonden.gesorteerd()[:MEESTE_GELIJKENISSEN])


def _registreer(
    gegevens: Persoonsgegevens, *, grond: str, geinformeerd_op: date, trekking: Trekking, door: Hoedanigheid
) -> Deelnemer:
    deelnemer = _maak(gegevens, trekking)
    verwijzing = betrek(
        deelnemer, omvang=Omvang.VOLLEDIG, grond=grond, geinformeerd_op=geinformeerd_op, door=door
    )
    if not deelnemer.heeft_insz:
        maak_taak(
            "insz_aanvullen",
            sleutel=f"insz_aanvullen:{deelnemer.id}:{door.organisatie_id}",
            object_soort=SOORT,
            object_id=deelnemer.id,
            deelnemer_id=deelnemer.id,
            organisatie_id=door.organisatie_id,
            rol=door.rol,
            gebruiker_id=door.gebruiker_id,
            dagen=INSZ_AANVULLEN_DAGEN,
        )
    log(
        "deelnemer_registreren",
        door=door,
        object_soort=SOORT,
        object_id=deelnemer.id,
        deelnemer_id=deelnemer.id,
        gegevens=verwijzing,
    )
    return deelnemer


def _maak(gegevens: Persoonsgegevens, trekking: Trekking) -> Deelnemer:
    velden = {naam: getattr(gegevens, naam) for naam in WIJZIGBAAR}
    deelnemer = Deelnemer(
        dossiernummer=_vrij_dossiernummer(trekking), insz_ontbreekt=gegevens.insz_ontbreekt, **velden
    )
    if gegevens.insz:
        zet_insz(deelnemer, gegevens.insz)
    deelnemer.save(force_insert=True)
    return deelnemer


def _vrij_dossiernummer(trekking: Trekking) -> str:
    while True:
        nummer = nieuw_dossiernummer(trekking)
        if not Deelnemer.objects.filter(dossiernummer=nummer).exists():
            return nummer
