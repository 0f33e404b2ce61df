"""A file of the decree of 2014 can be mended, and nothing else (regelgeving 15, row 9)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from trajecten.domein.oude_regels import invoer_bezwaren
from trajecten.handelingen.vergrendelen import SOORT, bewaar, vergrendel_traject
from trajecten.models import Traject
from trajecten.models.verzoek import eerste_dag_nieuw
from trajecten.soorten import EINDEREDENEN
from werkzorg.handelen.handeling import handeling
from werkzorg.handelen.weigering import Geweigerd
from werkzorg.logboek.schrijven import log
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.parameters.domein import Momentopname
from werkzorg.parameters.lezen import momentopname
from werkzorg.termijnen import einde_na_maanden

# No file of the old rules ran longer than this, extensions included [assumption].
_MEESTE_MAANDEN = 60
_REDENEN = frozenset(sleutel for sleutel, _ in EINDEREDENEN)


@dataclass(frozen=True)
class OudTraject:
    """What is known of a closed file of 2014; both days are inclusive, `belemmeringen` are those of MMPPS."""

    ontvangen_op: date
    startdatum: date
    einddatum: date
    einde_reden: str
    belemmeringen: Collection[str]
    vraag: str = ""
    einde_toelichting: str = ""


def oude_bezwaren(oud: OudTraject, opname: Momentopname) -> dict[str, str]:
    """Per field why this cannot be a closed file of 2014, as sentences; empty when it can."""
    grens, vandaag = eerste_dag_nieuw(opname), timezone.localdate()
    velden = invoer_bezwaren(
        oud.ontvangen_op, oud.einddatum, tuple(oud.belemmeringen), grens=grens, vandaag=vandaag
    )
    uit = {"einddatum" if veld == "beeindigd_op" else veld: zin for veld, zin in velden.items()}
    if oud.ontvangen_op >= grens:
        uit["ontvangen_op"] = (
            f"Dit dossier volgt het decreet van 2014: de ontvangst ligt vóór {grens:%d/%m/%Y}."
        )
    if oud.startdatum < oud.ontvangen_op:
        uit["startdatum"] = (
            "Het eerste gesprek ligt vóór de ontvangst van het verzoek: verbeter een van beide."
        )
    elif oud.einddatum < oud.startdatum:
        uit.setdefault("einddatum", "Het einde ligt vóór het eerste gesprek: verbeter een van beide.")
    elif oud.einddatum > einde_na_maanden(oud.startdatum, _MEESTE_MAANDEN):
        uit.setdefault("einddatum", f"Dat is langer dan {_MEESTE_MAANDEN} maanden: kijk beide dagen na.")
    if oud.einde_reden not in _REDENEN:
        uit["einde_reden"] = "Kies waarom het traject eindigde."
    return uit


def zet_oud(rij: Traject, oud: OudTraject, opname: Momentopname) -> list[str]:
    """These facts stand in the row (not saved yet); the names of the fields that were set.

    The maximum of the old rules may have been extended: it is what the real end needs, and never less.
    """
    maanden = opname.getal("at_max_duur")
    while einde_na_maanden(oud.startdatum, maanden) < oud.einddatum:
        maanden += 1
    waarden = {
        "ontvangen_op": oud.ontvangen_op,
        "startdatum": oud.startdatum,
        "max_maanden": maanden,
        "uiterste_einddatum": einde_na_maanden(oud.startdatum, maanden),
        "einddatum": oud.einddatum,
        "einde_reden": oud.einde_reden,
        "einde_toelichting": oud.einde_toelichting,
        "belemmeringen": sorted(oud.belemmeringen),
        "vraag": oud.vraag,
    }
    for veld, waarde in waarden.items():
        setattr(rij, veld, waarde)
    return list(waarden)


@handeling("oud_traject_verbeteren")
def oud_traject_verbeteren(traject: Traject, *, oud: OudTraject, versie: int, door: Hoedanigheid) -> Traject:
    """A closed file of 2014 says what was really so; its history keeps what it said before.

    Raises Geweigerd for a file of the new rules or days that cannot be, Versieconflict when somebody was first.
    """
    rij = vergrendel_traject(traject.pk, door=door, versie=versie, mag_oud=True)
    if not rij.is_oud:
        raise Geweigerd("Alleen een dossier van het decreet van 2014 verbeter je zo.")
    opname = momentopname(timezone.localdate())
    if velden := oude_bezwaren(oud, opname):
        raise Geweigerd("Controleer de gemarkeerde velden.", velden=velden)
    bewaar(rij, *zet_oud(rij, oud, opname))
    log(
        "oud_traject_verbeteren",
        door=door,
        object_soort=SOORT,
        object_id=rij.id,
        deelnemer_id=rij.deelnemer_id,
    )
    return rij
