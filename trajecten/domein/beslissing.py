"""VDAB decides on participation: two estimates, an indicering, a motivation, and another offer after a no (art. 9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trajecten.domein.doelgroep import Controle, uitsluitingen
from trajecten.domein.woorden import datum

AMA_WVG, AMA_WSE, ADVIES_WELZIJN, ANDER = "ama_wvg", "ama_wse", "advies_welzijn", "ander"
# What somebody who cannot take part gets instead, as the letter says it.
ANDER_AANBOD: Mapping[str, str] = {
    AMA_WVG: "Wij stellen u arbeidsmatige activiteiten voor, met begeleiding vanuit welzijn en zorg.",
    AMA_WSE: "Wij stellen u arbeidsmatige activiteiten in de sociale economie voor.",
    ADVIES_WELZIJN: "Wij adviseren u om eerst hulp te zoeken bij een dienst voor welzijn bij u in de buurt.",
    ANDER: "Wij stellen u een ander aanbod voor. U leest het in de motivering.",
}
_GROND = (
    "VDAB besliste dit op basis van artikel 9 van het decreet van 8 juli 2022 over de werk- en zorgtrajecten."
)


@dataclass(frozen=True)
class Inschatting:
    """Both estimates of art. 9 and the indicering, in words, with the conclusions on paid work (None: not given)."""

    problematiek: str = ""
    groei: str = ""
    indicering: str = ""
    werk_nu_niet_mogelijk: bool | None = None
    werk_later_verwacht: bool | None = None


@dataclass(frozen=True)
class Beslissing:
    """What VDAB decides; `ander_aanbod` is a key of ANDER_AANBOD, for ANDER the motivation says which."""

    toegekend: bool
    motivering: str
    beslist_op: date
    ander_aanbod: str = ""


def inschatting_bezwaren(inschatting: Inschatting) -> dict[str, str]:
    """Per field what is missing before anybody can decide, yes or no, as sentences."""
    uit: dict[str, str] = {}
    if not inschatting.problematiek.strip():
        uit["problematiek"] = (
            "Beschrijf de belemmeringen en wat betaald werk nog meer in de weg staat (art. 9)."
        )
    if not inschatting.groei.strip():
        uit["groei"] = "Beschrijf welke groei je tijdens het traject verwacht (art. 9)."
    if not inschatting.indicering.strip():
        uit["indicering"] = "Vul het resultaat van de indicering in."
    if inschatting.werk_nu_niet_mogelijk is None:
        uit["werk_nu_niet_mogelijk"] = "Zeg of betaald werk nu mogelijk is (art. 9)."
    if inschatting.werk_later_verwacht is None:
        uit["werk_later_verwacht"] = "Zeg of je betaald werk na het traject verwacht (art. 9)."
    return uit


def bezwaren(
    beslissing: Beslissing,
    inschatting: Inschatting,
    controles: Sequence[Controle],
    *,
    volledig_op: date,
    vandaag: date,
) -> dict[str, str]:
    """Per field ("" for the whole) why VDAB cannot decide this, as sentences; empty when it can.

    `volledig_op`: the day on which the verzoek was complete, the first on which it can be decided.
    """
    uit = inschatting_bezwaren(inschatting)
    if not beslissing.motivering.strip():
        uit["motivering"] = "Schrijf de motivering: ze staat letterlijk in de brief (wet van 29 juli 1991)."
    if beslissing.beslist_op > vandaag:
        uit["beslist_op"] = "Deze dag ligt in de toekomst: kies vandaag of een vroegere dag."
    elif beslissing.beslist_op < volledig_op:
        dag = datum(volledig_op)
        uit["beslist_op"] = f"Het verzoek was pas volledig op {dag}: kies die dag of een latere."
    if beslissing.toegekend:
        uit |= _toekennen(beslissing, inschatting, controles)
    elif beslissing.ander_aanbod not in ANDER_AANBOD:
        uit["ander_aanbod"] = "Kies welk ander aanbod je voorstelt: zonder voorstel weiger je niet (art. 9)."
    return uit


def briefzinnen(beslissing: Beslissing) -> list[str]:
    """What the letter says: the decision, its article, and after a no the other offer; the motivation is not in it."""
    if beslissing.toegekend:
        contact = (
            "Een casemanager Werk en een casemanager Zorg nemen contact met u op voor een eerste gesprek."
        )
        return ["U kan deelnemen aan een activeringstraject.", _GROND, contact]
    return [
        "U kan nu niet deelnemen aan een activeringstraject.",
        _GROND,
        ANDER_AANBOD[beslissing.ander_aanbod],
    ]


def _toekennen(
    beslissing: Beslissing, inschatting: Inschatting, controles: Sequence[Controle]
) -> dict[str, str]:
    uit: dict[str, str] = {}
    if inschatting.werk_nu_niet_mogelijk is False:
        uit["werk_nu_niet_mogelijk"] = (
            "Betaald werk is nu mogelijk volgens je inschatting: weiger (art. 3, 9)."
        )
    if inschatting.werk_later_verwacht is False:
        uit["werk_later_verwacht"] = (
            "Je verwacht ook na het traject geen betaald werk: weiger, met een ander aanbod (art. 9)."
        )
    # What the requester answered about paid work is not what VDAB estimates: only VDAB's own answer counts here.
    rood = [een for een in uitsluitingen(controles) if een.sleutel not in {"werk_nu", "werk_later"}]
    if rood:
        uit[""] = f"Toekennen kan niet. {rood[0].zin} ({rood[0].artikel})"
    if beslissing.ander_aanbod:
        uit["ander_aanbod"] = "Een ander aanbod hoort alleen bij een weigering: laat dit leeg."
    return uit
