"""What stands in an application, as values: read in one go, shown and judged without the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

GEWEIGERD = "geweigerd"
# For which organisation an answer to a condition is: None for the application as a whole, otherwise its seat.
Wie = UUID | None


@dataclass(frozen=True)
class Bestand:
    """A proof that was added: what it was called, and whether it was scanned (`status`)."""

    id: UUID
    naam: str
    status: str

    @property
    def telt(self) -> bool:
        """Whether it still counts as a proof: it was not refused."""
        return self.status != GEWEIGERD


@dataclass(frozen=True)
class Zetel:
    """One organisation in the application, its seat, and when it confirmed (None: not yet)."""

    id: UUID
    organisatie: UUID
    naam: str
    gemeente: str
    soort: str
    conventienummer: str
    is_actief: bool
    plaats: str
    inbreng: str
    bevestigd_op: datetime | None


@dataclass(frozen=True)
class Verklaring:
    """An answer to one condition, of the application (`deelname` None) or of one seat."""

    id: UUID
    deelname: Wie
    sleutel: str
    is_bevestigd: bool
    toelichting: str
    bestand: Bestand | None

    @property
    def heeft_bewijs(self) -> bool:
        """Whether words or a file that was not refused show it."""
        return bool(self.toelichting) or bool(self.bestand and self.bestand.telt)


@dataclass(frozen=True)
class Collega:
    """Somebody who will guide."""

    id: UUID
    organisatie: UUID
    organisatienaam: str
    naam: str
    functie: str
    diploma: str
    ervaring_jaren: int | None
    bewijs_tekst: str
    bestand: Bestand | None

    @property
    def heeft_bewijs(self) -> bool:
        """Whether words or a file that was not refused show it."""
        return bool(self.bewijs_tekst) or bool(self.bestand and self.bestand.telt)


@dataclass(frozen=True)
class Inhoud:
    """Everything below an application; the regio's are key -> name, in the order of their names."""

    regios: Mapping[str, str]
    oproepregios: Mapping[str, str]
    grenzen: frozenset[tuple[str, str]]
    zetels: Sequence[Zetel]
    verklaringen: Sequence[Verklaring]
    collegas: Sequence[Collega]

    def zetel_van(self, organisatie: UUID) -> Zetel | None:
        """The seat of this organisation; None when it has none."""
        return next((zetel for zetel in self.zetels if zetel.organisatie == organisatie), None)

    def verklaringen_van(self, deelname: Wie) -> dict[str, Verklaring]:
        """The answers of one seat (None: of the application as a whole), by the key of the condition."""
        return {een.sleutel: een for een in self.verklaringen if een.deelname == deelname}

    @property
    def bestanden(self) -> list[Bestand]:
        """All proofs that were added."""
        van = [een.bestand for een in self.verklaringen] + [een.bestand for een in self.collegas]
        return [een for een in van if een]


def lees_inhoud(rij: Any) -> Inhoud:
    """What a row of `AanvraagQuerySet.met_inhoud` brought along."""
    return Inhoud(
        regios={een["sleutel"]: een["naam"] for een in rij.inhoud_regios},
        oproepregios={een["sleutel"]: een["naam"] for een in rij.inhoud_oproepregios},
        grenzen=frozenset((een["van"], een["naar"]) for een in rij.inhoud_grenzen),
        zetels=[
            Zetel(
                id=UUID(een["id"]),
                organisatie=UUID(een["organisatie"]),
                bevestigd_op=datetime.fromisoformat(een["bevestigd_op"]) if een["bevestigd_op"] else None,
                **{naam: een[naam] for naam in ("naam", "gemeente", "soort", "conventienummer", "is_actief")},
                **{naam: een[naam] for naam in ("plaats", "inbreng")},
            )
            for een in rij.inhoud_deelnames
        ],
        verklaringen=[
            Verklaring(
                id=UUID(een["id"]),
                deelname=UUID(een["deelname"]) if een["deelname"] else None,
                bestand=_bestand(een["bestand"]),
                **{naam: een[naam] for naam in ("sleutel", "is_bevestigd", "toelichting")},
            )
            for een in rij.inhoud_antwoorden
        ],
        collegas=[
            Collega(
                id=UUID(een["id"]),
                organisatie=UUID(een["organisatie"]),
                bestand=_bestand(een["bestand"]),
                **{naam: een[naam] for naam in ("organisatienaam", "naam", "functie", "diploma")},
                **{naam: een[naam] for naam in ("ervaring_jaren", "bewijs_tekst")},
            )
            for een in rij.inhoud_medewerkers
        ],
    )


def _bestand(json: Mapping[str, Any]) -> Bestand | None:
    return Bestand(UUID(json["id"]), json["naam"], json["status"]) if json["id"] else None
