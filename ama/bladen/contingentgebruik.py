"""The page of the contingents in use, with the forecast of the year, and the figures for a call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ama.domein.contingentgebruik import (
    LEEG,
    Regiostand,
    Stand,
    Verwachting,
    criteria,
    procent,
    verdeelsleutel,
)
from ama.domein.kwartaalverslag import getal, komma
from ama.models.contingentlezen import Bezetting, Gebruik, bezettingen, gebruik, per_regio
from ama.querysets.lezers import EIGEN_ORGANISATIE
from werkzorg.handelen.oproephulp import Criteriumvoorstel, Oproepcijfers
from werkzorg.organisaties.hoedanigheid import Hoedanigheid


@dataclass(frozen=True)
class Gebruikregel:
    """One contingent in the list."""

    houder: str
    nummer: str
    stand: Stand
    bezetting: str
    verwachting: Verwachting
    gemiddeld: str
    ongebruikt: str
    delen: tuple[tuple[str, str], ...]


def alles(door: Hoedanigheid, dag: date) -> list[Bezetting]:
    """The contingents that this reader may see: an organisation those it holds, the departement all; two queries."""
    eigen = door.organisatie_id if door.rol in EIGEN_ORGANISATIE else None
    return bezettingen(dag, houder_id=eigen)


def gekozen(rijen: Iterable[Bezetting], zoek: str, regio: str) -> list[Bezetting]:
    """Those of a holder whose name holds `zoek`, that work in `regio` ("": anywhere)."""
    return [
        een
        for een in rijen
        if zoek.lower() in een.contingent.houder.lower() and (not regio or regio in een.contingent.regios)
    ]


def gebruikregels(rijen: Sequence[Bezetting], dag: date) -> list[Gebruikregel]:
    """One row per contingent, with its forecast; two queries. Raises ParameterOnbekend when a number is not known."""
    return [
        Gebruikregel(
            een.contingent.houder,
            een.contingent.nummer,
            een.stand,
            bezetting(een.stand),
            een.verwachting,
            komma(een.verwachting.gemiddeld),
            komma(een.verwachting.ongebruikt),
            _delen(een),
        )
        for een in gebruik(rijen, dag)
    ]


def totaal(rijen: Iterable[Bezetting]) -> Stand:
    """All of these together."""
    return sum((een.stand for een in rijen), LEEG)


def bezetting(stand: Stand) -> str:
    """How full it is: "70 %"; "" without any place."""
    return "" if stand.bezetting is None else f"{procent(stand.bezetting)} %"


def regioregels(rijen: Iterable[Bezetting], dag: date, door: Hoedanigheid) -> list[Regiostand]:
    """The regio's with a contingent or with people who ask for a place, by name; one query.

    None for an organisation: what others ask is no business of it.
    """
    if door.rol in EIGEN_ORGANISATIE:
        return []
    return [een for een in per_regio(rijen, dag) if een.stand != LEEG or een.voorgesteld]


def cijfers_voor_oproep(door: Hoedanigheid, dag: date) -> Oproepcijfers:
    """What the departement is shown beside a new call for contingents; three queries."""
    regios = per_regio(bezettingen(dag), dag)
    nodig = sum(een.tekort for een in regios)
    sleutel = verdeelsleutel(regios, nodig)
    voorstellen = criteria(regios)
    return Oproepcijfers(
        titel="Hoe de contingenten vandaag gevuld zijn",
        uitleg=(
            "Tekort: wie om een plaats vraagt en er vandaag geen vrije vindt. Een contingent in twee regio's telt in "
            "allebei. De gewichten zijn een voorstel: pas ze aan waar nodig."
        ),
        kolommen=("Regio", "Toegekend", "Ingevuld", "Bezetting", "Vraag", "Tekort", "Plaatsen naar tekort"),
        rijen=tuple(
            (
                een.naam,
                getal(een.stand.toegekend),
                getal(een.stand.gebruikt),
                bezetting(een.stand) or "–",
                getal(een.vraag),
                getal(een.tekort),
                getal(sleutel[een.regio]),
            )
            for een in regios
        ),
        criteria=tuple(Criteriumvoorstel(een.omschrijving, een.gewicht, een.waarom) for een in voorstellen),
    )


def _delen(een: Gebruik) -> tuple[tuple[str, str], ...]:
    uit = een.verwachting
    return (
        ("Geteld tot vandaag", _dagen(uit.tot_nu)),
        ("Wie loopt, tot het einde van het jaar", _dagen(uit.lopend)),
        ("Wie toegekend is en nog start", _dagen(uit.gepland)),
        ("Wie op de wachtlijst staat en een plaats vindt", _dagen(uit.wachtend)),
        ("Van wie VDAB dit jaar nog opnieuw beslist", f"{een.te_herbeslissen} van wie loopt"),
    )


def _dagen(aantal: int) -> str:
    return f"{getal(aantal)} dagen"
