"""Whether somebody belongs to the target group, as a list of lines: green, amber or red (Decreet 2022 art. 3, 7).

There is no line about age or income status: the decree knows no such condition for the activeringstraject.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trajecten.domein.oude_regels import BELEMMERINGEN, is_oud
from trajecten.domein.woorden import datum, opsomming

_ART3 = "Decreet 8/7/2022 art. 3"
_ART7 = "Decreet 8/7/2022 art. 7"
_ART9 = "Decreet 8/7/2022 art. 9"
_OVERGANG = "Decreet 8/7/2022, noot bij art. 40"
# The first and last postal code of the Brussels Hoofdstedelijk Gewest, both inclusive.
_BRUSSEL = (1000, 1299)


class Kleur(StrEnum):
    """How a check turned out: groen is in order, oranje asks somebody's judgement, rood shuts out."""

    GROEN = "groen"
    ORANJE = "oranje"
    ROOD = "rood"


@dataclass(frozen=True)
class Controle:
    """One check of the target group: what came out, as a sentence, and the article it rests on."""

    sleutel: str
    kleur: Kleur
    zin: str
    artikel: str


@dataclass(frozen=True)
class Verzoekbeeld:
    """What is known about a verzoek.

    `regio`: the werk- en zorgregio of the gemeente on the day of receipt, "" when it lies in none. Both answers about
    paid work are None as long as nobody gave them. `lopend_dossier`: the number of another running traject or open
    verzoek of this person, "" when there is none.
    """

    ontvangen_op: date | None = None
    gemeente: str = ""
    postcode: str = ""
    regio: str = ""
    belemmeringen: Collection[str] = ()
    werk_nu_niet_mogelijk: bool | None = None
    werk_later_verwacht: bool | None = None
    lopend_dossier: str = ""


def ligt_in_brussel(postcode: str) -> bool:
    """Whether this postal code lies in the Brussels Hoofdstedelijk Gewest; False for what is no postal code."""
    return postcode.isascii() and postcode.isdigit() and _BRUSSEL[0] <= int(postcode) <= _BRUSSEL[1]


def controles(beeld: Verzoekbeeld, *, grens: date, vandaag: date) -> list[Controle]:
    """Every check of this verzoek, in the order of the screen.

    `grens`: the first day of the new law (`at_oude_regels_aanvraag_voor`).
    """
    return [
        _ontvangst(beeld.ontvangen_op, grens, vandaag),
        _woonplaats(beeld),
        _belemmeringen(beeld.belemmeringen),
        _werk_nu(beeld.werk_nu_niet_mogelijk),
        _werk_later(beeld.werk_later_verwacht),
        _lopend(beeld.lopend_dossier),
    ]


def uitsluitingen(lijst: Sequence[Controle]) -> list[Controle]:
    """The checks that shut this person out, in their order."""
    return [een for een in lijst if een.kleur is Kleur.ROOD]


def ontbreekt(beeld: Verzoekbeeld) -> dict[str, str]:
    """Per field what is missing before VDAB can take the verzoek in beoordeling, as sentences (art. 7-8)."""
    uit: dict[str, str] = {}
    if beeld.ontvangen_op is None:
        uit["ontvangen_op"] = (
            "Vul in op welke dag het verzoek binnenkwam: die dag bepaalt welke regels gelden."
        )
    if not beeld.gemeente:
        uit["gemeente"] = "Vul de gemeente van de officiële woonplaats in: ze bepaalt het werkingsgebied."
    if not beeld.belemmeringen:
        uit["belemmeringen"] = f"Kies minstens één soort belemmering: {_soorten()} (art. 3)."
    if beeld.werk_nu_niet_mogelijk is None:
        uit["werk_nu_niet_mogelijk"] = "Zeg of betaald werk nu mogelijk is (art. 3)."
    if beeld.werk_later_verwacht is None:
        uit["werk_later_verwacht"] = "Zeg of betaald werk na het traject mogelijk lijkt (art. 9)."
    return uit


def akkoord_bezwaar(akkoord_op: date | None, ontvangen_op: date) -> str:
    """Why a request that somebody else makes for this person cannot be taken, as a sentence; "" when it can.

    Art. 7 gives the request to the candidate: somebody else hands it in for him, and so with him.
    """
    if akkoord_op is None:
        return "Vul in op welke dag de persoon akkoord ging met dit verzoek (art. 7)."
    if akkoord_op > ontvangen_op:
        return "De persoon ging pas akkoord na de ontvangst van het verzoek: verbeter een van beide."
    return ""


def is_volledig(beeld: Verzoekbeeld) -> bool:
    """Whether VDAB can take the verzoek in beoordeling: from that day the decision term runs."""
    return not ontbreekt(beeld)


def _soorten() -> str:
    return opsomming([label.lower() for label in BELEMMERINGEN.values()], "of")


def _ontvangst(ontvangen_op: date | None, grens: date, vandaag: date) -> Controle:
    if ontvangen_op is None:
        kleur, zin = Kleur.ORANJE, "De dag van ontvangst ontbreekt: die dag bepaalt welke regels gelden."
    elif ontvangen_op > vandaag:
        kleur, zin = Kleur.ROOD, "De dag van ontvangst ligt in de toekomst: verbeter de datum."
    elif is_oud(ontvangen_op, grens):
        kleur = Kleur.ROOD
        zin = (
            f"Het verzoek kwam binnen vóór {datum(grens)} en volgt het decreet van 2014: "
            "lees het in als afgesloten dossier."
        )
    else:
        kleur, zin = Kleur.GROEN, f"Het verzoek kwam binnen op {datum(ontvangen_op)}."
    return Controle("ontvangst", kleur, zin, _OVERGANG)


def _woonplaats(beeld: Verzoekbeeld) -> Controle:
    if beeld.regio:
        kleur, zin = Kleur.GROEN, f"De persoon woont in {beeld.gemeente}, in het Vlaams Gewest."
    elif ligt_in_brussel(beeld.postcode):
        # Shut out under the old rules; how VDAB and Actiris arrange it under the new ones is open (regelgeving 14).
        kleur = Kleur.ORANJE
        zin = (
            "De persoon woont in Brussel. Vroeger kon dat niet; of het nu kan, is niet zeker: "
            "vraag het na bij VDAB en Actiris."
        )
    elif beeld.gemeente:
        kleur, zin = (
            Kleur.ROOD,
            f"De persoon woont niet in het Vlaams Gewest: {beeld.gemeente} ligt in geen regio.",
        )
    else:
        kleur, zin = Kleur.ORANJE, "De gemeente van de officiële woonplaats ontbreekt: vul ze in."
    return Controle("woonplaats", kleur, zin, _ART7)


def _belemmeringen(gekozen: Collection[str]) -> Controle:
    bekend = [label.lower() for sleutel, label in BELEMMERINGEN.items() if sleutel in gekozen]
    if bekend:
        return Controle(
            "belemmeringen", Kleur.GROEN, f"Belemmering van deze aard: {opsomming(bekend)}.", _ART3
        )
    return Controle("belemmeringen", Kleur.ROOD, f"Er is geen belemmering genoemd: {_soorten()}.", _ART3)


def _werk_nu(niet_mogelijk: bool | None) -> Controle:
    if niet_mogelijk is None:
        kleur, zin = Kleur.ORANJE, "Nog niet gezegd of betaald werk nu mogelijk is."
    elif not niet_mogelijk:
        kleur, zin = (
            Kleur.ROOD,
            "Betaald werk is nu mogelijk: dan is dit traject niet bedoeld voor deze persoon.",
        )
    else:
        kleur, zin = Kleur.GROEN, "Betaald werk is nu niet mogelijk."
    return Controle("werk_nu", kleur, zin, _ART3)


def _werk_later(verwacht: bool | None) -> Controle:
    if verwacht is None:
        kleur, zin = Kleur.ORANJE, "Nog niet gezegd of betaald werk na het traject mogelijk lijkt."
    elif verwacht:
        kleur, zin = Kleur.GROEN, "Betaald werk lijkt mogelijk na het traject, met of zonder ondersteuning."
    else:
        kleur, zin = Kleur.ROOD, "Betaald werk lijkt ook na het traject niet mogelijk: zoek een ander aanbod."
    return Controle("werk_later", kleur, zin, _ART9)


def _lopend(dossier: str) -> Controle:
    if dossier:
        zin = f"Er loopt al een verzoek of traject voor deze persoon: {dossier}. Twee tegelijk kan niet."
        return Controle("lopend", Kleur.ROOD, zin, _ART7)
    return Controle("lopend", Kleur.GROEN, "Er loopt geen ander activeringstraject.", _ART7)
