"""To which core partners an inhabitant of a municipality can go (decreet lokaal sociaal beleid art. 9-10)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

BRON = "Decreet 9/2/2018 lokaal sociaal beleid art. 9-10"

ONBEKEND, BRUSSEL, ONGEDEKT, NIEMAND, GEDEKT = "onbekend", "brussel", "ongedekt", "niemand", "gedekt"


def dekkingszin(uitkomst: str, gemeente: str) -> str:
    """Why the data can(not) go to a core partner from this municipality; raises KeyError for an unknown outcome."""
    return {
        ONBEKEND: (
            "We weten niet in welke gemeente de persoon woont. Verbeter het adres in het dossier: de gemeente bepaalt "
            "naar welke kernpartners je kunt overdragen."
        ),
        BRUSSEL: (
            f"{gemeente} ligt in Brussel, en daar is er geen Vlaams geïntegreerd breed onthaal. Wijs de persoon de weg "
            "naar de diensten in Brussel."
        ),
        ONGEDEKT: (
            f"Geen samenwerkingsverband van het geïntegreerd breed onthaal dekt {gemeente}. Meld dit aan het "
            "Departement Zorg."
        ),
        NIEMAND: (
            f"Er is een samenwerkingsverband voor {gemeente}, maar geen kernpartner kan de gegevens hier openen. "
            "Meld dit aan het Departement Zorg."
        ),
        GEDEKT: f"Het samenwerkingsverband dat {gemeente} dekt, heeft deze kernpartners. Kies er precies één.",
    }[uitkomst]


def periodebezwaren(van: date, tot: date | None) -> dict[str, str]:
    """What is wrong with these days, both inclusive; empty when nothing is."""
    if tot is not None and tot < van:
        return {"tot": "De laatste dag ligt vóór de eerste dag: verbeter een van beide."}
    return {}


def samenstellingsbezwaar(soorten: Sequence[str]) -> str:
    """What a partnership misses of its three kinds of core partners, as a sentence; "" when it misses none."""
    namen = {"ocmw": "een OCMW", "caw": "een CAW", "dmw": "een DMW"}
    mist = [naam for soort, naam in namen.items() if soort not in soorten]
    if not mist:
        return ""
    return f"Dit samenwerkingsverband heeft nog geen {' en geen '.join(een[4:] for een in mist)} (decreet art. 10)."


@dataclass(frozen=True)
class Samenstelling:
    """What a partnership is: its name, the municipalities (REFNIS) it covers, and its core partners.

    `partners`: organisation -> the one municipality whose inhabitants it receives, "" for all of them.
    """

    naam: str
    gemeenten: frozenset[str]
    partners: Mapping[UUID, str]


def samenstellingsbezwaren(
    nieuw: Samenstelling,
    *,
    kernpartners: Collection[UUID],
    elders: Mapping[str, str],
    naam_bezet: bool,
) -> dict[str, str]:
    """Why a partnership cannot be so: field -> Dutch sentence; empty when it can.

    `kernpartners`: the active organisations that are OCMW, CAW or DMW; `elders`: name of a municipality that another
    partnership covers already -> which.
    """
    velden: dict[str, str] = {}
    if not nieuw.naam.strip():
        velden["naam"] = "Geef het samenwerkingsverband een naam."
    elif naam_bezet:
        velden["naam"] = "Er is al een samenwerkingsverband met deze naam: kies een andere."
    if not nieuw.gemeenten:
        velden["gemeenten"] = "Kies minstens één gemeente: zonder vindt niemand dit samenwerkingsverband."
    elif elders:
        gemeente, verband = min(elders.items())
        velden["gemeenten"] = (
            f"{gemeente} hoort al bij {verband}: een gemeente hoort bij één samenwerkingsverband."
        )
    if not nieuw.partners:
        velden["partners"] = "Kies minstens één kernpartner."
    elif set(nieuw.partners) - set(kernpartners):
        velden["partners"] = "Alleen een OCMW, een CAW of een DMW is kernpartner (decreet art. 10)."
    return velden
