"""The gemotiveerd eindadvies to VDAB: its outcome, the next step, the talk about it, and a correction (art. 14, 22)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from trajecten.domein.beslissing import ADVIES_WELZIJN, AMA_WSE, AMA_WVG
from trajecten.domein.bespreking import niet_besproken_bezwaar
from trajecten.domein.woorden import datum, opsomming

VROEGTIJDIG = "vroegtijdig_gestopt"


@dataclass(frozen=True)
class Uitkomst:
    """One outcome: how the first page says it to the deelnemer, the next step to propose, and to where it refers
    ("" for nowhere; otherwise AMA_WVG, AMA_WSE or ADVIES_WELZIJN)."""

    advies: str
    volgende_stap: str
    doorverwijzing: str = ""


# The list of regelgeving 3.6, an assumption: art. 22 asks an advice about the outlook on paid work, and no list.
UITKOMSTEN: Mapping[str, Uitkomst] = {
    "betaald_werk": Uitkomst(
        "Betaald werk is voor u mogelijk in een gewone job.",
        "VDAB bemiddelt naar een gewone job.",
    ),
    "betaald_werk_ondersteund": Uitkomst(
        "Betaald werk is voor u mogelijk in een gewone job, met ondersteuning.",
        "VDAB kent de ondersteuning toe en bemiddelt naar een gewone job.",
    ),
    "maatwerk": Uitkomst(
        "Betaald werk is voor u mogelijk in maatwerk.",
        "VDAB beoordeelt het recht op maatwerk en bemiddelt naar een maatwerkplaats.",
    ),
    "ama_wse": Uitkomst(
        "Betaald werk is voor u nu niet mogelijk. Arbeidsmatige activiteiten in de sociale economie zijn dat wel.",
        "De casemanager Werk verwijst door naar AMA sociale economie.",
        AMA_WSE,
    ),
    "ama_wvg": Uitkomst(
        "Betaald werk is voor u nu niet mogelijk. Arbeidsmatige activiteiten met begeleiding zijn dat wel.",
        "De casemanagers verwijzen door naar een begeleider van arbeidsmatige activiteiten.",
        AMA_WVG,
    ),
    "advies_welzijn": Uitkomst(
        "Betaald werk is voor u nu niet mogelijk. Wij adviseren u om hulp te zoeken bij een dienst voor welzijn.",
        "VDAB geeft het advies Welzijn.",
        ADVIES_WELZIJN,
    ),
    "verdere_zorg": Uitkomst(
        "Betaald werk is voor u nu niet mogelijk. Verdere zorg komt eerst.",
        "De casemanager Zorg spreekt met de deelnemer af waar de zorg verdergaat.",
    ),
    "opleiding_stage": Uitkomst(
        "Een opleiding of stage brengt u dichter bij betaald werk.",
        "VDAB zoekt samen met de deelnemer een opleiding of stage.",
    ),
    VROEGTIJDIG: Uitkomst(
        "Uw traject stopte vroeger dan gepland. Over betaald werk geven wij nu geen advies.",
        "VDAB bekijkt met de deelnemer wanneer een nieuw verzoek zinvol is.",
    ),
}


@dataclass(frozen=True)
class Advies:
    """What the casemanagers send to VDAB; `uitkomst` is a key of UITKOMSTEN."""

    uitkomst: str
    motivering: str
    volgende_stap: str
    besproken_op: date | None = None
    akkoord_werk: bool = False
    akkoord_zorg: bool = False
    niet_besproken: str = ""


def volgende_stap_voorstel(uitkomst: str) -> str:
    """The next step to start from, as a sentence; "" for an outcome that is not chosen yet."""
    return UITKOMSTEN[uitkomst].volgende_stap if uitkomst in UITKOMSTEN else ""


def doorverwijzing(uitkomst: str) -> str:
    """To where this outcome refers: AMA_WVG, AMA_WSE, ADVIES_WELZIJN, or "" for nowhere."""
    return UITKOMSTEN[uitkomst].doorverwijzing if uitkomst in UITKOMSTEN else ""


def besproken_bezwaar(op: date | None, *, einddatum: date, vandaag: date) -> str:
    """Why the advice was not discussed on this day, as a sentence; "" when it can.

    From `einddatum` (the day on which the traject ended) up to and including today.
    """
    if op is None:
        return "Vul in wanneer jullie het advies met de deelnemer bespraken (art. 14)."
    if op > vandaag:
        return "Deze dag ligt in de toekomst: bespreek het advies eerst (art. 14)."
    if op < einddatum:
        return f"Het traject eindigde op {datum(einddatum)}: kies die dag of een latere."
    return ""


def bespreek_bezwaar(advies: Advies) -> str:
    """Why there is nothing to discuss yet, as a sentence; "" once the advice says something."""
    if advies.uitkomst and advies.motivering:
        return ""
    return "Schrijf het eindadvies eerst: je bespreekt wat er staat (art. 14)."


def akkoord_bezwaar(advies: Advies, kant: str, *, is_tandem: bool) -> str:
    """Why this side of the tandem ("werk" or "zorg") does not agree now, as a sentence; "" when it can.

    `is_tandem`: who agrees works today for the organisation on that side.
    """
    if not is_tandem:
        return "Alleen de casemanagers van dit traject geven hun akkoord (art. 14)."
    if advies.akkoord_werk if kant == "werk" else advies.akkoord_zorg:
        return "Jouw kant van de tandem gaf al een akkoord met deze tekst."
    return ""


def blijft_besproken(was: str, wordt: str) -> bool:
    """Whether the talk about an advice with outcome `was` also counts for one with outcome `wordt` (art. 14)."""
    return was == wordt


def gesprek_bezwaren(
    op: date | None, niet_besproken: str, *, einddatum: date, vandaag: date, einde_reden: str
) -> dict[str, str]:
    """Per field why neither this day nor this reason will do for the talk about the advice; empty when one does."""
    if zin := niet_besproken_bezwaar(niet_besproken, besproken_op=op, einde_reden=einde_reden):
        return {"niet_besproken": zin}
    if niet_besproken.strip():
        return {}
    zin = besproken_bezwaar(op, einddatum=einddatum, vandaag=vandaag)
    return {"besproken_op": zin} if zin else {}


def bezwaren(
    advies: Advies,
    *,
    einddatum: date,
    vandaag: date,
    is_vroegtijdig: bool,
    heeft_eindverslag: bool,
    einde_reden: str = "",
) -> dict[str, str]:
    """Per field ("" for the whole) why this advice cannot go to VDAB, as sentences; empty when it can.

    `is_vroegtijdig`: the traject was stopped with an early-stop reason; any outcome may follow, also paid work.
    `einde_reden` (a key of REDENEN) says whether the talk may be left out.
    """
    uit: dict[str, str] = {}
    if not heeft_eindverslag:
        uit[""] = "Dien eerst het eindverslag in: het advies steunt erop (art. 22)."
    if advies.uitkomst not in UITKOMSTEN:
        uit["uitkomst"] = "Kies wat jullie adviseren over betaald werk (art. 14)."
    elif advies.uitkomst == VROEGTIJDIG and not is_vroegtijdig:
        uit["uitkomst"] = "Dit traject stopte niet vroegtijdig: kies een advies over betaald werk (art. 14)."
    if not advies.motivering.strip():
        uit["motivering"] = "Motiveer het advies: VDAB moet kunnen lezen waarop het steunt (art. 14)."
    if not advies.volgende_stap.strip():
        uit["volgende_stap"] = "Stel een volgende stap voor (art. 14)."
    ontbreekt = []
    if not advies.akkoord_werk:
        ontbreekt.append("de casemanager Werk")
    if not advies.akkoord_zorg:
        ontbreekt.append("de casemanager Zorg")
    if ontbreekt:
        uit["akkoord"] = (
            f"Het akkoord van {opsomming(ontbreekt)} ontbreekt: jullie geven het advies samen (art. 14)."
        )
    uit |= gesprek_bezwaren(
        advies.besproken_op,
        advies.niet_besproken,
        einddatum=einddatum,
        vandaag=vandaag,
        einde_reden=einde_reden,
    )
    return uit


def verbeter_bezwaren(
    oud: Advies, nieuw: Advies, reden: str, *, versie: int, laatste_versie: int
) -> dict[str, str]:
    """Per field ("" for the whole) why this correction cannot be made, as sentences; empty when it can.

    `versie` is the one that somebody corrects. Both casemanagers agree anew, so that is no change by itself.
    """
    uit: dict[str, str] = {}
    if versie != laatste_versie:
        uit[""] = f"Versie {versie} is al vervangen door versie {laatste_versie}: verbeter die versie."
    if not reden.strip():
        uit["reden"] = "Schrijf op wat er fout was: het staat in de nieuwe versie."
    was = (oud.uitkomst, oud.motivering.strip(), oud.volgende_stap.strip())
    if was == (nieuw.uitkomst, nieuw.motivering.strip(), nieuw.volgende_stap.strip()):
        uit["motivering"] = f"Er is niets anders dan in versie {versie}: verbeter wat fout is."
    return uit


def vervangzin(versie: int, ingediend_op: date, reden: str) -> str:
    """How a new version names the old one, for the first page; `ingediend_op` is the day of the old one."""
    slot = reden.strip().rstrip(".")
    return f"Dit advies vervangt versie {versie} van {datum(ingediend_op)}. Reden: {slot}."
