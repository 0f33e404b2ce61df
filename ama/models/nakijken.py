"""Every check of one agreement on what is known of its person, with the numbers of the law."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ama.domein.doelgroep import Beeld, Controle, controles
from ama.domein.evaluatie import nieuw_bezwaar
from ama.domein.ontwerp import Ontwerpstand, Opmaak, ontwerpstand
from ama.domein.overeenkomst import ONDERDELEN, ontbreekt
from ama.domein.samenloop import Overeenkomst as Samenloop
from ama.domein.toestemming import Gebruik, Oordeel
from ama.models.arbeidstijd import PARAMETERS as ARBEIDSTIJD
from ama.models.arbeidstijd import roosterzinnen
from ama.models.grenzen import LEESSLEUTELS, leeftijdsgrenzen
from ama.models.grenzen import PARAMETERS as LEEFTIJDEN
from ama.models.persoonsbeeld import Persoonsbeeld, Plek, als_periode
from werkzorg.parameters.domein import Momentopname
from werkzorg.parameters.lezen import momentopnamen
from werkzorg.termijnen import Periode

PARAMETERS = (*LEEFTIJDEN, "ama_toelating_arts_herbruikbaar", *ARBEIDSTIJD)


@dataclass(frozen=True)
class Nagekeken:
    """The checks of one agreement, what a permission must cover, and how its draft stands."""

    controles: Sequence[Controle]
    oordelen: Sequence[Oordeel]
    stand: Ontwerpstand


def kijk_na(
    persoon: Persoonsbeeld,
    opmaak: Opmaak,
    *,
    soort: str,
    sleutel: UUID,
    toeleiding: UUID | None,
    plek: Plek | None,
    vandaag: date,
    toestemming_op: date | None = None,
    is_begin: bool = True,
) -> Nagekeken:
    """Every check of this agreement as it stands on `vandaag`; one query (the numbers of the law).

    `toeleiding`: under which an agreement of AMA sociale economie stands: what VDAB granted after it does not count.
    `toestemming_op`: the day on which the bodies must permit (None: the start); `is_begin` False: nothing begins then.
    """
    op = toestemming_op or opmaak.start
    start, opnamen = opmaak.start, momentopnamen((*LEESSLEUTELS, *PARAMETERS))
    werkpost = plek.werkpost if plek else None
    periode = Periode(start, None)
    gebruik = Gebruik(
        opmaak.werkpost, opmaak.inhoud.rooster.minuten_per_week + persoon.minuten_naast(sleutel, op)
    )
    nu = max((een for een in opnamen if een.dag <= vandaag), key=lambda een: een.dag)
    oordelen = persoon.oordelen(gebruik, op, arts_jaren=_arts_jaren(nu) if is_begin else None)
    wet, botsingen = roosterzinnen(opmaak.inhoud.rooster, persoon.roosters_naast(sleutel, start), nu)
    mist, toegekend = ontbreekt(opmaak.inhoud), persoon.wse.toegekend
    beeld = Beeld(
        overeenkomst=Samenloop(sleutel, soort, opmaak.werkpost, periode, werkpost.naam if werkpost else ""),
        geboortedatum=persoon.geboortedatum,
        grenzen=leeftijdsgrenzen(opnamen),
        erkenning=[een for een, _ in persoon.erkend(soort)],
        andere=[een.overeenkomst for een in persoon.naast if een.overeenkomst.sleutel != sleutel],
        vaph_gevraagd=opmaak.vaph_gevraagd_op is not None or bool(persoon.vaph),
        vaph=persoon.vaph,
        statuut_onbekend=persoon.statuut_onbekend(op),
        oordelen=oordelen,
        betaald_werk_mogelijk=opmaak.betaald_werk_mogelijk,
        geinformeerd_op=opmaak.geinformeerd_op,
        verzekerd_ongevallen=opmaak.verzekerd_ongevallen,
        verzekerd_ba=opmaak.verzekerd_ba,
        dimona=opmaak.dimona,
        werkpost=als_periode(werkpost.periode) if werkpost else None,
        overleden_op=persoon.overleden_op,
        inhoud_ontbreekt=[ONDERDELEN[naam].label for naam in mist],
        evaluatie_bezwaar=nieuw_bezwaar(persoon.evaluatie, vandaag),
        arbeidstijd=wet,
        botsingen=botsingen,
        toegekend_op=toegekend.op if toegekend and toegekend.toeleiding == toeleiding else None,
        overgang=persoon.overgang(soort, start),
    )
    if beeld.is_wse:
        # VDAB decides, whatever the statuut: no other body permits.
        return Nagekeken(
            controles(beeld, vandaag), (), ontwerpstand(statuut_onbekend=False, oordelen=(), ontbreekt=mist)
        )
    stand = ontwerpstand(statuut_onbekend=beeld.statuut_onbekend, oordelen=oordelen, ontbreekt=mist)
    return Nagekeken(controles(beeld, vandaag), oordelen, stand)


def _arts_jaren(nu: Momentopname) -> int | None:
    """How many years a permission of the arts stays of use to begin with; None while nobody knows."""
    sleutel_gekend = nu.is_gekend("ama_toelating_arts_herbruikbaar")
    return nu.getal("ama_toelating_arts_herbruikbaar") if sleutel_gekend else None
