"""Who came in two years, as each organisation reads it in per quarter: drawn from a fixed seed, through the act."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from ama.domein.aanwezigheid import Status
from ama.domein.aanwezigheidsinlezing import Inleesrij
from ama.domein.werkpostdag import werkpostdag
from ama.handelingen.inlezen import aanwezigheden_inlezen, inlezing_bewaren, inlezing_uitvoeren, oordelen
from ama.models import Overeenkomst
from ama.models.dagbladlezen import Werkpostbeeld, met_rooster, plannen_van, werkpostbeelden
from ama.models.wseweigering import wse_weigering
from ama.voorbeelden.spel import Gebeurtenis, Spel
from ama.voorbeelden.werkaanbod import BEGELEIDERS
from werkzorg.organisaties.hoedanigheid import Hoedanigheid
from werkzorg.termijnen import Periode

# So many days back the first presence lies; yesterday is the last.
SINDS = 730
# Of a hundred days: so many somebody comes, and so many he says that he does not.
KOMT, VERWITTIGT = 80, 12
# Who comes less and less in half a year, and who missed the last three times.
DALEND, GEMIST = "els_loopt", "els_verloopt"
_HALF_JAAR, _LAAGST = 182, 35
# The file of a quarter comes so many days after it.
_NA_KWARTAAL = 3


def gebeurtenissen(spel: Spel, huizen: Sequence[str] = BEGELEIDERS) -> Iterator[Gebeurtenis]:
    """A file per organisation and quarter; what is left of this quarter comes yesterday evening."""
    gisteren = spel.dag(-1)
    for volg, huis in enumerate(huizen):
        for kwartaal in kwartalen(spel.dag(-SINDS), gisteren):
            dag = (kwartaal.einde or gisteren) - spel.dag(0) + timedelta(days=_NA_KWARTAAL)
            # A quarter that is over is read in some days later; before that, with the days that are there.
            moment = spel.op(dag.days, 17, volg) if dag.days < -1 else spel.op(-1, 20, volg)
            yield moment, partial(_lees_in, spel, huis, kwartaal)


def kwartalen(van: date, tot: date) -> list[Periode]:
    """The calendar quarters of these days (both inclusive), the first and the last cut off."""
    uit = []
    begin = van
    while begin <= tot:
        maand = (begin.month - 1) // 3 * 3 + 4
        volgend = date(begin.year + maand // 13, (maand - 1) % 12 + 1, 1)
        uit.append(Periode(begin, min(volgend - timedelta(days=1), tot)))
        begin = volgend
    return uit


def _lees_in(spel: Spel, huis: str, kwartaal: Periode) -> None:
    """Looked at, kept, started, and read in as the worker does; nothing when nobody was planned."""
    door = spel.begeleider(huis)
    rijen = _rijen(spel, kwartaal, door)
    if not rijen:
        return
    nieuw = 0
    for uit in oordelen(rijen, door):
        assert not uit.fouten, uit.fouten[:3]
        nieuw += len(uit.nieuw)
    inlezing = aanwezigheden_inlezen(inlezing_bewaren(rijen, nieuw=nieuw, door=door), door=door)
    inlezing_uitvoeren(inlezing, door=door)


def _rijen(spel: Spel, kwartaal: Periode, door: Hoedanigheid) -> list[Inleesrij]:
    """One row per planned day of everybody who is guided, in an order that is the same each time."""
    hier = Overeenkomst.objects.zichtbaar_voor(door).getekend()
    overeenkomsten = list(met_rooster(hier.select_related("deelnemer", "toeleiding"), kwartaal))
    weigering = wse_weigering(overeenkomsten, spel.vandaag)
    beelden = werkpostbeelden({een.werkpost_id for een in overeenkomsten}, kwartaal)
    wie = {mens.pk: sleutel for sleutel, mens in spel.mensen.items()}
    rijen: list[Inleesrij] = []
    for een in sorted(overeenkomsten, key=lambda rij: (wie.get(rij.deelnemer_id, ""), rij.start, rij.pk)):
        sleutel = wie.get(een.deelnemer_id, "")
        alle = _dagen(een, beelden[een.werkpost_id], kwartaal)
        dagen = [(dag, minuten) for dag, minuten in alle if not weigering(een, dag)]
        trek = random.Random(f"{sleutel}:{kwartaal.start}:{een.start}")
        mist = _mist(spel, sleutel, dagen)
        for dag, minuten in dagen:
            status = Status.ONVERWITTIGD if dag in mist else _status(spel, sleutel, dag, trek)
            # Now and then somebody stays shorter; otherwise the hours of the schedule hold.
            korter = status is Status.AANWEZIG and minuten > 120 and trek.randrange(20) == 0
            rijen.append(
                Inleesrij(
                    nummer=len(rijen) + 2,
                    werkpost=_naam(beelden, een.werkpost_id),
                    dossiernummer=een.deelnemer.dossiernummer,
                    dag=dag,
                    status=status,
                    minuten=minuten - 60 if korter else None,
                )
            )
    return rijen


def _dagen(rij: Overeenkomst, beeld: Werkpostbeeld, kwartaal: Periode) -> list[tuple[date, int]]:
    """The days of the quarter on which this person is expected with their minutes, in order."""
    uit: dict[date, int] = {}
    for plan in plannen_van(rij):
        samen = plan.periode.doorsnede(kwartaal)
        for dag in plan.rooster.dagen(samen) if samen is not None else ():
            if werkpostdag(beeld.op(dag), dag).is_open:
                uit[dag] = plan.rooster.minuten_op(dag)
    return sorted(uit.items())


def _mist(spel: Spel, sleutel: str, dagen: Sequence[tuple[date, int]]) -> set[date]:
    """The last three expected days of whoever missed them."""
    if sleutel != GEMIST or not dagen or dagen[-1][0] < spel.dag(-21):
        return set()
    return {dag for dag, _ in dagen[-3:]}


def _status(spel: Spel, sleutel: str, dag: date, trek: random.Random) -> Status:
    terug = (spel.dag(0) - dag).days
    komt = KOMT
    if sleutel == DALEND and terug < _HALF_JAAR:
        komt = _LAAGST + (KOMT - _LAAGST) * terug // _HALF_JAAR
    getal = trek.randrange(100)
    if getal < komt:
        return Status.AANWEZIG
    return Status.VERWITTIGD if getal < komt + (100 - komt) * VERWITTIGT // 20 else Status.ONVERWITTIGD


def _naam(beelden: dict[UUID, Werkpostbeeld], werkpost_id: UUID) -> str:
    """The number of its branch, which is nobody else's; otherwise its name."""
    werkpost = beelden[werkpost_id].werkpost
    tak = werkpost.vestiging
    return (tak.nummer if tak is not None else "") or werkpost.naam
