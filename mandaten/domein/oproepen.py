"""What a call must say before it can be published, and for which regio's a closed one can be opened again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mandaten.soorten import Toekenningssoort

MEESTE_CRITERIA = 15
# The task to look at what a closed call brought, and the act that ends it.
NAKIJKEN = "oproep_nakijken"
LICHTST, ZWAARST = 1, 100


@dataclass(frozen=True)
class Criteriumgegevens:
    """One criterion: its weight in whole points (1 to 100) and the proof asked; without an excluding one no grant."""

    omschrijving: str
    gewicht: int
    bewijs: str = ""
    is_uitsluitend: bool = False


@dataclass(frozen=True)
class Oproepgegevens:
    """What somebody publishes; `regios` are keys, `opent_op` None means at once, `budget` is in euro."""

    soort: str
    titel: str
    omschrijving: str
    regios: tuple[str, ...]
    sluit_op: datetime
    opent_op: datetime | None = None
    budget: Decimal | None = None
    criteria: tuple[Criteriumgegevens, ...] = ()


def bezwaren(
    gegevens: Oproepgegevens, soort: Toekenningssoort, *, bestaande_regios: Collection[str], nu: datetime
) -> dict[str, str]:
    """Why this cannot be published at `nu`, per field a Dutch sentence; empty when it can."""
    nee = tijdbezwaren(gegevens.opent_op, gegevens.sluit_op, nu)
    if not soort.via_oproep:
        nee["soort"] = (
            f"Voor “{soort.label}” is er geen oproep: dat vraagt een organisatie aan wanneer ze wil."
        )
    if not gegevens.titel.strip():
        nee["titel"] = "Geef de oproep een titel."
    if not gegevens.omschrijving.strip():
        nee["omschrijving"] = "Schrijf wat je vraagt en hoe iemand aanvraagt."
    if not gegevens.regios:
        nee["regios"] = "Kies minstens één regio: een mandaat geldt in een werkingsgebied."
    elif onbekend := sorted(set(gegevens.regios) - set(bestaande_regios)):
        nee["regios"] = f"De regio “{onbekend[0]}” bestaat niet: kies regio's uit de lijst."
    if gegevens.budget is not None and gegevens.budget < 0:
        nee["budget"] = "Een budget is nul of meer."
    if zin := criteriabezwaar(gegevens.criteria):
        nee["criteria"] = zin
    return nee


def tijdbezwaren(opent_op: datetime | None, sluit_op: datetime, nu: datetime) -> dict[str, str]:
    """Why a call cannot be open from `opent_op` (None: `nu`) up to but not including `sluit_op`; empty when it can."""
    if opent_op is not None and opent_op < nu.replace(second=0, microsecond=0):
        return {"opent_op": "Dit moment is voorbij: kies een later moment, of laat dag en uur leeg."}
    if sluit_op <= (opent_op or nu):
        return {"sluit_op": "De oproep sluit na de opening: kies een later moment."}
    return {}


@dataclass(frozen=True)
class Zittend:
    """Who has a regio of the call today, or will have it: until `tot` (inclusive; None: without end)."""

    regio: str
    houder: str
    nummer: str
    tot: date | None

    @property
    def tot_wanneer(self) -> str:
        """Its end in words."""
        return f"tot en met {self.tot:%d/%m/%Y}" if self.tot else "zonder einddatum"


def waarschuwingen(soort: Toekenningssoort, zittend: Iterable[Zittend], gevraagd: Iterable[str]) -> list[str]:
    """What somebody should know before publishing, as sentences: where somebody has it, and (names of regio's) where
    an application waits. Only of a kind that a regio has once; nothing of it forbids the call."""
    if not soort.exclusief:
        return []
    return [
        *(
            f"In {een.regio} heeft {een.houder} dit {een.tot_wanneer} ({een.nummer}). Een regio heeft er één tegelijk "
            f"({soort.rechtsgrond}): wat je nu toekent, begint pas daarna."
            for een in zittend
        ),
        *(
            f"In {regio} wacht een aanvraag op een beslissing: beslis daar eerst over, of laat die regio weg."
            for regio in gevraagd
        ),
    ]


def criteriabezwaar(criteria: Collection[Criteriumgegevens]) -> str:
    """Why applications cannot be compared with these criteria, as a sentence; "" when they can."""
    if not criteria:
        return "Vul minstens één criterium in: daarmee worden de aanvragen vergeleken."
    if len(criteria) > MEESTE_CRITERIA:
        return f"Een oproep heeft hoogstens {MEESTE_CRITERIA} criteria, en dit zijn er {len(criteria)}."
    if not all(een.omschrijving.strip() for een in criteria):
        return "Elk criterium heeft een omschrijving."
    if not all(LICHTST <= een.gewicht <= ZWAARST for een in criteria):
        return f"Het gewicht is een geheel getal van {LICHTST} tot en met {ZWAARST}."
    dubbel = [
        tekst for tekst, keer in Counter(een.omschrijving.casefold() for een in criteria).items() if keer > 1
    ]
    return f"Dit criterium staat er tweemaal: “{dubbel[0]}”." if dubbel else ""


def aandelen(gewichten: Iterable[int]) -> list[Decimal]:
    """Which part of all points each weight is, in percent with one decimal; nothing for no weights."""
    alle = list(gewichten)
    totaal = sum(alle)
    return [(Decimal(100 * een) / totaal).quantize(Decimal("0.1")) for een in alle]


@dataclass(frozen=True)
class Bezetting:
    """Of some regio's: where somebody has or will have such a grant, where somebody asked for it and waits, and where
    a call is open or announced."""

    toegekend: frozenset[str]
    gevraagd: frozenset[str]
    opgeroepen: frozenset[str]

    def leeg(self, regios: Iterable[str]) -> list[str]:
        """Those that stayed empty, in their order: only for them a closed call can be opened again."""
        return [regio for regio in regios if not self.waarom(regio)]

    def waarom(self, regio: str) -> str:
        """Why this regio is not empty, as a half sentence; "" when it is."""
        if regio in self.toegekend:
            return "daar is er een mandaat"
        if regio in self.gevraagd:
            return "daar wacht een aanvraag op een beslissing"
        return "daar staat al een oproep open of aangekondigd" if regio in self.opgeroepen else ""
