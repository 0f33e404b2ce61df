"""An application as values, with what the world around it says: what the law of submitting judges, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from mandaten.domein.houders import Eigen

if TYPE_CHECKING:
    from mandaten.soorten import Toekenningssoort


@dataclass(frozen=True)
class Antwoord:
    """What was answered to one condition: ticked, and shown with words or a file."""

    is_bevestigd: bool
    heeft_bewijs: bool = False


@dataclass(frozen=True)
class Partner:
    """An organisation that takes a seat, and what it confirmed itself; `doet_mee` False: it said no."""

    naam: str
    plaats: str
    soort: str
    is_aanvrager: bool = False
    is_gevraagd: bool = True
    doet_mee: bool = True
    is_bevestigd: bool = False
    is_actief: bool = True
    # Its first day as a part of another organisation, once a merger or take-over was registered.
    verdwijnt_op: date | None = None
    conventie_bezwaar: str = ""
    antwoorden: Mapping[str, Antwoord] = field(default_factory=dict)


@dataclass(frozen=True)
class Begeleider:
    """Somebody who will guide: whether a diploma or experience is given, and its proof."""

    naam: str
    heeft_kwalificatie: bool
    heeft_bewijs: bool


@dataclass(frozen=True)
class Criteriumbeeld:
    """A criterion of the call, the proof it asks ("" for none), and whether words or a file answer it."""

    sleutel: str
    omschrijving: str
    bewijs: str = ""
    is_uitsluitend: bool = False
    is_beantwoord: bool = False


@dataclass(frozen=True)
class Bezet:
    """A regio in which somebody else has what is asked, up to and including `tot` (None: without an end)."""

    regio: str
    tot: date | None


@dataclass(frozen=True)
class Aanvraagbeeld:
    """An application as it stands, and what the world around it says.

    `regios` and `oproepregios` are key -> name; `grenzen` holds each pair of adjoining regio's in both directions.
    `oproep_bezwaar` says why the call is not open now; `eigen` is a grant of this kind that the applicant
    holds, or is to hold, in the asked period; `botsing` says who is casemanager Werk and Zorg at once.
    """

    soort: Toekenningssoort
    vandaag: date
    aanvrager: Partner
    ingaat_op: date | None = None
    plaatsen: int | None = None
    tekenbevoegde: str = ""
    tekenfunctie: str = ""
    contact: str = ""
    bereikbaar: str = ""
    regios: Mapping[str, str] = field(default_factory=dict)
    oproepregios: Mapping[str, str] | None = None
    grenzen: frozenset[tuple[str, str]] = frozenset()
    partners: Sequence[Partner] = ()
    begeleiders: Sequence[Begeleider] = ()
    antwoorden: Mapping[str, Antwoord] = field(default_factory=dict)
    criteria: Sequence[Criteriumbeeld] = ()
    oproep_bezwaar: str = ""
    bezet: Sequence[Bezet] = ()
    eigen: Eigen | None = None
    botsing: str = ""
    geweigerde_bestanden: Sequence[str] = ()


@dataclass(frozen=True)
class Lijn:
    """One line of the checklist; `stap` is where it is mended ("" when nobody can mend it in the form).

    `is_volledigheid`: about what the applicant filled in, so it must also be green before a supplement is complete;
    the others are about the moment of submitting.
    """

    sleutel: str
    is_groen: bool
    zin: str
    artikel: str
    stap: str = ""
    is_volledigheid: bool = True
