"""The geïntegreerd trajectplan: its domains and sub-types (art. 10), and its six contents (art. 15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trajecten.domein.woorden import datum
from werkzorg.termijnen import einde_na_maanden

WERK, ZORG, OVERLEG = "werk", "zorg", "overleg"
DOMEINEN: Mapping[str, str] = {WERK: "Werk", ZORG: "Zorg", OVERLEG: "Overleg"}


@dataclass(frozen=True)
class Subtype:
    """One kind of action that art. 10 names, in one of DOMEINEN."""

    domein: str
    label: str
    artikel: str


# Art. 10 names the guidance of deelnemer and employer in one breath; they are two actions, with other people.
SUBTYPES: Mapping[str, Subtype] = {
    "werkattitudes": Subtype(WERK, "Werkattitudes aanleren", "art. 10, werk a"),
    "werkplekken": Subtype(WERK, "Afwisselende werkplekken zoeken en aanbieden", "art. 10, werk b"),
    "begeleiding_deelnemer": Subtype(WERK, "De deelnemer begeleiden tijdens een stage", "art. 10, werk c"),
    "begeleiding_werkgever": Subtype(WERK, "De werkgever begeleiden tijdens een stage", "art. 10, werk c"),
    "competenties": Subtype(
        WERK, "Competenties op de werkvloer opsporen, versterken, volgen en evalueren", "art. 10, werk d"
    ),
    "zorgverkenning": Subtype(ZORG, "Zorgnoden verkennen en inzicht geven", "art. 10, zorg a"),
    "zorg": Subtype(
        ZORG, "Zorg voor herstel, hanteerbare problemen of sterkere competenties", "art. 10, zorg b"
    ),
    "zorgdoorverwijzing": Subtype(
        ZORG, "Doorverwijzen naar en samenwerken met andere zorgverleners", "art. 10, zorg c"
    ),
    "overleg": Subtype(OVERLEG, "Overleg, afstemming en samenwerking", "art. 10, overleg"),
}

# The six contents of art. 15, key to label.
INHOUDEN: Mapping[str, str] = {
    "partijen": "Wie de deelnemer en het casemanagementteam zijn",
    "duur": "De startdatum en de vermoedelijke duur",
    "beschrijving": "De beschrijving, de inhoud en het doel van het traject",
    "acties": "De afgesproken acties en de betrokken dienstverleners",
    "rechten_plichten": "De rechten en plichten van de partijen",
    "periodiciteit": "Hoe vaak jullie evalueren",
}

# The proposal for the fifth content; the tandem adapts it together with the deelnemer.
RECHTEN_PLICHTEN_VOORSTEL = """\
Rechten
Je mag bij elke stap mee beslissen en vragen stellen.
Je mag weten wat er over jou genoteerd wordt, en vragen om fouten te verbeteren.
Je mag iemand meebrengen naar een gesprek.
Je mag stoppen met het traject. Bespreek dat eerst met je casemanagers.
Je casemanagers en je dienstverleners gaan vertrouwelijk om met wat je vertelt.

Plichten
Je komt naar de afspraken, of je verwittigt vooraf als je niet kan komen.
Je werkt mee aan de acties die we samen afspreken.
Je zegt het ons als er iets verandert aan je gezondheid, je uitkering, je adres of je werk.
Je casemanagers volgen het plan op, bespreken het met jou en passen het aan waar nodig.
Je dienstverleners voeren hun acties uit zoals afgesproken en melden hoe het gaat."""


@dataclass(frozen=True)
class Actiebeeld:
    """One action of the plan: `van` and `tot_en_met` are its first and last day, `dienstverlener` who carries it out.

    `door_tandem`: a casemanager does it, so no dienstverlener is involved.
    """

    id: str
    omschrijving: str
    domein: str
    soort: str
    van: date | None
    tot_en_met: date | None
    dienstverlener: str = ""
    door_tandem: bool = False


@dataclass(frozen=True)
class Planbeeld:
    """What the plan holds; `deelnemer` and both casemanagers by name, `doelen` in the words of the deelnemer.

    `uiterste_einddatum` is the last day that the law gives. `duur_maanden` is how long the traject probably lasts and
    `evaluatie_maanden` how often is evaluated (None: not chosen).
    """

    deelnemer: str = ""
    casemanager_werk: str = ""
    casemanager_zorg: str = ""
    startdatum: date | None = None
    uiterste_einddatum: date | None = None
    duur_maanden: int | None = None
    omschrijving: str = ""
    doelen: str = ""
    acties: Sequence[Actiebeeld] = ()
    rechten_plichten: str = ""
    evaluatie_maanden: int | None = None


@dataclass(frozen=True)
class Inhoud:
    """One of the six contents of art. 15: what is still wrong with it, as (field, sentence); in order without any."""

    sleutel: str
    label: str
    gebreken: Sequence[tuple[str, str]]

    @property
    def is_klaar(self) -> bool:
        """Whether this content is in order."""
        return not self.gebreken


def subtypes_van(domein: str) -> dict[str, str]:
    """The sub-types of one of DOMEINEN, key to label, in the order of art. 10."""
    return {sleutel: een.label for sleutel, een in SUBTYPES.items() if een.domein == domein}


def actie_bezwaren(actie: Actiebeeld, *, startdatum: date, uiterste_einddatum: date) -> dict[str, str]:
    """Per field why this action cannot stand in the plan, as sentences; empty when it can.

    Both bounds are inclusive: the first day of the traject and the last that the law gives it (art. 11).
    """
    uit: dict[str, str] = {}
    if not actie.omschrijving.strip():
        uit["omschrijving"] = "Omschrijf de actie zo dat de deelnemer ze begrijpt."
    if actie.domein not in DOMEINEN:
        uit["domein"] = "Kies of de actie bij werk, zorg of overleg hoort (art. 10)."
    elif actie.soort not in subtypes_van(actie.domein):
        uit["soort"] = f"Kies een soort actie die bij {DOMEINEN[actie.domein].lower()} hoort (art. 10)."
    if actie.van is None:
        uit["van"] = "Vul de eerste dag van de actie in."
    elif actie.van < startdatum:
        uit["van"] = f"Het traject start op {datum(startdatum)}: kies die dag of een latere."
    elif actie.van > uiterste_einddatum:
        uit["van"] = _voorbij_het_einde(uiterste_einddatum)
    if actie.tot_en_met is None:
        uit["tot_en_met"] = "Vul de laatste dag van de actie in."
    elif actie.van is not None and actie.tot_en_met < actie.van:
        uit["tot_en_met"] = f"De laatste dag ligt vóór de eerste: kies {datum(actie.van)} of een latere dag."
    elif actie.tot_en_met > uiterste_einddatum:
        uit["tot_en_met"] = _voorbij_het_einde(uiterste_einddatum)
    return uit


def periodiciteit_bezwaar(maanden: int | None, hoogstens: int) -> str:
    """Why this periodicity of the evaluations will not do, as a sentence; "" when it will.

    `hoogstens`: the longest time in months between two evaluations (`at_evaluatie_interval`).
    """
    if maanden is None:
        return "Kies om de hoeveel maanden jullie evalueren (art. 15, 6°)."
    if maanden < 1:
        return "Evalueren doe je hoogstens één keer per maand: kies 1 maand of meer (art. 15, 6°)."
    if maanden > hoogstens:
        om = "elke maand" if hoogstens == 1 else f"om de {hoogstens} maanden"
        return f"Je evalueert minstens {om} (art. 15, 6°): kies {hoogstens} of minder."
    return ""


def checklist(plan: Planbeeld, *, evaluatie_interval: int) -> list[Inhoud]:
    """The six contents of art. 15, in its order, each with what is still wrong with it.

    `evaluatie_interval`: the parameter `at_evaluatie_interval`, in months.
    """
    periodiciteit = periodiciteit_bezwaar(plan.evaluatie_maanden, evaluatie_interval)
    per_inhoud: Mapping[str, list[tuple[str, str]]] = {
        "partijen": _partijen(plan),
        "duur": _duur(plan),
        "beschrijving": _beschrijving(plan),
        "acties": _acties(plan),
        "rechten_plichten": _rechten_plichten(plan),
        "periodiciteit": [("evaluatie_maanden", periodiciteit)] if periodiciteit else [],
    }
    return [Inhoud(sleutel, label, per_inhoud[sleutel]) for sleutel, label in INHOUDEN.items()]


def gebreken(plan: Planbeeld, *, evaluatie_interval: int) -> list[tuple[str, str]]:
    """Everything that keeps this plan from being submitted, as (field, sentence) in the order of art. 15."""
    return [
        gebrek for een in checklist(plan, evaluatie_interval=evaluatie_interval) for gebrek in een.gebreken
    ]


def _partijen(plan: Planbeeld) -> list[tuple[str, str]]:
    uit = []
    if not plan.deelnemer.strip():
        uit.append(("deelnemer", "De naam van de deelnemer ontbreekt (art. 15, 1°)."))
    if not plan.casemanager_werk.strip():
        uit.append(("casemanager_werk", "Er is geen casemanager Werk: wijs de tandem toe (art. 15, 1°)."))
    if not plan.casemanager_zorg.strip():
        uit.append(("casemanager_zorg", "Er is geen casemanager Zorg: wijs de tandem toe (art. 15, 1°)."))
    return uit


def _duur(plan: Planbeeld) -> list[tuple[str, str]]:
    uit = []
    if plan.startdatum is None:
        uit.append(("startdatum", "De startdatum ontbreekt: registreer het eerste gesprek (art. 15, 2°)."))
    if plan.duur_maanden is None:
        uit.append(("duur_maanden", "Vul in hoeveel maanden het traject vermoedelijk duurt (art. 15, 2°)."))
    elif plan.duur_maanden < 1:
        uit.append(("duur_maanden", "Het traject duurt minstens 1 maand: verbeter de vermoedelijke duur."))
    elif plan.startdatum is not None and plan.uiterste_einddatum is not None:
        einde = einde_na_maanden(plan.startdatum, plan.duur_maanden)
        if einde > plan.uiterste_einddatum:
            uit.append(("duur_maanden", _voorbij_het_einde(plan.uiterste_einddatum, "kortere duur")))
    return uit


def _beschrijving(plan: Planbeeld) -> list[tuple[str, str]]:
    uit = []
    if not plan.omschrijving.strip():
        uit.append(("omschrijving", "Beschrijf wat het traject inhoudt en waartoe het dient (art. 15, 3°)."))
    if not plan.doelen.strip():
        uit.append(("doelen", "Schrijf minstens één doel op, in de woorden van de deelnemer (art. 15, 3°)."))
    return uit


def _acties(plan: Planbeeld) -> list[tuple[str, str]]:
    if not plan.acties:
        return [("acties", "Spreek minstens één actie af (art. 15, 4°).")]
    uit = []
    for actie in plan.acties:
        if not actie.dienstverlener.strip() and not actie.door_tandem:
            uit.append(("acties", f"Zeg wie “{actie.omschrijving}” uitvoert (art. 15, 4°)."))
        if plan.startdatum is not None and plan.uiterste_einddatum is not None:
            fouten = actie_bezwaren(
                actie, startdatum=plan.startdatum, uiterste_einddatum=plan.uiterste_einddatum
            )
            uit += [("acties", f"“{actie.omschrijving}”: {zin}") for zin in fouten.values()]
    return uit


def _rechten_plichten(plan: Planbeeld) -> list[tuple[str, str]]:
    if plan.rechten_plichten.strip():
        return []
    return [("rechten_plichten", "Beschrijf de rechten en plichten van de partijen (art. 15, 5°).")]


def _voorbij_het_einde(uiterste_einddatum: date, kies: str = "vroegere dag") -> str:
    return f"Het traject duurt hoogstens tot en met {datum(uiterste_einddatum)} (art. 11): kies een {kies}."
