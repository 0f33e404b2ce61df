"""The subsidy of the examples: advances per quarter, a year that is fixed, and a forecast with a line in dispute."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import NamedTuple

from ama.domein.afrekening import KWARTALEN, voorschot_voorstel
from ama.handelingen.betwistingen import betwisting_beantwoorden, subsidielijn_betwisten
from ama.handelingen.subsidie import (
    subsidie_berekenen,
    subsidie_controleren,
    subsidie_vastleggen,
    subsidielijnen_maken,
)
from ama.handelingen.voorschotten import Betaling, voorschot_registreren
from ama.meldingen.subsidie import LIJNEN_MAKEN
from ama.models import Betwisting, Subsidielijn, Subsidierun
from ama.models.subsidielezen import verwacht_per_begeleider
from ama.voorbeelden.spel import Gebeurtenis, Spel
from werkzorg.organisaties.hoedanigheid import Klok
from werkzorg.parameters.lezen import momentopname

# The departement paid this quarter on that day of its second month.
_BETAALDAG = 15
# Days from today on which the forecast of the running year was computed, checked and disputed.
_BEREKEND, _GECONTROLEERD, _BETWIST = -16, -14, -5


class Onenigheid(NamedTuple):
    """What the first example organisation says about one of its lines, and what the departement answers."""

    plek: int
    grond: str
    toelichting: str
    uitkomst: str
    antwoord: str


_DAGEN = Onenigheid(
    0,
    "dagen",
    "De overeenkomst is op tijd ondertekend, maar de eerste weken tellen niet mee.",
    "afgewezen",
    "Ze werd te laat ingediend: de subsidie telt vanaf de dag van indienen.",
)
_VERDELING = Onenigheid(
    1,
    "verdeling",
    "In het najaar begeleidde alleen onze organisatie deze deelnemer.",
    "aanvaard",
    "Dat klopt. Wat later aanvaard wordt, volgt als correctie in de volgende berekening.",
)


def gebeurtenissen(spel: Spel) -> Iterator[Gebeurtenis]:
    """Two years of advances; the first of them fixed after two disputes, the other forecast with one that is open."""
    vast = spel.vast_jaar
    nu = vast + 1
    for jaar in (vast, nu):
        for kwartaal in KWARTALEN:
            dag = spel.op_datum(date(jaar, 3 * kwartaal - 1, _BETAALDAG), 11)
            if dag < spel.op(0, 0):
                yield dag, partial(_betaal, spel, jaar, kwartaal)
    yield spel.op_datum(date(nu, 2, 3), 9), partial(_bereken, spel, vast)
    yield spel.op_datum(date(nu, 2, 5), 9), partial(_controleer, spel, vast)
    for een in (_DAGEN, _VERDELING):
        yield spel.op_datum(date(nu, 2, 12), 9), partial(_betwist, spel, vast, een)
    yield spel.op_datum(date(nu, 2, 24), 9), partial(_beantwoord, spel)
    # What was accepted meanwhile counts too, so it is computed again on the day on which it is fixed.
    yield spel.op_datum(date(nu, 3, 20), 9), partial(_bereken, spel, vast)
    yield spel.op_datum(date(nu, 3, 20), 11), partial(_controleer, spel, vast)
    yield spel.op_datum(date(nu, 3, 20), 14), partial(_leg_vast, spel, vast)
    yield spel.op(_BEREKEND, 9), partial(_bereken, spel, nu)
    yield spel.op(_GECONTROLEERD, 9), partial(_controleer, spel, nu)
    yield spel.op(_BETWIST, 9), partial(_betwist, spel, nu, _DAGEN)


def _betaal(spel: Spel, jaar: int, kwartaal: int) -> None:
    """To everybody what the screen proposes that day; nothing when nobody is guided yet."""
    procent = momentopname(spel.vandaag).getal("ama_wvg_voorschot_deel")
    bedragen = {
        huis: voorstel
        for huis, cent in verwacht_per_begeleider(jaar).items()
        if (voorstel := voorschot_voorstel(cent, procent, kwartaal)) > 0
    }
    if bedragen:
        voorschot_registreren(
            Betaling(jaar, kwartaal, spel.vandaag, f"AMA {jaar}/K{kwartaal}"),
            bedragen,
            door=spel.departement(),
        )


def _bereken(spel: Spel, jaar: int) -> None:
    al = Subsidierun.objects.filter(jaar=jaar).first()
    run = subsidie_berekenen(jaar, versie=al.versie if al else None, door=spel.departement())
    # As the worker does at once.
    subsidielijnen_maken(run.pk, door=Klok(LIJNEN_MAKEN))


def _controleer(spel: Spel, jaar: int) -> None:
    run = Subsidierun.objects.get(jaar=jaar)
    subsidie_controleren(run, versie=run.versie, door=spel.departement(1))


def _leg_vast(spel: Spel, jaar: int) -> None:
    run = Subsidierun.objects.get(jaar=jaar)
    subsidie_vastleggen(run, versie=run.versie, door=spel.departement(1))


def _betwist(spel: Spel, jaar: int, een: Onenigheid) -> None:
    """About the lines with the fewest days one disagrees."""
    door = spel.begeleider("maatwerk")
    rijen = Subsidielijn.objects.zichtbaar_voor(door).filter(
        run__jaar=jaar, begeleider=door.organisatie_id, dagen__gt=0
    )
    lijn = rijen.order_by("dagen", "deelnemer__dossiernummer")[een.plek]
    subsidielijn_betwisten(lijn, grond=een.grond, toelichting=een.toelichting, door=door)


def _beantwoord(spel: Spel) -> None:
    antwoorden = {een.grond: een for een in (_DAGEN, _VERDELING)}
    for rij in Betwisting.objects.filter(uitkomst=""):
        een = antwoorden[rij.grond]
        betwisting_beantwoorden(
            rij, uitkomst=een.uitkomst, antwoord=een.antwoord, versie=rij.versie, door=spel.departement()
        )
