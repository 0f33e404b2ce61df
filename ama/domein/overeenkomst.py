"""What a begeleidingsovereenkomst must contain, when it is handed in, and when it begins (regelgeving 5.6, 10.4)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from enum import StrEnum

from ama.domein import woorden
from ama.domein.rooster import Rooster
from ama.domein.rooster import bezwaren as roosterbezwaren
from ama.domein.subsidiedagen import indienen_uiterlijk_op
from werkzorg.termijnen import Periode

# The annex of the BVR was not read: this is the published list for AMA sociale economie (regelgeving 5.6).
_INHOUD = "BVR 18/11/2022, bijlage (aanname: de lijst van AMA sociale economie)"


class Partij(StrEnum):
    """Who signs."""

    DEELNEMER = "deelnemer"
    BEGELEIDER = "begeleider"
    WERKPOST = "werkpost"


PARTIJEN: Mapping[Partij, str] = {
    Partij.DEELNEMER: "de deelnemer",
    Partij.BEGELEIDER: "de begeleider",
    Partij.WERKPOST: "de werkpost",
}
_ALLEN = frozenset(Partij)
_ZONDER_WERKPOST = frozenset({Partij.DEELNEMER, Partij.BEGELEIDER})


@dataclass(frozen=True)
class Inhoud:
    """What is agreed: everything that stands in the document beside the parties and the start."""

    rooster: Rooster = field(default_factory=Rooster)
    activiteiten: tuple[str, ...] = ()
    omvang: str = ""
    locaties: tuple[str, ...] = ()
    verzekering: str = ""
    werkkledij: str = ""
    veiligheid: str = ""
    hygiene: str = ""
    begeleiding: str = ""
    onkosten: str = ""
    beeindiging: str = ""


@dataclass(frozen=True)
class Onderdeel:
    """One part of the contents: its name on screen, what to fill in, who signs it, and whether it must be there."""

    label: str
    vraag: str
    tekenaars: frozenset[Partij] = _ALLEN
    is_verplicht: bool = True


ONDERDELEN: Mapping[str, Onderdeel] = {
    "rooster": Onderdeel("dagen en uren", "Kies de dagen en uren."),
    "activiteiten": Onderdeel("activiteiten", "Kies minstens één activiteit van de werkpost."),
    "omvang": Onderdeel("aard en omvang", "Schrijf op wat de deelnemer doet, en hoeveel."),
    "locaties": Onderdeel("plaats", "Kies waar de activiteiten gebeuren."),
    "verzekering": Onderdeel(
        "verzekeringen", "Schrijf op hoe ongevallen en aansprakelijkheid verzekerd zijn."
    ),
    "werkkledij": Onderdeel("werkkledij", "Schrijf op wie voor werkkledij zorgt, of dat er geen nodig is."),
    "veiligheid": Onderdeel("veiligheid", "Schrijf op welke veiligheidsinstructies gelden."),
    "hygiene": Onderdeel("hygiëne", "Schrijf op wat er afgesproken is over hygiëne."),
    "begeleiding": Onderdeel(
        "voorwaarden van de begeleiding", "Schrijf op wie begeleidt, hoe vaak en hoe.", _ZONDER_WERKPOST
    ),
    "onkosten": Onderdeel(
        "onkosten", "Schrijf op welke kosten terugbetaald worden.", _ALLEN, is_verplicht=False
    ),
    "beeindiging": Onderdeel("wijze van beëindiging", "Schrijf op hoe een partij de overeenkomst stopt."),
}


# Of each list: the most lines, and the most characters of a line.
_GRENZEN: Mapping[str, tuple[int, int]] = {"activiteiten": (40, 100), "locaties": (20, 200)}


@dataclass(frozen=True)
class Dimona:
    """The declaration DWD: its reference and the days of the declaration in and out (None: not done)."""

    referentie: str = ""
    in_op: date | None = None
    uit_op: date | None = None


def ontbreekt(inhoud: Inhoud) -> dict[str, str]:
    """Per part what is missing before anybody can sign, as sentences; empty when the contents are complete."""
    uit: dict[str, str] = {}
    for naam, onderdeel in ONDERDELEN.items():
        if naam == "rooster":
            if zinnen := roosterbezwaren(inhoud.rooster.blokken):
                uit[naam] = zinnen[0]
        elif onderdeel.is_verplicht and not _gevuld(getattr(inhoud, naam)):
            uit[naam] = f"{onderdeel.vraag} Dat moet in de overeenkomst staan ({_INHOUD})."
    return uit


def te_lang(inhoud: Inhoud) -> dict[str, str]:
    """Per list what does not fit in it, as sentences; empty when all does."""
    uit: dict[str, str] = {}
    for naam, (regels, tekens) in _GRENZEN.items():
        waarde: tuple[str, ...] = getattr(inhoud, naam)
        if len(waarde) > regels:
            uit[naam] = f"Noem er hoogstens {regels}: neem samen wat op elkaar lijkt."
        elif lang := next((een for een in waarde if len(een) > tekens), ""):
            uit[naam] = (
                f"Schrijf “{lang[:30]}…” in hoogstens {tekens} tekens, of verdeel het over meer regels."
            )
    return uit


def overgenomen(vorige: Inhoud, nieuw: Inhoud) -> Inhoud:
    """What a new agreement starts with: what was filled in, and for the rest the words of an earlier one."""
    return Inhoud(
        **{
            veld.name: getattr(nieuw, veld.name) or getattr(vorige, veld.name)
            for veld in fields(Inhoud)
            if veld.name != "rooster"
        },
        rooster=nieuw.rooster if nieuw.rooster.blokken else vorige.rooster,
    )


def kenmerk(inhoud: Inhoud, *anders: object) -> str:
    """The SHA-256, in hexadecimals, of what is agreed and of what else a signature is about (parties, days)."""
    tekst = json.dumps([asdict(inhoud), *(str(een) for een in anders)], sort_keys=True, default=str)
    return hashlib.sha256(tekst.encode()).hexdigest()


def start_bezwaar(
    start: date, werkpost: Periode, vandaag: date, hoogstens_vooraf: int, hoogstens_terug: int
) -> str:
    """Why an agreement cannot begin on this day, as a sentence; "" when it can.

    At most `hoogstens_vooraf` days ahead, and `hoogstens_terug` days back for one that was signed on paper.
    """
    if not werkpost.bevat(start):
        return f"De werkpost bestaat {woorden.periode(werkpost)}: kies een dag daarin."
    if (start - vandaag).days > hoogstens_vooraf:
        return f"De start ligt meer dan {woorden.dagen(hoogstens_vooraf)} vooruit: controleer het jaar."
    if (vandaag - start).days > hoogstens_terug:
        return f"De start ligt meer dan {woorden.dagen(hoogstens_terug)} terug: controleer het jaar."
    return ""


def indien_zin(start: date, dagen: int, vandaag: date, ingediend_op: date | None = None) -> str:
    """What handing in, or its delay, means for the subsidy, as a sentence."""
    tot = indienen_uiterlijk_op(start, dagen)
    op = ingediend_op or vandaag
    if op <= tot:
        if ingediend_op is not None:
            return f"Op tijd ingediend op {woorden.datum(ingediend_op)}: de subsidie telt vanaf de start."
        return f"Dien in uiterlijk op {woorden.datum(tot)}: dan telt de subsidie vanaf de start."
    verloren = woorden.dagen((op - start).days)
    if ingediend_op is not None:
        return f"Te laat ingediend op {woorden.datum(op)}: de eerste {verloren} tellen niet mee voor de subsidie."
    return (
        f"Indienen kon tot en met {woorden.datum(tot)}. Wie vandaag indient, verliest de subsidie van {verloren}: "
        "dien nu in."
    )


def _gevuld(waarde: object) -> bool:
    if isinstance(waarde, str):
        return bool(waarde.strip())
    return isinstance(waarde, tuple) and any(str(een).strip() for een in waarde)
