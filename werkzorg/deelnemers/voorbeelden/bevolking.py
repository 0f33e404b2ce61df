"""The many: people over all regions, registered through the act, some of them corrected later."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from django.utils import timezone

from werkzorg.deelnemers.domein import Persoonsgegevens, Trekking
from werkzorg.deelnemers.handelingen.registreren import deelnemer_registreren
from werkzorg.deelnemers.handelingen.wijzigen import deelnemer_wijzigen, insz_toevoegen
from werkzorg.deelnemers.models import Deelnemer
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

DAGEN_TERUG = 420
# Of so many people one (with a number that ends in 5 here) still waits for a rijksregisternummer, whatever the age of
# the task: on the list of a real day something is late too.
BLIJFT_LIGGEN = 91

_VOORNAMEN = (
    "Lien", "Jos", "Samira", "Kobe", "Marie", "Ivan", "Ahmed", "Carine", "Fatima", "Dirk", "Sofie", "Jan", "Anja",
    "Mehmet", "Greet", "Peter", "Nathalie", "Koen", "Hilde", "Youssef", "Ann", "Stijn", "Els", "Bart", "Veerle",
    "Luc", "Ilse", "Wout", "Emine", "Rik", "Katrien", "Piotr", "Olena", "Jef", "Tine", "Rachid", "Inge", "Filip",
    "Mia", "Guy", "Aïcha", "Sven", "Lut", "Tom", "Khadija", "Wim", "Sara", "Geert", "Joke", "Bilal",
)  # fmt: skip
_ACHTERNAMEN = (
    "Hermans", "Vermeulen", "Aït Ben", "Pauwels", "De Smet", "Petrenko", "Bouzid", "Martens", "Ergün", "Segers",
    "D'Hondt", "Van den Broeck", "Claeys", "Yilmaz", "Declercq", "Wouters", "Baert", "Nowak", "Lambrecht", "Desmet",
    "El Amrani", "Coppens", "Verstraete", "Maes", "Van Damme", "Özdemir", "Goethals", "Mertens", "Cools", "Devos",
    "Benali", "Vandenberghe", "Smet", "Thijs", "Van Acker", "Kovalenko", "Michiels", "Dewulf", "Peeters", "Hendrickx",
    "Said", "De Wilde", "Bogaert", "Jacobs", "Van Hoof", "Celik", "Willems", "Aerts", "Lemmens", "Dubois",
)  # fmt: skip
_STRATEN = (
    "Kerkstraat",
    "Stationsstraat",
    "Molenstraat",
    "Lindelaan",
    "Schoolstraat",
    "Nieuwstraat",
    "Veldstraat",
)
_TALEN = ("ar", "tr", "fr", "uk", "ps", "en", "pl")
_GRONDEN = ("begeleiding", "eigen_vraag", "verwijzing")


@dataclass(frozen=True)
class Voorval:
    """Something that happened to one person at one moment; `nummer` is None for what is no registration."""

    moment: datetime
    doe: Callable[[], object]
    door: Hoedanigheid
    nummer: int | None = None


@dataclass(frozen=True)
class Woonplaats:
    """Where an example person may live: postal code, municipality, and the key of its regio."""

    postcode: str
    gemeente: str
    regio: str


def voorbeeld_insz(geboortedatum: date, volgnummer: int) -> str:
    """A valid, invented rijksregisternummer: 11 digits for this birth date and serial number (1-998)."""
    basis = f"{geboortedatum:%y%m%d}{volgnummer:03d}"
    controle = 97 - int(("2" if geboortedatum.year >= 2000 else "") + basis) % 97
    return f"{basis}{controle:02d}"


def bevolking(
    aantal: int,
    *,
    wie: Mapping[str, Sequence[Hoedanigheid]],
    plaatsen: Mapping[str, Sequence[Woonplaats]],
    nu: datetime,
    mensen: dict[int, Deelnemer],
    trekking: Trekking,
) -> Iterator[Voorval]:
    """The registration of `aantal` people over the regions, and what changed about some of them afterwards.

    `wie`: per regio key who registers there; `plaatsen`: per regio key where people live. What is registered comes in
    `mensen`, by number from 0; `trekking` draws the dossier numbers. The last ten registrations are of this week, so
    that there is something to do.
    """
    lot = random.Random("werkzorg")
    regios = sorted(regio for regio in wie if wie[regio] and plaatsen.get(regio))
    dagen = sorted((lot.randint(8, DAGEN_TERUG) for _ in range(aantal - 10)), reverse=True) + [
        lot.randint(1, 6) for _ in range(10)
    ]
    for nummer, dagen_terug in enumerate(dagen):
        regio = regios[nummer % len(regios)]
        door = wie[regio][nummer // len(regios) % len(wie[regio])]
        moment = _op_kantooruren(nu - timedelta(days=dagen_terug), lot)
        gegevens = _persoon(lot, nummer, lot.choice(plaatsen[regio]), moment.date())
        grond = _GRONDEN[nummer % 3]
        registreer = partial(_registreer, mensen, nummer, gegevens, grond, trekking, door)
        yield Voorval(moment, registreer, door, nummer)
        if nummer % 9 == 4 and dagen_terug > 30:
            later = _op_kantooruren(moment + timedelta(days=lot.randint(10, 25)), lot)
            telefoon = f"+3247{lot.randint(1000000, 9999999)}"
            yield Voorval(later, partial(_wijzig, mensen, nummer, telefoon, door), door)
        if not gegevens.insz and nummer % BLIJFT_LIGGEN != 5:
            gevonden = _werkdag(moment + timedelta(days=5 + nummer % 19))
            insz = voorbeeld_insz(gegevens.geboortedatum, _volgnummer(nummer))
            if gevonden < nu:
                yield Voorval(gevonden, partial(_vul_aan, mensen, nummer, insz, door), door)


def _werkdag(moment: datetime) -> datetime:
    """The same time on the same day, or on the Friday before when that is in the weekend."""
    return moment - timedelta(days=max(0, moment.weekday() - 4))


def _op_kantooruren(moment: datetime, lot: random.Random) -> datetime:
    """A working moment on that working day."""
    return _werkdag(moment).replace(
        hour=lot.randint(8, 16), minute=lot.choice((0, 5, 10, 20, 35, 45)), second=0, microsecond=0
    )


def _volgnummer(nummer: int) -> int:
    """Which serial number a person gets in his rijksregisternummer: 1-997."""
    return nummer * 3 % 997 + 1


def _persoon(lot: random.Random, nummer: int, plaats: Woonplaats, op: date) -> Persoonsgegevens:
    geboren = op - timedelta(days=lot.randint(19 * 366, 63 * 365))
    taal = lot.choice(_TALEN) if nummer % 7 == 2 else "nl"
    zonder_nummer = nummer % 13 == 5
    return Persoonsgegevens(
        voornaam=_VOORNAMEN[(nummer * 7 + nummer // 50) % len(_VOORNAMEN)],
        achternaam=_ACHTERNAMEN[(nummer * 11 + nummer // 25) % len(_ACHTERNAMEN)],
        geboortedatum=geboren,
        insz="" if zonder_nummer else voorbeeld_insz(geboren, _volgnummer(nummer)),
        insz_ontbreekt="aangevraagd" if zonder_nummer else "",
        telefoon=f"+3246{lot.randint(1000000, 9999999)}" if nummer % 4 else "",
        email=f"deelnemer{nummer}@voorbeeld.be" if nummer % 3 == 0 else "",
        straat=lot.choice(_STRATEN),
        huisnummer=str(lot.randint(1, 180)),
        postcode=plaats.postcode,
        gemeente=plaats.gemeente,
        taal=taal,
        tolk_nodig=taal != "nl" and nummer % 2 == 0,
    )


def _registreer(
    mensen: dict[int, Deelnemer],
    nummer: int,
    gegevens: Persoonsgegevens,
    grond: str,
    trekking: Trekking,
    door: Hoedanigheid,
) -> None:
    mensen[nummer] = deelnemer_registreren(
        gegevens, grond=grond, geinformeerd_op=timezone.localdate(), trekking=trekking, door=door
    )


def _wijzig(mensen: dict[int, Deelnemer], nummer: int, telefoon: str, door: Hoedanigheid) -> None:
    mensen[nummer] = deelnemer_wijzigen(
        mensen[nummer], wijzigingen={"telefoon": telefoon}, versie=mensen[nummer].versie, door=door
    )


def _vul_aan(mensen: dict[int, Deelnemer], nummer: int, insz: str, door: Hoedanigheid) -> None:
    mensen[nummer] = insz_toevoegen(mensen[nummer], insz=insz, door=door)
