"""What befalls the example people of AMA sociale economie once they began: steps, decisions of VDAB, and the way on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial

from ama.domein.doorstroom import Stap as Doorstroomstap
from ama.domein.jaarbeslissing import volgende_uiterlijk_op
from ama.domein.werkstap import Stap
from ama.handelingen.doorstroom import doorstroom_registreren
from ama.handelingen.jaarbeslissing import (
    jaarbeslissing_openen,
    jaarbeslissing_stopzetten,
    jaarbeslissing_verlengen,
)
from ama.handelingen.jaarbeslissingtaken import beslisregels
from ama.handelingen.werkstappen import stap_naar_werk_registreren
from ama.models import Toeleiding
from ama.statussen import GESTART
from ama.voorbeelden.spel import Gebeurtenis, Spel
from ama.voorbeelden.toeleidingen import BEGONNEN, VOL, Wsemens, beslisser, toeleiding_van

# Days after the first day of guidance: two steps to work, the decision of VDAB, and a shorter one that ran out.
_STAPPEN = (45, 130)
_BESLIST = 320
_KORT, _KORT_TOT = 100, 190
# Of who is still there one in so many: decided for a shorter time and not again, moves on, is stopped by VDAB.
_TE_LAAT, _STROOMT_DOOR, _STOPT = 29, 17, 19
# Told so many days ago, and the last day lies so many days ahead.
_GEZEGD, _OVER = -12, 9
_SOORTEN = (
    ("kennismaking", "Bakkerij De Korst", "Mocht een voormiddag meelopen.", None),
    ("opleiding", "CVO De Brug", "Volgt de basis van magazijnwerk.", 240),
    ("sollicitatie", "Groenbedrijf Het Erf", "Kreeg een gesprek, nog geen plaats.", None),
    ("stage", "Wassalon Wit", "Twee weken, en mag terugkomen.", 480),
    ("bemiddeling", "VDAB", "Het cv is bijgewerkt.", None),
)
_DOORSTROOM = (
    ("collectief_maatwerk", "Maatwerkbedrijf De Kade", 1140),
    ("nec_ondersteund", "Wassalon Wit", 900),
    ("opleiding", "CVO De Brug", None),
    ("nec", "Bakkerij De Korst", 1140),
    ("individueel_maatwerk", "Fietspunt Zuid", 1200),
)
_UITKOMSTEN = ("ama_wvg", "gestopt", "activeringstraject", "gestopt", "welzijn")


def gebeurtenissen(spel: Spel, mensen: Sequence[Wsemens]) -> Iterator[Gebeurtenis]:
    """What happened to who began; nobody leaves the full contingent now, where others wait."""
    for een in mensen:
        if een.weg != BEGONNEN:
            continue
        laatste = een.stopt if een.stopt is not None else -1
        minuut = een.nummer % 60
        for volg, later in enumerate(_STAPPEN):
            if een.start + later < laatste - 2:
                yield spel.op(een.start + later, 15, minuut), partial(_zet_stap, spel, een, volg)
        if een.stopt is not None:
            # Told a week ahead: the last day is planned by it. Half of them move on to work or training.
            weg = _stroom_door if een.nummer % 2 else _stop
            yield spel.op(een.stopt - 7, 13, minuut), partial(weg, spel, een, een.stopt)
        elif een.start + _BESLIST < -1:
            yield spel.op(een.start + _BESLIST, 14, minuut), partial(_verleng, spel, een, None)
        elif een.nummer % _TE_LAAT == 4 and een.start + _KORT_TOT < -3:
            tot = een.start + _KORT_TOT
            yield spel.op(een.start + _KORT, 14, minuut), partial(_verleng, spel, een, tot)
        elif een.huis != VOL and een.start < -90 and een.nummer % _STROOMT_DOOR == 6:
            yield spel.op(_GEZEGD, 13, minuut), partial(_stroom_door, spel, een, _OVER)
        elif een.huis != VOL and een.start < -90 and een.nummer % _STOPT == 8:
            yield spel.op(_GEZEGD, 13, minuut), partial(_stop, spel, een, _OVER)


def _zet_stap(spel: Spel, een: Wsemens, volg: int) -> None:
    if (rij := _lopend(spel, een)) is None:
        return
    soort, waar, resultaat, minuten = _SOORTEN[(een.nummer + volg) % len(_SOORTEN)]
    tot = spel.vandaag + timedelta(days=40) if minuten else None
    stap_naar_werk_registreren(
        rij,
        stap=Stap(soort, spel.vandaag, tot, minuten, waar, resultaat),
        door=spel.begeleider(een.huis, een.nummer),
    )


def _verleng(spel: Spel, een: Wsemens, tot: int | None) -> None:
    """Extended by a year, or up to the day `tot` from today."""
    if (rij := _lopend(spel, een)) is None:
        return
    door = beslisser(spel, een)
    beslissing = jaarbeslissing_openen(rij, door=door)
    interval = beslisregels(spel.vandaag).interval_maanden
    jaarbeslissing_verlengen(
        beslissing,
        motivering="De uren groeien en er zijn stappen naar werk. Nu volgt een stage.",
        tot=volgende_uiterlijk_op(spel.vandaag, interval) if tot is None else spel.dag(tot),
        versie=beslissing.versie,
        door=door,
    )


def _stroom_door(spel: Spel, een: Wsemens, laatste: int) -> None:
    """On to work or training the day after the last day, which lies so many days from today."""
    if (rij := _lopend(spel, een)) is None:
        return
    soort, werkgever, minuten = _DOORSTROOM[een.nummer % len(_DOORSTROOM)]
    doorstroom_registreren(
        rij,
        stap=Doorstroomstap(soort, spel.dag(laatste + 1), minuten, werkgever),
        versie=rij.versie,
        door=spel.begeleider(een.huis, een.nummer),
    )


def _stop(spel: Spel, een: Wsemens, laatste: int) -> None:
    """Elsewhere by a decision of VDAB, after the last day, which lies so many days from today."""
    if (rij := _lopend(spel, een)) is None:
        return
    door = beslisser(spel, een)
    beslissing = jaarbeslissing_openen(rij, door=door)
    jaarbeslissing_stopzetten(
        beslissing,
        uitkomst=_UITKOMSTEN[een.nummer % len(_UITKOMSTEN)],
        motivering="Samen met de persoon en het maatwerkbedrijf besproken: iets anders past nu beter.",
        einde=spel.dag(laatste),
        versie=beslissing.versie,
        door=door,
    )


def _lopend(spel: Spel, een: Wsemens) -> Toeleiding | None:
    """The toeleiding, while it runs: who does not begin in time has no steps and no decisions."""
    rij = toeleiding_van(spel, een)
    return rij if rij.status == GESTART else None
