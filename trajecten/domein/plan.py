"""The geïntegreerd trajectplan: its domains and sub-types (art. 10), and its six contents (art. 15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trajecten.domein.woorden import datum

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
    "zorgnoden": Subtype(ZORG, "Zorgnoden verkennen en inzicht geven", "art. 10, zorg a"),
    "zorgverlening": Subtype(
        ZORG, "Zorg voor herstel, draaglijke problemen of sterkere competenties", "art. 10, zorg b"
    ),
    "zorgverwijzing": Subtype(
        ZORG, "Doorverwijzen naar en samenwerken met andere hulpverleners", "art. 10, zorg c"
    ),
    "raadplegen": Subtype(OVERLEG, "Casemanagers en dienstverleners raadplegen elkaar", "art. 10, overleg"),
    "afstemmen": Subtype(OVERLEG, "Acties op elkaar afstemmen", "art. 10, overleg"),
    "samenwerken": Subtype(OVERLEG, "Samen een actie uitvoeren", "art. 10, overleg"),
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
RECHTEN_VOORSTEL = """\
Je mag bij elke stap mee beslissen en vragen stellen.
Je mag weten wat er over jou genoteerd wordt, en vragen om fouten te verbeteren.
Je mag iemand meebrengen naar een gesprek.
Je mag stoppen met het traject. Bespreek dat eerst met je casemanagers.
Je casemanagers en je dienstverleners gaan vertrouwelijk om met wat je vertelt."""
PLICHTEN_VOORSTEL = """\
Je komt naar de afspraken, of je verwittigt vooraf als je niet kan komen.
Je werkt mee aan de acties die we samen afspreken.
Je zegt het ons als er iets verandert aan je gezondheid, je uitkering, je adres of je werk.
Je casemanagers volgen het plan op, bespreken het met jou en passen het aan waar nodig.
Je dienstverleners voeren hun acties uit zoals afgesproken en melden hoe het gaat."""


@dataclass(frozen=True)
class Actiebeeld:
    """One action of the plan: `van` and `tot` are its first and last day, `dienstverlener` who carries it out.

    `door_tandem`: a casemanager does it, so no dienstverlener is involved.
    """

    id: str
    naam: str
    domein: str
    subtype: str
    van: date | None
    tot: date | None
    dienstverlener: str = ""
    door_tandem: bool = False


@dataclass(frozen=True)
class Planbeeld:
    """What the plan holds; `deelnemer` and both casemanagers by name, `periodiciteit` in months (None: not chosen).

    `uiterste_einddatum` is the last day that the law gives; `startdatum` and `vermoedelijk_einde` are inclusive.
    """

    deelnemer: str = ""
    casemanager_werk: str = ""
    casemanager_zorg: str = ""
    startdatum: date | None = None
    vermoedelijk_einde: date | None = None
    uiterste_einddatum: date | None = None
    beschrijving: str = ""
    inhoud: str = ""
    doelen: Sequence[str] = ()
    acties: Sequence[Actiebeeld] = ()
    rechten: str = ""
    plichten: str = ""
    periodiciteit: int | None = None


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
    if not actie.naam.strip():
        uit["naam"] = "Geef de actie een naam die de deelnemer begrijpt."
    if actie.domein not in DOMEINEN:
        uit["domein"] = "Kies of de actie bij werk, zorg of overleg hoort (art. 10)."
    elif actie.subtype not in subtypes_van(actie.domein):
        uit["subtype"] = f"Kies een soort actie die bij {DOMEINEN[actie.domein].lower()} hoort (art. 10)."
    if actie.van is None:
        uit["van"] = "Vul de eerste dag van de actie in."
    elif actie.van < startdatum:
        uit["van"] = f"Het traject start op {datum(startdatum)}: kies die dag of een latere."
    elif actie.van > uiterste_einddatum:
        uit["van"] = _voorbij_het_einde(uiterste_einddatum)
    if actie.tot is None:
        uit["tot"] = "Vul de laatste dag van de actie in."
    elif actie.van is not None and actie.tot < actie.van:
        uit["tot"] = f"De laatste dag ligt vóór de eerste: kies {datum(actie.van)} of een latere dag."
    elif actie.tot > uiterste_einddatum:
        uit["tot"] = _voorbij_het_einde(uiterste_einddatum)
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
    periodiciteit = periodiciteit_bezwaar(plan.periodiciteit, evaluatie_interval)
    per_inhoud: Mapping[str, list[tuple[str, str]]] = {
        "partijen": _partijen(plan),
        "duur": _duur(plan),
        "beschrijving": _beschrijving(plan),
        "acties": _acties(plan),
        "rechten_plichten": _rechten_plichten(plan),
        "periodiciteit": [("periodiciteit", periodiciteit)] if periodiciteit else [],
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
    einde = plan.vermoedelijk_einde
    if einde is None:
        uit.append(("vermoedelijk_einde", "Vul in tot wanneer het traject vermoedelijk duurt (art. 15, 2°)."))
    elif plan.startdatum is not None and einde < plan.startdatum:
        uit.append(("vermoedelijk_einde", "Het vermoedelijke einde ligt vóór de start: kies een latere dag."))
    elif plan.uiterste_einddatum is not None and einde > plan.uiterste_einddatum:
        uit.append(("vermoedelijk_einde", _voorbij_het_einde(plan.uiterste_einddatum)))
    return uit


def _beschrijving(plan: Planbeeld) -> list[tuple[str, str]]:
    uit = []
    if not plan.beschrijving.strip():
        uit.append(("beschrijving", "Beschrijf het traject kort (art. 15, 3°)."))
    if not plan.inhoud.strip():
        uit.append(("inhoud", "Schrijf op wat het traject inhoudt (art. 15, 3°)."))
    if not any(doel.strip() for doel in plan.doelen):
        uit.append(("doelen", "Schrijf minstens één doel op, in de woorden van de deelnemer (art. 15, 3°)."))
    return uit


def _acties(plan: Planbeeld) -> list[tuple[str, str]]:
    if not plan.acties:
        return [("acties", "Spreek minstens één actie af (art. 15, 4°).")]
    uit = []
    for actie in plan.acties:
        if not actie.dienstverlener.strip() and not actie.door_tandem:
            uit.append(("acties", f"Zeg wie “{actie.naam}” uitvoert (art. 15, 4°)."))
        if plan.startdatum is not None and plan.uiterste_einddatum is not None:
            fouten = actie_bezwaren(
                actie, startdatum=plan.startdatum, uiterste_einddatum=plan.uiterste_einddatum
            )
            uit += [("acties", f"“{actie.naam}”: {zin}") for zin in fouten.values()]
    return uit


def _rechten_plichten(plan: Planbeeld) -> list[tuple[str, str]]:
    uit = []
    if not plan.rechten.strip():
        uit.append(("rechten", "Beschrijf de rechten van de partijen (art. 15, 5°)."))
    if not plan.plichten.strip():
        uit.append(("plichten", "Beschrijf de plichten van de partijen (art. 15, 5°)."))
    return uit


def _voorbij_het_einde(uiterste_einddatum: date) -> str:
    return f"Het traject duurt hoogstens tot en met {datum(uiterste_einddatum)} (art. 11): kies een vroegere dag."
