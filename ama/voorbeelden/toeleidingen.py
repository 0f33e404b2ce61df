"""The people of the example AMA sociale economie: proposed, granted, waiting, begun and gone, at six maatwerkbedrijven.

One contingent (Leuven) is full: who is granted a place there waits.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from ama.domein.toeleiding import Voorstel
from ama.handelingen.toeleiding import toeleiding_intrekken, toeleiding_voorstellen
from ama.handelingen.toeleidingbeslissing import toeleiding_toekennen, toeleiding_weigeren
from ama.models import Toeleiding
from ama.voorbeelden.mensen import ACHTERNAMEN, VOORNAMEN
from ama.voorbeelden.spel import Gebeurtenis, Spel
from mandaten.models import Toekenning
from mandaten.soorten import CONTINGENT
from werkzorg.deelnemers.domein import Persoonsgegevens
from werkzorg.deelnemers.handelingen.registreren import deelnemer_registreren
from werkzorg.deelnemers.voorbeelden.bevolking import voorbeeld_insz
from werkzorg.organisaties.hoedanigheid import Hoedanigheid

# How far somebody comes.
VOORGESTELD, GEWEIGERD, INGETROKKEN, TOEGEKEND, BEGONNEN = (
    "voorgesteld",
    "geweigerd",
    "ingetrokken",
    "toegekend",
    "begonnen",
)
AANTAL_WSE = 262
# Days before the first day of guidance: registered, proposed, decided.
REGISTRATIE, VOORSTEL, BESLISSING = -42, -35, -28
# Holder and regio of each contingent, how many begin there, how many of these are gone again, and how many others are
# there for more than a year; the first begin after the file with the contingents was read in
# (mandaten/voorbeelden/bestaand.py).
SINDS = 540
HUIZEN: tuple[tuple[str, str, int, int, int], ...] = (
    ("maatwerk_kortrijk", "kortrijk", 34, 18, 0),
    ("maatwerk_ant", "antwerpen", 56, 28, 2),
    ("maatwerk_limburg", "limburg", 22, 12, 0),
    ("maatwerk_brugge", "brugge", 62, 24, 12),
    ("maatwerk_leuven", "oost_brabant", 36, 12, 12),
)
GENT = ("maatwerk", "gent")
# Between those who left and those who came stands this day.
_WEG = 370
# At the full one so many wait; elsewhere a few were granted a place and begin one of these days.
VOL, WACHTENDEN, BIJNA = "maatwerk_leuven", 7, 2
# Who proposes: house and role.
_VOORSTELLERS = (
    ("vdab", "vdab_beslisser"),
    ("vdab", "casemanager_werk"),
    ("caw", "verwijzer"),
)
_REDENEN = (
    "Wil opnieuw structuur, en ziet zichzelf binnen het jaar solliciteren.",
    "Werkte vroeger in een magazijn. De uren kunnen stap voor stap omhoog.",
    "Betaald werk lukt nog niet. Samen met een begeleider zijn stappen haalbaar.",
    "Volgt een korte opleiding en wil daarnaast ervaring opdoen op de werkvloer.",
)
_WENSEN = ("Met mijn handen bezig zijn.", "Onder de mensen komen.", "Weer iets betekenen.", "")
# The serial numbers of their rijksregisternummers: below those of the example agreements.
_INSZ_VANAF = 380


@dataclass(frozen=True)
class Wsemens:
    """One person; `start` and `stopt` are days from today, `stopt` None for who is still there or never began.

    `huis` "" for whoever VDAB did not grant it: no place was chosen.
    """

    sleutel: str
    voornaam: str
    achternaam: str
    geboren: date
    weg: str
    start: int
    huis: str = ""
    regio: str = ""
    stopt: int | None = None
    nummer: int = 0


def iedereen(aantal: int = AANTAL_WSE) -> list[Wsemens]:
    """So many people, each time the same; the shares of houses and ways stay as they are."""
    trek = random.Random("ama_wse")
    alle = list(_wegen(trek))
    if aantal >= len(alle):
        gekozen = alle
    else:
        stap = len(alle) / max(aantal, 1)
        gekozen = [alle[int(volg * stap)] for volg in range(aantal)]
    return [
        Wsemens(
            sleutel=f"wse_{nummer}",
            voornaam=trek.choice(VOORNAMEN),
            achternaam=trek.choice(ACHTERNAMEN),
            geboren=date(trek.randint(1968, 2003), trek.randint(1, 12), trek.randint(1, 28)),
            weg=weg,
            start=start,
            huis=huis,
            regio=regio,
            stopt=stopt,
            nummer=nummer,
        )
        for nummer, (weg, huis, regio, start, stopt) in enumerate(gekozen)
    ]


def _wegen(trek: random.Random) -> Iterator[tuple[str, str, str, int, int | None]]:
    """Way, house, regio, first and last day of each of them."""
    for huis, regio, begonnen, weg, lang in HUIZEN:
        for volg in range(begonnen):
            # Who is gone left before most of those who are there now began: no place is taken twice.
            is_vroeg = volg < weg + lang
            start = -trek.randint(_WEG + 70, SINDS) if is_vroeg else -trek.randint(40, _WEG - 40)
            stopt = trek.randint(start + 60, -_WEG) if volg < weg else None
            yield BEGONNEN, huis, regio, start, stopt
        for volg in range(WACHTENDEN if huis == VOL else BIJNA):
            yield TOEGEKEND, huis, regio, 12 + volg * 2, None
    # The sixth has its contingent for a few months only, by a call (mandaten/voorbeelden/aanvragen.py).
    huis, regio = GENT
    for volg in range(10):
        yield BEGONNEN, huis, regio, -30 + volg * 2, None
    for volg in range(BIJNA):
        yield TOEGEKEND, huis, regio, 12 + volg * 2, None
    for volg in range(12):
        yield VOORGESTELD, "", "", 20 + volg, None
    for _ in range(9):
        yield GEWEIGERD, "", "", -trek.randint(20, SINDS), None
    for _ in range(4):
        yield INGETROKKEN, "", "", -trek.randint(20, SINDS), None


def gebeurtenissen(spel: Spel, mensen: Sequence[Wsemens]) -> Iterator[Gebeurtenis]:
    """What befell everybody up to the decision of VDAB; what comes after it is of who guides."""
    for een in mensen:
        minuut = een.nummer % 60
        yield spel.op(een.start + REGISTRATIE, 9, minuut), partial(_registreer, spel, een)
        yield spel.op(een.start + VOORSTEL, 10, minuut), partial(_stel_voor, spel, een)
        doe = {
            GEWEIGERD: _weiger,
            INGETROKKEN: _trek_in,
            TOEGEKEND: _ken_toe,
            BEGONNEN: _ken_toe,
        }.get(een.weg)
        if doe is not None:
            yield spel.op(een.start + BESLISSING, 11, minuut), partial(doe, spel, een)


def toeleiding_van(spel: Spel, een: Wsemens) -> Toeleiding:
    """The toeleiding of this person, as it is now."""
    return Toeleiding.objects.get(deelnemer=spel.mensen[een.sleutel])


def beslisser(spel: Spel, een: Wsemens) -> Hoedanigheid:
    """Who decides at VDAB."""
    deuren = spel.wie("vdab", "vdab_beslisser")
    return deuren[een.nummer % len(deuren)]


def _voorsteller(spel: Spel, een: Wsemens) -> Hoedanigheid:
    huis, rol = _VOORSTELLERS[een.nummer % len(_VOORSTELLERS)]
    return spel.wie(huis, rol)[0]


def _registreer(spel: Spel, een: Wsemens) -> None:
    thuis = spel.huizen[een.huis or "vdab"]
    gegevens = Persoonsgegevens(
        voornaam=een.voornaam,
        achternaam=een.achternaam,
        geboortedatum=een.geboren,
        insz=voorbeeld_insz(een.geboren, _INSZ_VANAF + een.nummer),
        telefoon="",
        straat="Stationsstraat",
        huisnummer=str(een.nummer + 1),
        postcode=thuis.postcode,
        gemeente=thuis.gemeente,
        taal="nl",
    )
    spel.mensen[een.sleutel] = deelnemer_registreren(
        gegevens,
        grond="begeleiding",
        geinformeerd_op=spel.vandaag,
        trekking=spel.trekking,
        door=_voorsteller(spel, een),
    )


def _stel_voor(spel: Spel, een: Wsemens) -> None:
    door, nummer = _voorsteller(spel, een), een.nummer
    toeleiding_voorstellen(
        spel.mensen[een.sleutel],
        voorstel=Voorstel(
            ontvangen_op=spel.vandaag,
            akkoord_op=spel.vandaag,
            geinformeerd_op=spel.vandaag,
            motivering=_REDENEN[nummer % len(_REDENEN)],
            wens=_WENSEN[nummer % len(_WENSEN)],
            minuten_haalbaar=720 + 60 * (nummer % 6) if nummer % 5 else 480,
            opbouw_mogelijk=nummer % 5 == 0 or nummer % 3 == 0,
            stappen_haalbaar=True,
        ),
        vdab_id=None if door.rol == "vdab_beslisser" else spel.huizen["vdab"].pk,
        door=door,
    )


def _ken_toe(spel: Spel, een: Wsemens) -> None:
    rij = toeleiding_van(spel, een)
    contingent = (
        Toekenning.objects.filter(soort=CONTINGENT, houder=spel.huizen[een.huis], regios__regio_id=een.regio)
        .distinct()
        .get()
    )
    toeleiding_toekennen(
        rij,
        contingent_id=contingent.pk,
        aanbieder_id=spel.huizen[een.huis].pk,
        motivering="De uren en de stappen naar werk zijn haalbaar, en dit maatwerkbedrijf is goed bereikbaar.",
        versie=rij.versie,
        door=beslisser(spel, een),
    )


def _weiger(spel: Spel, een: Wsemens) -> None:
    rij = toeleiding_van(spel, een)
    adviezen = ("ama_wvg", "bemiddeling", "welzijn", "activeringstraject")
    toeleiding_weigeren(
        rij,
        motivering="Op dit ogenblik past een ander aanbod beter. Dat is besproken met de persoon.",
        weigeradvies=adviezen[een.nummer % len(adviezen)],
        versie=rij.versie,
        door=beslisser(spel, een),
    )


def _trek_in(spel: Spel, een: Wsemens) -> None:
    rij = toeleiding_van(spel, een)
    toeleiding_intrekken(
        rij, reden="De persoon verhuist en zoekt daar iets.", versie=rij.versie, door=beslisser(spel, een)
    )
