"""What befalls an example agreement after its start: it changes, goes on, goes to somebody else, or stops."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from functools import partial

from ama.domein.ondertekening import Tekening, Wijze
from ama.domein.overeenkomst import Partij
from ama.domein.rooster import Blok, Rooster
from ama.handelingen.beeindigen import overeenkomst_stopzetten, overeenkomst_verlengen
from ama.handelingen.ondertekenen import overeenkomst_ondertekenen
from ama.handelingen.overdragen import overeenkomst_overdragen
from ama.handelingen.tekenlinks import tekenlink_maken
from ama.handelingen.wijzigen import laatst_getekend, overeenkomst_wijzigen
from ama.models import Overeenkomstversie
from ama.models.versielezen import inhoud_van, kenmerk_van, tekenaars_van
from ama.voorbeelden.mensen import Verhaal
from ama.voorbeelden.spel import Gebeurtenis, Spel
from ama.voorbeelden.wie import door_van, laatste_van

# Why the many stopped, in turn.
_REDENEN = (
    ("deelnemer_stopt", ""),
    ("verhuisd", ""),
    ("naar_betaald_werk", ""),
    ("andere", "De bus naar de werkpost werd afgeschaft, en een andere werkpost vond hij te druk."),
    ("naar_activeringstraject", ""),
)
_LANGER = Rooster(tuple(Blok(dag, time(9), time(14), 30) for dag in range(5)))


def van(spel: Spel, een: Verhaal) -> Iterator[Gebeurtenis]:
    """What else happened in this story."""
    if "link" in een.bijzonder:
        yield spel.op(-1, 15), partial(_maak_link, spel, een)
    if "afgebroken" in een.bijzonder:
        yield spel.op(-10, 9), partial(_stop, spel, een, None, "", "Ze vond zelf werk in een winkel.")
    if "eindigt" in een.bijzonder:
        yield spel.op(-3, 11), partial(_stop, spel, een, 25, "werkpost_stopt", "")
    if "gestopt" in een.bijzonder:
        yield spel.op(-140, 11), partial(_stop, spel, een, -141, "deelnemer_stopt", "")
    if een.stopt is not None:
        reden, uitleg = _REDENEN[-een.start % len(_REDENEN)]
        # Told the day after, so that it is over at once.
        yield spel.op(een.stopt + 1, 12), partial(_stop, spel, een, een.stopt, reden, uitleg)
    if "overgedragen" in een.bijzonder:
        yield spel.op(-2, 11), partial(_draag_over, spel, een)
    if "verlengd" in een.bijzonder:
        yield spel.op(-45, 10), partial(_stop, spel, een, 18, "werkpost_stopt", "")
        yield spel.op(-9, 10), partial(_verleng, spel, een)
    if "gewijzigd" in een.bijzonder:
        yield spel.op(-70, 10), partial(_wijzig, spel, een, -60)
        yield spel.op(-66, 10), partial(_teken_wijziging, spel, een)
    if "wijzigt" in een.bijzonder:
        yield spel.op(-4, 10), partial(_wijzig, spel, een, 8)


def _stop(spel: Spel, een: Verhaal, dag: int | None, reden: str, toelichting: str) -> None:
    rij = laatste_van(spel, een)
    overeenkomst_stopzetten(
        rij,
        einde=None if dag is None else spel.dag(dag),
        reden=reden,
        toelichting=toelichting,
        dimona_uit_op=spel.vandaag if dag is not None and spel.dag(dag) < spel.vandaag else None,
        versie=rij.versie,
        door=door_van(spel, een),
    )


def _verleng(spel: Spel, een: Verhaal) -> None:
    rij = laatste_van(spel, een)
    overeenkomst_verlengen(
        rij,
        einde=spel.dag(120),
        toelichting="De werkpost verhuist pas in de lente. Met de drie partijen afgesproken.",
        versie=rij.versie,
        door=door_van(spel, een),
    )


def _draag_over(spel: Spel, een: Verhaal) -> None:
    rij = laatste_van(spel, een)
    overeenkomst_overdragen(
        rij, begeleider=spel.huizen["ocmw"].pk, op=spel.dag(14), versie=rij.versie, door=door_van(spel, een)
    )


def _wijzig(spel: Spel, een: Verhaal, dag: int) -> None:
    """Five short days a week instead of five mornings."""
    rij = laatste_van(spel, een)
    inhoud = inhoud_van(laatst_getekend(rij))
    overeenkomst_wijzigen(
        rij,
        inhoud=replace(inhoud, rooster=_LANGER),
        ingaat_op=spel.dag(dag),
        versie=rij.versie,
        door=door_van(spel, een),
    )


def _teken_wijziging(spel: Spel, een: Verhaal) -> None:
    rij = laatste_van(spel, een)
    versie = Overeenkomstversie.objects.filter(overeenkomst=rij).open().get()
    namen = {
        Partij.DEELNEMER: rij.deelnemer.naam,
        Partij.BEGELEIDER: rij.begeleider_lid.gebruiker.naam,
        Partij.WERKPOST: rij.werkpost.naam,
    }
    wie = {partij: namen[partij] for partij in tekenaars_van(versie)}
    overeenkomst_ondertekenen(
        rij,
        tekening=Tekening(wie, spel.vandaag, Wijze.TER_PLAATSE, kenmerk_van(rij, versie)),
        door=door_van(spel, een),
    )


def _maak_link(spel: Spel, een: Verhaal) -> None:
    tekenlink_maken(laatste_van(spel, een), partij=Partij.WERKPOST, door=door_van(spel, een))
