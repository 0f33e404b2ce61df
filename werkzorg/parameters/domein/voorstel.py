"""What somebody proposes, and what the rules say about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from werkzorg.parameters.domein.soort import Parametersoort, Zekerheid
from werkzorg.parameters.domein.voortzetting import Vak, kan_niet
from werkzorg.parameters.domein.waarden import Verwijzing, Waarde

_MEESTE_JAREN_VOORUIT = 20


@dataclass(frozen=True)
class Voorstel:
    """A new value from `van` on, with its source and how sure it is.

    `aanname` says which part of it is an assumption; `reden` why, and must stand there when it reaches back.
    """

    waarde: Waarde
    van: date
    zekerheid: Zekerheid
    bron: str
    aanname: str = ""
    reden: str = ""


@dataclass(frozen=True)
class Bestaand:
    """A confirmed value and what is said about it."""

    vak: Vak
    waarde: Waarde
    zekerheid: Zekerheid
    bron: str
    aanname: str


def is_terugwerkend(van: date, vandaag: date) -> bool:
    """Whether a value from `van` on also holds for days on which somebody may have calculated with another."""
    return van <= vandaag


def bezwaren(
    voorstel: Voorstel, soort: Parametersoort, bestaande: Iterable[Bestaand], vandaag: date
) -> dict[str, str]:
    """Per field why this cannot be proposed, as Dutch sentences; empty when it can."""
    rijen = list(bestaande)
    uit: dict[str, str] = {}
    if zin := soort.bezwaar(voorstel.waarde):
        uit["verwijst_naar" if isinstance(voorstel.waarde, Verwijzing) else "waarde"] = zin
    if zin := kan_niet((rij.vak for rij in rijen), voorstel.van, vandaag):
        uit["van"] = zin
    elif voorstel.van.year > vandaag.year + _MEESTE_JAREN_VOORUIT:
        uit["van"] = f"Dit is meer dan {_MEESTE_JAREN_VOORUIT} jaar vooruit. Kijk het jaartal na."
    if not voorstel.bron:
        uit["bron"] = "De bron ontbreekt: noem het artikel of de pagina waar je de waarde las."
    if is_terugwerkend(voorstel.van, vandaag) and not voorstel.reden:
        uit["reden"] = "Deze waarde werkt terug: schrijf op waarom."
    nu = next((rij for rij in rijen if rij.vak.bevat(voorstel.van)), None)
    if nu and not uit and _zegt_hetzelfde(nu, voorstel):
        uit["waarde"] = (
            "Dit geldt op die dag al, met dezelfde bron. Wijzig de waarde, de zekerheid of de bron."
        )
    return uit


def _zegt_hetzelfde(nu: Bestaand, voorstel: Voorstel) -> bool:
    return (nu.waarde, nu.zekerheid, nu.bron, nu.aanname) == (
        voorstel.waarde,
        voorstel.zekerheid,
        voorstel.bron,
        voorstel.aanname,
    )
