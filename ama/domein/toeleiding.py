"""The way into AMA sociale economie: proposal, decision of VDAB, and the waiting list (regelgeving 6 and 10.5).

VDAB decides for everybody, whatever the statuut. A full contingent stops neither: it makes somebody wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from ama.domein import woorden
from werkzorg.doorverwijzingen.domein import ADVIES_AMA_WSE, advies_bezwaar
from werkzorg.termijnen import Periode

WSE_BRON = "Vlaanderen.be, AMA sociale economie"
# Nobody is asked for more than a full working week.
MEESTE_MINUTEN = 38 * 60
# So many days after a no or a withdrawal those involved by the proposal alone still read why (assumption: the quarter
# of a year in which such a decision can be challenged).
NALEESDAGEN = 90
# So many calendar days after its receipt VDAB should have decided; no source names a term (assumption).
BESLIS_DAGEN = 30
# So many calendar days after a grant the aanbieder should have met the person (assumption).
ONTVANG_DAGEN = 14

# What VDAB suggests to who does not begin AMA sociale economie.
WEIGERADVIEZEN: Mapping[str, str] = {
    "bemiddeling": "bemiddeling of opleiding bij VDAB",
    "activeringstraject": "een activeringstraject",
    "ama_wvg": "AMA gezondheids- en welzijnsbeleid",
    "welzijn": "advies Welzijn",
    "ander": "iets anders: schrijf het in de motivering",
}


@dataclass(frozen=True)
class Voorstel:
    """What somebody proposes: what the person can do per week, whether that grows, and what he wants himself."""

    ontvangen_op: date
    akkoord_op: date
    geinformeerd_op: date
    motivering: str
    minuten_haalbaar: int
    stappen_haalbaar: bool
    opbouw_mogelijk: bool = False
    wens: str = ""


@dataclass(frozen=True)
class WvgLoopt:
    """A running agreement of AMA WVG; `met_brief`: its begeleider sent a letter to AMA sociale economie, accepted."""

    begeleider: str
    periode: Periode
    met_brief: bool = False


@dataclass(frozen=True)
class Persoonsstand:
    """What is known of the person on the day of the act.

    `advies`: the advice of VDAB that holds ("" for none), with its first day. `open_toeleiding`: one is not over.
    """

    geboortedatum: date
    overleden_op: date | None = None
    open_toeleiding: bool = False
    wvg: Sequence[WvgLoopt] = ()
    advies: str = ""
    advies_van: date | None = None


@dataclass(frozen=True)
class Wachtende:
    """Somebody who was granted AMA sociale economie at one contingent and did not start there yet.

    `wacht`: he was put on the waiting list; who was not, had a place when VDAB said yes. `voorgesteld_op`: the moment.
    """

    sleutel: UUID
    beslist_op: date
    ontvangen_op: date
    voorgesteld_op: datetime
    wacht: bool = True


@dataclass(frozen=True)
class Plaats:
    """The place in the order: `rang` from 1; `aan_de_beurt`: there is a free place for this one."""

    sleutel: UUID
    rang: int
    aan_de_beurt: bool


def voorstel_bezwaren(
    voorstel: Voorstel, stand: Persoonsstand, *, vandaag: date, minimum_minuten: int
) -> dict[str, str]:
    """Per field ("" for the whole) why this cannot be proposed, as sentences; empty when it can.

    `minimum_minuten`: per week, `ama_se_min_uren`. A running agreement of WVG stops no proposal: VDAB judges it.
    """
    uit: dict[str, str] = {}
    for veld, dag, wat in (
        ("ontvangen_op", voorstel.ontvangen_op, "waarop het voorstel binnenkwam"),
        ("akkoord_op", voorstel.akkoord_op, "waarop de persoon akkoord ging"),
        ("geinformeerd_op", voorstel.geinformeerd_op, "waarop je de persoon informeerde"),
    ):
        if zin := _dagbezwaar(dag, wat, stand.geboortedatum, vandaag):
            uit[veld] = zin
    if not voorstel.motivering.strip():
        uit["motivering"] = "Schrijf waarom AMA sociale economie past bij deze persoon: VDAB beslist erop."
    uit |= _haalbaarheid(voorstel, minimum_minuten)
    if stand.overleden_op is not None:
        uit[""] = "Deze persoon is overleden: een voorstel kan niet meer."
    elif stand.open_toeleiding:
        uit[""] = (
            "Voor deze persoon loopt al een toeleiding naar AMA sociale economie: er is er één tegelijk. "
            "Open die in het dossier."
        )
    return uit


def toekenbezwaren(stand: Persoonsstand, *, motivering: str) -> dict[str, str]:
    """Per field ("" for the whole) why VDAB cannot grant AMA sociale economie now, as sentences; empty when it can.

    The statuut of the person is no reason (VDAB decides for everybody), and neither is a full contingent.
    """
    uit = _motivering(motivering)
    if zin := advies_bezwaar(ADVIES_AMA_WSE, stand.advies, stand.advies_van):
        uit[""] = zin
    elif stand.overleden_op is not None:
        uit[""] = "Deze persoon is overleden: toekennen kan niet meer."
    else:
        zonder_brief = [een for een in stand.wvg if not een.met_brief]
        if zonder_brief:
            uit[""] = wvg_zin(zonder_brief[0])
    return uit


def weigerbezwaren(*, motivering: str, weigeradvies: str) -> dict[str, str]:
    """Per field why VDAB cannot refuse so, as sentences: a no says why, and where the person can go instead."""
    uit = _motivering(motivering)
    if weigeradvies not in WEIGERADVIEZEN:
        uit["weigeradvies"] = "Kies wat je in de plaats voorstelt: zo weet de persoon waar hij terechtkan."
    return uit


def intrekbezwaren(reden: str) -> dict[str, str]:
    """Per field why a proposal or grant cannot be withdrawn so; empty when it can."""
    if reden.strip():
        return {}
    return {"reden": "Schrijf waarom het niet doorgaat: VDAB en de aanbieder lezen dit."}


def wvg_zin(loopt: WvgLoopt) -> str:
    """Why a running agreement of AMA WVG stands in the way, and how somebody comes from one to the other."""
    return (
        f"Er loopt AMA welzijn bij {loopt.begeleider} {woorden.periode(loopt.periode)}, en dat gaat niet samen met AMA "
        "sociale economie. Vraag die begeleider om door te verwijzen of om de overeenkomst te stoppen "
        f"({woorden.BLADZIJDE})."
    )


def volgorde(wachtenden: Iterable[Wachtende]) -> list[Wachtende]:
    """Who comes first: who was granted first, then whose question or proposal came first.

    Of one day those who had a place come before those who were put on the list; equal ones in a fixed order.
    """
    return sorted(
        wachtenden,
        key=lambda een: (een.beslist_op, een.wacht, een.ontvangen_op, een.voorgesteld_op, een.sleutel),
    )


def wachtlijst(wachtenden: Iterable[Wachtende], *, plaatsen: int, gestart: int) -> list[Plaats]:
    """Everybody who waits at one contingent in order, the first so many as there are free places `aan_de_beurt`.

    `plaatsen`: granted for the year; `gestart`: how many are guided on one now. More guided than granted: none is free.
    """
    vrij = vrije_plaatsen(plaatsen, gestart)
    return [
        Plaats(een.sleutel, rang, aan_de_beurt=rang <= vrij)
        for rang, een in enumerate(volgorde(wachtenden), start=1)
    ]


def vrije_plaatsen(plaatsen: int, gestart: int) -> int:
    """How many places nobody is guided on; never below zero, also after a contingent was made smaller."""
    return max(0, plaatsen - gestart)


def moet_wachten(*, voor_mij: int, plaatsen: int, gestart: int) -> bool:
    """Whether there is no place for somebody behind so many others who were granted one before."""
    return voor_mij >= vrije_plaatsen(plaatsen, gestart)


def wachtbezwaar(*, voor_mij: int, plaatsen: int, gestart: int) -> str:
    """Why nobody is put on the waiting list: there is a place for him; "" when he has to wait."""
    if moet_wachten(voor_mij=voor_mij, plaatsen=plaatsen, gestart=gestart):
        return ""
    vrij = vrije_plaatsen(plaatsen, gestart)
    over = f"Er {'is' if vrij == 1 else 'zijn'} nog {vrij} {'plaats' if vrij == 1 else 'plaatsen'} vrij"
    return f"{over}, en deze persoon is aan de beurt. Wachten hoeft niet: maak de overeenkomst op."


def bezetting_zin(*, plaatsen: int | None, gestart: int, wachtend: int) -> str:
    """How full a contingent is, as one sentence; who was granted a place that is free is planned, and waits no more."""
    if plaatsen is None:
        return "Voor dit jaar zijn geen plaatsen toegekend."
    vrij = vrije_plaatsen(plaatsen, gestart)
    gepland = min(wachtend, vrij)
    wacht = wachtend - gepland
    wie = "niemand wacht" if not wacht else "1 wacht" if wacht == 1 else f"{wacht} wachten"
    return f"{plaatsen} toegekend, {gestart} bezet, {gepland} gepland, {vrij - gepland} vrij, {wie}."


def wacht_zin(plaats: Plaats, *, wacht_sinds: date | None, vandaag: date) -> str:
    """Where somebody stands on the waiting list, as a sentence."""
    al = ""
    if wacht_sinds is not None and wacht_sinds < vandaag:
        al = f" Wacht sinds {woorden.datum(wacht_sinds)} ({woorden.dagen((vandaag - wacht_sinds).days)})."
    if plaats.aan_de_beurt:
        return f"Plaats {plaats.rang}: er is een plaats vrij, de begeleiding kan beginnen.{al}"
    return f"Plaats {plaats.rang} op de wachtlijst.{al}"


# What stands above the waiting list.
VOLGORDE_UITLEG = (
    "Wie het eerst toegekend werd, is het eerst aan de beurt. Op dezelfde dag gaat de vraag die eerst binnenkwam voor. "
    "Begeleiding die loopt, houdt haar plaats."
)


def _dagbezwaar(dag: date, wat: str, geboren: date, vandaag: date) -> str:
    if dag > vandaag:
        return f"Deze dag ligt in de toekomst: vul de dag in {wat}."
    if dag < geboren:
        return "Deze dag ligt vóór de geboortedatum: controleer de dag."
    return ""


def _haalbaarheid(voorstel: Voorstel, minimum: int) -> dict[str, str]:
    uit: dict[str, str] = {}
    minuten = voorstel.minuten_haalbaar
    if not 0 < minuten <= MEESTE_MINUTEN:
        uit["minuten_haalbaar"] = f"Vul meer dan 0 en hoogstens {woorden.duur(MEESTE_MINUTEN)} per week in."
    elif minuten < minimum and not voorstel.opbouw_mogelijk:
        uit["minuten_haalbaar"] = (
            f"AMA sociale economie vraagt minstens {woorden.duur(minimum)} per week. Zeg dat opbouwen naar dat aantal "
            f"mogelijk is, of kies AMA welzijn ({WSE_BRON})."
        )
    if not voorstel.stappen_haalbaar:
        uit["stappen_haalbaar"] = (
            "AMA sociale economie is voor wie stappen naar betaald werk kan zetten. Kies anders AMA welzijn "
            f"({WSE_BRON})."
        )
    return uit


def _motivering(tekst: str) -> dict[str, str]:
    if tekst.strip():
        return {}
    return {"motivering": "Schrijf de motivering: een beslissing zegt waarom (wet van 29 juli 1991)."}
