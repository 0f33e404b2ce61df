"""What stands in an application, as values: read in one go, shown and judged without the database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
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
    """One organisation in the application, its seat, and when it was asked, confirmed or said no (None: not yet)."""

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
    gevraagd_op: datetime | None = None
    afgewezen_op: datetime | None = None
    afwijsreden: str = ""
    # Its first day as a part of another organisation, once a merger or take-over was registered.
    verdwijnt_op: date | None = None

    @property
    def neemt_plaats(self) -> bool:
        """Whether the seat is taken: who said no leaves it free."""
        return self.afgewezen_op is None


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
class Criteriumvraag:
    """A criterion of the call (`gewicht` in points, `bewijs` what it asks to show), and how the applicant answered."""

    id: UUID
    omschrijving: str
    gewicht: int
    bewijs: str
    is_uitsluitend: bool
    toelichting: str
    bestand: Bestand | None

    @property
    def is_beantwoord(self) -> bool:
        """Whether words or a file that was not refused answer it."""
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
    criteria: Sequence[Criteriumvraag] = ()

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
        van += [een.bestand for een in self.criteria]
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
                verdwijnt_op=date.fromisoformat(een["verdwijnt_op"]) if een["verdwijnt_op"] else None,
                bevestigd_op=_moment(een["bevestigd_op"]),
                gevraagd_op=_moment(een["gevraagd_op"]),
                afgewezen_op=_moment(een["afgewezen_op"]),
                **{naam: een[naam] for naam in ("naam", "gemeente", "soort", "conventienummer", "is_actief")},
                **{naam: een[naam] for naam in ("plaats", "inbreng", "afwijsreden")},
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
        criteria=_criteria(rij.inhoud_criteria, rij.inhoud_criteriumantwoorden),
    )


def _criteria(
    criteria: Sequence[Mapping[str, Any]], antwoorden: Sequence[Mapping[str, Any]]
) -> list[Criteriumvraag]:
    """The criteria of the call in their order, each with the answer of this application."""
    per_criterium = {een["criterium"]: een for een in antwoorden}
    return [
        Criteriumvraag(
            id=UUID(een["id"]),
            toelichting=antwoord["toelichting"] if antwoord else "",
            bestand=_bestand(antwoord["bestand"]) if antwoord else None,
            **{naam: een[naam] for naam in ("omschrijving", "gewicht", "bewijs", "is_uitsluitend")},
        )
        for een in criteria
        for antwoord in [per_criterium.get(een["id"])]
    ]


def _moment(tekst: str | None) -> datetime | None:
    return datetime.fromisoformat(tekst) if tekst else None


def _bestand(json: Mapping[str, Any]) -> Bestand | None:
    return Bestand(UUID(json["id"]), json["naam"], json["status"]) if json["id"] else None
